"""Totals of questionnaires and clinical scales: their ranges, and how sure a change of one is.

Only totals are entered. The wording of the items belongs to their authors and stands nowhere here,
and the app computes none of these.

Version 1 of a `total` entry (subject: a scale): `schema_version`, `value`, `rater`, `name`.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from app.domain.journal import Entry, EntryId, EntryKind, JsonValue

SCHEMA_VERSION: Final = 1
DECIMALS: Final = 1
"""Totals are kept to one decimal: SAQ and FaCE are quotients."""


class Scale(StrEnum):
    SAQ = "saq"
    """Synkinesis Assessment Questionnaire, as the person answers it."""
    FDI_PHYSICAL = "fdi_physical"
    FDI_SOCIAL = "fdi_social"
    """Facial Disability Index, its two parts; they have no common total."""
    FACE = "face"
    """Facial Clinimetric Evaluation Scale, total."""
    SUNNYBROOK = "sunnybrook"
    """Sunnybrook Facial Grading System, composite."""
    HOUSE_BRACKMANN = "house_brackmann"


class Rater(StrEnum):
    SELF = "self"
    CLINICIAN = "clinician"


@dataclass(frozen=True, slots=True)
class ScaleFacts:
    """What is published about a scale.

    `sdc`: smallest detectable change of one person's total, in its own units; None: not known.
    `is_clinical`: rated by a clinician; never shown to the person who is rated.
    `is_whole`: only whole numbers occur.
    """

    least: float
    most: float
    is_clinical: bool = False
    is_whole: bool = False
    sdc: float | None = None


FACTS: Final[Mapping[Scale, ScaleFacts]] = MappingProxyType(
    {
        # Nine items from 1 to 5, sum / 45 · 100. Mehta et al. 2007, Laryngoscope 117:923-926,
        # DOI 10.1097/MLG.0b013e3180412460.
        Scale.SAQ: ScaleFacts(20, 100, sdc=28.2),
        # Five items from 0 to 5, (sum − 5) / 5 · 25; five from 1 to 6, (sum − 5) / 5 · 20.
        # VanSwearingen & Brach 1996, Phys Ther 76:1288-1298, DOI 10.1093/ptj/76.12.1288.
        Scale.FDI_PHYSICAL: ScaleFacts(-25, 100),
        Scale.FDI_SOCIAL: ScaleFacts(0, 100),
        # Kahn et al. 2001, Laryngoscope 111:387-398, DOI 10.1097/00005537-200103000-00005.
        Scale.FACE: ScaleFacts(0, 100, sdc=17.6),
        # Ross et al. 1996, Otolaryngol Head Neck Surg 114:380-386.
        Scale.SUNNYBROOK: ScaleFacts(0, 100, is_clinical=True, is_whole=True),
        # House & Brackmann 1985, Otolaryngol Head Neck Surg 93:146-147; grades I to VI.
        Scale.HOUSE_BRACKMANN: ScaleFacts(1, 6, is_clinical=True, is_whole=True),
    }
)
"""Both `sdc` are of individuals: "Interpreting change scores", Facial Plast Surg Aesthet Med,
DOI 10.1089/fpsam.2020.0604 (retest after two weeks, n = 62), which gives none for the FDI."""
OWN_SCALES: Final = tuple(scale for scale, facts in FACTS.items() if not facts.is_clinical)


class TotalError(ValueError):
    """A value that the scale cannot have."""


@dataclass(frozen=True, slots=True)
class Total:
    """One total; `name` says who rated, where somebody wrote it down."""

    entry: EntryId
    at: datetime
    scale: Scale
    value: float
    rater: Rater
    name: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A total and what changed since the one before; None for the first.

    `is_beyond`: whether the change is larger than the smallest detectable one; None: not known.
    """

    total: Total
    change: float | None
    is_beyond: bool | None


@dataclass(frozen=True, slots=True)
class ScaleSeries:
    """The totals of one scale, oldest first, ready to be listed or drawn."""

    scale: Scale
    facts: ScaleFacts
    steps: tuple[Step, ...]

    @property
    def sdc(self) -> float | None:
        return self.facts.sdc


def checked(scale: Scale, value: float) -> float:
    """Return the value as it is kept.

    Raises: TotalError if it is no number, lies outside the scale, or between its grades.
    """
    facts = FACTS[scale]
    if not math.isfinite(value) or not facts.least <= value <= facts.most:
        raise TotalError(scale)
    if facts.is_whole and value != round(value):
        raise TotalError(scale)
    return round(value, DECIMALS)


def total_values(value: float, rater: Rater, name: str) -> Mapping[str, JsonValue]:
    return {
        "schema_version": SCHEMA_VERSION,
        "value": value,
        "rater": rater.value,
        "name": name,
    }


def read_totals(entries: Iterable[Entry]) -> tuple[Total, ...]:
    """Read the totals among these, oldest first; what is not understood is passed over."""
    found = (_total(entry) for entry in entries if entry.kind is EntryKind.TOTAL)
    known = [total for total in found if total is not None]
    return tuple(sorted(known, key=lambda total: (total.at, total.entry)))


def series_of(scale: Scale, totals: Iterable[Total]) -> ScaleSeries:
    """Compare each total of a scale with the one before it, by day."""
    own = [total for total in totals if total.scale is scale]
    own.sort(key=lambda total: (total.at, total.entry))
    facts = FACTS[scale]
    steps: list[Step] = []
    for before, total in zip([None, *own], own, strict=False):
        change = None if before is None else round(total.value - before.value, DECIMALS)
        is_known = change is not None and facts.sdc is not None
        steps.append(
            Step(total, change, abs(change) > facts.sdc if is_known else None)  # type: ignore[arg-type,operator]
        )
    return ScaleSeries(scale, facts, tuple(steps))


def _total(entry: Entry) -> Total | None:
    value, rater, name = (entry.values.get(key) for key in ("value", "rater", "name"))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        scale = Scale(entry.subject)
        kept = checked(scale, float(value))
        who = Rater(rater if isinstance(rater, str) else "")
    except (ValueError, OverflowError):
        return None
    return Total(entry.id, entry.at, scale, kept, who, name if isinstance(name, str) else "")
