"""The window of a person who is filmed: opened, answered, recorded, ended, looked at, closed.

Run as `python -m tests.soak.window_session ROOT`; prints the session's id. Everything is real but
the hand: the steps are those of tests/ui/test_whole_session.py, without pytest.
"""

import sys
import time
import traceback
from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.session.choices import DemoChoice, LaunchOptions
from app.texts import Lang
from tests.ui.whole import answer_gate
from ui.bootstrap import Assembly
from ui.pages.gate import GateFlow
from ui.pages.session import SessionPage
from ui.run import run
from ui.viewmodels.session import Stage

Steps = Generator[Callable[[], bool]]
"""What is waited for, one thing after the other; what is done stands between."""
RECORDED_S = 6.0


def main(root: Path) -> int:
    answer_gate(root)
    return drive(root, short_session)


def drive(root: Path, session: Callable[[Assembly], Steps]) -> int:
    """Run the app as it is started, with a hand that goes through the steps."""
    made: list[_Driver] = []
    begin = Assembly.begin

    def begin_and_drive(assembly: Assembly) -> None:
        begin(assembly)
        made.append(_Driver(session(assembly)))

    Assembly.begin = begin_and_drive
    return run(LaunchOptions(None, Lang.EN), root)


class _Driver:
    """Goes through the steps by a timer; one that does not come in time ends with an error."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._is_there, self._until_s = next(self._steps), time.monotonic() + 60
        self._timer = QTimer(interval=30)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def _on_tick(self) -> None:
        try:
            if time.monotonic() > self._until_s:
                raise TimeoutError(f"stuck at {self._is_there}")
            if self._is_there():
                self._is_there = next(self._steps, lambda: False)
                self._until_s = time.monotonic() + 240
        except Exception:  # noqa: BLE001 - told, and the end
            self._timer.stop()
            traceback.print_exc()
            QApplication.exit(3)


def short_session(assembly: Assembly) -> Steps:
    """Record for six seconds, end, look at it, leave."""
    window = assembly.window
    page = yield from start(assembly)
    model = page.view_model
    yield lambda: model.stage is Stage.RUNNING and model.elapsed_s > RECORDED_S
    session_id = model.session_id
    model.ask_end()
    model.end()
    yield lambda: model.stage is Stage.OVER
    model.look()
    done: list[str] = []
    page.finished.connect(done.append)
    yield lambda: bool(done)
    print(session_id, flush=True)
    window.close()
    QApplication.quit()


def start(assembly: Assembly) -> Generator[Callable[[], bool], None, SessionPage]:
    """Begin the first look with the demo person, from the open window to where it is checked."""
    window = assembly.window
    yield lambda: assembly._desk is not None and not assembly.records.is_loading
    answer_no(assembly)
    assembly.models.today.use_choice(DemoChoice("oral-ocular-left"))
    window.today.first_look.start.click()
    answer_no(assembly)
    page = window.frames.currentWidget()
    assert isinstance(page, SessionPage)
    model = page.view_model
    press(page, Qt.Key.Key_1)
    yield lambda: model.stage is Stage.CHECKING
    yield lambda: model.stage is Stage.RUNNING or model.check.is_settled
    if model.stage is Stage.CHECKING:
        model.pass_check()
    return page


def answer_no(assembly: Assembly) -> None:
    frames = assembly.window.frames
    while isinstance(page := frames.currentWidget(), GateFlow):
        for row in page.questions.rows.values():
            press(row, Qt.Key.Key_N)
        page.questions.go_on.click()


def press(widget: QWidget, key: Qt.Key) -> None:
    text = chr(key.value).lower()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(widget, event)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
