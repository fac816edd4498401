import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from app.domain.routine import LeftOut, PlannedStep, RoutinePlan, StepPhase
from app.domain.routine_player import PlayerState, PlayerStatus, Tally
from app.domain.routine_record import (
    AfterAnswers,
    RoutineRecord,
    StepDone,
    StepOutcome,
    made_of,
    read_record,
)
from app.domain.sides import Affected
from tests.app.store.routine_samples import FULL, TRAINED
from tests.app.store.samples import DATA

STARTED = datetime(2026, 11, 23, 8, 10, tzinfo=timezone(timedelta(hours=8)))
ENDED = STARTED + timedelta(minutes=14)
PLAN = RoutinePlan(
    "massage",
    "m12",
    (
        PlannedStep("wash", StepPhase.PREP, 30),
        PlannedStep("brow", StepPhase.MASSAGE, 40),
        PlannedStep("chin", StepPhase.MASSAGE, 40),
        PlannedStep("rest", StepPhase.RELAX, 15),
    ),
    (LeftOut("neck", 70, ("carotid_disease",)),),
)


def record(status: PlayerStatus, *tallies: Tally) -> RoutineRecord:
    state = PlayerState(status, 3, 0, tallies, pauses=2, interruptions=1)
    return made_of(PLAN, state, Affected.LEFT, STARTED, ENDED, 6)


def test_only_what_was_done_is_in_the_record():
    found = record(
        PlayerStatus.ENDED,
        Tally("wash", 30_000_000_000, 1),
        Tally("brow", 12_345_678_901, 0, is_skipped=True),
        Tally("chin", 5_000_000_999, 0),
        Tally("rest", 0, 0),
    )
    assert found.steps == (
        StepDone("wash", StepPhase.PREP, 30.0, StepOutcome.DONE),
        StepDone("brow", StepPhase.MASSAGE, 12.345, StepOutcome.SKIPPED),
        StepDone("chin", StepPhase.MASSAGE, 5.0, StepOutcome.PARTLY),
    )
    assert (found.active_s, found.practice_s, found.skipped) == (47.345, 17.345, ("brow",))
    assert (found.left_out, found.pauses, found.interruptions) == (("neck",), 2, 1)
    assert not found.has_reached_end
    assert not found.is_whole


def test_a_step_that_was_done_once_is_done_even_if_its_repetition_was_skipped():
    (brow,) = record(PlayerStatus.ENDED, Tally("brow", 50 * 10**9, 1, is_skipped=True)).steps
    assert (brow.outcome, brow.seconds) == (StepOutcome.DONE, 50)


def test_a_step_skipped_at_once_is_there_with_no_seconds():
    (brow,) = record(PlayerStatus.FINISHED, Tally("brow", 0, 0, is_skipped=True)).steps
    assert (brow.outcome, brow.seconds) == (StepOutcome.SKIPPED, 0)


def test_whole_is_to_the_end_with_something_massaged():
    everything = [Tally(step.id, 10**9, 1) for step in PLAN.steps]
    assert record(PlayerStatus.FINISHED, *everything).is_whole
    assert not record(PlayerStatus.ENDED, *everything).is_whole
    skipped = [Tally(step.id, 0, 0, is_skipped=True) for step in PLAN.steps]
    assert not record(PlayerStatus.FINISHED, everything[0], *skipped[1:]).is_whole


def test_a_step_that_was_left_out_later_keeps_its_seconds():
    (gone,) = record(PlayerStatus.FINISHED, Tally("neck", 9 * 10**9, 0)).steps
    assert gone == StepDone("neck", StepPhase.MASSAGE, 9.0, StepOutcome.PARTLY)


@pytest.mark.parametrize(
    "kept",
    [
        FULL,
        RoutineRecord("vowels", None, Affected.UNKNOWN, STARTED.astimezone(UTC), ENDED, False, ()),
    ],
)
def test_the_way_through_json(kept: RoutineRecord):
    body = json.loads(json.dumps(kept.values(), allow_nan=False))
    found = read_record(kept.routine, body)
    assert found == kept
    assert found.started_at.utcoffset() == kept.started_at.utcoffset()


def test_routine_entry_1():
    body = json.loads((DATA / "routine-entry-1.json").read_text("utf-8"))
    assert read_record("massage", body) == FULL
    assert FULL.values() == body | {"schema_version": 2, "ratings": {}, "fatigue": None}


def test_routine_entry_2():
    body = json.loads((DATA / "routine-entry-2.json").read_text("utf-8"))
    assert read_record("pattern_P2", body) == TRAINED
    assert TRAINED.values() == body


def test_what_the_journal_holds():
    values = FULL.values()
    assert next(iter(values)) == "schema_version"
    assert (values["active_s"], values["practice_s"], values["skipped"]) == (44.5, 44.5, ["smile"])
    assert "planned" not in json.dumps(values)


AFTER: dict[str, Any] = {
    "tightness": 1, "pain": 0, "is_pain_worse": None, "has_new_twitch": None, "note": "",
}  # fmt: skip
SPOILT: list[tuple[str, Any]] = [
    ("schema_version", 3),
    ("schema_version", True),
    ("ratings", ["closed_smile"]),
    ("ratings", {"closed_smile": "a little"}),
    ("fatigue", 2.5),
    ("length", 12),
    ("affected", "both"),
    ("started_at", "yesterday"),
    ("ended_at", None),
    ("steps", "brow"),
    ("steps", [["brow"]]),
    ("steps", [{"id": "brow", "phase": "massage", "done_s": "4", "outcome": "done"}]),
    ("steps", [{"id": "brow", "phase": "massage", "done_s": True, "outcome": "done"}]),
    ("steps", [{"id": "brow", "phase": "massage", "done_s": 4, "outcome": "well"}]),
    ("steps", [{"id": "brow"}]),
    ("left_out", [1]),
    ("pauses", 1.5),
    ("pauses", True),
    ("after", ["x"]),
    ("after", {"tightness": 3}),
    ("after", AFTER | {"tightness": 11}),
    ("after", AFTER | {"is_pain_worse": "no"}),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value"), SPOILT)
def test_what_is_no_record_is_refused(key: str, value: Any):
    with pytest.raises(ValueError, match=r"."):
        read_record("massage", FULL.values() | {key: value})


@pytest.mark.parametrize("key", list(FULL.values()))
def test_a_missing_key_is_refused_unless_it_is_a_sum(key: str):
    body = FULL.values()
    del body[key]
    if key in ("active_s", "practice_s", "skipped"):
        assert read_record("massage", body) == FULL
    else:
        with pytest.raises(ValueError, match=key):
            read_record("massage", body)


def test_new_twitching_and_worse_pain_are_for_the_gate():
    assert AfterAnswers().warnings == ()
    assert AfterAnswers(pain=9, has_new_twitch=False, is_pain_worse=False).warnings == ()
    both = AfterAnswers(has_new_twitch=True, is_pain_worse=True)
    assert both.warnings == ("RF05_new_twitch", "RF06_pain_worse")
    assert AfterAnswers(is_pain_worse=True).warnings == ("RF06_pain_worse",)


@pytest.mark.parametrize("value", [-1, 11])
def test_scales_run_from_nought_to_ten(value: int):
    with pytest.raises(ValueError, match="0 to 10"):
        AfterAnswers(tightness=value)
    with pytest.raises(ValueError, match="0 to 10"):
        AfterAnswers(pain=value)
