"""When to remind of what, by the clock on the wall.

Somebody else calls `check` about once a minute with what it returned before. Between two calls the
machine may have slept, the clock may have been set, summer time may have begun: a part of the plan
is reminded of at most once a day, unless it was put off, and never in the quiet hours.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from app.domain.plan import PlanItem

SNOOZE: Final = timedelta(minutes=15)
"""How long "later" is; also the least time between two reminders."""
_ORDER: Final = tuple(PlanItem)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """`start` is quiet, `end` no longer is; across midnight if `end` comes first."""

    start: time
    end: time

    def covers(self, at: time) -> bool:
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


@dataclass(frozen=True, slots=True)
class Schedule:
    """What the person chose; `hushed_on` is a day without any reminder."""

    times: Mapping[PlanItem, time]
    quiet: QuietHours
    is_on: bool = True
    hushed_on: date | None = None

    def is_silent(self, now: datetime) -> bool:
        is_hushed = self.hushed_on == now.date()
        return not self.is_on or is_hushed or self.quiet.covers(now.time())

    def unheard(self) -> frozenset[PlanItem]:
        """Return what would never be reminded of, as its time lies in the quiet hours."""
        return frozenset(item for item, at in self.times.items() if self.quiet.covers(at))


@dataclass(frozen=True, slots=True)
class Memory:
    """What `check` must know of the calls before; begin with the moment of the first one.

    `settled` are the parts that were reminded of or given up on `day`, `waiting` those whose time
    came while another reminder was fresh, `put_off` those to come back, with the moment.
    """

    checked_at: datetime
    day: date
    settled: frozenset[PlanItem] = frozenset()
    waiting: frozenset[PlanItem] = frozenset()
    put_off: Mapping[PlanItem, datetime] = field(default_factory=dict[PlanItem, datetime])
    shown_at: datetime | None = None

    @classmethod
    def since(cls, now: datetime) -> "Memory":
        """Begin: what was due earlier than this minute is not caught up on."""
        return cls(now.replace(second=0, microsecond=0) - timedelta(seconds=1), now.date())


def due(schedule: Schedule, memory: Memory, now: datetime) -> frozenset[PlanItem]:
    """Return whose time has come since the last call, so that a plan need be asked for."""
    memory = _on_day(memory, now.date())
    return _come(schedule, memory, now) | memory.waiting | _back(memory, now)


def check(
    schedule: Schedule, open_items: Collection[PlanItem], memory: Memory, now: datetime
) -> tuple[PlanItem | None, Memory]:
    """Return what to remind of now, at most one thing, and what to remember.

    `open_items` are the parts of the day that are neither done nor skipped nor locked.
    """
    memory = _on_day(memory, now.date())
    come = _come(schedule, memory, now)
    candidates = come | memory.waiting | _back(memory, now)
    memory = replace(memory, checked_at=now, waiting=frozenset())
    alive = candidates & frozenset(open_items)
    if schedule.is_silent(now) or not alive:
        return None, _settled(memory, candidates)
    alive -= _missed(schedule, come & alive, now)
    if not _is_free(memory, now):
        dropped = candidates - alive
        return None, replace(_settled(memory, dropped), waiting=alive)
    chosen = min(alive, key=_ORDER.index)
    rest = alive - {chosen}
    memory = _settled(memory, candidates - rest)
    return chosen, replace(memory, waiting=rest, shown_at=now)


def snoozed(memory: Memory, item: PlanItem, now: datetime) -> Memory:
    """Let a reminder come back in a quarter of an hour, if that is still today."""
    return replace(memory, put_off={**memory.put_off, item: now + SNOOZE})


def rescheduled(memory: Memory, before: Schedule, after: Schedule) -> Memory:
    """Let what got another time be reminded of at it, even if it was reminded of before."""
    moved = {i for i in PlanItem if before.times.get(i) != after.times.get(i)}
    return replace(memory, settled=memory.settled - moved, waiting=memory.waiting - moved)


def next_at(
    schedule: Schedule, open_items: Collection[PlanItem], memory: Memory, now: datetime
) -> tuple[datetime, PlanItem] | None:
    """Return when the next reminder of today comes, if nothing is done until then; None: none.

    The moment is in the offset of `now`; where the clock changes in between it is the time on the
    wall that counts.
    """
    if not schedule.is_on or schedule.hushed_on == now.date():
        return None
    memory = _on_day(memory, now.date())
    coming = [
        (moment, _ORDER.index(item), item)
        for item in open_items
        for moment in _moments(schedule, memory, item, now)
        if moment.date() == now.date() and not schedule.quiet.covers(moment.time())
    ]
    first = min(coming, default=None)
    return None if first is None else (first[0], first[2])


def _moments(
    schedule: Schedule, memory: Memory, item: PlanItem, now: datetime
) -> Iterator[datetime]:
    free = now if memory.shown_at is None else max(now, memory.shown_at + SNOOZE)
    if item in memory.waiting:
        yield free
    if item in memory.put_off:
        until = memory.put_off[item].astimezone(now.tzinfo)
        yield max(free, until) if until <= now + SNOOZE else free
    at = schedule.times.get(item)
    if at is not None and item not in memory.settled | memory.waiting:
        moment = datetime.combine(now.date(), at, now.tzinfo)
        if moment > memory.checked_at.replace(tzinfo=now.tzinfo):
            yield max(free, moment)


def _on_day(memory: Memory, today: date) -> Memory:
    """Forget the day before: what was missed then stays missed."""
    if memory.day == today:
        return memory
    return Memory(memory.checked_at, today, shown_at=memory.shown_at)


def _come(schedule: Schedule, memory: Memory, now: datetime) -> frozenset[PlanItem]:
    """Return what lies between the last call and now on today's wall clock."""
    before = memory.checked_at.replace(tzinfo=None)
    wall = now.replace(tzinfo=None)
    return frozenset(
        item
        for item, at in schedule.times.items()
        if item not in memory.settled and before < datetime.combine(wall.date(), at) <= wall
    )


def _back(memory: Memory, now: datetime) -> frozenset[PlanItem]:
    """Return what was put off long enough; a clock set back does not make it longer."""
    return frozenset(
        item for item, until in memory.put_off.items() if not now < until <= now + SNOOZE
    )


def _missed(schedule: Schedule, come: frozenset[PlanItem], now: datetime) -> frozenset[PlanItem]:
    """Return what to give up, of all that came up while the machine slept: all but the first."""
    wall = now.replace(tzinfo=None)
    late = {i for i in come if wall - datetime.combine(wall.date(), schedule.times[i]) > SNOOZE}
    return frozenset(sorted(late, key=_ORDER.index)[1:])


def _is_free(memory: Memory, now: datetime) -> bool:
    shown = memory.shown_at
    return shown is None or not timedelta() <= now - shown < SNOOZE


def _settled(memory: Memory, items: Collection[PlanItem]) -> Memory:
    kept = {item: until for item, until in memory.put_off.items() if item not in items}
    return replace(memory, settled=memory.settled | frozenset(items), put_off=kept)
