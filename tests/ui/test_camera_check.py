"""The camera check in front of a session: what it says, and every way on and back."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from app.domain.camera_check import NOT_CHECKED, NOT_YET, Check, CheckState, Finding, Standing
from app.domain.sides import Affected
from app.errors import SourceFailure
from app.session.live import CaptureState
from app.texts import Lang, Texts
from tests.ui.session_fakes import FakeStudio, Host, dressed, leaves_nothing  # noqa: F401
from ui.pages.session import SessionPage
from ui.theme import Theme, ThemeName
from ui.viewmodels.preview import Preview
from ui.viewmodels.session import AUTO_PASS_S, SessionViewModel
from ui.viewmodels.session_check import CheckWords
from ui.viewmodels.session_facts import Stage

DARK = CheckState((Finding.TOO_DARK, Finding.TURNED_LEFT), 0.0, True)


def good(seconds: float) -> CheckState:
    return CheckState((), seconds, True)


@pytest.fixture
def opened(qtbot, dressed):  # noqa: F811
    made: list[tuple[SessionPage, Host]] = []

    def make(
        theme=None, preview=Preview.MIRROR, size=(1280, 800), affected=Affected.LEFT, **studio
    ):
        theme = dressed(theme or Theme())
        fake = FakeStudio(checks_camera=True, **studio)
        model = SessionViewModel(fake, "demo", "first_look", affected, Texts(Lang.EN), preview)
        page = SessionPage(theme, model)
        host = Host(page, size)
        qtbot.addWidget(host)
        made.append((page, host))
        page.show()
        page.begin()
        QApplication.processEvents()
        return page, fake

    yield make
    for page, _ in made:
        page.shut_down()


def feed(studio, check, t_s=0.0):
    thread = threading.Thread(
        target=studio.capture.put, args=(0.0,), kwargs={"check": check, "t_s": t_s}
    )
    thread.start()
    thread.join()
    QApplication.processEvents()


def press(qtbot, key, widget=None, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(widget or QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def test_the_session_begins_with_the_check_and_records_nothing(opened):
    page, studio = opened()
    assert page.view_model.stage is Stage.CHECKING
    assert page.check.isVisible()
    assert studio.capture.calls == ["start"]
    assert page.check.headline.text() == "Looking at the picture"
    assert "arm's length" in page.check.advice.text(), "how to sit, until something can be told"
    assert {row.words.text() for row in page.check.rows.values()} == {"Looking…"}
    feed(studio, NOT_YET)
    assert page.check.start.text() == "Start"


def test_one_thing_is_said_at_a_time_the_most_important_first(opened):
    page, studio = opened()
    feed(studio, DARK)
    assert page.check.advice.text() == "It is rather dark. Turn on a lamp in front of you."
    assert page.check.rows[Check.LIGHT].words.text() == "Not yet"
    assert page.check.rows[Check.HEAD].words.text() == "Not yet"
    assert page.check.rows[Check.FRAMING].words.text() == "Good"
    assert page.check.rows[Check.LIGHT].accessibleName() == "Light: Not yet"
    assert page.check.start.text() == "Start anyway"
    assert not page.check.wait.isVisible()
    feed(studio, CheckState((Finding.TURNED_LEFT,), 0.0, True))
    assert page.check.advice.text() == "Turn your face a little to your right."


def test_starting_anyway_keeps_the_mark(opened, qtbot):
    page, studio = opened()
    feed(studio, DARK)
    assert page.check.start.hasFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert studio.capture.calls == ["start", "begin"]
    assert studio.capture.notes == ("too_dark", "turned_left")
    feed(studio, None)
    assert page.work.isVisible()
    assert page.view_model.stage is Stage.RUNNING
    assert page.work.pause.hasFocus()


def test_two_good_seconds_pass_by_themselves_after_a_countdown(opened):
    page, studio = opened()
    feed(studio, good(0.1))
    assert page.check.headline.text() == "All good"
    assert page.check.advice.text() == "Starting in 2 s. Any key waits."
    feed(studio, good(1.1), 1.0)
    assert "1 s" in page.check.advice.text()
    assert studio.capture.calls == ["start"]
    feed(studio, good(AUTO_PASS_S), 2.0)
    assert studio.capture.calls == ["start", "begin"]
    assert studio.capture.notes == ()


def test_something_in_the_way_stops_the_countdown(opened):
    page, studio = opened()
    feed(studio, good(1.9))
    feed(studio, DARK)
    assert page.view_model.countdown_s is None
    feed(studio, good(0.0))
    assert page.view_model.countdown_s == 2
    assert studio.capture.calls == ["start"]


@pytest.mark.parametrize("how", ["button", "key", "click"])
def test_the_countdown_can_be_stopped(opened, qtbot, how):
    page, studio = opened()
    feed(studio, good(0.5))
    if how == "button":
        qtbot.mouseClick(page.check.wait, Qt.MouseButton.LeftButton)
    elif how == "key":
        press(qtbot, Qt.Key.Key_W, page)
    else:
        qtbot.mouseClick(page.check.video, Qt.MouseButton.LeftButton)
    assert page.check.advice.text() == "Start whenever you like."
    assert not page.check.wait.isVisible()
    feed(studio, good(9.0), 9.0)
    assert studio.capture.calls == ["start"]
    qtbot.mouseClick(page.check.start, Qt.MouseButton.LeftButton)
    assert studio.capture.calls == ["start", "begin"]


def test_starting_before_anything_could_be_told_is_marked(opened, qtbot):
    page, studio = opened()
    qtbot.mouseClick(page.check.start, Qt.MouseButton.LeftButton)
    assert studio.capture.calls == ["start"], "not before there is a picture"
    feed(studio, NOT_YET)
    qtbot.mouseClick(page.check.start, Qt.MouseButton.LeftButton)
    assert studio.capture.notes == (NOT_CHECKED,)


@pytest.mark.parametrize("way", ["escape", "end"])
def test_there_is_a_way_back(opened, qtbot, way):
    page, studio = opened()
    feed(studio, DARK)
    with qtbot.waitSignal(page.left):
        if way == "escape":
            press(qtbot, Qt.Key.Key_Escape)
        else:
            qtbot.mouseClick(page.end, Qt.MouseButton.LeftButton)
    assert studio.capture.calls[-2:] == ["stop", "join"]
    assert "begin" not in studio.capture.calls


def test_a_camera_lost_in_the_check_is_explained(opened):
    page, studio = opened()
    feed(studio, DARK)
    studio.capture.become(CaptureState.FAILED, SourceFailure("camera_lost", index=0))
    QApplication.processEvents()
    assert page.over.isVisible()
    assert not page.over.look.isVisible()


def test_the_view_is_asked_before_the_picture_comes(opened, qtbot):
    page, studio = opened(preview=None)
    assert page.choose.isVisible()
    assert studio.captures == []
    press(qtbot, Qt.Key.Key_2)
    assert page.check.isVisible()
    assert page.check.video.accessibleName() == "Outline of your face, mirrored"


def test_0_goes_round_the_views_in_check_and_session_and_is_told(opened, qtbot):
    page, studio = opened()
    chosen: list[str] = []
    page.preview_chosen.connect(chosen.append)
    feed(studio, DARK)
    press(qtbot, Qt.Key.Key_0)
    assert page.check.preview.value is Preview.OUTLINE
    press(qtbot, Qt.Key.Key_5)
    page.view_model.pass_check()
    feed(studio, None)
    assert page.work.video.accessibleName() == "Picture is off"
    press(qtbot, Qt.Key.Key_0)
    assert page.view_model.stage is Stage.RUNNING, "0 does not pause"
    assert chosen == ["outline", "off", "mirror"]
    assert studio.capture.calls == ["start", "begin"]


def test_a_remembered_view_is_the_only_one_ever_shown(opened):
    for preview in Preview:
        page, studio = opened(preview=preview)
        assert page.check.preview.value is preview
        names = {page.check.video.accessibleName(), page.work.video.accessibleName()}
        feed(studio, DARK)
        page.view_model.pass_check()
        feed(studio, None)
        names |= {page.work.video.accessibleName()}
        assert names - {"Your picture, mirrored"} or preview is Preview.MIRROR
        assert page.work.preview.value is preview
        page.shut_down()


def test_a_remembered_healthy_side_without_a_side_is_asked_again(opened, qtbot):
    page, studio = opened(preview=Preview.HEALTHY_SIDE, affected=Affected.UNKNOWN)
    assert page.choose.isVisible()
    button = page.choose.button(Preview.HEALTHY_SIDE)
    assert not button.isEnabled()
    assert "Settings" in button.accessibleName()
    press(qtbot, Qt.Key.Key_4, page)
    assert studio.captures == []
    assert page.choose.isVisible()


@pytest.mark.parametrize("finding", Finding)
def test_there_are_words_for_every_finding(finding):
    words = CheckWords()
    advice = words.advice(finding)
    assert advice.endswith(".")
    assert len(advice) <= 90
    assert words.name(Check.LIGHT)
    assert words.standing(Standing.GOOD) == "Good"


def test_left_and_right_in_the_words_are_the_persons_own():
    words = CheckWords()
    for finding, side in (
        (Finding.OFF_LEFT, "right"),
        (Finding.OFF_RIGHT, "left"),
        (Finding.TURNED_LEFT, "right"),
        (Finding.TURNED_RIGHT, "left"),
        (Finding.TILTED_LEFT, "right"),
        (Finding.TILTED_RIGHT, "left"),
    ):
        assert words.advice(finding).endswith(f"to your {side}.")


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
@pytest.mark.parametrize("text_size", [18, 28])
@pytest.mark.parametrize("name", ThemeName)
def test_everything_fits_and_is_named(opened, name, text_size, size):
    page, studio = opened(theme=Theme(name, text_size), size=size)
    for finding in (*Finding, None):
        feed(studio, good(0.5) if finding is None else CheckState((finding,), 0.0, True))
        for _ in range(4):
            QApplication.processEvents()
        for button in page.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.accessibleName()
                assert min(button.width(), button.height()) >= 48, button.text()
                font = button.font()
                font.setBold(True)
                words = QFontMetrics(font).horizontalAdvance(button.text())
                assert button.width() >= words + 12, button.text()
        for shown in page.check.findChildren(QLabel):
            if shown.isVisible() and shown.wordWrap():
                assert shown.height() >= shown.heightForWidth(shown.width()), shown.text()
    room = page.check.size()
    for panel in (page.check, page.choose):
        assert panel.minimumSizeHint().width() <= room.width()
        assert panel.minimumSizeHint().height() <= room.height()
