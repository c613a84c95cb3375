"""A table for the decisions about severances, one after the other; so far only the last one was kept.

Revision ID: 4
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"
branch_labels = None
depends_on = None

FIRST = """
    INSERT INTO severance_decision
        (severance_id, act_kind, state, exemptions, "by", "at", reason, review_on, act_id)
    SELECT id, CASE state WHEN 'approved' THEN 'approve' WHEN 'recommended' THEN 'recommend' ELSE 'sever' END,
        state, exemptions, "by", "at", reason, review_on, act_id
    FROM severance ORDER BY "at", id
"""


def upgrade() -> None:
    """Add the table with what is known of the severances there are, and the triggers that keep it."""
    op.create_table(
        "severance_decision",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("severance_id", sa.String(36), _severance(), nullable=False),
        sa.Column("act_kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("exemptions", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date()),
        sa.Column("act_id", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_severance_decision"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_severance_decision_severance_id", "severance_decision", ["severance_id"])
    op.execute(FIRST)
    for event, refusal in (("UPDATE", "changed"), ("DELETE", "deleted")):
        op.execute(
            f'CREATE TRIGGER severance_decision_no_{event.lower()} BEFORE {event} ON "severance_decision" '
            f"BEGIN SELECT RAISE(ABORT, 'a decision about a severance is never {refusal}'); END"
        )


def downgrade() -> None:
    """A library is not taken back."""
    raise NotImplementedError("a library is never taken back to an older version; restore a backup instead")


def _severance() -> sa.ForeignKey:
    name = "fk_severance_decision_severance_id_severance"
    return sa.ForeignKey("severance.id", name=name, deferrable=True, initially="DEFERRED")
