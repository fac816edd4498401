"""A bundle looked through: the report itself, out of the review that a clinician put round it."""

import hashlib
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app.errors import StorageFailure
from app.report.bundle.archive import LARGEST_JSON, Archive
from app.report.bundle.manifest import BundleKind
from app.report.bundle.problems import BundleRefused, Problem, Trouble
from app.report.bundle.review_json import NAME, Review, decode_review
from app.report.bundle.verify import FindLabel, Verdict, Verification, refusal, verify_open
from app.store.files import create_private, writing
from app.vault.files import open_new, open_plain

ORIGINAL: Final = "original.mmz"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Looked:
    """`path` and `archive` are the report itself, `review` what somebody says of it."""

    path: Path
    archive: Archive
    verification: Verification
    review: Review | None = None


def look_through(
    stack: ExitStack,
    path: Path,
    folder: Callable[[], Path],
    find_label: FindLabel,
    progress: Progress = lambda done, of: None,
) -> Looked:
    """Verify a bundle, and the report in it where it is a reviewed one.

    `stack` closes what is opened; the report of a reviewed bundle is taken out into the private
    folder that `folder` gives. A reviewed bundle is as good as the worse of the two: who signed
    the review says nothing of the report, and who signed the report nothing of the review.

    Raises: BundleRefused; SourceFailure path_missing or path_is_folder; StorageFailure
        file_unreadable, disk_full, folder_not_writable, or a failure of `find_label`.
    """
    outer = stack.enter_context(Archive(path))
    parts = 2 if {NAME, ORIGINAL} <= outer.names else 1
    found = verify_open(outer, find_label, lambda done, of: progress(done, parts * of))
    if not found.is_intact or found.manifest is None:
        return Looked(path, outer, found)
    if found.manifest.kind is not BundleKind.REVIEW:
        return Looked(path, outer, found)
    try:
        review = _review(outer)
        original = folder() / ORIGINAL
        take_out(outer, ORIGINAL, original)
        inner = stack.enter_context(Archive(original))
        told = verify_open(inner, find_label, lambda done, of: progress(of + done, parts * of))
        _check(told, original, review)
    except BundleRefused as refused:
        problem = replace(refused.problem, path=refused.problem.path or ORIGINAL)
        is_newer = problem.trouble is Trouble.NEWER
        verdict = Verdict.NOT_A_BUNDLE if is_newer else Verdict.ALTERED
        return Looked(path, outer, replace(refusal(problem), verdict=verdict, review=found))
    return Looked(original, inner, _joined(told, found), review)


def take_out(
    archive: Archive, name: str, target: Path, check: Callable[[], None] = lambda: None
) -> None:
    """Copy a file out of a bundle, for the owner alone; one that broke off does not stay.

    Raises: BundleRefused; StorageFailure disk_full or folder_not_writable; what `check` raises
        between two pieces.
    """
    create_private(target)
    try:
        with writing(target), open_new(target) as out:
            for piece in archive.pieces(name):
                check()
                out.write(piece)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file as it is when it is read, in hexadecimal digits."""
    with open_plain(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _review(outer: Archive) -> Review:
    try:
        return decode_review(outer.read(NAME, LARGEST_JSON), Path(NAME))
    except StorageFailure as error:
        is_newer = error.key == "file_newer"
        trouble = Trouble.NEWER if is_newer else Trouble.UNREADABLE
        raise BundleRefused(Problem(trouble, NAME)) from error


def _check(told: Verification, original: Path, review: Review) -> None:
    """Raise BundleRefused where what is in a reviewed bundle is not the report it speaks of."""
    if not told.is_intact or told.manifest is None:
        raise BundleRefused(told.problems[0])
    if told.manifest.kind is not BundleKind.REPORT:
        raise BundleRefused(Problem(Trouble.NOT_OURS, ORIGINAL))
    if sha256_of(original) != review.report_sha256:
        raise BundleRefused(Problem(Trouble.WRONG_HASH, ORIGINAL))


def _joined(told: Verification, outer: Verification) -> Verification:
    """Return what holds of both; the key to be compared first is that of whoever sent the file."""
    unknown = next((one for one in (outer, told) if one.verdict is Verdict.UNKNOWN), told)
    return replace(
        told,
        verdict=unknown.verdict,
        fingerprint=unknown.fingerprint,
        key=unknown.key,
        review=outer,
    )
