"""Locking a data folder, and opening it up again, so that a kill on the way loses nothing.

lock.json is written first and says what is under way. Every file is then turned by itself, in
one step: until its replacement is whole on the disk, the old one stays. Readers take either form
for what it is, so that nothing waits for the rest, and `settle` goes on wherever a kill came.
No other program may have the data open.
"""

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from app.errors import StorageFailure, UsageFailure
from app.store.erasing import refuse_if_open
from app.store.files import (
    disk_full,
    free_mb,
    writing,
)
from app.store.lock_file import (
    COST,
    LockFile,
    LockState,
    mend_copy,
    read_lock,
    remove_lock,
    write_lock,
)
from app.store.lock_state import is_locked
from app.store.paths import DataPaths
from app.store.sqlite import connect, failures
from app.store.sqlite_failures import sqlite_failure
from app.store.turning import turn_database, turn_file
from app.store.versioned import log_damaged
from app.vault.files import KEYRING, is_covered

Progress = Callable[[int, int], None]
_SPARE_MB: Final = 50
_log = logging.getLogger(__name__)


def set_lock(
    paths: DataPaths,
    passphrase: str,
    recovery: str,
    on_progress: Progress = lambda done, of: None,
    *,
    cost: int = COST,
) -> None:
    """Lock a data folder; it stays unlocked for this program.

    Raises: UsageFailure passphrase_short, lock_set; StorageFailure database_busy, log_damaged
        (the log), disk_full: nothing has then changed; any other once it is under way: what was
        not turned yet stays as it was, and the next `settle` goes on.
    """
    if is_locked(paths):
        raise UsageFailure("lock_set")
    key = os.urandom(32)
    lock = LockFile.new(key, passphrase, recovery, cost=cost)
    _check_room(paths)
    refuse_if_open(paths)
    _check_database(paths.database)
    write_lock(paths, lock)
    KEYRING.add(paths.root, key)
    settle(paths, on_progress)


def unlock(paths: DataPaths, passphrase: str) -> None:
    """Open a locked folder for this program.

    Raises: UsageFailure passphrase_wrong; StorageFailure.
    """
    _take_key(paths, lambda lock: lock.open(passphrase))


def unlock_by_recovery(paths: DataPaths, recovery: str) -> None:
    """Open a locked folder for this program.

    Raises: UsageFailure recovery_mistyped or recovery_wrong; StorageFailure.
    """
    _take_key(paths, lambda lock: lock.open_by_recovery(recovery))


def change_passphrase(paths: DataPaths, passphrase: str) -> None:
    """Let another passphrase open an unlocked folder; the one before no longer does.

    Raises: UsageFailure passphrase_short, lock_missing; StorageFailure.
    """
    lock, key = _held(paths)
    write_lock(paths, lock.with_passphrase(key, passphrase))


def change_recovery_key(paths: DataPaths, recovery: str) -> None:
    """Let another recovery key open an unlocked folder; the one before no longer does.

    Raises: UsageFailure lock_missing; StorageFailure.
    """
    lock, key = _held(paths)
    write_lock(paths, lock.with_recovery(key, recovery))


def take_lock_off(paths: DataPaths, on_progress: Progress = lambda done, of: None) -> None:
    """Turn everything in an unlocked folder back into plain files.

    Raises: as `set_lock`; UsageFailure lock_missing.
    """
    lock, _ = _held(paths)
    _check_room(paths)
    refuse_if_open(paths)
    _check_database(paths.database)
    write_lock(paths, lock.with_state(LockState.UNLOCKING))
    settle(paths, on_progress)


def is_unsettled(paths: DataPaths) -> bool:
    """Tell whether locking or opening up was begun and not ended.

    Raises: StorageFailure.
    """
    lock = read_lock(paths)
    return lock is not None and lock.state is not LockState.LOCKED


