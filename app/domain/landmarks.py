"""Numbers of the face model's landmarks that the measures use.

Side by side for the person's right and left; landmark 33 is the person's right outer canthus.
Source: the canonical face model inside the landmark model file.
"""

from typing import Final

from app.domain.sides import Sides

Pair = tuple[int, int]

OUTER_CANTHUS: Final = Sides(left=263, right=33)
INNER_CANTHUS: Final = Sides(left=362, right=133)

LID_PAIRS: Final[Sides[tuple[Pair, ...]]] = Sides(
    left=((386, 374), (387, 373), (385, 380)),
    right=((159, 145), (160, 144), (158, 153)),
)
"""Upper and lower lid margin, three pairs around the middle of the palpebral fissure."""

ORAL_COMMISSURE: Final = Sides(left=291, right=61)

INNER_LIPS: Final[Pair] = (13, 14)

BROW: Final[Sides[tuple[int, ...]]] = Sides(left=(282, 295, 334, 296), right=(52, 65, 105, 66))

IRIS_DIAMETERS: Final[tuple[Pair, ...]] = ((469, 471), (470, 472), (474, 476), (475, 477))

IRIS_CENTRE: Final = Sides(left=473, right=468)

# fmt: off
FACE_OVAL: Final = (
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
    152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
)
# fmt: on
"""The outline of the whole face, once around."""

COUNT: Final = 478
