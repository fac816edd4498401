"""analysis.json: the verdict on one recording, byte for byte the same each time it is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self, cast

from app.domain.constants import ALGORITHM_VERSION, Constants
from app.domain.findings import Abstention, Analysis, Flag, Mode, Movement, RestSummary
from app.domain.records import SourceFacts, TrackingFacts, Verdict
from app.domain.sides import Affected
from app.store.codec import Refused, decode, encode
from app.store.versioned import JsonObject, Versioned, damaged


def _with_origins(body: JsonObject) -> JsonObject:
    """Lead from version 1 to 2: what a flag and a measure came from.

    A flag gets the movement in which it lies; `rep` 0 where none is found. Version 1 did not keep
    the resting face of each movement, nor how far a weaker corner went: null.
    """
    movements = [
        {
            **movement,
            "measures": [{**m, "movement_share": None} for m in _objects(movement["measures"])],
            "rest": None,
        }
        for movement in _objects(body["movements"])
    ]
    flags = [{**flag, **_origin(flag, movements)} for flag in _objects(body["flags"])]
    changed: JsonObject = {"movements": movements, "flags": flags}
    migrated: JsonObject = {}
    for key, value in body.items():
        migrated[key] = changed.get(key, value)
        if key == "affected":
            migrated["mode"] = Mode.GUIDED.value
    return migrated


def _origin(flag: JsonObject, movements: list[JsonObject]) -> JsonObject:
    for movement in movements:
        patterns = [measure["pattern"] for measure in _objects(movement["measures"])]
        if flag["pattern"] in patterns and _lies_in(flag, movement):
            return {"exercise": movement["exercise"], "rep": movement["rep"]}
    return {"exercise": "", "rep": 0}


def _lies_in(flag: JsonObject, movement: JsonObject) -> bool:
    start_s, hold_s, end_s = (
        flag["start_s"],
        movement["hold_start_s"],
        movement["end_s"],
    )
    numbers = (start_s, hold_s, end_s)
    if not all(isinstance(number, int | float) for number in numbers):
        return False
    return cast("float", hold_s) <= cast("float", start_s) <= cast("float", end_s)


def _objects(value: object) -> list[JsonObject]:
    if not isinstance(value, list):
        raise TypeError("expected a list")
    return [dict(item) for item in cast("list[JsonObject]", value)]


FORMAT = Versioned((_with_origins,))


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
    mode: Mode
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
        found.mode,
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
        layout.affected,
        layout.baseline,
        layout.movements,
        layout.flags,
        layout.abstentions,
        layout.mode,
    )
    verdict = Verdict(analysis, layout.source, layout.tracking)
    return AnalysisFile(verdict, layout.app_version, layout.algorithm_version, layout.constants)
