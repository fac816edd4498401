"""The way into the clinician's view, from wherever a report comes."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ui.dialogs import Dialogs
from ui.full_pages import FullPages
from ui.preferences import Preferences
from ui.theme import Theme

if TYPE_CHECKING:
    from app.clock import Clock
    from app.store.paths import DataPaths
    from ui.pages.clinic import ClinicPage

MakeClinic = Callable[[Theme, Path | None], "ClinicPage"]

_SUFFIX = ".mmz"


def is_report(path: Path) -> bool:
    """Tell by its name whether a file is a report."""
    return path.suffix.lower() == _SUFFIX


def clinic_maker(
    paths: "DataPaths", clock: "Clock", preferences: Preferences, dialogs: Dialogs
) -> MakeClinic:
    """Return what makes the page; it needs no patient's data."""

    def make(theme: Theme, path: Path | None) -> "ClinicPage":
        from app.session.bundle_access import BundleAccess
        from app.texts import Texts
        from exercises.library import load_library
        from ui.pages.clinic import ClinicPage
        from ui.viewmodels.clinic import ClinicModel
        from ui.viewmodels.plan_writer import PlanWriterModel

        texts = Texts(preferences.lang())
        access = BundleAccess(paths, own=texts("bundle.own"))
        library = load_library()
        model = ClinicModel(access, clock, library, texts)
        writer = PlanWriterModel(paths, clock, library, texts)
        return ClinicPage(theme, model, dialogs, path, writer)

    return make


class ClinicEntry:
    """Lays the clinician's view over the window; one at a time. GUI thread only."""

    def __init__(
        self, full: FullPages, make: MakeClinic | None, theme: Callable[[], Theme]
    ) -> None:
        """Take what makes the page; None: this window has none."""
        self._full = full
        self._make = make
        self._theme = theme
        self.page: ClinicPage | None = None

    def open(self, path: Path | None = None) -> None:
        """Show the view, with a report if there is one; nothing while a session has the window."""
        if self._make is None or not self._full.is_empty:
            return
        page = self.page = self._make(self._theme(), path)
        page.left.connect(self.leave)
        self._full.push(page)

    def leave(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            self._full.drop(page)
