"""What was handed over, as rows, each kept as it was made."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from briefing_app.storage.rows import Base


class ReleaseRow(Base):
    """A document that was handed over; a trigger refuses every change.

    There is no foreign key to the note: what was handed over is on record whatever becomes of the note.
    ``severances`` are ids alone, ``counts`` provisions with numbers, ``checks`` names with figures.
    """

    __tablename__ = "release"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    note_id: Mapped[str] = mapped_column(String(36), index=True)
    number: Mapped[str]
    edition: Mapped[str]
    audience: Mapped[list[str]]
    language: Mapped[str]
    format: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str]
    program: Mapped[str]
    counts: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    received: Mapped[int]
    decisions: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    checks: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    act_id: Mapped[str] = mapped_column(String(36))
