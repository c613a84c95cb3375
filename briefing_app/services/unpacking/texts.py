"""The texts of a section on both sides: what both were last, and what became of each block."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.arriving import ArrivingBlock, Choice, arriving, settled
from briefing_app.domain.text import BlockId, SectionId, Text
from briefing_app.services.unpacking.arrival import Chosen, Item, ItemKind
from briefing_app.storage.records import new_id

if TYPE_CHECKING:
    from briefing_app.domain.three_way import Join
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.packages.opened import OpenedPackage

Bases = Callable[[SectionId, str], Text | None]
"""What a text was when both had it last; None where that is not known."""


@dataclass(frozen=True, slots=True)
class ArrivingText:
    """A text of a section that both have: each block, ours and theirs."""

    section: SectionId
    language: str
    place: str
    mine: Text
    theirs: Text
    blocks: tuple[ArrivingBlock, ...]

    @classmethod
    def of(
        cls,
        section: SectionId,
        language: str,
        place: str,
        sides: tuple[Text | None, Text, Text],
        join: Join,
        elsewhere: frozenset[BlockId] = frozenset(),
    ) -> ArrivingText:
        """The text compared; *sides* are what it was, ours and theirs."""
        base, mine, theirs = sides
        return cls(section, language, place, mine, theirs, arriving(base, mine, theirs, join, elsewhere))

    @property
    def items(self) -> Iterator[Item]:
        """Its blocks as items."""
        for one in self.blocks:
            yield Item(
                key=self._key(one.id),
                kind=ItemKind.BLOCK,
                state=one.state,
                place=self.place,
                language=self.language,
                mine=one.mine,
                theirs=one.theirs,
                choices=one.choices,
            )

    def settle(self, chosen: Chosen, join: Join) -> tuple[Text, Text]:
        """Our text with what was chosen, and those of their blocks that came to stand nowhere."""
        wanted: Mapping[BlockId, Choice] = {
            one.id: chosen[self._key(one.id)] for one in self.blocks if self._key(one.id) in chosen
        }
        return settled(self.mine, self.theirs, self.blocks, wanted, join, lambda: BlockId(new_id()))

    def _key(self, block: BlockId) -> str:
        return f"{self.section}/{self.language}/{block}"


def bases(here: UnitOfWork, there: UnitOfWork, package: OpenedPackage) -> Bases:
    """What texts were when both libraries had them last."""

    def base(section: SectionId, language: str) -> Text | None:
        theirs = there.packages.every_revision(section) | package.known.get(section, frozenset())
        both = (one for one in here.packages.revisions_known(section, language) if one in theirs)
        last = next(both, None)
        return None if last is None else here.sections.revision(last).blocks

    return base
