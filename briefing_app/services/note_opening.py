"""What somebody who works on a note sees of it at once: outline, and texts with what was left of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_app.domain.emphasis import plain_words
from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.note_lines import unstored
from briefing_app.domain.severance import SeveranceTag
from briefing_app.domain.text import SectionId, SeveranceId, Text, holds, portions
from briefing_app.services.line_drafts import LINES
from briefing_app.services.texts import OpenText, TextPlace, pictures_in
from briefing_app.storage.records import DraftOwner

if TYPE_CHECKING:
    from briefing_app.domain.facts import ProfileId
    from briefing_app.domain.kind import Kind
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.note import Note, NoteSection
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.texts import TextService
    from briefing_app.storage.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenNote:
    """A note with the text of each section to be typed in.

    ``kind`` is None where its file is gone; ``ceiling`` is that of the library, ``library`` its id; ``names``
    tells who the note is with, in the language of whoever works on it. ``lines`` holds what is typed in lines
    and not stored.
    """

    note: Note
    kind: Kind | None
    ceiling: Marking
    library: str
    texts: Mapping[SectionId, OpenText]
    names: Mapping[ProfileId, str]
    lines: Mapping[str, str] = field(default_factory=dict)

    def text(self, section: SectionId) -> Text:
        """The text of a section as it is to be typed in."""
        return self.texts[section].blocks

    def guidance(self, section: NoteSection) -> str:
        """What the kind says for whoever writes a section, as plain words; "" for what a profile fills."""
        asked = self.kind.sections if self.kind else ()
        found = next((one.guidance for one in asked if one.key == section.key), None)
        if found is None or section.profile is not None:
            return ""
        return plain_words(found.text_or_first(self.note.language))

    @property
    def markings(self) -> dict[SectionId, frozenset[Marking]]:
        """Every marking in the text of each section."""
        return {one: frozenset(portions(text.blocks)) for one, text in self.texts.items()}


class NoteOpeningService:
    """Opens notes of a library to be worked on."""

    def __init__(self, library: Library, catalogue: Catalogue, texts: TextService) -> None:
        self._library = library
        self._catalogue = catalogue
        self._texts = texts

    def open(self, number: str) -> OpenNote:
        """The note of a number; a section shows the draft that was left of it.

        Raises:
            UnknownNameError: there is no such note.
        """
        with self._library.database.read() as unit:
            note = unit.notes.by_number(number)
            drafted = {draft.section for draft in unit.sections.drafts()}
            shown = [one for one in note.sections if one.id not in drafted]
            pictures = {one.id: pictures_in(unit, one.blocks) for one in shown}
            known = {one.id: one for one in unit.severances.of_note(note.id)}
            settings = unit.settings.get()
            drafted_lines = unit.line_drafts.of(DraftOwner(note=note.id)).get(LINES)
            names = {one: unit.profiles.get(one).full_name(unit.language) for one in note.profiles}
        texts: dict[SectionId, OpenText] = {}
        for section in note.sections:
            place = TextPlace(section.id, section.language or note.language)
            if section.id in drafted:
                texts[section.id] = self._texts.open(place)
                continue
            tags: dict[SeveranceId, SeveranceTag] = {
                one: SeveranceTag(
                    self._catalogue.label(known[one].exemptions, place.language),
                    known[one].state,
                    known[one].exemptions,
                )
                for one in section.severances.union(*map(holds, section.blocks))
                if one in known
            }
            texts[section.id] = OpenText(
                place,
                section.blocks,
                section.revision,
                False,
                tags,
                held=section.severances,
                pictures=pictures[section.id],
            )
        return OpenNote(
            note=note,
            kind=self._kind(note.kind),
            ceiling=settings.ceiling,
            library=settings.id,
            texts=texts,
            names=names,
            lines=unstored(note, drafted_lines.words) if drafted_lines else {},
        )

    def _kind(self, key: str) -> Kind | None:
        try:
            return self._catalogue.kind(key)
        except UnknownNameError:
            return None
