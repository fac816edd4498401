"""Whether a take can be judged: asked right after it, by the gates of the verdict.

It says only what would be better another time. That somebody moves little, or one eye is narrow,
is not a bad take.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.baseline import Rest, RestRefusal, learn_rest
from app.domain.constants import Constants
from app.domain.findings import Reason
from app.domain.measures import FaceReading, signals_of
from app.domain.movements import Compared, compare, count_held, find_hold
from app.domain.patterns import REST_EXERCISE, Driver
from app.domain.series import Floats, Signals
from app.domain.timeline import TimelineItem
from app.domain.tracking import TrackingMode

WORTH_REPEATING: Final = frozenset(
    {
        Reason.NO_FACE,
        Reason.FACE_LOST,
        Reason.FACE_SMALL,
        Reason.FACE_COVERED,
        Reason.HEAD_TURNED,
        Reason.HEAD_MOVED,
        Reason.REST_SHORT,
        Reason.REST_UNSTEADY,
        Reason.BLINKS,
        Reason.GAZE_AWAY,
    }
)
"""What another try can change; the others are how this person's face is."""


@dataclass(frozen=True, slots=True)
class LiveReadings:
    """What the live tracker read in one stretch, with the halves of the face and without them.

    Shape: `t_s` (n,), seconds of the recording; a reading is None where no face was found.
    """

    t_s: Floats
    with_halves: Sequence[FaceReading | None]
    whole: Sequence[FaceReading | None]


@dataclass(frozen=True, slots=True)
class LiveRests:
    """The resting face as both ways of reading see it; None where it could not be had."""

    with_halves: Rest | None = None
    whole: Rest | None = None


NO_RESTS: Final = LiveRests()


def check_take(
    readings: LiveReadings, items: Sequence[TimelineItem], driver: Driver | None, rests: LiveRests
) -> Reason | None:
    """Return what stood in the way of most repetitions of a take; None where it will do.

    `driver` None: an expression that is shown and not judged, so that only face, pose and cover
    count. The halves of the face are asked where they were read most of the time, as a slow
    machine reads few of them. Source: the gates of docs/measures.md; a take needs as many
    repetitions as a finding does.
    """
    halves = _signals(readings, TrackingMode.SIDE_DECOUPLED)
    whole = _signals(readings, TrackingMode.STANDARD)
    found = [_check_item(halves, whole, item, driver, rests) for item in items]
    faults = [fault for fault in found if fault in WORTH_REPEATING]
    needed = min(Constants().repeats_needed, len(found))
    if len(found) - len(faults) >= needed:
        return None
    return Counter(faults).most_common(1)[0][0]


def learn_rests(readings: LiveReadings, items: Sequence[TimelineItem]) -> LiveRests:
    """Learn the resting face that later takes are compared with."""
    if not items:
        return NO_RESTS
    item = items[-1]

    def learn(mode: TrackingMode) -> Rest | None:
        learned = _learn(_signals(readings, mode), item, Constants.of_mode(mode))
        return learned if isinstance(learned, Rest) else None

    return LiveRests(learn(TrackingMode.SIDE_DECOUPLED), learn(TrackingMode.STANDARD))


def _check_item(
    halves: Signals,
    whole: Signals,
    item: TimelineItem,
    driver: Driver | None,
    rests: LiveRests,
) -> Reason | None:
    window = (halves.t_s >= item.start_s) & (halves.t_s <= item.end_s)
    seen = window & halves.tracked
    if seen.sum() < 0.5 * window.sum() or not seen.any():
        return Reason.FACE_LOST
    is_rest = item.exercise == REST_EXERCISE
    has_halves = (seen & halves.readable).sum() >= 0.5 * seen.sum()
    if has_halves and (is_rest or rests.with_halves is not None):
        mode, signals, rest = TrackingMode.SIDE_DECOUPLED, halves, rests.with_halves
    else:
        mode, signals, rest = TrackingMode.STANDARD, whole, rests.whole
    constants = Constants.of_mode(mode)
    if is_rest:
        learned = _learn(signals, item, constants)
        return learned.reason if isinstance(learned, RestRefusal) else None
    if rest is None:
        return None
    compared = compare(signals, rest, constants)
    return _held(signals, compared, item, driver, constants)


def _held(
    signals: Signals,
    compared: Compared,
    item: TimelineItem,
    driver: Driver | None,
    constants: Constants,
) -> Reason | None:
    if driver is not None:
        return find_hold(signals, compared, item, driver, constants).reason
    asked = (signals.t_s >= item.hold_start_s) & (signals.t_s <= item.hold_end_s)
    # As for a closure, whose gates leave the eyes alone.
    return count_held(signals, compared, asked & signals.readable, Driver.CLOSURE, constants).reason


def _learn(signals: Signals, item: TimelineItem, constants: Constants) -> Rest | RestRefusal:
    start_s = max(item.hold_start_s, item.hold_end_s - constants.rest_window_s)
    return learn_rest(signals, start_s, item.hold_end_s, constants)


def _signals(readings: LiveReadings, mode: TrackingMode) -> Signals:
    chosen = readings.whole if mode is TrackingMode.STANDARD else readings.with_halves
    return signals_of(list(chosen), readings.t_s)
