"""A film from a phone on its way into the log: looked at, taken in, its movements named."""

import logging
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from app.domain.sides import Affected
from app.errors import SourceFailure, UserFacing
from ui.jobs import IsCancelled, Job, Progress, Work

if TYPE_CHECKING:
    from app.domain.found import Search
    from app.domain.records import SessionId, SessionRecord
    from app.session.importing import Candidate

_log = logging.getLogger(__name__)


class Stage(Enum):
    LOOKING = "looking"
    CONFIRM = "confirm"
    COPYING = "copying"
    READING = "reading"
    NAMING = "naming"
    JUDGING = "judging"
    FAILED = "failed"


RUNNING = (Stage.LOOKING, Stage.COPYING, Stage.READING, Stage.JUDGING)
_AGAIN = {
    Stage.LOOKING: Stage.LOOKING,
    Stage.COPYING: Stage.CONFIRM,
    Stage.READING: Stage.READING,
    Stage.JUDGING: Stage.NAMING,
}


class FilmDesk(Protocol):
    """What the page needs of `app.session.importing.Imports`."""

    def examine(self, path: Path) -> "Candidate": ...
    def import_video(
        self,
        path: Path,
        affected: Affected,
        progress: Progress,
        is_cancelled: IsCancelled,
        *,
        filmed_at: datetime | None,
        is_mirrored: bool,
    ) -> "SessionId": ...
    def found_movements(
        self, session_id: "SessionId", progress: Progress, is_cancelled: IsCancelled
    ) -> "Search": ...
    def names(self, session_id: "SessionId") -> Mapping[int, str]: ...
    def keep_names(self, session_id: "SessionId", answers: Mapping[int, str]) -> None: ...
    def name_movements(
        self,
        session_id: "SessionId",
        answers: Mapping[int, str],
        progress: Progress,
        is_cancelled: IsCancelled,
    ) -> "SessionRecord": ...
    def discard(self, session_id: "SessionId") -> None: ...


