"""Sessions, their flags, movements, measures and abstentions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("utc_offset_s", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("source_kind", sa.String(), nullable=False),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.Column("affected", sa.String(), nullable=False),
        sa.Column("duration_s", sa.Float(), nullable=False),
        sa.Column("app_version", sa.String(), nullable=False),
        sa.Column("algorithm_version", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
    )
    op.create_index("ix_sessions_started_at", "sessions", ["started_at", "id"])
    _create_flags()
    _create_movements()
    _create_measures()
    _create_abstentions()


def _create_flags() -> None:
    op.create_table(
        "flags",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("pattern", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("start_s", sa.Float()),
        sa.Column("end_s", sa.Float()),
        sa.Column("peak_s", sa.Float()),
        sa.Column("index", sa.Float()),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("threshold", sa.Float()),
        sa.Column("strength", sa.String(), nullable=False),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        *_child_of("flags", "sessions"),
    )
    op.create_index("ix_flags_session_id", "flags", ["session_id"])


def _create_movements() -> None:
    op.create_table(
        "movements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("exercise", sa.String(), nullable=False),
        sa.Column("rep", sa.Integer(), nullable=False),
        sa.Column("usable", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String()),
        *_child_of("movements", "sessions"),
    )
    op.create_index("ix_movements_session_id", "movements", ["session_id"])


def _create_measures() -> None:
    op.create_table(
        "measures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("movement_id", sa.Integer(), nullable=False),
        sa.Column("pattern", sa.String(), nullable=False),
        sa.Column("left", sa.Float()),
        sa.Column("right", sa.Float()),
        sa.Column("index", sa.Float()),
        sa.Column("noise", sa.Float()),
        sa.Column("threshold", sa.Float()),
        sa.Column("unit", sa.String(), nullable=False),
        *_child_of("measures", "movements"),
    )
    op.create_index("ix_measures_movement_id", "measures", ["movement_id"])
    op.create_index("ix_measures_pattern", "measures", ["pattern"])


def _create_abstentions() -> None:
    op.create_table(
        "abstentions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("start_s", sa.Float()),
        sa.Column("end_s", sa.Float()),
        sa.Column("reason", sa.String(), nullable=False),
        *_child_of("abstentions", "sessions"),
    )
    op.create_index("ix_abstentions_session_id", "abstentions", ["session_id"])


def _child_of(table: str, parent: str) -> tuple[sa.Constraint, ...]:
    column = f"{parent.removesuffix('s')}_id"
    return (
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            [column], [f"{parent}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE"
        ),
    )
