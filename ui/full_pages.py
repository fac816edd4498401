"""Pages that take the whole window: sessions, routines, the screens of the safety gate."""

from typing import Protocol, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.theme import Theme


class FullPage(Protocol):
    """What each of them can do; all are widgets."""

    def begin(self) -> None: ...
    def shut_down(self) -> None: ...
    def set_theme(self, theme: Theme) -> None: ...


class FullPages(QObject):
    """Lays pages over each other; the one below waits as it is. GUI thread only.

    Signals: `changed()` when another page is on top, or none any more.
    """

    changed = Signal()

    def __init__(self, frames: QStackedWidget) -> None:
        """Take the stack of the window, whose first page is the one with the rail."""
        super().__init__(frames)
        self._frames = frames
        self._pages: list[FullPage] = []

    @property
    def top(self) -> FullPage | None:
        return self._pages[-1] if self._pages else None

    @property
    def is_empty(self) -> bool:
        return not self._pages

    def push(self, page: FullPage) -> None:
        """Show a page over what is there, and begin it."""
        widget = cast("QWidget", page)
        self._pages.append(page)
        self._frames.addWidget(widget)
        self._frames.setCurrentWidget(widget)
        self.changed.emit()
        widget.setFocus()
        page.begin()

    def drop(self, page: FullPage) -> None:
        """Take a page away, wherever it lies; what is then on top is shown again."""
        if page not in self._pages:
            return
        self._pages.remove(page)
        top = self.top
        if top is None:
            self._frames.setCurrentIndex(0)
        else:
            self._frames.setCurrentWidget(cast("QWidget", top))
        page.shut_down()
        widget = cast("QWidget", page)
        self._frames.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
        if top is not None:
            cast("QWidget", top).setFocus()
        self.changed.emit()

    def drop_all(self) -> None:
        while self._pages:
            self.drop(self._pages[-1])

    def set_theme(self, theme: Theme) -> None:
        for page in self._pages:
            page.set_theme(theme)
