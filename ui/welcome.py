"""Setting up stands before everything else until it is done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.full_pages import FullPages
from ui.preferences import Preferences
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.pages.onboarding import OnboardingPage


class Welcome(QObject):
    """Lays the page over the window while there is something to set up. GUI thread only.

    Signals: `finished(wants_look)`; `stopped()` a warning sign ended it for this run;
    `clinic_requested()`, `privacy_requested()`.
    """

    finished = Signal(bool)
    stopped = Signal()
    clinic_requested = Signal()
    privacy_requested = Signal()

    def __init__(
        self,
        full: FullPages,
        preferences: Preferences,
        make: "Callable[[Theme], OnboardingPage]",
        theme: Callable[[], Theme],
    ) -> None:
        super().__init__(full)
        self._full = full
        self._preferences = preferences
        self._make = make
        self._theme = theme
        self._is_put_off = False
        self.page: OnboardingPage | None = None
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self.look)

    @property
    def is_needed(self) -> bool:
        return not self._preferences.is_set_up

    def watch(self) -> None:
        """From now on come back whenever the window is free and there is something to set up."""
        self._full.changed.connect(self._look.start)
        self._preferences.changed.connect(self._look.start)

    def look(self) -> None:
        """Show the page where it is needed and nothing else has the window."""
        is_gone = self.page is not None and self.page is not self._full.top
        if is_gone and self._full.is_empty:
            self.page = None
        if not self.is_needed or self._is_put_off or self.page or not self._full.is_empty:
            return
        page = self.page = self._make(self._theme())
        page.done.connect(lambda: self._finish(wants_look=False))
        page.look_requested.connect(lambda: self._finish(wants_look=True))
        page.stopped.connect(self._stop)
        page.clinic_requested.connect(self._on_clinic)
        page.privacy_requested.connect(self.privacy_requested)
        self._full.push(page)

    def close(self) -> None:
        """Look no more: the window goes."""
        self._is_put_off = True
        self._look.stop()

    def _drop(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            self._full.drop(page)

    def _finish(self, *, wants_look: bool) -> None:
        self._drop()
        self.finished.emit(wants_look)

    def _stop(self) -> None:
        self._is_put_off = True
        self._drop()
        self.stopped.emit()

    def _on_clinic(self) -> None:
        """Make room: the clinician's view comes only to a free window; after it this comes back."""
        self._drop()
        self.clinic_requested.emit()
