"""The places where a name stands in profiles and notes, each with the words around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing_app.domain.note import held_by_section
from briefing_app.domain.note_lines import PLACE, TITLE, approval_lines, field_line
from briefing_app.domain.passages import Passage, change_at, holds_of_pieces, letters, pieces
from briefing_app.domain.text import FREE, BlockId, Holds, Run, walk
from briefing_app.domain.withheld_places import holds_from_above
from briefing_app.services.texts import TextPlace

if TYPE_CHECKING:
    from briefing_app.domain.facts import FactId, ProfileId
    from briefing_app.domain.note import Note, NoteId
    from briefing_app.domain.occurrences import Named
    from briefing_app.domain.profile import Profile
    from briefing_app.domain.text import Block, Inline, SectionId, Text

AROUND = 40
"""How many letters before and after a name are shown."""


class Scope(StrEnum):
    """Where a name is looked for; the trash is left out."""

    PROFILES = "profiles"
    NOTES = "notes"
    LIBRARY = "library"


class Standing(StrEnum):
    """As what a name stands somewhere; only the first three can be severed here, the others are told."""

    WORDS = "words"
    PICTURE = "picture"
    FACT = "fact"
    HEADING = "heading"
    TITLE = "title"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a name stands: of what, the words with those around them, whether withheld already.

    ``name`` is that of the profile or the title of the note, ``heading`` that of the section. One of
    ``passage``, ``block`` (a picture) and ``fact`` says what would be severed; none where nothing can be.
    """

    standing: Standing
    name: str
    before: str
    words: str
    after: str
    profile: ProfileId | None = None
    note: NoteId | None = None
    number: str | None = None
    place: TextPlace | None = None
    heading: str = ""
    passage: Passage | None = None
    block: BlockId | None = None
    fact: FactId | None = None
    withheld: bool = False
    line: BlockId | None = None
    """By which id a room goes to what is no block: a heading, or a line of a note."""

    @property
    def there(self) -> BlockId | None:
        """What a room goes to: the block, the fact or the line it stands in."""
        if self.passage is not None:
            return self.passage.block
        return self.block or self.line or (None if self.fact is None else BlockId(self.fact))

    @property
    def severable(self) -> bool:
        """Whether it can be severed and is not withheld yet."""
        return not self.withheld and (self.passage or self.block or self.fact) is not None


