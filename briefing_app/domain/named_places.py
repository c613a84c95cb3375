"""What a sentence about a document calls the place of a block: by words that may be quoted, or by number."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from briefing_app.domain.exemption import ExemptionId, short, sort_key
from briefing_app.domain.severance import Severances
from briefing_app.domain.text import (
    Block,
    BlockId,
    Heading,
    Marker,
    SectionId,
    SeveranceId,
    holds,
    walk,
    words,
)

_OF_A_SECTION = "-heading"


def begins_section(block: Block) -> bool:
    """Whether a block is the heading of a section, and not one that was typed in its text."""
    return isinstance(block, Heading) and block.id.endswith(_OF_A_SECTION)


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place by a name that may be quoted; ``passage`` counts the blocks from what bears that name."""

    name: str
    passage: int


def _nothing(_said: str) -> bool:
    return False


def _by_number(provisions: frozenset[ExemptionId]) -> str:
    return ", ".join(map(short, sorted(provisions, key=sort_key)))


@dataclass(frozen=True)
class NamedPlaces:
    """The place of each block of a document; *tells* says of words that something withheld stands in them.

    *cite* gives provisions as their act cites them: "s. 15(1)", "(b)(6)".

    A heading nothing withheld stands in lends its name to what follows. Below one that may not be quoted it
    is that of its section, or "§ 3" with the number the section has in ``order``, as the room counts; that
    stands behind the heading it is below in the outline, where one may be quoted: "Next steps, § 3".
    """

    title: str
    blocks: tuple[Block, ...]
    order: tuple[SectionId, ...] = ()
    tells: Callable[[str], bool] = _nothing
    cite: Callable[[frozenset[ExemptionId]], str] = _by_number

    def cited(self, held: Iterable[SeveranceId], severances: Severances) -> str:
        """The provisions under which these withhold, as a sentence cites them; "" where they name none."""
        return self.cite(severances.exemptions_of(held))

    def of(self, block: BlockId) -> NamedPlace:
        """The place of a block, also of one in a table."""
        return self._known.get(block) or NamedPlace(self._called, 0)

    def number(self, heading: BlockId) -> int:
        """The number of the section that begins with a heading."""
        return self._numbers[heading]

    # ---- inside

    @cached_property
    def _known(self) -> dict[BlockId, NamedPlace]:
        found: dict[BlockId, NamedPlace] = {}
        section = place = (self._called, -1)
        above: list[tuple[int, str]] = []
        for at, block in enumerate(self.blocks):
            if isinstance(block, Heading):
                said = self._quotable(block)
                if begins_section(block):
                    while above and above[-1][0] >= block.level:
                        above.pop()
                    below = next((name for _, name in reversed(above) if name), "")
                    number = f"§ {self.number(block.id)}"
                    section = (said or (f"{below}, {number}" if below else number), at)
                    above.append((block.level, said))
                place = (said, at) if said else section
            name, first = place
            found |= dict.fromkeys((one.id for one in walk((block,))), NamedPlace(name, at - first))
        return found

    @cached_property
    def _numbers(self) -> dict[BlockId, int]:
        """Sections as they are counted in the room; behind these what has a heading and is none of them."""
        counted = (BlockId(f"{one}{_OF_A_SECTION}") for one in self.order)
        printed: Iterable[BlockId] = (one.id for one in self.blocks if begins_section(one))
        return {one: number for number, one in enumerate(dict.fromkeys((*counted, *printed)), 1)}

    @cached_property
    def _called(self) -> str:
        return Marker.REDACTED_CAPITALS.value if self.tells(self.title) else self.title

    def _quotable(self, heading: Heading) -> str:
        """The words of a heading, "" where they may not be quoted."""
        said = "" if holds(heading) else words(heading.content)
        return "" if self.tells(said) else said
