"""The page of your data over a real data folder, inside a real window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget

from app.clock import VirtualClock
from app.session.studio import Studio
from app.store.location import Location
from app.store.paths import DataPaths
from exercises.library import load_library
from tests.app.store.stock import fill
from tests.ui.shell_fakes import NOW, Shell
from ui.data_desk import DataDesk
from ui.errands import Errand
from ui.more_pages import Ways

LIBRARY = load_library()


@dataclass
class Answers:
    """File dialogs; None: the person changed their mind."""

    backup_answer: Path | None = None
    restore_answer: Path | None = None
    folder_answer: Path | None = None
    recovery_answer: Path | None = None
    passphrase_answer: str | None = None

    def backup(self, _parent: QWidget) -> Path | None:
        return self.backup_answer

    def restore(self, _parent: QWidget) -> Path | None:
        return self.restore_answer

    def recovery(self, _parent: QWidget) -> Path | None:
        return self.recovery_answer

    def passphrase(self, _parent: QWidget) -> str | None:
        return self.passphrase_answer

    def folder(self, _parent: QWidget) -> Path | None:
        return self.folder_answer


class Bench:
    """The page over a real data folder, inside a real window."""

    def __init__(self, shell: Shell, root: Path, filled: bool, location: bool) -> None:
        self.paths = DataPaths(root)
        self.paths.prepare()
        self.ids = fill(self.paths) if filled else []
        (self.paths.sessions / ".importing-x").unlink(missing_ok=True)
        self.studio = Studio(self.paths, LIBRARY, VirtualClock(NOW), "0.1.0")
        self.studio.open()
        self.shell = shell
        self.answers = Answers()
        self.ways = Ways(shell.window)
        self.errands: list[Errand] = []
        self.ways.start_anew_requested.connect(self.errands.append)
        parts = DataDesk(
            shell.preferences,
            shell.models.records,
            VirtualClock(NOW),
            self.answers,
            Location(root) if location else None,
        )
        self.page = parts.page(self, shell.preferences.theme(), self.ways)  # type: ignore[arg-type]
        shell.window.pages.addWidget(self.page)
        shell.window.pages.setCurrentWidget(self.page)
        self.model = self.page._model

    def close(self) -> None:
        self.page.shut_down()
        self.studio.close()


@pytest.fixture(name="open_page")
def opened_page(
    open_shell: Callable[..., Shell], tmp_path: Path, qtbot
) -> Iterator[Callable[..., Bench]]:
    opened: list[Bench] = []

    def make(*, filled: bool = True, location: bool = True, **wanted: object) -> Bench:
        bench = Bench(open_shell(**wanted), tmp_path / "data", filled, location)
        opened.append(bench)
        qtbot.waitUntil(lambda: bench.model.stored is not None)
        return bench

    yield make
    for bench in opened:
        bench.close()


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def settle(bench: Bench, qtbot) -> None:
    qtbot.waitUntil(lambda: bench.model.work is None and not bench.model._sizes.is_running)
    QCoreApplication.processEvents()
