"""outline.bin: small, exact, and nothing in it is believed before it was weighed."""

import json
import tracemalloc
import zlib

import numpy as np
import pytest

from app.domain.contours import INDICES, LIMIT, MOST_FRAMES, Outline
from app.errors import StorageFailure
from app.store.outline_file import decode_outline, encode_outline
from tests.app.store import samples

FILE = samples.DATA / "outline-1.bin"


def spoiled(raw: bytes, **head: object) -> bytes:
    line, _, packed = raw.partition(b"\n")
    return json.dumps(json.loads(line) | head).encode() + b"\n" + packed


def body(frames: int, times: np.ndarray, planes: bytes | None = None) -> bytes:
    whole = times.astype("<u4").tobytes() + (planes or bytes(frames * len(INDICES) * 4))
    return spoiled(FILE.read_bytes().partition(b"\n")[0] + b"\n", frames=frames) + zlib.compress(
        whole
    )


def refused(raw: bytes) -> str:
    with pytest.raises(StorageFailure) as caught:
        decode_outline(raw, FILE)
    return caught.value.key


def test_outline_1() -> None:
    found = decode_outline(FILE.read_bytes(), FILE)
    assert found.synthetic
    assert found.outline.times_ms.tolist() == samples.OUTLINE.times_ms.tolist()
    assert (found.outline.points == samples.OUTLINE.points).all()
    again = encode_outline(found.outline, synthetic=True)
    assert decode_outline(again, FILE).outline.points.tolist() == found.outline.points.tolist()


def test_every_value_that_can_stand_comes_back() -> None:
    rng = np.random.default_rng(1)
    points = rng.integers(-LIMIT, LIMIT + 1, (40, len(INDICES), 2)).astype(np.int16)
    points[0], points[1], points[2] = LIMIT, -LIMIT, LIMIT
    outline = Outline(np.cumsum(rng.integers(1, 500, 40)), points)
    found = decode_outline(encode_outline(outline, synthetic=False), FILE)
    assert (found.outline.points == points).all()
    assert (found.outline.times_ms == outline.times_ms).all()
    assert not found.synthetic


def test_what_is_damaged_is_refused_and_what_is_newer_is_named() -> None:
    raw = FILE.read_bytes()
    for cut in (0, 10, len(raw) // 2, len(raw) - 1):
        assert refused(raw[:cut]) == "file_damaged"
    assert refused(raw + b"x") == "file_damaged", "nothing may follow"
    assert refused(spoiled(raw, frames=3)) == "file_damaged"
    assert refused(spoiled(raw, points=68)) == "file_damaged"
    assert refused(spoiled(raw, format="other")) == "file_damaged"
    assert refused(spoiled(raw, more=1)) == "file_damaged"
    assert refused(b" " * 2000 + raw) == "file_damaged"
    assert refused(spoiled(raw, schema_version=2)) == "file_newer"


def test_values_that_cannot_be_are_refused() -> None:
    assert decode_outline(body(2, np.array([5, 1])), FILE).outline.times_ms.tolist() == [5, 6]
    assert refused(body(2, np.array([5, 0]))) == "file_damaged", "time stands still"
    assert refused(body(2, np.array([2**32 - 1, 1]))) == "file_damaged", "fifty days"
    assert refused(body(1, np.array([0]), b"\xff" * (len(INDICES) * 4))) == "file_damaged"


def test_a_claim_of_more_than_there_may_be_costs_no_memory() -> None:
    bomb = spoiled(FILE.read_bytes().partition(b"\n")[0] + b"\n", frames=1) + zlib.compress(
        bytes(60_000_000)
    )
    many = spoiled(bomb, frames=MOST_FRAMES + 1)
    tracemalloc.start()
    assert refused(bomb) == refused(many) == refused(bytes(21 * 2**20)) == "file_damaged"
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 64 * 2**20
