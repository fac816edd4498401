"""A journal in memory and a wall clock that a test sets."""

from collections.abc import Collection
from datetime import datetime, timedelta, timezone

from app.domain.journal import Entry, EntryId, EntryKind
from app.domain.safety_rules import Occasion
from app.session.gate import Gate

SHANGHAI = timezone(timedelta(hours=8))
MORNING = datetime(2026, 11, 24, 9, 15, tzinfo=SHANGHAI)


class MemoryJournal:
    """Keeps entries as app.store.journal.Journal does; `all` holds the replaced ones too."""

    def __init__(self) -> None:
        self.all: list[Entry] = []
        self._gone: set[EntryId] = set()

    def append(self, entry: Entry) -> None:
        assert entry.id not in {each.id for each in self.all}
        if entry.replaces is not None:
            assert entry.replaces in {each.id for each in self.all} - self._gone
            self._gone.add(entry.replaces)
        self.all.append(entry)

    def entries(self, kinds: Collection[EntryKind]) -> tuple[Entry, ...]:
        current = [e for e in self.all if e.kind in kinds and e.id not in self._gone]
        return tuple(sorted(current, key=lambda e: (e.at, e.id)))


class WallClock:
    """`now` is what the test says; nothing here measures."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time

    def later(self, **by: float) -> None:
        self.time += timedelta(**by)

    def monotonic_ns(self) -> int:
        raise AssertionError("the gate measures nothing")

    def sleep_until_ns(self, deadline_ns: int) -> None:
        raise AssertionError("the gate does not wait")


def answer_all(gate: Gate) -> None:
    """Answer every question so that none fires."""
    for flag in gate.due(Occasion.ONBOARDING):
        gate.answer(flag.id, flag.trigger == "no", occasion=Occasion.ONBOARDING)
