import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton

from app.domain.routine_player import Command
from tests.ui.routine_bench import (  # noqa: F401
    CAROTID,
    IDS,
    SIZES,
    SMILE,
    at_step,
    let_pass,
    open_page,
    press,
    records,
    settle,
    started,
    visible,
)
from tests.ui.routine_fakes import LIBRARY, FastClock
from tests.ui.session_fakes import Host, dressed, leaves_nothing  # noqa: F401
from ui.theme import Theme, ThemeName
from ui.viewmodels.routine_facts import Stage

# --- the whole of it ---------------------------------------------------------------------------


@pytest.mark.parametrize("lang", [pytest.param("en", marks=pytest.mark.soak), "zh"])
def test_twelve_minutes_at_sixty_times(opened, qtbot, lang):
    page, table = opened(lang=lang, clock=FastClock(60), gap_limit_s=300, tick_ms=10)
    names: list[str] = []
    model = started(page)
    model.changed.connect(lambda: names.append(page.work.card.name.text()))
    names.append(page.work.card.name.text())
    qtbot.waitUntil(lambda: model.stage is Stage.AFTER, timeout=40_000)
    steps = LIBRARY.massage.steps.values()
    shown, order = list(dict.fromkeys(names)), [step.name.of(lang) for step in steps]
    # A busy machine may stand still for the third of a second that the shortest step lasts here.
    assert shown == [name for name in order if name in shown]
    assert len(shown) > 15
    prompts = [LIBRARY.fill(step.prompt, lang, "left") for step in steps]
    assert [line for line in table.said if line in prompts] == prompts
    assert table.rung[0] == "step"
    assert table.rung[-1] == "end"
    assert table.rung.count("step") == 21
    (record,) = records(table)
    assert record.has_reached_end
    assert (record.practice_s, record.active_s) == (720, 840)
    assert [step.id for step in record.steps] == list(IDS)
    assert page.after.isVisible()
    assert not table.paths.open_routine.exists()


def test_afterwards_the_answers_are_kept_and_warnings_handed_on(opened, qtbot):
    page, table = opened()
    page.start.tightness.values.buttons()[5].click()
    model = at_step(page, 4)
    let_pass(table, page, 10, qtbot)
    model.end()
    settle()
    assert page.after.isVisible()
    assert page.after.headline.text() == "You ended early"
    assert "Before, you said 4." in page.after.tightness.hint.text()
    page.after.tightness.values.buttons()[3].click()
    page.after.new_twitch.values.buttons()[2].click()
    page.after.pain_worse.values.buttons()[1].click()
    page.after.note.setPlainText(" beside the mouth ")
    with qtbot.waitSignal(page.finished) as done:
        page.after.keep.click()
    assert done.args == [("RF05_new_twitch",)]
    (record,) = records(table)
    assert (record.tightness_before, record.after.tightness) == (4, 2)
    assert record.after.is_pain_worse is False
    assert record.after.pain is None
    assert record.after.note == "beside the mouth"


def test_the_questions_may_be_skipped(opened, qtbot):
    page, table = opened()
    model = at_step(page, 4)
    let_pass(table, page, 3, qtbot)
    model.end()
    press(qtbot, Qt.Key.Key_Escape, page)
    assert page.after.skip.hasFocus()
    with qtbot.waitSignal(page.finished) as done:
        press(qtbot, Qt.Key.Key_Space)
    assert done.args == [()]
    (record,) = records(table)
    assert record.after is None


def test_ended_before_anything_was_done_there_is_nothing_to_ask(opened, qtbot):
    page, table = opened()
    model = started(page)
    with qtbot.waitSignal(page.left):
        model.end()
    assert records(table) == []


# --- keys and presses --------------------------------------------------------------------------


def test_the_whole_way_by_keyboard(opened, qtbot):
    page, table = opened()
    assert page.start.start.hasFocus()
    press(qtbot, Qt.Key.Key_Space)
    model = page.view_model
    assert model.stage is Stage.RUNNING
    assert page.work.controls.pause.hasFocus()
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Right)
    assert model.step.number == 3
    press(qtbot, Qt.Key.Key_Left)
    assert model.step.number == 2
    let_pass(table, page, 4, qtbot)
    assert model.progress.left_s == 36
    press(qtbot, Qt.Key.Key_R)
    assert (model.step.number, model.progress.left_s) == (2, 40)
    press(qtbot, Qt.Key.Key_D)
    assert model.step.number == 3
    press(qtbot, Qt.Key.Key_V)
    assert not table.preferences.settings.voice_on
    assert page.voice.text() == "Voice off"
    for key in (Qt.Key.Key_Space, Qt.Key.Key_P):
        press(qtbot, key)
        assert model.stage is Stage.PAUSED
        press(qtbot, key)
        assert model.stage is Stage.RUNNING
    press(qtbot, Qt.Key.Key_Escape)
    assert model.stage is Stage.ASKING
    assert "What you have done is kept" in page.work.controls.question.text()
    assert page.work.controls.keep_going.hasFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert model.stage is Stage.RUNNING
    assert page.work.controls.pause.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Tab, Qt.Key.Key_F5])
