import json
import shutil
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.clock import SystemClock, VirtualClock
from app.domain.records import SessionId, SessionState
from app.domain.sides import Affected, Side
from app.errors import ReportFailure, SourceFailure, StorageFailure, UsageFailure
from app.media.reader import VideoReader
from app.session.analysis import Cancelled
from app.session.capture import Capture
from app.session.choices import CameraChoice, DemoChoice, FileChoice, SourceChoice
from app.session.live import CaptureState, CaptureStatus
from app.session.sources import check_choice
from app.session.studio import Studio, make_tracker
from app.store.outline_file import decode_outline
from app.store.paths import DataPaths
from app.store.sessions import SessionFolder
from app.texts import Lang
from app.version import APP_VERSION
from exercises.errors import ContentError
from exercises.library import Library
from tests.app.session.conftest import SHORT

LEFT = DemoChoice("oral-ocular-left")
NOW = datetime(2026, 11, 23, 4, 15, tzinfo=UTC)


class Rooms:
    """Opens studios on one data folder, one after the other, as restarts do."""

    def __init__(self, root: Path, library: Library) -> None:
        self.paths = DataPaths(root)
        self._library = library
        self._open: list[Studio] = []

    def studio(self, now: datetime = NOW, *, is_real_time: bool = False) -> Studio:
        self.close()
        clock = SystemClock() if is_real_time else VirtualClock(now)
        studio = Studio(self.paths, self._library, clock, APP_VERSION)
        studio.open()
        self._open.append(studio)
        return studio

    def close(self) -> None:
        while self._open:
            self._open.pop().close()


@pytest.fixture
def rooms(tmp_path: Path, library: Library) -> Iterator[Rooms]:
    rooms = Rooms(tmp_path / "data", library)
    yield rooms
    rooms.close()


def recorded(studio: Studio, demo_video: Path, affected: Affected = Affected.LEFT) -> SessionId:
    """Leave a session as it is when its recording is done."""
    folder = studio.begin(LEFT, "first_look", affected, SHORT)
    shutil.copy(demo_video, folder.video)
    return folder.id


def captured(studio: Studio, choice: SourceChoice, until_s: float) -> SessionId:
    """Run a session of the first look and stop it early."""
    capture = studio.new_capture(choice, "first_look", Affected.LEFT, lambda: None)
    capture.start()
    deadline = time.monotonic() + 30
    while not capture.status().state.is_over and time.monotonic() < deadline:
        view = capture.latest()
        if view is not None and view.script_s >= until_s:
            break
        time.sleep(0.005)
    capture.stop()
    assert capture.join(20)
    return capture.session_id


