"""What journal and log say was done."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from app.domain.journal import Entry, EntryId, EntryKind, JsonValue
from app.domain.plan import CareRow, Done, PlanItem, SkipReason
from app.domain.plan_entries import (
    VISIT,
    Noted,
    diary_values,
    read_diary,
    read_skips,
    skip_values,
    visits,
)
from app.domain.plan_facts import Links, care_rows, done_things
from app.domain.records import SessionId, SessionState, SessionSummary
from app.domain.routine import StepPhase
from app.domain.routine_record import RoutineRecord, StepDone, StepOutcome
from app.domain.sides import Affected

AT = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=8)))
LINKS = Links(
    diary={
        "face_wash": PlanItem.WASH,
        "massage": PlanItem.MASSAGE,
        "clip": PlanItem.RECORDING,
    },
    steps={"prep_face": PlanItem.WASH},
    sets={"smile": PlanItem.MIRROR, "weekly": PlanItem.RECORDING, "look": PlanItem.RECORDING},
    planned_s={"smile": 200.0, "weekly": 264.0, "look": 38.0},
    recording_set="weekly",
)
RECORD = RoutineRecord(
    "massage",
    "m12",
    Affected.LEFT,
    AT,
    AT + timedelta(minutes=14),
    True,
    (
        StepDone("prep_face", StepPhase.PREP, 40.0, StepOutcome.DONE),
        StepDone("temples", StepPhase.MASSAGE, 55.0, StepOutcome.DONE),
        StepDone("mentalis", StepPhase.MASSAGE, 3.5, StepOutcome.SKIPPED),
    ),
)


def entry(kind: EntryKind, subject: str, **values: JsonValue) -> Entry:
    return Entry(EntryId(f"e-{subject}"), AT, kind, subject, values)


def routine(record: RoutineRecord) -> Entry:
    return Entry(EntryId("r"), AT, EntryKind.ROUTINE, record.routine, record.values())


def session(set_id: str, duration_s: float, **wanted: object) -> SessionSummary:
    made = SessionSummary(
        SessionId("s"), AT, set_id, SessionState.ANALYSED, False, Affected.LEFT, duration_s, (), 0
    )
    return replace(made, **wanted)


def done(*entries: Entry, sessions: tuple[SessionSummary, ...] = ()) -> tuple[Done, ...]:
    return done_things(entries, read_diary(entries), sessions, LINKS)


def test_a_massage_counts_its_hands_on_seconds_and_the_wash_on_the_way() -> None:
    assert done(routine(RECORD)) == (
        Done(PlanItem.WASH, AT, 40.0),
        Done(PlanItem.MASSAGE, AT, 58.5),
    )


def test_a_massage_ended_early_is_a_part_and_one_without_massage_is_none() -> None:
    early = replace(RECORD, has_reached_end=False, steps=RECORD.steps[1:])
    assert done(routine(early)) == (Done(PlanItem.MASSAGE, AT, 58.5, is_whole=False),)
    skipped = StepDone("prep_face", StepPhase.PREP, 2.0, StepOutcome.SKIPPED)
    assert done(routine(replace(RECORD, has_reached_end=False, steps=(skipped,)))) == ()


def test_a_routine_of_another_version_or_an_unknown_set_is_passed_over() -> None:
    assert done(entry(EntryKind.ROUTINE, "massage", schema_version=99)) == ()
    step = StepDone("x", StepPhase.EXERCISE, 9.0, StepOutcome.DONE)
    assert done(routine(replace(RECORD, routine="gone", steps=(step,)))) == ()
    assert done(routine(replace(RECORD, routine="smile", steps=(step,)))) == (
        Done(PlanItem.MIRROR, AT, 9.0),
    )


def test_sessions_count_as_what_their_set_is_for() -> None:
    assert done(sessions=(session("smile", 160.0), session("smile", 159.0))) == (
        Done(PlanItem.MIRROR, AT, 160.0, is_whole=True),
        Done(PlanItem.MIRROR, AT, 159.0, is_whole=False),
    )
    assert done(sessions=(session("weekly", 264.0), session("look", 38.0))) == (
        Done(PlanItem.RECORDING, AT, 264.0, is_whole=True),
        Done(PlanItem.RECORDING, AT, 38.0, is_whole=False),
    )
    unseen = session("weekly", 264.0, state=SessionState.RECORDED)
    assert not done(sessions=(unseen,))[0].is_whole


def test_a_recording_that_was_gone_on_with_counts_together_on_its_day() -> None:
    parts = (session("weekly", 80.0), session("weekly", 190.0))
    assert [d.is_whole for d in done(sessions=parts)] == [True, True]
    next_day = session("weekly", 190.0, started_at=AT + timedelta(days=1))
    assert [d.is_whole for d in done(sessions=(parts[0], next_day))] == [False, False]
    unseen = session("weekly", 190.0, state=SessionState.RECORDED)
    assert not any(d.is_whole for d in done(sessions=(parts[0], unseen)))


def test_the_demo_person_practises_for_nobody() -> None:
    assert done(sessions=(session("smile", 200.0, synthetic=True), session("gone", 9.0))) == ()


def test_a_training_and_its_recording_are_one() -> None:
    step = StepDone("x", StepPhase.EXERCISE, 180.0, StepOutcome.DONE)
    training = routine(replace(RECORD, routine="smile", steps=(step,)))
    inside = session("smile", 200.0, started_at=AT + timedelta(seconds=5))
    before = session("smile", 200.0, started_at=AT - timedelta(hours=1))
    assert [d.seconds for d in done(training, sessions=(inside, before))] == [180.0, 200.0]


def test_the_diary_says_what_was_seen_to() -> None:
    ticked = entry(EntryKind.DIARY, "face_wash", **diary_values({"done": True}))
    unticked = entry(EntryKind.DIARY, "massage", **diary_values({"done": False}))
    clip = entry(EntryKind.DIARY, "clip", **diary_values({"clip_id": "made up"}))
    spicy = entry(EntryKind.DIARY, "spicy", **diary_values({}))
    assert done(ticked, unticked, clip, spicy) == (
        Done(PlanItem.WASH, AT),
        Done(PlanItem.CARE, AT),
    )


def test_the_care_list_names_the_newest_entry_of_each_line() -> None:
    old = Noted(EntryId("1"), AT, "spicy", {})
    new = Noted(EntryId("2"), AT + timedelta(minutes=1), "spicy", {})
    rows = care_rows([("spicy", True), ("drops", False)], [new, old])
    assert rows == (CareRow("spicy", True, EntryId("2")), CareRow("drops", False))
    assert [row.is_logged for row in rows] == [True, False]


def test_skips_are_read_back_and_the_unknown_does_no_harm() -> None:
    good = entry(EntryKind.SKIP, "massage", **skip_values(SkipReason.AWAY))
    odd = entry(EntryKind.SKIP, "mirror", schema_version=2, reason="bored")
    bare = entry(EntryKind.SKIP, "care", schema_version=1, reason=["tired"])
    gone = entry(EntryKind.SKIP, "yoga", **skip_values(SkipReason.TIRED))
    found = read_skips([good, odd, bare, gone, entry(EntryKind.DIARY, "massage")])
    assert [(s.item.value, s.reason.value) for s in found] == [
        ("massage", "away"),
        ("mirror", "other"),
        ("care", "other"),
    ]


def test_visits_come_from_marks_and_from_what_was_written_down() -> None:
    mark = entry(EntryKind.MARK, VISIT, schema_version=1)
    other = entry(EntryKind.MARK, "botulinum", schema_version=1)
    noted = read_diary(
        [
            entry(EntryKind.DIARY, "visit", **diary_values({"date": "2026-12-03"})),
            entry(EntryKind.DIARY, "visit", **diary_values({"date": "soon"})),
            entry(EntryKind.DIARY, "visit", schema_version=1, fields="?"),
            entry(EntryKind.DIARY, "visit", **diary_values({"date": 7})),
        ]
    )
    assert visits([mark, other], noted) == (AT.date(), date(2026, 12, 3))
