"""Taking an archive in: what is missing here is added, and nothing that is here is replaced.

All of it is unpacked and checked in `.restoring` first, sealed where the folder is locked. Renamed
to `.restore-ready` it will be taken in, by the next start if a kill comes between; until then
nothing has changed.
"""

import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from app.domain.constants import ALGORITHM_VERSION
from app.domain.journal import EntryKind
from app.domain.records import SessionId
from app.errors import StorageFailure, UsageFailure
from app.store.archive import DATABASE, SPARE_MB, Archive, Item
from app.store.files import (
    FILE_MODE,
    FOLDER_MODE,
    create_private,
    disk_full,
    free_mb,
    read_bytes,
    sync_file,
    sync_folder,
    writing,
)
from app.store.lock_file import decode_lock
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.sessions import SessionFolder
from app.store.settings import SettingsFile
from app.store.sqlite import attach, connect, failures
from app.store.sqlite_failures import BUSY_MS, sqlite_failure
from app.store.turning import opens_with, seal_database, turn_database, turn_file
from app.vault.files import KEYRING, is_covered, open_new

Progress = Callable[[int, int], None]
_OWN: Final = (EntryKind.DIARY, EntryKind.ROUTINE, EntryKind.MARK, EntryKind.TOTAL)
_COLUMNS: Final = "id, at, utc_offset_s, kind, subject, body, is_private, is_current, replaces"
_ADDED: Final = ("keys", "reviews", "own-sets.json", "therapist-plans.json")
"""What is taken besides sessions and log, where it is missing here."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Restored:
    """`added` sessions are new, `completed` have files again that were missing here.

    `with_settings`: the settings are those of the archive, as nothing was here before.
    """

    added: int
    completed: int
    entries: int
    with_settings: bool


def restore(
    paths: DataPaths,
    log: Log,
    archive: Archive,
    on_progress: Progress = lambda done, of: None,
    passphrase: str | None = None,
) -> Restored:
    """Check an archive as a whole, and then take it in.

    `passphrase` opens an archive that was made of locked data, unless the lock is that of here.

    `on_progress` is told bytes; what it raises before all is checked leaves everything as it was.

    Raises: StorageFailure archive_damaged, file_newer, file_damaged, disk_full,
        folder_not_writable; UsageFailure backup_locked, passphrase_wrong: everything is then as it
        was.
    """
    finish_restoring(paths, log)
    staged = _unpacked(paths)
    try:
        _unpack(staged, archive, on_progress)
        _fit(paths, staged, passphrase)
        with Log(paths, file=staged / DATABASE):
            pass  # brought to the newest version, or refused
        with writing(staged):
            staged.rename(_ready(paths))
            sync_folder(paths.root)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    return finish_restoring(paths, log)


def finish_restoring(paths: DataPaths, log: Log) -> Restored:
    """Take in what was checked; after a start there may be something left of a killed one.

    Raises: StorageFailure.
    """
    shutil.rmtree(_unpacked(paths), ignore_errors=True)
    ready = _ready(paths)
    if not ready.is_dir():
        return Restored(0, 0, 0, with_settings=False)
    is_first = not log.ids() and not log.journal.entries(_OWN)
    # First the settings: a session that is here would make it look as if something had been.
    with_settings = _take_files(paths, ready, is_first=is_first)
    added = completed = 0
    for folder in _folders(ready / "sessions"):
        is_new = not paths.session(folder.id).is_dir()
        if _take_session(paths, log, folder, is_new=is_new):
            added += is_new
            completed += not is_new
    entries = _merge_journal(paths.database, ready / DATABASE)
    log.mark_changed()
    with writing(ready):
        shutil.rmtree(ready)
        sync_folder(paths.root)
    _log.info("restored: %d sessions, %d entries", added, entries)
    return Restored(added, completed, entries, with_settings)


def _unpacked(paths: DataPaths) -> Path:
    return paths.root / ".restoring"


def _ready(paths: DataPaths) -> Path:
    return paths.root / ".restore-ready"


def _unpack(staged: Path, archive: Archive, on_progress: Progress) -> None:
    whole, done = archive.manifest.bytes, 0
    if free_mb(staged) < whole // 1_000_000 + SPARE_MB:
        raise disk_full(staged.parent)
    for item in archive.manifest.files:
        path = staged / item.path
        with writing(path):
            path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            _land(path, item, archive)
            sync_file(path)
        done += item.bytes
        on_progress(done, whole)


def _land(path: Path, item: Item, archive: Archive) -> None:
    """Put one file where it is looked at; what is to be sealed here is never plain there."""
    is_database = item.path == DATABASE
    key = KEYRING.of_database(path) if is_database else KEYRING.of_file(path)
    if key is None or archive.manifest.is_locked:
        create_private(path)
        with path.open("r+b") as out:
            archive.extract(item, out)
    elif is_database:
        with BytesIO() as plain:
            archive.extract(item, plain)
            seal_database(plain.getvalue(), path, key)
    else:
        with open_new(path) as out:
            archive.extract(item, out)


def _fit(paths: DataPaths, staged: Path, passphrase: str | None) -> None:
    """Bring what another lock sealed into the form that the data has here: sealed, or plain."""
    here, lock = KEYRING.of_root(paths.root), DataPaths(staged).lock
    held = _key_of(lock, passphrase, here) if lock.is_file() else None
    with writing(staged):
        lock.unlink(missing_ok=True)
        if held is None or held == here:
            return  # plain files landed in the form of here
        for path in sorted(staged.rglob("*")):
            if path == staged / DATABASE:
                turn_database(path, held, here)
            elif path.is_file() and is_covered(path.relative_to(staged)):
                turn_file(path, held, here)


def _key_of(lock: Path, passphrase: str | None, here: bytes | None) -> bytes:
    if here is not None and opens_with(lock.parent / DATABASE, here):
        return here
    if passphrase is None:
        raise UsageFailure("backup_locked")
    return decode_lock(read_bytes(lock), lock).open(passphrase)


def _folders(sessions: Path) -> Iterator[SessionFolder]:
    if sessions.is_dir():
        yield from (SessionFolder(path) for path in sorted(sessions.iterdir()) if path.is_dir())


def _take_session(paths: DataPaths, log: Log, staged: SessionFolder, *, is_new: bool) -> bool:
    """Add a session, or the files of it that are missing here; tell whether there were any.

    The log comes first and the folder after it: a kill in between is made good by the next try.
    """
    target = SessionFolder(paths.session(SessionId(staged.path.name)))
    if is_new:
        (staged.thumbs).mkdir(mode=FOLDER_MODE, exist_ok=True)
        _enter(log, staged)
        with writing(target.path):
            staged.path.rename(target.path)
        return True
    missing = [
        (path, target.path / path.relative_to(staged.path))
        for path in sorted(staged.path.rglob("*"), key=lambda p: p.name == "analysis.json")
        if path.is_file() and not (target.path / path.relative_to(staged.path)).exists()
    ]
    with writing(target.path):
        for source, place in missing:
            place.parent.mkdir(mode=FOLDER_MODE, exist_ok=True)
            source.rename(place)
    if missing:
        _enter(log, target)
    return bool(missing)


def _enter(log: Log, folder: SessionFolder) -> None:
    try:
        record, file = folder.load_with_versions()
    except StorageFailure as error:
        # A part of it is newer than this program: kept, and read by the program that can.
        _log.warning("session %s is not in the log: %s", folder.id, error.key)
        return
    log.put(record, algorithm_version=file.algorithm_version if file else ALGORITHM_VERSION)


def _take_files(paths: DataPaths, ready: Path, *, is_first: bool) -> bool:
    """Add the other files that are missing here; the settings if nothing of a person was here."""
    with_settings = is_first and (ready / paths.settings.name).is_file()
    with writing(paths.root):
        if with_settings:
            _take_settings(paths, ready / paths.settings.name)
        for path in sorted(ready.rglob("*")):
            name = path.relative_to(ready)
            place = paths.root / name
            if path.is_file() and name.parts[0] in _ADDED and not place.exists():
                place.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
                path.chmod(FILE_MODE)
                path.rename(place)
    return with_settings


def _take_settings(paths: DataPaths, archived: Path) -> None:
    """Take the archive's settings; what was agreed to here, just now, holds beside them."""
    here = SettingsFile(paths.settings).load()
    if here.setup != "done":
        archived.replace(paths.settings)
        return
    agreed: dict[str, object] = {"setup": here.setup, "consents": here.consents}
    taken = SettingsFile(archived).load().model_copy(update=agreed)
    SettingsFile(paths.settings).save(taken)
    archived.unlink()


def _merge_journal(database: Path, staged: Path) -> int:
    """Add the entries that are not here; what was replaced or withdrawn in either stays so."""
    if not staged.is_file():
        return 0
    try:
        with closing(connect(database, timeout=BUSY_MS / 1000, isolation_level=None)) as d:
            d.execute("PRAGMA foreign_keys = ON")
            attach(d, staged, "old")
            d.execute("BEGIN IMMEDIATE")
            d.execute("PRAGMA defer_foreign_keys = ON")
            added = d.execute(
                f"INSERT INTO main.journal ({_COLUMNS}) SELECT {_COLUMNS} FROM old.journal "
                "WHERE id NOT IN (SELECT id FROM main.journal)"
            ).rowcount
            d.execute(
                "UPDATE main.journal SET is_current = 0 WHERE is_current AND ("
                "id IN (SELECT replaces FROM main.journal WHERE replaces IS NOT NULL) "
                "OR id IN (SELECT id FROM old.journal WHERE NOT is_current))"
            )
            d.execute("COMMIT")
            return added
    except failures() as error:
        raise sqlite_failure(error, database) from error
