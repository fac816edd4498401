"""Readings of a face whose millimetres and angles are known."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.measures import FaceReading, pose_deg, read_face, signals_of
from app.domain.observation import FaceObservation
from app.domain.sides import Sides
from app.errors import ShapeError
from tests.app.domain.faces import BROW_MM, CORNER_MM, IRIS_MM, OCD_MM, Face, mirror, rotation_of

quick = settings(max_examples=60, deadline=None)


def sided(low: float, high: float) -> st.SearchStrategy[Sides[float]]:
    return st.builds(Sides, st.floats(low, high), st.floats(low, high))


faces = st.builds(
    Face,
    opening_mm=sided(0.0, 13.0),
    corner_up_mm=sided(-8.0, 12.0),
    corner_out_mm=sided(-6.0, 10.0),
    brow_up_mm=sided(-3.0, 9.0),
    yaw_deg=st.floats(-40, 40),
    pitch_deg=st.floats(-40, 40),
    roll_deg=st.floats(-60, 60),
    px_per_mm=st.floats(0.8, 5.0),
    at_px=st.tuples(st.floats(0, 1280), st.floats(0, 720), st.floats(-50, 50)),
)


def shares(reading: FaceReading) -> list[float]:
    """Everything that is measured apart from pose and size in the picture."""
    return [
        value
        for pair in (reading.lid_gap, reading.corner_up, reading.corner_out, reading.brow_up)
        for value in (pair.left, pair.right)
    ]


def test_the_millimetres_of_a_frontal_face_come_out():
    face = Face(
        opening_mm=Sides(9.0, 4.5),
        corner_up_mm=Sides(2.0, 7.0),
        corner_out_mm=Sides(-1.0, 5.0),
        brow_up_mm=Sides(3.0, 0.0),
        px_per_mm=2.0,
    )
    found = read_face(face.observed())
    assert found.ocd_px == pytest.approx(OCD_MM * 2.0)
    assert found.iris_px == pytest.approx(IRIS_MM * 2.0)
    assert found.lid_gap == Sides(pytest.approx(9.0 / OCD_MM), pytest.approx(4.5 / OCD_MM))
    up, out = CORNER_MM[1] / OCD_MM, CORNER_MM[0] / OCD_MM
    assert found.corner_up.left == pytest.approx(up + 2.0 / OCD_MM)
    assert found.corner_up.right == pytest.approx(up + 7.0 / OCD_MM)
    assert found.corner_out.left == pytest.approx(out - 1.0 / OCD_MM)
    assert found.corner_out.right == pytest.approx(out + 5.0 / OCD_MM)
    assert found.brow_up.left == pytest.approx((BROW_MM + 3.0) / OCD_MM)
    assert found.brow_up.right == pytest.approx(BROW_MM / OCD_MM)


def test_left_and_right_are_the_persons_own():
    """In a picture that is not mirrored the person's right is on the image's left."""
    seen = Face().observed().landmarks_px
    assert seen[33, 0] < 320 < seen[263, 0]
    winking = read_face(Face(opening_mm=Sides(left=9.0, right=0.5)).observed())
    assert winking.lid_gap.right < 0.1 * winking.lid_gap.left


@quick
@given(st.floats(-80, 80), st.floats(-80, 80), st.floats(-170, 170))
def test_the_angles_of_the_head_come_out(yaw: float, pitch: float, roll: float):
    assert pose_deg(rotation_of(yaw, pitch, roll)) == pytest.approx((yaw, pitch, roll), abs=1e-6)
    found = read_face(Face(yaw_deg=yaw, pitch_deg=pitch, roll_deg=roll).observed())
    assert (found.yaw_deg, found.pitch_deg, found.roll_deg) == pytest.approx(
        (yaw, pitch, roll), abs=1e-6
    )


@pytest.mark.parametrize(
    ("turned", "head_axis", "way_in_picture"),
    [
        (Face(yaw_deg=20), (0, 0, 1), (1, 0)),  # yaw positive: the nose goes to the image's right
        (Face(pitch_deg=20), (0, 0, 1), (0, 1)),  # pitch positive: the nose goes down
        (Face(roll_deg=20), (0, 1, 0), (-1, 0)),  # roll positive: the crown goes to the left
    ],
)
def test_the_angles_point_as_written(
    turned: Face, head_axis: tuple[int, ...], way_in_picture: tuple[int, int]
):
    x, y, _ = turned.observed().head_to_camera[:3, :3] @ np.array(head_axis)
    x0, y0, _ = head_axis
    moved = np.array([x - x0, -(y - y0)])  # rows of a picture count downwards
    assert moved @ np.array(way_in_picture) == pytest.approx(np.sin(np.radians(20)))


@quick
@given(faces, st.floats(-90, 90), st.floats(0.5, 4.0), st.floats(-300, 300))
def test_size_place_and_tilt_change_nothing(face: Face, roll: float, zoom: float, move: float):
    other = replace(
        face,
        roll_deg=face.roll_deg + roll,
        px_per_mm=face.px_per_mm * zoom,
        at_px=(face.at_px[0] + move, face.at_px[1] - move, face.at_px[2] + move),
    )
    found, again = read_face(face.observed()), read_face(other.observed())
    assert shares(again) == pytest.approx(shares(found), abs=1e-9)
    assert again.ocd_px == pytest.approx(found.ocd_px * zoom)
    assert again.iris_px == pytest.approx(found.iris_px * zoom)


@quick
@given(faces, st.floats(0, 1280))
def test_a_mirror_swaps_the_sides_and_nothing_else(face: Face, width_px: float):
    found, seen = read_face(face.observed()), read_face(mirror(face.observed(), width_px))
    assert (seen.yaw_deg, seen.pitch_deg, seen.roll_deg) == pytest.approx(
        (-found.yaw_deg, found.pitch_deg, -found.roll_deg), abs=1e-9
    )
    for name in ("lid_gap", "corner_up", "corner_out", "brow_up"):
        swapped: Sides[float] = getattr(found, name).swapped
        assert getattr(seen, name).left == pytest.approx(swapped.left, abs=1e-9)
        assert getattr(seen, name).right == pytest.approx(swapped.right, abs=1e-9)
    assert (seen.ocd_px, seen.iris_px) == pytest.approx((found.ocd_px, found.iris_px))
    built = read_face(face.mirrored().observed())
    assert shares(built) == pytest.approx(shares(seen), abs=1e-9)


@quick
@given(faces)
def test_corners_and_brows_do_not_follow_a_turning_head(face: Face):
    """They are read in the head's frame; the eye openings are read in the picture."""
    frontal = replace(face, yaw_deg=0.0, pitch_deg=0.0)
    assert shares(read_face(face.observed()))[2:] == pytest.approx(
        shares(read_face(frontal.observed()))[2:], abs=1e-9
    )


