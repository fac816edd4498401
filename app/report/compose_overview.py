"""The first page's table: each linked movement over all sessions, in one line."""

from collections import Counter
from dataclasses import dataclass
from statistics import median

from app.domain.findings import Unit
from app.domain.trends import Outcome, Trend, TrendKey
from app.report.context import Context
from app.report.page import OverviewRow
from app.report.results import PatternResult, Word, results_of
from app.report.summary_csv import index_of
from app.report.wording import plus, signed


@dataclass(frozen=True, slots=True)
class _Gathered:
    """The results of one linked movement in one exercise, oldest first."""

    key: TrendKey
    results: list[PatternResult]


def overview_rows(context: Context) -> tuple[OverviewRow, ...]:
    """Sum up every session, what was seen most often first."""
    trends = {trend.key: trend for trend in context.request.trends}
    return tuple(_row(context, each, trends.get(each.key)) for each in _gathered(context))


def overview_note(context: Context) -> str:
    """Say what the figures are; which side a positive difference means depends on the side."""
    say = context.say
    is_known = context.request.affected.side is not None
    return say("overview.note", positive=say("overview.affected" if is_known else "overview.left"))


def order_of(context: Context) -> tuple[TrendKey, ...]:
    """Return the linked movements in the order of the first page."""
    return tuple(each.key for each in _gathered(context))


def _gathered(context: Context) -> list[_Gathered]:
    found: dict[TrendKey, _Gathered] = {}
    for session in context.sessions:
        verdict = session.record.verdict
        if verdict is None:
            continue
        for result in results_of(verdict.analysis, context.request.watched).patterns:
            key = TrendKey(result.exercise, result.pattern)
            found.setdefault(key, _Gathered(key, [])).results.append(result)
    return sorted(found.values(), key=_weight, reverse=True)


def _weight(gathered: _Gathered) -> tuple[int, int]:
    words = Counter(result.word for result in gathered.results)
    return words[Word.SEEN], words[Word.UNSURE]


def _row(context: Context, gathered: _Gathered, trend: Trend | None) -> OverviewRow:
    say, results = context.say, gathered.results
    words = Counter(result.word for result in results)
    sides = dict.fromkeys(flag.side for result in results for flag in result.flags)
    return OverviewRow(
        pattern=context.pattern(gathered.key.pattern),
        exercise=context.exercise(gathered.key.exercise),
        recordings=str(len(results)),
        seen=str(words[Word.SEEN]),
        unsure=str(words[Word.UNSURE]),
        not_seen=str(words[Word.NOT_SEEN]),
        unjudged=str(words[Word.CANNOT_TELL]),
        side=say.joined(say(f"side.{side}") for side in sides) or say("no_value"),
        index=_index(context, results, trend),
        change=_change(context, trend),
    )


def _index(context: Context, results: list[PatternResult], trend: Trend | None) -> str:
    """Write the median of the sessions, with what one session varies by itself."""
    measured = [result for result in results if result.measures]
    if not measured:
        return context.say("not_judged")
    values = [index_of(result) for result in measured]
    index = median(value for value, _, _ in values)
    around = max(error for _, error, _ in values)
    if trend is not None and trend.noise is not None:
        around = max(around, trend.noise.half_width)
    if measured[0].measures[0].unit is Unit.OF_REST:
        return context.say(
            "overview.points", value=signed(100 * index), around=f"{100 * around:.0f}"
        )
    return context.say("overview.percent", value=signed(index, 1), around=f"{around:.1f}")


def _change(context: Context, trend: Trend | None) -> str:
    """Say that something changed only where it exceeds what is noise, twice on end."""
    say = context.say
    if trend is None or trend.noise is None or trend.outcome is Outcome.TOO_FEW:
        return say("overview.too_few")
    is_eye = trend.unit is Unit.OF_REST
    scale, digits = (100, 0) if is_eye else (1, 1)
    limit = f"{scale * trend.noise.detectable:.{digits}f}"
    if trend.outcome not in (Outcome.SMALLER, Outcome.LARGER):
        key = "overview.no_clear_points" if is_eye else "overview.no_clear_percent"
        return say(key, limit=limit)
    valued = trend.newest.valued
    change = scale * (valued[-1].value - valued[0].value)
    key = "overview.changed_points" if is_eye else "overview.changed_percent"
    return say(key, change=plus(change, digits), limit=limit)
