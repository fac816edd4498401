from pathlib import Path

import numpy as np
import pytest

from app.domain.regions import REGIONS, face_width_px, place_region, yaw_deg
from app.domain.sides import Side
from app.vision.subject.canonical import load_canonical_mesh

MODEL = Path(__file__).parents[3] / "assets" / "models" / "face_landmarker.task"
OFF_FACE = {"platysma", "neck_back"}


@pytest.fixture(scope="module")
def canonical() -> np.ndarray:
    """The canonical face in a picture: 20 px a cm, x right (the person's left), y down."""
    vertices = load_canonical_mesh(MODEL).vertices * [20.0, -20.0, -20.0] + [320.0, 240.0, 0.0]
    return np.vstack([vertices, np.zeros((10, 3))])


def turned(points: np.ndarray, degrees: float) -> np.ndarray:
    """Turn to the person's left by so many degrees."""
    c, s = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    x, y, z = (points - [320.0, 240.0, 0.0]).T
    return np.stack([c * x - s * z + 320.0, y + 240.0, s * x + c * z], axis=1)


def area(ring: np.ndarray) -> float:
    x, y = ring.T
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def crosses_itself(ring: np.ndarray) -> bool:
    def turn(a, b, c):
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    n = len(ring)
    for i in range(n):
        for j in range(i + 2, n):
            if (j + 1) % n == i:
                continue
            a, b, c, d = ring[i], ring[(i + 1) % n], ring[j], ring[(j + 1) % n]
            if turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0:
                return True
    return False


@pytest.mark.parametrize("step", REGIONS)
def test_left_is_the_mirror_image_of_right(canonical, step):
    left, right = (place_region(step, side, canonical) for side in Side)
    assert left.points[:, 0] == pytest.approx(640.0 - right.points[:, 0], abs=0.5)
    assert left.points[:, 1] == pytest.approx(right.points[:, 1], abs=0.5)


@pytest.mark.parametrize("step", REGIONS)
def test_an_area_is_a_plain_patch_on_its_own_side(canonical, step):
    placed = place_region(step, Side.LEFT, canonical)
    outline = placed.rings[0]
    assert not crosses_itself(outline)
    assert area(outline) > 0.5 * 20**2
    assert outline[:, 0].min() > 320.0 - 1.0
    assert outline[:, 0].max() <= canonical[:468, 0].max()


@pytest.mark.parametrize("step", REGIONS)
def test_the_stroke_stays_at_its_area(canonical, step):
    placed = place_region(step, Side.RIGHT, canonical)
    low, high = placed.rings[0].min(axis=0) - 4.0, placed.rings[0].max(axis=0) + 4.0
    for stroke in placed.strokes:
        assert ((stroke >= low) & (stroke <= high)).all()
        assert np.linalg.norm(stroke[2] - stroke[0]) > 15.0


# In the picture of the person's own left side: x grows outward, y downward.
@pytest.mark.parametrize(
    ("step", "outward", "downward"),
    [
        ("frontalis_lift", None, -1),
        ("frontalis_circles", 1, None),
        ("glabella", 1, None),
        ("temples", 1, None),
        ("nose_side", None, -1),
        ("cheek_mid", 1, -1),
        ("zygomaticus_major", 1, -1),
        ("risorius_buccinator", 1, -1),
        ("masseter", None, 1),
        ("upper_lip", 1, 1),
        ("lower_lip", 1, -1),
        ("mentalis", -1, None),
        ("depressors", None, 1),
    ],
)
def test_strokes_go_the_way_of_the_content(canonical, step, outward, downward):
    stroke = place_region(step, Side.LEFT, canonical).strokes[0]
    way = np.sign(stroke[2] - stroke[0])
    assert outward is None or way[0] == outward
    assert downward is None or way[1] == downward


def test_the_rim_leaves_the_eye_out(canonical):
    outer, hole = place_region("orbital_rim", Side.LEFT, canonical).rings
    lids = canonical[[386, 374, 263, 362], :2]
    assert (hole.min(axis=0) <= lids.min(axis=0) + 1).all()
    assert (hole.max(axis=0) >= lids.max(axis=0) - 1).all()
    assert area(outer) > 1.3 * area(hole)


def test_the_nose_stroke_ends_a_finger_below_the_inner_canthus(canonical):
    end = place_region("nose_side", Side.LEFT, canonical).strokes[0][2]
    assert 20.0 < end[1] - canonical[362, 1] < 45.0


@pytest.mark.parametrize("degrees", [-30.0, -12.0, 0.0, 8.0, 35.0])
def test_yaw_is_read_from_the_landmarks(canonical, degrees):
    roll = np.deg2rad(17.0)
    turn = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]])
    straight = yaw_deg(canonical)
    assert yaw_deg(turned(canonical, degrees)) == pytest.approx(degrees + straight, abs=1.0)
    assert yaw_deg(3.0 * turned(canonical, degrees) @ turn.T) == pytest.approx(
        yaw_deg(turned(canonical, degrees)), abs=1e-6
    )


@pytest.mark.parametrize("degrees", [-15.0, 0.0, 15.0])
def test_both_sides_are_in_sight_at_small_turns(canonical, degrees):
    for side in Side:
        assert place_region("masseter", side, turned(canonical, degrees)).visibility == 1.0


def test_the_side_turned_away_is_hidden_and_the_other_is_not(canonical):
    away = turned(canonical, 50.0)
    assert place_region("masseter", Side.LEFT, away).visibility == 0.0
    assert place_region("masseter", Side.RIGHT, away).visibility == 1.0


def test_the_width_of_a_turned_face_stays(canonical):
    assert face_width_px(turned(canonical, 40.0)) == pytest.approx(face_width_px(canonical))


def test_points_come_apart_as_they_were_put_together(canonical):
    placed = place_region("orbital_rim", Side.LEFT, canonical)
    rings, strokes = placed.split(placed.points)
    assert all((a == b).all() for a, b in zip(rings, placed.rings, strict=True))
    assert all((a == b).all() for a, b in zip(strokes, placed.strokes, strict=True))


def test_the_neck_has_no_place_on_the_face(canonical):
    for step in OFF_FACE:
        with pytest.raises(KeyError):
            place_region(step, Side.LEFT, canonical)


def test_a_hidden_landmark_passes_through_as_nan(canonical):
    broken = canonical.copy()
    broken[187] = np.nan
    assert np.isnan(place_region("zygomaticus_major", Side.RIGHT, broken).points).any()
