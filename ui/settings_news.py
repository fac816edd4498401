"""What another window on the same data has chosen comes over when one comes back to this one."""

import logging

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.errors import UserFacing
from app.store.settings import SettingsFile
from ui.preferences import Preferences

_log = logging.getLogger(__name__)


class SettingsNews(QObject):
    """A consent withdrawn in one window holds in the other, too. GUI thread only."""

    def __init__(self, app: QApplication, file: SettingsFile, preferences: Preferences) -> None:
        super().__init__()
        self._app = app
        self._file = file
        self._preferences = preferences
        app.applicationStateChanged.connect(self._on_state)

    def close(self) -> None:
        self._app.applicationStateChanged.disconnect(self._on_state)

    def look(self) -> None:
        """Take over what is new in the file; what cannot be read is left alone."""
        try:
            news = self._file.news()
        except UserFacing as error:
            _log.warning("settings: %s", error.key)
            return
        if news:
            self._preferences.take(self._preferences.settings.model_copy(update=dict(news)))

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()
