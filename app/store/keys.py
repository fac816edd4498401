"""The key of this installation, and the keys of senders that were met before."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from app.domain.plain import one_line
from app.errors import SourceFailure, StorageFailure, UsageFailure
from app.store.aside import put_aside
from app.store.codec import Refused, decode, encode
from app.store.files import FOLDER_MODE, aside_name, read_bytes, write_atomic, writing
from app.store.versioned import Versioned

LABEL_LIMIT: Final = 60
SENDERS_FORMAT: Final = Versioned()


def installation_key(path: Path) -> Ed25519PrivateKey:
    """Return the key that signs this installation's bundles; made when it is first needed.

    One that cannot be read is kept beside a new one, as `installation.damaged-N.pem`.
    Raises: StorageFailure disk_full, folder_not_writable or file_unreadable.
    """
    try:
        return _loaded(read_bytes(path))
    except SourceFailure:
        pass
    except ValueError:
        with writing(path):
            path.rename(aside_name(path, "damaged"))
    key = Ed25519PrivateKey.generate()
    with writing(path):
        path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    write_atomic(path, pem)
    return key


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    """Return the 32 bytes of the public key."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def _loaded(pem: bytes) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(pem, password=None)
    # Behind a password, which is not ours; or of a kind that nobody knows.
    except (TypeError, UnsupportedAlgorithm) as error:
        raise ValueError(str(error)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("not an Ed25519 key")
    return key


@dataclass(frozen=True, slots=True)
class Sender:
    """Somebody whose bundles were accepted; `label` is what the clinician calls them."""

    public_key: str
    label: str
    since: datetime


@dataclass(frozen=True, slots=True)
class _Senders:
    senders: tuple[Sender, ...]


class KnownSenders:
    """known-senders.json; read anew each time, so that two windows agree.

    A damaged list is put aside and said once; every sender then counts as unknown.

    Raises in every method: StorageFailure senders_damaged, file_newer or file_unreadable; when
    writing disk_full or folder_not_writable.
    """

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self._path = path
        self._now = now

    def all(self) -> tuple[Sender, ...]:
        try:
            body = SENDERS_FORMAT.parse(read_bytes(self._path), self._path)
            return decode(_Senders, body, null_is_nan=False).senders
        except SourceFailure:
            return ()
        except Refused as error:
            raise self._put_aside(str(error)) from error
        except StorageFailure as error:
            if error.key != "file_damaged":
                raise
            raise self._put_aside(error.key) from error

    def find(self, public_key: str) -> Sender | None:
        return next((known for known in self.all() if known.public_key == public_key), None)

    def remember(self, public_key: str, label: str) -> Sender:
        """Take a sender in, or give one a new label; the date stays that of the first time.

        Raises besides: UsageFailure label_empty where the label has nothing that can be seen.
        """
        label = one_line(label)[:LABEL_LIMIT].strip()
        if not label:
            raise UsageFailure("label_empty")
        known = self.find(public_key)
        sender = Sender(public_key, label, self._now()) if known is None else known
        sender = replace(sender, label=label)
        others = tuple(one for one in self.all() if one.public_key != public_key)
        self._write((*others, sender))
        return sender

    def forget(self, public_key: str) -> None:
        self._write(tuple(one for one in self.all() if one.public_key != public_key))

    def _put_aside(self, why: str) -> StorageFailure:
        aside = put_aside(self._path, "damaged", why)
        return StorageFailure("senders_damaged", aside=aside.name)

    def _write(self, senders: tuple[Sender, ...]) -> None:
        with writing(self._path):
            self._path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        write_atomic(self._path, SENDERS_FORMAT.dump(encode(_Senders(senders))))
