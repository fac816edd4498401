"""From a trend to what is drawn of it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from app.domain.marks import Mark
from app.domain.trends import Point, Stretch, Trend
from app.texts import Lang
from ui.viewmodels.progress import Span
from ui.viewmodels.progress_facts import PlotBand, PlotLine, PlotPoint, PlotWords, TrendData
from ui.viewmodels.progress_words import TrendWords

if TYPE_CHECKING:
    from exercises.library import Library

_TICKS: Final = 5
_EDGE_SHARE: Final = 0.03
_LONG_DAYS: Final = 400
LEAST_TO_DRAW: Final = 3
"""Fewer recordings stand as text."""


def day_of(at: datetime) -> float:
    """Return a moment in days, as the plot places it."""
    return at.timestamp() / 86400


def plot_of(
    trend: Trend,
    marks: Sequence[Mark],
    span: Span,
    now: datetime,
    words: TrendWords,
    lang: Lang,
    library: "Library",
) -> TrendData | None:
    """Return what is drawn of a time span; None where too little lies in it."""
    start = _start(trend, span, now)
    shown = [point for point in trend.points if day_of(point.at) >= start]
    points = tuple(_points(trend, shown))
    if sum(point.value == point.value for point in points) < LEAST_TO_DRAW:
        return None
    first, last = points[0].x, points[-1].x
    if span is not Span.ALL:
        first = min(first, start) if _reaches_back(trend, start) else first
    first, last = edged(first, last)
    name = words.heading(trend, library, lang)
    return TrendData(
        points=points,
        bands=tuple(_bands(trend, first, last)),
        lines=tuple(_lines(trend, marks, first, last, words)),
        start=first,
        end=last,
        words=PlotWords(name, words.sign(trend), ticks(first, last, words, lang)),
        say=lambda index: words.point(trend, shown[index], lang),
    )


def numbered(marks: Sequence[Mark]) -> tuple[tuple[str, Mark], ...]:
    """Give each mark the sign that it has in list and plot, oldest first."""
    return tuple((str(number), mark) for number, mark in enumerate(marks, start=1))


def _start(trend: Trend, span: Span, now: datetime) -> float:
    if span.value is None:
        return day_of(trend.points[0].at)
    # From midnight on, so that the time of day decides nothing.
    first = (now - span.value).replace(hour=0, minute=0, second=0, microsecond=0)
    return day_of(first)


def _reaches_back(trend: Trend, start: float) -> bool:
    return day_of(trend.points[0].at) < start


def _points(trend: Trend, shown: Sequence[Point]) -> Iterator[PlotPoint]:
    half = 0.0 if trend.noise is None else trend.noise.half_width * trend.scale
    for place, point in enumerate(shown):
        yield PlotPoint(
            x=day_of(point.at),
            value=point.value * trend.scale,
            own=point.own * trend.scale,
            half=half,
            is_joined=point.is_joined and place > 0,
            is_doubted=point.is_doubted,
            key=point.session,
        )


def _bands(trend: Trend, first: float, last: float) -> Iterator[PlotBand]:
    if trend.noise is None:
        return
    limit = trend.noise.detectable * trend.scale
    for stretch in trend.stretches:
        if not stretch.can_compare:
            continue
        middle = stretch.valued[0].value * trend.scale
        start = max(first, day_of(stretch.points[0].at))
        end = last if stretch is trend.newest else day_of(stretch.points[-1].at)
        if start < end:
            yield PlotBand(start, end, middle - limit, middle + limit)


def _lines(
    trend: Trend, marks: Sequence[Mark], first: float, last: float, words: TrendWords
) -> Iterator[PlotLine]:
    for before, stretch in pairwise(trend.stretches):
        x = _between(before, stretch)
        if stretch.cause is not None and first <= x <= last:
            yield PlotLine(x, words.cause(stretch.cause), is_break=True)
    for sign, mark in numbered(marks):
        if first <= day_of(mark.at) <= last:
            yield PlotLine(day_of(mark.at), sign, is_break=False)


def _between(before: Stretch, after: Stretch) -> float:
    return (day_of(before.points[-1].at) + day_of(after.points[0].at)) / 2


def edged(first: float, last: float) -> tuple[float, float]:
    """Return a time span in days with a little room before and after."""
    edge = max((last - first) * _EDGE_SHARE, 0.5)
    return first - edge, last + edge


def ticks(
    first: float, last: float, words: TrendWords, lang: Lang
) -> tuple[tuple[float, str], ...]:
    """Return some days of a time span with their names."""
    step = (last - first) / _TICKS
    has_year = last - first > _LONG_DAYS
    places = [first + step * (n + 0.5) for n in range(_TICKS)]
    return tuple(
        (x, words.tick(date(1970, 1, 1) + timedelta(days=int(x)), lang, has_year=has_year))
        for x in places
    )
