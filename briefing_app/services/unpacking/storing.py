"""Storing what a package brings: one act, kept like an import, so that it is undone like one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.domain.facts import ImportId
from briefing_app.domain.imported import Import
from briefing_app.domain.note import Note, held_by_section
from briefing_app.domain.profile import Profile
from briefing_app.domain.text import BlockId, RevisionId, SectionId, origins_of, walk
from briefing_app.domain.words_gone import GoneWords, gone_words
from briefing_app.domain.words_replaced import replaced_in_note, replaced_in_profile
from briefing_app.services.arrivals import Arrivals
from briefing_app.services.unpacking.identifying import trashed_in
from briefing_app.services.unpacking.severances import keep_severances
from briefing_app.services.unpacking.withheld_here import note_withheld_as_here, profile_withheld_as_here
from briefing_app.storage.records import new_id

if TYPE_CHECKING:
    from briefing_app.domain.severance import Severance
    from briefing_app.services.actor import Actor
    from briefing_app.services.following import Following
    from briefing_app.services.unpacking.arrival import Arrival, Chosen
    from briefing_app.services.unpacking.bases import Given
    from briefing_app.services.unpacking.notes import ArrivingNote
    from briefing_app.services.unpacking.profiles import ArrivingProfile, LeftOut
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.packages.opened import OpenedPackage
    from briefing_app.storage.packages.package_file import PackageFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    """A package under our ids, open in *there*, each of its things beside ours."""

    package: OpenedPackage
    there: UnitOfWork
    file: PackageFile
    note: ArrivingNote
    profiles: tuple[ArrivingProfile, ...]
    severances: tuple[Severance, ...]


class Storing:
    """Stores one package in the transaction of *here*; ``withheld`` is as :class:`Unpacked` has it."""

    def __init__(self, here: UnitOfWork, bringing: Bringing, actor: Actor, following: Following) -> None:
        self._here = here
        self._bringing = bringing
        self._there = bringing.there
        self._actor = actor
        self._following = following
        self.withheld = 0

    def store(self, arrival: Arrival, chosen: Chosen) -> tuple[int, str]:
        """Store it all; the number of the import it is undone by, and that of the note here."""
        here, package = self._here, self._bringing.package
        record = here.imports.add(self._record(arrival))
        self._keep_pictures()
        language = here.settings.get().language
        keep_severances(here, self._bringing.severances, list(package.of("severance_decision")), language)
        settled = [one.settle(chosen) for one in self._bringing.profiles]
        made = self._bringing.note.settle(chosen)
        away = self._away(made, (one for one, _ in settled))
        here.packages.bring_revisions(package.of("revision"), self._had(), away)
        here.packages.keep_given((key, asdict(given)) for key, given in self._given())
        gone: list[GoneWords] = list(self._gone_there())
        changed = [
            self._profile(one, *made, gone)
            for one, made in zip(self._bringing.profiles, settled, strict=True)
        ]
        here.packages.bring_gone(gone)
        here.carried_words.keep(self._there.carried_words.around(self._sections()))
        note = self._note(made)
        for before, after in filter(None, changed):
            self._follow(before, after, note)
        return record.number, note.number

    # ---- inside

    def _keep_pictures(self) -> None:
        """Keep those that are not here, one after the other: all of them at once may be a lot."""
        pictures = self._here.pictures
        lacking = pictures.lacking(row["digest"] for row in self._bringing.package.of("picture"))
        for content in self._bringing.file.pictures(lacking) if lacking else ():
            pictures.add(content)

    def _record(self, arrival: Arrival) -> Import:
        return Import(
            id=ImportId(new_id()),
            number=0,
            name=arrival.name,
            sha256=arrival.sha256,
            language=self._bringing.note.theirs.language,
            at=self._actor.now(),
            by=self._actor.name,
            lines=(),
        )

    def _had(self) -> frozenset[SectionId]:
        """The sections that this library has already."""
        return frozenset(self._here.packages.owners(self._sections()))

    def _away(self, note: Note, profiles: Iterable[Profile]) -> frozenset[SectionId]:
        """The sections of theirs that were deleted here and stay away: nothing that came of it has them."""
        return frozenset(_sections(self._theirs)) - frozenset(_sections((note, *profiles)))

    def _given(self) -> Iterator[tuple[str, Given]]:
        yield from self._bringing.note.given()
        for one in self._bringing.profiles:
            yield from one.given()

    def _sections(self) -> tuple[SectionId, ...]:
        elsewhere = (SectionId(row["section_id"]) for row in self._bringing.package.of("carried_words"))
        return tuple(dict.fromkeys((*_sections(self._theirs), *elsewhere)))

    @property
    def _theirs(self) -> tuple[Note | Profile, ...]:
        return (*(one.theirs for one in self._bringing.profiles), self._bringing.note.theirs)

    def _gone_there(self) -> tuple[GoneWords, ...]:
        places = {SectionId(row["section_id"]) for row in self._bringing.package.of("gone_words")}
        return self._there.gone_words.of_sections(places)

    # ---- profiles

    def _profile(
        self, one: ArrivingProfile, made: Profile, left: tuple[LeftOut, ...], gone: list[GoneWords]
    ) -> tuple[Profile, Profile] | None:
        """Store what came of a profile; what it was and is now, where it was here and changed."""
        if one.mine is None:
            self._here.profiles.add(_fresh(made))
            if made.id in trashed_in(self._there):
                self._here.profiles.trash(made.id)
            return None
        for some in left:
            gone += self._left_out(one, some)
        made, withheld = profile_withheld_as_here(made, one.mine)
        self.withheld += withheld
        self._here.packages.keep_replaced(replaced_in_profile(one.mine, made, _fresh_block))
        if made == one.mine:
            return None
        self._here.profiles.save(_over(made, one.mine))
        return one.mine, made

    def _follow(self, before: Profile, after: Profile, note: Note) -> None:
        """Propose in our notes what the profile came to withhold, and raise what it came to mark higher.

        In the note that came along, what came with it for that does so already.
        """
        came = {one.source: one for one in self._here.severances.of_note(note.id) if one.source}
        was = {one.id: one for one in before.sections}
        for section in after.sections:
            old = was.get(section.id)
            for language, text in section.texts.items() if old is not None else ():
                earlier = held_by_section(old.texts.get(language, ()), old.severances) if old else ()
                now = held_by_section(text, section.severances)
                if now != earlier:
                    decisions = self._following.decided(earlier, now)
                    self._following.into_notes(
                        self._here, section.id, now, decisions, follower_of=came.get, within=note.id
                    )

    def _left_out(self, one: ArrivingProfile, left: LeftOut) -> tuple[GoneWords, ...]:
        """What is withheld in blocks that were not taken: their copies in the note are compared with it."""
        theirs = next(section for section in one.theirs.sections if section.id == left.section.id)
        revision = theirs.revisions.get(left.language) or RevisionId(new_id())
        return tuple(gone_words(left.section.id, revision, left.blocks, left.now, theirs.severances))

    # ---- the note

    def _note(self, made: Note) -> Note:
        mine = self._bringing.note.mine
        made = self._decided_here(made, mine)
        if mine is None:
            number = self._here.notes.next_number()
            sections = tuple(replace(one, revision=None) for one in made.sections)
            return self._here.notes.add(replace(made, number=number, sections=sections))
        made, withheld = note_withheld_as_here(made, mine)
        self.withheld += withheld
        self._here.packages.keep_replaced(replaced_in_note(mine, made, _fresh_block))
        if made == mine:
            return mine
        known = {one.id: one.revision for one in mine.sections}
        sections = tuple(replace(one, revision=known.get(one.id)) for one in made.sections)
        return self._here.notes.save(replace(made, sections=sections))

    def _decided_here(self, made: Note, mine: Note | None) -> Note:
        """The note with what was severed or marked in our profiles since its words were copied from them."""
        ours = {
            section.id
            for one in self._bringing.profiles
            if one.mine is not None
            for section in one.mine.sections
        }
        before = {one.id: one.blocks for one in mine.sections} if mine else {}
        sections = []
        for section in made.sections:
            from_ours = any(
                origin.section in ours for block in walk(section.blocks) for origin in origins_of(block)
            )
            if from_ours and section.blocks != before.get(section.id, ()):
                arrivals = Arrivals(self._here, self._following, before.get(section.id, ()), section.blocks)
                section = replace(section, blocks=arrivals.followed(section.blocks))
            sections.append(section)
        return replace(made, sections=tuple(sections))


def _sections(of: Iterable[Note | Profile]) -> Iterator[SectionId]:
    return (section.id for one in of for section in one.sections)


def _fresh_block() -> BlockId:
    return BlockId(new_id())


def _fresh(profile: Profile) -> Profile:
    """A profile that is new here: its texts get revisions of this library."""
    sections = tuple(replace(one, revisions={}) for one in profile.sections)
    facts = tuple(replace(one, imported=None) for one in profile.facts)
    return replace(profile, sections=sections, facts=facts)


def _over(made: Profile, mine: Profile) -> Profile:
    """A profile that is saved over ours: each text over the revision it was read in."""
    known = {one.id: one.revisions for one in mine.sections}
    sections = tuple(replace(one, revisions=known.get(one.id, {})) for one in made.sections)
    return replace(made, sections=sections)
