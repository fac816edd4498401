"""The one QObject that stands between a capture's threads and the window."""

from threading import Lock
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from app.session.live import CaptureStatus, LiveView


class NewsSource(Protocol):
    """The part of a capture that the bridge reads."""

    def latest(self) -> LiveView | None: ...
    def status(self) -> CaptureStatus: ...


class CaptureBridge(QObject):
    """Bring news of a capture into the GUI thread, newest only.

    `on_news` may be called from any thread, as often as it likes: however many calls come before
    the GUI thread gets round to it, one event waits in Qt's queue. Everything else belongs to the
    GUI thread.

    Signals: `view_arrived(LiveView)` the newest frame; `status_arrived(CaptureStatus)` after it.
    """

    view_arrived = Signal(object)
    status_arrived = Signal(object)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = Lock()
        self._is_pending = False
        self._is_closed = False
        self._source: NewsSource | None = None
        self._woken.connect(self._on_woken, Qt.ConnectionType.QueuedConnection)

    def attach(self, source: NewsSource) -> None:
        """Say whose news it is; call it before the source starts."""
        self._source = source

    def on_news(self) -> None:
        with self._lock:
            if self._is_closed or self._is_pending:
                return
            self._is_pending = True
            self._woken.emit()

    def close(self) -> None:
        """Let no call through any more; afterwards the bridge may be deleted at any time."""
        with self._lock:
            self._is_closed = True
        self._source = None

    def _on_woken(self) -> None:
        with self._lock:
            self._is_pending = False
        source = self._source
        if source is None:
            return
        view = source.latest()
        if view is not None:
            self.view_arrived.emit(view)
        if self._source is source:
            self.status_arrived.emit(source.status())
