"""What the pages around a session need of `app.session.studio.Studio`, and how to wait for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from app.errors import UserFacing
from app.session.names import IMPORTED_SET
from app.texts import Lang
from ui.jobs import IsCancelled, Job, Progress

if TYPE_CHECKING:
    from app.domain.records import SessionId, SessionRecord, SessionSummary
    from exercises.library import Library


class StudioView(Protocol):
    @property
    def library(self) -> "Library": ...
    def summaries(self) -> "tuple[SessionSummary, ...]": ...
    def unfinished(self) -> "tuple[SessionId, ...]": ...
    def record(self, session_id: "SessionId") -> "SessionRecord": ...
    def finish(
        self, session_id: "SessionId", progress: Progress, is_cancelled: IsCancelled
    ) -> "SessionRecord": ...
    def export_report(self, session_ids: "Sequence[SessionId]", lang: Lang, out: Path) -> Path: ...


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A recording without a verdict; `started_at` is None where its head cannot be read.

    `film` is the name of the file, where it was taken in from a phone and waits for its names.
    """

    id: "SessionId"
    started_at: datetime | None
    film: str = ""


class Records(QObject):
    """The list of sessions as last read, for every page that shows some of it.

    The studio itself is opened by the same job, so that the window stands before the database is
    read. GUI thread only.

    Signals: `changed()` when reading has begun, succeeded or failed.
    """

    changed = Signal()

    def __init__(self, open_studio: Callable[[], StudioView]) -> None:
        super().__init__()
        self._open_studio = open_studio
        self.studio: StudioView | None = None
        self.error: Exception | None = None
        self.summaries: tuple[SessionSummary, ...] = ()
        self.unfinished: tuple[Unfinished, ...] = ()
        self._has_read = False
        self._job = Job(self._read, self)
        self._job.succeeded.connect(self._on_read)
        self._job.failed.connect(self._on_failed)

    @property
    def is_loading(self) -> bool:
        return not self._has_read and self.error is None

    def refresh(self) -> None:
        self.error = None
        self._job.start()
        self.changed.emit()

    def close(self) -> None:
        self._job.close()

    def _read(self, _progress: Progress, _is_cancelled: IsCancelled) -> object:
        studio = self.studio or self._open_studio()
        waiting = tuple(_unfinished(studio, each) for each in studio.unfinished())
        return studio, studio.summaries(), waiting

    def _on_read(self, result: object) -> None:
        assert isinstance(result, tuple)
        self.studio, self.summaries, self.unfinished = result
        self._has_read = True
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.error = error
        self.changed.emit()


def _unfinished(studio: StudioView, session_id: "SessionId") -> Unfinished:
    try:
        meta = studio.record(session_id).meta
    except UserFacing:
        return Unfinished(session_id, None)
    is_film = meta.set_id == IMPORTED_SET
    return Unfinished(session_id, meta.started_at, meta.source_label if is_film else "")
