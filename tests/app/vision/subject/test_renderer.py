from dataclasses import replace

import cv2
import numpy as np
import pytest

from app.domain.sides import Side
from app.vision.subject.anatomy import Anatomy
from app.vision.subject.canonical import CanonicalMesh
from app.vision.subject.expression import Expression
from app.vision.subject.face import FaceParameters
from app.vision.subject.renderer import SubjectRenderer

_EYE_RIGHT = (33, 160, 159, 158, 133, 153, 145, 144)
_EYE_LEFT = (263, 387, 386, 385, 362, 380, 374, 373)
_MOUTH = (61, 37, 0, 267, 291, 321, 17, 91)
_BUSY = FaceParameters(
    smile_left=0.9, blink_right=0.6, pucker=0.3, jaw_open=0.4, brow_left=0.7, yaw_deg=8.0
)


def _pixels(renderer: SubjectRenderer, face: FaceParameters, number: int = 0) -> np.ndarray:
    return renderer.render(face, number).pixels


def test_picture_has_the_size_asked_for_and_cannot_be_changed(mesh: CanonicalMesh) -> None:
    picture = SubjectRenderer(mesh, 320, 240).render(FaceParameters(), 0)
    assert picture.pixels.shape == (240, 320, 3)
    assert picture.pixels.dtype == np.uint8
    assert not picture.pixels.flags.writeable
    assert picture.truth.landmarks_px.shape == (468, 2)


def test_same_face_and_number_give_the_same_bytes_in_any_order(
    mesh: CanonicalMesh, renderer: SubjectRenderer
) -> None:
    first = _pixels(renderer, _BUSY, 7)
    _pixels(renderer, FaceParameters(light=0.2, scale=1.2), 8)
    again = _pixels(renderer, _BUSY, 7)
    elsewhere = _pixels(SubjectRenderer(mesh), _BUSY, 7)
    np.testing.assert_array_equal(first, again)
    np.testing.assert_array_equal(first, elsewhere)


def test_noise_alone_changes_from_frame_to_frame(renderer: SubjectRenderer) -> None:
    noisy = _pixels(renderer, _BUSY, 1).astype(int) - _pixels(renderer, _BUSY, 2)
    assert 0.5 < np.abs(noisy).mean() < 6.0
    silent = replace(_BUSY, noise=0.0)
    np.testing.assert_array_equal(_pixels(renderer, silent, 1), _pixels(renderer, silent, 2))


@pytest.mark.parametrize("movement", ["smile", "brow", "blink"])
def test_left_only_mirrors_right_only(mesh: CanonicalMesh, movement: str) -> None:
    anatomy = Anatomy(mesh.vertices)
    expression = Expression(mesh, anatomy)
    left = expression.control_points(FaceParameters(**{f"{movement}_left": 0.8}))
    right = expression.control_points(FaceParameters(**{f"{movement}_right": 0.8}))
    np.testing.assert_allclose(left[anatomy.mirror] * (-1, 1, 1), right, atol=1e-3)


@pytest.mark.parametrize("movement", ["pucker", "jaw_open", "cheek_puff", "snarl"])
def test_movements_of_both_sides_are_symmetric(mesh: CanonicalMesh, movement: str) -> None:
    anatomy = Anatomy(mesh.vertices)
    points = Expression(mesh, anatomy).control_points(FaceParameters(**{movement: 1.0}))
    np.testing.assert_allclose(points[anatomy.mirror] * (-1, 1, 1), points, atol=1e-3)


def test_eyes_stand_open_at_rest_and_shut_in_a_blink(renderer: SubjectRenderer) -> None:
    rest = renderer.render(FaceParameters(), 0).truth.aperture_mm
    shut = renderer.render(FaceParameters(blink_left=1.0, blink_right=1.0), 0).truth.aperture_mm
    for side in Side:
        assert 8.5 <= rest.of(side) <= 10.5
        assert shut.of(side) < 0.3


def test_smile_moves_the_own_corner_out_and_up(renderer: SubjectRenderer) -> None:
    rest = renderer.render(FaceParameters(), 0).truth.corner_mm
    smile = renderer.render(FaceParameters(smile_left=1.0), 0).truth.corner_mm
    moved, still = smile.left - rest.left, smile.right - rest.right
    assert moved[0] > 5.0
    assert moved[1] > 5.0
    assert np.abs(still).max() < 1.5


