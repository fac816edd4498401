"""One measure over the recordings of a report as a small picture: points, their noise, the band.

As in charts.py the picture holds lines only; the page around it sets every letter.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final

from app.domain.findings import Unit
from app.domain.sides import Affected
from app.domain.trends import Point, Stretch, Trend
from app.report.charts import AFFECTED, BLINK, EITHER, HAIR, OTHER, Chart, Label
from app.report.wording import signed

WIDTH_MM: Final = 88.0
HEIGHT_MM: Final = 34.0
LEAST: Final = 3
"""Fewer recordings with a value say nothing over time."""
_LEFT_MM, _RIGHT_MM, _TOP_MM, _BOTTOM_MM = 11.0, 3.0, 2.5, 27.0
_DATE_MM: Final = 31.5
_TICK_STEPS: Final = (0.5, 1, 2, 5, 10, 20, 50)
_MOST_TICKS: Final = 4
_LEAST_SPAN: Final = {Unit.OF_REST: 20.0, Unit.PERCENT_OCD: 3.0}


@dataclass(frozen=True, slots=True)
class TrendSpec:
    """A trend and the words below it: its first and its last day."""

    trend: Trend
    days: tuple[str, str]


def can_be_drawn(trend: Trend) -> bool:
    return sum(point.is_valued for point in trend.points) >= LEAST


def scale_of(unit: Unit) -> float:
    """Return what takes a value to what the report writes: points of rest, or % of OCD."""
    return 100.0 if unit is Unit.OF_REST else 1.0


def draw_trend(spec: TrendSpec) -> Chart:
    """Draw a trend of at least `LEAST` values.

    NaN: a recording that could not be judged is a mark on the ground line.
    """
    frame = _Frame.of(spec.trend)
    shapes = "".join(_shapes(spec.trend, frame))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH_MM:g}mm" height="{HEIGHT_MM:g}mm" '
        f'viewBox="0 0 {WIDTH_MM:g} {HEIGHT_MM:g}" fill="none">{shapes}</svg>'
    )
    unit = "" if spec.trend.unit is Unit.OF_REST else "%"
    labels = [
        Label(_LEFT_MM - 1.2, frame.y_mm(tick), f"{_tick(tick)}{unit}", "right")
        for tick in frame.ticks
    ]
    labels.append(Label(_LEFT_MM, _DATE_MM, spec.days[0], "left"))
    labels.append(Label(WIDTH_MM - _RIGHT_MM, _DATE_MM, spec.days[1], "right"))
    return Chart(svg, WIDTH_MM, HEIGHT_MM, (0.0, 0.0), tuple(labels))


@dataclass(frozen=True, slots=True)
class _Frame:
    first: datetime
    length_s: float
    low: float
    high: float
    ticks: tuple[float, ...]

    @classmethod
    def of(cls, trend: Trend) -> "_Frame":
        scale = scale_of(trend.unit)
        half = 0.0 if trend.noise is None else trend.noise.half_width
        ends = [0.0, *(end for band in _bands(trend) for end in band[2:])]
        for point in trend.points:
            if point.is_valued:
                ends += [scale * (point.value - half), scale * (point.value + half)]
        low, high = min(ends), max(ends)
        high = max(high, low + _LEAST_SPAN[trend.unit])
        room = 0.06 * (high - low)
        at = [point.at for point in trend.points]
        length_s = max((at[-1] - at[0]).total_seconds(), 1.0)
        return cls(at[0], length_s, low - room, high + room, _ticks(low, high))

    def x_mm(self, at: datetime) -> float:
        share = (at - self.first).total_seconds() / self.length_s
        left, right = _LEFT_MM + 2.0, WIDTH_MM - _RIGHT_MM - 2.0
        return left + share * (right - left)

    def y_mm(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return _BOTTOM_MM - share * (_BOTTOM_MM - _TOP_MM)


def _ticks(low: float, high: float) -> tuple[float, ...]:
    step = next((s for s in _TICK_STEPS if (high - low) / s <= _MOST_TICKS), 100)
    return tuple(n * step for n in range(math.ceil(low / step), math.floor(high / step) + 1))


def _tick(value: float) -> str:
    return signed(value, 0 if value == round(value) else 1)


def _bands(trend: Trend) -> list[tuple[Point, Point, float, float]]:
    """Return where a stretch that can be compared begins and ends, and first value ± limit."""
    if trend.noise is None:
        return []
    scale = scale_of(trend.unit)
    return [
        _band(stretch, scale, trend.noise.detectable)
        for stretch in trend.stretches
        if stretch.can_compare
    ]


def _band(stretch: Stretch, scale: float, limit: float) -> tuple[Point, Point, float, float]:
    first = stretch.valued[0].value
    return (stretch.points[0], stretch.points[-1], scale * (first - limit), scale * (first + limit))


def _shapes(trend: Trend, frame: _Frame) -> Iterator[str]:
    for first, last, low, high in _bands(trend):
        left, right = frame.x_mm(first.at) - 1.5, frame.x_mm(last.at) + 1.5
        top, bottom = frame.y_mm(high), frame.y_mm(low)
        yield (
            f'<rect x="{left:.2f}" y="{top:.2f}" width="{right - left:.2f}" '
            f'height="{bottom - top:.2f}" fill="{BLINK}" stroke="{OTHER}" '
            'stroke-width="0.2" stroke-dasharray="1 0.8"/>'
        )
    for tick in frame.ticks:
        y = frame.y_mm(tick)
        yield _line(_LEFT_MM, y, WIDTH_MM - _RIGHT_MM, y, HAIR, 0.5 if tick == 0 else 0.2)
    for before, stretch in pairwise(trend.stretches):
        x = (frame.x_mm(before.points[-1].at) + frame.x_mm(stretch.points[0].at)) / 2
        yield _line(x, _TOP_MM, x, _BOTTOM_MM, EITHER, 0.3, dash="0.6 0.9")
    ink = EITHER if trend.affected is Affected.UNKNOWN else AFFECTED
    yield from _points(trend, frame, ink)


def _points(trend: Trend, frame: _Frame, ink: str) -> Iterator[str]:
    scale = scale_of(trend.unit)
    half = 0.0 if trend.noise is None else scale * trend.noise.half_width
    places = [(point, frame.x_mm(point.at)) for point in trend.points]
    for (before, x0), (point, x1) in pairwise(places):
        if point.is_joined:
            ends = (frame.y_mm(scale * before.value), frame.y_mm(scale * point.value))
            yield _line(x0, ends[0], x1, ends[1], ink, 0.45)
    for point, x in places:
        if not point.is_valued:
            yield _line(x, _BOTTOM_MM - 0.2, x, _BOTTOM_MM + 1.6, OTHER, 0.5)
            continue
        value = scale * point.value
        yield _line(x, frame.y_mm(value - half), x, frame.y_mm(value + half), ink, 0.25)
        y = frame.y_mm(value)
        yield f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{_radius(places)}" fill="{ink}"/>'


def _radius(places: Sequence[object]) -> float:
    return 0.9 if len(places) <= 30 else 0.6


def _line(
    x0: float, y0: float, x1: float, y1: float, ink: str, width: float, dash: str = ""
) -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{x0:.2f}" y1="{y0:.2f}" x2="{x1:.2f}" y2="{y1:.2f}" stroke="{ink}" '
        f'stroke-width="{width:g}" stroke-linecap="round"{dashed}/>'
    )