def settle(paths: DataPaths, on_progress: Progress = lambda done, of: None) -> None:
    """End what `set_lock` or `take_lock_off` began, in an unlocked folder.

    Raises: StorageFailure; what is left stays as it is for the next try.
    """
    lock, key = _held(paths)
    if lock.state is LockState.LOCKED:
        return
    is_locking = lock.state is LockState.LOCKING
    wanted = key if is_locking else None
    _remove_leftovers(paths)
    databases, files = list(_databases(paths)), list(_files(paths))
    sizes = [path.stat().st_size for path in (*databases, *files)]
    whole, done = sum(sizes), 0
    for path, size in zip((*databases, *files), sizes, strict=True):
        with writing(path):
            if path in databases:
                turn_database(path, key, wanted)
            else:
                turn_file(path, key, wanted)
        done += size
        on_progress(done, whole)
    for path in _strays(paths):
        with writing(path):
            turn_file(path, key, wanted)
    if is_locking:
        write_lock(paths, lock.with_state(LockState.LOCKED))
    else:
        remove_lock(paths)
        KEYRING.drop(paths.root)
    _log.info("the data is %s", "locked" if is_locking else "open")


def _take_key(paths: DataPaths, opened: Callable[[LockFile], bytes]) -> None:
    lock = read_lock(paths)
    if lock is None:
        return
    KEYRING.add(paths.root, opened(lock))
    try:
        mend_copy(paths)
    except StorageFailure as error:
        _log.warning("the copy of the lock: %s", error.key)


def _held(paths: DataPaths) -> tuple[LockFile, bytes]:
    lock, key = read_lock(paths), KEYRING.of_root(paths.root)
    if lock is None:
        raise UsageFailure("lock_missing")
    if key is None:
        raise StorageFailure("data_locked")
    return lock, key


def _check_room(paths: DataPaths) -> None:
    """Ask for room for the largest file once more: one is turned at a time."""
    sizes = (path.stat().st_size for path in (*_databases(paths), *_files(paths)))
    if free_mb(paths.root) < max(sizes, default=0) // 1_000_000 + _SPARE_MB:
        raise disk_full(paths.root)


def _check_database(path: Path) -> None:
    """Refuse to lock a log that is damaged: it is to be rebuilt first."""
    if not path.exists():
        return
    try:
        with closing(connect(path)) as database:
            if database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise log_damaged(path)
    except failures() as error:
        raise sqlite_failure(error, path) from error


def _remove_leftovers(paths: DataPaths) -> None:
    """Remove what nothing reads any more, such as a plain file that was half written."""
    with writing(paths.root):
        shutil.rmtree(paths.work, ignore_errors=True)
        for folder in (paths.root, *_folders(paths)):
            for path in folder.glob(".*.tmp*"):
                if path.is_file():
                    path.unlink(missing_ok=True)


def _folders(paths: DataPaths) -> Iterator[Path]:
    for top in paths.ours():
        if top.is_dir() and not top.is_symlink():
            yield top
            yield from (path for path in top.rglob("*") if path.is_dir())


def _databases(paths: DataPaths) -> Iterator[Path]:
    """Yield the log last: while it is what it was, so is what the window shows."""
    names = (*paths.backups.glob("*.db"), *paths.root.glob("mirrormend.*.db"))
    stages = (
        paths.root / stage / paths.database.name for stage in (".restoring", ".restore-ready")
    )
    for path in (*sorted(names), *stages, paths.database):
        if path.is_file() and path.stat().st_size:
            yield path


def _strays(paths: DataPaths) -> list[Path]:
    """Return write-ahead logs whose database is not there any more."""
    return [*paths.root.glob("mirrormend*.db-*"), *paths.backups.glob("*.db-*")]


def _files(paths: DataPaths) -> Iterator[Path]:
    for top in paths.ours():
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            name = path.relative_to(paths.root)
            if path.is_file() and not path.is_symlink() and is_covered(name):
                yield path


def prove(paths: DataPaths, typed: str) -> None:
    """Ask once more, before the lock is changed, for the passphrase or the recovery key.

    Raises: UsageFailure passphrase_wrong, lock_missing; StorageFailure.
    """
    lock = read_lock(paths)
    if lock is None:
        raise UsageFailure("lock_missing")
    try:
        lock.open(typed)
    except UsageFailure:
        with suppress(UsageFailure):
            lock.open_by_recovery(typed)
            return
        raise
