"""manifest.json: what a report bundle holds, file by file, and who made it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from app.domain.sides import Affected
from app.store.codec import Refused, decode, encode
from app.store.versioned import Versioned, damaged

MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.sig"
FORMAT_NAME: Final = "mirrormend-bundle"
FORMAT: Final = Versioned()
SUFFIX: Final = ".mmz"

_SIGNED_AS: Final = b"MirrorMend bundle manifest\n"


class BundleKind(StrEnum):
    REPORT = "report"
    """Made by the patient's app."""
    REVIEW = "review"
    """A report with a clinician's review beside it; what the patient's app made is in it whole."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of the bundle; `sha256` in lower-case hexadecimal digits."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`person` is the name or pseudonym that the person chose; `sender` the public key, in hex.

    `first` and `last` are days such as 2026-11-23.
    """

    format: str
    kind: BundleKind
    made_at: datetime
    app_version: str
    algorithm_version: str
    lang: str
    person: str
    affected: Affected
    first: str
    last: str
    synthetic: bool
    sessions: tuple[str, ...]
    sender: str
    files: tuple[FileEntry, ...]


def encode_manifest(manifest: Manifest) -> bytes:
    return FORMAT.dump(encode(manifest))


def decode_manifest(raw: bytes, path: Path) -> Manifest:
    """Read a manifest.

    Raises: StorageFailure file_damaged or file_newer; Refused where it is another program's.
    """
    body = FORMAT.parse(raw, path)
    if body.get("format") != FORMAT_NAME:
        raise Refused("format: not a bundle of this program")
    try:
        return decode(Manifest, body, null_is_nan=False)
    except (Refused, RecursionError) as error:
        raise damaged(path) from error


def signed_bytes(manifest: bytes) -> bytes:
    """Return what the signature covers: the file as it is, under a heading of its own."""
    return _SIGNED_AS + manifest


def fingerprint(public_key: bytes) -> str:
    """Write a key so that two people can compare it by telephone: eight groups of four.

    The first half of the SHA-256 of the key, 128 bits, in capital hexadecimal digits.
    """
    digits = hashlib.sha256(public_key).hexdigest()[:32].upper()
    return " ".join(digits[at : at + 4] for at in range(0, 32, 4))


def pseudonym(public_key: bytes) -> str:
    """Return what stands for a name: the same in every bundle of one installation."""
    return f"MM-{fingerprint(public_key)[:9].replace(' ', '-')}"
