"""A data folder with whole sessions in it, and everything else that a kill leaves behind."""

from pathlib import Path

from app.domain.journal import Entry, EntryId, EntryKind
from app.domain.records import SessionId, SessionRecord
from app.domain.review import FlagKey, Said, review_values
from app.domain.sides import Side
from app.store.backups import Backups
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.sessions import SessionFolder, SessionStore
from app.store.settings import Settings, SettingsFile
from tests.app.store import samples

MARKER = b"Rhododendron-74"
FLAG = FlagKey("open_smile", 1, "P2_smile_eye", Side.LEFT)


def entry(number: int, kind: EntryKind, subject: str, note: str) -> Entry:
    values = review_values(FLAG, Said.NOT_RIGHT, note)
    name = EntryId(f"20261124T0400{number:02d}.000000Z-{number:08x}")
    return Entry(name, samples.STARTED, kind, subject, values)


def shelve(paths: DataPaths, record: SessionRecord) -> SessionFolder:
    """Put a session on disk with what was found in it, without the log and without a film."""
    folder = SessionStore(paths).create(record.meta)
    folder.write_timeline(record.timeline)
    if record.verdict is not None:
        assert record.curves is not None
        assert record.run is not None
        folder.write_analysis(record.verdict, record.curves, record.run, app_version="0.1.0")
    return folder


def put_session(paths: DataPaths, log: Log, number: int) -> SessionId:
    """One whole session on disk and in the log, with something said about it."""
    record = samples.record(number)
    folder = shelve(paths, record)
    folder.video.write_bytes(MARKER * 50)
    folder.outline.write_bytes(MARKER * 10)
    folder.thumbnail("open_smile-1-peak").write_bytes(MARKER * 20)
    log.put(record)
    note = f"{MARKER.decode()} {record.meta.id}"
    first = entry(number * 2, EntryKind.REVIEW, record.meta.id, note)
    log.journal.append(first)
    second = entry(number * 2 + 1, EntryKind.REVIEW, record.meta.id, note + "!")
    log.journal.append(Entry(**{**fields(second), "replaces": first.id}))
    return record.meta.id


def fields(e: Entry) -> dict[str, object]:
    return {name: getattr(e, name) for name in Entry.__slots__}


def fill(paths: DataPaths) -> list[SessionId]:
    """Two sessions, a diary, settings, logs, three backups and what kills leave behind."""
    with Log(paths) as log:
        ids = [put_session(paths, log, number) for number in (1, 2)]
        log.journal.append(entry(90, EntryKind.DIARY, "sunglasses", MARKER.decode()))
    for _ in range(2):
        Backups(paths).make()
    SettingsFile(paths.settings).save(Settings(last_source=f"file:/{MARKER.decode()}.mp4"))
    paths.logs.mkdir()
    for name in (
        "logs/mirrormend.log",
        "logs/mirrormend.log.1",
        "settings.json.bak",
        "routine-open.json",
        "routine-open.damaged-1.json",
        "mirrormend.old-1.db-wal",
        ".settings.json.0badcafe.tmp",
        ".mirrormend.rebuild.tmp-wal",
        "sessions/.importing-x",
    ):
        (paths.root / name).write_bytes(MARKER)
    return ids


def everything(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }
