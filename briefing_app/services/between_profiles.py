"""Decisions about words that stand in several profiles, one of which got them from another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.domain.between_profiles import Carried, kin_of, kindred, places_of_words
from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.passages import Passage, map_blocks, severances_at
from briefing_app.domain.text import (
    Block,
    BlockId,
    Holds,
    Origin,
    RevisionId,
    SectionId,
    SeveranceId,
    Text,
    block_words,
    origins_of,
    walk,
)
from briefing_app.domain.withheld_places import holds_from_above

if TYPE_CHECKING:
    from briefing_app.domain.facts import ProfileId
    from briefing_app.domain.following import Stated
    from briefing_app.storage.database import UnitOfWork


class Kin:
    """The blocks whose words stand in blocks of a section that is decided about, in other profiles.

    Attributes:
        sections: Every section that words went to from it, or came from.
    """

    def __init__(
        self,
        unit: UnitOfWork,
        section: SectionId,
        decided: Text,
        withheld: Mapping[SeveranceId, Sequence[Stated]],
    ) -> None:
        self._unit = unit
        self._section = section
        self._carried = unit.carried_words.around([section])
        self._kin = kin_of(self._carried)
        self._withheld = withheld
        self._words = {block.id: block_words(block) for block in walk(decided)} if self._carried else {}
        self._above: dict[SeveranceId, Holds] = {}
        self.sections = frozenset(
            place.section for one in self._carried for place in (one.place, one.source)
        ) - {section}

    def kindred(self, block: Block) -> Block:
        """The block also of those blocks of other profiles that have its words."""
        return kindred(block, self._kin) if self._kin else block

    def passages(self, block: Block, severance: SeveranceId) -> tuple[Passage, ...]:
        """Where a copy of kin says what is newly withheld, and that decision does not hold it there yet."""
        if block.origin is None or not self._kin:
            return ()
        own = {(one.section, one.block) for one in origins_of(block)}
        others = (one for place in own for one in self._kin.get(place, ()))
        return self._places(block, severance, {one.block for one in others if self._is_here(one, own)})

    def texts(self) -> Iterator[tuple[SectionId, str, Text, RevisionId, dict[BlockId, frozenset[BlockId]]]]:
        """The texts of other profiles with blocks that got words from here, and which words those are of."""
        came = self._came()
        for section in sorted({section for section, _ in came}):
            with suppress(UnknownNameError):  # it is gone
                owner = self._unit.sections.owner(section).profile
                sections = () if owner is None else self._unit.profiles.get(owner).sections
                found = next(one for one in sections if one.id == section)
                for language, text in found.texts.items():
                    here = {b.id: came[section, b.id] for b in walk(text) if (section, b.id) in came}
                    if here:
                        yield section, language, text, found.revisions[language], here

    def places_in(
        self, text: Text, severance: SeveranceId, of: Mapping[BlockId, frozenset[BlockId]]
    ) -> list[Passage]:
        """Where a text of another profile says what is newly withheld here."""
        around = holds_from_above(text)
        return [
            place
            for block in walk(text)
            if block.id in of
            for place in self._places(replace(block, severances=around[block.id]), severance, of[block.id])
        ]

    # ---- inside

    def _is_here(self, kin: Origin, own: set[tuple[SectionId, BlockId]]) -> bool:
        return kin.section == self._section and (kin.section, kin.block) not in own

    def _came(self) -> dict[tuple[SectionId, BlockId], frozenset[BlockId]]:
        """The blocks of other profiles that words went to from here, by those they are of."""
        onward: dict[tuple[SectionId, BlockId], list[Carried]] = {}
        for one in self._carried:
            onward.setdefault((one.source.section, one.source.block), []).append(one)
        found: dict[tuple[SectionId, BlockId], frozenset[BlockId]] = {}
        for start in [place for place in onward if place[0] == self._section]:
            waiting, known = [start], {start}
            while waiting:
                for one in onward.get(waiting.pop(), ()):
                    place = (one.place.section, one.place.block)
                    if place not in known:
                        known.add(place)
                        waiting.append(place)
                        found[place] = found.get(place, frozenset()) | {start[1]}
        return found

    def _places(
        self, block: Block, severance: SeveranceId, of: set[BlockId] | frozenset[BlockId]
    ) -> tuple[Passage, ...]:
        stated = [one for one in self._withheld.get(severance, ()) if one.block in of]
        words = [self._words.get(one.block, "") if one.whole else one.words for one in stated]
        found = places_of_words(block, filter(None, words))
        return tuple(dict.fromkeys(one for one in found if not self._is_done(block, one, severance)))

    def _is_done(self, block: Block, place: Passage, severance: SeveranceId) -> bool:
        """Whether a severance of the same decision holds all of these letters already."""
        return any(
            self._decision(one) & self._decision(severance)
            for one in block.severances | _held_all_through(block, place)
        )

    def _decision(self, severance: SeveranceId) -> Holds:
        """The severance, and those it follows."""
        if severance not in self._above:
            known, new = frozenset({severance}), frozenset({severance})
            while new:
                sources = (one.source for one in self._unit.severances.among(new))
                new = frozenset(one for one in sources if one is not None) - known
                known |= new
            self._above[severance] = known
        return self._above[severance]


def _held_all_through(block: Block, place: Passage) -> Holds:
    letters = (replace(place, start=at, end=at + 1) for at in range(place.start, place.end))
    return frozenset.intersection(*(severances_at((block,), one) for one in letters))


def brought(
    unit: UnitOfWork, profile: ProfileId, section: SectionId, before: Text, text: Text
) -> tuple[Text, Text]:
    """Two texts of a profile's section, each block of the other profiles its words are known to be from."""
    known: dict[BlockId, tuple[Origin, ...]] = {}
    for one in unit.carried_words.around([section]):
        if one.place.section == section:
            known[one.place.block] = (*known.get(one.place.block, ()), one.source)

    def foreign(block: Block) -> Block:
        there = known.get(block.id, ())
        new = (one for one in origins_of(block) if not any(map(one.is_place_of, there)))
        return _with_origins(block, (*there, *(one for one in new if _is_foreign(unit, profile, one))))

    def stored(block: Block) -> Block:
        return _with_origins(block, known.get(block.id, ()))

    if not known and not any(block.origin for block in walk(text)):
        return before, text
    return map_blocks(before, stored), map_blocks(text, foreign)


def carried_in(section: SectionId, revision: RevisionId, text: Text) -> tuple[Carried, ...]:
    """Which blocks of a text have words of other profiles."""
    return tuple(
        Carried(Origin(section, revision, block.id), one) for block in walk(text) for one in origins_of(block)
    )


def _with_origins(block: Block, origins: Sequence[Origin]) -> Block:
    if not origins:
        return block if block.origin is None else replace(block, origin=None)
    first, *others = origins
    return replace(block, origin=replace(first, others=tuple(others)))


def _is_foreign(unit: UnitOfWork, profile: ProfileId, origin: Origin) -> bool:
    try:
        return unit.sections.owner(origin.section).profile != profile
    except UnknownNameError:  # the words are all that is left of it
        return True
