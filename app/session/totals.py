"""Totals of questionnaires: entered, corrected, taken back; read by scale."""

import os
from collections.abc import Collection
from datetime import date, datetime
from typing import Protocol

from app.clock import Clock
from app.domain.diary import moment_of
from app.domain.journal import Entry, EntryId, EntryKind, new_entry_id
from app.domain.totals import (
    FACTS,
    OWN_SCALES,
    Rater,
    Scale,
    ScaleSeries,
    Total,
    TotalError,
    checked,
    read_totals,
    series_of,
    total_values,
)
from app.errors import UsageFailure

_KINDS = (EntryKind.TOTAL,)


class TotalJournal(Protocol):
    """What totals need of `app.store.journal.Journal`."""

    def append(self, entry: Entry) -> None: ...
    def withdraw(self, entry_id: EntryId) -> None: ...
    def entries(
        self, kinds: Collection[EntryKind], *, until: datetime | None = None
    ) -> tuple[Entry, ...]: ...


class Totals:
    """Read from the journal anew each time. Any thread may use it.

    Raises in every method: StorageFailure from the journal.
    """

    def __init__(self, journal: TotalJournal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def today(self) -> date:
        return self._clock.now().date()

    def own(self) -> tuple[ScaleSeries, ...]:
        """Return what the person answered: the scales that are shown to them."""
        totals = self.all()
        return tuple(series_of(scale, totals) for scale in OWN_SCALES)

    def clinical(self) -> tuple[Total, ...]:
        """Return what clinicians rated, oldest first: for the report and the clinician's view."""
        return tuple(total for total in self.all() if FACTS[total.scale].is_clinical)

    def all(self) -> tuple[Total, ...]:
        """Return everything that was entered, oldest first."""
        return read_totals(self._journal.entries(_KINDS))

    def write(
        self,
        scale: Scale,
        value: float,
        day: date,
        rater: Rater,
        name: str = "",
        replaces: EntryId | None = None,
    ) -> EntryId:
        """Write a total down; one that it replaces stays in the history.

        Raises: UsageFailure total_range, total_rater or diary_future.
        """
        facts, now = FACTS[scale], self._clock.now()
        try:
            kept = checked(scale, value)
        except TotalError as error:
            least, most = f"{facts.least:g}", f"{facts.most:g}"
            raise UsageFailure("total_range", least=least, most=most) from error
        if facts.is_clinical and rater is not Rater.CLINICIAN:
            raise UsageFailure("total_rater")
        if day > now.date():
            raise UsageFailure("diary_future", day=day.isoformat())
        entry = new_entry_id(now, os.urandom(4))
        values = total_values(kept, rater, name.strip())
        at = moment_of(day, now)
        self._journal.append(
            Entry(entry, at, EntryKind.TOTAL, scale.value, values, replaces=replaces)
        )
        return entry

    def remove(self, entry: EntryId) -> None:
        """Take a total back; it stays in the history."""
        self._journal.withdraw(entry)
