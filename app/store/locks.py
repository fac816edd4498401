"""Telling whether another program is at work: a lock that the system lets go when it ends.

However a program ends, what it held is free again; the number of a process would not tell, as the
next start of the machine gives it to another.
"""

import errno
import os
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from app.store.files import FILE_MODE, writing

_HELD: Final = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES})
_TRIES: Final = 20
_TRY_S: Final = 0.01


@contextmanager
def held(path: Path) -> Generator[None]:
    """Hold the lock of this name, along with whoever else does; the last one removes its file.

    Raises: StorageFailure disk_full or folder_not_writable.
    """
    with writing(path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE)
    try:
        _share(handle)
        yield
    finally:
        is_last = _is_free(handle)
        os.close(handle)
        if is_last:
            with suppress(OSError):
                path.unlink()


def is_held(path: Path) -> bool:
    """Tell whether somebody holds the lock of this name, be it this program."""
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return not _is_free(handle)
    finally:
        os.close(handle)


def _share(handle: int) -> None:
    """Take part in a lock; somebody who just looks whether it is held has it for a moment."""
    for _ in range(_TRIES):
        if _try_lock(handle, is_shared=True):
            return
        time.sleep(_TRY_S)


def _is_free(handle: int) -> bool:
    """Tell whether nobody else holds the lock."""
    return _try_lock(handle, is_shared=False)


if sys.platform == "win32":  # pragma: no cover - the other half is for the other systems

    def _try_lock(handle: int, *, is_shared: bool) -> bool:
        """Lock a byte; it cannot be shared, but a file that others hold open is not removed."""
        import msvcrt

        try:
            if not is_shared:
                with suppress(OSError):  # what this handle has itself would be in its way
                    msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _try_lock(handle: int, *, is_shared: bool) -> bool:
        import fcntl

        kind = fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except OSError as error:
            # A disk in the network that knows no locks: nobody can be told to be at work there,
            # and nothing must be kept from a person for ever.
            return error.errno not in _HELD
        return True
