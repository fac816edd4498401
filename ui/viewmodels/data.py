"""What the page about a person's data shows and does; the work runs away from the GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Signal

from ui.jobs import IsCancelled, Job, Progress

if TYPE_CHECKING:
    from app.domain.records import SessionId
    from app.store.archive import Manifest
    from app.store.restoring import Restored
    from app.store.stored import Stored

PER_PAGE: Final = 8
_WORK_S: Final = 0.002
_REST_S: Final = 0.002
Tell = Callable[[int, int], None]


class KeepingLike(Protocol):
    """What the page needs of `app.session.keeping.Keeping`."""

    def stored(self, on_progress: Tell) -> "Stored": ...
    def back_up(self, out: Path, *, with_films: bool, on_progress: Tell) -> "Manifest": ...
    def look_at(self, path: Path) -> "Manifest": ...
    def restore(
        self, path: Path, on_progress: Tell, passphrase: str | None = None
    ) -> "Restored": ...
    def delete_sessions(self, session_ids: "tuple[SessionId, ...]") -> tuple[str, ...]: ...
    def delete_films(self, session_ids: "tuple[SessionId, ...]") -> None: ...
    def films_older_than(self, months: int) -> "tuple[SessionId, ...]": ...
    def check_new_place(self, folder: Path) -> None: ...


class Ask(Enum):
    """What a person is asked about before it happens."""

    SESSION = "session"
    FILM = "film"
    RETENTION = "retention"
    RESTORE = "restore"
    MOVE = "move"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Question:
    """`ids`: what goes. `path`: of a backup or a folder. `months`: how long films shall stay."""

    ask: Ask
    ids: "tuple[SessionId, ...]" = ()
    path: Path | None = None
    manifest: "Manifest | None" = None
    months: int | None = None


class Work(Enum):
    """What is under way."""

    BACKING_UP = "backing_up"
    LOOKING = "looking"
    RESTORING = "restoring"
    DELETING = "deleting"


@dataclass(frozen=True, slots=True)
class News:
    """What was done last: `result` is what the work gave back, `question` what was confirmed."""

    work: Work
    result: object
    question: Question | None = None


class _Stopped(Exception):  # noqa: N818 - no error: the person wanted it
    """Ends a work between two pieces."""


class DataModel(QObject):
    """GUI thread only.

    Signals: `changed()`; `progressed(done, of)` of the work under way, `adding(done, of)` of the
    sizes; `wrote()` when what is stored is another; `months_chosen(object)` how long films shall
    be kept from now on;
    `restored_settings()`; `moved(Path)` and `erased()` when the app has to begin anew to do so.
    """

    changed = Signal()
    progressed = Signal(int, int)
    adding = Signal(int, int)
    wrote = Signal()
    months_chosen = Signal(object)
    restored_settings = Signal()
    moved = Signal(object)
    erased = Signal()

    def __init__(self, keeping: KeepingLike) -> None:
        super().__init__()
        self._keeping = keeping
        self.stored: Stored | None = None
        self.error: Exception | None = None
        self.problem: Exception | None = None
        self.question: Question | None = None
        self.work: Work | None = None
        self.news: News | None = None
        self.page = 0
        self._act: Callable[[Tell], object] = lambda tell: None
        self._confirmed: Question | None = None
        self._sizes = Job(self._measure, self)
        self._sizes.progress.connect(self.adding)
        self._sizes.succeeded.connect(self._on_measured)
        self._sizes.failed.connect(self._on_not_measured)
        self._job = Job(self._run, self)
        self._job.progress.connect(self.progressed)
        self._job.succeeded.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)

    # --- facts -------------------------------------------------------------------------------

    @property
    def pages(self) -> int:
        count = 0 if self.stored is None else len(self.stored.sessions)
        return max(1, -(-count // PER_PAGE))

    # --- requests ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Add up anew what is stored."""
        self.error = None
        self._sizes.start()

    def turn(self, by: int) -> None:
        """Go to older (+1) or newer recordings."""
        self.page = min(max(self.page + by, 0), self.pages - 1)
        self.changed.emit()

    def ask(self, question: Question) -> None:
        if self.work is None:
            self.question, self.news, self.problem = question, None, None
            self.changed.emit()

    def ask_retention(self, months: int | None) -> None:
        """Ask where films would go at once; otherwise it simply holds."""
        if months is None:
            self.months_chosen.emit(None)
            return
        self._start(
            Work.LOOKING,
            lambda tell: self._keeping.films_older_than(months),
            Question(Ask.RETENTION, months=months),
        )

    def ask_move(self, folder: Path) -> None:
        """Ask about another place for the data, once it has proved fit for it."""
        question = Question(Ask.MOVE, path=folder)
        self._start(Work.LOOKING, lambda tell: self._keeping.check_new_place(folder), question)

    def look_at(self, path: Path) -> None:
        """Look into a backup, and ask whether it shall be taken in."""
        question = Question(Ask.RESTORE, path=path)
        self._start(Work.LOOKING, lambda tell: self._keeping.look_at(path), question)

    def back_up(self, out: Path, *, with_films: bool) -> None:
        self._start(
            Work.BACKING_UP,
            lambda tell: self._keeping.back_up(out, with_films=with_films, on_progress=tell),
            Question(Ask.RESTORE, path=out),
        )

    def keep(self) -> None:
        """Answer the question with no: nothing happens."""
        self.question = None
        self.changed.emit()

    def confirm(self, passphrase: str | None = None) -> None:
        """Answer the question with yes; `passphrase` opens a locked backup."""
        question, self.question = self.question, None
        if question is None or self.work is not None:
            return
        ids, path = question.ids, question.path
        match question.ask:
            case Ask.SESSION:
                self._start(Work.DELETING, lambda t: self._keeping.delete_sessions(ids), question)
            case Ask.FILM | Ask.RETENTION:
                if question.ask is Ask.RETENTION:
                    self.months_chosen.emit(question.months)
                self._start(Work.DELETING, lambda t: self._keeping.delete_films(ids), question)
            case Ask.RESTORE if path is not None:
                self._start(
                    Work.RESTORING,
                    lambda t: self._keeping.restore(path, t, passphrase),
                    question,
                )
            case Ask.MOVE:
                self.moved.emit(path)
            case _:
                self.erased.emit()
        self.changed.emit()

    def stop(self) -> None:
        self._job.cancel()

    def close(self) -> None:
        self._sizes.close()
        self._job.close()

    # --- work --------------------------------------------------------------------------------

    def _start(self, work: Work, act: Callable[[Tell], object], question: Question) -> None:
        if self.work is not None:
            return
        self.work, self.news, self.problem = work, None, None
        self._act, self._confirmed = act, question
        self._job.start()
        self.changed.emit()

    def _run(self, progress: Progress, is_cancelled: IsCancelled) -> object:
        def tell(done: int, of: int) -> None:
            if is_cancelled():
                raise _Stopped
            progress(done, of)

        return self._act(tell)

    def _measure(self, progress: Progress, _is_cancelled: IsCancelled) -> object:
        rested = monotonic()

        def tell(done: int, of: int) -> None:
            nonlocal rested
            progress(done, of)
            # Thousands of small steps in a thread starve the window unless they rest in between.
            if monotonic() - rested > _WORK_S:
                sleep(_REST_S)
                rested = monotonic()

        return self._keeping.stored(tell)

    # --- what comes back ---------------------------------------------------------------------

    def _on_measured(self, stored: object) -> None:
        self.stored = stored  # type: ignore[assignment] - the job gives what `stored` returned
        self.page = min(self.page, self.pages - 1)
        self.changed.emit()

    def _on_not_measured(self, error: Exception) -> None:
        self.error = error
        self.changed.emit()

    def _on_done(self, result: object) -> None:
        work, question = self.work, self._confirmed
        self.work = None
        assert work is not None
        assert question is not None
        if work is Work.LOOKING:
            self._looked(question, result)
        else:
            self.news = News(work, result, question)
        if work in (Work.DELETING, Work.RESTORING):
            self.wrote.emit()
            if getattr(result, "with_settings", False):
                self.restored_settings.emit()
        if work is not Work.LOOKING:
            self.refresh()
        self.changed.emit()

    def _looked(self, question: Question, result: object) -> None:
        """Ask what could only be asked after a look."""
        if question.ask is Ask.RESTORE:
            self.question = Question(Ask.RESTORE, path=question.path, manifest=result)  # type: ignore[arg-type] - of look_at
        elif question.ask is Ask.MOVE:
            self.question = question
        elif result:
            self.question = Question(Ask.RETENTION, ids=result, months=question.months)  # type: ignore[arg-type] - ids
        else:
            self.months_chosen.emit(question.months)

    def _on_failed(self, error: Exception) -> None:
        self.work, self.problem = None, error
        self.refresh()
        self.changed.emit()

    def _on_cancelled(self) -> None:
        self.work = None
        self.changed.emit()
