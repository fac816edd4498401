"""Reading and writing files of the data folder, plain or sealed.

A `Keyring` knows the key of each data folder that was unlocked in this program, as the system
knows which disks are mounted: whoever reads or writes a file below one need not ask, and nobody
can forget to seal.
"""

import io
import shutil
import threading
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import IO, Final

from app.errors import StorageFailure
from app.vault.sealed import RECORD, SealedReader, SealedWriter, is_sealed, seal

READABLE: Final = (
    "settings.json*",
    "lock.json",
    "moving.json",
    "location.json",
    "logs",
    "backups",
    "mirrormend*.db*",
    ".*",
)
"""What is not sealed: choices, marks, the app's own log, and databases, which SQLCipher has."""
_STAGES: Final = (".restoring", ".restore-ready")


@dataclass(slots=True)
class Keyring:
    """The keys of the data folders that are unlocked. Any thread may use it."""

    _keys: dict[Path, bytes] = field(default_factory=dict[Path, bytes])
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def add(self, root: Path, key: bytes) -> None:
        with self._guard:
            self._keys = {**self._keys, root.absolute(): key}

    def drop(self, root: Path) -> None:
        with self._guard:
            self._keys = {r: k for r, k in self._keys.items() if r != root.absolute()}

    def roots(self) -> tuple[Path, ...]:
        return tuple(self._keys)

    def of_root(self, root: Path) -> bytes | None:
        return self._keys.get(root.absolute())

    def of_file(self, path: Path) -> bytes | None:
        """Return the key for a file; None where it is to be plain."""
        keys = self._keys
        if not keys:
            return None
        whole = path.absolute()
        for parent in whole.parents:
            if parent in keys:
                return keys[parent] if is_covered(whole.relative_to(parent)) else None
        return None

    def of_database(self, path: Path) -> bytes | None:
        """Return the key for a database, wherever it lies in an unlocked folder."""
        keys = self._keys
        return next((keys[p] for p in path.absolute().parents if p in keys), None)


KEYRING: Final = Keyring()


def is_covered(name: Path) -> bool:
    """Tell whether a file is to be sealed, by its name in the data folder."""
    parts = name.parts[1:] if name.parts[0] in _STAGES else name.parts
    return bool(parts) and not any(fnmatch(parts[0], pattern) for pattern in READABLE)


def read_plain(path: Path) -> bytes:
    """Read a whole file.

    Raises: OSError of the system; SealError; StorageFailure data_locked.
    """
    with open_plain(path) as file:
        return file.read()


def for_disk(path: Path, plain: bytes) -> bytes:
    """Return what is to be written to `path` for it to hold `plain`."""
    key = KEYRING.of_file(path)
    return plain if key is None else seal(plain, key)


def open_plain(path: Path, *, allow_cut: bool = False) -> io.BufferedReader:
    """Open a file for reading, at any place.

    Raises: as `read_plain`.
    """
    if not is_sealed(path):
        return path.open("rb")
    key = KEYRING.of_file(path)
    if key is None:
        raise StorageFailure("data_locked")
    raw = SealedReader(path, key, allow_cut=allow_cut)
    return io.BufferedReader(raw, 2**16)


def open_new(path: Path) -> io.BufferedWriter:
    """Open a file for writing anew, for the owner alone; sealed where it has to be.

    Raises: OSError.
    """
    key = KEYRING.of_file(path)
    if key is None:
        path.touch(mode=0o600)
        return path.open("wb")
    return io.BufferedWriter(SealedWriter(path, key), RECORD)


def open_growing(path: Path) -> SealedWriter | None:
    """Open a new sealed file that can be read up to its last write; None: it is to be plain.

    Raises: OSError.
    """
    key = KEYRING.of_file(path)
    return None if key is None else SealedWriter(path, key)


def plain_size(path: Path) -> int:
    """Return how many bytes a file holds.

    Raises: as `read_plain`.
    """
    if not is_sealed(path):
        return path.stat().st_size
    with open_plain(path, allow_cut=True) as file:
        return file.seek(0, io.SEEK_END)


def copy_plain(source: IO[bytes], target: IO[bytes]) -> None:
    shutil.copyfileobj(source, target, RECORD)
