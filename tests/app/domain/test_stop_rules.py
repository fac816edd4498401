"""What the stop rules of the training do, told as it happens to a person."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.stop_rules import FRESH, SMALLEST, StopAct, StopState, seen, tired
from exercises.library import load_library


def through(*reps: str, state: StopState = FRESH) -> tuple[StopState, list[StopAct]]:
    """Play repetitions of a few frames: `l` linked, `.` judged and quiet, `?` not judged."""
    acts: list[StopAct] = []
    for number, frames in enumerate(reps, 1):
        for frame in frames:
            state, act = seen(state, number, is_linked=frame == "l", is_judged=frame != "?")
            acts += [] if act is None else [act]
    return state, acts


def test_seen_once_makes_the_target_half_as_big() -> None:
    state, acts = through("..lll..")
    assert acts == [StopAct.HALVE], "once, however long it lasts"
    assert state.share == 0.5


def test_three_repetitions_running_end_the_exercise_on_sight() -> None:
    _, acts = through("..l..", "..l..", "..l")
    assert acts == [StopAct.HALVE, StopAct.HALVE, StopAct.END_EXERCISE]


def test_a_quiet_repetition_breaks_the_row() -> None:
    _, acts = through("l.", "l.", "...", "l.", "l.")
    assert StopAct.END_EXERCISE not in acts
    _, acts = through("l.", "l.", "...", "l.", "l.", "l.")
    assert acts[-1] is StopAct.END_EXERCISE


def test_what_could_not_be_judged_neither_counts_nor_breaks_the_row() -> None:
    _, acts = through("l.", "???", "l.", "???", "l.")
    assert acts[-1] is StopAct.END_EXERCISE
    assert through("???", "???", "???")[1] == []


def test_the_target_never_vanishes() -> None:
    state, _ = through("l", ".", "l", ".", "l", ".", "l")
    assert state.share == SMALLEST
    assert not state.can_be_halved
    assert state.halved() == state
    assert FRESH.halved().share == 0.5


@pytest.mark.parametrize(("fatigue", "act"), [(0, None), (5, None), (6, StopAct.OFFER_END)])
def test_tiredness_from_six_on_offers_an_end(fatigue: int, act: StopAct | None) -> None:
    assert tired(fatigue) is act


def test_the_rules_are_those_of_the_content() -> None:
    written = {rule.when: rule.then for rule in load_library().mirror.stop_rules}
    assert written["unwanted_movement_seen"] == StopAct.HALVE
    assert written["unwanted_movement_seen_3_reps_running"] == StopAct.END_EXERCISE
    assert written["face_fatigue>=6"] == StopAct.OFFER_END


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("l.?", min_size=1, max_size=5), max_size=8))
def test_it_only_ever_gets_smaller(reps: list[str]) -> None:
    state, shares = FRESH, [1.0]
    for number, frames in enumerate(reps, 1):
        for frame in frames:
            state, _ = seen(state, number, is_linked=frame == "l", is_judged=frame != "?")
            shares.append(state.share)
    assert shares == sorted(shares, reverse=True)
    assert min(shares) >= SMALLEST
