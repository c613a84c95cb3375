"""An edition laid out on sheets of paper, as it will print: what the page view draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QImage,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)

from briefing_app.domain.edition import Edition
from briefing_app.domain.text import BlockId, Heading, block_words
from briefing_app.domain.wording import Wording
from briefing_app.ui import page_formats as formats
from briefing_app.ui.page_formats import LETTER, Paper
from briefing_app.ui.page_writer import PageWriter, has_something, heading_words
from briefing_app.ui.printed_words import PrintedWords
from briefing_app.ui.safe_document import SafeDocument

_MOST_KEPT = 25
"""How many headings at most are moved off the foot of a page: each costs a layout of what follows."""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading of the pages: its words, its level, and how far down the rolled-out body it stands."""

    words: str
    level: int
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPages:
    """The pages of one edition; lengths in dots of 1/96 inch."""

    document: QTextDocument
    device: QImage
    paper: Paper
    count: int
    banner: str
    banner_colour: str
    footer: str
    page_words: tuple[str, ...]
    outline: tuple[OutlineEntry, ...]
    positions: Mapping[BlockId, float]
    words: int

    def draw(self, painter: QPainter, page: int) -> None:
        """Draw the body of a page (counted from 0) with the painter's origin at the sheet's corner."""
        body = self.paper.body
        part = QRectF(0, page * body.height(), body.width(), body.height())
        painter.save()
        painter.translate(body.left(), body.top() - part.top())
        painter.setClipRect(part)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = part
        context.palette = QPalette(QColor(formats.INK), QColor("#FFFFFF"))  # bullets follow it
        self.document.documentLayout().draw(painter, context)
        painter.restore()

    def text_of(self, page: int) -> str:
        """The words of a page, for those who hear it."""
        layout = self.document.documentLayout()
        top, bottom = page * self.paper.body.height(), (page + 1) * self.paper.body.height()
        block, said = self.document.begin(), []
        while block.isValid():
            if top <= layout.blockBoundingRect(block).top() < bottom and block.text().strip():
                said.append(block.text())
            block = block.next()
        return "\n".join(said)


def lay_out(edition: Edition, wording: Wording, paper: Paper = LETTER) -> PrintedPages:
    """The pages of an edition.

    Only on the thread of the window: fonts belong to the thread that lays out, and PySide makes its classes
    when they are first used, which two threads at once do not survive.
    """
    return _Layout(edition, PrintedWords(edition, wording), paper).pages()


class _Layout:
    """An edition on its way to pages."""

    def __init__(self, edition: Edition, printed: PrintedWords, paper: Paper) -> None:
        self.edition = edition
        self.printed = printed
        self.paper = paper
        self.document = SafeDocument()
        self.device = _prepare(self.document, paper)
        writer = PageWriter(self.document, printed)
        all_at_once = QTextCursor(self.document)
        all_at_once.beginEditBlock()  # else Qt lays the document out anew after every word
        self.contents = _write(writer, edition, printed)
        all_at_once.endEditBlock()
        self.anchors, self.kept = writer.anchors, writer.kept

    def pages(self) -> PrintedPages:
        """The pages, headings kept with what follows, the contents list numbered."""
        self._keep_with_next()
        layout = self.document.documentLayout()
        positions = {
            block: layout.blockBoundingRect(self.document.findBlock(start)).top()
            for block, start in self.anchors.items()
        }
        self._number_contents(positions)
        count, edition = self.document.pageCount(), self.edition
        return PrintedPages(
            document=self.document,
            device=self.device,
            paper=self.paper,
            count=count,
            banner=edition.banner,
            banner_colour=edition.banner_colour,
            footer=" · ".join(filter(None, (edition.number, edition.date))),
            page_words=tuple(self.printed.page_of(page + 1, count) for page in range(count)),
            outline=tuple(
                OutlineEntry(heading_words(one, self.printed), one.level, positions[one.id])
                for one in self._headings()
            ),
            positions=positions,
            words=sum(len(block_words(block).split()) for block in (*edition.front, *edition.blocks)),
        )

    def _headings(self) -> list[Heading]:
        """The headings that are printed, in order."""
        blocks = self.edition.blocks
        return [one for one in blocks if isinstance(one, Heading) and one.id in self.anchors]

    def _number_contents(self, positions: Mapping[BlockId, float]) -> None:
        """Write the page of its heading behind each line, the last first so that places stay true."""
        all_at_once = QTextCursor(self.document)
        all_at_once.beginEditBlock()
        for start, heading in reversed(self.contents):
            cursor = QTextCursor(self.document)
            cursor.setPosition(start)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            page = int(positions[heading] // self.paper.body.height()) + 1
            cursor.insertText(f"\t{page}", formats.CONTENTS.characters())
        all_at_once.endEditBlock()

    def _keep_with_next(self) -> None:
        """Move what would stand last on its page to the next one, with what follows it."""
        layout, height = self.document.documentLayout(), self.paper.body.height()
        moved = 0
        for start in self.kept:
            block = self.document.findBlock(start)
            following = _next_printed(block)
            if not following.isValid() or moved == _MOST_KEPT:
                return
            here, there = (layout.blockBoundingRect(one).top() // height for one in (block, following))
            if here != there:
                _break_before(_first_of_chain(block, frozenset(self.kept)))
                moved += 1


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


def _write(writer: PageWriter, edition: Edition, printed: PrintedWords) -> list[tuple[int, BlockId]]:
    """Write everything; returns where each line of the contents list stands and which heading it names."""
    if edition.institution:
        writer.line(edition.institution, formats.INSTITUTION)
    writer.line(edition.title, formats.TITLE if edition.subtitle else replace(formats.TITLE, after=10))
    if edition.subtitle:
        writer.line(edition.subtitle, formats.SUBTITLE)
    writer.blocks(edition.front)
    contents = _write_contents(writer, edition, printed)
    writer.blocks(edition.blocks)
    if writer.footnotes:
        writer.line(printed.notes, formats.CAPTION)
    for number, (note, held) in enumerate(writer.footnotes, 1):
        writer.footnote(number, note, held)
    return contents


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


def _break_before(block: QTextBlock) -> None:
    moved = block.blockFormat()
    moved.setPageBreakPolicy(QTextBlockFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    QTextCursor(block).setBlockFormat(moved)
