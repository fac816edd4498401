"""Whether a picture is fit to be measured: readings in, what to change out, calmly.

What decides stands in `camera_limits.py`. Nothing here refuses a session; it says what would help.
"""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.domain.camera_limits import CheckLimits, Limit
from app.domain.sides import Sides


class Check(StrEnum):
    """What is looked at, in the order in which it is shown."""

    FRAMING = "framing"
    DISTANCE = "distance"
    LIGHT = "light"
    HEAD = "head"
    SHARPNESS = "sharpness"
    CAMERA = "camera"


class Finding(StrEnum):
    """What stands in the way, the most important first; left and right are the person's own."""

    NO_FACE = "no_face"
    TOO_NEAR = "too_near"
    OFF_LEFT = "off_left"
    OFF_RIGHT = "off_right"
    OFF_HIGH = "off_high"
    OFF_LOW = "off_low"
    TOO_FAR = "too_far"
    TOO_DARK = "too_dark"
    BACK_LIT = "back_lit"
    TOO_BRIGHT = "too_bright"
    LIT_FROM_LEFT = "lit_from_left"
    LIT_FROM_RIGHT = "lit_from_right"
    TURNED_LEFT = "turned_left"
    TURNED_RIGHT = "turned_right"
    CHIN_LOW = "chin_low"
    CHIN_HIGH = "chin_high"
    TILTED_LEFT = "tilted_left"
    TILTED_RIGHT = "tilted_right"
    GLARE_LEFT = "glare_left"
    GLARE_RIGHT = "glare_right"
    BLURRED = "blurred"
    SLOW = "slow"
    COARSE = "coarse"


class Standing(StrEnum):
    """How a check stands; WAITING: it cannot be told yet."""

    WAITING = "waiting"
    GOOD = "good"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class FaceReading:
    """What one frame tells about the face in it.

    Units: `*_ratio` shares of the frame's width or height (0 left or top), px, degrees (as in
    `measures.pose_deg`); light 0 to 255; `side_light_log` natural logarithm of the own left over
    the own right cheek; `background_ratio` light around the head over that of the face;
    `sharpness` without a unit, more is sharper; `glare` share of burnt-out pixels at each eye.
    Frame: image as the camera saw it, not mirrored.
    """

    left_ratio: float
    right_ratio: float
    top_ratio: float
    bottom_ratio: float
    ocd_px: float
    yaw_deg: float
    pitch_deg: float
    roll_deg: float
    light: float
    burnt_ratio: float
    side_light_log: float
    background_ratio: float
    sharpness: float
    glare: Sides[float]


@dataclass(frozen=True, slots=True)
class CameraReading:
    """One frame; `face` is None where none was found, `number` counts the source's frames."""

    t_s: float
    number: int
    height_px: int
    face: FaceReading | None


_OF_CHECK: Final[Mapping[Check, tuple[Finding, ...]]] = {
    Check.FRAMING: (
        Finding.NO_FACE,
        Finding.OFF_LEFT,
        Finding.OFF_RIGHT,
        Finding.OFF_HIGH,
        Finding.OFF_LOW,
    ),
    Check.DISTANCE: (Finding.TOO_NEAR, Finding.TOO_FAR),
    Check.LIGHT: (
        Finding.TOO_DARK,
        Finding.BACK_LIT,
        Finding.TOO_BRIGHT,
        Finding.LIT_FROM_LEFT,
        Finding.LIT_FROM_RIGHT,
        Finding.GLARE_LEFT,
        Finding.GLARE_RIGHT,
    ),
    Check.HEAD: (
        Finding.TURNED_LEFT,
        Finding.TURNED_RIGHT,
        Finding.CHIN_LOW,
        Finding.CHIN_HIGH,
        Finding.TILTED_LEFT,
        Finding.TILTED_RIGHT,
    ),
    Check.SHARPNESS: (Finding.BLURRED,),
    Check.CAMERA: (Finding.SLOW, Finding.COARSE),
}


