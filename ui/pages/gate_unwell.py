"""The page behind "Unwell?": what one can press at any time, and during a session."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from app.domain.safety_rules import Occasion
from app.errors import UserFacing
from app.session.gate import Outcome
from ui.pages.gate_screens import GateScreens
from ui.theme import Theme
from ui.viewmodels.gate import GateModel
from ui.viewmodels.gate_facts import Question
from ui.widgets.controls import IconButton, column, label, row, scrolled
from ui.widgets.notices import Notice


class SignCard(QFrame):
    """One question with the one button that says yes to it.

    Signals: `pressed(rule)`.
    """

    pressed = Signal(str)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._rule = question.rule
        self.text = label("lead")
        self.yes = IconButton("unwell", "unwell")
        box = column(16, (28, 22, 28, 22))
        box.addWidget(self.text)
        across = row(0)
        across.addWidget(self.yes)
        across.addStretch(1)
        box.addLayout(across)
        self.setLayout(box)
        self.yes.clicked.connect(self._on_yes)
        self.show_question(question)

    def show_question(self, question: Question) -> None:
        self.text.setText(question.text)
        self.yes.set_words(
            self.tr("Yes, this"), self.tr("Yes: {question}").format(question=question.text)
        )

    def _on_yes(self) -> None:
        self.pressed.emit(self._rule)


class UnwellPage(QWidget):
    """A whole-window page over whatever ran. Going back writes nothing down.

    Signals: `fired(Outcome)` at once: what runs must stop where the outcome says so;
    `closed(Outcome)` the screen was read; `left()` none of these.
    """

    fired = Signal(object)
    closed = Signal(object)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        model: GateModel,
        occasion: Occasion = Occasion.ANY_TIME_BUTTON,
        *,
        also: tuple[str, ...] = (),
    ) -> None:
        """`occasion`: `in_session_button` during a routine or a recording; `also`: more rules."""
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = model
        self._occasion = occasion
        self._outcome: Outcome | None = None
        self.heading = label("h1")
        self.note = label("lead", "text2")
        self.problem = Notice()
        self.problem.set_caution(True)
        self.problem.hide()
        rules = tuple(dict.fromkeys((*model.due(occasion), *also)))
        self.cards = {q.rule: SignCard(q) for q in model.questions(rules)}
        self.other = label(tone="text2")
        self.none = IconButton("left")
        self.screens = GateScreens(theme, model)
        self._lay_out()
        for card in self.cards.values():
            card.pressed.connect(self._on_pressed)
        self.none.clicked.connect(self.left)
        self.screens.closed.connect(self._on_closed)
        self.screens.corrected.connect(self._on_corrected)
        self.retranslate()

    def _lay_out(self) -> None:
        content = QWidget()
        box = column(16, (48, 28, 48, 16))
        for widget in (self.heading, self.note, self.problem, *self.cards.values(), self.other):
            box.addWidget(widget)
        box.addStretch(1)
        content.setLayout(box)
        self.area = scrolled(content)
        foot = row(16, (48, 12, 48, 20))
        foot.addWidget(self.none)
        foot.addStretch(1)
        listed = column()
        listed.addWidget(self.area, 1)
        listed.addLayout(foot)
        self._list = QWidget()
        self._list.setLayout(listed)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.screens)
        whole = column()
        whole.addWidget(self._stack)
        self.setLayout(whole)

    # --- showing -----------------------------------------------------------------------------

    def begin(self) -> None:
        """The way back has the keyboard first: Enter pressed in haste calls nobody."""
        self.none.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.verticalScrollBar().setValue(0)

    def shut_down(self) -> None:
        """End what is read aloud; call it before the page goes away."""
        self._model.hush()

    def set_theme(self, theme: Theme) -> None:
        self.screens.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Unwell?"))
        self.note.setText(self.tr("Press the button below what fits."))
        self.other.setText(
            self.tr("Something else? You can end here at any time; what you did is kept.")
        )
        self.none.set_words(self.tr("None of these, go back"))
        for question in self._model.questions(tuple(self.cards)):
            self.cards[question.rule].show_question(question)
        self.screens.retranslate()

    # --- what the person does ----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._stack.currentWidget() is self._list:
            self.left.emit()

    def _on_pressed(self, rule: str) -> None:
        try:
            outcome = self._model.answer(rule, self._model.trigger(rule), self._occasion)
        except UserFacing as error:
            # The screen matters more than the entry: it is shown in any case.
            self.problem.say(self._model.explain(error))
            self.fired.emit(self._model.unwritten(rule))
            self._stack.setCurrentWidget(self.screens)
            self.screens.show_rule(rule)
            return
        self._outcome = outcome
        self.fired.emit(outcome)
        self._stack.setCurrentWidget(self.screens)
        self.screens.show_rule(rule)

    def _on_closed(self, _rule: str) -> None:
        if self._outcome is None:
            self._stack.setCurrentWidget(self._list)
        else:
            self.closed.emit(self._outcome)

    def _on_corrected(self, rule: str) -> None:
        try:
            if self._outcome is not None:
                self._model.correct(rule, not self._model.trigger(rule), self._occasion)
            self._outcome = None
            self.problem.hide()
        except UserFacing as error:
            self.problem.say(self._model.explain(error))
        self._stack.setCurrentWidget(self._list)
        self.begin()
