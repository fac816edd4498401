import math

import numpy as np
import pytest

from app.domain import landmarks as lm
from app.frames import Pixels
from app.vision.upright import HEIGHT_PX, WIDTH_PX, uprights

RIGHT, LEFT = lm.OUTER_CANTHUS.right, lm.OUTER_CANTHUS.left


def face(x: float, y: float, roll_deg: float, size: float) -> np.ndarray:
    """Only the outer canthi matter, and a chin below them; image frame, y down."""
    points = np.zeros((lm.COUNT, 3))
    roll = math.radians(roll_deg)
    along = np.array([math.cos(roll), math.sin(roll)])
    down = np.array([-math.sin(roll), math.cos(roll)])
    middle = np.array([x, y])
    points[RIGHT, :2] = middle - along * size / 2
    points[LEFT, :2] = middle + along * size / 2
    points[152, :2] = middle + down * size
    return points


def test_roll_place_and_size_are_taken_out():
    plain = face(200, 180, 0, 150)
    for x, y, roll, size in ((300, 250, 25, 90), (80, 300, -40, 260), (200, 180, 0, 150)):
        tilted = face(x, y, roll, size)
        (place,) = uprights([tilted], [0.0])
        found = place.move(tilted)
        assert found[RIGHT, 1] == pytest.approx(found[LEFT, 1])
        assert found[LEFT, 0] - found[RIGHT, 0] == pytest.approx(150)
        assert (found[RIGHT, 0] + found[LEFT, 0]) / 2 == pytest.approx(WIDTH_PX / 2)
        assert found[152, :2] == pytest.approx(plain[152, :2] + (0, 0.4 * HEIGHT_PX - 180))


def test_the_picture_goes_the_way_of_its_landmarks():
    tilted = face(160, 140, 20, 80)
    pixels: Pixels = np.zeros((300, 320, 3), np.uint8)
    x, y = np.round(tilted[152, :2]).astype(int)
    pixels[y - 3 : y + 4, x - 3 : x + 4] = 255
    (place,) = uprights([tilted], [0.0])
    turned = place.turn(pixels)
    assert turned.shape == (HEIGHT_PX, WIDTH_PX, 3)
    rows, columns = np.nonzero(turned[..., 0] > 128)
    chin = place.move(tilted)[152]
    assert (columns.mean(), rows.mean()) == pytest.approx((chin[0], chin[1]), abs=1.5)


def test_jitter_of_landmarks_does_not_shake_the_picture_and_size_is_one():
    rng = np.random.default_rng(2)
    times = np.arange(40) / 30
    faces = [face(200 + rng.normal(0, 2), 180, rng.normal(0, 1.5), 150) for _ in times]
    places = uprights(faces, times.tolist())
    spots = np.array([place.matrix[:, 2] for place in places])
    assert np.abs(np.diff(spots, axis=0)).max() < 2.5
    scales = {round(float(np.linalg.det(place.matrix[:, :2])), 9) for place in places}
    assert len(scales) == 1


def test_frames_without_a_face_lie_between_their_neighbours():
    faces = [face(100, 100, 0, 100), None, face(300, 100, 0, 100)]
    places = uprights(faces, [0.0, 1.0, 2.0])
    middle = [place.matrix[0, 2] for place in places]
    assert middle[1] == pytest.approx((middle[0] + middle[2]) / 2)


def test_no_face_at_all_gives_nothing():
    assert uprights([None, None], [0.0, 1.0]) == ()
