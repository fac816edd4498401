"""What goes wrong while a session is recorded, and what is kept of it."""

import logging
import threading
import time
from pathlib import Path

import pytest

from app.errors import ModelFailure, RecordingFailure, SourceFailure, StorageFailure
from app.frames import Frame
from app.session.capture import Capture
from tests.app.session.capture_stage import ENDLESS, FAILED, FINISHED, STOPPED, Stage, new_stage  # noqa: F401
from tests.app.session.fakes import FakeSource, FakeTracker


def test_a_camera_that_is_lost_midway_keeps_the_recording(stage: Stage) -> None:
    def before(number: int) -> None:
        if number == 12:
            raise SourceFailure("camera_lost", index=0)

    source = FakeSource(before=before)
    status = stage.play(source)
    assert status.state is FAILED
    assert isinstance(status.error, SourceFailure)
    assert status.error.key == "camera_lost"
    assert FAILED in stage.states
    assert status.recorded == len(stage.recorded()) == 12
    assert source.closed


def test_a_mistake_in_the_source_keeps_the_recording(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    def before(number: int) -> None:
        if number == 12:
            raise RuntimeError("a mistake")

    status = stage.play(FakeSource(before=before))
    assert status.state is FAILED
    assert isinstance(status.error, RecordingFailure)
    assert status.error.fields == {"detail": "RuntimeError"}
    assert len(stage.recorded()) == 12
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_a_camera_that_is_not_there_leaves_no_recording(stage: Stage) -> None:
    status = stage.play(SourceFailure("camera_missing", index=4))
    assert status.state is FAILED
    assert status.error is not None
    assert status.error.key == "camera_missing"
    assert not stage.folder.video.exists()


def test_a_source_that_ends_early_is_a_session_that_ended_early(stage: Stage) -> None:
    status = stage.play(FakeSource(range(9)))
    assert (status.state, status.error, status.recorded) == (STOPPED, None, 9)


@pytest.mark.parametrize(
    ("trouble", "key", "logged"),
    [
        (ModelFailure("tracking_failed", detail="no"), "tracking_failed", 0),
        (ValueError("a mistake"), "recording_failed", 1),
    ],
)
def test_a_tracker_that_fails_ends_the_session(
    stage: Stage, caplog: pytest.LogCaptureFixture, trouble: Exception, key: str, logged: int
) -> None:
    def before(frame: Frame) -> None:
        if frame.number >= 5:
            raise trouble

    tracker = FakeTracker(before)
    status = stage.play(
        FakeSource(before=lambda number: time.sleep(0.002)), tracker, script=ENDLESS
    )
    assert status.state is FAILED
    assert status.error is not None
    assert status.error.key == key
    assert tracker.closed == 1
    assert len(stage.recorded()) == status.recorded >= 5
    assert len(caplog.records) == logged


def test_a_model_that_does_not_load_ends_the_session(stage: Stage) -> None:
    source = FakeSource(before=lambda number: time.sleep(0.002))
    status = stage.play(source, ModelFailure("model_missing", path="x"), ENDLESS)
    assert status.state is FAILED
    assert status.error is not None
    assert status.error.key == "model_missing"


def test_a_tracker_that_fails_on_the_last_frame_does_not_spoil_a_finished_session(
    stage: Stage,
) -> None:
    over = threading.Event()

    def before(frame: Frame) -> None:
        assert over.wait(10)
        raise ModelFailure("tracking_failed", detail="too late")

    def meanwhile(capture: Capture) -> None:
        while not capture.status().state.is_over:
            time.sleep(0.005)
        over.set()

    status = stage.play(FakeSource(), FakeTracker(before), meanwhile=meanwhile)
    assert (status.state, status.error) == (FINISHED, None)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_ends_the_session(stage: Stage) -> None:
    stage.folder.video.symlink_to("/dev/full")
    source = FakeSource()
    status = stage.play(source, script=ENDLESS)
    assert status.state is FAILED
    assert isinstance(status.error, StorageFailure)
    assert status.error.key == "disk_full"
    assert FAILED in stage.states
    assert source.closed


def test_a_folder_that_went_away_ends_the_session(stage: Stage) -> None:
    stage.folder.path.rmdir()
    source = FakeSource()
    status = stage.play(source)
    assert isinstance(status.error, StorageFailure)
    assert status.error.key == "folder_not_writable"
    assert source.closed
