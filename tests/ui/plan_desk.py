"""A real log, gate and plan behind the window, on a clock that a test sets."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from app.domain.journal import Entry, EntryKind, JsonValue, new_entry_id
from app.domain.safety_rules import Routine
from app.session.day import Day, broken_off
from app.session.diary import Diary
from app.session.gate import Gate
from app.session.known_entries import KnownEntries
from app.session.own_sets import Own
from app.session.routine import Routines
from app.session.therapist_plans import TherapistPlans
from app.session.totals import Totals
from app.store.log import Log
from app.store.own_sets import OwnSetsFile
from app.store.paths import DataPaths
from app.store.settings import Settings
from exercises.library import load_library

LIBRARY = load_library()
MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


class SetClock:
    """Each look at it is a millisecond later, so that entries have an order."""

    def __init__(self) -> None:
        self.at = MORNING
        self.ns = 0

    def monotonic_ns(self) -> int:
        self.ns += 1_000_000
        return self.ns

    def now(self) -> datetime:
        self.at += timedelta(milliseconds=1)
        return self.at

    def sleep_until_ns(self, deadline_ns: int) -> None:
        self.ns = max(self.ns, deadline_ns)


class PlanDesk:
    def __init__(self, root: Path) -> None:
        self.paths = DataPaths(root)
        self.paths.prepare()
        self.clock = SetClock()
        self.log = Log(self.paths)
        self.log.open()
        self.gate = Gate(LIBRARY, KnownEntries(self.log.journal), self.clock, None)
        self.studio = SimpleNamespace(library=LIBRARY)
        self.routines = Routines(self.paths, self.log.journal, self.clock)
        self.day = Day(
            LIBRARY,
            self.log.journal,
            self.log.summaries,
            self.gate,
            self.clock,
            Settings,
            interrupted=lambda: broken_off(self.paths, self.clock.now()),
        )
        self.totals = Totals(self.log.journal, self.clock)
        self.diary = Diary(LIBRARY, self.log.journal, self.log.summaries, self.gate, self.clock)
        file = OwnSetsFile(self.paths.own_sets)
        self.plans = TherapistPlans(self.paths, LIBRARY, self.clock)
        self.own = Own(file, self.plans.library, self.clock, self.day.use_library)
        self.plans.on_change = lambda: self.own.use_content(self.plans.library, self.plans.hidden)

    def answer_everything(self, fires: str = "") -> None:
        """As somebody to whom nothing applies, or only the rule that begins like this."""
        for routine in Routine:
            for flag in self.gate.due_before(routine):
                is_firing = bool(fires) and flag.id.startswith(fires)
                self.gate.answer(flag.id, (flag.trigger == "yes") is is_firing)

    def entries(self, kind: EntryKind) -> tuple[Entry, ...]:
        return self.log.journal.entries((kind,))

    def write(self, at: datetime, kind: EntryKind, subject: str, **values: JsonValue) -> None:
        body = {"schema_version": 1, **values}
        self.log.journal.append(Entry(new_entry_id(at, os.urandom(4)), at, kind, subject, body))
