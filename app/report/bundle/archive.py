"""Reading a bundle that may come from anybody: nothing is unpacked before it was looked at.

The zip directory is weighed before it is read, every name is checked, and no file is read beyond
the size that the manifest promises, so that memory stays small whatever a file claims.
"""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from app.errors import SourceFailure, StorageFailure
from app.report.bundle.problems import BundleRefused, Problem, Trouble
from app.vault.files import open_plain

MOST_FILES: Final = 20_000
LARGEST_FILE: Final = 8 * 2**30
LARGEST_TEXT: Final = 32 * 2**20
"""Of a file that is read whole: JSON, CSV, PDF, pictures."""
PIECE: Final = 2**18

_LARGEST_DIRECTORY: Final = 8 * 2**20
_DENSEST: Final = 300
_DENSE_FROM: Final = 2**20
_LONGEST_NAME: Final = 200
_NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*){0,3}")
_RESERVED: Final = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_END: Final = struct.Struct("<4s4H2LH")
_END64_PLACE: Final = struct.Struct("<4sLQL")
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF


class Archive:
    """An open bundle; `names` are those of its files. One thread at a time may use it.

    Raises when made: BundleRefused; SourceFailure path_missing or path_is_folder; StorageFailure
    file_unreadable.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        _weigh_directory(path)
        self._file = open_plain(path)
        try:
            self._zip = zipfile.ZipFile(self._file)
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
            self._file.close()
            raise BundleRefused(Problem(Trouble.NOT_ZIP)) from error
        try:
            self._infos = _checked(self._zip.infolist())
        except BundleRefused:
            self.close()
            raise

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._infos)

    def size(self, name: str) -> int:
        return self._infos[name].file_size

    def read(self, name: str, limit: int = LARGEST_TEXT) -> bytes:
        """Return a whole file.

        Raises: BundleRefused missing, too_large, cut_off or unreadable.
        """
        if self._info(name).file_size > limit:
            raise BundleRefused(Problem(Trouble.TOO_LARGE, name))
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """Give a file piece by piece, never more than its directory entry says.

        Raises: BundleRefused missing, cut_off or unreadable.
        """
        info = self._info(name)
        left = info.file_size
        try:
            with self._zip.open(info) as file:
                while piece := file.read(min(PIECE, left + 1)):
                    left -= len(piece)
                    if left < 0:
                        raise BundleRefused(Problem(Trouble.WRONG_SIZE, name))
                    yield piece
        except EOFError as error:
            raise BundleRefused(Problem(Trouble.CUT_OFF, name)) from error
        except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, ValueError) as error:
            raise BundleRefused(Problem(Trouble.UNREADABLE, name)) from error
        if left:
            raise BundleRefused(Problem(Trouble.CUT_OFF, name))

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


def _checked(infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
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


def _weigh_directory(path: Path) -> None:
    """Refuse a zip directory that is too large to be read in."""
    try:
        with open_plain(path) as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - 2**16 - 2**8))
            tail = file.read()
            entries, weight = _directory(tail)
            if entries == _FULL16 or weight == _FULL32:
                place = tail.rfind(b"PK\x06\x07")
                if place < 0 or place + _END64_PLACE.size > len(tail):
                    raise BundleRefused(Problem(Trouble.NOT_ZIP))
                file.seek(_END64_PLACE.unpack_from(tail, place)[2])
                entries, weight = _directory64(file.read(_END64.size))
    except FileNotFoundError as error:
        raise SourceFailure("path_missing", path=str(path)) from error
    except IsADirectoryError as error:
        raise SourceFailure("path_is_folder", path=str(path)) from error
    except (OSError, OverflowError) as error:
        raise StorageFailure("file_unreadable", path=str(path)) from error
    if entries > MOST_FILES or weight > _LARGEST_DIRECTORY:
        raise BundleRefused(Problem(Trouble.TOO_MANY_FILES))


def _directory(tail: bytes) -> tuple[int, int]:
    """Return how many entries the directory has, and its bytes."""
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or place + _END.size > len(tail):
        raise BundleRefused(Problem(Trouble.NOT_ZIP))
    found = _END.unpack_from(tail, place)
    return found[4], found[5]


def _directory64(raw: bytes) -> tuple[int, int]:
    if len(raw) < _END64.size:
        raise BundleRefused(Problem(Trouble.NOT_ZIP))
    found = _END64.unpack(raw)
    if found[0] != b"PK\x06\x06":
        raise BundleRefused(Problem(Trouble.NOT_ZIP))
    return found[7], found[8]
