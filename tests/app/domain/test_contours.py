"""The moving outline: what the head does as a whole is not in it, what the face does is."""

import numpy as np
import pytest

from app.domain import landmarks as lm
from app.domain.contours import INDICES, LIMIT, MOST_FRAMES, OutlineMaker, contours_of, face_of
from app.domain.sides import Sides
from app.errors import ShapeError
from tests.app.domain.faces import Face

CORNER = Sides(INDICES.index(lm.ORAL_COMMISSURE.left), INDICES.index(lm.ORAL_COMMISSURE.right))
CANTHUS = Sides(INDICES.index(lm.OUTER_CANTHUS.left), INDICES.index(lm.OUTER_CANTHUS.right))


def outline(*faces: Face, fps: float = 30.0):
    maker = OutlineMaker()
    for n, face in enumerate(faces):
        maker.see(n / fps, face.observed().landmarks_px)
    return maker.outline()


def test_the_canthi_lie_where_the_frame_says_and_the_left_is_the_persons_own() -> None:
    found = outline(Face())
    assert found is not None
    assert found.points[0, CANTHUS.left].tolist() == [500, 0]
    assert found.points[0, CANTHUS.right].tolist() == [-500, 0]
    assert found.points[0, CORNER.left, 1] > 0, "down is positive: the mouth is below the eyes"
    raised = outline(Face(corner_up_mm=Sides(9.0, 0.0)))
    assert raised is not None
    moved = raised.points[0].astype(int) - found.points[0]
    assert moved[CORNER.left].tolist() == [0, -100], "9 of 90 mm upwards are 100 thousandths"
    assert moved[CORNER.right].tolist() == [0, 0]


@pytest.mark.parametrize(
    "change", [{"roll_deg": 25.0}, {"at_px": (90.0, 400.0, 0.0)}, {"px_per_mm": 5.0}]
)
def test_where_the_head_was_in_the_picture_cannot_be_told(change) -> None:
    plain, other = outline(*[Face()] * 4), outline(*[Face(**change)] * 4)
    assert plain is not None
    assert other is not None
    assert np.abs(plain.points.astype(int) - other.points).max() <= 1


def test_a_head_that_comes_nearer_is_told_but_one_that_jitters_is_not_shaken() -> None:
    near = outline(Face(), Face(), Face(px_per_mm=3.0))
    assert near is not None
    assert near.points[2, CANTHUS.left, 0] > 700
    rng = np.random.default_rng(4)
    held = outline(*(Face(at_px=(320 + rng.normal(0, 2), 240.0, 0.0)) for _ in range(30)))
    assert held is not None
    assert np.ptp(held.points[:, CANTHUS.left, 0]) > 0, "an outline of the lines, not of a mould"


def test_pictures_without_a_face_are_left_out_and_a_fast_camera_is_thinned() -> None:
    maker = OutlineMaker()
    assert maker.outline() is None
    for n in range(120):
        if not 40 <= n < 60:
            maker.see(n / 60, Face().observed().landmarks_px)
    found = maker.outline()
    assert found is not None
    assert np.diff(found.times_ms).min() >= 33
    assert found.times_ms.size == 50
    assert not ((found.times_ms > 667) & (found.times_ms < 1000)).any()


def test_a_recording_of_hours_keeps_a_bounded_number_of_pictures() -> None:
    maker = OutlineMaker()
    points = Face().observed().landmarks_px
    for n in range(MOST_FRAMES + 2000):
        maker.see(n / 30, points)
    found = maker.outline()
    assert found is not None
    assert MOST_FRAMES / 2 < found.times_ms.size <= MOST_FRAMES
    steps = np.unique(np.diff(found.times_ms))
    assert steps.min() >= 66, "evenly fewer, over the whole of it"
    assert steps.max() <= 67


def test_a_point_far_out_stays_in_bounds_and_what_is_no_face_is_refused() -> None:
    points = np.array(Face().observed().landmarks_px)
    points[lm.ORAL_COMMISSURE.left] = 1e6
    maker = OutlineMaker()
    maker.see(0.0, points)
    found = maker.outline()
    assert found is not None
    assert found.points.max() == LIMIT
    with pytest.raises(ShapeError):
        contours_of(np.zeros((40, 3)))


def test_a_picture_goes_back_among_the_landmarks() -> None:
    found = outline(Face())
    assert found is not None
    face = face_of(found.points[0], 0.15, (200.0, 176.0))
    assert face.shape == (lm.COUNT, 3)
    assert face[lm.OUTER_CANTHUS.left, :2].tolist() == [275.0, 176.0]
    assert np.isnan(face[lm.IRIS_CENTRE.left]).all(), "what no line has is not there"
