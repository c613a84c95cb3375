"""Which of our profiles, sections and blocks a package is about: by id first, else by name and by words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from uuid import NAMESPACE_OID, uuid5

from briefing_app.domain.arriving import matched, same_places
from briefing_app.domain.facts import FactId
from briefing_app.domain.text import SectionId
from briefing_app.services.imports import known_stakeholder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Set

    from briefing_app.domain.facts import ProfileId
    from briefing_app.domain.note import Note
    from briefing_app.domain.profile import Profile, Section
    from briefing_app.domain.text import BlockId, Text
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.packages.opened import OpenedPackage

BY_ID, BY_NAME = "id", "name"

_Id = TypeVar("_Id", SectionId, FactId)

Found = dict[str, str]
"""How each profile of a package is found here, by the id it has here."""


def identified(here: UnitOfWork, there: UnitOfWork, package: OpenedPackage) -> tuple[dict[str, str], Found]:
    """Our ids for what has others in the package, and how the profiles that are here were found."""
    ids: dict[str, str] = {}
    found: Found = {}
    for one in package.profiles:
        if here.packages.has_profile(one):
            found[one] = BY_ID
    whole = {one: there.profiles.get(one) for one in package.profiles}
    for one, theirs in whole.items():
        known = one if one in found else known_stakeholder(here, theirs)
        if known is None or (known != one and known in found):
            continue
        if known != one:
            found[known] = BY_NAME
            ids[one] = known
        _Blocks(here, there).of(here.profiles.get(known), theirs, ids)
    _not_of_others(here, there.notes.get(package.note), whole, ids)
    return ids, found


class _Blocks:
    """Finds the sections and blocks of a profile that go by other ids in the package."""

    def __init__(self, here: UnitOfWork, there: UnitOfWork) -> None:
        self._here = here
        self._there = there

    def of(self, mine: Profile, theirs: Profile, ids: dict[str, str]) -> None:
        """Put what is found among the *ids*."""
        ours = {one.id: one for one in mine.sections}
        taken = {one.id for one in theirs.sections}
        for section in theirs.sections:
            same = ours.get(section.id)
            if same is None:
                same = mine.section(section.key)
                if same is None or same.id in taken:
                    continue
                ids[section.id] = same.id
                taken.add(same.id)
            ids |= self._of_section(same, section)

    def _of_section(self, mine: Section, theirs: Section) -> dict[str, str]:
        found: dict[str, str] = {}
        for ours_then, theirs_then in self._stored_otherwise(mine.id, theirs.id):
            found = {**dict(same_places(ours_then, theirs_then).items()), **found}
        ours = {one for text in mine.texts.values() for one in _ids(text)}
        for language, text in theirs.texts.items():
            known = {other: one for other, one in found.items() if one in ours}
            more = matched(mine.texts.get(language, ()), text)
            found |= {
                other: one for other, one in more.items() if other not in known and one not in known.values()
            }
        return found

    def _stored_otherwise(self, mine: SectionId, theirs: SectionId) -> Iterator[tuple[Text, Text]]:
        """Both sides of the texts that both had, the latest first, where anything in one has another id here.

        Most are stored here just as they are there, and need not be read for that.
        """
        ours, others = self._here.packages.stored(mine), self._there.packages.stored(theirs)
        known = self._here.packages.revisions_known(mine)
        changed = [one for one in known if one in others and others[one] != ours[one]]
        if changed:
            sides = (self._here.sections.history(mine), self._there.sections.history(theirs))
            here, there = ({one.id: one.blocks for one in history} for history in sides)
            yield from ((here[one], there[one]) for one in changed)


def _ids(text: Text) -> set[BlockId]:
    from briefing_app.domain.text import walk

    return {block.id for block in walk(text)}


def _not_of_others(
    here: UnitOfWork, note: Note, profiles: Mapping[ProfileId, Profile], ids: dict[str, str]
) -> None:
    """Give another id to what has that of something else of ours: nothing of another owner is touched."""
    facts = {fact.id: ids.get(one, one) for one, whole in profiles.items() for fact in whole.facts}
    sections = {part.id: ids.get(one, one) for one, whole in profiles.items() for part in whole.sections}
    sections |= {part.id: note.id for part in note.sections}
    used = {*facts, *sections, *ids.values()}
    unmapped = {section: owner for section, owner in sections.items() if section not in ids}
    ids |= _own_ids(unmapped, here.packages.owners, SectionId, used)
    ids |= _own_ids(facts, here.packages.fact_owners, FactId, used)


def _own_ids(
    whose: Mapping[_Id, str],
    owners: Callable[[Iterable[_Id]], Mapping[_Id, str | None]],
    named: Callable[[str], _Id],
    used: Set[str],
) -> dict[str, str]:
    """Ids for those that have one of something here that is not of *whose* they are; none that is *used*.

    They are made of what they are for, never by chance: what is stored goes by those that were looked at.
    """
    found: dict[str, str] = {}
    tried = {one: one for one in whose}
    while tried:
        here = owners(tried)
        taken = [
            (one, of)
            for one, of in tried.items()
            if here.get(one, whose[of]) != whose[of] or (one != of and one in used)
        ]
        tried = {named(str(uuid5(NAMESPACE_OID, f"{whose[of]} {one}"))): of for one, of in taken}
        found |= {of: one for one, of in tried.items()}
    return found


def trashed_in(there: UnitOfWork) -> frozenset[ProfileId]:
    """The profiles of a package that are in the trash of the library it comes from."""
    return frozenset(one.id for one in there.profiles.trashed())
