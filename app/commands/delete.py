"""`delete`: recordings, their films alone, or everything, for good."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.clock import SystemClock
from app.commands.terminal import ask, progress_bar
from app.domain.records import SessionId
from app.errors import UsageFailure
from app.session.keeping import Keeping
from app.session.studio import Studio
from app.store.erasing import erase_everything
from app.store.location import Location
from app.store.paths import DataPaths, home_root
from app.store.stored import measure
from app.texts import Texts
from app.version import APP_VERSION
from exercises.library import load_library

_MB = 1_000_000
_YES = frozenset({"y", "yes", "是", "好"})


@dataclass(frozen=True, slots=True)
class DeleteOptions:
    """Ids as they were typed."""

    sessions: tuple[str, ...] = ()
    videos: tuple[str, ...] = ()
    everything: bool = False
    is_sure: bool = False


def delete(options: DeleteOptions, paths: DataPaths, texts: Texts) -> list[str]:
    """Say what will go, ask, and delete it; returns what was done.

    Raises: UsageFailure nothing_to_delete, session_in_use, film_not_looked_at; StorageFailure.
    """
    if options.everything:
        return _everything(options, paths, texts)
    if not (options.sessions or options.videos):
        raise UsageFailure("nothing_to_delete")
    studio = Studio(paths, load_library(), SystemClock(), APP_VERSION)
    studio.open()
    try:
        return list(_some(options, Keeping(studio, SystemClock()), texts))
    finally:
        studio.close()


def _everything(options: DeleteOptions, paths: DataPaths, texts: Texts) -> list[str]:
    stored = measure(paths)
    question = texts(
        "delete.everything",
        recordings=len(stored.sessions),
        size=texts("delete.mb", mb=stored.whole / _MB),
        path=paths.root,
    )
    if not _is_sure(question, options, texts):
        return [texts("delete.kept")]
    with progress_bar(texts("delete.progress")) as progress:
        erase_everything(paths, progress)
    Location(home_root()).forget(paths.root)
    return [texts("delete.everything_done", path=paths.root)]


def _some(options: DeleteOptions, keeping: Keeping, texts: Texts) -> Iterator[str]:
    sessions = tuple(map(SessionId, dict.fromkeys(options.sessions)))
    films = tuple(SessionId(i) for i in dict.fromkeys(options.videos) if i not in sessions)
    keeping.check(sessions, films)
    question = "\n".join(
        texts(key, names=", ".join(ids))
        for key, ids in (("delete.sessions", sessions), ("delete.films", films))
        if ids
    )
    if not _is_sure(question, options, texts):
        yield texts("delete.kept")
        return
    if films:
        keeping.delete_films(films)
        yield texts("delete.films_done", count=len(films))
    if sessions:
        unopened = keeping.delete_sessions(sessions)
        yield texts("delete.sessions_done", count=len(sessions))
        if unopened:
            yield texts("delete.unopened", names=", ".join(unopened))


def _is_sure(question: str, options: DeleteOptions, texts: Texts) -> bool:
    if options.is_sure:
        return True
    return ask("\n".join((question, texts("delete.sure"))), _YES)
