"""The eyes: ball, iris and lashes painted per pixel, clipped by the lids."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from app.domain.sides import Side
from app.vision.subject.anatomy import INNER_CANTHUS, OUTER_CANTHUS, Anatomy, outward
from app.vision.subject.arrays import Floats, Indices
from app.vision.subject.camera import View
from app.vision.subject.face import FaceParameters
from app.vision.subject.lids import EYEBALL_CENTRES_CM, EYEBALL_RADIUS_CM
from app.vision.subject.light import brightness
from app.vision.subject.patch import Patch

_IRIS_CM: Final = 0.585
_PUPIL_CM: Final = 0.215
_LIMBUS_SHARE: Final = 0.86
_GAZE_X_DEG: Final = 25.0
_GAZE_Y_DEG: Final = 20.0
_WHITE_BGR: Final = (212.0, 222.0, 228.0)
_CORNER_BGR: Final = (168.0, 176.0, 214.0)
_IRIS_BGR: Final = (98.0, 112.0, 84.0)
_LIMBUS_BGR: Final = (44.0, 48.0, 38.0)
_PUPIL_BGR: Final = (16.0, 14.0, 14.0)
_LASH_BGR: Final = (30.0, 32.0, 42.0)
_WATERLINE_BGR: Final = (112.0, 118.0, 180.0)
_LASH_LINE_CM: Final = 0.115
_LASH_CM: Final = 0.045
_LASHES_REACH: Final = 0.70

_Colors = NDArray[np.floating]


@dataclass(frozen=True, slots=True, eq=False)
class EyeOutline:
    """The lid margins of one eye as point indices, outer to inner corner."""

    side: Side
    ring: Indices
    upper: Indices
    lower: Indices

    @classmethod
    def of(cls, side: Side, ring: Indices, anatomy: Anatomy) -> "EyeOutline":
        outer, inner = (anatomy.one(side, i) for i in (OUTER_CANTHUS, INNER_CANTHUS))
        turned = np.roll(ring, -int(np.flatnonzero(ring == outer)[0]))
        split = int(np.flatnonzero(turned == inner)[0])
        halves = turned[: split + 1], np.concatenate([turned[:1], turned[: split - 1 : -1]])
        is_first_upper = anatomy.one(side, 159) in halves[0]
        upper, lower = halves if is_first_upper else halves[::-1]
        return cls(side, ring, upper, lower)


def paint_eye(
    patch: Patch, outline: EyeOutline, xy: Floats, view: View, face: FaceParameters
) -> None:
    """Paint one eye into its patch.

    Shape: xy (n, 2) are the pixel places of the figure's points.
    """
    if patch.is_empty:
        return
    coverage = patch.inside(xy[outline.ring])
    ball = _Ball.at(patch, outline.side, view, face)
    color = ball.colors()
    shadow = _lid_shadow(coverage, ball.zoom)
    color *= (0.50 + 0.50 * shadow)[..., None]
    color *= np.float32(np.clip(0.55 + 0.42 * brightness(face), 0.3, 1.25))
    patch.paint(ball.with_highlights(color, brightness(face)), coverage)
    _paint_lashes(patch, outline, xy, ball.zoom, face)


def _lid_shadow(coverage: Floats, zoom: float) -> Floats:
    """The eye's opening, lowered and blurred: what the upper lid and lashes leave bright."""
    lowered = np.roll(coverage, int(max(1.0, 0.16 * zoom)), axis=0)
    return np.asarray(cv2.GaussianBlur(lowered, (0, 0), max(0.8, 0.12 * zoom)), np.float32)


def _paint_lashes(
    patch: Patch, outline: EyeOutline, xy: Floats, zoom: float, face: FaceParameters
) -> None:
    upper, lower = xy[outline.upper], xy[outline.lower]
    blink = face.blink_left if outline.side is Side.LEFT else face.blink_right
    patch.paint(_LASH_BGR, 0.92 * patch.along([upper], _LASH_LINE_CM * zoom))
    last = len(upper) - 1
    lashes: list[Floats] = []
    for i in range(1, int(last * _LASHES_REACH), 2):
        lean = outward(outline.side) * (0.22 - 0.30 * i / last)
        tip = np.array([lean, -0.20 + 0.42 * blink], np.float32) * np.float32(zoom)
        lashes.append(np.stack([upper[i], upper[i] + tip]))
    patch.paint(_LASH_BGR, 0.78 * patch.along(lashes, _LASH_CM * zoom))
    margin = lower + np.array([0.0, 0.05 * zoom], np.float32)
    tone = np.array(_WATERLINE_BGR, np.float32) * min(1.0, 0.5 + 0.4 * brightness(face))
    patch.paint(tone.astype(np.float32), 0.47 * patch.along([margin], 0.07 * zoom))


