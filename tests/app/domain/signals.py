"""Whole recordings of known content: what a perfect tracker would read, plus what we add to it."""

from dataclasses import dataclass, replace

import numpy as np

from app.domain.analysis import Result, analyse
from app.domain.constants import Constants
from app.domain.patterns import REST_EXERCISE, Driver, Index, Watch, Watches
from app.domain.series import Bools, Floats, Signals
from app.domain.sides import Affected, Side, Sides
from app.domain.timeline import Beat, Phase, Script

CONSTANTS = Constants()
SMILE, CLOSURE, OTHER = "smile", "closure", "wiggle_nose"
EYE = Watch("P2_smile_eye", Driver.SMILE, Index.EYE)
CORNER = Watch("P1_blink_mouth", Driver.CLOSURE, Index.CORNER)
WATCHES: Watches = {SMILE: (EYE,), CLOSURE: (CORNER,)}

OCD_PX = 180.0
OCD_MM = 90.0
LID_GAP = 0.1
CORNER_UP = -0.68
CORNER_OUT = 0.27
BROW_UP = 0.18

NONE = Sides(0.0, 0.0)


def only(side: Side, value: float) -> Sides[float]:
    return Sides(value, 0.0) if side is Side.LEFT else Sides(0.0, value)


def times(fps: float, length_s: float) -> Floats:
    return np.arange(round(length_s * fps)) / fps


def script(*exercises: str, reps: int = 3) -> Script:
    """A session: rest first, unless `exercises` say it all."""
    beats: list[Beat] = []
    for exercise in exercises or (REST_EXERCISE, SMILE, CLOSURE):
        if exercise == REST_EXERCISE:
            beats.append(Beat(exercise, 1, 1, 0.5, 0.0, 3.0, 0.0, 0.5))
        else:
            for rep in range(1, reps + 1):
                ready_s = 0.5 if rep == 1 else 0.0
                beats.append(Beat(exercise, rep, reps, ready_s, 0.6, 1.6, 0.6, 0.9))
    return Script(tuple(beats))


@dataclass(frozen=True)
class Person:
    """How somebody does the exercises.

    `narrowing`: share of its resting opening by which an eye narrows in a smile. `lift`: % of the
    outer-canthal distance by which a corner is pulled up in a closure. `closure`: share by which
    each lid comes down when asked. `smile`: outward way of a corner, share of the distance.
    """

    narrowing: Sides[float] = NONE
    lift: Sides[float] = NONE
    closure: Sides[float] = Sides(0.9, 0.9)  # noqa: RUF009 - frozen
    smile: Sides[float] = Sides(0.06, 0.06)  # noqa: RUF009 - frozen


class Take:
    """One recording in the making; every method adds something and returns the take."""

    def __init__(self, t_s: Floats) -> None:
        self.t_s = t_s
        self.opening = {side: np.ones_like(t_s) for side in Side}
        self.corner_up = {side: np.full_like(t_s, CORNER_UP) for side in Side}
        self.corner_out = {side: np.full_like(t_s, CORNER_OUT) for side in Side}
        self.brow_up = {side: np.full_like(t_s, BROW_UP) for side in Side}
        self.yaw_deg = np.zeros_like(t_s)
        self.pitch_deg = np.zeros_like(t_s)
        self.roll_deg = np.zeros_like(t_s)
        self.ocd_px = np.full_like(t_s, OCD_PX)
        self.lost = np.zeros(t_s.shape, np.bool_)

    def during(self, start_s: float, end_s: float) -> Bools:
        return (self.t_s >= start_s) & (self.t_s < end_s)

    def blink(
        self, at_s: float, length_s: float = 0.2, depth: Sides[float] | float = 0.9
    ) -> "Take":
        depths = depth if isinstance(depth, Sides) else Sides(depth, depth)
        way = np.clip(1 - np.abs(self.t_s - at_s) / (length_s / 2), 0, 1)
        down = np.minimum(1.0, 2.5 * way)
        for side in Side:
            self.opening[side] *= 1 - depths.of(side) * down
        return self

    def narrow(self, start_s: float, end_s: float, by: Sides[float] | float) -> "Take":
        amounts = by if isinstance(by, Sides) else Sides(by, by)
        for side in Side:
            self.opening[side][self.during(start_s, end_s)] *= 1 - amounts.of(side)
        return self

    def turn(
        self, start_s: float, end_s: float, yaw_deg: float = 0.0, pitch_deg: float = 0.0
    ) -> "Take":
        self.yaw_deg[self.during(start_s, end_s)] += yaw_deg
        self.pitch_deg[self.during(start_s, end_s)] += pitch_deg
        return self

    def lose(self, start_s: float, end_s: float) -> "Take":
        self.lost |= self.during(start_s, end_s)
        return self

    def noise(self, eye: float = 0.012, corner_percent: float = 0.15, seed: int = 7) -> "Take":
        draw = np.random.default_rng(seed)
        for side in Side:
            self.opening[side] += draw.normal(0, eye, self.t_s.size)
            self.corner_up[side] += draw.normal(0, corner_percent / 100, self.t_s.size)
        return self

    def signals(self) -> Signals:
        def sided(values: dict[Side, Floats], scale: float = 1.0) -> Sides[Floats]:
            return Sides(*(column(values[side] * scale) for side in (Side.LEFT, Side.RIGHT)))

        def column(values: Floats) -> Floats:
            return frozen(np.where(self.lost, np.nan, values))

        return Signals(
            t_s=frozen(self.t_s.copy()),
            yaw_deg=column(self.yaw_deg),
            pitch_deg=column(self.pitch_deg),
            roll_deg=column(self.roll_deg),
            ocd_px=column(self.ocd_px),
            iris_px=column(self.ocd_px * CONSTANTS.iris_mm / OCD_MM),
            lid_gap=sided(self.opening, LID_GAP),
            corner_up=sided(self.corner_up),
            corner_out=sided(self.corner_out),
            brow_up=sided(self.brow_up),
        )


