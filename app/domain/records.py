"""What is kept of a session besides its recording and verdict."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from app.domain.findings import Analysis
from app.domain.sides import Affected
from app.domain.timeline import Timeline

if TYPE_CHECKING:
    from app.domain.series import Curves

SessionId = NewType("SessionId", str)


class SessionState(StrEnum):
    """How far a session got; `recorded` is what a killed app leaves behind."""

    RECORDED = "recorded"
    ANALYSED = "analysed"


@dataclass(frozen=True, slots=True)
class SessionMeta:
    """session.json: written when the recording starts, so that a kill leaves a dated session.

    `set_id` names the exercise set, `source_kind` is `camera`, `file` or `demo`, `synthetic` marks
    the demo person in everything that comes of the session. `camera_notes` are the findings
    (`camera_check.Finding`) in spite of which it was begun, the most important first.
    """

    id: SessionId
    started_at: datetime
    set_id: str
    source_kind: str
    source_label: str
    synthetic: bool
    affected: Affected
    app_version: str
    camera_notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """The recording as analysed; goes into analysis.json."""

    fps: float
    frames: int
    duration_s: float
    width: int
    height: int
    synthetic: bool


@dataclass(frozen=True, slots=True)
class TrackingFacts:
    """How it was tracked; `tracked_ratio` is the share of frames with a face."""

    mode: str
    tracked_ratio: float


@dataclass(frozen=True, slots=True)
class RunFacts:
    """run.json: time and machine, kept apart so that analysis.json repeats byte for byte.

    `frames_dropped` is None where the recording was cut off by a kill or came from elsewhere.
    """

    analysed_at: datetime
    ms_per_frame: float
    source_sha256: str
    frames_recorded: int
    frames_dropped: int | None
    versions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything that analysis.json holds apart from versions and constants."""

    analysis: Analysis
    source: SourceFacts
    tracking: TrackingFacts


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session as it lies on disk; `verdict` and `curves` are None until it is analysed."""

    meta: SessionMeta
    timeline: Timeline
    verdict: Verdict | None
    curves: "Curves | None"
    run: RunFacts | None

    @property
    def state(self) -> SessionState:
        return SessionState.RECORDED if self.verdict is None else SessionState.ANALYSED


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One line of the log."""

    id: SessionId
    started_at: datetime
    set_id: str
    state: SessionState
    synthetic: bool
    affected: Affected
    duration_s: float
    flags: tuple[tuple[str, str, str], ...]
    """`(pattern, side, strength)` of each flag."""
    abstained: int
    """Parts that could not be judged."""
    judged: int = 0
    """Movements that could be judged, flagged or not."""
    disputed: int = 0
    """Flags that the person holds to be not right."""
