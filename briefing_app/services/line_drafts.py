"""Lines outside the texts as an officer types them, kept until they are stored: titles, headings, names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from briefing_app.domain.note_lines import unstored
from briefing_app.domain.text import FREE
from briefing_app.storage.records import ActKind, DraftOwner, LineDraft, NamedDraft, SectionOwner

if TYPE_CHECKING:
    from briefing_app.domain.facts import FactId, ProfileId
    from briefing_app.domain.text import SectionId
    from briefing_app.services.actor import Actor
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library

Words = Mapping[str, Any]

LINES: Final = "lines"
"""The one place of a note: everything about it that is typed in lines."""

PROPERTIES: Final = "properties"
"""The place of the form for what a profile is by itself."""

NEW_SECTION: Final = "section"
"""The place of the form for a new section of a profile."""


_FACT: Final = "fact:"
_NEW_FACT: Final = "new-fact:"


def headings_place(section: SectionId) -> str:
    """The place of the form for the headings of a profile's section."""
    return f"headings:{section}"


def fact_place(fact: FactId) -> str:
    """The place of the form for a fact."""
    return f"{_FACT}{fact}"


def new_fact_place(sort: str) -> str:
    """The place of the form for a new fact of a sort."""
    return f"{_NEW_FACT}{sort}"


def fact_of_place(place: str) -> str:
    """The fact whose form a place is, "" where it is none."""
    return place.removeprefix(_FACT) if place.startswith(_FACT) else ""


def new_sort_of_place(place: str) -> str:
    """The sort for whose new facts a place is the form, "" where it is none."""
    return place.removeprefix(_NEW_FACT) if place.startswith(_NEW_FACT) else ""


@dataclass(frozen=True, slots=True)
class LeftLines:
    """What was typed in lines in an earlier session and never stored.

    The rest is as of a draft of a text that nobody saved since.
    """

    draft: LineDraft
    owner: SectionOwner
    outdated: bool = False
    block: None = None
    opened: bool = False
    from_draft: bool = True

    @property
    def at(self) -> datetime:
        """When it was typed last."""
        return self.draft.at


class LineDraftService:
    """The drafts of lines in an open library."""

    def __init__(self, library: Library, actor: Actor) -> None:
        self._library = library
        self._actor = actor
        self._begun = actor.now()

    def keep_note(self, number: str, words: Words) -> None:
        """Keep what is typed in the lines of a note; what it says already is no draft.

        Raises:
            UnknownNameError: there is no such note.
        """
        with self._library.database.begin(self._actor.act(ActKind.DRAFT)) as unit:
            note = unit.notes.by_number(number)
            unit.line_drafts.keep(DraftOwner(note=note.id), LINES, unstored(note, words))

    def keep_profile(self, profile: ProfileId, place: str, words: Words, base: Words | None = None) -> None:
        """Keep what is typed in a form about a profile, with what stood there; without words it is over.

        Raises:
            UnknownNameError: there is no such profile.
        """
        with self._library.database.begin(self._actor.act(ActKind.DRAFT)) as unit:
            unit.line_drafts.keep(DraftOwner(profile=profile), place, words, base)

    def left(self) -> tuple[LeftLines, ...]:
        """The drafts an earlier session left, the latest first; those of things in the trash wait there."""
        with self._library.database.read() as unit:
            found = (_left(unit, one) for one in unit.line_drafts.named() if one.draft.at < self._begun)
            return tuple(one for one in found if one is not None)

    def discard(self, left: LeftLines) -> bool:
        """Forget what was left; False where something was typed there since."""
        draft = left.draft
        with self._library.database.begin(self._actor.act(ActKind.DRAFT)) as unit:
            if unit.line_drafts.of(draft.owner).get(draft.place) != draft:
                return False
            unit.line_drafts.keep(draft.owner, draft.place, {})
            return True

    def take_back(self, left: LeftLines) -> None:
        """Keep again what was discarded, unless something was typed there since."""
        draft = left.draft
        with self._library.database.begin(self._actor.act(ActKind.DRAFT)) as unit:
            if draft.place not in unit.line_drafts.of(draft.owner):
                unit.line_drafts.keep(draft.owner, draft.place, draft.words, draft.base)


def _left(unit: UnitOfWork, named: NamedDraft) -> LeftLines | None:
    """A draft with what it belongs to; None where everything in it is stored."""
    draft = named.draft
    if draft.owner.note is not None:
        note = unit.notes.without_texts(draft.owner.note)
        return LeftLines(draft, _owner(named)) if unstored(note, draft.words) else None
    return LeftLines(draft, _owner(named))


def _owner(named: NamedDraft) -> SectionOwner:
    return SectionOwner(
        profile=named.draft.owner.profile,
        note=named.draft.owner.note,
        name=named.name,
        number=named.number,
        key="",
        headings={},
        language=None,
        trashed=False,
        held=FREE,
    )
