"""Names for the array types of this package, and three small curves on them."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Doubles = NDArray[np.float64]
Floats = NDArray[np.float32]
Indices = NDArray[np.int32]
Bytes = NDArray[np.uint8]


def smooth_step(start: float, end: float, x: ArrayLike) -> Doubles:
    """Rise from 0 at `start` to 1 at `end` with level ends; `start` > `end` falls instead."""
    t = np.clip((np.asarray(x, np.float64) - start) / (end - start), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def bell(x: ArrayLike, centre: float, width: float) -> Doubles:
    """Gaussian of height 1 and standard deviation `width`."""
    return np.exp(-0.5 * ((np.asarray(x, np.float64) - centre) / width) ** 2)


def table(x: ArrayLike, at: tuple[float, ...], values: tuple[float, ...]) -> Doubles:
    """Straight-line interpolation in a small table; level beyond its ends."""
    return np.asarray(np.interp(np.asarray(x, np.float64), at, values), np.float64)
