"""The columns that people see: opening and displacement over time."""

import numpy as np

from app.domain.baseline import Rest, rest_over, resting_blinks
from app.domain.constants import Constants
from app.domain.display import true_opening
from app.domain.movements import compare
from app.domain.series import Bools, Curves, Floats, Signals
from app.domain.sides import Sides


def curves_of(signals: Signals, rest: Rest | None, constants: Constants) -> Curves:
    """Return the curves against the resting face, or against the recording's own middle.

    NaN: where no face was found; throughout, where neither a rest nor a middle could be had.
    """
    rest = rest or _middle(signals, constants)
    nothing = np.full(signals.t_s.shape, np.nan)
    if rest is None:
        no = np.zeros(signals.t_s.shape, np.bool_)
        empty = Sides(nothing, nothing)
        return _assemble(signals, no, no, (empty, empty, empty, empty, empty))
    compared = compare(signals, rest, constants)
    mm = rest.summary.mm_per_ocd
    brow = Sides(
        left=(signals.brow_up.left - rest.brow_up.left) * mm,
        right=(signals.brow_up.right - rest.brow_up.right) * mm,
    )
    usable = signals.readable & compared.clear & ~compared.blink & compared.posed
    percent_mm = mm / 100.0
    return _assemble(
        signals,
        usable,
        compared.blink,
        (
            _aperture_mm(signals, rest, compared.opening),
            compared.lid,
            compared.corner_out.map(lambda column: column * percent_mm),
            compared.corner_up.map(lambda column: column * percent_mm),
            brow,
        ),
    )


def _aperture_mm(signals: Signals, rest: Rest, opening: Sides[Floats]) -> Sides[Floats]:
    summary = rest.summary
    if signals.corner_hemi_up is None:
        return signals.lid_gap.map(lambda gap: gap * summary.mm_per_ocd)
    return Sides(
        left=true_opening(opening.left) * summary.aperture_left_mm,
        right=true_opening(opening.right) * summary.aperture_right_mm,
    )


def _middle(signals: Signals, constants: Constants) -> Rest | None:
    """Stand the recording's own median in for a resting face; for display only, never judged."""
    tracked = signals.readable
    usable = tracked & ~resting_blinks(signals, tracked, constants)
    if not usable.any():
        return None
    start_s, end_s = float(signals.t_s[0]), float(signals.t_s[-1])
    return rest_over(signals, usable, start_s, end_s, constants)


def _assemble(
    signals: Signals, usable: Bools, blink: Bools, columns: tuple[Sides[Floats], ...]
) -> Curves:
    aperture_mm, aperture, corner_out, corner_up, brow = columns
    return Curves(
        frame=np.arange(signals.t_s.size, dtype=np.int64),
        t_s=signals.t_s.copy(),
        tracked=signals.tracked,
        yaw_deg=signals.yaw_deg.copy(),
        pitch_deg=signals.pitch_deg.copy(),
        roll_deg=signals.roll_deg.copy(),
        usable=usable,
        blink=blink,
        aperture_left_mm=aperture_mm.left,
        aperture_right_mm=aperture_mm.right,
        aperture_left_ratio=aperture.left,
        aperture_right_ratio=aperture.right,
        corner_left_out_mm=corner_out.left,
        corner_left_up_mm=corner_up.left,
        corner_right_out_mm=corner_out.right,
        corner_right_up_mm=corner_up.right,
        brow_left_mm=brow.left,
        brow_right_mm=brow.right,
    )
