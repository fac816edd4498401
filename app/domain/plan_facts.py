"""What was done, read from journal and log, as the day's plan counts it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.journal import Entry, EntryKind
from app.domain.plan import CareRow, Done, PlanItem
from app.domain.plan_entries import Noted
from app.domain.records import SessionState, SessionSummary
from app.domain.routine_record import RoutineRecord, StepOutcome, read_record

MASSAGE: Final = "massage"
"""The id of the massage among the routines; the others are exercise sets."""
WHOLE_SHARE: Final = 0.8
"""From this share of its time on a recording or training counts as whole. Ours."""


@dataclass(frozen=True, slots=True)
class Links:
    """Which part of the plan an id of the content belongs to.

    `diary`: items of the care list that are a part of their own; all others are the care list.
    `steps`: massage steps that do such a part on the way. `sets`: exercise sets, with the seconds
    that each takes in `planned_s`. Only `recording_set` makes a recording whole.
    """

    diary: Mapping[str, PlanItem]
    steps: Mapping[str, PlanItem]
    sets: Mapping[str, PlanItem]
    planned_s: Mapping[str, float]
    recording_set: str


def done_things(
    entries: Collection[Entry],
    noted: Iterable[Noted],
    sessions: Iterable[SessionSummary],
    links: Links,
) -> tuple[Done, ...]:
    """Gather everything that was done; nothing counts twice."""
    sessions = [session for session in sessions if _counts(session, links)]
    together = _recorded_on(sessions, links)
    records = [(entry, record) for entry in entries if (record := _record(entry)) is not None]
    trainings = [record for _, record in records if record.routine != MASSAGE]
    return (
        *(_noted(each, links) for each in noted if _is_said_done(each, links)),
        *(done for entry, record in records for done in _routine(entry, record, links)),
        *(
            _session(session, links, together)
            for session in sessions
            if not any(_is_part(session, t) for t in trainings)
        ),
    )


def care_rows(
    items: Iterable[tuple[str, bool]], noted_today: Iterable[Noted]
) -> tuple[CareRow, ...]:
    """Return the care list of a day from `(id, is_counted)` and what was written down then."""
    newest = {each.item: each.entry for each in sorted(noted_today, key=lambda n: (n.at, n.entry))}
    return tuple(CareRow(id_, is_counted, newest.get(id_)) for id_, is_counted in items)


def _record(entry: Entry) -> RoutineRecord | None:
    """Read a routine; one that this program does not understand is passed over."""
    if entry.kind is not EntryKind.ROUTINE:
        return None
    try:
        return read_record(entry.subject, entry.values)
    except ValueError:
        return None


def _is_said_done(noted: Noted, links: Links) -> bool:
    """A recording is only what was recorded; a line with `done` unticked is none."""
    is_recording = links.diary.get(noted.item) is PlanItem.RECORDING
    return not is_recording and noted.fields.get("done") is not False


def _noted(noted: Noted, links: Links) -> Done:
    return Done(links.diary.get(noted.item, PlanItem.CARE), noted.at)


def _routine(entry: Entry, record: RoutineRecord, links: Links) -> Iterator[Done]:
    for step in record.steps:
        if step.id in links.steps and step.outcome is StepOutcome.DONE:
            yield Done(links.steps[step.id], entry.at, step.seconds)
    is_massage = record.routine == MASSAGE
    if record.practice_s and (is_massage or links.sets.get(record.routine) is PlanItem.MIRROR):
        item = PlanItem.MASSAGE if is_massage else PlanItem.MIRROR
        yield Done(item, entry.at, record.practice_s, record.is_whole)


def _counts(session: SessionSummary, links: Links) -> bool:
    """The demo person's sessions are nobody's practice."""
    return not session.synthetic and session.set_id in links.sets


def _is_part(session: SessionSummary, training: RoutineRecord) -> bool:
    """Tell whether a session is the recording of a training that has its own entry."""
    is_then = training.started_at <= session.started_at <= training.ended_at
    return is_then and session.set_id == training.routine


def _recorded_on(sessions: Iterable[SessionSummary], links: Links) -> Mapping[date, float]:
    """Add up each day's weekly recordings: one that broke off is gone on with in another."""
    seconds: dict[date, float] = {}
    for each in sessions:
        if each.set_id == links.recording_set and each.state is SessionState.ANALYSED:
            day = each.started_at.date()
            seconds[day] = seconds.get(day, 0.0) + each.duration_s
    return seconds


def _session(session: SessionSummary, links: Links, together: Mapping[date, float]) -> Done:
    item = links.sets[session.set_id]
    length_s, is_fit = session.duration_s, True
    if item is PlanItem.RECORDING:
        is_fit = session.set_id == links.recording_set
        length_s = together.get(session.started_at.date(), 0.0)
    is_long = length_s >= WHOLE_SHARE * links.planned_s[session.set_id]
    is_whole = is_long and is_fit and session.state is SessionState.ANALYSED
    return Done(item, session.started_at, session.duration_s, is_whole)
