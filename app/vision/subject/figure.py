"""The whole figure as one mesh: moving face, what hangs on it, and the rigid parts."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from app.vision.subject.anatomy import FOREHEAD_TOP, INNER_CANTHUS, SHARP, Anatomy
from app.vision.subject.arrays import Floats, Indices, smooth_step
from app.vision.subject.atlas_layout import FACE_SIZE_PX, JAW_PX
from app.vision.subject.body import make_neck, make_torso
from app.vision.subject.hair import make_hair
from app.vision.subject.parts import Material, Part, triangle_normals, unit
from app.vision.subject.surface import SmoothingStep, boundary_loops, subdivide

_INNER_LIP = 13
_MAX_AROUND = 10
# Width, depth in cm and droop of the three bands that close the head behind the face's edge.
_BANDS: Final = ((0.985, -0.55, 0.10), (0.93, -1.7, 0.22), (0.80, -3.6, 0.36))


@dataclass(frozen=True, slots=True, eq=False)
class Rings:
    """Fine outlines on the skin, as point indices in order."""

    eye_left: Indices
    eye_right: Indices
    mouth: Indices
    face: Indices


class Figure:
    """Topology of the figure, and its points for given control points.

    Points come in three groups: soft skin that moves with the expression, then rigid parts.
    Control point i is point i, so truth is read from the landmark numbers.
    """

    def __init__(self, rest: Floats, uv: Floats, triangles: Indices, anatomy: Anatomy) -> None:
        first, finer = subdivide(len(rest), triangles, SHARP)
        second, skin = subdivide(len(first.indices), finer, SHARP)
        self._steps: tuple[SmoothingStep, SmoothingStep] = (first, second)
        self.rings = _find_rings(skin, anatomy)
        self._caps = (self.rings.eye_right, self.rings.eye_left, self.rings.mouth)
        fine_rest = self._smooth(rest)
        self._band_offsets = _band_offsets(fine_rest[self.rings.face])
        self._parts: tuple[Part, ...] = (make_hair(), make_neck(), make_torso())
        soft = [skin, *self._cap_triangles(len(fine_rest)), *self._band_triangles(len(fine_rest))]
        self.soft_count = len(fine_rest) + 3 + len(_BANDS) * len(self.rings.face)
        soft_texture = self._soft_texture(uv)
        self.landmark_uv: Floats = soft_texture[: len(rest)] / np.float32(FACE_SIZE_PX)
        self._join(soft, soft_texture)
        self._around = _triangles_around(np.concatenate(soft), self.soft_count)
        self._soft_triangles: Indices = np.concatenate(soft)

    def soft_points(self, control: Floats) -> Floats:
        """Skin, caps and bands for control points (468, 3); (soft_count, 3).  Frame: head."""
        skin = self._smooth(control)
        caps = np.stack([skin[ring].mean(axis=0) for ring in self._caps])
        edge = skin[self.rings.face]
        bands = [edge * scale + offset for scale, offset in self._band_offsets]
        return np.concatenate([skin, caps, *bands])

    def soft_normals(self, points: Floats) -> Floats:
        faces = triangle_normals(points, self._soft_triangles)
        faces = np.concatenate([faces, np.zeros((1, 3), np.float32)])
        total = np.zeros_like(points)
        for neighbours in self._around:
            total += faces.take(neighbours, axis=0)
        return unit(total)

    def _smooth(self, control: Floats) -> Floats:
        points = control
        for step in self._steps:
            points = step.apply(points)
        return points

    def _cap_triangles(self, first: int) -> list[Indices]:
        """A fan over each hole, so that what shows beside the painted eye is skin."""
        fans: list[Indices] = []
        for i, ring in enumerate(self._caps):
            centre = np.full(len(ring), first + i, np.int32)
            fans.append(np.stack([np.roll(ring, -1), ring, centre], axis=1))
        return fans

    def _band_triangles(self, fine_count: int) -> list[Indices]:
        size = len(self.rings.face)
        previous, bands = self.rings.face, list[Indices]()
        for i in range(len(_BANDS)):
            start = fine_count + 3 + i * size
            current = np.arange(start, start + size, dtype=np.int32)
            ahead, ahead_current = np.roll(previous, -1), np.roll(current, -1)
            bands.append(np.stack([ahead, previous, current], axis=1))
            bands.append(np.stack([ahead, current, ahead_current], axis=1))
            previous = current
        return bands

    def _soft_texture(self, uv: Floats) -> Floats:
        fine = self._smooth(np.concatenate([uv, uv[:, :1]], axis=1))[:, :2] * FACE_SIZE_PX
        caps = np.stack([fine[ring].mean(axis=0) for ring in self._caps])
        plain = np.tile(np.array(JAW_PX, np.float32), (len(_BANDS) * len(self.rings.face), 1))
        return np.concatenate([fine, caps, plain])

    def _join(self, soft: list[Indices], soft_texture: Floats) -> None:
        triangles, kinds = list(soft), [np.full(len(soft[0]), Material.FACE, np.uint8)]
        kinds += [np.full(len(t), Material.HOLE, np.uint8) for t in soft[1:4]]
        kinds += [np.full(len(t), Material.FACE, np.uint8) for t in soft[4:]]
        start = self.soft_count
        for part in self._parts:
            triangles.append(part.triangles + np.int32(start))
            kinds.append(np.full(len(part.triangles), part.material, np.uint8))
            start += len(part.points)
        self.triangles: Indices = np.concatenate(triangles)
        self.materials = np.concatenate(kinds)
        self.texture_px = np.concatenate([soft_texture, *(p.texture_px for p in self._parts)])
        self.rigid_points = np.concatenate([p.points for p in self._parts])
        self.rigid_normals = np.concatenate([p.normals for p in self._parts])
        self.rigid_share = np.concatenate([p.share for p in self._parts])
        self.is_moving = self.materials != Material.CLOTH
        self.point_materials = np.zeros(start, np.uint8)
        self.point_materials[self.triangles.ravel()] = np.repeat(self.materials, 3)


def _find_rings(skin: Indices, anatomy: Anatomy) -> Rings:
    loops = boundary_loops(skin)

    def through(landmark: int) -> Indices:
        return next(loop for loop in loops if landmark in loop)

    right = INNER_CANTHUS
    left = int(anatomy.mirror[INNER_CANTHUS])
    return Rings(through(left), through(right), through(_INNER_LIP), through(FOREHEAD_TOP))


def _band_offsets(edge: Floats) -> list[tuple[Floats, Floats]]:
    """Scale (3,) and offset (n, 3) of each band; the jaw side reaches further back and down."""
    low = smooth_step(1.0, -6.0, edge[:, 1])
    bands: list[tuple[Floats, Floats]] = []
    for width, depth_cm, droop in _BANDS:
        offset = np.zeros_like(edge)
        offset[:, 1] = 2.0 * droop * low
        offset[:, 2] = depth_cm * (0.35 + 0.65 * low)
        bands.append((np.array([width, 1.0, 1.0], np.float32), offset))
    return bands


def _triangles_around(triangles: Indices, count: int) -> tuple[Indices, ...]:
    """The triangles that touch each point: k rows of (count,), padded with one past the last."""
    order = np.argsort(triangles.ravel(), kind="stable")
    points = triangles.ravel()[order]
    slot = np.arange(len(points)) - np.searchsorted(points, points)
    kept = slot < _MAX_AROUND
    around = np.full((_MAX_AROUND, count), len(triangles), np.int32)
    around[slot[kept], points[kept]] = (order // 3)[kept]
    return tuple(around)
