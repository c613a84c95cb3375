"""Which markings a profile holds, kept beside its name so that a list need not read its texts.

Revision ID: 2
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"
branch_labels = None
depends_on = None

HELD = (
    """
    SELECT section.profile_id, revision.blocks FROM section
    JOIN section_text ON section_text.section_id = section.id
    JOIN revision ON revision.id = section_text.revision_id
    WHERE section.profile_id IS NOT NULL
    """,
    "SELECT profile_id, body FROM fact WHERE profile_id IS NOT NULL",
)


def upgrade() -> None:
    """Add the column, and fill it from the texts and facts there are."""
    op.add_column("profile", sa.Column("markings", sa.JSON(), nullable=False, server_default="[]"))
    connection = op.get_bind()
    found: dict[str, set[str]] = {}
    for query in HELD:
        for profile, stored in connection.execute(sa.text(query)):
            if '"levels"' in stored:  # most hold no marking and need not be read
                held = (json.dumps(one, sort_keys=True) for one in _markings(json.loads(stored)))
                found.setdefault(profile, set()).update(held)
    for profile, every in found.items():
        markings = json.dumps([json.loads(one) for one in sorted(every)])
        connection.execute(
            sa.text("UPDATE profile SET markings = :markings WHERE id = :id"),
            {"markings": markings, "id": profile},
        )


def downgrade() -> None:
    """A library is not taken back."""
    raise NotImplementedError("a library is never taken back to an older version; restore a backup instead")


def _markings(stored: object) -> Iterator[dict[str, list[str]]]:
    if isinstance(stored, dict):
        if stored.keys() == {"levels", "caveats"}:
            yield stored
        else:
            for value in stored.values():
                yield from _markings(value)
    elif isinstance(stored, list):
        for value in stored:
            yield from _markings(value)
