"""Imported files as a library keeps them: who read what and when, with every line verbatim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from briefing_app.domain.facts import ImportId

TEXT_ENDINGS = (".txt", ".text", ".md", ".markdown")
WORD_ENDINGS = (".docx",)
PAGE_ENDINGS = (".html", ".htm", ".xhtml")

READ_ENDINGS = WORD_ENDINGS + TEXT_ENDINGS + PAGE_ENDINGS
"""The endings of the files that are read."""

LARGEST_SOURCE = 8_000_000
"""How many bytes a text or a web page may have at most to be read."""

LARGEST_PACKAGE = 64_000_000
"""How many bytes a Word document may have at most, its pictures included."""


def largest_source(ending: str) -> int:
    """How many bytes a file whose name ends so may have at most to be read."""
    return LARGEST_PACKAGE if ending in WORD_ENDINGS else LARGEST_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """A file as it was read: every line verbatim with its ending, so that joining them gives the file's text.

    ``number`` is for people and is given when the import is stored.
    """

    id: ImportId
    name: str
    sha256: str
    language: str
    at: datetime
    by: str
    lines: tuple[str, ...]
    number: int = 0
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSummary:
    """An import without its lines."""

    id: ImportId
    number: int
    name: str
    sha256: str
    language: str
    at: datetime
    by: str
    line_count: int
    undone_at: datetime | None
