"""Where withheld words stand free in a document: told before a file is made, each place to be gone to.

The gate looks into the finished file and knows parts and paragraphs of that; this knows title, properties,
headings and passages, as a person sees them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import repeat
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefing_app.documents.gate_needles import Needles
from briefing_app.domain.edition import Obstacle
from briefing_app.domain.kind import NoteFact
from briefing_app.domain.named_places import NamedPlaces, begins_section
from briefing_app.domain.note_lines import PLACE, TITLE, approval_lines, field_line
from briefing_app.domain.release import Release
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    Heading,
    Run,
    Table,
    block_words,
    contents,
    walk,
    words,
)
from briefing_app.services.open_words import open_words

if TYPE_CHECKING:
    from briefing_app.domain.edition import AssembledNote
    from briefing_app.domain.kind import Kind
    from briefing_app.domain.note import Note
    from briefing_app.services.needles import Withheld


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a note outside its texts, as it is called and said; no label: its title."""

    label: str
    said: str
    place: BlockId | None


def lines_of(note: Note, kind: Kind) -> tuple[Line, ...]:
    """The title and properties of a note; one that the program fills in says nothing here."""

    def line(name: str, label: str, said: str) -> Line:
        return Line(label, said, BlockId(f"{note.id}-{name}"))

    places = (one.label.text(note.language) for one in kind.fields if one.fact is NoteFact.PLACE)
    labels = {one.key: one.label.text(note.language) for one in kind.fields}
    posts = {one.key: one.post.text(note.language) for one in kind.approvals}
    return (
        line(TITLE, "", note.title),
        line(PLACE, next(places, "Place"), note.place),
        *(line(field_line(key), labels.get(key, key), said) for key, said in note.fields.items()),
        *(
            line(field_line(one.key), labels[one.key], "")
            for one in kind.fields
            if one.fact is NoteFact.PROFILES and one.key not in note.fields
        ),
        *(
            line(name, posts.get(one.post, one.post), said)
            for one in note.approvals
            for name, said in zip(approval_lines(one.post), (one.name, one.at), strict=True)
        ),
    )


