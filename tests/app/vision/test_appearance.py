"""What the patches of skin tell, on pictures of known content, on the demo person and on people."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.domain.constants import Constants
from app.domain.measures import read_face, signals_of
from app.domain.occlusion import COLUMNS, appearance_change, covered_frames
from app.domain.series import Bools, Signals
from app.frames import Frame, Pixels, freeze
from app.media.reader import VideoReader
from app.vision.appearance import PATCHES, appearance_of
from app.vision.composite import SIZE, composites_of
from app.vision.decoupled import SideDecoupledTracker
from app.vision.model import verified_model
from app.vision.subject.canonical import load_canonical_mesh
from app.vision.subject.face import FaceParameters
from app.vision.subject.renderer import SubjectRenderer

CONSTANTS = Constants()
# In the checkout the developers' clips lie beside it.
CLIPS = Path(__file__).parents[4] / "shared" / "data" / "real"
LUMINANCE, COLOUR, COLOUR_STEPS = slice(0, 16), slice(16, 18), 18


@pytest.fixture(scope="module")
def renderer() -> SubjectRenderer:
    return SubjectRenderer(load_canonical_mesh(verified_model()))


@pytest.fixture(scope="module")
def face_px(renderer: SubjectRenderer) -> np.ndarray:
    """The demo person's landmarks on the upright canvas."""
    return _upright(renderer)[1]


def _upright(renderer: SubjectRenderer) -> tuple[Pixels, np.ndarray]:
    with SideDecoupledTracker() as tracker:
        pixels = freeze(renderer.render(FaceParameters(), 0).pixels)
        face = tracker.track(Frame(pixels, 0, 0))
    assert face is not None
    made = composites_of(pixels, face.landmarks_px)
    assert made is not None
    return made.upright, made.whole_px


def plain(bgr: tuple[int, int, int]) -> Pixels:
    return np.full((SIZE, SIZE, 3), bgr, np.uint8)


def test_a_plain_picture_has_its_colour_and_no_pattern(face_px: np.ndarray):
    found = appearance_of(plain((90, 110, 170)), face_px)
    for side in (found.left, found.right):
        assert side.shape == (PATCHES, COLUMNS)
        assert not side.flags.writeable
        luminance = np.log(np.array([100, 120, 180])).mean()
        assert side[:, LUMINANCE] == pytest.approx(luminance, abs=0.01)
        assert side[:, 16] == pytest.approx(np.log(180 / 120), abs=0.01)
        assert side[:, 17] == pytest.approx(np.log(100 / 120), abs=0.01)
        assert side[:, COLOUR_STEPS] == pytest.approx(0.0, abs=0.01)


