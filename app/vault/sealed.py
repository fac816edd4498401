"""Sealed files: pieces under authenticated encryption, read at any place, written in any order.

    magic 8 bytes, salt 32 bytes, then records: length u32, offset u64, ciphertext with its tag

Each record is the `length` bytes at `offset` of the plain file, a later one in place of an earlier.
That is what a muxer does that goes back to fill in a length, and it never writes a byte twice
under one nonce. The last record is empty, its offset the length of the whole.

The construction is STREAM (Hoang, Reyhanitabar, Rogaway and Vizár 2015, doi:10.1007/978-3-662-
47989-6_24) as the payload of age files has it: ChaCha20-Poly1305, a key for each file by
HKDF-SHA-256 from its salt, the nonce a counter of 11 bytes and a byte that marks the last record.
So nothing can be changed, left out, put elsewhere or taken from another file unnoticed. We differ
by records of any length, whose head is authenticated with them.
"""

import io
import os
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

MAGIC: Final = b"MMSEAL\x00\x01"
RECORD: Final = 2**18
_SALT: Final = 32
_HEAD: Final = struct.Struct(">IQ")
_TAG: Final = 16
_INFO: Final = b"mirrormend sealed file 1"


class SealError(OSError):
    """What is in a sealed file is not what was written, or its end is missing."""


@dataclass(frozen=True, slots=True)
class _Record:
    offset: int
    length: int
    place: int
    number: int


def is_sealed(path: Path) -> bool:
    """Tell by its first bytes whether a file is sealed.

    Raises: OSError.
    """
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


class SealedWriter(io.RawIOBase):
    """A new file for the owner alone; each `write` is handed to the system, sealed, at once.

    What was written before a kill can be read. One thread at a time.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        """Make the file, or empty one that is there.

        Raises: OSError.
        """
        super().__init__()
        self.name = str(path)
        salt = os.urandom(_SALT)
        self._cipher = _cipher(key, salt)
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        self._file = os.fdopen(os.open(path, flags, 0o600), "wb", buffering=0)
        self._position = self._end = self._number = 0
        self._failure: OSError | None = None
        self._put(MAGIC + salt)

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        plain = memoryview(data).cast("B")
        for piece in self._pieces(plain):
            self._record(bytes(piece), self._position, is_last=False)
            self._position += len(piece)
            self._end = max(self._end, self._position)
        return len(plain)

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._end}[whence]
        self._position = base + offset
        return self._position

    def tell(self) -> int:
        return self._position

    def sync(self) -> None:
        """Have the system write what it was handed to the disk."""
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Mark the end; without that mark a reader takes the file for cut off."""
        if self.closed:
            return
        try:
            if self._failure is None:
                self._record(b"", self._end, is_last=True)
                self.sync()
        finally:
            self._file.close()
            super().close()

    def _pieces(self, plain: memoryview) -> Iterator[memoryview]:
        """Cut where the written part ends: a record lies inside it or beyond it."""
        start = 0
        inside = max(0, self._end - self._position)
        while start < len(plain):
            stop = min(start + RECORD, len(plain), inside if start < inside else len(plain))
            yield plain[start:stop]
            start = stop

    def _record(self, plain: bytes, offset: int, *, is_last: bool) -> None:
        head = _HEAD.pack(len(plain), offset)
        sealed = self._cipher.encrypt(_nonce(self._number, is_last=is_last), plain, head)
        self._put(head + sealed)
        self._number += 1

    def _put(self, raw: bytes) -> None:
        if self._failure is not None:
            # For the same reason: whoever flushes on closing is told of the disk, too.
            raise OSError(self._failure.errno, "an earlier write failed")
        left = memoryview(raw)
        try:
            while left:
                left = left[self._file.write(left) :]
        except OSError as error:
            self._failure = error
            raise


