"""Databases, plain or behind the lock: SQLite as Python brings it, or SQLCipher.

SQLCipher is only loaded for a data folder that is locked.
"""

import sqlite3
import sys
from pathlib import Path
from types import ModuleType
from typing import Final, Literal, cast

from app.vault.files import KEYRING

PLAIN_HEAD: Final = b"SQLite format 3\x00"


def is_plain(path: Path) -> bool:
    """Tell whether a database can be read by anybody; a new, empty one cannot be told.

    Raises: OSError.
    """
    with path.open("rb") as file:
        return file.read(len(PLAIN_HEAD)) == PLAIN_HEAD


def key_of(path: Path) -> bytes | None:
    """Return the key that a database is, or is to be, encrypted with."""
    key = KEYRING.of_database(path)
    if key is None or (path.exists() and is_plain(path)):
        return None
    return key


def module_of(path: Path) -> ModuleType:
    """Return what opens a database, as SQLAlchemy wants to know it."""
    return sqlite3 if key_of(path) is None else cipher()


def connect(
    path: Path,
    *,
    timeout: float = 5.0,
    isolation_level: Literal["DEFERRED"] | None = "DEFERRED",
    check_same_thread: bool = True,
) -> sqlite3.Connection:
    """Open a database.

    Raises: what `failures` returns.
    """
    key = key_of(path)
    module = sqlite3 if key is None else cipher()
    connection = cast(
        "sqlite3.Connection",
        module.connect(
            str(path),
            timeout=timeout,
            isolation_level=isolation_level,
            check_same_thread=check_same_thread,
        ),
    )
    if key is not None:
        # What goes wrong is raised; SQLCipher would write it to the terminal as well.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{pragma_key(key)}"')
        # What SQLite sorts and copies on the way is not encrypted: it stays in memory.
        connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def attach(connection: sqlite3.Connection, path: Path, name: str) -> None:
    """Add a second database to a connection, encrypted or not, as it is.

    Raises: what `failures` returns.
    """
    key = key_of(path)
    if KEYRING.of_database(path) is None:
        connection.execute(f"ATTACH DATABASE ? AS {name}", (str(path),))
        return
    said = "" if key is None else pragma_key(key)
    connection.execute(f'ATTACH DATABASE ? AS {name} KEY "{said}"', (str(path),))


def cipher() -> ModuleType:
    from sqlcipher3 import dbapi2  # type: ignore[import-untyped] - it ships no types

    return cast("ModuleType", dbapi2)


def pragma_key(key: bytes) -> str:
    """Return a key as SQLCipher takes one that needs no stretching."""
    return f"x'{key.hex()}'"


def failures() -> tuple[type[Exception], ...]:
    """Return what opening and using a database may raise."""
    loaded = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error,) if loaded is None else (sqlite3.Error, loaded.Error)
