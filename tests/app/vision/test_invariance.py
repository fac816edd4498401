"""What must not change a verdict, on rendered persons seen by the real tracker.

Tolerances are for this tracker: MediaPipe is neither exactly mirror-equivariant nor blind to pose.
What arithmetic alone must keep exactly is in tests/app/domain/test_analysis.py.
"""

from dataclasses import replace

import numpy as np
import pytest

from app.domain.constants import Constants
from app.domain.findings import Analysis, Strength
from app.domain.sides import Affected, Side
from app.vision.model import verified_model
from app.vision.subject.canonical import load_canonical_mesh
from app.vision.subject.persons import PERSONS
from app.vision.subject.renderer import SubjectRenderer
from tests.app.vision.filmed import Film, film, judged, tracked, verdict_on

# A large leak is the same finding turned, nodding or mirrored, but not of the same size: over these
# films its index lay between .33 and .79, and mirrored it was up to .21 off.
POSED_INDEX = (0.20, 0.95)
HEALTHY_MOST = 0.10
RATE_TOLERANCE = 0.15
MIRROR_TOLERANCE = 0.30
FULL_FPS = 60.0
POSES = [
    (-10.0, 0.0),
    pytest.param(-5.0, 0.0, marks=pytest.mark.soak),
    pytest.param(5.0, 0.0, marks=pytest.mark.soak),
    (10.0, 0.0),
    (0.0, -8.0),
    (0.0, 8.0),
]
LEFT = [("P2_smile_eye", Side.LEFT, Strength.SLIGHT)]


@pytest.fixture(scope="module")
def renderer() -> SubjectRenderer:
    return SubjectRenderer(load_canonical_mesh(verified_model()))


@pytest.fixture(scope="module")
def leaking(renderer: SubjectRenderer) -> Film:
    return film(renderer, PERSONS["oral-ocular-left"], FULL_FPS)


@pytest.fixture(scope="module")
def healthy(renderer: SubjectRenderer) -> Film:
    return film(renderer, PERSONS["healthy"], FULL_FPS / 2)


@pytest.fixture(scope="module")
def plain(leaking: Film) -> Analysis:
    """The verdict on the leaking person, from the front, at 30 frames per second."""
    return judged(leaking.every(2), Affected.LEFT)


def kinds(analysis: Analysis) -> list[tuple[str, Side, Strength]]:
    return [(flag.pattern, flag.side, flag.strength) for flag in analysis.flags]


def index_of(analysis: Analysis) -> float:
    """The one movement's index; it must have been fit to judge."""
    assert analysis.abstentions == ()
    (movement,) = analysis.movements
    assert movement.usable, movement.reason
    (measure,) = movement.measures
    return measure.index


def test_from_the_front_one_leaks_and_the_other_does_not(plain: Analysis, healthy: Film) -> None:
    assert kinds(plain) == LEFT
    assert index_of(plain) > Constants().eye_clear
    found = judged(healthy, Affected.LEFT)
    assert found.flags == ()
    assert abs(index_of(found)) < HEALTHY_MOST


@pytest.mark.parametrize(("yaw_deg", "pitch_deg"), POSES)
def test_a_turned_or_nodding_head_gets_the_same_verdict(
    renderer: SubjectRenderer, yaw_deg: float, pitch_deg: float
) -> None:
    """Compared with a rest in the same pose, as the guided session asks for it."""

    def verdict(person: str) -> Analysis:
        posed = replace(PERSONS[person], yaw_deg=yaw_deg, pitch_deg=pitch_deg, sway=0.3)
        return judged(film(renderer, posed, 12.0), Affected.LEFT)

    leaking, healthy = verdict("oral-ocular-left"), verdict("healthy")
    assert leaking.rest is not None
    assert leaking.rest.yaw_deg == pytest.approx(yaw_deg, abs=3.0), "it was really turned"
    assert leaking.rest.pitch_deg == pytest.approx(pitch_deg, abs=3.0), "it really nodded"
    assert kinds(leaking) == LEFT
    assert POSED_INDEX[0] < index_of(leaking) < POSED_INDEX[1]
    assert healthy.flags == ()
    assert abs(index_of(healthy)) < HEALTHY_MOST


@pytest.mark.parametrize(
    "step", [pytest.param(1, id="60fps", marks=pytest.mark.soak), pytest.param(4, id="15fps")]
)
def test_the_frame_rate_does_not_change_the_verdict(
    leaking: Film, plain: Analysis, step: int
) -> None:
    found = judged(leaking.every(step), Affected.LEFT)
    assert kinds(found) == LEFT
    assert index_of(found) == pytest.approx(index_of(plain), abs=RATE_TOLERANCE)


def test_a_slow_camera_sees_no_leak_in_a_healthy_face(healthy: Film) -> None:
    found = judged(healthy.every(2), Affected.LEFT)
    assert found.flags == ()
    assert abs(index_of(found)) < HEALTHY_MOST


def test_dropped_repeated_and_jittered_frames_do_not_change_the_verdict(
    leaking: Film, plain: Analysis
) -> None:
    draw = np.random.default_rng(5)
    even = leaking.every(2)
    count = len(even.frames)
    kept = np.delete(np.arange(count), draw.choice(np.arange(1, count), 9, replace=False))
    twice = np.sort(np.append(kept, draw.choice(kept, 6, replace=False)))
    found = judged(even.shaken(0.005, seed=5).pick(twice.tolist()), Affected.LEFT)
    assert kinds(found) == LEFT
    assert index_of(found) == pytest.approx(index_of(plain), abs=RATE_TOLERANCE)


def test_a_mirrored_picture_gets_the_mirrored_verdict(leaking: Film, plain: Analysis) -> None:
    signals = tracked(leaking.every(2).mirrored())
    for affected in (Affected.RIGHT, Affected.UNKNOWN):
        found = verdict_on(signals, affected)
        assert [(f.pattern, f.side) for f in found.flags] == [("P2_smile_eye", Side.RIGHT)]
        assert abs(index_of(found)) == pytest.approx(index_of(plain), abs=MIRROR_TOLERANCE)
        assert found.rest is not None
        assert plain.rest is not None
        assert found.rest.yaw_deg == pytest.approx(-plain.rest.yaw_deg, abs=1.0)
        assert found.rest.aperture_left_mm == pytest.approx(plain.rest.aperture_right_mm, abs=0.4)
        assert found.rest.aperture_right_mm == pytest.approx(plain.rest.aperture_left_mm, abs=0.4)
