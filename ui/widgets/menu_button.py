"""One of several values behind a button that names the one chosen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.widgets.controls import IconButton

_MOST = 12


class MenuButton(IconButton):
    """Signals: `picked(value)` when the person has chosen another one."""

    picked = Signal(object)

    def __init__(self, icon_name: str = "") -> None:
        super().__init__(icon_name)
        self.menu_ = QMenu(self)
        self.value: object = None
        self._chosen: QAction | None = None
        self.clicked.connect(self._on_clicked)

    def show_options(
        self,
        name: str,
        options: Sequence[tuple[object, str]],
        current: object,
        pattern: str = "{words}",
    ) -> None:
        """Offer these values with their words; `name` says what is chosen, for a screen reader.

        `pattern` is what stands on the button, with `{words}` for those of the value.
        """
        self.menu_.clear()
        self.value = current
        self._chosen = None
        words = ""
        for value, text in options:
            action = self.menu_.addAction(text.replace("&", "&&"))
            action.triggered.connect(partial(self._on_picked, value))
            if value == current:
                words, self._chosen = text, action
        self.set_words(f"{pattern.format(words=words)} ▾", f"{name}: {words}")
        self.setEnabled(len(options) > 1)

    def _on_clicked(self) -> None:
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height())), self._chosen_far_down())
        if self._chosen is not None:
            self.menu_.setActiveAction(self._chosen)

    def _chosen_far_down(self) -> QAction | None:
        """Return the chosen one where a menu is so long that it would be out of sight."""
        return self._chosen if len(self.menu_.actions()) > _MOST else None

    def _on_picked(self, value: object, _checked: bool = False) -> None:
        if value != self.value:
            self.picked.emit(value)