def test_a_session_from_start_to_report(rooms: Rooms, demo_video: Path, tmp_path: Path) -> None:
    studio = rooms.studio()
    session_id = recorded(studio, demo_video)
    assert studio.record(session_id).state is SessionState.RECORDED
    assert studio.summaries() == ()
    assert studio.unfinished() == (session_id,)

    told: list[tuple[int, int]] = []
    record = studio.finish(session_id, lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 150
    assert record.state is SessionState.ANALYSED
    assert record.verdict is not None
    assert [(f.pattern, f.side) for f in record.verdict.analysis.flags] == [
        ("P2_smile_eye", Side.LEFT)
    ]
    assert record.verdict.source.synthetic
    assert record.run is not None
    assert record.run.frames_recorded == told[-1][0]
    assert record.run.analysed_at == NOW
    names = [name for name, _ in record.run.versions]
    assert names == ["app", "python", "mediapipe", "opencv-python-headless", "av", "numpy"]

    (summary,) = studio.summaries()
    assert (summary.id, summary.state, summary.synthetic) == (
        session_id,
        SessionState.ANALYSED,
        True,
    )
    assert [flag[:2] for flag in summary.flags] == [("P2_smile_eye", "left")]
    assert studio.unfinished() == ()
    assert set(studio.thumbnails(session_id)) == {"open_smile-rest", "open_smile-1-peak"}
    file = SessionFolder(rooms.paths.session(session_id)).outline
    outline = decode_outline(file.read_bytes(), file)
    assert outline.synthetic
    assert outline.outline.times_ms.size > 100
    again = studio.record(session_id)
    assert (again.verdict, again.run, again.meta) == (record.verdict, record.run, record.meta)
    assert [s.id for s in studio.summaries(date(2026, 11, 23))] == [session_id]
    assert studio.summaries(date(2026, 11, 24)) == ()

    out = studio.export_report([session_id], Lang.EN, tmp_path / "report.pdf")
    assert out.read_bytes().startswith(b"%PDF-")


def test_what_lies_in_the_session_folder(rooms: Rooms, demo_video: Path) -> None:
    studio = rooms.studio()
    session_id = recorded(studio, demo_video)
    folder = rooms.paths.session(session_id)
    assert {path.name for path in folder.iterdir()} == {
        "session.json", "timeline.json", "video.mkv", "thumbs",
    }  # fmt: skip
    session = json.loads((folder / "session.json").read_bytes())
    assert session["synthetic"] is True
    assert (session["source_kind"], session["source_label"]) == ("demo", "oral-ocular-left")
    assert (session["set_id"], session["affected"]) == ("first_look", "left")
    with pytest.raises(Cancelled):
        studio.finish(session_id, is_cancelled=lambda: True)
    assert not (folder / "analysis.json").exists()
    assert list((folder / "thumbs").iterdir()) == []
    assert studio.unfinished() == (session_id,)


def test_a_killed_session_is_offered_again_and_can_be_looked_at(
    rooms: Rooms, demo_video: Path
) -> None:
    studio = rooms.studio()
    session_id = recorded(studio, demo_video)
    whole = demo_video.read_bytes()
    rooms.paths.session(session_id).joinpath("video.mkv").write_bytes(whole[: len(whole) // 2])
    empty = studio.begin(LEFT, "first_look", Affected.LEFT, SHORT)
    empty.video.touch()
    studio.begin(LEFT, "first_look", Affected.LEFT, SHORT)

    again = rooms.studio(NOW + timedelta(days=1))
    assert again.unfinished() == (session_id,), "sessions without a picture are not offered"
    record = again.finish(session_id)
    assert record.run is not None
    assert record.run.frames_dropped is None, "nobody knows any more"
    assert record.meta.started_at == NOW
    assert again.unfinished() == ()


def test_the_newest_unfinished_session_comes_first(rooms: Rooms, demo_video: Path) -> None:
    made = [recorded(rooms.studio(NOW + timedelta(days=day)), demo_video) for day in (0, 2, 1)]
    assert rooms.studio().unfinished() == (made[1], made[2], made[0])


def test_a_captured_session_knows_its_dropped_frames(rooms: Rooms) -> None:
    studio = rooms.studio()
    session_id = captured(studio, LEFT, until_s=1.0)
    record = studio.finish(session_id)
    assert record.verdict is not None
    assert record.verdict.source.synthetic
    assert record.verdict.analysis.flags == ()
    assert record.run is not None
    assert record.run.frames_dropped == 0
    assert record.run.frames_recorded >= 25


def test_in_real_time_the_demo_person_keeps_the_time(rooms: Rooms) -> None:
    studio = rooms.studio(is_real_time=True)
    began_s = time.monotonic()
    session_id = captured(studio, LEFT, until_s=0.8)
    assert time.monotonic() - began_s > 0.8
    with VideoReader(rooms.paths.session(session_id) / "video.mkv") as reader:
        assert reader.info.is_synthetic
        assert list(reader)[-1].t_s > 0.6


def test_a_video_file_can_stand_in_for_the_camera(rooms: Rooms, demo_video: Path) -> None:
    studio = rooms.studio()
    session_id = captured(studio, FileChoice(demo_video), until_s=1.0)
    record = studio.finish(session_id)
    assert (record.meta.source_kind, record.meta.source_label) == ("file", "demo.mkv")
    assert record.verdict is not None
    assert record.verdict.source.synthetic, "a copy of the demo person stays marked"


def test_a_camera_is_recorded(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    class Camera:
        def __init__(self, index: int) -> None:
            assert index == 2
            self.is_open = True

        def isOpened(self) -> bool:
            return self.is_open

        def set(self, key: int, value: float) -> bool:
            return True

        def get(self, key: int) -> float:
            return 30.0

        def read(self) -> tuple[bool, np.ndarray]:
            time.sleep(0.01)
            return True, np.full((240, 320, 3), 128, np.uint8)

        def release(self) -> None:
            self.is_open = False

    monkeypatch.setattr(cv2, "VideoCapture", Camera)
    studio = rooms.studio(is_real_time=True)
    session_id = captured(studio, CameraChoice(2), until_s=0.3)
    record = studio.record(session_id)
    assert (record.meta.source_kind, record.meta.source_label) == ("camera", "camera 2")
    assert not record.meta.synthetic
    with pytest.raises(SourceFailure) as refused:
        studio.finish(session_id)
    assert refused.value.key == "video_no_face"
    assert rooms.paths.session(session_id).joinpath("video.mkv").stat().st_size > 0, "it is kept"
    assert [(s.id, s.state) for s in studio.summaries()] == [(session_id, SessionState.RECORDED)]
    assert studio.unfinished() == (), "it was looked at: offering it for ever would be a nuisance"


def test_a_camera_that_is_not_there_fails_the_session(rooms: Rooms) -> None:
    studio = rooms.studio()
    capture = studio.new_capture(CameraChoice(63), "first_look", Affected.LEFT, lambda: None)
    capture.start()
    assert capture.join(20)
    status = capture.status()
    assert status.state is CaptureState.FAILED
    assert status.error is not None
    assert status.error.key == "camera_missing"
    assert studio.unfinished() == ()


def test_an_unknown_person_is_refused_before_anything_is_made(rooms: Rooms) -> None:
    studio = rooms.studio()
    with pytest.raises(UsageFailure) as refused:
        studio.new_capture(DemoChoice("nobody"), "first_look", Affected.LEFT, lambda: None)
    assert refused.value.key == "person_unknown"
    assert refused.value.fields["person"] == "nobody"
    assert "oral-ocular-left" in str(refused.value.fields["known"])
    assert list(rooms.paths.sessions.iterdir()) == []
    check_choice(CameraChoice(0))
    check_choice(LEFT)


def test_an_unknown_set_is_refused_before_anything_is_made(rooms: Rooms) -> None:
    studio = rooms.studio()
    with pytest.raises(ContentError):
        studio.new_capture(LEFT, "no such set", Affected.LEFT, lambda: None)
    assert list(rooms.paths.sessions.iterdir()) == []


def test_a_session_that_is_gone_is_said_to_be_gone(rooms: Rooms) -> None:
    studio = rooms.studio()
    for ask in (studio.record, studio.finish, studio.thumbnails):
        with pytest.raises(StorageFailure) as refused:
            ask(SessionId("2026-11-23T041500Z-dead"))
        assert refused.value.key == "session_missing"


def test_there_is_no_report_over_nothing(rooms: Rooms, demo_video: Path, tmp_path: Path) -> None:
    studio = rooms.studio()
    session_id = recorded(studio, demo_video)
    for ids in ([], [session_id]):
        with pytest.raises(ReportFailure) as refused:
            studio.export_report(ids, Lang.ZH, tmp_path / "report.pdf")
        assert refused.value.key == "report_nothing"


def test_a_tracker_is_the_real_one() -> None:
    tracker = make_tracker()
    tracker.close()


def test_a_checked_session_has_no_folder_until_it_begins_and_carries_the_mark(rooms: Rooms) -> None:
    studio = rooms.studio()
    news = threading.Event()
    capture = studio.new_capture(LEFT, "first_look", Affected.LEFT, news.set, checks_camera=True)
    assert capture.checks_camera
    capture.start()
    while capture.latest() is None:
        assert news.wait(20)
    assert not rooms.paths.session(capture.session_id).exists()
    assert studio.unfinished() == ()
    capture.begin(("too_dark",))
    while capture.status().recorded < 3 and not capture.status().state.is_over:
        time.sleep(0.005)
    capture.stop()
    assert capture.join(20)
    meta = studio.record(capture.session_id).meta
    assert (meta.camera_notes, meta.set_id) == (("too_dark",), "first_look")


def test_the_picture_of_a_file_is_not_checked(rooms: Rooms, demo_video: Path) -> None:
    capture = rooms.studio().new_capture(
        FileChoice(demo_video), "first_look", Affected.LEFT, lambda: None, checks_camera=True
    )
    assert not capture.checks_camera
    assert rooms.paths.session(capture.session_id).exists()


def test_a_session_may_begin_while_another_thread_asks_what_is_in_use(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio, status = rooms.studio(), Capture.status

    def begun() -> Capture:
        return studio.new_capture(LEFT, "first_look", Affected.LEFT, lambda: None)

    first = begun()

    def status_while_another_begins(capture: Capture) -> CaptureStatus:
        begun()
        return status(capture)

    monkeypatch.setattr(Capture, "status", status_while_another_begins)
    assert first.session_id in studio.in_use()
