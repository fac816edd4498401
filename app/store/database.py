"""mirrormend.db as an open database: how it is opened, checked, migrated and closed."""

import logging
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, ProgrammingError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from app.errors import Bug
from app.store.files import create_private
from app.store.schema import Schema
from app.store.sqlite import connect, failures, module_of
from app.store.sqlite_failures import BUSY_MS, sqlite_failure
from app.store.versioned import log_damaged

_UNREADABLE = (ValueError, TypeError, OverflowError)
_log = logging.getLogger(__name__)


class Database:
    """One SQLite file in WAL mode. Any thread may use it; each transaction has its connection."""

    def __init__(self, path: Path, schema: Schema) -> None:
        self.path = path
        self._schema = schema
        self._engine = self._new_engine()

    def migrate(self) -> None:
        """Bring the tables to the newest version, in one transaction.

        Raises: StorageFailure disk_full, folder_not_writable, database_busy.
        """
        with self._write_connection() as connection:
            self._schema.upgrade(connection)

    @contextmanager
    def reading(self) -> Generator[Session]:
        """Give a session that sees one state of the database from its first to its last query.

        Raises: StorageFailure log_damaged also where a row holds what does not belong there:
            SQLite's own check does not look at what values mean.
        """
        try:
            with self._translated(), Session(self._engine) as session, session.begin():
                yield session
        except _UNREADABLE as error:
            _log.exception("a row of the log cannot be read")
            raise log_damaged(self.path) from error

    @contextmanager
    def writing(self) -> Generator[Session]:
        """Give a session that commits at the end; other writers wait from its start."""
        with self._write_connection() as connection, Session(connection) as session:
            yield session
            session.flush()

    def close(self) -> None:
        """Close every connection; the last one to close empties the write-ahead log."""
        self._engine.dispose()

    @contextmanager
    def _write_connection(self) -> Generator[Connection]:
        with self._translated(), self._engine.connect() as connection:
            connection.execution_options(write=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _translated(self) -> Generator[None]:
        try:
            yield
        except (IntegrityError, InterfaceError, ProgrammingError) as error:
            raise Bug(f"database: {error.orig}") from error
        except DBAPIError as error:
            raise sqlite_failure(error.orig, self.path) from error

    def _new_engine(self) -> Engine:
        engine = create_engine(
            URL.create("sqlite", database=str(self.path)),
            module=module_of(self.path),
            creator=lambda: connect(self.path, check_same_thread=False),
        )
        event.listen(engine, "connect", _configure)
        event.listen(engine, "begin", _begin)
        return engine


def inspect(path: Path, schema: Schema) -> str | None:
    """Check a database before it is used and return its revision, None for an empty one.

    Makes the file, for the owner alone, if there is none.
    Raises: StorageFailure log_damaged, file_newer, folder_not_writable, disk_full.
    """
    create_private(path)
    try:
        with closing(connect(path, timeout=BUSY_MS / 1000)) as database:
            if database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise log_damaged(path)
            revision = schema.revision_of(database, path)
            database.execute("PRAGMA journal_mode = WAL")
            return revision
    except failures() as error:
        raise sqlite_failure(error, path) from error
    except UnicodeDecodeError as error:  # the check quotes a name out of a damaged page
        raise log_damaged(path) from error


def _configure(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # Python's own transactions leave CREATE TABLE outside; `_begin` opens them instead.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    # What is deleted is overwritten: this is health data.
    connection.execute("PRAGMA secure_delete = ON")


def _begin(connection: Connection) -> None:
    # A transaction that starts by reading and then writes may be refused; so say it beforehand.
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
