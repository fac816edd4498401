from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from app.domain.routine_player import Command
from app.domain.safety import Lock, Standing
from app.domain.safety_rules import Routine
from app.domain.sides import Affected
from app.errors import SourceFailure, StorageFailure
from app.session.routine_plan import plan_massage
from app.texts import Lang
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
from tests.ui.routine_fakes import LIBRARY, MORNING, Table
from tests.ui.session_fakes import Host, dressed, leaves_nothing  # noqa: F401
from ui.pages.routine import RoutinePage
from ui.theme import Theme, ThemeName
from ui.tokens import TEXT_SIZES
from ui.viewmodels.routine import RoutineModel
from ui.viewmodels.routine_facts import Stage

# --- broken off --------------------------------------------------------------------------------


def broken_off(opened, qtbot, **wanted):
    page, table = opened(**wanted)
    at_step(page, SMILE)
    let_pass(table, page, 7, qtbot)
    page.shut_down()
    table.clock.pass_s(3600)
    return table


def reopened(qtbot, table: Table) -> RoutinePage:
    page = RoutinePage(Theme(), RoutineModel(table.desk()))
    host = Host(page, SIZES[0])
    qtbot.addWidget(host)
    page.host = host
    page.show()
    page.begin()
    settle()
    return page


def test_closed_part_way_it_goes_on_where_it_stopped(opened, qtbot):
    table = broken_off(opened, qtbot)
    page = reopened(qtbot, table)
    assert page.resume.isVisible()
    assert "step 11, Smile line, after 7 second" in page.resume.sentence.text()
    assert "That was on" not in page.resume.sentence.text()
    assert page.resume.go_on.hasFocus()
    press(qtbot, Qt.Key.Key_Space)
    model = page.view_model
    assert (model.stage, model.step.id) == (Stage.RUNNING, "zygomaticus_major")
    assert model.progress.left_s == 58
    page.shut_down()


def test_it_may_be_left_there(opened, qtbot):
    table = broken_off(opened, qtbot)
    table.clock.pass_s(timedelta(days=1).total_seconds())
    page = reopened(qtbot, table)
    assert "That was on 23 November 2026" in page.resume.sentence.text()
    assert page.resume.finish.hasFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert page.start.isVisible()
    (record,) = records(table)
    assert record.active_s == 7
    page.shut_down()


def test_a_kill_without_warning_loses_five_seconds_at_most(opened, qtbot, tmp_path):
    page, table = opened()
    at_step(page, SMILE)
    let_pass(table, page, 20, qtbot)
    kept = table.routines.unfinished()
    assert 15 <= kept.active_s <= 20


# --- before ------------------------------------------------------------------------------------


def test_length_and_side_are_chosen_and_remembered(opened, qtbot):
    page, table = opened()
    assert page.start.total.text() == "12 minutes of massage, 14 minutes in all"
    page.start.lengths.buttons()[2].click()
    assert page.start.total.text() == "15 minutes of massage, 17.5 minutes in all"
    page.start.sides.buttons()[1].click()
    assert table.preferences.settings.massage_length == "m15"
    assert table.preferences.settings.affected is Affected.RIGHT
    model = at_step(page, SMILE)
    assert model.step.side_words == "Right only"
    assert "right side" in model.step.prompt
    assert model.progress.left_s == 85


def test_steps_left_out_are_named_with_the_reason(opened):
    page, _ = opened(standing=CAROTID)
    text = page.start.out_words.text()
    assert "Side of the neck: Narrowed or plaque-lined neck arteries" in text
    assert "Back of the neck: " in text
    model = started(page)
    wanted = plan_massage(LIBRARY.massage, "m12", CAROTID.profile_flags, CAROTID.left_out_steps)
    assert [step.id for step in model.plan.steps] == [step.id for step in wanted.steps]
    assert model.plan.hands_on_s == 720


def test_a_lock_keeps_it_closed_and_says_so(opened):
    lock = Lock("RF05_new_twitch", Routine.MASSAGE, MORNING, None)
    page, _ = opened(standing=Standing((lock,), frozenset(), frozenset(), ()))
    assert not page.start.start.isEnabled()
    assert "closed at the moment" in page.start.refusal.text.text()
    page.view_model.start()
    assert page.view_model.stage is Stage.CHOOSING


def test_a_journal_that_cannot_be_read_is_explained_and_tried_again(opened):
    page, table = opened()
    model = page.view_model
    good = table.standing

    def refuse():
        raise StorageFailure("database_busy")

    desk = table.desk()
    answers = iter([refuse, lambda: good])
    broken = RoutineModel(
        type(desk)(
            *(getattr(desk, f) for f in ("library", "routines", "preferences", "clock")),
            lambda: next(answers)(),  # noqa: PLW0108 - another one each time
            desk.kit,
        )
    )
    broken.open()
    assert broken.start_shown.refusal == broken.problem != ""
    broken.open()
    assert broken.start_shown.refusal == ""
    broken.close()
    assert model.stage is Stage.CHOOSING


def test_what_cannot_be_written_at_the_end_is_tried_again(opened, qtbot):
    page, table = opened()
    model = at_step(page, 5)
    let_pass(table, page, 3, qtbot)
    # A folder where the file should be: it can neither be written nor taken away.
    table.paths.open_routine.unlink()
    table.paths.open_routine.mkdir()
    model.end()
    settle()
    assert page.stuck.isVisible()
    assert page.stuck.text.text() == model.problem != ""
    assert page.stuck.action.hasFocus()
    table.paths.open_routine.rmdir()
    press(qtbot, Qt.Key.Key_Space)
    assert page.after.isVisible()
    (record,) = records(table)
    assert record.active_s == 3


