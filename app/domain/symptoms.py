"""What a person said day by day in the symptom check, as far as a clinician is shown it.

Free notes stay private; so does mood, which is another entry altogether.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.domain.journal import Entry, JsonValue, reportable
from app.domain.plan_entries import read_diary

SYMPTOMS: Final = "symptom_check"
WORST: Final = 10
_MOST_CHOICES: Final = 20
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class SymptomLine:
    """One entry; pain and tightness from 0 to 10, the others ids of the care list's options.

    None, or an empty list: it was not said.
    """

    at: datetime
    pain: int | None
    pain_vs_usual: str | None
    twitch: str | None
    tightness: int | None
    eye: tuple[str, ...]


def symptom_lines(entries: Iterable[Entry]) -> tuple[SymptomLine, ...]:
    """Read the symptom checks among these, oldest first; private entries are left out."""
    noted = read_diary(reportable(entries))
    lines = (
        SymptomLine(
            at=each.at,
            pain=_rating(each.fields.get("pain")),
            pain_vs_usual=_choice(each.fields.get("pain_vs_usual")),
            twitch=_choice(each.fields.get("twitch")),
            tightness=_rating(each.fields.get("tightness")),
            eye=choices(each.fields.get("eye")),
        )
        for each in noted
        if each.item == SYMPTOMS and each.fields
    )
    return tuple(sorted(lines, key=lambda line: line.at))


def choices(value: JsonValue) -> tuple[str, ...]:
    """Return the ids among an answer; what is no id is left out."""
    found = (value,) if isinstance(value, str) else value if isinstance(value, Sequence) else ()
    ids = (each for each in found if isinstance(each, str) and is_choice(each))
    return tuple(dict.fromkeys(ids))[:_MOST_CHOICES]


def is_choice(text: str) -> bool:
    return text.isascii() and text.isidentifier() and len(text) <= _LONGEST


def _choice(value: JsonValue) -> str | None:
    return value if isinstance(value, str) and is_choice(value) else None


def _rating(value: JsonValue) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value <= WORST else None
