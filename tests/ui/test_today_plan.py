"""Today over a real log: every state of every row, what can be done about it, and the gate."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from app.domain.journal import EntryKind
from app.domain.plan import PlanItem, RowState, SkipReason
from app.domain.routine_player import Command
from app.domain.safety_rules import Occasion, Routine
from app.domain.sides import Affected
from app.errors import StorageFailure
from app.session.routine_plan import plan_massage
from app.texts import Lang
from tests.ui.plan_desk import LIBRARY, MORNING, PlanDesk
from tests.ui.shell_fakes import EVERY_OUTCOME, Shell
from ui.pages.diary import DiaryPage
from ui.pages.gate import GateFlow
from ui.pages.gate_locks import GateLocks
from ui.pages.gate_unwell import UnwellPage
from ui.pages.routine import RoutinePage
from ui.pages.today_cards import TodayCards
from ui.viewmodels.today_plan import KnownDay
from ui.widgets.plan_rows import PlanRow


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[PlanDesk]:
    made = PlanDesk(tmp_path / "data")
    made.answer_everything()
    yield made
    made.log.close()


@pytest.fixture
def open_day(open_shell, qtbot: QtBot, desk: PlanDesk) -> Callable[..., Shell]:
    def make(**wanted: object) -> Shell:
        shell = open_shell(desk=desk, **wanted)
        qtbot.waitUntil(lambda: shell.models.plan.plan is not None)
        return shell

    return make


def row(shell: Shell, item: PlanItem) -> PlanRow:
    return shell.window.today.plan.rows[item]


def wait_for(qtbot: QtBot, shell: Shell, item: PlanItem, state: RowState) -> None:
    def is_there() -> bool:
        plan = shell.models.plan.plan
        return plan is not None and plan.row(item).state is state

    qtbot.waitUntil(is_there)


def skip(shell: Shell, item: PlanItem, reason: SkipReason) -> None:
    """Choose a reason in the menu of a row; above the reasons stands what they are for."""
    actions = row(shell, item).menu.actions()
    actions[1 + list(SkipReason).index(reason)].trigger()


# --- rows ------------------------------------------------------------------------------------


def test_a_new_day_proposes_the_wash_and_one_tap_does_it(open_day, qtbot, desk):
    shell = open_day()
    today = shell.window.today
    assert today.up_next.title.text() == "Warm-water face wash"
    assert row(shell, PlanItem.MASSAGE).detail.text() == "12 minutes of massage, 14 in all"
    assert row(shell, PlanItem.MASSAGE).state.text() == "Any time today"
    qtbot.waitUntil(today.up_next.start.hasFocus)
    qtbot.keyClick(today.up_next.start, Qt.Key.Key_Space)
    wait_for(qtbot, shell, PlanItem.WASH, RowState.DONE)
    assert [entry.subject for entry in desk.entries(EntryKind.DIARY)] == ["face_wash_warm"]
    assert today.up_next.title.text() == "Face massage"
    assert row(shell, PlanItem.WASH).state.text().startswith("Done · ")
    assert not row(shell, PlanItem.WASH).detail.isVisible()
    assert today.plan.count.text() == "1 of 5 done"


@pytest.mark.parametrize("way", ["row", "notice"])
def test_what_was_ticked_can_be_taken_back(open_day, qtbot, desk, way):
    shell = open_day()
    shell.window.today.begin(PlanItem.WASH)
    wait_for(qtbot, shell, PlanItem.WASH, RowState.DONE)
    notice = shell.window.today.undo
    assert notice.text.text() == "Written down: Warm-water face wash"
    button = row(shell, PlanItem.WASH).go if way == "row" else notice.action
    assert button.text() == "Undo"
    button.click()
    wait_for(qtbot, shell, PlanItem.WASH, RowState.NEXT)
    assert desk.entries(EntryKind.DIARY) == ()
    assert not notice.isVisible()


@pytest.mark.parametrize("reason", SkipReason)
def test_a_part_is_left_out_with_a_reason_and_done_after_all(open_day, qtbot, desk, reason):
    shell = open_day()
    skip(shell, PlanItem.MASSAGE, reason)
    wait_for(qtbot, shell, PlanItem.MASSAGE, RowState.SKIPPED)
    (entry,) = desk.entries(EntryKind.SKIP)
    assert (entry.subject, entry.values["reason"]) == ("massage", reason.value)
    assert row(shell, PlanItem.MASSAGE).detail.text().startswith("Left out today: ")
    row(shell, PlanItem.MASSAGE).go.click()
    wait_for(qtbot, shell, PlanItem.MASSAGE, RowState.TODO)
    assert desk.entries(EntryKind.SKIP) == ()


def test_leaving_out_can_be_undone_at_once(open_day, qtbot):
    shell = open_day()
    skip(shell, PlanItem.MIRROR, SkipReason.TIRED)
    wait_for(qtbot, shell, PlanItem.MIRROR, RowState.SKIPPED)
    notice = shell.window.today.undo
    assert notice.text.text() == "Left out today: Mirror training (Tired)"
    notice.action.click()
    wait_for(qtbot, shell, PlanItem.MIRROR, RowState.TODO)
    assert not notice.isVisible()


def test_the_offer_to_undo_can_be_put_away(open_day, qtbot):
    shell = open_day()
    skip(shell, PlanItem.MIRROR, SkipReason.TIRED)
    wait_for(qtbot, shell, PlanItem.MIRROR, RowState.SKIPPED)
    shell.window.today.undo.close_button.click()
    shell.window.today.refresh()
    assert not shell.window.today.undo.isVisible()


def test_part_of_a_massage_is_told_without_pressing_for_the_rest(open_day, qtbot, desk):
    run = desk.routines.begin(plan_massage(LIBRARY.massage, "m12"), Affected.LEFT)
    run.apply(Command.START)
    for _ in range(90):
        desk.clock.ns += 1_000_000_000
        desk.clock.at += timedelta(seconds=1)
        run.tick()
    run.apply(Command.END)
    shell = open_day()
    assert shell.models.plan.plan.row(PlanItem.MASSAGE).state is RowState.PARTLY
    assert row(shell, PlanItem.MASSAGE).go.text() == "Again"
    assert shell.models.plan.plan.next_row.item is not PlanItem.MASSAGE


def test_a_massage_broken_off_is_offered_first(open_day, qtbot, desk):
    run = desk.routines.begin(plan_massage(LIBRARY.massage, "m12"), Affected.LEFT)
    run.apply(Command.START)
    for _ in range(60):
        desk.clock.ns += 1_000_000_000
        desk.clock.at += timedelta(seconds=1)
        run.tick()
    shell = open_day()
    up_next = shell.window.today.up_next
    assert (up_next.title.text(), up_next.start.text()) == ("Face massage", "Go on")
    assert "where you stopped" in up_next.details.text()
    up_next.start.click()
    assert isinstance(shell.window.full.top, RoutinePage)


def test_the_recording_of_this_week_is_not_due_again(open_day, qtbot, desk):
    plan = open_day().models.plan.plan
    assert plan.row(PlanItem.RECORDING).state is RowState.TODO


def test_nothing_shames_after_everything_is_left_out(open_day, qtbot):
    shell = open_day()
    for item in (PlanItem.WASH, PlanItem.MASSAGE, PlanItem.MIRROR, PlanItem.RECORDING):
        shell.models.plan.skip(item, SkipReason.TIRED)
    shell.models.plan.skip(PlanItem.CARE, SkipReason.TIRED)
    qtbot.waitUntil(lambda: shell.models.plan.plan.next_row is None)
    up_next = shell.window.today.up_next
    assert up_next.title.text() == "Nothing more for today"
    assert not up_next.start.isVisible()


# --- locks and questions ---------------------------------------------------------------------


def test_a_lock_is_explained_and_its_card_opened(open_day, desk):
    desk.gate.answer("RF05_new_twitch", said=True)
    shell = open_day()
    line = row(shell, PlanItem.MASSAGE)
    assert shell.models.plan.plan.row(PlanItem.MASSAGE).state is RowState.LOCKED
    assert line.detail.text() == (
        "See your doctor soon. It opens again once you have spoken with a clinician."
    )
    assert not line.more.isVisible()
    line.go.click()
    page = shell.window.full.top
    assert isinstance(page, GateLocks)
    page.left.emit()
    assert shell.window.full.is_empty


@pytest.mark.parametrize("item", [PlanItem.MASSAGE, PlanItem.MIRROR, PlanItem.RECORDING])
def test_nothing_locked_starts_however_it_is_asked_for(open_day, desk, item):
    desk.gate.answer("RF05_new_twitch", said=True)
    shell = open_day()
    shell.window.flow.begin(item)
    assert isinstance(shell.window.full.top, GateLocks)
    assert shell.sessions == []


def test_the_first_look_does_not_start_while_locked(open_day, desk):
    desk.gate.answer("RF05_new_twitch", said=True)
    shell = open_day()
    shell.window.today.first_look.start.click()
    assert isinstance(shell.window.full.top, GateLocks)
    assert shell.sessions == []


def answer(page: GateFlow, qtbot: QtBot, *, yes_to: str = "") -> None:
    page.questions.pace_ms = 0
    for rule, line in list(page.questions.rows.items()):
        is_yes = bool(yes_to) and rule.startswith(yes_to)
        qtbot.keyClick(line, Qt.Key.Key_Y if is_yes else Qt.Key.Key_N)
    qtbot.mouseClick(page.questions.go_on, Qt.MouseButton.LeftButton)


def test_questions_come_first_and_then_the_massage(open_day, qtbot, desk):
    desk.clock.at += timedelta(hours=2)
    shell = open_day()
    row(shell, PlanItem.MASSAGE).go.click()
    page = shell.window.full.top
    assert isinstance(page, GateFlow)
    answer(page, qtbot)
    assert isinstance(shell.window.full.top, RoutinePage)
    shell.window.full.top.left.emit()
    assert shell.window.full.is_empty
    assert shell.window.pages.currentWidget() is shell.window.today


def test_a_no_to_going_on_leads_back_to_today(open_day, qtbot, desk):
    desk.clock.at += timedelta(hours=2)
    shell = open_day()
    row(shell, PlanItem.MIRROR).go.click()
    assert isinstance(shell.window.full.top, GateFlow)
    shell.window.full.top.left.emit()
    assert shell.window.full.is_empty
    assert shell.sessions == []


@pytest.mark.parametrize(
    ("item", "set_id"), [(PlanItem.MIRROR, "pattern_P2"), (PlanItem.RECORDING, "recording_weekly")]
)
def test_sessions_start_with_their_set(open_day, item, set_id):
    shell = open_day()
    row(shell, item).go.click()
    assert [page.set_id for page in shell.sessions] == [set_id]


def test_after_a_session_it_is_asked_how_it_was(open_day, qtbot):
    shell = open_day(log=EVERY_OUTCOME)
    row(shell, PlanItem.MIRROR).go.click()
    shell.sessions[0].finished.emit("s1")
    page = shell.window.full.top
    assert isinstance(page, GateFlow)
    assert set(page.questions.rows) == {"RF05_new_twitch", "RF06_pain_worse"}
    answer(page, qtbot)
    assert shell.results[-1].session_id == "s1"


def test_nothing_is_asked_after_the_demo_person(open_day):
    shell = open_day(log=EVERY_OUTCOME, last_source="demo:healthy")
    row(shell, PlanItem.MIRROR).go.click()
    shell.sessions[0].finished.emit("s1")
    assert shell.window.full.is_empty
    assert shell.results[-1].session_id == "s1"


def test_a_session_without_a_camera_says_so_in_its_row(open_day):
    shell = open_day(cameras=0)
    line = row(shell, PlanItem.MIRROR)
    assert not line.go.isEnabled()
    assert line.detail.text().endswith("No camera found.")
    assert row(shell, PlanItem.MASSAGE).go.isEnabled()


def test_the_start_of_the_app_asks_what_was_never_answered(open_shell, qtbot, tmp_path):
    desk = PlanDesk(tmp_path / "new")
    shell = open_shell(desk=desk)
    shell.window.flow.start_up()
    page = shell.window.full.top
    assert isinstance(page, GateFlow)
    assert set(page.questions.rows) == {f.id for f in desk.gate.due(Occasion.ONBOARDING)}
    page.left.emit()
    assert shell.window.full.is_empty
    desk.log.close()


# --- unwell ----------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_U])
def test_unwell_is_one_key_away(open_day, qtbot, key):
    shell = open_day()
    qtbot.keyClick(shell.window, key)
    assert isinstance(shell.window.full.top, UnwellPage)
    assert list(shell.window.full.top.cards) == ["RF01_stroke_like"]
    qtbot.keyClick(shell.window, key)
    shell.window.full.top.left.emit()
    assert shell.window.full.is_empty


def test_unwell_in_a_massage_pauses_it_and_a_sign_ends_it(open_day, qtbot):
    shell = open_day()
    shell.window.flow.begin(PlanItem.MASSAGE)
    page = shell.window.full.top
    assert isinstance(page, RoutinePage)
    page.view_model.start()
    page.unwell.click()
    unwell = shell.window.full.top
    assert isinstance(unwell, UnwellPage)
    assert "RF08_dizzy_in_session" in unwell.cards
    assert page.view_model.stage.value == "paused"
    unwell.cards["RF08_dizzy_in_session"].yes.click()
    assert not page.view_model.stage.is_under_way


@pytest.mark.parametrize("rule", ["RF05_new_twitch", "RF06_pain_worse"])
def test_pain_or_a_new_twitch_in_a_training_ends_it_and_locks(open_day, desk, rule):
    shell = open_day()
    shell.window.flow.begin(PlanItem.MIRROR)
    (session,) = shell.sessions
    ended: list[str] = []
    session.view_model = SimpleNamespace(
        has_recording=True, pause=lambda: ended.append("pause"), end=lambda: ended.append("end")
    )
    session.unwell_requested.emit()
    unwell = shell.window.full.top
    assert isinstance(unwell, UnwellPage)
    unwell.cards[rule].yes.click()
    assert ended == ["pause", "end"]
    assert rule in {lock.rule for lock in desk.gate.standing().locks_of(Routine.MIRROR)}


def test_the_rail_leads_to_unwell(open_day, qtbot):
    shell = open_day()
    qtbot.mouseClick(shell.window.rail.unwell, Qt.MouseButton.LeftButton)
    assert isinstance(shell.window.full.top, UnwellPage)


# --- care ------------------------------------------------------------------------------------


def test_a_tick_writes_a_line_down_and_takes_it_back(open_day, qtbot, desk):
    shell = open_day()
    tick = shell.window.today.care.lines["sunglasses"].tick
    tick.click()
    wait_for(qtbot, shell, PlanItem.CARE, RowState.PARTLY)
    assert [entry.subject for entry in desk.entries(EntryKind.DIARY)] == ["sunglasses"]
    shell.window.today.care.lines["sunglasses"].tick.click()
    wait_for(qtbot, shell, PlanItem.CARE, RowState.TODO)
    assert desk.entries(EntryKind.DIARY) == ()


def diary(shell, qtbot):
    page = shell.window.pages.currentWidget()
    assert isinstance(page, DiaryPage)
    qtbot.waitUntil(lambda: page.model.shown is not None)
    return page


def test_the_care_diary_keeps_each_choice_at_once(open_day, qtbot, desk):
    shell = open_day()
    row(shell, PlanItem.CARE).go.click()
    page = diary(shell, qtbot)
    page.rows["sunglasses"].more.click()
    editors = page.rows["sunglasses"].editors
    editors["went_out"].answer.values.buttons()[2].click()
    editors["wore"].ticks["sometimes"].click()
    editors["wore"].ticks["always"].click()
    qtbot.waitUntil(lambda: shell.models.plan.notes.get("sunglasses", {}).get("wore") == "always")
    (entry,) = desk.entries(EntryKind.DIARY)
    assert entry.values["fields"] == {"went_out": True, "wore": "always"}
    assert not editors["wore"].ticks["sometimes"].isChecked()
    qtbot.keyClick(shell.window, Qt.Key.Key_Escape)
    assert shell.window.pages.currentWidget() is shell.window.today
    shell.window.show_care()
    assert editors["wore"].ticks["always"].isChecked()


def test_new_twitching_in_the_care_diary_is_a_question_of_the_gate(open_day, qtbot):
    shell = open_day()
    shell.window.show_care()
    diary(shell, qtbot).rows["symptom_check"].editors["twitch"].ticks["new"].click()
    page = shell.window.full.top
    assert isinstance(page, GateFlow)
    assert list(page.questions.rows) == ["RF05_new_twitch"]
    answer(page, qtbot, yes_to="RF05")
    page.screens.closed.emit("RF05_new_twitch")
    wait_for(qtbot, shell, PlanItem.MASSAGE, RowState.LOCKED)


# --- time, keys, failures --------------------------------------------------------------------


def test_midnight_brings_the_next_day(open_day, qtbot, desk):
    shell = open_day()
    shell.models.plan.skip(PlanItem.MASSAGE, SkipReason.TIRED)
    wait_for(qtbot, shell, PlanItem.MASSAGE, RowState.SKIPPED)
    desk.clock.at = MORNING + timedelta(days=1)
    shell.models.plan.look()
    qtbot.waitUntil(lambda: shell.models.plan.plan.day == desk.clock.now().date())
    assert shell.models.plan.plan.row(PlanItem.MASSAGE).state is not RowState.SKIPPED
    assert not shell.window.today.undo.isVisible()
    assert shell.window.today.day.text().startswith("Tuesday 24 November")


def test_the_clock_itself_brings_the_next_day(open_day, qtbot, desk):
    shell = open_day()
    desk.clock.at = MORNING.replace(hour=23, minute=59, second=59, microsecond=900_000)
    shell.models.plan.refresh()
    qtbot.waitUntil(lambda: shell.models.plan.plan.day == MORNING.date())
    desk.clock.at += timedelta(seconds=1)
    qtbot.waitUntil(lambda: shell.models.plan.plan.day > MORNING.date(), timeout=3000)


def test_a_gap_is_greeted_without_a_word_about_it(open_shell, qtbot, desk):
    desk.write(
        MORNING - timedelta(days=30), EntryKind.DIARY, "face_wash_warm", fields={"done": True}
    )
    shell = open_shell(desk=desk)
    qtbot.waitUntil(lambda: shell.models.plan.plan is not None)
    greeting = shell.window.today.greeting
    assert greeting.text() == "Good to see you. Start anywhere you like today."


def test_ten_years_of_entries_do_not_hold_the_window_up(open_shell, qtbot, desk):
    for day in range(1, 3650):
        at = MORNING - timedelta(days=day)
        desk.write(at, EntryKind.DIARY, "face_wash_warm", fields={"done": True})
    shell = open_shell(desk=desk)
    qtbot.waitUntil(lambda: shell.models.plan.plan is not None)
    began = time.perf_counter()
    shell.models.plan.refresh()
    held_s = time.perf_counter() - began
    assert held_s < 0.05
    with qtbot.waitSignal(shell.models.plan.changed, timeout=2000):
        pass


@pytest.mark.parametrize(("key", "item"), [("2", PlanItem.MASSAGE), ("1", PlanItem.WASH)])
def test_number_keys_begin_a_part(open_day, qtbot, key, item):
    shell = open_day()
    qtbot.keyClick(shell.window, key)
    if item is PlanItem.MASSAGE:
        assert isinstance(shell.window.full.top, RoutinePage)
    else:
        wait_for(qtbot, shell, item, RowState.DONE)


def test_number_keys_rest_on_other_pages(open_day, qtbot, desk):
    shell = open_day()
    shell.window.show_page("settings")
    qtbot.keyClick(shell.window, "2")
    assert shell.window.full.is_empty


def test_enter_does_what_comes_next(open_day, qtbot):
    shell = open_day()
    qtbot.waitUntil(shell.window.today.up_next.start.hasFocus)
    qtbot.keyClick(shell.window.today.up_next.start, Qt.Key.Key_Return)
    wait_for(qtbot, shell, PlanItem.WASH, RowState.DONE)


def test_what_could_not_be_written_is_told_and_stays_open(open_day, qtbot, monkeypatch, desk):
    shell = open_day()

    def full(*_args: object) -> None:
        raise StorageFailure("disk_full", path="/x", free_mb=0)

    monkeypatch.setattr(desk.day, "mark_done", full)
    with qtbot.waitSignal(shell.models.plan.not_written):
        shell.window.today.begin(PlanItem.WASH)
    assert shell.window.messages.isVisible()
    assert not shell.window.today.undo.isVisible()
    assert row(shell, PlanItem.WASH).state.text() == "Next"


def test_a_plan_that_cannot_be_read_can_be_asked_for_again(open_day, qtbot, monkeypatch, desk):
    shell = open_day()

    def busy() -> None:
        raise StorageFailure("database_busy", path="/x")

    with monkeypatch.context() as patch:
        patch.setattr(desk.day, "plan", busy)
        shell.models.plan.refresh()
        qtbot.waitUntil(lambda: shell.models.plan.error is not None)
    up_next = shell.window.today.up_next
    assert up_next.start.text() == "Try again"
    up_next.start.click()
    qtbot.waitUntil(lambda: shell.models.plan.error is None)
    assert up_next.title.text() == "Warm-water face wash"


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_reminder_leads_to_its_part(open_day, qtbot):
    shell = open_day()
    shell.window.show_page("settings")
    shell.window.open_item("mirror")
    assert shell.window.pages.currentWidget() is shell.window.today
    assert row(shell, PlanItem.MIRROR).go.hasFocus()


def test_reminders_use_the_plan_that_stands_there(open_day, desk, monkeypatch):
    shell = open_day()
    known = KnownDay(desk.day, shell.models.plan, desk.clock)
    assert known.plan() is shell.models.plan.plan
    desk.clock.at += timedelta(days=1)
    assert known.plan().day == desk.clock.now().date()


@pytest.mark.qt_log_ignore("does not support raise")
def test_closing_hides_the_window_while_reminders_keep_it(open_day, qtbot):
    shell = open_day()
    window = shell.window
    window.keep_running(lambda: True)
    window.flow.begin(PlanItem.MASSAGE)
    assert not window.close()
    assert not window.isVisible()
    assert window.full.is_empty
    window.come_to_front()
    assert window.isVisible()
    window.leave()
    assert not window.isVisible()


def test_both_languages_say_every_row(open_day, qtbot):
    shell = open_day()
    shell.window.today.language.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert shell.window.today.up_next.title.text() == "温水洁面"
    assert row(shell, PlanItem.MASSAGE).detail.text() == "按摩 12 分钟，共 14 分钟"


@pytest.mark.parametrize(("days", "is_first"), [(2, True), (3, True), (9, False)])
def test_a_visit_of_these_days_stands_on_top_with_the_way_to_a_report(
    desk: PlanDesk, open_day: Callable[..., Shell], days: int, is_first: bool
) -> None:
    day = (desk.clock.at + timedelta(days=days)).date().isoformat()
    visits = next(each for each in LIBRARY.care.items.values() if each.schedule == "user_set")
    key = next(field.key for field in visits.log if field.type == "date")
    desk.day.mark_done(visits.id, {key: day})
    shell = open_day(log=EVERY_OUTCOME)
    cards = shell.window.today.cards
    QCoreApplication.processEvents()
    assert cards.visit.isVisible()
    assert (cards.visit.y() < cards.care.y()) is is_first
    cards.visit.report.click()
    assert shell.window.more.is_shown("report")


def test_a_side_that_was_said_is_not_asked_for_again(open_day: Callable[..., Shell]) -> None:
    shell = open_day()
    cards = shell.window.today.cards
    assert cards.side.isVisible()
    cards.sides.buttons()[0].click()
    assert cards.side.isVisible(), "one may still change one's mind"
    later = TodayCards(shell.preferences.theme(), shell.models.today)
    later.refresh(shell.models.plan, Lang.EN)
    assert later.side.isHidden()
    later.deleteLater()
