"""How far each upper lid has come down: the reading that the eye index is made of.

The landmark model follows the upper lid better than the lower one: in the difference of both eyes,
the upper lid's height errs a fifth less than the lid gap. What the composites still under-read,
the whole face tells in part. Source: our own study, figures in docs/measures.md.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain import landmarks as lm
from app.domain.constants import Constants
from app.domain.series import Floats, Signals
from app.domain.sides import Side, Sides


@dataclass(frozen=True, slots=True)
class LidRest:
    """The lids at rest; shares of the outer-canthal distance.

    `travel` is what a height is counted in: its own resting height, or part of the resting lid gap
    where the resting lid hangs so low that its height is small.
    """

    height: Sides[float]
    travel: Sides[float]
    whole_gap: Sides[float]


def upper_lid_height(points: NDArray[np.float64], side: Side) -> float:
    """Return how far the upper lid stands above the line between the canthi.

    Shape: (478, 3).  Units: those of the points.
    Frame: image, y down; above is towards the brow. A shut lid lies below the line: its height is
    negative.
    Invariant to: translation, roll, mirroring (which swaps the sides).
    NaN: where the canthi coincide.
    """
    outer = points[lm.OUTER_CANTHUS.of(side), :2]
    along = points[lm.INNER_CANTHUS.of(side), :2] - outer
    length = float(np.hypot(along[0], along[1]))
    if length == 0.0:
        return np.nan
    lid = np.mean([points[upper, :2] - outer for upper, _ in lm.LID_PAIRS.of(side)], axis=0)
    over = float(lid[0] * along[1] - lid[1] * along[0]) / length
    # From the outer to the inner canthus the right eye runs to the image's right, the left one
    # to its left.
    return over if side is Side.RIGHT else -over


def lid_share(signals: Signals, rest: LidRest | None, constants: Constants) -> Sides[Floats] | None:
    """Return how much of its resting height each lid has left: what the eye index compares.

    To the height on the side's own composite comes `lid_whole_weight` of what the side differs
    from the mean of both on the whole face, at most `lid_whole_max`, so that a shut eye does not
    move the open one.

    Shape: (n,) each.  Units: share of rest, 0 for a lid that has come down to the line or below.
    NaN: stays NaN.  None without composites.  Source: docs/measures.md.
    """
    if signals.upper_lid is None or signals.whole_lid_gap is None or rest is None:
        return None
    whole = (
        signals.whole_lid_gap.left / rest.whole_gap.left
        - signals.whole_lid_gap.right / rest.whole_gap.right
    )
    most = constants.lid_whole_max
    lean = np.clip(constants.lid_whole_weight * 0.5 * whole, -most, most)
    left = 1.0 + (signals.upper_lid.left - rest.height.left) / rest.travel.left
    right = 1.0 + (signals.upper_lid.right - rest.height.right) / rest.travel.right
    return Sides(left=np.maximum(left + lean, 0.0), right=np.maximum(right - lean, 0.0))
