"""How the face sat in the picture at rest, and what to change to sit there again.

Two recordings compare better from the same place. Nothing here refuses anything.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain.camera_limits import Limit
from app.domain.landmarks import FACE_OVAL
from app.domain.series import Bools
from app.errors import ShapeError

Points = NDArray[np.float64] | NDArray[np.float32]
Line = tuple[tuple[float, float], ...]

_EYE_LEFT: Final = (263, 390, 374, 381, 362, 384, 386, 388)
_EYE_RIGHT: Final = (33, 163, 145, 154, 133, 157, 159, 161)
_MOUTH: Final = (61, 181, 17, 405, 291, 269, 0, 39)
# When two framings count as the same; engineering judgement, and nothing is refused by it. A tenth
# in size is a third of the way from arm's length to leaning in; .06 of the frame's height is about
# half the distance of the eyes at arm's length.
_SIZE_LOG: Final = Limit(0.10, 0.06)
_OFFSET: Final = Limit(0.06, 0.04)
_SMOOTH_S: Final = 0.3
_OUTERMOST: Final = 1.0
"""Percent of the frames: a slip of the tracker shall not make the box as large as the picture."""
_LINES: Final = (FACE_OVAL, _EYE_LEFT, _EYE_RIGHT, _MOUTH)
_INDICES: Final = tuple(index for line in _LINES for index in line)
_OVAL_COUNT: Final = len(FACE_OVAL)


@dataclass(frozen=True, slots=True)
class Framing:
    """The outline of a resting face: closed lines, in shares of the frame's width and height.

    `reach` is the box around the face over the whole recording: left, top, right, bottom, without
    the outermost hundredth of its frames; None: not known, as in recordings of older apps.
    Frame: image as the camera saw it, not mirrored; x right, y down.
    """

    width: int
    height: int
    oval: Line
    eye_left: Line
    eye_right: Line
    mouth: Line
    reach: tuple[float, float, float, float] | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        return (self.oval, self.eye_left, self.eye_right, self.mouth)


class Change(StrEnum):
    """What brings the face to where it was, the most telling first; the person's own sides."""

    NEARER = "nearer"
    FURTHER = "further"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


def outline_of(landmarks_px: Points) -> NDArray[np.float32]:
    """Pick the outline's points out of a face.

    Shape: (478, 2 or more) in, (60, 2) out.  Units: px.  Raises: ShapeError.
    """
    if landmarks_px.ndim != 2 or landmarks_px.shape[0] <= max(_INDICES):
        raise ShapeError(f"{landmarks_px.shape}")
    return landmarks_px[list(_INDICES), :2].astype(np.float32)


def framing_over(
    outlines: NDArray[np.float32], usable: Bools, width: int, height: int
) -> Framing | None:
    """Take the middle of the outlines of some frames; None where none of them shows a face.

    How far the face reached is taken from all frames.
    Shape: outlines (n, 60, 2) px, usable (n,).  NaN: frames without a face do not count.
    """
    is_seen = np.isfinite(outlines[:, 0, 0])
    shown = outlines[usable & is_seen]
    if not len(shown) or width <= 0 or height <= 0:
        return None
    middle = np.median(shown.astype(np.float64), axis=0) / (width, height)
    lines: list[Line] = []
    start = 0
    for line in _LINES:
        part = middle[start : start + len(line)]
        lines.append(tuple((float(x), float(y)) for x, y in part))
        start += len(line)
    return Framing(width, height, *lines, reach=_reach(outlines[is_seen], width, height))


def _reach(seen: NDArray[np.float32], width: int, height: int) -> tuple[float, float, float, float]:
    low = np.percentile(seen.min(axis=1), _OUTERMOST, axis=0) / (width, height)
    high = np.percentile(seen.max(axis=1), 100 - _OUTERMOST, axis=0) / (width, height)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


class FramingMatch:
    """Compares the live face with where it was, calmly; one thread at a time."""

    def __init__(self, before: Framing) -> None:
        self.before = before
        oval = np.array(before.oval, np.float64) * (before.width, before.height)
        self._was = _placed(oval, before.width, before.height)
        self._now: NDArray[np.float64] | None = None
        self._t_s = 0.0
        self._on: set[Change] = set()

    @property
    def change(self) -> Change | None:
        """Return the one thing to change first; None where nothing is, or no face is seen."""
        return next((change for change in Change if change in self._on), None)

    @property
    def is_matched(self) -> bool:
        """Tell whether a face is seen and sits where it sat."""
        return self._now is not None and not self._on

    def see(self, t_s: float, landmarks_px: Points | None, width: int, height: int) -> None:
        """Take the next frame; None: no face.

        Shape: (478, 2 or more).  Units: px of a frame of that size; seconds that never run back.
        """
        if landmarks_px is None:
            self._now, self._on = None, set()
            return
        placed = _placed(outline_of(landmarks_px)[:_OVAL_COUNT], width, height)
        now = placed if self._now is None else self._now
        share = 1.0 - math.exp(-max(t_s - self._t_s, 0.0) / _SMOOTH_S)
        now = now + share * (placed - now)
        self._now, self._t_s = now, t_s
        self._judge(now - self._was)

    def _judge(self, off: NDArray[np.float64]) -> None:
        """Latch every change; the own left lies on the image's right."""
        x, y, size = (float(value) for value in off)
        for change, value, limit in (
            (Change.NEARER, -size, _SIZE_LOG),
            (Change.FURTHER, size, _SIZE_LOG),
            (Change.LEFT, -x, _OFFSET),
            (Change.RIGHT, x, _OFFSET),
            (Change.UP, y, _OFFSET),
            (Change.DOWN, -y, _OFFSET),
        ):
            if value > limit.enter:
                self._on.add(change)
            elif value < limit.leave:
                self._on.discard(change)


def _placed(oval_px: Points, width: int, height: int) -> NDArray[np.float64]:
    """Return centre (from the frame's middle, in frame heights) and log size of an oval."""
    points = (oval_px.astype(np.float64) - (width / 2, height / 2)) / height
    centre = points.mean(axis=0)
    reach = float(np.linalg.norm(points - centre, axis=1).mean())
    return np.array([centre[0], centre[1], np.log(max(reach, 1e-6))])
