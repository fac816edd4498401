"""Does an unwanted movement ride along on one side?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from app.domain.baseline import Rest
from app.domain.constants import Constants
from app.domain.filters import odd_frames, running_median
from app.domain.findings import (
    Basis,
    Confidence,
    Flag,
    Movement,
    PatternMeasure,
    Strength,
    Unit,
)
from app.domain.movements import Compared, Hold
from app.domain.narrowing import SMILE_EYE, Owed, is_smile_alone, owed_to_weakness
from app.domain.patterns import WITHOUT_FIGURES, Driver, Index, Watch
from app.domain.series import Floats, Signals
from app.domain.sides import Affected, Side


@dataclass(frozen=True, slots=True)
class Judged:
    """One movement's measure together with the frames it came from."""

    exercise: str
    rep: int
    watch: Watch
    measure: PatternMeasure
    start_s: float
    end_s: float
    peak_s: float
    usable_s: float
    is_apart: bool | None = None
    """Free mode: whether the sides clearly differed for long enough; None in guided mode."""


def judge(
    signals: Signals,
    compared: Compared,
    rest: Rest,
    hold: Hold,
    watch: Watch,
    affected: Affected,
    constants: Constants,
) -> tuple[PatternMeasure, float]:
    """Measure one held movement; returns the measure and the second of the largest difference.

    Eye: `index` = lid height of the healthy eye minus that of the affected one, median over the
    hold; in a smile without what a weaker side owes (narrowing.py). Corner: displacement of the
    affected corner minus that of the healthy one.

    Units: eye shares of rest, corner % OCD.  NaN: none; `hold` must have counted frames.
    Invariant to: mirroring (swaps the sides), scale.
    Source: docs/measures.md.
    """
    values = compared.lid if watch.index is Index.EYE else compared.corner
    excess, owed = excess_of(compared, hold, watch, affected)
    noise = noise_of(rest, watch.index)
    slight, _ = cuts_of(watch.index, constants)
    steady = running_median(excess, odd_frames(constants.peak_median_s, signals.fps))
    candidates = np.where(
        hold.counted, np.abs(steady) if affected.side is None else steady, -np.inf
    )
    measure = PatternMeasure(
        pattern=watch.pattern,
        left=_median(values.left, hold),
        right=_median(values.right, hold),
        index=_median(excess, hold),
        noise=noise,
        threshold=max(slight, constants.noise_factor * noise),
        unit=Unit.OF_REST if watch.index is Index.EYE else Unit.PERCENT_OCD,
        movement_share=None if owed is None else owed.share,
    )
    return measure, float(signals.t_s[int(np.argmax(candidates))])


def excess_of(
    compared: Compared, hold: Hold, watch: Watch, affected: Affected
) -> tuple[Floats, Owed | None]:
    """Return how much more the affected side shows, frame by frame, and what weakness owes to it.

    Shape: (n,).  Units: eye shares of rest, corner % OCD.  NaN: stays NaN.  Side unknown: positive
    where the left side shows more.
    """
    values = compared.lid if watch.index is Index.EYE else compared.corner
    sign = -1.0 if watch.index is Index.EYE else 1.0
    toward = affected.side or Side.LEFT
    excess = sign * (values.of(toward) - values.of(toward.other))
    if watch.driver is not Driver.SMILE or watch.index is not Index.EYE or affected.side is None:
        return excess, None
    owed = owed_to_weakness(compared, hold, affected.side)
    return excess + owed.narrowing, owed


def with_lone_smiles_raised(
    movements: Sequence[Movement], judged: Sequence[Judged], constants: Constants
) -> tuple[list[Movement], list[Judged]]:
    """Raise the smile's cut to the clear one where the pucker of the recording shows nothing."""
    if not is_smile_alone([j.measure for j in judged], constants):
        return list(movements), list(judged)

    def raised(measure: PatternMeasure) -> PatternMeasure:
        if measure.pattern != SMILE_EYE:
            return measure
        return replace(measure, threshold=max(measure.threshold, constants.eye_clear))

    return (
        [replace(m, measures=tuple(raised(each) for each in m.measures)) for m in movements],
        [replace(j, measure=raised(j.measure)) for j in judged],
    )


