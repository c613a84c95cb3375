"""A story of a document, block by block: paragraphs, tables, and what may stand around them."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing_app.documents.readers.structured.drafts import Draft, WordsDraft
from briefing_app.documents.readers.structured.items import Item
from briefing_app.documents.readers.structured.parts import PLAIN, Part, Said
from briefing_app.documents.readers.word import names
from briefing_app.documents.readers.word.inline import Inline, shows_placeholder
from briefing_app.documents.readers.word.names import VAL, W
from briefing_app.documents.readers.word.numbering import LEVELS, NO_LIST, Counter, Place
from briefing_app.documents.readers.word.passage import Passage
from briefing_app.documents.readers.word.properties import (
    PLAIN_PARAGRAPH,
    SOME_GROUND,
    ParagraphLook,
    paragraph_look,
)
from briefing_app.documents.readers.word.styles import BODY_TEXT, ParagraphStyle
from briefing_app.documents.readers.word.tables import CAPTION, Tables

if TYPE_CHECKING:
    from lxml import etree

    from briefing_app.documents.readers.word.document import Document

CONTENTS, BOX, WATERMARK = "word-contents", "word-text-box", "word-watermark"

_TWIPS_A_COLUMN = 180
_GALLERIES = frozenset({"table of contents", "table of figures"})
_AT_ONCE = 64
_CHANGES = {
    names.INSERTED: "tracked-insertion",
    names.MOVED_TO: "tracked-move",
    names.DELETED: "tracked-deletion",
}


class Story:
    """Reads the blocks of one text: the body, a note, a header, a text box."""

    def __init__(self, document: Document, part: str, closed: set[etree._Element], counter: Counter) -> None:
        self.document = document
        self.inline = Inline(document, part, closed)
        self.carried: Tally[str] = Tally()
        """What was met where no paragraph is left to tell it of: the next one does."""
        self._part = part
        self._closed = closed
        self._counter = counter
        self._tables = Tables(self)
        self._open: tuple[Passage, ParagraphLook] | None = None
        self._bookmarks: list[str] = []
        self._paragraphs = 0
        self._blocks: dict[str, Callable[[etree._Element, list[Draft]], None]] = {
            names.PARAGRAPH: self._paragraph,
            names.TABLE: self._table,
            names.CONTROL: self._control,
            names.BOOKMARK: self._bookmark,
            names.ALTERNATES: self._alternates,
            names.DELETED: self._skip,
            names.MOVED_FROM: self._skip,
            W + "altChunk": self._foreign,
            W + "sectPr": self._pass,
            **dict.fromkeys((names.RUN, names.LINK, names.SIMPLE_FIELD), self._loose),
            **dict.fromkeys((names.FORMULA, names.FORMULAS), self._loose),
        }

    def read(self, container: etree._Element) -> list[Draft]:
        """The drafts of all that stands in an element."""
        drafts: list[Draft] = []
        self._read(container, drafts)
        self._flush(drafts)
        return drafts

    def close(self) -> None:
        """Tell what is left to tell: the last line has to do for it."""
        self.document.notice(len(self.document.page.lines), self.carried)
        self.carried = Tally()

    def take_bookmarks(self) -> tuple[str, ...]:
        """The bookmarks that began before the block which comes now."""
        taken, self._bookmarks = tuple(self._bookmarks), []
        return taken

    def _read(self, container: etree._Element, drafts: list[Draft]) -> None:
        for child in container:
            tag = child.tag
            read = self._blocks.get(tag)
            if read is not None:
                read(child, drafts)
            elif isinstance(tag, str) and len(child):
                self._other(child, drafts)

    def _other(self, element: etree._Element, drafts: list[Draft]) -> None:
        if names.is_understood(element.tag):
            self._read(element, drafts)
        elif next(element.iter(names.TEXT), None) is not None:
            self.carried["not-understood"] += 1

    # ---- what stands around paragraphs

    def _control(self, element: etree._Element, drafts: list[Draft]) -> None:
        properties = element.find(names.CONTROL_PROPERTIES)
        content = element.find(names.CONTROL_CONTENT)
        if content is None:
            return
        if properties is not None and shows_placeholder(properties):
            self.carried["placeholder-text"] += 1
            self.inline.skip(content)
            return
        of_contents = properties is not None and _is_contents(properties)
        self.inline.contents += of_contents
        self._read(content, drafts)
        if of_contents:
            self._flush(drafts)
        self.inline.contents -= of_contents

    def _alternates(self, element: etree._Element, drafts: list[Draft]) -> None:
        chosen = names.branch(element)
        if chosen is not None:
            self._read(chosen, drafts)

    def _bookmark(self, element: etree._Element, drafts: list[Draft]) -> None:
        name = element.get(W + "name")
        if name:
            self._bookmarks.append(name)

    def _skip(self, element: etree._Element, drafts: list[Draft]) -> None:
        if len(element):
            self.carried["tracked-deletion" if element.tag == names.DELETED else "tracked-move"] += 1
        self.inline.skip(element)

    def _foreign(self, element: etree._Element, drafts: list[Draft]) -> None:
        self.carried["embedded-file"] += 1

    def _pass(self, element: etree._Element, drafts: list[Draft]) -> None:
        """Where a section ends is nothing to read."""

    def _table(self, element: etree._Element, drafts: list[Draft]) -> None:
        self._flush(drafts)
        self._tables.read(element, drafts)

    # ---- paragraphs

    def _paragraph(self, element: etree._Element, drafts: list[Draft]) -> None:
        self._paragraphs += 1
        if self._paragraphs % _AT_ONCE == 0:
            self.document.steps.check()
        look = paragraph_look(next(element.iterchildren(names.PARAGRAPH_PROPERTIES), None))
        passage = self._open[0] if self._open is not None else Passage()
        begun = len(passage.bookmarks), len(passage.parts)
        passage.bookmarks += self.take_bookmarks()
        inline = self.inline
        inline.passage, inline.style = passage, look.style
        around = inline.ground
        own = look.ground if look.ground is not None else self.document.styles.paragraph(look.style).ground
        inline.ground = own or around
        inline.read(element)
        inline.ground = around
        if look.changed in _CHANGES:
            passage.noticed[_CHANGES[look.changed]] += 1
        if not look.joins_next:
            self._finish(passage, look, drafts)
            return
        if len(passage.parts) == begun[1]:  # all of it is gone, and its bookmarks with it
            del passage.bookmarks[begun[0] :]
        self._open = passage, look

    def _loose(self, element: etree._Element, drafts: list[Draft]) -> None:
        """Words that stand in no paragraph are one of their own."""
        self._flush(drafts)
        passage = Passage()
        self.inline.passage, self.inline.style = passage, None
        self.inline.read_one(element)
        self._finish(passage, PLAIN_PARAGRAPH, drafts)

    def _flush(self, drafts: list[Draft]) -> None:
        """No paragraph comes that one without a mark could go on in: it ends here."""
        if self._open is None:
            return
        passage, look = self._open
        if passage.says_something or passage.boxes or passage.pictures or passage.drawn:
            self._finish(passage, look, drafts)
        else:
            self.carried += passage.noticed
            self._open = None

    def _finish(self, passage: Passage, look: ParagraphLook, drafts: list[Draft]) -> None:
        self._open = None
        if self.carried:
            passage.noticed += self.carried
            self.carried = Tally()
        style = self.document.styles.paragraph(look.style)
        parts, indent, words = passage.finished()
        unseen = look.hidden and not parts and passage.noticed["hidden-text"] > 0
        place = None if unseen else self._place(look, style)
        bookmarks = tuple(dict.fromkeys(passage.bookmarks))
        if parts:
            draft = WordsDraft(parts, bookmarks=bookmarks)
            _indent(draft, look, style, indent)
            words = _decide(draft, look, style, place, words)
            if passage.is_contents or (style.contents and not draft.level):
                draft = WordsDraft(parts, rule=CONTENTS, boilerplate=True, bookmarks=bookmarks)
            draft.line = self.document.line(words)
            drafts.append(draft)
        elif not passage.pictures:
            self.document.line("")
        line = len(self.document.page.lines) + (not parts and bool(passage.pictures))
        self.document.notice(line, passage.noticed)
        self._hang(passage, () if parts else bookmarks, drafts)

    def _hang(self, passage: Passage, bookmarks: tuple[str, ...], drafts: list[Draft]) -> None:
        """What hangs on a paragraph comes after it: pictures, then boxes and words in the form of shapes."""
        for picture in passage.pictures:
            picture.line = self.document.line(picture.alternate)
            picture.bookmarks, bookmarks = bookmarks, ()
            drafts.append(picture)
        for said in passage.drawn:
            parts: list[Part] = [Said(said, PLAIN)]
            drafts.append(WordsDraft(parts, line=self.document.line(said), rule=WATERMARK))
        for box in passage.boxes:
            story = Story(self.document, self._part, self._closed, self._counter)
            story.inline.ground = SOME_GROUND  # what ground a box has is not looked up
            found = story.read(box)
            rule = WATERMARK if _is_watermark(box) else BOX
            self.carried += story.carried
            for draft in found:
                if isinstance(draft, WordsDraft) and not draft.rule:
                    draft.rule = rule
            drafts += found

    def _place(self, look: ParagraphLook, style: ParagraphStyle) -> Place | None:
        """The paragraph's place in a list, by its own word or its style's."""
        number = look.list if look.list is not None else style.list
        if number is None or number == NO_LIST:
            return None
        numbering = self.document.numbering
        level = look.level
        if level is None:
            level = numbering.level_of_style(number, look.style or "")
        if level is None:
            level = style.level
        if level is None:
            level = numbering.level_of_style(number, style.list_style)
        return self._counter.next(number, min(max(level or 0, 0), LEVELS - 1))


def _indent(draft: WordsDraft, look: ParagraphLook, style: ParagraphStyle, columns: int) -> None:
    left = style.left if look.left is None else look.left
    first = style.first if look.first is None else look.first
    draft.indent = max(0, round((left + first) / _TWIPS_A_COLUMN) + columns)


def _decide(
    draft: WordsDraft, look: ParagraphLook, style: ParagraphStyle, place: Place | None, words: str
) -> str:
    """Make the draft a heading, the title or an item as the document says; its line, with its number."""
    if look.outline is not None:
        draft.level = look.outline + 1 if 0 <= look.outline < BODY_TEXT else 0
        draft.rule = "word-outline-level" if draft.level else ""
    elif style.title:
        draft.title, draft.rule = True, "word-title-style"
    elif style.heading:
        draft.level = style.heading
        draft.rule = "word-heading-style" if style.by_name else "word-outline-level"
    elif style.caption:
        draft.rule = CAPTION
    if place is None or not place.shown.strip():
        return words
    if draft.level or draft.title or _is_worded(place):
        return _number(draft, place) + words
    level = place.level
    numbered = not level.is_bullet and level.format != "none"
    at = place.at + 1
    draft.item = Item(at, numbered=numbered, number=place.number if numbered else None, shown=place.shown)
    draft.rule = "word-list"
    return words


def _is_worded(place: Place) -> bool:
    """Whether what is printed before the paragraph says more than a number, such as "Article 3"."""
    level = place.level
    return not level.is_bullet and any(sign.isalpha() for sign in level.text)


def _number(draft: WordsDraft, place: Place) -> str:
    """Put the number that is printed before words at their head."""
    shown = place.shown if place.level.tight or place.shown[-1].isspace() else f"{place.shown} "
    first = draft.parts[0]
    look = first.look._replace(link=None) if isinstance(first, Said) else PLAIN
    if isinstance(first, Said) and first.look == look:
        draft.parts[0] = Said(shown + first.text, look)
    else:
        draft.parts.insert(0, Said(shown, look))
    return shown


def _is_contents(properties: etree._Element) -> bool:
    galleries = properties.iter(W + "docPartGallery")
    return any(gallery.get(VAL, "").casefold() in _GALLERIES for gallery in galleries)


def _is_watermark(box: etree._Element) -> bool:
    around = box.iterancestors(names.V + "shape", names.DRAWING)
    named = (
        described.get("name", "") + described.get("id", "")
        for one in around
        for described in (one, *one.iterfind(f"*/{names.WP}docPr"))
    )
    return any("watermark" in name.casefold() for name in named)
