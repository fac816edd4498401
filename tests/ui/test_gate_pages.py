"""The questions of the gate in the window, on a real log, and the screens they lead to."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.journal import EntryKind
from app.domain.safety_rules import Occasion, Panel, Routine, Stop
from tests.app.session.gate_cases import CASES, Case
from tests.ui.gate_bench import (  # noqa: F401
    PROCEDURE,
    STROKE,
    TWITCH,
    emergency,
    flow_of,
    heard,
    opened_desk,
    press,
    said_of,
    words_on,
)
from tests.ui.gate_desk import Desk, settle
from ui.pages.gate import GateFlow
from ui.pages.gate_emergency import EmergencyPanel
from ui.pages.gate_locks import GateLocks
from ui.pages.gate_screens import LevelPanel

each_rule = pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule[:4])
each_language = pytest.mark.parametrize("lang", ["en", "zh"])


# --- every rule ------------------------------------------------------------------------------


@each_rule
@each_language
def test_from_the_question_to_the_lock(open_desk, case: Case, lang: str) -> None:
    occasion = Occasion(case.asked.split()[0])
    desk = open_desk(lang=lang)
    if occasion is not Occasion.ONBOARDING:
        desk.answered()
    page = flow_of(desk, occasion)
    calls = heard(page)
    asked, says = (case.ask_zh, case.say_zh) if lang == "zh" else (case.ask_en, case.say_en)
    assert asked in words_on(page)
    for rule in list(page.questions.rows):
        if rule != case.rule:
            press(page, rule, not desk.model.trigger(rule))
    press(page, case.rule, case.trigger)
    stops = any(isinstance(action, Stop) for action in case.does)
    if not stops:
        page.questions.go_on.click()
        settle()
    shown = words_on(page)
    heading_zh, heading_en = case.heading.split(" / ")
    assert says in shown
    assert (heading_zh if lang == "zh" else heading_en) in shown
    assert calls == ["fired"]
    is_emergency = shows(case, Panel.EMERGENCY)
    assert isinstance(page.screens.current, EmergencyPanel if is_emergency else LevelPanel)
    page.screens.current.closed.emit()
    assert calls == ["fired", "closed" if stops or case.locks else "passed"]

    found = desk.gate.standing()
    assert {lock.routine for lock in found.locks} == case.locks
    assert found.left_out_steps == case.left_out
    desk.restart()
    assert desk.gate.standing() == found
    locks = GateLocks(desk.theme, desk.model)
    desk.show(locks)
    has_card = bool(case.locks or case.left_out) or case.rule == "RF07_lump"
    assert (says in words_on(locks)) is has_card
    assert [card.rule for card in locks.cards] == [case.rule] * has_card


def shows(case: Case, panel: Panel) -> bool:
    return any(getattr(action, "panel", None) is panel for action in case.does)


@each_rule
def test_an_answer_that_does_not_fire_lets_one_pass(open_desk, case: Case) -> None:
    desk = open_desk().answered()
    page = flow_of(desk, (case.rule,))
    calls = heard(page)
    press(page, case.rule, not case.trigger)
    page.questions.go_on.click()
    assert calls == ["passed"]
    assert desk.gate.standing().locks == ()


# --- the questions ---------------------------------------------------------------------------


def test_the_onboarding_by_keyboard_alone(open_desk, qtbot: QtBot, qapp) -> None:
    desk = open_desk()
    page = flow_of(desk, Occasion.ONBOARDING)
    calls = heard(page)
    assert len(page.questions.rows) == 13
    assert not page.questions.go_on.isEnabled()
    for rule, row in page.questions.rows.items():
        assert qapp.focusWidget() is row
        qtbot.keyClick(row, Qt.Key.Key_Space)
        qtbot.keyClick(row, Qt.Key.Key_Return)
        assert said_of(desk, rule) == []
        qtbot.keyClick(row, Qt.Key.Key_N if desk.model.trigger(rule) else Qt.Key.Key_Y)
    assert qapp.focusWidget() is page.questions.go_on
    qtbot.keyClick(page.questions.go_on, Qt.Key.Key_Space)
    assert calls == ["passed"]
    assert not any(desk.gate.standing().is_locked(routine) for routine in Routine)


def test_arrows_go_through_the_questions_and_answer_none(open_desk, qtbot, qapp) -> None:
    desk = open_desk().answered()
    page = flow_of(desk, Occasion.DAILY)
    rows = list(page.questions.rows.values())
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    assert qapp.focusWidget() is rows[1]
    qtbot.keyClick(rows[1], Qt.Key.Key_Up)
    assert qapp.focusWidget() is rows[0]
    assert desk.gate.standing().locks == ()


def test_a_double_click_does_not_answer_the_next_question(open_desk) -> None:
    desk = open_desk().answered()
    page = flow_of(desk, Occasion.DAILY)
    page.questions.pace_ms = 60_000
    first, second = list(page.questions.rows)[:2]
    press(page, first, False)
    press(page, second, True)
    assert said_of(desk, second) == [False]
    assert not page.questions.rows[second].yes.isChecked()


def test_leaving_keeps_what_was_said(open_desk, qtbot) -> None:
    desk = open_desk().answered()
    page = flow_of(desk, Occasion.DAILY)
    calls = heard(page)
    press(page, TWITCH, True)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert calls == ["fired", "left"]
    assert desk.gate.standing().is_locked(Routine.MIRROR)


def test_a_changed_answer_counts_as_a_slip(open_desk) -> None:
    desk = open_desk().answered()
    page = flow_of(desk, Occasion.DAILY)
    press(page, TWITCH, True)
    assert desk.gate.standing().is_locked(Routine.MASSAGE)
    press(page, TWITCH, False)
    assert desk.gate.standing().locks == ()
    entries = desk.journal.entries((EntryKind.GATE,))
    assert [e.values["is_correction"] for e in entries if e.subject == TWITCH][-1] is True


def test_after_ten_minutes_a_yes_stays(open_desk) -> None:
    desk = open_desk().answered()
    page = flow_of(desk, Occasion.DAILY)
    press(page, TWITCH, True)
    desk.clock.later(minutes=11)
    press(page, TWITCH, False)
    assert page.problem.isVisible()
    assert page.questions.rows[TWITCH].yes.isChecked()
    assert desk.gate.standing().is_locked(Routine.MASSAGE)


def test_nothing_due_goes_straight_on(open_desk, qtbot) -> None:
    desk = open_desk().answered()
    page = GateFlow(desk.theme, desk.model, ())
    assert not page.has_questions
    with qtbot.waitSignal(page.passed):
        page.begin()
    page.deleteLater()


@pytest.mark.parametrize(
    ("routine", "ends"), [(Routine.MASSAGE, "passed"), (Routine.MIRROR, "closed")]
)
def test_a_lock_on_mirror_training_does_not_close_the_massage(open_desk, routine, ends) -> None:
    desk = open_desk()
    page = flow_of(desk, routine)
    calls = heard(page)
    assert len(page.questions.rows) == 13
    for rule in page.questions.rows:
        press(page, rule, desk.model.trigger(rule) is (rule == "RF12_stage"))
    page.questions.go_on.click()
    page.screens.level.close_button.click()
    assert calls == ["fired", ends]


def test_what_it_means_follows_the_answers(open_desk) -> None:
    desk = open_desk()
    page = flow_of(desk, Occasion.ONBOARDING)
    assert "Face massage: waiting" in words_on(page)
    press(page, "RF11_neck_history", True)
    press(page, "RF12_stage", True)
    shown = words_on(page)
    assert "Mirror training: locked" in shown
    assert "Left out: Side of the neck, Back of the neck" in shown


def test_a_repeated_question_says_since_when(open_desk) -> None:
    desk = open_desk().answered()
    desk.model.answer(PROCEDURE, True, Occasion.PRE_MASSAGE)
    desk.model.confirm(PROCEDURE)
    desk.clock.later(hours=1)
    page = flow_of(desk, Occasion.PRE_MASSAGE)
    assert "Asked only about what is new since" in words_on(page)


def test_a_full_disk_shows_the_emergency_all_the_same(open_desk) -> None:
    desk = open_desk().answered()
    page = flow_of(desk, Occasion.PRE_SESSION)
    calls = heard(page)
    desk.journal.is_full = True
    press(page, STROKE, True)
    assert "120" in words_on(page)
    assert page.problem.isVisible()
    page.screens.emergency.called.click()
    settle()
    assert calls == ["fired"]
    assert page.questions.isVisible()
    assert not page.questions.go_on.isEnabled()
    desk.journal.is_full = False
    press(page, STROKE, True)
    page.screens.emergency.called.click()
    assert calls == ["fired", "fired", "closed"]
    assert desk.gate.standing().is_locked(Routine.MASSAGE)


def test_the_emergency_screen_stays_until_it_is_closed_on_purpose(open_desk, qtbot) -> None:
    desk = open_desk().answered()
    page, panel = emergency(desk)
    calls = heard(page)
    assert panel.number.text() == "120"
    assert panel.number.font().pixelSize() == desk.theme.px("countdown_massage")
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_N, Qt.Key.Key_Y):
        qtbot.keyClick(page, key)
    desk.clock.later(hours=5)
    settle()
    assert panel.isVisible()
    panel.close_button.click()
    assert panel.isVisible()
    panel.keep.click()
    panel.close_button.click()
    assert calls == []
    panel.close_button.click()
    assert calls == ["closed"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_who_has_not_said_where_sees_every_number(open_desk, lang: str) -> None:
    desk = open_desk(lang=lang).answered()
    desk.gate.use_country(None)
    _, panel = emergency(desk)
    assert panel.number.text() == {"zh": "当地急救电话", "en": "your local emergency number"}[lang]
    assert {"zh": "中国大陆  120", "en": "Mainland China  120"}[lang] in panel.numbers.text()
    for number in ("999", "119", "112", "911"):
        assert number in panel.numbers.text()
    desk.gate.use_country("GB")
    panel.show_screen(desk.model.screen(STROKE))
    assert panel.number.text() == "999"
    assert not panel.numbers.isVisible()


def test_the_onset_is_written_down_in_one_tap(open_desk) -> None:
    desk = open_desk().answered()
    _, panel = emergency(desk)
    assert f"{desk.clock.now():%H:%M}" in panel.onsets["just_now"].text()
    panel.onsets["just_now"].click()
    notes = [e.values for e in desk.journal.entries((EntryKind.GATE,))]
    details = [v["details"] for v in notes if v["event"] == "noted"]
    onset_at = desk.clock.now().isoformat(timespec="minutes")
    assert details == [{"onset": "just_now", "onset_at": onset_at}]
    assert "Written down" in panel.onset_note.text() or desk.model.lang == "zh"


def test_the_clock_on_the_emergency_screen_goes_on(open_desk, qtbot: QtBot) -> None:
    desk = open_desk().answered()
    _, panel = emergency(desk)
    desk.clock.later(minutes=1)
    now = f"{desk.clock.now():%H:%M}"
    qtbot.waitUntil(lambda: now in panel.onset_note.text(), timeout=3000)


def test_there_is_no_sound_before_it_is_asked_for(open_desk) -> None:
    desk = open_desk().answered()
    _, panel = emergency(desk)
    assert not [text for text, _, _ in desk.voice.said if text]
    panel.aloud.click()
    assert "120" in desk.voice.said[-1][0]
    desk.preferences.use_voice_on(False)
    other, quiet = emergency_again(desk)
    assert not quiet.aloud.isVisible()
    other.shut_down()


def emergency_again(desk: Desk) -> tuple[GateFlow, EmergencyPanel]:
    page = flow_of(desk, (STROKE,))
    press(page, STROKE, True)
    return page, page.screens.emergency


def test_a_slip_is_taken_back_after_reading_the_question_again(open_desk) -> None:
    desk = open_desk().answered()
    page, panel = emergency(desk)
    panel.wrong.click()
    assert "Have any of these come on suddenly" in words_on(page)
    page.screens.correction.same.click()
    assert panel.isVisible()
    assert desk.gate.standing().is_locked(Routine.MASSAGE)
    panel.wrong.click()
    page.screens.correction.other.click()
    settle()
    assert desk.gate.standing().locks == ()
    assert page.questions.rows[STROKE].no.isChecked()
    assert page.questions.isVisible()


def test_a_note_is_kept_with_the_answer(open_desk) -> None:
    desk = open_desk().answered()
    page = flow_of(desk, (TWITCH,))
    press(page, TWITCH, True)
    page.questions.go_on.click()
    page.screens.level.note.setText("left chin, after lunch")
    page.screens.level.close_button.click()
    noted = [e for e in desk.journal.entries((EntryKind.GATE,)) if e.values["event"] == "noted"]
    assert [e.values["details"] for e in noted] == [{"note": "left chin, after lunch"}]


def test_what_was_said_after_a_routine_shows_one_screen(open_desk) -> None:
    desk = open_desk().answered()
    page = GateFlow.after_session(desk.theme, desk.model, ("RF06_pain_worse", TWITCH))
    calls = heard(page)
    desk.show(page)
    assert "With new twitching, stop massage and training" in words_on(page)
    page.screens.level.close_button.click()
    assert calls == ["fired", "fired", "closed"]
    assert {lock.rule for lock in desk.gate.standing().locks} == {TWITCH, "RF06_pain_worse"}


def test_mood_is_private_and_stands_on_no_other_page(open_desk) -> None:
    desk = open_desk().answered()
    page = flow_of(desk, Occasion.MOOD_CHECK)
    calls = heard(page)
    assert not page.questions.meaning.isVisible()
    press(page, "RF14_mood", True)
    page.questions.go_on.click()
    assert "12356" in words_on(page)
    page.screens.level.close_button.click()
    assert calls == ["fired", "passed"]
    assert [e.is_private for e in desk.journal.entries((EntryKind.GATE,))][-1]
    locks = GateLocks(desk.theme, desk.model)
    desk.show(locks)
    assert "12356" not in words_on(locks)
    assert "Nothing is locked." in words_on(locks)