def flags_of(
    judged: Iterable[Judged], affected: Affected, constants: Constants
) -> tuple[Flag, ...]:
    """Turn measures into flags.

    Side known: the difference must point to the named side; the opposite sign is a weaker side,
    not synkinesis. Side unknown: only clear differences. Three or more judged repetitions of an
    exercise: two of them must show it; fewer: at most slight.
    Free mode: only clear differences, whether the side is known or not; found movements of one
    kind count as repetitions, so that one or two are at most slight. Synkinesis comes with the
    movement each time: where less than half of the movements show it, it is slight as well.

    Source: docs/measures.md (two of three is engineering judgement).
    """
    flags: list[Flag] = []
    ordered = sorted(judged, key=lambda j: (j.exercise, j.watch.pattern, j.rep))
    for _, group in groupby(ordered, key=lambda j: (j.exercise, j.watch.pattern)):
        flags += _flags_of_exercise(list(group), affected, constants)
    return tuple(sorted(flags, key=lambda f: (f.start_s, f.pattern)))


def _flags_of_exercise(
    judged: list[Judged], affected: Affected, constants: Constants
) -> list[Flag]:
    found = [f for j in judged if (f := _flag(j, affected, constants)) is not None]
    is_untried = judged[0].watch.pattern in WITHOUT_FIGURES
    if is_untried:
        found = [replace(flag, strength=Strength.SLIGHT) for flag in found]
    if len(judged) < constants.repeats_for_clear:
        return [replace(flag, strength=Strength.SLIGHT) for flag in found]
    agreeing = [f for f in found if f.side is _majority(found)]
    if len(agreeing) < constants.repeats_needed:
        return []
    is_free = judged[0].is_apart is not None
    if is_free and len(agreeing) < constants.free_clear_share * len(judged):
        return [replace(flag, strength=Strength.SLIGHT) for flag in agreeing]
    return agreeing


def _majority(flags: list[Flag]) -> Side | None:
    """Return the side most of them name; repetitions that name both sides alike name none."""
    left = sum(flag.side is Side.LEFT for flag in flags)
    if 2 * left == len(flags):
        return None
    return Side.LEFT if 2 * left > len(flags) else Side.RIGHT


def _flag(judged: Judged, affected: Affected, constants: Constants) -> Flag | None:
    measure = judged.measure
    slight, clear = cuts_of(judged.watch.index, constants)
    upper = max(clear, constants.noise_factor * measure.noise * clear / slight)
    known = affected.side is not None
    size = measure.index if known else abs(measure.index)
    if judged.is_apart is not None:
        upper = measure.threshold
    if judged.is_apart is False or size < (measure.threshold if known else upper):
        return None
    side = affected.side or (Side.LEFT if measure.index > 0 else Side.RIGHT)
    return Flag(
        pattern=measure.pattern,
        side=side,
        start_s=judged.start_s,
        end_s=judged.end_s,
        peak_s=judged.peak_s,
        index=measure.index,
        unit=measure.unit,
        threshold=measure.threshold,
        strength=Strength.CLEAR if size >= upper else Strength.SLIGHT,
        confidence=_confidence(judged, size, constants),
        basis=Basis.SIDE_KNOWN if known else Basis.SIDE_UNKNOWN,
        exercise=judged.exercise,
        rep=judged.rep,
    )


def _confidence(judged: Judged, size: float, constants: Constants) -> Confidence:
    """Grade how sure the reading is by usable hold and distance from noise, never by severity."""
    margin = (size - judged.measure.threshold) / max(judged.measure.noise, 1e-9)
    full_s = constants.hold_full_usable_s
    if judged.usable_s >= full_s and margin >= constants.confidence_high_margin:
        return Confidence.HIGH
    medium_s = full_s * constants.confidence_medium_share
    if judged.usable_s >= medium_s and margin >= constants.confidence_medium_margin:
        return Confidence.MEDIUM
    return Confidence.LOW


def cuts_of(index: Index, constants: Constants) -> tuple[float, float]:
    """Return the cuts for slight and clear, in the index's units."""
    if index is Index.EYE:
        return constants.eye_slight, constants.eye_clear
    return constants.corner_slight_percent, constants.corner_clear_percent


def noise_of(rest: Rest, index: Index) -> float:
    """Return the index's noise at rest, in its units."""
    return rest.summary.eye_noise if index is Index.EYE else rest.summary.corner_noise


def _median(values: Floats, hold: Hold) -> float:
    return float(np.median(values[hold.counted]))
