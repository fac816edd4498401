"""Feeling unwell, and the cards of what is locked: what lifts a lock and what does not."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt

from app.domain.journal import EntryKind
from app.domain.safety_rules import Occasion, Routine
from tests.ui.gate_bench import (  # noqa: F401
    COVER,
    DIZZY,
    EYE,
    PROCEDURE,
    STROKE,
    TWITCH,
    flow_of,
    heard,
    opened_desk,
    press,
    words_on,
)
from tests.ui.gate_desk import Desk, settle
from ui.pages.gate_locks import GateLocks
from ui.pages.gate_unwell import UnwellPage

# --- unwell ----------------------------------------------------------------------------------


def test_unwell_in_a_session_stops_at_once_and_leaves_the_neck_out(open_desk) -> None:
    desk = open_desk().answered()
    page = UnwellPage(desk.theme, desk.model, Occasion.IN_SESSION_BUTTON)
    calls = heard(page)
    desk.show(page)
    assert set(page.cards) == {STROKE, DIZZY}
    page.cards[DIZZY].yes.click()
    assert calls == ["fired"]
    assert "sit or lie down" in words_on(page)
    page.screens.level.close_button.click()
    assert calls == ["fired", "closed"]
    assert desk.gate.standing().left_out_steps == {"platysma", "neck_back"}


def test_unwell_pressed_by_mistake_writes_nothing(open_desk, qtbot, qapp) -> None:
    desk = open_desk().answered()
    before = desk.journal.entries((EntryKind.GATE,))
    page = UnwellPage(desk.theme, desk.model)
    calls = heard(page)
    desk.show(page)
    assert set(page.cards) == {STROKE}
    assert qapp.focusWidget() is page.none
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    page.none.click()
    assert calls == ["left", "left"]
    assert desk.journal.entries((EntryKind.GATE,)) == before


def test_unwell_a_slip_goes_back_to_the_list(open_desk) -> None:
    desk = open_desk().answered()
    page = UnwellPage(desk.theme, desk.model)
    desk.show(page)
    page.cards[STROKE].yes.click()
    page.screens.emergency.wrong.click()
    page.screens.correction.other.click()
    assert page.none.isVisible()
    assert desk.gate.standing().locks == ()


def test_unwell_shows_its_screen_even_on_a_full_disk(open_desk) -> None:
    desk = open_desk().answered()
    desk.journal.is_full = True
    page = UnwellPage(desk.theme, desk.model)
    calls = heard(page)
    desk.show(page)
    page.cards[STROKE].yes.click()
    assert "120" in words_on(page)
    page.screens.emergency.called.click()
    assert calls == ["fired"]
    assert page.problem.isVisible()


# --- locks -----------------------------------------------------------------------------------


def locked(desk: Desk, *rules: str, routine: Routine | None = None) -> GateLocks:
    for rule in rules:
        desk.model.answer(rule, desk.model.trigger(rule), Occasion.DAILY)
    desk.clock.later(hours=1)
    page = GateLocks(desk.theme, desk.model, routine)
    desk.show(page)
    return page


def test_a_lock_opens_only_after_saying_so_twice(open_desk) -> None:
    desk = open_desk().answered()
    page = locked(desk, TWITCH)
    (card,) = page.cards
    card.spoken.click()
    assert "Face massage opens again. Mirror training opens again." in words_on(page)
    assert desk.gate.standing().locks
    card.not_yet.click()
    assert not card.sure.isVisible()
    card.spoken.click()
    card.yes.click()
    settle()
    assert desk.gate.standing().locks == ()
    assert page.cards == []
    assert "Nothing is locked." in words_on(page)


def test_the_consequence_names_what_stays_locked(open_desk) -> None:
    desk = open_desk().answered()
    page = locked(desk, TWITCH, "RF12_stage")
    page.cards[0].spoken.click()
    shown = words_on(page)
    assert "Face massage opens again. Mirror training stays locked for another reason." in shown


def test_a_day_opens_nothing_and_the_app_asks_once_it_is_there(open_desk) -> None:
    desk = open_desk().answered()
    page = locked(desk, PROCEDURE, routine=Routine.MASSAGE)
    (card,) = page.cards
    today = desk.clock.now().date()
    card.day.choose.click()
    card.day.calendar.setSelectedDate(QDate(2020, 1, 1))
    chosen = card.day.calendar.selectedDate()
    assert date(chosen.year(), chosen.month(), chosen.day()) >= today
    day = today + timedelta(days=3)
    card.day.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
    card.day.take.click()
    settle()
    assert desk.gate.standing().locks[0].ask_again_from == day
    assert not page.cards[0].due.isVisible()
    desk.clock.later(days=3)
    desk.restart()
    later = GateLocks(desk.theme, desk.model, Routine.MASSAGE)
    desk.show(later)
    assert desk.gate.standing().is_locked(Routine.MASSAGE)
    assert "has come. Has the clinician who treated you agreed?" in words_on(later)
    later.cards[0].spoken.click()
    later.cards[0].yes.click()
    assert not desk.gate.standing().is_locked(Routine.MASSAGE)


def test_a_slip_is_offered_on_the_card_for_ten_minutes_only(open_desk) -> None:
    desk = open_desk().answered()
    desk.model.answer(TWITCH, True, Occasion.DAILY)
    fresh = GateLocks(desk.theme, desk.model)
    desk.show(fresh)
    assert fresh.cards[0].wrong.isVisible()
    desk.clock.later(minutes=11)
    fresh.refresh()
    settle()
    assert not fresh.cards[0].wrong.isVisible()
    desk.model.answer(EYE, True, Occasion.DAILY)
    fresh.cards[0].wrong.click()
    fresh.correction.other.click()
    assert {lock.rule for lock in desk.gate.standing().locks} == {TWITCH}


def test_what_an_answer_ends_asks_for_the_answer(open_desk) -> None:
    desk = open_desk().answered()
    page = locked(desk, COVER)
    asked: list[object] = []
    page.answer_requested.connect(asked.append)
    assert not page.cards[0].spoken.isVisible()
    page.cards[0].again.click()
    assert asked == [(COVER,)]
    flow = flow_of(desk, asked[0])
    press(flow, COVER, False)
    assert desk.gate.standing().left_out_steps == set()
    assert page.cards == []


def test_questions_without_an_answer_are_offered(open_desk) -> None:
    desk = open_desk()
    page = GateLocks(desk.theme, desk.model)
    desk.show(page)
    asked: list[object] = []
    page.answer_requested.connect(asked.append)
    page.unanswered.action.click()
    assert len(asked[0]) == 13


def test_a_full_disk_leaves_the_lock_and_says_so(open_desk) -> None:
    desk = open_desk().answered()
    page = locked(desk, TWITCH)
    desk.journal.is_full = True
    page.cards[0].spoken.click()
    page.cards[0].yes.click()
    assert page.cards[0].problem.isVisible()
    assert desk.gate.standing().is_locked(Routine.MASSAGE)
