"""Blinks as a bystander would count them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.blinks import blink_mask
from app.domain.filters import runs
from app.domain.series import Bools, Floats
from app.domain.sides import Side, Sides
from tests.app.domain.signals import CONSTANTS, Take, only, times

RATES = [12.0, 15.0, 20.0, 24.0, 29.97, 30.0, 50.0, 60.0]


def seen(take: Take) -> Bools:
    return blink_mask(openings(take), take.signals().fps, CONSTANTS)


def openings(take: Take) -> Sides[Floats]:
    return take.signals().lid_gap.map(lambda gap: gap / 0.1)


def found_at(take: Take) -> list[float]:
    """Middle of every blink found, in seconds."""
    return [(take.t_s[a] + take.t_s[b]) / 2 for a, b in runs(seen(take))]


@pytest.mark.parametrize("fps", RATES)
def test_every_blink_is_found_once_and_nothing_else(fps: float):
    when = [1.3, 3.1, 4.4, 7.0]
    take = Take(times(fps, 9.0)).noise()
    for at_s, length_s in zip(when, (0.25, 0.3, 0.4, 0.35), strict=True):
        take.blink(at_s, length_s)
    assert found_at(take) == pytest.approx(when, abs=0.07)


@settings(max_examples=40, deadline=None)
@given(
    fps=st.sampled_from(RATES),
    at_s=st.floats(1.0, 3.0),
    length_s=st.floats(0.25, 0.45),
    seed=st.integers(0, 10**6),
)
def test_a_blink_at_any_moment_is_found(fps: float, at_s: float, length_s: float, seed: int):
    found = found_at(Take(times(fps, 4.0)).blink(at_s, length_s).noise(seed=seed))
    assert found == [pytest.approx(at_s, abs=0.1)]


@pytest.mark.parametrize("fps", RATES)
def test_lids_that_are_still_or_held_shut_do_not_blink(fps: float):
    still = Take(times(fps, 10.0)).noise(eye=0.02)
    assert not seen(still).any()
    shut = Take(times(fps, 10.0)).narrow(2.0, 3.5, 0.9).narrow(5.0, 6.5, 0.9)
    assert not seen(shut).any()
    smiling = Take(times(fps, 10.0)).narrow(2.0, 3.5, 0.25).noise()
    assert not seen(smiling).any()


def test_one_eye_narrowing_with_a_short_movement_is_no_blink():
    """Else a synkinesis shorter than .7 s would be cut out as a blink."""
    take = Take(times(30, 4.0)).narrow(1.0, 1.5, only(Side.LEFT, 0.5))
    assert not seen(take).any()


@pytest.mark.parametrize("side", list(Side))
def test_a_blink_counts_although_the_palsied_lid_comes_down_only_in_part(side: Side):
    depth = Sides(0.3, 0.95) if side is Side.LEFT else Sides(0.95, 0.3)
    assert found_at(Take(times(30, 4.0)).blink(2.0, 0.3, depth)) == [pytest.approx(2.0, abs=0.05)]


@pytest.mark.parametrize("depth", [0.9, 0.22])
def test_a_narrow_eye_blinks_too(depth: float):
    take = Take(times(30, 6.0)).narrow(0.0, 6.0, 0.5).blink(3.0, 0.3, depth)
    assert found_at(take) == [pytest.approx(3.0, abs=0.05)]


def test_the_margin_covers_the_slopes_of_the_lid():
    take = Take(times(60, 4.0)).blink(2.0, 0.3)
    not_quite_open = take.opening[Side.LEFT] < 0.95
    assert (seen(take) | ~not_quite_open).all()


def test_a_lost_face_is_no_blink_and_hides_none_beside_it():
    take = Take(times(30, 6.0)).blink(2.0, 0.3).blink(4.0, 0.3).lose(2.1, 2.6).lose(5.0, 5.5)
    mask = seen(take)
    assert not mask[take.lost].any()
    assert mask[take.during(1.95, 2.05)].all()
    assert mask[take.during(3.95, 4.05)].all()
    assert not mask[take.during(4.5, 6.0)].any()


def test_a_face_lost_for_a_moment_while_the_lids_are_down_is_one_blink():
    take = Take(times(30, 4.0)).blink(2.0, 0.35).lose(1.98, 2.02)
    assert found_at(take)
    assert seen(take)[take.during(1.92, 1.97)].all()
    assert seen(take)[take.during(2.03, 2.08)].all()


def test_one_eye_out_of_sight_leaves_the_judgement_to_the_other():
    take = Take(times(30, 4.0)).blink(2.0, 0.3)
    opening = openings(take)
    gone = np.full_like(opening.left, np.nan)
    assert blink_mask(Sides(gone, opening.right), 30, CONSTANTS).tolist() == seen(take).tolist()


def test_without_a_face_or_without_time_there_are_no_blinks():
    nothing = np.full(9, np.nan)
    assert not blink_mask(Sides(nothing, nothing), 30, CONSTANTS).any()
    one = np.ones(1)
    assert not blink_mask(Sides(one, one), 0.0, CONSTANTS).any()
    empty = np.zeros(0)
    assert blink_mask(Sides(empty, empty), 30, CONSTANTS).size == 0
