"""Sealed files hold what was written, at any place, and give nothing else."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.vault.sealed import MAGIC, RECORD, SealedReader, SealedWriter, SealError, is_sealed, seal

KEY = bytes(range(32))
quick = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
jumps = st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=300))


@quick
@given(
    writes=st.lists(jumps, max_size=12),
    reads=st.lists(st.tuples(st.floats(0, 1.1), st.integers(0, 500))),
)
def test_writing_and_reading_anywhere_is_as_with_a_plain_file(
    tmp_path: Path, writes: list[tuple[float, bytes]], reads: list[tuple[float, int]]
) -> None:
    plain, path = io.BytesIO(), tmp_path / "film"
    with SealedWriter(path, KEY) as sealed:
        for share, data in writes:
            place = round(share * len(plain.getvalue()))
            for file in (plain, sealed):
                file.seek(place)
                file.write(data)
            assert sealed.tell() == plain.tell()
    assert path.stat().st_mode & 0o777 == 0o600
    with io.BufferedReader(SealedReader(path, KEY), 64) as opened:
        assert opened.read() == plain.getvalue()
        for share, count in reads:
            place = round(share * len(plain.getvalue()))
            assert opened.seek(place) == plain.seek(place)
            assert opened.read(count) == plain.read(count)


@pytest.mark.parametrize("size", [0, 1, RECORD - 1, RECORD, RECORD + 1, 3 * RECORD])
def test_both_ways_of_sealing_give_the_same_plain_bytes(tmp_path: Path, size: int) -> None:
    plain = os.urandom(size)
    (tmp_path / "whole").write_bytes(seal(plain, KEY))
    with SealedWriter(tmp_path / "stream", KEY) as sealed:
        sealed.write(plain)
    for name in ("whole", "stream"):
        assert is_sealed(tmp_path / name)
        reader = SealedReader(tmp_path / name, KEY)
        assert (reader.size, reader.is_whole) == (size, True)
        assert io.BufferedReader(reader).read() == plain
    # A byte or two of it stand in any cipher text by chance.
    assert size < 16 or plain[:16] not in (tmp_path / "whole").read_bytes()


@quick
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_no_bit_can_be_changed_unnoticed(tmp_path: Path, place: float, bit: int) -> None:
    raw = bytearray(seal(b"health" * 100, KEY))
    raw[int(place * len(raw))] ^= 1 << bit
    (tmp_path / "file").write_bytes(raw)
    with pytest.raises(SealError):
        io.BufferedReader(SealedReader(tmp_path / "file", KEY)).read()


@quick
@given(
    data=st.lists(st.binary(min_size=1, max_size=50), min_size=1, max_size=6),
    cut=st.floats(0, 1, exclude_max=True),
)
def test_a_file_that_was_cut_is_refused_and_a_recording_gives_what_is_whole(
    tmp_path: Path, data: list[bytes], cut: float
) -> None:
    path = tmp_path / "file"
    with SealedWriter(path, KEY) as sealed:
        for piece in data:
            sealed.write(piece)
    raw = path.read_bytes()
    path.write_bytes(raw[: int(cut * len(raw))])
    with pytest.raises(SealError):
        SealedReader(path, KEY)
    if path.stat().st_size < len(MAGIC) + 32:
        return
    reader = SealedReader(path, KEY, allow_cut=True)
    assert not reader.is_whole
    found = io.BufferedReader(reader).read()
    assert b"".join(data).startswith(found)
    assert reader.size in {sum(map(len, data[:n])) for n in range(len(data) + 1)}


def test_pieces_cannot_be_left_out_or_taken_from_another_file(tmp_path: Path) -> None:
    record = 12 + RECORD + 16
    one, other = (seal(bytes([n]) * 2 * RECORD, KEY) for n in (1, 2))
    begin = len(MAGIC) + 32
    left_out = one[:begin] + one[begin + record :]
    swapped = one[:begin] + one[begin + record : begin + 2 * record] + one[begin : begin + record]
    foreign = one[:begin] + other[begin : begin + record] + one[begin + record :]
    for raw in (left_out, swapped + one[begin + 2 * record :], foreign, one + b"x"):
        (tmp_path / "file").write_bytes(raw)
        with pytest.raises(SealError):
            io.BufferedReader(SealedReader(tmp_path / "file", KEY)).read()
    (tmp_path / "file").write_bytes(one)
    with pytest.raises(SealError):
        SealedReader(tmp_path / "file", bytes(32))


def test_what_a_power_cut_left_as_zeros_is_no_part_of_the_recording(tmp_path: Path) -> None:
    path = tmp_path / "film"
    writer = SealedWriter(path, KEY)
    writer.write(b"seen")
    whole = path.read_bytes()
    writer.write(b"lost")
    torn = path.read_bytes()
    path.write_bytes(torn[: len(whole) + 12] + bytes(len(torn) - len(whole) - 12))
    assert io.BufferedReader(SealedReader(path, KEY, allow_cut=True)).read() == b"seen"
    writer.close()
