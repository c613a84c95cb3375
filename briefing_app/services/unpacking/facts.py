"""The facts of a profile in a package against ours: which are the same, how they stand, what comes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefing_app.domain.arriving import ABSENT, Choice, State, standing
from briefing_app.domain.facts import Fact, FactId
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.released_facts import values_of
from briefing_app.domain.text import FREE
from briefing_app.services.unpacking.arrival import Chosen, Item, ItemKind
from briefing_app.services.unpacking.bases import Bases, Given, told

if TYPE_CHECKING:
    from briefing_app.domain.facts import ProfileId
    from briefing_app.domain.three_way import Join

Pair = tuple[str, Fact | None, Fact | None]
"""A fact by the key of its item: ours and theirs, None where one side has none."""


class ArrivingFacts:
    """The facts of one profile on both sides."""

    def __init__(
        self, profile: ProfileId, mine: tuple[Fact, ...], theirs: tuple[Fact, ...], base: Bases, join: Join
    ) -> None:
        self._profile = profile
        self._mine, self._theirs = mine, theirs
        self._base = base
        self._join = join

    @property
    def items(self) -> Iterator[Item]:
        """What is new, differs or is gone."""
        return (item for pair in self._pairs if (item := self._item(*pair)) is not None)

    def settle(self, chosen: Chosen) -> tuple[Fact, ...]:
        """Our facts with what was chosen of theirs."""
        made = {one.id: one for one in self._mine}
        for key, ours, theirs in self._pairs:
            item = self._item(key, ours, theirs)
            takes = item is not None and item.chosen(chosen) is Choice.TAKE
            if ours is None:
                if theirs is not None and takes:
                    made[theirs.id] = replace(theirs, profile=self._profile, imported=None)
            elif theirs is None:
                if takes:
                    del made[ours.id]
            elif takes:
                whose = replace(theirs, id=ours.id, profile=ours.profile, imported=ours.imported)
                made[ours.id] = self._held_too(whose, ours)
            else:
                made[ours.id] = self._held_too(ours, theirs)
        return tuple(made.values())

    def given(self) -> Iterator[tuple[str, Given]]:
        """What the package says of each, to be kept for the next one."""
        for key, ours, theirs in self._pairs:
            whose = ours.id if ours is not None else theirs.id if theirs is not None else ""
            yield key, Given(said=_told(theirs), note=self._base.note, ours=whose)

    # ---- inside

    @cached_property
    def _pairs(self) -> tuple[Pair, ...]:
        by_id = {one.id: one for one in self._mine}
        said = {_said(one): one for one in self._mine}
        pairs: list[Pair] = []
        for one in self._theirs:
            key = f"fact/{one.id}"
            pairs.append((key, by_id.get(one.id) or by_id.get(FactId(self._base.ours(key))), one))
        paired = {ours.id for _, ours, _ in pairs if ours is not None}
        for at, (key, ours, theirs) in enumerate(pairs):
            alike = said.get(_said(theirs)) if ours is None and theirs is not None else None
            if alike is not None and alike.id not in paired:
                paired.add(alike.id)
                pairs[at] = key, alike, theirs
        for key, known in self._base.facts_lost_there(by_id, [key for key, _, _ in pairs]):
            lost = by_id.get(FactId(known))
            if lost is not None and lost.id not in paired:
                paired.add(lost.id)
                pairs.append((key, lost, None))
        return tuple(pairs)

    def _item(self, key: str, ours: Fact | None, theirs: Fact | None) -> Item | None:
        shown = ours or theirs
        state = standing(self._base.said(key), _told(ours), _told(theirs))
        choices: tuple[Choice, ...] = (Choice.KEEP, Choice.TAKE)
        if ours is not None and theirs is not None and state is State.UNCHANGED:
            state = State.UNCHANGED if self._held_too(ours, theirs) == ours else State.WITHHELD
            choices = (Choice.KEEP,)
        elif state is State.REMOVED_THERE and ours is not None and ours.severances:
            choices = (Choice.KEEP,)  # what is withheld goes by nobody's copy
        if shown is None or state is State.UNCHANGED:
            return None
        return Item(
            key=key,
            kind=ItemKind.FACT,
            state=state,
            place=type(shown).__name__.lower(),
            mine_words="" if ours is None else fact_words(ours),
            theirs_words="" if theirs is None else fact_words(theirs),
            choices=choices,
        )

    def _held_too(self, fact: Fact, other: Fact) -> Fact:
        """The fact, also withheld and marked as another is."""
        marked = [one for one in (fact.portion, other.portion) if one is not None]
        portion = fact.portion
        if other.portion is not None and other.portion != fact.portion:
            portion = self._join(marked)
        return replace(fact, severances=fact.severances | other.severances, portion=portion)


def new_facts(facts: tuple[Fact, ...], note: str) -> tuple[tuple[Item, ...], dict[str, Given]]:
    """The items of facts of a profile that is new here, and what is kept of them."""
    items = tuple(
        Item(
            key=f"fact/{one.id}",
            kind=ItemKind.FACT,
            state=State.NEW,
            place=type(one).__name__.lower(),
            theirs_words=fact_words(one),
        )
        for one in facts
    )
    return items, {f"fact/{one.id}": Given(said=_told(one), note=note, ours=one.id) for one in facts}


def fact_words(fact: Fact) -> str:
    """What a fact says, in a line."""
    when = next((getattr(fact, one) for one in ("when", "due", "since") if getattr(fact, one, None)), None)
    said = (*values_of(fact), when.wording if isinstance(when, FuzzyDate) else "")
    return ", ".join(filter(None, said))


def _told(fact: Fact | None) -> str:
    return ABSENT if fact is None else told(_said(fact))


def _said(fact: Fact) -> Fact:
    """The fact with only what it says."""
    nothing: dict[str, Any] = {
        "id": "", "profile": None, "statements": (), "portion": None, "severances": FREE, "confirmed": True,
        "imported": None, "lines": (),
    }  # fmt: skip
    names = {one.name for one in fields(fact)}
    return replace(fact, **{name: value for name, value in nothing.items() if name in names})
