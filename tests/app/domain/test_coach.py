"""What the coach says of a linked movement, and why it says nothing."""

from dataclasses import replace

import numpy as np
import pytest

from app.domain.coach import Coach
from app.domain.exercise_coach import Coached
from app.domain.findings import Reason
from app.domain.patterns import REST_EXERCISE, Driver, Index, Watch
from app.domain.sides import Affected, Side, Sides
from app.domain.timeline import Script
from tests.app.domain.coached import REST, SIDES, act, between, hide, level_at, named, slow
from tests.app.domain.live import EXERCISES, watch
from tests.app.domain.signals import (
    CLOSURE,
    CONSTANTS,
    CORNER,
    EYE,
    OTHER,
    SMILE,
    Person,
    only,
    script,
)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    ("exercise", "person", "pattern"),
    [
        (SMILE, lambda side: Person(narrowing=only(side, 0.3)), EYE.pattern),
        (CLOSURE, lambda side: Person(lift=only(side, 5.0)), CORNER.pattern),
    ],
)
def test_a_linked_movement_is_named_on_its_side_within_400_ms(
    side, exercise, person, pattern
) -> None:
    plan = slow(exercise)
    take = act(plan, person(side)).noise()
    feedback = watch(take, plan, Affected(side.value))

    assert named(feedback) == {(pattern, side)}
    if exercise == SMILE:
        index = 0.3 * np.array([level_at(plan, f.t_s) for f in feedback])
        true_s = feedback[int(np.argmax(index >= CONSTANTS.eye_slight))].t_s
        cue_s = next(f.t_s for f in feedback if f.linked)
        assert cue_s - true_s < 0.4
        first = next(f.linked for f in feedback if f.linked)
        assert first.since_s <= cue_s


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("exercise", [SMILE, CLOSURE])
@pytest.mark.parametrize(
    "person",
    [
        Person(smile=Sides(0.02, 0.06), closure=Sides(0.5, 0.9)),
        Person(narrowing=Sides(0.1, 0.1)),
    ],
    ids=["weak", "smiling eyes"],
)
def test_nobody_without_a_linked_movement_is_told_of_one(exercise, person, side) -> None:
    plan = slow(exercise)
    take = act(plan, person).noise()
    for at_s in np.arange(1.0, plan.length_s, 1.3):
        if exercise == SMILE:
            take.blink(float(at_s))
    assert named(watch(take, plan, Affected(side.value))) == set()


def test_a_movement_of_the_other_side_is_not_named() -> None:
    plan = slow(SMILE)
    take = act(plan, Person(narrowing=only(Side.RIGHT, 0.3))).noise()
    assert named(watch(take, plan, Affected.LEFT)) == set()


def test_with_the_side_unknown_nothing_is_named() -> None:
    plan = slow(SMILE)
    take = act(plan, Person(narrowing=only(Side.LEFT, 0.3))).noise()
    assert named(watch(take, plan, Affected.UNKNOWN)) == set()


def test_it_is_silent_in_a_blink_and_goes_on_after_it() -> None:
    plan = slow(SMILE, reps=1)
    hold_s = 4.0 + 0.5 + 1.5
    take = act(plan, Person(narrowing=only(Side.LEFT, 0.3))).noise().blink(hold_s + 0.8, 0.24)
    feedback = watch(take, plan)
    shut = between(feedback, hold_s + 0.76, hold_s + 0.86)
    assert shut
    assert not any(f.linked for f in shut)
    assert not any(f.silent for f in shut)
    after = between(feedback, hold_s + 1.3, hold_s + 1.8)
    assert all(f.linked for f in after)


def test_after_the_movement_nothing_rides_along() -> None:
    plan = slow(SMILE, reps=1)
    feedback = watch(act(plan, Person(narrowing=only(Side.LEFT, 0.3))).noise(), plan)
    assert not any(f.linked for f in between(feedback, plan.length_s - 1.5, plan.length_s))


def test_a_quick_blink_while_closing_is_asked_for_is_not_taken_for_the_closure() -> None:
    plan = slow(CLOSURE, reps=1, in_s=3.0)
    person = Person(closure=Sides(0.0, 0.0))
    take = act(plan, person).noise()
    take.blink(5.5, 0.25)
    for side in Side:
        pulled = take.during(5.42, 5.58)
        take.corner_up[side][pulled] += 0.05 if side is Side.LEFT else 0.0
    assert named(watch(take, plan)) == set()


def test_a_mouth_that_talks_through_a_closure_is_not_taken_for_its_leak() -> None:
    plan = slow(CLOSURE, reps=1)
    take = act(plan, Person(lift=only(Side.LEFT, 5.0)))
    talk = watch(take, plan, lips_apart=lambda t_s: 0.04 + 0.04 * np.sin(2 * np.pi * 3.0 * t_s))
    assert named(talk) == set()
    assert named(watch(take, plan)) == {(CORNER.pattern, Side.LEFT)}


