"""Sections as the palette finds them: of what is open, and of the whole library by their headings.

Runs on the worker, and so must not so much as import Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.domain.profile import text_in

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.text import BlockId, SectionId, Text

AT_MOST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSection:
    """A section: its heading, whose it is (``owner_key`` is the id of a profile or the number of a note).

    ``block`` is the first of its blocks, or None where that has not been looked up or there is none;
    ``severed`` says that the heading is withheld with the section.
    """

    id: SectionId
    heading: str
    owner_kind: str
    owner_key: str
    owner_name: str
    block: BlockId | None = None
    severed: bool = False


def sections_of(kind: str, key: str, language: str, desk: Desk) -> tuple[FoundSection, ...]:
    """The sections of a profile or note that have a heading, in order.

    Raises:
        BriefingError: it is gone.
    """
    if kind == "note":
        note = desk.notes.get(key)
        return tuple(
            FoundSection(
                id=one.id,
                heading=one.heading,
                owner_kind=kind,
                owner_key=key,
                owner_name=note.title,
                block=_first(one.blocks),
                severed=bool(one.severances),
            )
            for one in note.sections
            if one.heading
        )
    profile = desk.profiles.get(key)  # type: ignore[arg-type]  # an id is text
    return tuple(
        FoundSection(
            id=one.id,
            heading=heading,
            owner_kind=kind,
            owner_key=key,
            owner_name=profile.name(language),
            block=_first(text_in(one, language)[0]),
            severed=bool(one.severances),
        )
        for one in profile.sections
        if (heading := one.headings.get(language) or next(iter(one.headings.values()), ""))
    )


def sections_headed(words: str, numbers: dict[str, str], desk: Desk) -> tuple[FoundSection, ...]:
    """Sections anywhere in the library by their headings; *numbers* are those of the notes by their ids."""
    return tuple(
        FoundSection(
            id=hit.section,
            heading=hit.heading,
            owner_kind=hit.owner_type,
            owner_key=numbers.get(hit.owner, "") if hit.owner_type == "note" else hit.owner,
            owner_name=hit.owner_name,
            severed=hit.severed,
        )
        for hit in desk.headings(words, AT_MOST)
        if hit.section is not None
    )


def with_block(section: FoundSection, language: str, desk: Desk) -> FoundSection:
    """The section with the first of its blocks looked up.

    Raises:
        BriefingError: what it belongs to is gone.
    """
    if section.block is not None:
        return section
    known = sections_of(section.owner_kind, section.owner_key, language, desk)
    return replace(section, block=next((one.block for one in known if one.id == section.id), None))


def _first(blocks: Text) -> BlockId | None:
    return blocks[0].id if blocks else None
