"""One moment of a recording on its way to the page: read in a thread of its own."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.collector import collect_at_once
from ui.jobs import IsCancelled, Job, Progress
from ui.viewmodels.result_parts import MomentRow, ReadMoment

if TYPE_CHECKING:
    from app.session.moments import Moment


class MomentModel(QObject):
    """Reads one moment at a time; a new wish replaces the one before. GUI thread only.

    Signals: `changed()` when reading has begun, succeeded or failed.
    """

    changed = Signal()

    def __init__(self, read: ReadMoment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._wanted: tuple[float, float, bool] = (0.0, 0.0, False)
        self.moment: Moment | None = None
        self.error: Exception | None = None
        self.has_landmarks = False
        self._job = Job(self._work, self)
        self._job.succeeded.connect(self._on_read)
        self._job.failed.connect(self._on_failed)

    def read(self, row: MomentRow, *, with_landmarks: bool) -> None:
        self.moment, self.error = None, None
        self.has_landmarks = with_landmarks
        self._wanted = (row.start_s, row.end_s, with_landmarks)
        self._job.start()
        self.changed.emit()

    def forget(self) -> None:
        """Let go of the pictures; what is still being read is not shown any more."""
        self._job.cancel()
        self.moment, self.error = None, None

    def close(self) -> None:
        """Stop reading and wait for it; safe to repeat."""
        self.moment = None
        self._job.close()

    def _work(self, _progress: Progress, is_cancelled: IsCancelled) -> object:
        start_s, end_s, with_landmarks = self._wanted
        return self._read(start_s, end_s, is_cancelled, with_landmarks)

    def _on_read(self, moment: "Moment") -> None:
        self.moment = moment
        collect_at_once()
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.error = error
        self.changed.emit()
