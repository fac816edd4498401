"""Opening the mouth: which skin goes with the jaw, and how far it turns."""

from typing import Final

import numpy as np

from app.domain.sides import Side
from app.vision.subject.anatomy import Anatomy
from app.vision.subject.arrays import Doubles, Indices

_AXIS_CM: Final = (0.0, 0.0, -2.0)
_FULL_OPENING_DEG: Final = 24.0
_NARROWING: Final = 0.05
_UPPER_FACE_Y_CM: Final = -1.2

_MOVES_FULLY: Final = (
    *(152, 148, 377, 176, 400, 199, 200, 18, 17, 84, 314, 14, 87, 317, 178, 402),
    *(175, 171, 396, 149, 378, 150, 379),
)
_STAYS: Final = (0, 37, 267, 39, 269, 82, 13, 312, 81, 311, 11, 12, 2, 164, 167, 393)
# Right side; the mouth would open as a rectangle without these grades around the corner.
_GRADED: Final = (
    *((61, 0.40), (78, 0.42), (191, 0.24), (80, 0.08), (185, 0.22), (40, 0.06), (95, 0.62)),
    *((88, 0.84), (146, 0.60), (91, 0.84), (58, 0.35), (172, 0.60), (132, 0.15)),
)


def jaw_weights(vertices: Doubles, triangles: Indices, anatomy: Anatomy) -> Doubles:
    """How much each control point follows the jaw: harmonic between the known places.

    Shape: vertices (468, 3), triangles (t, 3) with open mouth; returns (468,) in 0..1.
    """
    known = np.full(len(vertices), np.nan)
    known[vertices[:, 1] > _UPPER_FACE_Y_CM] = 0.0
    known[list(_STAYS)] = 0.0
    known[list(_MOVES_FULLY)] = 1.0
    graded_ids, grades = zip(*_GRADED, strict=True)
    for side in Side:
        known[anatomy.on(side, graded_ids)] = grades
    free = np.isnan(known)
    laplace = _laplacian(len(vertices), triangles)
    pull = -laplace[np.ix_(free, ~free)] @ known[~free]
    known[free] = np.linalg.solve(laplace[np.ix_(free, free)], pull)
    return known


def turn_jaw(points: Doubles, weights: Doubles, opening: float) -> Doubles:
    """Turn points about the jaw joints, each by its own share.

    Shape: points (n, 3), weights (n,); returns (n, 3).  Units: cm.  Frame: head.
    """
    angle = np.deg2rad(_FULL_OPENING_DEG * opening) * weights
    offset = points - _AXIS_CM
    cosine, sine = np.cos(angle), np.sin(angle)
    turned = np.stack(
        [
            offset[:, 0] * (1.0 - _NARROWING * opening * weights),
            offset[:, 1] * cosine - offset[:, 2] * sine,
            offset[:, 1] * sine + offset[:, 2] * cosine,
        ],
        axis=1,
    )
    return turned + _AXIS_CM


def _laplacian(count: int, triangles: Indices) -> Doubles:
    matrix = np.zeros((count, count))
    for a, b, c in triangles.tolist():
        for p, q in ((a, b), (b, c), (c, a)):
            matrix[p, q] = matrix[q, p] = -1.0
    np.fill_diagonal(matrix, -matrix.sum(axis=1))
    return matrix
