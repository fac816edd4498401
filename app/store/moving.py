"""Moving the data folder: copied, compared, pointed to, and only then deleted where it was.

`moving.json` in the old place, version 1: `target`; it is there until the pointer is written.
"""

import hashlib
import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from app.errors import SourceFailure, StorageFailure, UsageFailure
from app.store.codec import Refused
from app.store.erasing import refuse_if_open
from app.store.files import (
    FOLDER_MODE,
    create_private,
    disk_full,
    free_mb,
    read_bytes,
    sync_file,
    sync_folder,
    write_atomic,
    writing,
)
from app.store.location import Location, Where, is_file
from app.store.paths import DataPaths, make_folder
from app.store.versioned import Versioned, damaged

Progress = Callable[[int, int], None]
FORMAT: Final = Versioned()
_PIECE: Final = 2**20
_SPARE_MB: Final = 50
_log = logging.getLogger(__name__)


def check_new_place(root: Path, target: Path) -> None:
    """Refuse a folder that the data cannot move to.

    Raises: UsageFailure place_not_empty, place_inside; StorageFailure folder_not_writable,
        disk_full.
    """
    here, there = root.resolve(), target.resolve()
    if there == here or here in there.parents or there in here.parents:
        raise UsageFailure("place_inside", path=str(target))
    if target.exists() and not target.is_dir():
        raise UsageFailure("place_not_empty", path=str(target))
    with writing(target):
        target.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        if any(path.name != "location.json" for path in target.iterdir()):
            raise UsageFailure("place_not_empty", path=str(target))
        probe = target / ".mirrormend.probe.tmp"
        create_private(probe)
        probe.unlink()
    whole = sum(path.stat().st_size for path in _files(DataPaths(root)))
    if free_mb(target) < whole // 1_000_000 + _SPARE_MB:
        raise disk_full(target)


def move(location: Location, target: Path, on_progress: Progress = lambda done, of: None) -> None:
    """Copy everything, compare it, point to it, and only then empty the old place.

    No program may have the log open. What `on_progress` raises before the copy is whole leaves
    everything where it was.

    Raises: as `check_new_place`; StorageFailure database_busy, file_unreadable, file_damaged if
        the copy is not what it should be: everything is then where it was.
    """
    old = DataPaths(location.folder())
    check_new_place(old.root, target)
    refuse_if_open(old)
    write_atomic(old.moving_mark, FORMAT.dump({"target": str(target)}))
    try:
        _copy_all(old, target, on_progress)
    except BaseException:
        settle(location)
        raise
    location.point(Where(target, old.root))
    settle(location)
    _log.info("the data was moved")


def settle(location: Location) -> None:
    """End what a kill broke off: empty the old place, or the new one that was never pointed to.

    Raises: StorageFailure.
    """
    where = location.where()
    if where is not None and where.old is not None:
        if not _is_dir(where.old):
            return  # on a stick that is not here just now: next time
        _empty(where.old)
        location.point(Where(where.folder))
        return
    here = DataPaths(where.folder if where else location.home)
    if not is_file(here.moving_mark):
        return
    target = _target_of(here)
    if target is not None and target.resolve() != here.root.resolve():
        _empty(target)
    with writing(here.root):
        here.moving_mark.unlink(missing_ok=True)


def _target_of(paths: DataPaths) -> Path | None:
    try:
        target = FORMAT.parse(read_bytes(paths.moving_mark), paths.moving_mark).get("target")
    except (Refused, SourceFailure):
        return None
    # A mark that was damaged must not have whatever folder the app was started in emptied.
    if not isinstance(target, str) or "\0" in target or not Path(target).is_absolute():
        return None
    return Path(target)


def _is_dir(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _files(paths: DataPaths) -> Iterator[Path]:
    for top in paths.ours():
        if top != paths.moving_mark:
            found = [top] if top.is_file() else sorted(top.rglob("*"))
            yield from (path for path in found if path.is_file() and not path.is_symlink())


def _copy_all(old: DataPaths, target: Path, on_progress: Progress) -> None:
    make_folder(target)
    files = list(_files(old))
    whole, done = 2 * sum(path.stat().st_size for path in files), 0
    hashes: dict[Path, str] = {}
    for path in files:
        place = target / path.relative_to(old.root)
        hashes[place] = _copy(path, place)
        done += path.stat().st_size
        on_progress(done, whole)
    for folder in (path for top in old.ours() for path in top.rglob("*") if path.is_dir()):
        with writing(target):
            (target / folder.relative_to(old.root)).mkdir(FOLDER_MODE, parents=True, exist_ok=True)
    with writing(target):
        for folder in (target, *(path for path in target.rglob("*") if path.is_dir())):
            sync_folder(folder)
    for place, digest in hashes.items():
        if _hash(place) != digest:
            raise damaged(place)
        done += place.stat().st_size
        on_progress(done, whole)


def _copy(path: Path, place: Path) -> str:
    digest = hashlib.sha256()
    with writing(place):
        place.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        create_private(place)
    try:
        source = path.open("rb")
    except OSError as error:
        raise StorageFailure("file_unreadable", path=str(path)) from error
    with source, writing(place), place.open("r+b") as copy:
        while piece := source.read(_PIECE):
            digest.update(piece)
            copy.write(piece)
    with writing(place):
        sync_file(place)
    return digest.hexdigest()


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise StorageFailure("file_unreadable", path=str(path)) from error


def _empty(root: Path) -> None:
    """Remove what is ours from a place; one that is not there just now keeps it."""
    with writing(root):
        for path in DataPaths(root).ours():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
