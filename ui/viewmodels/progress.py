"""Looking back: days and trends as last read, and the marks that the person sets."""

from collections import deque
from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum
from threading import Lock
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.domain.done_days import month_of
from app.errors import UserFacing
from ui.jobs import IsCancelled, Job
from ui.jobs import Progress as Tell

if TYPE_CHECKING:
    from app.domain.marks import Mark, MarkKind
    from app.domain.trends import Trend, TrendKey
    from app.session.progress import Days, Origin, Trends
    from exercises.library import Library

_WEEKS: Final = 12


class CalendarView(Enum):
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    """Thirteen columns of weeks, the current one last."""


class Span(Enum):
    """How far back the trend goes."""

    QUARTER = timedelta(weeks=_WEEKS)
    YEAR = timedelta(days=365)
    ALL = None


class ProgressLike(Protocol):
    """What the page needs of `app.session.progress.Progress`."""

    @property
    def library(self) -> "Library": ...
    def trends(self, origin: "Origin | None" = None) -> "Trends": ...
    def days(self, first: date, last: date) -> "Days": ...
    def add_mark(self, kind: "MarkKind", day: date, note: str = "") -> None: ...
    def edit_mark(self, mark: "Mark", kind: "MarkKind", day: date, note: str = "") -> None: ...
    def delete_mark(self, mark: "Mark") -> None: ...
    def restore_mark(self, mark: "Mark") -> None: ...


class ProgressModel(QObject):
    """GUI thread only; reading and writing happen in threads of their own.

    Signals: `days_changed()`, `trends_changed()` when they were read or are being read;
    `not_written(UserFacing)` where a mark could not be kept.
    """

    days_changed = Signal()
    trends_changed = Signal()
    not_written = Signal(object)

    def __init__(self, progress: Callable[[], ProgressLike | None], clock: Clock) -> None:
        """Take the parts; `progress` gives None as long as the log is not open."""
        super().__init__()
        self._progress = progress
        self._clock = clock
        self.days: Days | None = None
        self.trends: Trends | None = None
        self.error: Exception | None = None
        self.view = CalendarView.QUARTER
        self.span = Span.QUARTER
        self.anchor = clock.now().date()
        self._origin: Origin | None = None
        self._key: TrendKey | None = None
        self._acts: deque[Callable[[ProgressLike], None]] = deque()
        self._problems: deque[UserFacing] = deque()
        self._lock = Lock()
        self._days_job = Job(self._read_days, self)
        self._days_job.succeeded.connect(self._on_days)
        self._days_job.failed.connect(self._on_failed)
        self._trends_job = Job(self._read_trends, self)
        self._trends_job.succeeded.connect(self._on_trends)
        self._trends_job.failed.connect(self._on_failed)

    # --- facts -------------------------------------------------------------------------------

    @property
    def library(self) -> "Library | None":
        progress = self._progress()
        return None if progress is None else progress.library

    @property
    def today(self) -> date:
        return self._clock.now().date()

    @property
    def bounds(self) -> tuple[date, date]:
        """Return the first and last day in view."""
        monday = self.anchor - timedelta(days=self.anchor.weekday())
        if self.view is CalendarView.WEEK:
            return monday, monday + timedelta(days=6)
        if self.view is CalendarView.MONTH:
            return month_of(self.anchor)
        return monday - timedelta(weeks=_WEEKS), monday + timedelta(days=6)

    @property
    def is_now(self) -> bool:
        first, last = self.bounds
        return first <= self.today <= last

    @property
    def trend(self) -> "Trend | None":
        """Return the measure that is shown: the one last chosen, or the first there is."""
        found = () if self.trends is None else self.trends.trends
        chosen = (trend for trend in found if trend.key == self._key)
        return next(chosen, found[0] if found else None)

    # --- requests ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything anew."""
        self.error = None
        if self._progress() is not None:
            self._days_job.start()
            self._trends_job.start()

    def show_view(self, view: CalendarView) -> None:
        self.view = view
        self._reread_days()

    def page(self, by: int) -> None:
        """Go so many weeks, months or quarters on or back; never past today's."""
        if by > 0 and self.is_now:
            return
        first, last = self.bounds
        if self.view is CalendarView.QUARTER:
            self.anchor += timedelta(weeks=_WEEKS + 1) * by
        else:
            self.anchor = last + timedelta(days=1) if by > 0 else first - timedelta(days=1)
        self.anchor = min(self.anchor, self.today)
        self._reread_days()

    def show_today(self) -> None:
        self.anchor = self.today
        self._reread_days()

    def show_span(self, span: Span) -> None:
        self.span = span
        self.trends_changed.emit()

    def show_key(self, key: "TrendKey") -> None:
        self._key = key
        self.trends_changed.emit()

    def show_origin(self, origin: "Origin") -> None:
        self._origin = origin
        self._trends_job.start()

    def add_mark(self, kind: "MarkKind", day: date, note: str) -> None:
        self._do(lambda progress: progress.add_mark(kind, day, note))

    def edit_mark(self, mark: "Mark", kind: "MarkKind", day: date, note: str) -> None:
        self._do(lambda progress: progress.edit_mark(mark, kind, day, note))

    def delete_mark(self, mark: "Mark") -> None:
        self._do(lambda progress: progress.delete_mark(mark))

    def restore_mark(self, mark: "Mark") -> None:
        self._do(lambda progress: progress.restore_mark(mark))

    def close(self) -> None:
        """Write down what still waits, then stop; safe to repeat."""
        self._days_job.close()
        self._trends_job.close()
        progress = self._progress()
        if progress is not None:
            self._write(progress)

    # --- reading -----------------------------------------------------------------------------

    def _reread_days(self) -> None:
        self.days_changed.emit()
        if self._progress() is not None:
            self._days_job.start()

    def _do(self, act: Callable[[ProgressLike], None]) -> None:
        self._acts.append(act)
        self._trends_job.start()

    def _read_days(self, _tell: Tell, _is_cancelled: IsCancelled) -> object:
        progress = self._progress()
        return None if progress is None else progress.days(*self.bounds)

    def _read_trends(self, _tell: Tell, _is_cancelled: IsCancelled) -> object:
        progress = self._progress()
        if progress is None:
            return None
        self._write(progress)
        return progress.trends(self._origin)

    def _write(self, progress: ProgressLike) -> None:
        """Write down what waits; two jobs never write at the same time."""
        with self._lock:
            while self._acts:
                try:
                    self._acts.popleft()(progress)
                except UserFacing as error:
                    self._problems.append(error)

    def _on_days(self, days: "Days | None") -> None:
        self.days = days
        self.days_changed.emit()

    def _on_trends(self, trends: "Trends | None") -> None:
        self.trends = trends
        while self._problems:
            self.not_written.emit(self._problems.popleft())
        self.trends_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.error = error
        self.days_changed.emit()
        self.trends_changed.emit()
