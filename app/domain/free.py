"""Free mode: smiles and puckers found in a recording in which nothing was asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from app.domain.baseline import Rest, RestRefusal
from app.domain.constants import Constants
from app.domain.filters import bridge, grey_closing, odd_frames, running_median, runs
from app.domain.findings import Abstention, Movement, PatternMeasure, Reason, Unit
from app.domain.free_rest import is_mouth_moved, learn_own_rest
from app.domain.movements import Compared, Hold, compare, count_held
from app.domain.narrowing import PUCKER_EYE, SMILE_EYE
from app.domain.patterns import Driver, FreeExercise, Index, Watch
from app.domain.series import Bools, Floats, Signals
from app.domain.sides import Affected, Side
from app.domain.synkinesis import Judged

FREE_WATCHES: Final[Mapping[FreeExercise, Watch]] = MappingProxyType(
    {
        FreeExercise.SMILE: Watch(SMILE_EYE, Driver.SMILE, Index.EYE),
        FreeExercise.PUCKER: Watch(PUCKER_EYE, Driver.PUCKER, Index.EYE),
    }
)


@dataclass(frozen=True, slots=True)
class FreeFindings:
    """What was found; `rest` is None where no resting face could be learned."""

    rest: Rest | None
    movements: tuple[Movement, ...]
    judged: tuple[Judged, ...]
    abstentions: tuple[Abstention, ...]


def find_free(signals: Signals, affected: Affected, constants: Constants) -> FreeFindings:
    """Find movements of the mouth and measure the eyes in them.

    A movement is a stretch in which a corner is more than `free_move_percent` from rest: corners
    outward are a smile, inward a pucker, anything else is not assessed. Only the eyes are judged:
    a mouth that is free to move tells nothing of a closure or a raised brow.

    NaN: frames without a face are never judged.  Source: docs/measures.md.
    """
    if signals.t_s.size == 0:
        return FreeFindings(None, (), (), ())
    rest = learn_own_rest(signals, constants)
    if isinstance(rest, RestRefusal):
        return FreeFindings(None, (), (), (Abstention(rest.start_s, rest.end_s, rest.reason),))
    compared = compare(signals, rest, constants)
    movements: list[Movement] = []
    judged: list[Judged] = []
    for exercise, held in _stretches(signals, compared, constants):
        rep = 1 + sum(m.exercise == exercise for m in movements)
        movement, found = _judge(signals, compared, rest, exercise, rep, held, affected, constants)
        movements.append(movement)
        judged += found
    abstentions = _unseen_parts(signals, compared, constants)
    if all(m.exercise == FreeExercise.OTHER for m in movements):
        whole = Abstention(rest.summary.start_s, rest.summary.end_s, Reason.NO_MOVEMENT)
        abstentions = (*abstentions, whole)
    return FreeFindings(rest, tuple(movements), tuple(judged), abstentions)


def _stretches(
    signals: Signals, compared: Compared, constants: Constants
) -> list[tuple[FreeExercise, Bools]]:
    """Return every movement with its frames, in the order in which they come."""
    kinds = _kinds(signals, compared, constants)
    least = constants.hold_min_usable_s * signals.fps
    found: list[tuple[int, FreeExercise, Bools]] = []
    for exercise, mask in kinds.items():
        for first, last in runs(mask):
            if last - first + 1 >= least:
                held = np.zeros_like(mask)
                held[first : last + 1] = True
                found.append((first, exercise, held))
    return [(exercise, held) for _, exercise, held in sorted(found, key=lambda each: each[0])]


def _kinds(
    signals: Signals, compared: Compared, constants: Constants
) -> Mapping[FreeExercise, Bools]:
    """Tell smile, pucker and anything else apart, frame by frame; gaps up to .3 s are closed."""
    width_frames = odd_frames(constants.free_move_median_s, signals.fps)
    moved = is_mouth_moved(signals, compared, constants) & signals.readable
    width = running_median(compared.width, width_frames)
    out = 0.5 * (compared.corner_out.left + compared.corner_out.right)
    rise = 0.5 * (compared.corner_up.left + compared.corner_up.right)
    is_level = np.abs(running_median(rise, width_frames)) <= (
        constants.free_pucker_max_rise * np.abs(running_median(out, width_frames))
    )

    def closed(mask: Bools) -> Bools:
        return grey_closing(mask.astype(np.float64), width_frames) > 0

    smile = closed(moved & (width >= constants.driver_min_smile)) & moved
    pucker = closed(moved & (width <= -constants.driver_min_smile) & is_level) & moved & ~smile
    return {
        FreeExercise.SMILE: smile,
        FreeExercise.PUCKER: pucker,
        FreeExercise.OTHER: moved & ~smile & ~pucker,
    }


def _judge(
    signals: Signals,
    compared: Compared,
    rest: Rest,
    exercise: FreeExercise,
    rep: int,
    held: Bools,
    affected: Affected,
    constants: Constants,
) -> tuple[Movement, list[Judged]]:
    watch = FREE_WATCHES.get(exercise)
    if watch is None:
        return _movement(signals, exercise, rep, held, held, rest, Reason.NOT_MEASURED), []
    hold = count_held(signals, compared, held, watch.driver, constants)
    if hold.reason is not None:
        return _movement(signals, exercise, rep, held, held, rest, hold.reason), []
    judged = _judged(signals, compared, rest, exercise, rep, hold, watch, affected, constants)
    frames = (signals.t_s >= judged.start_s) & (signals.t_s <= judged.end_s)
    return _movement(signals, exercise, rep, held, frames, rest, None, judged.measure), [judged]


def _judged(
    signals: Signals,
    compared: Compared,
    rest: Rest,
    exercise: FreeExercise,
    rep: int,
    hold: Hold,
    watch: Watch,
    affected: Affected,
    constants: Constants,
) -> Judged:
    """Measure the longest clear difference; without one that lasts, all frames that count."""
    noise = rest.summary.eye_noise
    threshold = max(constants.eye_clear, constants.noise_factor * noise)
    excess = _excess(signals, compared, hold, affected, constants)
    apart = _longest_apart(compared, excess, hold, threshold, affected, constants)
    is_apart = bool(apart.sum() >= constants.hold_min_usable_s * signals.fps)
    looked_at = np.flatnonzero(apart if is_apart else hold.counted)
    left, right = compared.opening.left[looked_at], compared.opening.right[looked_at]
    measure = PatternMeasure(
        pattern=watch.pattern,
        left=float(np.median(left)),
        right=float(np.median(right)),
        index=float(np.median(excess[looked_at])),
        noise=noise,
        threshold=threshold,
        unit=Unit.OF_REST,
    )
    size = np.abs(excess) if affected.side is None else excess
    return Judged(
        exercise=exercise.value,
        rep=rep,
        watch=watch,
        measure=measure,
        start_s=float(signals.t_s[looked_at[0]]),
        end_s=float(signals.t_s[looked_at[-1]]),
        peak_s=float(signals.t_s[looked_at[np.argmax(size[looked_at])]]),
        usable_s=looked_at.size / signals.fps,
        is_apart=is_apart,
    )


def _excess(
    signals: Signals, compared: Compared, hold: Hold, affected: Affected, constants: Constants
) -> Floats:
    """Return how much further the affected (or the left) lid is down, steadied over half a second.

    Frames that do not count are bridged first, so that a blink in a smile leaks into nothing.
    """
    toward = affected.side or Side.LEFT
    apart = compared.opening.of(toward.other) - compared.opening.of(toward)
    counted = np.where(hold.counted, apart, np.nan)
    return running_median(counted, odd_frames(constants.free_difference_median_s, signals.fps))


def _longest_apart(
    compared: Compared,
    excess: Floats,
    hold: Hold,
    threshold: float,
    affected: Affected,
    constants: Constants,
) -> Bools:
    """Return the counted frames of the longest stretch with one eye narrower by the threshold.

    A blink or a glance aside interrupts what counts, not the stretch.

    The eye must also be narrower than at its own rest: where a person smiles for most of a
    recording, that is the middle, and the eye that opens wider as the smile fades is no finding.
    """
    own = constants.free_own_share * threshold
    steady = bridge(excess)

    def stretches(side: Side, by: Floats) -> list[Bools]:
        narrowed = (compared.opening.of(side) <= 1.0 - own) | ~hold.counted
        index = np.arange(by.size)
        edges = runs(hold.held & (by >= threshold) & narrowed)
        return [hold.counted & (index >= a) & (index <= b) for a, b in edges]

    toward = affected.side or Side.LEFT
    candidates = stretches(toward, steady)
    if affected.side is None:
        candidates += stretches(toward.other, -steady)
    nothing = np.zeros_like(hold.counted)
    return max(candidates, key=np.count_nonzero, default=nothing)


def _movement(
    signals: Signals,
    exercise: FreeExercise,
    rep: int,
    held: Bools,
    looked_at: Bools,
    rest: Rest,
    reason: Reason | None,
    *measures: PatternMeasure,
) -> Movement:
    whole, inner = np.flatnonzero(held), np.flatnonzero(looked_at)
    return Movement(
        exercise=exercise.value,
        rep=rep,
        onset_s=float(signals.t_s[whole[0]]),
        hold_start_s=float(signals.t_s[inner[0]]),
        hold_end_s=float(signals.t_s[inner[-1]]),
        end_s=float(signals.t_s[whole[-1]]),
        usable=reason is None,
        reason=reason,
        measures=measures,
        rest=rest.summary,
    )


def _unseen_parts(
    signals: Signals, compared: Compared, constants: Constants
) -> tuple[Abstention, ...]:
    """Name the longer parts in which nothing could have been judged."""
    more_open = np.fmax(compared.opening.left, compared.opening.right)
    shut = (more_open < constants.eye_task_min_opening) & ~compared.blink
    return tuple(
        Abstention(float(signals.t_s[first]), float(signals.t_s[last]), reason)
        for mask, reason in ((~compared.posed, Reason.HEAD_TURNED), (shut, Reason.EYES_CLOSED))
        for first, last in runs(mask & signals.readable & compared.clear)
        if signals.t_s[last] - signals.t_s[first] >= constants.free_part_min_s
    )
