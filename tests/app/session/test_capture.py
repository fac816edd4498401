"""A session from start to end: the script, pauses, and what is recorded and shown."""

import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest

from app.clock import VirtualClock
from app.domain.coach import Coach
from app.domain.course import cut
from app.domain.sides import Affected
from app.domain.timeline import Phase, Script
from app.media.replay import PacedVideo
from app.session.capture import Capture
from app.session.live import LiveView
from app.session.studio import make_tracker
from app.store.timeline_json import read_timeline
from tests.app.media.pictures import MS, number_in
from tests.app.session.capture_stage import (  # noqa: F401
    ENDLESS,
    FINISHED,
    FRAMES_IN_ONE_S,
    ONE_S,
    PAUSED,
    RUNNING,
    STOPPED,
    Stage,
    new_stage,
    raised_or,
)
from tests.app.session.fakes import STEP_MS, FakeSource, FakeTracker


def test_a_session_ends_with_its_script(stage: Stage) -> None:
    source, tracker = FakeSource(), FakeTracker()
    status = stage.play(source, tracker)
    assert (status.state, status.error, status.dropped) == (FINISHED, None, 0)
    assert status.recorded == FRAMES_IN_ONE_S
    recorded = stage.recorded()
    assert [number_in(frame.pixels) for frame in recorded] == list(range(FRAMES_IN_ONE_S))
    assert [frame.t_ns for frame in recorded] == [n * STEP_MS * MS for n in range(FRAMES_IN_ONE_S)]
    assert {RUNNING, FINISHED} <= set(stage.states)
    assert source.closed
    assert tracker.closed == 1
    assert stage.capture is not None
    assert stage.capture.session_id == stage.folder.id


def test_pictures_are_tracked_in_a_thread_of_their_own(stage: Stage) -> None:
    tracker = FakeTracker()
    stage.play(FakeSource(before=lambda number: time.sleep(0.002)), tracker)
    assert tracker.threads == {"tracker"}


def test_the_newest_view_tells_what_is_asked(stage: Stage) -> None:
    stage.play(FakeSource())
    assert stage.capture is not None
    view = stage.capture.latest()
    assert view is not None
    assert view.observation is not None
    assert view.script_s == view.frame.t_s == pytest.approx(0.99)
    assert view.prompt is not None
    assert (view.prompt.beat.exercise, view.prompt.phase) == ("open_smile", Phase.REST)
    assert stage.capture.latest() is None, "taken is taken"


def test_stopping_early_keeps_the_recording(stage: Stage) -> None:
    def before(number: int) -> None:
        if number == 20:
            assert stage.capture is not None
            stage.capture.stop()

    status = stage.play(FakeSource(before=before))
    assert (status.state, status.error) == (STOPPED, None)
    assert status.recorded == len(stage.recorded()) == 21


def test_it_stands_still_by_itself_where_it_was_told_to(stage: Stage) -> None:
    """What comes after the hold is recorded once another second is named, and not before."""
    held: list[int] = []

    def before(number: int) -> None:
        capture = stage.capture
        assert capture is not None
        if number == 0:
            capture.hold_at(0.5)
        elif number == 40:
            held.append(capture.status().recorded)
            capture.hold_at(None)

    status = stage.play(FakeSource(before=before))
    assert (status.state, status.dropped) == (FINISHED, 0)
    assert held[0] <= 16
    times = [frame.t_s for frame in stage.recorded()]
    assert max(b - a for a, b in pairwise(times)) < 0.07, "the film has no hole"
    assert status.recorded == len(times) <= FRAMES_IN_ONE_S
    assert PAUSED in stage.states


def test_a_camera_that_stalls_over_the_end_is_still_held(stage: Stage) -> None:
    ended: list[bool] = []

    def before(number: int) -> None:
        capture = stage.capture
        assert capture is not None
        if number == 0:
            capture.hold_at(0.9)
        elif number == 60:
            ended.append(capture.status().state.is_over)
            capture.hold_at(None)

    numbers = [*range(20), *range(50, 70)]
    status = stage.play(FakeSource(numbers, before=before))
    assert ended == [False]
    assert status.state is FINISHED


def test_asking_for_something_else_is_written_beside_the_recording(stage: Stage) -> None:
    def before(number: int) -> None:
        if number == 20:
            assert stage.capture is not None
            stage.capture.replan(Script(cut(ONE_S, 0.6)))

    status = stage.play(FakeSource(before=before))
    assert status.state is FINISHED
    assert status.recorded == len(stage.recorded()) < FRAMES_IN_ONE_S - 8
    items = read_timeline(stage.folder.path / "timeline.json").items
    assert [(i.exercise, i.hold_end_s) for i in items] == [("open_smile", 0.6)]


def test_stopping_before_the_first_frame(stage: Stage) -> None:
    held = threading.Event()
    source = FakeSource(before=lambda number: raised_or(held.wait(5)))

    def meanwhile(capture: Capture) -> None:
        assert not capture.join(0.05), "the camera still waits"
        capture.stop()
        held.set()

    assert stage.play(source, meanwhile=meanwhile).state is STOPPED


