"""The way to a therapist's plan, from wherever its file comes."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import UserFacing
from ui.full_pages import FullPages
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.pages.plan_offer import PlanOfferPage

MakePlan = Callable[[Theme, Path], "PlanOfferPage"]

_SUFFIX = ".mmplan"


def is_plan(path: Path) -> bool:
    """Tell by its name whether a file is a therapist's plan."""
    return path.suffix.lower() == _SUFFIX


class PlanEntry(QObject):
    """Lays the page of a plan over the window; one at a time. GUI thread only.

    Signals: `followed()` a plan was accepted; `refused(UserFacing)` the file cannot be read.
    """

    followed = Signal()
    refused = Signal(object)

    def __init__(self, full: FullPages, make: MakePlan | None, theme: Callable[[], Theme]) -> None:
        """Take what makes the page; None: this window has none."""
        super().__init__(full)
        self._full = full
        self._make = make
        self._theme = theme
        self.page: PlanOfferPage | None = None

    def open(self, path: Path | None) -> None:
        """Show a plan; nothing without a file, or while something has the window."""
        if self._make is None or path is None or not self._full.is_empty:
            return
        try:
            page = self.page = self._make(self._theme(), path)
        except UserFacing as error:
            self.refused.emit(error)
            return
        page.left.connect(self._leave)
        page.accepted.connect(self._on_accepted)
        self._full.push(page)

    def _leave(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            self._full.drop(page)

    def _on_accepted(self) -> None:
        self._leave()
        self.followed.emit()
