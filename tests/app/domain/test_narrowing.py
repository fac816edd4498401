"""What eyes do with a smile by themselves is not synkinesis."""

from dataclasses import replace

import pytest

from app.domain.findings import Analysis
from app.domain.patterns import Driver, Index, Watch
from app.domain.sides import Affected, Side, Sides
from tests.app.domain.signals import (
    CLOSURE,
    CONSTANTS,
    SMILE,
    WATCHES,
    Person,
    judge,
    only,
    perform,
    script,
)

AFFECTED = {Side.LEFT: Affected.LEFT, Side.RIGHT: Affected.RIGHT}
PUCKER = Watch("P4_pucker_eye", Driver.SMILE, Index.EYE)
sides = pytest.mark.parametrize("side", list(Side))


def smiling(person: Person, affected: Affected) -> Analysis:
    plan = script("rest_baseline", SMILE)
    take = perform(plan, person).noise(eye=0.004, corner_percent=0.02)
    return judge(take, plan, affected).analysis


def both(side: Side, affected: float, healthy: float) -> Sides[float]:
    return Sides(affected, healthy) if side is Side.LEFT else Sides(healthy, affected)


@sides
def test_a_weak_side_does_not_hide_its_leak(side: Side) -> None:
    """The healthy eye narrows by .15 with a smile three times as wide; the weak one leaks .15."""
    person = Person(narrowing=both(side, 0.2, 0.15), smile=both(side, 0.02, 0.06))
    found = smiling(person, AFFECTED[side])
    assert {flag.side for flag in found.flags} == {side}
    for movement in found.movements:
        measure = movement.measures[0]
        assert measure.movement_share == pytest.approx(1 / 3, abs=0.05)
        assert measure.index == pytest.approx(0.2 - 0.15 / 3, abs=0.02)


@sides
@pytest.mark.parametrize("share", [0.1, 0.3, 0.6])
def test_a_flaccid_side_is_not_made_synkinetic(side: Side, share: float) -> None:
    person = Person(narrowing=both(side, 0.3 * share, 0.3), smile=both(side, 0.06 * share, 0.06))
    found = smiling(person, AFFECTED[side])
    assert found.flags == ()
    assert all(abs(m.measures[0].index) < 0.03 for m in found.movements)


@sides
def test_equal_smiles_owe_nothing(side: Side) -> None:
    found = smiling(Person(narrowing=only(side, 0.2)), AFFECTED[side])
    for movement in found.movements:
        measure = movement.measures[0]
        assert measure.movement_share == pytest.approx(1.0, abs=0.02)
        assert measure.index == pytest.approx(abs(measure.left - measure.right), abs=0.01)


def test_a_stronger_affected_side_owes_nothing() -> None:
    person = Person(narrowing=Sides(0.2, 0.2), smile=Sides(0.09, 0.06))
    for movement in smiling(person, Affected.LEFT).movements:
        assert movement.measures[0].index == pytest.approx(0.0, abs=0.02)


def test_where_the_side_is_not_known_nothing_is_taken_out() -> None:
    person = Person(narrowing=Sides(0.2, 0.15), smile=Sides(0.02, 0.06))
    for movement in smiling(person, Affected.UNKNOWN).movements:
        assert movement.measures[0].movement_share is None
        assert movement.measures[0].index == pytest.approx(0.05, abs=0.02)


def pursing(smile: float, pucker: float) -> Analysis:
    """A smile and a pucker; the second exercise's eye is moved by hand."""
    plan = script("rest_baseline", SMILE, CLOSURE, reps=1)
    take = perform(plan, Person(narrowing=Sides(smile, 0.0), closure=Sides(0.0, 0.0)))
    item = next(i for i in plan.timeline().items if i.exercise == CLOSURE)
    take.corner_out[Side.LEFT][take.during(item.start_s, item.end_s)] += 0.06
    take.corner_out[Side.RIGHT][take.during(item.start_s, item.end_s)] += 0.06
    take.narrow(item.start_s, item.end_s, Sides(pucker, 0.0)).noise(0.004, 0.02)
    watches = {**WATCHES, CLOSURE: (PUCKER,)}
    return judge(take, plan, Affected.LEFT, watches=watches).analysis


def smile_threshold(found: Analysis) -> float:
    return next(m for m in found.movements if m.exercise == SMILE).measures[0].threshold


def test_a_small_unevenness_of_a_smile_is_not_called_where_the_pucker_shows_nothing() -> None:
    found = pursing(smile=0.12, pucker=0.0)
    assert found.flags == ()
    assert smile_threshold(found) == CONSTANTS.eye_clear


def test_it_is_called_where_the_pucker_leans_the_same_way() -> None:
    found = pursing(smile=0.12, pucker=0.05)
    assert [flag.pattern for flag in found.flags] == ["P2_smile_eye"]
    assert smile_threshold(found) == CONSTANTS.eye_slight


def test_a_clear_smile_needs_no_pucker() -> None:
    assert [flag.pattern for flag in pursing(smile=0.2, pucker=0.0).flags] == ["P2_smile_eye"]


def test_a_pucker_the_other_way_supports_nothing() -> None:
    assert pursing(smile=0.12, pucker=-0.05).flags == ()


def test_without_a_pucker_the_lower_cut_holds() -> None:
    found = smiling(replace(Person(), narrowing=Sides(0.12, 0.0)), Affected.LEFT)
    assert len(found.flags) == 3
