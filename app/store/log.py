"""The log: what was found in each session, over time. SQLAlchemy is loaded when it is opened."""

from collections.abc import Collection
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from app.domain.constants import ALGORITHM_VERSION
from app.errors import Bug
from app.store.backups import Backups
from app.store.lock_state import refuse_if_locked
from app.store.paths import DataPaths, make_folder
from app.store.presence import present
from app.store.schema import Schema
from app.store.scrubbing import scrub

if TYPE_CHECKING:
    from app.domain.measured import Judged, Recorded, Take
    from app.domain.records import SessionId, SessionRecord, SessionSummary
    from app.store.database import Database
    from app.store.journal import Journal


class Log:
    """mirrormend.db. Any thread may use an open log; one thread opens and closes it.

    Several programs may have it open at once: readers never wait, writers wait for each other.
    """

    def __init__(
        self, paths: DataPaths, *, schema: Schema | None = None, file: Path | None = None
    ) -> None:
        """Name the database; `file` is for building one in another place, without backups."""
        self._paths = paths
        self._backups = Backups(paths) if file is None else None
        self.path = file or paths.database
        self._schema = schema or Schema()
        self._database: Database | None = None
        self._changed = False
        self._held = ExitStack()

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def open(self) -> None:
        """Open the database, made or migrated as needed; before migrating it is backed up.

        Raises: StorageFailure log_damaged (the file is left as it is), file_newer, disk_full,
            folder_not_writable, database_busy, data_locked.
        """
        refuse_if_locked(self._paths)
        make_folder(self.path.parent)
        with ExitStack() as stack:
            if self._backups:
                stack.enter_context(present(self._paths))
            self._database = self._opened_anew()
            self._held = stack.pop_all()

    def _opened_anew(self) -> "Database":
        from app.store.database import Database, inspect

        # Left by a program that was killed: what it wrote has no backup yet.
        self._changed = self.path.with_name(f"{self.path.name}-wal").exists()
        revision = inspect(self.path, self._schema)
        database = Database(self.path, self._schema)
        if revision != self._schema.head:
            self._changed = True
            if revision is not None and self._backups:
                self._backups.make()
            try:
                database.migrate()
            except BaseException:
                database.close()
                raise
        return database

    def close(self) -> None:
        """Close the database and, if anything has changed, back it up. Twice does nothing.

        Raises: StorageFailure if the backup fails; the database is closed all the same.
        """
        if self._database is None:
            return
        with self._held:
            self._database.close()
            self._database = None
            if self._changed and self._backups:
                self._backups.make()
            self._changed = False

    def put(self, record: "SessionRecord", *, algorithm_version: str = ALGORITHM_VERSION) -> None:
        """Write a session in one transaction; doing so again changes nothing.

        Raises: StorageFailure disk_full, database_busy, ...: the log is then as it was before.
        """
        from app.store.log_rows import put_record

        with self._opened.writing() as session:
            put_record(session, record, algorithm_version)
        self._changed = True

    def summaries(
        self,
        limit: int | None = None,
        before: "SessionSummary | datetime | None" = None,
        since: datetime | None = None,
    ) -> "tuple[SessionSummary, ...]":
        """Return sessions, newest first.

        `before` is the last summary of the page before, or a time that is not included;
        `since` a time that is.
        """
        from app.store.log_rows import read_summaries

        with self._opened.reading() as session:
            return read_summaries(session, limit, before, since)

    def measured(self, sets: Collection[str]) -> "tuple[Recorded, ...]":
        """Return the sessions of these exercise sets with their measures, oldest first."""
        from app.store.measure_rows import read_measured

        with self._opened.reading() as session:
            return read_measured(session, sets)

    def judged(self, sets: Collection[str], apart_from: str) -> "tuple[Judged, ...]":
        """Return the sessions of these sets in which anything could be judged, oldest first.

        `apart_from`: an exercise that does not count.
        """
        from app.store.measure_rows import read_judged

        with self._opened.reading() as session:
            return read_judged(session, sets, apart_from)

    def takes(self, ids: "Collection[SessionId]") -> "tuple[Take, ...]":
        """Return a few sessions with what could be judged in them, oldest first."""
        from app.store.measure_rows import read_takes

        with self._opened.reading() as session:
            return read_takes(session, ids)

    def ids(self) -> "frozenset[SessionId]":
        """Return every session that the log knows, without reading more of it."""
        from app.store.log_rows import read_ids

        with self._opened.reading() as session:
            return read_ids(session)

    def forget(self, *session_ids: "SessionId") -> tuple[str, ...]:
        """Remove sessions, and what was said about them, from the log and from its backups.

        Not a byte of them stays in the files; their folders are not touched. Returns the names of
        old copies of the log that could not be opened for it.

        Raises: StorageFailure; the log itself has then forgotten them or is as it was.
        """
        from app.store.log_rows import forget_sessions

        with self._opened.writing() as session:
            forget_sessions(session, session_ids)
        scrub(self.path)
        self._changed = True
        return self._backups.forget(session_ids) if self._backups else ()

    @property
    def journal(self) -> "Journal":
        """Return the entries beside the recordings; usable while the log is open."""
        from app.store.journal import Journal

        return Journal(self._opened, self.mark_changed)

    def mark_changed(self) -> None:
        """Have a backup made at the end: something was written past this log."""
        self._changed = True

    @property
    def _opened(self) -> "Database":
        if self._database is None:
            raise Bug("the log is not open")
        return self._database
