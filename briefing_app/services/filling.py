"""Filling a note's outline from profiles: each section takes copies of the profiles' blocks and owns them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing_app.domain.kind import KindSection, SectionSource
from briefing_app.domain.note import NoteSection
from briefing_app.domain.passages import map_blocks
from briefing_app.domain.profile import Profile, Section, text_in
from briefing_app.domain.sources import pulled
from briefing_app.domain.text import Block, BlockId, Origin, SectionId, Text
from briefing_app.storage.records import new_id

if TYPE_CHECKING:
    from briefing_app.domain.kind import Kind

_DERIVED = {
    SectionSource.PEOPLE: "people",
    SectionSource.ENGAGEMENTS: "engagements",
    SectionSource.CONTRIBUTIONS: "contributions",
}


def filled_outline(kind: Kind, profiles: Sequence[Profile], language: str) -> tuple[NoteSection, ...]:
    """The sections of a new note of a kind about some profiles, in the kind's order.

    With several profiles, a section filled from them becomes a heading with one part below it for each
    profile that has such a section; with one profile it is the section itself.
    """
    return tuple(part for one in kind.sections for part in _parts(one, profiles, language))


def profile_sections(
    profile: Profile, language: str, level: int, kind: Kind | None
) -> tuple[NoteSection, ...]:
    """A heading with the profile's name, and below it every section of the profile that has words.

    Each gets the key and, where the profile gives it none, the heading of the kind's section that is filled
    from such a one.
    """
    known = {one.profile_section: one for one in kind.sections} if kind else {}
    name = profile.full_name(language)
    parts = [
        NoteSection(id=SectionId(new_id()), key="profile", heading=name, level=level, profile=profile.id)
    ]
    for source in profile.sections:
        of_kind = known.get(source.key)
        spoken = text_in(source, language)[1]
        heading = source.headings.get(spoken) or (
            of_kind.heading.text(language) if of_kind else source.key.replace("-", " ").capitalize()
        )
        part = _copied(source, of_kind.key if of_kind else source.key, profile, language, heading, level + 1)
        if part is not None:
            parts.append(part)
    return tuple(parts)


def _parts(section: KindSection, profiles: Sequence[Profile], language: str) -> Iterator[NoteSection]:
    heading = section.heading.text(language) if section.show_heading else ""
    if section.source is SectionSource.PROFILE_SECTION and len(profiles) == 1:
        yield _part(section, profiles[0], language, heading, 1) or _empty(section, heading)
        return
    yield _empty(section, heading)
    if section.source is SectionSource.PROFILE_SECTION:
        for profile in profiles:
            part = _part(section, profile, language, profile.full_name(language), 2)
            if part is not None:
                yield part


def _empty(section: KindSection, heading: str) -> NoteSection:
    return NoteSection(
        id=SectionId(new_id()), key=section.key, heading=heading, derived=_DERIVED.get(section.source)
    )


def _part(
    section: KindSection, profile: Profile, language: str, heading: str, level: int
) -> NoteSection | None:
    source = profile.section(section.profile_section)
    return _copied(source, section.key, profile, language, heading, level) if source else None


def _copied(
    source: Section, key: str, profile: Profile, language: str, heading: str, level: int
) -> NoteSection | None:
    """A profile's section as a part of a note; None where it has no words."""
    text, spoken = text_in(source, language)
    if not text:
        return None
    return NoteSection(
        id=SectionId(new_id()),
        key=key,
        heading=heading,
        level=level,
        profile=profile.id,
        source=source.id,
        language=None if spoken == language else spoken,
        blocks=_copies(source, text, spoken),
        severances=source.severances,
        taken=source.revisions[spoken],
    )


def _copies(source: Section, text: Text, language: str) -> Text:
    """The section's blocks as the note owns them; blocks inside cells get ids of their own too."""
    revision = source.revisions[language]

    def copy(block: Block) -> Block:
        return pulled(block, Origin(source.id, revision, block.id), BlockId(new_id()))

    return map_blocks(text, copy)
