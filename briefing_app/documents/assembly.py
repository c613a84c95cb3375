"""Assembly: a note with its profiles, or a profile by itself, as one run of blocks in the order of the page.

Editions and writers come after; nothing here decides what may be released.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.documents.dates import day_in_words
from briefing_app.documents.fact_tables import FactTables
from briefing_app.domain.edition import AssembledNote
from briefing_app.domain.kind import Kind, KindField, NoteFact, PagePart, Place
from briefing_app.domain.marking import effective_marking
from briefing_app.domain.note import NoteSection, held_by_section
from briefing_app.domain.profile import text_in
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    Heading,
    Inline,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
    map_content,
    portions,
)
from briefing_app.domain.wording import Phrase, Wording

if TYPE_CHECKING:
    from briefing_app.domain.facts import Fact, ProfileId
    from briefing_app.domain.foreign import Schemes
    from briefing_app.domain.note import Note
    from briefing_app.domain.profile import Profile
    from briefing_app.domain.released_facts import StatingPlaces

DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Guide:
    """What a document is assembled by: the scheme of its markings, its fixed words, who issues it."""

    scheme: Schemes
    wording: Wording
    institution: str = ""


def assemble_note(
    note: Note,
    kind: Kind,
    profiles: Mapping[ProfileId, Profile],
    facts: Sequence[Fact],
    places: StatingPlaces,
    guide: Guide,
    *,
    flag_unconfirmed: bool = True,
) -> AssembledNote:
    """The note as blocks: the parts of the page in the kind's order, tables drawn from the facts given.

    Args:
        note: The note; its sections own their words.
        kind: Its kind.
        profiles: The stakeholders it is about.
        facts: What its tables may show; for a public edition the released facts only.
        places: Where the facts are stated.
        guide: Scheme, fixed words, institution.
        flag_unconfirmed: Whether a fact nobody confirmed is printed as such.
    """
    tables = FactTables(facts, profiles, places, guide.scheme, guide.wording, note.on, flag_unconfirmed)
    parts: dict[PagePart, Text] = {
        PagePart.MEETING: _fields_table(note, kind, Place.MEETING, profiles, guide.wording),
        PagePart.SECTIONS: _sections(note, kind, tables, guide.wording),
        PagePart.APPROVAL: _approval_block(note, kind, profiles, guide.wording),
    }
    order = list(kind.page_order)
    cut = order.index(PagePart.CONTENTS) if PagePart.CONTENTS in order else 0
    front = tuple(block for part in order[:cut] for block in parts.get(part, ()))
    blocks = tuple(block for part in order[cut:] for block in parts.get(part, ()))
    floor = guide.scheme.floor(portions((*front, *blocks)))
    return AssembledNote(
        title=note.title,
        subtitle=kind.name.text(note.language),
        number=_reference(note, kind),
        language=note.language,
        date=day_in_words(note.on, note.language),
        institution=guide.institution,
        front=front,
        blocks=blocks,
        marking=effective_marking(floor, note.uplift, guide.scheme),
        uplifted=note.uplift is not None,
        contents_depth=kind.contents_depth,
    )


def assemble_profile(
    profile: Profile, facts: Sequence[Fact], places: StatingPlaces, guide: Guide, subtitle: str
) -> AssembledNote:
    """A profile by itself: its sections in the language asked for, then its tables."""
    language = guide.wording.language
    tables = FactTables(facts, {profile.id: profile}, places, guide.scheme, guide.wording)
    blocks: list[Block] = []
    for section in profile.sections:
        text, spoken = text_in(section, language)
        heading = section.headings.get(spoken, "")
        one = NoteSection(
            id=section.id, key=section.key, heading=heading, blocks=text, severances=section.severances,
            language=spoken,
        )  # fmt: skip
        blocks += _section(one, language, guide.wording)
    for drawn, caption in _OF_A_PROFILE:
        table = tables.table(drawn, f"{profile.id}-{drawn}")
        if table is not None:
            heading_block = _heading(f"{profile.id}-{drawn}-heading", guide.wording.text(caption), 1)
            blocks += [heading_block, replace(table, caption=())]
    return AssembledNote(
        title=profile.full_name(language),
        subtitle=subtitle,
        number="",
        language=language,
        date="",
        institution=guide.institution,
        blocks=tuple(blocks),
        marking=guide.scheme.floor(portions(blocks)),
    )


_OF_A_PROFILE = (
    ("people", Phrase.PEOPLE_CAPTION),
    ("engagements", Phrase.ENGAGEMENTS_CAPTION),
    ("contributions", Phrase.CONTRIBUTIONS_CAPTION),
)


def _reference(note: Note, kind: Kind) -> str:
    field = kind.footer_field
    stated = note.fields.get(field.key, "") if field else ""
    return stated or note.number


def _sections(note: Note, kind: Kind, tables: FactTables, wording: Wording) -> Text:
    """The printed sections; a group's heading is printed when something below it is."""
    shows_empty = {section.key for section in kind.sections if section.print_empty}
    blocks: list[Block] = []
    for position, section in enumerate(note.sections):
        inside = _section(section, note.language, wording)
        table = tables.table(section.derived, f"{section.id}-{section.derived}") if section.derived else None
        if table is not None:
            inside = (
                *(inside or _section_heading(section, note.language, wording)),
                replace(table, caption=()),
            )
        elif not section.blocks and not _has_children(note.sections, position):
            empty = section.key in shows_empty and section.level == 1
            nothing = Paragraph(
                id=BlockId(f"{section.id}-nothing"), content=(Run(wording.text(Phrase.NOTHING), italic=True),)
            )
            inside = (*_section_heading(section, note.language, wording), nothing) if empty else ()
        blocks += inside
    return tuple(blocks)


