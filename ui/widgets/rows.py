"""Rows of lists: one session of the log, one session on Today, one setting."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.widgets.controls import IconButton, Tick, chip, column, label, row
from ui.widgets.styling import set_look
from ui.words import LOOKS, Outcome, SessionWords


class OutcomeMark(QWidget):
    """Icon and word of an outcome, and below them what was found."""

    def __init__(self, words: SessionWords) -> None:
        super().__init__()
        look = LOOKS[words.outcome]
        word = label("strong", look.tone, wrap=False)
        word.setText(words.outcome_word)
        finding = label("caption")
        finding.setText(words.finding)
        head = row(8)
        head.addWidget(Icon(look.icon, 24, look.tone))
        head.addWidget(word, 1)
        box = column(2)
        box.addStretch(1)
        box.addLayout(head)
        if words.finding:
            box.addWidget(finding)
        box.addStretch(1)
        self.setLayout(box)


class SessionRow(QFrame):
    """One line of the log.

    Signals: `opened(session_id)`, `ticked(session_id, bool)`.
    """

    opened = Signal(str)
    ticked = Signal(str, bool)

    def __init__(
        self, words: SessionWords, can_tick: bool, is_ticked: bool, is_large: bool
    ) -> None:
        super().__init__()
        self._id = words.id
        self.setProperty("kind", "row")
        self.tick = Tick()
        self.tick.setAccessibleName(words.tick_spoken)
        policy = self.tick.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.tick.setSizePolicy(policy)
        if not can_tick:
            self.tick.hide()
        self.tick.setChecked(is_ticked)
        self.tick.toggled.connect(self._on_toggled)
        self.open_button = IconButton("right", "quiet")
        self.open_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.open_button.set_words(words.open_word, words.open_spoken)
        if words.outcome is Outcome.WAITING:
            self.open_button.hide()
        self.open_button.clicked.connect(self._on_open)
        middle = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight
        )
        middle.setSpacing(8 if is_large else 20)
        middle.addLayout(self._name(words), 5)
        middle.addWidget(OutcomeMark(words), 6)
        box = row(14, (20, 12, 12, 12))
        box.addWidget(self.tick)
        box.addLayout(middle, 1)
        box.addWidget(self.open_button)
        self.setLayout(box)
        self._paint(is_ticked)

    def _name(self, words: SessionWords) -> QVBoxLayout:
        when = label("strong")
        when.setText(words.when)
        what = label("caption")
        what.setText(f"{words.set_name} · {words.duration}")
        box = column(4)
        box.addWidget(when)
        box.addWidget(what)
        if words.synthetic:
            mark = chip("plain")
            mark.setText(words.synthetic)
            marks = row(0)
            marks.addWidget(mark)
            marks.addStretch(1)
            box.addLayout(marks)
        return box

    def set_ticked(self, is_ticked: bool) -> None:
        self.tick.blockSignals(True)
        self.tick.setChecked(is_ticked)
        self.tick.blockSignals(False)
        self._paint(is_ticked)

    @property
    def session_id(self) -> str:
        return self._id

    def _paint(self, is_ticked: bool) -> None:
        set_look(self, chosen="true" if is_ticked else "false")

    def _on_toggled(self, is_ticked: bool) -> None:
        self._paint(is_ticked)
        self.ticked.emit(self._id, is_ticked)

    def _on_open(self) -> None:
        self.opened.emit(self._id)


class RecentRow(QFrame):
    """One session on Today.

    Signals: `opened(session_id)`.
    """

    opened = Signal(str)

    def __init__(self, words: SessionWords, is_large: bool) -> None:
        super().__init__()
        self._id = words.id
        self.setProperty("kind", "row")
        when = label()
        when.setText(words.when)
        whose = label("caption")
        whose.setText(words.synthetic or words.set_name)
        self.open_button = IconButton("right", "quiet")
        self.open_button.set_words("", words.open_spoken)
        if words.outcome is Outcome.WAITING:
            self.open_button.hide()
        self.open_button.clicked.connect(self._on_open)
        left = column(2)
        left.addWidget(when)
        left.addWidget(whose)
        middle = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight
        )
        middle.setSpacing(8 if is_large else 16)
        middle.addLayout(left, 5)
        middle.addWidget(OutcomeMark(words), 6)
        box = row(8, (0, 8, 0, 8))
        box.addLayout(middle, 1)
        box.addWidget(self.open_button)
        self.setLayout(box)

    def _on_open(self) -> None:
        self.opened.emit(self._id)


class SettingRow(QWidget):
    """A name, a line of explanation, and the control below or beside them."""

    def __init__(self, control: QWidget, is_beside: bool = False) -> None:
        super().__init__()
        self.name = label("strong")
        self.note = label("caption")
        words = column(2)
        words.addWidget(self.name)
        words.addWidget(self.note)
        direction = (
            QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        )
        box = QBoxLayout(direction)
        box.setContentsMargins(0, 2, 0, 2)
        box.setSpacing(10)
        box.addLayout(words, 1 if is_beside else 0)
        box.addWidget(control)
        self.setLayout(box)

    def set_words(self, name: str, note: str = "") -> None:
        self.name.setText(name)
        self.note.setText(note)
        self.note.setVisible(bool(note))
