"""A small window of the picture with outlines drawn at four times its resolution."""

from collections.abc import Sequence
from typing import cast

import cv2
import numpy as np

from app.vision.subject.arrays import Bytes, Floats, Indices
from app.vision.subject.canvas import fixed_point

_FINE = 4
_SHIFT = 4


class Patch:
    """The part of a picture around some points; painting changes the picture itself."""

    def __init__(self, picture: Bytes, visible: Bytes, points: Floats, margin_px: int) -> None:
        height, width = picture.shape[:2]
        low = np.floor(points.min(axis=0)).astype(int) - margin_px
        high = np.ceil(points.max(axis=0)).astype(int) + margin_px
        self.left, self.top = max(int(low[0]), 0), max(int(low[1]), 0)
        right, bottom = min(int(high[0]), width), min(int(high[1]), height)
        self.height, self.width = max(bottom - self.top, 0), max(right - self.left, 0)
        self._pixels = picture[self.top : bottom, self.left : right]
        self._visible = visible[self.top : bottom, self.left : right]

    @property
    def is_empty(self) -> bool:
        return self.width < 3 or self.height < 3

    def grid(self) -> tuple[Floats, Floats]:
        """Picture x (1, width) and y (height, 1) of the pixel centres."""
        x = np.arange(self.left, self.left + self.width, dtype=np.float32)
        y = np.arange(self.top, self.top + self.height, dtype=np.float32)
        return x[None], y[:, None]

    def inside(self, outline: Floats) -> Floats:
        """Coverage 0..1 of a closed outline, (height, width)."""
        fine = np.zeros((self.height * _FINE, self.width * _FINE), np.uint8)
        cv2.fillPoly(fine, self.fine_points(outline), (255,), cv2.LINE_8, _SHIFT)
        return self.reduced(fine) / np.float32(255.0)

    def along(self, lines: Sequence[Floats], width_px: float) -> Floats:
        """Coverage 0..1 of open lines, (height, width)."""
        fine = np.zeros((self.height * _FINE, self.width * _FINE), np.uint8)
        paths = [self.fine_points(line)[0] for line in lines]
        thick = max(1, round(width_px * _FINE))
        cv2.polylines(fine, paths, False, (255,), thick, cv2.LINE_8, _SHIFT)
        return self.reduced(fine) / np.float32(255.0)

    def scene(self, ground: tuple[int, int, int]) -> "Scene":
        return Scene(self, ground)

    def paint(self, color: Floats | tuple[float, float, float], coverage: Floats) -> None:
        """Lay a colour (BGR 0..255, plain or per pixel) over the visible pixels."""
        share = (coverage * self._visible)[..., None]
        mixed = self._pixels + share * (np.asarray(color, np.float32) - self._pixels)
        self._pixels[:] = np.clip(mixed, 0.0, 255.0).astype(np.uint8)

    def fine_points(self, points: Floats) -> list[Indices]:
        origin = np.array([self.left, self.top], np.float32)
        return fixed_point((points - origin + 0.5) * _FINE - 0.5)

    def reduced(self, fine: Bytes) -> Floats:
        size = (self.width, self.height)
        reduced = cv2.resize(fine, size, interpolation=cv2.INTER_AREA)
        return cast(Floats, reduced.astype(np.float32))


class Scene:
    """Flat shapes stacked at fine resolution, for what shows inside the mouth."""

    def __init__(self, patch: Patch, ground: tuple[int, int, int]) -> None:
        self._patch = patch
        size = (patch.height * _FINE, patch.width * _FINE, 3)
        self._fine: Bytes = np.full(size, ground, np.uint8)

    def polygon(self, outline: Floats, color: tuple[int, int, int]) -> None:
        cv2.fillPoly(self._fine, self._patch.fine_points(outline), color, cv2.LINE_8, _SHIFT)

    def line(self, points: Floats, color: tuple[int, int, int]) -> None:
        path = self._patch.fine_points(points)
        cv2.polylines(self._fine, path, False, color, 1, cv2.LINE_8, _SHIFT)

    def colors(self) -> Floats:
        """BGR 0..255, (height, width, 3)."""
        return self._patch.reduced(self._fine)
