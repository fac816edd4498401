"""The care diary: any day, written down, corrected, taken back; nothing written is ever lost."""

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Protocol

from app.clock import Clock
from app.domain.days import earliest_of, latest_of
from app.domain.diary import (
    DAY,
    Visit,
    moment_of,
    note_text,
    note_values,
    read_visits,
    visit_values,
)
from app.domain.journal import Entry, EntryId, EntryKind, JsonValue, new_entry_id
from app.domain.marks import MarkKind, mark_values
from app.domain.plan import Done, PlanItem
from app.domain.plan_entries import VISIT, Noted, diary_values, read_diary
from app.domain.plan_facts import done_things
from app.domain.records import SessionSummary
from app.errors import UsageFailure
from app.session.care_fields import check, complete
from app.session.care_warnings import PROCEDURE, PROCEDURE_DAY
from app.session.day_links import links_of
from exercises.library import Library
from exercises.schema_care import CareItem

FOLLOW_UP: Final = "follow_up"
OK_FROM: Final = "massage_ok_from"

Fields = Mapping[str, JsonValue]


class DiaryJournal(Protocol):
    """What the diary needs of `app.store.journal.Journal`."""

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


class DiarySessions(Protocol):
    """What the diary needs of `app.store.log.Log.summaries`."""

    def __call__(self, *, before: datetime, since: datetime) -> tuple[SessionSummary, ...]: ...


class DiaryGate(Protocol):
    """What the diary needs of `app.session.gate.Gate`."""

    def ask_again_from(self, rule_id: str, day: date) -> object: ...


@dataclass(frozen=True, slots=True)
class Version:
    """What stood in a line before, and when it was written."""

    written_at: datetime
    fields: Fields


@dataclass(frozen=True, slots=True)
class DiaryLine:
    """One item on one day; `entry` is None where nothing is written down.

    `done`: what the app itself recorded of it on that day.
    """

    item: str
    entry: EntryId | None = None
    fields: Fields = field(default_factory=dict[str, JsonValue])
    earlier: tuple[Version, ...] = ()
    done: tuple[Done, ...] = ()


@dataclass(frozen=True, slots=True)
class DiaryDay:
    day: date
    today: date
    lines: tuple[DiaryLine, ...]
    note: str

    @property
    def is_empty(self) -> bool:
        return not self.note and not any(line.entry or line.done for line in self.lines)

    def line(self, item: str) -> DiaryLine:
        return next(line for line in self.lines if line.item == item)


