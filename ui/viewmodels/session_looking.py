"""Looking at what a session recorded, away from the GUI thread."""

from PySide6.QtCore import QObject, Signal

from app.domain.records import SessionRecord
from app.errors import RecordingFailure
from ui.jobs import IsCancelled, Job, Progress
from ui.viewmodels.session_facts import CaptureLike, StudioLike

JOIN_S = 20.0
"""The longest wait for the threads of a recording to end."""


class Looking(QObject):
    """Waits for the recording to be whole, then has it analysed; GUI thread only.

    Signals: `progressed(done, of)`; then one of `done(SessionRecord)`, `failed(exception)`,
    `stopped()`.
    """

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, studio: StudioLike, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._capture: CaptureLike | None = None
        self._job = Job(self._analyse, self)
        self._job.progress.connect(self.progressed)
        self._job.succeeded.connect(self.done)
        self._job.failed.connect(self.failed)
        self._job.cancelled.connect(self.stopped)

    def start(self, capture: CaptureLike) -> None:
        self._capture = capture
        self._job.start()

    def cancel(self) -> None:
        self._job.cancel()

    def close(self) -> None:
        self._job.close()

    def _analyse(self, progress: Progress, is_cancelled: IsCancelled) -> SessionRecord:
        capture = self._capture
        if capture is None or not capture.join(JOIN_S):
            raise RecordingFailure("recording_failed", detail="threads still run")
        return self._studio.finish(capture.session_id, progress, is_cancelled)
