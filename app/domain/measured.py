"""What the log knows of recordings that are compared over time: their measures, not their films."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.findings import Reason, Unit
from app.domain.records import SessionId, SessionState
from app.domain.sides import Affected


@dataclass(frozen=True, slots=True)
class Reading:
    """One pattern in one repetition; what could not be had is NaN. As in `PatternMeasure`."""

    pattern: str
    left: float
    right: float
    index: float
    noise: float
    unit: Unit


@dataclass(frozen=True, slots=True)
class Repeat:
    """One repetition of an exercise; `reason` says why it was not judged."""

    exercise: str
    rep: int
    usable: bool
    reason: Reason | None
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """One recording with its measures; `camera` and `mm_per_ocd` are None where unknown.

    `camera` names what filmed at which resolution: two that differ are not compared.
    """

    id: SessionId
    started_at: datetime
    set_id: str
    state: SessionState
    source_kind: str
    synthetic: bool
    affected: Affected
    algorithm_version: str | None
    camera: str | None
    mm_per_ocd: float | None
    repeats: tuple[Repeat, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A recording in which something could be judged; no more of it is read."""

    session: SessionId
    synthetic: bool


@dataclass(frozen=True, slots=True)
class Take:
    """A recording that can be looked at beside another, with what could be judged in it."""

    session: SessionId
    at: datetime
    exercises: frozenset[str]
    synthetic: bool
    affected: Affected
