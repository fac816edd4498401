"""A source and a tracker that do what a test tells them."""

import threading
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Self

import numpy as np

from app.domain.observation import FaceObservation
from app.frames import Frame, SourceInfo
from tests.app.media.pictures import MS, picture

STEP_MS = 33


class FakeSource:
    """Gives frames of 160×120 with their number in them, 33 ms apart, without waiting.

    `before` is called with the number of each frame before it is given, and may raise;
    `numbers` says which frame numbers there are.
    """

    def __init__(
        self,
        numbers: Sequence[int] = range(10_000),
        before: Callable[[int], None] = lambda number: None,
    ) -> None:
        self.info = SourceInfo("camera", "fake", 160, 120, 30.0, False)
        self._numbers = iter(numbers)
        self._before = before
        self.is_truncated = False
        self.expected_frames = len(numbers)
        self.closed = 0
        self.delivered: list[Frame] = []

    def read(self) -> Frame | None:
        number = next(self._numbers, None)
        if number is None or self.closed:
            return None
        self._before(number)
        frame = Frame(picture(number % 256), number * STEP_MS * MS, number)
        self.delivered.append(frame)
        return frame

    def __iter__(self) -> Iterator[Frame]:
        while (frame := self.read()) is not None:
            yield frame

    def close(self) -> None:
        self.closed += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class FakeTracker:
    """Finds a face in every frame; `before` is called first and may wait or raise."""

    def __init__(self, before: Callable[[Frame], None] = lambda frame: None) -> None:
        self._before = before
        self.tracked: list[int] = []
        self.threads: set[str] = set()
        self.closed = 0

    def track(self, frame: Frame) -> FaceObservation | None:
        self.threads.add(threading.current_thread().name)
        self._before(frame)
        self.tracked.append(frame.number)
        return FaceObservation(np.zeros((478, 3)), np.eye(4))

    def close(self) -> None:
        self.closed += 1
