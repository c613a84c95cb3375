"""Runs migrations on the connection it is given; the caller begins and commits (``storage.schema``)."""

from __future__ import annotations

from alembic import context

from briefing_app.storage.rows import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite cannot alter a table in place
    transaction_per_migration=False,
)
context.run_migrations()
