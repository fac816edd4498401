"""What a person says or does beside the recordings, entry by entry."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import NewType

EntryId = NewType("EntryId", str)

JsonValue = str | int | float | bool | None | Sequence["JsonValue"] | Mapping[str, "JsonValue"]


class EntryKind(StrEnum):
    """Whose entry it is; the owner of a kind knows what its `values` hold."""

    GATE = "gate"
    """A warning-sign question answered, a lock confirmed as talked over."""
    ROUTINE = "routine"
    """A massage or training that was done."""
    DIARY = "diary"
    """An item of the care list."""
    SKIP = "skip"
    """A part of the day's plan left out, with the reason."""
    MARK = "mark"
    """A treatment or visit."""
    TOTAL = "total"
    """The total of a questionnaire or clinical scale."""
    REVIEW = "review"
    """What a person says about a finding."""
    NOTE = "note"
    """What a person writes about a day as a whole."""
    SESSION_NOTE = "session_note"
    """What a person wants to remember of a recording."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; it is never changed, only replaced by a newer one that names it.

    `at` (with its offset) is the moment the entry is about; `id` tells when it was made.
    `values` carries `schema_version` of its kind. Private entries never enter a report.
    """

    id: EntryId
    at: datetime
    kind: EntryKind
    subject: str
    values: Mapping[str, JsonValue]
    is_private: bool = False
    replaces: EntryId | None = None


def new_entry_id(now: datetime, entropy: bytes) -> EntryId:
    """Name an entry so that names sort by time: `20261123T041500.123456Z-xxxxxxxx`.

    The last part is made of the first four bytes of `entropy`, at least four.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    return EntryId(f"{stamp}-{entropy[:4].hex()}")


def reportable(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Leave out what is private: mood, and whether somebody thought of harming themselves.

    Whatever a report, a bundle or a chart for the clinician is made of passes through here.
    """
    return tuple(entry for entry in entries if not entry.is_private)
