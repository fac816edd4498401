"""The day's plan: what there is to do today, how far it is, and the one thing that comes next.

A day is the calendar day where the person was: the date of a moment in its own offset. So local
midnight, a change to summer time and a journey need no rule of their own. What is dated after
today, because the clock was set back since, is left aside.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from app.domain.journal import EntryId

BACK_AFTER_DAYS: Final = 4
"""From so many days after the last one on, the greeting is that of coming back. Ours."""
WEEK_DAYS: Final = 7


class PlanItem(StrEnum):
    """The parts of a day, in their order."""

    WASH = "wash"
    MASSAGE = "massage"
    MIRROR = "mirror"
    CARE = "care"
    RECORDING = "recording"


class RowState(StrEnum):
    TODO = "todo"
    NEXT = "next"
    """The one thing that is proposed now; what is done of it already stands in the row."""
    PARTLY = "partly"
    DONE = "done"
    SKIPPED = "skipped"
    LOCKED = "locked"
    NOT_DUE = "not_due"

    @property
    def is_open(self) -> bool:
        """Tell whether the part may still be proposed; what was begun is never pressed for."""
        return self in (RowState.TODO, RowState.NEXT)

    @property
    def can_be_skipped(self) -> bool:
        return self.is_open or self is RowState.PARTLY


class Greeting(StrEnum):
    """How the day begins; none of them says how long somebody was away."""

    FIRST = "first"
    USUAL = "usual"
    BACK = "back"


class SkipReason(StrEnum):
    TIRED = "tired"
    UNWELL = "unwell"
    NO_TIME = "no_time"
    AWAY = "away"
    ADVISED = "advised"
    """A doctor or therapist said so."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was really done; `is_whole`: as much of it as it was meant to be."""

    item: PlanItem
    at: datetime
    seconds: float = 0.0
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Skip:
    """A part of one day left out; `entry` is what is withdrawn to undo it."""

    entry: EntryId
    item: PlanItem
    at: datetime
    reason: SkipReason


@dataclass(frozen=True, slots=True)
class CareRow:
    """One line of the care list; only what concerns everybody every day is counted."""

    id: str
    is_counted: bool
    entry: EntryId | None = None
    """The newest entry of today, if there is one."""

    @property
    def is_logged(self) -> bool:
        return self.entry is not None


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What the plan is computed from; every moment carries its offset.

    `locks` names the rules that lock a part, `asks_first` the parts before which questions wait,
    `interrupted` the routine that can be gone on with.
    """

    now: datetime
    interval_days: int
    done: Collection[Done] = ()
    skips: Collection[Skip] = ()
    care: tuple[CareRow, ...] = ()
    locks: Mapping[PlanItem, tuple[str, ...]] = field(
        default_factory=dict[PlanItem, tuple[str, ...]]
    )
    asks_first: frozenset[PlanItem] = frozenset()
    planned_s: Mapping[PlanItem, float] = field(default_factory=dict[PlanItem, float])
    interrupted: PlanItem | None = None
    visits: Collection[date] = ()

    @property
    def today(self) -> date:
        return self.now.date()


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One part of the day: `done_s` of `planned_s` seconds, or `count` of `of` lines of care."""

    item: PlanItem
    state: RowState
    done_s: float = 0.0
    planned_s: float = 0.0
    count: int = 0
    of: int = 0
    done_at: datetime | None = None
    skip: Skip | None = None
    rules: tuple[str, ...] = ()
    asks_first: bool = False
    can_go_on: bool = False
    due_on: date | None = None
    """For the recording: the day from which it is wanted."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One day. `week` says of today and the six days before on which something was practised."""

    day: date
    greeting: Greeting
    rows: tuple[PlanRow, ...]
    care: tuple[CareRow, ...]
    week: tuple[tuple[date, bool], ...]
    visit: date | None

    @property
    def next_row(self) -> PlanRow | None:
        """Return what comes next; None: nothing is left for today."""
        return next((row for row in self.rows if row.state is RowState.NEXT), None)

    def row(self, item: PlanItem) -> PlanRow:
        return next(row for row in self.rows if row.item is item)

    @property
    def practised_days(self) -> int:
        return sum(is_active for _, is_active in self.week)

    @property
    def open_items(self) -> frozenset[PlanItem]:
        """Return what may be reminded of: the care list also where a part of it is done."""
        return frozenset(
            row.item
            for row in self.rows
            if row.state.is_open or (row.item is PlanItem.CARE and row.state is RowState.PARTLY)
        )


