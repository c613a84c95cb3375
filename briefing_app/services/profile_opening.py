"""What somebody who works on a profile sees of it, besides the profile itself; read in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_app.domain.facts import FactId, ImportId
from briefing_app.domain.note import held_by_section
from briefing_app.domain.passages import find
from briefing_app.domain.released_facts import stating_places
from briefing_app.domain.text import Block, BlockId, SectionId, Text, portions, walk
from briefing_app.storage.records import DraftOwner

if TYPE_CHECKING:
    from briefing_app.domain.facts import Fact, ProfileId, Statement
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.profile import Profile
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.storage.library import Library
    from briefing_app.storage.records import LineDraft


@dataclass(frozen=True, slots=True)
class Stated:
    """Where words that state a fact stand: the section and its language; *found* says that they still do."""

    section: SectionId
    language: str
    found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProfile:
    """A profile with what is to be said of its parts.

    ``withheld`` holds the provisions in print of facts that are withheld here, ``portions`` the marking in
    print of facts that have one or whose words have one, ``imports`` number and name of the files facts came
    from, ``places`` where the block of a statement stands, ``markings`` every marking in the profile,
    ``library`` the id of the library, ``drafts`` what is typed in forms and not stored, by place.
    """

    profile: Profile
    parent: str
    markings: tuple[Marking, ...]
    ceiling: Marking
    library: str
    withheld: Mapping[FactId, str]
    portions: Mapping[FactId, str]
    imports: Mapping[ImportId, tuple[int, str]]
    places: Mapping[BlockId, tuple[SectionId, str, Block]]
    drafts: Mapping[str, LineDraft] = field(default_factory=dict)

    def where(self, statement: Statement) -> Stated | None:
        """Where the words of a statement stand, or None where their block is gone."""
        place = self.places.get(statement.block)
        if place is None:
            return None
        section, language, block = place
        found = any(one.block == block.id for one in find((block,), statement.words))
        return Stated(section, language, found)


class ProfileOpeningService:
    """Opens profiles of a library to be worked on."""

    def __init__(self, library: Library, catalogue: Catalogue) -> None:
        self._library = library
        self._catalogue = catalogue

    def open(self, profile: ProfileId, language: str = "en") -> OpenProfile:
        """The profile with everything its room shows, provisions and markings as printed in *language*.

        Raises:
            UnknownNameError: there is no such profile any more.
        """
        with self._library.database.read() as unit:
            found = unit.profiles.get(profile)
            parent = None if found.parent is None else unit.profiles.get(found.parent)
            imports = {one.id: (one.number, one.name) for one in unit.imports.list()}
            severances = unit.severances.all()
            settings = unit.settings.get()
            drafts = unit.line_drafts.of(DraftOwner(profile=profile))
        places = stating_places((), _text_of(found))
        withheld: dict[FactId, str] = {}
        marked: dict[FactId, str] = {}
        for fact in found.facts:
            if held := places.withholding(fact):
                withheld[fact.id] = self._catalogue.label(severances.exemptions_of(held), language) or "?"
            if markings := places.markings_of(fact):
                marked[fact.id] = self._portion(markings, language)
        return OpenProfile(
            profile=found,
            parent=parent.name(language) if parent else "",
            markings=tuple(_markings(found)),
            ceiling=settings.ceiling,
            library=settings.id,
            drafts=drafts,
            withheld=withheld,
            portions=marked,
            imports={one: imports[one] for one in _imports(found.facts) if one in imports},
            places={
                block.id: (section.id, spoken, block)
                for section in found.sections
                for spoken, text in section.texts.items()
                for block in walk(text)
            },
        )

    def _portion(self, markings: frozenset[Marking], language: str) -> str:
        scheme = self._catalogue.scheme_of(next(iter(markings)))
        return scheme.portion(scheme.floor(markings), language)


def _text_of(profile: Profile) -> Text:
    return tuple(
        block
        for section in profile.sections
        for text in section.texts.values()
        for block in held_by_section(text, section.severances)
    )


def _markings(profile: Profile) -> set[Marking]:
    return {*portions(_text_of(profile)), *(fact.portion for fact in profile.facts if fact.portion)}


def _imports(facts: tuple[Fact, ...]) -> set[ImportId]:
    return {fact.imported for fact in facts if fact.imported is not None}
