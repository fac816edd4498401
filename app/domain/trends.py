"""One measure over many recordings: its points, where it breaks, and whether it has changed.

Only what was recorded the same way is compared: another camera, another version of the algorithm
or another affected side begins a new stretch with its own first value.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median
from typing import Final

from app.domain.findings import Reason, Unit
from app.domain.measured import Reading, Recorded, Repeat
from app.domain.progress import Noise, noise_of
from app.domain.records import SessionId, SessionState
from app.domain.sides import Affected

LEAST_FOR_LINE: Final = 4
"""Points of fewer recordings are never joined, nor is anything said about change."""
JOIN_WITHIN: Final = timedelta(days=10)
"""Weekly recordings further apart have one missing between them."""
NEIGHBOURS_WITHIN: Final = timedelta(days=28)
"""Recordings further apart say nothing about noise: the face may have changed. Ours."""


@dataclass(frozen=True, slots=True)
class TrendKey:
    """The exercise belongs to it: the same pattern differs in size from one to another."""

    exercise: str
    pattern: str


class Break(StrEnum):
    """Why what was before cannot be compared with what comes after."""

    SIDE = "side"
    ALGORITHM = "algorithm"
    CAMERA = "camera"


class Outcome(StrEnum):
    """What can be said of the newest stretch against its first value; never a grade."""

    TOO_FEW = "too_few"
    NO_CLEAR_CHANGE = "no_clear_change"
    ONE_OUTSIDE = "one_outside"
    """Only the last recording lies outside the band."""
    SMALLER = "smaller"
    LARGER = "larger"


@dataclass(frozen=True, slots=True)
class Point:
    """One recording.  Units: those of the measure; a recording that could not tell is NaN.

    `value` is the median side difference, `own` how far the affected side itself went (eye: how
    much it narrowed), `repeats` how many repetitions stand behind it. `is_joined`: a line leads to
    it from the point before.
    """

    session: SessionId
    at: datetime
    value: float
    own: float = math.nan
    repeats: int = 0
    reason: Reason | None = None
    is_waiting: bool = False
    """Recorded, but not looked at yet."""
    is_doubted: bool = False
    """The person marked its flag as not right."""
    is_joined: bool = False

    @property
    def is_valued(self) -> bool:
        return math.isfinite(self.value)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Recordings that can be compared with each other; `cause` is why it begins."""

    points: tuple[Point, ...]
    cause: Break | None = None

    @property
    def valued(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.is_valued)

    @property
    def can_compare(self) -> bool:
        return len(self.valued) >= LEAST_FOR_LINE


@dataclass(frozen=True, slots=True)
class Trend:
    """`noise` is None where nothing tells it; `mm_per_ocd` is one scale for all recordings."""

    key: TrendKey
    unit: Unit
    affected: Affected
    stretches: tuple[Stretch, ...]
    noise: Noise | None
    mm_per_ocd: float | None
    outcome: Outcome

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for stretch in self.stretches for point in stretch.points)

    @property
    def newest(self) -> Stretch:
        return self.stretches[-1]

    @property
    def in_mm(self) -> bool:
        return self.unit is Unit.PERCENT_OCD and self.mm_per_ocd is not None

    @property
    def scale(self) -> float:
        """Return what takes a value to what is shown: % of rest, mm, or % of OCD."""
        if self.unit is Unit.OF_REST:
            return 100.0
        return 1.0 if self.mm_per_ocd is None else self.mm_per_ocd / 100


Doubt = tuple[SessionId, str, str]
"""Session, exercise and pattern of a flag that is not right, as the person says."""


def trends_of(
    recorded: Sequence[Recorded],
    marks: Collection[datetime] = (),
    doubts: Collection[Doubt] = frozenset(),
) -> tuple[Trend, ...]:
    """Lay out every measure of these recordings, which are oldest first.

    Two recordings with a mark between them count for nothing in the noise: they may differ.
    """
    keys = {
        TrendKey(repeat.exercise, reading.pattern)
        for each in recorded
        for repeat in each.repeats
        for reading in repeat.readings
    }
    order = sorted(keys, key=lambda k: (k.pattern != _FIRST, k.pattern, k.exercise))
    return tuple(_trend(key, recorded, marks, doubts) for key in order)


_FIRST: Final = "P2_smile_eye"


@dataclass(frozen=True, slots=True)
class _Taken:
    """One recording with what it says about one key."""

    recorded: Recorded
    point: Point
    values: tuple[float, ...]
    noise: tuple[float, ...]
    unit: Unit | None


def _trend(
    key: TrendKey,
    recorded: Sequence[Recorded],
    marks: Collection[datetime],
    doubts: Collection[Doubt],
) -> Trend:
    taken = [each for one in recorded if (each := _taken(key, one, doubts)) is not None]
    groups = list(_split(taken))
    stretches = tuple(Stretch(_joined(part), cause) for part, cause in groups)
    noise = noise_of(
        [each.values for each in taken],
        [pair for stretch in stretches for pair in _neighbours(stretch, marks)],
        [value for each in taken for value in each.noise],
    )
    scales = [m for each in taken if (m := each.recorded.mm_per_ocd) is not None]
    return Trend(
        key=key,
        unit=next(each.unit for each in taken if each.unit is not None),
        affected=taken[-1].recorded.affected,
        stretches=stretches,
        noise=noise,
        mm_per_ocd=median(scales) if scales else None,
        outcome=outcome_of(stretches[-1], noise),
    )


