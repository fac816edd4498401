"""What the person has chosen, in the window and on disk."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.domain.sides import Affected
from app.errors import UserFacing
from app.store.settings import Settings
from app.texts import Lang
from ui.theme import Theme, ThemeName
from ui.tokens import TEXT_SIZES


class Preferences(QObject):
    """The settings now; every change is kept at once.

    Signals: `changed()` after any change; `not_saved(UserFacing)` where the change holds for now
    but could not be written.
    """

    changed = Signal()
    not_saved = Signal(object)

    def __init__(self, settings: Settings, save: Callable[[Settings], None]) -> None:
        super().__init__()
        self._settings = settings
        self._save = save

    @property
    def settings(self) -> Settings:
        return self._settings

    def lang(self) -> Lang:
        """Return the chosen language, or else that of the system."""
        chosen = self._settings.language
        return Lang.of_system() if chosen is None else Lang(chosen)

    def theme(self) -> Theme:
        return Theme(ThemeName(self._settings.theme), self._settings.text_size, self.lang())

    def use_lang(self, lang: Lang | None) -> None:
        self._change(language=None if lang is None else lang.value)

    def use_theme(self, name: ThemeName) -> None:
        self._change(theme=name.value)

    def use_text_size(self, size: int) -> None:
        self._change(text_size=size)

    def use_affected(self, affected: Affected) -> None:
        self._change(affected=affected)

    def use_camera(self, index: int) -> None:
        self._change(camera_index=index)

    def use_source(self, source: str) -> None:
        self._change(last_source=source)

    def step_text(self, by: int) -> None:
        """Go to the next larger or smaller text; at the end nothing changes."""
        place = TEXT_SIZES.index(self._settings.text_size) + by
        if 0 <= place < len(TEXT_SIZES):
            self.use_text_size(TEXT_SIZES[place])

    def next_text_size(self) -> None:
        """Go round: after the largest text comes the smallest."""
        place = (TEXT_SIZES.index(self._settings.text_size) + 1) % len(TEXT_SIZES)
        self.use_text_size(TEXT_SIZES[place])

    def next_theme(self) -> None:
        self.use_theme(ThemeName(self._settings.theme).following)

    def toggle_dim(self) -> None:
        is_dim = self._settings.theme == ThemeName.DARK
        self.use_theme(ThemeName.LIGHT if is_dim else ThemeName.DARK)

    def _change(self, **values: object) -> None:
        changed = self._settings.model_copy(update=values)
        if changed == self._settings:
            return
        self._settings = changed
        try:
            self._save(changed)
        except UserFacing as error:
            self.not_saved.emit(error)
        self.changed.emit()
