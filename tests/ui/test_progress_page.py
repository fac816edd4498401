"""The overview of Progress over a real log: days, trends, marks."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.domain.findings import Reason
from app.domain.journal import EntryKind
from app.domain.marks import MarkKind
from app.domain.records import SessionRecord
from app.texts import Lang
from tests.app.session.progress_desk import Desk, weekly
from tests.app.store import samples
from tests.app.store.routine_samples import FULL
from tests.ui.fitting import (
    assert_buttons_hold_their_words,
    assert_labels_hold_their_words,
    assert_no_page_is_wider_than_its_place,
    settle,
)
from tests.ui.plan_desk import MORNING
from tests.ui.shell_fakes import EVERY_OUTCOME, Shell
from ui.pages.progress import Part
from ui.viewmodels.progress import CalendarView, Span
from ui.widgets.trend_plot import levels_of

TODAY = MORNING.date()
CLOSE = (0.24, 0.25, 0.23, 0.24, 0.25, 0.24)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "data")
    yield made
    made.log.close()


@pytest.fixture
def open_progress(open_shell, qtbot, desk: Desk) -> Callable[..., Shell]:
    def make(**wanted: object) -> Shell:
        shell = open_shell(progress=desk.progress, log=EVERY_OUTCOME, **wanted)
        shell.window.show_page("progress")
        model = shell.models.progress
        qtbot.waitUntil(lambda: model.trends is not None and model.days is not None)
        settle()
        return shell

    return make


def lost(number: int) -> SessionRecord:
    record = weekly(number, 0.2)
    movement = replace(samples.VERDICT.analysis.movements[1], reason=Reason.HEAD_TURNED)
    analysis = replace(samples.VERDICT.analysis, movements=(movement,))
    return replace(record, verdict=replace(samples.VERDICT, analysis=analysis))


def massage(desk: Desk, days_ago: int) -> None:
    at = MORNING - timedelta(days=days_ago)
    steps = tuple(replace(step, seconds=10 * step.seconds) for step in FULL.steps)
    done = replace(FULL, started_at=at, ended_at=at + timedelta(minutes=12), steps=steps)
    values = {key: value for key, value in done.values().items() if key != "schema_version"}
    desk.write(EntryKind.ROUTINE, "massage", at, **values)


def all_words(widget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_the_sentence_comes_first_and_says_that_nothing_is_clear(desk, open_progress):
    desk.put(*(weekly(n, index) for n, index in enumerate(CLOSE)))
    card = open_progress().window.progress.overview.trend
    assert card.heading.text() == "Open-mouth smile: how much more the left eye narrows"
    assert card.outcome.text().startswith("No clear change: the last recording (24\u00a0%)")
    assert "18 repetitions in 6 recordings" in card.method.text()
    assert card.plot.isVisible()
    assert card.plot.y() > card.outcome.parentWidget().y()


def test_no_word_of_the_overview_judges_the_person(desk, open_progress):
    desk.put(*(weekly(n, 0.1 if n < 2 else 0.3) for n in range(8)))
    overview = open_progress().window.progress.overview
    assert "smaller than recordings vary by themselves" in overview.trend.outcome.text()
    words = all_words(overview).lower()
    for word in ("improved", "worse", "better", "normal", "score", "grade", "streak", "missed"):
        assert word not in words


def test_two_recordings_stand_as_text_and_are_not_drawn(desk, open_progress):
    desk.put(weekly(0, 0.24), weekly(1, 0.2))
    card = open_progress().window.progress.overview.trend
    assert card.outcome.text().startswith("2 recordings so far that can be compared. From 4 on")
    assert not card.plot.isVisible()
    first, second = card.listed.text().splitlines()
    assert first.startswith("16 Nov 2026: 20\u00a0%")
    assert second.startswith("23 Nov 2026: 24\u00a0%")


def test_three_recordings_are_points_without_a_line_or_a_band(desk, open_progress):
    desk.put(*(weekly(n, 0.2) for n in range(3)))
    card = open_progress().window.progress.overview.trend
    assert not any(point.is_joined for point in card.plot.data.points)
    assert card.plot.data.bands == ()


def test_another_camera_is_a_break_and_named(desk, open_progress):
    old = [weekly(n, 0.2) for n in range(6, 1, -1)]
    new = [weekly(n, 0.2) for n in (1, 0)]
    other = [replace(r, meta=replace(r.meta, source_label="camera 1")) for r in new]
    desk.put(*old, *other)
    card = open_progress().window.progress.overview.trend
    assert card.outcome.text().startswith("Since the camera or its resolution changed: 2 record")
    (line,) = (each for each in card.plot.data.lines if each.is_break)
    assert line.sign == "other camera"
    (band,) = card.plot.data.bands
    assert band.end < line.x


def test_every_recording_is_reached_by_keys_spoken_and_opened(desk, open_progress, qtbot):
    desk.put(*(weekly(n, 0.2) for n in (5, 4, 3, 1, 0)), lost(2))
    card = open_progress().window.progress.overview.trend
    card.plot.setFocus()
    heard = [card.plot.accessibleName()]
    for _ in range(5):
        qtbot.keyClick(card.plot, Qt.Key.Key_Left)
        heard.append(card.plot.accessibleName())
    assert len(set(heard)) == 6
    assert "23 Nov 2026: 20\u00a0% ± " in heard[0]
    assert "left eye (affected) by itself: 30\u00a0%" in heard[0]
    assert heard[2].endswith(
        "9 Nov 2026: could not be measured: the head was not facing the camera"
    )
    assert card.point.text() in heard[-1]
    with qtbot.waitSignal(card.open_requested) as asked:
        qtbot.keyClick(card.plot, Qt.Key.Key_Return)
    assert asked.args == [weekly(5, 0.2).meta.id]


def test_a_recording_opens_and_the_way_back_leads_here(desk, open_progress):
    desk.put(*(weekly(n, 0.2) for n in range(4)))
    shell = open_progress()
    plot = shell.window.progress.overview.trend.plot
    plot.choose(0)
    shell.window.progress.overview.trend.open.click()
    assert shell.window.pages.currentWidget() is shell.results[-1]
    shell.results[-1].back_requested.emit()
    assert shell.window.progress.overview.isVisible()


def test_a_shorter_time_leaves_older_recordings_out_but_keeps_the_first_value(desk, open_progress):
    desk.put(*(weekly(n, 0.3 if n > 18 else 0.2) for n in range(20)))
    shell = open_progress()
    card = shell.window.progress.overview.trend
    assert len(card.plot.data.points) == 13
    (band,) = card.plot.data.bands
    assert band.low < 30 < band.high
    card.span.buttons()[list(Span).index(Span.ALL)].click()
    assert len(card.plot.data.points) == 20


def test_films_can_be_looked_at_on_their_own(desk, open_progress, qtbot):
    from app.session.names import IMPORTED_SET

    films = [weekly(n, 0.4, set_id=IMPORTED_SET, source_kind="file") for n in (7, 8)]
    desk.put(*(weekly(n, 0.2) for n in range(4)), *films)
    card = open_progress().window.progress.overview.trend
    assert card.others.text() == "2 films from elsewhere are not mixed in: another camera."
    card.switch.click()
    qtbot.waitUntil(lambda: "weekly recordings are not mixed in" in card.others.text())
    assert card.outcome.text().startswith("2 recordings so far")


# --- days ------------------------------------------------------------------------------------


def test_days_are_reached_by_keys_and_each_is_spoken(desk, open_progress, qtbot):
    desk.put(weekly(0, 0.2))
    massage(desk, 1)
    desk.write(EntryKind.DIARY, "sunglasses", MORNING - timedelta(days=2), fields={})
    card = open_progress().window.progress.overview.calendar
    card.map.setFocus()
    assert card.map.current == TODAY
    assert "Mon 23 Nov: 1 recording" in card.map.accessibleName()
    assert card.map.cell(TODAY).is_recorded
    assert card.map.cell(TODAY).is_today
    qtbot.keyClick(card.map, Qt.Key.Key_Left)
    assert "Mon 16 Nov: nothing noted" in card.map.accessibleName()
    for words in ("Tue 17 Nov", "Wed 18 Nov", "Thu 19 Nov", "Fri 20 Nov: nothing noted"):
        qtbot.keyClick(card.map, Qt.Key.Key_Down)
        assert words in card.map.accessibleName()
    for words in ("Sat 21 Nov: care: 1 line", "Sun 22 Nov: massage 7 min"):
        qtbot.keyClick(card.map, Qt.Key.Key_Down)
        assert words in card.map.accessibleName()
        assert card.chosen.text().startswith(words)


def test_keys_over_the_edge_turn_to_earlier_days_and_never_to_days_to_come(
    desk, open_progress, qtbot
):
    shell = open_progress()
    card = shell.window.progress.overview.calendar
    model = shell.models.progress
    first = model.bounds[0]
    assert not card.on.isEnabled()
    qtbot.keyClick(card.map, Qt.Key.Key_Home)
    qtbot.keyClick(card.map, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: model.days is not None and model.days.last < first)
    assert card.on.isEnabled()
    assert card.now.isVisible()
    card.now.click()
    qtbot.waitUntil(lambda: model.days is not None and model.days.first == first)
    qtbot.keyClick(card.map, Qt.Key.Key_PageDown)
    assert model.bounds[0] == first


@pytest.mark.parametrize(
    ("view", "count", "title"),
    [
        (CalendarView.WEEK, 7, "23 Nov 2026 – 29 Nov 2026"),
        (CalendarView.MONTH, 30, "November 2026"),
        (CalendarView.QUARTER, 91, "31 Aug 2026 – 29 Nov 2026"),
    ],
)
def test_a_week_a_month_and_a_quarter(desk, open_progress, qtbot, view, count, title):
    massage(desk, 0)
    shell = open_progress()
    card = shell.window.progress.overview.calendar
    card.view.buttons()[list(CalendarView).index(view)].click()
    qtbot.waitUntil(lambda: len(card.map.grid.places()) == count)
    assert card.title.text() == title
    assert "massage" in card.chosen.text()
    settle()
    last = card.map.rect_of(max(card.map.grid.places()))
    assert last.bottom() <= card.map.height()
    assert last.right() <= card.map.width()


def test_coming_back_is_greeted_and_a_pause_is_not_counted(desk, open_progress):
    massage(desk, 12)
    card = open_progress().window.progress.overview.calendar
    assert card.note.text() == "Good that you are back. Blank days are days of rest."
    assert "12" not in card.note.text()


# --- marks -----------------------------------------------------------------------------------


def test_a_mark_is_added_changed_and_deleted(desk, open_progress, qtbot):
    desk.put(*(weekly(n, 0.2) for n in range(6)))
    shell = open_progress()
    overview = shell.window.progress.overview
    card = overview.marks
    card.add.click()
    card.editor.day.chosen.emit(TODAY - timedelta(days=10))
    card.editor.note.setText("left eyelid")
    card.editor.save.click()
    qtbot.waitUntil(lambda: "1: 13 Nov 2026 · Botulinum toxin · left eyelid" in all_words(card))
    assert [line.sign for line in overview.trend.plot.data.lines] == ["1"]
    change, delete = card.lines[0].findChildren(QPushButton)
    change.click()
    assert card.editor.note.text() == "left eyelid"
    card.editor.kind.picked.emit(MarkKind.THERAPIST)
    card.editor.save.click()
    qtbot.waitUntil(lambda: "Therapist" in all_words(card))
    assert len(desk.progress.history(desk.progress.marks()[0])) == 2
    _, delete = card.lines[0].findChildren(QPushButton)
    delete.click()
    qtbot.waitUntil(lambda: not card.lines)
    assert overview.trend.plot.data.lines == ()
    assert "Deleted: 13 Nov 2026 · Therapist · left eyelid" in card.undo.text.text()
    card.undo.action.click()
    qtbot.waitUntil(lambda: "Therapist · left eyelid" in all_words(card))
    assert [mark.kind for mark in desk.progress.marks()] == [MarkKind.THERAPIST]
    assert not card.undo.isVisible()


def test_many_marks_come_some_at_a_time(desk, open_progress, qtbot):
    for number in range(9):
        desk.progress.add_mark(MarkKind.THERAPIST, TODAY - timedelta(days=30 * number))
    card = open_progress().window.progress.overview.marks
    qtbot.waitUntil(lambda: len(card.lines) == 6)
    assert "9: 23 Nov 2026 · Therapist" in all_words(card)
    assert card.older.text().strip() == "Show 3 older marks"
    qtbot.mouseClick(card.older, Qt.MouseButton.LeftButton)
    assert len(card.lines) == 9
    assert card.lines[6].isAncestorOf(card.window().focusWidget()), "it goes on where they begin"
    assert not card.older.isVisible()


def test_a_mark_said_just_before_closing_is_kept(desk, open_progress):
    shell = open_progress()
    shell.models.progress.add_mark(MarkKind.SURGERY, TODAY, "")
    shell.models.progress.close()
    assert [mark.kind for mark in desk.progress.marks()] == [MarkKind.SURGERY]


# --- states ----------------------------------------------------------------------------------


def test_the_demo_person_is_not_counted_and_that_is_said(desk, open_progress):
    desk.put(weekly(0, 0.2, synthetic=True))
    card = open_progress().window.progress.overview.trend
    assert "every 7 days" in card.outcome.text()
    assert "1 recording of the synthetic demo person is not counted." in card.outcome.text()
    assert not card.plot.isVisible()


def fill(desk: Desk) -> None:
    desk.put(*(weekly(n, index) for n, index in enumerate(CLOSE)), lost(7))
    for days_ago in (0, 3, 8, 20):
        massage(desk, days_ago)
    desk.progress.add_mark(MarkKind.BOTULINUM_TOXIN, TODAY - timedelta(days=10), "left eyelid")


@pytest.mark.parametrize(("text_size", "size"), [(18, (1280, 800)), (28, (1024, 700))])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_is_clipped(desk, open_progress, qtbot, lang, text_size, size):
    fill(desk)
    shell = open_progress(lang=lang, text_size=text_size)
    shell.window.resize(*size)
    overview = shell.window.progress.overview
    overview.marks.add.click()
    overview.trend.plot.choose(0)
    grid = lambda: overview.calendar.map.grid  # noqa: E731 - read anew each time
    for view, count in enumerate((7, 30, 91)):
        overview.calendar.view.buttons()[view].click()
        qtbot.waitUntil(lambda count=count: len(grid().places()) == count)
        for _ in range(4):
            settle()
        assert_all_fits(shell)
    shell.window.progress.show_part(Part.RECORDINGS)
    settle()
    assert_all_fits(shell)


def assert_all_fits(shell: Shell) -> None:
    least = 64 if shell.preferences.settings.text_size == 28 else 48
    for button in shell.window.progress.findChildren(QPushButton):
        if button.isVisible():
            assert button.accessibleName().strip(), button.text()
            assert min(button.height(), button.width()) >= least, button.text()
    assert_buttons_hold_their_words(shell)
    assert_labels_hold_their_words(shell)
    assert_no_page_is_wider_than_its_place(shell)


def test_another_language_and_look_reach_every_word(desk, open_progress):
    fill(desk)
    shell = open_progress()
    shell.preferences.use_lang(Lang.ZH)
    shell.preferences.use_text_size(24)
    QCoreApplication.processEvents()
    words = all_words(shell.window.progress.overview)
    assert "没有明确的变化" in words
    assert "处置和就诊" in words
    assert "recording" not in words


def test_round_levels_enclose_the_values():
    assert levels_of([2.0, 38.0]) == (0, 10, 20, 30, 40)
    assert levels_of([-3.0, 12.0]) == (-5, 0, 5, 10, 15)
    assert levels_of([]) == (0.0, 0.1)
    levels = levels_of([float("nan"), 0.33])
    assert (levels[0], levels[-1]) == (0, pytest.approx(0.4))
