"""The blocks of profiles that a note's blocks were pulled from: as they were then, and as they are now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.additions import added
from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.text import (
    Block,
    BlockId,
    Holds,
    Origin,
    RevisionId,
    SectionId,
    Text,
    origins_of,
    walk,
)

if TYPE_CHECKING:
    from briefing_app.domain.note import Note, NoteSection
    from briefing_app.storage.database import UnitOfWork


@dataclass(frozen=True, slots=True)
class Sources:
    """``before`` and ``now`` are the blocks, ``current`` the present revision for each one read.

    ``held`` is what withholds each of their sections whole. A section that is gone from its profile has no
    blocks in any of them: the note's words are all there is.
    """

    before: Mapping[Origin, Block]
    now: Mapping[BlockId, Block]
    current: Mapping[RevisionId, RevisionId]
    held: Mapping[SectionId, Holds]


@dataclass(frozen=True, slots=True)
class Additions:
    """What a section of a profile got since a note took it.

    ``blocks`` are the new passages, ``order`` all of its passages, ``revision`` what it is at now; ``held``
    withholds it whole.
    """

    section: SectionId
    revision: RevisionId
    blocks: Text
    order: tuple[BlockId, ...]
    held: Holds


def read_additions(unit: UnitOfWork, note: Note) -> dict[SectionId, Additions]:
    """For each section of the note the passages its source got that nobody has taken over or left out."""
    has = {one.block for part in note.sections for block in walk(part.blocks) for one in origins_of(block)}
    found = {}
    for section in note.sections:
        taken = _taken(section)
        if section.source is None or taken is None:
            continue
        try:
            read = unit.sections.revision(taken)
            text, revision = unit.sections.text(section.source, read.language)
        except UnknownNameError:  # the section is gone, and gets nothing any more
            continue
        if revision is None or revision == taken:
            continue
        if new := added(text, read.blocks, has | section.seen):
            held = unit.sections.owner(section.source).held
            order = tuple(block.id for block in text)
            found[section.id] = Additions(section.source, revision, new, order, held)
    return found


def _taken(section: NoteSection) -> RevisionId | None:
    """The revision a section was filled with: in a note of an earlier version the first its blocks are of."""
    if section.taken is not None:
        return section.taken
    origins = (block.origin for block in section.blocks if block.origin)
    return min((one.revision for one in origins if one.section == section.source), default=None)


def read_sources(unit: UnitOfWork, note: Note) -> Sources:
    """What the origins of a note's blocks said and say."""
    pulled = {block.origin for section in note.sections for block in walk(section.blocks) if block.origin}
    origins = pulled | {one for origin in pulled for one in origin.all}
    revisions: dict[RevisionId, Mapping[BlockId, Block]] = {}
    now: dict[BlockId, Block] = {}
    current: dict[RevisionId, RevisionId] = {}
    held: dict[SectionId, Holds] = {}
    for origin in sorted(origins, key=lambda one: (one.section, one.revision)):
        if origin.revision in revisions:
            continue
        try:
            read = unit.sections.revision(origin.revision)
            text, revision = unit.sections.text(origin.section, read.language)
        except UnknownNameError:
            revisions[origin.revision] = {}
            continue
        held[origin.section] = unit.sections.owner(origin.section).held
        revisions[origin.revision] = {block.id: block for block in walk(read.blocks)}
        now |= {block.id: block for block in walk(text)}
        if revision is not None:
            current[origin.revision] = revision
    before = {one: blocks[one.block] for one in origins if one.block in (blocks := revisions[one.revision])}
    return Sources(before, now, current, held)
