"""Where the picture comes from, as the person chooses."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.texts import Lang


@dataclass(frozen=True, slots=True)
class CameraChoice:
    index: int


@dataclass(frozen=True, slots=True)
class FileChoice:
    path: Path


@dataclass(frozen=True, slots=True)
class DemoChoice:
    person: str


SourceChoice = CameraChoice | FileChoice | DemoChoice


@dataclass(frozen=True, slots=True)
class LaunchOptions:
    """What the command line asks of the window; None: as last time, or as the system says."""

    source: SourceChoice | None
    lang: Lang | None
    opens_clinic: bool = False
    """Whether the clinician's view lies over the window, with `bundle` if one is named."""
    bundle: Path | None = None


class LogFormat(StrEnum):
    """How the log is written out."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class LockAction(StrEnum):
    """What can be done with the lock."""

    STATUS = "status"
    SET = "set"
    CHANGE = "change"
    RECOVERY_KEY = "recovery-key"
    REMOVE = "remove"
