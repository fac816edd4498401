"""The canonical face mesh that the tracker's own model file carries."""

import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.errors import ModelFailure
from app.vision.subject.arrays import Doubles, Indices

_MEMBER = "geometry_pipeline_metadata_landmarks.binarypb"
_MESH_FIELD = 1
_VERTEX_FIELD = 3
_TRIANGLE_FIELD = 4
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_VERTEX_COUNT, _TRIANGLE_COUNT = 468, 898


@dataclass(frozen=True, slots=True, eq=False)
class CanonicalMesh:
    """An average face at rest, in the landmark order of the tracker.

    Shape: vertices (468, 3) and uv (468, 2) float64, triangles (898, 3) int32.
    Units: vertices in cm, uv in 0..1.
    Frame: head; x towards the person's left, y up, z towards the camera; v of uv runs down.
    Triangles run counter-clockwise seen from outside. Eyes and mouth are closed by triangles.
    """

    vertices: Doubles
    uv: Doubles
    triangles: Indices


def load_canonical_mesh(task_file: Path) -> CanonicalMesh:
    """Read the mesh out of the face model file.

    Raises: ModelFailure if the file is missing or does not hold the mesh that we know.
    """
    try:
        with zipfile.ZipFile(task_file) as archive:
            metadata = archive.read(_MEMBER)
    except FileNotFoundError as error:
        raise ModelFailure("model_missing", path=str(task_file)) from error
    except (OSError, zipfile.BadZipFile, KeyError) as error:
        raise ModelFailure("model_altered", path=str(task_file)) from error
    try:
        return _parse_mesh(metadata)
    except (ValueError, IndexError, struct.error) as error:
        raise ModelFailure("model_altered", path=str(task_file)) from error


def _parse_mesh(metadata: bytes) -> CanonicalMesh:
    numbers: list[float] = []
    corners: list[int] = []
    for field, value in _fields(_first_message(metadata)):
        if field == _VERTEX_FIELD and isinstance(value, bytes):
            numbers.extend(struct.unpack(f"<{len(value) // 4}f", value))
        elif field == _TRIANGLE_FIELD and isinstance(value, int):
            corners.append(value)
    table = np.array(numbers, np.float64).reshape(_VERTEX_COUNT, 5)
    triangles = np.array(corners, np.int32).reshape(_TRIANGLE_COUNT, 3)
    return CanonicalMesh(table[:, :3].copy(), table[:, 3:].copy(), triangles)


def _first_message(metadata: bytes) -> bytes:
    for field, value in _fields(metadata):
        if field == _MESH_FIELD and isinstance(value, bytes):
            return value
    raise ValueError("no mesh in the geometry metadata")


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Walk one protobuf message: field number, then a varint or the raw bytes."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        wire = key & 7
        if wire == _VARINT:
            value, at = _varint(data, at)
            yield key >> 3, value
            continue
        if wire == _BYTES:
            length, at = _varint(data, at)
        elif wire in (_FIXED32, _FIXED64):
            length = 4 if wire == _FIXED32 else 8
        else:
            raise ValueError(f"wire type {wire} is not used in this file")
        yield key >> 3, data[at : at + length]
        at += length


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at
