"""How far the upper lid has come down, and what the index makes of it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import landmarks as lm
from app.domain.baseline import Rest, learn_rest
from app.domain.constants import Constants
from app.domain.lids import LidRest, lid_share, upper_lid_height
from app.domain.series import Floats, Signals
from app.domain.sides import Affected, Side, Sides
from tests.app.domain.faces import Face
from tests.app.domain.signals import CONSTANTS, LID_GAP, Person, Take, judge, only, perform, script

sides = pytest.mark.parametrize("side", list(Side))


def decoupled(take: Take, upper: Sides[Floats] | None = None) -> Signals:
    """The take as side-decoupled tracking reads it: the upper lid carries most of the gap."""
    signals = take.signals()
    own = signals.lid_gap.map(lambda gap: gap - 0.35 * LID_GAP)
    return replace(
        signals,
        upper_lid=upper or own,
        whole_lid_gap=signals.lid_gap,
        corner_hemi_up=signals.corner_up,
    )


@sides
@pytest.mark.parametrize("roll_deg", [0.0, 20.0, -35.0])
@pytest.mark.parametrize("px_per_mm", [1.0, 3.0])
def test_the_height_is_that_over_the_canthi_however_the_head_tilts(
    side: Side, roll_deg: float, px_per_mm: float
) -> None:
    face = Face(opening_mm=Sides(8.0, 5.0), roll_deg=roll_deg, px_per_mm=px_per_mm)
    points = face.observed().landmarks_px
    assert upper_lid_height(points, side) / px_per_mm == pytest.approx(
        face.opening_mm.of(side) / 2, abs=0.05
    )


@sides
def test_a_lid_below_the_canthi_has_a_negative_height(side: Side) -> None:
    points = Face().observed().landmarks_px.copy()
    for upper, lower in lm.LID_PAIRS.of(side):
        points[upper] = points[lower]
    assert upper_lid_height(points, side) < 0


def test_canthi_in_one_place_have_no_height() -> None:
    points = Face().observed().landmarks_px.copy()
    points[lm.INNER_CANTHUS.left] = points[lm.OUTER_CANTHUS.left]
    assert np.isnan(upper_lid_height(points, Side.LEFT))


def test_without_composites_there_is_no_share() -> None:
    rest = LidRest(Sides(0.06, 0.06), Sides(0.06, 0.06), Sides(0.1, 0.1))
    assert lid_share(Take(np.arange(3.0)).signals(), rest, CONSTANTS) is None
    assert lid_share(decoupled(Take(np.arange(3.0))), None, CONSTANTS) is None


@given(shut=st.sampled_from(list(Side)), rest_height=st.floats(0.02, 0.08))
def test_a_shut_eye_hardly_moves_the_open_one(shut: Side, rest_height: float) -> None:
    """Wanted: at most 6 % of its rest."""
    take = Take(np.arange(100) / 25)
    take.opening[shut][50:] = 0.0
    upper = {shut: np.where(take.opening[shut] > 0, rest_height, -0.02)}
    upper[shut.other] = np.full(100, rest_height)
    signals = decoupled(take, Sides(upper[Side.LEFT], upper[Side.RIGHT]))
    heights = Sides(rest_height, rest_height)
    rest = LidRest(heights, heights, Sides(LID_GAP, LID_GAP))
    share = lid_share(signals, rest, CONSTANTS)
    assert share is not None
    assert share.of(shut)[75] == 0.0
    assert abs(share.of(shut.other)[75] - 1.0) <= 0.06


def test_a_low_resting_lid_is_not_blown_up() -> None:
    """A drooping lid whose margin lies almost at the canthi: noise must not become narrowing."""
    take = Take(np.arange(120) / 30)
    take.noise(eye=0.02)
    signals = take.signals()
    low = signals.lid_gap.map(lambda gap: gap - 0.97 * LID_GAP)
    rest = learn_rest(decoupled(take, low), 0.0, 4.0, CONSTANTS)
    assert isinstance(rest, Rest)
    share = lid_share(decoupled(take, low), rest.lids, CONSTANTS)
    assert share is not None
    assert np.std(share.left) < 0.08


@sides
def test_the_index_is_made_of_the_upper_lid(side: Side) -> None:
    """The lower lid stands still: a fifth of the gap is a third of the upper lid's height."""
    plan = script()
    take = perform(plan, Person(narrowing=only(side, 0.2)))
    take.noise(eye=0.002, corner_percent=0.02)
    found = judge(decoupled(take), plan, Affected(side.value)).analysis
    assert {flag.side for flag in found.flags} == {side}
    measure = next(m for m in found.movements if m.exercise == "smile").measures[0]
    lean = CONSTANTS.lid_whole_weight * 0.2
    assert measure.index == pytest.approx(0.2 / 0.65 + lean, abs=0.03)
    assert measure.index == pytest.approx(abs(measure.left - measure.right), abs=0.01)


def test_the_whole_face_leans_the_index_only_a_little() -> None:
    plan = script()
    take = perform(plan, Person(narrowing=Sides(0.5, 0.0))).noise(0.002, 0.02)
    still = take.signals().lid_gap.map(lambda gap: np.full_like(gap, 0.65 * LID_GAP))
    found = judge(decoupled(take, still), plan, Affected.LEFT).analysis
    for movement in found.movements:
        for measure in movement.measures:
            if measure.pattern == "P2_smile_eye":
                assert measure.index == pytest.approx(2 * Constants().lid_whole_max, abs=0.01)
    assert found.flags == ()
