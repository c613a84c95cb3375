"""The pages of an edition as they will print: what the page view draws."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QImage, QPainter, QPalette, QTextDocument

from briefing_app.domain.marking import PageRules
from briefing_app.domain.text import BlockId
from briefing_app.ui import page_formats as formats
from briefing_app.ui.page_formats import Paper


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading of the pages: its words, its level, and how far down the rolled-out body it stands.

    ``severed`` says that something of it is withheld.
    """

    words: str
    level: int
    y: float
    severed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPages:
    """The pages of one edition; lengths in dots of 1/96 inch. ``rules`` say where the banner stands."""

    document: QTextDocument
    device: QImage
    paper: Paper
    count: int
    banner: str
    banner_colour: str
    rules: PageRules
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
        layout, document = self.document.documentLayout(), self.document
        top, bottom = page * self.paper.body.height(), (page + 1) * self.paper.body.height()

        def height(number: int) -> float:
            return layout.blockBoundingRect(document.findBlockByNumber(number)).top()

        first = bisect_left(range(document.blockCount()), top, key=height)
        block, said = document.findBlockByNumber(first), []
        while block.isValid() and layout.blockBoundingRect(block).top() < bottom:
            if block.text().strip():
                said.append(block.text())
            block = block.next()
        return "\n".join(said)
