"""The voice in a process of its own: a speech server that hangs never holds the window."""

import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from app.texts import Lang
from ui.voice.engine import Engine, EngineState, Utterance, engine_names
from ui.voice.silence import Silence

ROOT: Final = Path(__file__).resolve().parents[2]
COMMAND: Final = (sys.executable, "-m", "ui.voice.child")
READY_MS: Final = 15_000
ANSWER_MS: Final = 3_000
"""A process that does not answer a line within this time hangs, and is ended."""
_CLOSE_MS: Final = 300

_log = logging.getLogger(__name__)


def open_engines() -> tuple[Engine, ...]:
    """Start the process of the voice; empty where this system has no engine at all."""
    return (RemoteEngine(),) if engine_names() else ()


class RemoteEngine(QObject):
    """What `ui.voice.child` speaks, as an engine; no call here waits for it.

    Signals: `ended(number)`, `failed(Silence)`, `state_changed()`.
    """

    ended = Signal(int)
    failed = Signal(object)
    state_changed = Signal()

    def __init__(
        self,
        command: Sequence[str] = COMMAND,
        *,
        ready_ms: int = READY_MS,
        answer_ms: int = ANSWER_MS,
    ) -> None:
        super().__init__()
        self.state = EngineState.STARTING
        self._langs: frozenset[Lang] = frozenset()
        self._rest = b""
        self._asked = 0
        self._answer_ms = answer_ms
        self._guard = QTimer(self, singleShot=True)
        self._guard.timeout.connect(self._give_up)
        self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        paths = [str(ROOT), environment.value("PYTHONPATH")]
        environment.insert("PYTHONPATH", os.pathsep.join(path for path in paths if path))
        self._process.setProcessEnvironment(environment)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._on_heard)
        self._process.errorOccurred.connect(self._on_gone)
        self._process.finished.connect(self._on_gone)
        self._process.start(command[0], list(command[1:]))
        self._guard.start(ready_ms)

    def listen(
        self,
        on_ended: Callable[[int], None],
        on_failed: Callable[[Silence], None],
    ) -> None:
        self.ended.connect(on_ended)
        self.failed.connect(on_failed)

    def watch(self, on_state: Callable[[], None]) -> None:
        self.state_changed.connect(on_state)

    def speaks(self, lang: Lang) -> bool:
        return lang in self._langs

    def say(self, utterance: Utterance) -> None:
        self._ask(
            number=utterance.number,
            text=utterance.text,
            lang=utterance.lang.value,
            volume_ratio=utterance.volume_ratio,
            rate_ratio=utterance.rate_ratio,
        )

    def stop(self) -> None:
        self._ask()

    def close(self) -> None:
        """Let it end by itself for a moment, then end it."""
        self._leave(EngineState.ABSENT)
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(_CLOSE_MS):
            self._process.kill()
            self._process.waitForFinished(_CLOSE_MS)
        self.deleteLater()

    def _ask(self, **what: object) -> None:
        """Send a line; an empty one means silence. Each is answered as soon as it is taken up."""
        if self.state is not EngineState.READY:
            return
        self._asked += 1
        line = json.dumps({"ask": self._asked, **what}, ensure_ascii=True)
        self._process.write(line.encode() + b"\n")
        if not self._guard.isActive():
            self._guard.start(self._answer_ms)

    def _on_heard(self) -> None:
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(
            b"\n"
        )
        for line in lines:
            try:
                self._take(json.loads(line))
            except (ValueError, KeyError, TypeError):
                _log.warning("the voice said something unknown")

    def _take(self, told: dict[str, object]) -> None:
        if "ready" in told:
            self._langs = frozenset(Lang(str(each)) for each in told["ready"])  # type: ignore[union-attr]
            self._guard.stop()
            self._turn(EngineState.READY if told["engines"] else EngineState.ABSENT)
        elif "took" in told:
            if told["took"] == self._asked:
                self._guard.stop()
        elif "ended" in told:
            self.ended.emit(told["ended"])
        else:
            self.failed.emit(Silence(told["failed"]))

    def _give_up(self) -> None:
        _log.warning("the voice does not answer and is ended")
        self._process.kill()
        self._on_gone()

    def _on_gone(self, *_: object) -> None:
        if self.state is not EngineState.ABSENT:
            self._turn(EngineState.ABSENT)
            self.failed.emit(Silence.NO_ENGINE)

    def _leave(self, state: EngineState) -> None:
        self.state = state
        self._guard.stop()

    def _turn(self, state: EngineState) -> None:
        self._leave(state)
        if state is EngineState.ABSENT:
            self._langs = frozenset()
        self.state_changed.emit()