class FilmModel(QObject):
    """Begins with a file, or with a film that was taken in before. GUI thread only.

    `affected`, `filmed_at` and `is_mirrored` are what the person says before it is taken in. An
    answer is the name of an exercise, or None where a movement was none; each is written down at
    once, so that one can go on later.

    Signals: `changed()`; `progressed(done, of)`; `finished(session_id)` when it is in the log;
    `left()` when there is nothing left to do here.
    """

    changed = Signal()
    progressed = Signal(int, int)
    finished = Signal(str)
    left = Signal()

    def __init__(
        self,
        desk: FilmDesk,
        affected: Affected,
        start: "Path | SessionId",
        now: datetime,
        name: str = "",
        *,
        is_judged: bool = False,
    ) -> None:
        """`name` is that of the file, where the film was taken in before.

        `is_judged`: it stands in the log already, and gets other names.
        """
        super().__init__()
        self._desk = desk
        self.now = now
        self.path = start if isinstance(start, Path) else None
        self.name = name if self.path is None else self.path.name
        self.is_judged = is_judged
        self.session_id: SessionId | None = None if isinstance(start, Path) else start
        self.stage = Stage.LOOKING if self.session_id is None else Stage.READING
        self.affected = affected
        self.filmed_at = now
        self.is_mirrored = False
        self.candidate: Candidate | None = None
        self.search: Search | None = None
        self.answers: dict[int, str | None] = {}
        self.error: Exception | None = None
        self._failed_in = self.stage
        self._lock = Lock()
        """The desk serves one thread at a time."""
        self._is_kept = True
        self._jobs = {
            Stage.LOOKING: self._job(self._look, self._on_looked),
            Stage.COPYING: self._job(self._copy, self._on_copied),
            Stage.READING: self._job(self._find, self._on_found),
            Stage.JUDGING: self._job(self._judge, self._on_judged),
        }
        self._keeping = Job(self._keep, self)
        self._keeping.succeeded.connect(self._on_kept)
        self._keeping.failed.connect(self._on_failed)

    def _job(self, work: Work, done: object) -> Job:
        job = Job(work, self)
        job.progress.connect(self.progressed)
        job.succeeded.connect(done)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        return job

    # --- facts -------------------------------------------------------------------------------

    @property
    def can_try_again(self) -> bool:
        """Tell whether the same may go well the next time; not with a film that is no film."""
        is_film = isinstance(self.error, SourceFailure)
        return self.stage is Stage.FAILED and not is_film

    @property
    def named(self) -> Mapping[int, str]:
        return {n: name for n, name in self.answers.items() if name is not None}

    @property
    def is_waiting(self) -> bool:
        """Tell whether a film has been taken in that the log does not know yet."""
        return self.session_id is not None and not self.is_judged

    # --- requests ----------------------------------------------------------------------------

    def begin(self) -> None:
        self._go(self.stage)

    def say(
        self,
        *,
        affected: Affected | None = None,
        filmed_at: datetime | None = None,
        is_mirrored: bool | None = None,
    ) -> None:
        """Take in what the person says about the film."""
        if affected is not None:
            self.affected = affected
        if filmed_at is not None:
            self.filmed_at = filmed_at
        if is_mirrored is not None:
            self.is_mirrored = is_mirrored
        self.changed.emit()

    def take_in(self) -> None:
        self._go(Stage.COPYING)

    def stop_copying(self) -> None:
        """Leave nothing of the copy, and ask again."""
        self._jobs[Stage.COPYING].cancel()

    def answer(self, number: int, name: str | None) -> None:
        """Say which expression a movement was; None: none of them."""
        self.answers = {**self.answers, number: name}  # a thread may be reading the old one
        self._is_kept = False
        self._keep_soon()
        self.changed.emit()

    def judge(self) -> None:
        self._go(Stage.JUDGING)

    def try_again(self) -> None:
        self._go(_AGAIN[self._failed_in])

    def discard(self) -> None:
        """Remove the copy; the file it came from stays."""
        for job in (*self._jobs.values(), self._keeping):
            job.close()
        self._is_kept = True
        try:
            if self.session_id is not None:
                self._desk.discard(self.session_id)
        except Exception as error:  # noqa: BLE001 - shown to the person
            self._on_failed(error)
            return
        self.session_id = None
        self.left.emit()

    def close(self) -> None:
        """Stop what runs, and keep the answers; safe to repeat."""
        for job in (*self._jobs.values(), self._keeping):
            job.close()
        if not self._is_kept:
            self._is_kept = True
            try:
                self._keep(lambda _done, _of: None, lambda: False)
            except UserFacing as error:
                _log.warning("names not kept: %s", error.key)

    # --- work, in threads of its own ---------------------------------------------------------

    def _look(self, _progress: Progress, _is_cancelled: IsCancelled) -> object:
        assert self.path is not None, "only a file is looked at"
        return self._desk.examine(self.path)

    def _copy(self, progress: Progress, is_cancelled: IsCancelled) -> object:
        assert self.path is not None, "only a file is taken in"
        return self._desk.import_video(
            self.path,
            self.affected,
            progress,
            is_cancelled,
            filmed_at=self.filmed_at,
            is_mirrored=self.is_mirrored,
        )

    def _find(self, progress: Progress, is_cancelled: IsCancelled) -> object:
        assert self.session_id is not None, "it has been taken in"
        with self._lock:
            found = self._desk.found_movements(self.session_id, progress, is_cancelled)
            return found, self._desk.names(self.session_id)

    def _judge(self, progress: Progress, is_cancelled: IsCancelled) -> object:
        assert self.session_id is not None, "it has been taken in"
        with self._lock:
            return self._desk.name_movements(
                self.session_id, dict(self.named), progress, is_cancelled
            )

    def _keep(self, _progress: Progress, _is_cancelled: IsCancelled) -> object:
        assert self.session_id is not None, "it has been taken in"
        with self._lock:
            self._desk.keep_names(self.session_id, dict(self.named))
        return None

    # --- what comes back ---------------------------------------------------------------------

    def _go(self, stage: Stage) -> None:
        self.stage, self.error = stage, None
        if stage in self._jobs:
            self._jobs[stage].start()
        self.changed.emit()

    def _keep_soon(self) -> None:
        """One writing at a time: what is said meanwhile is written after it."""
        if not self._keeping.is_running:
            self._is_kept = True
            self._keeping.start()

    def _on_kept(self, _nothing: object) -> None:
        if not self._is_kept:
            self._is_kept = True
            self._keeping.start()

    def _on_looked(self, candidate: "Candidate") -> None:
        self.candidate = candidate
        self.filmed_at = candidate.filmed_at or self.now
        self._go(Stage.CONFIRM)

    def _on_copied(self, session_id: "SessionId") -> None:
        self.session_id = session_id
        self._go(Stage.READING)

    def _on_found(self, result: object) -> None:
        assert isinstance(result, tuple)
        self.search, names = result
        self.answers = dict(names)
        self._go(Stage.NAMING)

    def _on_judged(self, _record: object) -> None:
        self.finished.emit(self.session_id)

    def _on_cancelled(self) -> None:
        if self.stage is Stage.COPYING:
            self._go(Stage.CONFIRM)

    def _on_failed(self, error: Exception) -> None:
        self._failed_in = Stage.JUDGING if self.stage is Stage.NAMING else self.stage
        self.stage, self.error = Stage.FAILED, error
        if isinstance(error, SourceFailure) and error.key == "video_no_face":
            self.session_id = None  # the desk has removed the copy
        self.changed.emit()
