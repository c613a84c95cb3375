"""Laying an edition out on sheets of paper, at once or, while it is being written, stretch by stretch.

Only on the thread of the window: fonts belong to the thread that lays out, and PySide makes its classes when
they are first used, which two threads at once do not survive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat

from briefing_app.domain.edition import Edition
from briefing_app.domain.text import Block, BlockId, Heading, block_words, holds
from briefing_app.domain.wording import Wording
from briefing_app.ui import page_formats as formats
from briefing_app.ui.page_changes import Stretch, changed_stretch
from briefing_app.ui.page_formats import LETTER, Paper
from briefing_app.ui.page_writer import PageWriter, has_something, heading_words, outline_levels
from briefing_app.ui.printed_pages import OutlineEntry, PrintedPages
from briefing_app.ui.printed_words import PrintedWords
from briefing_app.ui.safe_document import SafeDocument

_MOST_KEPT = 25
"""How many headings at most are moved off the foot of a page: each costs a layout of what follows."""

_LOOKED_BACK = 8
"""How many kept lines before a change may be moved otherwise because of it."""

_Break = QTextBlockFormat.PageBreakFlag


def lay_out(edition: Edition, wording: Wording, paper: Paper = LETTER) -> PrintedPages:
    """The pages of an edition."""
    return _Layout(edition, PrintedWords(edition, wording), paper).settled_pages()


class LivePages:
    """The pages of an edition that is being written: what did not change is not laid out again."""

    def __init__(self, paper: Paper = LETTER) -> None:
        self._paper = paper
        self._layout: _Layout | None = None

    @property
    def is_settled(self) -> bool:
        """Whether every heading stands where it belongs; see :meth:`settled`."""
        return self._layout is None or self._layout.is_settled

    def pages(self, edition: Edition, wording: Wording) -> PrintedPages:
        """The pages of the edition as it is now, as soon as can be; pages given before are no longer true.

        A heading may still stand last on its page.
        """
        printed = PrintedWords(edition, wording)
        if self._layout is not None and self._layout.rewrite(edition, printed):
            return self._layout.pages()
        self._layout = _Layout(edition, printed, self._paper)
        return self._layout.settled_pages()

    def settled(self) -> PrintedPages | None:
        """The same pages with every heading kept with what follows it; None before there are any."""
        return self._layout.settled_pages() if self._layout else None


@dataclass(frozen=True, slots=True)
class _ContentsLine:
    """A line of the contents list: where it begins, which heading it names, the page behind it (0: none)."""

    start: int
    heading: BlockId
    page: int = 0


class _Layout:
    """An edition in a document; one that differs little is written into the same document."""

    def __init__(self, edition: Edition, printed: PrintedWords, paper: Paper) -> None:
        self.edition = edition
        self.printed = printed
        self.paper = paper
        self.document = SafeDocument()
        self.device = _prepare(self.document, paper)
        writer = PageWriter(self.document, printed)
        with _at_once(self.document):
            contents = _write_front(writer, edition, printed)
            writer.blocks(edition.blocks)
            self._foot = _write_footnotes(writer, printed)
        self._anchors, self._kept = writer.anchors, writer.kept
        self._contents = [_ContentsLine(start, heading) for start, heading in contents]
        self._moved = 0  # how many lines were moved off the foot of a page
        self._settled: int | None = 0  # lines before this place stand where they belong; None: all do
        self._positions: dict[BlockId, float] = {}
        self._measured = 0  # the positions of blocks before this place are known
        self._words: dict[BlockId, tuple[Block, int]] = {}

    @property
    def is_settled(self) -> bool:
        """Whether every heading stands where it belongs."""
        return self._settled is None

    def rewrite(self, edition: Edition, printed: PrintedWords) -> bool:
        """Write what changed into the document; False, and nothing is done, where that takes a new one."""
        if not printed.goes_on_from(self.printed):
            return False
        stretch = changed_stretch(self.edition, edition, printed)
        if stretch is None:
            return False
        if stretch.end > stretch.start or stretch.new_end > stretch.start:
            self._replace(stretch, edition, printed)
        self.edition, self.printed = edition, printed
        return True

    def settled_pages(self) -> PrintedPages:
        """The pages, headings kept with what follows them."""
        if self._settled is not None:
            self._release(self._settled)
            self._keep_with_next(self._settled)
            self._measured = min(self._measured, self._settled)
            self._settled = None
        return self.pages()

    def pages(self) -> PrintedPages:
        """The pages as they are, the contents list numbered."""
        self._measure()
        self._number_contents()
        positions = self._positions
        count, edition = self.document.pageCount(), self.edition
        return PrintedPages(
            document=self.document,
            device=self.device,
            paper=self.paper,
            count=count,
            banner=edition.banner,
            banner_colour=edition.banner_colour,
            rules=edition.page,
            footer=" · ".join(filter(None, (edition.number, edition.date))),
            page_words=tuple(self.printed.page_of(page + 1, count, edition.copy) for page in range(count)),
            outline=tuple(
                OutlineEntry(
                    heading_words(one, self.printed), one.level, positions[one.id], severed=bool(holds(one))
                )
                for one in edition.blocks
                if isinstance(one, Heading) and one.id in self._anchors
            ),
            positions=dict(positions),
            words=sum(map(self._words_of, (*edition.front, *edition.blocks))),
        )

    # ---- a stretch of it

    def _replace(self, stretch: Stretch, edition: Edition, printed: PrintedWords) -> None:
        """Write the blocks that are new in the place of those that they replace."""
        start, end = self._place(stretch.start), self._place(stretch.end)
        size = self.document.characterCount()
        broken = self._breaks_between(start, end)
        with _at_once(self.document):
            cursor = QTextCursor(self.document)
            cursor.setPosition(start - 1)
            form, letters = cursor.blockFormat(), cursor.blockCharFormat()
            cursor.setPosition(end - 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            if cursor.block().length() == 1:  # an empty line takes the form of what was removed behind it
                cursor.setBlockFormat(form)
                cursor.setBlockCharFormat(letters)
            writer = PageWriter(self.document, printed, start - 1)
            blocks = edition.blocks[stretch.start : stretch.new_end]
            writer.blocks(blocks, levels=outline_levels(edition.blocks))
        self._moved -= broken
        grown = self.document.characterCount() - size
        later = {block: place + grown for block, place in self._anchors.items() if place >= end}
        kept = [place for place in self._kept if start <= place < end]
        self._anchors = {block: place for block, place in self._anchors.items() if place < start}
        self._anchors |= writer.anchors | later
        moved = [place + grown for place in self._kept if place >= end]
        self._kept = [*(place for place in self._kept if place < start), *writer.kept, *moved]
        self._foot += grown if self._foot >= end else 0
        if self._settled is not None and self._settled >= end:
            self._settled += grown
        if kept or writer.kept or broken or self._went_elsewhere(later):
            self._measured = min(self._measured, start)
            self._settled = min(start, self._settled if self._settled is not None else start)
        else:
            self._measure_some(writer.anchors)

    def _went_elsewhere(self, later: Mapping[BlockId, int]) -> bool:
        """Whether what follows a stretch stands at another height than before, or could."""
        if not later:
            return True
        block, place = next(iter(later.items()))
        following = self.document.findBlock(place)
        if _is_moved(following):  # it stands at the top of a page, whatever comes before it
            return True
        here = self.document.documentLayout().blockBoundingRect(following).top()
        return abs(here - self._positions.get(block, -1)) > 0.5  # Qt rounds on its way

    def _breaks_between(self, start: int, end: int) -> int:
        """How many lines were moved to another page between two places."""
        block, found = self.document.findBlock(start), 0
        while block.isValid() and block.position() < end:
            found += _is_moved(block)
            block = block.next()
        return found

    def _place(self, number: int) -> int:
        """Where the first block that is printed begins, from a number on; else what follows the blocks."""
        following = self.edition.blocks[number:]
        return next((self._anchors[one.id] for one in following if has_something(one)), self._foot)

    def _release(self, start: int) -> None:
        """Take back the page breaks made from a little before a place on: they are to be made anew."""
        before = [place for place in self._kept if place < start][-_LOOKED_BACK:]
        self._settled = before[0] if before else start
        with _at_once(self.document):
            block = self.document.findBlock(self._settled)
            while block.isValid():
                if _is_moved(block):
                    _set_break(block, None)
                    self._moved -= 1
                block = block.next()

    # ---- the whole

    def _measure(self) -> None:
        """Find out where blocks stand whose place is not known."""
        known = self._positions
        self._positions = {
            one: known[one] for one, at in self._anchors.items() if at < self._measured and one in known
        }
        self._measure_some({one: at for one, at in self._anchors.items() if one not in self._positions})
        self._measured = self.document.characterCount()

    def _measure_some(self, anchors: Mapping[BlockId, int]) -> None:
        layout, document = self.document.documentLayout(), self.document
        for block, start in anchors.items():
            self._positions[block] = layout.blockBoundingRect(document.findBlock(start)).top()

    def _number_contents(self) -> None:
        """Write the page of its heading behind each line where it is another one."""
        height = self.paper.body.height()
        wanted = [int(self._positions[one.heading] // height) + 1 for one in self._contents]
        if wanted == [one.page for one in self._contents]:
            return
        grown, lines = 0, []
        with _at_once(self.document):
            for line, page in zip(self._contents, wanted, strict=True):
                start = line.start + grown
                grown += _write_page(self.document, start, line.page, page)
                lines.append(_ContentsLine(start, line.heading, page))
        first = self._contents[0].start
        self._contents = lines
        self._anchors = {one: at + grown if at > first else at for one, at in self._anchors.items()}
        self._kept = [at + grown if at > first else at for at in self._kept]
        self._foot += grown
        self._measured += grown
        if self._settled is not None:
            self._settled += grown

    def _keep_with_next(self, begin: int) -> None:
        """Move what would stand last on its page, from a place on, to the next one, with what follows it."""
        layout, height = self.document.documentLayout(), self.paper.body.height()
        starts = frozenset(self._kept)
        for start in self._kept:
            if start < begin:
                continue
            block = self.document.findBlock(start)
            following = _next_printed(block)
            if not following.isValid() or self._moved == _MOST_KEPT:
                break
            here, there = (layout.blockBoundingRect(one).top() // height for one in (block, following))
            if here != there:
                _set_break(_first_of_chain(block, starts), _Break.PageBreak_AlwaysBefore)
                self._moved += 1

    def _words_of(self, block: Block) -> int:
        known = self._words.get(block.id)
        if known is None or known[0] is not block:
            known = self._words[block.id] = (block, len(block_words(block).split()))
        return known[1]


@contextmanager
def _at_once(document: QTextDocument) -> Iterator[None]:
    """Change the document and lay it out once, not after every word."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def _prepare(document: QTextDocument, paper: Paper) -> QImage:
    """Have it laid out for 96 dots an inch whatever the screen has, so that pages end where they end."""
    device = QImage(1, 1, QImage.Format.Format_RGB32)
    per_metre = round(formats.DOTS_PER_INCH / 0.0254)
    device.setDotsPerMeterX(per_metre)
    device.setDotsPerMeterY(per_metre)
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    document.setDefaultFont(formats.BODY.characters().font())
    document.setPageSize(QSizeF(paper.body.width(), paper.body.height()))
    document.documentLayout().setPaintDevice(device)
    return device


