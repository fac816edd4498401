"""The list of sessions, what is ticked in it, and the report made of what is ticked."""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.texts import Lang
from ui.jobs import IsCancelled, Job, Progress
from ui.viewmodels.studio_view import Records, Unfinished

if TYPE_CHECKING:
    from app.domain.records import SessionId, SessionSummary

PAGE = 40


class LogState(Enum):
    LOADING = "loading"
    EMPTY = "empty"
    READY = "ready"
    FAILED = "failed"


class LogModel(QObject):
    """GUI thread only.

    Signals: `changed()` when the list is new; `ticked_changed()` when only the ticks are.
    """

    changed = Signal()
    ticked_changed = Signal()

    def __init__(self, records: Records) -> None:
        super().__init__()
        self.records = records
        self._ticked: set[SessionId] = set()
        self._able: frozenset[SessionId] = frozenset()
        self._shown = PAGE
        records.changed.connect(self._on_records)

    @property
    def state(self) -> LogState:
        if self.records.error is not None:
            return LogState.FAILED
        if self.records.is_loading:
            return LogState.LOADING
        return LogState.READY if self.records.summaries else LogState.EMPTY

    @property
    def rows(self) -> "tuple[SessionSummary, ...]":
        return self.records.summaries[: self._shown]

    @property
    def waiting_film(self) -> Unfinished | None:
        """Return the newest film whose movements have no names yet."""
        return next((each for each in self.records.unfinished if each.film), None)

    @property
    def hidden(self) -> int:
        """Return how many older sessions are not shown yet."""
        return max(0, len(self.records.summaries) - self._shown)

    @property
    def ticked(self) -> "tuple[SessionId, ...]":
        """Return what is ticked, oldest first, as a report wants it."""
        ids = [each.id for each in self.records.summaries if each.id in self._ticked]
        return tuple(reversed(ids))

    @property
    def is_all_ticked(self) -> bool:
        able = self._able
        return bool(able) and able == self._ticked

    def can_tick(self, session_id: "SessionId") -> bool:
        return session_id in self._able

    def tick(self, session_id: "SessionId", is_ticked: bool) -> None:
        if is_ticked:
            self._ticked |= {session_id} & self._able
        else:
            self._ticked.discard(session_id)
        self.ticked_changed.emit()

    def tick_all(self, is_ticked: bool) -> None:
        self._ticked = set(self._able) if is_ticked else set()
        self.ticked_changed.emit()

    def show_more(self) -> None:
        self._shown += PAGE
        self.changed.emit()

    def _on_records(self) -> None:
        # Once for every reading: each row asks, and ten years hold 11,000 sessions.
        self._able = frozenset(s.id for s in self.records.summaries if s.state == "analysed")
        self._ticked &= self._able
        self.changed.emit()


class Exporter(QObject):
    """Makes one report at a time, for the log and for a single result. GUI thread only.

    Signals: `started()`, then `saved(Path)` or `failed(Exception)`.
    """

    started = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, records: Records) -> None:
        super().__init__()
        self._records = records
        self._ids: tuple[SessionId, ...] = ()
        self._lang = Lang.EN
        self._out = Path()
        self.is_running = False
        self._job = Job(self._make, self)
        self._job.succeeded.connect(self._on_made)
        self._job.failed.connect(self._on_failed)

    def start(self, session_ids: "Sequence[SessionId]", lang: Lang, out: Path) -> None:
        """Begin; while a report is being made, another request does nothing."""
        if self.is_running:
            return
        self._ids, self._lang, self._out = tuple(session_ids), lang, out
        self.is_running = True
        self._job.start()
        self.started.emit()

    def close(self) -> None:
        self._job.close()

    def _make(self, _progress: Progress, _is_cancelled: IsCancelled) -> object:
        studio = self._records.studio
        assert studio is not None, "sessions can only be chosen once the studio is open"
        return studio.export_report(self._ids, self._lang, self._out)

    def _on_made(self, path: object) -> None:
        self.is_running = False
        self.saved.emit(path)

    def _on_failed(self, error: Exception) -> None:
        self.is_running = False
        self.failed.emit(error)
