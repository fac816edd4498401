"""Review entries of the journal: what a person says about a flag, written and read.

The subject of an entry is the session's id. Version 1 of its `values`: `schema_version`,
`exercise`, `rep`, `pattern` and `side` of the flag, `said` (`not_right`, `withdrawn`), `note`.
A flag is never deleted: a doubt stands beside it, and taking the doubt back is an entry as well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.domain.findings import Flag
from app.domain.journal import Entry, EntryId, EntryKind, JsonValue
from app.domain.records import SessionId
from app.domain.sides import Side

SCHEMA_VERSION: Final = 1


class Said(StrEnum):
    NOT_RIGHT = "not_right"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class FlagKey:
    """Which flag of a session is meant; it outlives a new analysis that finds the flag again."""

    exercise: str
    rep: int
    pattern: str
    side: Side

    @classmethod
    def of(cls, flag: Flag) -> "FlagKey":
        return cls(flag.exercise, flag.rep, flag.pattern, flag.side)


@dataclass(frozen=True, slots=True)
class Review:
    """One thing said about one flag."""

    entry: EntryId
    at: datetime
    session: SessionId
    flag: FlagKey
    said: Said
    note: str = ""


def review_values(flag: FlagKey, said: Said, note: str = "") -> Mapping[str, JsonValue]:
    return {
        "schema_version": SCHEMA_VERSION,
        "exercise": flag.exercise,
        "rep": flag.rep,
        "pattern": flag.pattern,
        "side": flag.side.value,
        "said": said.value,
        "note": note,
    }


def read_reviews(entries: Iterable[Entry]) -> tuple[Review, ...]:
    """Read the reviews among these, in their order; what cannot be understood is passed over."""
    found = (_review(entry) for entry in entries if entry.kind is EntryKind.REVIEW)
    return tuple(review for review in found if review is not None)


def newest(reviews: Iterable[Review]) -> Mapping[FlagKey, Review]:
    """Return what was last said about each flag of one session; `reviews` is oldest first."""
    return {review.flag: review for review in reviews}


def disputed(reviews: Iterable[Review]) -> Mapping[FlagKey, Review]:
    """Return the flags of one session that the person holds to be not right."""
    last = newest(reviews)
    return {key: review for key, review in last.items() if review.said is Said.NOT_RIGHT}


def _review(entry: Entry) -> Review | None:
    values = entry.values
    exercise, pattern = values.get("exercise"), values.get("pattern")
    rep, side = values.get("rep"), values.get("side")
    said, note = values.get("said"), values.get("note")
    if not isinstance(exercise, str) or not isinstance(pattern, str):
        return None
    if isinstance(rep, bool) or not isinstance(rep, int):
        return None
    if side not in list(Side) or said not in list(Said):
        return None
    return Review(
        entry=entry.id,
        at=entry.at,
        session=SessionId(entry.subject),
        flag=FlagKey(exercise, rep, pattern, Side(str(side))),
        said=Said(str(said)),
        note=note if isinstance(note, str) else "",
    )
