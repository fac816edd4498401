"""analysis.json: the verdict on one recording, byte for byte the same each time it is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from app.domain.constants import ALGORITHM_VERSION, Constants
from app.domain.findings import Abstention, Analysis, Flag, Movement, RestSummary
from app.domain.records import SourceFacts, TrackingFacts, Verdict
from app.domain.sides import Affected
from app.store.codec import Refused, decode, encode
from app.store.versioned import Versioned, damaged

FORMAT = Versioned()


@dataclass(frozen=True, slots=True)
class AnalysisFile:
    """A verdict with what it was made by; an older one keeps the versions it was made by."""

    verdict: Verdict
    app_version: str
    algorithm_version: str
    constants: Mapping[str, float]

    @classmethod
    def made_now(cls, verdict: Verdict, app_version: str) -> Self:
        """Label a fresh verdict with the algorithm and the constants of this program."""
        constants = Constants.of_mode(verdict.tracking.mode)
        return cls(verdict, app_version, ALGORITHM_VERSION, constants.as_dict())


@dataclass(frozen=True, slots=True)
class _Layout:
    """The keys of the file, in their order."""

    app_version: str
    algorithm_version: str
    constants: dict[str, int | float]
    source: SourceFacts
    tracking: TrackingFacts
    affected: Affected
    baseline: RestSummary | None
    movements: tuple[Movement, ...]
    flags: tuple[Flag, ...]
    abstentions: tuple[Abstention, ...]


def encode_analysis(file: AnalysisFile) -> bytes:
    """Write the file; equal content gives equal bytes.

    NaN policy: null. Units: as in the domain types, rounded as codec.py says.
    """
    verdict = file.verdict
    found = verdict.analysis
    layout = _Layout(
        file.app_version,
        file.algorithm_version,
        dict(file.constants),
        verdict.source,
        verdict.tracking,
        found.affected,
        found.rest,
        found.movements,
        found.flags,
        found.abstentions,
    )
    return FORMAT.dump(encode(layout))


def decode_analysis(raw: bytes, path: Path) -> AnalysisFile:
    """Read the file back.

    Raises: StorageFailure file_damaged or file_newer.
    """
    try:
        layout = decode(_Layout, FORMAT.parse(raw, path))
    except Refused as error:
        raise damaged(path) from error
    analysis = Analysis(
        layout.affected, layout.baseline, layout.movements, layout.flags, layout.abstentions
    )
    verdict = Verdict(analysis, layout.source, layout.tracking)
    return AnalysisFile(verdict, layout.app_version, layout.algorithm_version, layout.constants)
