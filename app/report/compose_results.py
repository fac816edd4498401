"""The tables of what was seen, one for each session."""

from app.domain.findings import Analysis, Confidence
from app.domain.records import SessionRecord
from app.domain.review import FlagKey
from app.domain.sides import Affected
from app.report.context import Context
from app.report.numbers import index_lines
from app.report.page import ResultRow, SessionBlock
from app.report.request import ReportSession
from app.report.results import PatternResult, Word, results_of


def session_block(context: Context, number: int, session: ReportSession) -> SessionBlock:
    say, record = context.say, session.record
    heading = None
    if len(context.sessions) > 1:
        heading = say("seen.session", number=number, when=context.started(record))
    if record.verdict is None:
        return SessionBlock(heading, (), notes_of(context, record))
    analysis = record.verdict.analysis
    results = results_of(analysis, context.request.watched)
    rows = tuple(_row(context, result, analysis, session) for result in results.patterns)
    return SessionBlock(heading, rows, notes_of(context, record))


def notes_of(context: Context, record: SessionRecord) -> tuple[str, ...]:
    """Return what the results of a session leave unsaid."""
    say = context.say
    if record.verdict is None:
        return (say("seen.not_analysed"),)
    analysis = record.verdict.analysis
    results = results_of(analysis, context.request.watched)
    notes: list[str] = []
    if not results.patterns:
        notes.append(say("seen.nothing"))
    if results.unmeasured:
        names = say.joined(context.exercise(name) for name in results.unmeasured)
        notes.append(say("seen.unmeasured", names=names))
    if analysis.affected is not context.request.affected:
        side = context.side(analysis.affected)
        notes.append(say("seen.other_side", side=side))
    return tuple(notes)


def seen_notes(context: Context) -> tuple[str, ...]:
    verdicts = [s.record.verdict for s in context.sessions if s.record.verdict is not None]
    notes = [context.say("seen.note")]
    if any(verdict.analysis.affected is Affected.UNKNOWN for verdict in verdicts):
        notes.append(context.say("seen.note_unknown"))
    return tuple(notes)


def _row(
    context: Context, result: PatternResult, analysis: Analysis, session: ReportSession
) -> ResultRow:
    say, curves = context.say, session.record.curves
    index = index_lines(result, analysis.affected, analysis.rest, curves, say)
    if result.word is Word.CANNOT_TELL:
        index = (say("not_judged"), *(say(f"reason.{reason}") for reason in result.reasons))
    ranks = list(Confidence)
    return ResultRow(
        pattern=context.pattern(result.pattern),
        exercise=context.exercise(result.exercise),
        side=side_of(context, result, analysis.affected),
        kind=result.word,
        word=say(f"word.{result.word}"),
        repetitions=_repetitions(context, result, session.disputed),
        index=index,
        confidence=ranks.index(result.confidence) + 1 if result.confidence else 0,
        confidence_word=(
            say(f"confidence.{result.confidence}") if result.confidence else say("no_value")
        ),
    )


def side_of(context: Context, result: PatternResult, affected: Affected) -> str:
    """Name the side of the flag; else the side that was looked at."""
    if result.flags:
        return context.say(f"side.{result.flags[0].side}")
    if result.word is Word.CANNOT_TELL:
        return context.say("no_value")
    return context.say("side.both") if affected.side is None else context.side(affected)


def _repetitions(
    context: Context, result: PatternResult, disputed: frozenset[FlagKey]
) -> tuple[str, ...]:
    say = context.say
    if result.word is Word.CANNOT_TELL:
        return ()
    key = "repetitions" if result.flags else "repetitions_none"
    lines = [say(key, usable=result.usable, seen=len(result.flags))]
    if result.lost:
        lines.append(say("repetitions_lost", lost=result.lost))
    doubted = sum(FlagKey.of(flag) in disputed for flag in result.flags)
    if doubted:
        lines.append(say("repetitions_disputed", count=doubted))
    return tuple(lines)
