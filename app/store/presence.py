"""Who has a data folder open, whatever state its data is in.

Each program holds `.open-NAME` in the folder as long as its log is open. A database tells it only
to those who can read it: of a locked one nobody without the key sees that a window stands before
it. The system lets go of what a killed program held.
"""

import secrets
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress

from app.store.locks import held, is_held
from app.store.paths import DataPaths

_PREFIX = ".open-"
_NEW_S = 10.0


@contextmanager
def present(paths: DataPaths) -> Generator[None]:
    """Let other programs know that this one has the folder open.

    Raises: StorageFailure disk_full or folder_not_writable.
    """
    _clear(paths)
    with held(paths.root / f"{_PREFIX}{secrets.token_hex(8)}"):
        yield


def is_anybody_present(paths: DataPaths) -> bool:
    """Tell whether any program, this one too, has the folder open."""
    return any(map(is_held, paths.root.glob(f"{_PREFIX}*")))


def _clear(paths: DataPaths) -> None:
    """Remove what killed programs left; what is young may be between its making and its lock."""
    for path in paths.root.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _NEW_S and not is_held(path):
                path.unlink()
