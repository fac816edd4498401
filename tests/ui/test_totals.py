"""Totals: entered, compared, corrected; a clinician's rating never on a page of the person."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from app.domain.totals import Rater, Scale
from app.session.totals import Totals
from tests.ui.fitting import (
    assert_buttons_hold_their_words,
    assert_labels_hold_their_words,
    assert_no_page_is_wider_than_its_place,
    settle,
    shown,
)
from tests.ui.plan_desk import MORNING, PlanDesk
from ui.pages.totals import TotalsPage

TODAY = MORNING.date()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[PlanDesk]:
    made = PlanDesk(tmp_path / "data")
    made.answer_everything()
    yield made
    made.log.close()


@pytest.fixture
def open_totals(open_shell, qtbot, desk):
    def make(**wanted):
        shell = open_shell(desk=desk, **wanted)
        qtbot.waitUntil(lambda: shell.models.plan.plan is not None)
        shell.window.show_page("totals")
        page = shell.window.pages.currentWidget()
        assert isinstance(page, TotalsPage)
        qtbot.waitUntil(lambda: page.model.series is not None)
        settle()
        return shell, page

    return make


def fill(desk: PlanDesk) -> None:
    book = Totals(desk.log.journal, desk.clock)
    day = TODAY - timedelta(days=300)
    for value in (60, 46.7, 31.1):
        book.write(Scale.SAQ, value, day, Rater.SELF)
        day += timedelta(days=90)
    book.write(Scale.FACE, 40, TODAY - timedelta(days=90), Rater.CLINICIAN, "Dr. Li")
    book.write(Scale.FACE, 58.3, TODAY, Rater.SELF)
    book.write(Scale.FDI_PHYSICAL, -5, TODAY - timedelta(days=90), Rater.SELF)
    book.write(Scale.FDI_PHYSICAL, 75, TODAY, Rater.SELF)


def words_on(widget: QWidget) -> str:
    """Return every word that can be seen or heard on a page."""
    found: list[str] = []
    for each in widget.findChildren(QWidget):
        if isinstance(each, QLabel | QAbstractButton | QLineEdit):
            found.append(each.text())
        found += [each.accessibleName(), each.toolTip()]
    return "\n".join(found)


@pytest.mark.parametrize(
    ("text_size", "size"), [(18, (1280, 800)), (21, (1024, 700)), (28, (1024, 700))]
)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("state", ["empty", "filled"])
def test_nothing_is_clipped(open_totals, desk, lang, text_size, size, state):
    if state == "filled":
        fill(desk)
    shell, page = open_totals(lang=lang, text_size=text_size)
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

    look()
    page.edit(None)
    for scale in Scale:
        page.form.scales.picked.emit(scale)
        look()


def test_a_total_is_entered_and_listed_with_what_its_change_tells(open_totals, qtbot, desk):
    fill(desk)
    _, page = open_totals()
    said = words_on(page.cards[Scale.SAQ])
    assert "−15.6 since the one before: no clear change." in said
    assert "The first one; there is nothing to compare with yet." in said
    assert "up to 28.2 points" in said
    face = words_on(page.cards[Scale.FACE])
    assert "+18.3 since the one before: more than it varies by itself." in face
    assert "rated by: clinician (Dr. Li)" in face
    fdi = words_on(page.cards[Scale.FDI_PHYSICAL])
    assert "+80 since the one before." in fdi
    assert "not known from a study" in fdi
    assert Scale.FDI_SOCIAL not in page.cards


def test_no_page_praises_grades_or_scolds(open_totals, desk):
    fill(desk)
    _, page = open_totals()
    said = words_on(page).lower()
    for word in ("improve", "better", "worse", "good", "bad", "normal", "mild", "severe"):
        assert not re.search(rf"\b{word}", said), word


def test_a_value_outside_the_scale_is_explained(open_totals, qtbot, desk):
    _, page = open_totals()
    page.empty.action.click()
    page.form.value.setText("12")
    page.form.keep.click()
    assert page.form.problem.isVisible()
    assert "20 to 100" in page.form.problem.text()
    page.form.value.setText("46,7")
    qtbot.keyClick(page.form.value, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(each.steps for each in page.model.series))
    settle()
    assert "46.7" in words_on(page.cards[Scale.SAQ])
    assert not page.form.isVisible()


def test_a_total_is_corrected_and_taken_away(open_totals, qtbot, desk):
    fill(desk)
    _, page = open_totals()
    card = page.cards[Scale.FACE]
    newest = page.model.series[3].steps[-1].total
    card.edited.emit(newest)
    assert page.form.value.text() == "58.3"
    page.form.value.setText("50")
    page.form.keep.click()
    qtbot.waitUntil(lambda: page.model.series[3].steps[-1].total.value == 50)
    changed = page.model.series[3].steps[-1].total
    assert [e.values["value"] for e in desk.log.journal.history(changed.entry)] == [50, 58.3]
    card.removed.emit(changed)
    qtbot.waitUntil(lambda: len(page.model.series[3].steps) == 1)
    page.news.action.click()
    qtbot.waitUntil(lambda: len(page.model.series[3].steps) == 2)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_clinicians_rating_is_on_no_page_after_it_is_kept(open_totals, qtbot, desk, lang):
    shell, page = open_totals(lang=lang)
    page.edit(None)
    page.form.scales.picked.emit(Scale.SUNNYBROOK)
    assert not page.form.raters.buttons()[0].isEnabled()
    page.form.value.setText("73")
    page.form.name.setText("Zhang-Q")
    page.form.keep.click()
    qtbot.waitUntil(lambda: len(Totals(desk.log.journal, desk.clock).clinical()) == 1)
    page.edit(None)
    page.form.scales.picked.emit(Scale.HOUSE_BRACKMANN)
    page.form.grades.buttons()[4].click()
    page.form.keep.click()
    qtbot.waitUntil(lambda: len(Totals(desk.log.journal, desk.clock).clinical()) == 2)
    qtbot.waitUntil(page.news.action.isVisible)
    settle()
    assert all(not series.steps for series in page.model.series)
    for key in ("totals", "today", "progress", "diary", "learn", "settings"):
        shell.window.show_page(key)
        settle()
        seen = [
            each.text()
            for each in shell.window.findChildren(QLabel)
            if each.isVisible() and each.text()
        ]
        for text in seen:
            assert not re.search(r"\b73\b|Zhang-Q|Sunnybrook|House|\bV\b", text), (key, text)
    shell.window.show_page("totals")
    page.edit(None)
    assert (page.form.value.text(), page.form.name.text()) == ("", "")
    assert page.form.grades.value is None


def test_a_clinicians_rating_just_kept_can_be_taken_back(open_totals, qtbot, desk):
    _, page = open_totals()
    page.edit(None)
    page.form.scales.picked.emit(Scale.SUNNYBROOK)
    page.form.value.setText("73")
    page.form.keep.click()
    qtbot.waitUntil(page.news.action.isVisible)
    page.news.action.click()
    qtbot.waitUntil(lambda: Totals(desk.log.journal, desk.clock).all() == ())


def test_progress_leads_there_and_escape_back(open_totals, qtbot):
    shell, page = open_totals()
    page.edit(None)
    qtbot.keyClick(shell.window, Qt.Key.Key_Escape)
    assert not page.form.isVisible()
    page.back.click()
    assert shell.window.pages.currentWidget() is shell.window.progress
    qtbot.waitUntil(lambda: shell.window.progress.overview is not None)
    shell.window.progress.overview.totals.open.click()
    assert shell.window.pages.currentWidget() is page


def test_three_totals_are_drawn_with_what_they_vary_by_themselves(open_totals, desk):
    fill(desk)
    _, page = open_totals(lang="en")
    saq, face = page.cards[Scale.SAQ], page.cards[Scale.FACE]
    assert not face.plot.isVisibleTo(page), "two totals are no course"
    data = saq.plot.data
    assert saq.plot.isVisibleTo(page)
    assert [point.value for point in data.points] == [60, 46.7, 31.1]
    assert not any(point.is_joined for point in data.points), "no line through fewer than four"
    (band,) = data.bands
    assert (round(band.low, 1), round(band.high, 1)) == (31.8, 88.2)
    saq.plot.choose(2)
    assert "31.1" in saq.point.text()
    assert "no clear change" in saq.point.text()
    assert "SAQ" in saq.plot.accessibleName()


def test_a_fourth_total_joins_them_and_the_band_stays_within_the_scale(open_totals, desk):
    fill(desk)
    Totals(desk.log.journal, desk.clock).write(
        Scale.SAQ, 95, TODAY - timedelta(days=400), Rater.SELF
    )
    _, page = open_totals(lang="zh")
    data = page.cards[Scale.SAQ].plot.data
    assert [point.is_joined for point in data.points] == [False, True, True, True]
    assert (data.bands[0].low, data.bands[0].high) == (pytest.approx(66.8), 100)


def test_ten_years_of_totals_come_some_at_a_time(open_totals, qtbot, desk):
    book = Totals(desk.log.journal, desk.clock)
    for number in range(20):
        book.write(Scale.SAQ, 40 + number, TODAY - timedelta(days=30 * number), Rater.SELF)
    shell, page = open_totals(text_size=28)
    shell.window.resize(1024, 700)
    card = page.cards[Scale.SAQ]

    def rows() -> list[QWidget]:
        return [card.rows.itemAt(n).widget() for n in range(card.rows.count())]

    settle()
    assert_buttons_hold_their_words(shell)
    assert (len(rows()), card.older.text().strip()) == (8, "Show 12 older totals")
    assert card.older.accessibleName() == "Show 12 older totals: SAQ"
    card.older.setFocus()
    qtbot.keyClick(card.older, Qt.Key.Key_Space)
    assert len(rows()) == 16
    assert rows()[8].isAncestorOf(shell.window.focusWidget()), "it goes on where they begin"
    qtbot.keyClick(card.older, Qt.Key.Key_Space)
    assert len(rows()) == 20
    assert not card.older.isVisible()
    page.model.refresh()
    qtbot.waitUntil(lambda: not page.model._job.is_running)
    settle()
    assert len(rows()) == 20, "what was opened stays open"
