"""A real log with weekly recordings that a test makes up, and looking back over it."""

import os
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.findings import Movement, PatternMeasure, Unit
from app.domain.journal import Entry, EntryKind, new_entry_id
from app.domain.records import SessionId, SessionRecord
from app.session.progress import Progress
from app.store.log import Log
from app.store.paths import DataPaths
from exercises.library import load_library
from tests.app.store import samples
from tests.ui.plan_desk import MORNING, SetClock

LIBRARY = load_library()


def smile(rep: int, index: float) -> Movement:
    measure = PatternMeasure("P2_smile_eye", 0.9 - index, 0.9, index, 0.012, 0.1, Unit.OF_REST)
    found = samples.VERDICT.analysis.movements[0]
    return replace(found, rep=rep, measures=(measure,))


def weekly(
    number: int,
    index: float,
    *,
    days_ago: float | None = None,
    set_id: str = "recording_weekly",
    source_kind: str = "camera",
    synthetic: bool = False,
) -> SessionRecord:
    """One weekly recording with three smiles, `number` weeks before today."""
    at = MORNING - timedelta(days=7 * number if days_ago is None else days_ago)
    analysis = replace(
        samples.VERDICT.analysis,
        movements=tuple(smile(n, index + off) for n, off in enumerate((-0.01, 0, 0.01), 1)),
    )
    meta = replace(
        samples.META,
        id=SessionId(f"{at:%Y-%m-%dT%H%M%SZ}-{number:04x}"),
        started_at=at,
        set_id=set_id,
        source_kind=source_kind,
        source_label="camera 0",
        synthetic=synthetic,
    )
    verdict = replace(samples.VERDICT, analysis=analysis)
    return replace(samples.RECORD, meta=meta, verdict=verdict)


class Desk:
    def __init__(self, root: Path) -> None:
        paths = DataPaths(root)
        paths.prepare()
        self.log = Log(paths)
        self.log.open()
        self.clock = SetClock()
        self.progress = Progress(self.log, self.log.journal, LIBRARY, self.clock)

    def put(self, *records: SessionRecord) -> None:
        for record in records:
            self.log.put(record)

    def write(self, kind: EntryKind, subject: str, at: datetime, **values: object) -> None:
        body = {"schema_version": 1, **values}
        self.log.journal.append(Entry(new_entry_id(at, os.urandom(4)), at, kind, subject, body))
