"""Sensor noise that depends on the frame number alone."""

from typing import Final

import cv2
import numpy as np

from app.vision.subject.arrays import Bytes

_SEED: Final = 29
_TILES: Final = 3
_PLAY_PX: Final = 64
_GAIN: Final = 54.4
_FULL_NOISE_GREY: Final = 12.0
_TILE_GREY: Final = 32.0
_MASK: Final = (1 << 64) - 1


def scramble(number: int) -> int:
    """Spread an integer over 64 bits; the same everywhere.

    Source: G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators, 2014,
    doi:10.1145/2660193.2660195 (SplitMix64's output function).
    """
    mixed = (number + 0x9E3779B97F4A7C15) & _MASK
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
    return mixed ^ (mixed >> 31)


class SensorNoise:
    """A few tiles of noise, shifted differently in every frame."""

    def __init__(self, width: int, height: int) -> None:
        rng = np.random.default_rng(_SEED)
        shape = (height + _PLAY_PX, width + _PLAY_PX, 3)
        self._width, self._height = width, height
        self._tiles = [_tile(rng, shape) for _ in range(_TILES)]

    def add(self, picture: Bytes, amount: float, frame_number: int) -> Bytes:
        """Return the picture with noise; amount 0..1."""
        if amount <= 0.0:
            return picture
        chance = scramble(frame_number)
        tile = self._tiles[chance % _TILES]
        left, top = (chance >> 8) % _PLAY_PX, (chance >> 16) % _PLAY_PX
        cut = tile[top : top + self._height, left : left + self._width]
        share = _FULL_NOISE_GREY * amount / _TILE_GREY
        return np.asarray(cv2.addWeighted(picture, 1.0, cut, share, -128.0 * share), np.uint8)


def _tile(rng: np.random.Generator, shape: tuple[int, int, int]) -> Bytes:
    grain = rng.standard_normal(shape, np.float32)
    soft = cv2.GaussianBlur(grain, (0, 0), 0.6)
    return np.clip(128.0 + _GAIN * soft, 0.0, 255.0).astype(np.uint8)
