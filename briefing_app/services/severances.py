"""Looking at the severances of a note or a profile, and approving them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.note import Note, held_by_section
from briefing_app.domain.severance import Severance, approve
from briefing_app.domain.text import BlockId, SeveranceId, Text, holds
from briefing_app.domain.withheld_places import held_words
from briefing_app.storage.records import ActKind

if TYPE_CHECKING:
    from briefing_app.domain.facts import ProfileId
    from briefing_app.domain.profile import Profile
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.notes import NoteService
    from briefing_app.services.profiles import ProfileService
    from briefing_app.storage.library import Library


@dataclass(frozen=True, slots=True)
class SeveranceView:
    """A severance with what it withholds here: provisions in print, headings of the sections, the words.

    ``block`` is the first block it holds anything in; None where it holds facts alone.
    """

    severance: Severance
    label: str
    places: tuple[str, ...]
    words: tuple[str, ...]
    block: BlockId | None = None


class SeveranceService:
    """The severances of an open library."""

    def __init__(
        self,
        library: Library,
        actor: Actor,
        catalogue: Catalogue,
        notes: NoteService,
        profiles: ProfileService,
    ) -> None:
        self._library = library
        self._actor = actor
        self._catalogue = catalogue
        self._notes = notes
        self._profiles = profiles

    def of_note(self, number: str, language: str = "en") -> tuple[SeveranceView, ...]:
        """The severances in a note, in the order of its text, cited in a language."""
        note = self._notes.get(number)
        with self._library.database.read() as unit:
            held = unit.severances.of_note(note.id)
        return self._views(held, sections_of_note(note), language)

    def of_profile(self, name: str) -> tuple[SeveranceView, ...]:
        """The severances in a profile, in the order of its text."""
        return self._of(self._profiles.find(name), "en")

    def in_profile(self, profile: ProfileId, language: str) -> tuple[SeveranceView, ...]:
        """The same of the profile with this id, cited in a language."""
        return self._of(self._profiles.get(profile), language)

    def _of(self, profile: Profile, language: str) -> tuple[SeveranceView, ...]:
        with self._library.database.read() as unit:
            held = unit.severances.of_profile(profile.id)
        return self._views(held, sections_of_profile(profile), language)

    def approve(self, ids: Sequence[str], reason: str) -> tuple[Severance, ...]:
        """The severances approved by the person at this computer; all or none.

        Raises:
            UnknownNameError: there is no such severance.
            NotAllowedError: no reason is given, or one of them names no provision or is closed.
        """
        act = self._actor.act(ActKind.APPROVE, reason)
        with self._library.database.begin(act) as unit:
            known = unit.severances.all()
            approved = []
            for wanted in dict.fromkeys(ids):
                record = known.get(SeveranceId(wanted))
                if record is None:
                    raise UnknownNameError(
                        f"There is no severance {wanted}: the command severances lists them."
                    )
                approved.append(approve(record, by=act.by, at=act.at, reason=reason))
            for record in approved:
                unit.severances.save(record)
        return tuple(approved)

    def _views(
        self, severances: Iterable[Severance], sections: Sequence[tuple[str, Text]], language: str
    ) -> tuple[SeveranceView, ...]:
        places: dict[SeveranceId, list[str]] = {}
        phrases: dict[SeveranceId, list[str]] = {}
        first: dict[SeveranceId, BlockId] = {}
        for heading, blocks in sections:
            for block in blocks:
                first = dict.fromkeys(holds(block), block.id) | first
            for severance, stretches in held_words(blocks).items():
                places.setdefault(severance, []).append(heading)
                phrases.setdefault(severance, []).extend(stretches)
        order = {severance: position for position, severance in enumerate(phrases)}
        ordered = sorted(severances, key=lambda one: order.get(one.id, len(order)))
        return tuple(
            SeveranceView(
                one,
                self._catalogue.label(one.exemptions, language),
                tuple(places.get(one.id, ())),
                tuple(phrases.get(one.id, ())),
                first.get(one.id),
            )
            for one in ordered
        )


def sections_of_note(note: Note) -> tuple[tuple[str, Text], ...]:
    """The heading and the blocks of each section, held also by what withholds the section."""
    return tuple((one.heading, held_by_section(one.blocks, one.severances)) for one in note.sections)


def sections_of_profile(profile: Profile) -> tuple[tuple[str, Text], ...]:
    """The heading (or key) and the blocks of each section in each language."""
    return tuple(
        (section.headings.get(language) or section.key, held_by_section(text, section.severances))
        for section in profile.sections
        for language, text in section.texts.items()
    )
