"""Triangles to pixels: an exact span rasteriser with a depth buffer, vectorised in numpy."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.vision.subject.arrays import Floats, Indices

_EMPTY_DEPTH = np.float32(-1e9)
# Edges are widened by this share of a triangle, so that neighbours leave no crack.
_OVERLAP = np.float32(1e-4)


@dataclass(frozen=True, slots=True, eq=False)
class Fragments:
    """The visible pixels, each with its triangle and the place inside it.

    Shape: all (n,). `pixels` are flat indices into the picture, `triangles` rows of the triangle
    list given, `second` and `third` the weights of the triangle's second and third corner.
    """

    pixels: Indices
    triangles: Indices
    second: Floats
    third: Floats


def empty_depth(width: int, height: int) -> Floats:
    return np.full(width * height, _EMPTY_DEPTH, np.float32)


def rasterise(xy: Floats, z: Floats, triangles: Indices, width: int, depth: Floats) -> Fragments:
    """Draw the triangles that face the camera, nearest wins; `depth` is updated in place.

    Shape: xy (n, 2) px, z (n,) larger is nearer, triangles (t, 3), depth (height * width,).
    All float32 on purpose: a float64 value compared with the float32 buffer loses pixels.
    """
    height = len(depth) // width
    kept, y_start, y_count = _front_facing(xy, triangles, height)
    planes = _planes(xy, z, triangles.take(kept, axis=0))
    row_triangle, row_y = _expand(y_start, y_count)
    rows = _Rows.of(planes.take(row_triangle, axis=0), row_y.astype(np.float32))
    x_start, x_count = rows.spans(width)
    fragment_row, x = _expand(x_start, x_count)
    values = rows.at(fragment_row, x.astype(np.float32))
    pixels = row_y.take(fragment_row) * np.int32(width) + x
    np.maximum.at(depth, pixels, values[:, 2])
    won = np.flatnonzero(values[:, 2] >= depth.take(pixels))
    values = values.take(won, axis=0)
    owner = kept.take(row_triangle.take(fragment_row.take(won)))
    return Fragments(pixels.take(won), owner, values[:, 0], values[:, 1])


def _front_facing(xy: Floats, triangles: Indices, height: int) -> tuple[Indices, Indices, Indices]:
    """Triangles turned to the camera and crossing a pixel row, with first row and row count."""
    corners = xy.take(triangles, axis=0)
    x, y = corners[..., 0], corners[..., 1]
    doubled_area = (x[:, 1] - x[:, 0]) * (y[:, 2] - y[:, 0])
    doubled_area -= (y[:, 1] - y[:, 0]) * (x[:, 2] - x[:, 0])
    top = np.maximum(np.ceil(y.min(axis=1)), 0).astype(np.int32)
    bottom = np.minimum(np.floor(y.max(axis=1)), height - 1).astype(np.int32)
    # Picture rows run down, so what faces us has a negative area.
    kept = np.flatnonzero((doubled_area < -1e-6) & (bottom >= top)).astype(np.int32)
    return kept, top[kept], bottom[kept] - top[kept] + 1


def _planes(xy: Floats, z: Floats, triangles: Indices) -> Floats:
    """Second weight, third weight and depth as planes over the picture: (t, 3, 3) d/dx, d/dy, 1."""
    a, b, c = (xy.take(triangles[:, i], axis=0) for i in range(3))
    ab, ac = b - a, c - a
    inverse = 1.0 / (ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0])
    planes = np.empty((len(triangles), 3, 3), np.float32)
    planes[:, 0, 0], planes[:, 0, 1] = ac[:, 1] * inverse, -ac[:, 0] * inverse
    planes[:, 1, 0], planes[:, 1, 1] = -ab[:, 1] * inverse, ab[:, 0] * inverse
    planes[:, :2, 2] = -np.einsum("tij,tj->ti", planes[:, :2, :2], a)
    near = z.take(triangles)
    rise = near[:, 1:] - near[:, :1]
    planes[:, 2] = np.einsum("ti,tij->tj", rise, planes[:, :2])
    planes[:, 2, 2] += near[:, 0]
    return planes


def _expand(start: Indices, count: Indices) -> tuple[Indices, Indices]:
    """Owner and value of each element of the ranges start..start+count, joined end to end."""
    owner = np.repeat(np.arange(len(count), dtype=np.int32), count)
    first = np.cumsum(count, dtype=np.int32) - count
    value = np.arange(len(owner), dtype=np.int32) + (start - first).take(owner)
    return owner, value


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """The planes restricted to single picture rows: value = slope * x + base, (r, 3) each."""

    slope: Floats
    base: Floats

    @classmethod
    def of(cls, planes: Floats, y: Floats) -> "_Rows":
        return cls(
            np.ascontiguousarray(planes[:, :, 0]), planes[:, :, 1] * y[:, None] + planes[:, :, 2]
        )

    def spans(self, width: int) -> tuple[Indices, Indices]:
        """First pixel and pixel count of each row of each triangle."""
        left = np.full(len(self.slope), -1e6, np.float32)
        right = np.full(len(self.slope), 1e6, np.float32)
        second, third = (self.slope[:, 0], self.base[:, 0]), (self.slope[:, 1], self.base[:, 1])
        first = (-second[0] - third[0], 1.0 - second[1] - third[1])
        for slope, base in (first, second, third):
            _narrow(left, right, slope, base + _OVERLAP)
        start = np.maximum(np.ceil(left), 0).astype(np.int32)
        end = np.minimum(np.floor(right), width - 1).astype(np.int32)
        return start, np.maximum(end - start + 1, 0)

    def at(self, row: Indices, x: Floats) -> Floats:
        values = self.slope.take(row, axis=0)
        values *= x[:, None]
        values += self.base.take(row, axis=0)
        return values


def _narrow(
    left: Floats, right: Floats, slope: NDArray[np.floating], base: NDArray[np.floating]
) -> None:
    """Cut each span to where slope * x + base is not negative."""
    with np.errstate(divide="ignore", invalid="ignore"):
        crossing = -base / slope
    np.maximum(left, crossing, out=left, where=slope > 1e-9)
    np.minimum(right, crossing, out=right, where=slope < -1e-9)
