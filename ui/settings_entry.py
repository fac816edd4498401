"""Makes the settings and joins them to what other parts of the window show."""

from typing import TYPE_CHECKING

from ui.theme import Theme
from ui.window_parts import Factories, Models
from ui.window_sheets import Sheets

if TYPE_CHECKING:
    from ui.day_flow import DayFlow
    from ui.pages.settings import SettingsPage


def settings_page(
    theme: Theme, models: Models, factories: Factories, sheets: Sheets, flow: "DayFlow"
) -> "SettingsPage":
    """Return the page; what it asks of the window's own pages is still to be connected."""
    from ui.pages.settings import SettingsPage

    today = models.today
    page = SettingsPage(
        theme, models.preferences, models.about, lambda: today.now, factories.voice()
    )
    page.privacy_requested.connect(sheets.show_privacy)
    page.licences_requested.connect(sheets.show_licences)
    page.support_requested.connect(sheets.support_requested)
    page.safety_requested.connect(flow.explain_all)
    return page
