"""Bringing what a note's sources say now into the note, block by block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.note import Note, NoteSection, SourceChange
from briefing_app.domain.passages import map_blocks
from briefing_app.domain.sources import bare, pulled, source_changes
from briefing_app.domain.text import FREE, Block, BlockId, Holds, Origin, RevisionId, SectionId, walk
from briefing_app.domain.three_way import Join, merged, taken
from briefing_app.services.source_blocks import Sources, read_sources
from briefing_app.storage.records import new_id

if TYPE_CHECKING:
    from briefing_app.storage.database import UnitOfWork


class Outcome(StrEnum):
    """What taking a change over makes of a block."""

    THEIRS = "theirs"
    """Nobody touched it here: it says what its source says."""
    BOTH = "both"
    """Both sides changed different words: all changes are kept."""
    INSTEAD = "instead"
    """Both sides changed the same words: those of the source replace ours."""
    GONE = "gone"
    """The source is gone: so is the block."""


@dataclass(frozen=True, slots=True)
class SourceUpdate:
    """A change of a source, what taking it over would make of the block, and how; None: the block goes.

    ``held`` withholds the section it is in, or the one it comes from, whole.
    """

    heading: str
    change: SourceChange
    outcome: Outcome
    result: Block | None
    held: Holds


def updates_of(note: Note, unit: UnitOfWork, join: Join) -> tuple[SourceUpdate, ...]:
    """Every block of the note whose source changed, in the order of the note."""
    sources = read_sources(unit, note)
    return tuple(
        _update(section, change, sources, join)
        for section in note.sections
        for change in source_changes(section, sources.before, sources.now)
    )


def taken_over(
    note: Note, unit: UnitOfWork, taken_: Sequence[SourceUpdate], kept: Sequence[SourceUpdate], join: Join
) -> Note:
    """The note with changes taken over, and others seen and left.

    Raises:
        NotAllowedError: a block or its source is no longer what was shown.
    """
    sources = read_sources(unit, note)
    now = {one.change.block.id: one for one in updates_of(note, unit, join)}
    made: dict[BlockId, tuple[Block, ...]] = {}
    for one in (*taken_, *kept):
        block = one.change.block
        present = now.get(block.id)
        if present is None or present.change != one.change:
            raise NotAllowedError(
                "The note or its source was changed again since this was shown: look at the changes anew."
            )
        made[block.id] = (_seen(block, sources),)
    for one in taken_:
        result = now[one.change.block.id].result
        made[one.change.block.id] = () if result is None else (result,)
    sections = tuple(_with_blocks(section, made) for section in note.sections)
    return replace(note, sections=sections)


def _with_blocks(section: NoteSection, made: Mapping[BlockId, tuple[Block, ...]]) -> NoteSection:
    if not any(block.id in made for block in section.blocks):
        return section
    blocks = tuple(one for block in section.blocks for one in made.get(block.id, (block,)))
    return replace(section, blocks=blocks)


def _update(section: NoteSection, change: SourceChange, sources: Sources, join: Join) -> SourceUpdate:
    ours = change.block
    held = section.severances | (sources.held.get(ours.origin.section, FREE) if ours.origin else FREE)
    if change.now is None:
        return SourceUpdate(section.heading, change, Outcome.GONE, None, held)
    theirs = _as_ours(change.now, ours, sources)
    result = merged(change.before, theirs, ours, join)
    if result is None:
        return SourceUpdate(section.heading, change, Outcome.INSTEAD, taken(theirs, ours, join), held)
    untouched = change.before is not None and bare(change.before) == bare(ours)
    alike = untouched or bare(theirs) == bare(ours)
    return SourceUpdate(section.heading, change, Outcome.THEIRS if alike else Outcome.BOTH, result, held)


def _as_ours(now: Block, ours: Block, sources: Sources) -> Block:
    """The source's block as the note would own it; the blocks in cells keep the ids they have here."""
    known = {block.origin.block: block.id for block in walk((ours,)) if block.origin is not None}
    section, revision = _present(ours, sources)

    def copy(block: Block) -> Block:
        origin = Origin(section, revision, block.id)
        if block.id in known:
            return pulled(block, origin, known[block.id])
        made = new_id() if block.id != now.id else ours.id
        return pulled(block, origin, BlockId(made))

    (copied,) = map_blocks((now,), copy)
    return copied


def _seen(block: Block, sources: Sources) -> Block:
    """The block with its words as they are, pulled as if from the present revision of its source."""

    def seen(one: Block) -> Block:
        if one.origin is None or one.origin.revision not in sources.current:
            return one
        return replace(one, origin=replace(one.origin, revision=sources.current[one.origin.revision]))

    (marked,) = map_blocks((block,), seen)
    return marked


def _present(block: Block, sources: Sources) -> tuple[SectionId, RevisionId]:
    origin = block.origin
    if origin is None:
        raise ValueError("a block without an origin has no source")
    return origin.section, sources.current.get(origin.revision, origin.revision)
