"""A webcam by its number."""

import logging
import queue
import threading
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

import cv2

from app.clock import Clock
from app.errors import SourceFailure
from app.frames import Frame, Pixels, SourceInfo, freeze

_log = logging.getLogger(__name__)

_WIDTH: Final = 1280
_HEIGHT: Final = 720
_FPS: Final = 30
_MOST_FPS: Final = 480.0
PATIENCE_NS: Final = 3_000_000_000
"""A camera that drops out for less is waited for: a loose plug, a hub that wakes up."""
_OPENING_S: Final = 20.0
_GAP_S: Final = 0.25
_AT_ONCE_NS: Final = 5_000_000
_RETRY_NS: Final = 30_000_000
_RELEASE_S: Final = 1.0


class Webcam:
    """Asks for 1280×720 at 30 frames per second and takes what comes.

    One thread reads; `close` may come from another. A driver that hangs does not hold either up.
    """

    def __init__(self, index: int, clock: Clock) -> None:
        """Open the camera.

        Raises: SourceFailure if there is none of this number or it gives no picture.
        """
        self._clock = clock
        self._index = index
        self._number = -1
        self._is_closed = False
        self._start_ns: int | None = None
        self._last_ns = 0
        self._grabs = _Grabs(index, clock)
        found = self._grabs.open()
        if found is None:
            raise SourceFailure("camera_missing", index=index)
        (width, height), stated = found
        # Drivers that do not know it say 0, -1, NaN, or a number that no camera has.
        fps = stated if 1.0 <= stated <= _MOST_FPS else float(_FPS)
        self.info = SourceInfo("camera", f"camera {index}", width, height, fps, False)

    def read(self) -> Frame | None:
        """Grab the next frame; None once closed.

        Raises: SourceFailure camera_lost when the camera gives no picture any more, also after the
            computer has slept; camera_changed when its pictures have another size.
        """
        asked_ns, failed = self._clock.monotonic_ns(), 0
        while not self._is_closed:
            grab = self._grabs.next(PATIENCE_NS / 1e9)
            if self._is_closed:
                return None
            if grab is None or grab.at_ns - asked_ns > PATIENCE_NS:
                break
            if grab.pixels is not None:
                return self._frame(grab.pixels, grab.at_ns, failed)
            failed += 1
            if grab.took_ns < _AT_ONCE_NS:  # one that was pulled out says so without end
                self._clock.sleep_until_ns(grab.at_ns + _RETRY_NS)
        if self._is_closed:
            return None
        raise SourceFailure("camera_lost", index=self._index)

    def close(self) -> None:
        self._is_closed = True
        self._grabs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _frame(self, pixels: Pixels, at_ns: int, failed: int) -> Frame:
        height, width = pixels.shape[:2]
        if (width, height) != (self.info.width, self.info.height):
            raise SourceFailure("camera_changed", index=self._index)
        if self._start_ns is None:
            self._start_ns = self._last_ns = at_ns
        gap_s = (at_ns - self._last_ns) / 1e9
        fps = self.info.nominal_fps
        if gap_s > max(_GAP_S, 2.5 / fps):
            failed = round(gap_s * fps) - 1
        self._number += 1 + failed
        self._last_ns = at_ns
        return Frame(freeze(pixels), at_ns - self._start_ns, self._number)


@dataclass(frozen=True, slots=True)
class _Grab:
    """`pixels` is None where the camera gave none."""

    pixels: Pixels | None
    at_ns: int
    took_ns: int


_Opened = tuple[tuple[int, int], float]


class _Grabs:
    """Opens, reads and releases the camera in a thread of its own, as drivers like it.

    Nothing is read ahead: the thread reads when it is asked.
    """

    def __init__(self, index: int, clock: Clock) -> None:
        self._index = index
        self._clock = clock
        self._wishes: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self._opened: queue.SimpleQueue[_Opened | None] = queue.SimpleQueue()
        self._given: queue.SimpleQueue[_Grab] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="camera driver", daemon=True)

    def open(self) -> _Opened | None:
        """Return size and frames per second; None where there is no picture to be had."""
        self._thread.start()
        try:
            found = self._opened.get(timeout=_OPENING_S)
        except queue.Empty:
            found = None
        if found is None:
            self.close()
        return found

    def next(self, timeout_s: float) -> _Grab | None:
        """Return the next grab; None where the driver does not come back."""
        self._wishes.put(True)
        try:
            return self._given.get(timeout=timeout_s)
        except queue.Empty:
            _log.warning("the driver of camera %d hangs", self._index)
            return None

    def close(self) -> None:
        """Release the camera; one whose driver hangs is released when that comes back."""
        self._wishes.put(False)
        self._thread.join(_RELEASE_S)

    def _run(self) -> None:
        try:
            capture = _open(self._index)
        except cv2.error as error:
            _log.warning("camera %d does not open: %s", self._index, error.code)
            capture = None
        if capture is None:
            self._opened.put(None)
            return
        try:
            self._serve(capture)
        finally:
            capture.release()

    def _serve(self, capture: cv2.VideoCapture) -> None:
        first = self._grab(capture).pixels
        if first is None:
            self._opened.put(None)
            return
        height, width = first.shape[:2]
        self._opened.put(((width, height), float(capture.get(cv2.CAP_PROP_FPS))))
        while self._wishes.get():
            self._given.put(self._grab(capture))

    def _grab(self, capture: cv2.VideoCapture) -> _Grab:
        began_ns = self._clock.monotonic_ns()
        try:
            ok, pixels = capture.read()
        except cv2.error as error:
            _log.warning("camera %d: %s", self._index, error.code)
            ok, pixels = False, None
        now_ns = self._clock.monotonic_ns()
        return _Grab(pixels if ok else None, now_ns, now_ns - began_ns)  # pyright: ignore[reportArgumentType]


def _open(index: int) -> "cv2.VideoCapture | None":
    # OpenCV prints to stderr when a number has no camera; that is our own message to give.
    logging_ = cv2.utils.logging
    level = logging_.getLogLevel()
    logging_.setLogLevel(logging_.LOG_LEVEL_SILENT)
    try:
        capture = cv2.VideoCapture(index)
    finally:
        logging_.setLogLevel(level)
    if not capture.isOpened():
        capture.release()
        return None
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, _WIDTH)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _HEIGHT)
    capture.set(cv2.CAP_PROP_FPS, _FPS)
    return capture
