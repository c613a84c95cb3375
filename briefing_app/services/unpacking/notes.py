"""The note of a package against ours, where it is here already: what differs, and what comes out of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefing_app.domain.arriving import Choice, State
from briefing_app.domain.note import Note, NoteSection
from briefing_app.domain.text import walk
from briefing_app.services.unpacking.arrival import Chosen, Item, ItemKind, Thing, ThingKind
from briefing_app.services.unpacking.texts import ArrivingText, Bases

if TYPE_CHECKING:
    from briefing_app.domain.marking import Uplift
    from briefing_app.domain.three_way import Join

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

    def _properties(self) -> Iterator[Item]:
        if self.mine is None:
            return
        pairs: list[tuple[str, Any, Any]] = [
            (name, getattr(self.mine, name), getattr(self.theirs, name)) for name in _PROPERTIES
        ]
        pairs += [(name, self.mine.fields.get(name, ""), said) for name, said in self.theirs.fields.items()]
        for name, ours, said in pairs:
            if said and ours != said:
                yield Item(
                    key=f"property/{self.mine.id}/{name}",
                    kind=ItemKind.PROPERTY,
                    state=State.CONFLICT if ours else State.NEW,
                    place=name,
                    mine_words=str(ours or ""),
                    theirs_words=str(said),
                )

    def _heading(self, theirs: NoteSection) -> Iterator[Item]:
        mine = self._mine.get(theirs.id)
        if mine is not None and theirs.heading and mine.heading != theirs.heading:
            yield Item(
                key=f"heading/{theirs.id}/",
                kind=ItemKind.HEADING,
                state=State.CONFLICT if mine.heading else State.NEW,
                place=mine.heading or theirs.heading,
                mine_words=mine.heading,
                theirs_words=theirs.heading,
            )

    @cached_property
    def _mine(self) -> dict[str, NoteSection]:
        return {one.id: one for one in self.mine.sections} if self.mine else {}

    @cached_property
    def _texts(self) -> dict[str, ArrivingText]:
        found: dict[str, ArrivingText] = {}
        for theirs in self.theirs.sections:
            mine = self._mine.get(theirs.id)
            if mine is None:
                continue
            elsewhere = frozenset(
                block.id for one in self._mine.values() if one.id != mine.id for block in walk(one.blocks)
            )
            sides = (self._base(mine.id, ""), mine.blocks, theirs.blocks)
            place = mine.heading or mine.key
            found[theirs.id] = ArrivingText.of(mine.id, "", place, sides, self._join, elsewhere)
        return found

    # ---- what comes out

    def _sections(self, chosen: Chosen) -> tuple[NoteSection, ...]:
        made = {one.id: one for one in self._mine.values()}
        order = list(made)
        before = None
        for theirs in self.theirs.sections:
            mine = made.get(theirs.id)
            if mine is None:
                made[theirs.id] = theirs
                order.insert(0 if before is None else order.index(before) + 1, theirs.id)
            else:
                blocks, _ = self._texts[theirs.id].settle(chosen, self._join)
                made[theirs.id] = replace(mine, blocks=blocks, severances=mine.severances | theirs.severances)
                for item in self._heading(theirs):
                    if item.chosen(chosen) is Choice.TAKE:
                        made[theirs.id] = replace(made[theirs.id], heading=theirs.heading)
            before = theirs.id
        return tuple(made[one] for one in order)

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
