"""The day's plan as Today shows it: read and changed away from the GUI thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.clock import Clock
from app.domain.plan import Plan, PlanItem, SkipReason
from ui.jobs import IsCancelled, Job, Progress
from ui.viewmodels.changes import Changes

if TYPE_CHECKING:
    from app.domain.journal import JsonValue
    from exercises.library import Library
    from exercises.schema_care import CareItem

EVERY_MS: Final = 60_000
Fields = Mapping[str, "JsonValue"]


class DayLike(Protocol):
    """What Today needs of `app.session.day.Day`."""

    @property
    def training_set(self) -> str: ...
    @property
    def library(self) -> "Library": ...
    def plan(self) -> Plan: ...
    def skip(self, item: PlanItem, reason: SkipReason) -> Plan: ...
    def unskip(self, item: PlanItem) -> Plan: ...
    def mark_done(self, care_id: str, fields: "Fields | None" = None) -> Plan: ...
    def unmark(self, care_id: str) -> Plan: ...
    def noted(self, care_id: str) -> "Fields": ...
    def care_id(self, item: PlanItem) -> str | None: ...


class ReminderDay(Protocol):
    """What reminders need of it."""

    def plan(self) -> Plan: ...
    def reminder_of(self, plan: Plan, item: PlanItem) -> "CareItem": ...


@dataclass(frozen=True, slots=True)
class Change:
    """What was last said about a part of the day, so that it can be taken back.

    `care_id`: a line that was marked; None: the part was left out.
    """

    item: PlanItem
    care_id: str | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    plan: Plan
    notes: "Mapping[str, Fields]"


class PlanModel(QObject):
    """GUI thread only. The plan is read anew after every change, at midnight, and when asked.

    Signals: `changed()`; `not_written(UserFacing)` where something said could not be kept.
    """

    changed = Signal()
    not_written = Signal(object)

    def __init__(self, day: Callable[[], DayLike | None], clock: Clock) -> None:
        """Take the parts; `day` gives None as long as the log is not open."""
        super().__init__()
        self._day = day
        self._clock = clock
        self._waiting = Changes[DayLike]()
        self.plan: Plan | None = None
        self.notes: Mapping[str, Fields] = {}
        self.error: Exception | None = None
        self.last: Change | None = None
        self._job = Job(self._work, self)
        self._job.succeeded.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)

    # --- facts -------------------------------------------------------------------------------

    @property
    def library(self) -> "Library | None":
        day = self._day()
        return None if day is None else day.library

    @property
    def training_set(self) -> str:
        day = self._day()
        return "" if day is None else day.training_set

    def care_id(self, item: PlanItem) -> str | None:
        """Return the line of the care list that stands for a part."""
        day = self._day()
        return None if day is None else day.care_id(item)

    # --- requests ----------------------------------------------------------------------------

    def refresh(self) -> None:
        if self._day() is not None:
            self._job.start()
            self._wait()

    def look(self) -> None:
        """Read the plan anew if another day has begun."""
        if self.plan is not None and self.plan.day != self._clock.now().date():
            self.last = None
            self.refresh()

    def skip(self, item: PlanItem, reason: SkipReason) -> None:
        self.last = Change(item)
        self._do(lambda day: day.skip(item, reason))

    def unskip(self, item: PlanItem) -> None:
        self.last = None
        self._do(lambda day: day.unskip(item))

    def mark(self, item: PlanItem, care_id: str) -> None:
        """Write down that a line was seen to."""
        self.last = Change(item, care_id)
        self._do(lambda day: day.mark_done(care_id))

    def note(self, care_id: str, fields: "Fields") -> None:
        """Write down answers to a line; those of before are replaced."""
        self.last = None
        self._do(lambda day: day.mark_done(care_id, fields))

    def unmark(self, care_id: str) -> None:
        self.last = None
        self._do(lambda day: day.unmark(care_id))

    def undo(self) -> None:
        """Take the last change back."""
        last = self.last
        if last is None:
            return
        if last.care_id is None:
            self.unskip(last.item)
        else:
            self.unmark(last.care_id)

    def keep(self) -> None:
        """Leave the last change as it is and do not offer to take it back any more."""
        if self.last is not None:
            self.last = None
            self.changed.emit()

    def close(self) -> None:
        """Write down what still waits, then stop."""
        self._timer.stop()
        self._job.close()
        day = self._day()
        if day is not None:
            self._waiting.write(day)

    # --- work --------------------------------------------------------------------------------

    def _do(self, act: Callable[[DayLike], object]) -> None:
        self._waiting.add(act)
        self.refresh()

    def _work(self, _progress: Progress, _is_cancelled: IsCancelled) -> object:
        day = self._day()
        assert day is not None
        self._waiting.write(day)
        plan = day.plan()
        logged = [row.id for row in plan.care if row.is_logged]
        return _Read(plan, {care_id: day.noted(care_id) for care_id in logged})

    def _wait(self) -> None:
        now = self._clock.now()
        self._timer.start(min(EVERY_MS, _ms_to_midnight(now)))

    # --- what comes back ---------------------------------------------------------------------

    def _on_read(self, read: object) -> None:
        assert isinstance(read, _Read)
        self.plan, self.notes, self.error = read.plan, read.notes, None
        self._tell()

    def _on_failed(self, error: Exception) -> None:
        self.error = error
        self._tell()

    def _tell(self) -> None:
        for problem in self._waiting.take_problems():
            self.last = None
            self.not_written.emit(problem)
        self.changed.emit()

    def _on_time(self) -> None:
        self.look()
        self._wait()


class KnownDay:
    """The day for reminders and the tray: the plan that Today shows, without reading it anew."""

    def __init__(self, day: "ReminderDay", model: PlanModel, clock: Clock) -> None:
        self._day = day
        self._model = model
        self._clock = clock

    def plan(self) -> Plan:
        """Raises: StorageFailure where the plan of today is not there yet."""
        plan = self._model.plan
        is_todays = plan is not None and plan.day == self._clock.now().date()
        return plan if plan is not None and is_todays else self._day.plan()

    def reminder_of(self, plan: Plan, item: PlanItem) -> "CareItem":
        return self._day.reminder_of(plan, item)


def _ms_to_midnight(now: datetime) -> int:
    """Return milliseconds until just after the next midnight on the wall."""
    wall = now.replace(tzinfo=None)
    midnight = datetime.combine(wall.date() + timedelta(days=1), datetime.min.time())
    return int((midnight - wall).total_seconds() * 1000) + 50
