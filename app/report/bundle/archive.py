"""Reading a bundle that may come from anybody: nothing is unpacked before it was looked at.

The zip directory is weighed before it is read, every name is checked, and no file is read beyond
the size that the manifest promises, so that memory stays small whatever a file claims.
"""

import hashlib
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Final, Self

from app.errors import SourceFailure, StorageFailure
from app.report.bundle.problems import BundleRefused, Problem, Trouble
from app.vault.files import open_plain

MOST_FILES: Final = 20_000
LARGEST_FILE: Final = 8 * 2**30
LARGEST_TEXT: Final = 32 * 2**20
"""Of a file that is read whole: CSV, PDF, pictures."""
LARGEST_JSON: Final = 4 * 2**20
"""JSON takes up to thirty times its own room once it is read; our largest list has 3.6 MiB."""
PIECE: Final = 2**18

_LARGEST_DIRECTORY: Final = 4 * 2**20
_DENSEST: Final = 300
_DENSE_FROM: Final = 2**20
_WHOLE_DENSEST: Final = 100
_WHOLE_DENSE_FROM: Final = 64 * 2**20
"""Of all files together, so that checking a small bundle never takes minutes."""
_LONGEST_NAME: Final = 200
_NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*){0,3}")
_RESERVED: Final = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_NO_ZIP: Final = (
    zipfile.BadZipFile,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    struct.error,
)
"""What zipfile raises over a file that is none, or not a whole one."""


class _Weighed:
    """A file of which nobody takes more at once than a zip directory may weigh.

    A zip file says in several places how large its directory is; whichever zipfile goes by, this
    is what it asks for.
    """

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > _LARGEST_DIRECTORY:
            raise BundleRefused(Problem(Trouble.TOO_MANY_FILES))
        return self._file.read(size)


class Archive:
    """An open bundle; `names` are those of its files. One thread at a time may use it.

    Raises when made: BundleRefused; SourceFailure path_missing or path_is_folder; StorageFailure
    file_unreadable.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = _opened(path)
        self._hashes: Mapping[str, str] = MappingProxyType({})
        try:
            size = self._file.seek(0, io.SEEK_END)
            self._zip = zipfile.ZipFile(_Weighed(self._file))  # pyright: ignore[reportArgumentType]
            self._infos = _checked(self._zip.infolist(), size)
        except _NO_ZIP as error:
            self._file.close()
            raise BundleRefused(Problem(Trouble.NOT_ZIP)) from error
        except OSError as error:
            self._file.close()
            raise StorageFailure("file_unreadable", path=str(path)) from error
        except BaseException:
            self._file.close()
            raise

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._infos)

    def size(self, name: str) -> int:
        return self._infos[name].file_size

    def hold_to(self, hashes: Mapping[str, str]) -> None:
        """Take these files from now on only with this SHA-256, in hexadecimal digits.

        Whoever looked at the bundle before says so: what lies on the disk may change meanwhile.
        """
        self._hashes = dict(hashes)

    def read(self, name: str, limit: int = LARGEST_TEXT) -> bytes:
        """Return a whole file.

        Raises: BundleRefused missing, too_large, cut_off, unreadable or wrong_hash.
        """
        if self._info(name).file_size > limit:
            raise BundleRefused(Problem(Trouble.TOO_LARGE, name))
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """Give a file piece by piece, never more than its directory entry says.

        Raises: BundleRefused missing, cut_off or unreadable; at the end wrong_hash.
        """
        info = self._info(name)
        left = info.file_size
        wanted, found = self._hashes.get(name), hashlib.sha256()
        try:
            with self._zip.open(info) as file:
                while piece := file.read(min(PIECE, left + 1)):
                    left -= len(piece)
                    if left < 0:
                        raise BundleRefused(Problem(Trouble.WRONG_SIZE, name))
                    if wanted is not None:
                        found.update(piece)
                    yield piece
        except EOFError as error:
            raise BundleRefused(Problem(Trouble.CUT_OFF, name)) from error
        except (*_NO_ZIP, zlib.error, OSError) as error:
            raise BundleRefused(Problem(Trouble.UNREADABLE, name)) from error
        if left:
            raise BundleRefused(Problem(Trouble.CUT_OFF, name))
        if wanted is not None and found.hexdigest() != wanted:
            raise BundleRefused(Problem(Trouble.WRONG_HASH, name))

    def close(self) -> None:
        self._zip.close()
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _info(self, name: str) -> zipfile.ZipInfo:
        if name not in self._infos:
            raise BundleRefused(Problem(Trouble.MISSING, name))
        return self._infos[name]


def is_safe_name(name: str) -> bool:
    """Tell whether a name stays inside its folder on every system."""
    if len(name) > _LONGEST_NAME or _NAME.fullmatch(name) is None:
        return False
    return not any(part.endswith(".") or _RESERVED.match(part) for part in name.split("/"))


def _opened(path: Path) -> io.BufferedReader:
    try:
        return open_plain(path)
    except FileNotFoundError as error:
        raise SourceFailure("path_missing", path=str(path)) from error
    except IsADirectoryError as error:
        raise SourceFailure("path_is_folder", path=str(path)) from error
    except OSError as error:
        raise StorageFailure("file_unreadable", path=str(path)) from error
    except StorageFailure as error:
        # It begins like a sealed file of somebody's locked data folder, and lies outside of ours.
        raise BundleRefused(Problem(Trouble.NOT_ZIP)) from error


def _checked(infos: list[zipfile.ZipInfo], size: int) -> dict[str, zipfile.ZipInfo]:
    """Return the files by name; `size` is that of the whole bundle."""
    if len(infos) > MOST_FILES:
        raise BundleRefused(Problem(Trouble.TOO_MANY_FILES))
    found: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for info in infos:
        trouble = _trouble(info)
        if trouble is None and info.filename.casefold() in seen:
            trouble = Trouble.DUPLICATE
        if trouble is not None:
            raise BundleRefused(Problem(trouble, shown(info.orig_filename)))
        seen.add(info.filename.casefold())
        found[info.filename] = info
    whole = sum(info.file_size for info in infos)
    # Files that lie over one another, or that together unpack to far more than there is.
    if sum(info.compress_size for info in infos) > size or whole > max(
        _WHOLE_DENSE_FROM, _WHOLE_DENSEST * size
    ):
        raise BundleRefused(Problem(Trouble.TOO_DENSE))
    return found


def _trouble(info: zipfile.ZipInfo) -> Trouble | None:
    if not is_safe_name(info.orig_filename) or info.orig_filename != info.filename:
        return Trouble.UNSAFE_NAME
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return Trouble.LINK
    if info.flag_bits & 0x1:
        return Trouble.LOCKED_FILE
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return Trouble.ODD_PACKING
    if info.file_size > LARGEST_FILE:
        return Trouble.TOO_LARGE
    if info.file_size > max(_DENSE_FROM, _DENSEST * info.compress_size):
        return Trouble.TOO_DENSE
    return None


def shown(name: str) -> str:
    """Write a hostile name so that it can be printed: short, and without control characters."""
    plain = "".join(c if c.isprintable() else "?" for c in name)
    return plain if len(plain) <= 80 else f"{plain[:79]}…"