def test_a_capture_that_never_started_has_nothing_to_wait_for(stage: Stage) -> None:
    capture = Capture(
        lambda clock: FakeSource(),
        FakeTracker,
        ONE_S,
        stage.folder,
        lambda: None,
        is_synthetic=False,
    )
    assert capture.join(0.1)


def test_a_pause_leaves_no_gap_in_the_recording(stage: Stage) -> None:
    """Frames that the camera misses while nobody records are not dropped frames."""
    missed = {14, 15}

    def before(number: int) -> None:
        assert stage.capture is not None
        if number == 10:
            stage.capture.pause()
        if number == 20:
            stage.capture.resume()

    numbers = [n for n in range(200) if n not in missed]
    status = stage.play(FakeSource(numbers, before))
    assert (status.state, status.dropped) == (FINISHED, 0)
    recorded = stage.recorded()
    assert [number_in(f.pixels) for f in recorded] == [*range(10), *range(20, 41)]
    assert [f.t_ns for f in recorded] == [n * STEP_MS * MS for n in range(FRAMES_IN_ONE_S)]
    order = [state for n, state in enumerate(stage.states) if state not in stage.states[:n]]
    assert order == [RUNNING, PAUSED, FINISHED]


def test_paused_from_the_start_and_stopped_in_the_pause(stage: Stage) -> None:
    def before(number: int) -> None:
        assert stage.capture is not None
        if number == 0:
            stage.capture.pause()
        if number == 5:
            stage.capture.resume()
        if number == 10:
            stage.capture.pause()
        if number == 500:
            stage.capture.stop()

    status = stage.play(FakeSource(before=before))
    assert (status.state, status.recorded, status.dropped) == (STOPPED, 5, 0)
    assert [frame.t_ns // MS for frame in stage.recorded()] == [0, 33, 66, 99, 132]


def test_frames_that_the_camera_missed_are_counted(stage: Stage) -> None:
    status = stage.play(FakeSource([n for n in range(200) if n % 5]))
    # 0, 5, 10, 15, 20, 25; the 30th would have been the last, and is not missed.
    assert (status.state, status.dropped, status.recorded) == (FINISHED, 6, 24)


def test_a_slow_tracker_costs_no_recorded_frame(stage: Stage) -> None:
    source = FakeSource(range(120))
    tracker = FakeTracker(before=lambda frame: time.sleep(0.03))
    status = stage.play(source, tracker, ENDLESS)
    assert (status.state, status.recorded, status.dropped) == (STOPPED, 120, 0)
    assert status.untracked > 0
    assert len(tracker.tracked) + status.untracked == len(source.delivered) == 120
    assert tracker.tracked == sorted(tracker.tracked)
    assert [number_in(frame.pixels) for frame in stage.recorded()] == list(range(120))


def test_with_the_real_tracker_and_the_demo_person(stage: Stage, demo_video: Path) -> None:
    status = stage.play(PacedVideo(demo_video, VirtualClock()), make_tracker())
    assert (status.state, status.dropped) == (FINISHED, 0)
    assert stage.capture is not None
    view = stage.capture.latest()
    assert view is not None
    assert view.observation is not None
    assert view.observation.landmarks_px.shape == (478, 3)
    assert len(stage.recorded()) == status.recorded
    assert status.recorded == pytest.approx(25, abs=1)


def test_a_synthetic_session_says_so_in_its_pictures(stage: Stage) -> None:
    stage.play(FakeSource(), is_synthetic=True)
    for frame in stage.recorded():
        assert frame.pixels[-2:].mean() < 60, "the dark bar"
        assert frame.pixels[-14:].max() > 150, "the light words"


def test_the_movement_is_coached_while_the_script_runs_and_not_in_a_pause(stage) -> None:
    views: list[LiveView] = []
    seen_at: list[tuple[float, float]] = []
    aims: set[float] = set()

    class Listening(Coach):
        def see(self, t_s, script_s, reading, prompt):
            seen_at.append((t_s, script_s))
            return super().see(t_s, script_s, reading, prompt)

        def aim(self, share):
            aims.add(share)

    def before(number: int) -> None:
        if number == 10:
            stage.capture.pause()
        if number == 20:
            stage.capture.aim(0.5)
            stage.capture.resume()

    def meanwhile(capture: Capture) -> None:
        while not capture.status().state.is_over:
            if (view := capture.latest()) is not None:
                views.append(view)

    coach = Listening({}, Affected.LEFT)
    stage.play(FakeSource(before=before), FakeTracker(), coach=coach, meanwhile=meanwhile)

    coached = [view for view in views if view.feedback is not None]
    assert coached
    assert all(view.feedback.t_s == view.script_s for view in coached if view.feedback)
    # A busy machine may not get to a frame before the aim was changed.
    assert {0.5} <= aims <= {1.0, 0.5}
    times = [t_s for t_s, _ in seen_at]
    assert times == sorted(times)
    assert not any(10 * STEP_MS <= 1000 * t_s < 20 * STEP_MS for t_s in times)
