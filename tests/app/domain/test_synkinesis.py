"""When a side difference becomes a flag, and when it must not."""

from dataclasses import replace

import numpy as np
import pytest

from app.domain.findings import Analysis, Basis, Confidence, Flag, Strength, Unit
from app.domain.patterns import Driver, Index, Watch
from app.domain.sides import Affected, Side, Sides
from tests.app.domain.signals import (
    CLOSURE,
    CONSTANTS,
    SMILE,
    WATCHES,
    Person,
    Take,
    hold_of,
    judge,
    only,
    perform,
    script,
)

THREE = script()
AFFECTED = {Side.LEFT: Affected.LEFT, Side.RIGHT: Affected.RIGHT}
sides = pytest.mark.parametrize("side", list(Side))


def verdict(
    person: Person, affected: Affected, reps: int = 3, noise: float = 0.01, fps: float = 30.0
) -> Analysis:
    plan = script("rest_baseline", SMILE, CLOSURE, reps=reps)
    made = perform(plan, person, fps=fps).noise(eye=noise, corner_percent=10 * noise)
    return judge(made, plan, affected).analysis


def flags(person: Person, affected: Affected, reps: int = 3) -> tuple[Flag, ...]:
    return verdict(person, affected, reps).flags


@sides
def test_an_eye_that_narrows_with_a_smile_is_flagged_on_its_side(side: Side):
    found = flags(Person(narrowing=only(side, 0.3)), AFFECTED[side])
    assert len(found) == 3
    for flag in found:
        assert (flag.pattern, flag.side) == ("P2_smile_eye", side)
        assert (flag.strength, flag.basis) == (Strength.CLEAR, Basis.SIDE_KNOWN)
        assert (flag.unit, flag.threshold) == (Unit.OF_REST, CONSTANTS.eye_slight)
        assert flag.index == pytest.approx(0.3, abs=0.03)


@sides
def test_an_eye_that_all_but_shuts_with_a_smile_is_not_excused_as_closed(side: Side):
    found = verdict(Person(narrowing=only(side, 0.85)), AFFECTED[side])
    assert [m.reason for m in found.movements] == [None] * 6
    assert {f.side for f in found.flags} == {side}


@sides
def test_a_corner_that_rises_with_a_closure_is_flagged_on_its_side(side: Side):
    found = flags(Person(lift=only(side, 4.0)), AFFECTED[side])
    assert len(found) == 3
    for flag in found:
        assert (flag.pattern, flag.side) == ("P1_blink_mouth", side)
        assert (flag.strength, flag.unit) == (Strength.CLEAR, Unit.PERCENT_OCD)
        assert flag.index == pytest.approx(4.0, abs=0.3)


@pytest.mark.parametrize("affected", list(Affected))
def test_a_healthy_face_is_not_flagged(affected: Affected):
    """Both eyes narrow in a hearty smile, both corners move a little in a tight closure."""
    hearty = Person(narrowing=Sides(0.22, 0.25), lift=Sides(1.2, 0.8))
    found = verdict(hearty, affected)
    assert found.flags == ()
    assert found.abstentions == ()


@sides
def test_a_flaccid_side_that_moves_less_is_silent(side: Side):
    """Only the healthy eye narrows and only the healthy corner moves: weakness, not synkinesis."""
    limp = Person(
        narrowing=only(side.other, 0.3),
        lift=only(side.other, 4.0),
        smile=only(side.other, 0.08),
        closure=Sides(0.1, 0.95) if side is Side.LEFT else Sides(0.95, 0.1),
    )
    found = verdict(limp, AFFECTED[side])
    assert all(m.usable for m in found.movements)
    assert all(m.measures[0].index < 0 for m in found.movements)
    assert found.flags == ()


@sides
def test_with_the_side_unknown_only_clear_differences_count(side: Side):
    slight = Person(narrowing=only(side, 0.125), lift=only(side, 2.0))
    assert flags(slight, Affected.UNKNOWN) == ()
    assert len(flags(slight, AFFECTED[side])) == 6
    clear = Person(narrowing=only(side, 0.3), lift=only(side, 4.0))
    found = flags(clear, Affected.UNKNOWN)
    assert len(found) == 6
    assert {f.side for f in found} == {side}
    assert {f.basis for f in found} == {Basis.SIDE_UNKNOWN}
    assert {f.index > 0 for f in found} == {side is Side.LEFT}


