"""The twin of what a public edition is made from: everything withheld redrawn, all else as it is.

Words, numbers, dates, where runs split, bold, links, footnotes, pictures, markings of what is withheld, and
the facts that are not released, in another order. Who makes a public edition of both must get the same one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from decimal import Decimal
from itertools import count
from typing import Any

from briefing_app.domain.facts import Fact, FactProperties, Payer, Statement
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.marking import Marking
from briefing_app.domain.note import Note, NoteSection
from briefing_app.domain.passages import Passage, find, letters, pieces
from briefing_app.domain.profile import Profile, Section
from briefing_app.domain.release import leaves_something
from briefing_app.domain.released_facts import StatingPlaces
from briefing_app.domain.text import (
    OF_WORDS,
    Block,
    BlockId,
    Cell,
    Content,
    FootnoteReference,
    HardBreak,
    Inline,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
    Text,
    Withheld,
    holds,
    holds_of_content,
    walk,
)
from briefing_app.domain.twin_words import OtherWords, Token
from briefing_app.domain.withheld_places import withheld_passages

_OF_EVERY_FACT = frozenset(one.name for one in fields(FactProperties)) | {"office", "standing", "state"}
_CURRENCIES = ("CAD", "USD", "EUR", None)


class Twin:
    """Redraws the parts of one twin; texts first, then the facts that are stated in them.

    ``changed`` says whether anything was withheld, so that there is a twin at all.
    """

    def __init__(self, words: OtherWords, places: StatingPlaces, markings: Iterable[Marking]) -> None:
        self._words = words
        self._places = places
        self._markings: tuple[Marking | None, ...] = (None, *sorted(markings, key=repr))
        self._numbers = count(1)
        self._tokens: dict[tuple[BlockId, int], tuple[Token, ...]] = {}
        self._redrawn: dict[BlockId, Block] = {}
        self.changed = False

    def note(self, note: Note) -> Note:
        """The note with other words in every passage and heading that is withheld."""
        return replace(note, sections=tuple(map(self._note_section, note.sections)))

    def profile(self, profile: Profile) -> Profile:
        """The profile with other words in what is withheld, facts as they are."""
        return replace(profile, sections=tuple(map(self._section, profile.sections)))

    def facts(self, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """The facts, with others for those that are not released, standing elsewhere among them."""
        released = [fact for fact in facts if self._places.releases(fact)]
        if len(released) == len(facts):
            return facts
        self.changed = True
        for fact in [one for one in facts if not self._places.releases(one)]:
            released.insert(self._words.random.randint(0, len(released)), self._fact(fact))
        return tuple(released)

    def clashes(self, facts: Iterable[Fact]) -> bool:
        """Whether a redrawn block says by chance what states a released fact: such a twin is of no use."""
        return any(
            withheld_passages((self._redrawn[place.id],), one.words)
            for fact in facts
            for one in fact.statements
            for place, _ in self._places_of(one.block)
            if place.id in self._redrawn and self._places.releases(fact)
        )

    # ---- texts

    def _note_section(self, section: NoteSection) -> NoteSection:
        whole = bool(section.severances)
        heading = self._words.of(section.heading) if whole and section.heading else section.heading
        self.changed |= whole
        return replace(section, heading=heading, blocks=self._text(section.blocks, whole))

    def _section(self, section: Section) -> Section:
        whole = bool(section.severances)
        headings = {
            language: self._words.of(said) if whole and said else said
            for language, said in section.headings.items()
        }
        texts = {language: self._text(text, whole) for language, text in section.texts.items()}
        return replace(section, headings=headings, texts=texts)

    def _text(self, blocks: Text, whole: bool) -> Text:
        return tuple([self._block(block, whole) for block in blocks])

    def _block(self, block: Block, around: bool) -> Block:
        """The block redrawn; the very same where nothing of it is withheld."""
        if not around and not holds(block):
            return block
        self.changed = True
        made = self._made(block, whole=around or bool(block.severances))
        self._redrawn[block.id] = made
        return made

    def _made(self, block: Block, *, whole: bool) -> Block:
        if whole or not leaves_something(block):  # no edition has the marking of what says nothing any more
            block = replace(block, portion=self._marking(block.portion))
        if isinstance(block, OF_WORDS):
            return replace(block, content=self._pieces(block.id, block.content, whole))
        if isinstance(block, Picture):
            block = replace(block, caption=self._pieces(block.id, block.caption, whole))
            return self._picture(block) if whole else block
        if isinstance(block, Table):
            return self._table(block, whole)
        return block

    def _picture(self, picture: Picture) -> Picture:
        digest = hashlib.sha256(self._words.word().encode()).hexdigest()
        kind = self._words.random.choice(("image/png", "image/jpeg"))
        return replace(picture, digest=digest, media_type=kind, alternate=self._words.of(picture.alternate))

    def _table(self, table: Table, whole: bool) -> Table:
        rows = [
            Row(
                tuple(
                    self._cell(cell, whole or bool(row.severances | column | cell.severances))
                    for cell, column in zip(row.cells, table.columns, strict=True)
                ),
                row.severances,
            )
            for row in table.rows
        ]
        if whole and rows and self._words.often(0.5):
            cells = (Cell(blocks=(self._fresh_paragraph(),)) for _ in table.columns)
            rows.append(Row(tuple(cells)))
        return replace(table, rows=tuple(rows), caption=self._pieces(table.id, table.caption, whole))

    def _cell(self, cell: Cell, whole: bool) -> Cell:
        blocks = self._text(cell.blocks, whole)
        if not whole:
            emptied = any(map(holds, cell.blocks)) and not any(map(leaves_something, cell.blocks))
            portion = self._marking(cell.portion) if emptied else cell.portion
            return replace(cell, blocks=blocks, portion=portion)
        if not blocks or self._words.often(0.2):
            self.changed = True
            blocks = (*blocks, self._fresh_paragraph())
        return replace(cell, blocks=blocks, portion=self._marking(cell.portion))

    def _fresh_paragraph(self) -> Paragraph:
        content = (Run(self._words.word(), bold=self._words.often(0.3)),)
        return Paragraph(id=BlockId(f"twin-{next(self._numbers)}"), content=content)

    def _marking(self, marking: Marking | None) -> Marking | None:
        return self._words.random.choice((marking, *self._markings))

    # ---- words

    def _pieces(self, block: BlockId, content: Content, whole: bool) -> Content:
        """The inline content of a block, and of its footnotes, redrawn where it is withheld."""
        if not whole and not holds_of_content(content):
            return content
        inner: list[Inline] = []
        for part in content:
            if isinstance(part, FootnoteReference):
                number = 1 + sum(isinstance(one, FootnoteReference) for one in inner)
                held = whole or bool(part.severances)
                part = replace(part, content=self._piece(block, number, part.content, held))
            inner.append(part)
        made = self._piece(block, 0, tuple(inner), whole)
        return made if made or not whole else (Run(self._words.word()),)

    def _piece(self, block: BlockId, number: int, content: Content, whole: bool) -> Content:
        made: list[Inline] = []
        tokens: list[Token] = []
        offset = 0
        for held, stretch in _stretches(content, whole):
            said = letters(stretch)
            if held:
                told = self._words.tokens(said)
                made += self._stretch(stretch, told)
                made += self._more(stretch[-1], of_block=number == 0)
                tokens += (replace(one, start=one.start + offset, end=one.end + offset) for one in told)
            else:
                made += stretch
            offset += len(said)
        self._tokens[block, number] = tuple(tokens)
        return tuple(made)

    def _stretch(self, parts: Content, tokens: tuple[Token, ...]) -> Iterator[Inline]:
        """A withheld stretch in other words, split elsewhere; what withholds each part withholds its own."""
        offset = 0
        for part in parts:
            size = len(letters((part,)))
            said = "".join(_share(token, offset, offset + size) for token in tokens)
            offset += size
            if isinstance(part, FootnoteReference):
                yield part
            elif isinstance(part, Run | HardBreak):  # a share of a token may be nothing, a part by itself not
                yield from self._runs(part, said or ("" if size else self._words.word()))

    def _more(self, last: Inline, *, of_block: bool) -> Iterator[Inline]:
        """Now and then more words behind the last part of a stretch, or a footnote: no length is kept."""
        if isinstance(last, Withheld):
            return
        if self._words.often(0.3):
            yield HardBreak(last.severances)
            yield from self._runs(last, f" {self._words.word()}")
        if of_block and self._words.often(0.15):
            yield FootnoteReference((Run(self._words.word()),), last.severances)

    def _runs(self, part: Run | HardBreak | FootnoteReference, said: str) -> Iterator[Run]:
        """Words as one run or several of other looks, the address of what they stand for with the first."""
        link = getattr(part, "link", None)
        address = self._words.link(link) if link or self._words.often(0.4) else None
        cuts = sorted({self._words.random.randint(0, len(said)) for _ in range(2)} | {len(said)})
        for start, end in zip((0, *cuts), cuts, strict=False):
            yield Run(
                said[start:end],
                bold=self._words.often(0.3),
                italic=self._words.often(0.2),
                link=address,
                language=self._words.random.choice((None, None, "fr", "en", "de")),
                severances=part.severances,
            )
            address = None

    # ---- facts

    def _fact(self, fact: Fact) -> Fact:
        values: dict[str, Any] = {
            one.name: self._value(one.name, getattr(fact, one.name))
            for one in fields(fact)
            if one.name not in _OF_EVERY_FACT
        }
        made: Fact = replace(fact, **values)
        return replace(made, statements=tuple(map(self._statement, fact.statements)))

    def _value(self, name: str, value: Any) -> Any:  # noqa: ANN401  # fields of several types
        words = self._words
        match value:
            case bool():
                return words.often(0.5)
            case str() | None if name == "currency":
                return words.random.choice(_CURRENCIES)
            case str():
                return words.of(value)
            case Decimal():
                return words.number(value)
            case int():
                return words.random.randint(1, 300)
            case FuzzyDate():
                return words.date(value)
            case Payer():
                return Payer(words.of(value.name), Decimal(words.random.randint(1, 99)))
            case tuple():
                return tuple(self._value(name, one) for one in value)
        return value  # nothing, or withheld by others: nobody here holds more

    def _statement(self, statement: Statement) -> Statement:
        """What states a fact, as it stands in the redrawn block."""
        places = [place for place, _ in self._places_of(statement.block)]
        for place in places:
            for passage in find((place,), statement.words):
                if self._is_redrawn(passage):
                    return replace(statement, words=self._words_at(place, passage))
        return replace(statement, words=self._words.of(statement.words))

    def _places_of(self, block: BlockId) -> tuple[tuple[Block, Any], ...]:
        return (*self._places.copies.get(block, ()), *self._places.sources.get(block, ()))

    def _is_redrawn(self, passage: Passage) -> bool:
        tokens = self._tokens.get((passage.block, passage.piece), ())
        return any(one.start < passage.end and passage.start < one.end for one in tokens)

    def _words_at(self, block: Block, passage: Passage) -> str:
        """What stands in a redrawn block where a passage stood, whole tokens of it."""
        inner = next(one for one in walk((block,)) if one.id == passage.block)
        before = letters(pieces(inner)[passage.piece])
        said, at = "", passage.start
        for token in self._tokens[passage.block, passage.piece]:
            if token.start < passage.end and at < token.end:
                said += before[at : max(token.start, at)] + token.said
                at = token.end
        return said + before[at : passage.end]


def _stretches(content: Content, whole: bool) -> Iterator[tuple[bool, Content]]:
    """The content cut where what is withheld begins and ends; a received redaction stays by itself."""
    run: list[Inline] = []
    held = False
    for part in content:
        now = not isinstance(part, Withheld) and (whole or bool(part.severances))
        if run and now != held:
            yield held, tuple(run)
            run = []
        held = now
        run.append(part)
    if run:
        yield held, tuple(run)


def _share(token: Token, start: int, end: int) -> str:
    """What a part of a text gets of a token that may go over into the next one."""
    first, last = max(token.start, start), min(token.end, end)
    if first >= last:
        return ""
    size = token.end - token.start
    cut = [len(token.said) * (place - token.start) // size for place in (first, last)]
    return token.said[cut[0] : cut[1]]
