"""Bringing a changed source into a note's block: what it was when pulled, what it is now, what we made of it.

Words are merged word by word where the two sides changed different places. Severances, markings and received
redactions are united: whatever either side withholds or marks is withheld and marked in what comes out, in
doubt over more words than before. Only an officer's act takes one away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from briefing_app.domain.inline_merge import merged_content, united_content
from briefing_app.domain.marking import Marking
from briefing_app.domain.sources import bare
from briefing_app.domain.text import (
    Block,
    Cell,
    Content,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Row,
    Table,
    Withheld,
    WithheldBlock,
    contents,
    holds,
    portions,
)

Join = Callable[[Iterable[Marking]], Marking]
"""The least marking that all of them are at most: that of a scheme."""

_Words = Heading | Paragraph | ListItem


def merged(before: Block | None, theirs: Block, ours: Block, join: Join) -> Block | None:
    """The block with the changes of both sides, under our id; None where both changed the same words.

    *before* is the source when it was pulled, *theirs* what it says now.
    """
    if bare(theirs) == bare(ours) or (before is not None and bare(before) == bare(ours)):
        return taken(theirs, ours, join)
    if before is None:
        return None
    if bare(before) == bare(theirs):
        return united(replace(ours, origin=theirs.origin), theirs, ours, join)
    shape = _shape(before, theirs, ours)
    if shape is None or not isinstance(before, _Words) or not isinstance(theirs, _Words):
        return None
    if not isinstance(ours, _Words):
        return None
    content = merged_content(before.content, theirs.content, ours.content)
    if content is None:
        return None
    made = replace(shape, id=ours.id, pair=ours.pair, origin=theirs.origin, content=content)
    return united(made, theirs, ours, join)


def taken(theirs: Block, ours: Block, join: Join) -> Block:
    """What the source says now under our id, with everything withheld or marked here as well."""
    made: Block = replace(theirs, id=ours.id, pair=ours.pair)
    match made, ours:
        case (Heading() | Paragraph() | ListItem(), Heading() | Paragraph() | ListItem()):
            made = replace(made, content=united_content(made.content, ours.content))
        case (Picture(), Picture()):
            made = replace(made, caption=united_content(made.caption, ours.caption))
        case (Table(), Table()) if _same_form(made, ours):
            made = _united_table(made, ours, join)
    return united(made, theirs, ours, join)


def united(made: Block, theirs: Block, ours: Block, join: Join) -> Block:
    """The block, holding whatever *theirs* or *ours* held; what has no place left in it holds it whole."""
    without_place = (holds(theirs) | holds(ours)) - holds(made)
    held = made.severances | theirs.severances | ours.severances | without_place
    made = replace(made, severances=held)
    marked = [*portions((theirs,)), *portions((ours,))]
    own = [one for one in (theirs.portion, ours.portion) if one is not None]
    portion = join(own) if own else made.portion
    made = replace(made, portion=portion)
    if marked and join([*portions((made,)), *marked]) != join(portions((made,))):
        made = replace(made, portion=join([*portions((made,)), *marked]))
    return _with_redactions(made, _missing(made, theirs, ours))


def _shape(before: Block, theirs: Block, ours: Block) -> _Words | None:
    """The block whose kind and level count: the side that changed them; None where both did, differently."""
    was, now, mine = (_bare_shape(one) for one in (before, theirs, ours))
    if not isinstance(theirs, _Words) or not isinstance(ours, _Words):
        return None
    if mine in (was, now):
        return theirs
    return ours if now == was else None


def _bare_shape(block: Block) -> Block:
    said = bare(block)
    return replace(said, content=()) if isinstance(said, _Words) else said


def _missing(made: Block, theirs: Block, ours: Block) -> tuple[Withheld, ...]:
    """The received redactions that either side has and the block lacks, as often as it lacks them."""
    wanted = Counter(_redactions(theirs)) | Counter(_redactions(ours))
    return tuple((wanted - Counter(_redactions(made))).elements())


def _redactions(block: Block) -> tuple[Withheld, ...]:
    return tuple(part for piece in contents(block) for part in piece if isinstance(part, Withheld))


def _with_redactions(block: Block, missing: tuple[Withheld, ...]) -> Block:
    if not missing:
        return block
    match block:
        case Heading() | Paragraph() | ListItem():
            return replace(block, content=(*block.content, *missing))
        case Table() | Picture():
            return replace(block, caption=(*block.caption, *missing))
        case WithheldBlock():
            return Paragraph(
                id=block.id,
                portion=block.portion,
                pair=block.pair,
                origin=block.origin,
                severances=block.severances,
                content=(block.withheld, *missing),
            )


# ---- tables


def _same_form(one: Table, other: Table) -> bool:
    return len(one.rows) == len(other.rows) and len(one.columns) == len(other.columns)


def _united_table(theirs: Table, ours: Table, join: Join) -> Table:
    """Their table, each row, column and cell held by what holds it in ours as well."""
    rows = tuple(
        Row(
            tuple(_united_cell(cell, mine, join) for cell, mine in zip(row.cells, other.cells, strict=True)),
            row.severances | other.severances,
        )
        for row, other in zip(theirs.rows, ours.rows, strict=True)
    )
    columns = tuple(one | other for one, other in zip(theirs.columns, ours.columns, strict=True))
    caption: Content = united_content(theirs.caption, ours.caption)
    return replace(theirs, rows=rows, columns=columns, caption=caption)


def _united_cell(theirs: Cell, ours: Cell, join: Join) -> Cell:
    """Their cell with our holds; where blocks no longer stand side by side, what ours held holds the cell."""
    marked = [one for one in (theirs.portion, ours.portion) if one is not None]
    if len(theirs.blocks) == len(ours.blocks):
        pairs = zip(theirs.blocks, ours.blocks, strict=True)
        blocks = tuple(replace(taken(one, mine, join), id=one.id, pair=one.pair) for one, mine in pairs)
    else:
        blocks = theirs.blocks
    held = theirs.severances | ours.severances
    for block in ours.blocks:
        held |= holds(block) - frozenset().union(*map(holds, blocks))
    return replace(theirs, blocks=blocks, portion=join(marked) if marked else None, severances=held)
