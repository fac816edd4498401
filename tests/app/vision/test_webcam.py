import threading
from collections.abc import Callable

import cv2
import numpy as np
import pytest

from app.clock import VirtualClock
from app.errors import SourceFailure
from app.vision.webcam import Webcam
from tests.app.vision import children

MISSING = """
from app.clock import SystemClock
from app.errors import SourceFailure
from app.vision.webcam import Webcam
try:
    Webcam(63, SystemClock())
except SourceFailure as failure:
    print(failure.key, failure.fields)
"""
STEP_NS = 33_000_000


class FakeCapture:
    """Stands where OpenCV's camera stands; `grabs` says which grabs give a picture."""

    def __init__(
        self,
        clock: VirtualClock,
        *,
        opens: bool = True,
        fps: float = 30.0,
        grabs: Callable[[int], bool] = lambda n: True,
    ) -> None:
        self.clock = clock
        self.fps = fps
        self.grabs = grabs
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
        self.clock.sleep_until_ns(self.clock.monotonic_ns() + STEP_NS)
        if not self.is_open or not self.grabs(self.count):
            return False, None
        return True, np.full((72, 128, 3), self.count % 256, np.uint8)

    def release(self) -> None:
        self.is_open = False
        self.released += 1


Plug = Callable[..., FakeCapture]


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def plug(monkeypatch: pytest.MonkeyPatch, clock: VirtualClock) -> Plug:
    def make(**traits: object) -> FakeCapture:
        capture = FakeCapture(clock, **traits)  # pyright: ignore[reportArgumentType]
        monkeypatch.setattr(cv2, "VideoCapture", lambda index: capture)
        return capture

    return make


def test_a_number_without_camera_is_said_and_nothing_is_printed() -> None:
    done = children.run(MISSING)
    assert done.stdout.strip() == "camera_missing {'index': 63}"
    assert (done.returncode, done.stderr) == (0, "")


def test_opencv_may_print_again_afterwards(plug: Plug, clock: VirtualClock) -> None:
    level = cv2.utils.logging.getLogLevel()
    plug(opens=False)
    with pytest.raises(SourceFailure):
        Webcam(0, clock)
    assert cv2.utils.logging.getLogLevel() == level


def test_a_camera_that_will_not_open_is_missing_and_released(
    plug: Plug, clock: VirtualClock
) -> None:
    capture = plug(opens=False)
    with pytest.raises(SourceFailure) as refused:
        Webcam(2, clock)
    assert (refused.value.key, refused.value.fields) == ("camera_missing", {"index": 2})
    assert capture.released == 1


def test_a_camera_in_use_elsewhere_is_missing_and_released(plug: Plug, clock: VirtualClock) -> None:
    capture = plug(grabs=lambda n: False)
    with pytest.raises(SourceFailure) as refused:
        Webcam(0, clock)
    assert refused.value.key == "camera_missing"
    assert capture.released == 1


def test_it_asks_for_hd_and_takes_what_comes(plug: Plug, clock: VirtualClock) -> None:
    capture = plug(fps=25.0)
    with Webcam(1, clock) as camera:
        assert capture.asked == {
            cv2.CAP_PROP_FRAME_WIDTH: 1280,
            cv2.CAP_PROP_FRAME_HEIGHT: 720,
            cv2.CAP_PROP_FPS: 30,
        }
        info = camera.info
    assert (info.kind, info.label, info.width, info.height) == ("camera", "camera 1", 128, 72)
    assert (info.nominal_fps, info.is_synthetic) == (25.0, False)
    assert capture.released == 1


def test_a_camera_that_tells_no_frame_rate_counts_as_30(plug: Plug, clock: VirtualClock) -> None:
    plug(fps=0.0)
    with Webcam(0, clock) as camera:
        assert camera.info.nominal_fps == 30.0


def test_frames_are_numbered_timed_and_read_only(plug: Plug, clock: VirtualClock) -> None:
    plug()
    with Webcam(0, clock) as camera:
        shown = [camera.read() for _ in range(4)]
    assert [frame.number for frame in shown if frame] == [0, 1, 2, 3]
    assert [frame.t_ns for frame in shown if frame] == [n * STEP_NS for n in range(4)]
    assert not any(frame.pixels.flags.writeable for frame in shown if frame)


def test_missed_grabs_leave_a_gap_in_the_numbers(plug: Plug, clock: VirtualClock) -> None:
    plug(grabs=lambda n: n not in (2, 3, 4, 6))
    with Webcam(0, clock) as camera:
        shown = [camera.read() for _ in range(4)]
    # The first picture (0) only tells the size.
    assert [frame.number for frame in shown if frame] == [0, 4, 6, 7]
    assert [frame.t_ns for frame in shown if frame] == [n * STEP_NS for n in (0, 4, 6, 7)]


def test_a_stall_of_less_than_a_second_is_no_loss(plug: Plug, clock: VirtualClock) -> None:
    plug(grabs=lambda n: not 5 <= n < 34)
    with Webcam(0, clock) as camera:
        shown = [camera.read() for _ in range(6)]
    assert [frame.number for frame in shown if frame] == [0, 1, 2, 3, 33, 34]


def test_a_camera_that_vanishes_is_lost(plug: Plug, clock: VirtualClock) -> None:
    plug(grabs=lambda n: n < 5)
    with Webcam(3, clock) as camera:
        for _ in range(4):
            assert camera.read() is not None
        with pytest.raises(SourceFailure) as lost:
            camera.read()
    assert (lost.value.key, lost.value.fields) == ("camera_lost", {"index": 3})


def test_a_camera_that_the_system_closes_is_lost_too(plug: Plug, clock: VirtualClock) -> None:
    """Not to be taken for the end that the person asked for."""
    capture = plug()
    with Webcam(3, clock) as camera:
        assert camera.read() is not None
        capture.is_open = False
        with pytest.raises(SourceFailure) as lost:
            camera.read()
    assert lost.value.key == "camera_lost"


def test_once_closed_from_another_thread_there_is_no_frame(plug: Plug, clock: VirtualClock) -> None:
    plug()
    camera = Webcam(0, clock)
    assert camera.read() is not None
    closer = threading.Thread(target=camera.close)
    closer.start()
    closer.join(5)
    camera.close()
    assert camera.read() is None
