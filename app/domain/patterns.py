"""Which unwanted movement is looked for in which exercise."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum


class Driver(Enum):
    """The wanted movement, as it is recognised in the picture."""

    SMILE = "smile"
    PUCKER = "pucker"
    CLOSURE = "closure"
    BROW = "brow"
    PUFF = "puff"
    SNARL = "snarl"

    @property
    def is_seen(self) -> bool:
        """False where no landmark shows the movement: the asked hold stands in for it."""
        return self not in (Driver.PUFF, Driver.SNARL)


class Index(Enum):
    """The measure that shows the unwanted movement: eye opening, or mouth corner."""

    EYE = "eye"
    CORNER = "corner"


@dataclass(frozen=True, slots=True)
class Watch:
    """One pattern, judged by one index while one movement is made."""

    pattern: str
    driver: Driver
    index: Index


class FreeExercise(StrEnum):
    """What stands for the exercise of a movement that nobody asked for."""

    SMILE = "free_smile"
    PUCKER = "free_pucker"
    OTHER = "free_other"


REST_EXERCISE = "rest_baseline"

JUDGED = frozenset(
    {
        "P1_blink_mouth",
        "P2_smile_eye",
        "P3_puff_eyelid",
        "P4_pucker_eye",
        "P5_brow_mouth",
        "P9_snarl_eye",
    }
)
"""Patterns that the detector judges; the others are logged by the person, not measured."""

WITHOUT_FIGURES = frozenset({"P3_puff_eyelid", "P9_snarl_eye"})
"""Judged like their kin, but nobody has measured how well: never more than slight."""

Watches = Mapping[str, tuple[Watch, ...]]
"""What is judged in each exercise, by its id; an exercise that is missing is not judged."""
