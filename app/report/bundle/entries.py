"""entries.json and entries.csv: what the person entered beside the recordings, for the clinician.

Totals of questionnaires and scales, and the symptom check day by day. Never mood, its warning sign,
or a free note of the diary.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.domain.symptoms import WORST, SymptomLine, is_choice
from app.domain.totals import FACTS, Rater, Scale, Total, TotalError, checked
from app.report.cells import as_text
from app.report.wording import plain_name, printable
from app.store.codec import Refused, decode, encode
from app.store.versioned import Versioned, damaged

NAME: Final = "entries.json"
TABLE: Final = "entries.csv"
FORMAT: Final = Versioned()
COLUMNS: Final = ("at", "kind", "item", "value", "least", "most", "rater", "rater_name")
_MOST: Final = 20_000
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class EnteredTotal:
    at: datetime
    scale: Scale
    value: float
    rater: Rater
    name: str


@dataclass(frozen=True, slots=True)
class Entries:
    """Both oldest first."""

    totals: tuple[EnteredTotal, ...] = ()
    symptoms: tuple[SymptomLine, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.totals or self.symptoms)


def entries_of(totals: tuple[Total, ...], symptoms: tuple[SymptomLine, ...]) -> Entries:
    entered = (EnteredTotal(t.at, t.scale, t.value, t.rater, plain_name(t.name)) for t in totals)
    return Entries(tuple(entered)[-_MOST:], symptoms[-_MOST:])


def encode_entries(entries: Entries) -> bytes:
    return FORMAT.dump(encode(entries))


def decode_entries(raw: bytes, path: Path) -> Entries:
    """Read entries.json.

    Raises: StorageFailure file_damaged or file_newer.
    """
    try:
        found = decode(Entries, FORMAT.parse(raw, path), null_is_nan=False)
        _check(found)
    except (Refused, RecursionError, TotalError) as error:
        raise damaged(path) from error
    return found


def encode_table(entries: Entries) -> bytes:
    """Write a line for each value; UTF-8 with a byte order mark, safe in a spreadsheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for total in entries.totals:
        facts = FACTS[total.scale]
        bounds = f"{facts.least:g}", f"{facts.most:g}"
        who = total.rater.value, as_text(total.name)
        writer.writerow(
            (total.at.isoformat(), "total", total.scale.value, f"{total.value:g}", *bounds, *who)
        )
    for line in entries.symptoms:
        for item, value, *bounds in _values(line):
            least, most = bounds or ("", "")
            writer.writerow(
                (line.at.isoformat(), "symptom", item, value, least, most, Rater.SELF.value, "")
            )
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _values(line: SymptomLine) -> Iterator[tuple[str, ...]]:
    for item, rating in (("pain", line.pain), ("tightness", line.tightness)):
        if rating is not None:
            yield item, str(rating), "0", str(WORST)
    for item, choice in (("pain_vs_usual", line.pain_vs_usual), ("twitch", line.twitch)):
        if choice is not None:
            yield item, choice
    for choice in line.eye:
        yield "eye", choice


def _check(found: Entries) -> None:
    """Raise Refused or TotalError where a value cannot be one."""
    if len(found.totals) > _MOST or len(found.symptoms) > _MOST:
        raise Refused("too many")
    for total in found.totals:
        checked(total.scale, total.value)
        # Reports made before have marks in long names where a line may be broken.
        if len(total.name) > _LONGEST or total.name not in (
            plain_name(total.name),
            printable(total.name),
        ):
            raise Refused("name")
    for line in found.symptoms:
        said = (*line.eye, line.pain_vs_usual, line.twitch)
        if not all(choice is None or is_choice(choice) for choice in said):
            raise Refused("choice")
        if any(r is not None and not 0 <= r <= WORST for r in (line.pain, line.tightness)):
            raise Refused("rating")
