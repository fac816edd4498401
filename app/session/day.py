"""The day's plan in use: read from journal, log and settings, changed by what the person says."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final, Protocol

from app.clock import Clock
from app.domain.days import earliest_of
from app.domain.journal import Entry, EntryId, EntryKind, JsonValue, new_entry_id
from app.domain.plan import DayFacts, Plan, PlanItem, SkipReason, plan_day
from app.domain.plan_entries import (
    Noted,
    diary_values,
    read_diary,
    read_skips,
    skip_values,
    visits,
)
from app.domain.plan_facts import MASSAGE, care_rows, done_things
from app.domain.records import SessionSummary
from app.domain.safety import Reason, Standing
from app.domain.safety_rules import Routine
from app.errors import UsageFailure
from app.session.care_fields import complete
from app.session.day_links import links_of
from app.session.routine import Unfinished
from app.session.routine_plan import plan_set
from app.store.paths import DataPaths
from app.store.routine_file import RoutineFile
from app.store.settings import Settings
from exercises.library import Library
from exercises.schema_care import CareItem, RedFlag

TRAINING_SET: Final = "pattern_P2"
"""The training of a day as long as nobody has chosen another: the pattern of the article."""
_WINDOW: Final = timedelta(days=60)
_KINDS: Final = (EntryKind.ROUTINE, EntryKind.DIARY, EntryKind.SKIP, EntryKind.MARK)
_EVERY_DAY: Final = frozenset({"daily", "morning_log", "when_outdoors"})
_ANY_TIME: Final = frozenset({"as_prescribed"})
_VISITS: Final = "user_set"
_WEEKLY: Final = "weekly_optional"
_WEEK: Final = timedelta(days=7)
_BEHIND: Final = {
    PlanItem.MASSAGE: Routine.MASSAGE,
    PlanItem.MIRROR: Routine.MIRROR,
    PlanItem.RECORDING: Routine.MIRROR,
}


class DayJournal(Protocol):
    """What the plan needs of `app.store.journal.Journal`."""

    def append(self, entry: Entry) -> None: ...
    def withdraw(self, entry_id: EntryId) -> None: ...
    def entries(
        self,
        kinds: Collection[EntryKind],
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        subject: str | None = None,
    ) -> tuple[Entry, ...]: ...


class DaySessions(Protocol):
    """What the plan needs of `app.store.log.Log.summaries`."""

    def __call__(self, *, since: datetime | None = None) -> tuple[SessionSummary, ...]: ...


class DayGate(Protocol):
    """What the plan needs of `app.session.gate.Gate`."""

    def standing(self) -> Standing: ...
    def due_before(self, routine: Routine) -> tuple[RedFlag, ...]: ...


class Day:
    """The plan of today, as often as it is asked for. Any thread may use it.

    Raises in every method: StorageFailure from the journal or the log.
    """

    def __init__(
        self,
        library: Library,
        journal: DayJournal,
        summaries: DaySessions,
        gate: DayGate,
        clock: Clock,
        settings: Callable[[], Settings],
        *,
        interrupted: Callable[[], str | None] = lambda: None,
        training_set: str = TRAINING_SET,
    ) -> None:
        """Take the parts; `interrupted` names the routine that could be gone on with."""
        self.library = library
        self._journal = journal
        self._summaries = summaries
        self._gate = gate
        self._clock = clock
        self._settings = settings
        self._interrupted = interrupted
        self._training_set = training_set
        self.links = links_of(library)

    def use_library(self, library: Library) -> None:
        """Take the content anew: the person's own sets have changed."""
        self.library, self.links = library, links_of(library)

    @property
    def training_set(self) -> str:
        """Return the set of the day: the one chosen, as long as there is one like that."""
        chosen = self._settings().training_set or self._training_set
        return self._training_set if chosen not in self.links.planned_s else chosen

    def plan(self) -> Plan:
        """Lay out today as things stand now."""
        now = self._clock.now()
        entries = self._entries(now)
        noted = read_diary(entries)
        on_request = {i.id for i in self.library.care.items.values() if i.schedule == _VISITS}
        begun = [each for each in noted if each.item not in on_request]
        standing = self._gate.standing()
        return plan_day(
            DayFacts(
                now=now,
                interval_days=self.library.mirror.recording.interval_days,
                done=done_things(entries, begun, self._sessions(now), self.links),
                skips=read_skips(entries),
                care=care_rows(self._care_list(noted, now), _of_today(noted, now)),
                locks=_locks(standing),
                asks_first=self._asks_first(standing),
                planned_s=self._planned_s(),
                interrupted=self._part_of(self._interrupted()),
                visits=visits(entries, (*noted, *self._visit_notes())),
            )
        )

    def skip(self, item: PlanItem, reason: SkipReason) -> Plan:
        """Leave a part out today; saying it again changes the reason.

        What is done, locked or not due stays as it is.
        """
        row = self.plan().row(item)
        if row.state.can_be_skipped or row.skip is not None:
            old = None if row.skip is None else row.skip.entry
            self._append(EntryKind.SKIP, item, skip_values(reason), old)
        return self.plan()

    def unskip(self, item: PlanItem) -> Plan:
        """Take today's skips of a part back; without one nothing changes."""
        now = self._clock.now()
        entries = self._journal.entries(
            (EntryKind.SKIP,), since=earliest_of(now.date()), subject=item
        )
        for skip in read_skips(entries):
            if skip.at.date() == now.date():
                self._journal.withdraw(skip.entry)
        return self.plan()

    def mark_done(self, care_id: str, fields: Mapping[str, JsonValue] | None = None) -> Plan:
        """Write down a line of the care list; a second time today replaces the first.

        `fields` are answers by the item's log keys. Warning signs among them are for the gate.

        Raises: UsageFailure care_unknown if there is no such line, or it is a recording;
            Bug if a field does not fit the item.
        """
        item = self._care_item(care_id)
        now = self._clock.now()
        values = diary_values(complete(item, fields or {}, now))
        noted = self._noted_today(care_id, now)
        old = noted[-1].entry if noted else None
        self._append(EntryKind.DIARY, care_id, values, old, is_private=item.private)
        return self.plan()

    def unmark(self, care_id: str) -> Plan:
        """Take back what was written down today about a line of the care list."""
        for each in self._noted_today(care_id, self._clock.now()):
            self._journal.withdraw(each.entry)
        return self.plan()

    def noted(self, care_id: str) -> Mapping[str, JsonValue]:
        """Return what was last written down today about a line of the care list."""
        noted = self._noted_today(care_id, self._clock.now())
        return noted[-1].fields if noted else {}

    def check_care(self, care_id: str) -> None:
        """Raises: UsageFailure care_unknown if `mark_done` would refuse this line."""
        self._care_item(care_id)

    def care_id(self, item: PlanItem) -> str | None:
        """Return the line of the care list that stands for a part; None: several do."""
        return next((id_ for id_, part in self.links.diary.items() if part is item), None)

    def reminder_of(self, plan: Plan, item: PlanItem) -> CareItem:
        """Return whose title and `reminder` are shown: of the care list, the first line open."""
        own = self.care_id(item)
        if own is None:
            waiting = (row for row in plan.care if row.is_counted and not row.is_logged)
            own = next((row.id for row in waiting), plan.care[0].id)
        return self.library.care.items[own]

    def _entries(self, now: datetime) -> tuple[Entry, ...]:
        """Read the last weeks; where nothing stands there, everything."""
        entries = self._journal.entries(_KINDS, since=now - _WINDOW)
        if any(entry.at.date() < now.date() for entry in entries):
            return entries
        return self._journal.entries(_KINDS)

    def _sessions(self, now: datetime) -> tuple[SessionSummary, ...]:
        """Return those of the last weeks; where there is none, all."""
        return self._summaries(since=now - _WINDOW) or self._summaries()

    def _visit_notes(self) -> tuple[Noted, ...]:
        """Return what was written down about visits, however long ago."""
        items = self.library.care.items.values()
        ids = [item.id for item in items if item.schedule == _VISITS]
        found = [self._journal.entries((EntryKind.DIARY,), subject=id_) for id_ in ids]
        return tuple(noted for entries in found for noted in read_diary(entries))

    def _care_list(self, noted: Collection[Noted], now: datetime) -> Iterator[tuple[str, bool]]:
        """Yield `(id, is_counted)`; a weekly line comes a week after it was last written down."""
        for item in self.library.care.items.values():
            days = [each.at.date() for each in noted if each.item == item.id]
            is_recent = any(timedelta() < now.date() - day < _WEEK for day in days)
            is_wanted = item.schedule == _WEEKLY and not is_recent
            if item.id not in self.links.diary and (
                is_wanted or item.schedule in _EVERY_DAY | _ANY_TIME
            ):
                yield item.id, item.schedule in _EVERY_DAY

    def _asks_first(self, standing: Standing) -> frozenset[PlanItem]:
        asking = {
            routine
            for routine in Routine
            if standing.reason(routine) is Reason.UNANSWERED or self._gate.due_before(routine)
        }
        return frozenset(item for item, routine in _BEHIND.items() if routine in asking)

    def _planned_s(self) -> dict[PlanItem, float]:
        length = self.library.massage.lengths[self._settings().massage_length]
        return {
            PlanItem.MASSAGE: float(length.hands_on_s),
            PlanItem.MIRROR: self._training_s(),
            PlanItem.RECORDING: self.links.planned_s[self.links.recording_set],
        }

    def _training_s(self) -> float:
        return plan_set(self.library, self.training_set, self._settings().training_dose).total_s

    def _part_of(self, routine: str | None) -> PlanItem | None:
        return PlanItem.MASSAGE if routine == MASSAGE else self.links.sets.get(routine or "")

    def _noted_today(self, care_id: str, now: datetime) -> tuple[Noted, ...]:
        entries = self._journal.entries(
            (EntryKind.DIARY,), since=earliest_of(now.date()), subject=care_id
        )
        return tuple(_of_today(read_diary(entries), now))

    def _care_item(self, care_id: str) -> CareItem:
        items = {
            id_: item
            for id_, item in self.library.care.items.items()
            if self.links.diary.get(id_) is not PlanItem.RECORDING
        }
        if care_id not in items:
            raise UsageFailure("care_unknown", name=care_id, known=", ".join(items))
        return items[care_id]

    def _append(
        self,
        kind: EntryKind,
        subject: str,
        values: Mapping[str, JsonValue],
        replaces: EntryId | None,
        *,
        is_private: bool = False,
    ) -> None:
        now = self._clock.now()
        id_ = new_entry_id(now, os.urandom(4))
        self._journal.append(Entry(id_, now, kind, str(subject), values, is_private, replaces))


def broken_off(paths: DataPaths, now: datetime) -> str | None:
    """Return the routine that was broken off today and can be gone on with; None: none.

    Raises: StorageFailure.
    """
    left = RoutineFile(paths.open_routine).load()
    if left is None or left.state.status.is_over or not Unfinished(left).is_from(now):
        return None
    return left.plan.routine


def _locks(standing: Standing) -> dict[PlanItem, tuple[str, ...]]:
    return {
        item: tuple(dict.fromkeys(lock.rule for lock in standing.locks_of(routine)))
        for item, routine in _BEHIND.items()
    }


def _of_today(noted: Collection[Noted], now: datetime) -> list[Noted]:
    return [each for each in noted if each.at.date() == now.date()]
