"""Readings of the composite faces: each side from its own half."""

from dataclasses import replace

import numpy as np
import pytest

from app.domain import landmarks as lm
from app.domain.analysis import analyse
from app.domain.baseline import RestRefusal, learn_rest
from app.domain.findings import Reason
from app.domain.measures import read_face, signals_of
from app.domain.observation import FaceObservation, HalfFace
from app.domain.series import Signals
from app.domain.sides import Affected, Side, Sides
from tests.app.domain.faces import Face
from tests.app.domain.signals import (
    CONSTANTS,
    SMILE,
    WATCHES,
    Person,
    only,
    perform,
    script,
)


def with_halves(
    whole: Face, left: Face | None, right: Face | None, scale: float = 1.5
) -> FaceObservation:
    def half(face: Face | None) -> HalfFace | None:
        if face is None:
            return None
        return HalfFace(face.observed().landmarks_px * scale, scale)

    return replace(whole.observed(), halves=Sides(left=half(left), right=half(right)))


def test_each_eye_is_read_from_its_own_half():
    tied = Face(opening_mm=Sides(7.0, 7.0))
    shut, opened = Face(opening_mm=Sides(2.0, 2.0)), Face(opening_mm=Sides(9.0, 9.0))
    reading = read_face(with_halves(tied, left=shut, right=opened))
    assert reading.lid_gap.left * 90 == pytest.approx(2.0)
    assert reading.lid_gap.right * 90 == pytest.approx(9.0)


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
def test_the_size_of_the_composite_does_not_matter(scale: float):
    face = Face(corner_up_mm=Sides(3.0, 3.0))
    reading = read_face(with_halves(Face(), face, face, scale))
    still = read_face(with_halves(Face(), Face(), Face(), scale))
    assert reading.corner_hemi_up is not None
    assert still.corner_hemi_up is not None
    for side in Side:
        risen_mm = 90 * (reading.corner_hemi_up.of(side) - still.corner_hemi_up.of(side))
        assert risen_mm == pytest.approx(3.0)


def test_a_half_without_a_face_is_not_filled_in():
    reading = read_face(with_halves(Face(), None, Face()))
    assert np.isnan(reading.lid_gap.left)
    assert np.isfinite(reading.lid_gap.right)
    assert reading.corner_hemi_up is not None
    assert np.isnan(reading.corner_hemi_up.left)


def test_standard_tracking_has_no_half_readings():
    reading = read_face(Face().observed())
    assert reading.corner_hemi_up is None
    signals = signals_of([reading, None], np.array([0.0, 0.04]))
    assert signals.corner_hemi_up is None


def test_frames_without_a_half_are_tracked_but_not_readable():
    whole, half = with_halves(Face(), Face(), Face()), with_halves(Face(), None, Face())
    readings = [read_face(whole), read_face(half), None]
    signals = signals_of(readings, np.array([0.0, 0.04, 0.08]))
    assert signals.tracked.tolist() == [True, True, False]
    assert signals.readable.tolist() == [True, False, False]
    assert signals.corner_hemi_up is not None
    assert np.isnan(signals.corner_hemi_up.left).tolist() == [False, True, True]


def test_gaze_follows_the_iris():
    ahead = Face().observed()
    points = ahead.landmarks_px.copy()
    line = points[lm.INNER_CANTHUS.left] - points[lm.OUTER_CANTHUS.left]
    points[lm.IRIS_CENTRE.left] = points[lm.OUTER_CANTHUS.left] + 0.8 * line
    assert read_face(replace(ahead, landmarks_px=points)).gaze.left == pytest.approx(0.8)


def looking(signals: Signals, aside: float, from_s: float, to_s: float) -> Signals:
    """The eyes look aside between two seconds."""
    when = (signals.t_s >= from_s) & (signals.t_s <= to_s)
    gaze = 0.5 + aside * when
    return replace(signals, gaze=Sides(gaze, gaze))


@pytest.mark.parametrize(("aside", "judged"), [(0.05, True), (0.2, False), (-0.2, False)])
def test_eyes_that_look_elsewhere_are_not_judged(aside: float, judged: bool):
    plan = script("rest_baseline", SMILE)
    signals = perform(plan, Person(narrowing=only(Side.LEFT, 0.3))).signals()
    made = looking(signals, aside, 4.0, 99.0)
    found = analyse(made, plan.timeline(), Affected.LEFT, WATCHES, CONSTANTS).analysis
    assert bool(found.flags) is judged
    if not judged:
        assert {m.reason for m in found.movements} == {Reason.GAZE_AWAY}


def test_a_rest_in_which_one_half_is_lost_is_refused():
    plan = script("rest_baseline")
    signals = perform(plan, Person()).signals()
    gap = signals.lid_gap.left.copy()
    gap[: gap.size * 2 // 3] = np.nan
    lost = replace(signals, lid_gap=Sides(gap, signals.lid_gap.right))
    refused = learn_rest(lost, 0.5, 3.5, CONSTANTS)
    assert isinstance(refused, RestRefusal)
    assert refused.reason is Reason.FACE_LOST


def test_the_corner_blends_whole_face_and_half():
    plan = script("rest_baseline", "closure")
    signals = perform(plan, Person(lift=only(Side.LEFT, 4.0))).signals()
    half = Sides(signals.corner_up.left + 0.02 * (signals.t_s > 4), signals.corner_up.right)
    blended = replace(signals, corner_hemi_up=half)

    def index(made: Signals) -> float:
        found = analyse(made, plan.timeline(), Affected.LEFT, WATCHES, CONSTANTS).analysis
        return found.movements[0].measures[0].index

    assert index(signals) == pytest.approx(4.0, abs=0.1)
    assert index(blended) == pytest.approx(5.0, abs=0.1), "half of the half's two more points"
