"""What became of single passages: words changed, cut, joined, or put in another form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefing_app.domain.normal_form import normal_content
from briefing_app.domain.returned.aligned import Aligned, Sent, aligned
from briefing_app.domain.returned.changes import ReturnedChange, ReturnedKind
from briefing_app.domain.returned.marks import OurMarks
from briefing_app.domain.returned.remarks import Remark
from briefing_app.domain.returned.shown import Letter, Letters, NotePlace, Piece, Shown
from briefing_app.domain.text import (
    FREE,
    OF_WORDS,
    Block,
    BlockId,
    Content,
    Heading,
    Holds,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    Withheld,
    WithheldBlock,
    joined_origin,
)
from briefing_app.domain.three_way import Join

NewId = Callable[[], str]
Typed = tuple[ReturnedChange, str]
"""A change, and the words in it that are new."""

_HIGHEST = 6


@dataclass(frozen=True, slots=True)
class Came:
    """Paragraphs that came back as one passage or as the parts of one, and those sent that are in them.

    ``marks`` are what is printed among words and is none of them.
    """

    sent: tuple[Shown, ...]
    places: tuple[NotePlace | None, ...]
    parts: tuple[Shown, ...]
    marks: OurMarks = field(default_factory=OurMarks)

    @property
    def is_unchanged(self) -> bool:
        """Whether it is just what was sent."""
        if len(self.sent) > 1 or len(self.parts) > 1:
            return False
        (sent,), (part,) = self.sent, self.parts
        return sent.content == part.content and sent.form == part.form

    def of(self, piece: Piece) -> list[int]:
        """Which of those sent are words of this sort."""
        return [number for number, one in enumerate(self.places) if one is not None and one.piece is piece]


def passage_changes(came: Came, new_id: NewId, join: Join) -> Iterator[Typed]:
    """What is to be decided about a passage that came back; nothing where nothing was changed."""
    if came.is_unchanged:
        return
    if own := came.of(Piece.WORDS):
        yield from _words(came, own, new_id, join)
    elif own := came.of(Piece.CAPTION):
        yield from _caption(came, own[0])
    elif own := came.of(Piece.SECTION_HEADING):
        yield from _heading(came, own[0])


def _words(came: Came, own: list[int], new_id: NewId, join: Join) -> Iterator[Typed]:
    main = _place(came, own[0])
    block = main.block
    if block is None or not any(part.says for part in came.parts):
        return  # emptied: told as deleted
    found = aligned(_sent(came, own, main), [part.content for part in came.parts], came.marks)
    blocks = [_place(came, number).block for number in own]
    base = tuple(one for one in blocks if one is not None)
    after = list(_after(came, own[0], base, found, new_id, join))
    kind = ReturnedKind.JOINED if len(base) > 1 else ReturnedKind.SPLIT if after[1:] else ReturnedKind.CHANGED
    remarks = set(found.remarks)
    if (main.around or block.severances) and tuple(after) != base:
        remarks.add(Remark.SEVERED_CHANGED)
    there = frozenset().union(*found.sources)
    if len(base) > 1 and any(came.sent[one].says and one not in there for one in own):
        remarks.add(Remark.EMPTIED)  # its bookmark went elsewhere, and none of its words did
    if tuple(after) == base and not remarks:
        return
    yield (
        ReturnedChange(
            kind=kind,
            section=main.section,
            block=block.id,
            base=base,
            before=base,
            after=tuple(after),
            gone=tuple(one.id for one in base[1:]),
            cell=main.cell,
            remarks=frozenset(remarks),
            line=came.parts[0].line,
            comments=sum(part.comments for part in came.parts),
        ),
        " ".join(found.typed),
    )


def _place(came: Came, number: int) -> NotePlace:
    place = came.places[number]
    if place is None:
        raise ValueError("a paragraph that is no words of the note")
    return place


def _sent(came: Came, own: Sequence[int], main: NotePlace) -> list[Sent]:
    """The paragraphs sent; what withholds one that was joined to another as a whole withholds its letters."""
    there = main.around | (main.block.severances if main.block else FREE)
    sent: list[Sent] = []
    for number, shown in enumerate(came.sent):
        place = came.places[number]
        letters = () if place is None else place.letters()
        if place is not None and place.block is not None:
            letters = _held_too(letters, (place.around | place.block.severances) - there)
        sent.append(Sent(shown.content, letters, own=number in own))
    return sent


def _held_too(letters: Letters, held: Holds) -> Letters:
    return tuple(_letter_held(one, held) for one in letters) if held else letters


def _letter_held(letter: Letter, held: Holds) -> Letter:
    part = letter.part
    if part is None or isinstance(part, Withheld):
        return letter
    return replace(letter, part=replace(part, severances=part.severances | held), held=letter.held | held)


def _after(
    came: Came, first: int, base: Sequence[Block], found: Aligned, new_id: NewId, join: Join
) -> Iterator[Block]:
    """The blocks that the words are now: the first keeps its id, the rest of one that was cut is new.

    An empty paragraph in front is none, though Word leaves the bookmark there.
    """
    block = base[0]
    portions = [one.portion for one in base if one.portion is not None]
    if len(base) > 1 and portions:
        block = replace(block, portion=join(portions))
    for other in base[1:]:
        block = replace(block, origin=joined_origin(block.origin, other.origin))
    sent = came.sent[first]
    every = list(zip(found.contents, came.parts, strict=True))
    for number, (content, part) in enumerate([one for one in every if one[0]] or every[:1]):
        made = shaped(block, content, sent, part)
        if number:
            made = replace(made, id=BlockId(new_id()), pair=None)
            made = replace(made, start=None) if isinstance(made, ListItem) else made
        yield made


def shaped(block: Block, content: Content, sent: Shown, came: Shown) -> Block:
    """The block with other words, and of the kind and level it was given."""
    if sent.form == came.form:
        if isinstance(block, WithheldBlock):
            return block if content == (block.withheld,) else _remade(Paragraph, block, content)
        if not isinstance(block, OF_WORDS) or content == normal_content(block.content):
            return block
        return replace(block, content=content)
    if came.level:
        was = block.level - sent.level if isinstance(block, Heading) and sent.level else 0
        level = min(max(came.level + was, 1), _HIGHEST)
        return _remade(Heading, block, content, level=level)
    if came.item:
        start = block.start if isinstance(block, ListItem) and came.numbered else None
        return _remade(ListItem, block, content, level=came.item, numbered=came.numbered, start=start)
    return _remade(Paragraph, block, content)


def _remade(kind: type, block: Block, content: Content, **more: object) -> Block:
    made: Block = kind(
        id=block.id, portion=block.portion, pair=block.pair, origin=block.origin,
        severances=block.severances, content=content, **more,
    )  # fmt: skip
    return made


def added_block(shown: Shown, depth: int, new_id: NewId) -> Block:
    """A paragraph that is new, in a section of that depth."""
    content = normal_content(shown.content)
    identity = BlockId(new_id())
    if shown.level:
        level = min(max(shown.level - depth, 1), _HIGHEST)
        plain = (replace(one, bold=False) if isinstance(one, Run) else one for one in content)
        return Heading(id=identity, level=level, content=normal_content(plain))
    if shown.item:
        return ListItem(id=identity, level=shown.item, content=content, numbered=shown.numbered)
    return Paragraph(id=identity, content=content)


def _caption(came: Came, number: int) -> Iterator[Typed]:
    place = _place(came, number)
    block = place.block
    if not isinstance(block, Table | Picture):
        return
    sent = [Sent(came.sent[number].content, place.letters())]
    found = aligned(sent, [part.content for part in came.parts[:1]], came.marks)
    same = found.contents[0] == normal_content(block.caption)
    made = block if same else replace(block, caption=found.contents[0])
    remarks = set(found.remarks)
    if (block.severances or place.around) and made != block:
        remarks.add(Remark.SEVERED_CHANGED)
    if made == block and not remarks:
        return
    change = ReturnedChange(
        kind=ReturnedKind.CHANGED, section=place.section, block=block.id, base=(block,), before=(block,),
        after=(made,), caption=True, cell=place.cell, remarks=frozenset(remarks), line=came.parts[0].line,
        comments=came.parts[0].comments,
    )  # fmt: skip
    yield change, found.typed[0]


def _heading(came: Came, number: int) -> Iterator[Typed]:
    """The heading of a section, which is words without looks."""
    place = _place(came, number)
    found = aligned([Sent(came.sent[number].content, place.letters())], [came.parts[0].content])
    words = " ".join("".join(getattr(one, "text", " ") for one in found.contents[0]).split())
    if words == place.heading:
        return
    remarks = {Remark.SEVERED_CHANGED} if place.around else set()
    change = ReturnedChange(
        kind=ReturnedKind.HEADING, section=place.section, heading=(place.heading, words),
        remarks=frozenset(remarks), line=came.parts[0].line, comments=came.parts[0].comments,
    )  # fmt: skip
    yield change, found.typed[0]
