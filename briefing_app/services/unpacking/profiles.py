"""A profile of a package against ours: what is new, what differs, and the profile that comes out of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefing_app.domain.arriving import Choice, State
from briefing_app.domain.names import folded
from briefing_app.domain.profile import Name, NameRole, Profile, Section
from briefing_app.domain.text import Text
from briefing_app.services.unpacking.arrival import Chosen, Item, ItemKind, Thing, ThingKind
from briefing_app.services.unpacking.bases import Given, section_key, told
from briefing_app.services.unpacking.facts import ArrivingFacts, new_facts
from briefing_app.services.unpacking.lines import heading_key, line_given, line_item, property_key
from briefing_app.services.unpacking.texts import ArrivingText, Places

if TYPE_CHECKING:
    from briefing_app.domain.text import SectionId
    from briefing_app.domain.three_way import Join
    from briefing_app.services.unpacking.bases import Bases

_NATURE, _FOUNDED = "nature", "founded"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Blocks of a section that were not taken: what they withhold is kept for the copies of them."""

    section: Section
    language: str
    blocks: Text
    now: Text


class ArrivingProfile:
    """A profile of a package, under our ids, beside ours (None: it is new here)."""

    def __init__(
        self, mine: Profile | None, theirs: Profile, found_by: str, base: Bases, join: Join, language: str
    ) -> None:
        self.mine, self.theirs = mine, theirs
        self._found_by = found_by
        self._base = base
        self._join = join
        self._language = language

    @property
    def thing(self) -> Thing:
        """What is shown of it."""
        return Thing(
            kind=ThingKind.PROFILE,
            id=self.theirs.id,
            name=(self.mine or self.theirs).name(self._language),
            found_by=self._found_by,
            items=tuple(self._items()),
        )

    def settle(self, chosen: Chosen) -> tuple[Profile, tuple[LeftOut, ...]]:
        """The profile with what was chosen, and what was left out of its texts."""
        if self.mine is None:
            return self.theirs, ()
        mine, left = self.mine, list[LeftOut]()
        settled = (self._settled(one, chosen, left) for one in mine.sections)
        sections = [one for one in settled if one is not None]
        sections += self._new_sections
        sections += self._deleted_sections(chosen, left)
        made = replace(mine, sections=tuple(sections), names=(*mine.names, *self._new_names))
        facts = self._facts.settle(chosen)
        made = replace(made, facts=facts, tags=_union(mine.tags, self.theirs.tags))
        for item in self._properties():
            if item.chosen(chosen) is Choice.TAKE:
                made = replace(made, **{item.key.rpartition("/")[2]: self._property(item)})
        return made, tuple(left)

    def given(self) -> Iterator[tuple[str, Given]]:
        """What the package says of what is no text, to be kept for the next one."""
        for name in (_NATURE, _FOUNDED):
            yield property_key(self.theirs.id, name), line_given(self._base, getattr(self.theirs, name))
        there = self._theirs
        for section in there.values():
            ours = self._mine.get(section.id, section)
            for language in dict.fromkeys((*section.headings, *ours.headings)):
                said = section.headings.get(language, "")
                yield heading_key(section.id, language), line_given(self._base, said)
        for id_ in dict.fromkeys((*self._mine, *there)):
            yield section_key(id_), Given(said=told(id_ in there), note=self._base.note)
        if self.mine is None:
            yield from new_facts(self.theirs.facts, self._base.note)[1].items()
        else:
            yield from self._facts.given()

    # ---- what differs

    def _items(self) -> Iterator[Item]:
        if self.mine is None:
            yield from self._all_new()
            return
        for name in self._new_names:
            yield Item(
                key=f"name/{self.theirs.id}/{folded(name.text)}",
                kind=ItemKind.NAME,
                state=State.NEW,
                place="",
                theirs_words=name.text,
                choices=(Choice.TAKE,),
            )
        yield from self._properties()
        for one in self.theirs.sections:
            yield from self._headings(one)
            for text in self._texts.get(one.id, ()):
                yield from text.items
        for section in self._new_sections:
            yield from _new_blocks(section, self._language)
        for text in (one for texts in (*self._deleted.values(), *self._lost.values()) for one in texts):
            yield from text.items
        yield from self._facts.items

    def _all_new(self) -> Iterator[Item]:
        for section in self.theirs.sections:
            yield from _new_blocks(section, self._language)
        yield from new_facts(self.theirs.facts, self._base.note)[0]

    @cached_property
    def _facts(self) -> ArrivingFacts:
        mine = self.mine or self.theirs
        return ArrivingFacts(mine.id, mine.facts, self.theirs.facts, self._base, self._join)

    @cached_property
    def _mine(self) -> dict[SectionId, Section]:
        return {one.id: one for one in self.mine.sections} if self.mine else {}

    @cached_property
    def _theirs(self) -> dict[SectionId, Section]:
        return {one.id: one for one in self.theirs.sections}

    @cached_property
    def _places(self) -> Places:
        return Places(
            (one.id, language, text) for one in self._mine.values() for language, text in one.texts.items()
        )

    @cached_property
    def _texts(self) -> dict[SectionId, tuple[ArrivingText, ...]]:
        """The texts of sections that both have."""
        return {
            one.id: tuple(self._text(one.id, one.texts, language) for language in sorted(one.texts))
            for one in self.theirs.sections
            if one.id in self._mine
        }

    @cached_property
    def _deleted(self) -> dict[SectionId, tuple[ArrivingText, ...]]:
        """The texts of sections that a package brought before and that were deleted here since."""
        known = (one for one in self.theirs.sections if self.mine is not None and one.id not in self._mine)
        return {
            one.id: tuple(self._text(one.id, one.texts, language) for language in sorted(one.texts))
            for one in known
            if self._base.had(one.id)
        }

    @cached_property
    def _lost(self) -> dict[SectionId, tuple[ArrivingText, ...]]:
        """The texts of our sections that were in the last package of the note and are not in this one."""
        return {
            one.id: tuple(self._text(one.id, {}, language) for language in sorted(one.texts))
            for one in self._mine.values()
            if one.id not in self._theirs and self._base.lost_there(one.id)
        }

    def _text(self, section: SectionId, theirs: Mapping[str, Text], language: str) -> ArrivingText:
        mine = self._mine.get(section)
        base = self._base.text(section, language) if theirs else self._base.brought(section, language)
        ours = mine.texts.get(language, ()) if mine is not None else ()
        sides = (base, ours, theirs.get(language, ()))
        elsewhere = self._places.elsewhere(section, language, sides[2])
        place, deleted = heading_of(mine or self._theirs[section], self._language), mine is None
        return ArrivingText.of(section, language, place, sides, self._join, elsewhere, deleted=deleted)

    @property
    def _new_sections(self) -> tuple[Section, ...]:
        known = self._mine.keys() | self._deleted.keys()
        return tuple(one for one in self.theirs.sections if one.id not in known)

    def _headings(self, theirs: Section) -> Iterator[Item]:
        mine = self._mine.get(theirs.id)
        for language in dict.fromkeys((*theirs.headings, *mine.headings)) if mine is not None else ():
            sides = (mine.headings.get(language, ""), theirs.headings.get(language, "")) if mine else ("", "")
            place = heading_of(mine or theirs, self._language)
            key = heading_key(theirs.id, language)
            item = line_item(self._base, key, ItemKind.HEADING, place, sides, language)
            if item is not None:
                yield item

    @cached_property
    def _new_names(self) -> tuple[Name, ...]:
        mine = self.mine.names if self.mine else ()
        known = {folded(one.text) for one in mine}
        called = {(one.role, one.language) for one in mine}
        found = []
        for one in self.theirs.names:
            if folded(one.text) not in known:
                taken = one.role is NameRole.NAME and (one.role, one.language) in called
                found.append(replace(one, role=NameRole.VARIANT) if taken else one)
        return tuple(found)

    def _properties(self) -> Iterator[Item]:
        for name in (_NATURE, _FOUNDED):
            ours, theirs = getattr(self.mine, name), getattr(self.theirs, name)
            key = property_key(self.theirs.id, name)
            item = line_item(self._base, key, ItemKind.PROPERTY, name, (ours, theirs)) if theirs else None
            if item is not None:
                yield item

    def _property(self, item: Item) -> Any:  # noqa: ANN401  # properties are of several types
        return getattr(self.theirs, item.place)

    # ---- texts

    def _settled(self, mine: Section, chosen: Chosen, left: list[LeftOut]) -> Section | None:
        """Our section with what was chosen of theirs; None where it went with all its words."""
        theirs = self._theirs.get(mine.id)
        if theirs is None:
            return self._without_lost(mine, chosen)
        made = replace(mine, severances=mine.severances | theirs.severances)
        for item in self._headings(theirs):
            if item.chosen(chosen) is Choice.TAKE:
                said = {**made.headings, item.language: item.theirs_words}
                made = replace(made, headings={language: words for language, words in said.items() if words})
        for text in self._texts[mine.id]:
            blocks, out = text.settle(chosen, self._join)
            if blocks != text.mine:
                made = replace(made, texts={**made.texts, text.language: blocks})
            if out:
                left.append(LeftOut(made, text.language, out, blocks))
        return made

    def _without_lost(self, mine: Section, chosen: Chosen) -> Section | None:
        """Our section that is not in the package, without what somebody takes away as it was there."""
        made = dict(mine.texts)
        for text in self._lost.get(mine.id, ()):
            made[text.language], _ = text.settle(chosen, self._join)
        goes = any(mine.texts.values()) and not any(made.values())
        return None if goes else replace(mine, texts=made)

    def _deleted_sections(self, chosen: Chosen, left: list[LeftOut]) -> Iterator[Section]:
        """The sections that were deleted here and of which somebody takes something again."""
        for theirs in self.theirs.sections:
            texts = self._deleted.get(theirs.id, ())
            settled = {one.language: one.settle(chosen, self._join) for one in texts}
            taken = {language: blocks for language, (blocks, _) in settled.items() if blocks}
            made = replace(theirs, texts=taken, revisions={})
            for language, (blocks, out) in settled.items():
                if out:
                    left.append(LeftOut(made, language, out, blocks))
            if taken:
                yield made


def heading_of(section: Section, language: str) -> str:
    """What a section is called in a list: its heading where it has one, else its key."""
    found = (section.headings.get(one, "") for one in (language, "en", *sorted(section.headings)))
    return next(filter(None, found), section.key)


def _new_blocks(section: Section, language: str) -> Iterator[Item]:
    for of, text in sorted(section.texts.items()):
        for block in text:
            yield Item(
                key=f"{section.id}/{of}/{block.id}",
                kind=ItemKind.BLOCK,
                state=State.NEW,
                place=heading_of(section, language),
                language=of,
                theirs=block,
                choices=(Choice.TAKE,),
            )


def _union(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*mine, *theirs)))
