"""What SQLite says, in the terms of the app."""

import sqlite3
import tempfile
from contextlib import suppress
from pathlib import Path

from app.errors import StorageFailure
from app.store.files import disk_full, free_mb, write_failure
from app.store.versioned import log_damaged

BUSY_MS = 5000
_PIECE = 2**16

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


def sqlite_failure(
    error: BaseException | None, path: Path, source: Path | None = None
) -> StorageFailure:
    """Choose the failure by SQLite's own number; what is left over means a damaged file.

    `source`: the database of which `path` was to become a copy.
    """
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_IOERR)
    if code in _FULL:
        return disk_full(path)
    if code in _SHARED:
        # What several programs share beside the log could not be made; SQLite keeps the reason.
        return disk_full(path) if free_mb(path) == 0 else _shut(path)
    primary = code & 0xFF
    if primary == sqlite3.SQLITE_IOERR:
        return io_failure(path, source)
    if primary in _BUSY:
        return StorageFailure("database_busy", path=str(path))
    if primary in _SHUT:
        return _shut(path)
    return log_damaged(path)


def io_failure(path: Path, source: Path | None = None) -> StorageFailure:
    """Where it is not said what could not be done: see whether the folder takes what it needs."""
    sizes = [_size(part) for part in path.parent.glob(f"{path.name}*")]
    needed = max((*sizes, 0 if source is None else _size(source))) + _PIECE
    try:
        with tempfile.TemporaryFile(dir=path.parent) as probe:
            for _ in range(0, needed, _PIECE):
                probe.write(bytes(_PIECE))
            probe.flush()
    except OSError as error:
        return write_failure(error, path)
    return log_damaged(path)


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0  # gone meanwhile


def _shut(path: Path) -> StorageFailure:
    return StorageFailure("folder_not_writable", path=str(path))
