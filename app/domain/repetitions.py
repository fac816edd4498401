"""The person's own first gentle try, and repetitions counted from the movement itself."""

from collections import deque
from statistics import median

import numpy as np

from app.domain.constants import Constants
from app.domain.live_limits import LiveLimits
from app.domain.patterns import Driver


class FirstTry:
    """Learns how large the first gentle try is.

    It is read as soon as it stands still for a moment; one that never does, when it is over: then
    by the rule by which the recording finds a hold. Before that `size` is None.
    """

    def __init__(self, limits: LiveLimits, constants: Constants) -> None:
        self._limits = limits
        self._constants = constants
        self._seen: list[tuple[float, float]] = []
        self.size: float | None = None

    def see(self, t_s: float, size: float, *, is_up: bool) -> None:
        """Take the next frame; `is_up` while the movement is more than nothing."""
        if self.size is not None:
            return
        if not is_up:
            self._seen.clear()
            return
        self._seen.append((t_s, size))
        steady_s = self._limits.try_steady_s
        if t_s - self._seen[0][0] < steady_s:
            return
        last = [s for t, s in self._seen if t_s - t <= steady_s]
        largest = max(s for _, s in self._seen)
        if min(last) >= (1.0 - self._limits.try_steady_share) * largest:
            self.size = median(last)

    def finish(self) -> None:
        """Read a try that is over and never stood still."""
        if self.size is None and self._seen:
            sizes = np.array([s for _, s in self._seen])
            full = np.percentile(sizes, self._constants.hold_driver_percentile)
            self.size = float(np.median(sizes[sizes >= self._constants.hold_driver_share * full]))


class RepCounter:
    """Counts movements that come and go again, in units of the first gentle try.

    A movement counts once it has risen above `count_amount` for long enough and has gone back
    below half of that: tremor, a hold that sags, and a movement that stays below it do not count
    twice or at all. Before the first try is known, the least size that the recording calls a
    movement stands in.
    """

    def __init__(
        self, driver: Driver, least: float, noise: float, limits: LiveLimits, constants: Constants
    ) -> None:
        """Begin one exercise.

        Units: `least` and `noise` (SD at rest) in those of `movements.size_of`.
        """
        is_closure = driver is Driver.CLOSURE
        self._least_s = limits.count_closure_least_s if is_closure else limits.count_least_s
        self._least = least
        self._noise_floor = limits.count_noise_factor * noise
        self._limits = limits
        self._recent: deque[float] = deque(maxlen=3)
        self._up_since_s: float | None = None
        self.first_try = FirstTry(limits, constants)
        self.share = 1.0
        """The part of the first gentle try that is asked for now."""
        self.reps = 0

    @property
    def unit(self) -> float | None:
        """Return the size that counts as 1; None before the first gentle try."""
        return self.first_try.size

    @property
    def steady(self) -> float | None:
        """Return the newest size without outliers."""
        return median(self._recent) if self._recent else None

    def see(self, t_s: float, size: float) -> None:
        """Take the size of the wanted movement in the next frame.

        Frames in which it cannot be seen are left out: a movement goes on through them.
        """
        self._recent.append(size)
        steady, enter = median(self._recent), self._enter
        if self._up_since_s is None:
            if steady >= enter:
                self._up_since_s = t_s
        elif steady < self._limits.leave_share * enter:
            self._over(t_s)
        self.first_try.see(t_s, steady, is_up=self._up_since_s is not None)

    def _over(self, t_s: float) -> None:
        assert self._up_since_s is not None
        if t_s - self._up_since_s >= self._least_s:
            self.reps += 1
            self.first_try.finish()
        self._up_since_s = None

    @property
    def _enter(self) -> float:
        if self.unit is None:
            return max(self._least, self._noise_floor)
        return max(self._limits.count_amount * self.share * self.unit, self._noise_floor)