@pytest.mark.parametrize("affected", [Affected.LEFT, Affected.UNKNOWN])
@pytest.mark.parametrize(("reps", "strengths"), [(1, 1), (2, 2), (3, 3), (4, 4)])
def test_one_or_two_repetitions_never_make_it_clear(affected: Affected, reps: int, strengths: int):
    found = flags(Person(narrowing=only(Side.LEFT, 0.4)), affected, reps)
    expected = Strength.SLIGHT if reps < 3 else Strength.CLEAR
    assert [f.strength for f in found] == [expected] * strengths


@pytest.mark.parametrize(
    ("narrowing", "strength"), [(0.12, Strength.SLIGHT), (0.25, Strength.CLEAR)]
)
def test_strength_follows_the_size(narrowing: float, strength: Strength):
    found = flags(Person(narrowing=only(Side.LEFT, narrowing)), Affected.LEFT)
    assert {f.strength for f in found} == {strength}


def showing(which: dict[int, Side], reps: int, exercise: str = SMILE) -> Take:
    """Narrow one eye, or lift one corner, in these repetitions only."""
    plan = script("rest_baseline", exercise, reps=reps)
    made = perform(plan, Person())
    for rep, side in which.items():
        start_s, end_s = hold_of(plan, exercise, rep)
        if exercise == SMILE:
            made.narrow(start_s - 0.5, end_s + 0.5, only(side, 0.3))
        else:
            made.corner_up[side][made.during(start_s - 0.5, end_s + 0.5)] += 0.04
    return made


L, R = Side.LEFT, Side.RIGHT


@pytest.mark.parametrize("exercise", [SMILE, CLOSURE])
@pytest.mark.parametrize(
    ("which", "reps", "affected", "found"),
    [
        ({2: L}, 3, Affected.LEFT, []),
        ({1: L, 3: L}, 3, Affected.LEFT, [L, L]),
        ({1: L, 2: R, 3: L}, 3, Affected.LEFT, [L, L]),
        ({1: L, 2: R, 3: R}, 3, Affected.LEFT, []),
        ({2: L}, 3, Affected.UNKNOWN, []),
        ({1: L, 2: R}, 3, Affected.UNKNOWN, []),
        ({1: L, 2: R, 3: R}, 3, Affected.UNKNOWN, [R, R]),
        ({1: L, 2: L, 3: R}, 3, Affected.UNKNOWN, [L, L]),
        ({1: L, 2: L, 3: R, 4: R}, 4, Affected.UNKNOWN, []),
        ({1: L, 2: R}, 2, Affected.UNKNOWN, [L, R]),
    ],
)
def test_three_repetitions_need_two_that_agree(
    exercise: str, which: dict[int, Side], reps: int, affected: Affected, found: list[Side]
):
    plan = script("rest_baseline", exercise, reps=reps)
    result = judge(showing(which, reps, exercise), plan, affected).analysis
    assert all(m.usable for m in result.movements)
    assert [f.side for f in result.flags] == found


def test_repetitions_that_could_not_be_judged_do_not_count():
    """One of three is lost: two are left, so the finding is at most slight."""
    plan = script("rest_baseline", SMILE)
    made = perform(plan, Person(narrowing=only(L, 0.3)))
    start_s, end_s = hold_of(plan, SMILE, 2)
    result = judge(made.lose(start_s - 0.5, end_s + 0.5), plan).analysis
    assert [m.usable for m in result.movements] == [True, False, True]
    assert [f.strength for f in result.flags] == [Strength.SLIGHT, Strength.SLIGHT]


def test_an_unsteady_rest_asks_for_a_larger_difference():
    """The threshold is three times the slow noise at rest, where that is more than the least."""
    plan = script("rest_baseline", SMILE)

    def swaying(by: float) -> Analysis:
        made = perform(plan, Person(narrowing=only(L, 0.12)))
        made.opening[R] += by * np.sin(2 * np.pi * 0.4 * made.t_s) * (made.t_s < 4.0)
        return judge(made, plan).analysis

    calm, restless = swaying(0.0), swaying(0.06)
    low, high = (a.movements[0].measures[0] for a in (calm, restless))
    assert low.threshold == CONSTANTS.eye_slight
    assert high.threshold == pytest.approx(CONSTANTS.noise_factor * high.noise)
    assert high.threshold > 0.11
    assert high.index == pytest.approx(low.index, abs=0.03)
    assert (len(calm.flags), len(restless.flags)) == (3, 0)


