"""Movements in a film that nobody asked for, and the timeline that their names make of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from app.domain.baseline import Rest, learn_rest
from app.domain.constants import Constants
from app.domain.filters import grey_closing, odd_frames, running_median, runs, widen
from app.domain.findings import Reason
from app.domain.free import find_free
from app.domain.free_rest import is_mouth_moved, learn_own_rest
from app.domain.movements import Compared, compare, least_size, size_of
from app.domain.patterns import REST_EXERCISE, Driver, FreeExercise
from app.domain.series import Bools, Signals
from app.domain.sides import Affected
from app.domain.timeline import Timeline, TimelineItem

# Engineering judgement: slower than any blink; a still face that is worth comparing with.
_LEAST_S: Final = 0.5
_JOIN_S: Final = 0.4
_SAME_SHARE: Final = 0.5
_PAD_S: Final = 0.5
_STILL_S: Final = 1.5
_STILL_EDGE_S: Final = 0.3
_STILL_STEP_S: Final = 0.25


class FoundKind(StrEnum):
    """What the picture shows of a movement; which expression it was only the person knows."""

    SMILE = "smile"
    PUCKER = "pucker"
    MOUTH = "mouth"
    CLOSURE = "closure"
    BROW = "brow"


_KINDS: Final[Mapping[str, FoundKind]] = {
    FreeExercise.SMILE: FoundKind.SMILE,
    FreeExercise.PUCKER: FoundKind.PUCKER,
    FreeExercise.OTHER: FoundKind.MOUTH,
}
_DRIVERS: Final[Mapping[FoundKind, tuple[Driver, ...]]] = {
    FoundKind.SMILE: (Driver.SMILE,),
    FoundKind.PUCKER: (Driver.PUCKER,),
    FoundKind.MOUTH: (Driver.SNARL, Driver.PUFF, Driver.SMILE, Driver.PUCKER),
    FoundKind.CLOSURE: (Driver.CLOSURE,),
    FoundKind.BROW: (Driver.BROW,),
}


_SIZED: Final[Mapping[FoundKind, Driver]] = {
    FoundKind.SMILE: Driver.SMILE,
    FoundKind.PUCKER: Driver.PUCKER,
    FoundKind.CLOSURE: Driver.CLOSURE,
    FoundKind.BROW: Driver.BROW,
}
# Of the mouth's movements only those a little beyond the least: talking has many of that size.
_MOUTH_FACTOR: Final = 1.5


@dataclass(frozen=True, slots=True)
class Found:
    """One movement, in seconds of the recording; `kinds` is what moved, the likeliest first."""

    start_s: float
    end_s: float
    kinds: tuple[FoundKind, ...]

    @property
    def middle_s(self) -> float:
        return (self.start_s + self.end_s) / 2

    @property
    def drivers(self) -> tuple[Driver, ...]:
        """Return the movements that it may have been, the likeliest first."""
        return tuple(dict.fromkeys(d for kind in self.kinds for d in _DRIVERS[kind]))


@dataclass(frozen=True, slots=True)
class Search:
    """All that was found; `rest_s` is the longest stretch of a still face, from and to.

    `reason` says why nothing could be looked for; it is then empty.
    """

    movements: tuple[Found, ...]
    rest_s: tuple[float, float] | None
    reason: Reason | None = None


def search(signals: Signals, affected: Affected, constants: Constants) -> Search:
    """Find every movement of mouth, lids and brows against the recording's own middle.

    Mouth: as in free mode, and 1.5 times the least smile or pucker. Lids: either eye closed by
    `driver_min_closure` for longer than a blink. Brows: raised by `driver_min_brow_percent`.
    Movements at the same time are one.

    NaN: frames without a face hold no movement.  Source: docs/measures.md; times: our judgement.
    """
    rest = learn_own_rest(signals, constants)
    if not isinstance(rest, Rest):
        return Search((), None, rest.reason)
    compared = compare(signals, rest, constants)
    mouth = [
        Found(m.onset_s, m.end_s, (_KINDS[m.exercise],))
        for m in find_free(signals, affected, constants).movements
    ]
    others = [
        found
        for kind, driver in _SIZED.items()
        for found in _stretches(signals, _sized(signals, compared, driver, constants), kind)
    ]
    movements = _merged([*mouth, *others])
    return Search(movements, _still_s(signals, compared, movements, constants))


def timeline_of(found: Search, names: Mapping[int, str], end_s: float) -> Timeline:
    """Return the timeline that the person's answers make.

    `names` gives the exercise of each movement by its place; those without one were none. A
    movement's window reaches half a second to both sides, but not into its neighbour.

    `end_s` is the end of the recording. Without a name there is still a rest, so that movements
    which the person called none are not taken for smiles after all.
    """
    items: list[TimelineItem] = []
    for number, movement in enumerate(found.movements):
        if number in names:
            rep = 1 + sum(item.exercise == names[number] for item in items)
            before_s, after_s = _room(found.movements, number, end_s)
            items.append(
                TimelineItem(
                    names[number],
                    rep,
                    round(max(before_s, movement.start_s - _PAD_S), 3),
                    round(movement.start_s, 3),
                    round(movement.end_s, 3),
                    round(min(after_s, movement.end_s + _PAD_S), 3),
                )
            )
    rest_s = found.rest_s or (None if items else (0.0, end_s))
    if rest_s is not None:
        start_s, stop_s = round(rest_s[0], 3), round(rest_s[1], 3)
        items.append(TimelineItem(REST_EXERCISE, 1, start_s, start_s, stop_s, stop_s))
    return Timeline(tuple(sorted(items, key=lambda item: item.hold_start_s)))


def _room(movements: Sequence[Found], number: int, end_s: float) -> tuple[float, float]:
    before = [m.end_s for m in movements[:number]]
    after = [m.start_s for m in movements[number + 1 :]]
    own = movements[number]
    return min(max(before, default=0.0), own.start_s), max(min(after, default=end_s), own.end_s)


def _sized(signals: Signals, compared: Compared, driver: Driver, constants: Constants) -> Bools:
    """Mark the frames in which a movement other than the mouth's is at least its least size."""
    width = odd_frames(constants.free_move_median_s, signals.fps)
    size = running_median(size_of(compared, driver), width)
    fit = signals.readable & compared.posed & compared.clear & ~compared.blink
    factor = _MOUTH_FACTOR if driver in (Driver.SMILE, Driver.PUCKER) else 1.0
    return fit & (np.nan_to_num(size) >= factor * least_size(driver, constants))


