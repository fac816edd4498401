"""A log with everything in it, all that reads it, and ways to spoil it."""

import json
import random
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from app.clock import VirtualClock
from app.domain.journal import Entry, EntryId, EntryKind
from app.domain.safety_rules import Occasion
from app.session.log_lines import details_of, log_lines, name_of
from app.session.recordings import Recordings
from app.session.reporting import report_request
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.rebuild import rebuild_log
from app.store.settings import Settings
from app.texts import Lang, Texts
from app.version import APP_VERSION
from tests import ten_years
from tests.app.report.bundle.fuzz import spoil
from tests.app.store import samples
from tests.app.store.stock import put_session
from tests.soak.spoiling import bytes_spoiled
from ui.desk import Desk, open_desk

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
_KINDS = {
    "note-entry-1.json": (EntryKind.NOTE, "day"),
    "review-entry-1.json": (EntryKind.REVIEW, "2026-11-24T000001Z-0001"),
    "routine-entry-1.json": (EntryKind.ROUTINE, "massage"),
    "routine-entry-2.json": (EntryKind.ROUTINE, "first_look"),
    "total-entry-1.json": (EntryKind.TOTAL, "saq"),
    "visit-entry-1.json": (EntryKind.MARK, "visit"),
}


def build(root: Path) -> DataPaths:
    """A data folder with sessions and entries of every kind: real files of each version."""
    paths = ten_years.build(root, sessions=12, diary=40)
    with Log(paths) as log:
        for number in (1, 2):
            put_session(paths, log, number)
        number = 100
        for name, (kind, subject) in _KINDS.items():
            found = json.loads((samples.DATA / name).read_text())
            body = found.get("values", found.get("body", found))
            log.journal.append(_entry(number := number + 1, kind, subject, body))
        for entry in json.loads((samples.DATA / "gate-1.json").read_text())["entries"]:
            subject, values = entry["subject"], entry["values"]
            log.journal.append(_entry(number := number + 1, EntryKind.GATE, subject, values))
        mood = {"schema_version": 1, "fields": {"mood": 3, "note": "x"}}
        log.journal.append(_entry(number + 1, EntryKind.DIARY, "mood_check", mood))
    return paths


def _entry(number: int, kind: EntryKind, subject: str, values: dict[str, object]) -> Entry:
    name = EntryId(f"20261124T05{number:04d}.000000Z-{number:08x}")
    return Entry(name, NOW, kind, subject, values)  # pyright: ignore[reportArgumentType]


def copy(paths: DataPaths, root: Path) -> DataPaths:
    shutil.copytree(paths.root, root)
    return DataPaths(root)


def spoil_journal(paths: DataPaths, chance: random.Random) -> None:
    """Change what stands in some entries: values of the right shape and of any other."""
    with closing(sqlite3.connect(paths.database)) as database, database:
        rows = database.execute("SELECT id, body FROM journal").fetchall()
        for id_, body in chance.sample(rows, 12):
            values = json.loads(body)
            for _ in range(chance.randint(1, 3)):
                spoil(chance, values)
            text = json.dumps(values)
            if chance.random() < 0.1:
                text = bytes_spoiled(chance, text.encode()).decode("utf-8", "replace")
            database.execute("UPDATE journal SET body = ? WHERE id = ?", (text, id_))


def spoil_database(paths: DataPaths, chance: random.Random) -> None:
    """Write over bytes anywhere in the file, as a bad disk or cable does."""
    raw = bytearray(paths.database.read_bytes())
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(raw))
        length = chance.choice((1, 1, 4, 64, 4096))
        raw[at : at + length] = chance.randbytes(min(length, len(raw) - at))
    if chance.random() < 0.1:
        del raw[chance.randrange(len(raw)) :]
    paths.database.write_bytes(raw)


def read_all(paths: DataPaths) -> None:
    """Open the data as the window does and read whatever its pages read."""
    desk = open_desk(paths, VirtualClock(NOW), Settings)
    try:
        _read(desk)
    finally:
        desk.studio.close()


def rebuild(paths: DataPaths) -> int:
    """Restore the log as `rebuild-log` does; returns how many sessions are in it again."""
    rebuild_log(paths, lambda done, of: None)
    with Log(paths) as log:
        return len(log.summaries())


def _read(desk: Desk) -> None:
    studio, clock = desk.studio, VirtualClock(NOW)
    desk.gate.standing()
    for occasion in Occasion:
        desk.gate.due(occasion)
    desk.gate.spoken()
    desk.day.plan()
    for name in studio.library.care.items:
        desk.day.noted(name)
    for day in (date(2026, 11, 23), NOW.date()):
        desk.diary.day(day)
    desk.diary.visits()
    desk.progress.trends()
    desk.progress.days(date(2025, 1, 1), NOW.date())
    for mark in desk.progress.marks():
        desk.progress.history(mark)
    desk.totals.own()
    desk.totals.clinical()
    desk.pairs.takes()
    desk.routines.unfinished()
    studio.unfinished()
    summaries = studio.summaries()
    recordings = Recordings(studio, clock)
    for summary in summaries:
        recordings.note(summary.id)
        studio.reviews.disputed(summary.id)
    lines = log_lines(studio, None, None, with_private=True)
    for lang in Lang:
        for line in lines:
            name_of(line, studio.library, Texts(lang))
            details_of(line, studio.library, Texts(lang))
    stored = [s.id for s in summaries if studio.paths.session(s.id).is_dir()]
    report_request(studio, stored, Lang.EN, NOW, APP_VERSION)
