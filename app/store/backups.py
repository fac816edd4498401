"""Three generations of copies of the database, made by SQLite's own backup."""

import logging
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.store.files import create_private, replace_synced, temporary_beside, writing
from app.store.paths import DataPaths, make_folder
from app.store.scrubbing import scrub
from app.store.sqlite import connect, failures
from app.store.sqlite_failures import BUSY_MS, io_failure, sqlite_failure
from app.store.versioned import log_damaged

if TYPE_CHECKING:
    from app.domain.records import SessionId

GENERATIONS = 3
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Backups:
    """The copies; `mirrormend.1.db` is the newest."""

    paths: DataPaths

    def path(self, generation: int) -> Path:
        return self.paths.backups / f"mirrormend.{generation}.db"

    def make(self) -> None:
        """Copy the database, and only when the copy is intact let it push the others back.

        Raises: StorageFailure disk_full, folder_not_writable, log_damaged.
        """
        make_folder(self.paths.backups)
        temporary = temporary_beside(self.path(1))
        try:
            copy_database(self.paths.database, temporary)
            self._push_back()
            with writing(temporary):
                replace_synced(temporary, self.path(1))
        finally:
            temporary.unlink(missing_ok=True)

    def intact(self) -> Iterator[Path]:
        """Yield the copies that pass SQLite's integrity check, newest first."""
        for generation in range(1, GENERATIONS + 1):
            path = self.path(generation)
            if path.is_file() and is_intact(path):
                yield path

    def forget(self, session_ids: "Collection[SessionId]") -> tuple[str, ...]:
        """Remove sessions and what was said about them from every copy, too.

        Returns the names of copies that are damaged: they are left as they are.

        Raises: StorageFailure.
        """
        unopened: list[str] = []
        for path in self._copies():
            if is_intact(path):
                _forget(path, session_ids)
            else:
                unopened.append(path.name)
        return tuple(unopened)

    def _copies(self) -> list[Path]:
        """Return the copies, and the databases that rebuilding the log has put aside."""
        kept = sorted(self.paths.root.glob(f"{self.paths.database.stem}.old-*.db"))
        numbered = (self.path(n) for n in range(1, GENERATIONS + 1))
        return [path for path in (*numbered, *kept) if path.is_file()]

    def _push_back(self) -> None:
        for generation in range(GENERATIONS - 1, 0, -1):
            # Missing: there never was one, or another program is doing the same just now.
            path = self.path(generation)
            with writing(path), suppress(FileNotFoundError):
                path.replace(self.path(generation + 1))


def _forget(path: Path, session_ids: "Collection[SessionId]") -> None:
    try:
        with closing(connect(path, isolation_level=None)) as database:
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("PRAGMA secure_delete = ON")
            database.execute("BEGIN")
            for id_ in session_ids:
                database.execute("DELETE FROM sessions WHERE id = ?", (id_,))
                if _has_journal(database):  # the oldest version has none
                    database.execute("DELETE FROM journal WHERE subject = ?", (id_,))
            database.execute("COMMIT")
    except failures() as error:
        raise sqlite_failure(error, path) from error
    scrub(path)


def _has_journal(database: sqlite3.Connection) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'journal'"
    return database.execute(query).fetchone() is not None


def copy_database(source: Path, target: Path) -> None:
    """Copy a database, also while others use it, into a single file for the owner alone.

    Raises: StorageFailure disk_full, folder_not_writable; log_damaged if the copy is not intact.
    """
    create_private(target)
    try:
        with (
            closing(connect(source, timeout=BUSY_MS / 1000)) as opened,
            closing(connect(target)) as copy,
        ):
            opened.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
    except failures() as error:
        raise sqlite_failure(error, target, source) from error
    if not is_intact(target):
        raise io_failure(target, source) if is_intact(source) else log_damaged(source)


def is_intact(path: Path) -> bool:
    """Tell whether a database that nobody else uses passes SQLite's integrity check."""
    try:
        with closing(connect(path)) as database:
            return database.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    except (*failures(), UnicodeDecodeError) as error:
        _log.warning("%s: %s", path.name, error)
        return False
