import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from app.errors import SourceFailure, StorageFailure
from app.session.choices import CameraChoice
from tests.ui.shell_fakes import EVERY_OUTCOME
from ui import i18n
from ui.words import Words


def test_the_rail_leads_to_the_pages(open_shell, qtbot):
    window = open_shell().window
    buttons = window.rail._buttons
    kinds = (
        "TodayPage",
        "PracticePage",
        "ProgressPage",
        "ReportPage",
        "LearnPages",
        "SettingsPage",
    )
    for button, kind in zip(buttons, kinds, strict=True):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert type(window.pages.currentWidget()).__name__ == kind
        assert button.isChecked()


@pytest.mark.parametrize(
    ("key", "modifier", "page"),
    [
        (Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier, "progress"),
        (Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier, "settings"),
        (Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier, "today"),
    ],
)
def test_keys_lead_to_the_pages(open_shell, qtbot, key, modifier, page):
    window = open_shell().window
    window.show_page("settings" if page != "settings" else "today")
    qtbot.keyClick(window, key, modifier)
    assert window.pages.currentWidget() is getattr(window, page)


def test_a_key_leads_to_practice(open_shell, qtbot):
    window = open_shell().window
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert type(window.pages.currentWidget()).__name__ == "PracticePage"


def test_escape_goes_back_to_today(open_shell, qtbot):
    window = open_shell().window
    window.show_page("settings")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.today


def test_keys_change_text_and_theme(open_shell, qtbot):
    shell = open_shell()
    ctrl = Qt.KeyboardModifier.ControlModifier
    for key, text_size in (
        (Qt.Key.Key_Plus, 21),
        (Qt.Key.Key_Equal, 24),
        (Qt.Key.Key_Minus, 21),
        (Qt.Key.Key_0, 18),
        (Qt.Key.Key_Minus, 18),
    ):
        qtbot.keyClick(shell.window, key, ctrl)
        assert shell.preferences.settings.text_size == text_size
    for theme in ("dark", "contrast", "light"):
        qtbot.keyClick(shell.window, Qt.Key.Key_D, ctrl)
        assert shell.preferences.settings.theme == theme


def test_a_session_has_the_window_to_itself(open_shell, qtbot):
    shell = open_shell(log=EVERY_OUTCOME)
    window = shell.window
    window.today.first_look.start.click()
    page = shell.sessions[0]
    assert window.frames.currentWidget() is page
    assert (page.choice, page.calls) == (CameraChoice(0), ["begin"])
    assert not window.rail.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.frames.currentWidget() is page
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert page.theme.text_size == 21
    page.finished.emit("s1")
    assert page.calls == ["begin", "shut_down"]
    assert window.pages.currentWidget() is shell.results[0]
    assert shell.results[0].session_id == "s1"
    assert window.rail.isVisible()


def test_leaving_a_session_leads_to_today(open_shell):
    shell = open_shell()
    shell.window.show_page("progress")
    shell.window.flow.first_look()
    shell.sessions[0].left.emit()
    assert shell.window.pages.currentWidget() is shell.window.today
    assert shell.sessions[0].calls[-1] == "shut_down"


def test_a_camera_that_is_busy_is_explained(open_shell):
    shell = open_shell()
    shell.refuses = SourceFailure("camera_missing", index=0)
    shell.window.flow.first_look()
    assert shell.window.frames.currentIndex() == 0
    assert shell.window.messages.notice.text.text() == Words().explain(
        shell.refuses, shell.preferences.lang()
    )


def test_a_result_goes_back_to_where_it_was_opened(open_shell, qtbot):
    shell = open_shell(log=EVERY_OUTCOME)
    window = shell.window
    for key, page in (("progress", window.progress), ("today", window.today)):
        window.show_page(key)
        window.open_result("s2")
        assert window.pages.currentWidget() is shell.results[-1]
        assert window.rail._buttons[2].isChecked()
        shell.results[-1].back_requested.emit()
        assert window.pages.currentWidget() is page
        assert window.pages.count() == 2


def test_a_result_can_be_exported(open_shell, qtbot, tmp_path):
    shell = open_shell(log=EVERY_OUTCOME)
    shell.window.open_result("s2")
    shell.dialogs.report_answer = tmp_path / "one.pdf"
    with qtbot.waitSignal(shell.models.exporter.saved):
        shell.results[0].export_requested.emit("s2")
    assert shell.studio.exported[0][0] == ("s2",)


