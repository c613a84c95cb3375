"""A table for what profiles withheld and have no more, since copies of it are still withheld.

Revision ID: 5
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "5"
down_revision = "4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; what was deleted before is not known any more."""
    name = "fk_gone_words_severance_id_severance"
    severance = sa.ForeignKey("severance.id", name=name, deferrable=True, initially="DEFERRED")
    op.create_table(
        "gone_words",
        sa.Column("section_id", sa.String(36), nullable=False),
        sa.Column("block_id", sa.String(), nullable=False),
        sa.Column("severance_id", sa.String(36), severance, nullable=False),
        sa.Column("revision_id", sa.String(36), nullable=False),
        sa.Column("since_id", sa.String(36)),
        sa.Column("block", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act_id", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint("section_id", "block_id", "severance_id", name="pk_gone_words"),
    )
    op.create_index("ix_gone_words_severance_id", "gone_words", ["severance_id"])


def downgrade() -> None:
    """A library is not taken back."""
    raise NotImplementedError("a library is never taken back to an older version; restore a backup instead")
