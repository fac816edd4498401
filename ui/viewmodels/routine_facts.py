"""The values that the massage page shows, and what it needs of the rest of the app."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from app.clock import Clock
from app.domain.routine import StepPhase, StepSide
from app.domain.safety import Standing
from app.session.routine import Routines
from exercises.library import Library
from ui.preferences import Preferences
from ui.viewmodels.own_picture import OpenPicture
from ui.voice.kit import VoiceKit


@dataclass(frozen=True, slots=True)
class RoutineDesk:
    """What a massage needs; without `open_picture` there is no "on your own face"."""

    library: Library
    routines: Routines
    preferences: Preferences
    clock: Clock
    standing: Callable[[], Standing]
    kit: VoiceKit
    open_picture: OpenPicture | None = None


class Stage(Enum):
    RESUMING = "resuming"
    """A massage was broken off: go on with it?"""
    CHOOSING = "choosing"
    RUNNING = "running"
    PAUSED = "paused"
    ASKING = "asking"
    """Paused, and asked whether to end."""
    STUCK = "stuck"
    """Over, but it could not be written down yet."""
    AFTER = "after"
    """Over and written down: how is it now?"""
    CLOSED = "closed"

    @property
    def is_under_way(self) -> bool:
        return self in (Stage.RUNNING, Stage.PAUSED, Stage.ASKING)


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step in words; empty texts are not shown. `pressure` 0: nothing is pressed."""

    id: str
    number: int
    count: int
    phase: StepPhase
    side: StepSide
    name: str
    muscle: str
    technique: str
    how: str
    side_words: str
    direction: str
    pressure: int
    pressure_words: str
    prompt: str
    safety: str
    can_finish: bool
    next_name: str
    next_s: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the routine stands; seconds are rounded up, shares run from 0 to 1."""

    left_s: int
    left_share: float
    routine_left_s: int


@dataclass(frozen=True, slots=True)
class LengthShown:
    id: str
    label: str
    total: str


@dataclass(frozen=True, slots=True)
class StartShown:
    """What there is to choose and to know before the massage."""

    title: str
    lengths: tuple[LengthShown, ...]
    length: str
    total: str
    side_question: str
    left_out: tuple[str, ...]
    pressure: str
    rules: tuple[str, ...]
    refusal: str
    """Why it cannot start; empty where it can."""


@dataclass(frozen=True, slots=True)
class AfterShown:
    """What is asked afterwards; `before` is the tightness said before, None: not said."""

    headline: str
    sentence: str
    before: int | None
    pain_worse: str
    new_twitch: str
    problem: str
