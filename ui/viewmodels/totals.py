"""Totals of questionnaires as their page shows them: read and changed away from the GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from app.domain.totals import FACTS, OWN_SCALES, Rater, Scale, TotalError, checked
from ui.jobs import IsCancelled, Job, Progress
from ui.viewmodels.changes import Changes

if TYPE_CHECKING:
    from app.domain.journal import EntryId
    from app.domain.totals import ScaleSeries, Total


class TotalsLike(Protocol):
    """What the page needs of `app.session.totals.Totals`; clinicians' ratings are not among it."""

    def today(self) -> date: ...
    def own(self) -> "tuple[ScaleSeries, ...]": ...
    def write(
        self,
        scale: Scale,
        value: float,
        day: date,
        rater: Rater,
        name: str = "",
        replaces: "EntryId | None" = None,
    ) -> "EntryId": ...
    def remove(self, entry: "EntryId") -> None: ...


@dataclass(frozen=True, slots=True)
class Entered:
    """One total as it is written into the form."""

    scale: Scale
    value: float
    day: date
    rater: Rater
    name: str = ""


@dataclass(frozen=True, slots=True)
class Last:
    """What was changed last, so that it can be taken back.

    `entry` was written (a clinician's rating, which is not shown any more); or `gone` was removed.
    """

    entry: "EntryId | None" = None
    gone: "Total | None" = None


class TotalsModel(QObject):
    """GUI thread only. Signals: `changed()`; `not_written(UserFacing)`; `wrote()`."""

    changed = Signal()
    not_written = Signal(object)
    wrote = Signal()

    def __init__(self, totals: TotalsLike) -> None:
        super().__init__()
        self._totals = totals
        self._waiting = Changes[TotalsLike]()
        self._written: EntryId | None = None
        self.series: tuple[ScaleSeries, ...] | None = None
        self.last: Last | None = None
        self.error: Exception | None = None
        self._job = Job(self._work, self)
        self._job.succeeded.connect(self._on_read)
        self._job.failed.connect(self._on_failed)

    @property
    def today(self) -> date:
        return self._totals.today()

    def refresh(self) -> None:
        self._job.start()

    def write(self, entered: Entered, replaces: "EntryId | None" = None) -> None:
        is_hidden = FACTS[entered.scale].is_clinical

        def act(totals: TotalsLike) -> None:
            made = totals.write(
                entered.scale, entered.value, entered.day, entered.rater, entered.name, replaces
            )
            self._written = made if is_hidden else None

        self.last = Last() if is_hidden else None
        self._do(act)

    def remove(self, total: "Total") -> None:
        self.last = Last(gone=total)
        self._do(lambda totals: totals.remove(total.entry))

    def undo(self) -> None:
        """Take the last change back."""
        last, self.last = self.last, None
        if last is None:
            return
        gone, entry = last.gone, last.entry
        if gone is not None:
            self._do(
                lambda totals: totals.write(
                    gone.scale, gone.value, gone.at.date(), gone.rater, gone.name
                )
            )
        elif entry is not None:
            self._do(lambda totals: totals.remove(entry))

    def keep(self) -> None:
        """Do not offer to take the last change back any more."""
        self.last = None
        self.changed.emit()

    def close(self) -> None:
        """Write down what still waits, then stop."""
        self._job.close()
        self._waiting.write(self._totals)

    def _do(self, act: Callable[[TotalsLike], object]) -> None:
        self._waiting.add(act)
        self.refresh()

    def _work(self, _progress: Progress, _is_cancelled: IsCancelled) -> object:
        self._waiting.write(self._totals)
        return self._totals.own()

    def _on_read(self, read: object) -> None:
        assert isinstance(read, tuple)
        self.series, self.error = read, None
        written, self._written = self._written, None
        if written is not None and self.last == Last():
            self.last = Last(entry=written)
        self._tell()
        self.wrote.emit()

    def _on_failed(self, error: Exception) -> None:
        self.error = error
        self._tell()

    def _tell(self) -> None:
        for problem in self._waiting.take_problems():
            self.last = None
            self.not_written.emit(problem)
        self.changed.emit()


def value_of(scale: Scale, text: str) -> float | None:
    """Read what was typed; None where the scale cannot have it."""
    try:
        return checked(scale, float(text.strip().replace(",", ".").replace("−", "-")))
    except (TotalError, ValueError):
        return None


def is_own(scale: Scale) -> bool:
    return scale in OWN_SCALES
