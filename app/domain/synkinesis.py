"""Does an unwanted movement ride along on one side?"""

from collections.abc import Iterable
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
    PatternMeasure,
    Strength,
    Unit,
)
from app.domain.movements import Compared, Hold
from app.domain.patterns import WITHOUT_FIGURES, Index, Watch
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

    Eye: `index` = opening of the healthy eye minus that of the affected one, median over the
    hold. Corner: upward displacement of the affected corner minus that of the healthy one.

    Units: eye shares of rest, corner % OCD.  NaN: none; `hold` must have counted frames.
    Invariant to: mirroring (swaps the sides), scale.
    Source: docs/measures.md.
    """
    values = compared.opening if watch.index is Index.EYE else compared.corner
    sign = -1.0 if watch.index is Index.EYE else 1.0
    toward = affected.side or Side.LEFT
    excess = sign * (values.of(toward) - values.of(toward.other))
    noise = rest.summary.eye_noise if watch.index is Index.EYE else rest.summary.corner_noise
    slight, _ = _cuts(watch.index, constants)
    steady = running_median(excess, odd_frames(0.2, signals.fps))
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
    )
    return measure, float(signals.t_s[int(np.argmax(candidates))])


def flags_of(
    judged: Iterable[Judged], affected: Affected, constants: Constants
) -> tuple[Flag, ...]:
    """Turn measures into flags.

    Side known: the difference must point to the named side; the opposite sign is a weaker side,
    not synkinesis. Side unknown: only clear differences. Three or more judged repetitions of an
    exercise: two of them must show it; fewer: at most slight.

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
    return agreeing if len(agreeing) >= constants.repeats_needed else []


def _majority(flags: list[Flag]) -> Side | None:
    """Return the side most of them name; repetitions that name both sides alike name none."""
    left = sum(flag.side is Side.LEFT for flag in flags)
    if 2 * left == len(flags):
        return None
    return Side.LEFT if 2 * left > len(flags) else Side.RIGHT


def _flag(judged: Judged, affected: Affected, constants: Constants) -> Flag | None:
    measure = judged.measure
    slight, clear = _cuts(judged.watch.index, constants)
    upper = max(clear, measure.threshold * clear / slight)
    known = affected.side is not None
    size = measure.index if known else abs(measure.index)
    if size < (measure.threshold if known else upper):
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
    )


def _confidence(judged: Judged, size: float, constants: Constants) -> Confidence:
    """Grade how sure the reading is by usable hold and distance from noise, never by severity."""
    margin = (size - judged.measure.threshold) / max(judged.measure.noise, 1e-9)
    if judged.usable_s >= constants.hold_full_usable_s and margin >= constants.noise_factor:
        return Confidence.HIGH
    if judged.usable_s >= constants.hold_full_usable_s / 2 and margin >= 1.0:
        return Confidence.MEDIUM
    return Confidence.LOW


def _cuts(index: Index, constants: Constants) -> tuple[float, float]:
    if index is Index.EYE:
        return constants.eye_slight, constants.eye_clear
    return constants.corner_slight_percent, constants.corner_clear_percent


def _median(values: Floats, hold: Hold) -> float:
    return float(np.median(values[hold.counted]))
