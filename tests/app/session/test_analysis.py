import hashlib
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from app.domain.findings import Mode, Reason
from app.domain.observation import FaceObservation
from app.domain.patterns import Watches
from app.domain.sides import Affected, Side
from app.domain.timeline import Timeline, TimelineItem
from app.domain.tracking import TrackingMode
from app.errors import ModelFailure, SourceFailure
from app.frames import Frame
from app.media.reader import VideoReader
from app.session import analysis as analysis_module
from app.session.analysis import Analysed, Cancelled, analyse_video, sha256_of
from app.session.trackers import make_tracker
from app.session.watches import watches_of
from app.vision.tracker import Tracker
from exercises.library import Library
from tests.app.media.pictures import EXACT, MS, frames, write_mkv
from tests.app.session.conftest import SHORT
from tests.app.session.fakes import FakeSource, FakeTracker

NOTHING_ASKED = Timeline(())
# In the checkout the developers' clips lie beside it.
CLIP = Path(__file__).parents[4] / "shared" / "data" / "real" / "single_face.mp4"


@pytest.fixture(scope="module")
def watches(library: Library) -> Watches:
    return watches_of(library)


@pytest.fixture
def grey(tmp_path: Path) -> Path:
    path = tmp_path / "grey.mkv"
    pixels = np.full((480, 640, 3), 128, np.uint8)
    write_mkv(path, [Frame(pixels, n * 40 * MS, n) for n in range(8)], EXACT)
    return path


def test_the_demo_person_is_judged_as_built(analysed: Analysed) -> None:
    verdict = analysed.verdict
    assert verdict.source.synthetic
    assert (verdict.source.width, verdict.source.height) == (640, 480)
    assert verdict.source.fps == pytest.approx(25)
    assert verdict.source.duration_s == pytest.approx(SHORT.length_s, abs=0.05)
    assert verdict.tracking.tracked_ratio == 1.0
    assert [(flag.pattern, flag.side) for flag in verdict.analysis.flags] == [
        ("P2_smile_eye", Side.LEFT)
    ]
    assert len(analysed.boxes) == verdict.source.frames == analysed.result.curves.t_s.size
    assert analysed.ms_per_frame > 0
    assert not analysed.is_truncated


def test_the_same_video_gives_the_same_verdict(
    demo_video: Path, analysed: Analysed, watches: Watches
) -> None:
    told: list[tuple[int, int]] = []
    again = analyse_video(
        demo_video,
        SHORT.timeline(),
        Affected.LEFT,
        watches,
        make_tracker,
        progress=lambda done, total: told.append((done, total)),
    )
    assert again.verdict == analysed.verdict
    assert again.boxes == analysed.boxes
    done = [d for d, _ in told]
    assert done == sorted(done)
    assert all(d <= total for d, total in told)
    assert told[-1] == (len(again.boxes), len(again.boxes))


def test_a_video_that_breaks_off_is_looked_at_as_far_as_it_goes(
    demo_video: Path, analysed: Analysed, watches: Watches, tmp_path: Path
) -> None:
    whole = demo_video.read_bytes()
    cut = tmp_path / "cut.mkv"
    cut.write_bytes(whole[: int(len(whole) * 0.35)])
    told: list[tuple[int, int]] = []
    part = analyse_video(
        cut,
        SHORT.timeline(),
        Affected.LEFT,
        watches,
        make_tracker,
        progress=lambda done, total: told.append((done, total)),
    )
    assert part.is_truncated
    assert 20 < part.verdict.source.frames < analysed.verdict.source.frames - 20
    assert part.verdict.source.synthetic
    last = part.verdict.source.duration_s
    assert all(movement.end_s <= last for movement in part.verdict.analysis.movements)
    assert part.verdict.analysis.flags == ()
    assert told[-1][0] == told[-1][1] == part.verdict.source.frames


def test_a_video_without_a_face_is_said_to_have_none(grey: Path, watches: Watches) -> None:
    with pytest.raises(SourceFailure) as refused:
        analyse_video(grey, NOTHING_ASKED, Affected.UNKNOWN, watches, make_tracker)
    assert (refused.value.key, refused.value.fields) == ("video_no_face", {"path": str(grey)})


@pytest.mark.parametrize("after", [0, 3, 40])
def test_cancelling_ends_everything(tmp_path: Path, watches: Watches, after: int) -> None:
    path = tmp_path / "a.mkv"
    write_mkv(path, frames(range(0, 3300, 33)))
    tracker = FakeTracker()
    with pytest.raises(Cancelled):
        analyse_video(
            path,
            NOTHING_ASKED,
            Affected.UNKNOWN,
            watches,
            lambda: tracker,
            is_cancelled=lambda: len(tracker.tracked) >= after,
        )
    assert (len(tracker.tracked), tracker.closed) == (after, 1)