NOT_CHECKED: Final = "not_checked"
"""The mark of a session that was begun before anything could be told."""


@dataclass(frozen=True, slots=True)
class CheckState:
    """How the picture stands now.

    `findings` come most important first; `good_s` is for how long nothing has been in the way, 0
    where something is or it is too early to tell.
    """

    findings: tuple[Finding, ...] = ()
    good_s: float = 0.0
    is_settled: bool = False

    @property
    def first(self) -> Finding | None:
        """Return the one thing to change first."""
        return self.findings[0] if self.findings else None

    @property
    def is_good(self) -> bool:
        return self.is_settled and not self.findings

    def first_of(self, check: Check) -> Finding | None:
        """Return the one thing to change first about one check."""
        return next((each for each in self.findings if each in _OF_CHECK[check]), None)

    def standing(self, check: Check) -> Standing:
        """Return how one check stands; without a face only the framing can be told."""
        if self.first_of(check) is not None:
            return Standing.CHANGE
        is_blind = Finding.NO_FACE in self.findings and check is not Check.CAMERA
        return Standing.GOOD if self.is_settled and not is_blind else Standing.WAITING

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what a session that begins now is marked with."""
        if not self.is_settled:
            return (NOT_CHECKED,)
        return tuple(finding.value for finding in self.findings)


NOT_YET: Final = CheckState()


@dataclass(slots=True)
class _Latch:
    """One finding: what it says now, and since when the picture has said otherwise."""

    is_on: bool = False
    since_s: float | None = None

    def see(self, value: float, limit: Limit, t_s: float, limits: CheckLimits) -> None:
        """Take a value in; NaN says nothing."""
        differs = value < limit.leave if self.is_on else value > limit.enter
        if not differs:
            self.since_s = None
            return
        if self.since_s is None:
            self.since_s = t_s
        if t_s - self.since_s >= (limits.drop_s if self.is_on else limits.raise_s):
            self.is_on, self.since_s = not self.is_on, None


@dataclass(slots=True)
class _Rate:
    """Frames per second of the source over the last moments, skipped ones counted in."""

    seen: deque[tuple[float, int]] = field(default_factory=deque[tuple[float, int]])

    def see(self, t_s: float, number: int, limits: CheckLimits) -> float | None:
        """Take a frame in; None until there is enough to tell."""
        self.seen.append((t_s, number))
        while t_s - self.seen[0][0] > limits.fps_window_s:
            self.seen.popleft()
        since_s, first = self.seen[0]
        spent_s = t_s - since_s
        return (number - first) / spent_s if spent_s >= limits.fps_least_s else None


class CameraCheck:
    """Turns readings, as they come, into what to change; one thread at a time."""

    def __init__(self, limits: CheckLimits | None = None) -> None:
        self._limits = limits or CheckLimits()
        self._rules = _rules(self._limits)
        self._latches = {finding: _Latch() for finding in Finding}
        self._rate = _Rate()
        self._began_s: float | None = None
        self._good_since_s: float | None = None

    def see(self, reading: CameraReading) -> CheckState:
        """Take the next frame; times never run back."""
        t_s, limits = reading.t_s, self._limits
        if self._began_s is None:
            self._began_s = t_s
        self._latch(Finding.NO_FACE, 1.0 if reading.face is None else 0.0, Limit(0.5, 0.5), t_s)
        if self._latches[Finding.NO_FACE].is_on:
            self._forget_face()
        elif reading.face is not None:
            for finding, (measure, limit) in self._rules.items():
                self._latch(finding, measure(reading.face), limit, t_s)
        fps = self._rate.see(t_s, reading.number, limits)
        if fps is not None:
            self._latch(Finding.SLOW, -fps, limits.fps, t_s)
        self._latch(Finding.COARSE, -float(reading.height_px), limits.height_px, t_s)
        return self._state(t_s)

    def _latch(self, finding: Finding, value: float, limit: Limit, t_s: float) -> None:
        self._latches[finding].see(value, limit, t_s, self._limits)

    def _forget_face(self) -> None:
        for finding in self._rules:
            self._latches[finding] = _Latch()

    def _state(self, t_s: float) -> CheckState:
        findings = tuple(finding for finding in Finding if self._latches[finding].is_on)
        began_s = self._began_s if self._began_s is not None else t_s
        is_settled = bool(findings) or t_s - began_s >= self._limits.fps_least_s
        if findings or not is_settled:
            self._good_since_s = None
        elif self._good_since_s is None:
            self._good_since_s = t_s
        good_s = 0.0 if self._good_since_s is None else t_s - self._good_since_s
        return CheckState(findings, good_s, is_settled)


_Rule = tuple[Callable[[FaceReading], float], Limit]


def _rules(limits: CheckLimits) -> Mapping[Finding, _Rule]:
    """Return for each finding about the face what is compared with what."""
    return {
        Finding.TOO_NEAR: (lambda f: f.bottom_ratio - f.top_ratio, limits.near_height),
        **_framing_rules(limits),
        Finding.TOO_FAR: (lambda f: -f.ocd_px, limits.far_px),
        Finding.TOO_DARK: (lambda f: -f.light, limits.dark),
        Finding.BACK_LIT: (lambda f: f.background_ratio, limits.background_ratio),
        Finding.TOO_BRIGHT: (lambda f: f.burnt_ratio, limits.burnt_ratio),
        Finding.LIT_FROM_LEFT: (lambda f: f.side_light_log, limits.side_light_log),
        Finding.LIT_FROM_RIGHT: (lambda f: -f.side_light_log, limits.side_light_log),
        Finding.TURNED_LEFT: (lambda f: f.yaw_deg, limits.yaw_deg),
        Finding.TURNED_RIGHT: (lambda f: -f.yaw_deg, limits.yaw_deg),
        Finding.CHIN_LOW: (lambda f: f.pitch_deg, limits.pitch_deg),
        Finding.CHIN_HIGH: (lambda f: -f.pitch_deg, limits.pitch_deg),
        Finding.TILTED_LEFT: (lambda f: -f.roll_deg, limits.roll_deg),
        Finding.TILTED_RIGHT: (lambda f: f.roll_deg, limits.roll_deg),
        Finding.GLARE_LEFT: (lambda f: f.glare.left, limits.glare_ratio),
        Finding.GLARE_RIGHT: (lambda f: f.glare.right, limits.glare_ratio),
        Finding.BLURRED: (lambda f: -f.sharpness, limits.sharpness),
    }


def _framing_rules(limits: CheckLimits) -> Mapping[Finding, _Rule]:
    """Off the middle, or over the edge; the own left lies on the image's right.

    Both ways are brought to one scale, 1 at `enter`, so that one limit holds for either.
    """
    leave = max(
        limits.across.leave / limits.across.enter,
        limits.down.leave / limits.down.enter,
    )
    limit = Limit(1.0, leave)

    def off(centre: float, room: float, across: Limit) -> float:
        """Return 1 at the limit; a face at or over the edge counts by its edge."""
        is_cut = room < -limits.edge.enter
        return max(centre / across.enter, 1.01 if is_cut and centre > 0 else -1.0)

    def x(f: FaceReading) -> float:
        return (f.left_ratio + f.right_ratio) / 2 - 0.5

    def y(f: FaceReading) -> float:
        return (f.top_ratio + f.bottom_ratio) / 2 - 0.5

    return {
        Finding.OFF_LEFT: (lambda f: off(x(f), 1 - f.right_ratio, limits.across), limit),
        Finding.OFF_RIGHT: (lambda f: off(-x(f), f.left_ratio, limits.across), limit),
        Finding.OFF_HIGH: (lambda f: off(-y(f), f.top_ratio, limits.down), limit),
        Finding.OFF_LOW: (lambda f: off(y(f), 1 - f.bottom_ratio, limits.down), limit),
    }
