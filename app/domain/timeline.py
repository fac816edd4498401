"""What was asked of the person, and when."""

from dataclasses import dataclass, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One repetition of one exercise; all times in seconds of the recording."""

    exercise: str
    rep: int
    start_s: float
    hold_start_s: float
    hold_end_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is judged: `items`. What was recorded once more and counts no longer: `set_aside`."""

    items: tuple[TimelineItem, ...]
    set_aside: tuple[TimelineItem, ...] = ()

    def until(self, end_s: float) -> "Timeline":
        """Return what was asked before second `end_s`.

        A repetition that was cut off before its hold is left out; one cut off later ends there.
        """
        return Timeline(_until(self.items, end_s), _until(self.set_aside, end_s))


def _until(items: tuple[TimelineItem, ...], end_s: float) -> tuple[TimelineItem, ...]:
    return tuple(
        replace(item, hold_end_s=min(item.hold_end_s, end_s), end_s=min(item.end_s, end_s))
        for item in items
        if item.hold_start_s < end_s
    )


class Phase(StrEnum):
    """Part of one repetition, in the order in which they come."""

    READY = "ready"
    IN = "in"
    HOLD = "hold"
    OUT = "out"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Beat:
    """One repetition's pace in seconds; `ready_s` is 0 except before the first repetition.

    `counts` is False once the exercise is recorded again: what comes of this one is not judged.
    """

    exercise: str
    rep: int
    reps: int
    ready_s: float
    in_s: float
    hold_s: float
    out_s: float
    rest_s: float
    counts: bool = True

    @property
    def length_s(self) -> float:
        return self.ready_s + self.in_s + self.hold_s + self.out_s + self.rest_s


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is asked at one moment.

    `level` is the wanted size of the movement, 0 at rest to 1 in the hold; `done` is the share
    0..1 of the phase that has passed; `left_s` the seconds it still lasts.
    """

    beat: Beat
    phase: Phase
    level: float
    done: float
    left_s: float


@dataclass(frozen=True, slots=True)
class Script:
    """The plan of one session: beats one after the other, starting at second 0."""

    beats: tuple[Beat, ...]

    @property
    def length_s(self) -> float:
        return round(sum(beat.length_s for beat in self.beats), 6)

    def prompt_at(self, t_s: float) -> Prompt | None:
        """Return what is asked at second `t_s`, or None after the end."""
        start_s = 0.0
        for beat in self.beats:
            if t_s < start_s + beat.length_s:
                return _prompt_within(beat, max(t_s - start_s, 0.0))
            start_s += beat.length_s
        return None

    def timeline(self) -> Timeline:
        """Return when each repetition is asked for.

        One that was cut off before its hold asks for nothing; an exercise that is done once more
        goes on counting, so that no two repetitions that count have the same number.
        """
        items: list[TimelineItem] = []
        set_aside: list[TimelineItem] = []
        last = dict[str, int]()
        start_s = 0.0
        for beat in self.beats:
            if beat.hold_s > 0 and beat.counts:
                rep = max(beat.rep, last.get(beat.exercise, 0) + 1)
                last[beat.exercise] = rep
                items.append(_item(beat, start_s, rep))
            elif beat.hold_s > 0:
                set_aside.append(_item(beat, start_s, beat.rep))
            start_s += beat.length_s
        return Timeline(tuple(items), tuple(set_aside))


def _item(beat: Beat, start_s: float, rep: int) -> TimelineItem:
    begin_s = start_s + beat.ready_s
    hold_s = begin_s + beat.in_s
    hold_end_s = hold_s + beat.hold_s
    return TimelineItem(
        beat.exercise,
        rep,
        round(begin_s, 3),
        round(hold_s, 3),
        round(hold_end_s, 3),
        round(hold_end_s + beat.out_s, 3),
    )


def _prompt_within(beat: Beat, into_s: float) -> Prompt:
    parts = (
        (Phase.READY, beat.ready_s),
        (Phase.IN, beat.in_s),
        (Phase.HOLD, beat.hold_s),
        (Phase.OUT, beat.out_s),
        (Phase.REST, beat.rest_s),
    )
    for phase, length_s in parts:
        if into_s < length_s:
            done = into_s / length_s
            return Prompt(beat, phase, _level(phase, done), done, length_s - into_s)
        into_s -= length_s
    return Prompt(beat, Phase.REST, 0.0, 1.0, 0.0)


def _level(phase: Phase, done: float) -> float:
    eased = done * done * (3 - 2 * done)
    match phase:
        case Phase.IN:
            return eased
        case Phase.HOLD:
            return 1.0
        case Phase.OUT:
            return 1.0 - eased
        case Phase.READY | Phase.REST:  # pragma: no branch - pyright proves it the last
            return 0.0
