"""Journal entries of the day's plan: what their `values` hold, written and read.

Version 1 of a `skip` entry (subject: a part of the plan): `schema_version`, `reason`.
Version 1 of a `diary` entry (subject: an item of the care list): `schema_version`, `fields`, the
answers by the item's log keys; `{}` says that it was seen to, and no more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, cast

from app.domain.journal import Entry, EntryId, EntryKind, JsonValue
from app.domain.plan import PlanItem, Skip, SkipReason

SCHEMA_VERSION: Final = 1
VISIT: Final = "visit"
"""The subject of a `mark` entry that stands for a visit, past or to come."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One line of the care list as it was written down."""

    entry: EntryId
    at: datetime
    item: str
    fields: Mapping[str, JsonValue]


def skip_values(reason: SkipReason) -> Mapping[str, JsonValue]:
    return {"schema_version": SCHEMA_VERSION, "reason": reason.value}


def diary_values(fields: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
    return {"schema_version": SCHEMA_VERSION, "fields": dict(fields)}


def read_skips(entries: Iterable[Entry]) -> tuple[Skip, ...]:
    """Read the skips among these; one of an unknown part is passed over.

    A reason that this program does not know is `other`.
    """
    return tuple(
        Skip(entry.id, PlanItem(entry.subject), entry.at, _reason(entry.values.get("reason")))
        for entry in entries
        if entry.kind is EntryKind.SKIP and entry.subject in set(PlanItem)
    )


def read_diary(entries: Iterable[Entry]) -> tuple[Noted, ...]:
    """Read the lines of the care list among these; what they hold may be of any version."""
    return tuple(
        Noted(entry.id, entry.at, entry.subject, _fields(entry.values.get("fields")))
        for entry in entries
        if entry.kind is EntryKind.DIARY
    )


def visits(entries: Iterable[Entry], noted: Iterable[Noted]) -> tuple[date, ...]:
    """Return the days of visits: marked ones, and the dates written down on the care list."""
    marked = [e.at.date() for e in entries if e.kind is EntryKind.MARK and e.subject == VISIT]
    written = [day for each in noted if (day := _day(each.fields.get("date"))) is not None]
    return (*marked, *written)


def _reason(value: JsonValue) -> SkipReason:
    known = isinstance(value, str) and value in set(SkipReason)
    return SkipReason(value) if known else SkipReason.OTHER


def _fields(value: JsonValue) -> Mapping[str, JsonValue]:
    return cast("Mapping[str, JsonValue]", value) if isinstance(value, Mapping) else {}


def _day(value: JsonValue) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
