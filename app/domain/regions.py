"""Where each massage step lies on a face, from the landmarks of the face model.

Regions are drawn once, on the person's right; the left has the mirror landmarks. An anchor is the
mean of its landmarks; one that stands twice weighs double.
Source: the areas are our own drawing of the muscles that the content names (not clinically
reviewed), put onto the canonical face model inside the landmark model file.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain.series import Floats
from app.domain.sides import Side

Anchor = tuple[int, ...]

FACE_EDGE: Final = (234, 454)
_CROWN_AND_CHIN: Final = (10, 152)
_SEEN_UP_TO_DEG: Final = 22.0
_HIDDEN_FROM_DEG: Final = 42.0


@dataclass(frozen=True, slots=True)
class Region:
    """`rings`: outline first, then holes; a stroke is start, middle and end."""

    rings: tuple[tuple[Anchor, ...], ...]
    strokes: tuple[tuple[Anchor, Anchor, Anchor], ...]


@dataclass(frozen=True, slots=True)
class PlacedRegion:
    """A region on one face.

    Shape: each ring (n, 2), each stroke (3, 2).  Units: pixels.  Frame: image, not mirrored.
    `visibility`: 1 while this side is in sight, 0 when it is turned away.
    """

    rings: tuple[Floats, ...]
    strokes: tuple[Floats, ...]
    visibility: float

    @property
    def points(self) -> Floats:
        """All points in one array (n, 2), rings before strokes."""
        return np.concatenate([*self.rings, *self.strokes])

    def split(self, points: Floats) -> tuple[tuple[Floats, ...], tuple[Floats, ...]]:
        """Return rings and strokes of points in the order of `points`."""
        parts = (*self.rings, *self.strokes)
        pieces = np.split(points, np.cumsum([len(part) for part in parts])[:-1])
        return tuple(pieces[: len(self.rings)]), tuple(pieces[len(self.rings) :])


def place_region(step: str, side: Side, landmarks_px: NDArray[np.float64]) -> PlacedRegion:
    """Lay a step onto a face.

    Shape: landmarks_px (478, 3).  Units: pixels.  Frame: image; x right, y down, z towards the
    scene.  Equivariant to: translation, scale, roll.  NaN: passes through.
    Raises: KeyError if the step is not on the face, see `REGIONS`.
    """
    region = REGIONS[step]

    def spot(anchor: Anchor) -> NDArray[np.float64]:
        own = [number if side is Side.RIGHT else _LEFT_OF[number] for number in anchor]
        return landmarks_px[own, :2].mean(axis=0)

    return PlacedRegion(
        rings=tuple(np.array([spot(anchor) for anchor in ring]) for ring in region.rings),
        strokes=tuple(np.array([spot(anchor) for anchor in stroke]) for stroke in region.strokes),
        visibility=_visibility(yaw_deg(landmarks_px), side),
    )


def face_width_px(landmarks_px: NDArray[np.float64]) -> float:
    """Return the distance of the face's two edges.

    Shape: (478, 3).  Units: pixels.  Invariant to: translation, rotation.
    """
    right, left = FACE_EDGE
    return float(np.linalg.norm(landmarks_px[left] - landmarks_px[right]))


def yaw_deg(landmarks_px: NDArray[np.float64]) -> float:
    """Return how far the head is turned, positive to the person's left.

    Shape: (478, 3).  Units: pixels in, degrees out.  Invariant to: translation, scale, roll.
    """
    right, left = FACE_EDGE
    crown, chin = _CROWN_AND_CHIN
    across = landmarks_px[left] - landmarks_px[right]
    down = landmarks_px[chin] - landmarks_px[crown]
    forward = np.cross(across, down)
    level = across / np.linalg.norm(across[:2])
    sideways = float(forward[0] * level[0] + forward[1] * level[1])
    return math.degrees(math.atan2(-sideways, float(forward[2])))


def _visibility(yaw: float, side: Side) -> float:
    away = yaw if side is Side.LEFT else -yaw
    share = (_HIDDEN_FROM_DEG - away) / (_HIDDEN_FROM_DEG - _SEEN_UP_TO_DEG)
    return min(max(share, 0.0), 1.0)


def _one(*landmarks: int) -> tuple[Anchor, ...]:
    return tuple((number,) for number in landmarks)


_FOREHEAD: Final = (
    *_one(10, 109, 67, 103, 54),
    *((68, 63), (105, 104), (66, 69), (107, 108), (9, 151)),
)
_RIM: Final = (
    *((189,), (221,), (222, 65), (223, 52), (224, 53), (225, 46), (113, 124), (35, 226)),
    *((31, 117), (228, 117), (229, 118), (230, 101), (231, 100), (232, 128), (244,)),
)
_RIM_HOLE: Final = (
    *_one(190, 56, 28, 27, 29, 30, 247, 226),
    *((25, 31), (110, 228), (24, 229), (23, 230), (22, 231), (26, 232), (112,)),
)

REGIONS: Final[Mapping[str, Region]] = MappingProxyType(
    {
        "frontalis_lift": Region(
            (_FOREHEAD,), (((66, 105, 69, 104), (69, 104, 69, 104, 67, 103), (67, 103)),)
        ),
        "frontalis_circles": Region((_FOREHEAD,), (((108, 151), (69, 108), (104, 68)),)),
        "glabella": Region(
            (
                (
                    *((9,), (107, 107, 108), (66, 66, 69), (105, 105, 104), (63, 63, 68), (70,)),
                    *((63,), (105,), (66,), (107, 55), (55,), (8,)),
                ),
            ),
            (((9, 55), (107, 66), (63, 70)),),
        ),
        "temples": Region(
            # The landmarks on the very edge slide along it when the head turns: half of each.
            (((68,), (54, 68), (21, 71), (162, 139), (127, 34), (34,), (34, 156), (71, 156)),),
            (((71, 156), (71, 139), (162, 139, 139)),),
        ),
        "orbital_rim": Region(
            (_RIM, _RIM_HOLE),
            (
                ((221,), (223, 52), (113, 124, 225)),
                ((232,), (230, 101, 230), (31, 35, 228)),
            ),
        ),
        "nose_side": Region(
            (_one(129, 49, 198, 217, 174, 114, 47, 126, 142),),
            (((129, 142), (126, 198), (114, 217)),),
        ),
        "cheek_mid": Region(
            (
                (
                    *((203,), (203, 206), (205,), (50, 187), (50, 123), (117, 50), (101, 118)),
                    *((36, 101), (36, 142), (129, 203)),
                ),
            ),
            (((203, 36), (36, 205, 50), (50, 117, 123)),),
        ),
        "zygomaticus_major": Region(
            (
                (
                    *((61,), (186,), (206, 216), (205, 207), (205, 50), (50,), (117, 123)),
                    *((123, 147), (187,), (207, 187), (216, 212), (57,)),
                ),
            ),
            (((57, 186), (207,), (123, 50)),),
        ),
        "risorius_buccinator": Region(
            (
                (
                    *((57, 61), (216, 57), (207, 216), (187, 213), (213, 177), (177,)),
                    *((177, 215), (215,), (192,), (214,), (212,), (57, 43)),
                ),
            ),
            (((57, 212), (207, 214), (215, 213, 177)),),
        ),
        "masseter": Region(
            (
                (
                    *((147,), (123, 137), (137, 177), (177, 132), (58, 132), (58,), (172, 58)),
                    *((138,), (192, 215), (213,)),
                ),
            ),
            (((147,), (215, 213), (58, 138)),),
        ),
        "upper_lip": Region(
            (_one(164, 167, 165, 92, 186, 185, 40, 39, 37, 0),),
            (((164, 0), (165, 39), (186, 185)),),
        ),
        "lower_lip": Region(
            (_one(17, 84, 181, 91, 146, 43, 106, 182, 83, 18),),
            (((17, 18), (181, 182), (146, 43)),),
        ),
        "mentalis": Region(
            (((18, 200), (201,), (194, 32), (32,), (140, 32), (171,), (175,)),),
            (((32, 194), (208,), (199, 201)),),
        ),
        "depressors": Region(
            (
                (
                    *((57, 61), (43,), (106, 204), (204, 32), (211, 32), (170, 149)),
                    *((150, 169), (210,), (202,), (57, 202)),
                ),
            ),
            (((57, 43), (202, 204), (170, 169, 149)),),
        ),
    }
)
"""The steps that have a place on the face; those of the neck have none."""

# fmt: off
_LEFT_OF: Final[Mapping[int, int]] = MappingProxyType({
    0: 0, 8: 8, 9: 9, 10: 10, 17: 17, 18: 18, 21: 251, 22: 252, 23: 253, 24: 254, 25: 255,
    26: 256, 27: 257, 28: 258, 29: 259, 30: 260, 31: 261, 32: 262, 34: 264, 35: 265, 36: 266,
    37: 267, 39: 269, 40: 270, 43: 273, 46: 276, 47: 277, 49: 279, 50: 280, 52: 282, 53: 283,
    54: 284, 55: 285, 56: 286, 57: 287, 58: 288, 61: 291, 63: 293, 65: 295, 66: 296, 67: 297,
    68: 298, 69: 299, 70: 300, 71: 301, 83: 313, 84: 314, 91: 321, 92: 322, 100: 329, 101: 330,
    103: 332, 104: 333, 105: 334, 106: 335, 107: 336, 108: 337, 109: 338, 110: 339, 112: 341,
    113: 342, 114: 343, 117: 346, 118: 347, 123: 352, 124: 353, 126: 355, 127: 356, 128: 357,
    129: 358, 132: 361, 137: 366, 138: 367, 139: 368, 140: 369, 142: 371, 146: 375, 147: 376,
    149: 378, 150: 379, 151: 151, 156: 383, 162: 389, 164: 164, 165: 391, 167: 393, 169: 394,
    170: 395, 171: 396, 172: 397, 174: 399, 175: 175, 177: 401, 181: 405, 182: 406, 185: 409,
    186: 410, 187: 411, 189: 413, 190: 414, 192: 416, 194: 418, 198: 420, 199: 199, 200: 200,
    201: 421, 202: 422, 203: 423, 204: 424, 205: 425, 206: 426, 207: 427, 208: 428, 210: 430,
    211: 431, 212: 432, 213: 433, 214: 434, 215: 435, 216: 436, 217: 437, 221: 441, 222: 442,
    223: 443, 224: 444, 225: 445, 226: 446, 228: 448, 229: 449, 230: 450, 231: 451, 232: 452,
    244: 464, 247: 467,
})
# fmt: on
"""The mirror landmark of each one used here."""
