"""What was recorded and how well, and what was left unjudged for which reason."""

import numpy as np

from app.domain.camera_check import NOT_CHECKED, Finding
from app.domain.findings import Abstention, Reason
from app.domain.patterns import REST_EXERCISE
from app.domain.records import SessionRecord, Verdict
from app.report.context import Context, is_synthetic
from app.report.wording import clock, printable

_MOST_SPANS = 6
_SOURCES = {
    "camera": "source.camera",
    "file": "source.file",
    "demo": "source.demo",
    "import": "source.import",
}


def recording_rows(context: Context) -> tuple[tuple[str, ...], ...]:
    """Return when, what and how well, one row for each session."""
    return tuple(
        (str(number), *_recording(context, session.record))
        for number, session in enumerate(context.sessions, 1)
    )


def set_lines(context: Context) -> tuple[str, ...]:
    """Say which movements each set asked for, and what the recordings were made with."""
    found: dict[str, dict[str, None]] = {}
    for session in context.sessions:
        items = session.record.timeline.items
        asked = [item.exercise for item in items if item.exercise != REST_EXERCISE]
        found.setdefault(session.record.meta.set_id, {}).update(dict.fromkeys(asked))
    say = context.say
    lines = [
        say(
            "done.sets",
            set=context.exercise(set_id),
            movements=say.joined(context.exercise(name) for name in asked) or say("no_value"),
        )
        for set_id, asked in found.items()
    ]
    versions = dict.fromkeys(printable(s.record.meta.app_version) for s in context.sessions)
    return (*lines, say("quality.versions", versions=say.joined(versions)))


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


def _recording(context: Context, record: SessionRecord) -> tuple[str, ...]:
    meta = record.meta
    asked = [item for item in record.timeline.items if item.exercise != REST_EXERCISE]
    return (
        context.started_short(record),
        context.exercise(meta.set_id),
        clock(_length_s(record)),
        str(len(asked)),
        _source(context, record),
        *_quality(context, record, record.verdict),
    )


def _source(context: Context, record: SessionRecord) -> str:
    say, kind = context.say, record.meta.source_kind
    source = say(_SOURCES[kind]) if kind in _SOURCES else printable(kind)
    if is_synthetic(record):
        source += say("comma") + say("synthetic_mark")
    if record.verdict is not None:
        source += f" {record.verdict.source.width}×{record.verdict.source.height}"
    return source


def _length_s(record: SessionRecord) -> float:
    if record.verdict is not None:
        return record.verdict.source.duration_s
    return max((item.end_s for item in record.timeline.items), default=0.0)


def _quality(
    context: Context, record: SessionRecord, verdict: Verdict | None
) -> tuple[str, str, str]:
    """Return frames a second with those dropped, face seen and usable, how long rest was seen."""
    say, run, curves = context.say, record.run, record.curves
    nothing = say("no_value")
    if verdict is None:
        return nothing, nothing, nothing
    rest = verdict.analysis.rest
    has_usable = curves is not None and curves.usable.size > 0
    usable = float(np.mean(curves.usable)) if curves and has_usable else None
    dropped = run.frames_dropped if run is not None else None
    return (
        say(
            "quality.frames_of",
            fps=f"{verdict.source.fps:.1f}",
            dropped=nothing if dropped is None else dropped,
        ),
        say(
            "quality.seen_of",
            seen=_percent(context, verdict.tracking.tracked_ratio),
            usable=nothing if usable is None else _percent(context, usable),
        ),
        say("quality.seconds", s=f"{rest.usable_s:.1f}") if rest is not None else nothing,
    )


def _percent(context: Context, share: float) -> str:
    return context.say("quality.percent", value=f"{100 * share:.0f}")


def _times(context: Context, abstentions: list[Abstention]) -> str:
    spans = list(dict.fromkeys(f"{clock(a.start_s)}–{clock(a.end_s)}" for a in abstentions))
    text = context.say.joined(spans[:_MOST_SPANS])
    if len(spans) > _MOST_SPANS:
        text += context.say("comma") + context.say("quality.more", count=len(spans))
    return text
