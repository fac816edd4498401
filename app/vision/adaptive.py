"""Side-decoupled tracking for the live picture: the halves beside the whole face, when affordable.

For feedback only. Verdicts are made by `SideDecoupledTracker`, on every frame of the recording.
"""

import logging
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from app.domain.observation import FaceObservation, HalfFace
from app.domain.sides import Side, Sides
from app.domain.tracking import TrackingMode
from app.frames import Frame
from app.vision.cadence import Cadence
from app.vision.halves import doubled
from app.vision.model import MODEL_FILE
from app.vision.tracker import Landmarker

log = logging.getLogger(__name__)

HALVES_LAST_NS: Final = 300_000_000
UNREAD: Final[Sides[HalfFace | None]] = Sides(None, None)


@dataclass(frozen=True, slots=True)
class _Read:
    """Both halves of one earlier frame, and how long reading them took."""

    halves: Sides[HalfFace | None]
    t_ns: int
    spent_ms: float


class AdaptiveTracker:
    """Finds the whole face at once and reads its halves in a thread beside.

    An observation carries the newest halves that were finished: as a rule those of one to three
    frames before, never older than 0.3 s of the picture, never from before the face was lost.
    Where there are none both sides are None, so that a reading is never taken from the whole face
    in one frame and from the halves in the next. No frame waits for its halves.

    How often they are read is decided by `Cadence` from measured times. One thread at a time may
    call `track` and `close`; `every` and `load` are read from that thread as well.
    """

    mode = TrackingMode.SIDE_DECOUPLED

    def __init__(self, model: Path = MODEL_FILE) -> None:
        """Load the models.

        Raises: ModelFailure if the model is missing, altered, or will not run here; what was
        loaded until then is closed.
        """
        with ExitStack() as opened:
            self._whole = opened.enter_context(closing(Landmarker(model)))
            self._left = opened.enter_context(closing(Landmarker(model)))
            self._right = opened.enter_context(closing(Landmarker(model)))
            self._beside = ThreadPoolExecutor(1, thread_name_prefix="halves")
            opened.callback(self._beside.shutdown, cancel_futures=True)
            self._opened = opened.pop_all()
        self._cadence = Cadence()
        self._reading: Future[_Read] | None = None
        self._newest: _Read | None = None
        self._lost_ns = -1

    @property
    def every(self) -> int:
        """Return that the halves are read on every how many-th frame: 1, 2 or 3."""
        return self._cadence.every

    @property
    def load(self) -> float | None:
        """Return what is needed of the time there is, 1 for all; None until enough was measured."""
        return self._cadence.load

    def track(self, frame: Frame) -> FaceObservation | None:
        """Find the face and give it the newest halves; None where there is no face.

        Raises: ModelFailure if a model fails, for the halves at the frame after.
        """
        began_s = time.perf_counter()
        face = self._whole.find(frame.pixels, frame.t_ns)
        self._note_whole(frame, 1000 * (time.perf_counter() - began_s))
        self._collect()
        if face is None:
            self._lost_ns = frame.t_ns
            return None
        if self._reading is None and self._cadence.is_due(frame.number):
            self._cadence.note_read(frame.number)
            self._reading = self._beside.submit(self._read, frame, face)
        return replace(face, halves=self._halves_at(frame.t_ns))

    def close(self) -> None:
        """Release the native parts; safe to repeat."""
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _note_whole(self, frame: Frame, spent_ms: float) -> None:
        before = self._cadence.every
        self._cadence.note_whole(frame.t_ns, frame.number, spent_ms)
        if self._cadence.every != before:
            log.info("halves of the live picture on every %d. frame", self._cadence.every)

    def _collect(self) -> None:
        if self._reading is not None and self._reading.done():
            self._newest, self._reading = self._reading.result(), None
            self._cadence.note_halves(self._newest.spent_ms)

    def _halves_at(self, t_ns: int) -> Sides[HalfFace | None]:
        newest = self._newest
        if newest is None or newest.t_ns <= self._lost_ns:
            return UNREAD
        return newest.halves if t_ns - newest.t_ns <= HALVES_LAST_NS else UNREAD

    def _read(self, frame: Frame, face: FaceObservation) -> _Read:
        """Read both halves, one after the other: the other core belongs to the whole face."""
        began_s = time.perf_counter()
        both, halves = doubled(frame, face), UNREAD
        if both is not None:
            halves = Sides(both.half(self._left, Side.LEFT), both.half(self._right, Side.RIGHT))
        return _Read(halves, frame.t_ns, 1000 * (time.perf_counter() - began_s))
