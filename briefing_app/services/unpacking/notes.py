"""The note of a package against ours, where it is here already: what differs, and what comes out of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefing_app.domain.arriving import Choice, State, in_both_orders
from briefing_app.domain.note import Note, NoteSection
from briefing_app.services.unpacking.arrival import Chosen, Item, ItemKind, Thing, ThingKind
from briefing_app.services.unpacking.bases import Given, section_key, told
from briefing_app.services.unpacking.lines import heading_key, line_given, line_item, property_key
from briefing_app.services.unpacking.texts import ArrivingText, Places

if TYPE_CHECKING:
    from briefing_app.domain.marking import Uplift
    from briefing_app.domain.text import SectionId
    from briefing_app.domain.three_way import Join
    from briefing_app.services.unpacking.bases import Bases

_PROPERTIES = ("title", "on", "place")


class ArrivingNote:
    """The note of a package beside ours (None: it is new here)."""

    def __init__(self, mine: Note | None, theirs: Note, base: Bases, join: Join) -> None:
        self.mine, self.theirs = mine, theirs
        self._base = base
        self._join = join

    @property
    def thing(self) -> Thing:
        """What is shown of it."""
        shown = self.mine or self.theirs
        return Thing(
            kind=ThingKind.NOTE,
            id=shown.id,
            name=shown.title,
            number=self.mine.number if self.mine else "",
            found_by="id" if self.mine else "",
            items=tuple(self._items()),
        )

    def settle(self, chosen: Chosen) -> Note:
        """The note with what was chosen of theirs."""
        if self.mine is None:
            return self.theirs
        mine, theirs = self.mine, self.theirs
        made = replace(mine, sections=self._sections(chosen), uplift=self._uplift())
        made = replace(made, profiles=tuple(dict.fromkeys((*mine.profiles, *theirs.profiles))))
        for item in self._properties():
            if item.chosen(chosen) is not Choice.TAKE:
                continue
            name = item.place
            if name in _PROPERTIES:
                made = replace(made, **{name: getattr(theirs, name)})
            else:
                made = replace(made, fields={**made.fields, name: theirs.fields[name]})
        return made

    def given(self) -> Iterator[tuple[str, Given]]:
        """What the package says of what is no text, to be kept for the next one."""
        for name, _, said in self._said():
            yield property_key(self._id, name), line_given(self._base, said)
        there = {one.id: one for one in self.theirs.sections}
        for section in there.values():
            yield heading_key(section.id, ""), line_given(self._base, section.heading)
        for id_ in dict.fromkeys((*self._mine, *there)):
            yield section_key(id_), Given(said=told(id_ in there), note=self._base.note)

    # ---- what differs

    def _items(self) -> Iterator[Item]:
        if self.mine is None:
            for section in self.theirs.sections:
                yield from _new_blocks(section)
            return
        yield from self._properties()
        for section in self.theirs.sections:
            yield from self._heading(section)
            if section.id in self._texts:
                yield from self._texts[section.id].items
            else:
                yield from _new_blocks(section)
        for text in self._lost.values():
            yield from text.items

    @property
    def _id(self) -> str:
        return (self.mine or self.theirs).id

    def _said(self) -> Iterator[tuple[str, Any, Any]]:
        """Each property by its name, as it is here and there."""
        mine, theirs = self.mine, self.theirs
        for name in _PROPERTIES:
            yield name, getattr(mine, name, None), getattr(theirs, name)
        for name, said in theirs.fields.items():
            yield name, mine.fields.get(name, "") if mine else "", said

    def _properties(self) -> Iterator[Item]:
        for name, ours, said in self._said() if self.mine is not None else ():
            key = property_key(self._id, name)
            item = line_item(self._base, key, ItemKind.PROPERTY, name, (ours, said)) if said else None
            if item is not None:
                yield item

    def _heading(self, theirs: NoteSection) -> Iterator[Item]:
        mine = self._mine.get(theirs.id)
        if mine is None:
            return
        key, sides = heading_key(theirs.id, ""), (mine.heading, theirs.heading)
        item = line_item(self._base, key, ItemKind.HEADING, mine.heading or theirs.heading, sides)
        if item is not None:
            yield item

    @cached_property
    def _mine(self) -> dict[SectionId, NoteSection]:
        return {one.id: one for one in self.mine.sections} if self.mine else {}

    @cached_property
    def _texts(self) -> Mapping[SectionId, ArrivingText]:
        """The texts of sections that both have, and of those that were deleted here."""
        found: dict[SectionId, ArrivingText] = {}
        places = Places((one.id, "", one.blocks) for one in self._mine.values())
        for theirs in self.theirs.sections:
            mine = self._mine.get(theirs.id)
            deleted = mine is None and self.mine is not None and self._base.had(theirs.id)
            if mine is None and not deleted:
                continue
            ours = mine.blocks if mine is not None else ()
            sides = (self._base.text(theirs.id, ""), ours, theirs.blocks)
            elsewhere = places.elsewhere(theirs.id, "", theirs.blocks)
            place = (mine.heading if mine is not None else "") or theirs.heading or theirs.key
            found[theirs.id] = ArrivingText.of(
                theirs.id, "", place, sides, self._join, elsewhere, deleted=deleted
            )
        return found

    @cached_property
    def _lost(self) -> Mapping[SectionId, ArrivingText]:
        """The texts of our sections that were in the last package of the note and are not in this one."""
        there = {one.id for one in self.theirs.sections}
        return {
            one.id: ArrivingText.of(
                one.id,
                "",
                one.heading or one.key,
                (self._base.brought(one.id, ""), one.blocks, ()),
                self._join,
            )
            for one in self._mine.values()
            if one.id not in there and self._base.lost_there(one.id)
        }

    # ---- what comes out

    def _sections(self, chosen: Chosen) -> tuple[NoteSection, ...]:
        made = {one.id: one for one in self._mine.values()}
        for gone in self._lost.values():
            blocks, _ = gone.settle(chosen, self._join)
            made[gone.section] = replace(made[gone.section], blocks=blocks)
            if gone.blocks and not blocks:
                del made[gone.section]
        added: dict[SectionId, NoteSection] = {}
        for theirs in self.theirs.sections:
            mine, text = made.get(theirs.id), self._texts.get(theirs.id)
            if mine is None:
                blocks = theirs.blocks if text is None else text.settle(chosen, self._join)[0]
                if text is not None and not blocks:
                    continue  # it was deleted here, and nobody takes anything of it again
                added[theirs.id] = replace(theirs, blocks=blocks)
            elif text is not None:
                made[theirs.id] = self._settled(mine, theirs, text, chosen)
        order = in_both_orders(made, (one.id for one in self.theirs.sections), added)
        return tuple((made | added)[one] for one in order)

    def _settled(
        self, mine: NoteSection, theirs: NoteSection, text: ArrivingText, chosen: Chosen
    ) -> NoteSection:
        blocks, _ = text.settle(chosen, self._join)
        made = replace(mine, blocks=blocks, severances=mine.severances | theirs.severances)
        for item in self._heading(theirs):
            if item.chosen(chosen) is Choice.TAKE:
                made = replace(made, heading=theirs.heading)
        return made

    def _uplift(self) -> Uplift | None:
        """The raising that raises more: neither library's is taken back by the other's."""
        mine, theirs = self.mine.uplift if self.mine else None, self.theirs.uplift
        if mine is None or theirs is None:
            return mine or theirs
        both = self._join((mine.marking, theirs.marking))
        return mine if both == self._join((mine.marking,)) else replace(theirs, marking=both)


def _new_blocks(section: NoteSection) -> Iterator[Item]:
    for block in section.blocks:
        yield Item(
            key=f"{section.id}//{block.id}",
            kind=ItemKind.BLOCK,
            state=State.NEW,
            place=section.heading or section.key,
            theirs=block,
            choices=(Choice.TAKE,),
        )
