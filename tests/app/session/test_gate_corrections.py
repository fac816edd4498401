"""Answers of the gate that were a slip, and what is noted about them later."""

from datetime import date, timedelta

import pytest

from app.domain.safety_rules import Occasion, Routine
from app.errors import UsageFailure
from app.session.gate import Gate
from app.store.journal import Journal
from exercises.library import Library
from tests.app.session.gate_bench import gate_entries, new_gate, wall_clock  # noqa: F401
from tests.app.session.gate_fakes import MemoryJournal, WallClock


def test_pressing_the_wrong_button_is_kept_in_the_history(gate: Gate, journal: Journal) -> None:
    wrong = gate.answer("RF05_new_twitch", True, occasion=Occasion.DAILY)
    assert gate.standing().is_locked(Routine.MIRROR)
    outcome = gate.pressed_wrong_button("RF05_new_twitch")
    assert not outcome.triggered
    assert not gate.standing().is_locked(Routine.MIRROR)
    newest, replaced = journal.history(outcome.entry)
    assert replaced.id == wrong.entry
    assert replaced.values["said"] is True
    assert (newest.values["said"], newest.values["is_correction"]) == (False, True)
    assert newest.values["occasion"] == "daily"


def test_a_wrong_no_can_be_turned_into_a_yes(gate: Gate) -> None:
    gate.answer("RF02_eye", False)
    outcome = gate.pressed_wrong_button("RF02_eye")
    assert outcome.screen is not None
    assert gate.standing().is_locked(Routine.MASSAGE)


def test_a_correction_leaves_earlier_locks_alone(gate: Gate, clock: WallClock) -> None:
    gate.answer("RF05_new_twitch", True)
    clock.later(days=1)
    gate.answer("RF05_new_twitch", True)
    gate.pressed_wrong_button("RF05_new_twitch")
    assert gate.standing().is_locked(Routine.MASSAGE)


def test_taking_back_that_an_eye_closes_leaves_the_step_out_again(gate: Gate) -> None:
    gate.answer("RF15_eye_cover", True)
    gate.answer("RF15_eye_cover", False)
    assert gate.standing().left_out_steps == set()
    gate.pressed_wrong_button("RF15_eye_cover")
    assert gate.standing().left_out_steps == {"orbital_rim"}
    gate.pressed_wrong_button("RF15_eye_cover")
    assert gate.standing().left_out_steps == set()


@pytest.mark.parametrize("passed", [timedelta(minutes=11), timedelta(minutes=-1)])
def test_after_ten_minutes_an_answer_stands(
    gate: Gate, clock: WallClock, passed: timedelta
) -> None:
    gate.answer("RF05_new_twitch", True)
    clock.time += passed
    with pytest.raises(UsageFailure, match="gate_too_late"):
        gate.pressed_wrong_button("RF05_new_twitch")
    assert gate.standing().is_locked(Routine.MIRROR)


def test_without_an_answer_nothing_can_be_corrected(library: Library) -> None:
    with pytest.raises(UsageFailure, match="gate_too_late"):
        Gate(library, MemoryJournal(), WallClock()).pressed_wrong_button("RF01_stroke_like")


def test_the_day_of_the_clinician_is_asked_about_and_opens_nothing(
    gate: Gate, clock: WallClock
) -> None:
    gate.answer("RF10_procedure", True)
    assert gate.standing().locks[0].ask_again_from is None
    found = gate.ask_again_from("RF10_procedure", date(2026, 12, 1))
    assert (found.locks[0].ask_again_from, found.to_confirm) == (date(2026, 12, 1), ())
    clock.later(days=7)
    (waiting,) = gate.standing().to_confirm
    assert waiting.rule == "RF10_procedure"
    assert gate.standing().is_locked(Routine.MASSAGE)
    assert not gate.confirm_seen_clinician("RF10_procedure").is_locked(Routine.MASSAGE)


def test_the_day_may_come_with_the_answer(gate: Gate) -> None:
    gate.answer("RF10_procedure", True, {"massage_ok_from": "2026-12-01"})
    assert gate.standing().locks[0].ask_again_from == date(2026, 12, 1)


@pytest.mark.parametrize("day", ["soon", "2026-13-01", 20261201])
def test_a_day_that_is_none_is_refused(gate: Gate, journal: Journal, day: str | int) -> None:
    before = gate_entries(journal, "RF10_procedure")
    with pytest.raises(UsageFailure, match="date_invalid"):
        gate.answer("RF10_procedure", True, {"massage_ok_from": day})
    assert gate_entries(journal, "RF10_procedure") == before


def test_a_lock_that_waits_for_no_day_takes_none(gate: Gate) -> None:
    gate.answer("RF05_new_twitch", True)
    with pytest.raises(UsageFailure, match="gate_nothing_open"):
        gate.ask_again_from("RF05_new_twitch", date(2026, 12, 1))
    with pytest.raises(UsageFailure, match="gate_nothing_open"):
        gate.ask_again_from("RF10_procedure", date(2026, 12, 1))


def test_more_can_be_noted_about_an_answer_and_changes_nothing(
    gate: Gate, journal: Journal
) -> None:
    outcome = gate.answer("RF01_stroke_like", True)
    before = gate.standing()
    gate.note("RF01_stroke_like", {"began": "09:41"})
    assert gate.standing() == before
    (noted,) = [
        e for e in gate_entries(journal, "RF01_stroke_like") if e.values["event"] == "noted"
    ]
    assert noted.values["about"] == [outcome.entry]
    assert noted.values["details"] == {"began": "09:41"}
    with pytest.raises(UsageFailure, match="gate_nothing_open"):
        gate.note("RF02_eye", {"since": "yesterday"})