def test_a_higher_threshold_moves_the_cut_to_clear_as_well():
    plan = script("rest_baseline", SMILE)
    made = perform(plan, Person(narrowing=only(L, 0.15)))
    made.opening[R] += 0.05 * np.sin(2 * np.pi * 0.4 * made.t_s) * (made.t_s < 4.0)
    found = judge(made, plan).analysis.flags
    assert found
    assert {f.strength for f in found} == {Strength.SLIGHT}, "without the sway .15 is clear"


def confidence(narrowing: float, sway: float, kept_s: float) -> Confidence:
    plan = script("rest_baseline", SMILE, reps=1)
    made = perform(plan, Person(narrowing=only(L, narrowing)))
    made.opening[R] += sway * np.sin(2 * np.pi * 0.4 * made.t_s) * (made.t_s < 4.0)
    start_s, end_s = hold_of(plan, SMILE)
    (flag,) = judge(made.lose(start_s + kept_s, end_s + 1), plan).analysis.flags
    return flag.confidence


@pytest.mark.parametrize(
    ("narrowing", "sway", "kept_s", "expected"),
    [
        (0.40, 0.02, 9.0, Confidence.HIGH),
        (0.14, 0.00, 9.0, Confidence.HIGH),
        (0.40, 0.02, 0.6, Confidence.MEDIUM),
        (0.15, 0.03, 9.0, Confidence.MEDIUM),
        (0.12, 0.03, 9.0, Confidence.LOW),
        (0.40, 0.02, 0.2, Confidence.LOW),
    ],
)
def test_confidence_is_about_the_reading_not_the_size(
    narrowing: float, sway: float, kept_s: float, expected: Confidence
):
    """Long enough a look and far from the noise: high, although the difference may be small."""
    assert confidence(narrowing, sway, kept_s) is expected


def test_flags_are_in_order_and_the_same_every_time():
    person = Person(narrowing=only(L, 0.3), lift=only(L, 4.0))
    first, again = (verdict(person, Affected.LEFT) for _ in range(2))
    assert first == again
    assert len(first.flags) == 6
    keys = [(f.start_s, f.pattern) for f in first.flags]
    assert keys == sorted(keys)
    for flag in first.flags:
        assert flag.start_s <= flag.peak_s <= flag.end_s


def test_the_peak_is_where_the_difference_is_largest():
    plan = script("rest_baseline", SMILE, reps=1)
    start_s, _ = hold_of(plan, SMILE)
    for affected in (Affected.LEFT, Affected.UNKNOWN):
        made = perform(plan, Person(narrowing=only(L, 0.2)))
        made.narrow(start_s + 0.9, start_s + 1.3, only(L, 0.2))
        made.narrow(start_s + 0.3, start_s + 0.33, only(L, 0.6))  # one odd frame is no peak
        (flag,) = judge(made, plan, affected).analysis.flags
        assert start_s + 0.9 <= flag.peak_s <= start_s + 1.3


def test_two_patterns_of_one_exercise_are_judged_apart():
    both = {SMILE: (*WATCHES[SMILE], Watch("P1_blink_mouth", Driver.SMILE, Index.CORNER))}
    plan = script("rest_baseline", SMILE)
    made = perform(plan, Person(narrowing=only(L, 0.3)))
    for rep in (1, 2, 3):
        start_s, end_s = hold_of(plan, SMILE, rep)
        made.corner_up[L][made.during(start_s - 0.5, end_s + 0.5)] += 0.04
    analysis = judge(made, plan, watches=both).analysis
    assert [[m.unit for m in movement.measures] for movement in analysis.movements] == [
        [Unit.OF_REST, Unit.PERCENT_OCD]
    ] * 3
    assert [f.pattern for f in analysis.flags] == ["P1_blink_mouth", "P2_smile_eye"] * 3


def test_the_cuts_are_those_of_the_constants():
    plan = script("rest_baseline", SMILE)
    made = perform(plan, Person(narrowing=only(L, 0.12)))
    strict = replace(CONSTANTS, eye_slight=0.15, eye_clear=0.3)
    lenient = replace(CONSTANTS, eye_slight=0.05, eye_clear=0.08)
    assert judge(made, plan, constants=strict).analysis.flags == ()
    found = judge(made, plan, constants=lenient).analysis.flags
    assert {f.strength for f in found} == {Strength.CLEAR}
