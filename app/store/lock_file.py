"""lock.json: the key of a locked data folder, wrapped under a passphrase and a recovery key.

The data is sealed with one random key, which never changes; another passphrase wraps it anew.
A passphrase is stretched by scrypt (RFC 7914) with age's cost, about a second. A recovery key is
160 random bits, which need no stretching: HKDF-SHA-256. The wrap is ChaCha20-Poly1305.
"""

import hashlib
import os
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from app.errors import SourceFailure, StorageFailure, UsageFailure
from app.store.codec import Refused, decode, encode
from app.store.files import FOLDER_MODE, read_bytes, write_atomic, writing
from app.store.lock_state import is_locked
from app.store.paths import DataPaths
from app.store.versioned import Versioned, damaged

FORMAT: Final = Versioned()
LEAST_LENGTH: Final = 8
"""Characters of a passphrase; each guess costs whoever has the folder about a second."""
COST: Final = 2**18
_LARGEST_COST: Final = 2**21
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES: Final = str.maketrans("OIL", "011")
_RECOVERY_BYTES: Final = 20
_GROUP: Final = 4
_LENGTHS: Final = (16, 12, 48)
"""Bytes of salt, nonce, and the wrapped key with its tag."""


class LockState(StrEnum):
    """`locking` and `unlocking` files may be plain or sealed; the next start goes on with it."""

    LOCKED = "locked"
    LOCKING = "locking"
    UNLOCKING = "unlocking"


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The key under a passphrase; `cost` is scrypt's N. Hexadecimal."""

    cost: int
    salt: str
    nonce: str
    sealed: str


@dataclass(frozen=True, slots=True)
class Recovery:
    """The key under a recovery key. Hexadecimal."""

    salt: str
    nonce: str
    sealed: str


@dataclass(frozen=True, slots=True)
class LockFile:
    state: LockState
    passphrase: Wrapped
    recovery: Recovery

    @classmethod
    def new(cls, key: bytes, passphrase: str, recovery: str, *, cost: int = COST) -> Self:
        """Wrap a key.

        Raises: UsageFailure passphrase_short.
        """
        return cls(LockState.LOCKING, _wrapped(key, passphrase, cost), _recovery(key, recovery))

    def with_passphrase(self, key: bytes, passphrase: str) -> Self:
        """Let another passphrase open it.

        Raises: UsageFailure passphrase_short.
        """
        return replace(self, passphrase=_wrapped(key, passphrase, self.passphrase.cost))

    def with_recovery(self, key: bytes, recovery: str) -> Self:
        return replace(self, recovery=_recovery(key, recovery))

    def with_state(self, state: LockState) -> Self:
        return replace(self, state=state)

    def open(self, passphrase: str) -> bytes:
        """Return the key.

        Raises: UsageFailure passphrase_wrong.
        """
        held = self.passphrase
        wrapping = _stretched(passphrase, bytes.fromhex(held.salt), held.cost)
        try:
            return _unwrap(wrapping, held.nonce, held.sealed)
        except InvalidTag as error:
            raise UsageFailure("passphrase_wrong") from error

    def open_by_recovery(self, recovery: str) -> bytes:
        """Return the key.

        Raises: UsageFailure recovery_mistyped if it is no recovery key as it stands, or
            recovery_wrong if it is that of another lock.
        """
        held = self.recovery
        wrapping = _derived(_recovery_bytes(recovery), bytes.fromhex(held.salt))
        try:
            return _unwrap(wrapping, held.nonce, held.sealed)
        except InvalidTag as error:
            raise UsageFailure("recovery_wrong") from error


def new_recovery_key() -> str:
    """Return a new recovery key: 160 random bits and a check of 20, in nine groups of four.

    The letters are Crockford's base 32, without those that are taken for digits.
    """
    raw = os.urandom(_RECOVERY_BYTES)
    letters = _letters(raw, 32) + _check(raw)
    return "-".join(letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP))


def read_lock(paths: DataPaths) -> LockFile | None:
    """Return the lock of a data folder, None where it has none.

    A lock that is missing or damaged is taken from its copy.

    Raises: StorageFailure file_damaged, file_newer, file_unreadable.
    """
    if not is_locked(paths):
        return None
    troubles: list[StorageFailure] = []
    for path in (paths.lock, paths.lock_copy):
        try:
            return decode_lock(read_bytes(path), path)
        except SourceFailure:
            continue
        except StorageFailure as error:
            troubles.append(error)
    if troubles:
        raise troubles[0]
    return None  # gone between two looks


