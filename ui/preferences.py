"""What the person has chosen, in the window and on disk."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QObject, Signal

from app.domain.plan import PlanItem
from app.domain.reminders import QuietHours, Schedule
from app.domain.sides import Affected
from app.errors import UserFacing
from app.store.settings import NEEDED, ConsentKey, Settings, SetupStep
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

    def __init__(
        self,
        settings: Settings,
        save: Callable[[Settings], None],
        is_system_calm: Callable[[], bool] = lambda: False,
    ) -> None:
        """`is_system_calm`: whether the system asks for less movement."""
        super().__init__()
        self._is_system_calm = is_system_calm
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

    def use_country(self, country: str | None) -> None:
        """Show the telephone numbers of this country; None: it is not said."""
        self._change(country=country)

    # --- setting up and consent ----------------------------------------------------------------

    @property
    def is_set_up(self) -> bool:
        return self._settings.setup == "done"

    def has_agreed(self, key: ConsentKey) -> bool:
        return key in self._settings.consents

    def use_setup(self, step: SetupStep) -> None:
        """Remember where the setting up stands."""
        self._change(setup=step)

    def use_consent(self, key: ConsentKey, is_given: bool, day: date) -> None:
        """Write down a consent given on this day, or one that is withdrawn.

        Where one that is needed is withdrawn, the setting up stands at the consents again.
        """
        if is_given == self.has_agreed(key):
            return
        consents = {k: v for k, v in self._settings.consents.items() if k != key}
        if is_given:
            self._change(consents={**consents, key: day.isoformat()})
        elif key in NEEDED and self.is_set_up:
            self._change(consents=consents, setup="consent")
        else:
            self._change(consents=consents)

    def use_palsy_since(self, since: str | None) -> None:
        """Take a year, `2025`, or a month of it, `2025-03`; None: not said."""
        self._change(palsy_since=since)

    def use_single_keys(self, is_on: bool) -> None:
        self._change(single_keys=is_on)

    def is_motion_reduced(self) -> bool:
        """Return what the person chose, or else what the system asks for."""
        chosen = self._settings.reduced_motion
        return self._is_system_calm() if chosen is None else chosen

    def use_reduced_motion(self, is_reduced: bool | None) -> None:
        """None: as the system says."""
        self._change(reduced_motion=is_reduced)

    # --- the rest --------------------------------------------------------------------------------

    def use_camera(self, index: int) -> None:
        self._change(camera_index=index)

    def use_source(self, source: str) -> None:
        self._change(last_source=source)

    def use_view(self, view: str | None) -> None:
        """None: ask before the next session."""
        self._change(view=view)

    def use_picture_light(self, light: int) -> None:
        """Show the own picture with this share of its light, in percent."""
        self._change(picture_light=light)

    def use_voice_on(self, is_on: bool) -> None:
        self._change(voice_on=is_on)

    def use_captions_on(self, is_on: bool) -> None:
        self._change(captions_on=is_on)

    def use_healthy_view(self, is_on: bool) -> None:
        self._change(healthy_view=is_on)

    def chosen(self) -> tuple[str | None, str]:
        """Return the set that Today proposes, and its dose."""
        return self._settings.training_set, self._settings.training_dose

    def use_training(self, set_id: str | None, dose: str) -> None:
        """Practise this set in this dose from now on; None: the set of the day."""
        self._change(training_set=set_id, training_dose=dose)

    def use_voice_volume(self, percent: int) -> None:
        self._change(voice_volume=percent)

    def use_voice_rate(self, percent: int) -> None:
        self._change(voice_rate=percent)

    def use_chimes_on(self, is_on: bool) -> None:
        self._change(chimes_on=is_on)

    def use_chimes_volume(self, percent: int) -> None:
        self._change(chimes_volume=percent)

    def use_massage_length(self, length: str) -> None:
        self._change(massage_length=length)

    def use_keep_films(self, months: object) -> None:
        """Delete films at this age; None: keep them for ever."""
        self._change(keep_films_months=months if isinstance(months, int) else None)

    def take(self, settings: Settings) -> None:
        """Go by settings that were written elsewhere, such as those of a backup."""
        self._settings = settings
        self.changed.emit()

    def use_reminders(self, is_on: bool) -> None:
        self._change(reminders_on=is_on)

    def use_reminder_time(self, item: PlanItem, at: time | None) -> None:
        """Remind of a part of the day at this time; None: not at all."""
        times = {k: v for k, v in self._settings.reminder_times.items() if k != item.value}
        if at is not None:
            times[item.value] = f"{at:%H:%M}"
        self._change(reminder_times=times)

    def use_quiet_hours(self, start: time, end: time) -> None:
        self._change(quiet_from=f"{start:%H:%M}", quiet_to=f"{end:%H:%M}")

    def use_hushed_on(self, day: date | None) -> None:
        """Have no more reminders on this day; None: have them again."""
        self._change(hushed_on=None if day is None else day.isoformat())

    def schedule(self) -> Schedule:
        """Return when to remind of what."""
        settings = self._settings
        hushed = settings.hushed_on
        return Schedule(
            times={PlanItem(k): time.fromisoformat(v) for k, v in settings.reminder_times.items()},
            quiet=QuietHours(
                time.fromisoformat(settings.quiet_from), time.fromisoformat(settings.quiet_to)
            ),
            is_on=settings.reminders_on,
            hushed_on=None if hushed is None else date.fromisoformat(hushed),
        )

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
