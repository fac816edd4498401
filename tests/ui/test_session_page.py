import gc
import threading
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.domain.sides import Affected
from app.errors import SourceFailure
from app.session.live import CaptureState
from app.texts import Lang, Texts
from tests.ui.session_fakes import (  # noqa: F401
    IN_FIRST_SMILE_HOLD_S,
    FakeStudio,
    Host,
    dressed,
    leaves_nothing,
)
from ui.pages.session import SessionPage
from ui.theme import Theme, ThemeName
from ui.viewmodels.preview import Preview
from ui.viewmodels.session import SessionViewModel
from ui.viewmodels.session_facts import Stage


@pytest.fixture
def opened(qtbot, dressed):  # noqa: F811
    made: list[tuple[SessionPage, Host]] = []

    def make(theme=None, lang=Lang.EN, preview=Preview.MIRROR, size=(1280, 800), **studio):
        theme = dressed(theme or Theme())
        fake = FakeStudio(**studio)
        model = SessionViewModel(fake, "demo", "first_look", Affected.LEFT, Texts(lang), preview)
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


def feed(studio, *args, **kwargs):
    thread = threading.Thread(target=studio.capture.put, args=args, kwargs=kwargs)
    thread.start()
    thread.join()
    QApplication.processEvents()


def press(qtbot, key, widget=None):
    target = widget or QApplication.focusWidget()
    qtbot.keyClick(target, key)
    QApplication.processEvents()


def test_the_view_is_chosen_by_keyboard_before_anything_runs(opened, qtbot):
    page, studio = opened(preview=None)
    assert page.choose.isVisible()
    chosen: list[str] = []
    page.preview_chosen.connect(chosen.append)
    press(qtbot, Qt.Key.Key_2)
    assert chosen == ["outline"]
    assert studio.capture.calls == ["start"]
    assert page.work.isVisible()


def test_ring_dots_and_words_follow_the_prompt(opened):
    page, studio = opened()
    feed(studio, IN_FIRST_SMILE_HOLD_S)
    work = page.work
    assert work.name.text() == "Open-mouth smile"
    assert work.cue.text() == "Hold, and keep breathing."
    assert (work.ring.state.number, work.ring.state.fill) == ("2", pytest.approx(0.25))
    assert (work.dots.current, work.dots.of) == (1, 2)
    assert page.place.text() == "Expression 2 of 3"
    feed(studio, 15.5)
    assert work.dots.current == 2


def test_a_calm_ring_steps_by_the_second(opened):
    page, studio = opened()
    page.set_reduced_motion(True)
    fills = set()
    for at in (9.1, 9.3, 9.6, 9.9):
        feed(studio, at)
        fills.add(page.work.ring.state.fill)
    assert fills == {0.0}
    feed(studio, 10.2)
    assert page.work.ring.state.fill == pytest.approx(0.5)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_P, Qt.Key.Key_Return])
def test_any_key_pauses_and_goes_on(opened, qtbot, key):
    page, studio = opened()
    feed(studio, 1.0)
    page.setFocus()
    press(qtbot, key, page)
    assert page.view_model.stage is Stage.PAUSED
    assert page.work.cue.text() == "Paused"
    assert page.work.instruct.text() == "Press space to go on."
    press(qtbot, key, page)
    assert studio.capture.calls == ["start", "pause", "resume"]


def test_space_on_the_focused_pause_button_pauses_once(opened, qtbot):
    page, studio = opened()
    feed(studio, 1.0)
    assert page.work.pause.hasFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert studio.capture.calls == ["start", "pause"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Tab, Qt.Key.Key_F5])
def test_keys_with_a_task_of_their_own_do_not_pause(opened, qtbot, key):
    page, studio = opened()
    feed(studio, 1.0)
    press(qtbot, key, page)
    assert studio.capture.calls == ["start"]


def test_a_click_on_the_picture_pauses(opened, qtbot):
    page, studio = opened()
    feed(studio, 1.0)
    qtbot.mouseClick(page.work.video, Qt.MouseButton.LeftButton)
    assert studio.capture.calls == ["start", "pause"]


