"""The resting face: the canonical one with calmer eyes, closed lips and a hint of a smile."""

import numpy as np

from app.domain.sides import Side
from app.vision.subject.anatomy import (
    CORNER,
    LOWER_FOLD,
    LOWER_LIP_INNER,
    LOWER_MARGIN,
    UPPER_FOLD,
    UPPER_LIP_INNER,
    UPPER_MARGIN,
    UPPER_SOCKET,
    Anatomy,
    outward,
)
from app.vision.subject.arrays import Doubles

# How far the lid rows move so that the eye stands 9.6 mm open; the canonical one has 6.7 mm.
_LID_SHIFTS_CM = (
    (UPPER_MARGIN, 0.31),
    (LOWER_MARGIN, -0.07),
    (UPPER_FOLD, 0.22),
    (UPPER_SOCKET, 0.08),
    (LOWER_FOLD, -0.04),
)
_LIPS_CLOSED = 0.93


def neutral_vertices(vertices: Doubles, anatomy: Anatomy) -> Doubles:
    """Shape the canonical mesh into the demo person at rest.

    Shape: (468, 3) float64 in, a new array of the same shape out.  Units: cm.  Frame: head.
    """
    shaped = vertices.copy()
    for side in Side:
        _open_eye(shaped, anatomy, side)
        _lift_corner(shaped, anatomy, side)
    _close_lips(shaped)
    return shaped


def _open_eye(points: Doubles, anatomy: Anatomy, side: Side) -> None:
    upper = anatomy.on(side, UPPER_MARGIN)
    lower = anatomy.on(side, LOWER_MARGIN)
    gap = points[upper, 1] - points[lower, 1]
    profile = gap / gap.max()
    for row, shift_cm in _LID_SHIFTS_CM:
        points[anatomy.on(side, row), 1] += shift_cm * profile


def _lift_corner(points: Doubles, anatomy: Anatomy, side: Side) -> None:
    away = (points - points[anatomy.one(side, CORNER)]) / (1.1, 0.9, 2.0)
    weight = np.exp(-0.5 * (away**2).sum(axis=1))
    points += weight[:, None] * (outward(side) * 0.10, 0.26, -0.05)


def _close_lips(points: Doubles) -> None:
    upper, lower = list(UPPER_LIP_INNER), list(LOWER_LIP_INNER)
    middle = (points[upper] + points[lower]) / 2.0
    points[upper] += _LIPS_CLOSED * (middle - points[upper])
    points[lower] += _LIPS_CLOSED * (middle - points[lower])
