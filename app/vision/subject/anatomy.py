"""Which landmark is what; everything is named on the person's right and mirrored by index."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from app.domain.sides import Side
from app.vision.subject.arrays import Doubles, Indices

# Lid rows from the outer corner to the inner one: U0 and L0 are the margins, the others lie
# further away from the eye. Upper and lower rows correspond item by item.
UPPER_MARGIN: Final = (246, 161, 160, 159, 158, 157, 173)
LOWER_MARGIN: Final = (7, 163, 144, 145, 153, 154, 155)
UPPER_FOLD: Final = (247, 30, 29, 27, 28, 56, 190)
UPPER_SOCKET: Final = (113, 225, 224, 223, 222, 221, 189)
LOWER_FOLD: Final = (25, 110, 24, 23, 22, 26, 112)
OUTER_CANTHUS: Final = 33
INNER_CANTHUS: Final = 133
EYE_RING: Final = (OUTER_CANTHUS, *UPPER_MARGIN, INNER_CANTHUS, *reversed(LOWER_MARGIN))
APERTURE_PAIRS: Final = ((159, 145), (158, 153), (160, 144))

BROW_UPPER: Final = (70, 63, 105, 66, 107)
BROW_LOWER: Final = (46, 53, 52, 65, 55)
BROW_PEAK: Final = 105

CORNER: Final = 61
CHEEK: Final = 205
NOSTRIL: Final = (59, 20, 79, 60)
ALAR_GROOVE: Final = (129, 64, 98)
NASOLABIAL: Final = (129, 203, 206, 216, 212)

UPPER_LIP_INNER: Final = (191, 80, 81, 82, 13, 312, 311, 310, 415)
LOWER_LIP_INNER: Final = (95, 88, 178, 87, 14, 317, 402, 318, 324)
MOUTH_INNER: Final = (78, *UPPER_LIP_INNER, 308, *reversed(LOWER_LIP_INNER))
UPPER_LIP_OUTER: Final = (185, 40, 39, 37, 0, 267, 269, 270, 409)
LOWER_LIP_OUTER: Final = (146, 91, 181, 84, 17, 314, 405, 321, 375)
MOUTH_OUTER: Final = (CORNER, *UPPER_LIP_OUTER, 291, *reversed(LOWER_LIP_OUTER))

NOSE_TIP: Final = 1
NOSE_BASE: Final = 2
BELOW_LIP: Final = 18
LOWER_LIP_CENTRE: Final = 16
CHIN: Final = 152
FOREHEAD_TOP: Final = 10

# These stay put under subdivision, or eyes and mouth would lose their points.
SHARP: Final = frozenset({33, 133, 263, 362, 78, 308})


class Anatomy:
    """Left and right partners in a left-right symmetric mesh."""

    def __init__(self, vertices: Doubles) -> None:
        flipped = vertices * (-1.0, 1.0, 1.0)
        distance = np.linalg.norm(vertices[:, None] - flipped[None], axis=2)
        self.mirror: Indices = distance.argmin(axis=1).astype(np.int32)

    def on(self, side: Side, right_ids: Sequence[int]) -> Indices:
        """The same landmarks on the given side; `right_ids` are those of the right side."""
        ids = np.array(right_ids, np.int32)
        return ids if side is Side.RIGHT else self.mirror[ids]

    def one(self, side: Side, right_id: int) -> int:
        return int(self.on(side, (right_id,))[0])

    def holes(self) -> tuple[frozenset[int], ...]:
        """The rings that the canonical mesh closes and a face leaves open."""
        left = self.on(Side.LEFT, EYE_RING)
        return frozenset(EYE_RING), frozenset(int(i) for i in left), frozenset(MOUTH_INNER)


def outward(side: Side) -> float:
    """Sign of x on that side of the head."""
    return 1.0 if side is Side.LEFT else -1.0


def open_triangles(triangles: Indices, anatomy: Anatomy) -> Indices:
    """Leave out the triangles that close eyes and mouth."""
    holes = anatomy.holes()
    kept = [t for t in triangles if not any(set(map(int, t)) <= hole for hole in holes)]
    return np.array(kept, np.int32)
