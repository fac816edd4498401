import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import safety_entries
from app.domain.journal import Entry, EntryId, EntryKind, JsonValue, reportable
from app.domain.safety import Reason, Standing, rule_states, standing
from app.domain.safety_entries import Noted, Unreadable, read_fact, read_facts
from app.domain.safety_rules import (
    LeaveOut,
    LockUp,
    Occasion,
    Panel,
    Routine,
    Rule,
    Show,
    SuggestVisit,
    Until,
    WriteDown,
)
from app.session.gate_rules import rules_of
from exercises.library import load_library

DATA = Path(__file__).resolve().parents[2] / "data"
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=timezone(timedelta(hours=8)))
BOTH = (LockUp(Routine.MASSAGE), LockUp(Routine.MIRROR))
DAILY = frozenset({Occasion.DAILY})
TWITCH = Rule("twitch", 4, 50, DAILY, True, (*BOTH, SuggestVisit()))
STROKE = Rule("stroke", 1, 10, DAILY, True, (*BOTH, Show(Panel.EMERGENCY)))
DIAGNOSIS = Rule("diagnosis", 6, 130, frozenset({Occasion.ONBOARDING}), False, BOTH)
NEEDLE = Rule("needle", 6, 100, DAILY, True, (LockUp(Routine.MASSAGE, "massage_ok_from"),))
LID = Rule(
    "lid",
    6,
    140,
    frozenset({Occasion.WEEKLY}),
    True,
    (LeaveOut("orbital_rim"),),
    Until.ANSWERED_OTHERWISE,
    frozenset({"lid_not_closing"}),
)
BUTTON = Rule(
    "dizzy", 5, 80, frozenset({Occasion.IN_SESSION_BUTTON}), True, (LeaveOut("neck_back"),)
)
MOOD = Rule("mood", 7, 150, frozenset({Occasion.MOOD_CHECK}), True, (WriteDown(is_private=True),))
RULES = (TWITCH, STROKE, DIAGNOSIS, NEEDLE, LID, BUTTON, MOOD)


def entry(
    number: int, rule: str, values: Mapping[str, JsonValue], *, hours: float = 0.0, **facts: object
) -> Entry:
    at = NOON + timedelta(hours=hours)
    made = {"id": EntryId(f"e{number:03}"), "at": at, "kind": EntryKind.GATE, "subject": rule}
    return Entry(**(made | {"values": values} | facts))  # type: ignore[arg-type]


def answer(
    number: int,
    rule: str,
    said: bool,
    *,
    hours: float = 0.0,
    ends: tuple[str, ...] = (),
    **details: JsonValue,
) -> Entry:
    values = safety_entries.answered(
        said=said,
        occasion=Occasion.DAILY,
        ends=[EntryId(name) for name in ends],
        details=details,
        is_correction=False,
    )
    return entry(number, rule, values, hours=hours)


def spoken(number: int, rule: str, about: str, *, hours: float = 0.0) -> Entry:
    return entry(number, rule, safety_entries.spoken([EntryId(about)]), hours=hours)


def stand(*entries: Entry, now: datetime = NOON) -> Standing:
    return standing(RULES, entries, now)


def test_without_an_answer_both_routines_are_closed() -> None:
    found = stand()
    assert found.unanswered == ("stroke", "twitch", "needle", "diagnosis", "lid")
    assert [found.reason(routine) for routine in Routine] == [Reason.UNANSWERED] * 2
    assert all(found.is_locked(routine) for routine in Routine)
    assert (found.locks, found.left_out_steps, found.profile_flags) == ((), set(), set())


def test_with_every_answer_both_are_open() -> None:
    given_answers = [answer(1, "diagnosis", True)]
    given_answers += [
        answer(i, rule.id, False) for i, rule in enumerate((TWITCH, STROKE, NEEDLE, LID), 2)
    ]
    found = stand(*given_answers)
    assert found == Standing((), frozenset(), frozenset(), ())
    assert not any(found.is_locked(routine) for routine in Routine)


def test_the_answer_that_fires_locks_from_then_on() -> None:
    found = stand(answer(1, "twitch", True, hours=-3), answer(2, "twitch", True, hours=-1))
    assert [(lock.rule, lock.routine) for lock in found.locks] == [
        ("twitch", Routine.MASSAGE),
        ("twitch", Routine.MIRROR),
    ]
    assert {lock.since for lock in found.locks} == {NOON - timedelta(hours=3)}
    assert found.reason(Routine.MIRROR) is Reason.LOCKED
    assert found.advised == ("twitch",)


