"""When the palsy began: a year, and its month where that is known."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from ui.preferences import Preferences
from ui.widgets.controls import row
from ui.widgets.menu_button import MenuButton
from ui.words import locale_of

_YEARS = 40


class SinceChoice(QWidget):
    """What is chosen holds at once; the year may stand alone."""

    def __init__(self, preferences: Preferences, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._preferences = preferences
        self._today: Callable[[], QDate] = lambda: QDate(*now().timetuple()[:3])
        self.year, self.month = MenuButton("cal"), MenuButton()
        box = row(12)
        box.addWidget(self.year)
        box.addWidget(self.month)
        box.addStretch(1)
        self.setLayout(box)
        self.year.picked.connect(self._on_year)
        self.month.picked.connect(self._on_month)
        preferences.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what was said, in the language of the window."""
        year, month = self._said()
        last = self._today().year()
        years = [(each, str(each)) for each in range(last, last - _YEARS, -1)]
        if year is not None and year not in dict(years):
            years.append((year, str(year)))
        unsaid: tuple[object, str] = (None, self.tr("Not said"))
        self.year.show_options(self.tr("Year"), [unsaid, *years], year)
        form = locale_of(self._preferences.lang())
        latest = self._today().month() if year == last else 12
        months = [(each, form.standaloneMonthName(each)) for each in range(1, latest + 1)]
        unknown: tuple[object, str] = (None, self.tr("Month not known"))
        self.month.show_options(self.tr("Month"), [unknown, *months], month)
        self.month.setVisible(year is not None)

    def _said(self) -> tuple[int | None, int | None]:
        since = self._preferences.settings.palsy_since
        if since is None:
            return None, None
        year, _, month = since.partition("-")
        return int(year), int(month) if month else None

    def _on_year(self, year: object) -> None:
        self._preferences.use_palsy_since(None if year is None else str(year))

    def _on_month(self, month: object) -> None:
        year, _ = self._said()
        if year is not None:
            ended = f"-{month:02d}" if isinstance(month, int) else ""
            self._preferences.use_palsy_since(f"{year}{ended}")
