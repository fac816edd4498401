"""From what the landmark model reads of a lid to what the lid does."""

from typing import Final

import numpy as np

from app.domain.series import Floats

_READ: Final = (0.2, 0.3, 0.4, 0.5, 0.6, 0.65, 0.70, 0.75, 0.80, 0.85, 0.90, 0.95, 1.0)
_TRUE: Final = (0.20, 0.23, 0.27, 0.34, 0.38, 0.46, 0.48, 0.58, 0.66, 0.73, 0.83, 0.93, 1.0)
_SHUT: Final = 0.15
_WIDEST: Final = 1.02


def true_opening(read: Floats) -> Floats:
    """Correct the opening that side-decoupled tracking reads; for showing millimetres only.

    The model's mesh never closes below about .14 and under-reads partial closure. Decisions are
    made on the raw reading: a monotone curve changes no ranking.

    Units: shares of the resting opening, in and out.  NaN: stays NaN.
    Source: docs/measures.md; fitted on twelve synthetic heads, right for squints and too low by
    .15 to .2 on two of the mid-open real eyes it was compared with: shown with ±1 mm.
    """
    curved = np.interp(read, (_SHUT, *_READ, _WIDEST), (_SHUT, *_TRUE, _WIDEST))
    return np.where(read < _SHUT, 0.0, np.where(np.isfinite(read), curved, np.nan))
