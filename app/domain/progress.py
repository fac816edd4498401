"""How much a measure varies by itself, and so how large a change must be to stand out.

Method, sources and limits: docs/measures.md ("Change over time").
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

Z_95: Final = 1.96

# SD of the sample median of n independent standard normal values; n = 1 to 7, exact.
_MEDIAN_SD: Final = (1.0, 0.70711, 0.66983, 0.54608, 0.53557, 0.46340, 0.45874)


@dataclass(frozen=True, slots=True)
class Pooled:
    """An SD together with how many degrees of freedom, or pairs, stand behind it; NaN where 0."""

    sd: float
    n: int


@dataclass(frozen=True, slots=True)
class Noise:
    """What one person's measure does without any change.

    `repeats`: SD between the repetitions of one recording. `history`: SD between recordings, from
    neighbours in time. `rest`: noise of the reading in the resting face. `sem` is the standard
    error of one recording's median: the largest of the three. Units: those of the measure.
    """

    repeats: Pooled
    history: Pooled
    rest: float
    sem: float

    @property
    def detectable(self) -> float:
        return detectable_change(self.sem)

    @property
    def half_width(self) -> float:
        """Return the half-width that holds one recording's median in 19 of 20 cases."""
        return Z_95 * self.sem


def pooled_sd(groups: Iterable[Sequence[float]]) -> Pooled:
    """Return the SD within groups, each about its own mean, weighted by degrees of freedom.

    Shape: any number of groups of any length; those of less than two count for nothing.
    NaN: must be left out beforehand.
    Source: Bland & Altman 1996, doi:10.1136/bmj.313.7059.744 (within-subject SD).
    """
    squares, freedom = 0.0, 0
    for group in groups:
        if len(group) > 1:
            mean = sum(group) / len(group)
            squares += sum((value - mean) ** 2 for value in group)
            freedom += len(group) - 1
    return Pooled(math.sqrt(squares / freedom) if freedom else math.nan, freedom)


def successive_sd(pairs: Sequence[tuple[float, float]]) -> Pooled:
    """Return the SD of single values by differences of neighbours; slow change hardly moves it.

    Source: von Neumann 1941, doi:10.1214/aoms/1177731677: half the mean square successive
    difference. Fewer than three pairs say nothing: NaN.
    """
    if len(pairs) < 3:
        return Pooled(math.nan, len(pairs))
    squares = [(later - earlier) ** 2 for earlier, later in pairs]
    return Pooled(math.sqrt(sum(squares) / len(squares) / 2), len(pairs))


def median_sd(n: int) -> float:
    """Return the SD of the median of n standard normal values; from 8 on the large-sample form.

    Source: order statistics of the normal distribution, tabled exactly; √(π / 2n) beyond, which is
    up to 8 % too wide.
    """
    if n <= len(_MEDIAN_SD):
        return _MEDIAN_SD[n - 1]
    return math.sqrt(math.pi / (2 * n))


def noise_of(
    groups: Sequence[Sequence[float]],
    pairs: Sequence[tuple[float, float]],
    rest: Sequence[float],
) -> Noise | None:
    """Estimate the noise of one measure; None where neither repetitions nor neighbours tell it.

    `groups` are the repetitions of each recording, `pairs` the medians of recordings that are
    neighbours with no reason for a change between them, `rest` the noise at rest of each reading.
    """
    repeats, history = pooled_sd(groups), successive_sd(pairs)
    known = [value for value in rest if math.isfinite(value)]
    at_rest = median(known) if known else math.nan
    counts = [len(group) for group in groups if group]
    of_median = repeats.sd * median_sd(int(median(counts))) if counts else math.nan
    if math.isnan(of_median) and math.isnan(history.sd):
        return None
    sem = max(value for value in (of_median, history.sd, at_rest) if not math.isnan(value))
    return Noise(repeats, history, at_rest, sem)


def detectable_change(sem: float) -> float:
    """Return what a difference of two values must exceed not to be noise in 19 of 20 cases.

    MDC95 = 1.96 · √2 · SEM.
    Source: Weir 2005, doi:10.1519/15184.1; Haley & Fragala-Pinkham 2006, doi:10.1093/ptj/86.5.735.
    """
    return Z_95 * math.sqrt(2) * sem
