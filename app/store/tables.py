"""The tables of mirrormend.db, as the newest migration leaves them.

A measure that could not be taken is NULL. Values from closed lists are stored as their text.
"""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import DateTime, Float, ForeignKey, Index, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    # Named here because SQLAlchemy 2.0 and 2.1 choose differently for float.
    type_annotation_map: ClassVar = {float: Float(), datetime: DateTime()}


class SessionRow(Base):
    """One session; `started_at` is UTC without an offset, `utc_offset_s` what the clock showed."""

    __tablename__ = "sessions"
    __table_args__ = (Index("ix_sessions_started_at", "started_at", "id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    started_at: Mapped[datetime]
    utc_offset_s: Mapped[int]
    set_id: Mapped[str]
    state: Mapped[str]
    source_kind: Mapped[str]
    synthetic: Mapped[bool]
    affected: Mapped[str]
    duration_s: Mapped[float]
    app_version: Mapped[str]
    algorithm_version: Mapped[str | None]
    camera: Mapped[str | None]
    """Which camera at which resolution; NULL where nobody knows."""
    mm_per_ocd: Mapped[float | None]

    flags: Mapped[list["FlagRow"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="FlagRow.id"
    )
    movements: Mapped[list["MovementRow"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="MovementRow.id"
    )
    abstentions: Mapped[list["AbstentionRow"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="AbstentionRow.id"
    )


class FlagRow(Base):
    __tablename__ = "flags"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    pattern: Mapped[str]
    side: Mapped[str]
    start_s: Mapped[float | None]
    end_s: Mapped[float | None]
    peak_s: Mapped[float | None]
    index: Mapped[float | None]
    unit: Mapped[str]
    threshold: Mapped[float | None]
    strength: Mapped[str]
    confidence: Mapped[str]
    basis: Mapped[str]


class MovementRow(Base):
    """One repetition; its own table, so that one without a single measure is not forgotten."""

    __tablename__ = "movements"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    exercise: Mapped[str]
    rep: Mapped[int]
    usable: Mapped[bool]
    reason: Mapped[str | None]

    measures: Mapped[list["MeasureRow"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="MeasureRow.id"
    )


class MeasureRow(Base):
    __tablename__ = "measures"

    id: Mapped[int] = mapped_column(primary_key=True)
    movement_id: Mapped[int] = mapped_column(
        ForeignKey("movements.id", ondelete="CASCADE"), index=True
    )
    pattern: Mapped[str] = mapped_column(index=True)
    left: Mapped[float | None]
    right: Mapped[float | None]
    index: Mapped[float | None]
    noise: Mapped[float | None]
    threshold: Mapped[float | None]
    unit: Mapped[str]


class AbstentionRow(Base):
    __tablename__ = "abstentions"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    start_s: Mapped[float | None]
    end_s: Mapped[float | None]
    reason: Mapped[str]


class JournalRow(Base):
    """One entry of the journal; `body` is JSON. Replaced and withdrawn entries are not current."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_kind", "kind", "is_current", "at", "id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    utc_offset_s: Mapped[int]
    kind: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    is_private: Mapped[bool]
    is_current: Mapped[bool]
    replaces: Mapped[str | None] = mapped_column(
        ForeignKey("journal.id", ondelete="CASCADE"), index=True
    )
