"""A table for what is being typed in lines outside the texts: titles, headings, names.

Revision ID: 3
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; nothing that is there is touched."""
    op.create_table(
        "line_draft",
        sa.Column("owner_id", sa.String(36), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("profile_id", sa.String(36), _belongs_to("profile.id")),
        sa.Column("note_id", sa.String(36), _belongs_to("note.id")),
        sa.Column("typed", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "place", name="pk_line_draft"),
        sa.CheckConstraint("(profile_id IS NULL) <> (note_id IS NULL)", name="one_owner"),
    )
    op.create_index("ix_line_draft_profile_id", "line_draft", ["profile_id"])
    op.create_index("ix_line_draft_note_id", "line_draft", ["note_id"])


def downgrade() -> None:
    """A library is not taken back."""
    raise NotImplementedError("a library is never taken back to an older version; restore a backup instead")


def _belongs_to(column: str) -> sa.ForeignKey:
    table = column.partition(".")[0]
    name = f"fk_line_draft_{table}_id_{table}"
    return sa.ForeignKey(column, name=name, ondelete="CASCADE", deferrable=True, initially="DEFERRED")
