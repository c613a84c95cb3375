"""A table for words that went from one profile into another, since what is severed follows them.

Revision ID: 7
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "7"
down_revision = "6"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; which words went where before is not known."""
    key = ("section_id", "block_id", "source_section_id", "source_block_id")
    op.create_table(
        "carried_words",
        sa.Column("section_id", sa.String(36), nullable=False),
        sa.Column("block_id", sa.String(), nullable=False),
        sa.Column("source_section_id", sa.String(36), nullable=False),
        sa.Column("source_block_id", sa.String(), nullable=False),
        sa.Column("revision_id", sa.String(36), nullable=False),
        sa.Column("source_revision_id", sa.String(36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act_id", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint(*key, name="pk_carried_words"),
    )
    op.create_index("ix_carried_words_source_section_id", "carried_words", ["source_section_id"])


def downgrade() -> None:
    """A library is not taken back."""
    raise NotImplementedError("a library is never taken back to an older version; restore a backup instead")
