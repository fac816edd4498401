from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.clock import VirtualClock
from app.errors import ModelFailure
from app.frames import Frame
from app.vision import tracker as tracker_module
from app.vision.demo import DemoSource
from app.vision.model import MODEL_FILE
from app.vision.result_arrays import detect_for_video
from app.vision.subject.persons import PERSONS
from app.vision.tracker import FaceTracker
from tests.app.vision import children

GREY = np.full((480, 640, 3), 128, np.uint8)

TRACKED = """
import numpy as np
from app.frames import Frame
from app.vision.tracker import FaceTracker
with FaceTracker() as tracker:
    for number in range(5):
        frame = Frame(np.full((480, 640, 3), 128, np.uint8), number * 40_000_000, number)
        print(tracker.track(frame))
tracker.close()
"""


@pytest.fixture
def tracker() -> Iterator[FaceTracker]:
    with FaceTracker() as tracker:
        yield tracker


@pytest.fixture(scope="module")
def demo_frame() -> Frame:
    with DemoSource(PERSONS["healthy"], lambda t_ns: None, VirtualClock()) as source:
        frame = source.read()
    assert frame is not None
    return frame


def test_no_face_is_a_result(tracker: FaceTracker) -> None:
    assert tracker.track(Frame(GREY, 0, 0)) is None


def test_the_face_is_found_where_it_is(tracker: FaceTracker, demo_frame: Frame) -> None:
    face = tracker.track(demo_frame)
    assert face is not None
    assert face.landmarks_px.shape == (478, 3)
    assert face.head_to_camera.shape == (4, 4)
    assert not face.landmarks_px.flags.writeable
    assert not face.head_to_camera.flags.writeable
    # Pixels of this frame, and the person's right eye (33) on the left of the picture.
    assert 100 < face.landmarks_px[:, 0].min() < face.landmarks_px[:, 0].max() < 540
    assert face.landmarks_px[33, 0] < face.landmarks_px[263, 0]
    assert face.landmarks_px[33, 1] < face.landmarks_px[152, 1], "the chin is below the eye"


def test_points_and_matrix_are_those_of_the_library_to_the_last_bit(demo_frame: Frame) -> None:
    """We read them past the library's own Python, which takes a millisecond more."""
    import mediapipe as mp
    from mediapipe.tasks.python import BaseOptions, vision

    def landmarker() -> vision.FaceLandmarker:
        options = vision.FaceLandmarkerOptions(
            base_options=BaseOptions(model_asset_path=str(MODEL_FILE)),
            running_mode=vision.RunningMode.VIDEO,
            output_facial_transformation_matrixes=True,
        )
        return vision.FaceLandmarker.create_from_options(options)

    shown = [np.roll(demo_frame.pixels, 3 * n, axis=1) for n in range(3)] + [GREY]
    seen = []
    with landmarker() as ours, landmarker() as theirs:
        for number, pixels in enumerate(shown):
            image = mp.Image(image_format=mp.ImageFormat.SRGB, data=pixels[:, :, ::-1].copy())
            found = detect_for_video(ours, image, 40 * number)
            wanted = theirs.detect_for_video(image, 40 * number)
            seen.append(found is not None)
            assert seen[-1] is bool(wanted.face_landmarks)
            if found is not None:
                points = np.array([(p.x, p.y, p.z) for p in wanted.face_landmarks[0]], np.float64)
                assert found.points.tobytes() == points.tobytes()
                assert np.array_equal(found.matrix, wanted.facial_transformation_matrixes[0])
    assert seen == [True, True, True, False]


def test_frames_of_one_time_do_not_upset_it(tracker: FaceTracker, demo_frame: Frame) -> None:
    for number, t_ns in enumerate((0, 0, 400_000, 33_000_000, 20_000_000)):
        assert tracker.track(Frame(demo_frame.pixels, t_ns, number)) is not None


def test_a_face_that_leaves_is_gone_and_may_come_back(
    tracker: FaceTracker, demo_frame: Frame
) -> None:
    shown = [demo_frame.pixels, demo_frame.pixels, GREY, GREY, demo_frame.pixels]
    seen = [tracker.track(Frame(p, n * 40_000_000, n)) is not None for n, p in enumerate(shown)]
    assert seen == [True, True, False, False, True]


def test_closing_twice_is_safe() -> None:
    tracker = FaceTracker()
    tracker.close()
    tracker.close()


def test_a_missing_model_is_said_before_anything_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(ModelFailure) as refused:
        FaceTracker(tmp_path / "gone.task")
    assert refused.value.key == "model_missing"


def test_a_model_that_will_not_load_is_a_model_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check is passed by, so that MediaPipe itself meets the spoilt file."""
    path = tmp_path / "spoilt.task"
    path.write_bytes(b"no model at all")
    monkeypatch.setattr(tracker_module, "verified_model", lambda path: path)
    with pytest.raises(ModelFailure) as refused:
        FaceTracker(path)
    assert refused.value.key == "tracking_failed"
    assert 0 < len(str(refused.value.fields["detail"])) <= 200


def test_a_model_that_fails_while_it_runs_is_a_model_failure(
    tracker: FaceTracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> object:
        raise RuntimeError("graph stopped " * 50)

    monkeypatch.setattr(tracker_module, "detect_for_video", fail)
    with pytest.raises(ModelFailure) as refused:
        tracker.track(Frame(GREY, 0, 0))
    assert refused.value.key == "tracking_failed"
    assert len(str(refused.value.fields["detail"])) == 200


def test_nothing_is_printed_at_start_while_running_or_at_exit() -> None:
    done = children.run(TRACKED)
    assert done.returncode == 0
    assert done.stdout.split() == ["None"] * 5
    assert done.stderr == ""