def write_lock(paths: DataPaths, lock: LockFile) -> None:
    """Write the lock and its copy; after a kill between the two the first one holds.

    Raises: StorageFailure disk_full, folder_not_writable.
    """
    content = encode_lock(lock)
    with writing(paths.lock_copy):
        paths.lock_copy.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    write_atomic(paths.lock, content)
    write_atomic(paths.lock_copy, content)


def mend_copy(paths: DataPaths) -> None:
    """Make good what a kill or a mishap left of the lock or of its copy.

    Raises: StorageFailure.
    """
    lock = read_lock(paths)
    files = (paths.lock, paths.lock_copy)
    if lock is not None and not all(
        p.is_file() and p.read_bytes() == encode_lock(lock) for p in files
    ):
        write_lock(paths, lock)


def remove_lock(paths: DataPaths) -> None:
    for path in (paths.lock_copy, paths.lock):
        with writing(path):
            path.unlink(missing_ok=True)


def encode_lock(lock: LockFile) -> bytes:
    return FORMAT.dump(encode(lock))


def decode_lock(raw: bytes, path: Path) -> LockFile:
    """Read a lock.

    Raises: StorageFailure file_damaged, file_newer.
    """
    try:
        lock = decode(LockFile, FORMAT.parse(raw, path), null_is_nan=False)
        for part in (lock.passphrase, lock.recovery):
            if tuple(len(bytes.fromhex(text)) for text in _hex(part)) != _LENGTHS:
                raise ValueError("of another length")
    except (Refused, ValueError) as error:
        raise damaged(path) from error
    cost = lock.passphrase.cost
    # Another cost than a power of two is none; a huge one would take the computer's memory.
    if not (1 < cost <= _LARGEST_COST and cost & (cost - 1) == 0):
        raise damaged(path)
    return lock


def _hex(part: Wrapped | Recovery) -> tuple[str, str, str]:
    return part.salt, part.nonce, part.sealed


def _wrapped(key: bytes, passphrase: str, cost: int) -> Wrapped:
    if len(passphrase) < LEAST_LENGTH:
        raise UsageFailure("passphrase_short", least=LEAST_LENGTH)
    salt = os.urandom(16)
    nonce, sealed = _wrap(_stretched(passphrase, salt, cost), key)
    return Wrapped(cost, salt.hex(), nonce, sealed)


def _recovery(key: bytes, recovery: str) -> Recovery:
    salt = os.urandom(16)
    nonce, sealed = _wrap(_derived(_recovery_bytes(recovery), salt), key)
    return Recovery(salt.hex(), nonce, sealed)


def _wrap(wrapping: bytes, key: bytes) -> tuple[str, str]:
    nonce = os.urandom(12)
    return nonce.hex(), ChaCha20Poly1305(wrapping).encrypt(nonce, key, None).hex()


def _unwrap(wrapping: bytes, nonce: str, sealed: str) -> bytes:
    return ChaCha20Poly1305(wrapping).decrypt(bytes.fromhex(nonce), bytes.fromhex(sealed), None)


def _stretched(passphrase: str, salt: bytes, cost: int) -> bytes:
    # The same letters may be typed as other code points on another keyboard.
    typed = unicodedata.normalize("NFKC", passphrase).encode()
    return Scrypt(salt, 32, cost, 8, 1).derive(typed)


def _derived(raw: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, b"mirrormend recovery key 1").derive(raw)


def _recovery_bytes(typed: str) -> bytes:
    letters = "".join(typed.upper().translate(_LOOKALIKES).replace("-", " ").split())
    number = 0
    try:
        for letter in letters[:32]:
            number = number * 32 + _ALPHABET.index(letter)
        raw = number.to_bytes(_RECOVERY_BYTES, "big")
    except (ValueError, OverflowError) as error:
        raise UsageFailure("recovery_mistyped") from error
    if letters[32:] != _check(raw) or len(letters) != 32 + _GROUP:
        raise UsageFailure("recovery_mistyped")
    return raw


def _check(raw: bytes) -> str:
    return _letters(hashlib.sha256(raw).digest()[:3], 5)[1:]


def _letters(raw: bytes, count: int) -> str:
    number = int.from_bytes(raw, "big")
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))
