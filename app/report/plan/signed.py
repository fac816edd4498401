"""A therapist's plan as one signed file, `NAME.mmplan`: plan.json and its signature in a zip.

It is read as a report bundle is: looked at before it is unpacked, and never trusted.
"""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.errors import StorageFailure
from app.report.bundle.archive import Archive
from app.report.bundle.manifest import fingerprint
from app.report.bundle.problems import BundleRefused, Problem, Trouble
from app.report.bundle.signature import LARGEST as LARGEST_SIGNATURE
from app.report.bundle.signature import is_signed, key_bytes, sign
from app.report.bundle.verify import Verdict
from app.store.codec import Refused
from app.store.files import FILE_MODE, create_private, replace_synced, temporary_beside, writing
from app.store.plan_json import TherapistPlan, decode_plan, encode_plan

SUFFIX: Final = ".mmplan"
PLAN: Final = "plan.json"
SIGNATURE: Final = "plan.sig"
LARGEST: Final = 256 * 2**10
"""Of the file and of what is in it; the largest plan that the app writes is far smaller."""

_SIGNED_AS: Final = b"MirrorMend therapist plan\n"
_NO_PLAN: Final = frozenset({Trouble.NOT_ZIP, Trouble.NOT_OURS, Trouble.NEWER, Trouble.TOO_LARGE})


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """What was found; `plan` may be shown only where the verdict is KNOWN or UNKNOWN."""

    verdict: Verdict
    problem: Problem | None = None
    plan: TherapistPlan | None = None
    fingerprint: str = ""
    sender: str | None = None

    @property
    def is_intact(self) -> bool:
        return self.verdict in (Verdict.KNOWN, Verdict.UNKNOWN)


def write_plan(plan: TherapistPlan, key: Ed25519PrivateKey, out: Path) -> None:
    """Write a plan that names `key` as its sender, whole or not at all.

    Raises: StorageFailure disk_full, folder_not_writable.
    """
    raw = encode_plan(plan)
    signature = sign(key, _SIGNED_AS + raw)
    temporary = temporary_beside(out)
    create_private(temporary)
    try:
        with writing(out):
            with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, content in ((PLAN, raw), (SIGNATURE, signature)):
                    info = zipfile.ZipInfo(name, max((1980, 1, 1, 0, 0, 0), _when(plan)))
                    info.external_attr = (0o100000 | FILE_MODE) << 16
                    archive.writestr(info, content, zipfile.ZIP_DEFLATED)
            replace_synced(temporary, out)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def read_plan(path: Path, find_label: Callable[[str], str | None]) -> ReadPlan:
    """Read a plan that may come from anybody.

    Raises: SourceFailure path_missing or path_is_folder; StorageFailure file_unreadable, or a
        failure of `find_label`.
    """
    try:
        with Archive(path) as archive:
            return _read(archive, find_label)
    except BundleRefused as refused:
        is_none = refused.problem.trouble in _NO_PLAN
        return ReadPlan(Verdict.NOT_A_BUNDLE if is_none else Verdict.ALTERED, refused.problem)


def _read(archive: Archive, find_label: Callable[[str], str | None]) -> ReadPlan:
    if PLAN not in archive.names:
        raise BundleRefused(Problem(Trouble.NOT_OURS))
    for name in sorted(archive.names - {PLAN, SIGNATURE}):
        raise BundleRefused(Problem(Trouble.UNLISTED, name))
    raw = archive.read(PLAN, LARGEST)
    if SIGNATURE not in archive.names:
        raise BundleRefused(Problem(Trouble.NO_SIGNATURE))
    plan = _decoded(raw, archive.path)
    public = key_bytes(plan.sender)
    signature = archive.read(SIGNATURE, LARGEST_SIGNATURE)
    if public is None or not is_signed(public, signature, _SIGNED_AS + raw):
        raise BundleRefused(Problem(Trouble.WRONG_SIGNATURE))
    label = find_label(plan.sender)
    verdict = Verdict.UNKNOWN if label is None else Verdict.KNOWN
    return ReadPlan(verdict, None, plan, fingerprint(public), label)


def _decoded(raw: bytes, path: Path) -> TherapistPlan:
    try:
        return decode_plan(raw, path)
    except Refused as error:
        raise BundleRefused(Problem(Trouble.NOT_OURS)) from error
    except StorageFailure as error:
        trouble = Trouble.NEWER if error.key == "file_newer" else Trouble.MANIFEST_DAMAGED
        raise BundleRefused(Problem(trouble)) from error


def _when(plan: TherapistPlan) -> tuple[int, int, int, int, int, int]:
    at = plan.made_at
    return (at.year, at.month, at.day, at.hour, at.minute, at.second)
