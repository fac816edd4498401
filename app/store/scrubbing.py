"""What was deleted from a database is gone from its file."""

from contextlib import closing
from pathlib import Path

from app.store.sqlite import connect, failures
from app.store.sqlite_failures import BUSY_MS, sqlite_failure


def scrub(path: Path) -> None:
    """Write a database anew, so that nothing deleted is left in its pages or beside it.

    Others may have it open; what they still read goes from the write-ahead log when they close it.

    Raises: StorageFailure.
    """
    try:
        with closing(connect(path, timeout=BUSY_MS / 1000, isolation_level=None)) as opened:
            # The copy that this makes on the way is not written to the system's folder for such.
            opened.execute("PRAGMA temp_store = MEMORY")
            opened.execute("PRAGMA secure_delete = ON")
            opened.execute("VACUUM")
            opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except failures() as error:
        raise sqlite_failure(error, path) from error
