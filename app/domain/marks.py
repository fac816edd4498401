"""Mark entries of the journal: treatments and visits, written and read.

The subject of an entry is what it was, `at` its day. Version 1 of its `values`: `schema_version`,
`note`. An edited mark replaces the one before, which stays in the history.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.domain.journal import Entry, EntryId, EntryKind, JsonValue

SCHEMA_VERSION: Final = 1


class MarkKind(StrEnum):
    """What may change the face, or was the day on which somebody looked at it."""

    BOTULINUM_TOXIN = "botulinum_toxin"
    SURGERY = "surgery"
    THERAPIST = "therapist"
    VISIT = "visit"
    """A visit to the doctor; `plan_entries.VISIT`."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mark:
    entry: EntryId
    at: datetime
    kind: MarkKind
    note: str = ""


def mark_values(note: str, more: Mapping[str, JsonValue] | None = None) -> Mapping[str, JsonValue]:
    return {"schema_version": SCHEMA_VERSION, "note": note, **(more or {})}


def read_marks(entries: Iterable[Entry]) -> tuple[Mark, ...]:
    """Read the marks among these; one of a kind that this program does not know is `other`."""
    return tuple(_mark(entry) for entry in entries if entry.kind is EntryKind.MARK)


def _mark(entry: Entry) -> Mark:
    note = entry.values.get("note")
    kind = MarkKind(entry.subject) if entry.subject in set(MarkKind) else MarkKind.OTHER
    return Mark(entry.id, entry.at, kind, note if isinstance(note, str) else "")
