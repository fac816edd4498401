"""What the live tracker reads of the take under way, kept until the take is looked at."""

from dataclasses import replace

import numpy as np

from app.domain.findings import Reason
from app.domain.measures import FaceReading, read_face
from app.domain.patterns import REST_EXERCISE, Driver
from app.domain.take_check import NO_RESTS, LiveReadings, LiveRests, check_take, learn_rests
from app.domain.timeline import TimelineItem
from app.session.live import LiveView
from app.session.watches import watches_of
from exercises.library import Library

_LOOK_BACK_S = 60.0


class TakeWatch:
    """Collects readings and says whether a take will do; one thread at a time."""

    def __init__(self, library: Library) -> None:
        self._drivers = _drivers_of(library)
        self._frames: list[tuple[float, FaceReading | None, FaceReading | None]] = []
        self._rests: LiveRests = NO_RESTS

    def see(self, view: LiveView) -> None:
        """Take a frame of the running script; one that stands still adds nothing."""
        if self._frames and view.script_s <= self._frames[-1][0]:
            return
        while self._frames and view.script_s - self._frames[0][0] > _LOOK_BACK_S:
            self._frames.pop(0)
        face = view.observation
        halves = whole = None
        if face is not None:
            whole = read_face(replace(face, halves=None))
            halves = whole if face.halves is None else read_face(face)
        self._frames.append((view.script_s, halves, whole))

    def check(self, exercise: str, items: tuple[TimelineItem, ...]) -> Reason | None:
        """Return what was wrong with a take just made; None where it will do.

        A rest that will do is what the takes after it are compared with.
        """
        if not items:
            return None
        readings = self._readings(items[0].start_s, items[-1].end_s)
        fault = check_take(readings, items, self._drivers.get(exercise), self._rests)
        if exercise == REST_EXERCISE:
            learned = learn_rests(readings, items)
            if fault is None or self._rests == NO_RESTS:
                self._rests = learned
        return fault

    def _readings(self, start_s: float, end_s: float) -> LiveReadings:
        # A blink is told by what comes before and after it.
        chosen = [f for f in self._frames if start_s - 1.0 <= f[0] <= end_s + 1.0]
        times = np.array([t for t, _, _ in chosen], np.float64)
        return LiveReadings(times, [h for _, h, _ in chosen], [w for _, _, w in chosen])


def _drivers_of(library: Library) -> dict[str, Driver]:
    """Return the driver of every exercise that the verdict looks for."""
    return {name: watches[0].driver for name, watches in watches_of(library).items()}
