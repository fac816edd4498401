"""From a routine that is over to its entry in the journal, and back."""

from typing import Protocol

from app.domain.journal import Entry, EntryId, EntryKind
from app.domain.routine_record import RoutineRecord, made_of, read_record
from app.store.routine_file import OpenRoutine, RoutineFile


class RoutineJournal(Protocol):
    """What routines need of `app.store.journal.Journal`."""

    def append(self, entry: Entry) -> None: ...
    def history(self, entry_id: EntryId) -> tuple[Entry, ...]: ...


def record_of(entry: Entry) -> RoutineRecord:
    """Read a ROUTINE entry of the journal.

    Raises: ValueError if a newer or damaged app wrote it.
    """
    return read_record(entry.subject, entry.values)


def log_routine(routine: OpenRoutine, journal: RoutineJournal, file: RoutineFile) -> RoutineRecord:
    """Write a routine that is over to the journal, then forget its file.

    Killed in between, the file is found again with its entry in the journal, and goes. A routine
    of which nothing was done leaves no entry.

    Raises: StorageFailure; calling it again then neither loses nor doubles anything.
    """
    record = made_of(
        routine.plan,
        routine.state,
        routine.affected,
        routine.started_at,
        routine.saved_at,
        routine.tightness_before,
    )
    if record.active_s > 0 and not journal.history(routine.entry):
        journal.append(entry_of(routine.entry, record))
    file.remove()
    return record


def entry_of(name: EntryId, record: RoutineRecord, replaces: EntryId | None = None) -> Entry:
    return Entry(
        id=name,
        at=record.started_at,
        kind=EntryKind.ROUTINE,
        subject=record.routine,
        values=record.values(),
        replaces=replaces,
    )
