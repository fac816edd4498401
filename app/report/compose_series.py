"""Many recordings: a table for each linked movement instead of one for each session."""

from collections.abc import Iterable
from statistics import median

from app.domain.findings import Confidence, Unit
from app.domain.review import FlagKey
from app.domain.trends import TrendKey
from app.report.compose_overview import order_of
from app.report.compose_results import notes_of, side_of
from app.report.context import Context
from app.report.page import SeriesBlock, SeriesRow
from app.report.request import ReportSession
from app.report.results import PatternResult, Word, results_of
from app.report.summary_csv import index_of
from app.report.wording import plus, signed


def series_blocks(context: Context) -> tuple[SeriesBlock, ...]:
    """Sort the results by linked movement and exercise, each oldest first."""
    found: dict[TrendKey, list[SeriesRow]] = {key: [] for key in order_of(context)}
    units: dict[TrendKey, Unit] = {}
    for number, session in enumerate(context.sessions, 1):
        verdict = session.record.verdict
        if verdict is None:
            continue
        for result in results_of(verdict.analysis, context.request.watched).patterns:
            key = TrendKey(result.exercise, result.pattern)
            found[key].append(_row(context, number, session, result))
            if result.measures:
                units[key] = result.measures[0].unit
    return tuple(_block(context, key, rows, units.get(key)) for key, rows in found.items())


def series_notes(context: Context) -> tuple[str, ...]:
    """Return what the results of the sessions leave unsaid, each once, with their numbers."""
    found: dict[str, list[int]] = {}
    for number, session in enumerate(context.sessions, 1):
        for note in notes_of(context, session.record):
            found.setdefault(note, []).append(number)
    return tuple(
        note
        if len(numbers) == len(context.sessions)
        else context.say("series.note", note=note, numbers=_ranges(context, numbers))
        for note, numbers in found.items()
    )


def _ranges(context: Context, numbers: list[int]) -> str:
    """Write rising numbers short, as in 1–3, 7."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1] = [parts[-1][0], number]
        else:
            parts.append([number])
    return context.say.joined("–".join(map(str, part)) for part in parts)


def _block(
    context: Context, key: TrendKey, rows: Iterable[SeriesRow], unit: Unit | None
) -> SeriesBlock:
    is_corner = unit is Unit.PERCENT_OCD
    return SeriesBlock(
        pattern=context.pattern(key.pattern),
        exercise=context.exercise(key.exercise),
        each=context.say("series.corner" if is_corner else "series.eye"),
        rows=tuple(rows),
    )


def _row(context: Context, number: int, session: ReportSession, result: PatternResult) -> SeriesRow:
    say, record = context.say, session.record
    assert record.verdict is not None, "only analysed sessions have results"
    analysis = record.verdict.analysis
    is_judged = result.word is not Word.CANNOT_TELL
    doubted = sum(FlagKey.of(flag) in session.disputed for flag in result.flags)
    return SeriesRow(
        number=str(number),
        started=context.started_short(record),
        side=side_of(context, result, analysis.affected),
        kind=result.word,
        word=say(f"word.{result.word}"),
        repetitions=_repetitions(context, result),
        index=_index(context, result, is_absolute=analysis.affected.side is None)
        if is_judged
        else say("not_judged"),
        each=_each(context, result) if is_judged else say("no_value"),
        confidence=list(Confidence).index(result.confidence) + 1 if result.confidence else 0,
        confidence_word=(
            say(f"confidence.{result.confidence}") if result.confidence else say("no_value")
        ),
        note=say("repetitions_disputed", count=doubted) if doubted else "",
    )


def _repetitions(context: Context, result: PatternResult) -> str:
    """Count flagged, judged and asked for."""
    asked = len(result.movements)
    return context.say("series.counts", seen=len(result.flags), usable=result.usable, asked=asked)


def _index(context: Context, result: PatternResult, *, is_absolute: bool) -> str:
    index, error, _ = index_of(result)
    shown = abs(index) if is_absolute else index
    if result.measures[0].unit is Unit.OF_REST:
        return context.say(
            "overview.points", value=signed(100 * shown), around=f"{100 * error:.0f}"
        )
    return context.say("overview.percent", value=signed(shown, 1), around=f"{error:.1f}")


def _each(context: Context, result: PatternResult) -> str:
    """Write what each side did, left first; the head of the column says what it is."""
    left, right = (
        median(m.left for m in result.measures),
        median(m.right for m in result.measures),
    )
    if result.measures[0].unit is Unit.OF_REST:
        return context.say("series.each", left=signed(100 * left), right=signed(100 * right))
    return context.say("series.each", left=plus(left), right=plus(right))
