"""Where words went in a profile since a note took them, read in the revisions the library keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.descent import Descent, Letters
from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.note import Note, held_by_section
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
    holds,
    origins_of,
    walk,
)
from briefing_app.domain.withheld_places import holds_from_above

if TYPE_CHECKING:
    from briefing_app.storage.database import UnitOfWork

Histories = Mapping[tuple[SectionId, RevisionId], tuple[Text, ...]]
"""What sections said in a revision and in every later one, to the present: those that tell something."""


@dataclass(frozen=True, slots=True)
class MovedWords:
    """What is withheld in a profile in other blocks than those a note's words were copied from.

    ``free`` are the severances, by the blocks of the note in which words they withhold stand free;
    ``sources`` the blocks that hold words of the note now.
    """

    free: Mapping[BlockId, Holds]
    sources: frozenset[BlockId]


class Lineage:
    """Reads what a profile's sections have said since words were copied from them, each text once."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._copied: dict[tuple[SectionId, RevisionId], Text | None] = {}
        self._texts: dict[tuple[SectionId, RevisionId, BlockId | None], tuple[Text, ...]] = {}

    def copied(self, origin: Origin) -> Text | None:
        """The text that was copied; None where it was in no revision yet."""
        key = (origin.section, origin.revision)
        if key not in self._copied:
            self._copied[key] = None
            with suppress(UnknownNameError):
                read = self._unit.sections.revision(origin.revision)
                self._copied[key] = read.blocks if read.section == origin.section else None
        return self._copied[key]

    def texts(self, origin: Origin) -> tuple[Text, ...]:
        """The text that was copied and every later one to the present; () where the section is gone.

        The first is empty where the words were copied before they were ever saved.
        """
        known = self.copied(origin) is not None
        key = (origin.section, origin.revision, None if known else origin.block)
        if key not in self._texts:
            self._texts[key] = self._read(origin, known=known)
        return self._texts[key]

    def histories(self, origins: Iterable[Origin]) -> Histories:
        """The texts by section and revision, with what withholds a section whole, where they tell something.

        They do where words that are withheld stand in a block that did not say just that.
        """
        found: dict[tuple[SectionId, RevisionId], tuple[Text, ...]] = {}
        for key, origin in {(one.section, one.revision): one for one in origins}.items():
            if (ends := self._ends(origin)) and _tells(*ends):
                *earlier, _ = self.texts(origin)
                found[key] = (*earlier, ends[1])
        return found

    def heirs(self, block: Block, origin: Origin, current: RevisionId | None) -> tuple[Origin, ...]:
        """The present blocks, beside those it is of, that hold words the block has of an origin."""
        texts = self.texts(origin)
        if len(texts) < 2 or current is None:
            return ()
        found = Descent(block, origin.block, texts).successors(_own(block))
        return tuple(Origin(origin.section, current, one) for one in found)

    # ---- inside

    def _read(self, origin: Origin, *, known: bool) -> tuple[Text, ...]:
        try:
            owner = self._unit.sections.owner(origin.section)
        except UnknownNameError:
            return ()
        if owner.profile is None:
            return ()
        if known:
            return self._unit.sections.texts_since(origin.revision)
        sections = self._unit.profiles.get(owner.profile).sections
        texts = next(one.texts for one in sections if one.id == origin.section)
        now = (text for text in texts.values() if any(one.id == origin.block for one in walk(text)))
        return next((((), text) for text in now), ())

    def _ends(self, origin: Origin) -> tuple[Text, Text] | None:
        """The text that was copied and the present one, held by what withholds its section."""
        if self._unit.sections.is_present(origin.revision):
            return None
        try:
            read = self._unit.sections.revision(origin.revision)
            now, present = self._unit.sections.text(origin.section, read.language)
            held = self._unit.sections.owner(origin.section).held
        except UnknownNameError:
            return None
        if read.section != origin.section or present is None:
            return None
        return read.blocks, held_by_section(now, held)


class MovedSince:
    """What a section's new text newly withholds of words that were copied from other blocks of it."""

    def __init__(
        self, lineage: Lineage, section: SectionId, decided: Text, blocks: frozenset[BlockId]
    ) -> None:
        self._lineage = lineage
        self._section = section
        self._decided = decided
        self._said = {one.id: flat(one) for one in walk(decided) if one.id in blocks}
        self._found: dict[BlockId, tuple[dict[SeveranceId, Letters], tuple[BlockId, ...]]] = {}

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
            if origin.section != self._section or self._all_stayed(self._lineage.copied(origin)):
                continue
            texts = self._lineage.texts(origin)
            if len(texts) < 2 or texts[-1] != self._decided:
                continue
            descent = Descent(block, origin.block, texts[:-1])
            before = descent.withheld(own)
            descent.go_on(texts[-1])
            for severance, letters in descent.withheld(own).items():
                known = newly.get(severance, frozenset())
                newly[severance] = known | (letters - before.get(severance, frozenset()))
            heirs |= dict.fromkeys(descent.successors(own))
        return newly, tuple(heirs)

    def _all_stayed(self, copied: Text | None) -> bool:
        """Whether every block decided about said then what it says now: nothing came into it."""
        then = {one.id: flat(one) for one in walk(copied or ())}
        return all(then.get(block) == words for block, words in self._said.items())


def withheld_of(
    block: Block, origin: Origin, texts: tuple[Text, ...]
) -> dict[SeveranceId, tuple[Passage, ...]]:
    """The free words of a copy that are withheld now in blocks of the section it is not of."""
    if len(texts) < 2:
        return {}
    free = _free(block, FREE)
    found = Descent(block, origin.block, texts).withheld(_own(block))
    return {severance: passages_at(block, letters) for severance, letters in found.items() if letters & free}


def moved_words(note: Note, histories: Histories) -> MovedWords:
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


def _tells(copied: Text, now: Text) -> bool:
    """Whether words are withheld now in a block that did not say just that when it was copied."""
    if not any(map(holds, now)):
        return False
    then = {one.id: flat(one) for one in walk(copied)}
    around = holds_from_above(now)
    return any((around[one.id] or holds(one)) and then.get(one.id) != flat(one) for one in walk(now))
