"""A therapist's plan before it is followed: shown, explained, accepted or declined."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.errors import UserFacing
from ui.theme import Theme
from ui.viewmodels.plan_offer import PlanOfferModel
from ui.widgets.controls import Card, IconButton, Tick, column, label, row, scrolled
from ui.widgets.notices import Notice

_WIDTH = 860


class PlanOfferPage(QWidget):
    """A whole-window page. Esc declines.

    Signals: `accepted()`, `left()` declined or closed; nothing is changed then.
    """

    accepted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, model: PlanOfferModel) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._model = model
        self.heading = label("h1")
        self.about = label(tone="text2")
        self.problem = Notice("info")
        self.problem.set_caution(True)
        self.problem.hide()
        self.origin, self.asks, self.rules = Card("user"), Card("list"), Card("info")
        self.verdict, self.digits, self.advice = label("strong"), label("h3"), label()
        self.compared = Tick()
        self.note = label()
        self.told = label()
        self.replaces = label("strong")
        self.accept = IconButton("check", "primary")
        self.decline = IconButton("x")
        self._set_boxes = column(14)
        self._rule_box = column(8)
        self._lay_out()
        self.compared.toggled.connect(self._set_ready)
        self.accept.clicked.connect(model.accept)
        self.decline.clicked.connect(self.left)
        model.accepted.connect(self.accepted)
        model.failed.connect(self._on_failed)
        self.retranslate()

    def _lay_out(self) -> None:
        for widget in (self.verdict, self.digits, self.advice, self.compared):
            self.origin.body.addWidget(widget)
        self.asks.body.addWidget(self.note)
        self.asks.body.addLayout(self._set_boxes)
        self.rules.body.addLayout(self._rule_box)
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        box = column(14)
        parts = (self.heading, self.about, self.problem, self.told, self.origin, self.asks)
        for widget in (*parts, self.rules, self.replaces):
            box.addWidget(widget)
        inner.setLayout(box)
        content = QWidget()
        across = row(0, (32, 24, 32, 16))
        across.addStretch(1)
        across.addWidget(inner, 20, Qt.AlignmentFlag.AlignTop)
        across.addStretch(1)
        content.setLayout(across)
        self._bar = QFrame()
        self._bar.setProperty("kind", "topbar")
        buttons = row(14, (32, 12, 32, 14))
        buttons.addStretch(1)
        buttons.addWidget(self.decline)
        buttons.addWidget(self.accept)
        buttons.addStretch(1)
        self._bar.setLayout(buttons)
        whole = column(0)
        whole.addWidget(scrolled(content), 1)
        whole.addWidget(self._bar)
        self.setLayout(whole)

    # --- what the window needs of it ---------------------------------------------------------

    def begin(self) -> None:
        first = self.compared if self._must_compare() else self.accept
        target = first if self._model.offer.can_be_accepted else self.decline
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def shut_down(self) -> None:
        """Nothing here runs or waits to be written."""

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    # --- showing -----------------------------------------------------------------------------

    def retranslate(self) -> None:
        model = self._model
        plan, can = model.plan, model.offer.can_be_accepted
        self.heading.setText(
            self.tr("A plan from your therapist") if can else self.tr("This plan is not used")
        )
        self.about.setText(model.about())
        self.about.setVisible(bool(self.about.text()))
        self.told.setText("\n".join(model.reasons()))
        self.told.setVisible(not can)
        self._show_sender()
        self._show_asked()
        self.note.setText("" if plan is None else plan.note)
        self.note.setVisible(bool(self.note.text()))
        self.asks.setVisible(plan is not None)
        self.rules.setVisible(can)
        old = model.replaced
        self.replaces.setVisible(can and old is not None)
        if old is not None:
            words = self.tr("The plan by {author} that you follow now is put aside.")
            self.replaces.setText(words.format(author=old.author))
        self.accept.set_words(self.tr("Follow this plan"))
        self.accept.setVisible(can)
        self.decline.set_words(self.tr("Decline") if can else self.tr("Close"))
        self._set_ready()

    def _show_sender(self) -> None:
        model = self._model
        self.origin.heading.setText(self.tr("Who it is from"))
        self.verdict.setText(model.verdict())
        self.digits.setText(model.offer.read.fingerprint)
        self.digits.setAccessibleName(self.tr("Fingerprint of the sender's key"))
        self.advice.setText(
            self.tr(
                "Nobody has sent you a plan with this number before. Ask your therapist by "
                "telephone, or face to face, whether their app shows the same one."
            )
        )
        self.compared.setText(self.tr("I have compared it, or got the file from their hand"))
        for widget in (self.digits, self.advice, self.compared):
            widget.setVisible(self._must_compare())
        self.origin.setVisible(model.offer.can_be_accepted)

    def _show_asked(self) -> None:
        model = self._model
        self.asks.heading.setText(self.tr("What it asks for"))
        _clear(self._set_boxes)
        for each in model.sets():
            head, lines = label("strong"), label()
            head.setText(each.heading)
            lines.setText("\n".join(f"· {line}" for line in each.exercises))
            self._set_boxes.addWidget(head)
            self._set_boxes.addWidget(lines)
        self.rules.heading.setText(self.tr("When to stop, and what stays as it is"))
        _clear(self._rule_box)
        changes = self.tr(
            "If you follow it, its first set becomes the training on Today, and all of its sets "
            "stand in Practice. You can put it aside there at any time."
        )
        for line in (*model.rules(), changes):
            shown = label()
            shown.setText(line)
            self._rule_box.addWidget(shown)

    def _must_compare(self) -> bool:
        return self._model.offer.can_be_accepted and self._model.is_new_sender

    def _set_ready(self) -> None:
        self.accept.setEnabled(not self._must_compare() or self.compared.isChecked())

    def _on_failed(self, error: UserFacing) -> None:
        self.problem.say(self._model.texts.explain(error))

    # --- keys and ends -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.shut_down()
        super().closeEvent(event)


def _clear(box: QVBoxLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
