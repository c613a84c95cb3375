"""Where words went in a profile since a note took them, read in the revisions the library keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.descent import Descent, Letters
from briefing_app.domain.note import Note
from briefing_app.domain.passages import Passage
from briefing_app.domain.same_letters import flat, held_flat, passages_at
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Holds,
    Origin,
    RevisionId,
    SectionId,
    SeveranceId,
    Text,
    origins_of,
    walk,
)
from briefing_app.domain.withheld_places import holds_from_above
from briefing_app.services.histories import Histories

if TYPE_CHECKING:
    from briefing_app.storage.database import UnitOfWork

Traces = Mapping[tuple[SectionId, RevisionId], tuple[Text, ...]]
"""What profiles said since a revision of a section, to the present: those that tell something."""


@dataclass(frozen=True, slots=True)
class MovedWords:
    """What is withheld in a profile in other blocks than those a note's words were copied from.

    ``free`` are the severances, by the blocks of the note in which words they withhold stand free;
    ``sources`` the blocks that hold words of the note now.
    """

    free: Mapping[BlockId, Holds]
    sources: frozenset[BlockId]


class Lineage:
    """Reads what profiles have said since words were copied from them, each text once."""

    def __init__(self, unit: UnitOfWork) -> None:
        self.read = Histories(unit)

    def texts(self, origin: Origin) -> tuple[Text, ...]:
        """What was copied and everything said later, to the present; () where it tells nothing.

        The first is empty where the words were copied before they were ever saved.
        """
        found = self.read.of(origin, telling=True)
        return () if found is None else found.texts

    def histories(self, origins: Iterable[Origin]) -> Traces:
        """The texts by section and revision, where they tell something.

        They do where words that are withheld stand in a block that did not say just that.
        """
        found = {}
        for key, origin in {(one.section, one.revision): one for one in origins}.items():
            if texts := self.read.known(origin) and self.texts(origin):
                found[key] = texts
        return found

    def heirs(self, block: Block, origin: Origin, current: RevisionId | None) -> tuple[Origin, ...]:
        """The present blocks, beside those it is of, that hold words the block has of an origin."""
        history = None if current is None else self.read.of(origin)
        if history is None:
            return ()
        found = Descent(block, origin.block, history.texts).successors(_own(block))
        return tuple(Origin(*history.places[one], one) for one in found if one in history.places)


class MovedSince:
    """What a section's new text newly withholds of words copied from other blocks of its profile."""

    def __init__(
        self, lineage: Lineage, section: SectionId, decided: Text, blocks: frozenset[BlockId]
    ) -> None:
        self._read = lineage.read
        self._section = section
        self._decided = decided
        self._said = {one.id: flat(one) for one in walk(decided) if one.id in blocks}
        self._found: dict[BlockId, tuple[dict[SeveranceId, Letters], tuple[BlockId, ...]]] = {}
        stayed = self._all_stayed(self._read.oldest(section))
        self.sections = frozenset({section}) if stayed else self._read.sections_beside(section)
        """Words that were copied from any of these may stand in what was decided about."""

    def passages(self, block: Block, severance: SeveranceId) -> tuple[Passage, ...]:
        """Where a copy has words that the severance newly withholds."""
        return passages_at(block, self._of(block)[0].get(severance, frozenset()))

    def successors(self, block: Block) -> tuple[BlockId, ...]:
        """The blocks that hold words of a copy, beside those it was copied from."""
        return self._of(block)[1]

    def _of(self, block: Block) -> tuple[dict[SeveranceId, Letters], tuple[BlockId, ...]]:
        if block.id not in self._found:
            self._found[block.id] = self._look(block)
        return self._found[block.id]

    def _look(self, block: Block) -> tuple[dict[SeveranceId, Letters], tuple[BlockId, ...]]:
        own = _own(block)
        newly: dict[SeveranceId, Letters] = {}
        heirs: dict[BlockId, None] = {}
        for origin in origins_of(block):
            if origin.section not in self.sections or self._all_stayed(self._read.copied(origin)):
                continue
            history = self._read.of(origin)
            if history is None:
                continue
            number = history.before(self._section, self._decided)
            descent = Descent(block, origin.block, history.texts[:number])
            before = descent.withheld(own)
            for text in history.texts[number:] or history.texts[-1:]:
                descent.go_on(text)
            for severance, letters in descent.withheld(own).items():
                known = newly.get(severance, frozenset())
                newly[severance] = known | (letters - before.get(severance, frozenset()))
            heirs |= dict.fromkeys(descent.successors(own))
        return newly, tuple(heirs)

    def _all_stayed(self, copied: Text) -> bool:
        """Whether every block decided about said then what it says now: nothing came into it."""
        then = {one.id: flat(one) for one in walk(copied)}
        return all(then.get(block) == words for block, words in self._said.items())


def withheld_of(
    block: Block, origin: Origin, texts: tuple[Text, ...]
) -> dict[SeveranceId, tuple[Passage, ...]]:
    """The free words of a copy that are withheld now in blocks of the profile it is not of."""
    if len(texts) < 2:
        return {}
    free = _free(block, FREE)
    found = Descent(block, origin.block, texts).withheld(_own(block))
    return {severance: passages_at(block, letters) for severance, letters in found.items() if letters & free}


def moved_words(note: Note, histories: Traces) -> MovedWords:
    """What is withheld, in other blocks than they were copied from, of words that stand in a note."""
    free: dict[BlockId, Holds] = {}
    sources: set[BlockId] = set()
    for section in note.sections if histories else ():
        around = holds_from_above(section.blocks, section.severances)
        for block in walk(section.blocks):
            letters = None
            for origin in origins_of(block):
                texts = histories.get((origin.section, origin.revision))
                if texts is None:
                    continue
                letters = _free(block, around[block.id]) if letters is None else letters
                descent = Descent(block, origin.block, texts)
                sources.update(descent.successors(_own(block)))
                for severance, some in descent.withheld(_own(block)).items():
                    if some & letters:
                        free[block.id] = free.get(block.id, FREE) | {severance}
    return MovedWords(free, frozenset(sources))


def _own(block: Block) -> frozenset[BlockId]:
    return frozenset(one.block for one in origins_of(block))


def _free(block: Block, around: Holds) -> Letters:
    """The letters and digits that nothing withholds in a block, whose place *around* withholds."""
    every = enumerate(held_flat(block, around))
    return frozenset(place for place, (letter, held) in every if letter.isalnum() and not held)
