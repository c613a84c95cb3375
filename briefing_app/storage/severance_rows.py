"""The decisions about severances as rows, each kept as it was made."""

from __future__ import annotations

from datetime import date, datetime

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
