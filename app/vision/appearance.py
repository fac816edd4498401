"""What the skin looks like: fifteen patches of each half, compact enough to keep per frame.

The patches lie between landmarks, so they follow the skin through an expression, and away from
the outline, behind which there is background.
"""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from app.domain.occlusion import COLUMNS, DARK_OFFSET, TEXELS
from app.domain.sides import Sides
from app.frames import Pixels

_SIDE_PX: Final = 96
_BLUR_PX: Final = 0.7

_QUADS_RIGHT: Final = (
    (69, 151, 9, 66),  # forehead, inner
    (68, 69, 66, 63),  # forehead, outer
    (63, 107, 55, 46),  # brow
    (225, 221, 232, 228),  # eye
    (117, 100, 36, 50),  # below the eye
    (50, 36, 206, 205),  # cheek
    (117, 50, 205, 187),  # cheek, outer
    (187, 205, 216, 192),  # cheek, lower
    (205, 203, 186, 216),  # nasolabial fold
    (188, 6, 4, 49),  # nose
    (203, 2, 0, 186),  # above the lip
    (186, 0, 17, 43),  # lips
    (202, 17, 175, 170),  # chin
    (214, 202, 211, 135),  # jaw
    (192, 216, 214, 138),  # jaw, outer
)
_QUADS_LEFT: Final = (
    (299, 151, 9, 296),
    (298, 299, 296, 293),
    (293, 336, 285, 276),
    (445, 441, 452, 448),
    (346, 329, 266, 280),
    (280, 266, 426, 425),
    (346, 280, 425, 411),
    (411, 425, 436, 416),
    (425, 423, 410, 436),
    (412, 6, 4, 279),
    (423, 2, 0, 410),
    (410, 0, 17, 273),
    (422, 17, 175, 395),
    (434, 422, 431, 364),
    (416, 436, 434, 367),
)
PATCHES: Final = len(_QUADS_RIGHT)


def appearance_of(upright: Pixels, points_px: NDArray[np.float64]) -> Sides[NDArray[np.float16]]:
    """Read luminance, colour and pattern of the patches of both halves.

    Shape: upright (s, s, 3) uint8 BGR; points_px (478, 2) in its pixels; each side (15, 19)
    float16, read-only; columns as in `app.domain.occlusion.COLUMNS`.
    Units: natural logarithms of pixel values + 10.
    Frame: the face upright, the person's right half on the picture's left.
    Points outside the picture take its border.
    """
    small = cv2.resize(upright, (_SIDE_PX, _SIDE_PX), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), _BLUR_PX)
    places = _texels(points_px * (_SIDE_PX / upright.shape[0]) - 0.5)
    sampled = cv2.remap(
        small,
        places[..., 0].reshape(1, -1),
        places[..., 1].reshape(1, -1),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    columns = _columns(
        np.log(sampled.reshape(-1, TEXELS, TEXELS, 3).astype(np.float32) + DARK_OFFSET)
    )
    columns.flags.writeable = False
    return Sides(left=columns[:PATCHES], right=columns[PATCHES:])


def _texels(points_px: NDArray[np.float64]) -> NDArray[np.float32]:
    """Spread TEXELS × TEXELS places over every quad, bilinearly between its corners."""
    share = (np.arange(TEXELS) + 0.5) / TEXELS
    down, across = np.meshgrid(share, share, indexing="ij")
    weights = np.stack(
        [(1 - across) * (1 - down), across * (1 - down), across * down, (1 - across) * down],
        axis=-1,
    )
    corners = points_px[np.array(_QUADS_LEFT + _QUADS_RIGHT)]
    return (weights.reshape(-1, 4) @ corners).astype(np.float32)


def _columns(log_bgr: NDArray[np.float32]) -> NDArray[np.float16]:
    """Shape: (patches, TEXELS, TEXELS, 3) to (patches, COLUMNS)."""
    luminance = log_bgr.mean(axis=-1)
    colour = np.stack(
        [log_bgr[..., 2] - log_bgr[..., 1], log_bgr[..., 0] - log_bgr[..., 1]], axis=-1
    )
    steps = [(np.diff(colour, axis=axis) ** 2).sum(axis=-1).mean(axis=(1, 2)) for axis in (1, 2)]
    found = np.empty((len(log_bgr), COLUMNS), np.float16)
    found[:, :-3] = luminance.reshape(len(log_bgr), -1)
    found[:, -3:-1] = colour.mean(axis=(1, 2))
    found[:, -1] = np.sqrt(steps[0] + steps[1])
    return found
