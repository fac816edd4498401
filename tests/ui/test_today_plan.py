"""Today over a real log: every state of every row, and what can be done about it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from app.domain.journal import EntryKind
from app.domain.plan import PlanItem, RowState, SkipReason
from app.domain.routine_player import Command
from app.domain.sides import Affected
from app.session.routine_plan import plan_massage
from app.texts import Lang
from tests.ui.day_bench import answer, opened_day, plan_desk, row, skip, wait_for  # noqa: F401
from tests.ui.plan_desk import LIBRARY, PlanDesk
from tests.ui.shell_fakes import EVERY_OUTCOME, Shell
from ui.pages.diary import DiaryPage
from ui.pages.gate import GateFlow
from ui.pages.routine import RoutinePage
from ui.pages.today_cards import TodayCards

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


# --- keys, languages, visits -----------------------------------------------------------------


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
    shell.preferences.use_text_size(28)
    QCoreApplication.processEvents()
    above = (cards.visit.y() < cards.up_next.y(), cards.visit.y() < cards.care.y())
    assert above == (is_first, is_first), "in one column, too"
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
