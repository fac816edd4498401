"""A webcam by its number."""

import threading
from types import TracebackType
from typing import Final, Self

import cv2

from app.clock import Clock
from app.errors import SourceFailure
from app.frames import Frame, SourceInfo, freeze

_WIDTH: Final = 1280
_HEIGHT: Final = 720
_FPS: Final = 30
_PATIENCE_FRAMES: Final = 30


class Webcam:
    """Asks for 1280×720 at 30 frames per second and takes what comes.

    One thread reads; `close` may come from another.
    """

    def __init__(self, index: int, clock: Clock) -> None:
        """Open the camera.

        Raises: SourceFailure if there is none of this number or it gives no picture.
        """
        self._clock = clock
        self._index = index
        self._lock = threading.Lock()
        self._number = -1
        self._is_closed = False
        self._start_ns: int | None = None
        self._capture = _open(index)
        ok, pixels = self._capture.read()
        if not ok:
            self.close()
            raise SourceFailure("camera_missing", index=index)
        height, width = pixels.shape[:2]
        fps = self._capture.get(cv2.CAP_PROP_FPS) or _FPS
        self.info = SourceInfo("camera", f"camera {index}", width, height, float(fps), False)

    def read(self) -> Frame | None:
        """Grab the next frame; None once closed.

        Raises: SourceFailure when the camera gives no picture any more.
        """
        for _ in range(_PATIENCE_FRAMES):
            with self._lock:
                if self._is_closed:
                    return None
                ok, pixels = self._capture.read()
                now_ns = self._clock.monotonic_ns()
            self._number += 1
            if ok:
                self._start_ns = now_ns if self._start_ns is None else self._start_ns
                return Frame(freeze(pixels), now_ns - self._start_ns, self._number)  # pyright: ignore[reportArgumentType]
        raise SourceFailure("camera_lost", index=self._index)

    def close(self) -> None:
        with self._lock:
            self._is_closed = True
            self._capture.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _open(index: int) -> cv2.VideoCapture:
    # OpenCV prints to stderr when a number has no camera; that is our own message to give.
    logging = cv2.utils.logging
    level = logging.getLogLevel()
    logging.setLogLevel(logging.LOG_LEVEL_SILENT)
    try:
        capture = cv2.VideoCapture(index)
    finally:
        logging.setLogLevel(level)
    if not capture.isOpened():
        capture.release()
        raise SourceFailure("camera_missing", index=index)
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, _WIDTH)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _HEIGHT)
    capture.set(cv2.CAP_PROP_FPS, _FPS)
    return capture
