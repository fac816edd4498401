"""The whole app behind its window: set up beforehand, answered, read, and taken down."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from app.clock import SystemClock
from app.session.gate import Gate
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.settings import SettingsFile
from exercises.library import load_library
from tests.app.session.gate_fakes import answer_all
from tests.ui.shell_fakes import SET_UP
from ui.bootstrap import Assembly
from ui.pages.gate import GateFlow


class ThisFile:
    """A person who always answers with the same file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def video(self, parent: QWidget) -> Path | None:
        return None

    def report(self, parent: QWidget, name: str) -> Path | None:
        assert name.endswith(".pdf")
        return self.path


def answer_gate(root: Path) -> None:
    """Answer the safety questions beforehand, as somebody did who is well."""
    paths = DataPaths(root)
    paths.prepare()
    set_up(root)
    with Log(paths) as log:
        answer_all(Gate(load_library(), log.journal, SystemClock()))


def set_up(root: Path) -> None:
    """Have been through the first start, and agreed to everything."""
    file = SettingsFile(DataPaths(root).settings)
    file.save(file.load().model_copy(update=SET_UP))


def answer_no(window: QWidget, qtbot: QtBot) -> None:
    """Answer what is asked before every start: nothing is wrong today."""
    while isinstance(page := window.frames.currentWidget(), GateFlow):
        for row in page.questions.rows.values():
            qtbot.keyClick(row, Qt.Key.Key_N)
        qtbot.mouseClick(page.questions.go_on, Qt.MouseButton.LeftButton)


def shown_text(widget: QWidget) -> str:
    """Everything a screen reader or a person could read on a page."""
    parts = [w for w in widget.findChildren(QWidget) if w.isVisible()]
    said = [getattr(w, "text", str)() if callable(getattr(w, "text", None)) else "" for w in parts]
    spoken = Qt.ItemDataRole.AccessibleTextRole
    rows = [
        str(view.item(row).data(spoken) or view.item(row).text())
        for view in parts
        if isinstance(view, QListWidget)
        for row in range(view.count())
    ]
    return "\n".join([*map(str, said), *(w.accessibleName() for w in parts), *rows])


def answer_first_questions(gate: GateFlow) -> None:
    """Answer the first start's questions as somebody does for whom nothing speaks against it."""
    gate.questions.pace_ms = 0
    for rule, question in gate.questions.rows.items():
        (question.yes if rule == "RF13_diagnosis" else question.no).click()
    gate.questions.go_on.click()


def take_down(assembly: Assembly) -> None:
    """Close for good, also where reminders would keep the window; no widget is left."""
    assembly.window.leave()
    assembly.close()
    assembly.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
