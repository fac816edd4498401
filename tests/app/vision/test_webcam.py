import threading
import time
from collections.abc import Callable
from itertools import pairwise

import cv2
import pytest

from app.clock import SystemClock, VirtualClock
from app.errors import SourceFailure
from app.vision.webcam import Webcam
from tests.app.vision import children
from tests.app.vision.cameras import STEP_NS, FakeCapture

MISSING = """
from app.clock import SystemClock
from app.errors import SourceFailure
from app.vision.webcam import Webcam
try:
    Webcam(63, SystemClock())
except SourceFailure as failure:
    print(failure.key, failure.fields)
"""

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


@pytest.mark.parametrize("stated", [0.0, -1.0, float("nan"), float("inf"), 90_000.0])
def test_a_camera_that_tells_no_frame_rate_counts_as_30(
    plug: Plug, clock: VirtualClock, stated: float
) -> None:
    plug(fps=stated, step_ns=700_000_000)
    with Webcam(0, clock) as camera:
        assert camera.info.nominal_fps == 30.0
        numbers = [frame.number for _ in range(3) if (frame := camera.read())]
    assert numbers == [0, 21, 42], "a gap in time is a gap of frames"


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


def test_a_driver_that_hangs_is_a_lost_camera_and_holds_nothing_up(
    plug: Plug, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.vision.webcam.PATIENCE_NS", 200_000_000)
    monkeypatch.setattr("app.vision.webcam._RELEASE_S", 0.1)
    back = threading.Event()
    capture = plug(grabs=lambda n: n < 3 or back.wait(20))
    camera = Webcam(0, SystemClock())
    assert [frame.number for _ in range(2) if (frame := camera.read())] == [0, 1]
    with pytest.raises(SourceFailure, match="camera_lost"):
        camera.read()
    camera.close()
    assert capture.released == 0, "the driver still has it"
    back.set()
    wait_for(lambda: capture.released == 1)


def test_a_hanging_driver_does_not_keep_the_camera_from_being_closed(
    plug: Plug, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.vision.webcam._RELEASE_S", 0.1)
    back, got = threading.Event(), list[object]()
    capture = plug(grabs=lambda n: n < 1 or back.wait(20))
    camera = Webcam(0, SystemClock())
    reader = threading.Thread(target=lambda: got.append(camera.read()))
    reader.start()
    camera.close()
    back.set()
    reader.join(10)
    assert got == [None], "closed, which is no loss"
    wait_for(lambda: capture.released == 1)


def test_a_plug_that_is_loose_for_two_seconds_is_waited_for(
    plug: Plug, clock: VirtualClock
) -> None:
    """It fails at once as long as it is out; what it missed is counted by the clock."""
    out_ns = (300_000_000, 2_300_000_000)
    capture = plug(step_ns=0)

    def grabs(_number: int) -> bool:
        if not out_ns[0] <= clock.monotonic_ns() < out_ns[1]:
            clock.sleep_until_ns(clock.monotonic_ns() + STEP_NS)
            return True
        return False

    capture.grabs = grabs
    with Webcam(0, clock) as camera:
        frames = [frame for _ in range(20) if (frame := camera.read())]
    gaps = [b.number - a.number for a, b in pairwise(frames)]
    assert max(gaps) == pytest.approx(2.0 * 30, abs=2)
    assert sorted(gaps)[:-1] == [1] * 18
    assert capture.count < 200, "it does not spin meanwhile"


def test_a_camera_whose_driver_waits_ten_seconds_for_nothing_is_lost_after_the_first(
    plug: Plug, clock: VirtualClock
) -> None:
    capture = plug(step_ns=10_000_000_000, grabs=lambda n: n < 1)
    with Webcam(0, clock) as camera, pytest.raises(SourceFailure, match="camera_lost"):
        camera.read()
    assert capture.count == 1


def test_a_night_of_sleep_is_a_lost_camera_not_a_finished_session(
    plug: Plug, clock: VirtualClock
) -> None:
    def grabs(number: int) -> bool:
        if number == 3:
            clock.sleep_until_ns(clock.monotonic_ns() + 8 * 3600 * 10**9)
        return True

    plug(grabs=grabs)
    with Webcam(0, clock) as camera:
        assert camera.read()
        assert camera.read()
        with pytest.raises(SourceFailure, match="camera_lost"):
            camera.read()


def test_a_camera_that_is_turned_says_so(plug: Plug, clock: VirtualClock) -> None:
    plug(size=lambda n: (72, 128) if n < 3 else (128, 72))
    with Webcam(0, clock) as camera:
        assert camera.read()
        assert camera.read()
        with pytest.raises(SourceFailure, match="camera_changed"):
            camera.read()


def test_a_slow_camera_misses_nothing(plug: Plug, clock: VirtualClock) -> None:
    """Seven pictures a second in the dark are what it gives, not what is left of thirty."""
    plug(step_ns=143_000_000)
    with Webcam(0, clock) as camera:
        assert [frame.number for _ in range(5) if (frame := camera.read())] == list(range(5))


def test_pictures_of_one_moment_keep_their_order(plug: Plug, clock: VirtualClock) -> None:
    plug(step_ns=0)
    with Webcam(0, clock) as camera:
        frames = [frame for _ in range(5) if (frame := camera.read())]
    assert [frame.number for frame in frames] == list(range(5))
    assert all(a.t_ns <= b.t_ns for a, b in pairwise(frames))


def test_what_opencv_throws_is_a_picture_that_did_not_come(plug: Plug, clock: VirtualClock) -> None:
    def grabs(number: int) -> bool:
        if number == 2:
            raise cv2.error("frame")
        return True

    plug(grabs=grabs)
    with Webcam(0, clock) as camera:
        assert [frame.number for _ in range(3) if (frame := camera.read())] == [0, 2, 3]


def wait_for(is_so: Callable[[], bool]) -> None:
    until_s = time.monotonic() + 10
    while not is_so() and time.monotonic() < until_s:
        time.sleep(0.01)
    assert is_so()