def plan_day(facts: DayFacts) -> Plan:
    """Lay out the day; the same facts give the same plan."""
    known = [done for done in facts.done if done.at.date() <= facts.today]
    rows = [_row(item, facts, known) for item in PlanItem]
    chosen = _next(rows)
    return Plan(
        day=facts.today,
        greeting=_greeting(facts, known),
        rows=tuple(replace(r, state=RowState.NEXT) if r is chosen else r for r in rows),
        care=facts.care,
        week=_week(facts.today, known),
        visit=min((day for day in facts.visits if day >= facts.today), default=None),
    )


def due_on(done: Iterable[Done], today: date, interval_days: int) -> date:
    """Return the day from which the next recording is wanted: at once after none at all."""
    days = [d.at.date() for d in done if d.item is PlanItem.RECORDING and d.is_whole]
    earlier = [day for day in days if day < today]
    return max(earlier) + timedelta(days=interval_days) if earlier else today


def _row(item: PlanItem, facts: DayFacts, known: Collection[Done]) -> PlanRow:
    today = [d for d in known if d.item is item and d.at.date() == facts.today]
    skips = [s for s in facts.skips if s.item is item and s.at.date() == facts.today]
    counted = [row for row in facts.care if row.is_counted] if item is PlanItem.CARE else []
    wanted = due_on(known, facts.today, facts.interval_days)
    rules = facts.locks.get(item, ())
    row = PlanRow(
        item=item,
        state=RowState.TODO,
        done_s=sum(d.seconds for d in today),
        planned_s=facts.planned_s.get(item, 0.0),
        count=sum(row.is_logged for row in counted),
        of=len(counted),
        done_at=max((d.at for d in today), default=None),
        skip=max(skips, key=lambda skip: (skip.at, skip.entry), default=None),
        rules=rules,
        asks_first=item in facts.asks_first,
        can_go_on=item is facts.interrupted and not rules,
        due_on=wanted if item is PlanItem.RECORDING else None,
    )
    return replace(row, state=_state(row, any(d.is_whole for d in today), facts.today))


def _state(row: PlanRow, has_whole: bool, today: date) -> RowState:
    """A lock shows before everything else: it concerns what one might do once more."""
    if row.item is PlanItem.CARE:
        is_wanted, is_done = row.of > 0, 0 < row.of == row.count
    else:
        is_wanted = row.due_on is None or row.due_on <= today
        is_done = has_whole or (row.due_on is None and 0 < row.planned_s <= row.done_s)
    if row.rules and (is_wanted or row.done_at is not None):
        return RowState.LOCKED
    if is_done:
        return RowState.DONE
    if row.skip is not None:
        return RowState.SKIPPED
    if row.done_at is not None or row.count:
        return RowState.PARTLY
    return RowState.TODO if is_wanted else RowState.NOT_DUE


def _next(rows: Iterable[PlanRow]) -> PlanRow | None:
    """Choose one: what was interrupted, what is not begun, the rest of the care list."""
    waiting = [row for row in rows if row.state is RowState.TODO]
    begun = [row for row in rows if row.state is RowState.PARTLY]
    can_go_on = [row for row in (*begun, *waiting) if row.can_go_on]
    rest = [row for row in begun if row.item is PlanItem.CARE]
    return next(iter((*can_go_on, *waiting, *rest)), None)


def _greeting(facts: DayFacts, known: Collection[Done]) -> Greeting:
    moments = [d.at for d in known] + [skip.at for skip in facts.skips]
    earlier = [at.date() for at in moments if at.date() < facts.today]
    if not earlier:
        return Greeting.FIRST
    is_long_ago = (facts.today - max(earlier)).days >= BACK_AFTER_DAYS
    return Greeting.BACK if is_long_ago else Greeting.USUAL


def _week(today: date, known: Collection[Done]) -> tuple[tuple[date, bool], ...]:
    practice = (PlanItem.MASSAGE, PlanItem.MIRROR, PlanItem.RECORDING)
    active = {d.at.date() for d in known if d.item in practice}
    days = [today - timedelta(days=back) for back in reversed(range(WEEK_DAYS))]
    return tuple((day, day in active) for day in days)
