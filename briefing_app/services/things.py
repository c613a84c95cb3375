"""What may be severed or freed whole, and how it is named in a profile or a note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.note import Note
from briefing_app.domain.text import Table, walk
from briefing_app.services.texts import TextPlace

if TYPE_CHECKING:
    from briefing_app.domain.facts import FactId
    from briefing_app.domain.profile import Profile
    from briefing_app.domain.text import Block, BlockId, SectionId, Text


@dataclass(frozen=True, slots=True)
class Thing:
    """What is severed or freed whole: a fact, a section, a block, or *cells* of it, a table."""

    fact: FactId | None = None
    section: SectionId | None = None
    place: TextPlace | None = None
    block: BlockId | None = None
    cells: frozenset[tuple[int, int]] | None = None


def section_called(owner: Profile | Note, name: str) -> SectionId:
    """The section of a profile or note with this key or id.

    Raises:
        UnknownNameError: there is none, or several have the key.
    """
    found = [one.id for one in owner.sections if name in (one.id, one.key)]
    if not found:
        choices = ", ".join(dict.fromkeys(one.key for one in owner.sections)) or "none"
        raise UnknownNameError(f"There is no section “{name}” here: the sections are {choices}.")
    if len(found) > 1:
        raise UnknownNameError(
            f"There are {len(found)} sections “{name}” here: name the one that is meant by its id."
        )
    return found[0]


def cells_of(owner: Profile | Note, block: BlockId, row: int | None, column: int | None) -> Thing:
    """A row, a column or, with both, a cell of a table of a profile or note; counted from 1.

    Raises:
        UnknownNameError: there is no such block.
        NotAllowedError: it is no table, or has no such row or column.
    """
    place = place_of_block(owner, block)
    text = next(text for one, text in _texts(owner) if one == place)
    table = table_of(next(one for one in walk(text) if one.id == block))
    rows, columns = range(len(table.rows)), range(len(table.columns))
    cells = frozenset(
        (one, other)
        for one in rows
        for other in columns
        if row in (None, one + 1) and column in (None, other + 1)
    )
    if not cells:
        raise no_such_cells()
    return Thing(place=place, block=block, cells=cells)


def place_of_block(owner: Profile | Note, block: BlockId) -> TextPlace:
    """Where a block of a profile or note stands, inside a table or not.

    Raises:
        UnknownNameError: it has no such block.
    """
    for place, text in _texts(owner):
        if any(one.id == block for one in walk(text)):
            return place
    raise UnknownNameError("There is no block of this id here: it was deleted, or belongs to something else.")


def _texts(owner: Profile | Note) -> Iterable[tuple[TextPlace, Text]]:
    if isinstance(owner, Note):
        for part in owner.sections:
            yield TextPlace(part.id, part.language or owner.language), part.blocks
    else:
        for section in owner.sections:
            yield from ((TextPlace(section.id, one), text) for one, text in section.texts.items())


def no_such_cells() -> NotAllowedError:
    """What is raised where a table has no such row or column."""
    return NotAllowedError("There is no such row or column in this table: count from 1.")


def table_of(block: Block) -> Table:
    """The block as a table.

    Raises:
        NotAllowedError: it is none.
    """
    if not isinstance(block, Table):
        raise NotAllowedError("This block is no table: it has no rows and columns.")
    return block
