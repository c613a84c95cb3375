"""Making the editions of notes and profiles: what would be printed, and what must not be found in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from briefing_app.documents.assembly import Guide, assemble_note, assemble_profile
from briefing_app.documents.gate_needles import Needles
from briefing_app.domain.edition import (
    AssembledNote,
    Audience,
    CopyNumber,
    EditionKind,
    InternalEdition,
    Obstacle,
    PartnerEdition,
    PublicEdition,
    internal_edition,
    obstacles,
    partners_edition,
    released_edition,
    released_places,
)
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.facts import Fact, ProfileId
from briefing_app.domain.named_places import NamedPlaces
from briefing_app.domain.note import Note, owned_text
from briefing_app.domain.profile import Profile, profile_text
from briefing_app.domain.released_facts import StatingPlaces, stating_places
from briefing_app.domain.severance import Severances
from briefing_app.domain.sources import undecided_here
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Holds,
    Picture,
    SectionId,
    SeveranceId,
    Text,
    holds,
    origins_of,
    walk,
)
from briefing_app.domain.translations import Translations
from briefing_app.domain.words_gone import GoneWords
from briefing_app.services.edition_sentences import REFUSED, in_other_language, late_sentence, remarks
from briefing_app.services.free_words import FreeWords, Line, lines_of, standing_free
from briefing_app.services.gone_sources import gone_of, joined, severed_and_gone, severed_in_kin
from briefing_app.services.hinting.considered import Considered
from briefing_app.services.lineage import moved_words
from briefing_app.services.needles import Withheld, known_facts
from briefing_app.services.note_reading import NoteReading, read_note
from briefing_app.services.open_words import wording_words
from briefing_app.services.source_blocks import read_sources

if TYPE_CHECKING:
    from briefing_app.domain.note import NoteSection
    from briefing_app.domain.profile import Section
    from briefing_app.domain.text import Block
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library


@dataclass(frozen=True, slots=True)
class Prepared:
    """An edition with its pictures by digest, the phrases that must not be found in it, and remarks.

    ``wanted`` are the phrases as the finished file is searched for them, ``severances`` those a public one
    rests on, ``places`` asks which of its blocks stands where each block of the internal edition does.
    """

    edition: InternalEdition | PublicEdition | PartnerEdition
    reading: NoteReading | None = field(default=None, kw_only=True)  # what that of a note was made from
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    needles: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    wanted: Needles = field(default_factory=Needles)
    severances: frozenset[SeveranceId] = FREE
    places: Callable[[], Mapping[BlockId, BlockId]] = dict


@dataclass(frozen=True, slots=True)
class _Material:
    """What an edition is made from.

    ``own`` are the blocks the document owns, ``profiles`` those of its profiles as they are now, ``origins``
    the ones that its own were pulled from, ``facts_of_sources`` those of profiles it is not about,
    ``known`` the blocks of all of these profiles, ``gone`` what was withheld in them and is there no more.
    """

    own: Text
    profiles: Text
    origins: Text
    facts: tuple[Fact, ...]
    severances: Severances
    facts_of_sources: tuple[Fact, ...] = ()
    known: Text = ()
    gone: tuple[GoneWords, ...] = ()


class EditionService:
    """The editions of the notes and profiles of an open library."""

    def __init__(self, library: Library, catalogue: Catalogue) -> None:
        self._library = library
        self._catalogue = catalogue

    def of_note(
        self,
        number: str,
        kind: EditionKind,
        unsaved: Mapping[SectionId, Text] | None = None,
        *,
        with_provisions: bool = True,
        audience: Audience | None = None,
        copy: CopyNumber | None = None,
    ) -> Prepared:
        """The edition of a note; *unsaved* is what is typed in sections of it and not saved yet.

        *with_provisions* says whether a released one names under which provisions its passages are withheld,
        *audience* for whom an edition for partners is, *copy* which copy of how many.

        Raises:
            UnknownNameError: there is no such note.
            EditionRefusedError: the public edition may not be made yet; every obstacle is listed.
        """
        with self._library.database.read() as unit:
            reading = read_note(unit, number).with_unsaved(unsaved or {}).with_sources(unit)
            reading = replace(reading, with_provisions=with_provisions, audience=audience, copy=copy)
            prepared = self.of_reading(reading, kind)
            return replace(_with_pictures(prepared, unit), reading=reading)

    def of_reading(self, reading: NoteReading, kind: EditionKind) -> Prepared:
        """The edition of a note that was read, without its pictures.

        Raises:
            EditionRefusedError: the public edition may not be made yet; every obstacle is listed.
        """
        note = reading.note
        moved = moved_words(reading.with_kin, {} if kind is EditionKind.INTERNAL else reading.histories)
        assembled, material, places = self._assembled(reading, kind, moved.sources)
        if kind is EditionKind.INTERNAL:
            return self._internal(assembled, material)
        free = self._free_words(reading, assembled, material, places)
        called = self._named_places(assembled, note.sections, free)
        late = (
            *self._severed_since(
                note, material, joined(moved.free, severed_in_kin(reading, material.known)), called
            ),
            *severed_and_gone(reading, material.gone, called),
        )
        if (kind is EditionKind.PARTNER) is (reading.audience is None):
            raise ValueError("an edition for partners needs an audience, and no other has one")
        prepared = self._public(assembled, material, free, called, late, reading.audience)
        return prepared if reading.with_provisions else _naming_none(prepared)

    def searched_of_note(self, number: str) -> tuple[tuple[str, ...], Needles]:
        """What must not be found in a public edition of a note, be one ready to be made or not.

        The phrases, and the same as they are searched for.

        Raises:
            UnknownNameError: there is no such note.
        """
        with self._library.database.read() as unit:
            reading = read_note(unit, number).with_sources(unit)
        free = self.considered(reading).free
        return free.needles, free.wanted

    def considered(self, reading: NoteReading) -> Considered:
        """A note that was read as its public edition is made from, be one ready to be made or not."""
        moved = moved_words(reading.with_kin, reading.histories)
        assembled, material, places = self._assembled(reading, EditionKind.PUBLIC, moved.sources)
        free = self._free_words(reading, assembled, material, places)
        called = self._named_places(assembled, reading.note.sections, free)
        everything = partial(self._assembled, reading, EditionKind.INTERNAL, moved.sources)
        return Considered(reading, assembled, free, called, material.known, lambda: everything()[0])

    def _free_words(
        self, reading: NoteReading, assembled: AssembledNote, material: _Material, places: StatingPlaces
    ) -> FreeWords:
        note = reading.note
        withheld = _withheld(assembled, material, places, _names(reading))
        fixed = self._fixed(note.language)
        return FreeWords(assembled, lines_of(note, self._catalogue.kind(note.kind)), withheld, fixed)

    def _fixed(self, language: str) -> str:
        """The words that stand in documents whatever they are about, the acts that the notice names too."""
        acts = (act.name.text(language) for act in self._catalogue.acts.values())
        return "\n".join((wording_words(self._catalogue.wording(language)), *acts))

    def _assembled(
        self, reading: NoteReading, kind: EditionKind, moved: frozenset[BlockId]
    ) -> tuple[AssembledNote, _Material, StatingPlaces]:
        """A note that was read, assembled for an edition; *moved* are blocks its words went to since."""
        note, profiles = reading.note, reading.profiles
        known = tuple(block for profile in reading.all_profiles for block in profile_text(profile))
        material = _Material(
            owned_text(note),
            tuple(block for profile in profiles.values() for block in profile_text(profile)),
            _source_blocks(reading.with_kin, reading.all_profiles, moved),
            tuple(fact for profile in profiles.values() for fact in profile.facts),
            reading.severances,
            tuple(fact for profile in reading.sources.values() for fact in profile.facts),
            known,
            () if kind is EditionKind.INTERNAL else gone_of(reading, known),
        )
        places = _places(material)
        assembled = assemble_note(
            note,
            self._catalogue.kind(note.kind),
            profiles,
            _facts(material, kind, places),
            places,
            self._guide(note.language),
            flag_unconfirmed=kind is EditionKind.INTERNAL,
        )
        return replace(assembled, copy=reading.copy), material, places

    def of_profile(self, profile: ProfileId, kind: EditionKind, language: str = "en") -> Prepared:
        """The edition of a profile by itself, as the window shows it."""
        with self._library.database.read() as unit:
            found = unit.profiles.get(profile)
            own = profile_text(found)
            material = _Material(own, (), (), found.facts, unit.severances.all(), known=own)
            places = _places(material)
            facts = _facts(material, kind, places)
            guide = self._guide(language)
            subtitle = found.nature
            assembled = assemble_profile(found, facts, places, guide, subtitle)
            if kind is EditionKind.INTERNAL:
                return _with_pictures(self._internal(assembled, material), unit)
            names = frozenset(name.text for name in found.names)
            withheld = _withheld(assembled, material, places, names)
            fixed = self._fixed(language)
            free = FreeWords(assembled, (Line("", assembled.title, None),), withheld, fixed)
            called = self._named_places(assembled, found.sections, free)
            return _with_pictures(self._public(assembled, material, free, called), unit)

    def of_twin(self, reading: NoteReading) -> PublicEdition | PartnerEdition:
        """The edition of a note that was redrawn, without asking again whether it may be made."""
        assembled, material, _ = self._assembled(reading, EditionKind.PUBLIC, frozenset())
        edition = self._released(assembled, material, reading.audience)
        return edition if reading.with_provisions else replace(edition, provisions={})

    def _named_places(
        self, assembled: AssembledNote, sections: Iterable[Section | NoteSection], free: FreeWords
    ) -> NamedPlaces:
        """What each place of a document may be called in a sentence about it."""
        blocks, order = (*assembled.front, *assembled.blocks), tuple(one.id for one in sections)
        cite = partial(self._catalogue.label, language="en")
        return NamedPlaces(assembled.title, blocks, order, free.tells, cite)

    def _guide(self, language: str) -> Guide:
        return Guide(self._catalogue.every_scheme, self._catalogue.wording(language))

    def _internal(self, assembled: AssembledNote, material: _Material) -> Prepared:
        schemes = self._catalogue.every_scheme
        flags = self._flags(assembled, material.severances)
        return Prepared(internal_edition(assembled, schemes, flags), notices=remarks(material.facts))

    def _public(
        self,
        assembled: AssembledNote,
        material: _Material,
        words: FreeWords,
        called: NamedPlaces,
        late: tuple[Obstacle, ...] = (),
        audience: Audience | None = None,
    ) -> Prepared:
        schemes = self._catalogue.every_scheme
        free = standing_free(words, called)
        late = (*late, *_severed_elsewhere(assembled, material, called))
        told = {one.block for one in late}
        free = tuple(one for one in free if one.block not in told)
        if found := (*late, *obstacles(assembled, material.severances, schemes, called, audience), *free):
            raise EditionRefusedError(REFUSED[audience is None], found)
        edition = self._released(assembled, material, audience)
        held = FREE.union(*map(holds, (*assembled.front, *assembled.blocks)))
        places = partial(released_places, assembled, material.severances)
        return Prepared(edition, {}, words.needles, remarks(material.facts), words.wanted, held, places)

    def _released(
        self, assembled: AssembledNote, material: _Material, audience: Audience | None
    ) -> PublicEdition | PartnerEdition:
        make = released_edition if audience is None else partners_edition
        return make(
            assembled,
            material.severances,
            self._catalogue.every_scheme,
            partial(self._catalogue.label, language=assembled.language),
            partial(self._catalogue.notice, language=assembled.language),
        )

    def _severed_since(
        self, note: Note, material: _Material, moved: Mapping[BlockId, Holds], called: NamedPlaces
    ) -> tuple[Obstacle, ...]:
        """A sentence for each severance made in a profile since its words were taken, until decided here.

        *moved* are those made in blocks that the words went to since.
        """
        sources: dict[BlockId, Block] = {block.id: block for block in material.origins}
        records = material.severances.by_id.values()
        followed = {one.id: one.source for one in records if one.source is not None}
        late = undecided_here(note, sources, followed)
        if late:  # which is rare: only then it is asked what was withheld already when the words were taken
            with self._library.database.read() as unit:
                late = undecided_here(note, sources, followed, read_sources(unit, note).before)
        late = {one: late.get(one, FREE) | moved.get(one, FREE) for one in (*late, *moved)}
        cited = partial(called.cited, severances=material.severances)
        return tuple(
            Obstacle(late_sentence(severance, called.of(block).name, cited({severance})), block)
            for block, missing in late.items()
            for severance in sorted(missing)
        )

    def _flags(self, assembled: AssembledNote, severances: Severances) -> dict[SeveranceId, str]:
        """What is printed behind each severed stretch: provisions and, until it is decided, the state."""
        flags: dict[SeveranceId, str] = {}
        for severance in {one for block in (*assembled.front, *assembled.blocks) for one in holds(block)}:
            record = severances.get(severance)
            label = self._catalogue.label(record.exemptions, assembled.language) if record else "?"
            state = self._catalogue.wording(assembled.language).state(record.state) if record else "?"
            flags[severance] = f"{label} {state}".strip()
        return flags


def _naming_none(prepared: Prepared) -> Prepared:
    """The same where markers do not say under which provisions."""
    edition = prepared.edition
    if isinstance(edition, InternalEdition):
        return prepared
    return replace(prepared, edition=replace(edition, provisions={}))


def _with_pictures(prepared: Prepared, unit: UnitOfWork) -> Prepared:
    blocks = walk((*prepared.edition.front, *prepared.edition.blocks))
    digests = {block.digest for block in blocks if isinstance(block, Picture)}
    return replace(prepared, pictures={digest: unit.pictures.get(digest) for digest in sorted(digests)})


def _places(material: _Material) -> StatingPlaces:
    """Where the facts are stated; without facts nobody asks, and a long note is not looked through for it."""
    return stating_places(material.own, material.profiles) if material.facts else stating_places(())


def _facts(material: _Material, kind: EditionKind, places: StatingPlaces) -> tuple[Fact, ...]:
    """What the tables may show: everything, or what a public edition releases."""
    if kind is EditionKind.INTERNAL:
        return material.facts
    return tuple(fact for fact in material.facts if places.releases(fact))


def _source_blocks(note: Note, profiles: Iterable[Profile], moved: frozenset[BlockId]) -> Text:
    """The profiles' blocks, as they are now, that words of the note were pulled from or *moved* to since."""
    origins = moved | {one.block for block in walk(owned_text(note)) for one in origins_of(block)}
    return tuple(block for profile in profiles for block in profile_text(profile) if block.id in origins)


def _names(reading: NoteReading) -> frozenset[str]:
    """The names of the profiles a note is about, which are open."""
    return frozenset(name.text for profile in reading.all_profiles for name in profile.names)


def _severed_elsewhere(
    assembled: AssembledNote, material: _Material, called: NamedPlaces
) -> Iterator[Obstacle]:
    """A sentence for each passage that is withheld in another language and not in this one."""
    blocks = (*assembled.front, *assembled.blocks)
    free = Translations.of(material.known).free(walk(blocks), material.severances)
    for block in walk(blocks) if free else ():
        if block.id in free:
            cited = called.cited(free[block.id], material.severances)
            yield Obstacle(in_other_language(called.of(block.id).name, cited), block.id)


def _withheld(
    assembled: AssembledNote, material: _Material, places: StatingPlaces, names: frozenset[str]
) -> Withheld:
    """Everything that is withheld: words of the note with its headings, of its origins, and facts."""
    elsewhere = partial(stating_places, material.own, material.origins)
    return Withheld(
        (*assembled.front, *assembled.blocks, *material.origins, *(one.block for one in material.gone)),
        material.own,
        tuple(known_facts(material.facts, places, material.facts_of_sources, elsewhere)),
        names,
        material.severances,
    )
