"""What was entered by hand: read back as written, and never a private thing in it."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.journal import Entry, EntryId, EntryKind
from app.domain.symptoms import SymptomLine, symptom_lines
from app.domain.totals import Rater, Scale
from app.errors import StorageFailure
from app.report.bundle.entries import (
    COLUMNS,
    EnteredTotal,
    Entries,
    decode_entries,
    encode_entries,
    encode_table,
)
from tests.app.store import samples

AT = datetime(2026, 11, 20, 8, 15, tzinfo=UTC)
ENTRIES = Entries(
    (
        EnteredTotal(AT, Scale.FDI_PHYSICAL, -5.0, Rater.SELF, ""),
        EnteredTotal(AT, Scale.HOUSE_BRACKMANN, 3.0, Rater.CLINICIAN, "=Dr. 林"),
    ),
    (SymptomLine(AT, 3, "same", "as_usual", None, ("dry", "light_sensitive")),),
)
SHIPPED = samples.DATA / "entries-1.json"


def test_entries_1() -> None:
    assert decode_entries(SHIPPED.read_bytes(), SHIPPED) == ENTRIES
    assert encode_entries(ENTRIES) == SHIPPED.read_bytes()


def test_the_table_has_a_line_for_each_value_and_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(encode_table(ENTRIES).decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert [row[2:4] for row in rows[1:]] == [
        ["fdi_physical", "-5"],
        ["house_brackmann", "3"],
        ["pain", "3"],
        ["pain_vs_usual", "same"],
        ["twitch", "as_usual"],
        ["eye", "dry"],
        ["eye", "light_sensitive"],
    ]
    assert rows[2][-1] == "'=Dr. 林"


def entry(subject: str, fields: dict, **more) -> Entry:
    return Entry(EntryId("e"), AT, EntryKind.DIARY, subject, {"fields": fields}, **more)


def test_only_the_symptom_check_goes_in_and_no_note_of_it() -> None:
    found = symptom_lines(
        [
            entry(
                "symptom_check", {"pain": 11, "twitch": "new", "eye": ["red", "<b>"], "note": "x"}
            ),
            entry("symptom_check", {"pain": 1}, is_private=True),
            entry("mood_check", {"mood": 2}),
            entry("symptom_check", {}),
        ]
    )
    assert found == (SymptomLine(AT, None, None, "new", None, ("red",)),)


@pytest.mark.parametrize(
    ("place", "key", "value"),
    [
        ("totals", "value", 999),
        ("totals", "name", "a\x00b"),
        ("totals", "scale", "mood"),
        ("symptoms", "pain", 11),
        ("symptoms", "twitch", "<script>"),
        ("symptoms", "mood", 3),
    ],
)
def test_what_cannot_be_is_damaged(place: str, key: str, value: object) -> None:
    body = json.loads(SHIPPED.read_bytes())
    body[place][0][key] = value
    with pytest.raises(StorageFailure, match="file_damaged"):
        decode_entries(json.dumps(body).encode(), Path("entries.json"))
