from hypothesis import given
from hypothesis import strategies as st

from app.domain.routine import PlannedStep, RoutinePlan, StepPhase, share_out

PREP, HANDS, REST = StepPhase.PREP, StepPhase.MASSAGE, StepPhase.RELAX


def steps(*named: tuple[str, StepPhase, int]) -> tuple[PlannedStep, ...]:
    return tuple(PlannedStep(name, phase, seconds) for name, phase, seconds in named)


plans = st.lists(
    st.tuples(st.sampled_from([PREP, HANDS, REST]), st.integers(1, 200), st.booleans()),
    min_size=1,
    max_size=25,
)


def seconds_of(found: tuple[PlannedStep, ...]) -> dict[str, float]:
    return {step.id: step.seconds for step in found}


def test_time_left_free_goes_to_the_phase_in_proportion():
    plan = steps(("wash", PREP, 30), ("a", HANDS, 60), ("b", HANDS, 30), ("c", HANDS, 30))
    assert seconds_of(share_out(plan, {"b"})) == {"wash": 30, "a": 80, "c": 40}


def test_the_second_that_cannot_be_divided_goes_to_the_largest_remainder():
    plan = steps(("a", HANDS, 10), ("b", HANDS, 10), ("c", HANDS, 10), ("x", HANDS, 5))
    assert seconds_of(share_out(plan, {"x"})) == {"a": 12, "b": 12, "c": 11}
    uneven = steps(("a", HANDS, 10), ("b", HANDS, 20), ("x", HANDS, 5))
    assert seconds_of(share_out(uneven, {"x"})) == {"a": 12, "b": 23}  # 11 2/3 and 23 1/3


def test_a_phase_of_which_nothing_is_left_loses_its_time():
    plan = steps(("wash", PREP, 30), ("a", HANDS, 60))
    assert seconds_of(share_out(plan, {"a"})) == {"wash": 30}


def test_nothing_left_out_changes_nothing_not_even_parts_of_a_second():
    plan = (PlannedStep("smile", StepPhase.EXERCISE, 13.8),)
    assert share_out(plan, {"elsewhere"}) == plan


@given(plans)
def test_sums_stay_exact_order_stays_and_no_step_gets_shorter(
    drawn: list[tuple[StepPhase, int, bool]],
):
    plan = steps(*((f"s{n}", phase, seconds) for n, (phase, seconds, _) in enumerate(drawn)))
    gone = {f"s{n}" for n, (_, _, is_gone) in enumerate(drawn) if is_gone}
    found = share_out(plan, gone)
    assert [s.id for s in found] == [s.id for s in plan if s.id not in gone]
    before = seconds_of(plan)
    for step in found:
        assert step.seconds >= before[step.id]
        assert float(step.seconds).is_integer()
    for phase in {step.phase for step in found}:
        assert sum(s.seconds for s in found if s.phase is phase) == sum(
            s.seconds for s in plan if s.phase is phase
        )


@given(plans)
def test_a_share_differs_from_its_proportion_by_less_than_a_second(
    drawn: list[tuple[StepPhase, int, bool]],
):
    plan = steps(*((f"s{n}", HANDS, seconds) for n, (_, seconds, _) in enumerate(drawn)))
    gone = {f"s{n}" for n, (_, _, is_gone) in enumerate(drawn) if is_gone}
    before, total = seconds_of(plan), sum(s.seconds for s in plan)
    kept = sum(s.seconds for s in plan if s.id not in gone)
    for step in share_out(plan, gone):
        assert abs(step.seconds - before[step.id] * total / kept) < 1


def test_leaving_out_later_steps_keeps_what_came_before():
    plan = RoutinePlan(
        "massage", "m12", steps(("a", HANDS, 60), ("b", HANDS, 30), ("c", HANDS, 30))
    )
    later = plan.without({"a", "b"}, begin=1)
    assert seconds_of(later.steps) == {"a": 60, "c": 60}
    assert [(gone.id, gone.seconds) for gone in later.left_out] == [("b", 30)]
    assert (later.total_s, later.hands_on_s, later.phase_s(PREP)) == (120, 120, 0)


def test_practice_is_massage_and_exercise():
    assert {phase for phase in StepPhase if phase.is_practice} == {HANDS, StepPhase.EXERCISE}
