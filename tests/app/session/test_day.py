"""The day's plan over a real journal, log and gate."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from app.domain.journal import Entry, EntryKind, JsonValue
from app.domain.plan import Greeting, PlanItem, RowState, SkipReason
from app.domain.plan_entries import VISIT
from app.domain.routine import PlannedStep, RoutinePlan, StepPhase
from app.domain.routine_player import PlayerState, PlayerStatus
from app.domain.safety_rules import Routine
from app.domain.sides import Affected
from app.errors import Bug, UsageFailure
from app.session.care_fields import complete
from app.session.day import Day, broken_off
from app.session.gate import Gate
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.routine_file import OpenRoutine, RoutineFile
from app.store.settings import Settings
from exercises.library import load_library

LIBRARY = load_library()
SHANGHAI = timezone(timedelta(hours=8))
MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI)


class WallClock:
    """Only dates; a test moves it."""

    def __init__(self, now: datetime) -> None:
        self.at = now

    def monotonic_ns(self) -> int:
        return 0

    def now(self) -> datetime:
        self.at += timedelta(milliseconds=1)
        return self.at

    def sleep_until_ns(self, deadline_ns: int) -> None: ...


class Desk:
    def __init__(self, root: Path) -> None:
        self.paths = DataPaths(root)
        self.paths.prepare()
        self.clock = WallClock(MORNING)
        self.log = Log(self.paths)
        self.log.open()
        self.settings = Settings()
        self.broken_off: str | None = None
        self.gate = Gate(LIBRARY, self.log.journal, self.clock, None)
        self.day = Day(
            LIBRARY,
            self.log.journal,
            self.log.summaries,
            self.gate,
            self.clock,
            lambda: self.settings,
            interrupted=lambda: self.broken_off,
        )

    def answer_everything(self) -> None:
        """As somebody to whom nothing of it applies."""
        for routine in Routine:
            for flag in self.gate.due_before(routine):
                self.gate.answer(flag.id, flag.trigger == "no")

    def state(self, item: PlanItem) -> RowState:
        return self.day.plan().row(item).state

    def entries(self, kind: EntryKind) -> tuple[Entry, ...]:
        return self.log.journal.entries((kind,))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "data")
    yield made
    made.log.close()


def test_the_content_tells_which_part_is_what(desk: Desk) -> None:
    links = desk.day.links
    assert links.steps == {"prep_face": PlanItem.WASH}
    assert links.recording_set == "recording_weekly"
    assert desk.day.care_id(PlanItem.WASH) == "face_wash_warm"
    assert desk.day.care_id(PlanItem.CARE) is None
    assert links.sets["pattern_P2"] is PlanItem.MIRROR
    assert links.sets["first_look"] is PlanItem.RECORDING


def test_a_new_person_is_asked_first_and_nothing_is_locked(desk: Desk) -> None:
    plan = desk.day.plan()
    assert plan.greeting is Greeting.FIRST
    assert plan.next_row is plan.row(PlanItem.WASH)
    assert plan.row(PlanItem.MASSAGE).asks_first
    assert plan.row(PlanItem.RECORDING).asks_first
    assert not plan.row(PlanItem.CARE).asks_first
    assert plan.row(PlanItem.CARE).of == 4
    desk.answer_everything()
    assert not desk.day.plan().row(PlanItem.MASSAGE).asks_first


@pytest.mark.parametrize(("length", "seconds"), [("m10", 600), ("m12", 720), ("m15", 900)])
def test_the_massage_is_as_long_as_chosen(desk: Desk, length: str, seconds: int) -> None:
    desk.settings = Settings.model_validate({"massage_length": length})
    assert desk.day.plan().row(PlanItem.MASSAGE).planned_s == seconds


def test_a_warning_sign_locks_the_parts_it_concerns_and_care_stays_open(desk: Desk) -> None:
    desk.answer_everything()
    desk.gate.answer("RF02_eye", True)
    plan = desk.day.plan()
    for item in (PlanItem.MASSAGE, PlanItem.MIRROR, PlanItem.RECORDING):
        assert plan.row(item).state is RowState.LOCKED
        assert plan.row(item).rules == ("RF02_eye",)
    assert plan.row(PlanItem.CARE).state is RowState.TODO
    assert plan.next_row is plan.row(PlanItem.WASH)


def test_skipping_and_taking_it_back(desk: Desk) -> None:
    plan = desk.day.skip(PlanItem.MASSAGE, SkipReason.TIRED)
    assert plan.row(PlanItem.MASSAGE).state is RowState.SKIPPED
    plan = desk.day.skip(PlanItem.MASSAGE, SkipReason.UNWELL)
    found = plan.row(PlanItem.MASSAGE).skip
    assert found is not None
    assert found.reason is SkipReason.UNWELL
    assert len(desk.entries(EntryKind.SKIP)) == 1, "the second replaces the first"
    plan = desk.day.unskip(PlanItem.MASSAGE)
    assert plan.row(PlanItem.MASSAGE).state is RowState.TODO
    assert desk.entries(EntryKind.SKIP) == ()
    assert desk.day.unskip(PlanItem.MASSAGE).rows == plan.rows


def test_only_todays_skip_is_taken_back(desk: Desk) -> None:
    desk.day.skip(PlanItem.WASH, SkipReason.AWAY)
    desk.clock.at += timedelta(days=1)
    desk.day.unskip(PlanItem.WASH)
    assert len(desk.entries(EntryKind.SKIP)) == 1


def test_what_is_done_cannot_be_skipped(desk: Desk) -> None:
    desk.day.mark_done("face_wash_warm")
    assert desk.day.skip(PlanItem.WASH, SkipReason.TIRED).row(PlanItem.WASH).state == "done"
    assert desk.entries(EntryKind.SKIP) == ()


def test_ticking_a_line_and_taking_it_back(desk: Desk) -> None:
    plan = desk.day.mark_done("face_wash_warm")
    assert plan.row(PlanItem.WASH).state is RowState.DONE
    (entry,) = desk.entries(EntryKind.DIARY)
    assert entry.values["schema_version"] == 1
    assert entry.values["fields"] == {"done": True, "done_at": entry_time(entry)}
    assert desk.day.noted("face_wash_warm") == entry.values["fields"]
    assert desk.day.unmark("face_wash_warm").row(PlanItem.WASH).state is RowState.NEXT
    assert desk.day.noted("face_wash_warm") == {}


def entry_time(entry: Entry) -> str:
    fields = entry.values["fields"]
    assert isinstance(fields, Mapping)
    text = fields["done_at"]
    assert isinstance(text, str)
    assert abs(datetime.fromisoformat(text) - entry.at) < timedelta(seconds=1)
    return text


def test_a_second_note_on_a_day_replaces_the_first(desk: Desk) -> None:
    desk.day.mark_done("eye_care", {"drops_count": 1})
    plan = desk.day.mark_done("eye_care", {"drops_count": 2})
    (entry,) = desk.entries(EntryKind.DIARY)
    assert entry.values["fields"] == {"drops_count": 2}
    assert plan.row(PlanItem.CARE).count == 0, "only for whom it is prescribed"
    assert next(row for row in plan.care if row.id == "eye_care").is_logged


def test_the_whole_care_list_can_be_done(desk: Desk) -> None:
    for row in desk.day.plan().care:
        if row.is_counted:
            assert desk.day.plan().row(PlanItem.CARE).state is not RowState.DONE
            desk.day.mark_done(row.id)
    row = desk.day.plan().row(PlanItem.CARE)
    assert (row.state, row.count, row.of) == (RowState.DONE, 4, 4)


def test_mood_is_private_and_offered_once_a_week(desk: Desk) -> None:
    def is_offered() -> bool:
        return "mood_check" in {row.id for row in desk.day.plan().care}

    assert is_offered()
    desk.day.mark_done("mood_check", {"mood": 3})
    assert desk.entries(EntryKind.DIARY)[0].is_private
    assert is_offered(), "so that it can be taken back"
    for _ in range(6):
        desk.clock.at += timedelta(days=1)
        assert not is_offered()
    desk.clock.at += timedelta(days=1)
    assert is_offered()


def test_a_line_that_is_not_there_or_is_a_recording_is_refused(desk: Desk) -> None:
    for name in ("yoga", "expression_recording"):
        with pytest.raises(UsageFailure, match="care_unknown"):
            desk.day.mark_done(name)
    with pytest.raises(UsageFailure):
        desk.day.check_care("yoga")
    desk.day.check_care("sunglasses")
    assert desk.entries(EntryKind.DIARY) == ()


def test_coming_back_after_months_is_neither_a_first_day_nor_scolded(desk: Desk) -> None:
    desk.day.mark_done("face_wash_warm")
    desk.clock.at += timedelta(days=1)
    assert desk.day.plan().greeting is Greeting.USUAL
    desk.clock.at += timedelta(days=120)
    assert desk.day.plan().greeting is Greeting.BACK


def test_a_routine_that_was_broken_off_comes_next(desk: Desk) -> None:
    desk.broken_off = "massage"
    assert desk.day.plan().next_row == desk.day.plan().row(PlanItem.MASSAGE)
    desk.broken_off = "pattern_P2"
    assert desk.day.plan().row(PlanItem.MIRROR).can_go_on


def test_only_todays_open_routine_can_be_gone_on_with(desk: Desk) -> None:
    file = RoutineFile(desk.paths.open_routine)
    assert broken_off(desk.paths, MORNING) is None
    plan = RoutinePlan("massage", "m12", (PlannedStep("temples", StepPhase.MASSAGE, 55),))
    state = PlayerState(status=PlayerStatus.PAUSED)
    entry = desk.day.mark_done("sunglasses") and desk.entries(EntryKind.DIARY)[0].id
    left = OpenRoutine(entry, MORNING, MORNING, Affected.LEFT, None, plan, state)
    file.save(left)
    assert broken_off(desk.paths, MORNING + timedelta(hours=3)) == "massage"
    assert broken_off(desk.paths, MORNING + timedelta(days=1)) is None
    file.save(replace(left, state=PlayerState(status=PlayerStatus.ENDED)))
    assert broken_off(desk.paths, MORNING) is None


def test_a_visit_is_known_however_long_ago_it_was_written_down(desk: Desk) -> None:
    desk.day.mark_done("follow_up", {"date": "2027-03-01"})
    desk.clock.at += timedelta(days=80)
    desk.day.mark_done("face_wash_warm")
    desk.clock.at += timedelta(days=1)
    assert str(desk.day.plan().visit) == "2027-03-01"
    assert desk.day.plan().row(PlanItem.CARE).state is not RowState.PARTLY, "nothing of the list"
    desk.clock.at += timedelta(days=60)
    assert desk.day.plan().visit is None
    assert VISIT == "visit"


def test_reminders_speak_for_the_part_and_for_the_first_open_line(desk: Desk) -> None:
    plan = desk.day.plan()
    assert desk.day.reminder_of(plan, PlanItem.MASSAGE).id == "massage"
    first = desk.day.reminder_of(plan, PlanItem.CARE).id
    assert first == plan.care[0].id
    plan = desk.day.mark_done(first)
    assert desk.day.reminder_of(plan, PlanItem.CARE).id == plan.care[1].id
    for row in plan.care:
        plan = desk.day.mark_done(row.id)
    assert desk.day.reminder_of(plan, PlanItem.CARE).id == plan.care[0].id


def test_the_plan_survives_a_restart(desk: Desk) -> None:
    desk.day.skip(PlanItem.MIRROR, SkipReason.NO_TIME)
    before = desk.day.mark_done("avoid_spicy")
    desk.log.close()
    desk.log.open()
    journal = desk.log.journal
    gate = Gate(LIBRARY, journal, desk.clock, None)
    day = Day(LIBRARY, journal, desk.log.summaries, gate, desk.clock, Settings)
    assert day.plan() == before


# --- what a line of the care list holds ------------------------------------------------------

GOOD: list[tuple[str, str, JsonValue]] = [
    ("sunglasses", "went_out", True),
    ("sunglasses", "wore", "always"),
    ("symptom_check", "pain", 10),
    ("symptom_check", "eye", ["red", "dry"]),
    ("symptom_check", "note", "今天好一些"),
    ("follow_up", "date", "2026-12-03"),
    ("face_wash_warm", "done_at", "2026-11-23T08:10:00+08:00"),
    ("massage", "skipped_steps", ["temples"]),
    ("mirror_training", "exercises", [{"id": "open_smile", "reps": 3}]),
    ("mirror_training", "sequence", "pattern_P2"),
]
BAD: list[tuple[str, str, JsonValue]] = [
    ("sunglasses", "went_out", "yes"),
    ("sunglasses", "wore", "never ever"),
    ("sunglasses", "price", 3),
    ("symptom_check", "pain", 11),
    ("symptom_check", "pain", -1),
    ("symptom_check", "pain", True),
    ("symptom_check", "pain", "3"),
    ("symptom_check", "eye", []),
    ("symptom_check", "eye", ["red", "green"]),
    ("symptom_check", "note", 5),
    ("follow_up", "date", "soon"),
    ("follow_up", "date", 20261203),
    ("face_wash_warm", "done_at", "2026-11-23T08:10:00"),
    ("face_wash_warm", "done_at", "at eight"),
    ("massage", "skipped_steps", "temples"),
    ("massage", "skipped_steps", [3]),
    ("mirror_training", "exercises", ["open_smile"]),
    ("mirror_training", "sequence", 2),
]


@pytest.mark.parametrize(("name", "key", "value"), GOOD)
def test_an_answer_that_fits_is_kept(name: str, key: str, value: JsonValue) -> None:
    assert complete(LIBRARY.care.items[name], {key: value}, MORNING)[key] == value


@pytest.mark.parametrize(("name", "key", "value"), BAD)
def test_an_answer_that_does_not_fit_is_our_mistake(name: str, key: str, value: JsonValue) -> None:
    with pytest.raises(Bug, match=name):
        complete(LIBRARY.care.items[name], {key: value}, MORNING)


def test_a_person_may_say_that_it_was_not_done(desk: Desk) -> None:
    assert complete(LIBRARY.care.items["face_wash_warm"], {"done": False}, MORNING)["done"] is False
    desk.day.mark_done("face_wash_warm", {"done": False})
    assert desk.state(PlanItem.WASH) is RowState.NEXT
