"""A gate over a real journal, with a clock that is set by hand."""

import pytest

from app.domain.journal import Entry, EntryKind
from app.session.gate import Gate
from app.store.journal import Journal
from exercises.library import Library
from tests.app.session.gate_fakes import MemoryJournal, WallClock, answer_all


@pytest.fixture(name="clock")
def wall_clock() -> WallClock:
    return WallClock()


@pytest.fixture(name="gate")
def new_gate(library: Library, journal: Journal, clock: WallClock) -> Gate:
    """Return a gate to which every question was answered without firing, an hour ago."""
    gate = Gate(library, journal, clock, "CN")
    answer_all(gate)
    clock.later(hours=1)
    return gate


def gate_entries(journal: Journal | MemoryJournal, rule: str) -> list[Entry]:
    return [e for e in journal.entries((EntryKind.GATE,)) if e.subject == rule]
