import numpy as np
import pytest

from app.domain.sides import Side
from app.vision.subject.face import RESTING_BLINK, FaceParameters
from app.vision.subject.performer import Performer
from app.vision.subject.persons import PERSONS, Person
from app.vision.subject.renderer import FaceTruth, SubjectRenderer

_NO_BLINK_S = 0.2
_EXERCISES = (
    *("rest_baseline", "open_smile", "closed_smile", "lip_pucker", "gentle_eye_closure"),
    *("soft_blink", "brow_raise", "snarl", "cheek_puff", "vowel_o", "vowel_u", "vowel_e"),
)


def _truth(renderer: SubjectRenderer, person: str, exercise: str, level: float) -> FaceTruth:
    face = Performer(PERSONS[person]).face_at(_NO_BLINK_S, exercise, level)
    return renderer.render(face, 0).truth


@pytest.mark.parametrize(
    ("person", "affected"),
    [("oral-ocular-left", Side.LEFT), ("oral-ocular-right", Side.RIGHT)],
)
@pytest.mark.parametrize("exercise", ["open_smile", "lip_pucker"])
def test_affected_eye_narrows_with_the_mouth(
    renderer: SubjectRenderer, person: str, affected: Side, exercise: str
) -> None:
    rest = _truth(renderer, person, exercise, 0.0).aperture_mm
    moving = _truth(renderer, person, exercise, 1.0).aperture_mm
    narrowed = {side: 1.0 - moving.of(side) / rest.of(side) for side in Side}
    assert narrowed[affected] >= 0.30
    assert narrowed[affected.other] < 0.15
    assert 0.38 < narrowed[affected] - narrowed[affected.other] < 0.55


def test_affected_side_smiles_like_the_other(renderer: SubjectRenderer) -> None:
    corners = _truth(renderer, "oral-ocular-left", "open_smile", 1.0).corner_mm
    np.testing.assert_allclose(corners.left * (-1, 1, 1), corners.right, atol=0.5)


@pytest.mark.parametrize("exercise", _EXERCISES)
@pytest.mark.parametrize("level", [0.0, 0.5, 1.0])
def test_healthy_sides_differ_little(
    renderer: SubjectRenderer, exercise: str, level: float
) -> None:
    truth = _truth(renderer, "healthy", exercise, level)
    rest = _truth(renderer, "healthy", exercise, 0.0)
    eyes = truth.aperture_mm
    assert abs(eyes.left - eyes.right) < 0.05 * rest.aperture_mm.left
    ways = [
        float(np.linalg.norm(truth.corner_mm.of(side) - rest.corner_mm.of(side))) for side in Side
    ]
    assert abs(ways[0] - ways[1]) <= 0.05 * max(ways)


def test_exercises_do_what_they_say() -> None:
    performer = Performer(PERSONS["healthy"])
    rest = performer.face_at(_NO_BLINK_S, "rest_baseline", 1.0)
    assert rest == performer.face_at(_NO_BLINK_S, None, 1.0)
    assert rest == performer.face_at(_NO_BLINK_S, "no_such_exercise", 1.0)

    def at_full(exercise: str) -> FaceParameters:
        return performer.face_at(_NO_BLINK_S, exercise, 1.0)

    assert at_full("open_smile").smile_left == pytest.approx(0.8, abs=0.05)
    assert at_full("closed_smile").smile_left < at_full("open_smile").smile_left
    assert at_full("lip_pucker").pucker == 1.0
    assert at_full("gentle_eye_closure").blink_left == pytest.approx(1.0)
    assert at_full("gentle_eye_closure").blink_right == pytest.approx(1.0)
    assert at_full("soft_blink").blink_left == pytest.approx(1.0)
    assert at_full("brow_raise").brow_left > 0.7
    assert at_full("snarl").snarl > 0.7
    assert at_full("cheek_puff").cheek_puff > 0.7
    assert at_full("vowel_o").jaw_open > at_full("vowel_u").jaw_open > 0.0
    assert at_full("vowel_u").pucker > 0.7
    assert at_full("vowel_e").smile_left > 0.3


