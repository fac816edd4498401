"""Whole sessions from signals to verdict, and what must not change it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.analysis import analyse
from app.domain.findings import (
    Abstention,
    Analysis,
    Flag,
    Mode,
    Movement,
    Reason,
    RestSummary,
    Strength,
)
from app.domain.sides import Affected, Side, Sides
from app.domain.timeline import Script, Timeline, TimelineItem
from tests.app.domain.signals import (
    CLOSURE,
    CONSTANTS,
    SMILE,
    WATCHES,
    Person,
    Take,
    hold_of,
    judge,
    mirrored,
    only,
    perform,
    pick,
    script,
    times,
)

PLAN = script()
ONCE = script("rest_baseline", SMILE, CLOSURE, reps=1)
CLEAR = Person(narrowing=Sides(0.4, 0.05), lift=Sides(5.0, 0.5))
HEALTHY = Person(narrowing=Sides(0.2, 0.22), lift=Sides(0.5, 0.8))
Kind = tuple[str, Side, Strength]


def kinds(analysis: Analysis) -> list[Kind]:
    return [(f.pattern, f.side, f.strength) for f in analysis.flags]


SIX = [("P2_smile_eye", Side.LEFT, Strength.CLEAR)] * 3 + [
    ("P1_blink_mouth", Side.LEFT, Strength.CLEAR)
] * 3


def test_a_session_of_somebody_with_synkinesis():
    analysis = judge(perform(PLAN, CLEAR).blink(2.0, 0.3).noise(), PLAN).analysis
    assert analysis.affected is Affected.LEFT
    assert kinds(analysis) == SIX
    assert analysis.abstentions == ()
    assert [(m.exercise, m.rep) for m in analysis.movements] == [
        (exercise, rep) for exercise in (SMILE, CLOSURE) for rep in (1, 2, 3)
    ]
    assert analysis.rest is not None
    assert analysis.rest.aperture_left_mm == pytest.approx(9.0, abs=0.2)


def test_the_first_rest_is_the_one_that_is_shown():
    plan = script("rest_baseline", SMILE, "rest_baseline", CLOSURE, reps=1)
    rest = judge(perform(plan, Person()), plan).analysis.rest
    assert rest is not None
    assert rest.end_s == plan.timeline().items[0].hold_end_s


def test_only_the_last_three_seconds_of_a_long_rest_count():
    long = replace(PLAN.timeline().items[0], hold_start_s=0.0, hold_end_s=9.0, end_s=9.0)
    made = Take(times(30, 9.5)).turn(0.0, 5.5, yaw_deg=30)
    rest = analyse_items(made, long).rest
    assert rest is not None
    assert (rest.start_s, rest.end_s) == (6.0, 9.0)


def analyse_items(made: Take, *items: TimelineItem) -> Analysis:
    return analyse(made.signals(), Timeline(items), Affected.LEFT, WATCHES, CONSTANTS).analysis


def test_a_timeline_out_of_order_is_compared_with_the_same_rests():
    """A file that somebody wrote by hand need not be sorted."""
    plan = script("rest_baseline", SMILE, "rest_baseline", SMILE, reps=1)
    made = perform(plan, Person())
    made.narrow(plan.timeline().items[2].start_s - 0.2, 99, only(Side.LEFT, 0.2))
    items = plan.timeline().items
    straight, shuffled = analyse_items(made, *items), analyse_items(made, *items[::-1])
    assert shuffled.flags == straight.flags == ()
    assert sorted(shuffled.movements, key=lambda m: m.onset_s) == list(straight.movements)


def test_a_refused_rest_says_why_and_no_movement_is_judged():
    made = perform(PLAN, CLEAR).turn(0, 4, yaw_deg=20)
    analysis = judge(made, PLAN).analysis
    assert analysis.rest is None
    assert analysis.flags == ()
    assert {m.reason for m in analysis.movements} == {Reason.NO_REST}
    assert analysis.abstentions[0] == Abstention(0.5, 3.5, Reason.HEAD_TURNED)
    assert {a.reason for a in analysis.abstentions[1:]} == {Reason.NO_REST}


def test_a_second_rest_that_fails_leaves_the_first_in_force():
    plan = script("rest_baseline", SMILE, "rest_baseline", SMILE, reps=1)
    second = plan.timeline().items[2]
    made = perform(plan, Person()).lose(second.start_s, second.end_s + 0.1)
    analysis = judge(made, plan).analysis
    assert [m.usable for m in analysis.movements] == [True, True]
    assert {a.reason for a in analysis.abstentions} == {Reason.NO_FACE}


def test_a_face_lost_for_half_a_second_is_named_and_for_less_is_not():
    made = perform(PLAN, CLEAR).lose(4.1, 4.3).lose(12.2, 12.9)
    found = judge(made, PLAN).analysis.abstentions
    assert [a.reason for a in found if a.start_s < 5] == []
    (lost,) = [a for a in found if a.reason is Reason.NO_FACE]
    assert (lost.start_s, lost.end_s) == (
        pytest.approx(12.2, abs=0.04),
        pytest.approx(12.9, abs=0.04),
    )


def test_an_empty_room_is_said_once_for_the_room_and_once_for_each_item():
    analysis = judge(Take(times(30, ONCE.length_s)).lose(0, 99), ONCE).analysis
    assert analysis.rest is None
    assert [a.reason for a in analysis.abstentions] == [
        Reason.NO_FACE,
        Reason.NO_FACE,
        Reason.NO_REST,
        Reason.NO_REST,
    ]
    assert {m.reason for m in analysis.movements} == {Reason.NO_REST}


def test_a_recording_without_prompts_is_looked_through_for_movements():
    made = perform(PLAN, CLEAR)
    analysis = judge(made, Script(())).analysis
    assert analysis.mode is Mode.FREE
    assert [(f.exercise, f.rep) for f in analysis.flags] == [("free_smile", n) for n in (1, 2, 3)]
    assert judge(made, PLAN).analysis.mode is Mode.GUIDED


def test_every_movement_carries_the_rest_it_was_compared_with():
    plan = script("rest_baseline", SMILE, "rest_baseline", SMILE, reps=1)
    analysis = judge(perform(plan, Person()), plan).analysis
    ends_s = [m.rest.end_s for m in analysis.movements if m.rest]
    items = plan.timeline().items
    assert ends_s == [items[0].hold_end_s, items[2].hold_end_s]


def test_a_recording_without_frames_says_nothing():
    analysis = judge(Take(np.zeros(0)), Script(())).analysis
    assert analysis.abstentions == ()
    asked = judge(Take(np.zeros(0)), ONCE).analysis
    assert {m.reason for m in asked.movements} == {Reason.NO_REST}
    assert asked.flags == ()


def test_abstentions_are_in_order():
    made = perform(PLAN, CLEAR).lose(4.0, 7.4).turn(8, 11, yaw_deg=30).lose(14, 15)
    found = judge(made, PLAN).analysis.abstentions
    keys = [(a.start_s, a.end_s, a.reason) for a in found]
    assert len(keys) >= 4
    assert keys == sorted(keys)


def test_stopping_early_judges_what_was_held():
    """The person leaves in the middle of the second smile."""
    start_s, end_s = hold_of(PLAN, SMILE, 2)
    left_at_s = (start_s + end_s) / 2
    made = perform(PLAN, CLEAR, times(30, left_at_s))
    analysis = judge_cut(made, left_at_s)
    assert [(m.exercise, m.rep, m.usable) for m in analysis.movements] == [
        (SMILE, 1, True),
        (SMILE, 2, True),
    ]
    assert kinds(analysis) == [("P2_smile_eye", Side.LEFT, Strength.SLIGHT)] * 2
    assert analysis.abstentions == ()


def judge_cut(made: Take, end_s: float) -> Analysis:
    return analyse_items(made, *PLAN.timeline().until(end_s).items)


# What must not change a verdict.


def mirror(analysis: Analysis) -> Analysis:
    """Name every side by the other, by the letter of docs/formats.md."""
    known = analysis.affected.side is not None

    def index(value: float) -> float:
        return value if known else -value

    def rest(summary: RestSummary | None) -> RestSummary | None:
        return summary and replace(
            summary,
            aperture_left_mm=summary.aperture_right_mm,
            aperture_right_mm=summary.aperture_left_mm,
            yaw_deg=-summary.yaw_deg,
        )

    def movement(m: Movement) -> Movement:
        measures = (
            replace(p, left=p.right, right=p.left, index=index(p.index)) for p in m.measures
        )
        return replace(m, measures=tuple(measures), rest=rest(m.rest))

    def flag(f: Flag) -> Flag:
        return replace(f, side=f.side.other, index=index(f.index))

    side = analysis.affected.side
    return replace(
        analysis,
        affected=Affected(side.other.value) if side else Affected.UNKNOWN,
        rest=rest(analysis.rest),
        movements=tuple(map(movement, analysis.movements)),
        flags=tuple(map(flag, analysis.flags)),
    )


def shares(low: float, high: float) -> st.SearchStrategy[Sides[float]]:
    return st.builds(Sides, st.floats(low, high), st.floats(low, high))


persons = st.builds(
    Person,
    narrowing=shares(0.0, 0.6),
    lift=shares(-3.0, 6.0),
    closure=shares(0.0, 0.95),
    smile=shares(-0.02, 0.08),
)
GRID = {fps: times(fps, PLAN.length_s) for fps in (15.0, 24.0, 30.0)}


@settings(max_examples=40, deadline=None)
@given(
    person=persons,
    affected=st.sampled_from(Affected),
    fps=st.sampled_from(sorted(GRID)),
    seed=st.integers(0, 10**6),
    yaw_deg=st.floats(-12, 12),
    blink_s=st.floats(0, 20),
    lost_s=st.floats(0, 20),
)
def test_the_mirrored_person_gets_the_mirrored_verdict(
    person: Person,
    affected: Affected,
    fps: float,
    seed: int,
    yaw_deg: float,
    blink_s: float,
    lost_s: float,
):
    made = perform(PLAN, person, GRID[fps]).noise(seed=seed).turn(0, 99, yaw_deg)
    signals = made.blink(blink_s, 0.3).lose(lost_s, lost_s + 0.8).signals()
    found = judge(signals, PLAN, affected).analysis
    expected = mirror(found)
    assert judge(mirrored(signals), PLAN, expected.affected).analysis == expected


@pytest.mark.parametrize("fps", [12.0, 15.0, 20.0, 24.0, 29.97, 50.0, 60.0])
def test_the_frame_rate_does_not_change_the_verdict(fps: float):
    assert kinds(judge(perform(PLAN, CLEAR, fps=fps).noise(), PLAN).analysis) == SIX
    assert kinds(judge(perform(PLAN, HEALTHY, fps=fps).noise(), PLAN).analysis) == []


@settings(max_examples=25, deadline=None)
@given(
    fps=st.sampled_from([15.0, 30.0, 60.0]),
    seed=st.integers(0, 10**6),
    person=st.sampled_from([CLEAR, HEALTHY]),
)
def test_jitter_and_dropped_and_repeated_frames_do_not_change_the_verdict(
    fps: float, seed: int, person: Person
):
    draw = np.random.default_rng(seed)
    even = times(fps, PLAN.length_s)
    jittered = even + draw.uniform(-0.005, 0.005, even.size)
    frames = np.delete(np.arange(even.size), draw.integers(0, even.size, 12))
    twice = np.sort(np.append(frames, draw.choice(frames, 8)))
    signals = pick(perform(PLAN, person, jittered).noise(seed=seed).signals(), twice)
    expected = SIX if person is CLEAR else []
    assert kinds(judge(signals, PLAN).analysis) == expected


def test_a_camera_that_slows_down_half_way_does_not_change_the_verdict():
    """Cameras halve their rate in the dark."""
    quick, slow = times(30, 9.0), 9.0 + times(15, PLAN.length_s - 9.0)
    made = perform(PLAN, CLEAR, np.concatenate([quick, slow])).noise()
    assert kinds(judge(made, PLAN).analysis) == SIX


@settings(max_examples=20, deadline=None)
@given(scale=st.floats(0.5, 3.0), offset=st.floats(-0.05, 0.05))
def test_distance_to_the_camera_does_not_change_the_verdict(scale: float, offset: float):
    signals = perform(PLAN, CLEAR).noise().signals()
    nearer = replace(signals, ocd_px=signals.ocd_px * scale, iris_px=signals.iris_px * scale)
    moved = replace(nearer, corner_up=nearer.corner_up.map(lambda column: column + offset))
    assert kinds(judge(moved, PLAN).analysis) == SIX


def test_the_same_recording_gives_the_same_verdict_to_the_last_bit():
    signals = perform(PLAN, CLEAR).noise().signals()
    one, two = judge(signals, PLAN), judge(signals, PLAN)
    assert one.analysis == two.analysis
    assert one.curves.aperture_left_mm.tobytes() == two.curves.aperture_left_mm.tobytes()


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), affected=st.sampled_from(Affected))
def test_noise_alone_is_never_flagged(seed: int, affected: Affected):
    made = perform(PLAN, HEALTHY, GRID[15.0]).noise(eye=0.02, corner_percent=0.3, seed=seed)
    assert judge(made, PLAN, affected).analysis.flags == ()


def test_what_is_set_aside_is_not_judged_nor_asked_about():
    """A hand before the mouth in a take that was made again is nobody's business any more."""
    plan = script("rest_baseline", SMILE, SMILE, reps=1)
    rest, bad, good = plan.timeline().items
    made = perform(plan, Person()).lose(bad.start_s, bad.end_s + 0.01)
    timeline = Timeline((rest, replace(good, rep=1)), set_aside=(bad,))
    analysis = analyse(made.signals(), timeline, Affected.LEFT, WATCHES, CONSTANTS).analysis
    assert [(m.rep, m.onset_s, m.usable) for m in analysis.movements] == [(1, good.start_s, True)]
    assert analysis.abstentions == ()
    judged = analyse(made.signals(), Timeline((rest, bad, good)), Affected.LEFT, WATCHES, CONSTANTS)
    assert {a.reason for a in judged.analysis.abstentions} == {Reason.FACE_LOST, Reason.NO_FACE}