def test_each_half_is_read_on_its_own_side(face_px: np.ndarray):
    """The person's right is the left of the picture."""
    picture = plain((200, 200, 200))
    picture[:, : SIZE // 2 - 12] = 50
    found = appearance_of(picture, face_px)
    outer = [1, 6, 7, 14]
    assert found.right[outer, LUMINANCE] == pytest.approx(np.log(60), abs=0.02)
    assert found.left[outer, LUMINANCE] == pytest.approx(np.log(210), abs=0.02)


def test_a_pattern_shows_within_the_patch(face_px: np.ndarray):
    striped = plain((120, 120, 120))
    striped[:, ::24] = striped[:, 1::24] = striped[:, 2::24] = 240
    flat = appearance_of(plain((120, 120, 120)), face_px).left[:, LUMINANCE].std(axis=1)
    assert (appearance_of(striped, face_px).left[:, LUMINANCE].std(axis=1) > flat + 0.02).all()


def test_points_outside_the_picture_take_its_border(face_px: np.ndarray):
    found = appearance_of(plain((90, 90, 90)), face_px + 2 * SIZE)
    assert found.left[:, LUMINANCE] == pytest.approx(np.log(100), abs=0.01)


def test_the_landmarks_stand_on_the_upright_face_as_on_the_frame():
    """A face of dots, rolled over: every dot is under its landmark on the upright canvas."""
    draw = np.random.default_rng(2)
    points = np.zeros((478, 3))
    points[:, 0] = draw.uniform(250, 390, 478)
    points[:, 1] = np.linspace(100, 380, 478)
    points[[10, 151, 9, 8, 168, 6, 197, 195, 5, 4, 1, 2, 164, 0, 17, 18, 200, 199, 175, 152], 0] = (
        320
    )
    points[10, 1], points[152, 1] = 100.0, 380.0
    turn = cv2.getRotationMatrix2D((320, 240), 25.0, 1.0)
    points[:, :2] = points[:, :2] @ turn[:, :2].T + turn[:, 2]
    pixels = np.zeros((480, 640, 3), np.uint8)
    x, y = points[300, :2]
    cv2.circle(pixels, (int(x), int(y)), 4, (255, 255, 255), -1)
    made = composites_of(freeze(pixels), points)
    assert made is not None
    bright = made.upright[..., 0].astype(float)
    rows, columns = np.mgrid[:SIZE, :SIZE] + 0.5
    centre = [(bright * columns).sum() / bright.sum(), (bright * rows).sum() / bright.sum()]
    assert made.whole_px[300] == pytest.approx(centre, abs=1.0)


def watch(pictures: list[Pixels]) -> Signals:
    with SideDecoupledTracker() as tracker:
        readings = []
        for number, pixels in enumerate(pictures):
            face = tracker.track(Frame(freeze(pixels), number * 40_000_000, number))
            readings.append(None if face is None else read_face(face))
    return signals_of(readings, np.arange(len(pictures), dtype=np.float64) * 0.04)


def hand_over(pixels: Pixels, tip_px: tuple[int, int]) -> Pixels:
    """Four fingers of life size, the colour of skin, with the shadows between them."""
    covered = pixels.copy()
    height_px = pixels.shape[0]
    for finger, shorter_px in enumerate((14, 0, 4, 22)):
        left, top = tip_px[0] + 26 * finger, tip_px[1] + shorter_px
        cv2.ellipse(covered, (left + 11, top + 11), (11, 11), 0, 0, 360, (150, 175, 225), -1)
        cv2.rectangle(covered, (left, top + 11), (left + 22, height_px), (150, 175, 225), -1)
        cv2.rectangle(covered, (left + 23, top + 25), (left + 26, height_px), (60, 70, 100), -1)
    return covered


def test_movements_are_no_hand(renderer: SubjectRenderer):
    still = FaceParameters()
    moving = [
        replace(still, smile_left=1.0, smile_right=1.0),
        replace(still, pucker=1.0),
        replace(still, blink_left=1.0, blink_right=1.0),
        replace(still, brow_left=1.0, brow_right=1.0),
        replace(still, smile_right=1.0, jaw_open=0.5),
        replace(still, yaw_deg=9.0),
    ]
    faces = [still] * 8 + [face for face in moving for _ in range(6)]
    signals = watch([renderer.render(face, n).pixels for n, face in enumerate(faces)])
    assert not covered_frames(signals, resting(signals, 8), CONSTANTS).any()


@pytest.mark.parametrize("tip_px", [(-52, -40), (-104, -60), (0, -60)])
def test_a_hand_over_the_mouth_or_a_cheek_is_found(
    renderer: SubjectRenderer, tip_px: tuple[int, int]
):
    clear = [renderer.render(FaceParameters(), n).pixels for n in range(10)]
    x, y = watch_points(clear[0])[13, :2].astype(int)
    covered = [hand_over(pixels, (x + tip_px[0], y + tip_px[1])) for pixels in clear]
    signals = watch(clear + covered)
    marked = covered_frames(signals, resting(signals, 8), CONSTANTS) | ~signals.readable
    assert not marked[:8].any()
    assert marked[13:].all()


def watch_points(pixels: Pixels) -> np.ndarray:
    with SideDecoupledTracker() as tracker:
        face = tracker.track(Frame(freeze(pixels), 0, 0))
    assert face is not None
    return face.landmarks_px


def resting(signals: Signals, frames: int) -> np.ndarray:
    assert signals.appearance is not None
    return np.median(signals.appearance[:frames].astype(np.float32), axis=0)


def test_light_from_another_side_is_no_hand(renderer: SubjectRenderer):
    lights = [FaceParameters()] * 8 + [FaceParameters(light=v) for v in (0.35, 0.5, 0.65, 0.8)] * 4
    signals = watch([renderer.render(face, n).pixels for n, face in enumerate(lights)])
    assert signals.appearance is not None
    change = appearance_change(signals.appearance, resting(signals, 8), CONSTANTS)
    assert change.max() < CONSTANTS.cover_max_change


# --- people ---------------------------------------------------------------------------------------


def covered_in(clip: Path) -> tuple[Bools, Signals]:
    with VideoReader(clip, is_synthetic=False) as reader, SideDecoupledTracker() as tracker:
        faces = [(frame.t_s, tracker.track(frame)) for frame in reader]
    readings = [None if face is None else read_face(face) for _, face in faces]
    signals = signals_of(readings, np.array([t_s for t_s, _ in faces]))
    return covered_frames(signals, None, CONSTANTS), signals


@pytest.mark.soak  # tests/app/domain/test_free_clips.py holds the verdict on the same film
@pytest.mark.shared_data
@pytest.mark.skipif(not CLIPS.exists(), reason=f"the developers' clips {CLIPS} are not here")
def test_a_real_hand_is_found_and_the_face_before_and_after_is_kept():
    """97 % of frames 76-230; the hand comes in from frame 57 on and is gone by 231."""
    covered, signals = covered_in(CLIPS / "WolfgangLanger_Pexels.mp4")
    unusable = covered | ~signals.readable
    assert unusable[76:231].mean() >= 0.95
    assert not covered[:54].any()
    assert not covered[235:440].any(), "laughing; after 440 the head is thrown down"


@pytest.mark.shared_data
@pytest.mark.skipif(not CLIPS.exists(), reason=f"the developers' clips {CLIPS} are not here")
def test_a_real_smile_loses_no_frame():
    covered, signals = covered_in(CLIPS / "single_face.mp4")
    assert not covered.any()
    assert signals.readable.all()
