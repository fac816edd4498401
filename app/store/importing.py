"""Taking a film from elsewhere into a session folder of its own; the original is never touched."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final

from app.domain.records import SessionMeta
from app.errors import SourceFailure, StorageFailure
from app.store.files import FOLDER_MODE, disk_full, free_mb, sync_file, sync_folder, writing
from app.store.paths import DataPaths
from app.store.sessions import SessionFolder
from app.vault.files import open_new

_UNFINISHED: Final = ".importing-"
_PIECE: Final = 4 * 2**20
_SPARE_MB: Final = 50


def take_in(
    paths: DataPaths,
    meta: SessionMeta,
    source: Path,
    name: str,
    progress: Callable[[int, int], None],
) -> SessionFolder:
    """Copy a film, byte for byte, into a new session under `name`.

    The folder takes its own name when all of it is on the disk: before, nothing counts it as a
    session, whatever happens. `progress` gets bytes; what it raises ends the copy.

    Raises: StorageFailure disk_full, folder_not_writable or file_unreadable; SourceFailure
        path_missing.
    """
    final = SessionFolder(paths.session(meta.id))
    unfinished = SessionFolder(final.path.with_name(_UNFINISHED + meta.id))
    _clear_remains(paths)
    try:
        with source.open("rb") as film:
            _take_in(film, unfinished, meta, name, progress)
    except FileNotFoundError as error:
        raise SourceFailure("path_missing", path=str(source)) from error
    except OSError as error:
        raise StorageFailure("file_unreadable", path=str(source)) from error
    with writing(final.path):
        unfinished.path.rename(final.path)
        sync_folder(final.path.parent)
    return final


def _take_in(
    film: BinaryIO,
    folder: SessionFolder,
    meta: SessionMeta,
    name: str,
    progress: Callable[[int, int], None],
) -> None:
    size = os.fstat(film.fileno()).st_size
    if free_mb(folder.path) < size // 1_000_000 + _SPARE_MB:
        raise disk_full(folder.path.parent)
    try:
        with writing(folder.path):
            folder.path.mkdir(mode=FOLDER_MODE)
            folder.thumbs.mkdir(mode=FOLDER_MODE)
        _copy(film, size, folder.path / name, progress)
        folder.write_meta(meta)
    except BaseException:
        shutil.rmtree(folder.path, ignore_errors=True)
        raise


def _copy(film: BinaryIO, size: int, out: Path, progress: Callable[[int, int], None]) -> None:
    with writing(out.parent):
        copy = open_new(out)
    done = 0
    with copy:
        while piece := film.read(_PIECE):
            with writing(out.parent):
                copy.write(piece)
            done += len(piece)
            progress(done, max(size, done))
        with writing(out.parent):
            copy.flush()
            sync_file(out)


def _clear_remains(paths: DataPaths) -> None:
    """Remove what a killed import left; no two imports run at once."""
    for remains in paths.sessions.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(remains, ignore_errors=True)
