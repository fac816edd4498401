"""When an unwanted movement truly goes on in a demo clip, and what the cues made of it."""

from dataclasses import dataclass, field

import numpy as np

from app.domain.constants import Constants
from app.domain.exercise_coach import MOVING
from app.domain.filters import runs
from app.domain.narrowing import SMILE_EYE
from app.domain.patterns import Index, Watch, Watches
from app.domain.sides import Side
from app.domain.synkinesis import cuts_of
from app.domain.timeline import Script
from benchmarks.demo_clips import FPS, Truth

SUSTAINED_S = 0.5
_LATE_S = 0.5


@dataclass(frozen=True)
class Event:
    """True index of one pattern at or above the slight cut, from `start_s` to `end_s` of the clip.

    `clear_s` is when it is at the clear cut for half a second and more; None where it never is.
    """

    pattern: str
    side: Side
    start_s: float
    clear_s: float | None
    end_s: float
    peak: float
    is_hidden: bool
    shut_s: tuple[float, ...] = ()
    """When a blink changed the eyes, frame by frame: nothing is to be said in them."""

    def open_eyed_s(self, cue_s: float) -> float | None:
        """Return how long after `clear_s` a cue came by a clock that stands still in blinks."""
        if self.clear_s is None:
            return None
        shut = sum(self.clear_s <= t < cue_s for t in self.shut_s)
        return cue_s - self.clear_s - shut / FPS


@dataclass
class Outcome:
    """What one played clip gave; delays in seconds after `start_s`, None where no cue came."""

    delays: list[tuple[Event, float | None]] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    begun_in_blinks: int = 0
    silent: dict[str, float] = field(default_factory=dict)
    """Share of the frames for each reason."""
    reps: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def late_s(self) -> list[float | None]:
        """Return for each clear event how long after `clear_s` its cue came."""
        return [
            None if delay is None else event.start_s + delay - event.clear_s
            for event, delay in self.delays
            if event.clear_s is not None
        ]


def index_of(truth: Truth, watch: Watch, side: Side, resting: np.ndarray) -> np.ndarray:
    """Return the true index frame by frame, straight through blinks; units as in `judge`."""
    affected, healthy = (0, 1) if side is Side.LEFT else (1, 0)
    way = truth.corner_mm - np.median(truth.corner_mm[resting], axis=0)
    out = way[:, :, 0] * np.array([1.0, -1.0])
    up = way[:, :, 1]
    if watch.index is Index.CORNER:
        corner = 100.0 * (up + 0.25 * out) / truth.ocd_mm
        return corner[:, affected] - corner[:, healthy]
    share = truth.aperture_mm / np.median(truth.aperture_mm[resting], axis=0)
    index = share[:, healthy] - share[:, affected]
    if watch.pattern == SMILE_EYE:
        size = np.hypot(out, up)
        moved = np.clip(size[:, affected] / np.maximum(size[:, healthy], 1e-6), 0.0, 1.0)
        index = index + np.maximum(1.0 - share[:, healthy], 0.0) * (1.0 - moved)
    calm = ~truth.blink
    return np.interp(truth.t_s, truth.t_s[calm], index[calm])


def events_of(truth: Truth, script: Script, watches: Watches, side: Side) -> list[Event]:
    """Return every true event that lasts for at least half a second."""
    prompts = [script.prompt_at(t) for t in truth.t_s]
    resting = np.array([p is not None and p.level == 0.0 for p in prompts]) & ~truth.blink
    found: list[Event] = []
    for exercise in {beat.exercise for beat in script.beats}:
        asked = np.array(
            [p is not None and p.beat.exercise == exercise and p.phase in MOVING for p in prompts]
        )
        for watch in watches.get(exercise, ()):
            found += _of_pattern(truth, watch, side, resting, asked)
    return sorted(found, key=lambda event: event.start_s)


def _of_pattern(truth: Truth, watch: Watch, side: Side, resting, asked) -> list[Event]:
    slight, clear = cuts_of(watch.index, Constants())
    index = index_of(truth, watch, side, resting)
    found: list[Event] = []
    for a, b in runs(asked & (index >= slight)):
        if (b - a + 1) / FPS >= SUSTAINED_S:
            at_clear = [(i, j) for i, j in runs(index[a : b + 1] >= clear) if j - i >= FPS / 2]
            found.append(
                Event(
                    pattern=watch.pattern,
                    side=side,
                    start_s=float(truth.t_s[a]),
                    clear_s=float(truth.t_s[a + at_clear[0][0]]) if at_clear else None,
                    end_s=float(truth.t_s[b]),
                    peak=float(index[a : b + 1].max()),
                    is_hidden=_is_hidden(truth, a + at_clear[0][0]) if at_clear else False,
                    shut_s=tuple(truth.t_s[truth.blink].tolist()),
                )
            )
    return found


def _is_hidden(truth: Truth, start: int) -> bool:
    """Tell whether a blink covers part of the first 0.4 s, so that silence is what was promised."""
    return bool(truth.blink[max(start - 2, 0) : start + round(0.4 * FPS)].any())


@dataclass(frozen=True)
class Cue:
    """One stretch of feedback that names a linked movement; times of the clip at which it came."""

    pattern: str
    side: Side
    start_s: float
    end_s: float


def score(events: list[Event], cues: list[Cue], outcome: Outcome) -> None:
    """Give each event its first cue; a cue that meets no event is false."""
    for event in events:
        mine = [
            cue
            for cue in cues
            if (cue.pattern, cue.side) == (event.pattern, event.side)
            and cue.end_s >= event.start_s
            and cue.start_s <= event.end_s + _LATE_S
        ]
        delay = mine[0].start_s - event.start_s if mine else None
        outcome.delays.append((event, delay))
    for cue in cues:
        if not any(
            (cue.pattern, cue.side) == (e.pattern, e.side)
            and cue.end_s >= e.start_s - _LATE_S
            and cue.start_s <= e.end_s + _LATE_S
            for e in events
        ):
            outcome.false.append(f"{cue.pattern} {cue.side} at {cue.start_s:.1f} s")
