"""Between the records of the domain and the rows of the log."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice
from typing import Any, Final

from sqlalchemy import Row, Select, delete, func, select, tuple_
from sqlalchemy.orm import Session

from app.domain.findings import Abstention, Flag, Movement
from app.domain.records import SessionId, SessionRecord, SessionState, SessionSummary
from app.domain.sides import Affected
from app.store.tables import AbstentionRow, FlagRow, JournalRow, MeasureRow, MovementRow, SessionRow

_PIECE: Final = 500
Rows = Select[*tuple[Any, ...]]


def put_record(session: Session, record: SessionRecord, algorithm_version: str | None) -> None:
    """Insert a session, or bring the one with its id up to date."""
    meta, verdict = record.meta, record.verdict
    row = session.get(SessionRow, meta.id) or SessionRow(id=meta.id)
    row.started_at = utc(meta.started_at)
    row.utc_offset_s = _offset_s(meta.started_at)
    row.set_id = meta.set_id
    row.state = record.state.value
    row.source_kind = meta.source_kind
    row.synthetic = meta.synthetic
    row.affected = meta.affected.value
    row.duration_s = _duration_s(record)
    row.app_version = meta.app_version
    row.algorithm_version = algorithm_version if verdict else None
    row.camera = _camera(record)
    found = verdict.analysis if verdict else None
    row.mm_per_ocd = _measured(found.rest.mm_per_ocd) if found and found.rest else None
    row.flags = [_flag(flag) for flag in found.flags] if found else []
    row.movements = [_movement(movement) for movement in found.movements] if found else []
    row.abstentions = [_abstention(each) for each in found.abstentions] if found else []
    session.add(row)


def read_summaries(
    session: Session,
    limit: int | None,
    before: SessionSummary | datetime | None,
    since: datetime | None,
) -> tuple[SessionSummary, ...]:
    """Return summaries, newest first; of two with the same time the greater id comes first."""
    # Plain columns: ten years of sessions as objects of the mapper take seconds.
    query = select(
        SessionRow.id,
        SessionRow.started_at,
        SessionRow.utc_offset_s,
        SessionRow.set_id,
        SessionRow.state,
        SessionRow.synthetic,
        SessionRow.affected,
        SessionRow.duration_s,
    ).order_by(SessionRow.started_at.desc(), SessionRow.id.desc())
    if since is not None:
        query = query.where(SessionRow.started_at >= utc(since))
    found = session.execute(_before(query, before).limit(limit)).all()
    # Of a page only its own; of all, without naming thousands of ids.
    ids = [row.id for row in found] if limit is not None or since is not None else None
    flags = _flags_of(session, ids)
    abstained = _counts(session, select(AbstentionRow.session_id, func.count()), ids)
    judged = _counts(
        session, select(MovementRow.session_id, func.count()).where(MovementRow.usable), ids
    )
    return tuple(
        SessionSummary(
            id=SessionId(row.id),
            started_at=local(row.started_at, row.utc_offset_s),
            set_id=row.set_id,
            state=SessionState(row.state),
            synthetic=row.synthetic,
            affected=Affected(row.affected),
            duration_s=row.duration_s,
            flags=tuple(flags.get(row.id, ())),
            abstained=abstained.get(row.id, 0),
            judged=judged.get(row.id, 0),
        )
        for row in found
    )


def read_ids(session: Session) -> frozenset[SessionId]:
    """Return every session that the log knows."""
    return frozenset(map(SessionId, session.scalars(select(SessionRow.id))))


def forget_sessions(session: Session, ids: Collection[str]) -> None:
    """Delete sessions, and the journal entries that are about them with all they replaced."""
    for id_ in ids:
        session.execute(delete(SessionRow).where(SessionRow.id == id_))
        session.execute(delete(JournalRow).where(JournalRow.subject == id_))


def utc(moment: datetime) -> datetime:
    """Return the moment as the table stores it: UTC, without an offset."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def local(moment: datetime, utc_offset_s: int) -> datetime:
    """Return a moment of the table as the clock showed it then."""
    zone = timezone(timedelta(seconds=utc_offset_s))
    return moment.replace(tzinfo=UTC).astimezone(zone)


def _before(query: Rows, before: SessionSummary | datetime | None) -> Rows:
    if isinstance(before, datetime):
        return query.where(SessionRow.started_at < utc(before))
    if before is not None:
        place = tuple_(SessionRow.started_at, SessionRow.id)
        return query.where(place < (utc(before.started_at), before.id))
    return query


def _flags_of(
    session: Session, ids: Collection[str] | None
) -> Mapping[str, list[tuple[str, str, str]]]:
    query = select(FlagRow.session_id, FlagRow.pattern, FlagRow.side, FlagRow.strength)
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in _of(session, query.order_by(FlagRow.id), ids):
        found[row.session_id].append((row.pattern, row.side, row.strength))
    return found


def _counts(session: Session, query: Rows, ids: Collection[str] | None) -> Mapping[str, int]:
    by_session = query.group_by(query.selected_columns[0])
    return dict(map(tuple, _of(session, by_session, ids)))


def _of(session: Session, query: Rows, ids: Collection[str] | None) -> Iterator[Row[Any]]:
    """Run a query for these sessions, a few hundred at a time; None: for all there are.

    The first column of the query names the session.
    """
    if ids is None:
        yield from session.execute(query)
        return
    rest = iter(ids)
    while piece := list(islice(rest, _PIECE)):
        yield from session.execute(query.where(query.selected_columns[0].in_(piece)))


def _duration_s(record: SessionRecord) -> float:
    """Return the recording's length; before the analysis, the end of what was asked."""
    if record.verdict:
        return record.verdict.source.duration_s
    return max((item.end_s for item in record.timeline.items), default=0.0)


def _camera(record: SessionRecord) -> str | None:
    """Name what filmed: a camera's own label, or the kind of source, and the size of the picture.

    The name of a film's file stays out: it may be a person's.
    """
    if record.verdict is None:
        return None
    meta, source = record.meta, record.verdict.source
    label = meta.source_label if meta.source_kind == "camera" else meta.source_kind
    return f"{label}, {source.width}x{source.height}"


def _offset_s(moment: datetime) -> int:
    offset = moment.utcoffset()
    return int(offset.total_seconds()) if offset else 0


def _measured(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _flag(flag: Flag) -> FlagRow:
    return FlagRow(
        pattern=flag.pattern,
        side=flag.side.value,
        start_s=_measured(flag.start_s),
        end_s=_measured(flag.end_s),
        peak_s=_measured(flag.peak_s),
        index=_measured(flag.index),
        unit=flag.unit.value,
        threshold=_measured(flag.threshold),
        strength=flag.strength.value,
        confidence=flag.confidence.value,
        basis=flag.basis.value,
    )


def _movement(movement: Movement) -> MovementRow:
    return MovementRow(
        exercise=movement.exercise,
        rep=movement.rep,
        usable=movement.usable,
        reason=movement.reason.value if movement.reason else None,
        measures=[
            MeasureRow(
                pattern=measure.pattern,
                left=_measured(measure.left),
                right=_measured(measure.right),
                index=_measured(measure.index),
                noise=_measured(measure.noise),
                threshold=_measured(measure.threshold),
                unit=measure.unit.value,
            )
            for measure in movement.measures
        ],
    )


def _abstention(abstention: Abstention) -> AbstentionRow:
    return AbstentionRow(
        start_s=_measured(abstention.start_s),
        end_s=_measured(abstention.end_s),
        reason=abstention.reason.value,
    )
