"""The last seconds of readings, compared with rest as a recording is."""

from collections import deque
from dataclasses import replace

import numpy as np

from app.domain.baseline import Rest, RestRefusal, learn_rest
from app.domain.blinks import blink_mask
from app.domain.constants import Constants
from app.domain.live_limits import LiveLimits
from app.domain.measures import FaceReading, signals_of
from app.domain.movements import Compared, compare
from app.domain.series import Signals
from app.domain.sides import Sides


class RecentFrames:
    """Keeps what the rest and the gates look back on; one thread at a time."""

    def __init__(self, limits: LiveLimits, constants: Constants) -> None:
        self._limits = limits
        self._constants = constants
        self._frames: deque[tuple[float, FaceReading | None]] = deque()

    def add(self, t_s: float, reading: FaceReading | None) -> None:
        """Take the next frame; what is older than a resting window goes."""
        self._frames.append((t_s, reading))
        while t_s - self._frames[0][0] > self._constants.rest_window_s + 0.5:
            self._frames.popleft()

    def learn(self, start_s: float, end_s: float) -> Rest | RestRefusal:
        """Learn the resting face from what was read between two times."""
        return learn_rest(self.since(start_s), start_s, end_s, self._constants)

    def compared(self, rest: Rest) -> tuple[Signals, Compared]:
        """Set the last frames against rest, by the rules of the recording.

        The newest frame stands last. What those rules would learn from later frames they do not
        know yet: a blink is marked once its lids have come down, not from its beginning. The whole
        face shows it first, as halves come some frames late.
        """
        signals = self.since(self._frames[-1][0] - self._limits.window_s)
        compared = compare(signals, rest, self._constants)
        if signals.whole_lid_gap is None or rest.lids is None:
            return signals, compared
        whole = Sides(
            left=signals.whole_lid_gap.left / rest.lids.whole_gap.left,
            right=signals.whole_lid_gap.right / rest.lids.whole_gap.right,
        )
        deep = replace(self._constants, blink_depth=self._limits.whole_blink_depth)
        blink = compared.blink | blink_mask(whole, signals.fps, deep)
        return signals, replace(compared, blink=blink)

    def is_talking(self) -> bool:
        """Tell whether the lips have opened or closed in the last moment as in talk."""
        start_s = self._frames[-1][0] - self._limits.talk_s
        apart = [r.lips_apart for t, r in self._frames if t >= start_s and r is not None]
        return bool(apart) and max(apart) - min(apart) > self._constants.free_move_percent / 100.0

    def since(self, start_s: float) -> Signals:
        """Return the readings from one time on."""
        chosen = [(t, reading) for t, reading in self._frames if t >= start_s]
        times = np.array([t for t, _ in chosen], np.float64)
        return signals_of([reading for _, reading in chosen], times)