def test_a_corner_that_only_a_recording_may_judge_is_not_named_at_one_glance() -> None:
    plan = slow(CLOSURE, reps=2)
    barely = Person(lift=only(Side.LEFT, 1.65))
    assert named(watch(act(plan, barely), plan)) == set()


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda take: take.lose(6.0, 8.0), Reason.NO_FACE),
        (lambda take: take.turn(6.0, 8.0, yaw_deg=12.0), Reason.HEAD_MOVED),
        (lambda take: take.turn(6.0, 8.0, yaw_deg=20.0), Reason.HEAD_TURNED),
        (lambda take: take.turn(6.0, 8.0, pitch_deg=12.0), Reason.HEAD_MOVED),
        (lambda take: take.ocd_px.__setitem__(take.during(6.0, 8.0), 60.0), Reason.FACE_SMALL),
        (lambda take: take.narrow(6.0, 8.0, 0.6), Reason.EYES_CLOSED),
        (lambda take: hide(take, (Side.LEFT,)), Reason.FACE_COVERED),
    ],
)
def test_it_says_why_nothing_can_be_judged(spoil, reason) -> None:
    plan = slow(SMILE, reps=1, in_s=2.5)
    take = act(plan, Person(narrowing=only(Side.LEFT, 0.3))).noise()
    spoil(take)
    feedback = watch(take, plan)
    assert not any(f.silent for f in between(feedback, 4.5, 6.0))
    assert {f.silent for f in between(feedback, 6.8, 8.0)} == {reason}
    assert not any(f.linked for f in between(feedback, 6.5, 8.0))


def test_a_machine_too_slow_to_read_the_halves_is_no_reason_to_say_anything() -> None:
    plan = slow(SMILE, reps=2, in_s=2.5)
    take = act(plan, Person(narrowing=only(Side.LEFT, 0.3))).noise()
    hide(take, (Side.LEFT, Side.RIGHT))
    during = between(watch(take, plan), 6.0, 8.0)
    assert not any(f.silent or f.linked for f in during)


def test_in_the_dark_it_says_so() -> None:
    coach = Coach(EXERCISES, Affected.LEFT)
    coach.note_light(40.0)
    plan = slow(SMILE, reps=1)
    feedback = watch(act(plan, Person()), plan, coach=coach)
    assert feedback[-1].silent is Reason.TOO_DARK
    coach.note_light(66.0)
    assert watch(act(plan, Person()), plan, coach=coach)[-1].silent is Reason.TOO_DARK


def test_a_reason_that_passes_at_once_is_not_said() -> None:
    plan = slow(SMILE, reps=1)
    feedback = watch(act(plan, Person()).lose(6.0, 6.2), plan)
    assert not any(f.silent for f in feedback)


def test_without_a_resting_face_it_says_why_and_the_pause_serves_for_one() -> None:
    plan = slow(SMILE, reps=3, rest_s=3.0)
    take = act(plan, Person(narrowing=only(Side.LEFT, 0.3))).noise()
    take.turn(0.0, 4.0, yaw_deg=20.0)
    feedback = watch(take, plan)
    first, *later = plan.timeline().items[1:]
    early = between(feedback, first.start_s + 0.5, first.end_s)
    assert {f.silent for f in early} == {Reason.HEAD_TURNED}
    assert early[-1].is_timed is False
    late = between(feedback, later[-1].start_s, later[-1].end_s)
    assert named(late) == {(EYE.pattern, Side.LEFT)}
    assert feedback[-1].is_timed
    assert feedback[-1].reps == 3


def test_somebody_who_settles_in_another_pose_is_compared_anew() -> None:
    plan = slow(SMILE, reps=3, rest_s=3.0)
    second = plan.timeline().items[2]
    take = act(plan, Person(narrowing=only(Side.LEFT, 0.3))).noise()
    take.turn(second.start_s, 99.0, yaw_deg=11.5)
    feedback = watch(take, plan)
    third = plan.timeline().items[3]
    assert named(between(feedback, second.start_s + 0.5, second.end_s)) == set()
    assert named(between(feedback, third.start_s, third.end_s)) == {(EYE.pattern, Side.LEFT)}


def test_an_unmeasured_exercise_says_so_and_rest_says_nothing() -> None:
    plan = script(REST_EXERCISE, "finger_at_the_mouth", reps=1)
    feedback = watch(act(plan, Person()), plan)
    assert {f.silent for f in between(feedback, 0.0, 4.0)} == {None}
    assert Reason.NOT_MEASURED in {f.silent for f in feedback}
    assert feedback[-1].reps == 1


@pytest.mark.parametrize("has_puckers", [False, True])
def test_a_smile_beside_a_still_pucker_has_to_be_clear(has_puckers) -> None:
    pucker = Watch("P4_pucker_eye", Driver.PUCKER, Index.EYE)
    exercises = {**EXERCISES, OTHER: Coached(Driver.PUCKER, (pucker,))}
    smile = slow(SMILE, reps=1).beats[1]
    puckers = (replace(smile, exercise=OTHER, rep=1), replace(smile, exercise=OTHER, rep=2))
    plan = Script((REST, *(puckers if has_puckers else ()), smile))
    take = act(plan, Person(narrowing=only(Side.LEFT, 0.13)))
    for number, t_s in enumerate(take.t_s):
        prompt = plan.prompt_at(float(t_s))
        if prompt is not None and prompt.beat.exercise == OTHER:
            for side in Side:
                take.corner_out[side][number] -= 0.05 * prompt.level
    found = watch(take, plan, coach=Coach(exercises, Affected.LEFT))
    assert named(found) == (set() if has_puckers else {(EYE.pattern, Side.LEFT)})


def test_it_goes_on_after_the_camera_has_stalled() -> None:
    plan = slow(CLOSURE, reps=2)
    take = act(plan, Person(lift=only(Side.LEFT, 5.0)))
    feedback = watch(take, plan, stalled=(5.0, 6.6))
    assert named(between(feedback, 6.6, 8.0)) == {(CORNER.pattern, Side.LEFT)}
