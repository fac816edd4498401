"""The finished textures: colours in linear light, and the folds that movements bring out."""

from dataclasses import dataclass
from typing import Final, cast

import cv2
import numpy as np

from app.domain.sides import Side
from app.vision.subject.anatomy import BROW_UPPER, NASOLABIAL, Anatomy
from app.vision.subject.arrays import Doubles, Floats
from app.vision.subject.atlas_layout import (
    ATLAS_WIDTH_PX,
    COLLAR_PX,
    FACE_SIZE_PX,
    HAIR_PAINT_PX,
    JAW_PX,
    NECK_PX,
    SHIRT_PX,
    SWATCH_PX,
)
from app.vision.subject.canvas import Brush, Canvas
from app.vision.subject.face import FaceParameters
from app.vision.subject.skin import SKIN_BGR, FacePainter

_SEED: Final = 11
_HAIR_BGR: Final = (46.0, 66.0, 98.0)
_FOREHEAD_LINES_PX: Final = (32.0, 54.0, 76.0)
_FOREHEAD_DEPTH: Final = 0.20
_NASOLABIAL_DEPTH: Final = 0.26
_SNARL_DEPTH: Final = 0.15
_SWATCHES: Final = (
    (JAW_PX, (0.97, 0.97, 0.97)),
    (NECK_PX, (0.93, 0.93, 0.95)),
)
_CLOTHES: Final = ((SHIRT_PX, (150.0, 124.0, 76.0)), (COLLAR_PX, (118.0, 95.0, 54.0)))


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """What the figure is covered with.

    Shape: albedo (640, 1024, 3) float32, BGR, linear 0..1; folds (640, 640, 4) float32 0..1 of
    the face alone: forehead left, forehead right, cheek fold left, cheek fold right.
    """

    albedo: Floats
    folds: Floats


def paint_atlas(uv: Doubles, anatomy: Anatomy) -> Atlas:
    """Paint everything; the same every time.

    Shape: uv (468, 2) in 0..1 are the landmarks' places after smoothing.
    """
    rng = np.random.default_rng(_SEED)
    picture = np.zeros((FACE_SIZE_PX, ATLAS_WIDTH_PX, 3), np.float32)
    picture[:, :FACE_SIZE_PX] = FacePainter(uv, anatomy, rng).paint()
    left, top = HAIR_PAINT_PX
    picture[top:, left:] = _hair(rng, FACE_SIZE_PX - top, ATLAS_WIDTH_PX - left)
    skin = np.array(SKIN_BGR, np.float32)
    for place, tone in _SWATCHES:
        _fill(picture, place, skin * np.array(tone, np.float32))
    for place, color in _CLOTHES:
        _fill(picture, place, np.array(color, np.float32))
    albedo = np.square(np.clip(picture, 0.0, 255.0) / np.float32(255.0))
    return Atlas(albedo.astype(np.float32), _folds(uv * FACE_SIZE_PX, anatomy))


def fold_depths(face: FaceParameters) -> Floats:
    """How dark each fold is in this face, (4,) in the order of `Atlas.folds`."""
    return np.array(
        [
            face.brow_left * _FOREHEAD_DEPTH,
            face.brow_right * _FOREHEAD_DEPTH,
            face.smile_left * _NASOLABIAL_DEPTH + face.snarl * _SNARL_DEPTH,
            face.smile_right * _NASOLABIAL_DEPTH + face.snarl * _SNARL_DEPTH,
        ],
        np.float32,
    )


def _fill(picture: Floats, place: tuple[float, float], color: Floats) -> None:
    x, y, half = int(place[0]), int(place[1]), SWATCH_PX // 2
    picture[y - half : y + half, x - half : x + half] = color


def _hair(rng: np.random.Generator, height: int, width: int) -> Floats:
    strands = cv2.GaussianBlur(rng.normal(0.0, 1.0, (1, width)).astype(np.float32), (0, 0), 2.0)
    locks = cv2.GaussianBlur(rng.normal(0.0, 1.0, (1, width)).astype(np.float32), (0, 0), 7.0)
    grain = cv2.GaussianBlur(
        rng.normal(0.0, 1.0, (height, width)).astype(np.float32), (9, 91), sigmaX=1.5, sigmaY=22.0
    )
    tone = 1.0 + 0.10 * strands / strands.std() + 0.07 * locks / locks.std()
    tone = tone + 0.12 * grain / grain.std()
    return (np.clip(tone, 0.4, 1.7)[..., None] * np.array(_HAIR_BGR)).astype(np.float32)


def _folds(places: Doubles, anatomy: Anatomy) -> Floats:
    folds = np.zeros((FACE_SIZE_PX, FACE_SIZE_PX, 4), np.float32)
    for i, side in enumerate((Side.LEFT, Side.RIGHT)):
        brow = places[anatomy.on(side, BROW_UPPER)]
        cheek = places[anatomy.on(side, NASOLABIAL)]
        folds[..., i] = _lines(_above(brow), 2.0, 2.4, 1.5)
        folds[..., 2 + i] = _lines([_rounded(cheek)], 6.0, 6.5, 1.7)
    return np.clip(folds, 0.0, 1.0)


def _above(brow: Doubles) -> list[Doubles]:
    """Forehead lines over one brow, flatter than the brow itself."""
    line = _rounded(brow)
    flat = line.copy()
    flat[:, 1] = 0.7 * line[:, 1].mean() + 0.3 * line[:, 1]
    return [flat - (0.0, up) for up in _FOREHEAD_LINES_PX]


def _rounded(points: Doubles) -> Doubles:
    """A Catmull-Rom curve through the points, eight steps each."""
    ends = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    t = np.linspace(0.0, 1.0, 8, endpoint=False)[:, None]
    pieces: list[Doubles] = []
    for p0, p1, p2, p3 in zip(ends[:-3], ends[1:-2], ends[2:-1], ends[3:], strict=True):
        bend = 2 * p0 - 5 * p1 + 4 * p2 - p3
        pieces.append(
            0.5 * (2 * p1 + (p2 - p0) * t + bend * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3)
        )
    return np.concatenate([*pieces, points[-1:]])


def _lines(lines: list[Doubles], width: float, blur: float, gain: float) -> Floats:
    ground = np.zeros((FACE_SIZE_PX, FACE_SIZE_PX, 3), np.float32)
    canvas = Canvas(FACE_SIZE_PX, 1, ground)
    canvas.strokes(lines, width, Brush((1.0, 1.0, 1.0), 1.0, blur))
    return cast(Floats, canvas.picture[..., 0] * np.float32(gain))
