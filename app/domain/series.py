"""Per-frame values of one recording: raw readings going in, curves coming out.

All arrays have shape (n,), one value per recorded frame, and are read-only. NaN means "not
measurable here"; nothing is ever filled in.
"""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.sides import Sides
from app.errors import ShapeError

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Appearance = NDArray[np.float16] | NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Signals:
    """What the tracker read, frame by frame, before anything is compared with rest.

    Units: `t_s` seconds; angles degrees; `ocd_px` and `iris_px` pixels; `lid_gap`, `corner_up`,
    `corner_out` and `brow_up` are shares of the 3-D outer-canthal distance (OCD).
    Frame: `corner_*` and `brow_up` head frame, up and outward positive; see measures.py.
    """

    t_s: Floats
    yaw_deg: Floats
    pitch_deg: Floats
    roll_deg: Floats
    ocd_px: Floats
    iris_px: Floats
    lid_gap: Sides[Floats]
    corner_up: Sides[Floats]
    corner_out: Sides[Floats]
    brow_up: Sides[Floats]
    gaze: Sides[Floats] | None = None
    """Iris centre along the line from outer (0) to inner canthus (1)."""
    corner_hemi_up: Sides[Floats] | None = None
    """Height of each corner over the canthi of its own composite; None with standard tracking."""
    upper_lid: Sides[Floats] | None = None
    """Height of the upper lid over the line of its canthi, in its own composite; see lids.py."""
    whole_lid_gap: Sides[Floats] | None = None
    """The lid gap as the whole face shows it; `lid_gap` is then that of the composites."""
    half_gap: Sides[Floats] | None = None
    """How far each half by itself disagrees with the whole face, share of OCD; see occlusion.py."""
    appearance: Appearance | None = None
    """Shape (n, 2, 15, 19): left and right half, patches, columns; see occlusion.py."""

    @property
    def readable(self) -> Bools:
        """Where the face and, with composites, both halves were read."""
        return self.tracked & np.isfinite(self.lid_gap.left) & np.isfinite(self.lid_gap.right)

    @property
    def tracked(self) -> Bools:
        return np.isfinite(self.ocd_px)

    @property
    def fps(self) -> float:
        """Frames per second, from the median distance of two frames; 0 where no time passes."""
        step_s = float(np.median(np.diff(self.t_s))) if self.t_s.size > 1 else 0.0
        return 1.0 / step_s if step_s > 0 else 0.0


def joined(parts: list[Signals]) -> Signals:
    """Put the parts of one recording together, in their order.

    `parts` is emptied: each array goes as soon as it has been copied, so that a long recording does
    not take its room twice.  NaN: what a part has not, as one without any face has no halves.
    """
    sizes = [part.t_s.size for part in parts]
    # By name, as there are so many: what comes out has the type of what went in.
    columns: dict[str, list[Any]]
    columns = {each.name: [getattr(part, each.name) for part in parts] for each in fields(Signals)}
    parts.clear()
    return Signals(**{name: _joined(columns.pop(name), sizes) for name in list(columns)})


def _joined(values: list[Any], sizes: list[int]) -> Any:
    known = next((value for value in values if value is not None), None)
    if known is None:
        return None
    if isinstance(known, Sides):
        halves: list[Sides[Any]] = [Sides(None, None) if v is None else v for v in values]
        return Sides(
            _concatenated([half.left for half in halves], sizes),
            _concatenated([half.right for half in halves], sizes),
        )
    return _concatenated(values, sizes)


def _concatenated(values: list[NDArray[Any] | None], sizes: list[int]) -> NDArray[Any]:
    known = next(value for value in values if value is not None)
    whole = np.full((sum(sizes), *known.shape[1:]), np.nan, known.dtype)
    start = 0
    for value, size in zip(values, sizes, strict=True):
        if value is not None:
            whole[start : start + size] = value
        start += size
    whole.flags.writeable = False
    return whole


@dataclass(frozen=True, slots=True)
class Curves:
    """The columns of series.csv and series.npz.

    Units: `*_mm` millimetres (iris taken as 11.7 mm), `*_ratio` shares of the own resting
    opening. `corner_*` and `brow_*` are displacements from the own rest, outward and up positive.
    """

    frame: NDArray[np.int64]
    t_s: Floats
    tracked: Bools
    yaw_deg: Floats
    pitch_deg: Floats
    roll_deg: Floats
    usable: Bools
    blink: Bools
    aperture_left_mm: Floats
    aperture_right_mm: Floats
    aperture_left_ratio: Floats
    aperture_right_ratio: Floats
    corner_left_out_mm: Floats
    corner_left_up_mm: Floats
    corner_right_out_mm: Floats
    corner_right_up_mm: Floats
    brow_left_mm: Floats
    brow_right_mm: Floats

    def __post_init__(self) -> None:
        size = self.t_s.shape
        for field in fields(self):
            column = getattr(self, field.name)
            if column.shape != size:
                raise ShapeError(f"{field.name}: {column.shape}, expected {size}")
            column.flags.writeable = False
