import threading

import numpy as np
import pytest

from app.clock import VirtualClock
from app.errors import ModelFailure, SourceFailure, UserFacing
from app.frames import Frame, SourceInfo, freeze
from app.session.choices import CameraChoice, DemoChoice
from app.session.live import CaptureState
from app.session.picture import LivePicture, open_picture

INFO = SourceInfo("camera", "", 8, 6, 30.0, False)


class Pictures:
    """Gives so many frames, then ends or fails."""

    info = INFO

    def __init__(self, count: int, failure: Exception | None = None) -> None:
        self._left, self._failure = count, failure
        self.is_closed = False

    def read(self) -> Frame | None:
        if not self._left:
            if self._failure is not None:
                raise self._failure
            return None
        self._left -= 1
        return Frame(freeze(np.zeros((6, 8, 3), np.uint8)), self._left, self._left)

    def close(self) -> None:
        self.is_closed = True

    def __enter__(self):
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Endless(Pictures):
    def __init__(self) -> None:
        super().__init__(1)
        self.reading = threading.Event()

    def read(self) -> Frame | None:
        self._left = 1
        self.reading.set()
        return super().read()


class Eyes:
    def __init__(self, failure: Exception | None = None) -> None:
        self._failure = failure
        self.is_closed = False

    def track(self, frame: Frame) -> None:
        if self._failure is not None:
            raise self._failure

    def close(self) -> None:
        self.is_closed = True


def shown(source, eyes=None, make_eyes=None) -> LivePicture:
    picture = LivePicture(lambda: source, make_eyes or (lambda: eyes or Eyes()), lambda: None)
    picture.start()
    return picture


def test_the_newest_frame_is_there_and_everything_is_closed_at_the_end():
    source, eyes = Pictures(3), Eyes()
    picture = shown(source, eyes)
    assert picture.join(5)
    view = picture.latest()
    assert view is not None
    assert (view.frame.number, view.prompt, view.observation) == (0, None, None)
    status = picture.status()
    assert (status.state, status.error, status.recorded) == (CaptureState.STOPPED, None, 0)
    assert source.is_closed
    assert eyes.is_closed
    assert picture.latest() is None


def test_it_runs_until_it_is_stopped():
    source = Endless()
    picture = shown(source)
    assert source.reading.wait(5)
    picture.stop()
    assert picture.join(5)
    assert source.is_closed


@pytest.mark.parametrize(
    ("failure", "key"),
    [(SourceFailure("camera_lost", index=0), "camera_lost"), (OSError(), "recording_failed")],
)
def test_a_lost_camera_is_told(failure, key):
    picture = shown(Pictures(1, failure))
    assert picture.join(5)
    status = picture.status()
    assert status.state is CaptureState.FAILED
    assert isinstance(status.error, UserFacing)
    assert status.error.key == key


@pytest.mark.parametrize(
    ("failure", "key"),
    [(ModelFailure("tracking_failed"), "tracking_failed"), (OSError(), "recording_failed")],
)
def test_a_failing_tracker_ends_the_picture(failure, key):
    def none():
        raise failure

    for picture in (shown(Endless(), Eyes(failure)), shown(Endless(), make_eyes=none)):
        assert picture.join(5)
        assert picture.status().error.key == key


def test_a_picture_that_never_started_has_nothing_to_wait_for():
    picture = LivePicture(lambda: Pictures(0), Eyes, lambda: None)
    picture.stop()
    assert picture.join(0)
    assert picture.status().state is CaptureState.STARTING


def test_the_demo_person_is_seen_and_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    seen = threading.Event()
    picture = open_picture(DemoChoice("oral-ocular-left"), VirtualClock(), seen.set)
    assert picture.is_synthetic
    faces = []
    picture.start()
    for _ in range(200):
        seen.wait(0.1)
        seen.clear()
        view = picture.latest()
        if view is not None and view.observation is not None:
            faces.append(view.observation.landmarks_px.shape)
            break
    picture.stop()
    assert picture.join(20)
    assert faces == [(478, 3)]
    assert list(tmp_path.iterdir()) == []


def test_a_camera_that_is_not_there_is_told(monkeypatch):
    class Missing:
        def __init__(self, index: int, _clock: object) -> None:
            raise SourceFailure("camera_missing", index=index)

    monkeypatch.setattr("app.vision.webcam.Webcam", Missing)
    picture = open_picture(CameraChoice(3), VirtualClock(), lambda: None)
    assert not picture.is_synthetic
    picture.start()
    assert picture.join(20)
    assert picture.status().error.key == "camera_missing"
