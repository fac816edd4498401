"""Finding the hold of each movement, or the reason why there is none to judge."""

import pytest

from app.domain.findings import Movement, Reason
from app.domain.sides import Affected, Side, Sides
from tests.app.domain.signals import (
    CLOSURE,
    OTHER,
    SMILE,
    Person,
    Take,
    hold_of,
    judge,
    only,
    perform,
    script,
)

ONCE = script("rest_baseline", SMILE, CLOSURE, reps=1)
SMILING = hold_of(ONCE, SMILE)
CLOSING = hold_of(ONCE, CLOSURE)


def take(person: Person | None = None, fps: float = 30.0) -> Take:
    return perform(ONCE, person or Person(), fps=fps)


def movement(made: Take, exercise: str) -> Movement:
    return next(m for m in judge(made, ONCE).analysis.movements if m.exercise == exercise)


@pytest.mark.parametrize("fps", [12.0, 15.0, 30.0, 60.0])
@pytest.mark.parametrize(("exercise", "asked"), [(SMILE, SMILING), (CLOSURE, CLOSING)])
def test_the_hold_is_found_where_it_was_asked_for(
    exercise: str, asked: tuple[float, float], fps: float
):
    found = movement(take(fps=fps).noise(), exercise)
    assert found.usable
    assert found.reason is None
    assert found.hold_start_s == pytest.approx(asked[0], abs=0.3)
    assert found.hold_end_s == pytest.approx(asked[1], abs=0.3)
    assert found.onset_s < found.hold_start_s < found.hold_end_s < found.end_s
    assert len(found.measures) == 1


def test_a_person_who_is_late_is_judged_when_the_movement_comes():
    late = take(Person(smile=Sides(0.0, 0.0)))
    for side in Side:
        late.corner_out[side][late.during(SMILING[0] + 0.8, SMILING[1] + 0.4)] += 0.06
    found = movement(late, SMILE)
    assert found.usable
    assert found.hold_start_s == pytest.approx(SMILING[0] + 0.8, abs=0.05)


@pytest.mark.parametrize(
    ("made", "exercise", "reason"),
    [
        (take().lose(SMILING[0] - 1, SMILING[1] + 1), SMILE, Reason.FACE_LOST),
        (take(Person(smile=Sides(0.005, 0.005))), SMILE, Reason.NO_MOVEMENT),
        (take(Person(smile=Sides(-0.05, -0.05))), SMILE, Reason.NO_MOVEMENT),
        (take(Person(closure=Sides(0.2, 0.2))), CLOSURE, Reason.NO_MOVEMENT),
        (take().turn(SMILING[0] - 0.3, SMILING[1] + 0.3, yaw_deg=20), SMILE, Reason.HEAD_MOVED),
        (take().turn(SMILING[0] - 1, 99, yaw_deg=-11), SMILE, Reason.HEAD_MOVED),
        (take().turn(SMILING[0] - 1, 99, pitch_deg=12), CLOSURE, Reason.HEAD_MOVED),
        (take().turn(0, 99, yaw_deg=9).turn(3.9, 99, yaw_deg=7), SMILE, Reason.HEAD_MOVED),
        (take().narrow(SMILING[0] - 1, SMILING[1] + 1, 0.5), SMILE, Reason.EYES_CLOSED),
        (take().lose(SMILING[0] - 0.3, SMILING[1] - 0.1), SMILE, Reason.HOLD_SHORT),
    ],
)
def test_what_cannot_be_judged_says_why(made: Take, exercise: str, reason: Reason):
    found = movement(made, exercise)
    assert (found.usable, found.reason, found.measures) == (False, reason, ())
    assert (found.hold_start_s, found.hold_end_s) == hold_of(ONCE, exercise)
    result = judge(made, ONCE)
    named = [a for a in result.analysis.abstentions if a.reason is reason]
    assert (found.onset_s, found.end_s) in [(a.start_s, a.end_s) for a in named]


def test_a_smile_full_of_blinks_is_not_judged():
    start_s, _ = SMILING
    made = take()
    for number in range(8):
        made.blink(start_s - 0.4 + 0.32 * number, 0.26)
    assert movement(made, SMILE).reason is Reason.BLINKS


