"""One exercise as it is done: how large, how even, how often, and what rides along."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.domain.band import Band, evenness
from app.domain.constants import Constants
from app.domain.feedback import LinkedMovement, Size
from app.domain.findings import Reason
from app.domain.linked import LinkedWatcher, Moving, cut_of, moving_now
from app.domain.live_limits import LiveLimits
from app.domain.movements import Compared, least_size, size_of
from app.domain.narrowing import PUCKER_EYE, SMILE_EYE, is_pucker_still
from app.domain.patterns import Driver, Index, Watch
from app.domain.repetitions import RepCounter
from app.domain.resting import LiveRest
from app.domain.series import Signals
from app.domain.sides import Affected, Sides
from app.domain.silence import eyes_unjudgeable
from app.domain.timeline import Phase, Prompt

MOVING = (Phase.IN, Phase.HOLD, Phase.OUT)


@dataclass(frozen=True, slots=True)
class Seen:
    """What one frame of an exercise showed; fields as in `Feedback`."""

    amount: float | None = None
    size: Size | None = None
    sides: Sides[float] | None = None
    linked: LinkedMovement | None = None
    eyes: Sides[float] | None = None


@dataclass(frozen=True, slots=True)
class Coached:
    """What one exercise is about: the movement that is wanted, and what may ride along.

    `driver` is None where nothing is measured, as where a hand touches the face.
    """

    driver: Driver | None
    watches: tuple[Watch, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked in one frame, and whether the person talks.

    `since_s` is when the movement was asked for (its hold, where no landmark shows it), by the
    clock of the source; None while none is.
    """

    prompt: Prompt
    since_s: float | None
    is_talking: bool


