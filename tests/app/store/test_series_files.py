import csv
import io
import random
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from app.domain.series import Curves
from app.errors import StorageFailure
from app.store.series_files import COLUMNS, decode_csv, decode_npz, encode_csv, encode_npz
from tests.app.store.samples import curves, same_curves

PATH = Path("series")
HEADER = (
    "frame,t_s,tracked,yaw_deg,pitch_deg,roll_deg,usable,blink,aperture_left_mm,"
    "aperture_right_mm,aperture_left_ratio,aperture_right_ratio,corner_left_out_mm,"
    "corner_left_up_mm,corner_right_out_mm,corner_right_up_mm,brow_left_mm,brow_right_mm"
)


@st.composite
def any_curves(draw: st.DrawFn) -> Curves:
    """Values with four decimals at most, some missing."""
    size = draw(st.integers(0, 5))
    value = st.one_of(st.just(np.nan), st.integers(-(10**6), 10**6).map(lambda n: n / 10_000))
    columns = {
        field.name: draw(hnp.arrays(np.float64, size, elements=value)) for field in fields(Curves)
    }
    columns |= {name: draw(hnp.arrays(np.bool_, size)) for name in ("tracked", "usable", "blink")}
    columns["frame"] = np.arange(size)
    columns["t_s"] = np.arange(size) / 8
    return Curves(**columns)


@given(any_curves())
def test_csv_reads_back_what_was_written(found: Curves) -> None:
    raw = encode_csv(found)
    assert same_curves(decode_csv(raw, PATH), found)
    assert encode_csv(decode_csv(raw, PATH)) == raw


@given(any_curves(), st.booleans())
def test_npz_reads_back_with_the_precision_of_float32(found: Curves, synthetic: bool) -> None:
    raw = encode_npz(found, synthetic=synthetic)
    back = decode_npz(raw, PATH)
    assert back.synthetic is synthetic
    assert encode_csv(back.curves) == encode_csv(found)
    assert encode_npz(back.curves, synthetic=synthetic) == raw


def test_csv_has_the_documented_columns_and_cells() -> None:
    lines = encode_csv(curves()).decode().split("\n")
    assert lines[0] == HEADER
    assert lines[2].startswith("1,0.031,1,3.2500,")
    assert lines[3] == "2,0.062,0,,,,0,0" + "," * 10
    assert lines[-1] == ""
    rows = list(csv.DictReader(io.StringIO(encode_csv(curves()).decode())))
    assert [row["blink"] for row in rows] == ["1", "0", "0", "0"]


def test_what_is_read_is_read_only() -> None:
    found = decode_npz(encode_npz(curves(), synthetic=True), PATH).curves
    with pytest.raises(ValueError, match="read-only"):
        found.t_s[0] = 1


def test_npz_is_small_numbers_and_no_objects() -> None:
    raw = encode_npz(curves(), synthetic=True)
    with np.load(io.BytesIO(raw), allow_pickle=False) as loaded:
        assert set(loaded.files) == {*COLUMNS, "schema_version", "synthetic"}
        assert loaded["brow_left_mm"].dtype == np.float32
        assert loaded["frame"].dtype == np.int32
        assert loaded["blink"].dtype == np.bool_
        assert loaded["schema_version"] == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("frame,", "picture,"),
        ("1,0.031,1,", "1,0.031,2,"),
        ("1,0.031,1,", "1,0.031,,"),
        ("1,0.031,1,", ",0.031,1,"),
        ("1,0.031,1,", "1,0.031,"),
        ("1,0.031,1,", "1,late,1,"),
    ],
)
def test_a_damaged_csv_is_refused(old: str, new: str) -> None:
    raw = encode_csv(curves()).decode().replace(old, new)
    with pytest.raises(StorageFailure, match="file_damaged"):
        decode_csv(raw.encode(), PATH)


@pytest.mark.parametrize("raw", [b"", b"\xff", b"frame\n\0"])
def test_what_is_no_csv_is_refused(raw: bytes) -> None:
    with pytest.raises(StorageFailure, match="file_damaged"):
        decode_csv(raw, PATH)


def npz(**changes: object) -> bytes:
    with np.load(io.BytesIO(encode_npz(curves(), synthetic=True))) as loaded:
        arrays = {**loaded, **changes}
    out = io.BytesIO()
    np.savez(out, **{name: value for name, value in arrays.items() if value is not None})
    return out.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK\x03\x04",
        npz(yaw_deg=None),
        npz(schema_version=None),
        npz(yaw_deg=np.zeros(3)),
        npz(yaw_deg=np.array(["a", "b", "c", "d"])),
        npz(yaw_deg=np.array([{}, {}, {}, {}])),
        npz(tracked=np.array([0, 1, 2, 3])),
        npz(synthetic=np.zeros(3)),
    ],
)
def test_a_damaged_npz_is_refused(raw: bytes) -> None:
    with pytest.raises(StorageFailure, match="file_damaged"):
        decode_npz(raw, PATH)


def test_an_npz_with_flipped_or_lost_bytes_is_read_or_refused() -> None:
    whole = encode_npz(curves(), synthetic=True)
    chance = random.Random(1)
    refused = 0
    for _ in range(300):
        raw = bytearray(whole[: chance.randrange(len(whole))] if chance.random() < 0.3 else whole)
        if raw:
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        try:
            decode_npz(bytes(raw), PATH)
        except StorageFailure:
            refused += 1
    assert refused > 200


def test_a_newer_npz_is_refused() -> None:
    with pytest.raises(StorageFailure) as failure:
        decode_npz(npz(schema_version=np.array(2)), PATH)
    assert (failure.value.key, failure.value.fields["version"]) == ("file_newer", 2)
