"""Rigid parts of the figure: grids bent into shape, turned outwards, with their normals."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import ArrayLike

from app.vision.subject.arrays import Doubles, Floats, Indices


class Material(IntEnum):
    """What a pixel shows; FACE and HOLE are where eyes and mouth may be painted."""

    FACE = 0
    HOLE = 1
    SKIN = 2
    HAIR = 3
    CLOTH = 4
    BACKGROUND = 5


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One rigid piece.

    Shape: points and normals (n, 3), texture_px (n, 2), share (n, 1), triangles (t, 3).
    `share` is how much of the head's movement each point makes: 1 skull, 0 chest.
    """

    points: Floats
    normals: Floats
    texture_px: Floats
    share: Floats
    triangles: Indices
    material: Material


def make_part(
    shape: Callable[[Doubles, Doubles], Doubles],
    around: int,
    along: int,
    material: Material,
    texture_px: Callable[[Doubles, Doubles, Doubles], Doubles],
    share: Callable[[Doubles], ArrayLike],
) -> Part:
    """Bend a tube of `around` x `along` points into a part.

    `shape` takes u (around, 0..1, closed) and v (along, 0..1) and gives cm in the head frame;
    `texture_px` takes u, v and those points; `share` takes v.
    """
    steps_u = np.arange(around) / around
    grid_u, grid_v = np.meshgrid(steps_u, np.linspace(0.0, 1.0, along))
    u, v = grid_u.ravel(), grid_v.ravel()
    points = shape(u, v)
    triangles = _turned_outward(points, _tube_triangles(around, along))
    weights = np.broadcast_to(np.asarray(share(v), np.float32), v.shape)
    return Part(
        points=points.astype(np.float32),
        normals=vertex_normals(points.astype(np.float32), triangles),
        texture_px=texture_px(u, v, points).astype(np.float32),
        share=np.ascontiguousarray(weights)[:, None],
        triangles=triangles,
        material=material,
    )


def at_swatch(place_px: tuple[float, float]) -> Callable[[Doubles, Doubles, Doubles], Doubles]:
    """Texture of one plain colour."""
    return lambda u, _v, _points: np.tile(np.array(place_px), (len(u), 1))


def triangle_normals(points: Floats, triangles: Indices) -> Floats:
    """Normals (t, 3) as long as twice the triangle's area."""
    a, b, c = (points.take(triangles[:, i], axis=0) for i in range(3))
    p, q = b - a, c - a
    normals = np.empty_like(p)
    for i, j, k in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        normals[:, i] = p[:, j] * q[:, k] - p[:, k] * q[:, j]
    return normals


def vertex_normals(points: Floats, triangles: Indices) -> Floats:
    """Unit normals (n, 3), the mean of the triangles around each point."""
    faces = triangle_normals(points, triangles)
    normals = np.zeros_like(points)
    for corner in range(3):
        np.add.at(normals, triangles[:, corner], faces)
    return unit(normals)


def unit(vectors: Floats) -> Floats:
    length = np.sqrt(np.einsum("ij,ij->i", vectors, vectors)) + np.float32(1e-9)
    return vectors / length[:, None]


def _tube_triangles(around: int, along: int) -> Indices:
    row, column = np.meshgrid(np.arange(along - 1), np.arange(around), indexing="ij")
    a = (row * around + column).ravel()
    b = (row * around + (column + 1) % around).ravel()
    c, d = a + around, b + around
    quads = np.stack([np.stack([a, b, d], axis=1), np.stack([a, d, c], axis=1)], axis=1)
    return quads.reshape(-1, 3).astype(np.int32)


def _turned_outward(points: Doubles, triangles: Indices) -> Indices:
    corners = points[triangles]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    from_centre = corners.mean(axis=1) - points.mean(axis=0)
    inward = float((normals * from_centre).sum()) < 0.0
    return np.ascontiguousarray(triangles[:, ::-1]) if inward else triangles
