"""What the journal says about a stretch of days: practice, symptoms, warning signs.

Private entries are no business of anybody who reads this: they are left out before all else.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import mean, median
from typing import Final

from app.domain.journal import Entry, EntryKind, JsonValue, reportable
from app.domain.plan import Done, PlanItem
from app.domain.plan_entries import read_diary
from app.domain.routine_record import RoutineRecord, read_record
from app.domain.safety_entries import Answer, read_facts
from app.domain.safety_rules import Rule
from app.domain.symptoms import SYMPTOMS, SymptomLine, symptom_lines

_SCALE: Final = range(11)
_WEEK: Final = timedelta(days=7)
_BEFORE: Final = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Times:
    """How often something was done; `minutes` is the mean of those that were timed."""

    times: int
    minutes: float | None


@dataclass(frozen=True, slots=True)
class Ratings:
    """Ratings on a scale from 0 to 10; `most_on` is the first day with the highest."""

    count: int
    median: float
    most: int
    most_on: date


@dataclass(frozen=True, slots=True)
class Symptoms:
    """None where nothing was said; `eye` counts days by answer, in the order of first saying."""

    pain: Ratings | None = None
    tightness: Ratings | None = None
    tightness_before: Ratings | None = None
    tightness_after: Ratings | None = None
    eye: tuple[tuple[str, int], ...] = ()

    @property
    def is_empty(self) -> bool:
        said = (self.pain, self.tightness, self.tightness_before, self.tightness_after)
        return not any(said) and not self.eye


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning sign that was said to be there, on these days."""

    rule: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """`weeks` are the days with practice in each seven days; `recorded` those with a recording."""

    first: date
    last: date
    days: int
    massage: Times
    mirror: Times
    weeks: tuple[int, ...]
    recorded: int
    symptoms: Symptoms
    warnings: tuple[Warned, ...]
    lines: tuple[SymptomLine, ...] = ()
    """The symptom check entry by entry."""

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1


def span_of(recorded: Sequence[date]) -> tuple[date, date]:
    """Return the days that recordings speak for: the week up to the first, to the last."""
    return min(recorded) - _BEFORE, max(recorded)


def period_of(
    span: tuple[date, date],
    recorded: Collection[date],
    entries: Iterable[Entry],
    done: Iterable[Done],
    rules: Mapping[str, Rule],
) -> Period:
    """Sum up the days from the first to the last of `span`, both included.

    `recorded` are the days on which the person, not a demo person, was recorded.
    """
    first, last = span
    public = [e for e in reportable(entries) if first <= e.at.date() <= last]
    within = [d for d in done if first <= d.at.date() <= last]
    practised = {
        d.at.date()
        for d in within
        if d.item in (PlanItem.MASSAGE, PlanItem.MIRROR, PlanItem.RECORDING)
    } | set(recorded)
    weeks = -(-((last - first).days + 1) // 7)
    return Period(
        first=first,
        last=last,
        days=len(practised),
        massage=_times(within, PlanItem.MASSAGE),
        mirror=_times(within, PlanItem.MIRROR),
        weeks=tuple(
            sum(first + n * _WEEK <= day < first + (n + 1) * _WEEK for day in practised)
            for n in range(weeks)
        ),
        recorded=len({(day - first).days // 7 for day in recorded}),
        symptoms=_symptoms(public),
        warnings=_warnings(public, rules),
        lines=symptom_lines(public),
    )


def _times(done: Iterable[Done], item: PlanItem) -> Times:
    """A day's tick counts once, and only where nothing was timed on that day."""
    own = [each for each in done if each.item is item]
    timed = [each for each in own if each.seconds]
    ticked = {e.at.date() for e in own} - {e.at.date() for e in timed}
    minutes = mean(each.seconds for each in timed) / 60 if timed else None
    return Times(len(timed) + len(ticked), minutes)


def _symptoms(entries: Collection[Entry]) -> Symptoms:
    noted = [each for each in read_diary(entries) if each.item == SYMPTOMS]
    routines = [(e.at, r) for e in entries if (r := _record(e)) is not None]
    after = [(at, record.after) for at, record in routines if record.after is not None]
    days: dict[str, set[date]] = {}
    for each in noted:
        for said in _choices(each.fields.get("eye")):
            days.setdefault(said, set()).add(each.at.date())
    return Symptoms(
        pain=_ratings(
            [
                *((each.at, each.fields.get("pain")) for each in noted),
                *((at, answers.pain) for at, answers in after),
            ]
        ),
        tightness=_ratings((each.at, each.fields.get("tightness")) for each in noted),
        tightness_before=_ratings((at, record.tightness_before) for at, record in routines),
        tightness_after=_ratings((at, answers.tightness) for at, answers in after),
        eye=tuple((said, len(when)) for said, when in days.items()),
    )


def _record(entry: Entry) -> RoutineRecord | None:
    if entry.kind is not EntryKind.ROUTINE:
        return None
    try:
        return read_record(entry.subject, entry.values)
    except ValueError:
        return None


def _ratings(said: Iterable[tuple[datetime, JsonValue]]) -> Ratings | None:
    values = sorted(
        (at.date(), value)
        for at, value in said
        if isinstance(value, int) and not isinstance(value, bool) and value in _SCALE
    )
    if not values:
        return None
    most_on, most = max(values, key=lambda each: each[1])
    return Ratings(len(values), median(value for _, value in values), most, most_on)


def _choices(value: JsonValue) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Sequence):
        return tuple(dict.fromkeys(each for each in value if isinstance(each, str)))
    return ()


def _warnings(entries: Iterable[Entry], rules: Mapping[str, Rule]) -> tuple[Warned, ...]:
    """Gather answers that fired; those about mood never, whatever the entry says of itself."""
    found: dict[str, set[date]] = {}
    for fact in read_facts(entries):
        rule = rules.get(fact.rule)
        if rule is None or rule.is_private or not isinstance(fact, Answer):
            continue
        if fact.fires(rule):
            found.setdefault(rule.id, set()).add(fact.at.date())
    return tuple(Warned(id_, tuple(sorted(found[id_]))) for id_ in rules if id_ in found)
