"""Drafts to blocks of the text model: footnotes hung where they belong, lists numbered, redactions found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import takewhile

from briefing_app.documents.readers.lexicon import RedactionWords
from briefing_app.documents.readers.literal_redactions import literal_redactions, with_redactions
from briefing_app.documents.readers.structured.drafts import (
    CellDraft,
    Draft,
    NoteDraft,
    PictureDraft,
    TableDraft,
    WordsDraft,
)
from briefing_app.documents.readers.structured.grid import grid
from briefing_app.documents.readers.structured.items import Numbers
from briefing_app.documents.readers.structured.parts import (
    LINE_END,
    PLAIN,
    LineEnd,
    Look,
    NoteMark,
    Part,
    Said,
)
from briefing_app.domain.normal_form import normal_content, normalise
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    Holds,
    Inline,
    ListItem,
    Paragraph,
    Picture,
    Row,
    Run,
    Scope,
    SeveranceId,
    Table,
    Text,
)

NewId = Callable[[], str]


class Composer:
    """Makes the blocks of one document: all of them (``text``), or what one draft says, asked in their order.

    ``hung`` are the keys of the footnotes whose words stand in a block made so far. Without *spelled_only*
    the redactions of cells and notes are those the reader of text finds as well.
    """

    def __init__(
        self, drafts: list[Draft], new_id: NewId, words: RedactionWords, *, spelled_only: bool = True
    ) -> None:
        self._drafts = drafts
        self._new_id = new_id
        self._words = words
        self._spelled_only = spelled_only
        self._language = _main_language(drafts)
        self._notes = {note.key: note for note in reversed(list(_notes(drafts)))}
        marks = (part.key for part in _parts(drafts) if isinstance(part, NoteMark))
        self._wanted = {key for key in marks if key in self._notes}
        self.hung: set[str] = set()
        self._newly_hung: list[str] = []
        self._digests: dict[int, str] = {}

    def text(self) -> Text:
        """The page in normal form."""
        return normalise(self._blocks(self._drafts, Scope.INLINE))

    def content(self, draft: WordsDraft) -> Content:
        """The words of a draft with their footnotes, its redactions still spelled out."""
        return normal_content(self._content(draft.parts, is_heading=bool(draft.level or draft.title)))

    def table(self, draft: TableDraft) -> Table:
        """The table of a draft, its redactions found."""
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
            caption=self._with_redactions(self._content(caption)),
        )

    def picture(self, draft: PictureDraft) -> Picture:
        """The picture of a draft; its bytes are kept under their SHA-256."""
        return Picture(
            id=BlockId(self._new_id()),
            digest=self._digest(draft.data),
            media_type=draft.media_type,
            alternate=draft.alternate,
        )

    def _digest(self, data: bytes) -> str:
        """The digest of bytes that a draft keeps; those of a picture shown many times are the same object."""
        found = self._digests.get(id(data))
        if found is None:
            found = self._digests[id(data)] = sha256(data).hexdigest()
        return found

    def is_hung(self, note: NoteDraft) -> bool:
        """Whether the words of a footnote stand in a block made so far."""
        return note.key in self.hung and self._notes.get(note.key) is note

    def take_hung(self) -> list[str]:
        """The keys of the footnotes hung since it was asked before."""
        taken, self._newly_hung = self._newly_hung, []
        return taken

    def _blocks(self, drafts: Iterable[Draft], alone: Scope) -> list[Block]:
        """The blocks of some drafts; *alone* is the scope of a redaction that is all a paragraph says."""
        made: list[Block] = []
        numbers = Numbers()
        for draft in drafts:
            if not (isinstance(draft, WordsDraft) and draft.item and not draft.level):
                numbers = Numbers()
            match draft:
                case TableDraft():
                    made.append(self.table(draft))
                case PictureDraft():
                    made.append(self.picture(draft))
                case NoteDraft():
                    if draft is not self._notes.get(draft.key) or draft.key not in self._wanted:
                        made += self._blocks(draft.drafts, alone)
                case WordsDraft():
                    made += self._words_block(draft, alone, numbers)
        return made

    def _words_block(self, draft: WordsDraft, alone: Scope, numbers: Numbers) -> Iterator[Block]:
        content = self._content(draft.parts, is_heading=bool(draft.level))
        if not content:
            return
        identity = BlockId(self._new_id())
        if draft.level:
            yield Heading(id=identity, level=draft.level, content=self._with_redactions(content))
        elif draft.item:
            level, start = numbers.place(draft.item)
            content = self._with_redactions(content, Scope.ITEM)
            numbered = draft.item.numbered
            yield ListItem(id=identity, level=level, content=content, numbered=numbered, start=start)
        elif alone is Scope.CELL:
            yield Paragraph(id=identity, content=self._with_redactions(content, alone))
        else:
            yield literal_redactions(Paragraph(id=identity, content=content), self._words)

    def _with_redactions(self, content: Content, alone: Scope = Scope.INLINE) -> Content:
        return with_redactions(content, self._words, alone, spelled_only=self._spelled_only)

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
                    made.append(Run(text, bold, look.italic, look.link, language, _held(look)))
                case NoteMark(key, shown, look):
                    made += self._note(key, shown, _held(look), in_note=in_note)
        return tuple(made)

    def _note(self, key: str, shown: str, held: Holds, *, in_note: bool) -> Iterator[Inline]:
        """The footnote a mark stands for; the mark itself where its words are not there or hang elsewhere."""
        if in_note or key in self.hung or key not in self._wanted:
            if shown:  # a number raised above the line would otherwise be one with a year before it
                yield Run(f"[{shown}]" if shown.isdigit() and not in_note else shown, severances=held)
            return
        self.hung.add(key)
        self._newly_hung.append(key)
        pieces: list[Part] = []
        for draft in _word_drafts(self._notes[key].drafts):
            pieces += [LINE_END, *draft.parts] if pieces else draft.parts
        words = self._with_redactions(self._content(pieces, in_note=True))
        yield FootnoteReference(words, severances=held)

    # ---- cells

    def _cell(self, draft: CellDraft) -> Cell:
        return Cell(blocks=normalise(self._blocks(draft.drafts, Scope.CELL)))


def _held(look: Look) -> Holds:
    return FREE if look.held is None else frozenset({SeveranceId(look.held)})


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
                yield from _word_drafts(draft.caption)
                for row in draft.rows:
                    for cell in row:
                        yield from _word_drafts(cell.drafts)
            case PictureDraft():
                if draft.alternate:
                    yield WordsDraft([Said(f"[{draft.alternate}]", PLAIN)])


def _main_language(drafts: Iterable[Draft]) -> str | None:
    """The language most of the words are said to be in: that of the section, whatever the page calls it."""
    letters: Counter[str | None] = Counter()
    for draft in _word_drafts(drafts):
        for part in draft.parts:
            if isinstance(part, Said):
                letters[part.look.language] += len(part.text)
    return max(letters, key=lambda language: letters[language], default=None)
