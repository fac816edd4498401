"""Which version of its tables a database has, and how it gets to the newest.

The version is read with plain SQL: Alembic is only loaded when there is something to migrate.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import StorageFailure
from app.store.versioned import log_damaged

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Schema:
    """The migrations that this program brings, in order; a test holds them to the scripts."""

    scripts: Path = Path(__file__).resolve().parent / "migrations"
    revisions: tuple[str, ...] = ("0001", "0002", "0003")

    @property
    def head(self) -> str:
        return self.revisions[-1]

    def revision_of(self, database: sqlite3.Connection, path: Path) -> str | None:
        """Return the revision a database is at, None if it has no tables yet.

        Raises: StorageFailure file_newer if this program does not know the revision, log_damaged
            if the tables are not ours; sqlite3.Error.
        """
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
        if "alembic_version" not in tables:
            if tables:
                raise log_damaged(path)
            return None
        row = database.execute("SELECT version_num FROM alembic_version").fetchone()
        if row is None:
            raise log_damaged(path)
        if row[0] not in self.revisions:
            raise StorageFailure("file_newer", path=str(path), version=str(row[0]))
        return str(row[0])

    def upgrade(self, connection: "Connection") -> None:
        """Run the missing migrations inside the transaction that `connection` is in."""
        from alembic import command
        from alembic.config import Config

        config = Config()
        # The reader of this option takes % for the start of a variable.
        config.set_main_option("script_location", str(self.scripts).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
