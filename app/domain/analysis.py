"""From per-frame readings to a verdict: the one door to measuring and detecting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from app.domain.baseline import Rest, RestRefusal, learn_rest
from app.domain.constants import Constants
from app.domain.curves import curves_of
from app.domain.filters import runs
from app.domain.findings import Abstention, Analysis, Mode, Movement, Reason
from app.domain.free import find_free
from app.domain.movements import Compared, Hold, compare, covered_in_pose, find_hold
from app.domain.patterns import REST_EXERCISE, Watch, Watches
from app.domain.series import Bools, Curves, Signals
from app.domain.sides import Affected
from app.domain.synkinesis import Judged, flags_of, judge, with_lone_smiles_raised
from app.domain.timeline import Timeline, TimelineItem


@dataclass(frozen=True, slots=True)
class Result:
    analysis: Analysis
    curves: Curves


def analyse(
    signals: Signals,
    timeline: Timeline,
    affected: Affected,
    watches: Watches,
    constants: Constants,
) -> Result:
    """Judge one recording.

    Every movement is compared with the latest resting face before it, or where there is none (a
    phone video that begins with a movement) with the first after it. What cannot be judged is
    named in `abstentions` or in the movement's own `reason`. A timeline without items asks for
    nothing: movements are found in the recording itself (free.py). What the timeline sets aside was
    recorded again, and is not judged.

    NaN: frames without a face are never judged.  Source: docs/measures.md.
    """
    if not timeline.items:
        return _analyse_free(signals, affected, constants)
    rests, refusals = _learn_rests(signals, timeline, constants)
    movements: list[Movement] = []
    judged: list[Judged] = []
    for item in timeline.items:
        if item.exercise != REST_EXERCISE:
            movement, found = _judge_item(
                signals,
                item,
                watches.get(item.exercise, ()),
                _rest_for(rests, item),
                affected,
                constants,
            )
            movements.append(movement)
            judged += found
    movements, judged = with_lone_smiles_raised(movements, judged, constants)
    covered = covered_in_pose(signals, rests[0] if rests else None, constants)
    aside = _within(signals, timeline.set_aside)
    analysis = Analysis(
        affected=affected,
        rest=rests[0].summary if rests else None,
        movements=tuple(movements),
        flags=flags_of(judged, affected, constants),
        abstentions=_in_order(
            [
                *(Abstention(r.start_s, r.end_s, r.reason) for r in refusals),
                *_of_movements(movements),
                *_out_of_sight(signals, covered, constants, aside),
            ]
        ),
    )
    return Result(analysis, curves_of(signals, rests[0] if rests else None, constants))


def _analyse_free(signals: Signals, affected: Affected, constants: Constants) -> Result:
    found = find_free(signals, affected, constants)
    covered = covered_in_pose(signals, found.rest, constants)
    analysis = Analysis(
        affected=affected,
        rest=found.rest.summary if found.rest else None,
        movements=found.movements,
        flags=flags_of(found.judged, affected, constants),
        abstentions=_in_order(
            [
                *found.abstentions,
                *_of_movements(found.movements),
                *_out_of_sight(signals, covered, constants),
            ]
        ),
        mode=Mode.FREE,
    )
    return Result(analysis, curves_of(signals, found.rest, constants))


def _learn_rests(
    signals: Signals, timeline: Timeline, constants: Constants
) -> tuple[list[Rest], list[RestRefusal]]:
    rests: list[Rest] = []
    refusals: list[RestRefusal] = []
    for item in timeline.items:
        if item.exercise == REST_EXERCISE:
            start_s = max(item.hold_start_s, item.hold_end_s - constants.rest_window_s)
            learned = learn_rest(signals, start_s, item.hold_end_s, constants)
            if isinstance(learned, Rest):
                rests.append(learned)
            else:
                refusals.append(learned)
    return rests, refusals


def _rest_for(rests: Sequence[Rest], item: TimelineItem) -> Rest | None:
    """Return the latest rest before the movement, or the first after it where there is none."""
    before = [rest for rest in rests if rest.summary.end_s <= item.hold_start_s]
    after = [rest for rest in rests if rest.summary.start_s >= item.hold_end_s]
    first_after = min(after, key=lambda rest: rest.summary.start_s, default=None)
    return max(before, key=lambda rest: rest.summary.end_s, default=first_after)


def _judge_item(
    signals: Signals,
    item: TimelineItem,
    watches: tuple[Watch, ...],
    rest: Rest | None,
    affected: Affected,
    constants: Constants,
) -> tuple[Movement, list[Judged]]:
    if not watches:
        return _unjudged(item, Reason.NOT_MEASURED), []
    if rest is None:
        return _unjudged(item, Reason.NO_REST), []
    compared = compare(signals, rest, constants)
    hold = find_hold(signals, compared, item, watches[0].driver, constants)
    if hold.reason is not None:
        return _unjudged(item, hold.reason, rest), []
    found = [
        _judged(signals, compared, rest, hold, item, watch, affected, constants)
        for watch in watches
    ]
    held = np.flatnonzero(hold.held)
    movement = Movement(
        exercise=item.exercise,
        rep=item.rep,
        onset_s=item.start_s,
        hold_start_s=float(signals.t_s[held[0]]),
        hold_end_s=float(signals.t_s[held[-1]]),
        end_s=item.end_s,
        usable=True,
        reason=None,
        measures=tuple(j.measure for j in found),
        rest=rest.summary,
    )
    return movement, found


def _judged(
    signals: Signals,
    compared: Compared,
    rest: Rest,
    hold: Hold,
    item: TimelineItem,
    watch: Watch,
    affected: Affected,
    constants: Constants,
) -> Judged:
    measure, peak_s = judge(signals, compared, rest, hold, watch, affected, constants)
    counted = np.flatnonzero(hold.counted)
    return Judged(
        exercise=item.exercise,
        rep=item.rep,
        watch=watch,
        measure=measure,
        start_s=float(signals.t_s[counted[0]]),
        end_s=float(signals.t_s[counted[-1]]),
        peak_s=peak_s,
        usable_s=counted.size / signals.fps,
    )


def _unjudged(item: TimelineItem, reason: Reason, rest: Rest | None = None) -> Movement:
    return Movement(
        exercise=item.exercise,
        rep=item.rep,
        onset_s=item.start_s,
        hold_start_s=item.hold_start_s,
        hold_end_s=item.hold_end_s,
        end_s=item.end_s,
        usable=False,
        reason=reason,
        measures=(),
        rest=rest.summary if rest else None,
    )


def _of_movements(movements: Iterable[Movement]) -> list[Abstention]:
    return [
        Abstention(m.onset_s, m.end_s, m.reason)
        for m in movements
        if m.reason is not None and m.reason is not Reason.NOT_MEASURED
    ]


def _within(signals: Signals, items: Iterable[TimelineItem]) -> Bools:
    """Mark the frames of some repetitions."""
    inside = np.zeros(signals.t_s.shape, np.bool_)
    for item in items:
        inside |= (signals.t_s >= item.start_s) & (signals.t_s <= item.end_s)
    return inside


def _out_of_sight(
    signals: Signals, covered: Bools, constants: Constants, aside: Bools | None = None
) -> list[Abstention]:
    """Name where nothing is seen; what was set aside and recorded again is not asked about."""
    counts = np.ones_like(covered) if aside is None else ~aside
    return [
        Abstention(float(signals.t_s[a]), float(signals.t_s[b]), reason)
        for mask, reason in (
            (~signals.tracked & counts, Reason.NO_FACE),
            (signals.tracked & covered & counts, Reason.FACE_COVERED),
        )
        for a, b in runs(mask)
        if signals.t_s[b] - signals.t_s[a] >= constants.lost_min_s
    ]


def _in_order(abstentions: Iterable[Abstention]) -> tuple[Abstention, ...]:
    return tuple(sorted(abstentions, key=lambda a: (a.start_s, a.end_s, a.reason)))