def test_a_question_may_fire_on_no() -> None:
    assert stand(answer(1, "diagnosis", False)).locks_of(Routine.MASSAGE)
    assert not stand(answer(1, "diagnosis", True)).locks


def test_the_most_urgent_lock_comes_first() -> None:
    found = stand(answer(1, "twitch", True), answer(2, "stroke", True))
    assert [lock.rule for lock in found.locks_of(Routine.MASSAGE)] == ["stroke", "twitch"]


def test_a_later_no_does_not_open_a_lock() -> None:
    assert stand(answer(1, "twitch", True), answer(2, "twitch", False, ends=("e001",))).locks


def test_a_word_with_a_clinician_opens_the_lock_that_it_names() -> None:
    said = answer(1, "twitch", True)
    assert not stand(said, spoken(2, "twitch", "e001")).locks
    assert stand(said, spoken(2, "twitch", "e999")).locks
    assert stand(said, spoken(2, "stroke", "e001")).locks
    assert stand(said, spoken(2, "twitch", "e001"), answer(3, "twitch", True)).locks


def test_a_clock_set_back_does_not_open_a_lock() -> None:
    """The word was about the first answer; the second was given with the clock set right."""
    first = answer(1, "twitch", True, hours=48)
    word = spoken(2, "twitch", "e001", hours=49)
    assert not stand(first, word).locks
    assert stand(first, word, answer(3, "twitch", True, hours=0)).locks


def test_a_day_that_has_come_is_asked_about_and_opens_nothing() -> None:
    said = answer(1, "needle", True, massage_ok_from="2026-12-01")
    before, after = stand(said), stand(said, now=NOON + timedelta(days=7))
    assert [lock.ask_again_from for lock in before.locks] == [date(2026, 12, 1)]
    assert before.to_confirm == ()
    assert after.to_confirm == after.locks == before.locks
    assert stand(said, now=NOON + timedelta(days=4000)).is_locked(Routine.MASSAGE)


def test_the_day_given_last_counts_and_only_for_its_own_answer() -> None:
    old = answer(1, "needle", True, hours=-90, massage_ok_from="2026-11-21")
    about = [EntryId("e003")]
    later = [
        spoken(2, "needle", "e001", hours=-48),
        answer(3, "needle", True, hours=-24),
        entry(4, "needle", safety_entries.date_known(about, date(2026, 12, 9)), hours=-2),
        entry(5, "needle", safety_entries.date_known(about, date(2026, 12, 2)), hours=-1),
    ]
    assert stand(old, *later[:2]).locks[0].ask_again_from is None
    assert stand(old, *later).locks[0].ask_again_from == date(2026, 12, 2)


def test_a_lock_without_a_day_takes_none() -> None:
    said = answer(1, "twitch", True, massage_ok_from="2026-11-01")
    assert [lock.ask_again_from for lock in stand(said).locks] == [None, None]


def test_a_step_is_left_out_until_the_answer_changes() -> None:
    said = answer(1, "lid", True)
    found = stand(said)
    assert found.left_out_steps == {"orbital_rim"}
    assert found.profile_flags == {"lid_not_closing"}
    assert [(each.rule, each.since) for each in found.left_out] == [("lid", NOON)]
    assert stand(said, spoken(2, "lid", "e001")).left_out_steps == {"orbital_rim"}
    after = stand(said, answer(2, "lid", False, ends=("e001",)))
    assert (after.left_out_steps, after.profile_flags) == (set(), set())


def test_a_step_left_out_after_dizziness_waits_for_a_clinician() -> None:
    said = answer(1, "dizzy", True)
    assert stand(said, answer(2, "dizzy", False, ends=("e001",))).left_out_steps == {"neck_back"}
    assert stand(said, spoken(2, "dizzy", "e001")).left_out_steps == set()


def test_answers_that_may_not_be_the_newest_no_longer_count() -> None:
    known = [answer(1, "stroke", False), answer(2, "twitch", True), answer(3, "needle", False)]
    about = [EntryId(f"e00{i}") for i in (1, 2, 3)]
    found = stand(*known, entry(4, "all", safety_entries.asked_anew(about)))
    assert found.unanswered == ("stroke", "dizzy", "needle", "diagnosis", "lid")
    assert found.locks == stand(*known).locks
    again = stand(*known, entry(4, "all", safety_entries.asked_anew(about)), *[
        answer(5, "stroke", False), answer(6, "needle", False)
    ])  # fmt: skip
    assert again.unanswered == ("dizzy", "diagnosis", "lid")


