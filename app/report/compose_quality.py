"""How good the recordings were, and what was left unjudged for which reason."""

import numpy as np

from app.domain.camera_check import NOT_CHECKED, Finding
from app.domain.findings import Abstention, Reason
from app.domain.records import SessionRecord, Verdict
from app.report.context import Context
from app.report.wording import clock, printable

_MOST_SPANS = 6


def quality_rows(context: Context) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    for number, session in enumerate(context.sessions, 1):
        verdict = session.record.verdict
        if verdict is not None:
            rows.append((str(number), *_quality(context, session.record, verdict)))
    return tuple(rows)


def unjudged_rows(context: Context) -> tuple[tuple[str, ...], ...]:
    """Return session, times and sentence, one row for each session and reason."""
    rows: list[tuple[str, ...]] = []
    for number, session in enumerate(context.sessions, 1):
        verdict = session.record.verdict
        by_reason: dict[Reason, list[Abstention]] = {}
        for abstention in verdict.analysis.abstentions if verdict is not None else ():
            by_reason.setdefault(abstention.reason, []).append(abstention)
        for reason, abstentions in by_reason.items():
            when = _times(context, abstentions)
            rows.append((str(number), when, context.say(f"reason.{reason}")))
    return tuple(rows)


def camera_rows(context: Context) -> tuple[tuple[str, ...], ...]:
    """Return session and remarks, where one was begun in spite of what the camera check said."""
    rows: list[tuple[str, ...]] = []
    for number, session in enumerate(context.sessions, 1):
        notes = dict.fromkeys(remark(note) for note in session.record.meta.camera_notes)
        if notes:
            rows.append((str(number), context.say.joined(context.say(key) for key in notes)))
    return tuple(rows)


def remark(note: str) -> str:
    """Return the text of a finding; what a newer app wrote is named without its kind."""
    if note.startswith("off_"):
        return "camera.off"
    if note.startswith(("turned_", "chin_", "tilted_")):
        return "camera.head"
    known = note in (*Finding, NOT_CHECKED)
    return f"camera.{note}" if known else "camera.other"


def _quality(context: Context, record: SessionRecord, verdict: Verdict) -> tuple[str, ...]:
    say, run, curves = context.say, record.run, record.curves
    rest, source = verdict.analysis.rest, verdict.source
    nothing = say("no_value")
    has_usable = curves is not None and curves.usable.size > 0
    dropped = run.frames_dropped if run is not None else None
    return (
        _percent(context, verdict.tracking.tracked_ratio),
        _percent(context, float(np.mean(curves.usable))) if curves and has_usable else nothing,
        f"{source.fps:.1f}",
        f"{source.width}×{source.height}",
        str(dropped) if dropped is not None else nothing,
        say("quality.seconds", s=f"{rest.usable_s:.1f}") if rest is not None else nothing,
        printable(record.meta.app_version),
    )


def _percent(context: Context, share: float) -> str:
    return context.say("quality.percent", value=f"{100 * share:.0f}")


def _times(context: Context, abstentions: list[Abstention]) -> str:
    spans = list(dict.fromkeys(f"{clock(a.start_s)}–{clock(a.end_s)}" for a in abstentions))
    text = context.say.joined(spans[:_MOST_SPANS])
    if len(spans) > _MOST_SPANS:
        text += context.say("comma") + context.say("quality.more", count=len(spans))
    return text
