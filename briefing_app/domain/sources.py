"""Whether the sources of a note's blocks have changed since they were pulled, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefing_app.domain.normal_form import normal_content
from briefing_app.domain.note import Note, NoteSection, SourceChange
from briefing_app.domain.passages import map_blocks
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    Holds,
    Inline,
    Origin,
    Row,
    SeveranceId,
    Table,
    Withheld,
    holds,
    map_content,
)

SourceBlocks = Mapping[Origin, Block]
"""Blocks as they were, by the origin that names section, revision and block."""


def pulled(block: Block, origin: Origin, new_id: BlockId) -> Block:
    """A profile's block as a note owns it: its own id, and where it came from."""
    return replace(block, id=new_id, origin=origin, pair=None)


def source_changes(
    section: NoteSection, before: SourceBlocks, now: Mapping[BlockId, Block]
) -> tuple[SourceChange, ...]:
    """The blocks of a section whose source says something else now, or is gone; in the section's order.

    A block whose source was gone already when it was last looked at has not changed.
    """
    found = []
    for block in section.blocks:
        if block.origin is None:
            continue
        was, is_now = before.get(block.origin), now.get(block.origin.block)
        if (was and bare(was)) != (is_now and bare(is_now)):
            found.append(SourceChange(section.id, block, was, is_now))
    return tuple(found)


def bare(block: Block) -> Block:
    """The block with only what it says: no ids, origin, portion marking or severances."""

    def stripped(one: Block) -> Block:
        one = replace(one, id=BlockId(""), origin=None, pair=None, portion=None, severances=FREE)
        if isinstance(one, Table):
            rows = tuple(Row(tuple(Cell(blocks=cell.blocks) for cell in row.cells)) for row in one.rows)
            one = replace(one, rows=rows, columns=(FREE,) * len(one.columns))
        return map_content(one, lambda content: normal_content(_free(part) for part in content))

    return map_blocks((block,), stripped)[0]


def _free(part: Inline) -> Inline:
    return part if isinstance(part, Withheld) else replace(part, severances=FREE)


def undecided_here(
    note: Note, sources: Mapping[BlockId, Block], followed: Mapping[SeveranceId, SeveranceId]
) -> dict[BlockId, Holds]:
    """Severances made in a profile that a note holding that origin has not taken over yet, by its blocks.

    *followed* maps a note's severance to the profile's one it follows.
    """
    found: dict[BlockId, Holds] = {}
    for section in note.sections:
        for block in section.blocks:
            source = sources.get(block.origin.block) if block.origin else None
            if source is None:
                continue
            have = holds(block) | section.severances
            known = have | {followed[one] for one in have if one in followed}
            if missing := frozenset(one for one in holds(source) if one not in known):
                found[block.id] = missing
    return found
