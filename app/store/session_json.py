"""session.json, written when a recording starts, and run.json, written after an analysis."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from app.domain.records import RunFacts, SessionMeta
from app.store.codec import Refused, decode, encode
from app.store.versioned import JsonObject, Versioned, damaged

RUN = Versioned()


def _with_camera_notes(body: JsonObject) -> JsonObject:
    """Version 1 knew no camera check."""
    return {**body, "camera_notes": []}


SESSION = Versioned((_with_camera_notes,))


@dataclass(frozen=True, slots=True)
class RunFile:
    """The facts of a run, and whether the recording shows the demo person."""

    run: RunFacts
    synthetic: bool


def encode_session(meta: SessionMeta) -> bytes:
    return SESSION.dump(encode(meta))


def decode_session(raw: bytes, path: Path) -> SessionMeta:
    """Read session.json.

    Raises: StorageFailure file_damaged or file_newer.
    """
    try:
        return decode(SessionMeta, SESSION.parse(raw, path))
    except Refused as error:
        raise damaged(path) from error


def encode_run(run: RunFacts, *, synthetic: bool) -> bytes:
    """Write run.json; `versions` becomes an object, in the given order."""
    return RUN.dump({"synthetic": synthetic, **encode(run), "versions": dict(run.versions)})


def decode_run(raw: bytes, path: Path) -> RunFile:
    """Read run.json.

    Raises: StorageFailure file_damaged or file_newer.
    """
    try:
        return _decoded_run(RUN.parse(raw, path))
    except Refused as error:
        raise damaged(path) from error


def _decoded_run(body: JsonObject) -> RunFile:
    synthetic = decode(bool, body.pop("synthetic", None), "synthetic")
    versions = body.get("versions")
    if not isinstance(versions, dict):
        raise Refused("versions: expected an object")
    body["versions"] = [list(pair) for pair in cast("dict[str, object]", versions).items()]
    return RunFile(decode(RunFacts, body), synthetic)
