"""A mistake of ours in a page: what to do next, and the details for support beside it."""

import logging
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.errors import StorageFailure
from app.texts import Lang, Texts
from tests.ui.shell_fakes import Shell
from ui.errands import TroubleWindow
from ui.failures import FailureNotice, Failures
from ui.pages.progress import Part
from ui.widgets.support import SupportButton

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
SECRET = "王小明 /home/xiaoming"
Open = Callable[..., Shell]


class Broken:
    """A log that cannot be looked back at, by a mistake of ours."""

    library = None

    def __init__(self) -> None:
        self.is_mended = False

    def days(self, _first: object, _last: object) -> object:
        return self._read()

    def trends(self, _origin: object) -> object:
        return self._read()

    def _read(self) -> object:
        if not self.is_mended:
            raise LookupError(SECRET)
        return None


@pytest.fixture
def failures(qapp: object) -> Iterator[Failures]:
    made = Failures()
    logging.getLogger().addHandler(made.recent)
    yield made
    logging.getLogger().removeHandler(made.recent)


def notice_of(shell: Shell, failures: Failures) -> FailureNotice:
    preferences = shell.models.preferences
    return FailureNotice(shell.window, failures, shell.models.about, preferences, lambda: None)


def buttons(widget: QWidget) -> list[SupportButton]:
    return [each for each in widget.findChildren(SupportButton) if each.isVisible()]


def test_today_says_what_to_do_and_shows_the_details(
    open_shell: Open, failures: Failures, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    shell = open_shell()
    notice = notice_of(shell, failures)
    shell.studio.error = LookupError(SECRET)
    shell.models.records.refresh()
    qtbot.waitUntil(lambda: shell.models.records.error is not None)
    caplog.clear()
    card = shell.window.today.up_next
    assert "close MirrorMend and open it anew" in card.details.text()
    assert buttons(shell.window) == [card.support]
    card.support.click()
    assert notice.sheet is not None
    shown = notice.sheet.details.toPlainText()
    assert "LookupError" in shown
    assert "shell_fakes.py" in shown
    assert "王小明" not in shown
    notice.sheet.copy.click()
    assert QGuiApplication.clipboard().text() == shown
    notice.sheet.close_button.click()
    shell.studio.error = None
    card.start.click()
    qtbot.waitUntil(lambda: not buttons(shell.window))


def test_what_a_person_can_mend_needs_no_support(open_shell: Open, qtbot: QtBot) -> None:
    shell = open_shell()
    shell.studio.error = StorageFailure("disk_full", path="a", free_mb=3)
    shell.models.records.refresh()
    qtbot.waitUntil(lambda: shell.models.records.error is not None)
    shell.window.messages.explain(shell.studio.error)
    assert buttons(shell.window) == []
    shell.window.messages.explain(RuntimeError(SECRET))
    assert len(buttons(shell.window)) == 1


def test_progress_says_that_it_could_not_be_read_and_reads_again(
    open_shell: Open, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Broken()
    shell = open_shell(progress=broken)
    shell.window.show_page("progress")
    page = shell.window.progress
    page.show_part(Part.OVERVIEW)
    assert page.overview is not None
    problem = page.overview.problem
    qtbot.waitUntil(problem.isVisible)
    assert "Try again" in problem.text.text()
    assert buttons(page) == [problem.support]
    broken.is_mended = True
    problem.action.click()
    qtbot.waitUntil(lambda: not problem.isVisible())
    caplog.clear()


@pytest.mark.parametrize("lang", Lang)
def test_before_the_first_page_the_details_are_there_too(qtbot: QtBot, lang: Lang) -> None:
    try:
        raise UnforeseenError(SECRET)
    except UnforeseenError as error:
        window = TroubleWindow(error, lang)
    qtbot.addWidget(window)
    window.show()
    assert window.text.text() == Texts(lang)("failure.unforeseen")
    window.support.click()
    sheet = window.support.sheet
    assert sheet is not None
    assert "UnforeseenError" in sheet.details.toPlainText()
    assert "test_support.py" in sheet.details.toPlainText()
    assert "王小明" not in sheet.details.toPlainText()
    sheet.close_button.click()


class UnforeseenError(Exception):
    """Something that nobody foresaw."""
