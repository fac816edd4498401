"""From a film dropped on the window, or chosen, to its result: and back to it later."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal

from app.errors import UserFacing
from ui.full_pages import FullPages
from ui.theme import Theme

if TYPE_CHECKING:
    from app.domain.records import SessionId
    from ui.pages.film import FilmPage

MakeFilm = Callable[[Theme, "Path | SessionId"], "FilmPage"]


class FilmFlow(QObject):
    """One film at a time; while another page has the window to itself, none is taken.

    Signals: `came_back()`; `result_requested(session_id)`; `refused(UserFacing)`;
    `another_requested()` the person wants to choose another file.
    """

    came_back = Signal()
    result_requested = Signal(str)
    refused = Signal(object)
    another_requested = Signal()

    def __init__(self, pages: FullPages, make: MakeFilm, theme: Callable[[], Theme]) -> None:
        super().__init__(pages)
        self._pages = pages
        self._make = make
        self._theme = theme
        self._page: FilmPage | None = None

    def open(self, start: "Path | SessionId") -> None:
        """Begin with a file, or go on with a film that was taken in."""
        if not self._pages.is_empty:
            return
        try:
            page = self._page = self._make(self._theme(), start)
        except UserFacing as error:
            self.refused.emit(error)
            return
        page.finished.connect(self._on_finished)
        page.left.connect(self._on_left)
        page.another_requested.connect(self._on_another)
        self._pages.push(page)

    def _drop(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            self._pages.drop(page)

    def _on_finished(self, session_id: str) -> None:
        self._drop()
        self.result_requested.emit(session_id)

    def _on_left(self) -> None:
        self._drop()
        self.came_back.emit()

    def _on_another(self) -> None:
        self._on_left()
        self.another_requested.emit()


def film_in(dropped: QMimeData) -> Path | None:
    """Return the first file of this machine among what is dropped."""
    paths = (Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile())
    return next((path for path in paths if path.is_file()), None)
