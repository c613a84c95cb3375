"""A profile of a package against ours: what is new, what differs, and the profile that comes out of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefing_app.domain.arriving import Choice, State
from briefing_app.domain.facts import Fact
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.names import folded
from briefing_app.domain.profile import Name, NameRole, Profile, Section
from briefing_app.domain.released_facts import values_of
from briefing_app.domain.text import FREE, Text, walk
from briefing_app.services.unpacking.arrival import Chosen, Item, ItemKind, Thing, ThingKind
from briefing_app.services.unpacking.texts import ArrivingText, Bases

if TYPE_CHECKING:
    from briefing_app.domain.three_way import Join

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
        sections = [self._settled(one, chosen, left) for one in mine.sections]
        known = {one.id for one in mine.sections}
        sections += [one for one in self.theirs.sections if one.id not in known]
        made = replace(mine, sections=tuple(sections), names=(*mine.names, *self._new_names))
        made = replace(made, facts=self._facts(chosen), tags=_union(mine.tags, self.theirs.tags))
        for item in self._properties():
            if item.chosen(chosen) is Choice.TAKE:
                made = replace(made, **{item.key.rpartition("/")[2]: self._property(item)})
        return made, tuple(left)

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
        for fact, ours in self._pairs:
            item = self._fact_item(fact, ours)
            if item is not None:
                yield item

    def _all_new(self) -> Iterator[Item]:
        for section in self.theirs.sections:
            yield from _new_blocks(section, self._language)
        for fact in self.theirs.facts:
            yield _new_fact(fact)

    @cached_property
    def _texts(self) -> dict[str, tuple[ArrivingText, ...]]:
        mine = {one.id: one for one in self.mine.sections} if self.mine else {}
        return {
            one.id: tuple(self._text(mine[one.id], one, language) for language in sorted(one.texts))
            for one in self.theirs.sections
            if one.id in mine
        }

    def _text(self, mine: Section, theirs: Section, language: str) -> ArrivingText:
        sections = self.mine.sections if self.mine else ()
        elsewhere = frozenset(
            block.id
            for section in sections
            for of, text in section.texts.items()
            if (section.id, of) != (mine.id, language)
            for block in walk(text)
        )
        sides = (self._base(mine.id, language), mine.texts.get(language, ()), theirs.texts[language])
        place = heading_of(mine, self._language)
        return ArrivingText.of(mine.id, language, place, sides, self._join, elsewhere)

    @property
    def _new_sections(self) -> tuple[Section, ...]:
        known = {one.id for one in self.mine.sections} if self.mine else set()
        return tuple(one for one in self.theirs.sections if one.id not in known)

    def _headings(self, theirs: Section) -> Iterator[Item]:
        mine = next((one for one in (self.mine.sections if self.mine else ()) if one.id == theirs.id), None)
        for language, heading in theirs.headings.items() if mine else ():
            ours = mine.headings.get(language, "") if mine else ""
            if heading != ours:
                yield Item(
                    key=f"heading/{theirs.id}/{language}",
                    kind=ItemKind.HEADING,
                    state=State.CONFLICT if ours else State.NEW,
                    place=heading_of(mine or theirs, self._language),
                    language=language,
                    mine_words=ours,
                    theirs_words=heading,
                )

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
            if theirs and ours != theirs:
                yield Item(
                    key=f"property/{self.theirs.id}/{name}",
                    kind=ItemKind.PROPERTY,
                    state=State.CONFLICT if ours else State.NEW,
                    place=name,
                    mine_words=_words(ours),
                    theirs_words=_words(theirs),
                )

    def _property(self, item: Item) -> Any:  # noqa: ANN401  # properties are of several types
        return getattr(self.theirs, item.place)

    # ---- facts

    @cached_property
    def _pairs(self) -> tuple[tuple[Fact, Fact | None], ...]:
        mine = self.mine.facts if self.mine else ()
        by_id = {one.id: one for one in mine}
        said = {_said(one): one for one in mine}
        return tuple((one, by_id.get(one.id) or said.get(_said(one))) for one in self.theirs.facts)

    def _fact_item(self, theirs: Fact, ours: Fact | None) -> Item | None:
        if ours is None:
            return _new_fact(theirs)
        if _said(theirs) == _said(ours):
            if self._held_too(ours, theirs) == ours:
                return None
            state = State.WITHHELD
            choices: tuple[Choice, ...] = (Choice.KEEP,)
        else:
            state, choices = State.CONFLICT, (Choice.KEEP, Choice.TAKE)
        return Item(
            key=f"fact/{theirs.id}",
            kind=ItemKind.FACT,
            state=state,
            place=type(theirs).__name__.lower(),
            mine_words=fact_words(ours),
            theirs_words=fact_words(theirs),
            choices=choices,
        )

    def _facts(self, chosen: Chosen) -> tuple[Fact, ...]:
        assert self.mine is not None  # noqa: S101  # asked for where both have it
        made = {one.id: one for one in self.mine.facts}
        for theirs, ours in self._pairs:
            item = self._fact_item(theirs, ours)
            if ours is None:
                if item is not None and item.chosen(chosen) is Choice.TAKE:
                    made[theirs.id] = replace(theirs, profile=self.mine.id, imported=None)
            elif item is not None and item.chosen(chosen) is Choice.TAKE:
                whose = replace(theirs, id=ours.id, profile=ours.profile, imported=ours.imported)
                made[ours.id] = self._held_too(whose, ours)
            else:
                made[ours.id] = self._held_too(ours, theirs)
        return tuple(made.values())

    def _held_too(self, fact: Fact, other: Fact) -> Fact:
        """The fact, also withheld and marked as another is."""
        marked = [one for one in (fact.portion, other.portion) if one is not None]
        portion = fact.portion
        if other.portion is not None and other.portion != fact.portion:
            portion = self._join(marked)
        return replace(fact, severances=fact.severances | other.severances, portion=portion)

    # ---- texts

    def _settled(self, mine: Section, chosen: Chosen, left: list[LeftOut]) -> Section:
        theirs = next((one for one in self.theirs.sections if one.id == mine.id), None)
        if theirs is None:
            return mine
        made = replace(mine, severances=mine.severances | theirs.severances)
        for item in self._headings(theirs):
            if item.chosen(chosen) is Choice.TAKE:
                made = replace(made, headings={**made.headings, item.language: item.theirs_words})
        for text in self._texts[mine.id]:
            blocks, out = text.settle(chosen, self._join)
            if blocks != text.mine:
                made = replace(made, texts={**made.texts, text.language: blocks})
            if out:
                left.append(LeftOut(made, text.language, out, blocks))
        return made


def heading_of(section: Section, language: str) -> str:
    """What a section is called in a list: its heading where it has one, else its key."""
    found = (section.headings.get(one, "") for one in (language, "en", *sorted(section.headings)))
    return next(filter(None, found), section.key)


def fact_words(fact: Fact) -> str:
    """What a fact says, in a line."""
    when = next((getattr(fact, one) for one in ("when", "due", "since") if getattr(fact, one, None)), None)
    told = (*values_of(fact), when.wording if isinstance(when, FuzzyDate) else "")
    return ", ".join(filter(None, told))


def _new_fact(fact: Fact) -> Item:
    return Item(
        key=f"fact/{fact.id}",
        kind=ItemKind.FACT,
        state=State.NEW,
        place=type(fact).__name__.lower(),
        theirs_words=fact_words(fact),
    )


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


def _said(fact: Fact) -> Fact:
    """The fact with only what it says."""
    nothing: dict[str, Any] = {
        "id": "", "profile": None, "statements": (), "portion": None, "severances": FREE, "confirmed": True,
        "imported": None, "lines": (),
    }  # fmt: skip
    names = {one.name for one in fields(fact)}
    return replace(fact, **{name: value for name, value in nothing.items() if name in names})


def _words(value: object) -> str:
    return value.wording if isinstance(value, FuzzyDate) else str(value or "")


def _union(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*mine, *theirs)))
