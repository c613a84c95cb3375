"""Briefing notes: an outline of sections that own their blocks and remember where each came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NewType

from briefing_app.domain.facts import ProfileId
from briefing_app.domain.marking import Uplift
from briefing_app.domain.text import FREE, Block, BlockId, Holds, Origin, RevisionId, SectionId, Text, walk

NoteId = NewType("NoteId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSection:
    """A part of a note.

    ``key`` is that of the kind's section; ``profile`` whose section it was filled from, or None;
    ``source`` the profile's section it came from, or None; ``taken`` the revision it was filled with, and
    ``seen`` the passages added there since that were taken over or left out; ``derived`` is "people",
    "engagements" or "contributions" where a table is drawn from released facts below the section's own
    words, else None; ``level`` counts from 1; ``language`` is that of the words where it is not the note's;
    ``severances`` withhold the section whole, its heading included.
    """

    id: SectionId
    key: str
    heading: str
    level: int = 1
    profile: ProfileId | None = None
    source: SectionId | None = None
    derived: str | None = None
    language: str | None = None
    blocks: Text = ()
    severances: Holds = FREE
    revision: RevisionId | None = None
    taken: RevisionId | None = None
    seen: frozenset[BlockId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """A line of the approval block: the post that approves, who and when (empty until it happens)."""

    post: str
    name: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A briefing note; ``number`` is for people, ``fields`` holds what the kind asks for by its keys."""

    id: NoteId
    number: str
    kind: str
    title: str
    language: str
    profiles: tuple[ProfileId, ...] = ()
    on: date | None = None
    place: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    approvals: tuple[Approval, ...] = ()
    uplift: Uplift | None = None
    sections: tuple[NoteSection, ...] = ()
    created_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSummary:
    """A row of the list of notes."""

    id: NoteId
    number: str
    kind: str
    title: str
    language: str
    on: date | None = None
    place: str = ""
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A block of a note whose source has changed: what that was when pulled, and is now (None: gone).

    ``origin`` says which of its sources, where words of several were joined in it. Without a ``block`` the
    source got a passage that the note does not have.
    """

    section: SectionId
    block: Block | None
    before: Block | None
    now: Block | None
    origin: Origin | None = None


def blocks_of(note: Note) -> tuple[Block, ...]:
    """Every block the note owns, those in table cells included, in the order of its outline."""
    return tuple(block for section in note.sections for block in walk(section.blocks))


def owned_text(note: Note) -> Text:
    """The blocks of all sections one after the other, each also held by what withholds its section."""
    return tuple(
        block for section in note.sections for block in held_by_section(section.blocks, section.severances)
    )


def held_by_section(blocks: Text, severances: Holds) -> Text:
    """The blocks, each also held by the severances of the section they stand in."""
    if not severances:
        return blocks
    return tuple(replace(block, severances=block.severances | severances) for block in blocks)
