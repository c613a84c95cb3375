"""Bringing what a note's sources say now into the note, block by block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing_app.domain.additions import with_addition
from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.note import Note, NoteSection, SourceChange, held_by_section
from briefing_app.domain.passages import map_blocks
from briefing_app.domain.sources import bare, pulled, source_changes
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Holds,
    Origin,
    RevisionId,
    SectionId,
    origins_of,
    walk,
)
from briefing_app.domain.three_way import Join, merged, taken
from briefing_app.services.lineage import Lineage
from briefing_app.services.source_blocks import Additions, Sources, read_additions, read_sources
from briefing_app.storage.records import new_id

if TYPE_CHECKING:
    from briefing_app.storage.database import UnitOfWork


@dataclass(frozen=True, slots=True)
class _Known:
    """What the sources said and say, and where words of theirs went."""

    read: Sources
    lineage: Lineage

    @classmethod
    def of(cls, unit: UnitOfWork, note: Note) -> _Known:
        return cls(read_sources(unit, note), Lineage(unit))

    def heirs(self, block: Block, origin: Origin) -> tuple[Origin, ...]:
        """The present blocks that hold words of a block which it has of an origin."""
        return self.lineage.heirs(block, origin, self.read.current.get(origin.revision))


class Outcome(StrEnum):
    """What taking a change over makes of a block."""

    THEIRS = "theirs"
    """Nobody touched it here: it says what its source says."""
    BOTH = "both"
    """Both sides changed different words: all changes are kept."""
    INSTEAD = "instead"
    """Both sides changed the same words: those of the source replace ours."""
    GONE = "gone"
    """The source is gone: so is the block."""
    LOOK = "look"
    """Words of several sources stand in the block, and nobody can tell them apart: no word is changed."""
    PARTED = "parted"
    """Words of several sources stand in the block, and one is gone: the words stay, and are of the others.

    They are also of whatever it was joined to.
    """
    NEW = "new"
    """The source got a passage that the note does not have: it is put in at its place."""


@dataclass(frozen=True, slots=True)
class SourceUpdate:
    """A change of a source, what taking it over would make of the block, and how; None: the block goes.

    What withholds whole the section it comes from, and not the one it is in, withholds the result.

    ``held`` withholds the section it is in, or the one it comes from, whole.
    """

    heading: str
    change: SourceChange
    outcome: Outcome
    result: Block | None
    held: Holds


def changes_of(note: Note, unit: UnitOfWork) -> tuple[SourceChange, ...]:
    """Every change of a source of the note, in the order of its sections; what is new comes last in each."""
    return _changes(note, read_sources(unit, note), read_additions(unit, note))


def updates_of(note: Note, unit: UnitOfWork, join: Join) -> tuple[SourceUpdate, ...]:
    """The same, each with what taking it over would make."""
    return _updates(note, _Known.of(unit, note), read_additions(unit, note), join)


def taken_over(
    note: Note, unit: UnitOfWork, taken_: Sequence[SourceUpdate], kept: Sequence[SourceUpdate], join: Join
) -> Note:
    """The note with changes taken over, and others seen and left.

    Raises:
        NotAllowedError: a block or its source is no longer what was shown.
    """
    sources, additions = _Known.of(unit, note), read_additions(unit, note)
    now = {_key(one): one for one in _updates(note, sources, additions, join)}
    wanted, left = frozenset(map(_key, taken_)), frozenset(map(_key, kept))
    for one in (*taken_, *kept):
        present = now.get(_key(one))
        if present is None or present.change != one.change:
            raise NotAllowedError(
                "The note or its source was changed again since this was shown: look at the changes anew."
            )
    made: dict[BlockId, tuple[Block, ...]] = {}
    for key, one in now.items():
        block, result = one.change.block, one.result
        if block is None or key not in wanted | left:
            continue
        (block,) = made.get(block.id, (block,))
        if key in left or one.outcome is Outcome.LOOK:
            made[block.id] = (_seen(block, one.change, sources),)
        elif one.outcome is Outcome.PARTED:
            made[block.id] = (_parted(block, one.change, sources),)
        else:
            made[block.id] = () if result is None else (result,)
    sections = []
    for section in note.sections:
        there = additions.get(section.id)
        section = _with_blocks(section, made)
        if there is not None:
            new: list[_Key] = [(section.id, False, one.id, None) for one in there.blocks]
            results = (now[key].result for key in new if key in wanted)
            seen = frozenset(key[2] for key in new if key in wanted | left)
            section = _with_new(section, [one for one in results if one is not None], seen, there.order)
        sections.append(section)
    return replace(note, sections=tuple(sections))


def _changes(
    note: Note, sources: Sources, additions: Mapping[SectionId, Additions]
) -> tuple[SourceChange, ...]:
    return tuple(
        change
        for section in note.sections
        for change in (
            *source_changes(section, sources.before, sources.now),
            *_additions(section, additions.get(section.id)),
        )
    )


def _updates(
    note: Note, sources: _Known, additions: Mapping[SectionId, Additions], join: Join
) -> tuple[SourceUpdate, ...]:
    sections = {section.id: section for section in note.sections}
    return tuple(
        _update(sections[change.section], change, change.block, sources, join)
        if change.block is not None
        else _new(sections[change.section], change, additions[change.section])
        for change in _changes(note, sources.read, additions)
    )


_Key = tuple[SectionId, bool, BlockId, BlockId | None]


def _key(update: SourceUpdate) -> _Key:
    """What an update is about: a block of the note and which source of it, or a new one of its source."""
    change = update.change
    block = change.block or change.now
    if block is None:
        raise ValueError("a change of nothing")
    source = change.origin.block if change.origin else None
    return change.section, change.block is not None, block.id, source


def _with_blocks(section: NoteSection, made: Mapping[BlockId, tuple[Block, ...]]) -> NoteSection:
    if not any(block.id in made for block in section.blocks):
        return section
    blocks = tuple(one for block in section.blocks for one in made.get(block.id, (block,)))
    return replace(section, blocks=blocks)


def _with_new(
    section: NoteSection, new: Sequence[Block], seen: frozenset[BlockId], order: Sequence[BlockId]
) -> NoteSection:
    """The section with new passages, each at the place it has in the source, and those *seen* remembered."""
    blocks = section.blocks
    for block in new:
        blocks = with_addition(blocks, block, order)
    return replace(section, blocks=blocks, seen=section.seen | seen) if seen else section


def _additions(section: NoteSection, additions: Additions | None) -> tuple[SourceChange, ...]:
    blocks = () if additions is None else additions.blocks
    return tuple(SourceChange(section.id, None, None, block) for block in blocks)


def _new(section: NoteSection, change: SourceChange, additions: Additions) -> SourceUpdate:
    """A passage that the source got; what withholds its section whole withholds the passage here."""

    def copy(block: Block) -> Block:
        return pulled(block, Origin(additions.section, additions.revision, block.id), BlockId(new_id()))

    held = section.severances | additions.held
    made = map_blocks((change.now,) if change.now else (), copy)
    (result,) = held_by_section(made, additions.held - section.severances)
    return SourceUpdate(section.heading, change, Outcome.NEW, result, held)


def _update(
    section: NoteSection, change: SourceChange, ours: Block, sources: _Known, join: Join
) -> SourceUpdate:
    origin = change.origin or ours.origin
    around = sources.read.held.get(origin.section, FREE) if origin else FREE
    held = section.severances | around
    joined = len(origins_of(ours)) > 1
    if change.now is None and joined:
        return SourceUpdate(section.heading, change, Outcome.PARTED, _parted(ours, change, sources), held)
    if change.now is None:
        return SourceUpdate(section.heading, change, Outcome.GONE, None, held)
    first = ours.origin is not None and origin is not None and origin.is_place_of(ours.origin)
    theirs = _as_ours(change.now, ours, sources.read)
    result, outcome = merged(change.before, theirs, ours, join) if first else None, Outcome.BOTH
    if result is None and joined:  # what the source says now would take the place of the others' words too
        return SourceUpdate(section.heading, change, Outcome.LOOK, _seen(ours, change, sources), held)
    if result is None:
        result, outcome = taken(theirs, ours, join), Outcome.INSTEAD
    elif bare(theirs) == bare(ours) or (change.before is not None and bare(change.before) == bare(ours)):
        outcome = Outcome.THEIRS
    (result,) = held_by_section((result,), around - section.severances)
    return SourceUpdate(section.heading, change, outcome, result, held)


def _as_ours(now: Block, ours: Block, sources: Sources) -> Block:
    """The source's block as the note would own it; the blocks in cells keep the ids they have here."""
    known = {block.origin.block: block.id for block in walk((ours,)) if block.origin is not None}
    section, revision = _present(ours, sources)

    def copy(block: Block) -> Block:
        origin = Origin(section, revision, block.id)
        if block.id == now.id and ours.origin is not None:
            origin = replace(origin, others=ours.origin.others)
        if block.id in known:
            return pulled(block, origin, known[block.id])
        made = new_id() if block.id != now.id else ours.id
        return pulled(block, origin, BlockId(made))

    (copied,) = map_blocks((now,), copy)
    return copied