def test_level_is_bounded() -> None:
    performer = Performer(PERSONS["healthy"])
    assert performer.face_at(1.0, "open_smile", 3.0) == performer.face_at(1.0, "open_smile", 1.0)
    assert performer.face_at(1.0, "open_smile", -1.0) == performer.face_at(1.0, None, 0.0)


def test_blinks_are_natural_and_alike_on_both_sides() -> None:
    performer = Performer(PERSONS["healthy"], seed=5)
    fps = 100
    faces = [performer.face_at(i / fps, None, 0.0) for i in range(60 * fps)]
    closure = np.array([face.blink_left for face in faces])
    np.testing.assert_allclose(closure, [face.blink_right for face in faces], atol=1e-9)
    assert closure.min() == pytest.approx(RESTING_BLINK)
    assert closure.max() == pytest.approx(1.0)
    blinking = closure > RESTING_BLINK + 1e-6
    starts = np.flatnonzero(blinking[1:] & ~blinking[:-1]) / fps
    gaps = np.diff(starts)
    assert gaps.min() > 2.0
    assert gaps.max() < 5.0
    assert 3.0 < gaps.mean() < 4.0
    assert blinking.sum() / fps / len(starts) == pytest.approx(0.26, abs=0.03)


def test_head_sways_a_little() -> None:
    performer = Performer(PERSONS["healthy"])
    faces = [performer.face_at(i / 10, None, 0.0) for i in range(600)]
    for values, limit in (
        ([face.yaw_deg for face in faces], 2.0),
        ([face.pitch_deg for face in faces], 1.2),
        ([face.roll_deg for face in faces], 0.8),
    ):
        assert 0.5 * limit < np.abs(values).max() <= limit + 1e-9


def test_seed_changes_when_the_person_blinks() -> None:
    person = PERSONS["healthy"]
    times = np.arange(0.0, 30.0, 0.05)
    first, same, other = (
        [Performer(person, seed).face_at(float(t), None, 0.0).blink_left for t in times]
        for seed in (1, 1, 2)
    )
    assert first == same
    assert first != other


def test_leaks_and_weakness_of_persons_to_come() -> None:
    person = Person(
        "mixed",
        affected="left",
        leak_ocular_oral=0.5,
        leak_brow_oral=0.25,
        weakness=0.5,
        blink_interval_s=0.0,
        unevenness=0.0,
    )
    performer = Performer(person)
    closing = performer.face_at(1.0, "gentle_eye_closure", 1.0)
    assert closing.smile_left == pytest.approx(0.5)
    assert closing.smile_right == 0.0
    assert closing.blink_left < 0.6 < closing.blink_right
    brow = performer.face_at(1.0, "brow_raise", 1.0)
    assert brow.smile_left > 0.15
    assert brow.brow_left == pytest.approx(0.5 * brow.brow_right)
    smile = performer.face_at(1.0, "open_smile", 1.0)
    assert smile.smile_left == pytest.approx(0.5 * smile.smile_right)


def test_talking_and_turning_persons_move_at_rest() -> None:
    talking = Performer(Person("talking", speech=1.0))
    turning = Performer(Person("turning", turn_deg=20.0))
    times = np.arange(0.0, 9.0, 0.1)
    jaws = [talking.face_at(float(t), None, 0.0).jaw_open for t in times]
    yaws = [turning.face_at(float(t), None, 0.0).yaw_deg for t in times]
    assert 0.2 < max(jaws) <= 0.5
    assert 17.0 < max(yaws) < 23.0
    assert -23.0 < min(yaws) < -17.0


def test_persons_cannot_be_changed() -> None:
    assert set(PERSONS) >= {"healthy", "oral-ocular-left", "oral-ocular-right"}
    assert all(name == person.id for name, person in PERSONS.items())
    with pytest.raises(TypeError):
        PERSONS["healthy"] = PERSONS["healthy"]  # type: ignore[index] # that is the test
