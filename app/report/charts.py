"""Curves of one exercise as a picture: eye opening above mouth corner, on one clock.

The picture holds lines only. Every letter is set by the page around it, in the page's own fonts,
at the places that `Chart.labels` names: no glyph can be missing here.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# matplotlib types its keyword arguments as unknown.

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.filters import runs
from app.domain.series import Bools, Curves, Floats
from app.domain.sides import Affected, Side, Sides
from app.report.scales import clock_ticks, corner_scale, every, eye_scale
from app.report.wording import clock, signed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HEIGHT_MM = 51.0
_EYE_TITLE_MM, _CORNER_TITLE_MM = 2.2, 29.6
_LEFT_MM, _RIGHT_MM = 11.0, 1.5
_EYE_MM = (8.4, 26.4)
_CORNER_MM = (32.6, 46.2)
_HOLD_BAR_MM, _HOLD_NUMBER_MM, _CLOCK_MM = 7.6, 5.7, 49.2
AFFECTED, HEALTHY, EITHER, OTHER = "#8F4700", "#1B5A94", "#17211F", "#43504C"
CUE, CUE_SOFT, HAIR, BLINK = "#5F3C88", "#E8DFF1", "#C4CDC8", "#DCE3DF"


@dataclass(frozen=True, slots=True)
class Hold:
    rep: int
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """What to draw; seconds of the recording."""

    start_s: float
    end_s: float
    flagged_s: tuple[tuple[float, float], ...]
    holds: tuple[Hold, ...]
    affected: Affected
    width_mm: float


@dataclass(frozen=True, slots=True)
class Label:
    """Text at a point of the picture, measured from its top left; `align` as in typst."""

    x_mm: float
    y_mm: float
    text: str
    align: str


@dataclass(frozen=True, slots=True)
class Chart:
    svg: str
    width_mm: float
    height_mm: float
    title_mm: tuple[float, float]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class _Panel:
    top_mm: float
    bottom_mm: float
    low: float
    high: float
    ticks: tuple[float, ...]

    def y_mm(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.bottom_mm - share * (self.bottom_mm - self.top_mm)


def draw_chart(curves: Curves, spec: ChartSpec) -> Chart | None:
    """Draw one exercise; None where nothing in it was measurable.

    NaN: leaves a gap in the line.
    """
    window = (curves.t_s >= spec.start_s) & (curves.t_s <= spec.end_s)
    t_s = curves.t_s[window]
    eye = Sides(100 * curves.aperture_left_ratio[window], 100 * curves.aperture_right_ratio[window])
    corner = Sides(curves.corner_left_up_mm[window], curves.corner_right_up_mm[window])
    if not any(np.isfinite(v).any() for v in (eye.left, eye.right, corner.left, corner.right)):
        return None
    panels = (
        _Panel(*_EYE_MM, *eye_scale(eye)),
        _Panel(*_CORNER_MM, *corner_scale(corner)),
    )
    svg = _draw(t_s, (eye, corner), curves.blink[window], panels, spec)
    titles_mm = (_EYE_TITLE_MM, _CORNER_TITLE_MM)
    return Chart(svg, spec.width_mm, HEIGHT_MM, titles_mm, _labels(panels, spec))


def _draw(
    t_s: Floats,
    curves: tuple[Sides[Floats], Sides[Floats]],
    blink: Bools,
    panels: tuple[_Panel, _Panel],
    spec: ChartSpec,
) -> str:
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context({"svg.hashsalt": "mirrormend", "hatch.linewidth": 0.5}):
        figure = Figure(figsize=(spec.width_mm / 25.4, HEIGHT_MM / 25.4))
        for panel, sides in zip(panels, curves, strict=True):
            axes = _axes(figure, panel, spec)
            if panel is panels[0]:
                for first, last in runs(blink):
                    axes.axvspan(t_s[first], t_s[last], facecolor=BLINK, linewidth=0, zorder=1)
            for start_s, end_s in spec.flagged_s:
                axes.axvspan(
                    start_s,
                    end_s,
                    facecolor=CUE_SOFT,
                    edgecolor=CUE,
                    hatch="///",
                    linewidth=0,
                    zorder=0.5,
                )
            _lines(axes, t_s, sides, spec.affected)
        _hold_bars(figure, spec)
        out = io.StringIO()
        figure.savefig(out, format="svg", transparent=True, metadata={"Date": None})
    return out.getvalue()


def _axes(figure: "Figure", panel: _Panel, spec: ChartSpec) -> "Axes":
    width_mm = spec.width_mm - _LEFT_MM - _RIGHT_MM
    box = (
        _LEFT_MM / spec.width_mm,
        1 - panel.bottom_mm / HEIGHT_MM,
        width_mm / spec.width_mm,
        (panel.bottom_mm - panel.top_mm) / HEIGHT_MM,
    )
    axes = figure.add_axes(box)
    axes.set(xlim=(spec.start_s, spec.end_s), ylim=(panel.low, panel.high))
    axes.set_axis_off()
    for tick in panel.ticks:
        axes.axhline(tick, color=HAIR, linewidth=0.5, zorder=0.2)
    return axes


def _lines(axes: "Axes", t_s: Floats, sides: Sides[Floats], affected: Affected) -> None:
    """Draw the affected side on top: solid with filled points; the other dashed, hollow squares."""
    first = affected.side or Side.LEFT
    known = affected.side is not None
    step = every(t_s.size)
    colour = HEALTHY if known else OTHER
    axes.plot(
        t_s,
        sides.of(first.other),
        color=colour,
        linewidth=1.0,
        linestyle=(0, (4, 2)),
        marker="s",
        markersize=3.4,
        markerfacecolor="white",
        markeredgewidth=0.9,
        markevery=(step // 2, step),
        zorder=3,
    )
    axes.plot(
        t_s,
        sides.of(first),
        color=AFFECTED if known else EITHER,
        linewidth=1.3,
        solid_joinstyle="round",
        marker="o",
        markersize=3.6,
        markeredgewidth=0,
        markevery=(step // 4, step),
        zorder=4,
    )


def _hold_bars(figure: "Figure", spec: ChartSpec) -> None:
    from matplotlib.lines import Line2D

    y = 1 - _HOLD_BAR_MM / HEIGHT_MM
    for hold in spec.holds:
        ends = [_x_mm(s, spec) / spec.width_mm for s in (hold.start_s, hold.end_s)]
        figure.add_artist(Line2D(ends, [y, y], color=OTHER, linewidth=1.4))


def _x_mm(t_s: float, spec: ChartSpec) -> float:
    share = (t_s - spec.start_s) / (spec.end_s - spec.start_s)
    return _LEFT_MM + share * (spec.width_mm - _LEFT_MM - _RIGHT_MM)


def _labels(panels: tuple[_Panel, _Panel], spec: ChartSpec) -> tuple[Label, ...]:
    labels = [
        Label(_LEFT_MM - 1.2, panel.y_mm(tick), f"{signed(tick)}{unit}", "right")
        for panel, unit in zip(panels, ("%", ""), strict=True)
        for tick in panel.ticks
    ]
    labels += [
        Label(_x_mm(t_s, spec), _CLOCK_MM, clock(t_s), "center")
        for t_s in clock_ticks(spec.start_s, spec.end_s, spec.width_mm)
    ]
    labels += [
        Label(
            _x_mm((hold.start_s + hold.end_s) / 2, spec), _HOLD_NUMBER_MM, str(hold.rep), "center"
        )
        for hold in spec.holds
    ]
    return tuple(labels)
