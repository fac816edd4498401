"""Skipping and going back on the clock of a recording that cannot be turned back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.course import Course, course_of, cut
from app.domain.timeline import Beat, Phase, Script

PLAN = Script(
    (
        Beat("rest", 1, 1, 2.0, 0.0, 4.0, 0.0, 1.0),
        Beat("smile", 1, 2, 2.0, 1.0, 2.0, 1.0, 2.0),
        Beat("smile", 2, 2, 0.0, 1.0, 2.0, 1.0, 2.0),
        Beat("blink", 1, 1, 2.0, 1.0, 1.0, 1.0, 2.0),
    )
)


def asked(course: Course, t_s: float) -> tuple[str, Phase] | None:
    prompt = course.script.prompt_at(t_s)
    return None if prompt is None else (prompt.beat.exercise, prompt.phase)


def test_a_plan_is_a_pass_for_each_exercise() -> None:
    course = course_of(PLAN)
    assert [(each.place, each.start_s) for each in course.passes] == [(0, 0.0), (1, 7.0), (2, 21.0)]
    assert [len(block) for block in course.blocks] == [1, 2, 1]
    assert course.script is PLAN
    assert course.now(-1.0).place == 0
    assert course.now(20.9).place == 1
    assert course.end_s(course.now(8.0)) == 21.0
    assert course.end_s(course.now(22.0)) == PLAN.length_s


def test_skipping_asks_for_the_next_exercise_at_once() -> None:
    course = course_of(PLAN).skipped(10.5)
    assert asked(course, 10.4) == ("smile", Phase.HOLD)
    assert asked(course, 10.6) == ("blink", Phase.READY)
    assert course.now(10.6).place == 2
    assert course.end_s(course.passes[1]) == 10.5
    items = [(i.exercise, i.rep, i.hold_end_s) for i in course.script.timeline().items]
    assert items == [("rest", 1, 6.0), ("smile", 1, 10.5), ("blink", 1, 14.5)]


def test_skipping_the_last_exercise_ends_the_session() -> None:
    course = course_of(PLAN).skipped(22.0)
    assert course.script.length_s == 22.0
    assert asked(course, 22.0) is None
    assert [i.exercise for i in course.script.timeline().items] == ["rest", "smile", "smile"], (
        "what was cut off before its hold was not asked for"
    )


def test_going_back_does_the_one_before_again_and_counts_on() -> None:
    course = course_of(PLAN).gone_back(24.5)
    assert asked(course, 24.6) == ("smile", Phase.READY)
    smiles = [i for i in course.script.timeline().items if i.exercise == "smile"]
    assert [i.rep for i in smiles] == [1, 2, 3, 4]
    blinks = [i.rep for i in course.script.timeline().items if i.exercise == "blink"]
    assert blinks == [1, 2], "the hold of the first had begun"


def test_going_back_from_the_first_begins_it_again() -> None:
    course = course_of(PLAN).gone_back(3.0)
    assert asked(course, 3.1) == ("rest", Phase.READY)
    assert [each.place for each in course.passes] == [0, 0, 1, 2]


def test_moving_on_at_the_very_start_loses_nothing() -> None:
    course = course_of(PLAN).skipped(0.0)
    assert asked(course, 0.0) == ("smile", Phase.READY)
    assert [each.place for each in course.passes] == [1, 2]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.booleans(), st.floats(0.01, 12.0).map(lambda s: round(s, 3))), max_size=8)
)
def test_the_past_stays_and_passes_follow_each_other(moves: list[tuple[bool, float]]) -> None:
    course, t_s = course_of(PLAN), 0.0
    for is_skip, after_s in moves:
        t_s = round(t_s + after_s, 3)
        if t_s >= course.script.length_s:
            break
        before = course
        course = course.skipped(t_s) if is_skip else course.gone_back(t_s)
        for past_s in (0.0, t_s / 3, t_s * 0.99):
            assert asked(course, past_s) == asked(before, past_s)
        starts = [each.start_s for each in course.passes]
        assert starts == sorted(set(starts))
        assert course.script.length_s >= t_s
    numbers = [(i.exercise, i.rep) for i in course.script.timeline().items]
    assert len(set(numbers)) == len(numbers), "each repetition has a name of its own"


@pytest.mark.parametrize("t_s", [0.0, 0.5, 6.9, 7.0, 15.2, PLAN.length_s, 99.0])
def test_a_cut_script_is_as_long_as_it_lasted(t_s: float) -> None:
    assert Script(cut(PLAN, t_s)).length_s == pytest.approx(min(t_s, PLAN.length_s))
