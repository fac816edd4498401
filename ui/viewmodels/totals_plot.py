"""From the totals of one questionnaire to what is drawn of them."""

import math
from typing import Final

from app.domain.totals import ScaleSeries
from app.texts import Lang
from ui.viewmodels.progress_facts import PlotBand, PlotPoint, PlotWords, TrendData
from ui.viewmodels.progress_plot import LEAST_TO_DRAW, day_of, edged, ticks
from ui.viewmodels.progress_words import TrendWords
from ui.viewmodels.totals_words import TotalsWords

LEAST_TO_JOIN: Final = 4
"""As for recordings: no line through fewer."""


def plot_of_totals(
    series: ScaleSeries, words: TotalsWords, days: TrendWords, lang: Lang
) -> TrendData | None:
    """Return the totals as points, with the band that the first can vary by; None: too few.

    The band is the smallest detectable change to either side of the first total, within the
    scale's range. A scale for which none is known has no band.
    """
    steps = series.steps
    if len(steps) < LEAST_TO_DRAW:
        return None
    points = tuple(
        PlotPoint(
            x=day_of(step.total.at),
            value=step.total.value,
            own=math.nan,
            half=0.0,
            is_joined=place > 0 and len(steps) >= LEAST_TO_JOIN,
            is_doubted=False,
            key=str(step.total.entry),
        )
        for place, step in enumerate(steps)
    )
    first, last = edged(points[0].x, points[-1].x)
    name = words.name(series.scale)
    return TrendData(
        points=points,
        bands=_bands(series, points, last),
        lines=(),
        start=first,
        end=last,
        words=PlotWords(name, "", ticks(first, last, days, lang)),
        say=lambda index: _said(series, index, words, lang),
    )


def _bands(series: ScaleSeries, points: tuple[PlotPoint, ...], last: float) -> tuple[PlotBand, ...]:
    if series.sdc is None:
        return ()
    first, facts = points[0], series.facts
    low = max(first.value - series.sdc, facts.least)
    high = min(first.value + series.sdc, facts.most)
    return (PlotBand(first.x, last, low, high),)


def _said(series: ScaleSeries, index: int, words: TotalsWords, lang: Lang) -> str:
    step = series.steps[index]
    return f"{words.value(step.total)}. {words.change(step)} {words.rated(step.total, lang)}"