def test_one_blink_in_a_smile_is_left_out_and_the_rest_judged():
    plain = movement(take(Person(narrowing=only(Side.LEFT, 0.3))), SMILE)
    made = take(Person(narrowing=only(Side.LEFT, 0.3))).blink(sum(SMILING) / 2, 0.3)
    found = movement(made, SMILE)
    assert found.usable
    assert found.measures[0].index == pytest.approx(plain.measures[0].index, abs=0.02)


def test_a_closure_is_not_taken_for_a_blink_however_short():
    short = script("rest_baseline", CLOSURE, reps=1)
    made = perform(short, Person(closure=Sides(0.0, 0.0)))
    start_s, _ = hold_of(short, CLOSURE)
    made.narrow(start_s, start_s + 0.5, 0.95)
    (found,) = judge(made, short).analysis.movements
    assert found.usable


@pytest.mark.parametrize("side", list(Side))
def test_a_lid_that_cannot_close_does_not_stop_the_closure_from_being_judged(side: Side):
    closure = Sides(0.05, 0.95) if side is Side.LEFT else Sides(0.95, 0.05)
    assert movement(take(Person(closure=closure)), CLOSURE).usable


def test_one_weak_corner_is_still_a_smile():
    assert movement(take(Person(smile=only(Side.RIGHT, 0.06))), SMILE).usable


def test_an_exercise_nobody_looks_at_is_kept_and_not_judged():
    plan = script("rest_baseline", OTHER, SMILE, reps=1)
    analysis = judge(perform(plan, Person()), plan).analysis
    other, smile = analysis.movements
    assert (other.exercise, other.usable, other.reason) == (OTHER, False, Reason.NOT_MEASURED)
    assert smile.usable
    assert analysis.abstentions == (), "nothing went wrong, so nothing is excused"


def test_without_a_rest_before_it_the_first_after_it_stands_in():
    plan = script(SMILE, "rest_baseline", CLOSURE, reps=1)
    smile, closure = judge(perform(plan, Person()), plan).analysis.movements
    assert smile.usable
    assert smile.rest == closure.rest


def test_without_any_rest_a_movement_is_not_judged():
    plan = script(SMILE, CLOSURE, reps=1)
    movements = judge(perform(plan, Person()), plan).analysis.movements
    assert [m.reason for m in movements] == [Reason.NO_REST] * 2


def test_the_measure_reads_what_was_made():
    person = Person(narrowing=Sides(0.3, 0.05), lift=Sides(4.0, 0.5))
    made = take(person)
    (eye,) = movement(made, SMILE).measures
    assert (eye.left, eye.right) == (pytest.approx(0.7, abs=0.02), pytest.approx(0.95, abs=0.02))
    assert eye.index == pytest.approx(0.25, abs=0.02)
    (corner,) = movement(made, CLOSURE).measures
    assert (corner.left, corner.right) == (pytest.approx(4, abs=0.2), pytest.approx(0.5, abs=0.1))
    assert corner.index == pytest.approx(3.5, abs=0.2)


@pytest.mark.parametrize(
    ("affected", "sign"), [(Affected.LEFT, 1), (Affected.RIGHT, -1), (Affected.UNKNOWN, 1)]
)
def test_the_index_counts_towards_the_named_side(affected: Affected, sign: int):
    made = take(Person(narrowing=only(Side.LEFT, 0.3), lift=only(Side.LEFT, 3.0)))
    eye, corner = (
        m.measures[0].index for m in judge(made, ONCE, affected=affected).analysis.movements
    )
    assert eye == pytest.approx(sign * 0.3, abs=0.02)
    assert corner == pytest.approx(sign * 3.0, abs=0.1)


def test_every_movement_is_compared_with_the_latest_rest_before_it():
    """The person sits differently after the second rest; the first would give a difference."""
    plan = script("rest_baseline", SMILE, "rest_baseline", SMILE, reps=1)
    made = perform(plan, Person())
    second_s = plan.timeline().items[2].start_s
    made.narrow(second_s - 0.2, 99, only(Side.LEFT, 0.2))
    assert [m.measures[0].index for m in judge(made, plan).analysis.movements] == pytest.approx(
        [0, 0], abs=0.01
    )