@dataclass(frozen=True, slots=True, eq=False)
class _Ball:
    """Each pixel's place on the eyeball.

    Shape: dx (1, w), dy (h, 1), dz and from_axis (h, w).  Units: cm; zoom px per cm.
    `from_axis` is the distance to the point that looks ahead, along the chord.
    """

    dx: Floats
    dy: Floats
    dz: Floats
    from_axis: Floats
    gaze: Floats
    zoom: float

    @classmethod
    def at(cls, patch: Patch, side: Side, view: View, face: FaceParameters) -> "_Ball":
        centre = view.place(np.array([EYEBALL_CENTRES_CM.of(side)], np.float32))
        zoom = view.px_per_cm(float(centre[0, 2]) + 0.8 * EYEBALL_RADIUS_CM)
        middle = view.project(centre)[0]
        x, y = patch.grid()
        dx, dy = (x - middle[0]) / np.float32(zoom), (middle[1] - y) / np.float32(zoom)
        squared = dx * dx + dy * dy
        radius = np.float32(EYEBALL_RADIUS_CM)
        dz = np.sqrt(np.clip(radius * radius - squared, 0.02, None))
        gaze = view.turn(_gaze(face)[None])[0]
        cosine = (dx * gaze[0] + dy * gaze[1] + dz * gaze[2]) / np.sqrt(squared + dz * dz)
        chord = radius * np.sqrt(np.clip(1.0 - cosine * cosine, 0.0, None))
        from_axis = np.where(cosine < 0.0, np.float32(9.0), chord)
        return cls(dx, dy, dz, from_axis.astype(np.float32), gaze, zoom)

    def colors(self) -> Floats:
        """BGR 0..255 before light, (h, w, 3)."""
        redness = np.clip((np.abs(self.dx) - 0.75) / 0.6, 0.0, 1.0)[..., None]
        white = np.array(_WHITE_BGR, np.float32) * (1.0 - redness)
        white = white + np.array(_CORNER_BGR, np.float32) * redness
        rounded = np.clip(0.72 + 0.28 * self.dz / np.float32(EYEBALL_RADIUS_CM), 0.0, 1.0)
        color = _over(white * rounded[..., None], self._iris(), self._within(_IRIS_CM))
        pupil = np.array(_PUPIL_BGR, np.float32)
        return _over(color, pupil, self._within(_PUPIL_CM)).astype(np.float32)

    def with_highlights(self, color: Floats, strength: float) -> Floats:
        across, up = 0.30 * self.gaze[0], 0.30 * self.gaze[1]
        window = self._spot(across - 0.17, up + 0.20, 0.105)[..., None]
        lit = color * (1.0 - 0.9 * window) + 252.0 * 0.9 * min(1.0, 0.4 + 0.6 * strength) * window
        glow = self._spot(across + 0.17, up - 0.16, 0.05)[..., None]
        return (lit + 40.0 * glow).astype(np.float32)

    def _iris(self) -> Floats:
        angle = np.arctan2(self.dy, self.dx)
        fibres = 1.0 + 0.10 * np.sin(17.0 * angle + 3.0) + 0.07 * np.sin(31.0 * angle)
        depth = 0.75 + 0.55 * np.clip(1.0 - self.from_axis / _IRIS_CM, 0.0, 1.0)
        lower_glow = 1.0 + 0.35 * np.clip(-self.dy / 0.5, -0.3, 0.8)
        color = np.array(_IRIS_BGR, np.float32) * (fibres * depth * lower_glow)[..., None]
        limbus = np.array(_LIMBUS_BGR, np.float32)
        return _over(limbus, color, self._within(_IRIS_CM * _LIMBUS_SHARE, 3.0))

    def _within(self, edge_cm: float, softness_px: float = 1.0) -> Floats:
        inside = (edge_cm - self.from_axis) * np.float32(self.zoom / softness_px) + 0.5
        return np.clip(inside, 0.0, 1.0)[..., None]

    def _spot(self, x_cm: float, y_cm: float, radius_cm: float) -> Floats:
        away = np.hypot(self.dx - x_cm, self.dy - y_cm)
        return np.clip((radius_cm - away) * np.float32(self.zoom) + 0.5, 0.0, 1.0).astype(
            np.float32, copy=False
        )


def _over(ground: _Colors, paint: _Colors, share: _Colors) -> Floats:
    return (ground + share * (paint - ground)).astype(np.float32, copy=False)


def _gaze(face: FaceParameters) -> Floats:
    across = np.deg2rad(_GAZE_X_DEG * face.gaze_x)
    up = np.deg2rad(_GAZE_Y_DEG * face.gaze_y)
    return np.array(
        [np.sin(across) * np.cos(up), np.sin(up), np.cos(across) * np.cos(up)], np.float32
    )
