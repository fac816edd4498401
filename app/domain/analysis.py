"""From per-frame readings to a verdict: the one door to measuring and detecting."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.domain.baseline import Rest, RestRefusal, learn_rest
from app.domain.constants import Constants
from app.domain.curves import curves_of
from app.domain.filters import runs
from app.domain.findings import Abstention, Analysis, Movement, Reason
from app.domain.movements import Compared, Hold, compare, find_hold
from app.domain.patterns import REST_EXERCISE, Watch, Watches
from app.domain.series import Curves, Signals
from app.domain.sides import Affected
from app.domain.synkinesis import Judged, flags_of, judge
from app.domain.timeline import Timeline, TimelineItem

_LOST_FOR_S = 0.5


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

    Every movement is compared with the latest resting face before it. What cannot be judged is
    named in `abstentions` or in the movement's own `reason`.

    NaN: frames without a face are never judged.  Source: docs/measures.md.
    """
    rests, refusals = _learn_rests(signals, timeline, constants)
    movements: list[Movement] = []
    judged: list[Judged] = []
    for item in timeline.items:
        if item.exercise != REST_EXERCISE:
            movement, found = _judge_item(
                signals,
                item,
                watches.get(item.exercise, ()),
                _rest_before(rests, item),
                affected,
                constants,
            )
            movements.append(movement)
            judged += found
    analysis = Analysis(
        affected=affected,
        rest=rests[0].summary if rests else None,
        movements=tuple(movements),
        flags=flags_of(judged, affected, constants),
        abstentions=_abstentions(signals, timeline, refusals, movements),
    )
    return Result(analysis, curves_of(signals, rests[0] if rests else None, constants))


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


def _rest_before(rests: Sequence[Rest], item: TimelineItem) -> Rest | None:
    before = [rest for rest in rests if rest.summary.end_s <= item.hold_start_s]
    return max(before, key=lambda rest: rest.summary.end_s, default=None)


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
        return _unjudged(item, hold.reason), []
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


def _unjudged(item: TimelineItem, reason: Reason) -> Movement:
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
    )


def _abstentions(
    signals: Signals,
    timeline: Timeline,
    refusals: Sequence[RestRefusal],
    movements: Sequence[Movement],
) -> tuple[Abstention, ...]:
    found = [Abstention(r.start_s, r.end_s, r.reason) for r in refusals]
    found += [
        Abstention(m.onset_s, m.end_s, m.reason)
        for m in movements
        if m.reason is not None and m.reason is not Reason.NOT_MEASURED
    ]
    found += [
        Abstention(float(signals.t_s[a]), float(signals.t_s[b]), Reason.NO_FACE)
        for a, b in runs(~signals.tracked)
        if signals.t_s[b] - signals.t_s[a] >= _LOST_FOR_S
    ]
    if not timeline.items and signals.t_s.size:
        whole = (float(signals.t_s[0]), float(signals.t_s[-1]))
        found.append(Abstention(*whole, Reason.NO_TIMELINE))
    return tuple(sorted(found, key=lambda a: (a.start_s, a.end_s, a.reason)))
