"""Today as time goes by: midnight, gaps, years of entries, failures and reminders."""

import time
from datetime import timedelta

import pytest

from app.domain.journal import EntryKind
from app.domain.plan import PlanItem, RowState, SkipReason
from app.errors import StorageFailure
from tests.ui.day_bench import opened_day, plan_desk, row, wait_for  # noqa: F401
from tests.ui.plan_desk import MORNING
from ui.viewmodels.today_plan import KnownDay


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
