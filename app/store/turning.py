"""Turning one file into its sealed or its plain form, whole or not at all."""

import logging
import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, cast

from app.errors import StorageFailure
from app.store.files import create_private, replace_synced, sync_file, temporary_beside
from app.store.sqlite import cipher, failures, is_plain, pragma_key
from app.store.sqlite_failures import BUSY_MS, sqlite_failure
from app.store.versioned import log_damaged
from app.vault.files import copy_plain
from app.vault.sealed import SealedReader, SealedWriter, is_sealed

_log = logging.getLogger(__name__)


def turn_file(path: Path, key: bytes | None, wanted: bytes | None) -> None:
    """Bring a file, plain or sealed with `key`, into the form that is wanted; None: plain.

    One that was sealed with another key, such as a session copied in by hand from another locked
    folder, stays as it is: whoever has its key can still open it.

    Raises: OSError, SealError.
    """
    was_sealed = is_sealed(path)
    if was_sealed == (wanted is not None) and (not was_sealed or key == wanted):
        return
    if was_sealed and _is_foreign(path, key):
        _log.warning("a file is sealed with another key and stays as it is")
        return
    temporary = temporary_beside(path)
    facts = path.stat()
    try:
        with _opened(path, key) as source, _made(temporary, wanted) as target:
            copy_plain(source, target)
        os.utime(temporary, ns=(facts.st_atime_ns, facts.st_mtime_ns))
        replace_synced(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _is_foreign(path: Path, key: bytes | None) -> bool:
    if key is None:
        return False
    with SealedReader(path, key, is_salvaging=True) as reader:
        return not reader.is_of_key


def _opened(path: Path, key: bytes | None) -> IO[bytes]:
    if not is_sealed(path):
        return path.open("rb")
    if key is None:
        raise StorageFailure("data_locked")
    return cast("IO[bytes]", SealedReader(path, key, is_salvaging=True))


@contextmanager
def _made(path: Path, key: bytes | None) -> Generator[IO[bytes]]:
    """Give a new file for the owner alone."""
    if key is not None:
        with SealedWriter(path, key) as sealed:
            yield cast("IO[bytes]", sealed)
        return
    create_private(path)
    with path.open("wb") as plain:
        yield plain


def turn_database(path: Path, key: bytes | None, wanted: bytes | None) -> None:
    """Bring a database into the form that is wanted; a damaged copy is sealed as it is.

    Raises: StorageFailure.
    """
    if is_sealed(path):
        _turn_as_files(path, key, wanted)
        return
    held = None if is_plain(path) else key
    if held != wanted:
        try:
            _rewrite(path, held, wanted)
        except failures() as error:
            failure = sqlite_failure(error, path)
            if failure.key != "log_damaged":
                raise failure from error
            _log.warning("%s is damaged: %s", path.name, error)
            if held is None:
                _turn_as_files(path, key, wanted)


def _turn_as_files(path: Path, key: bytes | None, wanted: bytes | None) -> None:
    for suffix in ("-wal", ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            turn_file(part, key, wanted)
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def _rewrite(path: Path, held: bytes | None, wanted: bytes | None) -> None:
    old, new = ("" if key is None else pragma_key(key) for key in (held, wanted))
    temporary = temporary_beside(path)
    create_private(temporary)
    try:
        with closing(cipher().connect(str(path), timeout=BUSY_MS / 1000)) as database:
            database.isolation_level = None
            if old:
                database.execute(f'PRAGMA key = "{old}"')
            database.execute("PRAGMA temp_store = MEMORY")
            database.execute("PRAGMA journal_mode = DELETE")
            database.execute(f'ATTACH DATABASE ? AS other KEY "{new}"', (str(temporary),))
            database.execute("SELECT sqlcipher_export('other')")
            database.execute("DETACH DATABASE other")
        if not _opens(temporary, new):
            raise log_damaged(path)
        replace_synced(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _opens(path: Path, key: str) -> bool:
    """Tell whether a fresh copy is whole, read as it will be read."""
    with closing(cipher().connect(str(path))) as database:
        database.execute("PRAGMA cipher_log_level = NONE")
        if key:
            database.execute(f'PRAGMA key = "{key}"')
        return database.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)


def opens_with(path: Path, key: bytes) -> bool:
    """Tell whether a database is encrypted with this key."""
    try:
        return _opens(path, pragma_key(key))
    except failures():
        return False


def seal_database(plain: bytes, path: Path, key: bytes) -> None:
    """Write a plain database straight into an encrypted one: on the disk it is never plain.

    Raises: StorageFailure file_damaged, disk_full.
    """
    head = bytearray(plain)
    # In memory there is no write-ahead log: that mode stands in these two bytes.
    head[18:20] = b"\x01\x01"
    create_private(path)
    try:
        with closing(sqlite3.connect(":memory:")) as source, closing(_new(path, key)) as target:
            source.deserialize(bytes(head))
            _copy_tables(source, target)
    except failures() as error:
        raise sqlite_failure(error, path) from error
    sync_file(path)


def _new(path: Path, key: bytes) -> sqlite3.Connection:
    database = cast("sqlite3.Connection", cipher().connect(str(path)))
    database.execute("PRAGMA cipher_log_level = NONE")
    database.execute(f'PRAGMA key = "{pragma_key(key)}"')
    database.execute("PRAGMA temp_store = MEMORY")
    database.execute("PRAGMA journal_mode = MEMORY")
    return database


def _copy_tables(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    made = source.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL "
        "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type <> 'table', rowid"
    ).fetchall()
    with target:
        for kind, name, sql in made:
            target.execute(sql)
            if kind == "table":
                rows = source.execute(f'SELECT * FROM "{name}"')
                marks = ", ".join("?" * len(rows.description))
                target.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
