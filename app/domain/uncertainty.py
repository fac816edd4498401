"""What stands behind ± wherever an index is shown."""

import math

from app.domain.constants import Constants
from app.domain.findings import Unit


def uncertainty(unit: Unit, noise: float, constants: Constants) -> float:
    """Return the half-width that held the true side difference in about 19 of 20 movements.

    Two standard deviations: the reading's noise at rest together with the error of the method on
    synthetic heads; on people it may be larger.

    Units: those of the index (`unit`), also for `noise`, the SD at rest.
    NaN: a noise that is NaN counts as none.
    Source: docs/measures.md, docs/validation.md.
    """
    error = constants.eye_error if unit is Unit.OF_REST else constants.corner_error_percent
    return 2.0 * math.hypot(error, 0.0 if math.isnan(noise) else noise)
