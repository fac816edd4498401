"""All that the safety gate holds closed, with the reason and what ends it."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.safety_rules import Routine
from app.errors import UserFacing
from ui.pages.gate_correction import Correction
from ui.theme import Theme
from ui.viewmodels.gate import GateModel
from ui.widgets.controls import IconButton, column, label, row, scrolled
from ui.widgets.lock_card import LockCard
from ui.widgets.notices import Notice


class GateLocks(QWidget):
    """A whole-window page; it follows every answer and confirmation by itself.

    Private answers lock nothing and never stand here. Esc goes back.

    Signals: `left()`; `answer_requested(asks)` ask this with a `GateFlow`: a tuple of rules, or the
    occasion `onboarding`.
    """

    left = Signal()
    answer_requested = Signal(object)

    def __init__(self, theme: Theme, model: GateModel, routine: Routine | None = None) -> None:
        """`routine`: show only what concerns it; None shows everything."""
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # its keys work; no stop for Tab
        self._theme = theme
        self._model = model
        self._routine = routine
        self.cards: list[LockCard] = []
        self.heading = label("h1")
        self.note = label("lead", "text2")
        self.unanswered = Notice("list")
        self.problem = Notice()
        self.problem.set_caution(True)
        self.problem.hide()
        self.correction = Correction()
        self.back = IconButton("left")
        self._lay_out()
        self.back.clicked.connect(self.left)
        self.unanswered.action_requested.connect(self._on_unanswered)
        self.correction.kept.connect(self._on_kept)
        self.correction.corrected.connect(self._on_corrected)
        model.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        content = QWidget()
        box = column(16, (48, 24, 48, 16))
        for widget in (self.heading, self.note, self.unanswered, self.problem):
            box.addWidget(widget)
        self._list = column(16)
        box.addLayout(self._list)
        box.addStretch(1)
        content.setLayout(box)
        self.area = scrolled(content)
        asking = QWidget()
        around = column(0, (48, 24, 48, 24))
        around.addStretch(1)
        around.addWidget(self.correction)
        around.addStretch(2)
        asking.setLayout(around)
        self._asking = scrolled(asking)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.area)
        self._stack.addWidget(self._asking)
        foot = row(16, (48, 12, 48, 20))
        foot.addWidget(self.back)
        foot.addStretch(1)
        whole = column()
        whole.addWidget(self._stack, 1)
        whole.addLayout(foot)
        self.setLayout(whole)

    # --- showing -----------------------------------------------------------------------------

    def begin(self) -> None:
        self.focus_first()

    def shut_down(self) -> None:
        """Stop following the model; call it before the page goes away."""
        self._model.changed.disconnect(self.refresh)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Show what stands now."""
        facts = self._model.cards(self._routine)
        count = len(self._model.standing().unanswered)
        self.heading.setText(self.tr("What is closed, and why"))
        self.note.setText(
            self.tr("Daily care stays open. Each card says what opens it again.")
            if facts
            else self.tr("Nothing is locked.")
        )
        self.note.setVisible(bool(facts) or not count)
        self.back.set_words(self.tr("Back"))
        if count:
            self.unanswered.say(
                self.tr("%n safety question(s) without an answer", "", count),
                action=self.tr("Answer now"),
            )
        self.unanswered.setVisible(bool(count))
        for old in self.cards:
            old.hide()
            old.deleteLater()
        self.cards = [LockCard(self._theme, self._model, each) for each in facts]
        for card in self.cards:
            card.answer_requested.connect(self._on_answer)
            card.correction_requested.connect(self._on_wrong)
            self._list.addWidget(card)
        if self.isVisible():
            self.focus_first()

    def focus_first(self) -> None:
        if self.unanswered.isVisibleTo(self):
            self.unanswered.action.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.cards:
            self.cards[0].first.setFocus(Qt.FocusReason.OtherFocusReason)
            # Once the page has found its height.
            QTimer.singleShot(0, self, self._focus_in_view)
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.verticalScrollBar().setValue(0)

    def _focus_in_view(self) -> None:
        """Begin at the heading; a button that is further down is not pressed unseen."""
        viewport, button = self.area.viewport(), self.cards[0].first if self.cards else self.back
        bottom = button.mapTo(self, button.rect().bottomLeft()).y()
        if button.hasFocus() and bottom > viewport.mapTo(self, viewport.rect().bottomLeft()).y():
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what the person does ----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._stack.currentWidget() is self._asking:
            self._on_kept()
        else:
            self.left.emit()

    def _on_unanswered(self) -> None:
        self.answer_requested.emit(self._model.standing().unanswered)

    def _on_answer(self, rule: str) -> None:
        self.answer_requested.emit((rule,))

    def _on_wrong(self, rule: str) -> None:
        self.correction.ask(rule, self._model.asked(rule), self._model.trigger(rule))
        self._stack.setCurrentWidget(self._asking)
        self.correction.focus_first()

    def _on_kept(self) -> None:
        self._stack.setCurrentWidget(self.area)
        self.focus_first()

    def _on_corrected(self, rule: str) -> None:
        self.problem.hide()
        self._stack.setCurrentWidget(self.area)
        try:
            self._model.correct(rule, not self._model.trigger(rule), (rule,))
        except UserFacing as error:
            self.problem.say(self._model.explain(error))
