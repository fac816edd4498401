"""The keys of the main window, and what they do (DESIGN.md §6)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ui.preferences import Preferences
from ui.shortcuts import (
    BACK,
    LARGER,
    LEARN,
    PARTS,
    PLAIN,
    PRACTICE,
    PROGRESS,
    REPORT,
    SETTINGS,
    SMALLER,
    THEME,
    TODAY,
    UNWELL,
    Shortcuts,
)
from ui.tokens import TEXT_SIZES

if TYPE_CHECKING:
    from ui.window import MainWindow

_PAGES = {
    TODAY: "today",
    PRACTICE: "practice",
    PROGRESS: "progress",
    REPORT: "report",
    LEARN: "learn",
    SETTINGS: "settings",
}


def bind_keys(window: "MainWindow", preferences: Preferences) -> Shortcuts:
    """Bind them; those that go to another page rest while a session has the window."""
    browsing: dict[Sequence[str], Callable[[], None]] = {
        keys: partial(window.show_page, page) for keys, page in _PAGES.items()
    }
    browsing |= {(key,): partial(window.begin_part, number) for number, key in enumerate(PARTS, 1)}
    browsing[BACK] = window.go_back
    made = Shortcuts(
        window,
        always={
            LARGER: lambda: preferences.step_text(1),
            SMALLER: lambda: preferences.step_text(-1),
            PLAIN: lambda: preferences.use_text_size(TEXT_SIZES[0]),
            THEME: preferences.next_theme,
            UNWELL: window.flow.unwell,
        },
        browsing=browsing,
    )
    made.set_single_keys(preferences.settings.single_keys)
    preferences.changed.connect(lambda: made.set_single_keys(preferences.settings.single_keys))
    return made
