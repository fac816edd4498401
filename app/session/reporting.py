"""From sessions of the log to what a report is made of."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.journal import EntryKind
from app.domain.patterns import FreeExercise
from app.domain.records import SessionId, SessionState
from app.domain.sides import Affected
from app.domain.totals import read_totals
from app.report.fonts import printable_language
from app.report.request import ReportRequest, ReportSession
from app.session.names import IMPORTED_SET, exercise_name
from app.session.watches import watches_of
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
        totals=read_totals(studio.journal.entries((EntryKind.TOTAL,), until=made_at)),
        watched={
            exercise: tuple(watch.pattern for watch in watches)
            for exercise, watches in watches_of(library).items()
        },
    )
