import logging
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from app.clock import VirtualClock
from app.domain.coach import Coach
from app.domain.course import cut
from app.domain.sides import Affected
from app.domain.timeline import Beat, Phase, Script
from app.errors import ModelFailure, RecordingFailure, SourceFailure, StorageFailure
from app.frames import Frame, Source
from app.media.reader import VideoReader
from app.media.replay import PacedVideo
from app.session.capture import Capture
from app.session.live import CaptureState, CaptureStatus, LiveView
from app.session.studio import make_tracker
from app.store.sessions import SessionFolder
from app.store.timeline_json import read_timeline
from app.vision.tracker import Tracker
from tests.app.media.pictures import MS, number_in
from tests.app.session.fakes import STEP_MS, FakeSource, FakeTracker

ONE_S = Script((Beat("open_smile", 1, 1, 0.2, 0.2, 0.3, 0.2, 0.1),))
ENDLESS = Script((Beat("open_smile", 1, 1, 0.0, 0.2, 9e9, 0.2, 0.1),))
FRAMES_IN_ONE_S = 31
RUNNING, PAUSED = CaptureState.RUNNING, CaptureState.PAUSED
FINISHED, STOPPED, FAILED = CaptureState.FINISHED, CaptureState.STOPPED, CaptureState.FAILED


class Stage:
    """A capture with what it is made of, and what it said."""

    def __init__(self, folder: Path) -> None:
        self.folder = SessionFolder(folder)
        self.states: list[CaptureState] = []
        self.capture: Capture | None = None

    def play(
        self,
        source: Source | Exception,
        tracker: Tracker | Exception | None = None,
        script: Script = ONE_S,
        *,
        is_synthetic: bool = False,
        prepare: Callable[[tuple[str, ...]], None] | None = None,
        meanwhile: Callable[[Capture], None] = lambda capture: None,
        coach: Coach | None = None,
    ) -> CaptureStatus:
        """Run to the end."""
        capture = self.capture = Capture(
            make_source=lambda clock: raised_or(source),
            make_tracker=lambda: raised_or(tracker or FakeTracker()),
            script=script,
            folder=self.folder,
            on_news=self.note,
            is_synthetic=is_synthetic,
            prepare=prepare,
            coach=coach,
        )
        assert capture.status() == CaptureStatus(CaptureState.STARTING, None, 0, 0, 0)
        capture.start()
        meanwhile(capture)
        assert capture.join(20)
        return capture.status()

    def note(self) -> None:
        assert threading.current_thread().name in ("camera", "tracker")
        if self.capture is not None:
            self.states.append(self.capture.status().state)

    def recorded(self) -> list[Frame]:
        with VideoReader(self.folder.video) as reader:
            return list(reader)


def raised_or(thing: object) -> object:
    if isinstance(thing, Exception):
        raise thing
    return thing


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    folder = tmp_path / "2026-11-23T041500Z-0001"
    folder.mkdir()
    return Stage(folder)


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


def pace(number: int) -> None:
    time.sleep(0.002)


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