def test_keys_with_a_task_of_their_own_do_not_pause(opened, qtbot, key):
    page, _ = opened()
    model = started(page)
    press(qtbot, key, page)
    assert model.stage is Stage.RUNNING


def test_after_a_click_on_skip_space_still_pauses(opened, qtbot):
    page, _ = opened()
    model = started(page)
    qtbot.mouseClick(page.work.controls.skip, Qt.MouseButton.LeftButton)
    assert model.step.number == 2
    press(qtbot, Qt.Key.Key_Space)
    assert (model.stage, model.step.number) == (Stage.PAUSED, 2)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", [18, 28])
def test_more_than_a_quarter_of_the_page_pauses(opened, qtbot, text_size, size):
    page, _ = opened(theme=Theme(ThemeName.LIGHT, text_size), size=size)
    model = at_step(page, SMILE)
    places = [QPoint(x, y) for x in range(4, size[0], 32) for y in range(4, size[1], 32)]
    free = [p for p in places if not isinstance(page.childAt(p), QAbstractButton)]
    assert len(free) >= 0.25 * len(places)
    drawing = page.work.map.mapTo(page, page.work.map.rect().center())
    for place in (drawing, free[0], free[len(free) // 2]):
        target = page.childAt(place) or page
        before = model.stage
        qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(page, place))
        assert model.stage is not before


def test_unwell_pauses_and_is_always_there(opened, qtbot):
    page, _ = opened()
    assert page.unwell.isVisible()
    model = started(page)
    with qtbot.waitSignal(page.unwell_requested):
        qtbot.mouseClick(page.unwell, Qt.MouseButton.LeftButton)
    assert model.stage is Stage.PAUSED
    for key in (Qt.Key.Key_U, Qt.Key.Key_F1):
        with qtbot.waitSignal(page.unwell_requested):
            press(qtbot, key, page)


# --- time --------------------------------------------------------------------------------------


def test_a_pause_stops_the_time_and_says_how_to_go_on(opened, qtbot):
    page, table = opened()
    model = at_step(page, SMILE)
    let_pass(table, page, 5, qtbot)
    assert page.work.card.ring.state.number == "60"
    model.toggle_pause()
    settle()
    assert page.work.paused.isVisible()
    assert "Press space" in page.work.paused.text()
    assert not page.work.map.is_moving
    table.clock.pass_s(600)
    model.toggle_pause()
    settle()
    assert page.work.card.ring.state.number == "60"
    assert page.work.caption.isVisible()
    assert page.work.map.is_moving
    assert table.said[-1].startswith("Smile line on your left side")


def test_after_the_computer_slept_the_massage_has_waited(opened, qtbot):
    page, table = opened()
    model = at_step(page, SMILE)
    let_pass(table, page, 5, qtbot)
    table.clock.sleep_like_linux(1800)
    qtbot.waitUntil(lambda: model.stage is Stage.PAUSED)
    assert "waited for you" in page.work.paused.text()
    assert page.work.card.ring.state.number == "60"


def test_ring_strip_and_clock_follow_the_time(opened, qtbot):
    page, table = opened()
    model = at_step(page, SMILE)
    let_pass(table, page, 13, qtbot)
    assert page.work.strip.state.current == SMILE
    assert page.work.strip.state.done == pytest.approx(13 / 65)
    assert page.work.strip.state.skipped == frozenset(range(SMILE))
    assert page.work.strip.accessibleName().startswith("Step 11 of 21, ")
    left_s = sum(step.seconds for step in model.plan.steps[SMILE:]) - 13
    assert page.time_left.text() == f"Left {int(left_s // 60)}:{int(left_s % 60):02d}"


def test_cues_in_the_middle_and_before_the_end_are_said_and_shown(opened, qtbot):
    page, table = opened(settings={"voice_on": False})
    at_step(page, SMILE)
    # Each line has its turn for as long as it takes to read it, in real time.
    table.kit.speaker.stop()
    let_pass(table, page, 33, qtbot)
    assert page.work.caption.text.text() == "Two out of ten is plenty. Don't pull the corner up."
    assert table.rung[-1] == "half"
    table.kit.speaker.stop()
    let_pass(table, page, 23, qtbot)
    assert page.work.caption.text.text() == "10 seconds left in this step"


def test_reduced_motion_keeps_the_hand_still(opened):
    page, _ = opened()
    page.set_reduced_motion(True)
    at_step(page, SMILE)
    assert not page.work.map.is_moving
    page.set_reduced_motion(False)
    page.view_model.move(Command.SKIP)
    assert page.work.map.is_moving
