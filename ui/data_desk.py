"""Puts the data page together over the open data folder."""

from functools import partial
from typing import TYPE_CHECKING

from app.clock import Clock
from app.domain.records import SessionId
from app.session.keeping import Keeping
from app.session.names import exercise_name
from app.store.location import Location
from app.store.settings import SettingsFile
from app.texts import Texts
from ui.data_dialogs import DataDialogs
from ui.errands import Errand, ErrandKind
from ui.more_pages import Ways
from ui.pages.data import DataPage
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.data import DataModel
from ui.viewmodels.studio_view import Records
from ui.words import Words

if TYPE_CHECKING:
    from ui.desk import Desk


class DataDesk:
    """What the page stands on; `location` is None where the data cannot be moved."""

    def __init__(
        self,
        preferences: Preferences,
        records: Records,
        clock: Clock,
        dialogs: DataDialogs,
        location: Location | None,
    ) -> None:
        self._preferences = preferences
        self._records = records
        self._clock = clock
        self._dialogs = dialogs
        self._location = location

    def page(self, desk: "Desk", theme: Theme, ways: Ways) -> DataPage:
        studio = desk.studio
        model = DataModel(Keeping(studio, self._clock, self._location))
        page = DataPage(
            theme, model, self._preferences, self._dialogs, studio.paths.root, self._named
        )
        file = SettingsFile(studio.paths.settings)
        page.back_requested.connect(partial(ways.page_requested.emit, "settings"))
        model.wrote.connect(self._records.refresh)
        model.wrote.connect(ways.wrote)
        model.restored_settings.connect(lambda: self._preferences.take(file.load()))
        model.erased.connect(partial(ways.start_anew_requested.emit, Errand(ErrandKind.ERASE)))
        page.lock_form.errand.connect(ways.start_anew_requested)
        model.moved.connect(
            lambda folder: ways.start_anew_requested.emit(Errand(ErrandKind.MOVE, folder))
        )
        return page

    def _named(self, session_id: str) -> str:
        """Say when and what a recording was; one that is not in the log by its id."""
        studio, lang = self._records.studio, self._preferences.lang()
        found = next((s for s in self._records.summaries if s.id == SessionId(session_id)), None)
        if found is None or studio is None:
            return session_id
        words, library = Words(), studio.library
        known = library.sets.get(found.set_id)
        name = (
            exercise_name(found.set_id, library, Texts(lang))
            if known is None
            else known.name.of(lang)
        )
        return f"{words.moment(found.started_at, lang)} · {name}"
