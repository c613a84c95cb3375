"""Making profiles, and changing their properties, facts and sections; every act can be taken back as one."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.domain.errors import NotAllowedError, StaleError, UnknownNameError
from briefing_app.domain.fact_fields import Typed, changed_fact, new_fact, sort_named
from briefing_app.domain.facts import Fact, FactId, ProfileId
from briefing_app.domain.names import folded
from briefing_app.domain.profile import Name, NameRole, Profile, ProfileKind, ProfileSummary, Section
from briefing_app.domain.profile_properties import TypedProperties, same_properties, with_properties
from briefing_app.domain.section_headings import OVERVIEW, key_for, tidy_headings
from briefing_app.domain.text import SectionId, received_redactions
from briefing_app.domain.typed_values import line
from briefing_app.services.following import proposed_again
from briefing_app.services.heirs import lost_with
from briefing_app.services.line_drafts import (
    NEW_SECTION,
    PROPERTIES,
    fact_place,
    headings_place,
    new_fact_place,
)
from briefing_app.storage.records import ActKind, DraftOwner, Undo, new_id

if TYPE_CHECKING:
    from briefing_app.domain.typed_values import Reader
    from briefing_app.services.actor import Actor
    from briefing_app.services.profiles import ProfileService
    from briefing_app.services.typing_words import TypingWords
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library


@dataclass(frozen=True, slots=True)
class Done:
    """An act that was done: what takes it back, and the id of what it made or changed.

    ``redactions`` counts the received redactions that went with what was deleted, to be told; ``notices`` are
    sentences to be told too.
    """

    undo: Undo
    made: str = ""
    redactions: int = 0
    notices: tuple[str, ...] = ()


class _Acting:
    """An act while it is done; its ``done`` is there once it is committed."""

    def __init__(self, unit: UnitOfWork) -> None:
        self.unit = unit

    def done(self, made: str = "", redactions: int = 0) -> Done:
        """The act, once the transaction is over."""
        return Done(self.unit.undo, made, redactions, proposed_again(self.unit))


class ProfileEditingService:
    """What an officer does to the profiles of an open library.

    What was read goes in with what is wanted; where somebody saved the same meanwhile, nothing is saved.
    """

    def __init__(self, library: Library, actor: Actor, profiles: ProfileService, typing: TypingWords) -> None:
        self._library = library
        self._actor = actor
        self._profiles = profiles
        self._typing = typing

    def undo(self, done: Done) -> None:
        """Take an act back: everything is what it was, ids and all.

        Raises:
            NotAllowedError: something of it was changed or used since; it is named, and nothing is changed.
        """
        with self._library.database.begin(self._actor.act(ActKind.UNDO)) as unit:
            unit.take_back(done.undo)

    # ---- profiles

    def create(self, kind: ProfileKind, name: str, acronym: str = "", language: str = "en") -> Done:
        """A new profile with an empty overview, which is its first section.

        Raises:
            TypedError: there is no name, or it is not one line.
        """
        names = [Name(text=line("name", name, required=True), language=language)]
        if short := line("acronym", acronym):
            names.append(Name(text=short, role=NameRole.ACRONYM))
        profile = Profile(
            id=ProfileId(new_id()),
            kind=kind,
            names=tuple(names),
            sections=(Section(id=SectionId(new_id()), key=OVERVIEW),),
        )
        with self._acting(ActKind.CREATE) as act:
            act.unit.profiles.add(profile)
        return act.done(profile.id)

    def namesakes(
        self, names: Iterable[str], other_than: ProfileId | None = None
    ) -> tuple[ProfileSummary, ...]:
        """Other profiles that go by one of these names: a warning, for two bodies may share a short form."""
        wanted = {folded(name): name for name in names if name.strip()}
        with self._library.database.read() as unit:
            found = {one.id: one for name in wanted.values() for one in unit.profiles.find(name)}
        return tuple(one for one in found.values() if one.id != other_than)

    def save_properties(self, read: Profile, given: TypedProperties) -> Done:
        """Keep the names and the other properties as typed.

        Raises:
            TypedError: there is no name, or a date says none.
            UnknownNameError: no profile has the name of the parent, or several have, none as its own alone.
            NotAllowedError: the parent would be below the profile itself.
            StaleError: somebody else saved them since they were read.
        """
        parent = self._parent(read, given.parent)
        wanted = with_properties(read, given, parent, self._reader())
        with self._acting() as act:
            now = act.unit.profiles.get(read.id)
            if not same_properties(now, read):
                raise StaleError(f"“{now.name(act.unit.language)}”")
            _refuse_circle(act.unit, read, parent)
            act.unit.profiles.save_properties(wanted)
            act.unit.line_drafts.keep(DraftOwner(profile=read.id), PROPERTIES, {})
        return act.done()

    def mark_reviewed(self, profile: ProfileId, on: date | None = None) -> Done:
        """Say that the profile was looked through, today where no day is named."""
        day = on or self._today()
        with self._acting() as act:
            now = act.unit.profiles.get(profile)
            act.unit.profiles.save_properties(replace(now, reviewed_on=day))
        return act.done()

    # ---- facts

    def add_fact(self, profile: ProfileId, sort: str, typed: Typed) -> Done:
        """A fact the officer states; it is typed by hand, and so confirmed.

        Raises:
            TypedError: a field is missing or wrong.
        """
        fact = new_fact(sort_named(sort), FactId(new_id()), profile, typed, self._reader())
        with self._acting() as act:
            act.unit.profiles.get(profile)
            act.unit.profile_parts.add_fact(fact)
            act.unit.line_drafts.keep(DraftOwner(profile=profile), new_fact_place(sort), {})
        return act.done(fact.id)

    def save_fact(self, read: Fact, typed: Typed) -> Done:
        """Keep a fact as the form says it now; who corrects a proposal confirms it.

        Raises:
            TypedError: a field is missing or wrong, or words are given for a redacted one.
            StaleError: somebody else changed it since it was read.
        """
        wanted = changed_fact(read, typed, self._reader())
        with self._acting() as act:
            _refuse_stale_fact(act.unit, read)
            act.unit.profile_parts.save_fact(wanted)
            act.unit.line_drafts.keep(DraftOwner(profile=read.profile), fact_place(read.id), {})
        return act.done(read.id)

    def delete_fact(self, read: Fact) -> Done:
        """Delete a fact; the words that state it stay.

        Raises:
            StaleError: somebody else changed it since it was read.
        """
        with self._acting() as act:
            _refuse_stale_fact(act.unit, read)
            act.unit.profile_parts.delete_fact(read.id)
            act.unit.line_drafts.keep(DraftOwner(profile=read.profile), fact_place(read.id), {})
        return act.done(read.id)

    def confirm(self, profile: ProfileId, facts: Iterable[FactId]) -> Done:
        """Say that proposals of an import are right; those confirmed already stay as they are.

        Raises:
            UnknownNameError: one of them is gone.
        """
        with self._acting() as act:
            _confirm(act.unit, profile, facts)
        return act.done()

    def confirm_all(self, profile: ProfileId) -> Done:
        """Say that everything an import proposed of the profile is right, the profile itself included."""
        with self._acting() as act:
            now = act.unit.profiles.get(profile)
            _confirm(act.unit, profile, (fact.id for fact in now.facts))
            if not now.confirmed:
                act.unit.profiles.save_properties(replace(now, confirmed=True))
        return act.done()

    # ---- sections

    def add_section(self, profile: ProfileId, headings: Mapping[str, str]) -> Done:
        """A new section without text: a known one by any of its names, or one under a heading of its own.

        Raises:
            TypedError: there is no heading.
            NotAllowedError: the profile has that known section already.
        """
        said = tidy_headings(headings)
        known = self._typing.sections
        with self._acting() as act:
            taken = {one.key for one in act.unit.profiles.get(profile).sections}
            key = key_for(said, known, taken)
            usual = next((one.usual for one in known if one.key == key), {})
            names = {} if key == OVERVIEW else {**usual, **said}
            section = Section(id=SectionId(new_id()), key=key, headings=names)
            act.unit.profile_parts.add_section(profile, section, first=key == OVERVIEW)
            act.unit.line_drafts.keep(DraftOwner(profile=profile), NEW_SECTION, {})
        return act.done(section.id)

    def rename_section(self, read: Section, headings: Mapping[str, str]) -> Done:
        """Keep other headings, one for each language; the key stays, for notes find the section by it.

        Raises:
            TypedError: no heading is left.
            StaleError: somebody else renamed it since it was read.
        """
        said = tidy_headings(headings, read.key)
        with self._acting() as act:
            if dict(act.unit.profile_parts.headings(read.id)) != dict(read.headings):
                raise StaleError("The heading of this section")
            act.unit.profile_parts.save_headings(read.id, said)
            owner = DraftOwner(profile=act.unit.sections.owner(read.id).profile)
            act.unit.line_drafts.keep(owner, headings_place(read.id), {})
        return act.done(read.id)

    def move_section(self, profile: ProfileId, section: SectionId, step: int) -> Done:
        """Move a section by so many places, no further than to an end.

        Raises:
            UnknownNameError: it is gone.
        """
        with self._acting() as act:
            order = [one.id for one in act.unit.profiles.get(profile).sections]
            if section not in order:
                raise UnknownNameError("There is no such section any more: it was deleted meanwhile.")
            place = order.index(section)
            order.pop(place)
            order.insert(max(0, min(place + step, len(order))), section)
            act.unit.profile_parts.order_sections(profile, tuple(order))
        return act.done(section)

    def delete_section(self, profile: ProfileId, read: Section) -> Done:
        """Delete a section with its texts in every language.

        Raises:
            StaleError: somebody else wrote in it since it was read.
        """
        with self._acting() as act:
            sections = act.unit.profiles.get(profile).sections
            now = next((one for one in sections if one.id == read.id), None)
            if now is None or dict(now.revisions) != dict(read.revisions):
                raise StaleError("This section")
            act.unit.carried_words.keep(lost_with(act.unit, read.id))
            act.unit.profile_parts.delete_section(read.id)
        return act.done(read.id, _redactions_in(read))

    # ---- inside

    @contextmanager
    def _acting(self, kind: ActKind = ActKind.EDIT) -> Generator[_Acting, None, None]:
        with self._library.database.begin(self._actor.act(kind), undoable=True) as unit:
            yield _Acting(unit)

    def _reader(self) -> Reader:
        return self._typing.reader(self._today())

    def _today(self) -> date:
        return self._actor.now().astimezone().date()

    def _parent(self, read: Profile, name: str) -> ProfileId | None:
        """The parent meant: the one it has where its name was not touched, else whose name this is.

        A name of its own goes before a variant or a short form of another one.
        """
        tidy = line("parent", name)
        if not tidy:
            return None
        with self._library.database.read() as unit:
            if read.parent is not None:
                shown = unit.profiles.get(read.parent).name(unit.language)
                if folded(shown) == folded(tidy):
                    return read.parent
            found = [unit.profiles.get(one.id) for one in unit.profiles.find(tidy)]
        own = [one.id for one in found if _is_called(one, tidy)]
        return own[0] if len(own) == 1 else self._profiles.find(tidy).id


def _is_called(profile: Profile, name: str) -> bool:
    """Whether this is a name of the profile, no variant and no short form."""
    own = (one.text for one in profile.names if one.role is NameRole.NAME)
    return folded(name) in map(folded, own)


def _confirm(unit: UnitOfWork, profile: ProfileId, facts: Iterable[FactId]) -> None:
    for one in facts:
        fact = unit.profile_parts.fact(one)
        if fact.profile == profile and not fact.confirmed:
            unit.profile_parts.save_fact(replace(fact, confirmed=True))


def _refuse_stale_fact(unit: UnitOfWork, read: Fact) -> None:
    if unit.profile_parts.fact(read.id) != read:
        raise StaleError("This fact")


def _refuse_circle(unit: UnitOfWork, profile: Profile, parent: ProfileId | None) -> None:
    seen: set[ProfileId] = set()
    while parent is not None and parent not in seen:
        if parent == profile.id:
            name = profile.name(unit.language)
            raise NotAllowedError(f"“{name}” cannot be part of itself: choose a parent that is not below it.")
        seen.add(parent)
        parent = unit.profile_parts.parent_of(parent)


def _redactions_in(section: Section) -> int:
    return sum(received_redactions(block) for text in section.texts.values() for block in text)