def test_what_else_is_in_the_journal_does_not_matter() -> None:
    diary = entry(1, "twitch", answer(1, "twitch", True).values, kind=EntryKind.DIARY)
    stranger = answer(2, "a question of a newer app", True)
    note = entry(3, "twitch", safety_entries.noted([EntryId("e001")], {"began": "09:41"}))
    assert stand(diary, stranger, note) == stand()
    assert isinstance(read_fact(note), Noted)


DAMAGED: list[Mapping[str, JsonValue]] = [
    {},
    {"schema_version": 2, "event": "answered", "about": []},
    {"schema_version": 1, "event": "answered", "about": []},
    {"schema_version": 1, "event": "forgotten", "about": []},
    {"schema_version": 1, "event": "spoken_with_clinician", "about": "e001"},
    {"schema_version": 1, "event": "spoken_with_clinician", "about": [7]},
    {"schema_version": 1, "event": "date_known", "about": [], "massage_ok_from": "soon"},
    {**answer(1, "x", False).values, "said": "no"},
    {**answer(1, "x", False).values, "details": ["x"]},
    {**answer(1, "x", False).values, "occasion": "hourly"},
    {**answer(1, "x", False).values, "details": {"massage_ok_from": 20261201}},
]


@pytest.mark.parametrize("values", DAMAGED)
def test_an_entry_that_cannot_be_read_locks_until_a_clinician_was_asked(
    values: Mapping[str, JsonValue],
) -> None:
    strange = entry(1, "twitch", values)
    assert isinstance(read_fact(strange), Unreadable)
    found = stand(strange, answer(2, "twitch", False))
    assert found.reason(Routine.MIRROR) is Reason.LOCKED
    assert not stand(strange, spoken(3, "twitch", "e001")).locks


def test_nothing_private_can_be_reported() -> None:
    private = entry(1, "mood", answer(1, "mood", True).values, is_private=True)
    diary = entry(2, "mood_check", {"mood": 1}, kind=EntryKind.DIARY, is_private=True)
    open_one = answer(3, "twitch", True)
    assert reportable([private, open_one, diary]) == (open_one,)


def test_the_last_word_with_a_clinician_is_known() -> None:
    entries = [answer(1, "twitch", True), spoken(2, "twitch", "e001", hours=5)]
    states = rule_states(RULES, entries)
    assert states["twitch"].last_spoken == NOON + timedelta(hours=5)
    assert states["stroke"].last_spoken is None


def test_which_rules_have_something_to_end() -> None:
    assert [rule.id for rule in RULES if not rule.lasts] == ["mood"]
    assert Rule("x", 1, 1, DAILY, True, (), profile_flags=frozenset({"lid"})).lasts


@given(st.permutations(range(7)), st.integers(-4000, 4000))
def test_neither_order_nor_time_changes_what_is_locked(order: list[int], days: int) -> None:
    entries = [
        answer(1, "twitch", True, hours=-5),
        spoken(2, "twitch", "e001", hours=-4),
        answer(3, "twitch", True, hours=-9),
        answer(4, "needle", True, hours=-3, massage_ok_from="2026-11-25"),
        entry(5, "needle", safety_entries.date_known([EntryId("e004")], date(2026, 11, 30))),
        answer(6, "lid", True),
        answer(7, "stroke", False),
    ]
    here = stand(*entries)
    there = stand(*(entries[i] for i in order), now=NOON + timedelta(days=days))
    assert (there.locks, there.left_out, there.unanswered, there.profile_flags) == (
        here.locks,
        here.left_out,
        here.unanswered,
        here.profile_flags,
    )
    assert {lock.ask_again_from for lock in there.locks} == {None, date(2026, 11, 30)}


def test_entries_of_version_1_are_read() -> None:
    """The file was written by the gate when the format was made; it is never made anew."""
    raw = json.loads((DATA / "gate-1.json").read_text(encoding="utf-8"))
    entries = [
        Entry(
            EntryId(each["id"]),
            datetime.fromisoformat(each["at"]),
            EntryKind.GATE,
            each["subject"],
            each["values"],
            each["is_private"],
        )
        for each in raw["entries"]
    ]
    assert {entry.values["schema_version"] for entry in entries} == {1}
    assert not any(isinstance(fact, Unreadable) for fact in read_facts(entries))
    found = standing(rules_of(load_library().care), entries, NOON)
    assert [(lock.rule, lock.routine, lock.ask_again_from) for lock in found.locks] == [
        ("RF05_new_twitch", Routine.MASSAGE, None),
        ("RF05_new_twitch", Routine.MIRROR, None),
        ("RF10_procedure", Routine.MASSAGE, date(2026, 12, 1)),
    ]
    assert found.left_out_steps == {"platysma", "neck_back"}
    assert found.unanswered[0] == "RF01_stroke_like"
    assert len(found.unanswered) == 11
