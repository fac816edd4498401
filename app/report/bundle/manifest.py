"""manifest.json: what a report bundle holds, file by file, and who made it."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from app.domain.plain import one_line
from app.domain.sides import Affected
from app.report.bundle.archive import is_safe_name
from app.store.codec import Refused, decode, encode
from app.store.versioned import Versioned, damaged

MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.sig"
FORMAT_NAME: Final = "mirrormend-bundle"
FORMAT: Final = Versioned(refuses_twins=True)
SUFFIX: Final = ".mmz"

NAME_LIMIT: Final = 60
"""Characters of `person`; what is longer is cut when it is read."""
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
        found = decode(Manifest, body, null_is_nan=False)
        _check(found)
    except (Refused, RecursionError) as error:
        raise damaged(path) from error
    return _legible(found)


def _check(found: Manifest) -> None:
    """Raise Refused where sessions or days cannot be some."""
    if len(set(found.sessions)) < len(found.sessions):
        raise Refused("sessions: one twice")
    if not all(is_safe_name(name) and "/" not in name for name in found.sessions):
        raise Refused("sessions: no name of a folder")
    try:
        first, last = date.fromisoformat(found.first), date.fromisoformat(found.last)
    except ValueError as error:
        raise Refused("first, last: no days") from error
    if first > last or (first.isoformat(), last.isoformat()) != (found.first, found.last):
        raise Refused("first, last")


def _legible(found: Manifest) -> Manifest:
    """Return what it says with texts that can be shown anywhere; their sender wrote them freely."""
    return replace(
        found,
        person=one_line(found.person)[:NAME_LIMIT].strip(),
        app_version=one_line(found.app_version)[:NAME_LIMIT],
        algorithm_version=one_line(found.algorithm_version)[:NAME_LIMIT],
        lang=one_line(found.lang)[:NAME_LIMIT],
    )


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
