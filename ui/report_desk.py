"""Makes the report page from what the window has."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.dialogs import Dialogs
from ui.more_pages import Make, Ways
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.studio_view import Records

if TYPE_CHECKING:
    from app.clock import Clock
    from ui.desk import Desk
    from ui.pages.report import ReportPage


def report_maker(
    records: Records,
    desk: "Callable[[], Desk]",
    clock: "Clock",
    preferences: Preferences,
    dialogs: Dialogs,
) -> Make:
    """Return what makes the page; it raises UserFacing where the data folder is not open."""

    def make(theme: Theme, _ways: Ways) -> "ReportPage":
        from ui.pages.report import ReportPage
        from ui.viewmodels.report import ReportModel

        desk()
        model = ReportModel(records, lambda: desk().studio, clock, preferences.lang)
        return ReportPage(theme, model, dialogs, preferences.lang)

    return make
