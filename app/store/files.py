"""Writing files so that a kill, a full disk or a pulled plug leaves the old one whole.

Every write goes to a temporary file in the same folder, is flushed and synced, and then takes the
place of the old file in one step. A temporary file that a kill leaves behind starts with a dot
and ends in `.tmp`; nothing ever reads it.
"""

import errno
import os
import secrets
import shutil
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.errors import SourceFailure, StorageFailure
from app.vault.files import for_disk, read_plain
from app.vault.sealed import SealError

FILE_MODE = 0o600
FOLDER_MODE = 0o700
FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def write_atomic(path: Path, content: bytes) -> None:
    """Put `content` in the place of `path`: afterwards it is all there, or nothing has changed.

    Raises: StorageFailure disk_full or folder_not_writable; the temporary file is then gone.
    """
    temporary = temporary_beside(path)
    with writing(path):
        try:
            _write_new(temporary, for_disk(path, content))
            replace_synced(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def read_bytes(path: Path) -> bytes:
    """Read a whole file.

    Raises: SourceFailure path_missing or path_is_folder; StorageFailure file_unreadable if the
        system refuses, which says nothing about what is in the file; file_damaged or data_locked
        of a sealed one.
    """
    try:
        return read_plain(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SourceFailure("path_missing", path=str(path)) from error
    except SealError as error:
        raise StorageFailure("file_damaged", path=str(path)) from error
    except OSError as error:
        # Windows calls it a lack of rights to open a folder.
        if isinstance(error, (IsADirectoryError, PermissionError)) and path.is_dir():
            raise SourceFailure("path_is_folder", path=str(path)) from error
        raise StorageFailure("file_unreadable", path=str(path)) from error


@contextmanager
def writing(path: Path) -> Generator[None]:
    """Translate what the system says while something is written at or below `path`."""
    try:
        yield
    except OSError as error:
        raise write_failure(error, path) from error


def write_failure(error: OSError, path: Path) -> StorageFailure:
    """Choose between a full disk (or quota, or size limit) and a folder that takes no files."""
    if error.errno in FULL:
        return disk_full(path)
    return StorageFailure("folder_not_writable", path=str(path))


def disk_full(path: Path) -> StorageFailure:
    return StorageFailure("disk_full", path=str(path), free_mb=free_mb(path))


def free_mb(path: Path) -> int:
    """Return the free room, in whole MB, where `path` is or would be; 0 if nobody knows."""
    for place in (path, *path.parents):
        with suppress(OSError):
            return shutil.disk_usage(place).free // 1_000_000
    return 0


def temporary_beside(path: Path) -> Path:
    """Name a file in the same folder that no reader looks at."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")


def replace_synced(temporary: Path, path: Path) -> None:
    """Rename a finished file over `path`; what it holds and the rename survive a power cut."""
    sync_file(temporary)
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    if os.name == "nt":  # pragma: no cover - Windows cannot open folders; it syncs them itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Have the system put a file on the disk that somebody else wrote."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def create_private(path: Path) -> None:
    """Make an empty file for the owner alone, or take others' rights from one that is there."""
    with writing(path):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, FILE_MODE))
        tighten(path, FILE_MODE)


def tighten(path: Path, mode: int) -> None:
    """Take away every right that `mode` does not give.

    Raises: OSError where the system refuses.
    """
    if path.stat().st_mode & 0o777 & ~mode:
        path.chmod(mode)


def aside_name(path: Path, word: str) -> Path:
    """Return the first free name of the form `STEM.WORD-N.SUFFIX` beside `path`."""
    number = 1
    while True:
        aside = path.with_name(f"{path.stem}.{word}-{number}{path.suffix}")
        if not aside.exists():
            return aside
        number += 1


def _write_new(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