@dataclass(frozen=True, slots=True)
class Occurrences:
    """What was found: the names looked for, the places in the order of the lists, and where it was looked.

    ``left_out`` are names of the same profiles that were not looked for, because that was wished.
    """

    names: tuple[str, ...]
    places: tuple[Occurrence, ...]
    scope: Scope
    profile: ProfileId | None = None
    number: str | None = None
    left_out: tuple[str, ...] = ()

    @property
    def severable(self) -> tuple[Occurrence, ...]:
        """The places that can be severed and are not withheld yet."""
        return severable(self.places)


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose the places are."""

    name: str
    profile: ProfileId | None = None
    note: NoteId | None = None
    number: str | None = None

    def told(
        self, standing: Standing, named: Named, said: str, line: str, heading: str = ""
    ) -> Iterator[Occurrence]:
        """The names in a line that cannot be severed by itself."""
        for start, end in named.spans(said):
            yield self.at(standing, said, start, end, heading=heading, line=BlockId(line))

    def at(
        self,
        standing: Standing,
        said: str,
        start: int,
        end: int,
        *,
        place: TextPlace | None = None,
        heading: str = "",
        passage: Passage | None = None,
        block: BlockId | None = None,
        fact: FactId | None = None,
        withheld: bool = False,
        line: BlockId | None = None,
    ) -> Occurrence:
        """A place, with what stands around it in what is said there."""
        return Occurrence(
            standing=standing,
            name=self.name,
            before=_shown(said[max(start - AROUND, 0) : start]),
            words=_shown(said[start:end]),
            after=_shown(said[end : end + AROUND]),
            profile=self.profile,
            note=self.note,
            number=self.number,
            place=place,
            heading=heading,
            passage=passage,
            block=block,
            fact=fact,
            withheld=withheld,
            line=line,
        )


def in_profile(profile: Profile, named: Named, language: str) -> Iterator[Occurrence]:
    """Where the names stand in a profile: headings, texts in each language, facts."""
    owner = _Owner(profile.name(language), profile=profile.id)
    for section in profile.sections:
        for heading in dict.fromkeys(section.headings.values()):
            yield from owner.told(Standing.HEADING, named, heading, heading_id(section.id), heading)
        for spoken, text in section.texts.items():
            heading = section.headings.get(spoken) or section.key
            place = TextPlace(section.id, spoken)
            yield from _in_text(owner, named, place, heading, held_by_section(text, section.severances))
    for fact in profile.facts:
        said = named.said_in(fact)
        start, end = next(named.spans(said)) if said is not None else (0, 0)
        if said is not None:
            held = bool(fact.severances)
            yield owner.at(Standing.FACT, said, start, end, fact=fact.id, withheld=held)


def in_note(note: Note, named: Named) -> Iterator[Occurrence]:
    """Where the names stand in a note: title and other lines, headings, texts."""
    owner = _Owner(note.title, note=note.id, number=note.number)
    yield from owner.told(Standing.TITLE, named, note.title, f"{note.id}-{TITLE}")
    for line, said in _lines(note):
        yield from owner.told(Standing.LINE, named, said, f"{note.id}-{line}")
    for section in note.sections:
        heading = section.heading
        yield from owner.told(Standing.HEADING, named, heading, heading_id(section.id), heading)
        place = TextPlace(section.id, section.language or note.language)
        held = held_by_section(section.blocks, section.severances)
        yield from _in_text(owner, named, place, section.heading or section.key, held)


def _lines(note: Note) -> Iterator[tuple[str, str]]:
    """The lines of a note beside title and headings, by the names they have in the form of its properties."""
    yield PLACE, note.place
    yield from ((field_line(key), said) for key, said in note.fields.items())
    for one in note.approvals:
        name, _ = approval_lines(one.post)
        yield from ((name, one.post), (name, one.name))


def heading_id(section: SectionId) -> BlockId:
    """By which id a room goes to the heading of a section."""
    return BlockId(f"{section}-heading")


def _in_text(owner: _Owner, named: Named, place: TextPlace, heading: str, text: Text) -> Iterator[Occurrence]:
    around: dict[BlockId, Holds] | None = None
    for block in walk(text):
        passages, shown = tuple(named.passages(block)), named.in_picture(block)
        if not passages and not shown:
            continue
        around = holds_from_above(text) if around is None else around
        above = around[block.id]
        for one in passages:
            said = letters(pieces(block)[one.piece])
            held = bool(above) or _all_held(block, one)
            yield owner.at(
                Standing.WORDS, said, one.start, one.end,
                place=place, heading=heading, passage=one, withheld=held,
            )  # fmt: skip
        if shown:
            yield _of_picture(owner, named, place, heading, block, held=bool(above))


def _of_picture(
    owner: _Owner, named: Named, place: TextPlace, heading: str, block: Block, *, held: bool
) -> Occurrence:
    said = getattr(block, "alternate", "")
    start, end = next(named.spans(said))
    return owner.at(
        Standing.PICTURE, said, start, end, place=place, heading=heading, block=block.id, withheld=held
    )


def _all_held(block: Block, passage: Passage) -> bool:
    """Whether every word of a passage is withheld; one that is so in part stands free."""
    if holds_of_pieces(block)[passage.piece]:
        return True
    found: list[Holds] = []

    def note(part: Inline) -> Inline:
        if isinstance(part, Run):
            found.append(part.severances)
        return part

    change_at((block,), (passage,), note)
    return bool(found) and all(one != FREE for one in found)


def _shown(said: str) -> str:
    return " ".join(said.replace("\ufffc", "[…]").splitlines())


def severable(places: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Those of the places that can be severed and are not withheld yet."""
    return tuple(one for one in places if one.severable)
