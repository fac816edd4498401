"""The care diary by days: which moment an entry about a day has, and the note of a day.

Version 1 of a `note` entry (subject: `day`): `schema_version`, `text`. A `mark` entry of a visit
(`app.domain.marks`) holds its clinic in `note`, and in `fields` the other answers by the log keys
of the care list's visit, without the date, which is the entry's own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, cast

from app.domain.journal import Entry, EntryId, EntryKind, JsonValue
from app.domain.marks import mark_values
from app.domain.plan_entries import VISIT, Noted

SCHEMA_VERSION: Final = 1
DAY: Final = "day"
DATE_KEY: Final = "date"
CLINIC_KEY: Final = "clinic"
_NOON: Final = time(12)


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit to a clinician, past or to come; `fields` as the care list logs them."""

    entry: EntryId
    kind: EntryKind
    """`mark`, or `diary` where it was written down as a line of the care list."""
    day: date
    fields: Mapping[str, JsonValue]


def moment_of(day: date, now: datetime) -> datetime:
    """Return the moment of an entry about a day that is written now: now itself, or its noon."""
    return now if day == now.date() else datetime.combine(day, _NOON, now.tzinfo)


def note_values(text: str) -> Mapping[str, JsonValue]:
    return {"schema_version": SCHEMA_VERSION, "text": text}


def note_text(entry: Entry) -> str:
    text = entry.values.get("text")
    return text if isinstance(text, str) else ""


def visit_values(fields: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
    kept = {key: value for key, value in fields.items() if key not in (DATE_KEY, CLINIC_KEY)}
    clinic = fields.get(CLINIC_KEY)
    return mark_values(clinic if isinstance(clinic, str) else "", {"fields": kept})


def read_visits(marks: Iterable[Entry], noted: Iterable[Noted]) -> tuple[Visit, ...]:
    """Return all visits, the latest first; a line of the care list without a date is none."""
    found = [
        Visit(each.id, each.kind, each.at.date(), _fields_of_mark(each.values))
        for each in marks
        if each.kind is EntryKind.MARK and each.subject == VISIT
    ]
    for each in noted:
        day = _day(each.fields.get(DATE_KEY))
        if day is not None:
            fields = {key: value for key, value in each.fields.items() if key != DATE_KEY}
            found.append(Visit(each.entry, EntryKind.DIARY, day, fields))
    return tuple(sorted(found, key=lambda visit: (visit.day, visit.entry), reverse=True))


def _fields_of_mark(values: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
    note, fields = values.get("note"), dict(_fields(values.get("fields")))
    return {CLINIC_KEY: note, **fields} if isinstance(note, str) and note else fields


def _fields(value: JsonValue) -> Mapping[str, JsonValue]:
    return cast("Mapping[str, JsonValue]", value) if isinstance(value, Mapping) else {}


def _day(value: JsonValue) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
