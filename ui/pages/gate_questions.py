"""The questions of the safety gate as one calm list, each with Yes and No."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from ui.theme import Theme
from ui.viewmodels.gate_facts import Effect, Question
from ui.widgets.controls import Card, IconButton, column, label, row, scrolled
from ui.widgets.lock_effects import EffectList
from ui.widgets.styling import set_look

PACE_MS = 350
"""A second press sooner than this is a double click, and not meant for the next question."""
_BESIDE_PX = 1100
_FEW = 4
_KEYS = {Qt.Key.Key_Y: True, Qt.Key.Key_N: False}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class QuestionRow(QFrame):
    """One question. The row itself takes the keyboard, so that Enter and space answer nothing.

    Keys: Y and N answer; up and down go to another question.

    Signals: `answered(rule, bool)`, `step_requested(rule, int)`.
    """

    answered = Signal(str, bool)
    step_requested = Signal(str, int)

    def __init__(self, question: Question, *, is_alone: bool) -> None:
        """`is_alone`: one of so few that there is room for larger letters."""
        super().__init__()
        self.setProperty("kind", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rule = question.rule
        self.text = label("lead" if is_alone else "")
        self.since = label("caption")
        self.yes, self.no = IconButton("", "segment"), IconButton("", "segment")
        pair = row(0)
        for button, place in ((self.yes, "first"), (self.no, "last")):
            button.setProperty("place", place)
            button.setCheckable(True)
            button.setMinimumWidth(96)
            pair.addWidget(button)
        pair.addStretch(1)
        words = column(4)
        words.addStretch(1)
        words.addWidget(self.text)
        words.addWidget(self.since)
        words.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(18, 14, 18, 14)
        self._box.setSpacing(16)
        self._box.addLayout(words, 1)
        self._box.addLayout(pair)
        self.setLayout(self._box)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self._on_no)
        self.show_question(question)

    def show_question(self, question: Question) -> None:
        self.text.setText(question.text)
        self.since.setText(question.since)
        self.since.setVisible(bool(question.since))
        self.setAccessibleName(" ".join(part for part in (question.text, question.since) if part))
        self.yes.set_words(
            self.tr("Yes"), self.tr("Yes: {question}").format(question=question.text)
        )
        self.no.set_words(self.tr("No"), self.tr("No: {question}").format(question=question.text))

    def show_answer(self, said: bool | None) -> None:
        self.yes.setChecked(said is True)
        self.no.setChecked(said is False)
        states = {None: self.tr("not answered"), True: self.tr("Yes"), False: self.tr("No")}
        self.setAccessibleDescription(states[said])

    def set_narrow(self, is_narrow: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(down if is_narrow else across)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.step_requested.emit(self.rule, _STEPS[key])
        elif key in _KEYS and not event.modifiers() and not event.isAutoRepeat():
            self.answered.emit(self.rule, _KEYS[key])
        else:
            super().keyPressEvent(event)

    def _on_yes(self) -> None:
        self.answered.emit(self.rule, True)

    def _on_no(self) -> None:
        self.answered.emit(self.rule, False)


class Meaning(Card):
    """What the answers so far open and close."""

    def __init__(self) -> None:
        super().__init__()
        self.list = EffectList()
        self.body.addWidget(self.list)


class QuestionsPanel(QWidget):
    """All questions, what they mean, and the way on once each has an answer.

    Signals: `answered(rule, bool)`, `done()`, `back_requested()`.
    """

    answered = Signal(str, bool)
    done = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._since_last = QElapsedTimer()
        self._said: Mapping[str, bool | None] = {}
        self.pace_ms = PACE_MS
        self.rows: dict[str, QuestionRow] = {}
        self.heading = label("h1")
        self.note = label("lead", "text2")
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        self._list = column(0, (2, 2, 2, 2))
        self.card.setLayout(self._list)
        self.meaning = Meaning()
        self.back = IconButton("left")
        self.go_on = IconButton("", "primary")
        self.left = label("caption")
        self._lay_out()
        self.back.clicked.connect(self.back_requested)
        self.go_on.clicked.connect(self.done)

    def _lay_out(self) -> None:
        content = QWidget()
        self._content = column(16, (48, 24, 48, 12))
        self._content.addWidget(self.heading)
        self._content.addWidget(self.note)
        self._content.addWidget(self.card)
        self._content.addStretch(1)
        content.setLayout(self._content)
        self.area: QScrollArea = scrolled(content)
        foot = row(16, (48, 12, 48, 20))
        foot.addWidget(self.back)
        foot.addWidget(self.left, 1)
        foot.addWidget(self.go_on)
        self.left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._beside = column(0, (0, 24, 48, 12))
        self._beside.addStretch(1)
        self._across = row(0)
        self._across.addWidget(self.area, 78)
        self._across.addLayout(self._beside)
        whole = column()
        whole.addLayout(self._across, 1)
        whole.addLayout(foot)
        self.setLayout(whole)

    # --- showing -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()

    def set_words(self, heading: str, note: str) -> None:
        self.heading.setText(heading)
        self.note.setText(note)
        self.meaning.heading.setText(self.tr("What this means"))
        self.back.set_words(self.tr("Back"))
        self.go_on.set_words(self.tr("Continue"))

    def show_questions(self, questions: Sequence[Question], is_private: bool) -> None:
        if list(self.rows) == [question.rule for question in questions]:
            for question in questions:
                self.rows[question.rule].show_question(question)
        else:
            self._fill(questions)
        self.meaning.setVisible(not is_private)
        self._arrange()

    def show_answers(self, said: Mapping[str, bool | None], effects: Sequence[Effect]) -> None:
        self._said = said
        for rule, question in self.rows.items():
            question.show_answer(said[rule])
        self.meaning.list.show_effects(effects)
        left = sum(answer is None for answer in said.values())
        self.go_on.setEnabled(not left)
        self.left.setText(self.tr("%n question(s) left", "", left) if left else "")
        self.go_on.setAccessibleDescription(self.left.text())

    def focus_next(self, said: Mapping[str, bool | None], after: str = "") -> None:
        """Go to the next question without an answer, or to the way on."""
        rules = list(self.rows)
        start = rules.index(after) + 1 if after in rules else 0
        following = [rule for rule in (*rules[start:], *rules[:start]) if said[rule] is None]
        target: QWidget = self.rows[following[0]] if following else self.go_on
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if following == rules:
            self.area.verticalScrollBar().setValue(0)  # the heading above it is still to be read
        else:
            self.area.ensureWidgetVisible(target, 0, 24)

    def _fill(self, questions: Sequence[Question]) -> None:
        for old in self.rows.values():
            old.hide()
            old.deleteLater()
        self.rows = {}
        for question in questions:
            made = QuestionRow(question, is_alone=len(questions) <= _FEW)
            made.answered.connect(self._on_answered)
            made.step_requested.connect(self._on_step)
            self._list.addWidget(made)
            self.rows[question.rule] = made
        if questions:
            set_look(self.rows[questions[-1].rule], last="true")

    def _arrange(self) -> None:
        is_beside = self.width() >= _BESIDE_PX and not self._theme.is_large
        where, place = (self._beside, 0) if is_beside else (self._content, 3)
        if where.indexOf(self.meaning) < 0:
            where.insertWidget(place, self.meaning)
        margin = 48 if is_beside else 0
        self._across.setStretch(1, 36 if is_beside else 0)
        self._beside.setContentsMargins(0, 24, margin, 12)
        self._content.setContentsMargins(48, 24, 20 if is_beside else 48, 12)
        for each in self.rows.values():
            each.set_narrow(self._theme.is_large)

    # --- events ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _on_answered(self, rule: str, said: bool) -> None:
        if self._since_last.isValid() and self._since_last.elapsed() < self.pace_ms:
            self.rows[rule].show_answer(self._said[rule])
            return
        self._since_last.start()
        self.answered.emit(rule, said)

    def _on_step(self, rule: str, step: int) -> None:
        rules = list(self.rows)
        index = rules.index(rule) + step
        if 0 <= index < len(rules):
            target: QWidget = self.rows[rules[index]]
        elif index >= len(rules) and self.go_on.isEnabled():
            target = self.go_on
        else:
            return
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(target, 0, 24)