def _seen(block: Block, change: SourceChange, sources: _Known) -> Block:
    """The block with its words as they are, pulled as if from the present revision of the changed source.

    What holds some of them there by now, as the other half of a passage does, is a source too.
    """
    of_it = change.origin
    others = frozenset(one for one in origins_of(block) if of_it and not one.is_place_of(of_it))

    def seen(one: Block) -> Block:
        found: list[Origin] = []
        for origin in origins_of(one):
            if origin in others:
                found.append(origin)
            else:
                present = sources.read.current.get(origin.revision, origin.revision)
                found += (replace(origin, revision=present), *sources.heirs(one, origin))
        return replace(one, origin=_with_all(found)) if found else one

    (marked,) = map_blocks((block,), seen)
    return marked


def _parted(block: Block, change: SourceChange, sources: _Known) -> Block:
    """The block with its words as they are, which are of what holds them now instead of the source gone."""
    gone = change.origin
    left: list[Origin] = []
    for one in origins_of(block):
        is_left = gone is None or not one.is_place_of(gone)
        left += (one,) if is_left else sources.heirs(block, one)
    return replace(block, origin=_with_all(left) if left else None)


def _with_all(origins: Iterable[Origin]) -> Origin:
    kept: dict[tuple[SectionId, BlockId], Origin] = {}
    for one in origins:
        kept.setdefault((one.section, one.block), one)
    first, *others = kept.values()
    return replace(first, others=tuple(others))


def _present(block: Block, sources: Sources) -> tuple[SectionId, RevisionId]:
    origin = block.origin
    if origin is None:
        raise ValueError("a block without an origin has no source")
    return origin.section, sources.current.get(origin.revision, origin.revision)
