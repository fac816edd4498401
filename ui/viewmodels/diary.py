"""One day of the care diary, and the visits: read and changed away from the GUI thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from app.session.care_warnings import warnings_in
from ui.jobs import IsCancelled, Job, Progress
from ui.viewmodels.changes import Changes

if TYPE_CHECKING:
    from app.domain.diary import Visit
    from app.domain.journal import JsonValue
    from app.session.diary import DiaryDay
    from exercises.library import Library

Fields = Mapping[str, "JsonValue"]


class DiaryLike(Protocol):
    """What the pages need of `app.session.diary.Diary`."""

    @property
    def library(self) -> "Library": ...
    def today(self) -> date: ...
    def day(self, day: date) -> "DiaryDay": ...
    def write(self, day: date, care_id: str, fields: "Fields") -> None: ...
    def remove(self, day: date, care_id: str) -> None: ...
    def write_note(self, day: date, text: str) -> None: ...
    def visits(self) -> "tuple[Visit, ...]": ...
    def write_visit(self, day: date, fields: "Fields", replaces: "Visit | None") -> None: ...
    def remove_visit(self, visit: "Visit") -> None: ...


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken away last, so that it can be put back."""

    day: date
    care_id: str
    fields: "Fields"


@dataclass(frozen=True, slots=True)
class _Read:
    day: "DiaryDay"
    visits: "tuple[Visit, ...]"


class DiaryModel(QObject):
    """GUI thread only.

    Signals: `changed()`; `not_written(UserFacing)`; `wrote()` when something said is kept;
    `warned(rules)` with the questions of the safety gate that an answer leads to.
    """

    changed = Signal()
    not_written = Signal(object)
    wrote = Signal()
    warned = Signal(object)

    def __init__(self, diary: DiaryLike) -> None:
        super().__init__()
        self._diary = diary
        self._waiting = Changes[DiaryLike]()
        self._has_said = False
        self.day = diary.today()
        self.shown: DiaryDay | None = None
        self.visits: tuple[Visit, ...] = ()
        self.removed: Removed | Visit | None = None
        self.error: Exception | None = None
        self._job = Job(self._work, self)
        self._job.succeeded.connect(self._on_read)
        self._job.failed.connect(self._on_failed)

    @property
    def library(self) -> "Library":
        return self._diary.library

    @property
    def today(self) -> date:
        return self._diary.today()

    # --- requests ----------------------------------------------------------------------------

    def open(self, day: date | None = None) -> None:
        """Show a day, by default today; days to come have no page."""
        self.day = min(day or self.today, self.today)
        self.removed = None
        self.refresh()

    def step(self, days: int) -> None:
        self.open(self.day + timedelta(days=days))

    def refresh(self) -> None:
        self._job.start()

    def write(self, care_id: str, fields: "Fields") -> None:
        """Write a line down; a warning sign that is new in it leads to its question."""
        day = self.day
        before = self.fields_of(care_id)
        self._do(lambda diary: diary.write(day, care_id, fields))
        if rules := warnings_in(care_id, before, fields):
            self.warned.emit(rules)

    def remove(self, care_id: str) -> None:
        day = self.day
        fields = self.fields_of(care_id)
        self._do(lambda diary: diary.remove(day, care_id))
        self.removed = Removed(day, care_id, fields)

    def put_back(self) -> None:
        """Write down again what was taken away last."""
        gone = self.removed
        if isinstance(gone, Removed):
            self._do(lambda diary: diary.write(gone.day, gone.care_id, gone.fields))
        elif gone is not None:
            self._do(lambda diary: diary.write_visit(gone.day, gone.fields, None))

    def forget_removed(self) -> None:
        self.removed = None
        self.changed.emit()

    def write_note(self, text: str) -> None:
        day = self.day
        self._do(lambda diary: diary.write_note(day, text))

    def write_visit(self, day: date, fields: "Fields", replaces: "Visit | None") -> None:
        before = {} if replaces is None else replaces.fields
        self._do(lambda diary: diary.write_visit(day, fields, replaces))
        if rules := warnings_in("follow_up", before, fields):
            self.warned.emit(rules)

    def remove_visit(self, visit: "Visit") -> None:
        self._do(lambda diary: diary.remove_visit(visit))
        self.removed = visit

    def fields_of(self, care_id: str) -> "Fields":
        """Return what stands in a line of the day that is shown."""
        shown = self.shown
        return {} if shown is None or shown.day != self.day else shown.line(care_id).fields

    def close(self) -> None:
        """Write down what still waits, then stop."""
        self._job.close()
        self._waiting.write(self._diary)

    # --- work --------------------------------------------------------------------------------

    def _do(self, act: Callable[[DiaryLike], object]) -> None:
        self.removed = None
        self._has_said = True
        self._waiting.add(act)
        self.refresh()

    def _work(self, _progress: Progress, _is_cancelled: IsCancelled) -> object:
        self._waiting.write(self._diary)
        return _Read(self._diary.day(self.day), self._diary.visits())

    def _on_read(self, read: object) -> None:
        assert isinstance(read, _Read)
        self.shown, self.visits, self.error = read.day, read.visits, None
        self._tell()
        if self._has_said:
            self._has_said = False
            self.wrote.emit()

    def _on_failed(self, error: Exception) -> None:
        self.error = error
        self._tell()

    def _tell(self) -> None:
        for problem in self._waiting.take_problems():
            self.removed = None
            self.not_written.emit(problem)
        self.changed.emit()