def test_progress_that_is_not_kept_is_told_while_the_massage_goes_on(opened, qtbot):
    page, table = opened()
    model = at_step(page, 5)
    table.paths.open_routine.unlink()
    table.paths.open_routine.mkdir()
    model.move(Command.SKIP)
    settle()
    assert page.work.problem.isVisible()
    assert model.stage is Stage.RUNNING
    table.paths.open_routine.rmdir()
    model.move(Command.SKIP)
    settle()
    assert not page.work.problem.isVisible()


# --- own face ----------------------------------------------------------------------------------


def test_without_a_camera_nothing_offers_one(opened):
    page, _ = opened()
    started(page)
    assert not page.own_face.isVisible()


def test_the_own_face_comes_only_on_request_and_goes_again(opened, qtbot):
    page, table = opened(has_camera=True)
    model = at_step(page, SMILE)
    assert table.pictures == []
    page.own_face.click()
    settle()
    (picture,) = table.pictures
    assert picture.calls == ["start"]
    assert not page.work.own.shows_picture, "the drawing stays until there is a picture"
    assert page.work.own.map.isVisible()
    assert page.own_face.text() == "Starting…"
    picture.put()
    settle()
    assert page.work.own.shows_picture
    assert page.own_face.text() == "My face"
    model.move(Command.SKIP)
    settle()
    assert page.work.own.shows_picture
    page.own_face.click()
    settle()
    assert picture.calls == ["start", "stop", "join"]
    assert page.work.own is None
    assert page.work.map.isVisible()
    assert page.work.map.accessibleDescription().startswith("Lower cheek")


def test_a_lost_camera_gives_the_drawing_back(opened, qtbot):
    page, table = opened(has_camera=True)
    started(page)
    page.own_face.click()
    table.pictures[0].fail(SourceFailure("camera_lost", index=0))
    settle()
    assert page.work.own is None
    assert page.work.map.isVisible()
    assert not page.own_face.isChecked()
    assert page.work.problem.isVisible()
    assert page.view_model.stage is Stage.RUNNING


def test_closing_stops_the_camera(opened, qtbot):
    page, table = opened(has_camera=True)
    started(page)
    page.own_face.click()
    page.close()
    assert table.pictures[0].calls[-2:] == ["stop", "join"]


# --- look --------------------------------------------------------------------------------------


def stages(page: RoutinePage, table: Table, qtbot):
    """Show the page in each of its states."""
    yield "start"
    model = started(page)
    yield "prep"
    for number in range(1, 20):
        model.move(Command.SKIP)
        settle()
        if number in (3, 9, 15, 17, 19):
            yield f"step {number + 1}"
    model.toggle_pause()
    yield "paused"
    model.ask_end()
    yield "asking"
    model.keep_going()
    let_pass(table, page, 2, qtbot)
    model.end()
    yield "after"


@pytest.mark.parametrize(
    ("lang", "text_size", "size"),
    [("en", 18, SIZES[0]), ("en", 28, SIZES[0]), ("zh", 28, SIZES[0]), ("en", 18, SIZES[1])],
)
def test_wet_hands_need_not_scroll(opened, lang, text_size, size):
    page, _ = opened(theme=Theme(text_size=text_size, lang=Lang(lang)), size=size, lang=lang)
    model = started(page)
    below: dict[str, int] = {}
    for step in IDS:
        settle()
        below[step] = page.work.card.findChild(QScrollArea).verticalScrollBar().maximum()
        model.move(Command.SKIP)
    assert below == dict.fromkeys(below, 0)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_is_clipped_unnamed_or_too_small(opened, qtbot, lang, text_size, size):
    theme = Theme(ThemeName.LIGHT, text_size, Lang(lang))
    standing = Standing((), frozenset(), frozenset({"lid_not_closing"}), ())
    page, table = opened(theme=theme, size=size, lang=lang, standing=standing, has_camera=True)
    for state in stages(page, table, qtbot):
        settle()
        assert (page.width(), page.height()) == size
        for button in visible(page, QAbstractButton):
            what = f"{state}: {button.text()!r}"
            font = button.font()
            font.setBold(True)
            words = QFontMetrics(font).horizontalAdvance(button.text())
            assert button.width() >= words + 12, what
            assert button.accessibleName().strip(), what
            assert button.height() >= (64 if theme.is_large else 48), what
            assert button.width() >= 48, what
        for label in visible(page, QLabel):
            what = f"{state}: {label.text()!r}"
            if label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()), what
            else:
                assert label.width() >= label.sizeHint().width(), what
        card = page.work.card
        if card.isVisible():
            ring = card.ring.geometry()
            others = [w for w in card.children() if isinstance(w, QWidget) and w is not card.ring]
            assert not [w for w in others if w.isVisible() and w.geometry().intersects(ring)], state
        for area in visible(page, QScrollArea):
            assert area.widget().minimumSizeHint().width() <= area.viewport().width(), state
        for part in (page.work.map, page.work.strip, page.after.note):
            if part.isVisible():
                assert part.accessibleName().strip(), state


@pytest.mark.parametrize("name", ThemeName)
def test_theme_and_language_change_while_it_runs(opened, dressed, qtbot, name):  # noqa: F811
    page, table = opened()
    model = at_step(page, SMILE)
    before = page.grab().toImage()
    page.set_theme(dressed(Theme(name, 24)))
    table.preferences.use_lang(Lang.ZH)
    QApplication.sendEvent(page, _language_change())
    settle()
    assert page.work.card.name.text() == "微笑线"
    assert "颧大肌" in page.work.card.muscle.text()
    assert model.stage is Stage.RUNNING
    assert page.grab().toImage() != before


def _language_change():
    from PySide6.QtCore import QEvent

    return QEvent(QEvent.Type.LanguageChange)
