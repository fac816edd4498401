"""What was done on each day, for a calendar that counts nothing against anybody."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from app.domain.plan import BACK_AFTER_DAYS, Done, PlanItem

if TYPE_CHECKING:
    from app.domain.records import SessionSummary  # brings numpy, and the first window waits

_SOME_MIN: Final = 8
_MUCH_MIN: Final = 15


class Level(IntEnum):
    """Four levels by minutes, ours: nothing, less than 8, less than 15, 15 and more.

    A day with care alone has no minutes and is in the second.
    """

    NOTHING = 0
    LITTLE = 1
    SOME = 2
    MUCH = 3


@dataclass(frozen=True, slots=True)
class DayDone:
    """One day; seconds of massage, training and recording, and how many things of care."""

    massage_s: float = 0.0
    training_s: float = 0.0
    recording_s: float = 0.0
    care: int = 0
    recordings: int = 0

    @property
    def minutes(self) -> float:
        return (self.massage_s + self.training_s + self.recording_s) / 60

    @property
    def is_blank(self) -> bool:
        return not (self.minutes or self.care or self.recordings)

    @property
    def level(self) -> Level:
        if self.is_blank:
            return Level.NOTHING
        if self.minutes < _SOME_MIN:
            return Level.LITTLE
        return Level.SOME if self.minutes < _MUCH_MIN else Level.MUCH


def days_done(done: Iterable[Done], sessions: "Iterable[SessionSummary]") -> Mapping[date, DayDone]:
    """Sum up by day, where the person was; a demo person's recordings are nobody's."""
    seconds: dict[tuple[date, PlanItem], float] = defaultdict(float)
    care: dict[date, int] = defaultdict(int)
    filmed: dict[date, int] = defaultdict(int)
    for each in done:
        day = each.at.date()
        if each.item in (PlanItem.CARE, PlanItem.WASH):
            care[day] += 1
        else:
            seconds[day, each.item] += each.seconds
    for session in sessions:
        if not session.synthetic:
            filmed[session.started_at.date()] += 1
    return {
        day: DayDone(
            massage_s=seconds[day, PlanItem.MASSAGE],
            training_s=seconds[day, PlanItem.MIRROR],
            recording_s=seconds[day, PlanItem.RECORDING],
            care=care[day],
            recordings=filmed[day],
        )
        for day in {*(day for day, _ in seconds), *care, *filmed}
    }


def weeks_of(first: date, last: date) -> tuple[tuple[date, ...], ...]:
    """Return whole weeks, Monday to Sunday, that hold both days."""
    monday = first - timedelta(days=first.weekday())
    count = (last - monday).days // 7 + 1
    return tuple(
        tuple(monday + timedelta(days=7 * week + day) for day in range(7)) for week in range(count)
    )


def month_of(day: date) -> tuple[date, date]:
    """Return the first and last day of a month."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def is_return(days: Mapping[date, DayDone], today: date) -> bool:
    """Tell whether the day before today with something done lies some time back."""
    before = [day for day, done in days.items() if day < today and not done.is_blank]
    return bool(before) and (today - max(before)).days >= BACK_AFTER_DAYS
