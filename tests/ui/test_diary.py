"""The care diary: days, the short check, notes, visits; in both languages, empty and filled."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.domain.journal import EntryKind
from app.session.care_fields import check
from app.session.care_habits import HABITS, UNTAPPED
from tests.ui.fitting import (
    assert_buttons_hold_their_words,
    assert_labels_hold_their_words,
    assert_no_page_is_wider_than_its_place,
    settle,
    shown,
)
from tests.ui.plan_desk import LIBRARY, MORNING, PlanDesk
from ui.pages.diary import DiaryPage
from ui.pages.gate import GateFlow

TODAY = MORNING.date()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[PlanDesk]:
    made = PlanDesk(tmp_path / "data")
    made.answer_everything()
    yield made
    made.log.close()


@pytest.fixture
def open_diary(open_shell, qtbot, desk):
    def make(day=None, **wanted):
        shell = open_shell(desk=desk, **wanted)
        qtbot.waitUntil(lambda: shell.models.plan.plan is not None)
        shell.window.show_diary(day)
        page = shell.window.pages.currentWidget()
        assert isinstance(page, DiaryPage)
        wait_day(qtbot, page, day or TODAY)
        return shell, page

    return make


def wait_day(qtbot, page, day) -> None:
    qtbot.waitUntil(lambda: page.model.shown is not None and page.model.shown.day == day)
    settle()


def fill(desk: PlanDesk) -> None:
    for fields in ({"pain": 3}, {"pain": 2, "twitch": "as_usual", "eye": ["dry", "watery"]}):
        desk.diary.write(YESTERDAY, "symptom_check", fields)
    desk.diary.write(YESTERDAY, "supine_sleep", {"position_start": "back"})
    desk.diary.write(YESTERDAY, "mood_check", {"mood": 4})
    desk.diary.write_note(YESTERDAY, "风大。 Windy.")
    desk.diary.write_visit(TODAY + timedelta(days=9), {"clinic": "Rehabilitation"})
    desk.diary.write_visit(YESTERDAY, {"advice": "less, and slower", "clinic": "ENT"})


@pytest.mark.parametrize(
    ("text_size", "size"), [(18, (1280, 800)), (21, (1024, 700)), (28, (1024, 700))]
)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("state", ["empty", "filled"])
def test_nothing_is_clipped(open_diary, qtbot, desk, lang, text_size, size, state):
    if state == "filled":
        fill(desk)
    shell, page = open_diary(YESTERDAY, lang=lang, text_size=text_size)
    shell.window.resize(*size)

    def look() -> None:
        settle()
        assert (shell.window.width(), shell.window.height()) == size
        assert_buttons_hold_their_words(shell)
        assert_labels_hold_their_words(shell)
        assert_no_page_is_wider_than_its_place(shell)
        for button in shown(shell, QAbstractButton):
            if button.metaObject().className() != "QToolButton":
                assert button.accessibleName().strip()
                assert min(button.height(), button.width()) >= (64 if text_size >= 24 else 48)

    for line in page.rows.values():
        line.more.click()
    look()
    page.show_check()
    while page.check.place < 3:
        look()
        next(iter(page.check.buttons.values())).click()
    look()
    page.check.leave.click()
    page.show_visits()
    look()
    page.visits.edit(page.model.visits[0] if page.model.visits else None)
    look()


def test_every_item_and_field_of_the_care_list_can_be_answered(open_diary):
    _, page = open_diary()
    assert set(page.rows) == set(LIBRARY.care.items) - {"follow_up"}
    for id_, line in page.rows.items():
        wanted = [f.key for f in LIBRARY.care.items[id_].log if not f.auto and f.key != "done"]
        assert list(line.editors) == wanted
    visit = [field.key for field in LIBRARY.care.items["follow_up"].log]
    assert list(page.visits.form.editors) == visit


def test_a_habit_is_one_tap_and_means_what_it_says(open_diary, qtbot, desk):
    _, page = open_diary()
    for id_, fields in HABITS.items():
        check(LIBRARY.care.items[id_], fields)
        page.rows[id_].tick.click()
    qtbot.waitUntil(lambda: all(page.model.fields_of(each) == HABITS[each] for each in HABITS))
    assert {e.subject: dict(e.values["fields"]) for e in desk.entries(EntryKind.DIARY)} == HABITS
    assert all(page.rows[id_].tick.isHidden() for id_ in UNTAPPED)
    page.rows["sunglasses"].open_details()
    page.rows["sunglasses"].editors["wore"].ticks["no"].click()
    qtbot.waitUntil(lambda: page.model.fields_of("sunglasses")["wore"] == "no")
    assert not page.rows["sunglasses"].tick.isChecked()
    assert "No" in page.rows["sunglasses"].said.text()


def test_the_check_takes_four_taps(open_diary, qtbot, desk):
    _, page = open_diary()
    page.rows["symptom_check"].check.click()
    for value in (2, "same", "none", "fine"):
        page.check.buttons[value].click()
    qtbot.waitUntil(lambda: bool(page.model.fields_of("symptom_check")))
    (entry,) = desk.entries(EntryKind.DIARY)
    assert entry.values["fields"] == {
        "pain": 2, "pain_vs_usual": "same", "twitch": "none", "eye": ["fine"],
    }  # fmt: skip
    assert page.day_part.isVisible()


def test_the_check_goes_back_and_takes_several_eye_answers(open_diary, qtbot):
    _, page = open_diary()
    page.show_check()
    page.check.buttons[9].click()
    page.check.back.click()
    assert page.check.buttons[9].isChecked()
    page.check.buttons[1].click()
    page.check.buttons["less"].click()
    page.check.buttons["as_usual"].click()
    assert not page.check.done.isEnabled()
    page.check.buttons["dry"].click()
    page.check.buttons["watery"].click()
    page.check.done.click()
    qtbot.waitUntil(lambda: bool(page.model.fields_of("symptom_check")))
    fields = page.model.fields_of("symptom_check")
    assert (fields["pain"], fields["eye"]) == (1, ["dry", "watery"])


def test_the_check_left_writes_nothing(open_diary, qtbot, desk):
    shell, page = open_diary()
    page.show_check()
    page.check.buttons[4].click()
    qtbot.keyClick(shell.window, Qt.Key.Key_Escape)
    assert page.day_part.isVisible()
    assert desk.entries(EntryKind.DIARY) == ()


@pytest.mark.parametrize(
    ("taps", "rules"),
    [
        ((2, "same", "new", "fine"), ["RF05_new_twitch"]),
        ((2, "more", "none", "fine"), ["RF06_pain_worse"]),
    ],
)
def test_a_red_flag_of_the_check_goes_through_the_gate(open_diary, taps, rules):
    shell, page = open_diary()
    page.show_check()
    for value in taps:
        page.check.buttons[value].click()
    flow = shell.window.full.top
    assert isinstance(flow, GateFlow)
    assert list(flow.questions.rows) == rules


def test_a_red_eye_of_the_check_goes_through_the_gate(open_diary):
    shell, page = open_diary()
    page.show_check()
    for value in (0, "same", "none", "red"):
        page.check.buttons[value].click()
    page.check.done.click()
    assert list(shell.window.full.top.questions.rows) == ["RF02_eye"]


def test_any_past_day_is_seen_corrected_and_its_history_shown(open_diary, qtbot, desk):
    fill(desk)
    _, page = open_diary()
    page.before.click()
    wait_day(qtbot, page, YESTERDAY)
    line = page.rows["symptom_check"]
    assert "Pain (0–10): 2" in line.said.text()
    assert "Eye: Dry, Watery" in line.said.text()
    line.more.click()
    line.editors["pain"].buttons[5].click()
    qtbot.waitUntil(lambda: page.model.fields_of("symptom_check")["pain"] == 5)
    settle()
    assert line.earlier.text().count("Pain (0–10): ") == 2
    entry = next(e for e in desk.entries(EntryKind.DIARY) if e.subject == "symptom_check")
    assert entry.at.date() == YESTERDAY
    assert len(desk.log.journal.history(entry.id)) == 3
    page.after.click()
    wait_day(qtbot, page, TODAY)
    assert not page.after.isEnabled()
    assert line.said.isHidden()


def test_removing_can_be_undone_and_stays_in_the_history(open_diary, qtbot, desk):
    fill(desk)
    _, page = open_diary(YESTERDAY)
    page.rows["supine_sleep"].tick.click()
    qtbot.waitUntil(lambda: page.model.fields_of("supine_sleep") == {})
    qtbot.waitUntil(page.undo.isVisible)
    assert "Sleep on your back" in page.undo.text.text()
    page.undo.action.click()
    qtbot.waitUntil(lambda: page.model.fields_of("supine_sleep") == {"position_start": "back"})
    assert not page.undo.isVisible()


@pytest.mark.parametrize(
    ("lang", "title"), [("en", "Tuesday 12 March 2019"), ("zh", "2019年3月12日 星期二")]
)
def test_a_day_of_another_year_says_which(open_diary, qtbot, lang, title):
    _, page = open_diary(lang=lang)
    page.open(date(2019, 3, 12))
    wait_day(qtbot, page, date(2019, 3, 12))
    assert page.days.sentence.text() == title


def test_an_empty_day_says_that_it_is_fine(open_diary, qtbot):
    _, page = open_diary(TODAY - timedelta(days=40))
    assert page.note.text().startswith("Nothing is written down for this day, and that is fine")
    page.today.click()
    wait_day(qtbot, page, TODAY)
    assert page.note.text().startswith("Answer what you like")


def test_a_note_is_kept_when_it_is_left(open_diary, qtbot, desk):
    _, page = open_diary(YESTERDAY)
    page.words.setFocus()
    qtbot.keyClicks(page.words, "slept badly")
    page.before.setFocus()
    qtbot.waitUntil(lambda: page.model.shown.note == "slept badly")
    page.before.click()
    wait_day(qtbot, page, YESTERDAY - timedelta(days=1))
    assert page.words.toPlainText() == ""


def test_a_note_being_written_is_not_lost_with_the_window(open_diary, qtbot, desk):
    shell, page = open_diary()
    page.words.setFocus()
    qtbot.keyClicks(page.words, "half a sen")
    shell.window.close()
    assert [e.values["text"] for e in desk.entries(EntryKind.NOTE)] == ["half a sen"]


def test_a_visit_is_added_changed_and_taken_away(open_diary, qtbot, desk):
    shell, page = open_diary()
    page.parts.buttons()[1].click()
    page.visits.empty.action.click()
    form = page.visits.form
    form.editors["date"].days.chosen.emit(TODAY + timedelta(days=3))
    form.editors["clinic"].edit.setText("ENT")
    form.editors["clinic"].edit.editingFinished.emit()
    form.keep.click()
    qtbot.waitUntil(lambda: len(page.model.visits) == 1)
    qtbot.waitUntil(lambda: shell.models.plan.plan.visit == TODAY + timedelta(days=3))
    page.visits.edit(page.model.visits[0])
    form.editors["advice"].edit.setText("drops at night")
    form.editors["advice"].edit.editingFinished.emit()
    form.keep.click()
    qtbot.waitUntil(lambda: len(page.model.visits[0].fields) == 2)
    page.model.remove_visit(page.model.visits[0])
    qtbot.waitUntil(lambda: page.model.visits == ())
    qtbot.waitUntil(page.undo.isVisible)
    page.undo.action.click()
    qtbot.waitUntil(lambda: len(page.model.visits) == 1)


def test_an_injection_named_in_a_visit_is_a_question_of_the_gate(open_diary):
    shell, page = open_diary()
    page.show_visits()
    page.visits.edit(None)
    page.visits.form.editors["botulinum_date"].days.chosen.emit(YESTERDAY)
    page.visits.form.keep.click()
    assert list(shell.window.full.top.questions.rows) == ["RF10_procedure"]


def test_mood_says_that_it_stays_private_and_is_kept_so(open_diary, qtbot, desk):
    _, page = open_diary()
    line = page.rows["mood_check"]
    assert line.private.text() == "Stays private; never in a report."
    line.more.click()
    line.editors["mood"].buttons[2].click()
    qtbot.waitUntil(lambda: page.model.fields_of("mood_check") == {"mood": 2})
    assert [e.is_private for e in desk.entries(EntryKind.DIARY)] == [True]


def test_what_cannot_be_written_is_told(open_diary, qtbot, desk, monkeypatch):
    from app.errors import StorageFailure

    shell, page = open_diary()

    def full(*_args: object) -> None:
        raise StorageFailure("disk_full", path="/x", free_mb=0)

    monkeypatch.setattr(desk.diary, "write", full)
    page.rows["sunglasses"].tick.click()
    qtbot.waitUntil(shell.window.messages.isVisible)
    qtbot.waitUntil(lambda: not page.rows["sunglasses"].tick.isChecked())


def test_every_control_is_reached_by_tab(open_diary):
    shell, page = open_diary()
    page.rows["symptom_check"].more.click()
    settle()
    wanted = {each for each in shown(shell, QAbstractButton) if each.isEnabled()}
    start = widget = shell.window.rail.unwell
    reached = set()
    while widget not in reached:
        reached.add(widget)
        widget = widget.nextInFocusChain()
        if widget is start:
            break
    assert wanted <= reached
