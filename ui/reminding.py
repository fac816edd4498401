"""Asks once a minute whether something is to be reminded of."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.clock import Clock
from app.domain.plan import PlanItem
from app.domain.reminders import Memory, check, due, next_at, rescheduled, snoozed
from app.errors import UserFacing
from ui.preferences import Preferences

if TYPE_CHECKING:
    from app.domain.plan import Plan
    from exercises.schema_care import CareItem

EVERY_MS: Final = 60_000
_log = logging.getLogger(__name__)


class DayView(Protocol):
    """What reminding needs of `app.session.day.Day`."""

    def plan(self) -> "Plan": ...
    def reminder_of(self, plan: "Plan", item: PlanItem) -> "CareItem": ...


@dataclass(frozen=True, slots=True)
class Reminder:
    """What to say about a part of the day, in the person's language."""

    item: PlanItem
    title: str
    text: str


class Reminding(QObject):
    """Watches the clock on the wall while reminders are switched on, and only then.

    A timer of a minute is the longest that still finds the machine awake again in time; the plan
    itself is read only when a chosen time has come. GUI thread only.

    Signals: `reminded(Reminder)`; `changed()` when the choices about reminders may have changed.
    """

    reminded = Signal(object)
    changed = Signal()

    def __init__(
        self,
        preferences: Preferences,
        clock: Clock,
        day: "Callable[[], DayView | None]",
        parent: QObject | None = None,
    ) -> None:
        """Take the parts; `day` gives None as long as the log is not open."""
        super().__init__(parent)
        self._preferences = preferences
        self._clock = clock
        self._day = day
        self._schedule = preferences.schedule()
        self._memory = Memory.since(clock.now())
        self.last: Reminder | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        preferences.changed.connect(self._on_preferences)
        self._wake()

    @property
    def is_on(self) -> bool:
        return self._schedule.is_on

    @property
    def is_hushed(self) -> bool:
        """Tell whether the person wanted no more reminders today."""
        return self._schedule.hushed_on == self._clock.now().date()

    @property
    def is_watching(self) -> bool:
        return self._timer.isActive()

    def look(self) -> None:
        """Remind if a time has come."""
        now = self._clock.now()
        day = self._day()
        if day is None:
            return
        if not due(self._schedule, self._memory, now):
            _, self._memory = check(self._schedule, (), self._memory, now)
            return
        try:
            plan = day.plan()
        except UserFacing as error:
            _log.warning("no plan to remind by, asked again in a minute: %s", error.key)
            return
        item, self._memory = check(self._schedule, plan.open_items, self._memory, now)
        if item is not None:
            self._remind(day.reminder_of(plan, item), item)

    def snooze(self) -> None:
        """Bring the last reminder back in a quarter of an hour."""
        if self.last is not None:
            self._memory = snoozed(self._memory, self.last.item, self._clock.now())
            self.last = None
            self.changed.emit()

    def hush(self, is_hushed: bool) -> None:
        """Have no more reminders today, or have them again."""
        self._preferences.use_hushed_on(self._clock.now().date() if is_hushed else None)

    def next_at(self) -> tuple[datetime, PlanItem] | None:
        """Return when what is reminded of next; None: nothing more today.

        Raises: StorageFailure.
        """
        day = self._day()
        if day is None:
            return None
        return next_at(self._schedule, day.plan().open_items, self._memory, self._clock.now())

    def close(self) -> None:
        self._timer.stop()

    def _remind(self, words: "CareItem", item: PlanItem) -> None:
        lang = self._preferences.lang()
        self.last = Reminder(item, words.title.of(lang), words.reminder.of(lang))
        self.reminded.emit(self.last)
        self.changed.emit()

    def _wake(self) -> None:
        if not self._schedule.is_on or not self._schedule.times:
            self._timer.stop()
        elif not self._timer.isActive():
            self._memory = Memory.since(self._clock.now())
            self._timer.start()

    def _on_preferences(self) -> None:
        chosen = self._preferences.schedule()
        if chosen != self._schedule:
            self._memory = rescheduled(self._memory, self._schedule, chosen)
            self._schedule = chosen
            self._wake()
            self.changed.emit()
