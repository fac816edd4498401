"""Two recordings of one expression: which, read on request, and saved on request."""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Signal

from ui.jobs import IsCancelled, Job
from ui.jobs import Progress as Tell

if TYPE_CHECKING:
    from app.domain.measured import Take
    from app.domain.records import SessionId
    from app.frames import Frame
    from app.session.pairs import Pair
    from exercises.library import Library

_USUAL: Final = "open_smile"


class PairState(Enum):
    LOADING = "loading"
    TOO_FEW = "too_few"
    """Fewer than two recordings that can be compared."""
    APART = "apart"
    """The two that are chosen hold no expression in common."""
    READY = "ready"
    READING = "reading"
    SHOWN = "shown"
    FAILED = "failed"


class PairsLike(Protocol):
    """What is needed of `app.session.pairs.Pairs`."""

    @property
    def library(self) -> "Library": ...
    def takes(self) -> "tuple[Take, ...]": ...
    def pair(
        self, then: "Take", now: "Take", exercise: str, is_cancelled: IsCancelled
    ) -> "Pair": ...
    def save(
        self,
        path: Path,
        frames: "Sequence[Frame]",
        *,
        is_synthetic: bool,
        is_cancelled: IsCancelled,
    ) -> None: ...


Frames = Callable[[], "Sequence[Frame]"]
"""Paint what is to be saved; runs in a thread of its own."""


class PairModel(QObject):
    """GUI thread only. Nothing is read before the person asks for it.

    Signals: `changed()`; `saved(Path)` or `failed(Exception)` after a file was asked for.
    """

    changed = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, pairs: Callable[[], PairsLike | None]) -> None:
        """Take the parts; `pairs` gives None as long as the log is not open."""
        super().__init__()
        self._pairs = pairs
        self.takes: tuple[Take, ...] | None = None
        self.then: Take | None = None
        self.now: Take | None = None
        self.exercise = ""
        self.pair: Pair | None = None
        self.error: Exception | None = None
        self.is_saving = False
        self._is_wanted = False
        self._save: tuple[Path, Frames, bool] | None = None
        self._list_job = Job(self._list, self)
        self._list_job.succeeded.connect(self._on_listed)
        self._list_job.failed.connect(self._on_failed)
        self._read_job = Job(self._read, self)
        self._read_job.succeeded.connect(self._on_read)
        self._read_job.failed.connect(self._on_failed)
        self._save_job = Job(self._write, self)
        self._save_job.succeeded.connect(self._on_saved)
        self._save_job.failed.connect(self._on_not_saved)

    # --- facts -------------------------------------------------------------------------------

    @property
    def library(self) -> "Library | None":
        pairs = self._pairs()
        return None if pairs is None else pairs.library

    @property
    def state(self) -> PairState:
        if self.error is not None:
            return PairState.FAILED
        if self.takes is None:
            return PairState.LOADING
        if len(self.takes) < 2:
            return PairState.TOO_FEW
        if not self.exercises:
            return PairState.APART
        if self.pair is not None:
            return PairState.SHOWN
        return PairState.READING if self._is_wanted else PairState.READY

    @property
    def exercises(self) -> tuple[str, ...]:
        """Return what both recordings hold, the open smile first."""
        if self.then is None or self.now is None:
            return ()
        both = self.then.exercises & self.now.exercises
        return tuple(sorted(both, key=lambda name: (name != _USUAL, name)))

    # --- requests ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read anew what there is to compare; what is shown stays."""
        if self._pairs() is not None:
            self._list_job.start()

    def choose(self, *, then: "Take | None" = None, now: "Take | None" = None) -> None:
        self.then, self.now = then or self.then, now or self.now
        self._settle()

    def choose_exercise(self, exercise: str) -> None:
        self.exercise = exercise
        self._settle()

    def compare(self) -> None:
        """Read both and show them."""
        self._is_wanted, self.error, self.pair = True, None, None
        self._read_job.start()
        self.changed.emit()

    def forget(self) -> None:
        """Let go of the pictures."""
        self._read_job.cancel()
        self._is_wanted, self.error, self.pair = False, None, None
        self.changed.emit()

    def save(self, path: Path, frames: Frames, *, is_synthetic: bool) -> None:
        """Write a picture or, where the name ends in mkv, a clip; one at a time."""
        if self.is_saving:
            return
        self._save = (path, frames, is_synthetic)
        self.is_saving = True
        self._save_job.start()
        self.changed.emit()

    def close(self) -> None:
        """Stop reading and writing and wait for it; safe to repeat."""
        for job in (self._list_job, self._read_job, self._save_job):
            job.close()

    # --- work --------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Keep the choice possible, and read again what is being looked at."""
        if self.exercise not in self.exercises:
            self.exercise = next(iter(self.exercises), "")
        if self._is_wanted and self.exercise:
            self.compare()
        else:
            self.changed.emit()

    def _list(self, _tell: Tell, _is_cancelled: IsCancelled) -> object:
        pairs = self._pairs()
        return None if pairs is None else pairs.takes()

    def _read(self, _tell: Tell, is_cancelled: IsCancelled) -> object:
        pairs, then, now = self._pairs(), self.then, self.now
        assert pairs is not None, "only what is listed can be chosen"
        assert then is not None, "only what is listed can be chosen"
        assert now is not None, "only what is listed can be chosen"
        return pairs.pair(then, now, self.exercise, is_cancelled)

    def _write(self, _tell: Tell, is_cancelled: IsCancelled) -> object:
        pairs = self._pairs()
        assert pairs is not None, "only what is shown can be saved"
        assert self._save is not None, "set before the job starts"
        path, frames, is_synthetic = self._save
        pairs.save(path, frames(), is_synthetic=is_synthetic, is_cancelled=is_cancelled)
        return path

    def _on_listed(self, takes: "tuple[Take, ...] | None") -> None:
        self.takes = takes
        known = {take.session: take for take in takes or ()}
        self.now = _kept(self.now, known) or next(reversed(known.values()), None)
        self.then = _kept(self.then, known) or _first_like(self.now, known.values())
        if self.then is not None and self.then is self.now:
            self.then = self.now = None
        if self.exercise not in self.exercises:
            self.exercise = next(iter(self.exercises), "")
        self.changed.emit()

    def _on_read(self, pair: "Pair") -> None:
        self.pair = pair
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.error, self._is_wanted = error, False
        self.changed.emit()

    def _on_saved(self, path: object) -> None:
        self.is_saving = False
        self.changed.emit()
        self.saved.emit(path)

    def _on_not_saved(self, error: Exception) -> None:
        self.is_saving = False
        self.changed.emit()
        self.failed.emit(error)


def _first_like(now: "Take | None", takes: "Iterable[Take]") -> "Take | None":
    """Return the first that can be compared with this one; where none can, the first."""
    found = list(takes)
    alike = (t for t in found if now is not None and t is not now and t.exercises & now.exercises)
    return next(alike, next(iter(found), None))


def _kept(take: "Take | None", known: "dict[SessionId, Take]") -> "Take | None":
    return None if take is None else known.get(take.session)
