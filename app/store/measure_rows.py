"""The measures of many sessions at once, without opening one of their folders."""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.findings import Reason, Unit
from app.domain.measured import Judged, Reading, Recorded, Repeat, Take
from app.domain.records import SessionId, SessionState
from app.domain.sides import Affected
from app.store.log_rows import local
from app.store.tables import MeasureRow, MovementRow, SessionRow


def read_measured(session: Session, sets: Collection[str]) -> tuple[Recorded, ...]:
    """Return the sessions of these sets with their measures, oldest first."""
    repeats = _repeats(session, sets, _readings(session, sets))
    # Plain columns, as everywhere here: ten years as objects of the mapper take seconds.
    found = session.execute(
        select(
            SessionRow.id,
            SessionRow.started_at,
            SessionRow.utc_offset_s,
            SessionRow.set_id,
            SessionRow.state,
            SessionRow.source_kind,
            SessionRow.synthetic,
            SessionRow.affected,
            SessionRow.algorithm_version,
            SessionRow.camera,
            SessionRow.mm_per_ocd,
        )
        .where(SessionRow.set_id.in_(sets))
        .order_by(SessionRow.started_at, SessionRow.id)
    )
    return tuple(
        Recorded(
            id=SessionId(row.id),
            started_at=local(row.started_at, row.utc_offset_s),
            set_id=row.set_id,
            state=SessionState(row.state),
            source_kind=row.source_kind,
            synthetic=row.synthetic,
            affected=Affected(row.affected),
            algorithm_version=row.algorithm_version,
            camera=row.camera,
            mm_per_ocd=row.mm_per_ocd,
            repeats=tuple(repeats.get(row.id, ())),
        )
        for row in found
    )


def read_judged(session: Session, sets: Collection[str], apart_from: str) -> tuple[Judged, ...]:
    """Return the sessions of these sets in which another exercise could be judged."""
    has_any = (
        select(MovementRow.id)
        .where(
            MovementRow.session_id == SessionRow.id,
            MovementRow.usable,
            MovementRow.exercise != apart_from,
        )
        .exists()
    )
    rows = session.execute(
        select(SessionRow.id, SessionRow.synthetic)
        .where(SessionRow.set_id.in_(sets), has_any)
        .order_by(SessionRow.started_at, SessionRow.id)
    )
    return tuple(Judged(SessionId(id_), synthetic) for id_, synthetic in rows)


def read_takes(session: Session, ids: Collection[SessionId]) -> tuple[Take, ...]:
    """Return those of these sessions in which anything could be judged, oldest first."""
    rows = session.execute(
        select(
            SessionRow.id,
            SessionRow.started_at,
            SessionRow.utc_offset_s,
            SessionRow.synthetic,
            SessionRow.affected,
            MovementRow.exercise,
        )
        .join(MovementRow, MovementRow.session_id == SessionRow.id)
        .where(SessionRow.id.in_(ids), MovementRow.usable)
        .distinct()
        .order_by(SessionRow.started_at, SessionRow.id, MovementRow.exercise)
    )
    return tuple(
        Take(
            session=SessionId(first.id),
            at=local(first.started_at, first.utc_offset_s),
            exercises=frozenset(row.exercise for row in (first, *others)),
            synthetic=first.synthetic,
            affected=Affected(first.affected),
        )
        for _, (first, *others) in groupby(rows, key=lambda row: row.id)
    )


def _readings(session: Session, sets: Collection[str]) -> Mapping[int, list[Reading]]:
    """Return the readings by movement; plain columns, of which there are tens of thousands."""
    rows = session.execute(
        select(
            MeasureRow.movement_id,
            MeasureRow.pattern,
            MeasureRow.left,
            MeasureRow.right,
            MeasureRow.index,
            MeasureRow.noise,
            MeasureRow.unit,
        )
        .join(MovementRow, MovementRow.id == MeasureRow.movement_id)
        .join(SessionRow, SessionRow.id == MovementRow.session_id)
        .where(SessionRow.set_id.in_(sets))
        .order_by(MeasureRow.id)
    )
    found: dict[int, list[Reading]] = defaultdict(list)
    for movement, pattern, left, right, index, noise, unit in rows:
        found[movement].append(
            Reading(
                pattern,
                _number(left),
                _number(right),
                _number(index),
                _number(noise),
                Unit(unit),
            )
        )
    return found


def _repeats(
    session: Session, sets: Collection[str], readings: Mapping[int, list[Reading]]
) -> Mapping[str, list[Repeat]]:
    """Return what was repeated by session."""
    rows = session.execute(
        select(
            MovementRow.session_id,
            MovementRow.id,
            MovementRow.exercise,
            MovementRow.rep,
            MovementRow.usable,
            MovementRow.reason,
        )
        .join(SessionRow, SessionRow.id == MovementRow.session_id)
        .where(SessionRow.set_id.in_(sets))
        .order_by(MovementRow.id)
    )
    found: dict[str, list[Repeat]] = defaultdict(list)
    for session_id, movement, exercise, rep, usable, reason in rows:
        why = None if reason is None else Reason(reason)
        found[session_id].append(
            Repeat(exercise, rep, usable, why, tuple(readings.get(movement, ())))
        )
    return found


def _number(value: float | None) -> float:
    return math.nan if value is None else value