def perform(plan: Script, person: Person, t_s: Floats | None = None, fps: float = 30.0) -> Take:
    """Let a person follow the prompts to the letter."""
    take = Take(times(fps, plan.length_s) if t_s is None else t_s)
    levels = {SMILE: np.zeros_like(take.t_s), CLOSURE: np.zeros_like(take.t_s)}
    for number, moment in enumerate(take.t_s):
        prompt = plan.prompt_at(float(moment))
        if prompt is not None and prompt.beat.exercise in levels:
            levels[prompt.beat.exercise][number] = prompt.level
    for side in Side:
        take.corner_out[side] += person.smile.of(side) * levels[SMILE]
        take.corner_up[side] += 0.5 * person.smile.of(side) * levels[SMILE]
        take.corner_up[side] += person.lift.of(side) / 100 * levels[CLOSURE]
        take.opening[side] *= 1 - person.narrowing.of(side) * levels[SMILE]
        take.opening[side] *= 1 - person.closure.of(side) * levels[CLOSURE]
    return take


def judge(
    take: Take | Signals,
    plan: Script,
    affected: Affected = Affected.LEFT,
    watches: Watches = WATCHES,
    constants: Constants = CONSTANTS,
) -> Result:
    signals = take.signals() if isinstance(take, Take) else take
    return analyse(signals, plan.timeline(), affected, watches, constants)


def hold_of(plan: Script, exercise: str, rep: int = 1) -> tuple[float, float]:
    """Start and end of the hold that was asked for."""
    item = next(i for i in plan.timeline().items if (i.exercise, i.rep) == (exercise, rep))
    return item.hold_start_s, item.hold_end_s


def phases_of(plan: Script, step_s: float = 0.01) -> list[tuple[int, Phase]]:
    """Beat number and phase, each named once, in the order in which they come."""
    found: list[tuple[int, Phase]] = []
    for moment in np.arange(0, plan.length_s, step_s):
        prompt = plan.prompt_at(float(moment))
        assert prompt is not None
        here = (plan.beats.index(prompt.beat), prompt.phase)
        if not found or found[-1] != here:
            found.append(here)
    return found


def mirrored(signals: Signals) -> Signals:
    """The same recording of the mirrored person."""
    return replace(
        signals,
        yaw_deg=-signals.yaw_deg,
        roll_deg=-signals.roll_deg,
        lid_gap=signals.lid_gap.swapped,
        corner_up=signals.corner_up.swapped,
        corner_out=signals.corner_out.swapped,
        brow_up=signals.brow_up.swapped,
    )


def pick(signals: Signals, frames: Floats | list[int] | np.ndarray) -> Signals:
    """Keep these frames, in this order."""

    def of(values: Floats) -> Floats:
        return frozen(values[frames])

    return Signals(
        t_s=of(signals.t_s),
        yaw_deg=of(signals.yaw_deg),
        pitch_deg=of(signals.pitch_deg),
        roll_deg=of(signals.roll_deg),
        ocd_px=of(signals.ocd_px),
        iris_px=of(signals.iris_px),
        lid_gap=signals.lid_gap.map(of),
        corner_up=signals.corner_up.map(of),
        corner_out=signals.corner_out.map(of),
        brow_up=signals.brow_up.map(of),
    )


def frozen(values: Floats) -> Floats:
    values.flags.writeable = False
    return values
