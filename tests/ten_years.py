"""Ten years of made-up use, written in bulk: 11,000 sessions and 40,000 diary entries.

No person stands behind any of these numbers. Rows go straight into the tables, which the log made
itself: going through the log would take minutes. A test copies what was made once per run.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from app.domain.journal import EntryKind
from app.domain.records import SessionId, SessionMeta
from app.domain.review import FlagKey, Said, review_values
from app.domain.safety_entries import answered
from app.domain.safety_rules import Occasion
from app.domain.sides import Affected, Side
from app.domain.totals import Rater, Scale, total_values
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.session_json import encode_session
from tests.app.store.routine_samples import FULL

END = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SESSIONS = 11_000
DIARY = 40_000
_DAYS = 3_653
_SETS = ("first_look", "pattern_P2", "recording_weekly")
_ITEMS = (
    "sunglasses",
    "supine_sleep",
    "avoid_spicy",
    "face_wash_warm",
    "eye_care",
    "symptom_check",
    "mood_check",
)
_ASKED = ("RF01_stroke_like", "RF02_eye", "RF03_new_or_worse", "RF09_skin", "RF10_pain")
_SCALES = {Scale.SAQ: 40.0, Scale.FDI_PHYSICAL: 60.0, Scale.FACE: 70.0}
_MOVEMENTS = 4
_OFFSET_S = 8 * 3600


def build(root: Path, sessions: int = SESSIONS, diary: int = DIARY) -> DataPaths:
    """Fill a data folder with a log of so many sessions and diary entries; no session folders."""
    paths = DataPaths(root)
    paths.prepare()
    with Log(paths):
        pass
    with closing(sqlite3.connect(paths.database, isolation_level=None)) as database:
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute("BEGIN")
        for (table, names), rows in _tables(sessions, diary).items():
            columns = ", ".join(f'"{name}"' for name in names.split())
            marks = ", ".join("?" * len(names.split()))
            database.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
        database.execute("COMMIT")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return paths


def add_folders(paths: DataPaths, sessions: int = SESSIONS) -> None:
    """Make the folder of each session, with a head and a recording of a few bytes."""
    for number in range(sessions):
        folder = paths.sessions / session_id(number)
        folder.mkdir(mode=0o700)
        (folder / "session.json").write_bytes(encode_session(_meta(number)))
        (folder / "video.mkv").write_bytes(b"\x1a\x45\xdf\xa3 no picture")


def session_id(number: int) -> SessionId:
    return SessionId(f"{_started(number):%Y-%m-%dT%H%M%SZ}-{number % 65536:04x}")


def _started(number: int) -> datetime:
    """Return when a session began; 0 is the newest, and there are three a day."""
    return END - timedelta(days=number // 3, hours=number % 3 * 3, seconds=number % 50)


def _meta(number: int) -> SessionMeta:
    return SessionMeta(
        id=session_id(number),
        started_at=_started(number),
        set_id=_SETS[number % 3],
        source_kind="camera",
        source_label="camera 0",
        synthetic=False,
        affected=Affected.LEFT,
        app_version="0.1.0",
    )


def _tables(sessions: int, diary: int) -> dict[tuple[str, str], Iterator[tuple[object, ...]]]:
    """Return rows by table and the names of their columns."""
    return {
        (
            "sessions",
            "id started_at utc_offset_s set_id state source_kind synthetic affected duration_s "
            "app_version algorithm_version",
        ): (_session(number) for number in range(sessions)),
        (
            "flags",
            "id session_id pattern side start_s end_s peak_s index unit threshold strength "
            "confidence basis",
        ): (_flag(number) for number in range(sessions) if number % 4),
        ("movements", "id session_id exercise rep usable reason"): (
            row for number in range(sessions) for row in _movements(number)
        ),
        ("measures", "id movement_id pattern left right index noise threshold unit"): (
            _measure(number) for number in range(sessions * _MOVEMENTS)
        ),
        ("abstentions", "id session_id start_s end_s reason"): (
            (number + 1, session_id(number), 3.0, 4.5, "head_turned")
            for number in range(0, sessions, 5)
        ),
        (
            "journal",
            "id at utc_offset_s kind subject body is_private is_current replaces",
        ): iter(sorted(_journal(sessions, diary))),
    }


def _session(number: int) -> tuple[object, ...]:
    return (
        session_id(number),
        _stored(_started(number)),
        _OFFSET_S,
        _SETS[number % 3],
        "analysed",
        "camera",
        0,
        "left",
        95.0 + number % 7,
        "0.1.0",
        "6",
    )


def _flag(number: int) -> tuple[object, ...]:
    return (
        *(number + 1, session_id(number), "P2_smile_eye", "left", 3.9, 5.3, 4.6),
        *(0.15 + number % 9 / 100, "of_rest", 0.15, "slight" if number % 2 else "clear"),
        *("medium", "side_known"),
    )


def _movements(number: int) -> Iterator[tuple[object, ...]]:
    for place in range(_MOVEMENTS):
        row = number * _MOVEMENTS + place + 1
        yield row, session_id(number), "open_smile", place + 1, int(place < 3), None


def _measure(number: int) -> tuple[object, ...]:
    index = 0.1 + number % 17 / 100
    return (
        *(number + 1, number + 1, "P2_smile_eye", 0.9 - index, 0.9, index),
        *(0.012, 0.15, "of_rest"),
    )


def _journal(sessions: int, diary: int) -> Iterator[tuple[object, ...]]:
    noted = (
        _entry(day, at, EntryKind.DIARY, _ITEMS[at % len(_ITEMS)], {"fields": {}})
        for day in range(_DAYS)
        for at in range(11)
    )
    yield from islice(noted, diary)
    for day in range(min(_DAYS, sessions // 3)):
        yield _entry(day, 20, EntryKind.ROUTINE, "massage", FULL.values())
        if day % 9 == 0:
            yield _entry(day, 21, EntryKind.SKIP, "massage", {"reason": "tired"})
        if day % 90 == 0:
            yield _entry(day, 22, EntryKind.MARK, "visit", {})
        if day % 30 == 0:
            yield from _totals(day)
        rule = _ASKED[day % len(_ASKED)]
        values = answered(
            said=False, occasion=Occasion.STARTUP, ends=(), details={}, is_correction=False
        )
        yield _entry(day, 23, EntryKind.GATE, rule, values)
    flag = FlagKey("open_smile", 1, "P2_smile_eye", Side.LEFT)
    for number in range(1, sessions, 10):
        values = review_values(flag, Said.NOT_RIGHT, "")
        yield _entry(number // 3, 24 + number % 3, EntryKind.REVIEW, session_id(number), values)


def _totals(day: int) -> Iterator[tuple[object, ...]]:
    for at, (scale, value) in enumerate(_SCALES.items(), 30):
        values = total_values(value + day % 7, Rater.SELF, "")
        yield _entry(day, at, EntryKind.TOTAL, scale.value, values)


def _entry(day: int, at: int, kind: EntryKind, subject: str, values: object) -> tuple[object, ...]:
    moment = END - timedelta(days=day, minutes=10 * at)
    name = f"{moment:%Y%m%dT%H%M%S}.{at:06d}Z-{day:08x}"
    assert isinstance(values, dict)
    body = json.dumps({"schema_version": 1, **values}, ensure_ascii=False)
    is_private = int(subject == "mood_check")
    return name, _stored(moment), _OFFSET_S, kind.value, subject, body, is_private, 1, None


def _stored(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