class Diary:
    """Read and changed by day. Any thread may use it.

    Raises in every method: StorageFailure from the journal or the log.
    """

    def __init__(
        self,
        library: Library,
        journal: DiaryJournal,
        summaries: DiarySessions,
        gate: DiaryGate,
        clock: Clock,
    ) -> None:
        self.library = library
        self._journal = journal
        self._summaries = summaries
        self._gate = gate
        self._clock = clock
        self._links = links_of(library)

    def use_library(self, library: Library) -> None:
        """Take the content anew: the person's own sets have changed."""
        self.library, self._links = library, links_of(library)

    def today(self) -> date:
        return self._clock.now().date()

    def day(self, day: date) -> DiaryDay:
        """Return everything about a day: what was written down, and what the app recorded."""
        kinds = (EntryKind.DIARY, EntryKind.NOTE, EntryKind.ROUTINE)
        entries = self._entries_of(day, kinds)
        noted = {each.item: each for each in read_diary(entries)}
        notes = [note_text(each) for each in entries if each.kind is EntryKind.NOTE]
        done = self._recorded(day, entries)
        items = [id_ for id_ in self.library.care.items if id_ != FOLLOW_UP]
        return DiaryDay(
            day,
            self.today(),
            tuple(self._line(id_, noted.get(id_), done) for id_ in items),
            notes[-1] if notes else "",
        )

    def write(self, day: date, care_id: str, fields: Fields) -> None:
        """Write down a line of a day; what stood there is replaced and kept in the history.

        Raises: UsageFailure care_unknown, diary_future; Bug if a field does not fit the item.
        """
        item, now = self._item(care_id), self._checked(day)
        old = self._noted(day, care_id)
        at = old.at if old else moment_of(day, now)
        values = diary_values(complete(item, fields, at))
        self._append(EntryKind.DIARY, care_id, at, values, old and old.entry, item.private)

    def remove(self, day: date, care_id: str) -> None:
        """Take a line of a day back; it stays in the history. Without one nothing changes."""
        for each in self._all_noted(day, care_id):
            self._journal.withdraw(each.entry)

    def write_note(self, day: date, text: str) -> None:
        """Keep a note about a day; an empty one takes it back.

        Raises: UsageFailure diary_future.
        """
        now = self._checked(day)
        old = self._entries_of(day, (EntryKind.NOTE,))
        if not text.strip():
            for each in old:
                self._journal.withdraw(each.id)
            return
        if old and note_text(old[-1]) == text:
            return
        at = old[-1].at if old else moment_of(day, now)
        self._append(EntryKind.NOTE, DAY, at, note_values(text), old[-1].id if old else None)

    # --- visits ------------------------------------------------------------------------------

    def visits(self) -> tuple[Visit, ...]:
        """Return all visits, the latest first."""
        marks = self._journal.entries((EntryKind.MARK,), subject=VISIT)
        noted = read_diary(self._journal.entries((EntryKind.DIARY,), subject=FOLLOW_UP))
        return read_visits(marks, noted)

    def write_visit(self, day: date, fields: Fields, replaces: Visit | None = None) -> None:
        """Write a visit down, past or to come; the gate hears from when massage may resume.

        Raises: Bug if a field does not fit the care list's visit.
        """
        check(self._item(FOLLOW_UP), fields)
        values = visit_values(fields)
        at = moment_of(day, self._clock.now())
        if replaces is not None and replaces.kind is EntryKind.MARK:
            self._append(EntryKind.MARK, VISIT, at, values, replaces.entry)
        else:
            self._append(EntryKind.MARK, VISIT, at, values)
            if replaces is not None:
                self._journal.withdraw(replaces.entry)
        injected = fields.get(PROCEDURE_DAY)
        if isinstance(injected, str):
            self._mark_injection(date.fromisoformat(injected))
        ok_from = fields.get(OK_FROM)
        if isinstance(ok_from, str):
            self._tell_gate(date.fromisoformat(ok_from))

    def remove_visit(self, visit: Visit) -> None:
        """Take a visit back; it stays in the history."""
        self._journal.withdraw(visit.entry)

    # --- parts -------------------------------------------------------------------------------

    def _mark_injection(self, day: date) -> None:
        """Set a mark where there is none yet, so that trends show the day."""
        kind = MarkKind.BOTULINUM_TOXIN
        marks = self._journal.entries((EntryKind.MARK,), subject=kind.value)
        if not any(each.at.date() == day for each in marks):
            at = moment_of(day, self._clock.now())
            self._append(EntryKind.MARK, kind.value, at, mark_values(""))

    def _tell_gate(self, day: date) -> None:
        """A lock that waits for this day asks from then on; where there is none, nothing is due."""
        try:
            self._gate.ask_again_from(PROCEDURE, day)
        except UsageFailure:
            return

    def _line(
        self, id_: str, noted: Noted | None, done: Mapping[PlanItem, tuple[Done, ...]]
    ) -> DiaryLine:
        part = self._links.diary.get(id_)
        recorded = done.get(part, ()) if part is not None else ()
        if noted is None:
            return DiaryLine(id_, None, {}, (), recorded)
        return DiaryLine(id_, noted.entry, noted.fields, self._earlier(noted.entry), recorded)

    def _earlier(self, entry: EntryId) -> tuple[Version, ...]:
        """Return what a line said before, newest first."""
        before = self._journal.history(entry)[1:]
        read = {each.entry: each for each in read_diary(before)}
        return tuple(Version(_written(each.id), read[each.id].fields) for each in before)

    def _recorded(
        self, day: date, entries: Collection[Entry]
    ) -> Mapping[PlanItem, tuple[Done, ...]]:
        found = self._summaries(before=latest_of(day), since=earliest_of(day))
        summaries = [each for each in found if each.started_at.date() == day]
        done = done_things(entries, (), summaries, self._links)
        return {part: tuple(d for d in done if d.item is part) for part in PlanItem}

    def _entries_of(
        self, day: date, kinds: Collection[EntryKind], subject: str | None = None
    ) -> tuple[Entry, ...]:
        first, last = earliest_of(day), latest_of(day)
        found = self._journal.entries(kinds, since=first, until=last, subject=subject)
        return tuple(each for each in found if each.at.date() == day)

    def _all_noted(self, day: date, care_id: str) -> tuple[Noted, ...]:
        return read_diary(self._entries_of(day, (EntryKind.DIARY,), care_id))

    def _noted(self, day: date, care_id: str) -> Noted | None:
        found = self._all_noted(day, care_id)
        return found[-1] if found else None

    def _item(self, care_id: str) -> CareItem:
        items = self.library.care.items
        if care_id not in items:
            raise UsageFailure("care_unknown", name=care_id, known=", ".join(items))
        return items[care_id]

    def _checked(self, day: date) -> datetime:
        now = self._clock.now()
        if day > now.date():
            raise UsageFailure("diary_future", day=day.isoformat())
        return now

    def _append(
        self,
        kind: EntryKind,
        subject: str,
        at: datetime,
        values: Fields,
        replaces: EntryId | None = None,
        is_private: bool = False,
    ) -> None:
        id_ = new_entry_id(self._clock.now(), os.urandom(4))
        self._journal.append(Entry(id_, at, kind, subject, values, is_private, replaces))


def _written(entry: EntryId) -> datetime:
    """Return when an entry was made, which its name tells."""
    return datetime.strptime(entry.split("-")[0], "%Y%m%dT%H%M%S.%f%z")
