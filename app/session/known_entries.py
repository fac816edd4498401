"""Entries of the journal that are only read again once something has changed."""

from collections.abc import Collection
from typing import Protocol

from app.domain.journal import Entry, EntryKind


class StampedJournal(Protocol):
    """What is needed of `app.store.journal.Journal`."""

    def append(self, entry: Entry) -> None: ...
    def entries(self, kinds: Collection[EntryKind]) -> tuple[Entry, ...]: ...
    def stamp(self, kinds: Collection[EntryKind]) -> object: ...


class KnownEntries:
    """A journal for the gate, which asks for all its entries again and again.

    What another process writes is seen as well: every call compares the journal's stamp. Ten years
    of answers take a second to read. Any thread may use it.

    Raises in every method: StorageFailure.
    """

    def __init__(self, journal: StampedJournal) -> None:
        self._journal = journal
        self._known: tuple[frozenset[EntryKind], object, tuple[Entry, ...]] | None = None

    def append(self, entry: Entry) -> None:
        self._journal.append(entry)

    def entries(self, kinds: Collection[EntryKind]) -> tuple[Entry, ...]:
        wanted, stamp = frozenset(kinds), self._journal.stamp(kinds)
        known = self._known
        if known is None or known[:2] != (wanted, stamp):
            known = self._known = (wanted, stamp, self._journal.entries(kinds))
        return known[2]
