"""The size of a movement that is wanted today: a band around the person's own first gentle try."""

from dataclasses import dataclass
from typing import Final

from app.domain.feedback import Size
from app.domain.live_limits import LiveLimits

LOW: Final = LiveLimits().enough_amount
HIGH: Final = LiveLimits().too_big_amount
"""Units: 1.0 is the first gentle try of this exercise."""
ALIKE: Final = 0.2
"""Two sides differ by less than this share of the larger one: said to be much the same. Ours."""


@dataclass(frozen=True, slots=True)
class TodaySize:
    """The band of small movements that are enough; larger is never better."""

    low: float = LOW
    high: float = HIGH

    def times(self, share: float) -> "TodaySize":
        """Return the band of a target that was made smaller."""
        return TodaySize(self.low * share, self.high * share)

    def size_of(self, amount: float) -> Size:
        if amount > self.high:
            return Size.TOO_BIG
        return Size.SMALL if amount < self.low else Size.ENOUGH


def are_alike(left: float, right: float) -> bool:
    """Tell whether two sides move about as much; at rest they do."""
    larger = max(abs(left), abs(right))
    return abs(left - right) <= max(ALIKE * larger, 0.1)
