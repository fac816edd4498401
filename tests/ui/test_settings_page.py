"""Settings on tabs: all of them by keyboard, each change at once, and the ways to texts."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.inspection import flaws
from tests.ui.shell_fakes import NOW, Shell
from ui.pages.settings import SettingsPage, Tab
from ui.widgets.text_sheet import TextSheet

Open = Callable[..., Shell]
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def settings_of(shell: Shell) -> SettingsPage:
    shell.window.show_page("settings")
    return shell.window.settings


def sheet() -> TextSheet:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, TextSheet)]
    return next(each for each in found if each.isVisible())


def test_arrow_keys_go_from_tab_to_tab(open_shell: Open, qtbot: QtBot) -> None:
    settings = settings_of(open_shell())
    assert settings.tab is Tab.DISPLAY
    assert settings.display.isVisible()
    qtbot.keyClick(settings.tabs.buttons()[0], Qt.Key.Key_Right)
    assert settings.tab is Tab.PRACTICE, "no sound where there is no voice"
    assert settings.person.isVisible()
    assert not settings.display.isVisible()


def test_every_choice_holds_at_once(open_shell: Open) -> None:
    shell = open_shell()
    settings = settings_of(shell)
    settings.display.motion.buttons()[2].click()
    assert shell.saved[-1].reduced_motion is True
    settings.display.motion.buttons()[1].click()
    assert shell.saved[-1].reduced_motion is False
    settings.display.motion.buttons()[0].click()
    assert shell.saved[-1].reduced_motion is None, "as the system"
    settings.view.view.picked.emit("outline")
    assert shell.saved[-1].view == "outline"
    settings.view.view.picked.emit(None)
    assert shell.saved[-1].view is None
    settings.person.since.year.picked.emit(2024)
    settings.person.since.month.picked.emit(3)
    assert shell.saved[-1].palsy_since == "2024-03"
    settings.person.since.month.picked.emit(None)
    assert shell.saved[-1].palsy_since == "2024"


def test_a_month_that_is_still_to_come_is_not_offered(open_shell: Open) -> None:
    settings = settings_of(open_shell())
    settings.person.since.year.picked.emit(NOW.year)
    months = [each.text() for each in settings.person.since.month.menu_.actions()]
    assert months[-1] == "November"
    settings.person.since.year.picked.emit(NOW.year - 1)
    months = [each.text() for each in settings.person.since.month.menu_.actions()]
    assert months[-1] == "December"


def test_letters_alone_can_be_switched_off(open_shell: Open) -> None:
    shell = open_shell()
    settings = settings_of(shell)
    keys = {each.key().toString(): each for each in shell.window._shortcuts._browsing}
    always = {each.key().toString(): each for each in shell.window._shortcuts._always}
    assert keys["1"].isEnabled()
    settings.keys.single.buttons()[1].click()
    assert not keys["1"].isEnabled()
    assert not always["U"].isEnabled()
    assert always["F1"].isEnabled()
    assert keys["Ctrl+1"].isEnabled()
    settings.keys.single.buttons()[0].click()
    assert keys["1"].isEnabled()
    assert always["U"].isEnabled()


def test_a_consent_is_taken_back_with_one_press_and_given_again(open_shell: Open) -> None:
    shell = open_shell()
    settings = settings_of(shell)
    settings.show_tab(Tab.PRIVACY)
    assert settings.consent.since.text() == "4 of 4 agreed to, last on 1 November 2026"
    camera = settings.consent.rows.rows["camera"].tick
    camera.click()
    assert "camera" not in shell.saved[-1].consents
    assert shell.saved[-1].setup == "done", "an optional one asks nothing again"
    camera.click()
    assert shell.saved[-1].consents["camera"] == NOW.date().isoformat()
    settings.consent.rows.rows["log"].tick.click()
    assert shell.saved[-1].setup == "consent"


def test_texts_open_over_the_window_and_close_with_escape(open_shell: Open, qtbot: QtBot) -> None:
    settings = settings_of(open_shell())
    settings.show_tab(Tab.ABOUT)
    settings.about.licences.click()
    shown = sheet()
    text = shown.text.toPlainText()
    assert "LGPL-3.0" in text
    assert "mediapipe 0." in text
    assert "Apache-2.0" in text
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    settings.show_tab(Tab.PRIVACY)
    settings.privacy.statement.click()
    assert "not encrypted" in sheet().text.toPlainText()
    sheet().close_button.click()


def test_details_for_support_are_asked_for(open_shell: Open, qtbot: QtBot) -> None:
    shell = open_shell()
    settings = settings_of(shell)
    with qtbot.waitSignal(shell.window.sheets.support_requested):
        settings.about.support.click()


@pytest.mark.parametrize(("lang", "size"), [("zh", 28), ("en", 28), ("en", 18)])
def test_no_tab_has_a_flaw(open_shell: Open, qtbot: QtBot, lang: str, size: int) -> None:
    shell = open_shell(lang=lang, text_size=size)
    window = shell.window
    window.resize(1024, 700)
    settings = settings_of(shell)
    for tab in settings.tabs.values():
        settings.show_tab(tab)
        qtbot.waitUntil(lambda: not flaws(window, size, lang), timeout=2000)
