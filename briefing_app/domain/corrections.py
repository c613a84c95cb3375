"""What an officer may correct in a reading before anything of it is stored.

Everything is said by line: a block by its first line, a profile by the line of its name, a section by the
line of its heading. Corrections never touch the source and never split or join blocks, so that no line and
no received redaction can get lost by them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefing_app.domain.facts import ProfileId
from briefing_app.domain.profile import ProfileKind
from briefing_app.domain.reading import BlockKind, ProposedFact, Reading, SourceBlock
from briefing_app.domain.text import Picture, Table, walk

INTRODUCTION = 0
"""Stands for the section of a profile that has no heading."""

HIGHEST_HEADING_LEVEL = 6
HIGHEST_ITEM_LEVEL = 9

CONTENT = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.ITEM,
        BlockKind.WITHHELD,
        BlockKind.TABLE,
        BlockKind.ATTACHMENT,
        BlockKind.PICTURE,
    }
)
"""What the sections of a profile are made of."""

LEFT_WITH_THE_SOURCE = frozenset({BlockKind.TITLE, BlockKind.BOILERPLATE})
"""What becomes no text of the library: it stays with the import's own lines."""

BY_OFFICER = "by-officer"
"""The rule of a block that a person decided."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a block belongs: the line of the profile's name, the line of the section's heading."""

    profile: int
    section: int = INTRODUCTION


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileCorrection:
    """What is decided of a proposed profile; None leaves what the reader found, "" takes the acronym away.

    ``meant`` is the stakeholder of the library it is; ``apart`` says that it is none of those.
    """

    name: str | None = None
    acronym: str | None = None
    kind: ProfileKind | None = None
    left_out: bool = False
    meant: ProfileId | None = None
    apart: bool = False


class FactSort(StrEnum):
    """The sorts of fact a reader proposes, by the name of their place in a reading."""

    PEOPLE = "people"
    EVENTS = "events"
    CONTRIBUTIONS = "contributions"
    PROJECTS = "projects"


@dataclass(frozen=True, slots=True, order=True)
class FactPlace:
    """A proposed fact by its sort and its place among those of the reading as it was first read."""

    sort: FactSort
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """Everything that was corrected; nothing at first.

    ``parents`` are the items that items belong to, :data:`~briefing_app.domain.reading.NOBODY` for none;
    ``homes`` where a block belongs, None for no profile: a heading takes what stands under it along.
    ``stakeholders`` are headings that name one the reader did not see; ``owners`` the profiles of facts.
    ``leave_unmarked`` says that what the document states of its marking as a whole does not hold.
    """

    kinds: Mapping[int, BlockKind] = field(default_factory=dict)
    levels: Mapping[int, int] = field(default_factory=dict)
    parents: Mapping[int, int] = field(default_factory=dict)
    homes: Mapping[int, Home | None] = field(default_factory=dict)
    stakeholders: Mapping[int, ProfileKind] = field(default_factory=dict)
    profiles: Mapping[int, ProfileCorrection] = field(default_factory=dict)
    rejected: frozenset[FactPlace] = frozenset()
    owners: Mapping[FactPlace, int] = field(default_factory=dict)
    leave_unmarked: bool = False

    def __len__(self) -> int:
        """How many things are decided."""
        maps = (self.kinds, self.levels, self.parents, self.homes, self.stakeholders, self.profiles)
        return sum(map(len, maps)) + len(self.rejected) + len(self.owners) + self.leave_unmarked

    @property
    def touched(self) -> frozenset[int]:
        """The lines of the blocks of which a person decided what they are, not only where they belong."""
        return frozenset().union(self.kinds, self.levels, self.parents, self.stakeholders)


def kinds_for(block: SourceBlock) -> tuple[BlockKind, ...]:
    """What a block may be taken for, its own kind among them.

    Nothing may become a line withheld whole that holds a word, or a table that has no cells; a received
    redaction never leaves the text as a title or as a part of the page. A picture stays one, or is part of
    the page.
    """
    return tuple(kind for kind in BlockKind if kind is block.kind or _may_be(block, kind))


def _may_be(block: SourceBlock, kind: BlockKind) -> bool:
    marked = bool(block.redactions or block.explained)
    if BlockKind.PICTURE in (kind, block.kind):
        return kind is block.kind or (block.kind is BlockKind.PICTURE and kind is BlockKind.BOILERPLATE)
    if block.table is not None and _is_more_than_cells(block.table):
        return kind is block.kind
    is_a_line = bool(block.text.strip()) and not set("\n\t") & set(block.text)
    match kind:
        case BlockKind.TABLE:
            return bool(block.rows)
        case BlockKind.WITHHELD:
            return block.wholly and not is_counted(block.marker)
        case BlockKind.HEADING:
            return is_a_line
        case BlockKind.TITLE:
            return is_a_line and not marked
        case BlockKind.BOILERPLATE:
            return not marked
        case _:
            return True


def _is_more_than_cells(table: Table) -> bool:
    """Whether a table holds what its words as a paragraph would not: a caption, a picture."""
    return bool(table.caption) or any(isinstance(one, Picture) for one in walk((table,)))


def is_counted(marker: str | None) -> bool:
    """Whether a list marker is a number or a letter, which is words of the source, and no bullet."""
    return bool(marker) and marker != "o" and any(sign.isalnum() for sign in marker or "")


def facts_of(reading: Reading) -> Iterator[tuple[FactPlace, ProposedFact]]:
    """Every proposed fact with its place."""
    for sort in FactSort:
        found: tuple[ProposedFact, ...] = getattr(reading, sort.value)
        yield from ((FactPlace(sort, place), one) for place, one in enumerate(found))
