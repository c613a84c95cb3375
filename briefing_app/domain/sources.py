"""Whether the sources of a note's blocks have changed since they were pulled, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefing_app.domain.normal_form import normal_content
from briefing_app.domain.note import Note, NoteSection, SourceChange
from briefing_app.domain.parts_of_blocks import stretches_said
from briefing_app.domain.passages import Passage, find, map_blocks, severances_at
from briefing_app.domain.standing_free import stands_free
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    Heading,
    Holds,
    Inline,
    ListItem,
    Origin,
    Paragraph,
    RevisionId,
    Row,
    SectionId,
    SeveranceId,
    Table,
    Text,
    Withheld,
    holds,
    map_content,
    origins_of,
)
from briefing_app.domain.withheld_places import held_words

SourceBlocks = Mapping[Origin, Block]
"""Blocks as they were, by the origin that names section, revision and block."""


UNSAVED = RevisionId("unsaved")
"""Stands in an origin for the revision of a text that had none yet when it was copied."""


def copied_from(blocks: Text, section: SectionId, revision: RevisionId) -> Text:
    """Blocks of a profile's section as a copy carries them: each remembers which one it is of."""
    return map_blocks(blocks, lambda block: replace(block, origin=Origin(section, revision, block.id)))


def pulled(block: Block, origin: Origin, new_id: BlockId) -> Block:
    """A profile's block as a note owns it: its own id, and where it came from."""
    return replace(block, id=new_id, origin=origin, pair=None)


def source_changes(
    section: NoteSection, before: SourceBlocks, now: Mapping[BlockId, Block]
) -> tuple[SourceChange, ...]:
    """The blocks of a section of which a source says something else now, or is gone; in the section's order.

    A block whose source was gone already when it was last looked at has not changed, nor has one that says
    already what its source says now.
    """
    found = []
    for block in section.blocks:
        for origin in origins_of(block):
            was, is_now = before.get(origin), now.get(origin.block)
            if was is not None and is_now is not None and bare(is_now) == bare(block):
                continue
            if (was and bare(was)) != (is_now and bare(is_now)):
                found.append(SourceChange(section.id, block, was, is_now, origin))
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
    note: Note,
    sources: Mapping[BlockId, Block],
    followed: Mapping[SeveranceId, SeveranceId],
    before: SourceBlocks | None = None,
) -> dict[BlockId, Holds]:
    """Severances made in a profile that a note holding that origin has not taken over yet, by its blocks.

    *followed* maps a severance to the one it follows, as a note's follows the profile's. *before* are the
    blocks as they were when pulled: what withheld words then that a block no longer has, or never had as it
    is of a part alone, is no concern of it. Without them it is. One that is followed counts as well, where
    words it withholds in the source are free here.
    """
    found: dict[BlockId, Holds] = {}
    for section in note.sections:
        for block in section.blocks:
            here = replace(block, severances=block.severances | section.severances)
            missing: Holds = FREE
            for origin in origins_of(block):
                source = sources.get(origin.block)
                if source is not None:
                    was = None if before is None else before.get(origin)
                    missing |= _late(here, source, was, followed, in_doubt=before is None)
            if missing:
                found[block.id] = missing
    return found


def followed_by(held: Holds, followed: Mapping[SeveranceId, SeveranceId]) -> Holds:
    """The severances, and those they follow."""
    known, new = held, held
    while new:
        new = frozenset(followed[one] for one in new if one in followed) - known
        known |= new
    return known


def _late(
    block: Block,
    source: Block,
    before: Block | None,
    followed: Mapping[SeveranceId, SeveranceId],
    *,
    in_doubt: bool,
) -> Holds:
    """The severances of a source of which words may be free in a block."""
    known = {one: followed_by(frozenset({one}), followed) for one in holds(block)}
    late = set()
    for severance in holds(source):
        related = followed_by(frozenset({severance}), followed)
        following = frozenset(one for one, some in known.items() if some & related)
        if not following:
            is_late = in_doubt or _concerns(severance, block, source, before)
        elif in_doubt and bare(block) != bare(source):
            is_late = True
        else:
            is_late = stands_free(severance, following, block, source, before)
        if is_late:
            late.add(severance)
    return frozenset(late)


def _concerns(severance: SeveranceId, block: Block, source: Block, before: Block | None) -> bool:
    """Whether what a severance withholds in a source may be free in a block of a note.

    In doubt it is: of a block that was rewritten since nobody can say which of its words carry the meaning.
    """
    if severance in source.severances or not isinstance(source, Heading | Paragraph | ListItem):
        return True
    withheld = held_words((source,)).get(severance, ())
    if not "".join(withheld).strip():
        return False  # it holds blanks alone
    if said := stretches_said(block, source):
        return any(_meets(severance, source, first, last) for first, last in said)
    if before is None or held_words((before,)).get(severance) != withheld:
        return True
    return any(find((block,), words) for words in withheld)


def _meets(severance: SeveranceId, source: Block, first: int, last: int) -> bool:
    """Whether a severance holds any of the letters of a block between two offsets."""
    return severance in severances_at((source,), Passage(source.id, 0, first, last))