def _write_front(writer: PageWriter, edition: Edition, printed: PrintedWords) -> list[tuple[int, BlockId]]:
    """Write what stands before the sections; returns where each line of the contents list stands, of what."""
    if edition.institution:
        writer.line(edition.institution, formats.INSTITUTION)
    writer.line(edition.title, formats.TITLE if edition.subtitle else replace(formats.TITLE, after=10))
    if edition.subtitle:
        writer.line(edition.subtitle, formats.SUBTITLE)
    writer.blocks(edition.front)
    return _write_contents(writer, edition, printed)


def _write_footnotes(writer: PageWriter, printed: PrintedWords) -> int:
    """Write the footnotes; returns where they begin, or where they would."""
    start = writer.end
    if writer.footnotes:
        start = writer.line(printed.notes, formats.CAPTION)
    for number, (note, held) in enumerate(writer.footnotes, 1):
        writer.footnote(number, note, held)
    return start


def _write_contents(writer: PageWriter, edition: Edition, printed: PrintedWords) -> list[tuple[int, BlockId]]:
    headings = [one for one in edition.blocks if isinstance(one, Heading) and has_something(one)]
    listed = [one for one in headings if one.level <= edition.contents_depth]
    if not listed:
        return []
    writer.line(printed.contents, formats.CONTENTS_TITLE)
    return [
        (writer.line("\u2003" * (one.level - 1) + heading_words(one, printed), formats.CONTENTS), one.id)
        for one in listed
    ]


