"""Where the words of a note were in their profiles since it took them, though they may be there no more.

What was withheld in such a place and deleted there, or went on from there into another profile, is withheld
in the note too. A profile keeps every text it had, so that is read when there is anything to look for.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.between_profiles import Carried, Place
from briefing_app.domain.descent import Descent
from briefing_app.domain.same_letters import held_flat
from briefing_app.domain.text import Block, BlockId, Origin, RevisionId, SectionId, origins_of, walk
from briefing_app.domain.withheld_places import holds_from_above
from briefing_app.services.histories import Histories, History

if TYPE_CHECKING:
    from briefing_app.domain.note import Note
    from briefing_app.domain.words_gone import GoneWords
    from briefing_app.storage.database import UnitOfWork

Past = Mapping[tuple[SectionId, RevisionId], History]
"""All that profiles said since a revision of a section, for the copies of it."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Words of a note that a profile withheld where they had gone, and has no more; *free* where some are."""

    block: BlockId
    gone: GoneWords
    is_free: bool


def past_of(unit: UnitOfWork, origins: Iterable[Origin]) -> Past:
    """What was said since words were copied from these, where anything was."""
    read, found = Histories(unit), {}
    for one in origins:
        history = read.of(one)
        if history is not None and read.known(one):
            found[one.section, one.revision] = history
    return found


def lost_words(note: Note, past: Past, gone: Iterable[GoneWords]) -> Iterator[Lost]:
    """Which words of a note are among those that are *gone* from where they had gone to."""
    some = tuple(gone) if past else ()
    for section in note.sections if some else ():
        around = holds_from_above(section.blocks, section.severances)
        for block in walk(section.blocks):
            free = None
            for origin in origins_of(block):
                history = past.get((origin.section, origin.revision))
                for one, letters in _lost(block, origin, history, some) if history is not None else ():
                    if free is None:
                        every = enumerate(held_flat(block, around[block.id]))
                        free = {place for place, (one_, held) in every if one_.isalnum() and not held}
                    yield Lost(block.id, one, not free.isdisjoint(letters))


def heirs_of(note: Note, past: Past, wanted: Container[Place]) -> tuple[Carried, ...]:
    """The *wanted* blocks that had words of a note, at whatever time, as taken from what it copied."""
    found: dict[Carried, None] = {}
    for block, origin, history in _copies(note, past):
        own = {one.block for one in origins_of(block)}
        known: set[BlockId] = set()
        for descent, number in _steps(block, origin, history):
            new = [one for one in descent.successors(own) if one not in known]
            known |= set(new)
            for place in _places(history, number, new):
                if (place.section, place.block) in wanted:
                    found[Carried(place, origin)] = None
    return tuple(found)


def lost_with(unit: UnitOfWork, section: SectionId) -> tuple[Carried, ...]:
    """Which blocks of a section withhold words of notes, copied from other sections of its profile.

    To be kept beside: when the section is deleted, so are the texts that tell of it.
    """
    beside = Histories(unit).sections_beside(section) - {section}
    found: dict[Carried, None] = {}
    for summary in unit.notes.holding(*sorted(beside), trashed=True) if beside else ():
        note = unit.notes.get(summary.id)
        blocks = (block for part in note.sections for block in walk(part.blocks))
        origins = {one for block in blocks for one in origins_of(block) if one.section in beside}
        for block, origin, history in _copies(note, past_of(unit, origins)):
            own = {one.block for one in origins_of(block)}
            for descent, number in _steps(block, origin, history):
                if history.steps[number][0] == section and descent.withheld(own):
                    new = descent.successors(own)
                    found |= {Carried(place, origin): None for place in _places(history, number, new)}
    return tuple(found)


# ---- inside


def _copies(note: Note, past: Past) -> Iterator[tuple[Block, Origin, History]]:
    for section in note.sections if past else ():
        for block in walk(section.blocks):
            for origin in origins_of(block):
                if (origin.section, origin.revision) in past:
                    yield block, origin, past[origin.section, origin.revision]


def _steps(block: Block, origin: Origin, history: History) -> Iterator[tuple[Descent, int]]:
    """The words of a copy followed from each text to the next, and which step that was."""
    first, *later = history.texts
    descent = Descent(block, origin.block, (first,))
    for number, text in enumerate(later):
        descent.go_on(text)
        yield descent, number


def _places(history: History, number: int, blocks: Iterable[BlockId]) -> Iterator[Origin]:
    """Those of the blocks that stand in the text of a step, with its revision."""
    (section, _), revision = history.steps[number], history.revisions[number]
    if revision is not None:
        here = {one.id for one in walk(history.saved[number])}
        yield from (Origin(section, revision, one) for one in blocks if one in here)


def _lost(
    block: Block, origin: Origin, history: History, gone: Iterable[GoneWords]
) -> Iterator[tuple[GoneWords, frozenset[int]]]:
    """Which letters of a copy were withheld in another block at last, each with what is gone."""
    last: dict[RevisionId, list[GoneWords]] = {}
    for one in gone:
        last.setdefault(one.revision, []).append(one)
    own = {one.block for one in origins_of(block)}
    for descent, number in _steps(block, origin, history):
        for one in last.get(history.revisions[number] or RevisionId(""), ()):
            letters = descent.withheld(own).get(one.severance)
            if letters:
                yield one, letters
