"""The camera check on pictures: the demo person badly filmed, and real people well filmed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.domain.camera_check import CameraCheck, CameraReading, Finding
from app.domain.observation import FaceObservation
from app.frames import Frame, Pixels, freeze
from app.media.reader import VideoReader
from app.vision.model import verified_model
from app.vision.picture_quality import read_picture
from app.vision.subject.canonical import load_canonical_mesh
from app.vision.subject.face import FaceParameters
from app.vision.subject.renderer import SubjectRenderer
from app.vision.tracker import FaceTracker

SHARED = Path(__file__).parents[4] / "shared" / "data"
FRAMES = 45


@pytest.fixture(scope="module")
def renderer() -> SubjectRenderer:
    return SubjectRenderer(load_canonical_mesh(verified_model()))


def read(pixels: Pixels) -> CameraReading:
    with FaceTracker() as tracker:
        for number in range(3):
            frame = Frame(freeze(pixels), number * 40_000_000, number)
            face = tracker.track(frame)
    return read_picture(frame, face)


def found(reading: CameraReading) -> tuple[Finding, ...]:
    """What the check says once it has looked at this for long enough."""
    check = CameraCheck()
    for number in range(FRAMES):
        state = check.see(CameraReading(number / 25, number, reading.height_px, reading.face))
    return state.findings


def lit_from(pixels: Pixels, own_side: str) -> Pixels:
    """A lamp at one side: the other half has a third of the light."""
    across = np.linspace(-1, 1, pixels.shape[1])
    gain = 1 / (1 + np.exp(-12 * (across if own_side == "left" else -across)))
    return (pixels * (0.33 + 0.67 * gain)[None, :, None]).astype(np.uint8)


def before_a_window(pixels: Pixels, face: FaceParameters, renderer: SubjectRenderer) -> Pixels:
    """What is bright around the head, with the head itself in its own shadow."""
    truth = renderer.render(face, 0).truth.landmarks_px
    centre, (width, height) = truth.mean(axis=0), np.ptp(truth, axis=0)
    head = np.zeros(pixels.shape[:2], np.uint8)
    axes = (round(0.75 * float(width)), round(0.95 * float(height)))
    cv2.ellipse(head, (int(centre[0]), int(centre[1])), axes, 0, 0, 360, 255, -1)
    head[int(centre[1]) :, int(centre[0]) - axes[0] : int(centre[0]) + axes[0]] = 255
    return np.where(head[..., None] > 0, pixels * 0.45, 250).astype(np.uint8)


def dazzled(pixels: Pixels, face: FaceParameters, renderer: SubjectRenderer) -> Pixels:
    """A reflection on the glass before the person's left eye."""
    eye = renderer.render(face, 0).truth.landmarks_px[[263, 362]].mean(axis=0)
    shiny = pixels.copy()
    cv2.ellipse(shiny, (int(eye[0]), int(eye[1]) - 6), (9, 5), 0, 0, 360, (255, 255, 255), -1)
    return shiny


PLAIN = FaceParameters()
Spoil = Callable[[Pixels, FaceParameters, SubjectRenderer], Pixels]


def same(pixels: Pixels, _face: FaceParameters, _renderer: SubjectRenderer) -> Pixels:
    return pixels


CASES: dict[str, tuple[FaceParameters, Spoil, tuple[Finding, ...]]] = {
    "well filmed": (PLAIN, same, ()),
    "smiling": (FaceParameters(smile_left=0.2, smile_right=0.9, jaw_open=0.1), same, ()),
    "a little turned": (FaceParameters(yaw_deg=6, roll_deg=6), same, ()),
    "dim but enough": (FaceParameters(light=0.0), same, ()),
    "darkened": (PLAIN, lambda p, f, r: (p * 0.2).astype(np.uint8), (Finding.TOO_DARK,)),
    "blurred": (PLAIN, lambda p, f, r: cv2.GaussianBlur(p, (0, 0), 3), (Finding.BLURRED,)),
    "lit from the left": (PLAIN, lambda p, f, r: lit_from(p, "left"), (Finding.LIT_FROM_LEFT,)),
    "lit from the right": (PLAIN, lambda p, f, r: lit_from(p, "right"), (Finding.LIT_FROM_RIGHT,)),
    "before a window": (PLAIN, before_a_window, (Finding.BACK_LIT,)),
    "burnt out": (
        PLAIN,
        lambda p, f, r: np.clip(p * 1.9, 0, 255).astype(np.uint8),
        (Finding.TOO_BRIGHT, Finding.GLARE_LEFT, Finding.GLARE_RIGHT),
    ),
    "a shiny glass": (PLAIN, dazzled, (Finding.GLARE_LEFT,)),
    "too far": (FaceParameters(scale=0.6), same, (Finding.TOO_FAR,)),
    "turned to the left": (FaceParameters(yaw_deg=18), same, (Finding.TURNED_LEFT,)),
    "turned to the right": (FaceParameters(yaw_deg=-18), same, (Finding.TURNED_RIGHT,)),
    "chin down": (FaceParameters(pitch_deg=17), same, (Finding.CHIN_LOW,)),
    "chin up": (FaceParameters(pitch_deg=-17), same, (Finding.CHIN_HIGH,)),
    "tilted to the right": (FaceParameters(roll_deg=18), same, (Finding.TILTED_RIGHT,)),
}


