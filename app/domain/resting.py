"""The resting face of a running session: when it is learned, and when anew."""

from dataclasses import dataclass

import numpy as np

from app.domain.baseline import Rest, RestRefusal
from app.domain.constants import Constants
from app.domain.filters import running_median
from app.domain.findings import Reason
from app.domain.linked import LiveNoise, noise_at_rest
from app.domain.live_limits import LiveLimits
from app.domain.movements import Compared, compare, size_of
from app.domain.patterns import REST_EXERCISE, Driver
from app.domain.recent import RecentFrames
from app.domain.series import Signals
from app.domain.timeline import Phase, Prompt


@dataclass(frozen=True, slots=True)
class LiveRest:
    """A resting face, and how far the readings wander in it."""

    rest: Rest
    noise: LiveNoise
    _signals: Signals
    _compared: Compared

    def size_noise(self, driver: Driver) -> float:
        """Return the SD of the wanted movement's size while nobody moves."""
        usable = self._signals.readable & ~self._compared.blink
        sizes = running_median(size_of(self._compared, driver)[usable], 3)
        return float(np.std(sizes)) if sizes.size else 0.0


class Resting:
    """Learns the resting face when a stretch of stillness ends; one thread at a time.

    Asked-for rest is learned as in the recording. Getting ready and the pause after a repetition
    serve where there is no resting face yet, or where the head has settled in another pose.
    """

    def __init__(self, recent: RecentFrames, limits: LiveLimits, constants: Constants) -> None:
        self._recent = recent
        self._limits = limits
        self._constants = constants
        self._is_asked = False
        self._began_s: float | None = None
        self._last_s = 0.0
        self._away = self._frames = 0
        self.found: LiveRest | None = None
        self.refused = Reason.NO_REST
        """Why there is no resting face, where there is none."""

    def follow(self, t_s: float, prompt: Prompt) -> bool:
        """Take the next frame's prompt before its reading; True if a rest was just learned."""
        is_asked = prompt.beat.exercise == REST_EXERCISE and prompt.phase is Phase.HOLD
        is_still = is_asked or prompt.phase in (Phase.READY, Phase.REST)
        learned = False
        if self._began_s is not None and (not is_still or is_asked != self._is_asked):
            learned = self._learn(self._began_s, self._last_s)
            self._began_s = None
        if is_still:
            if self._began_s is None:
                self._began_s, self._is_asked = t_s, is_asked
                self._away = self._frames = 0
            self._last_s = t_s
        return learned

    def note_pose(self, *, is_posed: bool) -> None:
        """Take whether the head is held as at rest, once a frame."""
        self._frames += 1
        self._away += not is_posed

    def _learn(self, began_s: float, end_s: float) -> bool:
        has_settled_elsewhere = self._away > self._limits.away_share * self._frames
        if not (self._is_asked or self.found is None or has_settled_elsewhere):
            return False
        start_s = max(began_s, end_s - self._constants.rest_window_s)
        learned = self._recent.learn(start_s, end_s)
        if isinstance(learned, RestRefusal):
            if self._is_asked or self.refused is Reason.NO_REST:
                self.refused = learned.reason
            return False
        signals = self._recent.since(start_s)
        compared = compare(signals, learned, self._constants)
        noise = noise_at_rest(signals, compared, self._limits, self._constants)
        self.found = LiveRest(learned, noise, signals, compared)
        return True
