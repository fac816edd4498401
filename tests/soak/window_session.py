"""The window of a person who is filmed: opened, answered, recorded, ended, looked at, closed.

Run as `python -m tests.soak.window_session ROOT`; prints the session's id. Everything is real but
the hand: the steps are those of tests/ui/test_whole_session.py, without pytest.
"""

import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.session.choices import DemoChoice, LaunchOptions
from app.texts import Lang
from tests.ui.test_whole_session import answer_gate
from ui import bootstrap
from ui.bootstrap import Assembly
from ui.pages.gate import GateFlow
from ui.viewmodels.session import Stage

Step = tuple[Callable[[], bool], float]
RECORDED_S = 6.0


def main(root: Path) -> int:
    answer_gate(root)
    made: list[Assembly] = []
    begin = Assembly.begin

    def begin_and_drive(assembly: Assembly) -> None:
        begin(assembly)
        made.append(_Driver(assembly))  # pyright: ignore[reportArgumentType] - kept alive

    Assembly.begin = begin_and_drive
    return bootstrap.run(LaunchOptions(None, Lang.EN), root)


class _Driver:
    """Goes through the steps by a timer; one that does not come in time ends with an error."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._steps = self._session()
        self._is_there, self._until_s = next(self._steps), time.monotonic() + 60
        self._timer = QTimer(interval=30)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def _on_tick(self) -> None:
        if time.monotonic() > self._until_s:
            print(f"stuck at {self._is_there}", file=sys.stderr)
            QApplication.exit(3)
        elif self._is_there():
            self._is_there = next(self._steps, lambda: False)
            self._until_s = time.monotonic() + 240

    def _session(self) -> Generator[Callable[[], bool]]:
        assembly, window = self._assembly, self._assembly.window
        yield lambda: assembly._desk is not None and not assembly.records.is_loading
        self._answer_no()
        assembly.models.today.use_choice(DemoChoice("oral-ocular-left"))
        window.today.first_look.start.click()
        self._answer_no()
        page = window.frames.currentWidget()
        assert page is not None
        model = page.view_model  # pyright: ignore[reportAttributeAccessIssue]
        _press(page, Qt.Key.Key_1)
        yield lambda: model.stage is Stage.CHECKING
        yield lambda: model.stage is Stage.RUNNING or model.check.is_settled
        if model.stage is Stage.CHECKING:
            model.pass_check()
        yield lambda: model.stage is Stage.RUNNING and model.elapsed_s > RECORDED_S
        session_id = model.session_id
        model.ask_end()
        model.end()
        yield lambda: model.stage is Stage.OVER
        model.look()
        done: list[str] = []
        page.finished.connect(done.append)  # pyright: ignore[reportAttributeAccessIssue]
        yield lambda: bool(done)
        print(session_id, flush=True)
        window.close()
        QApplication.quit()

    def _answer_no(self) -> None:
        frames = self._assembly.window.frames
        while isinstance(page := frames.currentWidget(), GateFlow):
            for row in page.questions.rows.values():
                _press(row, Qt.Key.Key_N)
            page.questions.go_on.click()


def _press(widget: QWidget, key: Qt.Key) -> None:
    text = chr(key.value).lower()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(widget, event)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
