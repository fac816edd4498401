"""Deleting for good: a session, its film, or everything, so that a kill on the way leaves no half.

What is to go gets a mark in one step, and from then on it is gone for every reader. What the mark
stands for is removed afterwards, at once or at the next start:

- `sessions/.deleted-ID`: the folder itself, renamed; the log and the journal forget the session.
- `sessions/.filmless-ID`: an empty file; film and pictures of that session go, its numbers stay.
- `.delete-everything`: an empty file in the data folder; it is removed last of all.
"""

import logging
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from app.domain.records import SessionId
from app.errors import StorageFailure
from app.store.files import create_private, sync_folder, writing
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.presence import is_anybody_present
from app.store.sessions import DELETED, SessionFolder
from app.store.sqlite import connect, failures
from app.store.sqlite_failures import BUSY_MS, sqlite_failure
from app.vault.files import KEYRING

Progress = Callable[[int, int], None]
FILMLESS: Final = ".filmless-"
_log = logging.getLogger(__name__)


def delete_sessions(paths: DataPaths, log: Log, ids: Collection[SessionId]) -> tuple[str, ...]:
    """Remove sessions with all that was said about them, from the backups too.

    Returns the names of old copies of the log that could not be opened to forget them.

    Raises: StorageFailure folder_not_writable, disk_full, database_busy: what is marked by then
        goes at the next start.
    """
    with writing(paths.sessions):
        for session_id in ids:
            _mark_deleted(paths, session_id)
        sync_folder(paths.sessions)
    return finish_deleting(paths, log)


def delete_films(paths: DataPaths, ids: Collection[SessionId]) -> None:
    """Remove recordings and the pictures taken from them; the numbers stay.

    Raises: StorageFailure folder_not_writable: what is marked by then goes at the next start.
    """
    with writing(paths.sessions):
        for session_id in ids:
            create_private(paths.sessions / f"{FILMLESS}{session_id}")
        sync_folder(paths.sessions)
    _finish_films(paths)


def finish_deleting(paths: DataPaths, log: Log) -> tuple[str, ...]:
    """Remove whatever is marked; after a start there may be something left of a killed deletion.

    Returns the names of old copies of the log that could not be opened to forget sessions.

    Raises: StorageFailure.
    """
    _finish_films(paths)
    remains = sorted(paths.sessions.glob(f"{DELETED}*"))
    if not remains:
        return ()
    ids = [SessionId(path.name.removeprefix(DELETED)) for path in remains]
    with writing(paths.sessions):
        # First what is large: on a full disk the log has no room to forget anything before.
        for thing in (thing for path in remains for thing in path.iterdir()):
            _remove(thing)
    unopened = log.forget(*ids)
    with writing(paths.sessions):
        for path in remains:
            shutil.rmtree(path)
        sync_folder(paths.sessions)
    return unopened


# --- everything ------------------------------------------------------------------------------


def mark_everything(paths: DataPaths) -> None:
    """Decide that all of it goes: from now on every start begins with `erase_everything`.

    Raises: StorageFailure.
    """
    create_private(paths.erasing_mark)
    with writing(paths.root):
        sync_folder(paths.root)


def erase_everything(paths: DataPaths, on_progress: Progress = lambda done, of: None) -> None:
    """Remove every file of ours in the data folder; what others put there stays.

    Once begun it is always brought to its end, by the next start if need be.

    Raises: StorageFailure database_busy while any program has the log open, be it locked: nothing
        has then changed; folder_not_writable.
    """
    refuse_if_open(paths)
    was_begun = is_erasing(paths)
    mark_everything(paths)
    if is_anybody_present(paths):
        # It came between the look and the mark.
        if not was_begun:
            paths.erasing_mark.unlink(missing_ok=True)
        raise StorageFailure("database_busy", path=str(paths.database))
    things = list(_things(paths))
    with writing(paths.root):
        for number, thing in enumerate(things, start=1):
            _remove(thing)
            on_progress(number, len(things))
        sync_folder(paths.root)
        paths.erasing_mark.unlink(missing_ok=True)
        sync_folder(paths.root)
    KEYRING.drop(paths.root)
    _log.info("everything was deleted")


def is_erasing(paths: DataPaths) -> bool:
    """Tell whether a deletion of everything was begun and not ended."""
    return paths.erasing_mark.exists()


def _things(paths: DataPaths) -> Iterator[Path]:
    """Yield what goes, piece by piece: first what shows a person, last the choices."""
    for folder in (paths.sessions, paths.backups):
        if folder.is_dir() and not folder.is_symlink():
            yield from sorted(folder.iterdir())
    yield from (path for path in paths.ours() if path != paths.erasing_mark)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def refuse_if_open(paths: DataPaths) -> None:
    """Hold on where a program has the folder open, this one too; leave the write-ahead mode.

    The second finds those that hold no lock: older versions, and other programs.

    Raises: StorageFailure database_busy.
    """
    database = paths.database
    if is_anybody_present(paths):
        raise StorageFailure("database_busy", path=str(database))
    if not database.exists():
        return
    try:
        with closing(connect(database, timeout=BUSY_MS / 5000)) as alone:
            alone.execute("PRAGMA journal_mode = DELETE")
    except failures() as error:
        if sqlite_failure(error, database).key == "database_busy":
            raise StorageFailure("database_busy", path=str(database)) from error


# --- one session -----------------------------------------------------------------------------


def _mark_deleted(paths: DataPaths, session_id: SessionId) -> None:
    folder, remains = paths.session(session_id), paths.sessions / f"{DELETED}{session_id}"
    if folder.is_dir():
        folder.rename(remains)
    else:
        # Its folder went some other way; the log still has to forget it.
        remains.mkdir(mode=0o700, exist_ok=True)


def _finish_films(paths: DataPaths) -> None:
    for mark in sorted(paths.sessions.glob(f"{FILMLESS}*")):
        folder = SessionFolder(paths.sessions / mark.name.removeprefix(FILMLESS))
        with writing(folder.path):
            if folder.path.is_dir():
                _unlink(folder.films())
                _unlink(folder.pictures())
                sync_folder(folder.path)
            mark.unlink(missing_ok=True)


def _unlink(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