def test_truth_does_not_move_with_the_head(renderer: SubjectRenderer) -> None:
    rest = renderer.render(FaceParameters(), 0).truth
    turned = renderer.render(FaceParameters(yaw_deg=15.0, roll_deg=8.0, scale=1.2), 0).truth
    assert turned.aperture_mm == rest.aperture_mm
    np.testing.assert_array_equal(turned.corner_mm.left, rest.corner_mm.left)
    assert np.abs(turned.landmarks_px - rest.landmarks_px).max() > 20.0


def test_left_of_the_person_is_right_in_the_picture(renderer: SubjectRenderer) -> None:
    places = renderer.render(FaceParameters(), 0).truth.landmarks_px
    assert places[263, 0] > places[33, 0]


@pytest.mark.parametrize("yaw_deg", [-20.0, -7.0, 0.0, 7.0, 20.0])
def test_skin_has_no_holes(renderer: SubjectRenderer, yaw_deg: float) -> None:
    """Skin and hair are much redder than blue; the wall behind a hole is grey."""
    picture = renderer.render(FaceParameters(yaw_deg=yaw_deg, noise=0.0), 0)
    places = np.round(picture.truth.landmarks_px).astype(np.int32)
    face = np.zeros(picture.pixels.shape[:2], np.uint8)
    cv2.fillConvexPoly(face, cv2.convexHull(places), (255,))
    face = cv2.erode(face, np.ones((11, 11), np.uint8))
    for ring in (_EYE_RIGHT, _EYE_LEFT, _MOUTH):
        hull = cv2.convexHull(places[list(ring)])
        cv2.polylines(face, [hull], True, (0,), 9)
        cv2.fillConvexPoly(face, hull, (0,))
    pixels = picture.pixels[face > 0].astype(int)
    assert len(pixels) > 15000
    assert (pixels[:, 2] - pixels[:, 0]).min() > 8


@pytest.mark.parametrize("yaw_deg", [-20.0, 0.0, 3.3, 20.0])
def test_smooth_skin_has_no_specks(renderer: SubjectRenderer, yaw_deg: float) -> None:
    picture = renderer.render(FaceParameters(yaw_deg=yaw_deg, noise=0.0), 0)
    calm = cv2.medianBlur(picture.pixels, 3).astype(int)
    for landmark in (151, 200, 50, 280, 205, 425, 199):
        x, y = picture.truth.landmarks_px[landmark].astype(int)
        place = np.s_[y - 5 : y + 6, x - 5 : x + 6]
        assert np.abs(picture.pixels[place] - calm[place]).max() < 16


def test_light_and_distance_change_the_picture(renderer: SubjectRenderer) -> None:
    bright = _pixels(renderer, FaceParameters(light=0.9)).mean()
    dark = _pixels(renderer, FaceParameters(light=0.1)).mean()
    assert bright > dark + 40.0
    near = renderer.render(FaceParameters(scale=1.3), 0).truth.landmarks_px
    far = renderer.render(FaceParameters(scale=0.7), 0).truth.landmarks_px
    assert np.ptp(near[:, 0]) > 1.7 * np.ptp(far[:, 0])


def test_face_at_the_edge_of_the_picture_is_drawn_as_far_as_it_goes(
    renderer: SubjectRenderer,
) -> None:
    for shift_cm in (-45.0, -20.0, 20.0, 45.0):
        face = FaceParameters(shift_x_cm=shift_cm, shift_y_cm=-18.0, jaw_open=0.5)
        assert _pixels(renderer, face).shape == (480, 640, 3)


def test_lamp_from_the_side_shades_the_other_cheek(renderer: SubjectRenderer) -> None:
    picture = renderer.render(FaceParameters(side_light=1.0, noise=0.0), 0)
    left, right = picture.truth.landmarks_px[[280, 50]].astype(int)

    def brightness(place: np.ndarray) -> float:
        x, y = place
        return float(picture.pixels[y - 4 : y + 5, x - 4 : x + 5].mean())

    assert brightness(left) != pytest.approx(brightness(right), abs=4.0)