def test_escape_asks_and_the_person_may_stay_or_end(opened, qtbot):
    page, studio = opened()
    feed(studio, 3.0)
    press(qtbot, Qt.Key.Key_Escape, page)
    assert page.work.cue.text() == "End this session?"
    assert page.work.keep_going.hasFocus()
    press(qtbot, Qt.Key.Key_Escape, page)
    assert page.view_model.stage is Stage.RUNNING
    press(qtbot, Qt.Key.Key_Escape, page)
    qtbot.mouseClick(page.work.end, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert studio.capture.calls[-1] == "stop"
    assert page.over.look.isVisible()
    assert page.over.look.hasFocus()


def test_the_view_changes_while_recording(opened, qtbot):
    page, studio = opened()
    feed(studio, 1.0)
    press(qtbot, Qt.Key.Key_5, page)
    assert page.view_model.preview is Preview.OFF
    assert page.work.preview.value is Preview.OFF
    assert studio.capture.calls == ["start"]


def test_a_missing_face_is_a_hint_not_an_end(opened):
    page, studio = opened()
    for t_s in (1.0, 2.0, 2.5):
        feed(studio, t_s, has_face=False)
    assert "No face in view" in page.work.video.accessibleDescription()
    assert page.view_model.stage is Stage.RUNNING


def test_a_lost_camera_is_explained_and_the_recording_still_offered(opened, qtbot):
    page, studio = opened()
    feed(studio, 5.0)
    studio.capture.become(CaptureState.FAILED, SourceFailure("camera_lost", index=0))
    QApplication.processEvents()
    assert "stopped giving a picture" in page.over.sentence.text()
    assert page.over.look.isVisible()
    with qtbot.waitSignal(page.finished) as finished:
        page.over.look.click()
    assert finished.args == ["s1"]


def test_without_a_camera_there_is_a_way_back(opened, qtbot):
    page, _ = opened(refusal=SourceFailure("camera_missing", index=0))
    assert not page.over.look.isVisible()
    with qtbot.waitSignal(page.left):
        press(qtbot, Qt.Key.Key_Escape, page)


def test_progress_shows_and_can_be_stopped(opened, qtbot):
    def slow(progress, is_cancelled):
        progress(310, 1020)
        while not is_cancelled():
            threading.Event().wait(0.001)
        raise RuntimeError("cancelled")

    page, studio = opened(finishing=slow)
    feed(studio, 3.0)
    studio.capture.become(CaptureState.FINISHED)
    qtbot.waitUntil(lambda: page.analysing.bar.value() == 310)
    assert page.analysing.sentence.text().startswith("Frame 310 of 1020.")
    press(qtbot, Qt.Key.Key_Escape, page)
    qtbot.waitUntil(page.over.isVisible)


def test_the_demo_person_is_labelled(opened):
    page, studio = opened(is_synthetic=True)
    feed(studio, 1.0)
    assert page.work.video._is_synthetic


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
@pytest.mark.parametrize("text_size", [18, 28])
@pytest.mark.parametrize("name", ThemeName)
def test_every_control_is_named_and_large_enough(opened, name, text_size, size):
    page, studio = opened(theme=Theme(name, text_size), size=size)
    for stage in ("running", "asking", "over"):
        if stage == "running":
            feed(studio, 3.0)
        elif stage == "asking":
            page.view_model.ask_end()
        else:
            page.view_model.end()
        QApplication.processEvents()
        for button in page.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.accessibleName()
                assert min(button.width(), button.height()) >= 48, button.text()
                words = button.fontMetrics().horizontalAdvance(button.text())
                assert button.width() >= words + 12, button.text()


def test_a_theme_change_while_running_leaves_the_session_alone(opened, dressed):  # noqa: F811
    page, studio = opened()
    feed(studio, 1.0)
    for theme in (Theme(ThemeName.DARK, 28), Theme(ThemeName.LIGHT, 18)):
        page.set_theme(dressed(theme))
        feed(studio, 2.0)
        assert page.work.pause.isVisible()
    assert studio.capture.calls == ["start"]


def test_closing_the_page_stops_the_capture(opened):
    page, studio = opened()
    feed(studio, 1.0)
    page.close()
    assert studio.capture.calls[-2:] == ["stop", "join"]


def test_unwell_is_always_there_and_pauses(opened, qtbot):
    page, studio = opened()
    feed(studio, 1.0)
    asked: list[bool] = []
    page.unwell_requested.connect(lambda: asked.append(True))
    page.unwell.click()
    assert page.view_model.stage is Stage.PAUSED
    page.view_model.toggle_pause()
    page.setFocus()
    press(qtbot, Qt.Key.Key_U, page)
    assert page.view_model.stage is Stage.PAUSED
    assert asked == [True, True]


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
def test_large_words_do_not_make_the_window_larger(opened, lang, size):
    page, studio = opened(Theme(ThemeName.LIGHT, 28, lang), lang=lang, size=size)
    feed(studio, IN_FIRST_SMILE_HOLD_S)
    assert page.minimumSizeHint().height() <= size[1]
    for widget in (page.end, page.unwell, page.work.pause, page.work.cue):
        place = widget.mapTo(page, widget.rect().bottomRight())
        assert page.rect().contains(place), widget.accessibleName()


def test_no_collection_of_garbage_interrupts_a_running_session(opened):
    """A full one over the whole app takes longer than a camera without a buffer keeps a picture."""
    gc.unfreeze()
    page, studio = opened()
    feed(studio, 1.0)
    assert page.view_model.stage is Stage.RUNNING
    assert gc.get_freeze_count() > 20_000
    begun = time.perf_counter()
    gc.collect()
    spent_s = time.perf_counter() - begun
    page.shut_down()
    assert gc.get_freeze_count() == 0
    begun = time.perf_counter()
    gc.collect()
    assert spent_s < (time.perf_counter() - begun) / 3
