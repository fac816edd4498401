"""The safety gate in the window: questions, then what follows from the answers."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.safety_rules import Occasion
from app.errors import UserFacing
from ui.pages.gate_questions import QuestionsPanel
from ui.pages.gate_screens import GateScreens
from ui.theme import Theme
from ui.viewmodels.gate import GateModel
from ui.viewmodels.gate_facts import Asks
from ui.viewmodels.gate_flow import Flow
from ui.widgets.controls import column
from ui.widgets.notices import Notice


class GateFlow(QWidget):
    """A whole-window page. Answers are written at once; what stops ends the questions at once.

    Keys: Y and N answer, up and down go to another question, Esc leaves; on the screen of a
    warning sign Esc does nothing.

    Signals: `fired(Outcome)` as soon as an answer fires: whatever runs must stop where the outcome
    says so; `passed()` one may go on; `closed(Outcome)` something stops, and its screen was read;
    `left()` the person went back before all was answered; `screen_shown(bool)` a warning has the
    page now, or the questions have it again.
    """

    fired = Signal(object)
    passed = Signal()
    closed = Signal(object)
    left = Signal()
    screen_shown = Signal(bool)

    def __init__(
        self, theme: Theme, model: GateModel, asks: Asks, said_yes: Sequence[str] = ()
    ) -> None:
        """`said_yes`: rules to which the person has said yes already, on another page."""
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = model
        self._flow = Flow(model, asks)
        self._said_yes = said_yes
        self._is_over = False
        self.problem = Notice()
        self.problem.set_caution(True)
        self.problem.hide()
        self.questions = QuestionsPanel(theme)
        self.screens = GateScreens(theme, model)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.questions)
        self._stack.addWidget(self.screens)
        self._stack.currentChanged.connect(lambda place: self.screen_shown.emit(place > 0))
        whole = column()
        whole.addWidget(self.problem)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)
        self.questions.answered.connect(self._on_answered)
        self.questions.done.connect(self._on_done)
        self.questions.back_requested.connect(self._leave)
        self.screens.closed.connect(self._on_screen_closed)
        self.screens.corrected.connect(self._on_corrected)
        self.set_theme(theme)
        self.retranslate()

    @classmethod
    def after_session(cls, theme: Theme, model: GateModel, rules: Sequence[str]) -> "GateFlow":
        """Return a page for rules that the questions after a routine have said yes to."""
        return cls(theme, model, tuple(rules), said_yes=tuple(rules))

    @property
    def has_questions(self) -> bool:
        """Tell whether there is anything to ask; where not, `begin` only emits `passed`."""
        return bool(self._flow.rules)

    def begin(self) -> None:
        """Ask the first question; where none is due, go on."""
        if not self._flow.rules:
            QTimer.singleShot(0, self._pass)
            return
        for rule in self._said_yes:
            if not self._say(rule, said=True):
                break
        self._refresh()
        if not self._flow.left:
            self._on_done()
            return
        self.questions.focus_next(self._said())

    def shut_down(self) -> None:
        """End what is read aloud; call it before the page goes away."""
        self._is_over = True
        self._model.hush()

    # --- showing -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self.questions.set_theme(theme)
        self.screens.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        heading, note = self.tr("A few safety questions"), ""
        if self._flow.is_private:
            note = self.tr("Your answer stays on this computer and never enters a report.")
        elif self._flow.asks is Occasion.ONBOARDING:
            note = self.tr("Your answers decide which parts are open.")
        else:
            note = self.tr("Answer for how things are now. Y and N work too.")
        if len(self._flow.rules) == 1:
            heading = self.tr("One safety question")
        if self._flow.is_private:
            heading = self.tr("How are you?")
        self.questions.set_words(heading, note)
        asked = self._model.questions(self._flow.rules)
        self.questions.show_questions(asked, self._flow.is_private)
        self._refresh()
        self.screens.retranslate()

    def _refresh(self) -> None:
        effects = () if self._flow.is_private else self._model.meaning(self._flow.left)
        self.questions.show_answers(self._said(), effects)

    def _said(self) -> dict[str, bool | None]:
        return {rule: self._flow.said(rule) for rule in self._flow.rules}

    # --- what the person does ----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._stack.currentWidget() is self.questions:
            self._leave()

    def _on_answered(self, rule: str, said: bool) -> None:
        is_written = self._say(rule, said)
        self._refresh()
        stopping = self._flow.stopping
        if is_written and stopping is not None:
            self._show(stopping.rule.id)
        elif is_written:
            self.questions.focus_next(self._said(), rule)
        elif said is self._model.trigger(rule):
            # The screen matters more than the entry; the question stays open behind it.
            self.fired.emit(self._model.unwritten(rule))
            self._show(rule)

    def _say(self, rule: str, said: bool) -> bool:
        """Write an answer down; returns whether that went well."""
        before = self._flow.said(rule)
        try:
            outcome = self._flow.say(rule, said)
        except UserFacing as error:
            self.problem.say(self._model.explain(error))
            return False
        self.problem.hide()
        if outcome.triggered and before is not said:
            self.fired.emit(outcome)
        return True

    def _on_done(self) -> None:
        worst = self._flow.worst
        if worst is None:
            self._pass()
        else:
            self._show(worst.rule.id)

    def _show(self, rule: str) -> None:
        self._stack.setCurrentWidget(self.screens)
        self.screens.show_rule(rule)

    def _back_to_questions(self, after: str = "") -> None:
        self._stack.setCurrentWidget(self.questions)
        self._refresh()
        self.questions.focus_next(self._said(), after)

    def _on_corrected(self, rule: str) -> None:
        self._say(rule, said=not self._model.trigger(rule))
        self._back_to_questions(rule)

    def _on_screen_closed(self, _rule: str) -> None:
        worst = self._flow.worst
        if worst is None or (self._flow.left and self._flow.stopping is None):
            self._back_to_questions()
        elif self._flow.may_go_on:
            self._pass()
        elif not self._is_over:
            self._is_over = True
            self.closed.emit(worst)

    def _leave(self) -> None:
        if not self._is_over:
            self._is_over = True
            self.left.emit()

    def _pass(self) -> None:
        if not self._is_over:
            self._is_over = True
            self.passed.emit()
