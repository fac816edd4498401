"""Pictures of the demo person, with the truth about each of them."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from app.domain.sides import Side, Sides
from app.frames import Pixels, freeze
from app.vision.subject.anatomy import APERTURE_PAIRS, CHIN, CORNER, Anatomy
from app.vision.subject.arrays import Bytes, Doubles, Floats
from app.vision.subject.atlas import Atlas, paint_atlas
from app.vision.subject.camera import View, tracker_pixels
from app.vision.subject.canonical import CanonicalMesh
from app.vision.subject.expression import Expression
from app.vision.subject.eyes import EyeOutline, paint_eye
from app.vision.subject.face import FaceParameters
from app.vision.subject.figure import Figure
from app.vision.subject.light import brightness, light_points
from app.vision.subject.mouth import paint_mouth
from app.vision.subject.parts import Material
from app.vision.subject.patch import Patch
from app.vision.subject.raster import empty_depth, rasterise
from app.vision.subject.sensor import SensorNoise
from app.vision.subject.shading import shade

_LANDMARKS: Final = 468
_MM_PER_CM: Final = 10.0
_WALL_BGR: Final = (178.0, 176.0, 168.0)


@dataclass(frozen=True, slots=True, eq=False)
class FaceTruth:
    """What a perfect tracker would find.

    Shape: corner_mm (3,) each, landmarks_px (468, 2).  Units: mm, and px in the tracker's
    counting.  Frame: corners in the head frame; pixels from the top left of the picture.
    `aperture_mm` is the mean distance of three pairs of points on the lid margins.
    """

    aperture_mm: Sides[float]
    corner_mm: Sides[Doubles]
    landmarks_px: Floats


@dataclass(frozen=True, slots=True, eq=False)
class RenderedFace:
    """Shape: pixels (height, width, 3) uint8, BGR, read-only, not mirrored."""

    pixels: Pixels
    truth: FaceTruth


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    """A picture on its way: colours (n, 3), what each pixel shows (n,) and how near it is (n,)."""

    colors: Bytes
    materials: Bytes
    depth: Floats

    def copy(self) -> "_Layer":
        return _Layer(self.colors.copy(), self.materials.copy(), self.depth.copy())


@dataclass(frozen=True, slots=True, eq=False)
class _Posed:
    """All points of the figure in one frame: pixel place, depth, and light."""

    xy: Floats
    z: Floats
    lit: Floats


class SubjectRenderer:
    """Draws the demo person.

    The same face and frame number give the same bytes, whatever was drawn before: what is kept
    between frames is the resting part of the picture only. One thread at a time may call it.
    """

    def __init__(self, mesh: CanonicalMesh, width: int = 640, height: int = 480) -> None:
        self._width, self._height = width, height
        self._anatomy = Anatomy(mesh.vertices)
        self._expression = Expression(mesh, self._anatomy)
        self._figure = Figure(
            self._expression.rest.astype(np.float32),
            mesh.uv.astype(np.float32),
            self._expression.triangles,
            self._anatomy,
        )
        landmarks_uv = self._figure.landmark_uv.astype(np.float64)
        self._atlas: Atlas = paint_atlas(landmarks_uv, self._anatomy)
        rings = self._figure.rings
        self._eyes = (
            EyeOutline.of(Side.RIGHT, rings.eye_right, self._anatomy),
            EyeOutline.of(Side.LEFT, rings.eye_left, self._anatomy),
        )
        self._noise = SensorNoise(width, height)
        self._wall = _wall(width, height)
        self._still: tuple[tuple[float, float, float], _Layer] | None = None

    def render(self, face: FaceParameters, frame_number: int) -> RenderedFace:
        """Draw one frame."""
        view = View.of(face, self._width, self._height)
        soft = self._figure.soft_points(self._expression.control_points(face).astype(np.float32))
        posed = self._pose(soft, view, face)
        layer = self._still_layer(face).copy()
        self._draw(layer, posed, face, self._figure.is_moving)
        picture = layer.colors.reshape(self._height, self._width, 3)
        materials = layer.materials.reshape(self._height, self._width)
        _soften_outlines(picture, materials)
        self._paint_openings(picture, materials, posed.xy, view, face)
        picture = self._noise.add(picture, face.noise, frame_number)
        return RenderedFace(freeze(picture), self._truth(soft, posed.xy))

    def _pose(self, soft: Floats, view: View, face: FaceParameters) -> _Posed:
        figure = self._figure
        share = figure.rigid_share
        rigid = view.place(figure.rigid_points, share)
        placed = np.concatenate([view.place(soft), rigid])
        still = figure.rigid_normals
        rigid_normals = (still + share * (view.turn(still) - still)).astype(np.float32)
        normals = np.concatenate([view.turn(figure.soft_normals(soft)), rigid_normals])
        away = placed[:, :2] - placed[CHIN, :2]
        away[:, 1] *= -1.0
        lit = light_points(normals, figure.point_materials, away, face)
        return _Posed(view.project(placed), placed[:, 2], lit)

    def _still_layer(self, face: FaceParameters) -> _Layer:
        """Wall and shoulders, which only light and distance change."""
        key = (face.scale, face.light, face.side_light)
        if self._still is None or self._still[0] != key:
            self._still = (key, self._draw_still(face))
        return self._still[1]

    def _draw_still(self, face: FaceParameters) -> _Layer:
        resting = FaceParameters(scale=face.scale, light=face.light, side_light=face.side_light)
        view = View.of(resting, self._width, self._height)
        control = self._expression.control_points(resting).astype(np.float32)
        posed = self._pose(self._figure.soft_points(control), view, resting)
        wall = np.clip(self._wall * np.float32(0.25 + 0.75 * brightness(face)), 0.0, 255.0)
        layer = _Layer(
            wall.astype(np.uint8).reshape(-1, 3),
            np.full(self._width * self._height, Material.BACKGROUND, np.uint8),
            empty_depth(self._width, self._height),
        )
        self._draw(layer, posed, resting, ~self._figure.is_moving)
        return layer

    def _draw(
        self,
        layer: _Layer,
        posed: _Posed,
        face: FaceParameters,
        chosen: NDArray[np.bool_],
    ) -> None:
        figure = self._figure
        triangles, materials = figure.triangles[chosen], figure.materials[chosen]
        fragments = rasterise(posed.xy, posed.z, triangles, self._width, layer.depth)
        layer.colors[fragments.pixels] = shade(
            fragments, triangles, posed.lit, figure.texture_px, self._atlas, face
        )
        layer.materials[fragments.pixels] = materials[fragments.triangles]

    def _paint_openings(
        self, picture: Bytes, materials: Bytes, xy: Floats, view: View, face: FaceParameters
    ) -> None:
        on_face = (materials <= Material.HOLE).astype(np.uint8)
        visible = np.asarray(cv2.dilate(on_face, np.ones((3, 3), np.uint8)), np.uint8)
        for eye in self._eyes:
            patch = Patch(picture, visible, xy[eye.ring], margin_px=8)
            paint_eye(patch, eye, xy, view, face)
        lips = xy[self._figure.rings.mouth]
        paint_mouth(Patch(picture, visible, lips, margin_px=4), lips, view, face)

    def _truth(self, soft: Floats, xy: Floats) -> FaceTruth:
        points = soft[:_LANDMARKS].astype(np.float64) * _MM_PER_CM

        def aperture(side: Side) -> float:
            pairs = np.array([self._anatomy.on(side, pair) for pair in APERTURE_PAIRS])
            gaps = np.linalg.norm(points[pairs[:, 0]] - points[pairs[:, 1]], axis=1)
            return float(gaps.mean())

        def corner(side: Side) -> Doubles:
            return points[self._anatomy.one(side, CORNER)]

        return FaceTruth(
            aperture_mm=Sides(left=aperture(Side.LEFT), right=aperture(Side.RIGHT)),
            corner_mm=Sides(left=corner(Side.LEFT), right=corner(Side.RIGHT)),
            landmarks_px=tracker_pixels(xy[:_LANDMARKS]),
        )


def _wall(width: int, height: int) -> Floats:
    """A plain wall, a little darker towards the corners."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    away = ((x - 0.5 * width) / width) ** 2 + ((y - 0.42 * height) / height) ** 2
    falloff = (1.0 - 0.35 * away)[..., None]
    return (falloff * np.array(_WALL_BGR, np.float32)).astype(np.float32)


def _soften_outlines(picture: Bytes, materials: Bytes) -> None:
    """Blur the pixels where one material meets another, in place."""
    ids = np.maximum(materials, np.uint8(Material.HOLE))
    edges = cv2.morphologyEx(ids, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    blurred = cv2.GaussianBlur(picture, (5, 5), 1.0)
    cv2.copyTo(blurred, edges, picture)
