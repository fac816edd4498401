"""Which unwanted movement is looked for in which exercise."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Driver(Enum):
    """The wanted movement, as it is recognised in the picture."""

    SMILE = "smile"
    CLOSURE = "closure"


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


REST_EXERCISE = "rest_baseline"

JUDGED = frozenset({"P1_blink_mouth", "P2_smile_eye"})
"""Patterns that the detector has figures for; the others are logged by the person."""

Watches = Mapping[str, tuple[Watch, ...]]
"""What is judged in each exercise, by its id; an exercise that is missing is not judged."""
