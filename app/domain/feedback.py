"""What a person is told while they move: how large, how even, and what rides along.

It only guides; the verdict comes from the recording. Nothing here rewards a larger movement.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.findings import Reason
from app.domain.sides import Side, Sides


class Size(StrEnum):
    """Where the wanted movement stands in the band of small, slow, even movements."""

    SMALL = "small"
    ENOUGH = "enough"
    TOO_BIG = "too_big"


@dataclass(frozen=True, slots=True)
class LinkedMovement:
    """An unwanted movement that is going on on the affected side since `since_s` of the script."""

    pattern: str
    side: Side
    since_s: float


@dataclass(frozen=True, slots=True)
class Feedback:
    """What can be said about one frame, `t_s` seconds into the script.

    `amount` is the size of the wanted movement, 1.0 being the person's own first gentle try; None
    before that try and where the movement cannot be seen. `sides` is each side's share of it in the
    same unit. `eyes` is each eye's opening, 1.0 being that at rest, where the eyes are watched;
    None in blinks and where it cannot be read. `linked` is None in blinks and where nothing can be
    judged; `silent` says why that is so. `reps` counts the present exercise; `is_timed` where a
    timer had to do it.
    """

    t_s: float
    amount: float | None
    size: Size | None
    sides: Sides[float] | None
    linked: LinkedMovement | None
    silent: Reason | None
    reps: int
    is_timed: bool
    eyes: Sides[float] | None = None
