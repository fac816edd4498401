"""Faces of two recordings made alike: upright, in the middle, and of one size."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from app.domain import landmarks as lm
from app.domain.contours import steady_heads
from app.frames import Pixels

WIDTH_PX: Final = 400
HEIGHT_PX: Final = 440
CANTHI_PX: Final = 150.0
"""Between the outer canthi: the face fills four fifths of the height."""
MIDDLE_PX: Final = (0.5 * WIDTH_PX, 0.40 * HEIGHT_PX)

_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Upright:
    """The similarity that takes one frame to the canvas.  Shape: (2, 3)."""

    matrix: _Floats

    def turn(self, pixels: Pixels) -> Pixels:
        """Return the canvas; what lies outside the frame repeats its edge.

        Shape: pixels (h, w, 3), result (HEIGHT_PX, WIDTH_PX, 3).
        """
        return cast(
            "Pixels",
            cv2.warpAffine(
                pixels,
                self.matrix,
                (WIDTH_PX, HEIGHT_PX),
                flags=cv2.INTER_LINEAR,
                borderMode=cv2.BORDER_REPLICATE,
            ),
        )

    def move(self, points: _Floats) -> _Floats:
        """Take landmarks to the canvas.  Shape: (478, 3); the depth is only scaled."""
        scale = math.hypot(float(self.matrix[0, 0]), float(self.matrix[1, 0]))
        flat = points[:, :2] @ self.matrix[:, :2].T + self.matrix[:, 2]
        return np.column_stack((flat, points[:, 2] * scale))


def uprights(faces: Sequence[_Floats | None], times_s: Sequence[float]) -> tuple[Upright, ...]:
    """Place each frame by the line between the outer canthi.

    Roll and place are steadied over 0.3 s, so that the head keeps still without the landmarks'
    jitter; the size is one for all frames: their median. Frames without a face lie between
    their neighbours.

    Shape: each face (478, 3) or None; one time per frame, rising.  Units: pixels.
    Frame: image, not mirrored: the person's left is on the right.
    Invariant to: roll, scale, translation of the head.  Not to: yaw, which narrows the canthi.
    Returns nothing where there is no face at all.
    """
    seen = [n for n, face in enumerate(faces) if face is not None]
    if not seen:
        return ()
    right = np.array([_canthus(faces[n], lm.OUTER_CANTHUS.right) for n in seen])
    left = np.array([_canthus(faces[n], lm.OUTER_CANTHUS.left) for n in seen])
    times = np.asarray(times_s, np.float64)
    heads = steady_heads(right, left, times[seen], times)
    places = np.column_stack((heads.middles, heads.rolls))
    return tuple(_upright(x, y, roll, heads.canthi_px) for x, y, roll in places)


def _canthus(face: _Floats | None, index: int) -> _Floats:
    assert face is not None, "only frames with a face are asked"
    return face[index, :2]


def _upright(x: float, y: float, roll: float, length: float) -> Upright:
    scale = CANTHI_PX / length
    cos, sin = scale * math.cos(roll), scale * math.sin(roll)
    turn = np.array([[cos, sin], [-sin, cos]])
    target = np.array(MIDDLE_PX)
    return Upright(np.column_stack((turn, target - turn @ np.array([x, y]))))
