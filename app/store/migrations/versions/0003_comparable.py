"""What tells whether two recordings can be compared: the camera, and the face's scale."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Unknown for sessions that are in the log already; rebuild-log fills both.
    op.add_column("sessions", sa.Column("camera", sa.String()))
    op.add_column("sessions", sa.Column("mm_per_ocd", sa.Float()))
