"""Whether a bundle is as its sender made it, and whether that sender is known."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.errors import StorageFailure
from app.report.bundle.archive import Archive, shown
from app.report.bundle.manifest import (
    MANIFEST,
    SIGNATURE,
    Manifest,
    decode_manifest,
    fingerprint,
    signed_bytes,
)
from app.report.bundle.problems import BundleRefused, Problem, Trouble
from app.store.codec import Refused

_MOST_PROBLEMS = 20
_NOT_A_BUNDLE = frozenset({Trouble.NOT_ZIP, Trouble.NOT_OURS, Trouble.NEWER})

FindLabel = Callable[[str], str | None]
"""From a public key in hex to what its sender is called; None: never met."""


class Verdict(StrEnum):
    KNOWN = "known"
    """Intact, and signed with a key that was accepted before."""
    UNKNOWN = "unknown"
    """Intact, but nobody has said yet whose key it is."""
    ALTERED = "altered"
    """Not as its sender made it, or never signed."""
    NOT_A_BUNDLE = "not_a_bundle"


@dataclass(frozen=True, slots=True)
class Verification:
    """`manifest` may be shown only where the verdict is KNOWN or UNKNOWN.

    `fingerprint` is that of the key which the manifest names; None where it names none.
    """

    verdict: Verdict
    problems: tuple[Problem, ...]
    manifest: Manifest | None
    fingerprint: str | None
    sender: str | None

    @property
    def is_intact(self) -> bool:
        return self.verdict in (Verdict.KNOWN, Verdict.UNKNOWN)


def verify(
    path: Path, find_label: FindLabel, progress: Callable[[int, int], None] = lambda done, of: None
) -> Verification:
    """Check every byte of a bundle; `progress` is in bytes.

    Raises: SourceFailure path_missing or path_is_folder; StorageFailure file_unreadable, or a
        failure of `find_label`.
    """
    try:
        with Archive(path) as archive:
            return verify_open(archive, find_label, progress)
    except BundleRefused as refused:
        return _refusal(refused.problem)


def verify_open(
    archive: Archive,
    find_label: FindLabel,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Verification:
    """Check a bundle that is open already."""
    if MANIFEST not in archive.names:
        return _refusal(Problem(Trouble.NOT_OURS))
    try:
        raw = archive.read(MANIFEST)
        manifest = decode_manifest(raw, archive.path)
    except BundleRefused as refused:
        return _refusal(refused.problem)
    except Refused:
        is_ours = SIGNATURE in archive.names
        return _refusal(Problem(Trouble.MANIFEST_DAMAGED if is_ours else Trouble.NOT_OURS))
    except StorageFailure as error:
        is_newer = error.key == "file_newer"
        return _refusal(Problem(Trouble.NEWER if is_newer else Trouble.MANIFEST_DAMAGED))
    problems = [*_of_signature(archive, raw, manifest), *_of_files(archive, manifest, progress)]
    key = _key_bytes(manifest.sender)
    label = find_label(manifest.sender) if key is not None and not problems else None
    verdict = Verdict.KNOWN if label is not None else Verdict.UNKNOWN
    return Verification(
        Verdict.ALTERED if problems else verdict,
        tuple(problems[:_MOST_PROBLEMS]),
        manifest,
        None if key is None else fingerprint(key),
        label,
    )


def _refusal(problem: Problem) -> Verification:
    is_none = problem.trouble in _NOT_A_BUNDLE
    verdict = Verdict.NOT_A_BUNDLE if is_none else Verdict.ALTERED
    return Verification(verdict, (problem,), None, None, None)


def _of_signature(archive: Archive, raw: bytes, manifest: Manifest) -> Iterator[Problem]:
    if SIGNATURE not in archive.names:
        yield Problem(Trouble.NO_SIGNATURE)
        return
    key = _key_bytes(manifest.sender)
    try:
        signature = bytes.fromhex(archive.read(SIGNATURE, 1024).decode("ascii").strip())
        if key is None:
            raise ValueError("no key")
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed_bytes(raw))
    except (InvalidSignature, ValueError, BundleRefused):
        yield Problem(Trouble.WRONG_SIGNATURE)


def _key_bytes(text: str) -> bytes | None:
    try:
        key = bytes.fromhex(text)
    except ValueError:
        return None
    return key if len(key) == 32 and key.hex() == text else None


def _of_files(
    archive: Archive, manifest: Manifest, progress: Callable[[int, int], None]
) -> Iterator[Problem]:
    listed = Counter(entry.path for entry in manifest.files)
    for name in (name for name, count in listed.items() if count > 1):
        yield Problem(Trouble.DUPLICATE, shown(name))
    for name in sorted(archive.names - listed.keys() - {MANIFEST, SIGNATURE}):
        yield Problem(Trouble.UNLISTED, name)
    total = sum(max(entry.size, 0) for entry in manifest.files)
    done = 0
    for entry in manifest.files:
        if entry.path not in archive.names:
            yield Problem(Trouble.MISSING, shown(entry.path))
            continue
        if archive.size(entry.path) != entry.size:
            yield Problem(Trouble.WRONG_SIZE, entry.path)
            continue
        found = hashlib.sha256()
        try:
            for piece in archive.pieces(entry.path):
                found.update(piece)
                done += len(piece)
                progress(done, total)
        except BundleRefused as refused:
            yield refused.problem
            continue
        if found.hexdigest() != entry.sha256:
            yield Problem(Trouble.WRONG_HASH, entry.path)
