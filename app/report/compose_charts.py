"""The curves and pictures that go with the results."""

import numpy as np

from app.domain.findings import Analysis, Movement
from app.domain.records import SessionRecord
from app.domain.series import Curves
from app.domain.sides import Affected, Side
from app.report.charts import ChartSpec, Hold, draw_chart
from app.report.context import Context
from app.report.page import ChartBlock, Legend, Picture
from app.report.pictures import jpeg_of, peak_name, rest_name
from app.report.request import ReportSession
from app.report.results import PatternResult, movement_of, results_of
from app.report.wording import clock

MOST_SESSIONS = 3
"""Beyond this many sessions, movements without a flag are not drawn."""

_WHOLE_MM, _BESIDE_PICTURES_MM = 182.0, 134.0
_MARGIN_S = 1.0


def chart_blocks(context: Context) -> tuple[ChartBlock, ...]:
    blocks: list[ChartBlock] = []
    for number, session in enumerate(context.sessions, 1):
        record = session.record
        if record.verdict is None or record.curves is None:
            continue
        analysis = record.verdict.analysis
        for results in _by_exercise(context, analysis):
            flagged = any(result.flags for result in results)
            measured = any(result.measures for result in results)
            if flagged or (measured and len(context.sessions) <= MOST_SESSIONS):
                block = _block(context, number, session, results, record.curves)
                blocks += [block] if block else []
    return tuple(blocks)


def _by_exercise(context: Context, analysis: Analysis) -> list[list[PatternResult]]:
    grouped: dict[str, list[PatternResult]] = {}
    for result in results_of(analysis, context.request.watched).patterns:
        grouped.setdefault(result.exercise, []).append(result)
    return list(grouped.values())


def _block(
    context: Context,
    number: int,
    session: ReportSession,
    results: list[PatternResult],
    curves: Curves,
) -> ChartBlock | None:
    pictures = _pictures(context, session, results)
    spec = _spec(context, session.record, results, curves, has_pictures=bool(pictures))
    chart = draw_chart(curves, spec)
    if chart is None:
        return None
    name = context.exercise(results[0].exercise)
    heading = name
    if len(context.sessions) > 1:
        when = context.started(session.record)
        heading = f"{name} · {context.say('seen.session', number=number, when=when)}"
    window = (curves.t_s >= spec.start_s) & (curves.t_s <= spec.end_s)
    return ChartBlock(
        heading=heading,
        described=context.say(
            "curves.described",
            name=name,
            start=clock(spec.start_s),
            end=clock(spec.end_s),
            flags=len(spec.flagged_s),
        ),
        chart=chart,
        legend=_legend(context, spec.affected),
        has_flags=bool(spec.flagged_s),
        has_blinks=bool(np.any(curves.blink[window])),
        pictures=pictures,
    )


def _spec(
    context: Context,
    record: SessionRecord,
    results: list[PatternResult],
    curves: Curves,
    *,
    has_pictures: bool,
) -> ChartSpec:
    movements = results[0].movements
    flags = [flag for result in results for flag in result.flags]
    affected = record.verdict.analysis.affected if record.verdict else context.request.affected
    start_s = max(min(m.onset_s for m in movements) - _MARGIN_S, float(curves.t_s[0]))
    end_s = min(max(m.end_s for m in movements) + _MARGIN_S, float(curves.t_s[-1]))
    return ChartSpec(
        start_s=start_s,
        end_s=max(end_s, start_s + 0.1),
        flagged_s=tuple(sorted({(flag.start_s, flag.end_s) for flag in flags})),
        holds=tuple(_hold(movement) for movement in movements),
        affected=affected,
        width_mm=_BESIDE_PICTURES_MM if has_pictures else _WHOLE_MM,
    )


def _hold(movement: Movement) -> Hold:
    return Hold(movement.rep, movement.hold_start_s, movement.hold_end_s)


def _legend(context: Context, affected: Affected) -> tuple[Legend, ...]:
    say = context.say
    names = {side: say(f"side.{side}") for side in Side}
    if affected.side is None:
        return (Legend("either", names[Side.LEFT]), Legend("other", names[Side.RIGHT]))
    return (
        Legend("affected", say("curves.affected", side=names[affected.side])),
        Legend("healthy", names[affected.side.other]),
    )


def _pictures(
    context: Context, session: ReportSession, results: list[PatternResult]
) -> tuple[Picture, ...]:
    """Return rest and the peak of the largest flagged difference; none without a flag."""
    flags = [flag for result in results for flag in result.flags]
    if not flags:
        return ()
    exercise, movements = results[0].exercise, results[0].movements
    rest = jpeg_of(session.thumbnails, rest_name(exercise))
    found = [Picture(context.say("picture.rest"), rest)] if rest else []
    for flag in sorted(flags, key=lambda f: -abs(f.index)):
        movement = movement_of(flag, movements)
        peak = jpeg_of(session.thumbnails, peak_name(exercise, movement.rep)) if movement else None
        if movement is not None and peak is not None:
            caption = context.say("picture.peak", rep=movement.rep, time=clock(flag.peak_s))
            return (*found, Picture(caption, peak))
    return tuple(found)
