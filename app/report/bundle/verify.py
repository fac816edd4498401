"""Whether a bundle is as its sender made it, and whether that sender is known."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.errors import StorageFailure
from app.report.bundle.archive import LARGEST_JSON, Archive, shown
from app.report.bundle.manifest import (
    MANIFEST,
    SIGNATURE,
    Manifest,
    decode_manifest,
    fingerprint,
    signed_bytes,
)
from app.report.bundle.problems import BundleRefused, Problem, Trouble
from app.report.bundle.signature import LARGEST as LARGEST_SIGNATURE
from app.report.bundle.signature import is_signed, key_bytes
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

    `fingerprint` is that of the key which signed it, and `key` that key in hex; None where nobody
    did. `sender` is what they are called. Of a reviewed report it speaks of the report, `verdict`
    of both, `key` of the one that is not known; `review` is what was found of the review round it.
    """

    verdict: Verdict
    problems: tuple[Problem, ...]
    manifest: Manifest | None
    fingerprint: str | None
    sender: str | None
    key: str | None = None
    review: "Verification | None" = None

    @property
    def is_intact(self) -> bool:
        return self.verdict in (Verdict.KNOWN, Verdict.UNKNOWN)


def verify(
    path: Path, find_label: FindLabel, progress: Callable[[int, int], None] = lambda done, of: None
) -> Verification:
    """Check every byte of one bundle; `progress` is in bytes.

    A report in it, of a reviewed one, is a file like others: `reviewed.verify` looks into it.

    Raises: SourceFailure path_missing or path_is_folder; StorageFailure file_unreadable, or a
        failure of `find_label`.
    """
    try:
        with Archive(path) as archive:
            return verify_open(archive, find_label, progress)
    except BundleRefused as refused:
        return refusal(refused.problem)


def verify_open(
    archive: Archive,
    find_label: FindLabel,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Verification:
    """Check a bundle that is open already; one that is intact is held to what was found."""
    if MANIFEST not in archive.names:
        return refusal(Problem(Trouble.NOT_OURS))
    try:
        raw = archive.read(MANIFEST, LARGEST_JSON)
        manifest = decode_manifest(raw, archive.path)
    except BundleRefused as refused:
        return refusal(refused.problem)
    except Refused:
        is_ours = SIGNATURE in archive.names
        return refusal(Problem(Trouble.MANIFEST_DAMAGED if is_ours else Trouble.NOT_OURS))
    except StorageFailure as error:
        is_newer = error.key == "file_newer"
        return refusal(Problem(Trouble.NEWER if is_newer else Trouble.MANIFEST_DAMAGED))
    key = key_bytes(manifest.sender)
    trouble = _of_signature(archive, raw, key)
    problems = [*([Problem(trouble)] if trouble else ()), *_of_files(archive, manifest, progress)]
    signed_by = None if key is None or trouble is not None else fingerprint(key)
    if problems:
        shown_ = tuple(problems[:_MOST_PROBLEMS])
        return Verification(Verdict.ALTERED, shown_, manifest, signed_by, None)
    archive.hold_to({entry.path: entry.sha256 for entry in manifest.files})
    label = find_label(manifest.sender)
    verdict = Verdict.UNKNOWN if label is None else Verdict.KNOWN
    return Verification(verdict, (), manifest, signed_by, label, manifest.sender)


def refusal(problem: Problem) -> Verification:
    """Return the verdict on a bundle that is not opened."""
    is_none = problem.trouble in _NOT_A_BUNDLE
    verdict = Verdict.NOT_A_BUNDLE if is_none else Verdict.ALTERED
    return Verification(verdict, (problem,), None, None, None)


def _of_signature(archive: Archive, raw: bytes, key: bytes | None) -> Trouble | None:
    if SIGNATURE not in archive.names:
        return Trouble.NO_SIGNATURE
    try:
        signature = archive.read(SIGNATURE, LARGEST_SIGNATURE)
    except BundleRefused:
        return Trouble.WRONG_SIGNATURE
    is_right = key is not None and is_signed(key, signature, signed_bytes(raw))
    return None if is_right else Trouble.WRONG_SIGNATURE


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
