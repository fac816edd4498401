"""A number between two bounds, with a button on each side; arrow keys step as well."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.controls import IconButton, label, row


class Stepper(QWidget):
    """Signals: `changed(float)` when the person has stepped; never out of the bounds."""

    changed = Signal(float)

    def __init__(self, least: float, most: float, step: float = 1.0) -> None:
        super().__init__()
        self._least, self._most, self._step = least, most, step
        self._value = least
        self._template = "{value}"
        self.less, self.more = IconButton("minus", "square"), IconButton("plus", "square")
        self.text = label(wrap=False)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box = row(6)
        for widget in (self.less, self.text, self.more):
            box.addWidget(widget)
        self.setLayout(box)
        self.less.clicked.connect(lambda: self._move(-self._step))
        self.more.clicked.connect(lambda: self._move(self._step))

    @property
    def value(self) -> float:
        return self._value

    def set_value(self, value: float) -> None:
        self._value = min(max(value, self._least), self._most)
        self._show()

    def set_words(self, template: str, less: str, more: str) -> None:
        """`template` holds `{value}`; the others are what a screen reader says of the buttons."""
        self._template = template
        self.less.setAccessibleName(less)
        self.more.setAccessibleName(more)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Plus):
            self._move(self._step)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Minus):
            self._move(-self._step)
        else:
            super().keyPressEvent(event)

    def _move(self, by: float) -> None:
        before = self._value
        self.set_value(before + by)
        if self._value != before:
            self.changed.emit(self._value)

    def _show(self) -> None:
        self.text.setText(self._template.format(value=f"{self._value:g}"))
        width = self.text.fontMetrics().horizontalAdvance(self._template.format(value="00"))
        self.text.setMinimumWidth(width + 8)
        self.less.setEnabled(self._value > self._least)
        self.more.setEnabled(self._value < self._most)
