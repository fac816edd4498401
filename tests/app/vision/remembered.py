"""The real tracker, with a memory: a film that several tests look at is read once.

What it found is kept under all the pictures since the start of the film, for what a tracker finds
depends on those before. The first picture that was never seen in that place starts a real tracker,
which is shown the earlier ones first.
"""

import hashlib
from collections.abc import Callable

from app.domain.observation import FaceObservation
from app.domain.tracking import TrackingMode
from app.frames import Frame
from app.vision.tracker import Tracker


class Memory:
    """What was found so far; `tracker` stands in for `make_tracker`."""

    def __init__(self, make_tracker: Callable[[], Tracker]) -> None:
        self._make = make_tracker
        self.found: dict[bytes, FaceObservation | None] = {}

    def tracker(self) -> "RememberingTracker":
        return RememberingTracker(self._make, self.found)


class RememberingTracker:
    mode = TrackingMode.SIDE_DECOUPLED

    def __init__(
        self, make: Callable[[], Tracker], found: dict[bytes, FaceObservation | None]
    ) -> None:
        self._make = make
        self._found = found
        self._place = b""
        self._earlier: list[Frame] = []
        self._real: Tracker | None = None

    def track(self, frame: Frame) -> FaceObservation | None:
        self._place = _next(self._place, frame)
        if self._real is None and self._place in self._found:
            self._earlier.append(frame)
            return self._found[self._place]
        face = self._started().track(frame)
        self._found[self._place] = face
        return face

    def close(self) -> None:
        if self._real is not None:
            self._real.close()

    def _started(self) -> Tracker:
        if self._real is None:
            self._real = self._make()
            for frame in self._earlier:
                self._real.track(frame)
            self._earlier.clear()
        return self._real


def _next(place: bytes, frame: Frame) -> bytes:
    of = hashlib.blake2b(place, digest_size=16)
    of.update(frame.t_ns.to_bytes(8, "big"))
    of.update(frame.pixels.data if frame.pixels.flags.c_contiguous else frame.pixels.tobytes())
    return of.digest()
