"""What SQLite says, in the terms of the app."""

import sqlite3
from pathlib import Path

from app.errors import StorageFailure
from app.store.files import disk_full, free_mb
from app.store.versioned import log_damaged

BUSY_MS = 5000

_FULL = frozenset(
    {
        sqlite3.SQLITE_FULL,
        # A quota or a size limit is not told apart from other failures to write.
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
    }
)
_SHARED = frozenset({sqlite3.SQLITE_IOERR_SHMOPEN, sqlite3.SQLITE_IOERR_SHMMAP})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_SHUT = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})


def sqlite_failure(error: BaseException | None, path: Path) -> StorageFailure:
    """Choose the failure by SQLite's own number; what is left over means a damaged file."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if code in _FULL:
        return disk_full(path)
    if code in _SHARED:
        # What several programs share beside the log could not be made; SQLite keeps the reason.
        return disk_full(path) if free_mb(path) == 0 else _shut(path)
    primary = code & 0xFF
    if primary in _BUSY:
        return StorageFailure("database_busy", path=str(path))
    if primary in _SHUT:
        return _shut(path)
    return log_damaged(path)


def _shut(path: Path) -> StorageFailure:
    return StorageFailure("folder_not_writable", path=str(path))