def outcome_of(stretch: Stretch, noise: Noise | None) -> Outcome:
    """Compare the newest values with the first; two on end must lie outside on the same side."""
    if noise is None or not stretch.can_compare:
        return Outcome.TOO_FEW
    values = [point.value for point in stretch.valued]
    sides = [_side(value - values[0], noise.detectable) for value in values[-2:]]
    if sides[-1] == 0:
        return Outcome.NO_CLEAR_CHANGE
    if sides[0] != sides[-1]:
        return Outcome.ONE_OUTSIDE
    return Outcome.LARGER if sides[-1] > 0 else Outcome.SMALLER


def _side(change: float, limit: float) -> int:
    return 0 if abs(change) <= limit else int(math.copysign(1, change))


def _taken(key: TrendKey, one: Recorded, doubts: Collection[Doubt]) -> _Taken | None:
    """Return what a recording says about a key; None where it never asked for it."""
    if one.state is not SessionState.ANALYSED:
        point = Point(one.id, one.started_at, math.nan, is_waiting=True)
        return _Taken(one, point, (), (), None)
    repeats = [repeat for repeat in one.repeats if repeat.exercise == key.exercise]
    if not repeats:
        return None
    readings = [r for repeat in repeats if (r := _reading(repeat, key.pattern)) is not None]
    values = tuple(reading.index for reading in readings)
    owns = [own for reading in readings if math.isfinite(own := _own(reading, one.affected))]
    point = Point(
        session=one.id,
        at=one.started_at,
        value=median(values) if values else math.nan,
        own=median(owns) if owns else math.nan,
        repeats=len(values),
        reason=None if values else _commonest(repeats),
        is_doubted=(one.id, key.exercise, key.pattern) in doubts,
    )
    noise = tuple(reading.noise for reading in readings)
    return _Taken(one, point, values, noise, _unit(repeats, key.pattern))


def _unit(repeats: Sequence[Repeat], pattern: str) -> Unit | None:
    found = (r.unit for repeat in repeats for r in repeat.readings if r.pattern == pattern)
    return next(found, None)


def _reading(repeat: Repeat, pattern: str) -> Reading | None:
    if not repeat.usable:
        return None
    found = (r for r in repeat.readings if r.pattern == pattern and math.isfinite(r.index))
    return next(found, None)


def _own(reading: Reading, affected: Affected) -> float:
    if affected.side is None:
        return math.nan
    value = reading.left if affected is Affected.LEFT else reading.right
    return 1.0 - value if reading.unit is Unit.OF_REST else value


def _commonest(repeats: Sequence[Repeat]) -> Reason | None:
    counted = Counter(repeat.reason for repeat in repeats if repeat.reason is not None)
    return counted.most_common(1)[0][0] if counted else None


def _split(taken: Sequence[_Taken]) -> Iterator[tuple[list[_Taken], Break | None]]:
    """Cut where recordings cannot be compared any more; one not looked at yet cuts nothing."""
    part: list[_Taken] = []
    cause: Break | None = None
    last: Recorded | None = None
    for each in taken:
        found = None if last is None else _break(last, each.recorded)
        if found is not None:
            yield part, cause
            part, cause = [], found
        part.append(each)
        if each.recorded.state is SessionState.ANALYSED:
            # A camera that nobody knows is taken for the one before.
            known = each.recorded.camera or (None if last is None else last.camera)
            last = replace(each.recorded, camera=known)
    yield part, cause


def _break(before: Recorded, after: Recorded) -> Break | None:
    if after.state is not SessionState.ANALYSED:
        return None
    if before.affected is not after.affected:
        return Break.SIDE
    if before.algorithm_version != after.algorithm_version:
        return Break.ALGORITHM
    are_known = before.camera is not None and after.camera is not None
    return Break.CAMERA if are_known and before.camera != after.camera else None


def _joined(part: Sequence[_Taken]) -> tuple[Point, ...]:
    points = [each.point for each in part]
    if sum(point.is_valued for point in points) < LEAST_FOR_LINE:
        return tuple(points)
    return (
        points[0],
        *(
            replace(point, is_joined=_are_joined(before, point))
            for before, point in pairwise(points)
        ),
    )


def _are_joined(before: Point, after: Point) -> bool:
    return before.is_valued and after.is_valued and after.at - before.at <= JOIN_WITHIN


def _neighbours(stretch: Stretch, marks: Collection[datetime]) -> Iterator[tuple[float, float]]:
    order = sorted(marks)
    for before, after in pairwise(stretch.valued):
        is_near = after.at - before.at <= NEIGHBOURS_WITHIN
        if is_near and bisect_right(order, before.at) == bisect_right(order, after.at):
            yield before.value, after.value
