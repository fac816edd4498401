"""One of many values behind a button, with the one before and the one after beside it."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.widgets.controls import IconButton
from ui.widgets.menu_button import MenuButton

_LEAST_PX = 150


class _GivingButton(MenuButton):
    """Leaves out the end of its words where they do not fit; the tip has them all."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""

    def set_words(self, text: str, spoken: str = "") -> None:
        self._words = text
        self.setToolTip(f"<span>{escape(text)}</span>")
        super().set_words(text, spoken)
        self._fit()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        more = self.fontMetrics().horizontalAdvance(
            self._words
        ) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + more, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_PX, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - (
            self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self._words)
        )
        elided = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if elided != self.text():
            self.setText(elided)


class SteppedChoice(QWidget):
    """Signals: `picked(value)` when the person has chosen another one."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.menu = _GivingButton()
        self.menu.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.back, self.on = IconButton("left", "square"), IconButton("right", "square")
        self._values: list[object] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.setLayout(self._grid)
        self.set_stacked(is_stacked=False)
        self.menu.picked.connect(self.picked)
        self.back.clicked.connect(self._on_back)
        self.on.clicked.connect(self._on_on)

    def set_stacked(self, *, is_stacked: bool) -> None:
        """Put what steps below the button, where a column is narrow."""
        for widget in (self.back, self.menu, self.on):
            self._grid.removeWidget(widget)
        line = int(is_stacked)
        self._grid.addWidget(self.menu, 0, 0 if is_stacked else 1, 1, 2 if is_stacked else 1)
        self._grid.addWidget(self.back, line, 0)
        self._grid.addWidget(self.on, line, 1 if is_stacked else 2)
        for column, stretch in enumerate((is_stacked, True, False)):
            self._grid.setColumnStretch(column, int(stretch))
        policy = QSizePolicy.Policy.Expanding if is_stacked else QSizePolicy.Policy.Minimum
        for button in (self.back, self.on):
            button.setSizePolicy(policy, QSizePolicy.Policy.Fixed)

    def show_options(
        self, name: str, options: Sequence[tuple[object, str]], current: object
    ) -> None:
        self._values = [value for value, _ in options]
        self.menu.show_options(name, options, current)
        place = self._place()
        self.back.setEnabled(place > 0)
        self.on.setEnabled(place < len(self._values) - 1)

    def set_step_words(self, back: str, on: str) -> None:
        """Say what the two arrows lead to."""
        self.back.set_words("", back)
        self.on.set_words("", on)

    def _place(self) -> int:
        values = self._values
        return values.index(self.menu.value) if self.menu.value in values else 0

    def _on_back(self) -> None:
        self._step(-1)

    def _on_on(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        place = self._place() + by
        if 0 <= place < len(self._values):
            self.picked.emit(self._values[place])
