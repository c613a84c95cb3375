"""A note with everything its editions are made from, read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefing_app.domain.between_profiles import Carried, with_kin
from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.note import Note, owned_text
from briefing_app.domain.profile import Profile
from briefing_app.domain.severance import Severance, Severances
from briefing_app.domain.text import Origin, RevisionId, SectionId, Text, origins_of, walk
from briefing_app.domain.words_gone import GoneWords
from briefing_app.services.heirs import Past, heirs_of, past_of
from briefing_app.services.lineage import Lineage, Traces

if TYPE_CHECKING:
    from briefing_app.domain.edition import Audience, CopyNumber
    from briefing_app.storage.database import UnitOfWork


@dataclass(frozen=True, slots=True)
class NoteReading:
    """A note with everything its editions are made from, read in one transaction.

    ``sources`` are profiles it is not about that words of it were copied from, ``sections`` the profiles'
    sections that were looked for. ``histories`` are what those said since words were taken of them, which was
    looked for in the revisions ``traced``; ``gone`` is what was withheld in them and is there no more,
    ``carried`` what went from them into other profiles, or came from there. ``with_provisions`` says whether
    a released edition names the provisions its passages are withheld under, ``audience`` for whom one for
    partners is, ``copy`` which copy of how many it is. ``past`` is all that the profiles said since words
    were taken of them, and ``lost`` what is gone of these, where the words may have been in another place.
    ``replaced`` is what it and they withheld until a package put other words there.
    """

    note: Note
    profiles: Mapping[ProfileId, Profile]
    severances: Severances
    sources: Mapping[ProfileId, Profile] = field(default_factory=dict)
    sections: frozenset[SectionId] = frozenset()
    histories: Traces = field(default_factory=dict)
    traced: frozenset[tuple[SectionId, RevisionId]] = frozenset()
    gone: tuple[GoneWords, ...] = ()
    with_provisions: bool = True
    carried: tuple[Carried, ...] = ()
    audience: Audience | None = None
    copy: CopyNumber | None = None
    past: Past = field(default_factory=dict)
    lost: tuple[GoneWords, ...] = ()
    replaced: tuple[GoneWords, ...] = ()

    @property
    def all_profiles(self) -> tuple[Profile, ...]:
        """Every profile that words of the note come from, those it is about first."""
        return (*self.profiles.values(), *self.sources.values())

    @property
    def with_kin(self) -> Note:
        """The note with its blocks also of those blocks of other profiles that have the words too."""
        return with_kin(self.note, self.carried)

    @property
    def unread(self) -> frozenset[Origin]:
        """What its words come from, as far as it has not been looked for."""
        origins = (one for block in walk(owned_text(self.with_kin)) for one in origins_of(block))
        return frozenset(one for one in origins if (one.section, one.revision) not in self.traced)

    def with_sources(self, unit: UnitOfWork) -> NoteReading:
        """The same with the profiles its words come from, and what those said since."""
        unread = self.unread
        if not unread:
            return self
        carried = unit.carried_words.around({one.section for one in unread})
        if not set(carried) <= set(self.carried):
            more = (*self.carried, *carried)
            return replace(self, carried=tuple(dict.fromkeys(more))).with_sources(unit)
        sources = dict(self.sources)
        sections = frozenset(one.section for one in unread) - self.sections
        for section in sorted(sections):
            with suppress(UnknownNameError):  # a section that is gone has nothing to say any more
                profile = unit.sections.owner(section).profile
                if profile is not None and profile not in self.profiles:
                    sources[profile] = unit.profiles.get(profile)
        looked_in = {section for section, _ in self.traced}
        found = replace(
            self,
            gone=(*self.gone, *unit.gone_words.of_sections({one.section for one in unread} - looked_in)),
            replaced=(*self.replaced, *unit.gone_words.of_owners(sources.keys() - self.sources.keys())),
            sources=sources,
            sections=self.sections | sections,
            histories={**self.histories, **Lineage(unit).histories(unread)},
            traced=self.traced | {(one.section, one.revision) for one in unread},
        )
        return found._with_heirs(unit, unread)

    def _with_heirs(self, unit: UnitOfWork, origins: frozenset[Origin]) -> NoteReading:
        """The same with where words copied from *origins* were since, if anything is to be known of that.

        It is where words are gone there, or went on from there into another profile.
        """
        sections = {one.section for one in origins}
        beside = {
            one.id
            for profile in self.all_profiles
            if not sections.isdisjoint(section.id for section in profile.sections)
            for one in profile.sections
        }
        carried, gone = unit.carried_words.around(beside), unit.gone_words.of_sections(beside)
        if not carried and not gone:
            return self
        past = past_of(unit, origins)
        found = replace(
            self,
            past={**self.past, **past},
            lost=tuple(dict.fromkeys((*self.lost, *gone))),
        )
        wanted = {(place.section, place.block) for one in carried for place in (one.place, one.source)}
        wanted -= {(one.section, one.block) for one in origins}
        heirs = heirs_of(self.with_kin, past, wanted) if wanted else ()
        if set(heirs) <= set(self.carried):
            return found
        more = (*self.carried, *carried, *heirs)
        return replace(found, carried=tuple(dict.fromkeys(more))).with_sources(unit)

    def with_unsaved(self, unsaved: Mapping[SectionId, Text], new: Iterable[Severance] = ()) -> NoteReading:
        """The same with what is typed in some sections and not saved, and severances made there."""
        sections = tuple(
            replace(one, blocks=unsaved[one.id]) if one.id in unsaved else one for one in self.note.sections
        )
        known = {one.id: one for one in new} | dict(self.severances.by_id)
        return replace(self, note=replace(self.note, sections=sections), severances=Severances(known))


def read_note(unit: UnitOfWork, number: str) -> NoteReading:
    """A note with its profiles and the severances of the library.

    Raises:
        UnknownNameError: there is no such note.
    """
    note = unit.notes.by_number(number)
    profiles = {one: unit.profiles.get(one) for one in _profiles_of(note)}
    known = frozenset(section.id for profile in profiles.values() for section in profile.sections)
    replaced = unit.gone_words.of_owners((note.id, *profiles))
    severances = unit.severances.all()
    reading = NoteReading(note, profiles, severances, sections=known, replaced=replaced)
    return reading.with_sources(unit)


def _profiles_of(note: Note) -> tuple[ProfileId, ...]:
    named = (*note.profiles, *(one.profile for one in note.sections if one.profile is not None))
    return tuple(dict.fromkeys(named))
