"""How the reading of one linked movement is written, with its unit and its error."""

import math
from statistics import median

import numpy as np

from app.domain.constants import Constants
from app.domain.findings import RestSummary, Unit
from app.domain.series import Curves, Floats
from app.domain.sides import Affected, Side, Sides
from app.domain.uncertainty import uncertainty
from app.report.results import PatternResult
from app.report.wording import Wording, plus, signed


def index_lines(
    result: PatternResult,
    affected: Affected,
    rest: RestSummary | None,
    curves: Curves | None,
    say: Wording,
) -> tuple[str, ...]:
    """Write the side difference first, then what each side did; nothing without a measure."""
    if not result.measures:
        return ()
    if result.measures[0].unit is Unit.OF_REST:
        return _eye_lines(result, affected, rest, curves, say)
    return _corner_lines(result, affected, rest, say)


def _eye_lines(
    result: PatternResult,
    affected: Affected,
    rest: RestSummary | None,
    curves: Curves | None,
    say: Wording,
) -> tuple[str, ...]:
    index = 100 * median(m.index for m in result.measures)
    first = say(
        "index.eye",
        points=signed(abs(index) if affected.side is None else index),
        error=round(100 * _error(result)),
        limit=f"{100 * _limit(result):.0f}",
    )
    opening = say(
        "index.eye_open",
        left=signed(100 * median(m.left for m in result.measures)),
        right=signed(100 * median(m.right for m in result.measures)),
    )
    lines = [first + _more(index, affected, say), opening]
    side = affected.side
    if side is not None and rest is not None and curves is not None:
        lines += _eye_mm(result, side, rest, curves, say)
    return tuple(lines)


def _eye_mm(
    result: PatternResult, side: Side, rest: RestSummary, curves: Curves, say: Wording
) -> list[str]:
    held_mm = held_aperture_mm(result, curves).of(side)
    if not math.isfinite(held_mm):
        return []
    rest_mm = Sides(rest.aperture_left_mm, rest.aperture_right_mm).of(side)
    return [
        say(
            "index.eye_mm",
            side=say(f"side.{side}"),
            rest=f"{rest_mm:.1f}",
            held=f"{held_mm:.1f}",
        )
    ]


def held_aperture_mm(result: PatternResult, curves: Curves) -> Sides[float]:
    """Return the opening of each eye while the usable repetitions were held.

    Units: mm.  NaN: where no usable frame was held; unusable frames do not count.
    """
    held = np.zeros(curves.t_s.shape, np.bool_)
    for movement in result.movements:
        if movement.usable:
            after = curves.t_s >= movement.hold_start_s
            held |= after & (curves.t_s <= movement.hold_end_s)
    held &= curves.usable

    def middle(values: Floats) -> float:
        kept = values[held & np.isfinite(values)]
        return float(np.median(kept)) if kept.size else math.nan

    return Sides(middle(curves.aperture_left_mm), middle(curves.aperture_right_mm))


def _corner_lines(
    result: PatternResult, affected: Affected, rest: RestSummary | None, say: Wording
) -> tuple[str, ...]:
    index = median(m.index for m in result.measures)
    shown = abs(index) if affected.side is None else index
    first = say(
        "index.corner",
        percent=signed(shown, 1),
        error=f"{_error(result):.1f}",
        limit=f"{_limit(result):.1f}",
    )
    lines = [first + _more(index, affected, say)]
    if rest is not None:
        percent_mm = rest.mm_per_ocd / 100
        around = f"{_error(result) * percent_mm:.1f}"
        lines.append(say("index.corner_mm", mm=signed(shown * percent_mm, 1), error=around))
        lines.append(
            say(
                "index.corner_up",
                left=plus(median(m.left for m in result.measures) * percent_mm),
                right=plus(median(m.right for m in result.measures) * percent_mm),
            )
        )
    return tuple(lines)


def _error(result: PatternResult) -> float:
    noise = max(m.noise for m in result.measures)
    return uncertainty(result.measures[0].unit, noise, Constants())


def _limit(result: PatternResult) -> float:
    return max(m.threshold for m in result.measures)


def _more(index: float, affected: Affected, say: Wording) -> str:
    """Side unknown: a positive index means that the left side shows more."""
    if affected.side is not None:
        return ""
    side = Side.LEFT if index > 0 else Side.RIGHT
    return say("index.more", side=say(f"side.{side}"))
