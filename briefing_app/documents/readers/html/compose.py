"""Drafts to blocks of the text model: footnotes hung where they belong, lists numbered, redactions found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile

from briefing_app.documents.readers.html.drafts import CellDraft, Draft, NoteDraft, TableDraft, WordsDraft
from briefing_app.documents.readers.html.grid import grid
from briefing_app.documents.readers.html.lists import Item
from briefing_app.documents.readers.html.words import LINE_END, LineEnd, NoteMark, Part, Said
from briefing_app.documents.readers.lexicon import RedactionWords
from briefing_app.documents.readers.literal_redactions import literal_redactions, with_redactions
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Row,
    Run,
    Scope,
    Table,
    Text,
)

NewId = Callable[[], str]


class Composer:
    """Makes the blocks of one page."""

    def __init__(self, drafts: list[Draft], new_id: NewId, words: RedactionWords) -> None:
        self._drafts = drafts
        self._new_id = new_id
        self._words = words
        self._language = _main_language(drafts)
        self._notes = {note.key: note for note in reversed(list(_notes(drafts)))}
        marks = (part.key for part in _parts(drafts) if isinstance(part, NoteMark))
        self._wanted = {key for key in marks if key in self._notes}
        self._hung: set[str] = set()

    def text(self) -> Text:
        """The page in normal form."""
        return normalise(self._blocks(self._drafts, Scope.INLINE))

    def _blocks(self, drafts: Iterable[Draft], alone: Scope) -> list[Block]:
        """The blocks of some drafts; *alone* is the scope of a redaction that is all a paragraph says."""
        made: list[Block] = []
        numbers = _Numbers()
        for draft in drafts:
            if not (isinstance(draft, WordsDraft) and draft.item and not draft.level):
                numbers = _Numbers()
            match draft:
                case TableDraft():
                    made.append(self._table(draft))
                case NoteDraft():
                    if draft is not self._notes.get(draft.key) or draft.key not in self._wanted:
                        made += self._blocks(draft.drafts, alone)
                case WordsDraft():
                    made += self._words_block(draft, alone, numbers)
        return made

    def _words_block(self, draft: WordsDraft, alone: Scope, numbers: _Numbers) -> Iterator[Block]:
        content = self._content(draft.parts, is_heading=bool(draft.level))
        if not content:
            return
        identity = BlockId(self._new_id())
        if draft.level:
            yield Heading(id=identity, level=draft.level, content=with_redactions(content, self._words))
        elif draft.item:
            level, start = numbers.place(draft.item)
            content = with_redactions(content, self._words, Scope.ITEM)
            numbered = draft.item.numbered
            yield ListItem(id=identity, level=level, content=content, numbered=numbered, start=start)
        elif alone is Scope.CELL:
            yield Paragraph(id=identity, content=with_redactions(content, self._words, alone))
        else:
            yield literal_redactions(Paragraph(id=identity, content=content), self._words)

    # ---- words

    def _content(self, parts: Iterable[Part], *, is_heading: bool = False, in_note: bool = False) -> Content:
        made: list[Inline] = []
        for part in parts:
            match part:
                case LineEnd():
                    made.append(HardBreak())
                case Said(text, look):
                    language = None if look.language == self._language else look.language
                    bold = look.bold and not is_heading
                    made.append(Run(text, bold, look.italic, look.link, language))
                case NoteMark(key, shown, look):
                    made += self._note(key, shown, in_note=in_note)
        return tuple(made)

    def _note(self, key: str, shown: str, *, in_note: bool) -> Iterator[Inline]:
        """The footnote a mark stands for; the mark itself where its words are not there or hang elsewhere."""
        if in_note or key in self._hung or key not in self._wanted:
            if shown:
                yield Run(shown)
            return
        self._hung.add(key)
        pieces: list[Part] = []
        for draft in _word_drafts(self._notes[key].drafts):
            pieces += [LINE_END, *draft.parts] if pieces else draft.parts
        yield FootnoteReference(with_redactions(self._content(pieces, in_note=True), self._words))

    # ---- tables

    def _table(self, draft: TableDraft) -> Table:
        rows = grid(draft)
        caption: list[Part] = []
        for words in _word_drafts(draft.caption):
            caption += [LINE_END, *words.parts] if caption else words.parts
        head = max(draft.head, len(list(takewhile(_is_head, rows))))
        head = head if head < len(rows) else min(head, 1)
        first_column = bool(rows[head:]) and all(row[0].heading for row in rows[head:])
        return Table(
            id=BlockId(self._new_id()),
            rows=tuple(Row(tuple(self._cell(cell) for cell in row)) for row in rows),
            columns=(FREE,) * len(rows[0]),
            header_rows=head,
            header_columns=int(first_column),
            caption=with_redactions(self._content(caption), self._words),
        )

    def _cell(self, draft: CellDraft) -> Cell:
        return Cell(blocks=normalise(self._blocks(draft.drafts, Scope.CELL)))


class _Numbers:
    """Where the lists going on stand, so that an item says its number only where it is not the next one."""

    def __init__(self) -> None:
        self._last: list[int | None] = []

    def place(self, item: Item) -> tuple[int, int | None]:
        """The level of the next item, which grows by one at most, and the number it begins anew with."""
        level = min(item.level, len(self._last) + 1)
        goes_on = len(self._last) >= level and self._last[level - 1] is not None
        last = self._last[level - 1] if goes_on else None
        del self._last[level:]
        if len(self._last) < level:
            self._last.append(None)
        if not item.numbered:
            self._last[level - 1] = None
            return level, None
        following = 1 if last is None else last + 1
        number = following if item.number is None or item.letters == following else item.number
        self._last[level - 1] = number
        return level, None if number == following else number


def _is_head(row: list[CellDraft]) -> bool:
    return all(cell.heading for cell in row)


def _parts(drafts: Iterable[Draft]) -> Iterator[Part]:
    """Every part of the words that are no footnote's."""
    for draft in drafts:
        match draft:
            case WordsDraft():
                yield from draft.parts
            case TableDraft():
                yield from _parts(draft.caption)
                for row in draft.rows:
                    for cell in row:
                        yield from _parts(cell.drafts)
            case _:
                pass


def _notes(drafts: Iterable[Draft]) -> Iterator[NoteDraft]:
    """Every footnote, in reading order."""
    for draft in drafts:
        match draft:
            case NoteDraft():
                yield draft
            case TableDraft():
                for row in draft.rows:
                    for cell in row:
                        yield from _notes(cell.drafts)
            case _:
                pass


def _word_drafts(drafts: Iterable[Draft]) -> Iterator[WordsDraft]:
    """The drafts of words in all of these, one after the other."""
    for draft in drafts:
        match draft:
            case WordsDraft():
                yield draft
            case NoteDraft():
                yield from _word_drafts(draft.drafts)
            case TableDraft():
                for row in draft.rows:
                    for cell in row:
                        yield from _word_drafts(cell.drafts)


def _main_language(drafts: Iterable[Draft]) -> str | None:
    """The language most of the words are said to be in: that of the section, whatever the page calls it."""
    letters: Counter[str | None] = Counter()
    for draft in _word_drafts(drafts):
        for part in draft.parts:
            if isinstance(part, Said):
                letters[part.look.language] += len(part.text)
    return max(letters, key=lambda language: letters[language], default=None)
