"""Painting the face: what is drawn on the skin moves with the mesh."""

import math
from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np

from app.domain.sides import Side
from app.vision.subject.anatomy import (
    ALAR_GROOVE,
    BELOW_LIP,
    BROW_LOWER,
    BROW_UPPER,
    CHEEK,
    CORNER,
    FOREHEAD_TOP,
    INNER_CANTHUS,
    LOWER_FOLD,
    LOWER_LIP_CENTRE,
    LOWER_MARGIN,
    MOUTH_INNER,
    MOUTH_OUTER,
    NASOLABIAL,
    NOSE_BASE,
    NOSE_TIP,
    NOSTRIL,
    OUTER_CANTHUS,
    UPPER_FOLD,
    UPPER_MARGIN,
    UPPER_SOCKET,
    Anatomy,
    outward,
)
from app.vision.subject.arrays import Doubles, Floats, smooth_step
from app.vision.subject.atlas_layout import FACE_SIZE_PX
from app.vision.subject.canvas import Brush, Canvas

SKIN_BGR: Final = (150.0, 180.0, 226.0)
_BROW_BGR: Final = (40.0, 56.0, 82.0)
_OVERSAMPLING: Final = 2
_BROW_HAIRS: Final = 900


class FacePainter:
    """Paints one face texture.

    `uv` are the landmarks' places, (468, 2) in 0..1; all lengths are texture pixels.
    """

    def __init__(self, uv: Doubles, anatomy: Anatomy, rng: np.random.Generator) -> None:
        self._places = uv * FACE_SIZE_PX
        self._anatomy = anatomy
        self._rng = rng
        self._canvas = Canvas(FACE_SIZE_PX, _OVERSAMPLING, self._complexion())

    def paint(self) -> Floats:
        """BGR 0..255, (FACE_SIZE_PX, FACE_SIZE_PX, 3)."""
        self._centre_shades()
        for side in Side:
            self._cheek(side)
            self._eye(side)
            self._nose(side)
        self._lips()
        self._freckles()
        for side in Side:
            self._brow(side)
        return self._canvas.reduced()

    def _on(self, side: Side, right_ids: Sequence[int]) -> Doubles:
        return self._places[self._anatomy.on(side, right_ids)]

    def _complexion(self) -> Floats:
        size = FACE_SIZE_PX * _OVERSAMPLING
        coarse = self._rng.normal(0.0, 1.0, (12, 12)).astype(np.float32)
        patches = cv2.resize(coarse, (size, size), interpolation=cv2.INTER_CUBIC)
        pores = cv2.GaussianBlur(
            self._rng.normal(0.0, 1.0, (size, size)).astype(np.float32), (0, 0), 2.2 * _OVERSAMPLING
        )
        tone = 1.0 + 0.012 * patches + 0.009 * pores / pores.std()
        return (tone[..., None] * np.array(SKIN_BGR, np.float32)).astype(np.float32)

    def _centre_shades(self) -> None:
        canvas, at = self._canvas, self._places
        top = at[FOREHEAD_TOP]
        canvas.ellipse(top - (0.0, 8.0), (150.0, 26.0), Brush((104.0, 132.0, 186.0), 0.55))
        canvas.ellipse(at[NOSE_BASE] + (0.0, 2.0), (20.0, 6.0), Brush((104.0, 130.0, 192.0), 0.40))
        canvas.ellipse(at[BELOW_LIP] - (0.0, 2.0), (28.0, 8.0), Brush((108.0, 134.0, 196.0), 0.42))
        canvas.ellipse(at[NOSE_TIP], (18.0, 18.0), Brush((134.0, 150.0, 226.0), 0.32))

    def _cheek(self, side: Side) -> None:
        place = self._on(side, (CHEEK,))[0] - (0.0, 14.0)
        self._canvas.ellipse(place, (46.0, 34.0), Brush((120.0, 132.0, 224.0), 0.36))

    def _eye(self, side: Side) -> None:
        canvas = self._canvas
        fold, socket = self._on(side, UPPER_FOLD), self._on(side, UPPER_SOCKET)
        below = self._on(side, LOWER_FOLD)
        canvas.polygon(np.concatenate([fold, below[::-1]]), Brush((130.0, 152.0, 208.0), 0.42, 9.0))
        canvas.polygon(
            np.concatenate([socket, fold[::-1]]), Brush((128.0, 152.0, 208.0), 0.42, 5.0)
        )
        canvas.line(fold, 2.0, Brush((82.0, 104.0, 160.0), 0.55, 1.2))
        canvas.line(below[1:6], 3.0, Brush((112.0, 138.0, 198.0), 0.22, 2.5))
        ends = OUTER_CANTHUS, INNER_CANTHUS
        upper = self._on(side, (ends[0], *UPPER_MARGIN, ends[1]))
        lower = self._on(side, (ends[0], *LOWER_MARGIN, ends[1]))
        canvas.line(upper, 3.0, Brush((60.0, 72.0, 110.0), 0.5, 1.6))
        canvas.line(lower, 3.0, Brush((120.0, 124.0, 192.0), 0.45, 1.2))

    def _nose(self, side: Side) -> None:
        canvas = self._canvas
        canvas.line(self._on(side, ALAR_GROOVE), 3.0, Brush((98.0, 120.0, 184.0), 0.38, 3.0))
        nostril = self._on(side, NOSTRIL).mean(axis=0)
        nostril[1] += 1.0
        canvas.ellipse(nostril, (7.0, 3.8), Brush((44.0, 56.0, 104.0), 0.85))
        fold = self._on(side, NASOLABIAL[:4])
        canvas.line(fold, 4.0, Brush((120.0, 146.0, 204.0), 0.18, 5.0))

    def _lips(self) -> None:
        canvas = self._canvas
        outer, inner = self._places[list(MOUTH_OUTER)], self._places[list(MOUTH_INNER)]
        upper = np.concatenate([outer[:11], inner[:11][::-1]])
        canvas.polygon(outer, Brush((116.0, 116.0, 198.0), 0.72, 2.4))
        canvas.polygon(upper, Brush((100.0, 96.0, 180.0), 0.45, 1.8))
        centre = self._places[LOWER_LIP_CENTRE]
        canvas.ellipse(centre, (24.0, 6.0), Brush((144.0, 148.0, 220.0), 0.45))
        corners = [self._on(side, (CORNER,)) for side in (Side.RIGHT, Side.LEFT)]
        meeting = np.concatenate([corners[0], inner[:11], corners[1]])
        canvas.line(meeting, 1.6, Brush((56.0, 50.0, 108.0), 0.75, 1.0))
        for corner in corners:
            canvas.ellipse(corner[0], (4.5, 3.0), Brush((66.0, 68.0, 130.0), 0.5))

    def _freckles(self) -> None:
        for _ in range(70):
            side = Side.LEFT if self._rng.random() < 0.5 else Side.RIGHT
            place = self._on(side, (CHEEK,))[0] + self._rng.normal(0.0, 1.0, 2) * (48.0, 25.0)
            self._canvas.ellipse(place, (0.7, 0.7), Brush((112.0, 142.0, 200.0), 0.7))

    def _brow(self, side: Side) -> None:
        upper, lower = self._on(side, BROW_UPPER), self._on(side, BROW_LOWER)
        hairs = [self._brow_hair(upper, lower, outward(side)) for _ in range(_BROW_HAIRS)]
        thirds = len(hairs) // 3
        for i in range(3):
            self._canvas.strokes(
                hairs[i * thirds : (i + 1) * thirds], 0.8, Brush(_BROW_BGR, 0.52, 0.8)
            )

    def _brow_hair(self, upper: Doubles, lower: Doubles, sign: float) -> Doubles:
        """One stroke; `along` runs from the temple (0) to the nose (1)."""
        rng = self._rng
        along, across = math.pow(rng.random(), 1.15), rng.random()
        stops = np.linspace(0.0, 1.0, 5)
        edges = [
            np.array([np.interp(along, stops, row[:, k]) for k in (0, 1)]) for row in (lower, upper)
        ]
        taper = float(np.sin(np.pi * np.clip(0.08 + 0.84 * along, 0.0, 1.0))) ** 0.8
        inner_fade = float(smooth_step(1.0, 0.85, along))
        spread = (across - 0.5) * 0.62 * taper
        root = edges[0] + (edges[1] - edges[0]) * (0.40 + spread)
        direction = upper[0] + lower[0] - upper[-1] - lower[-1]
        direction = direction / np.linalg.norm(direction)
        angle = -sign * rng.normal(0.25 + 0.55 * along, 0.16)
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        length = rng.uniform(7.0, 13.0) * (0.55 + 0.45 * inner_fade)
        return np.stack([root, root + turn @ direction * length])