class FreeWords:
    """Looks through a document, before anything is taken out of it, for withheld words that would stay.

    A title whose line has no place was not typed: it is the name of the profile that is printed.
    """

    def __init__(
        self, document: AssembledNote, lines: tuple[Line, ...], withheld: Withheld, fixed: str = ""
    ) -> None:
        self._document = document
        self._titled = any(line.place is not None for line in lines if not line.label)
        self._lines = lines
        self._withheld = withheld
        self._fixed = fixed
        self._strictly = Needles.of(withheld.needles)

    @property
    def needles(self) -> tuple[str, ...]:
        """What is looked for."""
        return self._withheld.needles

    @property
    def withheld(self) -> Withheld:
        """What the document is made without."""
        return self._withheld

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its title and properties."""
        return self._lines

    @cached_property
    def wanted(self) -> Needles:
        """The same made ready to be found; a single word that is authored and stands free elsewhere is none.

        It tells nothing by itself, and a document in which a common word is severed once could never be
        released: a severed "meeting" stands in every title. What a document is about and what its properties
        say excuse a word of a longer stretch, unless they are severed by themselves somewhere, and no day.
        """
        strict = self.wanted_in_name
        beside = replace(strict.beside("\n".join(self._told_at_the_top)), days=strict.days)
        return beside.also_alone(self._withheld.alone, self._printed_by_itself)

    @cached_property
    def wanted_in_name(self) -> Needles:
        """The same for the name of the file, in which nothing excuses a name."""
        if not self.needles:
            return Needles()
        fixed = self._printed_by_itself
        document = self._document if self._titled else replace(self._document, title="")
        said = open_words(document, self._withheld.released, (), partial(is_of_lines, lines=self._lines))
        found = Needles.of(self.needles, beside=f"{said}\n{fixed}").but_fixed(fixed, said)
        return found.also_alone(self._withheld.alone, fixed)

    def tells(self, said: str) -> bool:
        """Whether words may not be quoted: some that are withheld stand in them, or may do so in part."""
        if not self._withheld.needles:
            return False
        met = self._met
        return bool(met.apart or said in met.divided or self._strictly.in_words(said))

    def obstacles(self, places: NamedPlaces) -> Iterator[Obstacle]:
        """A sentence for each place that holds some."""
        if not self._withheld.needles:
            return
        for line, here in self._met.lines:
            cited = self._cited(here, places)
            sentence = _property(line.label, cited) if line.label else _title(cited)
            yield Obstacle(sentence, line.place)
        for filled, here in self._met.filled_in:
            yield Obstacle(filled.sentence(self._cited(here, places)), filled.place)
        for block, here in self._met.blocks:
            cited, place = self._cited(here, places), places.of(block.id)
            if begins_section(block):
                yield Obstacle(_heading(places.number(block.id), cited), block.id)
            elif isinstance(block, Table) and block.derived:
                yield Obstacle(_drawn(place.name, cited), block.id)
            elif here <= self.wanted.in_words("\n".join(_addresses(block))):
                yield Obstacle(_address(place.name, place.passage, cited), block.id)
            else:
                yield Obstacle(_passage(place.name, place.passage, cited), block.id)
        if self._met.apart:
            yield _between(self._cited(self._met.apart, places))
        if kept := self._met.every & self._withheld.kept:
            yield _until_replaced(self._cited(kept, places))

    # ---- inside

    @cached_property
    def _printed_by_itself(self) -> str:
        """The words that the program prints whatever the document is about."""
        return "\n".join((*(line.label for line in self._lines), self._fixed))

    @cached_property
    def _met(self) -> _Met:
        document, wanted = self._document, self.wanted
        maker = Release(self._withheld.severances, repeat(BlockId("")))
        blocks = [(one, _said(maker.block(one))) for one in (*document.front, *document.blocks)]
        head = "\n".join((document.title, document.subtitle, document.number, document.date))
        found = wanted.in_words("\n".join((head, *(said for _, said in blocks))))
        if not found:
            return _Met((), (), (), frozenset(), frozenset())
        printed = wanted.in_words("\n".join((head, *_of_lines(blocks, self._lines))))
        lines = [(line, wanted.in_words(line.said) & printed) for line in self._lines]
        met: set[int] = set().union(*(here for _, here in lines))
        told = []
        for block, said in blocks:
            here = wanted.in_words(said)
            if here and not is_of_lines(block, self._lines):
                met |= here
                told.append((block, here))
        in_lines = tuple(one for one in lines if one[1])
        filled = [(one, wanted.in_words(one.said)) for one in self._filled_in]
        met = met.union(*(here for _, here in filled))
        return _Met(
            in_lines,
            tuple(one for one in filled if one[1]),
            tuple(told),
            frozenset(found - met),
            frozenset(_divided(self._strictly.of_words, blocks)),
        )

    @cached_property
    def _told_at_the_top(self) -> tuple[str, ...]:
        """Names and properties of which no part is severed by itself."""
        alone = Needles.of(self._withheld.by_themselves).of_words
        said = (*(line.said for line in self._lines), *self._withheld.names)
        return tuple(one for one in said if not alone.in_words(one))

    @cached_property
    def _filled_in(self) -> tuple[_FilledIn, ...]:
        """What the program prints by itself above and below the texts."""
        said = {line.said.strip() for line in self._lines} | {self._document.date, ""}
        places = {line.label: line.place for line in self._lines}
        blocks = (*self._document.front, *self._document.blocks)
        tables = (one for one in blocks if isinstance(one, Table) and is_of_lines(one, self._lines))
        rows = (
            tuple(map(_of_cell, row.cells)) for one in tables if len(one.columns) == 2 for row in one.rows
        )
        of_rows = (_FilledIn(value, label, places.get(label)) for label, value in rows if value not in said)
        there = next((line.place for line in self._lines), None)
        return (_FilledIn(self._document.date, place=there), *of_rows)

    def _cited(self, found: Iterable[int], places: NamedPlaces) -> str:
        """The provisions under which needles are withheld."""
        held = FREE.union(*(self._withheld.holds_of(self._withheld.needles[one]) for one in found))
        return places.cited(held, self._withheld.severances)


@dataclass(frozen=True, slots=True)
class _Met:
    """Lines and blocks with the needles in each; those *apart* are in none, but from one to the next.

    ``filled_in`` is what the program prints by itself, ``divided`` the words of headings that are a part of
    words withheld from one to the next.
    """

    lines: tuple[tuple[Line, set[int]], ...]
    filled_in: tuple[tuple[_FilledIn, set[int]], ...]
    blocks: tuple[tuple[Block, set[int]], ...]
    apart: frozenset[int]
    divided: frozenset[str]

    @property
    def every(self) -> frozenset[int]:
        """All needles that are met anywhere."""
        places = (*self.lines, *self.filled_in, *self.blocks)
        return self.apart.union(*(here for _, here in places))


@dataclass(frozen=True, slots=True)
class _FilledIn:
    """What the program prints by itself behind a label; without one it is the date of the note."""

    said: str
    label: str = ""
    place: BlockId | None = None

    def sentence(self, cited: str) -> str:
        """That withheld words are in it, and what to do."""
        if self.label:
            return _names(self.label, cited)
        return _date(cited)


def _of_cell(cell: Cell) -> str:
    return "\n".join(map(block_words, cell.blocks))


def _divided(wanted: Needles, blocks: list[tuple[Block, str]]) -> Iterator[str]:
    """The headings with which withheld words begin or end that go on in a neighbour.

    A number in these is found by itself too, so that it is the words alone that tell.
    """
    said = [("", ""), *((words(b.content) if isinstance(b, Heading) else "", s) for b, s in blocks), ("", "")]
    for (_, before), (heading, here), (_, after) in zip(said, said[1:], said[2:], strict=False):
        if heading:
            alone = (wanted.in_words(one) for one in (before, here, after))
            if wanted.in_words("\n".join((before, here, after))) - set().union(*alone):
                yield heading


def standing_free(free: FreeWords, places: NamedPlaces) -> tuple[Obstacle, ...]:
    """Every place of a document where withheld words would stay."""
    return tuple(free.obstacles(places))


def _said(block: Block | None) -> str:
    """All that is read or followed in a released block."""
    if block is None:
        return ""
    alternates = (getattr(inner, "alternate", "") for inner in walk((block,)))
    return "\n".join((block_words(block), *alternates, *_addresses(block)))


def _addresses(block: Block) -> Iterator[str]:
    """The addresses that links in a block lead to; nothing withheld has one."""
    runs = (part for piece in contents(block) for part in piece if isinstance(part, Run) and part.link)
    return (unquote(run.link or "") for run in runs)


def is_of_lines(block: Block, lines: tuple[Line, ...]) -> bool:
    """Whether a block prints lines of the note, such as a table of its fields."""
    return any(line.place and block.id.startswith(line.place.removesuffix(TITLE)) for line in lines[:1])


def _of_lines(blocks: Iterable[tuple[Block, str]], lines: tuple[Line, ...]) -> Iterator[str]:
    return (said for block, said in blocks if is_of_lines(block, lines))


def _title(cited: str) -> str:
    if not cited:
        return "The title holds withheld words: write it otherwise."
    return f"The title holds words withheld under {cited}: write it otherwise."


def _property(label: str, cited: str) -> str:
    if not cited:
        return f"The property “{label}” holds withheld words: write it otherwise."
    return f"The property “{label}” holds words withheld under {cited}: write it otherwise."


def _date(cited: str) -> str:
    if not cited:
        return "The date of the note is withheld: give the note another, or release the day."
    return f"The date of the note is withheld under {cited}: give the note another, or release the day."


def _names(label: str, cited: str) -> str:
    if not cited:
        return f"“{label}” names who is withheld: write that property yourself, or take the profile out."
    return (
        f"“{label}” names who is withheld under {cited}: write that property yourself, "
        "or take the profile out."
    )


def _drawn(place: str, cited: str) -> str:
    if not cited:
        return f"The table of “{place}” holds withheld words: change its facts or the name of the profile."
    return (
        f"The table of “{place}” holds words withheld under {cited}: "
        "change its facts or the name of the profile."
    )


def _address(place: str, number: int, cited: str) -> str:
    if not cited:
        return f"“{place}”, passage {number}: an address holds withheld words; sever its link there too."
    return (
        f"“{place}”, passage {number}: an address holds words withheld under {cited}; "
        "sever its link there too."
    )


def _heading(number: int, cited: str) -> str:
    if not cited:
        return f"The heading of section {number} holds withheld words: write it otherwise."
    return f"The heading of section {number} holds words withheld under {cited}: write it otherwise."


def _passage(place: str, number: int, cited: str) -> str:
    if not cited:
        return f"“{place}”, passage {number}: withheld words stand free; sever them there too."
    return f"“{place}”, passage {number}: words withheld under {cited} stand free; sever them there too."


def _until_replaced(cited: str) -> Obstacle:
    """The sentence about words that nobody finds severed any more: what became of them, and what to do."""
    if not cited:
        return Obstacle(
            "Words withheld until a package replaced them stand free: sever them there or write it "
            "otherwise; to release them, sever them in a passage and take that off again."
        )
    return Obstacle(
        f"Words withheld under {cited} until a package replaced them stand free: sever them there or write "
        "it otherwise; to release them, sever them in a passage and take that off again."
    )


def _between(cited: str) -> Obstacle:
    if not cited:
        return Obstacle("Withheld words stand free from one passage to the next: sever them there too.")
    return Obstacle(
        f"Words withheld under {cited} stand free from one passage to the next: sever them there too."
    )
