"""Every warning-sign question, from the question to what the journal holds, on a real log."""

from datetime import timedelta

import pytest

from app.domain.journal import Entry, EntryId, EntryKind, reportable
from app.domain.safety import Reason
from app.domain.safety_rules import Occasion, Panel, Routine
from app.errors import UsageFailure
from app.session.gate import Gate, Outcome, most_urgent
from app.session.gate_rules import rules_of
from app.store.journal import Journal
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.rebuild import rebuild_log
from exercises.library import Library
from tests.app.session.gate_bench import (  # noqa: F401
    gate_entries,
    new_gate,
    wall_clock,
)
from tests.app.session.gate_cases import CASES, Case
from tests.app.session.gate_fakes import MORNING, MemoryJournal, WallClock, answer_all

each_rule = pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule[:4])


def test_every_question_has_a_case(library: Library) -> None:
    assert {case.rule for case in CASES} == set(library.care.red_flags)


@each_rule
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_from_the_question_to_the_journal(
    gate: Gate, journal: Journal, case: Case, lang: str
) -> None:
    flag = gate.flag(case.rule)
    asked, said = (case.ask_zh, case.say_zh) if lang == "zh" else (case.ask_en, case.say_en)
    assert flag.ask.of(lang).startswith(asked)

    outcome = gate.answer(case.rule, case.trigger, occasion=Occasion(case.asked.split()[0]))
    assert outcome.triggered
    assert outcome.screen is not None
    assert outcome.screen.text.of(lang).startswith(said)
    assert "{" not in outcome.screen.text.of(lang)
    assert outcome.screen.heading.of(lang) in case.heading.split(" / ")
    assert set(case.does) <= set(outcome.actions)

    found = gate.standing()
    assert {lock.routine for lock in found.locks if lock.rule == case.rule} == case.locks
    assert {routine for routine in Routine if found.is_locked(routine)} == case.locks
    assert (found.left_out_steps, found.profile_flags) == (case.left_out, case.flags)
    assert found.unanswered == ()

    (entry,) = [e for e in gate_entries(journal, case.rule) if e.id == outcome.entry]
    assert (entry.kind, entry.at, entry.is_private) == (
        EntryKind.GATE,
        MORNING + timedelta(hours=1),
        case.is_private,
    )
    assert entry.values == {
        "schema_version": 1,
        "event": "answered",
        "about": [],
        "said": case.trigger,
        "occasion": case.asked.split()[0],
        "details": {},
        "is_correction": False,
    }


@each_rule
def test_an_answer_that_does_not_fire_does_nothing(gate: Gate, case: Case) -> None:
    outcome = gate.answer(case.rule, not case.trigger)
    assert (outcome.triggered, outcome.actions, outcome.screen) == (False, (), None)
    found = gate.standing()
    assert (found.locks, found.left_out_steps, found.advised) == ((), set(), ())


@each_rule
def test_when_it_is_asked(library: Library, case: Case) -> None:
    gate = Gate(library, MemoryJournal(), WallClock())
    for name in case.asked.split():
        assert case.rule in [flag.id for flag in gate.due(Occasion(name))]
    assert set(library.care.red_flags[case.rule].asked) == set(case.asked.split())


@each_rule
def test_what_lasts_ends_only_with_a_word_with_a_clinician(
    gate: Gate, clock: WallClock, case: Case
) -> None:
    gate.answer(case.rule, case.trigger)
    before = gate.standing()
    clock.later(days=400)
    gate.answer("RF05_new_twitch", False)
    assert gate.standing().locks == before.locks
    assert gate.standing().left_out == before.left_out
    if case.rule in ("RF14_mood", "RF15_eye_cover"):
        with pytest.raises(UsageFailure, match="gate_nothing_open"):
            gate.confirm_seen_clinician(case.rule)
        return
    after = gate.confirm_seen_clinician(case.rule)
    assert (after.locks, after.left_out, after.profile_flags, after.advised) == ((), (), set(), ())
    assert gate.spoken_at(case.rule) == clock.now()


@each_rule
def test_a_new_start_finds_the_same(
    paths: DataPaths, library: Library, clock: WallClock, case: Case
) -> None:
    paths.prepare()
    with Log(paths) as log:
        gate = Gate(library, log.journal, clock)
        answer_all(gate)
        gate.answer(case.rule, case.trigger)
        before = gate.standing()
    with Log(paths) as log:
        assert Gate(library, log.journal, clock).standing() == before


@each_rule
def test_a_log_restored_from_its_backup_keeps_what_is_locked(
    paths: DataPaths, library: Library, clock: WallClock, case: Case
) -> None:
    paths.prepare()
    with Log(paths) as log:
        Gate(library, log.journal, clock).answer(case.rule, case.trigger)
        before = Gate(library, log.journal, clock).standing()
    paths.database.write_bytes(b"no longer a database")
    rebuild_log(paths, lambda done, total: None)
    with Log(paths) as log:
        gate = Gate(library, log.journal, clock)
        assert gate.standing() == before
        assert gate.ask_anew()
        after = gate.standing()
    assert (after.locks, after.left_out) == (before.locks, before.left_out)
    assert len(after.unanswered) >= 12


def test_a_lost_log_asks_everything_and_locks_both(
    paths: DataPaths, library: Library, clock: WallClock
) -> None:
    paths.prepare()
    with Log(paths) as log:
        answer_all(Gate(library, log.journal, clock))
    for file in paths.backups.iterdir():
        file.unlink()
    paths.database.write_bytes(b"no longer a database")
    lost = rebuild_log(paths, lambda done, total: None)
    assert lost.has_lost_all
    with Log(paths) as log:
        gate = Gate(library, log.journal, clock)
        assert gate.ask_anew(has_lost_all=lost.has_lost_all)
        assert [gate.standing().reason(routine) for routine in Routine] == [Reason.UNANSWERED] * 2
        asked = {flag.id for flag in gate.due(Occasion.ONBOARDING)}
        assert asked == set(library.care.red_flags) - {"RF14_mood"}
        assert "RF08_dizzy_in_session" in gate.standing().unanswered, "otherwise only a button asks"
        answer_all(gate)
        assert gate.standing().unanswered == ()
        assert not any(gate.standing().is_locked(routine) for routine in Routine)


