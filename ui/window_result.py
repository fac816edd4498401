"""The place beside the rail for the result of one session, and where it was opened from."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QStackedWidget

from ui.theme import Theme

if TYPE_CHECKING:
    from app.domain.records import SessionId
    from ui.pages.result import ResultPage

TODAY: Final = "today"


class ResultPlace:
    """At most one result at a time; GUI thread only."""

    def __init__(
        self, pages: QStackedWidget, make: "Callable[[Theme, SessionId], ResultPage]"
    ) -> None:
        self._pages = pages
        self._make = make
        self._page: ResultPage | None = None
        self._came_from = TODAY

    @property
    def way_back(self) -> str:
        """Return the page that the result was opened from; without one, Today."""
        return TODAY if self._page is None else self._came_from

    def show(self, theme: Theme, session_id: "SessionId", came_from: str) -> "ResultPage":
        """Show what a session found, in place of what another did.

        Raises: UserFacing where it cannot be read; what is shown then stays.
        """
        page = self._make(theme, session_id)
        self.drop()
        self._page, self._came_from = page, came_from
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        return page

    def drop(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            self._pages.removeWidget(page)
            page.hide()
            page.deleteLater()

    def set_theme(self, theme: Theme) -> None:
        if self._page is not None:
            self._page.set_theme(theme)

    def shut_down(self) -> None:
        """Stop what a result still reads."""
        if self._page is not None:
            self._page.shut_down()
