"""Severing what is one thing, and freeing it: a section, a block, rows, columns and cells, a fact."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from briefing_app.domain.editing.tables import free_cells, sever_cells
from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.note import held_by_section
from briefing_app.domain.passages import map_blocks
from briefing_app.domain.text import FREE, Block, WithheldBlock, walk
from briefing_app.services.following import Decisions, proposed_again
from briefing_app.services.reasons import reason_warnings
from briefing_app.services.things import no_such_cells, table_of
from briefing_app.storage.records import ActKind

if TYPE_CHECKING:
    from briefing_app.domain.facts import FactId
    from briefing_app.domain.note import NoteSection
    from briefing_app.domain.profile import Section
    from briefing_app.domain.severance import Severance
    from briefing_app.domain.text import BlockId, Holds, SectionId, SeveranceId, Text
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.following import Following
    from briefing_app.services.texts import TextPlace
    from briefing_app.services.things import Thing
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library
    from briefing_app.storage.records import Undo

Part = TypeVar("Part", "Section", "NoteSection")

Cells = Iterable[tuple[int, int]]
"""Cells of a table by row and column, counted from 0; whole rows and columns among them are held as such."""


@dataclass(frozen=True, slots=True)
class Severed:
    """What was severed (``severance``, proposed) or freed (None), what to know of it, and the way back."""

    severance: SeveranceId | None
    notices: tuple[str, ...]
    undo: Undo


class WholeSevering:
    """Severs and frees whole things of an open library; each act is taken back as one.

    Every method that severs takes provisions as typed and a reason, and raises UnknownNameError where there
    is no such thing or provision, NotAllowedError where it cannot be severed.
    """

    def __init__(self, library: Library, actor: Actor, catalogue: Catalogue, following: Following) -> None:
        self._library = library
        self._actor = actor
        self._catalogue = catalogue
        self._following = following

    def undo(self, severed: Severed) -> None:
        """Take it back: everything is what it was.

        Raises:
            NotAllowedError: something of it was changed or used since; it is named, and nothing is changed.
        """
        with self._library.database.begin(self._actor.act(ActKind.UNDO)) as unit:
            unit.take_back(severed.undo)

    def sever(self, thing: Thing, exemptions: Sequence[str], reason: str = "") -> Severed:
        """Withhold a thing of any sort, as the methods below do."""
        if thing.fact is not None:
            return self.sever_fact(thing.fact, exemptions, reason)
        if thing.section is not None:
            return self.sever_section(thing.section, exemptions, reason)
        place, block = _stands(thing)
        if thing.cells is not None:
            return self.sever_cells(place, block, thing.cells, exemptions, reason)
        return self.sever_block(place, block, exemptions, reason)

    def free(self, thing: Thing, reason: str = "") -> Severed:
        """Let a thing of any sort go, as the methods below do."""
        if thing.fact is not None:
            return self.free_fact(thing.fact, reason)
        if thing.section is not None:
            return self.free_section(thing.section, reason)
        place, block = _stands(thing)
        if thing.cells is not None:
            return self.free_cells(place, block, thing.cells, reason)
        return self.free_block(place, block, reason)

    # ---- sections

    def sever_section(self, section: SectionId, exemptions: Sequence[str], reason: str = "") -> Severed:
        """Withhold a section whole, its heading too; one of a profile is proposed in notes that hold it."""
        with self._severing(exemptions, reason) as (unit, severance, result):
            self._hold_section(unit, section, lambda held: held | {severance.id})
            self._follow_section(unit, section, severance)
        return result(unit)

    def free_section(self, section: SectionId, reason: str = "") -> Severed:
        """Let a section go that is withheld whole; words severed in it, and copies in notes, stay withheld.

        Where the profile of a note's section goes on withholding it, what is done says so.

        Raises:
            NotAllowedError: it is not withheld whole.
        """
        with self._freeing(reason) as (unit, result):
            if not unit.sections.owner(section).held:
                raise _not_withheld()
            self._hold_section(unit, section, lambda _held: FREE)
            kept = self._kept_by_profile(unit, section)
        return replace(result(unit), notices=kept)

    # ---- blocks and cells

    def sever_block(
        self, place: TextPlace, block: BlockId, exemptions: Sequence[str], reason: str = ""
    ) -> Severed:
        """Withhold a block whole: a paragraph, an item, a table, a picture."""
        with self._severing(exemptions, reason) as (unit, severance, result):

            def held(one: Block) -> Block:
                return replace(one, severances=one.severances | {severance.id})

            self._change(unit, place, block, held)
        return result(unit)

    def free_block(self, place: TextPlace, block: BlockId, reason: str = "") -> Severed:
        """Let a block go that is withheld whole; words severed in it stay withheld.

        Raises:
            NotAllowedError: it is not withheld whole.
        """

        def freed(one: Block) -> Block:
            if not one.severances:
                raise _not_withheld()
            return replace(one, severances=FREE)

        with self._freeing(reason) as (unit, result):
            self._change(unit, place, block, freed)
        return result(unit)

    def sever_cells(
        self, place: TextPlace, table: BlockId, cells: Cells, exemptions: Sequence[str], reason: str = ""
    ) -> Severed:
        """Withhold cells of a table; all of a row or a column is withheld as a row or column."""
        chosen = frozenset(cells)
        with self._severing(exemptions, reason) as (unit, severance, result):

            def held(one: Block) -> Block:
                found = sever_cells(table_of(one), chosen, severance.id)
                if found == one:
                    raise no_such_cells()
                return found

            self._change(unit, place, table, held)
        return result(unit)

    def free_cells(self, place: TextPlace, table: BlockId, cells: Cells, reason: str = "") -> Severed:
        """Let cells go with all words in them; what held their row, column or table holds the others on.

        Raises:
            NotAllowedError: nothing withholds any of them.
        """
        chosen = frozenset(cells)

        def freed(one: Block) -> Block:
            found = free_cells(table_of(one), chosen)
            if found == one:
                raise _not_withheld()
            return found

        with self._freeing(reason) as (unit, result):
            self._change(unit, place, table, freed)
        return result(unit)

    # ---- facts

    def sever_fact(self, fact: FactId, exemptions: Sequence[str], reason: str = "") -> Severed:
        """Withhold a fact by itself; where words that state it stand free, public editions wait for them."""
        with self._severing(exemptions, reason) as (unit, severance, result):
            known = unit.profile_parts.fact(fact)
            unit.profile_parts.save_fact(replace(known, severances=known.severances | {severance.id}))
        return result(unit)

    def free_fact(self, fact: FactId, reason: str = "") -> Severed:
        """Let a fact go; it stays withheld where words that state it are.

        Raises:
            NotAllowedError: it is not withheld by itself.
        """
        with self._freeing(reason) as (unit, result):
            known = unit.profile_parts.fact(fact)
            if not known.severances:
                raise _not_withheld()
            unit.profile_parts.save_fact(replace(known, severances=FREE))
        return result(unit)

    # ---- inside

    @contextmanager
    def _severing(
        self, exemptions: Sequence[str], reason: str
    ) -> Generator[tuple[UnitOfWork, Severance, Callable[[UnitOfWork], Severed]], None, None]:
        provisions = frozenset(self._catalogue.exemption(one) for one in exemptions)
        if not provisions:
            raise NotAllowedError("Name the provision that the words are withheld under: one at least.")
        severance = replace(self._following.proposed(provisions), reason=reason.strip())
        warnings = reason_warnings(self._catalogue, reason)
        again: list[str] = []

        def result(unit: UnitOfWork) -> Severed:
            return Severed(severance.id, (*warnings, *again), unit.undo)

        act = self._actor.act(ActKind.SEVER, reason.strip())
        with self._library.database.begin(act, undoable=True) as unit:
            unit.severances.save(severance)
            yield unit, severance, result
            again += proposed_again(unit)

    @contextmanager
    def _freeing(
        self, reason: str
    ) -> Generator[tuple[UnitOfWork, Callable[[UnitOfWork], Severed]], None, None]:
        act = self._actor.act(ActKind.SEVER, reason.strip())
        with self._library.database.begin(act, undoable=True) as unit:
            yield unit, lambda done: Severed(None, (), done.undo)

    def _hold_section(self, unit: UnitOfWork, section: SectionId, change: Callable[[Holds], Holds]) -> None:
        owner = unit.sections.owner(section)
        if owner.note is not None:
            note = unit.notes.get(owner.note)
            unit.notes.save(replace(note, sections=_with_holds(note.sections, section, change)))
        elif owner.profile is not None:
            profile = unit.profiles.get(owner.profile)
            unit.profiles.save(replace(profile, sections=_with_holds(profile.sections, section, change)))

    def _kept_by_profile(self, unit: UnitOfWork, section: SectionId) -> tuple[str, ...]:
        """What to know where the profile withholds whole what a note's section was copied from."""
        owner = unit.sections.owner(section)
        if owner.note is None:
            return ()
        source = next(one.source for one in unit.notes.get(owner.note).sections if one.id == section)
        held = FREE if source is None else unit.sections.owner(source).held
        if not held:
            return ()
        records = [unit.severances.get(one) for one in sorted(held)]
        cited = self._catalogue.label((code for one in records for code in one.exemptions), "en")
        if not cited:
            return ("The profile withholds this section too: it stops the public edition until freed there.",)
        return (
            f"The profile withholds this section under {cited}: "
            "it stops the public edition until freed there.",
        )

    def _follow_section(self, unit: UnitOfWork, section: SectionId, severance: Severance) -> None:
        """Propose in notes to withhold what they have of a profile's section."""
        owner = unit.sections.owner(section)
        if owner.profile is None:
            return
        before: Holds = owner.held - {severance.id}
        (known,) = (one for one in unit.profiles.get(owner.profile).sections if one.id == section)
        for text in known.texts.values():
            held = held_by_section(text, owner.held)
            decided = self._following.decided(held_by_section(text, before), held)
            self._following.into_notes(unit, section, held, Decisions(decided.withheld))
        followers = frozenset(one.id for one in unit.severances.following(severance.id))
        for summary in unit.notes.holding(section, trashed=True) if followers else ():
            note = unit.notes.get(summary.id)
            parts = tuple(_held_as_one(one, section, followers) for one in note.sections)
            if parts != note.sections:
                unit.notes.save(replace(note, sections=parts))

    def _change(
        self, unit: UnitOfWork, place: TextPlace, block: BlockId, change: Callable[[Block], Block]
    ) -> None:
        """Change one block of a text; what it newly withholds in a profile is proposed in notes."""
        owner = unit.sections.owner(place.section)
        language = owner.language or place.language
        before, read = unit.sections.text(place.section, language)
        known = next((one for one in walk(before) if one.id == block), None)
        if known is None:
            raise UnknownNameError("There is no such block any more: it was deleted meanwhile.")
        if isinstance(known, WithheldBlock):
            raise NotAllowedError("This was withheld before it came here: nobody here holds its words.")
        after: Text = map_blocks(before, lambda one: change(one) if one.id == block else one)
        unit.sections.set_aside_draft(place.section, language)  # storing the text would forget it
        unit.sections.save_text(place.section, language, after, read)
        if owner.profile is not None:
            self._following.into_notes(
                unit, place.section, after, Decisions(self._following.decided(before, after).withheld)
            )


def _with_holds(
    sections: Iterable[Part], section: SectionId, change: Callable[[Holds], Holds]
) -> tuple[Part, ...]:
    return tuple(
        replace(one, severances=change(one.severances)) if one.id == section else one for one in sections
    )


def _held_as_one(section: NoteSection, source: SectionId, followers: Holds) -> NoteSection:
    """A note's section held whole where each of its blocks is, as its source is; its heading goes along."""
    held = [followers & one.severances for one in section.blocks]
    if section.source != source or not held or not all(held):
        return section
    every = FREE.union(*held)
    blocks = tuple(replace(one, severances=one.severances - every) for one in section.blocks)
    return replace(section, blocks=blocks, severances=section.severances | every)


def _stands(thing: Thing) -> tuple[TextPlace, BlockId]:
    if thing.place is None or thing.block is None:
        raise ValueError("a thing is a fact, a section or a block with its place")
    return thing.place, thing.block


def _not_withheld() -> NotAllowedError:
    return NotAllowedError("This is not withheld as a whole: look at the list of its severances.")
