"""The care diary on a real journal: any day, corrected and taken back, with its history."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.journal import EntryKind
from app.domain.plan import PlanItem
from app.domain.records import SessionSummary
from app.domain.safety_rules import Routine
from app.errors import Bug, UsageFailure
from app.session.diary import Diary, DiaryDay
from app.session.progress import Progress
from tests.app.store import samples
from tests.ui.plan_desk import LIBRARY, MORNING, PlanDesk

TODAY = MORNING.date()
YESTERDAY = TODAY - timedelta(days=1)
KINDS = tuple(EntryKind)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[PlanDesk]:
    made = PlanDesk(tmp_path / "data")
    yield made
    made.log.close()


@pytest.fixture
def diary(desk: PlanDesk) -> Diary:
    return Diary(LIBRARY, desk.log.journal, desk.log.summaries, desk.gate, desk.clock)


def fields_of(day: DiaryDay) -> dict[str, object]:
    return {line.item: dict(line.fields) for line in day.lines if line.entry is not None}


def test_a_day_without_entries_is_empty_and_names_every_line(diary: Diary):
    day = diary.day(YESTERDAY)
    assert day.is_empty
    assert [line.item for line in day.lines] == [
        id_ for id_ in LIBRARY.care.items if id_ != "follow_up"
    ]


def test_a_past_day_is_written_and_counts_for_that_day_only(diary: Diary, desk: PlanDesk):
    diary.write(YESTERDAY, "sunglasses", {"went_out": True, "wore": "always"})
    assert fields_of(diary.day(YESTERDAY)) == {"sunglasses": {"went_out": True, "wore": "always"}}
    assert diary.day(TODAY).is_empty
    assert not any(row.is_logged for row in desk.day.plan().care)
    entry = desk.entries(EntryKind.DIARY)[0]
    assert (entry.at.date(), entry.at.hour) == (YESTERDAY, 12)


def test_a_correction_keeps_moment_and_history(diary: Diary, desk: PlanDesk):
    diary.write(YESTERDAY, "symptom_check", {"pain": 3})
    diary.write(YESTERDAY, "symptom_check", {"pain": 5, "twitch": "none"})
    diary.write(YESTERDAY, "symptom_check", {"pain": 4})
    line = diary.day(YESTERDAY).line("symptom_check")
    assert line.fields == {"pain": 4}
    assert [dict(version.fields) for version in line.earlier] == [
        {"pain": 5, "twitch": "none"},
        {"pain": 3},
    ]
    assert all(version.written_at.date() == TODAY for version in line.earlier)
    assert len(desk.entries(EntryKind.DIARY)) == 1


def test_what_today_ticked_is_what_the_diary_shows(diary: Diary, desk: PlanDesk):
    desk.day.mark_done("avoid_spicy", {"spicy": "none"})
    assert fields_of(diary.day(TODAY)) == {"avoid_spicy": {"spicy": "none"}}
    diary.write(TODAY, "avoid_spicy", {"spicy": "a_little"})
    assert desk.day.noted("avoid_spicy") == {"spicy": "a_little"}


def test_removed_is_gone_from_the_day_and_stays_in_the_history(diary: Diary, desk: PlanDesk):
    diary.write(YESTERDAY, "eye_care", {"drops_count": 4})
    entry = diary.day(YESTERDAY).line("eye_care").entry
    assert entry is not None
    diary.remove(YESTERDAY, "eye_care")
    assert diary.day(YESTERDAY).is_empty
    assert [each.id for each in desk.log.journal.history(entry)] == [entry]


def test_mood_is_private_and_nothing_else_is(diary: Diary, desk: PlanDesk):
    for id_ in LIBRARY.care.items:
        diary.write(YESTERDAY, id_, {})
    assert {e.subject for e in desk.entries(EntryKind.DIARY) if e.is_private} == {"mood_check"}


def test_a_note_is_kept_replaced_and_taken_back(diary: Diary, desk: PlanDesk):
    diary.write_note(YESTERDAY, "Windy. 眼睛干。")
    diary.write_note(YESTERDAY, "Windy, then rain.")
    assert diary.day(YESTERDAY).note == "Windy, then rain."
    assert not diary.day(YESTERDAY).is_empty
    entry = desk.entries(EntryKind.NOTE)[0]
    assert len(desk.log.journal.history(entry.id)) == 2
    diary.write_note(YESTERDAY, "Windy, then rain.")
    assert desk.entries(EntryKind.NOTE)[0].id == entry.id
    diary.write_note(YESTERDAY, "  ")
    assert diary.day(YESTERDAY).is_empty


def test_a_note_is_nothing_done(diary: Diary, desk: PlanDesk):
    before = desk.day.plan().week
    diary.write_note(TODAY, "slept badly")
    assert desk.day.plan().week == before


def test_days_to_come_are_refused(diary: Diary):
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(UsageFailure) as caught:
        diary.write(tomorrow, "sunglasses", {})
    assert caught.value.key == "diary_future"
    with pytest.raises(UsageFailure):
        diary.write_note(tomorrow, "x")


def test_what_does_not_fit_is_refused(diary: Diary):
    with pytest.raises(UsageFailure):
        diary.write(TODAY, "tea", {})
    with pytest.raises(Bug):
        diary.write(TODAY, "symptom_check", {"pain": 11})
    with pytest.raises(Bug):
        diary.write_visit(TODAY, {"clinic": 3})
    assert diary.day(TODAY).is_empty


def test_what_the_app_recorded_stands_beside_what_was_written(diary: Diary, desk: PlanDesk):
    body = {
        "length": "m12", "affected": "left", "has_reached_end": True, "active_s": 600.0,
        "started_at": (MORNING - timedelta(days=1)).isoformat(),
        "ended_at": (MORNING - timedelta(days=1)).isoformat(), "practice_s": 600.0,
        "steps": [{"id": "temples", "phase": "massage", "done_s": 600.0, "outcome": "done"}],
        "skipped": [], "left_out": [], "pauses": 0, "interruptions": 0,
        "tightness_before": None, "after": None,
    }  # fmt: skip
    desk.write(MORNING - timedelta(days=1), EntryKind.ROUTINE, "massage", **body)
    line = diary.day(YESTERDAY).line("massage")
    assert (line.entry, [done.item for done in line.done]) == (None, [PlanItem.MASSAGE])
    assert line.done[0].seconds == 600.0
    assert diary.day(TODAY).line("massage").done == ()


# --- visits ----------------------------------------------------------------------------------


def test_a_visit_to_come_is_what_today_announces(diary: Diary, desk: PlanDesk):
    day = TODAY + timedelta(days=10)
    diary.write_visit(day, {"clinic": "Rehabilitation", "date": day.isoformat()})
    visit = diary.visits()[0]
    assert (visit.day, dict(visit.fields)) == (day, {"clinic": "Rehabilitation"})
    plan = desk.day.plan()
    assert plan.visit == day
    entry = desk.entries(EntryKind.MARK)[0]
    assert (entry.subject, entry.at.date()) == ("visit", day)


def test_a_visit_is_moved_and_taken_back(diary: Diary, desk: PlanDesk):
    diary.write_visit(TODAY, {"clinic": "A"})
    diary.write_visit(YESTERDAY, {"clinic": "A", "advice": "rest"}, diary.visits()[0])
    assert [visit.day for visit in diary.visits()] == [YESTERDAY]
    assert len(desk.log.journal.history(diary.visits()[0].entry)) == 2
    diary.remove_visit(diary.visits()[0])
    assert diary.visits() == ()


def test_a_visit_of_the_care_list_becomes_a_mark_when_corrected(diary: Diary, desk: PlanDesk):
    desk.day.mark_done("follow_up", {"date": "2026-12-03", "clinic": "ENT"})
    old = diary.visits()[0]
    assert (old.kind, old.day, dict(old.fields)) == (
        EntryKind.DIARY,
        date(2026, 12, 3),
        {"clinic": "ENT"},
    )
    diary.write_visit(old.day, {"clinic": "ENT", "advice": "drops"}, old)
    assert [visit.kind for visit in diary.visits()] == [EntryKind.MARK]


def test_the_gate_hears_from_when_massage_may_resume(diary: Diary, desk: PlanDesk):
    desk.answer_everything(fires="RF10")
    assert desk.gate.standing().is_locked(Routine.MASSAGE)
    diary.write_visit(TODAY, {"massage_ok_from": "2026-12-01"})
    assert desk.gate.standing().is_locked(Routine.MASSAGE)
    lock = desk.gate.standing().locks_of(Routine.MASSAGE)[0]
    assert lock.ask_again_from == date(2026, 12, 1)
    desk.gate.confirm_seen_clinician("RF10_procedure")
    diary.write_visit(TODAY, {"massage_ok_from": "2026-12-05"})


def test_an_injection_is_marked_once_for_the_trends(diary: Diary, desk: PlanDesk):
    for advice in ("rest", "rest, then small"):
        diary.write_visit(TODAY, {"botulinum_date": YESTERDAY.isoformat(), "advice": advice})
    marks = [e for e in desk.entries(EntryKind.MARK) if e.subject == "botulinum_toxin"]
    assert [mark.at.date() for mark in marks] == [YESTERDAY]


def test_what_progress_changes_of_a_visit_stays_a_whole_visit(diary: Diary, desk: PlanDesk):
    progress = Progress(lambda: (), desk.log.journal, LIBRARY, desk.clock)
    diary.write_visit(YESTERDAY, {"clinic": "ENT", "advice": "drops"})
    diary.write_visit(TODAY + timedelta(days=9), {"clinic": "ENT"})
    (mark,) = progress.marks()
    progress.edit_mark(mark, mark.kind, TODAY, "Rehabilitation")
    assert [dict(visit.fields) for visit in diary.visits()] == [
        {"clinic": "ENT"},
        {"clinic": "Rehabilitation", "advice": "drops"},
    ]


# --- nothing else changes --------------------------------------------------------------------

ANSWERS = st.sampled_from(
    [
        ("sunglasses", {"wore": "no"}),
        ("supine_sleep", {"position_start": "back", "morning_tightness": 3}),
        ("symptom_check", {"pain": 7, "eye": ["dry", "watery"], "note": "痛 / ache"}),
        ("mood_check", {"mood": 2}),
        ("massage", {"pain_after": 1, "new_twitch": False}),
    ]
)
BACK = st.integers(min_value=0, max_value=3)
STEP = st.tuples(st.sampled_from(["write", "remove"]), BACK, ANSWERS)


@given(steps=st.lists(STEP, max_size=10), last=STEP)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_change_touches_one_line_of_one_day(
    tmp_path_factory: pytest.TempPathFactory, steps: list, last: tuple
):
    desk = PlanDesk(tmp_path_factory.mktemp("diary") / "data")
    try:
        diary = Diary(LIBRARY, desk.log.journal, desk.log.summaries, desk.gate, desk.clock)

        def do(step: tuple) -> None:
            verb, back, (item, fields) = step
            day = TODAY - timedelta(days=back)
            if verb == "write":
                diary.write(day, item, fields)
            else:
                diary.remove(day, item)

        def everything() -> dict[tuple[int, str], object]:
            return {
                (back, line.item): (line.entry, dict(line.fields), line.earlier)
                for back in range(4)
                for line in diary.day(TODAY - timedelta(days=back)).lines
            }

        for step in steps:
            do(step)
        before = everything()
        do(last)
        verb, back, (item, fields) = last
        after = everything()
        changed = {key for key in before if before[key] != after[key]}
        assert changed <= {(back, item)}
        entry, said, _ = after[(back, item)]
        assert (entry, said) == (None, {}) if verb == "remove" else said == fields
    finally:
        desk.log.close()


def test_a_day_is_read_without_the_years_around_it(desk: PlanDesk):
    asked: list[tuple[datetime, datetime]] = []

    def summaries(*, before: datetime, since: datetime) -> tuple[SessionSummary, ...]:
        asked.append((since, before))
        return desk.log.summaries(before=before, since=since)

    desk.log.put(samples.RECORD)
    diary = Diary(LIBRARY, desk.log.journal, summaries, desk.gate, desk.clock)
    diary.day(samples.STARTED.date())
    ((since, before),) = asked
    assert since < samples.STARTED < before < since + timedelta(days=7)
