"""The log made anew from its newest intact backup and the session folders."""

import logging
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.domain.constants import ALGORITHM_VERSION
from app.errors import StorageFailure, UserFacing
from app.store.backups import Backups, copy_database
from app.store.files import aside_name, replace_synced, writing
from app.store.lock_state import refuse_if_locked
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.presence import is_anybody_present
from app.store.sessions import SessionStore

Progress = Callable[[int, int], None]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RebuildResult:
    """`sessions` folders are in the log again; `skipped` names those that could not be read.

    `has_lost_all`: there was a log or a session, and no backup to take answers from.
    """

    restored_from_backup: bool
    sessions: int
    skipped: tuple[str, ...]
    has_lost_all: bool = False


def rebuild_log(paths: DataPaths, on_progress: Progress) -> RebuildResult:
    """Build a new database beside the old one, then change places; nothing is deleted.

    The old database stays beside it as `mirrormend.old-N.db`. No program may have the log open.
    `on_progress` is told how many of how many sessions are done.
    Raises: StorageFailure database_busy, disk_full, folder_not_writable, data_locked.
    """
    refuse_if_locked(paths)
    if is_anybody_present(paths):
        raise StorageFailure("database_busy", path=str(paths.database))
    paths.prepare()
    fresh = paths.root / ".mirrormend.rebuild.tmp"
    had_log = paths.database.exists()
    _remove(fresh)
    try:
        restored = _restore(paths, fresh)
        done, skipped = _put_all(paths, fresh, on_progress)
        with writing(paths.database):
            _move_aside(paths.database)
            replace_synced(fresh, paths.database)
    finally:
        _remove(fresh)
    has_lost_all = not restored and (had_log or done + len(skipped) > 0)
    return RebuildResult(restored, done, skipped, has_lost_all)


def _restore(paths: DataPaths, fresh: Path) -> bool:
    """Start from the newest backup that this program can use."""
    for backup in Backups(paths).intact():
        copy_database(backup, fresh)
        try:
            with closing(_log_at(paths, fresh)) as log:
                log.open()
            return True
        except StorageFailure as error:
            if error.key not in ("file_newer", "log_damaged"):
                raise
            _log.warning("backup %s cannot be used: %s", backup.name, error.key)
            _remove(fresh)
    return False


def _put_all(paths: DataPaths, fresh: Path, on_progress: Progress) -> tuple[int, tuple[str, ...]]:
    store = SessionStore(paths)
    ids = store.ids()
    skipped: list[str] = []
    with _log_at(paths, fresh) as log:
        for number, session_id in enumerate(ids, start=1):
            try:
                record, file = store.folder(session_id).load_with_versions()
            except UserFacing as error:
                _log.warning("session %s is skipped: %s", session_id, error.key)
                skipped.append(session_id)
            else:
                made_by = file.algorithm_version if file else ALGORITHM_VERSION
                log.put(record, algorithm_version=made_by)
            on_progress(number, len(ids))
    return len(ids) - len(skipped), tuple(skipped)


def _log_at(paths: DataPaths, file: Path) -> Log:
    return Log(paths, file=file)


def _move_aside(database: Path) -> None:
    """Give a database a second name and that name its write-ahead log.

    The first name stays until the new database takes it, so that a kill in between does not end
    in a start with an empty log.
    """
    if not database.exists():
        return
    aside = aside_name(database, "old")
    try:
        aside.hardlink_to(database)
    except OSError:  # a stick formatted as FAT
        database.rename(aside)
    for suffix in ("-wal", "-shm"):
        part = database.with_name(database.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))


def _remove(database: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
