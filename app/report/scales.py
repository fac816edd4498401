"""Ranges and round numbers for the axes of a chart."""

import math

import numpy as np

from app.domain.series import Floats
from app.domain.sides import Sides

Scale = tuple[float, float, tuple[float, ...]]
_CLOCK_STEPS_S = (1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600)
_CLOCK_LABEL_MM = 15.0
_EYE_HIGHEST_PERCENT = 200.0


def eye_scale(percent: Sides[Floats]) -> Scale:
    """Return low, high and ticks in % of rest: always 0 to a little over 100, more if needed."""
    highest = float(_known(percent).max(initial=100.0))
    return 0.0, min(max(112.0, highest + 5), _EYE_HIGHEST_PERCENT), (0.0, 50.0, 100.0)


def corner_scale(up_mm: Sides[Floats]) -> Scale:
    """Return low, high and ticks in mm: never less than −1 to 3, so that noise stays small."""
    low = float(_known(up_mm).min(initial=-1.0))
    high = float(_known(up_mm).max(initial=3.0))
    step = next((s for s in (1, 2, 5, 10, 20) if (high - low) / s <= 5), 50)
    first = math.ceil(low / step)
    ticks = tuple(float(n * step) for n in range(first, math.floor(high / step) + 1))
    return low - 0.05 * (high - low), high + 0.05 * (high - low), ticks


def clock_ticks(start_s: float, end_s: float, width_mm: float) -> tuple[float, ...]:
    """Return round seconds that leave room for their labels."""
    most = max(2.0, width_mm / _CLOCK_LABEL_MM)
    step = next((s for s in _CLOCK_STEPS_S if (end_s - start_s) / s <= most), 1800)
    return tuple(
        float(n * step) for n in range(math.ceil(start_s / step), math.floor(end_s / step) + 1)
    )


def every(frames: int, marks: int = 14) -> int:
    """Return how many frames lie between two of about `marks` points on a line."""
    return max(4, frames // marks)


def _known(sides: Sides[Floats]) -> Floats:
    both = np.concatenate((sides.left, sides.right))
    return both[np.isfinite(both)]
