"""Look and size of the windows that stand outside of a run: the locked door, waiting, trouble."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import UserFacing
from app.store.paths import DataPaths
from app.store.settings import Settings, SettingsFile
from app.texts import Lang
from ui.i18n import Language
from ui.preferences import Preferences
from ui.theme import stylesheet

_ORDINARY_PX = 18


@contextmanager
def dressed(app: QApplication, paths: DataPaths | None, lang: Lang | None) -> Iterator[Preferences]:
    """Give these windows the look and language of the person, as far as they can be known.

    `paths` None: where the data lies is not known; `lang`: the language asked for at the start.
    """
    preferences = _preferences(paths, lang)
    language, theme = Language(app), preferences.theme()
    language.use(preferences.lang())
    app.setPalette(theme.palette())
    app.setFont(theme.font("body"))
    app.setStyleSheet(stylesheet(theme))
    try:
        yield preferences
    finally:
        language.close()


def make_room(window: QWidget, width: int, height: int) -> None:
    """Size a window for ordinary text: larger for large text and long words, within the screen."""
    by = max(window.font().pixelSize() / _ORDINARY_PX, 1.0)
    # Not window.screen(): PySide6 ties what that returns to the window, and dies after it is gone.
    room = QGuiApplication.primaryScreen().availableSize() * 0.95
    wide, high = min(round(width * by), room.width()), round(height * by)
    layout = window.layout()
    if layout is not None and layout.hasHeightForWidth():
        high = max(high, layout.heightForWidth(wide))
    window.resize(wide, min(high, room.height()))


def _preferences(paths: DataPaths | None, lang: Lang | None) -> Preferences:
    settings = Settings()
    if paths is not None:
        try:
            settings = SettingsFile(paths.settings).load()
        except UserFacing:
            settings = Settings()
    if lang is not None:
        settings = settings.model_copy(update={"language": lang.value})
    return Preferences(settings, lambda _settings: None)
