"""Note entries of the journal: what a person wants to remember of a recording.

The subject of an entry is the session's id. Version 1 of its `values`: `schema_version`, `text`; an
empty text takes the note back. It is private: no report and no bundle has it.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from app.domain.journal import Entry, EntryKind, JsonValue

SCHEMA_VERSION: Final = 1


def note_values(text: str) -> Mapping[str, JsonValue]:
    return {"schema_version": SCHEMA_VERSION, "text": text}


def newest_note(entries: Iterable[Entry]) -> tuple[Entry, str] | None:
    """Return the last note among these and its text; what cannot be understood is passed over."""
    found: tuple[Entry, str] | None = None
    for entry in entries:
        version, text = entry.values.get("schema_version"), entry.values.get("text")
        if (
            entry.kind is EntryKind.SESSION_NOTE
            and version == SCHEMA_VERSION
            and isinstance(text, str)
        ):
            found = (entry, text)
    return found
