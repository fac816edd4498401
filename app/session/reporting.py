"""From sessions of the log to what a report is made of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.days import earliest_of, latest_of
from app.domain.journal import EntryKind, reportable
from app.domain.marks import read_marks
from app.domain.patterns import FreeExercise
from app.domain.period import Period, period_of, span_of
from app.domain.plan_entries import read_diary
from app.domain.plan_facts import done_things
from app.domain.records import SessionId, SessionRecord, SessionState
from app.domain.sides import Affected
from app.domain.symptoms import SYMPTOMS
from app.domain.totals import read_totals
from app.domain.trends import Trend, trends_of
from app.errors import StorageFailure
from app.report.fonts import printable_language
from app.report.request import ReportRequest, ReportSession
from app.session.day_links import links_of
from app.session.gate_rules import rules_of
from app.session.names import IMPORTED_SET, exercise_name
from app.session.watches import watches_of
from app.store.settings import SettingsFile
from app.texts import Lang, Texts

if TYPE_CHECKING:
    from app.session.studio import Studio


def report_request(
    studio: "Studio",
    session_ids: Sequence[SessionId],
    lang: Lang,
    made_at: datetime,
    app_version: str,
    person_label: str | None = None,
) -> ReportRequest:
    """Gather what a report over these sessions says, in the language that can be printed.

    Raises: StorageFailure.
    """
    lang = printable_language(lang)
    library = studio.library
    records = [studio.record(i) for i in session_ids]
    analysed = sorted(
        (r for r in records if r.state is SessionState.ANALYSED), key=lambda r: r.meta.started_at
    )
    return ReportRequest(
        lang=lang,
        made_at=made_at,
        person_label=person_label,
        affected=analysed[-1].meta.affected if analysed else Affected.UNKNOWN,
        sessions=tuple(
            ReportSession(
                r,
                studio.thumbnails(r.meta.id),
                frozenset(studio.reviews.disputed(r.meta.id)),
            )
            for r in analysed
        ),
        exercise_names={
            thing.id: thing.name.of(lang)
            for thing in (*library.exercises.values(), *library.sets.values())
        }
        | {
            name: exercise_name(name, library, Texts(lang))
            for name in (*FreeExercise, IMPORTED_SET)
        },
        pattern_names={p.id: p.name.of(lang) for p in library.patterns.values()},
        app_version=app_version,
        palsy_since=_palsy_since(studio, analysed),
        totals=read_totals(studio.journal.entries((EntryKind.TOTAL,), until=made_at)),
        watched={
            exercise: tuple(watch.pattern for watch in watches)
            for exercise, watches in watches_of(library).items()
        },
        period=_period(studio, analysed),
        trends=_trends(studio, analysed),
        eye_names=_eye_names(studio, lang),
    )


def _palsy_since(studio: "Studio", records: Sequence[SessionRecord]) -> str | None:
    """Return what the person said of themselves; it is not true of a demo person."""
    if all(record.meta.synthetic for record in records):
        return None
    try:
        return SettingsFile(studio.paths.settings).load().palsy_since
    except StorageFailure:
        return None


def _period(studio: "Studio", records: Sequence[SessionRecord]) -> Period | None:
    """Read journal and log over the time of these sessions, without what is private."""
    if not records:
        return None
    span = first, last = span_of([record.meta.started_at.date() for record in records])
    recorded = [r.meta.started_at.date() for r in records if not r.meta.synthetic]
    since, until = earliest_of(first), latest_of(last)
    kinds = (EntryKind.ROUTINE, EntryKind.DIARY, EntryKind.GATE)
    found = studio.journal.entries(kinds, since=since, until=until)
    entries = reportable(found)
    sessions = studio.sessions_log.summaries(before=until, since=since)
    done = done_things(entries, read_diary(entries), sessions, links_of(studio.library))
    rules = {rule.id: rule for rule in rules_of(studio.library.care)}
    return period_of(span, recorded, entries, done, rules)


def _trends(studio: "Studio", records: Sequence[SessionRecord]) -> tuple[Trend, ...]:
    """Follow measures over the set that most of these sessions recorded: others differ."""
    counts = Counter(record.meta.set_id for record in records)
    if not counts:
        return ()
    chosen = {record.meta.id for record in records}
    most = max(sorted(counts), key=lambda set_id: counts[set_id])
    recorded = [each for each in studio.sessions_log.measured((most,)) if each.id in chosen]
    marks = read_marks(studio.journal.entries((EntryKind.MARK,)))
    return trends_of(recorded, [mark.at for mark in marks], studio.reviews.doubted())


def _eye_names(studio: "Studio", lang: Lang) -> Mapping[str, str]:
    fields = studio.library.care.items[SYMPTOMS].log
    return {
        option.id: option.name.of(lang)
        for field in fields
        if field.key == "eye"
        for option in field.options
    }