def test_a_missing_session_is_explained(open_shell):
    shell = open_shell(log=EVERY_OUTCOME)
    shell.refuses = StorageFailure("session_missing", id="s2")
    shell.window.open_result("s2")
    assert shell.window.messages.isVisible()
    assert shell.window.pages.currentWidget() is shell.window.today


def test_settings_that_cannot_be_kept_still_hold(open_shell):
    shell = open_shell()
    shell.refuses = StorageFailure("disk_full", path="/x", free_mb=0)
    shell.preferences.use_text_size(24)
    assert shell.preferences.settings.text_size == 24
    assert shell.window.messages.isVisible()


def test_the_language_changes_at_once(open_shell):
    shell = open_shell(log=EVERY_OUTCOME, waiting=("w1",))
    window = shell.window
    window.show_page("settings")
    assert window.settings.heading.text() == "Settings"
    window.settings.display.languages.buttons()[1].click()
    QCoreApplication.processEvents()
    assert window.settings.heading.text() == "设置"
    assert [button.text() for button in window.rail._buttons] == [
        "今天",
        "练习",
        "变化",
        "报告",
        "了解",
        "设置",
    ]
    assert window.today.first_look.heading.text() == "先看一看"
    assert window.today.day.text() == "11月23日 星期一 · 患侧：不确定"
    assert "看到了" in window.log._rows[0].findChildren(type(window.log.heading))[2].text()
    window.settings.display.languages.buttons()[2].click()
    QCoreApplication.processEvents()
    assert window.settings.heading.text() == "Settings"
    assert window.today.recent.heading.text() == "Last recordings"
    assert shell.saved[-1].language == "en"


def test_without_its_translation_the_window_speaks_english(
    open_shell, monkeypatch, tmp_path, caplog
):
    monkeypatch.setattr(i18n, "FOLDER", tmp_path)
    with caplog.at_level(logging.ERROR):
        shell = open_shell(lang="zh")
    assert shell.language.is_missing
    assert shell.window.today.heading.text() == "Today"
    assert "English" in shell.window.messages.notice.text.text()


def test_settings_hold_at_once(open_shell):
    shell = open_shell()
    settings = shell.window.settings
    settings.display.themes.buttons()[2].click()
    settings.display.sizes.buttons()[3].click()
    settings.person.sides.buttons()[0].click()
    settings.person.camera.more.click()
    kept = shell.saved[-1]
    assert (kept.theme, kept.text_size, kept.affected, kept.camera_index) == (
        "contrast",
        28,
        "left",
        1,
    )
    settings.person.camera.less.click()
    assert shell.saved[-1].camera_index == 0
    assert not settings.person.camera.less.isEnabled()
    settings.display.languages.buttons()[0].click()
    assert shell.saved[-1].language is None


def test_settings_say_what_this_is(open_shell):
    settings = open_shell().window.settings
    assert "not been reviewed by a clinician" in settings.about.notes.text().replace("\n", " ")
    assert settings.about.versions.text() == "MirrorMend 0.1.0 · Qt 6.12"
    shown = settings.privacy.rows["folder"].note.text().replace("\u200b", "")
    assert shown == str(Path("/home/some/where/MirrorMend"))


def test_arrow_keys_choose_in_a_row_of_values(open_shell, qtbot):
    shell = open_shell()
    sides = shell.window.today.sides
    sides.focus_current()
    qtbot.keyClick(sides.buttons()[2], Qt.Key.Key_Right)
    assert shell.preferences.settings.affected == "left"
    qtbot.keyClick(sides.buttons()[0], Qt.Key.Key_Left)
    assert shell.preferences.settings.affected == "unknown"


def test_the_ring_follows_the_focus(open_shell, qtbot):
    window = open_shell().window
    start = window.today.first_look.start
    start.setFocus()
    qtbot.waitUntil(start.hasFocus)
    ring = window.ring
    corner = start.mapTo(window, start.rect().topLeft())
    assert ring.isVisible()
    assert ring.geometry().topLeft() == corner - type(corner)(6, 6)
    window.today.language.setFocus()
    assert ring.geometry().center().y() < 100
    window.today.language.clearFocus()
    assert not ring.isVisible()
