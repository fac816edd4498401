"""The rows of the practice page: a set to begin, an exercise of a set that is put together."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame

from ui.viewmodels.practice import SetShown
from ui.widgets.controls import IconButton, column, label, row


class SetRow(QFrame):
    """One set: what is in it, how long it takes, and what can be done with it.

    Signals: `start_requested(id)`, `day_requested(id)`, `change_requested(id)`,
    `delete_requested(id)`, `move_requested(id, by)`.
    """

    start_requested = Signal(str)
    day_requested = Signal(str)
    change_requested = Signal(str)
    delete_requested = Signal(str)
    move_requested = Signal(str, int)

    def __init__(self, shown: SetShown, minutes: str, *, is_wide: bool) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.shown = shown
        self.name = label("strong")
        self.detail = label("caption")
        self.start = IconButton("play")
        self.of_day = IconButton("today", "quiet")
        self.change = IconButton("note", "quiet")
        self.up, self.down = IconButton("", "square"), IconButton("", "square")
        self.delete = IconButton("trash", "quiet")
        self.of_day.setCheckable(True)
        self._lay_out(is_wide)
        self._set_words(minutes)
        self._connect()

    def _lay_out(self, is_wide: bool) -> None:
        direction = QBoxLayout.Direction
        words = column(2)
        for widget in (self.name, self.detail):
            words.addWidget(widget)
        box = QBoxLayout(direction.LeftToRight if is_wide else direction.TopToBottom)
        box.setContentsMargins(20, 10, 12, 10)
        box.setSpacing(10)
        box.addLayout(words, 1)
        own, always = row(6), row(6)
        for button in (self.change, self.up, self.down, self.delete):
            own.addWidget(button)
        for button in (self.of_day, self.start):
            always.addWidget(button)
        for buttons in (own, always):
            if not is_wide:
                buttons.addStretch(1)
            box.addLayout(buttons)
        self.setLayout(box)
        for button in (self.change, self.up, self.down, self.delete):
            button.setVisible(self.shown.is_own)

    def _set_words(self, minutes: str) -> None:
        shown = self.shown
        self.name.setText(shown.name)
        self.detail.setText(f"{minutes} · {' · '.join(shown.exercises)}")
        self.start.set_words(self.tr("Start"), self.tr("Start {name}").format(name=shown.name))
        words = self.tr("On Today") if shown.is_of_day else self.tr("Put on Today")
        self.of_day.set_words(words, f"{words}: {shown.name}")
        self.of_day.setChecked(shown.is_of_day)
        self.change.set_words(self.tr("Change"), self.tr("Change {name}").format(name=shown.name))
        self.up.set_words("↑", self.tr("Move {name} up").format(name=shown.name))
        self.down.set_words("↓", self.tr("Move {name} down").format(name=shown.name))
        self.up.setEnabled(shown.place > 1)
        self.down.setEnabled(shown.place < shown.of)
        self.delete.set_words(self.tr("Delete"), self.tr("Delete {name}").format(name=shown.name))

    def _connect(self) -> None:
        id_ = self.shown.id
        self.start.clicked.connect(lambda: self.start_requested.emit(id_))
        self.of_day.clicked.connect(lambda: self.day_requested.emit(id_))
        self.change.clicked.connect(lambda: self.change_requested.emit(id_))
        self.delete.clicked.connect(lambda: self.delete_requested.emit(id_))
        self.up.clicked.connect(lambda: self.move_requested.emit(id_, -1))
        self.down.clicked.connect(lambda: self.move_requested.emit(id_, 1))


class PickedRow(QFrame):
    """One exercise of a set that is put together, with its place.

    Signals: `moved(exercise, by)`, `removed(exercise)`.
    """

    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self, exercise: str, name: str, place: int, of: int) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.name = label("strong")
        self.name.setText(f"{place}. {name}")
        self.up, self.down = IconButton("", "square"), IconButton("", "square")
        self.out = IconButton("x", "square")
        self.up.set_words("↑", self.tr("Move {name} up").format(name=name))
        self.down.set_words("↓", self.tr("Move {name} down").format(name=name))
        self.out.setAccessibleName(self.tr("Take {name} out").format(name=name))
        self.up.setEnabled(place > 1)
        self.down.setEnabled(place < of)
        box = row(6, (16, 6, 8, 6))
        box.addWidget(self.name, 1)
        for button in (self.up, self.down, self.out):
            box.addWidget(button)
        self.setLayout(box)
        self.up.clicked.connect(lambda: self.moved.emit(exercise, -1))
        self.down.clicked.connect(lambda: self.moved.emit(exercise, 1))
        self.out.clicked.connect(lambda: self.removed.emit(exercise))
