"""The decisions about severances as rows, each kept as it was made, and what they withheld that is gone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from briefing_app.storage.rows import Base


class SeveranceDecisionRow(Base):
    """A severance as one act left it; a trigger refuses every change.

    ``act_kind`` says what was decided, ``state``, ``exemptions`` and ``review_on`` are how it stood after.
    """

    __tablename__ = "severance_decision"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # SQLAlchemy reads it from the class
    seq: Mapped[int] = mapped_column(primary_key=True)
    severance_id: Mapped[str] = mapped_column(
        ForeignKey("severance.id", deferrable=True, initially="DEFERRED"), index=True
    )
    act_kind: Mapped[str]
    state: Mapped[str]
    exemptions: Mapped[list[str]]
    by: Mapped[str]
    at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(Text)
    review_on: Mapped[date | None]
    act_id: Mapped[str] = mapped_column(String(36))


class GoneWordsRow(Base):
    """What a severance withheld last in a block of a profile's section, when it went with its words.

    ``revision_id`` and ``since_id`` are the last text and the first that had it so; like the section they may
    be gone by now. ``block`` is a text of that block alone. The row counts as long as the block does not hold
    the severance again.

    What a package replaced is kept for the note or profile it stood in, wherever that was: ``section_id`` is
    then the id of the note or profile, ``block_id`` that of no other block, ``revision_id`` nought. Such
    a row counts until somebody frees these words.
    """

    __tablename__ = "gone_words"
    section_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    block_id: Mapped[str] = mapped_column(primary_key=True)
    severance_id: Mapped[str] = mapped_column(
        ForeignKey("severance.id", deferrable=True, initially="DEFERRED"), primary_key=True, index=True
    )
    revision_id: Mapped[str] = mapped_column(String(36))
    since_id: Mapped[str | None] = mapped_column(String(36))
    block: Mapped[dict[str, Any]]
    at: Mapped[datetime]
    act_id: Mapped[str] = mapped_column(String(36))


class CarriedWordsRow(Base):
    """A block of a profile's section that got words of a block of another profile.

    ``revision_id`` is the text they came with, ``source_revision_id`` the one they were copied from; either
    place may be gone by now.
    """

    __tablename__ = "carried_words"
    section_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    block_id: Mapped[str] = mapped_column(primary_key=True)
    source_section_id: Mapped[str] = mapped_column(String(36), primary_key=True, index=True)
    source_block_id: Mapped[str] = mapped_column(primary_key=True)
    revision_id: Mapped[str] = mapped_column(String(36))
    source_revision_id: Mapped[str] = mapped_column(String(36))
    at: Mapped[datetime]
    act_id: Mapped[str] = mapped_column(String(36))