def _stretches(signals: Signals, mask: Bools, kind: FoundKind) -> list[Found]:
    joined = grey_closing(mask.astype(np.float64), odd_frames(_JOIN_S, signals.fps)) > 0
    spans = [(float(signals.t_s[a]), float(signals.t_s[b])) for a, b in runs(joined)]
    return [Found(a, b, (kind,)) for a, b in spans if b - a >= _LEAST_S]


def _merged(found: Sequence[Found]) -> tuple[Found, ...]:
    """Make one of movements that share more than half of the shorter one's time."""
    merged: list[Found] = []
    for each in sorted(found, key=lambda one: one.start_s):
        last = merged[-1] if merged else None
        if last is not None and _is_same(last, each):
            kinds = tuple(kind for kind in FoundKind if kind in (*last.kinds, *each.kinds))
            merged[-1] = Found(last.start_s, max(last.end_s, each.end_s), kinds)
        else:
            merged.append(each)
    return tuple(merged)


def _is_same(one: Found, other: Found) -> bool:
    shared_s = min(one.end_s, other.end_s) - max(one.start_s, other.start_s)
    shorter_s = min(one.end_s - one.start_s, other.end_s - other.start_s)
    return shared_s > _SAME_SHARE * shorter_s


def _still_s(
    signals: Signals, compared: Compared, movements: Sequence[Found], constants: Constants
) -> tuple[float, float] | None:
    """Return the steadiest window of the longest still stretch that will do as a resting face."""
    moving = is_mouth_moved(signals, compared, constants)
    for driver in _SIZED.values():
        moving |= _sized(signals, compared, driver, constants)
    for movement in movements:
        moving |= (signals.t_s >= movement.start_s) & (signals.t_s <= movement.end_s)
    moving |= ~signals.readable | ~compared.posed
    still = ~widen(moving, round(_STILL_EDGE_S * signals.fps))
    spans = [(float(signals.t_s[a]), float(signals.t_s[b])) for a, b in runs(still)]
    for start_s, end_s in sorted(spans, key=lambda span: span[0] - span[1]):
        if end_s - start_s < _STILL_S:
            return None
        window_s = _steadiest(signals, start_s, end_s, constants)
        if window_s is not None:
            return window_s
    return None


def _steadiest(
    signals: Signals, start_s: float, end_s: float, constants: Constants
) -> tuple[float, float] | None:
    length_s = min(constants.rest_window_s, end_s - start_s)
    rests: list[tuple[float, float]] = []
    for begin_s in np.arange(start_s, end_s - length_s + 1e-6, _STILL_STEP_S).tolist():
        rest = learn_rest(signals, begin_s, begin_s + length_s, constants)
        if isinstance(rest, Rest):
            rests.append((rest.summary.eye_noise, begin_s))
    if not rests:
        return None
    begin_s = min(rests)[1]
    return begin_s, begin_s + length_s
