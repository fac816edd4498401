"""One half of the face doubled into a whole one, so that the other half cannot pull on it.

The landmark model ties both eyes together: with one eye shut, the other reads 85 % of its true
opening. Two composite faces, each made of one half and its mirror image, cut that tie.

Source: docs/measures.md.
"""

from dataclasses import dataclass
from typing import Final, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from app.domain.sides import Sides
from app.frames import Pixels

SIZE: Final = 384
_FACE_SHARE: Final = 0.55
# The pixel centre between the two middle columns, so that a mirrored picture swaps the composites.
_CENTRE: Final = (191.5, 199.2)
_PIXEL_CENTRE: Final = 0.5
_TOP, _CHIN = 10, 152
_UPPER_MIDLINE: Final = (10, 151, 9, 8, 168, 6, 197, 195, 5, 4)
_LOWER_MIDLINE: Final = (1, 2, 164, 0, 17, 18, 200, 199, 175, 152)


@dataclass(frozen=True, slots=True)
class Composites:
    """Shape: faces and upright (384, 384, 3) uint8 BGR; whole_px (478, 2), the whole face's
    landmarks on them.  `scale`: composite pixels per frame pixel.
    """

    faces: Sides[Pixels]
    scale: float
    upright: Pixels
    whole_px: NDArray[np.float64]


def composites_of(pixels: Pixels, points: NDArray[np.float64]) -> Composites | None:
    """Turn the facial midline upright and double each half.

    Shape: pixels (h, w, 3) uint8; points (478, 3) in pixels of the frame.
    Frame: as the camera saw it: the person's right half lies on the image's left.
    Returns None for a face without height.
    """
    height_px = float(np.linalg.norm(points[_TOP, :2] - points[_CHIN, :2]))
    if height_px < 1.0:
        return None
    scale = _FACE_SHARE * SIZE / height_px
    turn = _upright(points[[*_UPPER_MIDLINE, *_LOWER_MIDLINE], :2] - _PIXEL_CENTRE, scale)
    upright = cast(
        "Pixels",
        cv2.warpAffine(
            pixels,
            turn,
            (SIZE, SIZE),
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        ),
    )
    half = SIZE // 2
    right, left = upright.copy(), upright.copy()
    right[:, half:] = upright[:, :half][:, ::-1]
    left[:, :half] = upright[:, half:][:, ::-1]
    whole_px = (points[:, :2] - _PIXEL_CENTRE) @ turn[:, :2].T + turn[:, 2] + _PIXEL_CENTRE
    return Composites(Sides(left=left, right=right), scale, upright, whole_px)


def _upright(midline: NDArray[np.float64], scale: float) -> NDArray[np.float64]:
    """Return the affine map that stands the midline upright in the middle of the canvas."""
    centre = midline.mean(axis=0)
    along = np.linalg.svd(midline - centre)[2][0]
    down = along if along[1] > 0 else -along
    angle_deg = float(np.degrees(np.arctan2(down[0], down[1])))
    turn = cv2.getRotationMatrix2D((float(centre[0]), float(centre[1])), -angle_deg, scale)
    turn[:, 2] += np.array(_CENTRE) - centre
    return cast("NDArray[np.float64]", turn)
