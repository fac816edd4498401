import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.shell_fakes import Shell
from ui.collector import Collector


@pytest.fixture(scope="session", autouse=True)
def _cycles_are_collected_in_this_thread(qapp: QApplication) -> Iterator[None]:
    """As in the app: see ui/collector.py."""
    collector = Collector()
    yield
    collector.close()


@pytest.fixture
def open_shell(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., Shell]]:
    """Open main windows with fakes behind them; they are taken down after the test."""
    opened: list[Shell] = []

    def make(*, wait: bool = True, **wanted: object) -> Shell:
        shell = Shell(qapp, **wanted)
        opened.append(shell)
        shell.window.show()
        shell.window.activateWindow()
        if wait:
            shell.models.records.refresh()
            qtbot.waitUntil(lambda: not shell.models.records.is_loading)
            shell.models.today.look_for_cameras()
        QCoreApplication.processEvents()
        return shell

    yield make
    for shell in opened:
        shell.window.close()
        shell.kit.close()
        shell.language.close()
        shell.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not left, f"windows left: {left}"
