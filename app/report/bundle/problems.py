"""What can be wrong with a bundle: a closed list; sentences in core.yaml under `bundle.*`."""

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    NOT_ZIP = "not_zip"
    NOT_OURS = "not_ours"
    """A zip file of something else."""
    CUT_OFF = "cut_off"
    TOO_MANY_FILES = "too_many_files"
    UNSAFE_NAME = "unsafe_name"
    """A name that would lead out of the folder, or that some system cannot write."""
    LINK = "link"
    DUPLICATE = "duplicate"
    LOCKED_FILE = "locked_file"
    """A single file behind a zip password, which no bundle of ours has."""
    ODD_PACKING = "odd_packing"
    TOO_LARGE = "too_large"
    TOO_DENSE = "too_dense"
    """Unpacks to far more than it weighs."""
    MANIFEST_DAMAGED = "manifest_damaged"
    NEWER = "newer"
    UNLISTED = "unlisted"
    MISSING = "missing"
    WRONG_SIZE = "wrong_size"
    WRONG_HASH = "wrong_hash"
    UNREADABLE = "unreadable"
    NO_SIGNATURE = "no_signature"
    WRONG_SIGNATURE = "wrong_signature"


@dataclass(frozen=True, slots=True)
class Problem:
    """`path` is the file it is about; empty: the whole bundle."""

    trouble: Trouble
    path: str = ""


class BundleRefused(Exception):  # noqa: N818 - caught by whoever opens a bundle
    """The bundle is not opened; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.trouble.value, problem.path)
        self.problem = problem
