"""Pages beside the rail that are made when they are first opened: the window stands sooner."""

from collections.abc import Callable, Mapping
from typing import Protocol, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.theme import Theme


class BrowsePage(Protocol):
    """What each of them can do; all are widgets."""

    def set_theme(self, theme: Theme) -> None: ...
    def focus_first(self) -> None: ...
    def step_back(self) -> bool:
        """Go back within the page; tells whether there was anywhere to go."""
        ...

    def shut_down(self) -> None: ...


class Ways(QObject):
    """What such pages ask of the window.

    Signals: `page_requested(key)`; `save_requested(title, passages)` a text as PDF;
    `start_anew_requested(Errand)` something that can only be done while no window is open;
    `asked(rules)` questions of the safety gate; `wrote()` something of a day is new;
    `failed(error)` what could not be written; `training_requested(set_id)` a set to practise;
    `plan_requested()` a therapist's plan shall be opened.
    """

    page_requested = Signal(str)
    save_requested = Signal(str, object)
    asked = Signal(object)
    wrote = Signal()
    failed = Signal(object)
    start_anew_requested = Signal(object)
    training_requested = Signal(str)
    plan_requested = Signal()


Make = Callable[[Theme, Ways], BrowsePage]


class MorePages:
    """GUI thread only. A page that cannot be made raises UserFacing, each time it is asked for."""

    def __init__(self, stack: QStackedWidget, makers: Mapping[str, Make]) -> None:
        self._stack = stack
        self._makers = makers
        self._made: dict[str, BrowsePage] = {}
        self.ways = Ways(stack)

    def __contains__(self, key: str) -> bool:
        return key in self._makers

    def page(self, key: str, theme: Theme) -> BrowsePage:
        """Return the page, made on the first call."""
        if key not in self._made:
            made = self._makers[key](theme, self.ways)
            self._made[key] = made
            self._stack.addWidget(cast("QWidget", made))
        return self._made[key]

    def is_shown(self, key: str) -> bool:
        return self._made.get(key) is self._stack.currentWidget()

    def step_back(self) -> bool:
        """Go back within the page that is shown, if it is one of these."""
        shown = self._stack.currentWidget()
        return any(page.step_back() for page in self._made.values() if page is shown)

    def shut_down(self) -> None:
        for page in self._made.values():
            page.shut_down()

    def set_theme(self, theme: Theme) -> None:
        for page in self._made.values():
            page.set_theme(theme)
