"""What eyes do with a smile by themselves, so that it is not taken for synkinesis."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from app.domain.constants import Constants
from app.domain.findings import PatternMeasure
from app.domain.movements import Compared, Hold
from app.domain.series import Floats
from app.domain.sides import Side, Sides

SMILE_EYE = "P2_smile_eye"
PUCKER_EYE = "P4_pucker_eye"


@dataclass(frozen=True, slots=True)
class Owed:
    """How much of the healthy eye's narrowing the affected eye would not have had.

    `share` is the affected corner's way over the healthy one's, 0..1; `narrowing` (n,) is what is
    added to the index, in shares of rest.
    """

    share: float
    narrowing: Floats


def owed_to_weakness(compared: Compared, hold: Hold, affected: Side) -> Owed:
    """Take out of the index what the healthy eye narrows because its side smiles further.

    An eye narrows with the smile of its own side. Where the affected corner goes only part of the
    healthy corner's way, only that part of the healthy eye's narrowing is natural for the affected
    eye; with equal smiles nothing is added.

    NaN: stays NaN.  Invariant to: scale, mirroring.  `hold` must have counted frames.
    Source: docs/measures.md; no number in it was fitted.
    """
    way = Sides(
        left=_way(compared.corner_out.left, compared.corner_up.left, hold),
        right=_way(compared.corner_out.right, compared.corner_up.right, hold),
    )
    healthy = way.of(affected.other)
    share = float(np.clip(way.of(affected) / healthy, 0.0, 1.0)) if healthy > 0 else 1.0
    narrowed = np.maximum(1.0 - compared.lid.of(affected.other), 0.0)
    return Owed(share, narrowed * (1.0 - share))


def is_smile_alone(measures: Iterable[PatternMeasure], constants: Constants) -> bool:
    """Tell whether puckers were judged and lean less than `smile_support` to the same side.

    A smile narrows healthy eyes, and unevenly so; a pucker hardly does. Where a pucker of the same
    recording shows nothing, a smile must be clear before it is called.

    Source: docs/measures.md.
    """
    return is_pucker_still([m.index for m in measures if m.pattern == PUCKER_EYE], constants)


def is_pucker_still(indices: Sequence[float], constants: Constants) -> bool:
    """Tell whether there were puckers and their indices lean less than `smile_support`."""
    return bool(indices) and median(indices) < constants.smile_support


def _way(out: Floats, up: Floats, hold: Hold) -> float:
    return float(np.median(np.hypot(out, up)[hold.counted]))
