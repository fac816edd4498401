"""Folders for what must lie on the disk for a while, and must not stay there.

`going-out.json` in such a folder, version 1: `path` of a file that is being written outside of the
data folder. What a kill leaves half written beside it is removed at the next start.
"""

import re
import shutil
import tempfile
import time
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from app.errors import SourceFailure, StorageFailure
from app.store.codec import Refused
from app.store.files import read_bytes, write_atomic, writing
from app.store.locks import held, is_held
from app.store.paths import DataPaths, make_folder
from app.store.versioned import Versioned

FORMAT: Final = Versioned()
_NOTE: Final = "going-out.json"
_LOCK: Final = ".lock"
_NEW_S: Final = 10.0
_WRITTEN_S: Final = 30.0


@contextmanager
def work_folder(paths: DataPaths) -> Generator[Path]:
    """Give a private folder that is gone afterwards.

    Raises: StorageFailure disk_full or folder_not_writable.
    """
    make_folder(paths.work)
    with writing(paths.work):
        folder = Path(tempfile.mkdtemp(prefix="work-", dir=paths.work))
    try:
        with held(folder / _LOCK):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def going_out(paths: DataPaths, out: Path) -> Generator[None]:
    """Remember, while `out` is written, that something half written may be left beside it.

    Raises: StorageFailure disk_full or folder_not_writable.
    """
    with work_folder(paths) as folder:
        write_atomic(folder / _NOTE, FORMAT.dump({"path": str(out.absolute())}))
        yield


def clear_leftovers(paths: DataPaths) -> None:
    """Remove what a program that was killed left behind; another that runs keeps its own.

    What was half written on a disk that is not there just now waits until it is.
    """
    if not paths.work.is_dir():
        return
    for folder in paths.work.iterdir():
        if not _is_in_use(folder) and _is_tidied(folder):
            shutil.rmtree(folder, ignore_errors=True)


def clear_temporaries(folders: Iterable[Path]) -> None:
    """Remove what a write that was killed left in these folders; nothing reads it.

    A write takes less than half a minute: what is younger may be another program's.
    """
    for folder in folders:
        for pattern in (".*.tmp", ".*.tmp-*"):
            for path in folder.glob(pattern):
                with suppress(OSError):
                    if time.time() - path.stat().st_mtime > _WRITTEN_S:
                        path.unlink()


def _is_tidied(folder: Path) -> bool:
    """Remove what lies half written where the note says; False if that place is not there."""
    try:
        body = FORMAT.parse(read_bytes(folder / _NOTE), folder / _NOTE)
        out = Path(str(body.get("path")))
        if not out.parent.is_dir():
            return False
        # As `temporary_beside` names them; what is called otherwise is not ours.
        half = re.compile(rf"\.{re.escape(out.name)}\.[0-9a-f]{{8}}\.tmp")
        for path in out.parent.iterdir():
            if half.fullmatch(path.name):
                path.unlink()
    except (SourceFailure, StorageFailure, Refused, OSError, ValueError):
        return True
    return True


def _is_in_use(folder: Path) -> bool:
    if is_held(folder / _LOCK):
        return True
    # Between its making and its lock, or by a program that had no locks.
    with suppress(OSError):
        return not (folder / _LOCK).exists() and 0 <= time.time() - folder.stat().st_mtime < _NEW_S
    return False
