"""The tables of a library as rows; they stay inside ``storage``, repositories give domain objects.

Ids are UUIDv7 as text, so that a team library on another database keeps them. Foreign keys are checked at
the end of a transaction, so that things can be written in any order. What holds words is JSON: the domain
gives it a ``format`` and upgrades it on reading. The full-text index and the triggers are SQLite's own and
are made by the migrations.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

Json = dict[str, Any]


class UtcTime(TypeDecorator[datetime]):
    """An aware time, stored in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The time in UTC; a time without a zone is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The stored time, aware."""
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The root of all rows: one naming convention, JSON and times by annotation."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    __mapper_args__ = {"confirm_deleted_rows": False}  # noqa: RUF012  # the file may delete what hangs on a row first
    type_annotation_map = {  # noqa: RUF012  # SQLAlchemy reads it from the class
        dict[str, Any]: JSON,
        list[str]: JSON,
        datetime: UtcTime,
        date: Date,
        str: String,
    }


def _belongs_to(column: str) -> ForeignKey:
    return ForeignKey(column, ondelete="CASCADE", deferrable=True, initially="DEFERRED")


def _refers_to(column: str) -> ForeignKey:
    return ForeignKey(column, deferrable=True, initially="DEFERRED")


class LibraryRow(Base):
    """The one row of settings; ``changes`` counts transactions, ``backed_up`` those the last backup had."""

    __tablename__ = "library"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    ceiling: Mapped[Json]
    statement: Mapped[str] = mapped_column(Text)
    scheme: Mapped[str]
    act: Mapped[str]
    language: Mapped[str]
    created_at: Mapped[datetime]
    changes: Mapped[int] = mapped_column(Integer, default=0)
    backed_up: Mapped[int] = mapped_column(Integer, default=0)


class ProfileRow(Base):
    """A stakeholder's record; ``body`` holds names, nature and date of founding.

    ``markings`` are those of its texts and facts; derived from them when they are saved.
    """

    __tablename__ = "profile"
    __table_args__ = (Index(None, "deleted_at", "name_key"),)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    name_key: Mapped[str]
    acronym: Mapped[str | None]
    parent_id: Mapped[str | None] = mapped_column(_refers_to("profile.id"), index=True)
    confirmed: Mapped[bool] = mapped_column(Boolean)
    tags: Mapped[list[str]]
    body: Mapped[Json]
    markings: Mapped[list[Json]] = mapped_column(JSON, server_default="[]")
    reviewed_on: Mapped[date | None]
    updated_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    act_id: Mapped[str] = mapped_column(String(36))


class NameRow(Base):
    """A name by which a profile is found, folded; ``position`` is its place among the profile's names."""

    __tablename__ = "name"
    profile_id: Mapped[str] = mapped_column(_belongs_to("profile.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(index=True)


class NoteRow(Base):
    """A briefing note without its sections; ``serial`` counts notes, ``number`` is for people."""

    __tablename__ = "note"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    serial: Mapped[int] = mapped_column(unique=True)
    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    title: Mapped[str]
    language: Mapped[str]
    held_on: Mapped[date | None]
    place: Mapped[str]
    body: Mapped[Json]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    act_id: Mapped[str] = mapped_column(String(36))


class NoteProfileRow(Base):
    """A profile a note is made from; no foreign key to it, since a note outlives its sources."""

    __tablename__ = "note_profile"
    note_id: Mapped[str] = mapped_column(_belongs_to("note.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    profile_id: Mapped[str] = mapped_column(String(36), index=True)


class SectionRow(Base):
    """A titled part of a profile or of a note; its words are in ``section_text``."""

    __tablename__ = "section"
    __table_args__ = (CheckConstraint("(profile_id IS NULL) <> (note_id IS NULL)", name="one_owner"),)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    profile_id: Mapped[str | None] = mapped_column(_belongs_to("profile.id"), index=True)
    note_id: Mapped[str | None] = mapped_column(_belongs_to("note.id"), index=True)
    key: Mapped[str]
    position: Mapped[int]
    level: Mapped[int]
    body: Mapped[Json]
    act_id: Mapped[str] = mapped_column(String(36))


class SectionTextRow(Base):
    """Which revision is the present text of a section in a language ("" where a note's own is meant)."""

    __tablename__ = "section_text"
    section_id: Mapped[str] = mapped_column(_belongs_to("section.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    revision_id: Mapped[str] = mapped_column(_refers_to("revision.id"), index=True)
    act_id: Mapped[str] = mapped_column(String(36))


class RevisionRow(Base):
    """A text of a section as it was saved once; never changed afterwards."""

    __tablename__ = "revision"
    __table_args__ = (Index(None, "section_id", "language"),)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    section_id: Mapped[str] = mapped_column(_belongs_to("section.id"))
    language: Mapped[str]
    blocks: Mapped[Json]
    at: Mapped[datetime]
    by: Mapped[str]
    act_kind: Mapped[str]
    act_id: Mapped[str] = mapped_column(String(36))


class DraftRow(Base):
    """What is being typed and is no revision yet."""

    __tablename__ = "draft"
    section_id: Mapped[str] = mapped_column(_belongs_to("section.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    blocks: Mapped[Json]
    at: Mapped[datetime]
    by: Mapped[str]


class LineDraftRow(Base):
    """What is being typed in lines outside the texts and is not stored yet, by place in a profile or note.

    ``owner_id`` is the id of the one or the other.
    """

    __tablename__ = "line_draft"
    __table_args__ = (CheckConstraint("(profile_id IS NULL) <> (note_id IS NULL)", name="one_owner"),)
    owner_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    place: Mapped[str] = mapped_column(primary_key=True)
    profile_id: Mapped[str | None] = mapped_column(_belongs_to("profile.id"), index=True)
    note_id: Mapped[str | None] = mapped_column(_belongs_to("note.id"), index=True)
    typed: Mapped[Json]
    at: Mapped[datetime]
    by: Mapped[str]


class FactRow(Base):
    """A fact of a profile, or of none where an import found it so; its date covers earliest to latest."""

    __tablename__ = "fact"
    __table_args__ = (Index(None, "kind", "earliest"),)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    profile_id: Mapped[str | None] = mapped_column(_belongs_to("profile.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str]
    body: Mapped[Json]
    earliest: Mapped[date | None]
    latest: Mapped[date | None]
    confirmed: Mapped[bool] = mapped_column(Boolean)
    import_id: Mapped[str | None] = mapped_column(_refers_to("import.id"), index=True)
    act_id: Mapped[str] = mapped_column(String(36))


class SeveranceRow(Base):
    """A decision to withhold; closed, never deleted."""

    __tablename__ = "severance"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    exemptions: Mapped[list[str]]
    state: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(Text)
    review_on: Mapped[date | None]
    source_id: Mapped[str | None] = mapped_column(_refers_to("severance.id"), index=True)
    closed_at: Mapped[datetime | None]
    act_id: Mapped[str] = mapped_column(String(36))


class SeveranceHolderRow(Base):
    """Where a severance is held: a text of a section, or a fact; derived from them when they are saved."""

    __tablename__ = "severance_holder"
    id: Mapped[int] = mapped_column(primary_key=True)
    severance_id: Mapped[str] = mapped_column(_refers_to("severance.id"), index=True)
    section_id: Mapped[str | None] = mapped_column(_belongs_to("section.id"), index=True)
    language: Mapped[str | None]
    fact_id: Mapped[str | None] = mapped_column(_belongs_to("fact.id"), index=True)


class BlockOriginRow(Base):
    """From which section of a profile a note's block was pulled; derived when the note's text is saved.

    ``block_id`` is the block, with a number behind it in a row for another origin of its words.
    """

    __tablename__ = "block_origin"
    section_id: Mapped[str] = mapped_column(_belongs_to("section.id"), primary_key=True)
    block_id: Mapped[str] = mapped_column(primary_key=True)
    source_section_id: Mapped[str] = mapped_column(String(36), index=True)


class PictureRow(Base):
    """The bytes of a picture under their SHA-256."""

    __tablename__ = "picture"
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class ImportRow(Base):
    """A file that was read into the library; only ``undone_at`` ever changes."""

    __tablename__ = "import"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    language: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]
    line_count: Mapped[int]
    undone_at: Mapped[datetime | None]
    act_id: Mapped[str] = mapped_column(String(36))


class ImportLineRow(Base):
    """A line of an imported file, verbatim with its ending; a trigger refuses every change."""

    __tablename__ = "import_line"
    import_id: Mapped[str] = mapped_column(_refers_to("import.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class ImportChangeRow(Base):
    """What a row was before an import touched it first; ``before`` is null for a row the import made.

    ``deleted`` says that the import deleted the row.
    """

    __tablename__ = "import_change"
    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[str] = mapped_column(_refers_to("import.id"), index=True)
    object_type: Mapped[str]
    object_id: Mapped[list[str]]
    before: Mapped[Json | None] = mapped_column(JSON(none_as_null=True))
    deleted: Mapped[bool] = mapped_column(Boolean)


class AuditRow(Base):
    """Who did what to which thing and when; names of fields, never values; a trigger refuses changes."""

    __tablename__ = "audit"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # SQLAlchemy reads it from the class
    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]
    act_kind: Mapped[str]
    act_id: Mapped[str] = mapped_column(String(36), index=True)
    action: Mapped[str]
    object_type: Mapped[str]
    object_id: Mapped[str] = mapped_column(String(64), index=True)
    fields: Mapped[list[str]]
    reason: Mapped[str] = mapped_column(Text)


class SearchBlockRow(Base):
    """What the full-text index holds of a block, of a heading (no block) or of names (no section)."""

    __tablename__ = "search_block"
    __table_args__ = (Index(None, "profile_id", "section_id"), Index(None, "note_id", "section_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    profile_id: Mapped[str | None] = mapped_column(_belongs_to("profile.id"))
    note_id: Mapped[str | None] = mapped_column(_belongs_to("note.id"))
    section_id: Mapped[str | None] = mapped_column(_belongs_to("section.id"), index=True)
    block_id: Mapped[str | None]
    language: Mapped[str]
    free: Mapped[str] = mapped_column(Text)
    severed: Mapped[str] = mapped_column(Text)
