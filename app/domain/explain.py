"""Why a threshold stands where it stands."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.findings import PatternMeasure, Unit
from app.domain.narrowing import SMILE_EYE

_ROUNDED: Final = 2e-4


class Ground(StrEnum):
    """What set the threshold of a measure."""

    LOWER_CUT = "lower_cut"
    UPPER_CUT = "upper_cut"
    """Free mode, where only clear differences count."""
    NOISE = "noise"
    """So many times the noise at rest."""
    LONE_SMILE = "lone_smile"
    """A smile whose recording has puckers that show nothing."""
    OTHER = "other"
    """Another version of the algorithm judged it."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """The constants by which a recording was judged; units those of the index."""

    slight: float
    clear: float
    noise_factor: float

    @classmethod
    def of(cls, unit: Unit, constants: Mapping[str, float]) -> "Cuts":
        """Take them from those written into analysis.json; what is missing is NaN."""
        names = (
            ("eye_slight", "eye_clear")
            if unit is Unit.OF_REST
            else ("corner_slight_percent", "corner_clear_percent")
        )
        slight, clear, factor = (
            float(constants.get(name, math.nan)) for name in (*names, "noise_factor")
        )
        return cls(slight, clear, factor)


def ground_of(
    measure: PatternMeasure, constants: Mapping[str, float], *, is_free: bool = False
) -> Ground:
    """Tell what set the threshold; numbers in files are rounded to four decimals.

    NaN: a threshold or noise that is NaN gives OTHER.
    """
    cuts = Cuts.of(measure.unit, constants)
    noise = cuts.noise_factor * measure.noise
    is_raised = measure.pattern == SMILE_EYE and _is(measure.threshold, cuts.clear)
    if is_free:
        lowest, lowest_cut = cuts.clear, Ground.UPPER_CUT
    else:
        lowest, lowest_cut = cuts.slight, Ground.LOWER_CUT
    if _is(measure.threshold, lowest):
        return lowest_cut
    if _is(measure.threshold, noise, cuts.noise_factor):
        return Ground.NOISE
    return Ground.LONE_SMILE if is_raised else Ground.OTHER


def _is(value: float, wanted: float, times: float = 1.0) -> bool:
    return abs(value - wanted) <= _ROUNDED * times
