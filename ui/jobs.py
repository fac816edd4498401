"""One-off work away from the GUI thread."""

import logging
import threading
import time
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from app.errors import UserFacing

_NAME: Final = "job"
_log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]
Work = Callable[[Progress, IsCancelled], object]


class Job(QObject):
    """Run a function in a thread of its own and report in the GUI thread.

    The function is called as `work(progress, is_cancelled)`. Starting again cancels what still
    runs: each run has a request id, and reports of an older one are ignored. Progress is newest
    wins. All methods belong to the GUI thread.

    Signals: `progress(done, of)`; then exactly one of `succeeded(result)`, `failed(exception)`,
    `cancelled()`.
    """

    progress = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _progressed = Signal(int)
    _ended = Signal(int, object, object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._request = 0
        self._token = Event()
        self._threads: list[Thread] = []
        self._lock = Lock()
        self._is_closed = False
        self._newest: tuple[int, int] | None = None
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        return any(thread.is_alive() for thread in self._threads)

    def start(self) -> int:
        """Begin a new run and return its request id."""
        self._token.set()
        self._token = Event()
        self._request += 1
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = Thread(
            target=self._run, args=(self._request, self._token), name=_NAME, daemon=True
        )
        self._threads.append(thread)
        thread.start()
        return self._request

    def cancel(self) -> None:
        """Ask the run to stop; `cancelled` follows when it has."""
        self._token.set()

    def close(self, timeout_s: float = 10.0) -> bool:
        """Cancel, let no report through any more, and wait; returns whether all have ended."""
        with self._lock:
            self._is_closed = True
        self._token.set()
        for thread in self._threads:
            thread.join(timeout_s)
        return not self.is_running

    def _run(self, request: int, token: Event) -> None:
        def tell(done: int, of: int) -> None:
            with self._lock:
                if self._is_closed or token.is_set():
                    return
                was_empty = self._newest is None
                self._newest = (done, of)
                if was_empty:
                    self._progressed.emit(request)

        result: object = None
        error: Exception | None = None
        try:
            result = self._work(tell, token.is_set)
        except UserFacing as known:
            _log.info("job %d ended: %s", request, known.key)  # its fields may name a file
            error = known
        except Exception as unknown:  # noqa: BLE001 - thread body: reported to the person below
            if not token.is_set():
                _log.exception("job %d failed", request)
            error = unknown
        with self._lock:
            if not self._is_closed:
                self._ended.emit(request, result, error)

    def _on_progressed(self, request: int) -> None:
        with self._lock:
            newest, self._newest = self._newest, None
        if newest is not None and request == self._request and not self._token.is_set():
            self.progress.emit(*newest)

    def _on_ended(self, request: int, result: object, error: Exception | None) -> None:
        if request != self._request or self._is_closed:
            return
        if self._token.is_set():
            self.cancelled.emit()
        elif error is not None:
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)


def all_ended(timeout_s: float = 10.0) -> bool:
    """Wait for every job of the process; returns whether all have ended.

    A thread that still runs while the interpreter goes away can take the process down with it.
    """
    end = time.monotonic() + timeout_s
    for thread in threading.enumerate():
        if thread.name == _NAME:
            thread.join(max(0.0, end - time.monotonic()))
    return not any(thread.name == _NAME for thread in threading.enumerate())
