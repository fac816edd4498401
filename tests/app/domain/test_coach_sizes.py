"""How large and how even a movement is to the coach, and how it counts."""

import pytest

from app.domain.coach import Coach
from app.domain.exercise_coach import Coached
from app.domain.feedback import Size
from app.domain.findings import Reason
from app.domain.patterns import Driver, Index, Watch
from app.domain.sides import Affected, Side, Sides
from app.domain.timeline import Beat, Phase, Script
from tests.app.domain.coached import act, between, held_for, level_at, phase_at, scale, slow
from tests.app.domain.live import EXERCISES, watch
from tests.app.domain.signals import (
    CLOSURE,
    OTHER,
    SMILE,
    Person,
)


def test_amounts_are_in_units_of_the_first_gentle_try() -> None:
    plan = slow(SMILE, reps=4)
    take = act(plan, Person())
    sizes = [1.0, 1.5, 0.5, 0.2]
    for rep, size in enumerate(sizes):
        scale(take, plan, rep, size)
    feedback = watch(take, plan)
    names = [Size.ENOUGH, Size.TOO_BIG, Size.ENOUGH, Size.SMALL]
    for rep, (size, name) in enumerate(zip(sizes, names, strict=True)):
        item = plan.timeline().items[1 + rep]
        held = between(feedback, item.hold_start_s + 1.2, item.hold_end_s)
        assert {f.size for f in held} == {name}
        assert held[-1].amount == pytest.approx(size, abs=0.07)
    assert feedback[-1].reps == 3
    resting = [f for f in feedback if phase_at(plan, f.t_s) in (Phase.READY, Phase.REST)]
    assert all(f.size is None for f in resting)


def test_what_is_asked_for_can_be_made_smaller() -> None:
    plan = slow(SMILE, reps=3)
    take = act(plan, Person())
    for rep, size in enumerate([1.0, 0.25, 0.25]):
        scale(take, plan, rep, size)

    class Aiming(Coach):
        def see(self, t_s, script_s, reading, prompt):
            self.aim(1.0 if prompt.beat.rep < 3 else 0.25)
            return super().see(t_s, script_s, reading, prompt)

    feedback = watch(take, plan, coach=Aiming(EXERCISES, Affected.LEFT))
    _, second, third = plan.timeline().items[1:]
    held = [between(feedback, i.hold_start_s + 1.2, i.hold_end_s) for i in (second, third)]
    assert [{f.size for f in frames} for frames in held] == [{Size.SMALL}, {Size.ENOUGH}]
    assert held[1][-1].amount == pytest.approx(0.25, abs=0.05)
    assert feedback[-1].reps == 2


def test_nothing_is_learned_of_size_before_the_first_try() -> None:
    plan = slow(SMILE, reps=1)
    feedback = watch(act(plan, Person()), plan)
    assert all(f.amount is None for f in between(feedback, 0.0, 5.0))


def test_evenness_shows_the_weaker_corner() -> None:
    plan = slow(SMILE, reps=2)
    take = act(plan, Person(smile=Sides(0.03, 0.06)))
    item = plan.timeline().items[2]
    held = between(watch(take, plan), item.hold_start_s + 0.5, item.hold_end_s)
    for f in held:
        assert f.sides is not None
        assert f.sides.left / f.sides.right == pytest.approx(0.5, abs=0.05)
        assert 0.5 * (f.sides.left + f.sides.right) == pytest.approx(f.amount)


def test_evenness_of_a_closure_shows_the_lid_that_stays_up() -> None:
    plan = slow(CLOSURE, reps=2)
    take = act(plan, Person(closure=Sides(0.45, 0.9)))
    item = plan.timeline().items[2]
    held = between(watch(take, plan), item.hold_start_s + 0.5, item.hold_end_s)
    assert held[-1].sides is not None
    assert held[-1].sides.left == pytest.approx(0.5, abs=0.05)
    assert held[-1].sides.right == pytest.approx(1.0, abs=0.05)


def test_the_eyes_are_shown_against_rest_where_they_are_watched_and_never_in_a_blink() -> None:
    plan = slow(SMILE, reps=2)
    take = act(plan, Person(narrowing=Sides(0.3, 0.0)))
    item = plan.timeline().items[2]
    blink_s = item.hold_start_s + 1.5
    feedback = watch(take.blink(blink_s), plan)
    assert any(f.eyes is None for f in between(feedback, blink_s - 0.1, blink_s + 0.2))
    eyes = between(feedback, item.hold_start_s + 0.5, item.hold_end_s)[-1].eyes
    assert eyes is not None
    assert eyes.left == pytest.approx(0.7, abs=0.05)
    assert eyes.right == pytest.approx(1.0, abs=0.05)
    closing = slow(CLOSURE, reps=1)
    assert all(f.eyes is None for f in watch(act(closing, Person()), closing))


def test_what_cannot_be_seen_is_counted_by_the_clock() -> None:
    plan = slow("puff", reps=2)
    feedback = watch(act(plan, Person()), plan)
    assert feedback[-1].reps == 2
    assert feedback[-1].is_timed
    assert feedback[-1].amount is None
    assert {f.silent for f in feedback} == {None, Reason.NOT_MEASURED}


def test_a_lost_repetition_is_timed_and_the_others_are_counted() -> None:
    plan = slow(SMILE, reps=3)
    second = plan.timeline().items[2]
    take = act(plan, Person()).lose(second.start_s, second.end_s)
    feedback = watch(take, plan)
    assert feedback[-1].reps == 3
    assert feedback[-1].is_timed


def test_somebody_who_does_not_move_is_not_counted() -> None:
    plan = slow(SMILE, reps=2)
    feedback = watch(act(plan, Person(smile=Sides(0.0, 0.0))), plan)
    assert feedback[-1].reps == 0
    assert not feedback[-1].is_timed


def test_an_exercise_that_is_done_once_more_counts_anew_by_the_same_first_try() -> None:
    plan = slow(SMILE, reps=2)
    other = Beat(OTHER, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5)
    again = Script((*plan.beats, other, *plan.beats[1:]))
    feedback = watch(act(again, Person()), again)
    assert feedback[-1].reps == 2
    start_s = plan.length_s + other.length_s
    assert between(feedback, start_s, start_s + 0.4)[0].reps == 0
    assert between(feedback, start_s, start_s + 0.4)[0].amount is not None


def test_a_pucker_says_nothing_of_evenness() -> None:
    pucker = Watch("P4_pucker_eye", Driver.PUCKER, Index.EYE)
    plan = slow(OTHER, reps=1)
    take = act(plan, Person())
    for number, t_s in enumerate(take.t_s):
        for side in Side:
            take.corner_out[side][number] -= 0.05 * level_at(plan, float(t_s))
    coach = Coach({OTHER: Coached(Driver.PUCKER, (pucker,))}, Affected.LEFT)
    feedback = watch(take, plan, coach=coach)
    assert any(f.amount is not None for f in feedback)
    assert all(f.sides is None for f in feedback)
    assert feedback[-1].reps == 1


def test_a_movement_that_shows_late_is_not_counted_by_the_clock_as_well() -> None:
    plan = slow(SMILE, reps=1)
    item = plan.timeline().items[1]
    take = act(plan, Person())
    held = take.during(item.hold_start_s, item.end_s + 1.0)
    for side in Side:
        take.corner_out[side][held] = take.corner_out[side][take.during(*held_for(plan))].max()
    take.lose(item.start_s, item.hold_end_s + 0.5)
    feedback = watch(take, plan)
    assert feedback[-1].reps == 1
    assert not feedback[-1].is_timed
