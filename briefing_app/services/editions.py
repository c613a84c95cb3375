"""Making the editions of notes and profiles: what would be printed, and what must not be found in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
    partner_edition,
    public_edition,
    released_places,
    unchecked_partner_edition,
    unchecked_public_edition,
)
from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.facts import Fact, ProfileId
from briefing_app.domain.named_places import NamedPlaces
from briefing_app.domain.note import owned_text
from briefing_app.domain.profile import profile_text
from briefing_app.domain.released_facts import StatingPlaces
from briefing_app.domain.returned.traces import trace_names
from briefing_app.domain.severance import Severances
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Holds,
    Picture,
    SectionId,
    SeveranceId,
    Text,
    holds,
    walk,
)
from briefing_app.services.edition_material import Material, places_of_facts, source_blocks, withheld_in
from briefing_app.services.edition_sentences import NO_AUDIENCE, OF_NOTES_ALONE, remarks
from briefing_app.services.free_words import FreeWords, Line, lines_of, standing_free
from briefing_app.services.gone_sources import gone_of, joined, severed_and_gone, severed_in_kin
from briefing_app.services.hinting.considered import Considered
from briefing_app.services.late_severances import severed_elsewhere, severed_since
from briefing_app.services.lineage import moved_words
from briefing_app.services.note_reading import NoteReading, read_note
from briefing_app.services.note_severances import severances_of
from briefing_app.services.open_words import kind_words, wording_words
from briefing_app.services.unstated_facts import told_of, unstated_in
from briefing_app.services.withheld_rows import (
    WithheldRows,
    document_of_withheld,
    undecided_facts,
    withheld_with_facts,
)

if TYPE_CHECKING:
    from briefing_app.domain.exemption import ExemptionId
    from briefing_app.domain.foreign import Schemes
    from briefing_app.domain.note import NoteSection
    from briefing_app.domain.profile import Section
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library

    Printed = Callable[[frozenset[ExemptionId]], str]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An edition with its pictures by digest, the phrases that must not be found in it, and remarks.

    ``wanted`` are the phrases as the finished file is searched for them, ``wanted_in_name`` as its name is,
    ``severances`` those a public one rests on, ``places`` asks which of its blocks stands where each block of
    the internal edition does.
    """

    edition: InternalEdition | PublicEdition | PartnerEdition
    reading: NoteReading | None = field(default=None, kw_only=True)  # what that of a note was made from
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    needles: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    wanted: Needles = field(default_factory=Needles)
    wanted_in_name: Needles = field(default_factory=Needles)
    severances: frozenset[SeveranceId] = FREE
    places: Callable[[], Mapping[BlockId, BlockId]] = dict


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
            NotAllowedError: it is for partners, and nobody says for whom.
        """
        with self._library.database.read() as unit:
            reading = read_note(unit, number).with_unsaved(unsaved or {}).with_sources(unit)
            reading = replace(reading, with_provisions=with_provisions, audience=audience, copy=copy)
            prepared = self.of_reading(reading, kind)
            if kind is not EditionKind.INTERNAL:
                told = told_of(unstated_in(reading, self._catalogue))
                prepared = replace(prepared, notices=(*prepared.notices, *told))
            return replace(with_pictures(prepared, unit), reading=reading)

    def unstated_in(self, reading: NoteReading) -> int:
        """How many facts a public edition leaves out since no released passage of the note states them."""
        return unstated_in(reading, self._catalogue)

    def severances_of(self, reading: NoteReading) -> Holds:
        """All that is withheld in a note that was read, facts that its tables would show included."""
        return severances_of(reading, self._catalogue)

    def of_reading(self, reading: NoteReading, kind: EditionKind) -> Prepared:
        """The edition of a note that was read, without its pictures.

        Raises:
            EditionRefusedError: the public edition may not be made yet; every obstacle is listed.
            NotAllowedError: it is for partners, and nobody says for whom.
        """
        if kind is EditionKind.PARTNER and reading.audience is None:
            raise NotAllowedError(NO_AUDIENCE)
        if kind is EditionKind.PUBLIC and reading.audience is not None:
            raise ValueError("a public edition is for everybody, and has no audience")
        note = reading.note
        moved = moved_words(reading.with_kin, {} if kind is EditionKind.INTERNAL else reading.histories)
        assembled, material, places = self._assembled(reading, kind, moved.sources)
        if kind is EditionKind.INTERNAL:
            return self._internal(assembled, material, trace_names(note))
        free = self._free_words(reading, assembled, material, places)
        called = self._named_places(assembled, note.sections, free)
        moved_on = joined(moved.free, severed_in_kin(reading, material.known))
        late = (
            *severed_since(self._library, note, material, moved_on, called),
            *severed_and_gone(reading, material.gone, called),
        )
        rows = document_of_withheld(material.facts, places, lambda facts: self._drawn(reading, facts, places))
        by_hand = self._by_hand(assembled, material, rows, note.sections, free)
        prepared = self._public(assembled, material, free, called, by_hand, late, reading.audience)
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
        self, reading: NoteReading, assembled: AssembledNote, material: Material, places: StatingPlaces
    ) -> FreeWords:
        note = reading.note
        withheld = withheld_in(assembled, material, places, _names(reading))
        kind = self._catalogue.kind(note.kind)
        fixed = "\n".join((self._fixed(note.language), *kind_words(kind, note.language)))
        return FreeWords(assembled, lines_of(note, kind), withheld, fixed)

    def _fixed(self, language: str) -> str:
        """The words that stand in documents whatever they are about, the acts that the notice names too."""
        acts = (act.name.text(language) for act in self._catalogue.acts.values())
        return "\n".join((wording_words(self._catalogue.wording(language)), *acts))

    def _assembled(
        self, reading: NoteReading, kind: EditionKind, moved: frozenset[BlockId]
    ) -> tuple[AssembledNote, Material, StatingPlaces]:
        """A note that was read, assembled for an edition; *moved* are blocks its words went to since."""
        note, profiles = reading.note, reading.profiles
        known = tuple(block for profile in reading.all_profiles for block in profile_text(profile))
        material = Material(
            owned_text(note),
            tuple(block for profile in profiles.values() for block in profile_text(profile)),
            source_blocks(reading.with_kin, reading.all_profiles, moved),
            tuple(fact for profile in profiles.values() for fact in profile.facts),
            reading.severances,
            tuple(fact for profile in reading.sources.values() for fact in profile.facts),
            known,
            () if kind is EditionKind.INTERNAL else gone_of(reading, known),
            () if kind is EditionKind.INTERNAL else reading.replaced,
        )
        places = places_of_facts(material)
        flagged = kind is EditionKind.INTERNAL
        assembled = self._drawn(reading, _facts(material, kind, places), places, flag_unconfirmed=flagged)
        return replace(assembled, copy=reading.copy), material, places

    def _drawn(
        self,
        reading: NoteReading,
        facts: tuple[Fact, ...],
        places: StatingPlaces,
        *,
        flag_unconfirmed: bool = False,
    ) -> AssembledNote:
        """A note that was read as blocks, its tables drawn from these facts."""
        note = reading.note
        kind, guide = self._catalogue.kind(note.kind), self._guide(note.language)
        return assemble_note(
            note, kind, reading.profiles, facts, places, guide, flag_unconfirmed=flag_unconfirmed
        )

    def of_profile(self, profile: ProfileId, kind: EditionKind, language: str = "en") -> Prepared:
        """The internal or the public edition of a profile by itself, as the window shows it.

        Raises:
            UnknownNameError: there is no such profile.
            EditionRefusedError: the public edition may not be made yet; every obstacle is listed.
            NotAllowedError: it is for partners, for whom editions are made of notes alone.
        """
        if kind is EditionKind.PARTNER:
            raise NotAllowedError(OF_NOTES_ALONE)
        with self._library.database.read() as unit:
            found = unit.profiles.get(profile)
            own = profile_text(found)
            known, replaced = unit.severances.all(), unit.gone_words.of_owners((profile,))
            material = Material(own, (), (), found.facts, known, known=own, replaced=replaced)
            places = places_of_facts(material)
            facts = _facts(material, kind, places)
            guide = self._guide(language)
            subtitle = found.nature
            assembled = assemble_profile(found, facts, places, guide, subtitle)
            if kind is EditionKind.INTERNAL:
                return with_pictures(self._internal(assembled, material), unit)
            names = frozenset(name.text for name in found.names)
            withheld = withheld_in(assembled, material, places, names)
            fixed = self._fixed(language)
            free = FreeWords(assembled, (Line("", assembled.title, None),), withheld, fixed)
            called = self._named_places(assembled, found.sections, free)
            rows = document_of_withheld(
                found.facts, places, lambda some: assemble_profile(found, some, places, guide, subtitle)
            )
            by_hand = self._by_hand(assembled, material, rows, found.sections, free)
            return with_pictures(self._public(assembled, material, free, called, by_hand), unit)

    def of_twin(self, reading: NoteReading) -> PublicEdition | PartnerEdition:
        """The edition of a note that was redrawn, without asking again whether it may be made."""
        assembled, material, _ = self._assembled(reading, EditionKind.PUBLIC, frozenset())
        schemes, cited, notice = self._printing(assembled)
        edition: PublicEdition | PartnerEdition
        if reading.audience is None:
            edition = unchecked_public_edition(assembled, material.severances, schemes, cited, notice)
        else:
            edition = unchecked_partner_edition(
                assembled, material.severances, schemes, reading.audience, cited, notice
            )
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

    def _internal(
        self, assembled: AssembledNote, material: Material, trace: tuple[str, ...] = ()
    ) -> Prepared:
        """The internal edition; *trace* is what a copy of it is known by."""
        schemes = self._catalogue.every_scheme
        flags = self._flags(assembled, material.severances)
        edition = replace(internal_edition(assembled, schemes, flags), trace=trace)
        return Prepared(edition, notices=remarks(material.facts))

    def _public(
        self,
        assembled: AssembledNote,
        material: Material,
        words: FreeWords,
        called: NamedPlaces,
        by_hand: WithheldRows,
        late: tuple[Obstacle, ...] = (),
        audience: Audience | None = None,
    ) -> Prepared:
        free = standing_free(words, called)
        late = (*late, *severed_elsewhere(assembled, material, called))
        told = {one.block for one in late}
        free = tuple(one for one in free if one.block not in told)
        late = (*late, *by_hand.undecided)
        schemes, cited, notice = self._printing(assembled)
        known = material.severances
        edition: PublicEdition | PartnerEdition
        if audience is None:
            edition = public_edition(
                assembled, known, schemes, cited, called, notice, earlier=late, later=free
            )
        else:
            edition = partner_edition(
                assembled, known, schemes, audience, cited, called, notice, earlier=late, later=free
            )
        held = by_hand.severances.union(*map(holds, (*assembled.front, *assembled.blocks)))
        places = partial(released_places, assembled, material.severances)
        named = words.wanted_in_name
        notices = remarks(material.facts)
        return Prepared(edition, {}, words.needles, notices, words.wanted, named, held, places)

    def _by_hand(
        self,
        assembled: AssembledNote,
        material: Material,
        rows: AssembledNote | None,
        sections: Iterable[Section | NoteSection],
        free: FreeWords,
    ) -> WithheldRows:
        """What facts severed by themselves keep out of a document; *rows* is that of these facts."""
        if rows is None:
            return WithheldRows()
        known, called = material.severances, self._named_places(rows, sections, free)
        in_text = FREE.union(*map(holds, (*assembled.front, *assembled.blocks)))  # told of with its block
        own = withheld_with_facts(material.facts, rows)
        return WithheldRows(own, tuple(undecided_facts(rows, own - in_text, known, called)))

    def _printing(self, assembled: AssembledNote) -> tuple[Schemes, Printed, Printed]:
        """The schemes, and how provisions are printed: behind a marker, in the notice before everything."""
        language = assembled.language
        return (
            self._catalogue.every_scheme,
            partial(self._catalogue.label, language=language),
            partial(self._catalogue.notice, language=language),
        )

    def _flags(self, assembled: AssembledNote, severances: Severances) -> dict[SeveranceId, str]:
        """What is printed behind each severed stretch: provisions and, until it is decided, the state."""
        wording = self._catalogue.wording(assembled.language)
        flags: dict[SeveranceId, str] = {}
        for severance in {one for block in (*assembled.front, *assembled.blocks) for one in holds(block)}:
            record = severances.get(severance)
            label = self._catalogue.label(record.exemptions, assembled.language) if record else ""
            flags[severance] = wording.flag(label, record.state if record else None)
        return flags


def _naming_none(prepared: Prepared) -> Prepared:
    """The same where markers do not say under which provisions."""
    edition = prepared.edition
    if isinstance(edition, InternalEdition):
        return prepared
    return replace(prepared, edition=replace(edition, provisions={}))


def with_pictures(prepared: Prepared, unit: UnitOfWork) -> Prepared:
    """The same with the bytes of its pictures."""
    blocks = walk((*prepared.edition.front, *prepared.edition.blocks))
    digests = {block.digest for block in blocks if isinstance(block, Picture)}
    return replace(prepared, pictures={digest: unit.pictures.get(digest) for digest in sorted(digests)})


def _facts(material: Material, kind: EditionKind, places: StatingPlaces) -> tuple[Fact, ...]:
    """What the tables may show: everything, or what a public edition releases."""
    if kind is EditionKind.INTERNAL:
        return material.facts
    return tuple(fact for fact in material.facts if places.releases(fact))


def _names(reading: NoteReading) -> frozenset[str]:
    """The names of the profiles a note is about, which are open."""
    return frozenset(name.text for profile in reading.all_profiles for name in profile.names)
