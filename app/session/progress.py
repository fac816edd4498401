"""Looking back: what was done on which day, how measures went, and marks that a person sets."""

import os
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, Protocol

from app.clock import Clock
from app.domain.days import earliest_of, latest_of
from app.domain.done_days import DayDone, days_done, is_return
from app.domain.journal import Entry, EntryId, EntryKind, JsonValue, new_entry_id
from app.domain.marks import Mark, MarkKind, mark_values, read_marks
from app.domain.measured import Recorded
from app.domain.plan_entries import read_diary
from app.domain.plan_facts import done_things
from app.domain.records import SessionSummary
from app.domain.trends import Trend, trends_of
from app.session.day_links import links_of
from app.session.names import IMPORTED_SET
from app.session.reviews import Reviews
from exercises.library import Library

_LOOK_BACK: Final = timedelta(days=60)


class Origin(StrEnum):
    """Where a recording came from; those of one origin are not mixed with those of the other.

    A film from elsewhere has another lens, distance and pace: compared only with its own kind.
    """

    WEEKLY = "weekly"
    FILM = "film"


@dataclass(frozen=True, slots=True)
class Trends:
    """`origin` is what is shown, `counts` how many recordings there are of each.

    `demo` counts recordings of the demo person, which are nobody's and left out.
    """

    origin: Origin
    counts: Mapping[Origin, int]
    demo: int
    trends: tuple[Trend, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """What was done from `first` to `last`; a day that is missing is blank.

    `is_return`: today comes after a longer pause.
    """

    first: date
    last: date
    done: Mapping[date, DayDone]
    is_return: bool


class ProgressLog(Protocol):
    """What looking back needs of `app.store.log.Log`."""

    def measured(self, sets: Collection[str]) -> tuple[Recorded, ...]: ...
    def summaries(
        self,
        limit: int | None = None,
        before: SessionSummary | datetime | None = None,
        since: datetime | None = None,
    ) -> tuple[SessionSummary, ...]: ...


class ProgressJournal(Protocol):
    """What looking back needs of `app.store.journal.Journal`."""

    def append(self, entry: Entry) -> None: ...
    def withdraw(self, entry_id: EntryId) -> None: ...
    def history(self, entry_id: EntryId) -> tuple[Entry, ...]: ...
    def entries(
        self,
        kinds: Collection[EntryKind],
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        subject: str | None = None,
    ) -> tuple[Entry, ...]: ...


class Progress:
    """Reads the log and the journal, never a session's folder. Any thread may use it.

    Raises in every method: StorageFailure from the journal or the log.
    """

    def __init__(
        self, log: ProgressLog, journal: ProgressJournal, library: Library, clock: Clock
    ) -> None:
        self.library = library
        self._log = log
        self._journal = journal
        self._clock = clock
        self._links = links_of(library)

    def use_library(self, library: Library) -> None:
        """Take the content anew: the person's own sets have changed."""
        self.library, self._links = library, links_of(library)

    def trends(self, origin: Origin | None = None) -> Trends:
        """Lay out every measure of one origin; None: of that with more recordings."""
        weekly = self._links.recording_set
        found = self._log.measured((weekly, IMPORTED_SET))
        own = [(each, _origin(each, weekly)) for each in found if not each.synthetic]
        counts = Counter(kind for _, kind in own)
        shown = origin or max(Origin, key=lambda kind: counts[kind])
        marks = self.marks()
        return Trends(
            origin=shown,
            counts={kind: counts[kind] for kind in Origin},
            demo=len(found) - len(own),
            trends=self._trends([each for each, kind in own if kind is shown], marks),
            marks=marks,
        )

    def days(self, first: date, last: date) -> Days:
        """Return what was done from `first` to `last`, both included."""
        now = self._clock.now()
        since, until = earliest_of(min(first, now.date() - _LOOK_BACK)), latest_of(last)
        kinds = (EntryKind.ROUTINE, EntryKind.DIARY)
        entries = self._journal.entries(kinds, since=since, until=until)
        sessions = self._log.summaries(before=until, since=since)
        done = done_things(entries, read_diary(entries), sessions, self._links)
        days = days_done(done, sessions)
        shown = {day: each for day, each in days.items() if first <= day <= last}
        return Days(first, last, shown, is_return(days, now.date()))

    def marks(self) -> tuple[Mark, ...]:
        """Return treatments and visits that have been, oldest first."""
        today = self._clock.now().date()
        marks = read_marks(self._journal.entries((EntryKind.MARK,)))
        return tuple(mark for mark in marks if mark.at.date() <= today)

    def add_mark(self, kind: MarkKind, day: date, note: str = "") -> None:
        self._write(kind, day, note, None)

    def edit_mark(self, mark: Mark, kind: MarkKind, day: date, note: str = "") -> None:
        """Change a mark; what it was before stays in its history, and what else it holds in it."""
        if (mark.kind, mark.at.date(), mark.note) == (kind, day, note.strip()):
            return
        self._write(kind, day, note, mark.entry, self._held(mark))

    def delete_mark(self, mark: Mark) -> None:
        """Take a mark back; it stays in the history."""
        self._journal.withdraw(mark.entry)

    def restore_mark(self, mark: Mark) -> None:
        """Set a deleted mark again, with all that it held."""
        self._write(mark.kind, mark.at.date(), mark.note, None, self._held(mark))

    def history(self, mark: Mark) -> tuple[Mark, ...]:
        """Return what a mark was, newest first."""
        return read_marks(self._journal.history(mark.entry))

    def _trends(self, recorded: Sequence[Recorded], marks: Sequence[Mark]) -> tuple[Trend, ...]:
        doubted = Reviews(self._journal, self._clock).doubted()
        return trends_of(recorded, [mark.at for mark in marks], doubted)

    def _held(self, mark: Mark) -> Mapping[str, JsonValue] | None:
        """Return all that an entry holds, also what other parts of the app wrote into it."""
        found = self._journal.history(mark.entry)
        return found[0].values if found else None

    def _write(
        self,
        kind: MarkKind,
        day: date,
        note: str,
        replaces: EntryId | None,
        held: Mapping[str, JsonValue] | None = None,
    ) -> None:
        now = self._clock.now()
        at = datetime.combine(day, time(12), tzinfo=now.tzinfo)
        self._journal.append(
            Entry(
                id=new_entry_id(now, os.urandom(4)),
                at=at,
                kind=EntryKind.MARK,
                subject=kind.value,
                values={**(held or {}), **mark_values(note.strip())},
                replaces=replaces,
            )
        )


def _origin(recorded: Recorded, weekly: str) -> Origin:
    return Origin.WEEKLY if recorded.set_id == weekly else Origin.FILM
