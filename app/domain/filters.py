"""Small filters over time. Arrays are (n,) float64; NaN is bridged for the filter, never returned
as a value where the input had none.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from app.domain.series import Bools, Floats


def bridge(values: Floats) -> Floats:
    """Return a copy with NaN replaced by straight lines between neighbours; all NaN stays NaN."""
    known = np.isfinite(values)
    if known.all() or not known.any():
        return values.copy()
    index = np.arange(values.size)
    return np.interp(index, index[known], values[known])


def running_median(values: Floats, width: int) -> Floats:
    """Return the median over `width` (odd) frames, edges repeated; NaN stays where it was."""
    if values.size == 0:
        return values.copy()
    smooth = np.median(_windows(bridge(values), width), axis=1)
    return np.where(np.isfinite(values), smooth, np.nan)


def grey_closing(values: Floats, width: int) -> Floats:
    """Fill valleys narrower than `width` (odd) frames: running maximum, then running minimum."""
    if values.size == 0:
        return values.copy()
    return _windows(_windows(values, width).max(axis=1), width).min(axis=1)


def widen(mask: Bools, frames: int) -> Bools:
    """Extend every run of True by `frames` on both sides."""
    if mask.size == 0 or frames == 0:
        return mask.copy()
    padded = np.pad(mask, frames, constant_values=False)
    return np.any(sliding_window_view(padded, 2 * frames + 1), axis=1)


def runs(mask: Bools) -> list[tuple[int, int]]:
    """Return first and last index of every run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    return [(int(a), int(b) - 1) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def odd_frames(seconds: float, fps: float, least: int = 3) -> int:
    """Return `seconds` in whole frames, made odd by one more where even, at least `least`."""
    return max(least, round(seconds * fps) | 1)


def _windows(values: Floats, width: int) -> NDArray[np.float64]:
    half = width // 2
    return sliding_window_view(np.pad(values, half, mode="edge"), width)
