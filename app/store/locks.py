"""Telling whether another program is at work: a lock that the system lets go when it ends.

However a program ends, what it held is free again; the number of a process would not tell, as the
next start of the machine gives it to another.
"""

import errno
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from app.store.files import FILE_MODE, writing


@contextmanager
def held(path: Path) -> Generator[None]:
    """Hold the lock of this name, and remove its file afterwards.

    Raises: StorageFailure disk_full or folder_not_writable.
    """
    with writing(path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE)
    try:
        _try_lock(handle)
        yield
    finally:
        os.close(handle)
        with suppress(OSError):
            path.unlink()


def is_held(path: Path) -> bool:
    """Tell whether somebody holds the lock of this name, be it this program."""
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return not _try_lock(handle)
    finally:
        os.close(handle)


_HELD: Final = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES})


if sys.platform == "win32":  # pragma: no cover - the other half is for the other systems

    def _try_lock(handle: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _try_lock(handle: int) -> bool:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # A disk in the network that knows no locks: nobody can be told to be at work there,
            # and nothing must be kept from a person for ever.
            return error.errno not in _HELD
        return True
