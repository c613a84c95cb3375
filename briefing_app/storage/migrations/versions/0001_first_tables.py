"""The first tables of a library, its full-text index, and the triggers that keep records as they were made.

Revision ID: 1
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None
branch_labels = None
depends_on = None

TABLES = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
ID = sa.String(36)
TIME = sa.DateTime(timezone=True)


def _belongs_to(column: str) -> sa.ForeignKey:
    return sa.ForeignKey(column, ondelete="CASCADE", deferrable=True, initially="DEFERRED")


def _refers_to(column: str) -> sa.ForeignKey:
    return sa.ForeignKey(column, deferrable=True, initially="DEFERRED")


sa.Table(
    "library",
    TABLES,
    sa.Column("id", ID, primary_key=True),
    sa.Column("ceiling", sa.JSON(), nullable=False),
    sa.Column("statement", sa.Text(), nullable=False),
    sa.Column("scheme", sa.String(), nullable=False),
    sa.Column("act", sa.String(), nullable=False),
    sa.Column("language", sa.String(), nullable=False),
    sa.Column("created_at", TIME, nullable=False),
    sa.Column("changes", sa.Integer(), nullable=False),
    sa.Column("backed_up", sa.Integer(), nullable=False),
)
sa.Table(
    "profile",
    TABLES,
    sa.Column("id", ID, primary_key=True),
    sa.Column("kind", sa.String(), nullable=False),
    sa.Column("name", sa.String(), nullable=False),
    sa.Column("name_key", sa.String(), nullable=False),
    sa.Column("acronym", sa.String()),
    sa.Column("parent_id", ID, _refers_to("profile.id"), index=True),
    sa.Column("confirmed", sa.Boolean(), nullable=False),
    sa.Column("tags", sa.JSON(), nullable=False),
    sa.Column("body", sa.JSON(), nullable=False),
    sa.Column("reviewed_on", sa.Date()),
    sa.Column("updated_at", TIME, nullable=False),
    sa.Column("deleted_at", TIME),
    sa.Column("act_id", ID, nullable=False),
    sa.Index(None, "deleted_at", "name_key"),
)
sa.Table(
    "name",
    TABLES,
    sa.Column("profile_id", ID, _belongs_to("profile.id"), primary_key=True),
    sa.Column("position", sa.Integer(), primary_key=True),
    sa.Column("key", sa.String(), nullable=False, index=True),
)
sa.Table(
    "note",
    TABLES,
    sa.Column("id", ID, primary_key=True),
    sa.Column("serial", sa.Integer(), nullable=False, unique=True),
    sa.Column("number", sa.String(), nullable=False, unique=True),
    sa.Column("kind", sa.String(), nullable=False),
    sa.Column("title", sa.String(), nullable=False),
    sa.Column("language", sa.String(), nullable=False),
    sa.Column("held_on", sa.Date()),
    sa.Column("place", sa.String(), nullable=False),
    sa.Column("body", sa.JSON(), nullable=False),
    sa.Column("created_at", TIME, nullable=False),
    sa.Column("updated_at", TIME, nullable=False),
    sa.Column("deleted_at", TIME),
    sa.Column("act_id", ID, nullable=False),
)
sa.Table(
    "note_profile",
    TABLES,
    sa.Column("note_id", ID, _belongs_to("note.id"), primary_key=True),
    sa.Column("position", sa.Integer(), primary_key=True),
    sa.Column("profile_id", ID, nullable=False, index=True),
)
sa.Table(
    "section",
    TABLES,
    sa.Column("id", ID, primary_key=True),
    sa.Column("profile_id", ID, _belongs_to("profile.id"), index=True),
    sa.Column("note_id", ID, _belongs_to("note.id"), index=True),
    sa.Column("key", sa.String(), nullable=False),
    sa.Column("position", sa.Integer(), nullable=False),
    sa.Column("level", sa.Integer(), nullable=False),
    sa.Column("body", sa.JSON(), nullable=False),
    sa.Column("act_id", ID, nullable=False),
    sa.CheckConstraint("(profile_id IS NULL) <> (note_id IS NULL)", name="one_owner"),
)
sa.Table(
    "revision",
    TABLES,
    sa.Column("id", ID, primary_key=True),
    sa.Column("section_id", ID, _belongs_to("section.id"), nullable=False),
    sa.Column("language", sa.String(), nullable=False),
    sa.Column("blocks", sa.JSON(), nullable=False),
    sa.Column("at", TIME, nullable=False),
    sa.Column("by", sa.String(), nullable=False),
    sa.Column("act_kind", sa.String(), nullable=False),
    sa.Column("act_id", ID, nullable=False),
    sa.Index(None, "section_id", "language"),
)
sa.Table(
    "section_text",
    TABLES,
    sa.Column("section_id", ID, _belongs_to("section.id"), primary_key=True),
    sa.Column("language", sa.String(), primary_key=True),
    sa.Column("revision_id", ID, _refers_to("revision.id"), nullable=False, index=True),
    sa.Column("act_id", ID, nullable=False),
)
sa.Table(
    "draft",
    TABLES,
    sa.Column("section_id", ID, _belongs_to("section.id"), primary_key=True),
    sa.Column("language", sa.String(), primary_key=True),
    sa.Column("blocks", sa.JSON(), nullable=False),
    sa.Column("at", TIME, nullable=False),
    sa.Column("by", sa.String(), nullable=False),
)
sa.Table(
    "import",
    TABLES,
    sa.Column("id", ID, primary_key=True),
    sa.Column("number", sa.Integer(), nullable=False, unique=True),
    sa.Column("name", sa.String(), nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False, index=True),
    sa.Column("language", sa.String(), nullable=False),
    sa.Column("at", TIME, nullable=False),
    sa.Column("by", sa.String(), nullable=False),
    sa.Column("line_count", sa.Integer(), nullable=False),
    sa.Column("undone_at", TIME),
    sa.Column("act_id", ID, nullable=False),
)
sa.Table(
    "import_line",
    TABLES,
    sa.Column("import_id", ID, _refers_to("import.id"), primary_key=True),
    sa.Column("number", sa.Integer(), primary_key=True),
    sa.Column("text", sa.Text(), nullable=False),
)
sa.Table(
    "import_change",
    TABLES,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("import_id", ID, _refers_to("import.id"), nullable=False, index=True),
    sa.Column("object_type", sa.String(), nullable=False),
    sa.Column("object_id", sa.JSON(), nullable=False),
    sa.Column("before", sa.JSON()),
    sa.Column("deleted", sa.Boolean(), nullable=False),
)
sa.Table(
    "fact",
    TABLES,
    sa.Column("id", ID, primary_key=True),
    sa.Column("profile_id", ID, _belongs_to("profile.id"), index=True),
    sa.Column("position", sa.Integer(), nullable=False),
    sa.Column("kind", sa.String(), nullable=False),
    sa.Column("body", sa.JSON(), nullable=False),
    sa.Column("earliest", sa.Date()),
    sa.Column("latest", sa.Date()),
    sa.Column("confirmed", sa.Boolean(), nullable=False),
    sa.Column("import_id", ID, _refers_to("import.id"), index=True),
    sa.Column("act_id", ID, nullable=False),
    sa.Index(None, "kind", "earliest"),
)
sa.Table(
    "severance",
    TABLES,
    sa.Column("id", ID, primary_key=True),
    sa.Column("exemptions", sa.JSON(), nullable=False),
    sa.Column("state", sa.String(), nullable=False),
    sa.Column("by", sa.String(), nullable=False),
    sa.Column("at", TIME, nullable=False),
    sa.Column("reason", sa.Text(), nullable=False),
    sa.Column("review_on", sa.Date()),
    sa.Column("source_id", ID, _refers_to("severance.id"), index=True),
    sa.Column("closed_at", TIME),
    sa.Column("act_id", ID, nullable=False),
)
sa.Table(
    "severance_holder",
    TABLES,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("severance_id", ID, _refers_to("severance.id"), nullable=False, index=True),
    sa.Column("section_id", ID, _belongs_to("section.id"), index=True),
    sa.Column("language", sa.String()),
    sa.Column("fact_id", ID, _belongs_to("fact.id"), index=True),
)
sa.Table(
    "block_origin",
    TABLES,
    sa.Column("section_id", ID, _belongs_to("section.id"), primary_key=True),
    sa.Column("block_id", sa.String(), primary_key=True),
    sa.Column("source_section_id", ID, nullable=False, index=True),
)
sa.Table(
    "picture",
    TABLES,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("content", sa.LargeBinary(), nullable=False),
)
sa.Table(
    "audit",
    TABLES,
    sa.Column("seq", sa.Integer(), primary_key=True),
    sa.Column("at", TIME, nullable=False),
    sa.Column("by", sa.String(), nullable=False),
    sa.Column("act_kind", sa.String(), nullable=False),
    sa.Column("act_id", ID, nullable=False, index=True),
    sa.Column("action", sa.String(), nullable=False),
    sa.Column("object_type", sa.String(), nullable=False),
    sa.Column("object_id", sa.String(64), nullable=False, index=True),
    sa.Column("fields", sa.JSON(), nullable=False),
    sa.Column("reason", sa.Text(), nullable=False),
    sqlite_autoincrement=True,
)
sa.Table(
    "search_block",
    TABLES,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("profile_id", ID, _belongs_to("profile.id")),
    sa.Column("note_id", ID, _belongs_to("note.id")),
    sa.Column("section_id", ID, _belongs_to("section.id"), index=True),
    sa.Column("block_id", sa.String()),
    sa.Column("language", sa.String(), nullable=False),
    sa.Column("free", sa.Text(), nullable=False),
    sa.Column("severed", sa.Text(), nullable=False),
    sa.Index(None, "profile_id", "section_id"),
    sa.Index(None, "note_id", "section_id"),
)


FULL_TEXT_INDEX = (
    """
    CREATE VIRTUAL TABLE block_search USING fts5(
        free, severed, content='search_block', content_rowid='id',
        tokenize="unicode61 remove_diacritics 2", prefix='1 2 3 4 5'
    )
    """,
    # without it the words of a deleted block would stay readable in the index
    "INSERT INTO block_search(block_search, rank) VALUES('secure-delete', 1)",
    """
    CREATE TRIGGER search_block_added AFTER INSERT ON search_block BEGIN
        INSERT INTO block_search(rowid, free, severed) VALUES (new.id, new.free, new.severed);
    END
    """,
    """
    CREATE TRIGGER search_block_removed AFTER DELETE ON search_block BEGIN
        INSERT INTO block_search(block_search, rowid, free, severed)
        VALUES ('delete', old.id, old.free, old.severed);
    END
    """,
    """
    CREATE TRIGGER search_block_changed AFTER UPDATE ON search_block BEGIN
        INSERT INTO block_search(block_search, rowid, free, severed)
        VALUES ('delete', old.id, old.free, old.severed);
        INSERT INTO block_search(rowid, free, severed) VALUES (new.id, new.free, new.severed);
    END
    """,
)

KEPT_AS_MADE = (
    ("audit", "UPDATE", "an audit row is never changed"),
    ("audit", "DELETE", "an audit row is never deleted"),
    ("import_line", "UPDATE", "the lines of an imported file are never changed"),
    ("import_line", "DELETE", "the lines of an imported file are never deleted"),
    ("import", "DELETE", "an import is undone, never deleted"),
    ("revision", "UPDATE", "a revision is never changed"),
    ("severance", "DELETE", "a severance is closed, never deleted"),
)


def upgrade() -> None:
    """Make the tables, the index and the triggers."""
    TABLES.create_all(op.get_bind(), checkfirst=False)
    for statement in FULL_TEXT_INDEX:
        op.execute(sa.text(statement))
    for table, event, refusal in KEPT_AS_MADE:
        op.execute(
            f'CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON "{table}" '
            f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
        )


def downgrade() -> None:
    """There is nothing before the first tables."""
    raise NotImplementedError("a library is never taken back to an older version; restore a backup instead")
