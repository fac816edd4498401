"""Where one lives, for the emergency number: a button that opens the places known."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from ui.preferences import Preferences
from ui.widgets.controls import IconButton
from ui.words import Words

PLACES = ("CN", "HK", "MO", "TW", "GB", "EU", "US", None)


class PlaceChoice(IconButton):
    """Shows the place chosen; what is chosen in its menu holds at once."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("phone")
        self._preferences = preferences
        self._words = Words(self)
        self.menu_of_places = QMenu(self)
        self.clicked.connect(self._on_clicked)

    def refresh(self) -> None:
        country = self._preferences.settings.country
        chosen = self._words.country(country) if country else self.tr("Choose…")
        self.set_words(chosen, self.tr("Emergency number: {place}").format(place=chosen))
        self.menu_of_places.clear()
        for place in PLACES:
            action = self.menu_of_places.addAction(self._words.country(place))
            action.setCheckable(True)
            action.setChecked(place == country)
            action.triggered.connect(partial(self._on_place, place))

    def _on_clicked(self) -> None:
        self.menu_of_places.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _on_place(self, place: str | None) -> None:
        self._preferences.use_country(place)
