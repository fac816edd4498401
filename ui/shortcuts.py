"""The keys that hold outside of sessions (DESIGN.md §6)."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

LARGER = ("Ctrl++", "Ctrl+=")
SMALLER = ("Ctrl+-",)
PLAIN = ("Ctrl+0",)
THEME = ("Ctrl+D",)
TODAY = ("Ctrl+1",)
PRACTICE = ("Ctrl+2",)
PROGRESS = ("Ctrl+3",)
REPORT = ("Ctrl+4",)
LEARN = ("Ctrl+5",)
SETTINGS = ("Ctrl+,",)
BACK = ("Esc",)
UNWELL = ("F1", "U")
PARTS = ("1", "2", "3", "4", "5")
"""The parts of the day, in the order of the plan on Today."""


class Shortcuts:
    """Keys bound to a window; those in `browsing` rest while a session has the window."""

    def __init__(
        self,
        window: QWidget,
        always: Mapping[Sequence[str], Callable[[], None]],
        browsing: Mapping[Sequence[str], Callable[[], None]],
    ) -> None:
        self._always = _bound(window, always)
        self._browsing = _bound(window, browsing)

        self._is_browsing = self._has_single = True

    def set_browsing(self, is_browsing: bool) -> None:
        self._is_browsing = is_browsing
        self._enable()

    def set_single_keys(self, is_on: bool) -> None:
        """Let letters and digits alone rest, for whoever presses them by mistake."""
        self._has_single = is_on
        self._enable()

    def _enable(self) -> None:
        for shortcut in self._always:
            shortcut.setEnabled(self._has_single or not _is_single(shortcut))
        for shortcut in self._browsing:
            is_on = self._has_single or not _is_single(shortcut)
            shortcut.setEnabled(self._is_browsing and is_on)


def _is_single(shortcut: QShortcut) -> bool:
    return len(shortcut.key().toString()) == 1


def _bound(
    window: QWidget, bindings: Mapping[Sequence[str], Callable[[], None]]
) -> list[QShortcut]:
    made: list[QShortcut] = []
    for keys, slot in bindings.items():
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.activated.connect(slot)
            made.append(shortcut)
    return made
