"""What a library tells besides profiles and notes: acts, imports, revisions, drafts, audit rows, search hits.

Frozen values without SQL, given by the repositories and taken by them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import uuid6

from briefing_app.domain.facts import ImportId, ProfileId
from briefing_app.domain.marking import Marking
from briefing_app.domain.note import NoteId
from briefing_app.domain.text import BlockId, RevisionId, SectionId, Text


def new_id() -> str:
    """A new UUIDv7 as text; ids made later sort later."""
    return str(uuid6.uuid7())


class ActKind(StrEnum):
    """What somebody did to the library in one transaction."""

    CREATE = "create"
    EDIT = "edit"
    DRAFT = "draft"
    IMPORT = "import"
    UNDO = "undo"
    SEVER = "sever"
    APPROVE = "approve"
    MARK = "mark"
    EXPORT = "export"
    SETTING = "setting"
    TRASH = "trash"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who does what, when and why; every row written in one transaction remembers it. ``at`` is aware."""

    kind: ActKind
    by: str
    at: datetime
    reason: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class LibrarySettings:
    """What a library is set to; ``statement`` says why the device may hold what the ceiling allows."""

    id: str
    ceiling: Marking
    statement: str
    scheme: str
    act: str
    language: str
    created_at: datetime


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionSummary:
    """A revision of a section's text in a language; ``current`` says that it is the present text."""

    id: RevisionId
    section: SectionId
    language: str
    at: datetime
    by: str
    act: ActKind
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A text as it was saved once."""

    id: RevisionId
    section: SectionId
    language: str
    blocks: Text
    at: datetime
    by: str
    act: ActKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was being typed and is no revision yet."""

    section: SectionId
    language: str
    blocks: Text
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """A row of the audit: who did what to which thing; names of fields, never their values."""

    seq: int
    at: datetime
    by: str
    act: ActKind
    act_id: str
    action: str
    object_type: str
    object_id: str
    fields: tuple[str, ...]
    reason: str


class HitColumn(StrEnum):
    """Where the words looked for were found: in a name or title, in free words, or in severed ones."""

    NAME = "name"
    FREE = "free"
    SEVERED = "severed"


@dataclass(frozen=True, slots=True)
class ExcerptPart:
    """A stretch of the words around a hit: whether it is what was looked for, and whether it is severed."""

    text: str
    hit: bool = False
    severed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A place where the words stand.

    ``owner`` is a profile or a note; ``section`` and ``block`` are None where a name or title was hit, and
    ``block`` alone where the heading of a section was.
    """

    owner: ProfileId | NoteId
    owner_type: str
    owner_name: str
    section: SectionId | None
    heading: str
    block: BlockId | None
    language: str
    column: HitColumn
    parts: tuple[ExcerptPart, ...]

    @property
    def severed(self) -> bool:
        """Whether words that were looked for are severed."""
        return self.column is HitColumn.SEVERED

    @property
    def text(self) -> str:
        """The words around the hit, severed ones included."""
        return "".join(part.text for part in self.parts)

    @property
    def hits(self) -> tuple[tuple[int, int], ...]:
        """Where in ``text`` the words looked for stand, as (start, end)."""
        found, at = [], 0
        for part in self.parts:
            if part.hit:
                found.append((at, at + len(part.text)))
            at += len(part.text)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a library: a short fixed code, and a sentence."""

    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFile:
    """A verified copy of a library: when it was made and why, and its size in bytes."""

    path: Path
    at: datetime
    reason: str
    size: int
