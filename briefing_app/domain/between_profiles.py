"""Words that went from a section of one profile into a section of another, and what follows from it.

A profile's text remembers no source. Which of its blocks got words of another profile is kept beside it, so
that what is withheld in either place reaches the copies of the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Final

from briefing_app.domain.alignment import tokens
from briefing_app.domain.following import find_own
from briefing_app.domain.note import Note
from briefing_app.domain.passages import Passage, letters, map_blocks, pieces
from briefing_app.domain.text import Block, BlockId, Origin, RevisionId, SectionId, Text, holds, walk
from briefing_app.domain.withheld_places import holds_from_above
from briefing_app.domain.words_gone import GoneWords

_TELLING: Final = 3
"""So many words in a row are those of another passage, though not all that is withheld there is said."""

Place = tuple[SectionId, BlockId]


@dataclass(frozen=True, slots=True)
class Carried:
    """A block of a profile's section with words of a ``source``; ``place`` is of the text they came with."""

    place: Origin
    source: Origin


def kin_of(carried: Iterable[Carried]) -> dict[Place, tuple[Origin, ...]]:
    """For each block whose words stand in other profiles too, the other blocks, however many steps away."""
    beside: dict[Place, dict[Place, Origin]] = {}
    for one in carried:
        for here, there in ((one.place, one.source), (one.source, one.place)):
            beside.setdefault(_place(here), {})[_place(there)] = there
    found = {}
    for start in beside:
        known: dict[Place, Origin] = {}
        waiting = [start]
        while waiting:
            new = {at: one for at, one in beside[waiting.pop()].items() if at != start and at not in known}
            known |= new
            waiting += new
        found[start] = tuple(known.values())
    return found


def with_kin(note: Note, carried: Iterable[Carried]) -> Note:
    """The note with its blocks also of those blocks of other profiles that have words of their sources."""
    kin = kin_of(carried)
    if not kin:
        return note
    parts = (replace(one, blocks=map_blocks(one.blocks, lambda b: kindred(b, kin))) for one in note.sections)
    return replace(note, sections=tuple(parts))


def kindred(block: Block, kin: Mapping[Place, tuple[Origin, ...]]) -> Block:
    """The block with the kin of what it was copied from among its origins."""
    if block.origin is None:
        return block
    first, *others = block.origin.all
    more = (one for known in (first, *others) for one in kin.get(_place(known), ()))
    every = {_place(one): one for one in (*more, *others)}
    every.pop(_place(first), None)
    return replace(block, origin=replace(first, others=tuple(every.values())))


def withheld_in_kin(kin: Iterable[Origin], present: Text) -> tuple[GoneWords, ...]:
    """What is withheld now in blocks that are kin to a note's sources: looked for there by its words."""
    wanted = {one.block: one for one in kin}
    around = holds_from_above(present)
    found = []
    for block in walk(present):
        if block.id in wanted and (held := around[block.id] | holds(block)):
            here = replace(block, severances=around[block.id])
            one = wanted[block.id]
            found += [GoneWords(one.section, some, here, one.revision, RevisionId("")) for some in held]
    return tuple(found)


def places_of_words(copy: Block, withheld: Iterable[str]) -> Iterator[Passage]:
    """Where a block says withheld words, or so many of them in a row that they are known again."""
    for words in withheld:
        if found := find_own(copy, words):
            yield from found
            continue
        wanted = tokens(words.casefold())
        for number, piece in enumerate(pieces(copy)):
            said = tokens(letters(piece))
            match = SequenceMatcher(
                None, wanted, [one.casefold() for one in said], autojunk=False
            ).find_longest_match()
            same = said[match.b : match.b + match.size]
            if sum(any(map(str.isalnum, one)) for one in same) >= _TELLING:
                starts = [0, *accumulate(map(len, said))]
                yield Passage(copy.id, number, starts[match.b], starts[match.b + match.size])


def _place(origin: Origin) -> Place:
    return (origin.section, origin.block)