def _has_children(sections: Sequence[NoteSection], position: int) -> bool:
    following = sections[position + 1 :]
    return (
        bool(following)
        and following[0].level > sections[position].level
        and any(one.blocks for one in _below(following, sections[position].level))
    )


def _below(sections: Sequence[NoteSection], level: int) -> Iterable[NoteSection]:
    for section in sections:
        if section.level <= level:
            return
        yield section


def _section(section: NoteSection, language: str, wording: Wording) -> Text:
    shifted = tuple(_shifted(block, section.level) for block in section.blocks)
    spoken = section.language if section.language not in (None, language) else None
    if spoken is not None:
        shifted = tuple(map_content(block, lambda content: tuple(_spoken(one, spoken) for one in content))
                        for block in shifted)  # fmt: skip
    own = held_by_section(shifted, section.severances)
    return (*_section_heading(section, language, wording), *own)


def _section_heading(section: NoteSection, language: str, wording: Wording) -> Text:
    if not section.heading:
        return ()
    badge = (
        ""
        if section.language in (None, language) or not section.blocks
        else wording.text(Phrase.OTHER_LANGUAGE)
    )
    words = f"{section.heading} {badge}".strip()
    heading = _heading(f"{section.id}-heading", words, section.level)
    return (replace(heading, severances=section.severances),)


def _heading(block: str, words: str, level: int) -> Heading:
    return Heading(id=BlockId(block), level=min(level, DEEPEST_HEADING), content=(Run(words),))


def _shifted(block: Block, depth: int) -> Block:
    if isinstance(block, Heading) and (level := min(block.level + depth, DEEPEST_HEADING)) != block.level:
        return replace(block, level=level)
    return block


def _spoken(part: Inline, language: str | None) -> Inline:
    return replace(part, language=part.language or language) if isinstance(part, Run) else part


def _fields_table(
    note: Note, kind: Kind, place: Place, profiles: Mapping[ProfileId, Profile], wording: Wording
) -> Text:
    lines = [(one.label.text(note.language), _value(one, note, profiles)) for one in kind.fields_in(place)]
    stated = [(label, value) for label, value in lines if value or place is Place.APPROVAL]  # signed by hand
    if not stated:
        return ()
    block = f"{note.id}-{place.value}"
    rows = tuple(
        Row((_cell(f"{block}-{i}-label", label), _cell(f"{block}-{i}-value", value)))
        for i, (label, value) in enumerate(stated)
    )
    caption = wording.text(Phrase.MEETING if place is Place.MEETING else Phrase.ROUTING)
    return (
        Table(
            id=BlockId(block), rows=rows, columns=(FREE, FREE), header_rows=0, header_columns=1,
            caption=(Run(caption),),
        ),
    )  # fmt: skip


def _value(field: KindField, note: Note, profiles: Mapping[ProfileId, Profile]) -> str:
    if typed := note.fields.get(field.key, "").strip():
        return typed
    match field.fact:
        case NoteFact.PROFILES:
            known = [profiles[one] for one in note.profiles if one in profiles]
            return "; ".join(one.full_name(note.language) for one in known)
        case NoteFact.DAY:
            return day_in_words(note.on, note.language)
        case NoteFact.PLACE:
            return note.place
        case None:
            return ""


def _approval_block(note: Note, kind: Kind, profiles: Mapping[ProfileId, Profile], wording: Wording) -> Text:
    """The routing of the note, then a line for each step of approval, to be signed."""
    routing = _fields_table(note, kind, Place.APPROVAL, profiles, wording)
    if not kind.approvals:
        return routing
    block = f"{note.id}-approvals"
    heads = (Phrase.APPROVAL_ACTION, Phrase.APPROVAL_POST, Phrase.APPROVAL_NAME, Phrase.APPROVAL_DATE)
    signed = {approval.post: approval for approval in note.approvals}
    rows = [Row(tuple(_cell(f"{block}-0-{i}", wording.text(one)) for i, one in enumerate(heads)))]
    for number, step in enumerate(kind.approvals, 1):
        done = signed.get(step.key)
        values = (
            step.action.text(note.language),
            step.post.text(note.language),
            done.name if done else "",
            done.at if done else "",
        )
        rows.append(Row(tuple(_cell(f"{block}-{number}-{i}", value) for i, value in enumerate(values))))
    heading = _heading(f"{block}-heading", wording.text(Phrase.APPROVALS), 1)
    caption = (Run(wording.text(Phrase.APPROVAL_STEPS)),)
    table = Table(id=BlockId(block), rows=tuple(rows), columns=(FREE,) * len(heads), caption=caption)
    return (heading, *routing, table)


def _cell(block: str, words: str) -> Cell:
    if not words:
        return Cell()
    return Cell(blocks=(Paragraph(id=BlockId(block), content=(Run(words),)),))
