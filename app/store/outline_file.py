"""outline.bin: the lines of a moving face, without its picture.

One line of JSON, ended by a line feed, then a zlib stream: the times, and the points as changes
from picture to picture, low bytes before high bytes, so that they pack to a quarter.
"""

import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.domain.contours import INDICES, LIMIT, MOST_FRAMES, Outline
from app.store.codec import Refused, decode, encode
from app.store.versioned import Versioned, damaged

NAME: Final = "outline.bin"
FORMAT: Final = Versioned()
FORMAT_NAME: Final = "mirrormend-outline"
LARGEST: Final = 20 * 2**20
"""Bytes of a file; one of `MOST_FRAMES` that hardly packs has fewer."""
_LONGEST_HEAD: Final = 1024
_TIME_BYTES: Final = 4
_VALUES: Final = 2 * len(INDICES)
_LAST_MS: Final = 2**31


@dataclass(frozen=True, slots=True)
class _Head:
    format: str
    synthetic: bool
    frames: int
    points: int


@dataclass(frozen=True, slots=True)
class OutlineFile:
    """What stands in outline.bin."""

    outline: Outline
    synthetic: bool


def encode_outline(outline: Outline, *, synthetic: bool) -> bytes:
    frames = outline.times_ms.size
    head = {"schema_version": FORMAT.version} | encode(
        _Head(FORMAT_NAME, synthetic, frames, len(INDICES))
    )
    steps = np.diff(outline.times_ms, prepend=0).astype("<u4")
    # Point by point through all pictures: what follows each other is alike.
    changes = np.diff(outline.points.reshape(frames, _VALUES), axis=0, prepend=np.int16(0))
    packed = _folded(changes.astype(np.int16)).T
    planes = (packed & 0xFF, packed >> 8)
    body = steps.tobytes() + b"".join(plane.astype(np.uint8).tobytes() for plane in planes)
    return json.dumps(head).encode() + b"\n" + zlib.compress(body)


def decode_outline(raw: bytes, path: Path) -> OutlineFile:
    """Read outline.bin; what it claims is weighed before anything is unpacked.

    Raises: StorageFailure file_damaged or file_newer.
    """
    try:
        if len(raw) > LARGEST:
            raise Refused("too large")
        line, feed, packed = raw.partition(b"\n")
        if not feed or len(line) > _LONGEST_HEAD:
            raise Refused("no head")
        head = decode(_Head, FORMAT.parse(line, path), null_is_nan=False)
        _check(head)
        outline = _outline(_unpacked(packed, head.frames), head.frames)
    except (Refused, RecursionError, zlib.error) as error:
        raise damaged(path) from error
    return OutlineFile(outline, head.synthetic)


def _check(head: _Head) -> None:
    if head.format != FORMAT_NAME or head.points != len(INDICES):
        raise Refused("no outline of this program")
    if not 0 < head.frames <= MOST_FRAMES:
        raise Refused("frames")


def _unpacked(packed: bytes, frames: int) -> bytes:
    size = frames * (_TIME_BYTES + 2 * _VALUES)
    stream = zlib.decompressobj()
    body = stream.decompress(packed, size + 1)
    if len(body) != size or not stream.eof or stream.unused_data:
        raise Refused("size")
    return body


def _outline(body: bytes, frames: int) -> Outline:
    times = np.cumsum(np.frombuffer(body, "<u4", frames).astype(np.int64))
    if times[-1] > _LAST_MS or (np.diff(times) <= 0).any():
        raise Refused("times")
    low, high = np.frombuffer(body, np.uint8, offset=frames * _TIME_BYTES).reshape(2, _VALUES, -1)
    changes = _unfolded(low.astype(np.uint16) + 256 * high.astype(np.uint16)).T
    points = np.cumsum(changes, axis=0, dtype=np.int16)
    if (np.abs(points.astype(np.int32)) > LIMIT).any():
        raise Refused("points")
    return Outline(times, points.reshape(frames, len(INDICES), 2))


def _folded(changes: NDArray[np.int16]) -> NDArray[np.uint16]:
    """Fold signed numbers so that small ones stay small: 0, -1, 1, -2 become 0, 1, 2, 3."""
    return ((changes << 1) ^ (changes >> 15)).astype(np.uint16)


def _unfolded(folded: NDArray[np.uint16]) -> NDArray[np.int16]:
    half = (folded >> 1).astype(np.int16)
    return half ^ -(folded & 1).astype(np.int16)
