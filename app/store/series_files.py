"""series.csv and series.npz: the per-frame curves of one recording.

Both have the fields of `Curves` as columns, in their order. series.csv has no place for a label
without breaking its format, so that the files beside it (session.json, analysis.json, run.json)
say whether the recording shows the demo person; series.npz carries `synthetic` itself.
"""

import csv
import io
import zipfile
import zlib
from array import array
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from app.domain.series import Curves
from app.errors import ShapeError, StorageFailure
from app.store.codec import LARGEST, rounded
from app.store.versioned import damaged

NPZ_VERSION = 1
MOST_FRAMES = 500_000
"""Two hours at 60 pictures a second, and more than any film that is taken in."""
COLUMNS = tuple(field.name for field in fields(Curves))
FLAGS = ("tracked", "usable", "blink")

Column = NDArray[np.generic]


class _Loaded(Protocol):
    """What `np.load` gives for an npz file."""

    def __getitem__(self, name: str) -> Column: ...


@dataclass(frozen=True, slots=True)
class SeriesFile:
    """The content of series.npz."""

    curves: Curves
    synthetic: bool


def encode_csv(curves: Curves) -> bytes:
    """Write one line per frame, ended by a line feed.

    Units: as the column names say; `t_s` 3 decimals, others 4. NaN: an empty cell. Flags: 0 or 1.
    """
    columns = [_cells(curves, name) for name in COLUMNS]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(zip(*columns, strict=True))
    return out.getvalue().encode()


def decode_csv(raw: bytes, path: Path) -> Curves:
    """Read series.csv back; an empty cell is NaN.

    Raises: StorageFailure file_damaged.
    """
    table = array("d")
    try:
        rows = csv.reader(io.TextIOWrapper(io.BytesIO(raw), "utf-8", newline=""))
        if tuple(next(rows, ())) != COLUMNS:
            raise ValueError("header")
        for count, row in enumerate(rows, 1):
            if len(row) != len(COLUMNS) or count > MOST_FRAMES:
                raise ValueError("row")
            table.extend(float(cell or "nan") for cell in row)
        columns = np.frombuffer(table, np.float64).reshape(-1, len(COLUMNS))
        if (np.abs(columns) > LARGEST).any():
            raise ValueError("a value larger than anything")
        return _curves({name: columns[:, place].copy() for place, name in enumerate(COLUMNS)})
    except (ValueError, ShapeError, csv.Error) as error:
        raise damaged(path) from error


def encode_npz(curves: Curves, *, synthetic: bool) -> bytes:
    """Write float32 columns (`frame` int32, flags bool), `schema_version` and `synthetic`."""
    arrays: dict[str, Column] = {name: _stored(curves, name) for name in COLUMNS}
    arrays["schema_version"] = np.array(NPZ_VERSION, dtype=np.int32)
    arrays["synthetic"] = np.array(synthetic)
    out = io.BytesIO()
    np.savez_compressed(out, allow_pickle=False, **arrays)
    return out.getvalue()


def decode_npz(raw: bytes, path: Path) -> SeriesFile:
    """Read series.npz; the curves come back as float64 with the precision of float32.

    Raises: StorageFailure file_damaged or file_newer.
    """
    try:
        with np.load(io.BytesIO(raw), allow_pickle=False) as loaded:
            return _decoded(cast("_Loaded", loaded), path)
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        EOFError,
        OSError,
        RuntimeError,
        MemoryError,
        ShapeError,
        zipfile.BadZipFile,
        zlib.error,
    ) as error:
        raise damaged(path) from error


def _decoded(loaded: _Loaded, path: Path) -> SeriesFile:
    version = int(loaded["schema_version"].item())
    if version > NPZ_VERSION:
        raise StorageFailure("file_newer", path=str(path), version=version)
    curves = _curves({name: loaded[name] for name in COLUMNS})
    return SeriesFile(curves, bool(loaded["synthetic"].item()))


def _curves(columns: dict[str, Column]) -> Curves:
    typed: dict[str, Column] = {}
    for name, column in columns.items():
        if name == "frame":
            typed[name] = _whole(column).astype(np.int64)
        elif name in FLAGS:
            if not np.isin(column, (0, 1)).all():
                raise ValueError(f"{name}: neither 0 nor 1")
            typed[name] = column.astype(np.bool_)
        else:
            typed[name] = column.astype(np.float64)
    return Curves(**typed)  # pyright: ignore[reportArgumentType] - typed by name just above


def _whole(column: Column) -> Column:
    if not np.isfinite(column).all():
        raise ValueError("frame: no number")
    return column


def _stored(curves: Curves, name: str) -> Column:
    column = cast("Column", getattr(curves, name))
    if name == "frame":
        return column.astype(np.int32)
    return column.astype(np.bool_ if name in FLAGS else np.float32)


def _cells(curves: Curves, name: str) -> list[str]:
    column = cast("Column", getattr(curves, name))
    if name == "frame" or name in FLAGS:
        return [str(int(value)) for value in column.tolist()]
    decimals = 3 if name == "t_s" else 4
    values = (rounded(float(value), name) for value in column.tolist())
    return ["" if value is None else f"{value:.{decimals}f}" for value in values]
