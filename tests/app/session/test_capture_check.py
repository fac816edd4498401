"""The camera check before a session, and nothing written until it is passed."""

import time

import pytest

from app.errors import StorageFailure
from app.session.capture import Capture
from app.session.live import CaptureState, LiveView
from tests.app.media.pictures import number_in
from tests.app.session.capture_stage import (  # noqa: F401
    FAILED,
    FINISHED,
    FRAMES_IN_ONE_S,
    STOPPED,
    Stage,
    new_stage,
    pace,
)
from tests.app.session.fakes import FakeSource


def test_nothing_is_written_before_the_check_is_passed(stage: Stage) -> None:
    prepared: list[tuple[str, ...]] = []

    def meanwhile(capture: Capture) -> None:
        views: list[LiveView] = []
        while len(views) < 20:
            if view := capture.latest():
                views.append(view)
        assert capture.status().state is CaptureState.CHECKING
        assert {view.script_s for view in views} == {0.0}
        assert views[-1].check is not None
        assert views[-1].picture is None
        assert not stage.folder.video.exists()
        assert (prepared, capture.status().recorded) == ([], 0)
        capture.begin(("too_dark",))
        capture.begin(("too_far",))

    source = FakeSource(before=pace)
    status = stage.play(source, prepare=prepared.append, meanwhile=meanwhile)
    assert prepared == [("too_dark",)]
    assert (status.state, status.dropped) == (FINISHED, 0)
    recorded = stage.recorded()
    assert recorded[0].t_ns == 0
    assert len(recorded) == status.recorded == pytest.approx(FRAMES_IN_ONE_S, abs=1)
    assert number_in(recorded[0].pixels) >= 20, "what was checked is not in the recording"
    assert stage.capture is not None
    view = stage.capture.latest()
    assert view is not None
    assert view.check is None, "checked no more"
    assert view.picture is not None, "how the picture stands is told on"


def test_leaving_the_check_leaves_nothing(stage: Stage) -> None:
    def meanwhile(capture: Capture) -> None:
        while capture.latest() is None:
            time.sleep(0.001)
        capture.stop()

    source = FakeSource(before=pace)
    status = stage.play(source, prepare=lambda notes: pytest.fail("begun"), meanwhile=meanwhile)
    assert (status.state, status.recorded, status.error) == (STOPPED, 0, None)
    assert not stage.folder.video.exists()
    assert source.closed


def test_a_source_that_ends_in_the_check_ends_the_session(stage: Stage) -> None:
    status = stage.play(FakeSource(range(3)), prepare=lambda notes: pytest.fail("begun"))
    assert (status.state, status.recorded) == (STOPPED, 0)


def test_a_disk_that_refuses_after_the_check_is_explained(stage: Stage) -> None:
    def refuse(notes: tuple[str, ...]) -> None:
        raise StorageFailure("disk_full", path="x", free_mb=0)

    status = stage.play(
        FakeSource(before=pace), prepare=refuse, meanwhile=lambda capture: capture.begin()
    )
    assert status.state is FAILED
    assert status.error is not None
    assert status.error.key == "disk_full"
