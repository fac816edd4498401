"""One thing that is closed, left out or advised: since when, why, and what ends it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame

from app.errors import UserFacing
from ui.theme import Theme
from ui.viewmodels.gate import GateModel
from ui.viewmodels.gate_facts import CardFacts
from ui.widgets.controls import Card, IconButton, column, label
from ui.widgets.lock_day import DayChoice
from ui.widgets.lock_reveal import reveal
from ui.widgets.notices import Notice


class LockCard(Card):
    """What the person says here goes to the model at once, which then tells everybody.

    Signals: `answer_requested(rule)` the question is to be asked again;
    `correction_requested(rule)` the person says that they pressed the wrong button.
    """

    answer_requested = Signal(str)
    correction_requested = Signal(str)

    def __init__(self, theme: Theme, model: GateModel, facts: CardFacts) -> None:
        super().__init__(facts.icon, 10)
        self._model = model
        self._facts = facts
        self.since = label("caption")
        self.why = label("strong")
        self.text = label()
        self.way_back = label(tone="text2")
        self.due = label("strong")
        self.day = DayChoice()
        self.spoken = IconButton("check")
        self.again = IconButton("list")
        self.wrong = IconButton("", "quiet")
        self.sure = QFrame()
        self.sure_text = label()
        self.yes, self.not_yet = IconButton("check", "primary"), IconButton()
        self.problem = Notice()
        self.problem.set_caution(True)
        self.problem.hide()
        self._lay_out(theme)
        self._connect()
        self.retranslate()
        self._ask(is_asked=False)

    @property
    def rule(self) -> str:
        return self._facts.rule

    def _lay_out(self, theme: Theme) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot = QBoxLayout(down if theme.is_large else across)
        self._foot.setSpacing(12)
        for button in (self.spoken, self.again, self.wrong):
            self._foot.addWidget(button)
        self._foot.addStretch(1)
        answers = QBoxLayout(down if theme.is_large else across)
        answers.setSpacing(12)
        answers.addWidget(self.yes)
        answers.addWidget(self.not_yet)
        answers.addStretch(1)
        inside = column(14, (18, 16, 18, 16))
        inside.addWidget(self.sure_text)
        inside.addLayout(answers)
        self.sure.setProperty("kind", "note")
        self.sure.setLayout(inside)
        for widget in (self.since, self.why, self.text, self.way_back, self.due, self.day):
            self.body.addWidget(widget)
        self.body.addLayout(self._foot)
        self.body.addWidget(self.sure)
        self.body.addWidget(self.problem)

    def _connect(self) -> None:
        self.spoken.clicked.connect(self._on_spoken)
        self.not_yet.clicked.connect(self._on_not_yet)
        self.yes.clicked.connect(self._on_yes)
        self.again.clicked.connect(self._on_again)
        self.wrong.clicked.connect(self._on_wrong)
        self.day.chosen.connect(self._on_day)

    # --- showing -----------------------------------------------------------------------------

    def retranslate(self) -> None:
        facts, model = self._facts, self._model
        self.heading.setText(facts.title)
        self.since.setText(facts.since)
        self.why.setText(facts.heading)
        self.text.setText(facts.text)
        self.way_back.setText(facts.way_back)
        self.setAccessibleName(f"{facts.title}. {facts.since}. {facts.text}")
        self.spoken.set_words(
            self.tr("The clinician has agreed")
            if facts.is_due
            else self.tr("I have spoken with a clinician"),
        )
        self.again.set_words(self.tr("Answer the question again"))
        self.wrong.set_words(self.tr("I pressed the wrong button"))
        said = self.tr("You say that you have spoken with a clinician about this.")
        self.sure_text.setText(f"{said}\n{facts.consequence}")
        self.yes.set_words(self.tr("Yes, I have"))
        self.not_yet.set_words(self.tr("Not yet"))
        words = self.tr("If a clinician has named a day, set it here.")
        if facts.day is not None:
            day = model.words.day(facts.day, model.lang)
            words = self.tr("The app will ask you on {day}. The day alone opens nothing.")
            words = words.format(day=day)
            self.due.setText(
                self.tr("{day} has come. Has the clinician who treated you agreed?").format(day=day)
            )
        if facts.is_due:
            words = self.tr("Not yet? Then set the day on which the app shall ask again.")
        self.day.show_day(facts.day, model.now.date(), words, model.lang)
        for widget, is_shown in (
            (self.since, bool(facts.since)),
            (self.due, facts.is_due),
            (self.day, facts.takes_day),
            (self.again, facts.opens_by_answer),
            (self.wrong, facts.can_correct),
            (self.spoken, not facts.opens_by_answer),
        ):
            widget.setVisible(is_shown)

    @property
    def first(self) -> IconButton:
        """The button that this lock is about."""
        return self.again if self._facts.opens_by_answer else self.spoken

    def _ask(self, *, is_asked: bool) -> None:
        self.sure.setVisible(is_asked)
        self.spoken.setEnabled(not is_asked)

    # --- what the person does ----------------------------------------------------------------

    def _on_spoken(self) -> None:
        self._ask(is_asked=True)
        self.not_yet.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self.sure)

    def _on_not_yet(self) -> None:
        self._ask(is_asked=False)
        self.spoken.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_yes(self) -> None:
        self._write(lambda: self._model.confirm(self.rule))

    def _on_day(self, day: date) -> None:
        self._write(lambda: self._model.ask_again_from(self.rule, day))

    def _on_again(self) -> None:
        self.answer_requested.emit(self.rule)

    def _on_wrong(self) -> None:
        self.correction_requested.emit(self.rule)

    def _write(self, act: Callable[[], None]) -> None:
        try:
            act()
        except UserFacing as error:
            self.problem.say(self._model.explain(error))
