"""The values that a training shows while it runs, and what it needs of the rest of the app."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.clock import Clock
from app.domain.feedback import Size
from app.domain.routine_record import RoutineRecord
from app.domain.sides import Side, Sides
from app.domain.stop_rules import USUAL, StopLimits
from app.domain.today_size import TodaySize
from ui.preferences import Preferences
from ui.voice.kit import VoiceKit

if TYPE_CHECKING:
    from exercises.library import Library


@dataclass(frozen=True, slots=True)
class TrainingDesk:
    """What a training needs; `keep` writes down what was done and may raise StorageFailure."""

    library: "Library"
    kit: VoiceKit
    preferences: Preferences
    clock: Clock
    keep: Callable[[RoutineRecord], None]
    limits: StopLimits = USUAL
    """When the stop rules act: a therapist's plan may be stricter."""


class CueKind(StrEnum):
    SAID = "said"
    """What is asked for, as the voice says it."""
    LINKED = "linked"
    """An unwanted movement is seen."""
    SILENT = "silent"
    """Nothing can be judged at the moment, and why."""
    STANDING = "standing"
    """The session stands still."""


@dataclass(frozen=True, slots=True)
class CueShown:
    """`what` large, and below it `action` or the reason; both may be empty."""

    kind: CueKind
    what: str
    action: str = ""


@dataclass(frozen=True, slots=True)
class SizeState:
    """`amount` in units of the first gentle try, None where nothing can be shown."""

    amount: float | None
    size: Size | None
    box: TodaySize


class Part(StrEnum):
    """What moves, where its two sides can be told apart."""

    CORNERS = "smile"
    LIDS = "closure"
    BROWS = "brow"
    NONE = ""


class Bars(StrEnum):
    """What stands in the place of the bars."""

    SHOWN = "shown"
    LEARNING = "learning"
    """The resting face is being looked at."""
    HIDDEN_EYES = "hidden_eyes"
    """The eyes are closed: nobody could see them."""
    HIDDEN_HAND = "hidden_hand"
    """A hand or a cup covers what would be measured, or the person chooses the movement."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What may be said in the rest after an exercise; None: not said."""

    name: str
    rating: int | None = None
    fatigue: int | None = None


@dataclass(frozen=True, slots=True)
class TrainingShown:
    """One moment of a training; `asked` is there in the rest between two exercises."""

    cue: CueShown
    is_spoken: bool
    reps_done: int
    reps: int
    bars: Bars
    size: SizeState
    sides: Sides[float] | None
    can_be_halved: bool
    asked: Asked | None
    part: Part = Part.NONE
    has_eyes: bool = False
    """Whether the eyes may ride along in the present exercise."""
    eyes: Sides[float] | None = None
    """Each eye's opening, 1.0 as at rest."""
    narrowing: Side | None = None
    """The side whose eye the cue names."""