@pytest.mark.parametrize("name", CASES)
def test_the_demo_person_filmed(renderer: SubjectRenderer, name: str) -> None:
    face, spoil, wanted = CASES[name]
    pixels = spoil(renderer.render(face, 0).pixels, face, renderer)
    reading = read(np.ascontiguousarray(pixels))
    assert found(reading) == wanted, reading.face


def test_too_near_and_off_the_middle(renderer: SubjectRenderer) -> None:
    pixels = renderer.render(PLAIN, 0).pixels
    height, width = pixels.shape[:2]
    near = cv2.resize(pixels[130:370, 160:480], (width, height))
    assert found(read(near))[0] is Finding.TOO_NEAR
    at_left = np.ascontiguousarray(pixels[:, :420])
    assert found(read(at_left)) == (Finding.OFF_LEFT,)
    at_right = np.ascontiguousarray(pixels[:, 220:])
    assert found(read(at_right)) == (Finding.OFF_RIGHT,)
    high = np.ascontiguousarray(pixels[110:])
    assert Finding.OFF_HIGH in found(read(cv2.copyMakeBorder(high, 0, 110, 0, 0, 1)))


def test_light_and_sharpness_do_not_depend_on_the_number_of_pixels(
    renderer: SubjectRenderer,
) -> None:
    pixels = renderer.render(PLAIN, 0).pixels
    once = read(pixels).face
    twice = read(cv2.resize(pixels, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)).face
    assert once is not None
    assert twice is not None
    assert twice.light == pytest.approx(once.light, abs=4)
    assert twice.side_light_log == pytest.approx(once.side_light_log, abs=0.05)
    assert twice.sharpness == pytest.approx(once.sharpness, rel=0.35)


def test_a_dark_skin_in_good_light_is_not_too_dark(renderer: SubjectRenderer) -> None:
    """The face alone reflects less; wall, eyes and reflections stay as they are."""
    picture = renderer.render(PLAIN, 0)
    hull = cv2.convexHull(picture.truth.landmarks_px.astype(np.int32))
    skin = np.zeros(picture.pixels.shape[:2], np.uint8)
    cv2.fillConvexPoly(skin, hull, 255)
    dark = np.where(skin[..., None] > 0, picture.pixels * 0.42, picture.pixels).astype(np.uint8)
    assert found(read(dark)) == ()


def test_no_face_and_a_face_of_no_size_are_no_face(renderer: SubjectRenderer) -> None:
    frame = Frame(freeze(np.full((480, 640, 3), 120, np.uint8)), 0, 0)
    assert read_picture(frame, None).face is None
    flat = FaceObservation(np.zeros((478, 3)), np.eye(4))
    assert read_picture(frame, flat).face is None
    assert found(read(frame.pixels)) == (Finding.NO_FACE,)


def test_a_face_that_fills_or_leaves_a_tiny_picture_is_read_all_the_same() -> None:
    points = np.random.default_rng(1).uniform(-400, 400, (478, 3))
    frame = Frame(freeze(np.full((2, 3, 3), 99, np.uint8)), 0, 0)
    reading = read_picture(frame, FaceObservation(points, np.eye(4))).face
    assert reading is not None
    assert np.isfinite([reading.light, reading.sharpness, reading.background_ratio]).all()


def clip(path: Path, seconds: float) -> Iterator[Frame]:
    with VideoReader(path) as reader:
        for frame in reader:
            if frame.t_s > seconds:
                return
            yield frame


@pytest.mark.shared_data
@pytest.mark.skipif(not SHARED.exists(), reason="the clips are not beside this checkout")
@pytest.mark.parametrize(
    "name",
    ["real/single_face.mp4", *(f"synthetic/id{n:02}_healthy_sp.mp4" for n in range(6))],
)
def test_well_filmed_people_are_not_sent_away(name: str) -> None:
    if not (SHARED / name).exists():
        pytest.skip(f"{name} is not beside this checkout")
    check, states = CameraCheck(), []
    with FaceTracker() as tracker:
        for frame in clip(SHARED / name, 2.5):
            states.append(check.see(read_picture(frame, tracker.track(frame))))
    assert states[-1].findings == ()
    assert all(not state.findings for state in states)