class ExerciseCoach:
    """Follows one exercise from its first repetition to its last; one thread at a time.

    It outlives a resting face: what the person did first stays 1 when the rest is learned anew.
    """

    def __init__(
        self, coached: Coached, affected: Affected, limits: LiveLimits, constants: Constants
    ) -> None:
        self._driver = coached.driver
        self._watches = coached.watches
        self._side = affected.side
        self._limits = limits
        self._constants = constants
        self._band = Band(limits)
        self._counter: RepCounter | None = None
        self._watchers: list[LinkedWatcher] = []
        self._beats = TimedBeats(limits)
        self._counted_before = 0
        self._pucker: list[tuple[float, float]] = []

    @property
    def is_seen(self) -> bool:
        """Tell whether landmarks show the wanted movement."""
        return self._driver is not None and self._driver.is_seen

    @property
    def reps(self) -> int:
        return self._beats.timed + self._counted

    @property
    def _counted(self) -> int:
        return self._counter.reps - self._counted_before if self._counter else 0

    @property
    def is_timed(self) -> bool:
        """Tell whether a timer counts, or has counted, what could not be seen."""
        return self._beats.timed > 0 or not self.is_seen

    def learn(self, rest: LiveRest, puckers: Sequence[float]) -> None:
        """Take a resting face; `puckers` are the indices of the puckers made so far."""
        driver, constants = self._driver, self._constants
        if driver is None:
            return
        if self._counter is None and driver.is_seen:
            least, noise = least_size(driver, constants), rest.size_noise(driver)
            self._counter = RepCounter(driver, least, noise, self._limits, constants)
        self._watchers = []
        if self._side is None:
            return
        for watch in self._watches:
            cut = cut_of(watch, rest.noise, self._limits, constants)
            if watch.pattern == SMILE_EYE and is_pucker_still(puckers, constants):
                cut = max(cut, constants.eye_clear)
            self._watchers.append(LinkedWatcher(watch, self._side, cut, self._limits))

    def begin_beat(self, prompt: Prompt) -> None:
        """Begin a repetition; the first one of an exercise that is done once more counts anew."""
        if prompt.beat.rep == 1:
            self._beats = TimedBeats(self._limits)
            self._counted_before = self._counter.reps if self._counter else 0
        self._beats.begin(self._counted)

    def aim(self, share: float) -> None:
        """Ask for this part of the first gentle try from now on."""
        if self._counter is not None:
            self._counter.share = share

    def note(self, prompt: Prompt, *, is_seen: bool) -> None:
        """Take, once a frame, whether the movement could be seen; a timer counts what could not."""
        self._beats.note(prompt, self._counted, is_seen=is_seen and self.is_seen)

    def end_beat(self) -> list[float]:
        """End a repetition; returns the index of a pucker that was made in it."""
        pairs, self._pucker = self._pucker, []
        if not pairs:
            return []
        sizes, indices = np.array(pairs).T
        full = np.percentile(sizes, self._constants.hold_driver_percentile)
        held = sizes >= self._constants.hold_driver_share * full
        return [float(np.median(indices[held]))]

    def unjudgeable(self, signals: Signals, compared: Compared) -> Reason | None:
        """Tell why what rides along cannot be judged in the newest frame, otherwise fit."""
        if self._driver is None or not self._watches:
            return Reason.NOT_MEASURED
        return eyes_unjudgeable(signals, compared, self._driver, self._constants)

    def see(
        self,
        signals: Signals,
        compared: Compared,
        asked: Asked,
        to_script_s: float,
    ) -> Seen:
        """Read the newest frame, which is fit; `to_script_s` makes its time the script's."""
        if self._driver is None:
            return Seen()
        amount, size, sides = self._measure(signals, compared, asked.prompt, self._driver)
        linked = None
        if asked.since_s is not None:
            moving = moving_now(
                signals,
                compared,
                self._driver,
                asked.since_s,
                is_talking=asked.is_talking,
                limits=self._limits,
                constants=self._constants,
            )
            linked = self._linked(moving, to_script_s)
        return Seen(amount, size, sides, linked, self._eyes(signals, compared))

    def _measure(
        self, signals: Signals, compared: Compared, prompt: Prompt, driver: Driver
    ) -> tuple[float | None, Size | None, Sides[float] | None]:
        counter, size = self._counter, float(size_of(compared, driver)[-1])
        if counter is None:
            return None, None, None
        # With a blink the model moves the mouth as well.
        is_lost = driver is not Driver.CLOSURE and bool(compared.blink[-1])
        if not is_lost and np.isfinite(size):
            counter.see(float(signals.t_s[-1]), size)
        steady = counter.steady
        if counter.unit is None or steady is None:
            return None, None, None
        amount = max(steady / counter.unit, 0.0)
        name = self._band.sort(amount / counter.share) if prompt.phase in MOVING else None
        least = self._constants.corner_slight_percent
        return amount, name, evenness(compared, driver, counter.unit, amount, least)

    def _eyes(self, signals: Signals, compared: Compared) -> Sides[float] | None:
        """Return how open each eye is, as the eye index reads it; None in a blink."""
        is_watched = any(watch.index is Index.EYE for watch in self._watches)
        if not is_watched or compared.blink[-1]:
            return None
        recent = signals.t_s >= signals.t_s[-1] - self._limits.eyes_median_s
        fit = recent & signals.readable & compared.clear & ~compared.blink
        if not fit.any():
            return None
        return compared.lid.map(lambda share: float(np.median(share[fit])))

    def _linked(self, moving: Moving, to_script_s: float) -> LinkedMovement | None:
        found: LinkedMovement | None = None
        for watcher in self._watchers:
            since_s = watcher.see(moving)
            if since_s is not None and found is None:
                pattern, side = watcher.watch.pattern, watcher.side
                found = LinkedMovement(pattern, side, since_s + to_script_s)
            if watcher.watch.pattern == PUCKER_EYE and np.isfinite(watcher.index):
                size = float(size_of(moving.compared, watcher.watch.driver)[-1])
                self._pucker.append((size, watcher.index))
        return found


class TimedBeats:
    """Counts by the clock the repetitions that could not be seen for most of their time."""

    def __init__(self, limits: LiveLimits) -> None:
        self._limits = limits
        self._counted_before = 0
        self._is_timed_now = False
        self._asked = self._seen = 0
        self.timed = 0

    def begin(self, counted: int) -> None:
        """Begin a repetition; `counted` are those that the movement itself has shown so far."""
        self._counted_before = counted
        self._is_timed_now, self._asked, self._seen = False, 0, 0

    def note(self, prompt: Prompt, counted: int, *, is_seen: bool) -> None:
        """Take the next frame; a movement that shows after all, late, is not counted twice."""
        has_shown = counted > self._counted_before
        if self._is_timed_now and has_shown:
            self._is_timed_now = False
            self.timed -= 1
        if prompt.phase in MOVING:
            self._asked += 1
            self._seen += is_seen
        elif prompt.phase is Phase.REST and self._asked:
            if self._seen < self._limits.seen_share * self._asked and not has_shown:
                self._is_timed_now = True
                self.timed += 1
            self._asked = 0