def test_both_eyes_lose_alike_when_the_head_nods_or_turns():
    for turned in (Face(yaw_deg=12), Face(pitch_deg=-10)):
        gap = read_face(turned.observed()).lid_gap
        assert gap.left == pytest.approx(gap.right, abs=1e-9)
        assert gap.left == pytest.approx(9.0 / OCD_MM, rel=0.03)


def test_a_matrix_that_also_scales_gives_the_same_reading():
    plain = Face(yaw_deg=9, pitch_deg=-4, roll_deg=3, corner_up_mm=Sides(1.0, 4.0)).observed()
    scaled = plain.head_to_camera.copy()
    scaled[:3, :3] *= 1.7
    found = read_face(FaceObservation(plain.landmarks_px, scaled))
    assert shares(found) == pytest.approx(shares(read_face(plain)), abs=1e-9)
    assert found.yaw_deg == pytest.approx(9)


@pytest.mark.parametrize(
    ("points", "matrix"), [((468, 3), (4, 4)), ((478, 2), (4, 4)), ((478, 3), (3, 3))]
)
def test_a_wrong_shape_is_a_bug(points: tuple[int, int], matrix: tuple[int, int]):
    with pytest.raises(ShapeError, match=str(points[0])):
        read_face(FaceObservation(np.zeros(points), np.eye(*matrix)))


def test_a_face_without_extent_gives_no_numbers_and_no_crash():
    """All landmarks in one place; a recording with one such frame goes on."""
    found = read_face(FaceObservation(np.full((478, 3), 7.0), np.eye(4)))
    assert np.isnan(found.ocd_px)
    assert np.isnan(shares(found)).all()
    signals = signals_of([read_face(Face().observed()), found], np.array([0.0, 0.04]))
    assert signals.tracked.tolist() == [True, False]


def test_readings_are_stacked_with_gaps_where_no_face_was():
    first = read_face(Face(opening_mm=Sides(8.0, 6.0)).observed())
    last = read_face(Face(brow_up_mm=Sides(1.0, 2.0), pitch_deg=5).observed())
    stamps = np.array([0.0, 0.04, 0.08])
    signals = signals_of([first, None, last], stamps)
    assert signals.tracked.tolist() == [True, False, True]
    assert signals.t_s.tolist() == stamps.tolist()
    assert signals.fps == pytest.approx(25)
    assert signals.lid_gap.left[[0, 2]].tolist() == [first.lid_gap.left, last.lid_gap.left]
    assert signals.lid_gap.right[[0, 2]].tolist() == [first.lid_gap.right, last.lid_gap.right]
    assert signals.corner_up.right[2] == last.corner_up.right
    assert signals.corner_out.left[0] == first.corner_out.left
    assert signals.brow_up.right[2] == last.brow_up.right
    assert signals.iris_px[0] == first.iris_px
    assert signals.pitch_deg[2] == last.pitch_deg
    columns = (signals.yaw_deg, signals.roll_deg, signals.ocd_px, signals.brow_up.left)
    assert all(np.isnan(column[1]) for column in columns)


def test_published_signals_are_read_only_and_the_callers_times_are_not():
    stamps = np.array([0.0])
    signals = signals_of([None], stamps)
    for column in (signals.t_s, signals.ocd_px, signals.lid_gap.left, signals.corner_up.right):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 1.0
    stamps[0] = 3.0
    assert signals.t_s[0] == 0.0


def test_readings_and_times_must_be_as_many():
    with pytest.raises(ShapeError):
        signals_of([None, None], np.array([0.0]))
