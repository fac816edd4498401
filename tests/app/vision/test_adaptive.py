"""The live picture's tracker: quick for every frame, the halves beside it."""

import logging
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from app.domain.measures import FaceReading, read_face
from app.domain.observation import FaceObservation
from app.domain.sides import Sides
from app.domain.tracking import TrackingMode
from app.errors import ModelFailure
from app.frames import Frame, Pixels, freeze
from app.vision.adaptive import HALVES_LAST_NS, AdaptiveTracker
from app.vision.cadence import SLOWEST
from app.vision.decoupled import SideDecoupledTracker
from app.vision.model import verified_model
from app.vision.subject.canonical import load_canonical_mesh
from app.vision.subject.face import FaceParameters
from app.vision.subject.renderer import SubjectRenderer
from tests.app.media.threads import none_left

STEP_NS = 40_000_000
GREY = freeze(np.full((480, 640, 3), 128, np.uint8))


@pytest.fixture(scope="module")
def calm() -> Pixels:
    renderer = SubjectRenderer(load_canonical_mesh(verified_model()))
    return renderer.render(FaceParameters(), 0).pixels


@pytest.fixture(scope="module")
def winking() -> Pixels:
    renderer = SubjectRenderer(load_canonical_mesh(verified_model()))
    return renderer.render(FaceParameters(blink_left=0.8), 0).pixels


@pytest.fixture
def tracker() -> Iterator[AdaptiveTracker]:
    with none_left(), AdaptiveTracker() as tracker:
        yield tracker


class Camera:
    """Shows pictures to a tracker, as far apart in the picture's time as in the person's."""

    def __init__(self, tracker: AdaptiveTracker) -> None:
        self.tracker = tracker
        self.number = 0
        self.t_ns = 0

    def show(
        self, pixels: Pixels, wait_s: float = 0.04, step_ns: int = STEP_NS
    ) -> FaceObservation | None:
        self.number += 1
        self.t_ns += step_ns
        seen = self.tracker.track(Frame(pixels, self.t_ns, self.number))
        time.sleep(wait_s)
        return seen

    def until_read(self, pixels: Pixels) -> FaceObservation:
        """Show a picture until its halves have come."""
        for _ in range(100):
            seen = self.show(pixels)
            if seen is not None and seen.halves != Sides(None, None):
                return seen
        raise AssertionError("no halves in a hundred frames")


def test_the_first_frame_does_not_wait_and_does_not_pretend(
    tracker: AdaptiveTracker, calm: Pixels
) -> None:
    first = Camera(tracker).show(calm)
    assert first is not None
    assert first.halves == Sides(None, None)
    reading = read_face(first)
    assert np.isnan(reading.lid_gap.left), "not filled in from the whole face"
    assert tracker.mode is TrackingMode.SIDE_DECOUPLED


def test_the_halves_come_and_read_as_those_of_a_verdict(
    tracker: AdaptiveTracker, calm: Pixels, winking: Pixels
) -> None:
    def settled(pixels: Pixels) -> FaceReading:
        for _ in range(11):
            camera.until_read(pixels)
        return read_face(camera.until_read(pixels))

    camera = Camera(tracker)
    rest, wink = settled(calm), settled(winking)
    with SideDecoupledTracker() as strict:
        frames = [Frame(p, n * STEP_NS, n) for n, p in enumerate([calm] * 8 + [winking] * 8)]
        seen = [strict.track(frame) for frame in frames]
    expected = [read_face(face) for face in seen if face is not None]
    for ours, theirs in ((rest, expected[7]), (wink, expected[15])):
        assert ours.lid_gap.left == pytest.approx(theirs.lid_gap.left, rel=0.03, abs=1e-3)
        assert ours.lid_gap.right == pytest.approx(theirs.lid_gap.right, rel=0.03, abs=1e-3)
    assert wink.lid_gap.left < 0.7 * rest.lid_gap.left
    assert wink.lid_gap.right > 0.9 * rest.lid_gap.right


