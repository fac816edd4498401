"""From landmarks to verdict: what moves the camera or the clock must not move the finding.

The same on signals alone is in test_analysis.py, on single readings in test_measures.py.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.findings import Analysis, Strength
from app.domain.measures import FaceReading, read_face, signals_of
from app.domain.observation import FaceObservation
from app.domain.series import Floats
from app.domain.sides import Affected, Side, Sides
from tests.app.domain.faces import OCD_MM, Face, mirror
from tests.app.domain.signals import (
    BROW_UP,
    CLOSURE,
    CORNER_OUT,
    CORNER_UP,
    SMILE,
    Person,
    judge,
    perform,
    script,
    times,
)

PLAN = script("rest_baseline", SMILE, CLOSURE, reps=1)
LEAKING = Person(narrowing=Sides(0.4, 0.05), lift=Sides(5.0, 0.5))
HEALTHY = Person(narrowing=Sides(0.03, 0.05), lift=Sides(0.2, 0.3))
FLAGS = {
    id(LEAKING): [
        ("P2_smile_eye", Side.LEFT, Strength.SLIGHT),
        ("P1_blink_mouth", Side.LEFT, Strength.SLIGHT),
    ],
    id(HEALTHY): [],
}
OPEN_MM = 9.0
WIDTH_PX = 640.0

persons = st.sampled_from([LEAKING, HEALTHY])
Camera = Callable[[Face], FaceObservation]


def straight(face: Face) -> FaceObservation:
    return face.observed()


def mirroring(face: Face) -> FaceObservation:
    return mirror(face.observed(), WIDTH_PX)


def seen(
    person: Person, camera: Camera = straight, t_s: Floats | None = None, **still: float
) -> Analysis:
    """Judge a person whose every frame goes through landmarks; `still` holds all along."""
    take = perform(PLAN, person, times(15.0, PLAN.length_s) if t_s is None else t_s)

    def at(number: int) -> FaceObservation:
        def mm(values: dict[Side, Floats], rest: float = 0.0) -> Sides[float]:
            left, right = (OCD_MM * (values[s][number] - rest) for s in (Side.LEFT, Side.RIGHT))
            return Sides(float(left), float(right))

        opening = Sides(
            *(OPEN_MM * float(take.opening[s][number]) for s in (Side.LEFT, Side.RIGHT))
        )
        face = Face(
            opening_mm=opening,
            corner_up_mm=mm(take.corner_up, CORNER_UP),
            corner_out_mm=mm(take.corner_out, CORNER_OUT),
            brow_up_mm=mm(take.brow_up, BROW_UP),
        )
        return camera(replace(face, **still))

    readings: list[FaceReading | None] = [read_face(at(n)) for n in range(take.t_s.size)]
    affected = Affected.LEFT if camera is not mirroring else Affected.RIGHT
    return judge(signals_of(readings, take.t_s), PLAN, affected).analysis


def kinds(analysis: Analysis) -> list[tuple[str, Side, Strength]]:
    return [(f.pattern, f.side, f.strength) for f in analysis.flags]


def indices(analysis: Analysis) -> list[float]:
    assert all(movement.usable for movement in analysis.movements)
    return [measure.index for movement in analysis.movements for measure in movement.measures]


@pytest.mark.parametrize("person", [LEAKING, HEALTHY], ids=["leaking", "healthy"])
def test_a_mirrored_camera_gives_the_swapped_verdict_with_the_same_figures(person: Person):
    plain, swapped = seen(person), seen(person, mirroring)
    assert kinds(plain) == FLAGS[id(person)]
    assert [(p, side.other, s) for p, side, s in kinds(swapped)] == kinds(plain)
    assert indices(swapped) == pytest.approx(indices(plain), abs=1e-9)
    for one, other in zip(plain.movements, swapped.movements, strict=True):
        for mine, theirs in zip(one.measures, other.measures, strict=True):
            assert mine.left == pytest.approx(theirs.right, abs=1e-9)
            assert mine.right == pytest.approx(theirs.left, abs=1e-9)


@settings(max_examples=8, deadline=None)
@given(
    person=persons,
    roll_deg=st.floats(-20, 20),
    px_per_mm=st.floats(1.0, 4.0),
    x_px=st.floats(-300, 300),
    y_px=st.floats(-300, 300),
)
def test_tilt_distance_and_place_change_no_figure(
    person: Person, roll_deg: float, px_per_mm: float, x_px: float, y_px: float
):
    def elsewhere(face: Face) -> FaceObservation:
        return replace(face, px_per_mm=px_per_mm, at_px=(x_px, y_px, 0.0)).observed()

    plain, moved = seen(person), seen(person, elsewhere, roll_deg=roll_deg)
    assert kinds(moved) == kinds(plain) == FLAGS[id(person)]
    assert indices(moved) == pytest.approx(indices(plain), abs=1e-6)


@settings(max_examples=12, deadline=None)
@given(person=persons, fps=st.floats(15, 60), phase=st.floats(0, 1))
def test_any_frame_rate_from_15_to_60_gives_the_same_flags(
    person: Person, fps: float, phase: float
):
    sampled = times(fps, PLAN.length_s - 0.1) + phase / fps
    found = seen(person, t_s=sampled)
    assert kinds(found) == FLAGS[id(person)]
    assert indices(found) == pytest.approx(indices(seen(person)), abs=0.2)


@settings(max_examples=8, deadline=None)
@given(person=persons, yaw_deg=st.floats(-10, 10), pitch_deg=st.floats(-8, 8))
def test_a_head_held_turned_keeps_its_flags(person: Person, yaw_deg: float, pitch_deg: float):
    found = seen(person, yaw_deg=yaw_deg, pitch_deg=pitch_deg)
    assert kinds(found) == FLAGS[id(person)]


@settings(max_examples=8, deadline=None)
@given(person=persons, seed=st.integers(0, 10**6))
def test_lost_repeated_and_late_frames_keep_the_flags(person: Person, seed: int):
    draw = np.random.default_rng(seed)
    late = times(24.0, PLAN.length_s) + draw.uniform(0.0, 0.012, round(PLAN.length_s * 24.0))
    kept = np.delete(late, draw.choice(late.size, late.size // 10, replace=False))
    sampled = np.sort(np.append(kept, draw.choice(kept, 6, replace=False)))
    assert kinds(seen(person, t_s=sampled)) == FLAGS[id(person)]
