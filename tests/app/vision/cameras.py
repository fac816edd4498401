"""Cameras that do what a test tells them, put in the place of OpenCV's."""

from collections.abc import Callable

import cv2
import numpy as np

from app.clock import Clock

STEP_NS = 33_000_000


class FakeCapture:
    """Stands where OpenCV's camera stands; `grabs` says which grabs give a picture,
    `size` the height and width of each, `step_ns` how long one takes."""

    def __init__(
        self,
        clock: Clock,
        *,
        opens: bool = True,
        fps: float = 30.0,
        grabs: Callable[[int], bool] = lambda n: True,
        size: Callable[[int], tuple[int, int]] = lambda n: (72, 128),
        step_ns: int = STEP_NS,
    ) -> None:
        self.clock = clock
        self.fps = fps
        self.grabs = grabs
        self.size = size
        self.step_ns = step_ns
        self.is_open = opens
        self.asked: dict[int, float] = {}
        self.count = -1
        self.released = 0

    def isOpened(self) -> bool:
        return self.is_open

    def set(self, key: int, value: float) -> bool:
        self.asked[key] = value
        return True

    def get(self, key: int) -> float:
        return self.fps if key == cv2.CAP_PROP_FPS else 0.0

    def read(self) -> tuple[bool, np.ndarray | None]:
        self.count += 1
        self.clock.sleep_until_ns(self.clock.monotonic_ns() + self.step_ns)
        if not self.is_open or not self.grabs(self.count):
            return False, None
        return True, np.full((*self.size(self.count), 3), self.count % 256, np.uint8)

    def release(self) -> None:
        self.is_open = False
        self.released += 1
