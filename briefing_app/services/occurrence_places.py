"""The places where a name stands in profiles and notes, each with the words around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import unquote

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
    from briefing_app.services.occurrence_filled import FilledIn

AROUND = 40
"""How many letters before and after a name are shown."""


class SearchedIn(StrEnum):
    """Where a name is looked for; the trash is left out."""

    PROFILES = "profiles"
    NOTES = "notes"
    LIBRARY = "library"


class Standing(StrEnum):
    """As what a name stands somewhere; only the first four can be severed here, the others are told."""

    WORDS = "words"
    ADDRESS = "address"
    PICTURE = "picture"
    FACT = "fact"
    HEADING = "heading"
    TITLE = "title"
    LINE = "line"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row around a name: of the name or not, withheld or not."""

    words: str
    is_name: bool = False
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a name stands: of what, the words with those around them, whether withheld already.

    ``name`` is that of the profile or the title of the note, ``heading`` that of the section. One of
    ``passage``, ``block`` (a picture) and ``fact`` says what would be severed; none where nothing can be.
    ``stretches`` are the same words once more, each with whether it is withheld, ``is_whole`` says that the
    section is withheld whole, its heading too.
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
    stretches: tuple[Stretch, ...] = ()
    is_whole: bool = False
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
    scope: SearchedIn
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
        self, standing: Standing, named: Named, said: str, line: str, heading: str = "", *, held: bool = False
    ) -> Iterator[Occurrence]:
        """The names in a line that cannot be severed by itself."""
        for start, end in named.spans(said):
            yield self.at(
                standing, said, start, end, heading=heading, line=BlockId(line), withheld=held, is_whole=held
            )

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
        held: Sequence[bool] = (),
        is_whole: bool = False,
        line: BlockId | None = None,
    ) -> Occurrence:
        """A place, with what stands around it in what is said there; *held* says of each letter if it is."""
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
            stretches=_stretches(said, start, end, held or (withheld,) * len(said)),
            is_whole=is_whole,
            line=line,
        )


def in_profile(profile: Profile, named: Named, language: str) -> Iterator[Occurrence]:
    """Where the names stand in a profile: headings, texts in each language, facts."""
    owner = _Owner(profile.name(language), profile=profile.id)
    for section in profile.sections:
        for heading in dict.fromkeys(section.headings.values()):
            line, held = heading_id(section.id), bool(section.severances)
            yield from owner.told(Standing.HEADING, named, heading, line, heading, held=held)
        for spoken, text in section.texts.items():
            heading = section.headings.get(spoken) or section.key
            place = TextPlace(section.id, spoken)
            text = held_by_section(text, section.severances)
            yield from _in_text(owner, named, place, heading, text, is_whole=bool(section.severances))
    for fact in profile.facts:
        said = named.said_in(fact)
        start, end = next(named.spans(said)) if said is not None else (0, 0)
        if said is not None:
            held = bool(fact.severances)
            yield owner.at(Standing.FACT, said, start, end, fact=fact.id, withheld=held)


def in_note(note: Note, named: Named, filled_in: FilledIn) -> Iterator[Occurrence]:
    """Where the names stand in a note: title and other lines, headings, texts.

    *filled_in* is what the program prints in it by itself.
    """
    owner = _Owner(note.title, note=note.id, number=note.number)
    yield from owner.told(Standing.TITLE, named, note.title, f"{note.id}-{TITLE}")
    for line, said in _lines(note):
        yield from owner.told(Standing.LINE, named, said, f"{note.id}-{line}")
    for key, said in filled_in.fields.items():
        yield from owner.told(Standing.LINE, named, said, f"{note.id}-{field_line(key)}")
    for section in note.sections:
        heading, is_whole = section.heading, bool(section.severances)
        line = heading_id(section.id)
        yield from owner.told(Standing.HEADING, named, heading, line, heading, held=is_whole)
        for said in filled_in.tables.get(section.derived or "", ()):
            yield from owner.told(Standing.TABLE, named, said, line, heading)
        place = TextPlace(section.id, section.language or note.language)
        held = held_by_section(section.blocks, section.severances)
        yield from _in_text(owner, named, place, heading or section.key, held, is_whole=is_whole)


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


def _in_text(
    owner: _Owner, named: Named, place: TextPlace, heading: str, text: Text, *, is_whole: bool
) -> Iterator[Occurrence]:
    around: dict[BlockId, Holds] | None = None
    for block in walk(text):
        passages, addressed = tuple(named.passages(block)), tuple(named.addressed(block))
        shown = named.in_picture(block)
        if not (passages or addressed or shown):
            continue
        around = holds_from_above(text) if around is None else around
        above = around[block.id]
        for one in passages:
            said = letters(pieces(block)[one.piece])
            held = bool(above) or _all_held(block, one)
            yield owner.at(
                Standing.WORDS, said, one.start, one.end, place=place, heading=heading, passage=one,
                withheld=held, held=_held_letters(block, one.piece, above), is_whole=is_whole,
            )  # fmt: skip
        for one, address in addressed:
            linked = _of_address(owner, block, one, address, place, heading, above)
            yield replace(linked, is_whole=is_whole)
        if shown:
            found = _of_picture(owner, named, place, heading, block, held=bool(above))
            yield replace(found, is_whole=is_whole)


def _of_address(
    owner: _Owner, block: Block, there: Passage, address: str, place: TextPlace, heading: str, above: Holds
) -> Occurrence:
    """The words of a link that leads to a name: they are severed, and the address goes with them."""
    said, beside = letters(pieces(block)[there.piece]), f" ⟨{unquote(address)}⟩"
    shown = f"{said[: there.end]}{beside}{said[there.end :]}"
    is_held = bool(above) or _all_held(block, there)
    each = _held_letters(block, there.piece, above)
    held = (*each[: there.end], *(is_held,) * len(beside), *each[there.end :])
    return owner.at(
        Standing.ADDRESS, shown, there.start, there.end,
        place=place, heading=heading, passage=there, withheld=is_held, held=held,
    )  # fmt: skip


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


def _held_letters(block: Block, piece: int, above: Holds) -> tuple[bool, ...]:
    """Of each letter of a piece whether it is withheld, by itself or from *above*."""
    around = above | holds_of_pieces(block)[piece]
    held = ((part, bool(around or getattr(part, "severances", FREE))) for part in pieces(block)[piece])
    return tuple(is_held for part, is_held in held for _ in letters((part,)))


def _stretches(said: str, start: int, end: int, held: Sequence[bool]) -> tuple[Stretch, ...]:
    """The words from a little before a name to a little behind it."""
    near = range(max(start - AROUND, 0), min(end + AROUND, len(said)))
    found = groupby(near, lambda at: (start <= at < end, held[at]))
    return tuple(
        Stretch(_shown("".join(said[at] for at in letters_)), is_name, is_held)
        for (is_name, is_held), letters_ in found
    )


def _shown(said: str) -> str:
    return " ".join(said.replace("\ufffc", "[…]").splitlines())


def severable(places: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Those of the places that can be severed and are not withheld yet."""
    return tuple(one for one in places if one.severable)
