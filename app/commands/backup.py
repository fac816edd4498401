"""`backup` and `restore`: everything in one file, and back."""

from pathlib import Path

from app.clock import SystemClock
from app.commands.terminal import progress_bar
from app.errors import StorageFailure
from app.session.keeping import Keeping
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.texts import Texts
from app.version import APP_VERSION
from exercises.library import load_library

_MB = 1_000_000


def back_up(out: Path, paths: DataPaths, texts: Texts, *, with_films: bool) -> list[str]:
    """Write the backup; returns what is in it.

    Raises: StorageFailure.
    """
    if out.exists():
        raise StorageFailure("file_exists", path=str(out))
    studio = Studio(paths, load_library(), SystemClock(), APP_VERSION)
    studio.open()
    try:
        with progress_bar(texts("progress.backup")) as progress:
            made = Keeping(studio, SystemClock()).back_up(
                out, with_films=with_films, on_progress=progress
            )
    finally:
        studio.close()
    size = out.stat().st_size / _MB
    done = texts("backup.done", path=out, sessions=made.sessions, entries=made.entries, mb=size)
    lines = [done, texts("backup.is_locked" if made.is_locked else "backup.is_plain")]
    return lines if with_films else [*lines, texts("backup.no_films")]


def restore(
    backup: Path, paths: DataPaths, texts: Texts, passphrase: str | None = None
) -> list[str]:
    """Take a backup in; returns what was added. `passphrase`: of a locked one.

    Raises: SourceFailure, StorageFailure.
    """
    studio = Studio(paths, load_library(), SystemClock(), APP_VERSION)
    studio.open()
    try:
        with progress_bar(texts("progress.restore")) as progress:
            done = Keeping(studio, SystemClock()).restore(backup, progress, passphrase)
    finally:
        studio.close()
    lines = [texts("restore.done", added=done.added, entries=done.entries)]
    if done.completed:
        lines.append(texts("restore.completed", count=done.completed))
    if done.with_settings:
        lines.append(texts("restore.settings"))
    return lines
