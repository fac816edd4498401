"""The journal in mirrormend.db: what a person says or does beside the recordings."""

import json
import logging
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Final, cast

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.domain.journal import Entry, EntryId, EntryKind, JsonValue
from app.errors import Bug
from app.store.database import Database
from app.store.log_rows import local, utc
from app.store.tables import JournalRow

_log = logging.getLogger(__name__)
_KINDS: Final = frozenset(EntryKind)
_Columns = tuple[str, datetime, int, str, str, str, bool, str | None]


class Journal:
    """Entries are added, replaced and withdrawn; only with its session one is forgotten.

    Any thread may use it. Every method raises StorageFailure disk_full, database_busy, ...: the
    journal is then as it was before.
    """

    def __init__(self, database: Database, on_change: Callable[[], None]) -> None:
        self._database = database
        self._on_change = on_change

    def append(self, entry: Entry) -> None:
        """Write an entry down; the one it replaces is no longer current.

        Raises: Bug if the id is taken, `replaces` names no current entry of the same kind, or the
            moment has no offset.
        """
        row = _row(entry)
        with self._database.writing() as session:
            if entry.replaces is not None:
                old = session.get(JournalRow, entry.replaces)
                if old is None or not old.is_current or old.kind != entry.kind.value:
                    raise Bug(f"{entry.id} replaces {entry.replaces}, which is not current")
                old.is_current = False
            session.add(row)
        self._on_change()

    def entries(
        self,
        kinds: Collection[EntryKind],
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        subject: str | None = None,
    ) -> tuple[Entry, ...]:
        """Return the current entries, oldest first; `since` is included, `until` is not."""
        query = _current(kinds)
        if since is not None:
            query = query.where(JournalRow.at >= utc(since))
        if until is not None:
            query = query.where(JournalRow.at < utc(until))
        if subject is not None:
            query = query.where(JournalRow.subject == subject)
        with self._database.reading() as session:
            found = session.execute(query)
            return tuple(entry for row in found if (entry := _entry(*row)) is not None)

    def stamp(self, kinds: Collection[EntryKind]) -> tuple[int, int, str]:
        """Return what is another value once entries of these kinds were added or taken back."""
        query = select(
            func.count(),
            func.coalesce(func.sum(JournalRow.is_current), 0),
            func.coalesce(func.max(JournalRow.id), ""),
        ).where(JournalRow.kind.in_([kind.value for kind in kinds]))
        with self._database.reading() as session:
            count, current, newest = session.execute(query).one()
            return count, current, newest

    def history(self, entry_id: EntryId) -> tuple[Entry, ...]:
        """Return an entry and what it replaced, newest first; nothing for an unknown id."""
        with self._database.reading() as session:
            rows = _chain(session, entry_id)
            return tuple(entry for row in rows if (entry := _entry(*_columns(row))) is not None)

    def withdraw(self, entry_id: EntryId) -> None:
        """Take an entry back; it stays in the history. An unknown id changes nothing."""
        with self._database.writing() as session:
            row = session.get(JournalRow, entry_id)
            if row is not None:
                row.is_current = False
        self._on_change()


def _current(kinds: Collection[EntryKind]) -> Select[*_Columns]:
    """Ask for plain columns: tens of thousands of rows as mapped objects take seconds."""
    return (
        select(
            JournalRow.id,
            JournalRow.at,
            JournalRow.utc_offset_s,
            JournalRow.kind,
            JournalRow.subject,
            JournalRow.body,
            JournalRow.is_private,
            JournalRow.replaces,
        )
        .where(JournalRow.kind.in_([kind.value for kind in kinds]), JournalRow.is_current)
        .order_by(JournalRow.at, JournalRow.id)
    )


def _columns(row: JournalRow) -> _Columns:
    return (
        row.id,
        row.at,
        row.utc_offset_s,
        row.kind,
        row.subject,
        row.body,
        row.is_private,
        row.replaces,
    )


def _chain(session: Session, entry_id: EntryId) -> list[JournalRow]:
    rows: list[JournalRow] = []
    row = session.get(JournalRow, entry_id)
    while row is not None:
        rows.append(row)
        row = session.get(JournalRow, row.replaces) if row.replaces else None
    return rows


def _row(entry: Entry) -> JournalRow:
    offset = entry.at.utcoffset()
    if offset is None:
        raise Bug(f"{entry.id} has a moment without an offset")
    return JournalRow(
        id=entry.id,
        at=utc(entry.at),
        utc_offset_s=int(offset.total_seconds()),
        kind=entry.kind.value,
        subject=entry.subject,
        body=json.dumps(dict(entry.values), ensure_ascii=False, allow_nan=False),
        is_private=entry.is_private,
        is_current=True,
        replaces=entry.replaces,
    )


def _entry(
    id_: str,
    at: datetime,
    utc_offset_s: int,
    kind: str,
    subject: str,
    body: str,
    is_private: bool,
    replaces: str | None,
) -> Entry | None:
    """Read a row; one of an unknown kind or with a damaged body is left alone and not shown."""
    try:
        values: object = json.loads(body)
    except ValueError:
        values = None
    if kind not in _KINDS or not isinstance(values, dict):
        _log.warning("journal entry %s cannot be read", id_)
        return None
    return Entry(
        id=EntryId(id_),
        at=local(at, utc_offset_s),
        kind=EntryKind(kind),
        subject=subject,
        values=cast("dict[str, JsonValue]", values),
        is_private=is_private,
        replaces=EntryId(replaces) if replaces else None,
    )
