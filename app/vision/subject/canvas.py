"""A soft brush: shapes that are blurred and mixed into a picture, touching only their own box."""

from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np
from numpy.typing import ArrayLike

from app.vision.subject.arrays import Doubles, Floats, Indices

_Color = tuple[float, float, float]
_SHIFT = 4
_ONE = 1 << _SHIFT


@dataclass(frozen=True, slots=True)
class Brush:
    """Colour in BGR 0..255, opacity 0..1, and how far the edge is softened."""

    color: _Color
    opacity: float
    blur: float = 1.0


def fixed_point(
    points: Doubles | Floats,
) -> list[Indices]:
    """Points (n, 2) as OpenCV wants them, in 1/16 px."""
    return [np.round(np.asarray(points) * _ONE).astype(np.int32)]


class Canvas:
    """A square picture painted at `oversampling` times its size.

    All lengths and places are in the pixels of the final picture.
    """

    def __init__(self, size: int, oversampling: int, ground: Floats) -> None:
        self._size = size
        self._ss = oversampling
        self.picture: Floats = ground

    def ellipse(self, centre: ArrayLike, radii: tuple[float, float], brush: Brush) -> None:
        """A Gaussian spot; the radii are standard deviations."""
        x, y = np.asarray(centre, np.float64) * self._ss
        across, down = radii[0] * self._ss, radii[1] * self._ss
        box = self._box(x - 3.5 * across, y - 3.5 * down, x + 3.5 * across, y + 3.5 * down)
        rows, columns = np.arange(box[1], box[3]), np.arange(box[0], box[2])
        weight = np.outer(
            np.exp(-0.5 * ((rows - y) / down) ** 2), np.exp(-0.5 * ((columns - x) / across) ** 2)
        )
        self._mix(box, weight.astype(np.float32), brush)

    def polygon(self, points: Doubles, brush: Brush) -> None:
        mask, box = self._mask(points, brush.blur)
        corners = self._inside(points, box)
        cv2.fillPoly(mask, fixed_point(corners), (1.0,), cv2.LINE_8, _SHIFT)
        self._mix(box, self._soft(mask, brush), brush)

    def line(self, points: Doubles, width: float, brush: Brush) -> None:
        self.strokes([points], width, brush)

    def strokes(self, lines: list[Doubles], width: float, brush: Brush) -> None:
        """Several lines with one brush; where they cross they do not add up."""
        mask, box = self._mask(np.concatenate(lines), brush.blur + width)
        thick = max(1, round(width * self._ss))
        for points in lines:
            path = fixed_point(self._inside(points, box))
            cv2.polylines(mask, path, False, (1.0,), thick, cv2.LINE_8, _SHIFT)
        self._mix(box, self._soft(mask, brush), brush)

    def reduced(self) -> Floats:
        size = (self._size, self._size)
        return cast(Floats, cv2.resize(self.picture, size, interpolation=cv2.INTER_AREA))

    def _inside(self, points: Doubles, box: tuple[int, int, int, int]) -> Doubles:
        return points * self._ss - (box[0], box[1])

    def _mask(self, points: Doubles, margin: float) -> tuple[Floats, tuple[int, int, int, int]]:
        low, high = points.min(axis=0) * self._ss, points.max(axis=0) * self._ss
        room = 4.0 * margin * self._ss + 2.0
        box = self._box(low[0] - room, low[1] - room, high[0] + room, high[1] + room)
        return np.zeros((box[3] - box[1], box[2] - box[0]), np.float32), box

    def _soft(self, mask: Floats, brush: Brush) -> Floats:
        return cast(Floats, cv2.GaussianBlur(mask, (0, 0), brush.blur * self._ss))

    def _box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[int, int, int, int]:
        limit = self._size * self._ss
        left, top = (int(np.clip(value, 0, limit - 1)) for value in (x0, y0))
        right, bottom = (int(np.clip(value + 1, 1, limit)) for value in (x1, y1))
        return left, top, max(right, left + 1), max(bottom, top + 1)

    def _mix(self, box: tuple[int, int, int, int], weight: Floats, brush: Brush) -> None:
        part = self.picture[box[1] : box[3], box[0] : box[2]]
        share = (weight * np.float32(brush.opacity))[..., None]
        part += share * (np.array(brush.color, np.float32) - part)
