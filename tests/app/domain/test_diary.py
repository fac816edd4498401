"""Journal entries of the care diary, as they were written once and for all."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from app.domain.diary import (
    Visit,
    moment_of,
    note_text,
    note_values,
    read_visits,
    visit_values,
)
from app.domain.journal import Entry, EntryId, EntryKind, JsonValue
from app.domain.plan_entries import Noted

DATA = Path(__file__).parents[2] / "data"
SHANGHAI = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 23, 1, 30, tzinfo=SHANGHAI)


def entry(kind: EntryKind, subject: str, values: dict[str, JsonValue], number: int = 1) -> Entry:
    return Entry(EntryId(f"e{number}"), NOW, kind, subject, values)


def test_a_note_of_version_1_is_read():
    body = json.loads((DATA / "note-entry-1.json").read_text("utf-8"))
    assert note_text(entry(EntryKind.NOTE, "day", body)) == "风大，眼睛干。 Windy; dry eye."
    assert note_values(body["text"]) == body
    assert note_text(entry(EntryKind.NOTE, "day", {"text": 3})) == ""


def test_a_visit_of_version_1_is_read():
    body = json.loads((DATA / "visit-entry-1.json").read_text("utf-8"))
    (visit,) = read_visits([entry(EntryKind.MARK, "visit", body)], [])
    fields = {"clinic": "康复科", **body["fields"]}
    assert visit == Visit(EntryId("e1"), EntryKind.MARK, NOW.date(), fields)
    assert visit.fields["massage_ok_from"] == "2026-12-01"
    assert visit_values({**visit.fields, "date": "2026-11-23"}) == body


def test_visits_come_latest_first_from_wherever_they_were_written():
    marks = [
        entry(EntryKind.MARK, "visit", {"schema_version": 1}),
        entry(EntryKind.MARK, "surgery", {}, 2),
    ]
    noted = [
        Noted(EntryId("d1"), NOW, "follow_up", {"date": "2026-12-03", "clinic": "ENT"}),
        Noted(EntryId("d2"), NOW, "follow_up", {"date": "soon"}),
        Noted(EntryId("d3"), NOW, "follow_up", {}),
    ]
    found = read_visits(marks, noted)
    assert [(visit.entry, visit.day, dict(visit.fields)) for visit in found] == [
        ("d1", date(2026, 12, 3), {"clinic": "ENT"}),
        ("e1", NOW.date(), {}),
    ]


def test_a_day_keeps_its_name_wherever_it_is_written_from():
    """Shortly after midnight east of Greenwich it is still yesterday in UTC."""
    assert NOW.astimezone(UTC).date() < NOW.date()
    assert moment_of(NOW.date(), NOW) == NOW
    past = moment_of(date(2026, 11, 1), NOW)
    assert (past.date(), past.hour, past.tzinfo) == (date(2026, 11, 1), 12, SHANGHAI)
