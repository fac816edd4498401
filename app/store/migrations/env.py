"""Alembic runs this file; app/store/schema.py hands it an open connection."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
