"""Each half of the face is read by itself: that is what the product exists for."""

import numpy as np
import pytest

from app.domain.measures import FaceReading, read_face
from app.domain.sides import Side, Sides
from app.frames import Frame, freeze
from app.vision.composite import SIZE, composites_of
from app.vision.decoupled import SideDecoupledTracker
from app.vision.model import verified_model
from app.vision.subject.canonical import load_canonical_mesh
from app.vision.subject.face import FaceParameters
from app.vision.subject.renderer import SubjectRenderer
from app.vision.tracker import FaceTracker, Tracker

SETTLE_FRAMES = 6


@pytest.fixture(scope="module")
def renderer() -> SubjectRenderer:
    return SubjectRenderer(load_canonical_mesh(verified_model()))


def read(tracker: Tracker, renderer: SubjectRenderer, *faces: FaceParameters) -> list[FaceReading]:
    """Hold each face for a few frames and return the last reading of each."""
    readings: list[FaceReading] = []
    number = 0
    for face in faces:
        observed = None
        for _ in range(SETTLE_FRAMES):
            pixels = renderer.render(face, number).pixels
            observed = tracker.track(Frame(freeze(pixels), number * 40_000_000, number))
            number += 1
        assert observed is not None
        readings.append(read_face(observed))
    return readings


def shares(closed: FaceReading, rest: FaceReading) -> Sides[float]:
    return Sides(
        left=closed.lid_gap.left / rest.lid_gap.left,
        right=closed.lid_gap.right / rest.lid_gap.right,
    )


@pytest.mark.parametrize("side", list(Side))
def test_a_shut_eye_does_not_pull_the_other_down(renderer: SubjectRenderer, side: Side):
    shut = FaceParameters(**{f"blink_{side}": 1.0})
    with SideDecoupledTracker() as decoupled, FaceTracker() as standard:
        ours = shares(*reversed(read(decoupled, renderer, FaceParameters(), shut)))
        plain = shares(*reversed(read(standard, renderer, FaceParameters(), shut)))
    assert ours.of(side.other) > 0.90
    assert ours.of(side.other) > plain.of(side.other) + 0.03
    assert ours.of(side) < plain.of(side) + 0.02


@pytest.mark.parametrize("side", list(Side))
def test_half_closure_of_one_eye_shows_more_of_itself(renderer: SubjectRenderer, side: Side):
    half = FaceParameters(**{f"blink_{side}": 0.5})
    with SideDecoupledTracker() as decoupled, FaceTracker() as standard:
        ours = shares(*reversed(read(decoupled, renderer, FaceParameters(), half)))
        plain = shares(*reversed(read(standard, renderer, FaceParameters(), half)))
    difference = ours.of(side.other) - ours.of(side)
    assert difference > 1.5 * (plain.of(side.other) - plain.of(side))
    assert difference > 0.15


def test_composites_are_symmetric_and_made_of_the_right_half():
    """A picture whose left half is dark and right half bright: the person's right is dark."""
    pixels = np.zeros((480, 640, 3), np.uint8)
    pixels[:, 320:] = 200
    made = composites_of(freeze(pixels), upright_points())
    assert made is not None
    for face in (made.faces.left, made.faces.right):
        assert face.shape == (SIZE, SIZE, 3)
        assert np.array_equal(face, face[:, ::-1])
    assert made.faces.right[:, 5:150].max() == 0
    assert made.faces.left[:, 5:150].min() == 200


def test_a_mirrored_picture_swaps_the_composites():
    rng = np.random.default_rng(4)
    pixels = rng.integers(0, 255, (480, 641, 3), dtype=np.uint8)
    points = upright_points()
    mirrored = points.copy()
    mirrored[:, 0] = 641 - mirrored[:, 0]
    plain, swapped = composites_of(pixels, points), composites_of(pixels[:, ::-1].copy(), mirrored)
    assert plain is not None
    assert swapped is not None
    difference = np.abs(plain.faces.left.astype(int) - swapped.faces.right)
    assert difference.max() <= 2, "more than the rounding of the interpolation"
    assert plain.scale == swapped.scale


def test_a_face_without_height_has_no_composites():
    assert composites_of(np.zeros((10, 10, 3), np.uint8), np.zeros((478, 3))) is None


def test_an_empty_picture_has_no_face():
    with SideDecoupledTracker() as tracker:
        assert tracker.track(Frame(freeze(np.zeros((240, 320, 3), np.uint8)), 0, 0)) is None


def upright_points() -> np.ndarray:
    points = np.zeros((478, 3))
    points[:, 0] = 320.0
    points[:, 1] = np.linspace(100, 380, 478)
    points[10, 1], points[152, 1] = 100.0, 380.0
    return points
