"""The texts of a section on both sides: what both were last, and what became of each block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.domain.arriving import ArrivingBlock, Choice, State, arriving, settled
from briefing_app.domain.text import BlockId, SectionId, Text, walk
from briefing_app.services.unpacking.arrival import Chosen, Item, ItemKind
from briefing_app.storage.records import new_id

if TYPE_CHECKING:
    from briefing_app.domain.three_way import Join


class Places:
    """Where each of our blocks stands, counted once for all the texts of a note or profile."""

    def __init__(self, texts: Iterable[tuple[SectionId, str, Text]]) -> None:
        self._of: dict[BlockId, set[tuple[SectionId, str]]] = {}
        for section, language, text in texts:
            for block in walk(text):
                self._of.setdefault(block.id, set()).add((section, language))

    def elsewhere(self, section: SectionId, language: str, theirs: Text) -> frozenset[BlockId]:
        """Those blocks of theirs that stand with us in another text than this one."""
        here = {(section, language)}
        return frozenset(block.id for block in theirs if self._of.get(block.id, here) - here)


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
        *,
        deleted: bool = False,
    ) -> ArrivingText:
        """The text compared; *sides* are what it was, ours and theirs.

        Of a text whose section was *deleted* here what is not as it was is a conflict, what is new too.
        """
        base, mine, theirs = sides
        blocks = arriving(base, mine, theirs, join, elsewhere)
        if deleted:
            new = State.CONFLICT
            blocks = tuple(replace(one, state=new) if one.state is State.NEW else one for one in blocks)
        return cls(section, language, place, mine, theirs, blocks)

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
