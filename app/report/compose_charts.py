"""The curves and pictures that go with the results."""

from dataclasses import dataclass

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
"""Beyond this many sessions a report sums up: not every movement is drawn or has a page."""

_WHOLE_MM, _BESIDE_PICTURES_MM = 182.0, 134.0
_MARGIN_S = 1.0


def chart_blocks(context: Context) -> tuple[ChartBlock, ...]:
    """Draw every movement of few sessions; of many, the first and the newest with a flag."""
    measured = [
        _Measured(number, session, results)
        for number, session in enumerate(context.sessions, 1)
        if session.record.verdict is not None and session.record.curves is not None
        for results in _by_exercise(context, session.record.verdict.analysis)
        if any(result.measures or result.flags for result in results)
    ]
    if len(context.sessions) > MOST_SESSIONS:
        measured = _first_and_newest(measured)
    blocks = (_block(context, each) for each in measured)
    return tuple(block for block in blocks if block is not None)


@dataclass(frozen=True, slots=True)
class _Measured:
    """The results of one exercise in one session."""

    number: int
    session: ReportSession
    results: list[PatternResult]

    @property
    def is_flagged(self) -> bool:
        return any(result.flags for result in self.results)


def _first_and_newest(measured: list[_Measured]) -> list[_Measured]:
    by_exercise: dict[str, list[_Measured]] = {}
    for each in measured:
        if each.is_flagged:
            by_exercise.setdefault(each.results[0].exercise, []).append(each)
    return [each for found in by_exercise.values() for each in (found[:1] + found[1:][-1:])]


def _by_exercise(context: Context, analysis: Analysis) -> list[list[PatternResult]]:
    grouped: dict[str, list[PatternResult]] = {}
    for result in results_of(analysis, context.request.watched).patterns:
        grouped.setdefault(result.exercise, []).append(result)
    return list(grouped.values())


def _block(context: Context, measured: _Measured) -> ChartBlock | None:
    session, results = measured.session, measured.results
    curves = session.record.curves
    assert curves is not None, "only sessions with curves are drawn"
    pictures = _pictures(context, session, results)
    spec = _spec(context, session.record, results, curves, has_pictures=bool(pictures))
    chart = draw_chart(curves, spec)
    if chart is None:
        return None
    name = context.exercise(results[0].exercise)
    heading = name
    if len(context.sessions) > 1:
        when = context.started(session.record)
        heading = f"{name} · {context.say('seen.session', number=measured.number, when=when)}"
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