def test_an_unknown_question_is_said(gate: Gate) -> None:
    for act in (
        lambda: gate.answer("RF99", True),
        lambda: gate.pressed_wrong_button("RF99"),
        lambda: gate.confirm_seen_clinician("RF99"),
        lambda: gate.screen("RF99"),
    ):
        with pytest.raises(UsageFailure, match="rule_unknown"):
            act()


@pytest.mark.parametrize(
    ("country", "number", "zh", "en"),
    [
        ("CN", "120", "请现在就拨打120，", "Call 120 now"),
        ("GB", "999", "请现在就拨打999，", "Call 999 now"),
        (None, None, "请现在就拨打当地急救电话，", "Call your local emergency number now"),
        ("XX", None, "请现在就拨打当地急救电话，", "Call your local emergency number now"),
    ],
)
def test_the_emergency_screen_has_the_local_number(
    library: Library, country: str | None, number: str | None, zh: str, en: str
) -> None:
    screen = Gate(library, MemoryJournal(), WallClock(), country).screen("RF01_stroke_like")
    assert (screen.panel, screen.number) == (Panel.EMERGENCY, number)
    assert zh in screen.text.zh
    assert en in screen.text.en


def test_only_an_emergency_shows_a_number_large(gate: Gate) -> None:
    assert [case.rule for case in CASES if gate.screen(case.rule).number] == ["RF01_stroke_like"]
    assert gate.screen("RF14_mood").panel is Panel.SUPPORT
    assert gate.screen("RF05_new_twitch").panel is None


def test_of_several_only_the_most_urgent_is_shown(gate: Gate, library: Library) -> None:
    outcomes = [gate.answer(name, True) for name in ("RF05_new_twitch", "RF02_eye")]
    outcomes.append(gate.answer("RF01_stroke_like", False))
    worst = most_urgent(outcomes, library)
    assert isinstance(worst, Outcome)
    assert worst.rule.id == "RF02_eye"
    assert most_urgent(outcomes[2:], library) is None


def test_questions_before_a_routine(gate: Gate, clock: WallClock) -> None:
    assert [flag.id[:4] for flag in gate.due_before(Routine.MASSAGE)] == [
        "RF01",
        "RF02",
        "RF09",
        "RF10",
    ]
    for flag in gate.due_before(Routine.MASSAGE):
        gate.answer(flag.id, False, occasion=Occasion.PRE_MASSAGE)
    clock.later(minutes=20)
    assert gate.due_before(Routine.MASSAGE) == gate.due_before(Routine.MIRROR) == ()


def test_a_start_asks_once_even_with_the_clock_set_back(
    gate: Gate, library: Library, journal: Journal, clock: WallClock
) -> None:
    assert gate.due(Occasion.STARTUP) == ()
    next_start = Gate(library, journal, clock)
    assert [flag.id for flag in next_start.due(Occasion.STARTUP)] == ["RF01_stroke_like"]
    clock.later(days=-3)
    next_start.answer("RF01_stroke_like", False, occasion=Occasion.STARTUP)
    clock.later(hours=-5)
    assert [flag.id[:4] for flag in next_start.due(Occasion.STARTUP)] == ["RF03"]


def test_nothing_private_reaches_a_report(gate: Gate, journal: Journal) -> None:
    gate.answer("RF14_mood", True, {"note": "a private word"}, Occasion.MOOD_CHECK)
    gate.pressed_wrong_button("RF14_mood")
    gate.answer("RF14_mood", True)
    gate.note("RF14_mood", {"note": "a private word"})
    gate.answer("RF05_new_twitch", True)
    journal.append(
        Entry(EntryId("d1"), MORNING, EntryKind.DIARY, "mood_check", {"mood": 1}, is_private=True)
    )
    everything = journal.entries(EntryKind)
    assert sum(entry.subject in ("RF14_mood", "mood_check") for entry in everything) == 4
    told = reportable(everything)
    assert "RF05_new_twitch" in {entry.subject for entry in told}
    assert not any("mood" in str(entry).lower() for entry in told)
    assert "private word" not in str(told)


def test_every_word_of_the_content_becomes_a_rule(library: Library) -> None:
    rules = {rule.id: rule for rule in rules_of(library.care)}
    assert [rule.id for rule in rules.values() if rule.is_private] == ["RF14_mood"]
    assert [rule.id for rule in rules.values() if rule.is_emergency] == ["RF01_stroke_like"]
    for rule in rules.values():
        assert len(rule.actions) == len(library.care.red_flags[rule.id].actions)


def test_the_real_journal_is_what_the_gate_needs(library: Library, journal: Journal) -> None:
    memory = MemoryJournal()
    for book in (journal, memory):
        gate = Gate(library, book, WallClock())
        answer_all(gate)
        gate.answer("RF05_new_twitch", True)
        gate.pressed_wrong_button("RF05_new_twitch")
        gate.answer("RF11_neck_history", True)
    kept = [[(e.subject, dict(e.values)) for e in book.entries((EntryKind.GATE,))]
            for book in (journal, memory)]  # fmt: skip
    assert sorted(map(str, kept[0])) == sorted(map(str, kept[1]))
    assert Gate(library, journal, WallClock()).standing() == gate.standing()
