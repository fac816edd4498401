from collections.abc import Collection
from datetime import UTC, datetime

from app.domain.journal import Entry, EntryId, EntryKind
from app.session.known_entries import KnownEntries
from app.store.journal import Journal

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
GATE = (EntryKind.GATE,)


class Counted:
    """The journal, with a count of how often all of it was read."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.append, self.stamp = journal.append, journal.stamp
        self.reads = 0

    def entries(self, kinds: Collection[EntryKind]) -> tuple[Entry, ...]:
        self.reads += 1
        return self._journal.entries(kinds)


def entry(name: str, kind: EntryKind = EntryKind.GATE, replaces: str | None = None) -> Entry:
    old = None if replaces is None else EntryId(replaces)
    return Entry(EntryId(name), AT, kind, "RF01", {"schema_version": 1}, replaces=old)


def names(entries: tuple[Entry, ...]) -> list[str]:
    return [each.id for each in entries]


def test_nothing_new_is_not_read_again(journal: Journal) -> None:
    counted = Counted(journal)
    known = KnownEntries(counted)
    known.append(entry("b"))
    assert names(known.entries(GATE)) == names(known.entries(GATE)) == ["b"]
    journal.append(entry("d", EntryKind.DIARY))
    known.entries(GATE)
    assert counted.reads == 1


def test_whatever_changed_is_seen_also_what_others_wrote(journal: Journal) -> None:
    known = KnownEntries(journal)
    assert known.entries(GATE) == ()
    journal.append(entry("b"))
    assert names(known.entries(GATE)) == ["b"]
    journal.append(entry("a", replaces="b"))
    assert names(known.entries(GATE)) == ["a"]
    journal.withdraw(EntryId("a"))
    assert known.entries(GATE) == ()


def test_other_kinds_are_other_entries(journal: Journal) -> None:
    known = KnownEntries(journal)
    journal.append(entry("b"))
    journal.append(entry("d", EntryKind.DIARY))
    assert names(known.entries(GATE)) == ["b"]
    assert names(known.entries((EntryKind.DIARY,))) == ["d"]
