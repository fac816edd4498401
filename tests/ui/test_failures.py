"""Whatever breaks in a slot ends in a notice that says what to do, never in silence."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.shell_fakes import Shell
from ui.failures import FailureNotice, Failures

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


class Noticed:
    def __init__(self, shell: Shell) -> None:
        self.held = 0
        self.failures = Failures()
        self.notice = FailureNotice(
            shell.window, self.failures, shell.models.about, shell.models.preferences, self._hold
        )

    def _hold(self) -> None:
        self.held += 1
        raise RuntimeError("what runs cannot be held either")


@pytest.fixture
def noticed(open_shell: Callable[..., Shell]) -> Iterator[Noticed]:
    shell = open_shell()
    made = Noticed(shell)
    before = sys.excepthook, threading.excepthook
    made.failures.install()
    yield made
    made.failures.uninstall()
    sys.excepthook, threading.excepthook = before
    if made.notice.sheet is not None:
        made.notice.sheet.reject()


@pytest.mark.parametrize("where", ["slot", "timer", "thread"])
def test_a_failure_in_a_slot_is_said_and_can_be_copied(
    noticed: Noticed, qtbot: QtBot, caplog: pytest.LogCaptureFixture, where: str
) -> None:
    def slot() -> None:
        raise LookupError("王小明 /home/xiaoming")

    with caplog.at_level(logging.CRITICAL):
        if where == "slot":
            button = QPushButton()
            qtbot.addWidget(button)
            button.clicked.connect(slot)
            button.click()
        elif where == "thread":
            threading.Thread(target=slot).start()
        else:
            QTimer.singleShot(0, slot)
        qtbot.waitUntil(lambda: noticed.notice.sheet is not None)
    caplog.clear()
    sheet = noticed.notice.sheet
    assert sheet is not None
    assert sheet.isVisible()
    assert noticed.held == 1
    assert "go on" in sheet.said.text()
    shown = sheet.details.toPlainText()
    assert "LookupError" in shown
    assert "test_failures.py" in shown
    assert "王小明" not in shown
    assert "/home" not in shown
    sheet.copy.click()
    assert QGuiApplication.clipboard().text() == shown, "what is copied is what was shown"
    assert "Copied" in sheet.copied.text()
    sheet.close_button.click()
    assert noticed.notice.sheet is None


def test_what_fails_again_and_again_is_said_once_and_does_not_fill_the_log(
    noticed: Noticed, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    error = ValueError("again")
    with caplog.at_level(logging.CRITICAL):
        for _ in range(50):
            noticed.failures.catch(ValueError, error, None)
        qtbot.waitUntil(lambda: noticed.notice.sheet is not None)
    assert len([each for each in caplog.records if each.message == "uncaught"]) == 20
    caplog.clear()
    assert noticed.held == 1
    assert noticed.notice.sheet is not None


def test_details_are_there_without_a_failure(noticed: Noticed) -> None:
    noticed.notice.show_details()
    assert noticed.notice.sheet is not None
    assert "Nothing has failed" in noticed.notice.sheet.said.text()
    shown = noticed.notice.sheet.details.toPlainText()
    assert "MirrorMend: 0.1.0" in shown
    assert "some/where" not in shown, "no folder of the person's"
