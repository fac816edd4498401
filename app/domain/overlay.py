"""Marks on a live face that follow it calmly and fade rather than jump."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain.series import Floats

_FADE_IN_S: Final = 0.25
_FADE_OUT_S: Final = 0.30
_LONGEST_STEP_S: Final = 0.25
# One-euro filter: cut-off at rest, and how much it rises with speed in face widths a second.
# The lag, 1 / (2 pi cut-off) of the speed, then stays under 2 % of the face width at any speed.
_CUTOFF_HZ: Final = 1.2
_CUTOFF_PER_SPEED: Final = 9.0
_SPEED_CUTOFF_HZ: Final = 2.0
# A face does not move further than this between two frames; a tracker that lost it does.
_JUMP_WIDTHS: Final = 0.08
_JUMP_WIDTHS_PER_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class Shown:
    """What to draw now.  Shape: points (n, 2), None before anything was seen; opacity 0 to 1."""

    points: Floats | None
    opacity: float


class FadingOverlay:
    """Smooths points over time (one-euro filter) and turns confidence into opacity.

    While the face is hidden or the points leap, what was last trusted stays where it was and fades
    out; new points are taken over only after that. Time comes in with each call.
    Source of the filter: Casiez, Roussel, Vogel 2012, doi:10.1145/2207676.2208639; one speed for
    all points, so that their shape is kept.
    """

    def __init__(self) -> None:
        self._points: NDArray[np.float64] | None = None
        self._raw: NDArray[np.float64] | None = None
        self._speed = 0.0
        self._opacity = 0.0
        self._t_s: float | None = None

    def see(
        self,
        points: NDArray[np.float64] | None,
        face_width_px: float,
        t_s: float,
        *,
        visibility: float = 1.0,
        is_covered: bool = False,
    ) -> Shown:
        """Take what a frame shows and return what to draw.

        Shape: points (n, 2), None without a face.  Units: px, and seconds that never run back.
        NaN: points that are not all finite count as hidden.
        """
        step_s = self._step_s(t_s)
        trusted = None if is_covered or points is None else points
        if trusted is not None and not np.isfinite(trusted).all():
            trusted = None
        if trusted is None or self._leaps(trusted, face_width_px, step_s):
            self._fade(0.0, step_s)
            return self._shown()
        if self._opacity == 0.0 or self._points is None:
            self._points, self._raw, self._speed = trusted.copy(), trusted.copy(), 0.0
        else:
            self._follow(trusted, face_width_px, step_s)
        self._fade(visibility, step_s)
        return self._shown()

    def _step_s(self, t_s: float) -> float:
        step_s = 0.0 if self._t_s is None else min(max(t_s - self._t_s, 0.0), _LONGEST_STEP_S)
        self._t_s = t_s
        return step_s

    def _leaps(self, points: NDArray[np.float64], width: float, step_s: float) -> bool:
        if self._raw is None or self._opacity == 0.0:
            return False
        if self._raw.shape != points.shape:
            return True
        moved = float(np.linalg.norm((points - self._raw).mean(axis=0)))
        return moved > width * (_JUMP_WIDTHS + _JUMP_WIDTHS_PER_S * step_s)

    def _follow(self, points: NDArray[np.float64], width: float, step_s: float) -> None:
        assert self._points is not None
        assert self._raw is not None
        if step_s == 0.0:
            return
        moved = float(np.linalg.norm((points - self._raw).mean(axis=0)))
        share = _share(_SPEED_CUTOFF_HZ, step_s)
        self._speed += share * (moved / width / step_s - self._speed)
        cutoff = _CUTOFF_HZ + _CUTOFF_PER_SPEED * self._speed
        self._points = self._points + _share(cutoff, step_s) * (points - self._points)
        self._raw = points.copy()

    def _fade(self, target: float, step_s: float) -> None:
        if target > self._opacity:
            self._opacity = min(target, self._opacity + step_s / _FADE_IN_S)
        else:
            self._opacity = max(target, self._opacity - step_s / _FADE_OUT_S)

    def _shown(self) -> Shown:
        return Shown(None if self._points is None else self._points.copy(), self._opacity)


def _share(cutoff_hz: float, step_s: float) -> float:
    """Return the weight of a new value in a first-order low-pass."""
    return 1.0 - math.exp(-2.0 * math.pi * cutoff_hz * step_s)
