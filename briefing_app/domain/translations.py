"""Passages whose translation is withheld while they are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing_app.domain.severance import Severances
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Holds,
    PairId,
    SeveranceId,
    Text,
    holds,
    origins_of,
    walk,
)
from briefing_app.domain.withheld_places import holds_from_above


@dataclass(frozen=True, slots=True)
class Translations:
    """The blocks of profiles that are translations of each other, and what withholds each, by their ids."""

    pairs: Mapping[BlockId, PairId]
    held: Mapping[PairId, Mapping[BlockId, Holds]]

    @classmethod
    def of(cls, blocks: Text) -> Translations:
        """Those among the blocks of profiles in all their languages."""
        around = holds_from_above(blocks)
        pairs: dict[BlockId, PairId] = {}
        held: dict[PairId, dict[BlockId, Holds]] = {}
        for block in walk(blocks):
            if block.pair is not None:
                pairs[block.id] = block.pair
                held.setdefault(block.pair, {})[block.id] = around[block.id] | holds(block)
        return cls(pairs, {pair: some for pair, some in held.items() if any(some.values())})

    def free(self, blocks: Iterable[Block], severances: Severances) -> dict[BlockId, Holds]:
        """The blocks that say what is withheld in another language, each with the severances there.

        A block is decided on when it holds as many severances of its own as there are that it does not hold;
        one that was split is looked at as a whole.
        """
        if not self.held:
            return {}
        parts: dict[tuple[PairId, BlockId], list[Block]] = {}
        for block in blocks:
            for source in (block.id, *(one.block for one in origins_of(block))):
                if (pair := self.pairs.get(source)) in self.held and pair is not None:
                    parts.setdefault((pair, source), []).append(block)
        found: dict[BlockId, Holds] = {}
        for (pair, source), some in parts.items():
            there = FREE.union(*(held for block, held in self.held[pair].items() if block != source))
            here = {one: followed(one, severances) for block in some for one in holds(block)}
            missing = there - FREE.union(*here.values())
            own = [one for one, followed in here.items() if not followed & there]
            if len(missing) > len(own):
                bare = next((block for block in some if not holds(block)), some[0])
                found[bare.id] = found.get(bare.id, FREE) | missing
        return found


def followed(severance: SeveranceId, severances: Severances) -> Holds:
    """A severance and those it follows, from the note to the profile it was made in."""
    known: set[SeveranceId] = set()
    waiting: SeveranceId | None = severance
    while waiting is not None and waiting not in known:
        known.add(waiting)
        record = severances.get(waiting)
        waiting = None if record is None else record.source
    return frozenset(known)
