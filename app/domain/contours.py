"""The lines by which a face is drawn without its picture, over a whole recording.

What the head did as a whole (place, roll) is taken out, and what remains is a share of the
distance between the outer canthi, so that nothing tells where the face was in which picture.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain import landmarks as lm
from app.domain.sides import Sides
from app.errors import ShapeError

Floats = NDArray[np.float64]

EYES: Final = Sides(
    left=(263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466, 263),
    right=(33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246, 33),
)
BROWS: Final = Sides(left=(300, 293, 334, 296, 336), right=(70, 63, 105, 66, 107))
LIPS: Final = (
    (61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185, 61),
    (78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191, 78),
)
NOSE: Final = ((168, 6, 197, 195, 5, 4), (98, 97, 2, 326, 327))
# fmt: off
JAW: Final = (
    127, 234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152,
    377, 400, 378, 379, 365, 397, 288, 361, 323, 454, 356,
)
# fmt: on
_LINES: Final = (JAW, *LIPS, *NOSE, EYES.left, EYES.right, BROWS.left, BROWS.right)
INDICES: Final = tuple(sorted({index for line in _LINES for index in line}))
"""The landmarks of all these lines, rising: the order of an outline's points."""

PER_CANTHI: Final = 1000
"""Units to the median distance of the outer canthi."""
LIMIT: Final = 8 * PER_CANTHI
MOST_FRAMES: Final = 36_000
"""Twenty minutes of 30 pictures a second; a longer recording keeps fewer a second."""
_LEAST_STEP_S: Final = 1 / 45
_BLOCK: Final = 256
_CANTHI: Final = (INDICES.index(lm.OUTER_CANTHUS.right), INDICES.index(lm.OUTER_CANTHUS.left))
_STEADY_S: Final = 0.3


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of one face over a recording; pictures without a face are not in it.

    Shape: times_ms (n,) rising, points (n, len(INDICES), 2).
    Units: ms of the recording; thousandths of the median distance of the outer canthi.
    Frame: origin between the outer canthi, x along them towards the person's left, y down.
    NaN: none; whole numbers.
    """

    times_ms: NDArray[np.int64]
    points: NDArray[np.int16]

    def __post_init__(self) -> None:
        if self.points.shape != (self.times_ms.size, len(INDICES), 2):
            raise ShapeError(f"outline: {self.times_ms.shape}, {self.points.shape}")
        self.times_ms.flags.writeable = False
        self.points.flags.writeable = False


@dataclass(frozen=True, slots=True)
class SteadyHeads:
    """Where the head of each picture was, without the landmarks' jitter.

    Shape: middles (n, 2), rolls (n,).  Units: px, radians; canthi_px is the median distance.
    """

    middles: Floats
    rolls: Floats
    canthi_px: float


def contours_of(landmarks_px: Floats | NDArray[np.float32]) -> NDArray[np.float32]:
    """Pick the outline's points out of a face.

    Shape: (478, 2 or more) in, (len(INDICES), 2) out.  Units: px.  Raises: ShapeError.
    """
    if landmarks_px.ndim != 2 or landmarks_px.shape[0] <= INDICES[-1]:
        raise ShapeError(f"{landmarks_px.shape}")
    return landmarks_px[list(INDICES), :2].astype(np.float32)


def steady_heads(right: Floats, left: Floats, seen_s: Floats, times_s: Floats) -> SteadyHeads:
    """Follow the line between the outer canthi, averaged over 0.3 s.

    Shape: right, left (m, 2) canthi in the m >= 1 pictures with a face, at `seen_s` (m,); result
    for all `times_s` (n,), rising: pictures without a face lie between their neighbours.
    Units: px, seconds.  Frame: image, not mirrored, y down.
    Invariant to: nothing; yaw narrows the canthi.
    """
    across = left - right
    roll = np.unwrap(np.arctan2(across[:, 1], across[:, 0]))
    known = np.column_stack(((left + right) / 2, roll))
    filled = np.column_stack([np.interp(times_s, seen_s, known[:, each]) for each in range(3)])
    steady = _averaged(filled, times_s)
    length = float(np.median(np.hypot(across[:, 0], across[:, 1])))
    return SteadyHeads(steady[:, :2], steady[:, 2], max(length, 1.0))


class OutlineMaker:
    """Takes a recording's faces one after the other, and makes their outline.

    At most some 30 pictures a second are kept, and never more than `MOST_FRAMES`: where that many
    are there, every second one goes, and from then on half as many a second are kept.
    """

    def __init__(self) -> None:
        self._times_s: list[float] = []
        self._contours: list[NDArray[np.float32]] = []
        self._step_s = _LEAST_STEP_S

    def see(self, t_s: float, landmarks_px: Floats) -> None:
        """Take a picture with a face; those without one are left out.

        Shape: (478, 2 or more).  Units: px; seconds, rising.  Frame: image, not mirrored.
        """
        if self._times_s and t_s - self._times_s[-1] < self._step_s:
            return
        self._times_s.append(t_s)
        self._contours.append(contours_of(landmarks_px))
        if len(self._times_s) > MOST_FRAMES:
            del self._times_s[1::2], self._contours[1::2]
            self._step_s *= 2

    def outline(self) -> Outline | None:
        """Return the outline; None where no picture showed a face."""
        if not self._times_s:
            return None
        times, faces = np.array(self._times_s), np.stack(self._contours)
        right, left = (faces[:, place].astype(np.float64) for place in _CANTHI)
        heads = steady_heads(right, left, times, times)
        scale = PER_CANTHI / heads.canthi_px
        cos, sin = (scale * way(heads.rolls)[:, None] for way in (np.cos, np.sin))
        points = np.empty(faces.shape, np.int16)
        for start in range(0, len(faces), _BLOCK):  # all at once take ten times the room
            part = slice(start, start + _BLOCK)
            x, y = np.moveaxis(faces[part] - heads.middles[part, None, :], -1, 0)
            turned = np.stack(
                (cos[part] * x + sin[part] * y, cos[part] * y - sin[part] * x), axis=-1
            )
            points[part] = np.clip(np.rint(turned), -LIMIT, LIMIT).astype(np.int16)
        return Outline(np.rint(times * 1000).astype(np.int64), points)


def face_of(points: NDArray[np.int16], scale: float, middle: tuple[float, float]) -> Floats:
    """Put one picture's points back in their places among all landmarks.

    Shape: (len(INDICES), 2) in, (478, 3) out.  Units: `scale` px to a unit, `middle` is where the
    middle between the canthi comes to lie.  NaN: landmarks that no line has, and every depth.
    """
    face = np.full((lm.COUNT, 3), np.nan)
    face[list(INDICES), :2] = points * scale + np.asarray(middle)
    return face


def _averaged(values: Floats, times_s: Floats) -> Floats:
    """Return the mean over the window around each time."""
    low = np.searchsorted(times_s, times_s - _STEADY_S / 2, side="left")
    high = np.searchsorted(times_s, times_s + _STEADY_S / 2, side="right")
    sums = np.vstack((np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)))
    return (sums[high] - sums[low]) / (high - low)[:, None]
