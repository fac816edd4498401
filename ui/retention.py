"""Films that have reached the age at which the person wants them gone."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.domain.records import SessionId
from ui.jobs import IsCancelled, Job, Progress


class FilmKeeping(Protocol):
    """What is needed of `app.session.keeping.Keeping`."""

    def films_older_than(self, months: int) -> "tuple[SessionId, ...]": ...
    def delete_films(self, session_ids: "tuple[SessionId, ...]") -> None: ...


class Retention(QObject):
    """Deletes old films once a run. GUI thread only.

    Signals: `deleted(count, months)` where there were any; `failed(Exception)`.
    """

    deleted = Signal(int, int)
    failed = Signal(object)

    def __init__(self, keeping: Callable[[], FilmKeeping]) -> None:
        super().__init__()
        self._keeping = keeping
        self._months = 0
        self._job = Job(self._work, self)
        self._job.succeeded.connect(self._on_done)
        self._job.failed.connect(self.failed)

    def start(self, months: int | None) -> None:
        """Look for films of this age; None: the person keeps them for ever."""
        if months is not None:
            self._months = months
            self._job.start()

    def close(self) -> None:
        self._job.close()

    def _work(self, _progress: Progress, _is_cancelled: IsCancelled) -> object:
        keeping = self._keeping()
        old = keeping.films_older_than(self._months)
        if old:
            keeping.delete_films(old)
        return len(old)

    def _on_done(self, count: object) -> None:
        assert isinstance(count, int)
        if count:
            self.deleted.emit(count, self._months)
