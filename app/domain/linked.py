"""An unwanted movement while it is going on: the recording's index, read as the frames come."""

from dataclasses import dataclass

import numpy as np

from app.domain.constants import Constants
from app.domain.filters import odd_frames, running_median
from app.domain.live_limits import LiveLimits
from app.domain.movements import Compared, Hold, count_held, least_size, size_of
from app.domain.patterns import Driver, Index, Watch
from app.domain.series import Bools, Signals
from app.domain.sides import Affected, Side
from app.domain.synkinesis import cuts_of, excess_of


@dataclass(frozen=True, slots=True)
class LiveNoise:
    """SD at rest of each index's trailing median; units as in `synkinesis.judge`."""

    eye: float
    corner: float

    def of(self, index: Index) -> float:
        return self.eye if index is Index.EYE else self.corner


def noise_at_rest(
    signals: Signals, compared: Compared, limits: LiveLimits, constants: Constants
) -> LiveNoise:
    """Return how far the indices wander at rest once they are smoothed as live ones are.

    Shape: frames of the resting window.  NaN: frames that were not read do not count.
    """
    usable = signals.readable & compared.clear & ~compared.blink
    width = odd_frames(limits.linked_median_s, signals.fps)

    def spread(left: np.ndarray, right: np.ndarray) -> float:
        steady = running_median((right - left)[usable], width)
        return float(np.std(steady)) if steady.size else 0.0

    return LiveNoise(
        eye=spread(compared.lid.left, compared.lid.right),
        corner=spread(compared.corner.left, compared.corner.right),
    )


@dataclass(frozen=True, slots=True)
class Moving:
    """The newest frames of a wanted movement; `counted` are those fit to judge."""

    signals: Signals
    compared: Compared
    counted: Bools
    is_paused: bool
    """The newest frame cannot be judged for a moment: a blink, what may be one, or talk."""


def moving_now(
    signals: Signals,
    compared: Compared,
    driver: Driver,
    asked_since_s: float,
    *,
    is_talking: bool,
    limits: LiveLimits,
    constants: Constants,
) -> Moving:
    """Find the newest frames in which the asked movement is made.

    `asked_since_s` is when it was asked for, where no landmark shows it when its hold was; by the
    clock of `signals`. The gates are those of the recording. In a closure and a brow raise the
    mouth has to be still but for one corner: what a mouth that talks does is nobody's leak.
    """
    asked = signals.readable & (signals.t_s >= asked_since_s)
    if driver.is_seen:
        size = running_median(size_of(compared, driver), 3)
        asked &= np.nan_to_num(size) >= limits.moving_share * least_size(driver, constants)
    counted = count_held(signals, compared, asked, driver, constants).counted
    if driver is Driver.CLOSURE:
        is_paused = is_talking or _may_blink(signals, compared, limits, constants)
    else:
        is_paused = bool(compared.blink[-1]) or (is_talking and driver is Driver.BROW)
    return Moving(signals, compared, counted, is_paused)


def _may_blink(
    signals: Signals, compared: Compared, limits: LiveLimits, constants: Constants
) -> bool:
    """Tell whether the lids came down as quickly as in a blink, too short ago to know.

    In a closure that was asked for, lids come down as well, but slower.
    """
    opening = np.fmax(compared.opening.left, compared.opening.right)
    back = max(1, round(limits.fast_closing_s * signals.fps))
    if opening.size <= back:
        return False
    fall = np.max([opening[back - k : opening.size - k] for k in range(1, back + 1)], axis=0)
    is_fast = fall - opening[back:] >= limits.fast_closing_depth
    is_recent = signals.t_s[back:] >= signals.t_s[-1] - 0.5 * constants.blink_closing_s
    return bool(np.any(is_fast & is_recent))


class LinkedWatcher:
    """Says since when one pattern has been riding along; one exercise, one resting face.

    The index's median over the last `linked_median_s` of judged frames has to reach the cut. A
    blink holds everything as it stands.
    """

    def __init__(
        self,
        watch: Watch,
        side: Side,
        cut: float,
        limits: LiveLimits,
    ) -> None:
        self.watch = watch
        self.side = side
        self.index = np.nan
        """The trailing median of the newest judged frames; NaN where there are too few."""
        self._affected = Affected(side.value)
        self._cut = cut
        self._limits = limits
        self._since_s: float | None = None
        self._left_s: float | None = None

    def see(self, moving: Moving) -> float | None:
        """Return when what rides along now began, by the clock of the signals; None for nothing."""
        if moving.is_paused:
            return None
        t_s = moving.signals.t_s
        median = self._median(moving)
        if median is None:
            self.index = np.nan
            self._leave(float(t_s[-1]))
            return None
        self.index = median
        if median >= self._cut:
            self._since_s = float(t_s[-1]) if self._since_s is None else self._since_s
            self._left_s = None
        elif median < self._limits.linked_leave_share * self._cut:
            self._leave(float(t_s[-1]))
        else:
            self._left_s = None
        return self._since_s

    def _median(self, moving: Moving) -> float | None:
        """Return the index of the newest frames; None unless the newest one is judged."""
        needed = max(3, round(self._limits.linked_median_s * moving.signals.fps))
        last = np.flatnonzero(moving.counted)[-needed:]
        if last.size < needed or not moving.counted[-1]:
            return None
        counted = np.zeros_like(moving.counted)
        counted[last] = True
        hold = Hold(moving.counted, counted, None)
        excess, _ = excess_of(moving.compared, hold, self.watch, self._affected)
        return float(np.median(excess[last]))

    def _leave(self, t_s: float) -> None:
        if self._since_s is None:
            return
        if self._left_s is None:
            self._left_s = t_s
        if t_s - self._left_s >= self._limits.linked_leave_s:
            self._since_s = self._left_s = None


def cut_of(watch: Watch, noise: LiveNoise, limits: LiveLimits, constants: Constants) -> float:
    """Return what the index has to reach, in its units: the recording's slight cut, or a higher one
    where the noise at rest or `corner_cut_percent` asks for it.
    """
    slight, _ = cuts_of(watch.index, constants)
    least = slight if watch.index is Index.EYE else limits.corner_cut_percent
    return max(least, constants.noise_factor * noise.of(watch.index))