def test_cancelling_while_the_disk_is_slow_ends_everything(
    watches: Watches, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = FakeSource(before=lambda number: time.sleep(0.15))
    monkeypatch.setattr(analysis_module, "VideoReader", lambda path, is_synthetic: slow)
    with pytest.raises(Cancelled):
        analyse_video(
            Path("slow.mkv"),
            NOTHING_ASKED,
            Affected.UNKNOWN,
            watches,
            FakeTracker,
            is_cancelled=lambda: True,
        )
    assert slow.closed


def test_a_mistake_while_decoding_reaches_the_one_who_asked(
    watches: Watches, monkeypatch: pytest.MonkeyPatch
) -> None:
    def before(number: int) -> None:
        if number == 20:
            raise MemoryError("a picture too large")

    broken, tracker = FakeSource(before=before), FakeTracker()
    monkeypatch.setattr(analysis_module, "VideoReader", lambda path, is_synthetic: broken)
    with pytest.raises(MemoryError, match="too large"):
        analyse_video(Path("broken.mkv"), NOTHING_ASKED, Affected.UNKNOWN, watches, lambda: tracker)
    assert (broken.closed, tracker.closed) == (1, 1)


def test_a_model_that_fails_reaches_the_one_who_asked(grey: Path, watches: Watches) -> None:
    def fail(frame: Frame) -> None:
        raise ModelFailure("tracking_failed", detail="no")

    def none() -> Tracker:
        raise ModelFailure("model_missing", path="x")

    tracker = FakeTracker(fail)
    with pytest.raises(ModelFailure):
        analyse_video(grey, NOTHING_ASKED, Affected.UNKNOWN, watches, lambda: tracker)
    assert tracker.closed == 1
    with pytest.raises(ModelFailure):
        analyse_video(grey, NOTHING_ASKED, Affected.UNKNOWN, watches, none)


class TwoSteps(FakeTracker):
    """Says in which thread each of its steps ran; the first fails at a frame, if it is to."""

    mode = TrackingMode.STANDARD

    def __init__(self, fails_at: int | None = None) -> None:
        super().__init__()
        self.found: list[int] = []
        self.finders: set[int] = set()
        self._fails_at = fails_at

    def find(self, frame: Frame) -> FaceObservation | None:
        if frame.number == self._fails_at:
            raise ModelFailure("tracking_failed", detail="no")
        self.finders.add(threading.get_ident())
        self.found.append(frame.number)
        return FaceObservation(np.full((478, 3), float(frame.number)), np.eye(4))

    def halve(self, frame: Frame, face: FaceObservation | None) -> FaceObservation | None:
        assert face is not None
        assert face.landmarks_px[0, 0] == frame.number, "the face of another frame"
        return self.track(frame)


def test_a_tracker_of_two_steps_finds_ahead_of_its_second_step(
    tmp_path: Path, watches: Watches
) -> None:
    path = tmp_path / "a.mkv"
    write_mkv(path, frames(range(0, 1000, 33)))
    tracker = TwoSteps()
    analyse_video(path, NOTHING_ASKED, Affected.UNKNOWN, watches, lambda: tracker)
    assert tracker.found == tracker.tracked == list(range(31))
    assert threading.get_ident() not in tracker.finders
    assert len(tracker.finders) == 1, "in the order of the frames"
    failing = TwoSteps(fails_at=20)
    with pytest.raises(ModelFailure):
        analyse_video(path, NOTHING_ASKED, Affected.UNKNOWN, watches, lambda: failing)
    assert (failing.tracked, failing.closed) == (list(range(20)), 1)
    stopped = TwoSteps()
    with pytest.raises(Cancelled):
        analyse_video(
            path,
            NOTHING_ASKED,
            Affected.UNKNOWN,
            watches,
            lambda: stopped,
            is_cancelled=lambda: len(stopped.tracked) == 5,
        )
    assert stopped.closed == 1


def test_whoever_opens_the_file_may_know_that_it_is_synthetic(
    demo_video: Path, tmp_path: Path, watches: Watches
) -> None:
    """A recording whose words were lost on the way is still marked by its session."""
    path = tmp_path / "plain.mkv"
    with VideoReader(demo_video) as reader:
        shown = [frame for _, frame in zip(range(3), reader, strict=False)]
    write_mkv(path, shown)
    for is_synthetic in (True, False):
        found = analyse_video(
            path,
            NOTHING_ASKED,
            Affected.UNKNOWN,
            watches,
            make_tracker,
            is_synthetic=is_synthetic,
        )
        assert found.verdict.source.synthetic is is_synthetic


def test_one_frame_is_enough_for_a_verdict_of_nothing(
    demo_video: Path, tmp_path: Path, watches: Watches
) -> None:
    path = tmp_path / "one.mkv"
    with VideoReader(demo_video) as reader:
        first = reader.read()
    assert first is not None
    write_mkv(path, [first])
    found = analyse_video(path, SHORT.timeline(), Affected.LEFT, watches, make_tracker)
    assert found.verdict.source.frames == 1
    assert found.verdict.analysis.flags == ()


def test_a_recording_that_ends_before_the_first_hold_stays_a_guided_one(
    demo_video: Path, tmp_path: Path, watches: Watches
) -> None:
    """Nobody who was about to be asked has movements looked for instead."""
    path = tmp_path / "short.mkv"
    with VideoReader(demo_video) as reader:
        write_mkv(path, [frame for _, frame in zip(range(5), reader, strict=False)])
    late = Timeline((TimelineItem("open_smile", 1, 8.0, 9.0, 10.0, 11.0),))
    found = analyse_video(path, late, Affected.LEFT, watches, make_tracker).result.analysis
    assert found.mode is Mode.GUIDED
    assert [m.reason for m in found.movements] == [Reason.NO_REST]


def test_the_hash_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 3_000_000)
    assert sha256_of(path) == hashlib.sha256(b"x" * 3_000_000).hexdigest()


@pytest.mark.shared_data
@pytest.mark.skipif(not CLIP.exists(), reason=f"the developers' clip {CLIP} is not here")
def test_a_real_face_is_found_and_nothing_is_claimed_about_it(watches: Watches) -> None:
    found = analyse_video(CLIP, NOTHING_ASKED, Affected.UNKNOWN, watches, make_tracker)
    assert found.verdict.tracking.tracked_ratio > 0.95
    assert found.verdict.analysis.flags == ()
    assert not found.verdict.source.synthetic
    assert not found.is_truncated
