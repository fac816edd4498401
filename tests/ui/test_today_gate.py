"""Today and the safety gate: locks, questions before and after, and feeling unwell."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from app.domain.plan import PlanItem, RowState
from app.domain.safety_rules import Occasion, Routine
from tests.ui.day_bench import answer, opened_day, plan_desk, row  # noqa: F401
from tests.ui.plan_desk import PlanDesk
from tests.ui.shell_fakes import EVERY_OUTCOME
from ui.pages.gate import GateFlow
from ui.pages.gate_locks import GateLocks
from ui.pages.gate_unwell import UnwellPage
from ui.pages.routine import RoutinePage

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
