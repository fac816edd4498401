"""What lies in the data folder, and how big it is."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.records import SessionId
from app.store.outline_file import NAME as OUTLINE
from app.store.paths import DataPaths
from app.store.sessions import IN_USE

Progress = Callable[[int, int], None]
_Stamp = tuple[int, int]
_STEP = 25
_SETTLED_NS = 2_000_000_000
"""Two changes within a moment may bear the same time: what is younger is looked into again."""


@dataclass(frozen=True, slots=True)
class SessionSize:
    """Bytes of one session: its film, the pictures taken from it, and all else, the numbers."""

    id: SessionId
    film: int
    pictures: int
    numbers: int

    @property
    def whole(self) -> int:
        return self.film + self.pictures + self.numbers


@dataclass(frozen=True, slots=True)
class Stored:
    """Bytes by kind. `log`: the database, which holds the diary; `sessions`: newest first."""

    log: int
    backups: int
    settings: int
    technical: int
    """What the app notes about itself, and what is left of work that was broken off."""
    sessions: tuple[SessionSize, ...] = field(default=())

    @property
    def films(self) -> int:
        return sum(each.film for each in self.sessions)

    @property
    def pictures(self) -> int:
        return sum(each.pictures for each in self.sessions)

    @property
    def numbers(self) -> int:
        return sum(each.numbers for each in self.sessions)

    @property
    def whole(self) -> int:
        kinds = (self.films, self.pictures, self.numbers)
        return sum(kinds) + self.log + self.backups + self.settings + self.technical


class Sizes:
    """Adds up what is stored; a session that is as it was is not looked into again.

    Any thread may use it.
    """

    def __init__(self, paths: DataPaths) -> None:
        self._paths = paths
        self._known: dict[str, tuple[_Stamp, SessionSize]] = {}

    def measure(self, on_progress: Progress = lambda done, of: None) -> Stored:
        """Add up the sizes of all files of ours; one that goes away meanwhile counts nothing."""
        folders = _folders(self._paths.sessions)
        sizes: list[SessionSize] = []
        for number, folder in enumerate(reversed(folders), start=1):
            if not folder.name.startswith("."):
                sizes.append(self._session(folder))
            if number % _STEP == 0:
                on_progress(number, len(folders))
        return _whole(self._paths, folders, sizes)

    def _session(self, folder: Path) -> SessionSize:
        stamp = _stamp(folder)
        before, known = self._known.get(folder.name, (None, None))
        if known is not None and stamp == before:
            return known
        size, is_settled = _looked_into(folder)
        if is_settled and time.time_ns() - max(stamp) > _SETTLED_NS:
            self._known[folder.name] = (stamp, size)
        return size


def measure(paths: DataPaths, on_progress: Progress = lambda done, of: None) -> Stored:
    """Add up the sizes of all files of ours, once."""
    return Sizes(paths).measure(on_progress)


def _whole(paths: DataPaths, folders: Iterable[Path], sizes: Iterable[SessionSize]) -> Stored:
    log = [p for p in paths.ours() if p.name.startswith(paths.database.name)]
    chosen = (paths.settings.name, paths.own_sets.stem, paths.therapist_plans.stem)
    settings = [p for p in paths.ours() if p.name.startswith(chosen)]
    named = {*log, *settings, paths.sessions, paths.backups}
    hidden = [folder for folder in folders if folder.name.startswith(".")]
    return Stored(
        log=_bytes(log),
        backups=_bytes((paths.backups,)),
        settings=_bytes(settings),
        technical=_bytes((*(p for p in paths.ours() if p not in named), *hidden)),
        sessions=tuple(sizes),
    )


def _folders(sessions: Path) -> list[Path]:
    if not sessions.is_dir():
        return []
    with os.scandir(sessions) as entries:
        return sorted(sessions / entry.name for entry in entries if entry.is_dir())


def _stamp(folder: Path) -> _Stamp:
    """Return what is another value once a file of a session came, went or was replaced."""
    return _changed_ns(folder), _changed_ns(folder / "thumbs")


def _changed_ns(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


def _looked_into(folder: Path) -> tuple[SessionSize, bool]:
    """Return sizes, and whether no program has the session in use: a film would still grow."""
    film = numbers = pictures = 0
    is_settled = True
    for entry in _scanned(folder):
        is_settled &= entry.name != IN_USE
        if entry.is_dir(follow_symlinks=False):
            pictures += _bytes((Path(entry.path),))
        elif entry.name.startswith("video."):
            film += _size(entry)
        elif entry.name == OUTLINE:
            pictures += _size(entry)
        else:
            numbers += _size(entry)
    return SessionSize(SessionId(folder.name), film, pictures, numbers), is_settled


def _bytes(paths: Iterable[Path]) -> int:
    return sum(_size(path) if not path.is_dir() else _below(path) for path in paths)


def _below(folder: Path) -> int:
    entries = _scanned(folder)
    return sum(
        _below(Path(e.path)) if e.is_dir(follow_symlinks=False) else _size(e) for e in entries
    )


def _scanned(folder: Path) -> Iterator["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except OSError:
        return


def _size(file: "os.DirEntry[str] | Path") -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