class SealedReader(io.RawIOBase):
    """The plain bytes of a sealed file, at any place. One thread at a time.

    With `allow_cut` a file that lacks its end gives what it holds, as a recording does after a
    kill; `is_whole` tells.
    """

    def __init__(
        self, path: Path, key: bytes, *, allow_cut: bool = False, is_salvaging: bool = False
    ) -> None:
        """Open it and find its records. Salvaging takes what can be had, zeros for the rest.

        Raises: SealError; OSError of the system.
        """
        super().__init__()
        self.name = str(path)
        self._file = path.open("rb", buffering=0)
        try:
            head = self._file.read(len(MAGIC) + _SALT)
            if len(head) != len(MAGIC) + _SALT or not head.startswith(MAGIC):
                raise SealError("no head")
            self._cipher = _cipher(key, head[len(MAGIC) :])
            self.size = 0
            self._base: list[_Record] = []
            self._later: list[tuple[int, bytes]] = []
            self._kept: tuple[int, bytes] = (-1, b"")
            self._position = 0
            self._is_salvaging = is_salvaging
            self.is_whole = self._index(allow_cut or is_salvaging)
            self._starts = [record.offset for record in self._base]
        except BaseException:
            self._file.close()
            raise

    @property
    def is_of_key(self) -> bool:
        """Whether anything in it was sealed with this key; a file without a record is of any."""
        return self.is_whole or not self._base or any(map(self._is_intact, self._base))

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self.size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def tell(self) -> int:
        return self._position

    def readinto(self, buffer: Any, /) -> int:
        """Fill the buffer up to the end of the record that the position is in.

        Raises: SealError.
        """
        wanted = memoryview(buffer).cast("B")
        piece = self._piece(len(wanted))
        wanted[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()

    def _piece(self, most: int) -> bytes:
        start = self._position
        if start >= self.size or not most:
            return b""
        number = bisect_right(self._starts, start) - 1
        record = self._base[number]
        plain = self._plain(record)
        inside = start - record.offset
        piece = bytearray(plain[inside : inside + most])
        for offset, later in self._later:
            first, last = max(offset, start), min(offset + len(later), start + len(piece))
            if first < last:
                piece[first - start : last - start] = later[first - offset : last - offset]
        return bytes(piece)

    def _plain(self, record: _Record) -> bytes:
        if self._kept[0] != record.number:
            self._kept = (record.number, self._opened(record))
        return self._kept[1]

    def _opened(self, record: _Record, *, is_last: bool = False) -> bytes:
        try:
            return self._decrypted(record, is_last=is_last)
        except SealError:
            if self._is_salvaging and not is_last:
                return bytes(record.length)
            raise

    def _decrypted(self, record: _Record, *, is_last: bool = False) -> bytes:
        from cryptography.exceptions import InvalidTag

        self._file.seek(record.place)
        sealed = self._file.read(record.length + _TAG)
        head = _HEAD.pack(record.length, record.offset)
        try:
            return self._cipher.decrypt(_nonce(record.number, is_last=is_last), sealed, head)
        except InvalidTag as error:
            raise SealError("altered") from error

    def _is_intact(self, record: _Record) -> bool:
        try:
            self._decrypted(record)
        except SealError:
            return False
        return True

    def _index(self, allow_cut: bool) -> bool:
        """Find all records, and check the mark of the end; returns whether it is there."""
        size = os.fstat(self._file.fileno()).st_size
        place, number = len(MAGIC) + _SALT, 0
        found: list[_Record] = []
        is_whole = False
        while place + _HEAD.size + _TAG <= size:
            self._file.seek(place)
            length, offset = _HEAD.unpack(self._file.read(_HEAD.size))
            record = _Record(offset, length, place + _HEAD.size, number)
            place = record.place + length + _TAG
            number += 1
            if place > size or length > RECORD:
                break
            if not length:
                is_whole = self._is_end(record, found) and place == size
                break
            found.append(record)
        if not is_whole and not allow_cut:
            raise SealError("no end")
        if not is_whole and not self._is_salvaging:
            self._drop_torn(found)
        for record in found:
            self._take(record)
        return is_whole

    def _is_end(self, record: _Record, found: list[_Record]) -> bool:
        try:
            self._opened(record, is_last=True)
        except SealError:
            return False
        return record.offset == max((each.offset + each.length for each in found), default=0)

    def _drop_torn(self, found: list[_Record]) -> None:
        """Leave out what a power cut left at the end without having written it whole."""
        while found:
            try:
                self._opened(found[-1])
            except SealError:
                found.pop()
            else:
                return

    def _take(self, record: _Record) -> None:
        if record.offset == self.size:
            self._base.append(record)
            self.size += record.length
        elif record.offset + record.length <= self.size:
            self._later.append((record.offset, self._opened(record)))
        else:
            raise SealError("a gap")


def seal(plain: bytes, key: bytes) -> bytes:
    """Return the whole of a sealed file that holds these bytes."""
    salt = os.urandom(_SALT)
    cipher = _cipher(key, salt)
    parts = [MAGIC + salt]
    starts = range(0, len(plain), RECORD)
    for number, start in enumerate(starts):
        piece = plain[start : start + RECORD]
        head = _HEAD.pack(len(piece), start)
        parts += [head, cipher.encrypt(_nonce(number, is_last=False), piece, head)]
    head = _HEAD.pack(0, len(plain))
    parts += [head, cipher.encrypt(_nonce(len(starts), is_last=True), b"", head)]
    return b"".join(parts)


def _cipher(key: bytes, salt: bytes) -> "ChaCha20Poly1305":
    # Most data folders are not locked: a start need not wait for this.
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return ChaCha20Poly1305(HKDF(SHA256(), 32, salt, _INFO).derive(key))


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])