def _write_page(document: QTextDocument, start: int, before: int, page: int) -> int:
    """Write the number of a page at the end of a line, over the one before; by how much the line grew."""
    if before == page:
        return 0
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    was = f"\t{before}" if before else ""
    cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(was))
    cursor.insertText(f"\t{page}", formats.CONTENTS.characters())
    return len(f"\t{page}") - len(was)


def _next_printed(block: QTextBlock) -> QTextBlock:
    """The next block with words in it: the low line before a table is none."""
    block = block.next()
    while block.isValid() and not block.text().strip():
        block = block.next()
    return block


def _first_of_chain(block: QTextBlock, starts: frozenset[int]) -> QTextBlock:
    """The first of the headings that stand right above one another, this one being the last."""
    while block.previous().isValid() and block.previous().position() in starts:
        block = block.previous()
    return block


def _is_moved(block: QTextBlock) -> bool:
    return block.blockFormat().pageBreakPolicy() != _Break.PageBreak_Auto


def _set_break(block: QTextBlock, policy: QTextBlockFormat.PageBreakFlag | None) -> None:
    moved = block.blockFormat()
    moved.clearProperty(QTextFormat.Property.PageBreakPolicy)
    if policy is not None:
        moved.setPageBreakPolicy(policy)
    QTextCursor(block).setBlockFormat(moved)
