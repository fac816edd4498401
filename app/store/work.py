"""Folders for what must lie on the disk for a while, and must not stay there."""

import os
import shutil
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from app.store.files import writing
from app.store.paths import DataPaths, make_folder

_STALE_S: Final = 3600.0


@contextmanager
def work_folder(paths: DataPaths) -> Generator[Path]:
    """Give a private folder that is gone afterwards.

    Raises: StorageFailure disk_full or folder_not_writable.
    """
    make_folder(paths.work)
    with writing(paths.work):
        folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=paths.work))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def clear_leftovers(paths: DataPaths) -> None:
    """Remove what a program that was killed left behind; another that runs keeps its own."""
    if not paths.work.is_dir():
        return
    for folder in paths.work.iterdir():
        owner = folder.name.partition("-")[0]
        if not (owner.isdecimal() and _is_alive(int(owner), folder)):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(pid: int, folder: Path) -> bool:
    if os.name == "nt":  # pragma: no cover - asking for a process there may end it
        return time.time() - folder.stat().st_mtime < _STALE_S
    if pid == os.getpid():
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
