"""Recording an expression again, on a clock that cannot be turned back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.takes import Takes, takes_of
from app.domain.timeline import Beat, Phase, Script

PLAN = Script(
    (
        Beat("rest", 1, 1, 2.0, 0.0, 4.0, 0.0, 1.0),
        Beat("smile", 1, 2, 2.0, 1.0, 2.0, 1.0, 2.0),
        Beat("smile", 2, 2, 0.0, 1.0, 2.0, 1.0, 2.0),
        Beat("blink", 1, 1, 2.0, 1.0, 1.0, 1.0, 2.0),
    )
)
REST, SMILE, BLINK = range(3)
SMILE_OVER_S = 7 + 2 + 6 + 4
ALL_OVER_S = 21 + 5


def judged(takes: Takes) -> list[tuple[str, int, float]]:
    return [(i.exercise, i.rep, i.start_s) for i in takes.script.timeline().items]


def aside(takes: Takes) -> list[tuple[str, int, float]]:
    return [(i.exercise, i.rep, i.start_s) for i in takes.script.timeline().set_aside]


def asked(takes: Takes, t_s: float) -> tuple[str, Phase] | None:
    prompt = takes.script.prompt_at(t_s)
    return None if prompt is None else (prompt.beat.exercise, prompt.phase)


def test_a_plan_is_one_take_of_each_expression() -> None:
    takes = takes_of(PLAN)
    assert [(t.place, t.start_s, t.end_s) for t in takes.takes] == [
        (REST, 0.0, 6.0),
        (SMILE, 7.0, SMILE_OVER_S),
        (BLINK, 21.0, ALL_OVER_S),
    ]
    assert takes.script == PLAN
    assert takes.now(-1).place == REST
    assert takes.now(20.9).place == SMILE
    assert not takes.is_recorded(SMILE, SMILE_OVER_S - 0.1)
    assert takes.is_recorded(SMILE, SMILE_OVER_S)


def test_a_take_made_again_is_judged_in_place_of_the_bad_one() -> None:
    takes = takes_of(PLAN).again(SMILE, SMILE_OVER_S)
    assert asked(takes, SMILE_OVER_S + 0.1) == ("smile", Phase.READY)
    assert judged(takes) == [
        ("rest", 1, 2.0),
        ("smile", 1, 21.0),
        ("smile", 2, 27.0),
        ("blink", 1, 35.0),
    ]
    assert aside(takes) == [("smile", 1, 9.0), ("smile", 2, 15.0)]
    assert [i.start_s for i in takes.asked(takes.takes[1])] == [9.0, 15.0]
    assert [i.start_s for i in takes.asked(takes.takes[2])] == [21.0, 27.0]


def test_again_in_the_middle_starts_the_same_expression_anew() -> None:
    takes = takes_of(PLAN).again(SMILE, 16.5)
    assert asked(takes, 16.6) == ("smile", Phase.READY)
    assert aside(takes) == [("smile", 1, 9.0), ("smile", 2, 15.0)]
    assert len(judged(takes)) == 4


def test_an_earlier_one_again_breaks_off_the_present_one_and_comes_back_to_it() -> None:
    takes = takes_of(PLAN).again(REST, 10.5)
    assert [t.place for t in takes.takes] == [REST, SMILE, REST, SMILE, BLINK]
    assert [name for name, _, _ in judged(takes)] == ["rest", "smile", "smile", "blink"]
    assert aside(takes) == [("rest", 1, 2.0), ("smile", 1, 9.0)]


def test_at_the_end_one_take_again_is_all_that_follows() -> None:
    takes = takes_of(PLAN).again(SMILE, ALL_OVER_S)
    assert [t.place for t in takes.takes] == [REST, SMILE, BLINK, SMILE]
    assert judged(takes)[-1] == ("smile", 2, ALL_OVER_S + 8.0)
    assert takes.ended(ALL_OVER_S + 1.0).script.length_s == ALL_OVER_S + 1.0


def test_skipping_keeps_the_whole_repetitions_and_leaves_the_broken_one() -> None:
    takes = takes_of(PLAN).skipped(16.5)
    assert asked(takes, 16.6) == ("blink", Phase.READY)
    assert judged(takes)[1:] == [("smile", 1, 9.0), ("blink", 1, 18.5)]
    assert aside(takes) == [("smile", 2, 15.0)]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["again", "skipped"]), st.integers(0, 2), st.floats(0.1, 30)),
        max_size=6,
    )
)
def test_whatever_is_done_the_past_stays_and_every_judged_repetition_was_asked(
    steps: list[tuple[str, int, float]],
) -> None:
    takes, t_s = takes_of(PLAN), 0.0
    for what, place, later_s in steps:
        t_s = min(round(t_s + later_s, 3), takes.script.length_s)
        before = takes.script
        takes = takes.again(place, t_s) if what == "again" else takes.skipped(t_s)
        for at_s in (t_s * share for share in (0.1, 0.5, 0.9, 0.999)):
            one, other = before.prompt_at(at_s), takes.script.prompt_at(at_s)
            assert one is not None
            assert other is not None
            assert (one.beat.exercise, one.phase) == (other.beat.exercise, other.phase)
    timeline = takes.script.timeline()
    keys = [(i.exercise, i.rep) for i in timeline.items]
    assert len(keys) == len(set(keys))
    for item in (*timeline.items, *timeline.set_aside):
        prompt = takes.script.prompt_at((item.hold_start_s + item.hold_end_s) / 2)
        assert prompt is not None
        assert (prompt.beat.exercise, prompt.phase) == (item.exercise, Phase.HOLD)
