"""What a library tells besides profiles and notes: acts, revisions, drafts, audit rows, backups.

Frozen values without SQL, given by the repositories and taken by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, StrEnum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.domain.latest_act import LatestAct

if TYPE_CHECKING:
    from briefing_app.domain.facts import ProfileId
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.note import NoteId
    from briefing_app.domain.text import Holds, RevisionId, SectionId, Text


def new_id() -> str:
    """A new UUIDv7 as text; ids made later sort later."""
    import uuid6  # slow to import, and a library is opened without a new id

    return str(uuid6.uuid7())


class ActKind(StrEnum):
    """What somebody did to the library in one transaction."""

    CREATE = "create"
    EDIT = "edit"
    DRAFT = "draft"
    IMPORT = "import"
    UNDO = "undo"
    SEVER = "sever"
    RECOMMEND = "recommend"
    APPROVE = "approve"
    WITHDRAW = "withdraw"
    LOOK_AGAIN = "look-again"
    MARK = "mark"
    EXPORT = "export"
    SETTING = "setting"
    TRASH = "trash"
    RESTORE = "restore"
    UNPACK = "unpack"
    RECEIVED = "received"
    """Of a text that a package brought, of a section the library had already: it never was the text here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who does what, when and why; every row written in one transaction remembers it. ``at`` is aware."""

    kind: ActKind
    by: str
    at: datetime
    reason: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class RowChange:
    """What a row was before an act touched it first; ``before`` is None for a row the act made.

    ``deleted`` says that the act deleted it. Only storage reads what is in here.
    """

    table: str
    key: tuple[str, ...]
    before: Mapping[str, Any] | None
    deleted: bool


@dataclass(frozen=True, slots=True)
class Undo:
    """What an act changed, so that it can be taken back as one while nothing was changed after it."""

    act: str
    changes: tuple[RowChange, ...]


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


class StandingKind(Enum):
    """What may hold something that is marked above a ceiling, in the order it is told."""

    NOTE = auto()
    PROFILE = auto()
    IMPORT = auto()


class StandingPlace(Enum):
    """Where in it, in the order it is told."""

    WHOLE = auto()
    TEXT = auto()
    DRAFT = auto()
    FACT = auto()
    OLDER = auto()


@dataclass(frozen=True, slots=True)
class StandingAbove:
    """A note, profile or import in which something is marked above a ceiling, and where in it.

    ``number`` is that of a note or an import.
    """

    kind: StandingKind
    number: str
    name: str
    places: tuple[StandingPlace, ...]
    trashed: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """All that stands above a ceiling: how many notes, profiles and imports, and the ``first`` of them.

    ``in_revisions`` and ``in_trash`` say of them all whether a text or an older revision of one, and whether
    anything in the trash, is among it.
    """

    count: int
    first: tuple[StandingAbove, ...]
    in_revisions: bool
    in_trash: bool


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
    """What was being typed and is no revision yet; ``read`` is the revision it was made from."""

    section: SectionId
    language: str
    blocks: Text
    at: datetime
    by: str
    read: RevisionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftOwner:
    """The profile or the note in whose lines something is typed."""

    profile: ProfileId | None = None
    note: NoteId | None = None

    @property
    def id(self) -> str:
        """The id of the one or the other."""
        return self.profile or self.note or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDraft:
    """What was being typed at a place of a profile or note, outside its texts: words by name of the line.

    ``base`` is what stood in the lines when typing began, {} where nobody knows.
    """

    owner: DraftOwner
    place: str
    words: Mapping[str, Any]
    at: datetime
    by: str
    base: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NamedDraft:
    """A draft with the name of its profile, or title and number of its note."""

    draft: LineDraft
    name: str
    number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionOwner:
    """Whose a section is: the profile with its name, or the note with its number and title.

    ``headings`` holds the section's heading in each language; ``language`` is that of a note's section, None
    where it is a profile's; ``trashed`` says that the owner is in the trash, ``held`` what withholds the
    section whole.
    """

    profile: ProfileId | None
    note: NoteId | None
    name: str
    number: str | None
    key: str
    headings: Mapping[str, str]
    language: str | None
    trashed: bool
    held: Holds


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


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a library: a short fixed code, and a sentence."""

    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a library file at rest holds: counts of what is not in the trash, and the acts done to it last."""

    library: str
    version: int
    profiles: int
    notes: int
    changes: int
    latest: tuple[LatestAct, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFile:
    """A verified copy of a library: when it was made and why, and its size in bytes."""

    path: Path
    at: datetime
    reason: str
    size: int