def test_every_frame_with_a_face_goes_on_having_halves(
    tracker: AdaptiveTracker, calm: Pixels
) -> None:
    camera = Camera(tracker)
    camera.until_read(calm)
    seen = [camera.show(calm) for _ in range(10)]
    assert all(face is not None and face.halves != Sides(None, None) for face in seen)


def test_frames_in_a_rush_are_not_held_up(tracker: AdaptiveTracker, calm: Pixels) -> None:
    """One reading runs at a time; the frames meanwhile carry the one before."""
    camera = Camera(tracker)
    camera.until_read(calm)
    seen = [camera.show(calm, wait_s=0.0) for _ in range(20)]
    halves = [face.halves for face in seen if face is not None]
    assert len(halves) == 20
    assert any(a is b for a, b in pairwise(halves))


def test_halves_from_before_the_face_was_lost_are_not_shown_after(
    tracker: AdaptiveTracker, calm: Pixels
) -> None:
    camera = Camera(tracker)
    camera.until_read(calm)
    # Leave while a reading is under way.
    while tracker.track(Frame(GREY, camera.t_ns + STEP_NS, camera.number + 1)) is not None:
        camera.show(calm)
    camera.t_ns += STEP_NS
    camera.number += 1
    time.sleep(0.2)
    back = next(face for _ in range(20) if (face := camera.show(calm, wait_s=0.0)) is not None)
    assert back.halves == Sides(None, None)
    assert camera.until_read(calm).halves is not None


def test_old_halves_are_let_go(tracker: AdaptiveTracker, calm: Pixels) -> None:
    camera = Camera(tracker)
    camera.until_read(calm)
    # The picture stood still for a second; nothing newer has been read.
    later = camera.show(calm, step_ns=HALVES_LAST_NS + 5 * STEP_NS)
    assert later is not None
    assert later.halves == Sides(None, None)


def test_an_overloaded_machine_reads_the_halves_less_often(
    tracker: AdaptiveTracker, calm: Pixels, caplog: pytest.LogCaptureFixture
) -> None:
    """A camera of 500 frames per second is more than any machine bears."""
    camera = Camera(tracker)
    assert tracker.every == 1
    with caplog.at_level(logging.INFO):
        for _ in range(160):
            camera.show(calm, wait_s=0.0, step_ns=2_000_000)
    assert tracker.every == SLOWEST
    assert tracker.load is not None
    assert tracker.load > 1
    assert [record.args for record in caplog.records] == [(2,), (3,)]


def test_a_face_without_height_has_no_halves(
    tracker: AdaptiveTracker, calm: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.vision.halves.composites_of", lambda pixels, points: None)
    camera = Camera(tracker)
    seen = [camera.show(calm) for _ in range(6)]
    assert all(face is not None and face.halves == Sides(None, None) for face in seen)


def test_a_half_without_a_face_is_none(
    tracker: AdaptiveTracker, calm: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.vision.composite import Composites, composites_of

    def blank(pixels: Pixels, points: np.ndarray) -> Composites:
        made = composites_of(pixels, points)
        assert made is not None
        empty = np.full_like(made.faces.left, 128)
        return replace(made, faces=Sides(left=empty, right=empty))

    monkeypatch.setattr("app.vision.halves.composites_of", blank)
    camera = Camera(tracker)
    seen = [camera.show(calm) for _ in range(6)]
    assert all(face is not None and face.halves == Sides(None, None) for face in seen)


def test_a_model_that_fails_on_a_half_is_a_model_failure_of_the_next_frame(
    tracker: AdaptiveTracker, calm: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(pixels: Pixels, points: np.ndarray) -> None:
        raise ModelFailure("tracking_failed", detail="half")

    monkeypatch.setattr("app.vision.halves.composites_of", fail)
    camera = Camera(tracker)
    assert camera.show(calm, wait_s=0.2) is not None
    with pytest.raises(ModelFailure):
        camera.show(calm)


def test_closing_twice_and_in_the_middle_of_a_reading_is_safe(calm: Pixels) -> None:
    with none_left():
        tracker = AdaptiveTracker()
        assert tracker.track(Frame(calm, 0, 0)) is not None
        tracker.close()
        tracker.close()
