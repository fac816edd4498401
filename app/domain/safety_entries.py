"""Gate entries of the journal: what their `values` hold, written and read.

Version 1: `schema_version`, `event` and, by event,
- `answered`: `said`, `occasion` (or null), `about` (answers that this one ends), `details`
  (whatever the screen asked besides; a `massage_ok_from` in it is a day), `is_correction`
- `spoken_with_clinician`: `about`, the answers that this ends
- `date_known`: `about`, `massage_ok_from`
- `noted`: `about`, `details`; changes nothing
- `asked_anew`: `about`, answers that no longer count as given; subject `all`
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, cast

from app.domain.journal import Entry, EntryId, EntryKind, JsonValue
from app.domain.safety_rules import Occasion, Rule

SCHEMA_VERSION: Final = 1
ALL_RULES: Final = "all"
DAY_KEY: Final = "massage_ok_from"


@dataclass(frozen=True, slots=True)
class Answer:
    """A question was answered; `about` are earlier answers to it that this one ends."""

    id: EntryId
    at: datetime
    rule: str
    said: bool
    occasion: Occasion | None
    about: frozenset[EntryId]
    day: date | None
    is_correction: bool

    def fires(self, rule: Rule) -> bool:
        return self.said is rule.trigger


@dataclass(frozen=True, slots=True)
class Spoken:
    """The person said that a clinician was asked about these answers."""

    id: EntryId
    at: datetime
    rule: str
    about: frozenset[EntryId]


@dataclass(frozen=True, slots=True)
class DateKnown:
    """A day from which to ask again, for these answers."""

    id: EntryId
    at: datetime
    rule: str
    about: frozenset[EntryId]
    day: date


@dataclass(frozen=True, slots=True)
class Noted:
    """More was written down about these answers."""

    id: EntryId
    at: datetime
    rule: str
    about: frozenset[EntryId]


@dataclass(frozen=True, slots=True)
class AskedAnew:
    """These answers no longer count as given, because newer ones may have been lost."""

    id: EntryId
    at: datetime
    rule: str
    about: frozenset[EntryId]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An entry that this program does not understand; it counts as an answer that fired."""

    id: EntryId
    at: datetime
    rule: str
    about: frozenset[EntryId] = frozenset()


Fact = Answer | Spoken | DateKnown | Noted | AskedAnew | Unreadable


def answered(
    *,
    said: bool,
    occasion: Occasion | None,
    ends: Iterable[EntryId],
    details: Mapping[str, JsonValue],
    is_correction: bool,
) -> Mapping[str, JsonValue]:
    return {
        **_head("answered", ends),
        "said": said,
        "occasion": None if occasion is None else occasion.value,
        "details": dict(details),
        "is_correction": is_correction,
    }


def spoken(about: Iterable[EntryId]) -> Mapping[str, JsonValue]:
    return _head("spoken_with_clinician", about)


def date_known(about: Iterable[EntryId], day: date) -> Mapping[str, JsonValue]:
    return {**_head("date_known", about), DAY_KEY: day.isoformat()}


def noted(about: Iterable[EntryId], details: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
    return {**_head("noted", about), "details": dict(details)}


def asked_anew(about: Iterable[EntryId]) -> Mapping[str, JsonValue]:
    return _head("asked_anew", about)


def read_facts(entries: Iterable[Entry]) -> tuple[Fact, ...]:
    """Read the gate entries among these, oldest first."""
    gate = [entry for entry in entries if entry.kind is EntryKind.GATE]
    return tuple(read_fact(entry) for entry in sorted(gate, key=lambda e: (e.at, e.id)))


def read_fact(entry: Entry) -> Fact:
    """Read one gate entry; one that cannot be read counts as an answer that fired."""
    try:
        return _read(entry)
    except (KeyError, TypeError, ValueError):
        return Unreadable(entry.id, entry.at, entry.subject)


def _head(event: str, about: Iterable[EntryId]) -> dict[str, JsonValue]:
    return {"schema_version": SCHEMA_VERSION, "event": event, "about": sorted(about)}


def _read(entry: Entry) -> Fact:
    values = entry.values
    if values["schema_version"] != SCHEMA_VERSION:
        raise ValueError("another version")
    where = (entry.id, entry.at, entry.subject)
    about = _names(values["about"])
    match values["event"]:
        case "answered":
            return _read_answer(entry, about)
        case "spoken_with_clinician":
            return Spoken(*where, about)
        case "date_known":
            return DateKnown(*where, about, date.fromisoformat(_text(values[DAY_KEY])))
        case "noted":
            return Noted(*where, about)
        case "asked_anew":
            return AskedAnew(*where, about)
        case other:
            raise ValueError(f"no event {other}")


def _read_answer(entry: Entry, about: frozenset[EntryId]) -> Answer:
    values = entry.values
    said, occasion, details = values["said"], values["occasion"], values["details"]
    if not isinstance(said, bool) or not isinstance(details, Mapping):
        raise TypeError("an answer is yes or no")
    day = details.get(DAY_KEY)
    return Answer(
        entry.id,
        entry.at,
        entry.subject,
        said=said,
        occasion=None if occasion is None else Occasion(_text(occasion)),
        about=about,
        day=None if day is None else date.fromisoformat(_text(day)),
        is_correction=values["is_correction"] is True,
    )


def _names(value: JsonValue) -> frozenset[EntryId]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise TypeError("not a list of ids")
    return frozenset(EntryId(_text(each)) for each in cast("Sequence[JsonValue]", value))


def _text(value: JsonValue) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
