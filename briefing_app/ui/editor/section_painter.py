"""What is painted around the words: shading and tags of severances, portion marks, marks of lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextBlock

from briefing_app.domain.editing.severing import severed_stretches
from briefing_app.domain.editing.sheet import Place, Sheet
from briefing_app.domain.editing.spans import content_of, size_of
from briefing_app.domain.marking import Marking
from briefing_app.domain.text import FREE, Block, Holds
from briefing_app.ui import look
from briefing_app.ui.editor.section_document import SectionDocument

GUTTER = 56.0
"""The room left of the words, where portion marks stand, at the usual size."""

_TAG = 0.64
_MARK = 0.74


class _Stretch(NamedTuple):
    """A severed stretch of a line: its box, and what holds it where it begins there."""

    box: QRectF
    begins: Holds | None


class SectionPainter:
    """Paints what belongs to the blocks in view."""

    def __init__(
        self,
        document: SectionDocument,
        tag_of: Callable[[Holds], str],
        mark_of: Callable[[Marking], tuple[str, str]],
    ) -> None:
        self._document = document
        self._tag_of = tag_of
        self._mark_of = mark_of
        self.marks: list[str] = []

    def under(self, painter: QPainter, view: QRectF) -> None:
        """Paint what lies below the words: the shading of what is severed."""
        looks = self._document.looks
        for number, block, origin in self._in_view(view):
            for stretch in self._stretches(number, block, origin):
                painter.fillRect(stretch.box, QColor(looks.colours.severed))
                painter.setPen(QPen(QColor(looks.tag_edge), 1))
                painter.drawRect(stretch.box)

    def over(self, painter: QPainter, view: QRectF, sheet: Sheet) -> None:
        """Paint what stands beside and above the words: tags, portion marks, marks of lists, a frame."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, block, origin in self._in_view(view):
            model = self._document.blocks[number]
            self._tags(painter, list(self._stretches(number, block, origin)), view)
            self._list_mark(painter, number, block, origin)
            if (
                content_of(model) is None
                and Place(number, 0) >= sheet.start
                and Place(number, 1) <= sheet.end
            ):
                self._frame(painter, block, origin)
            if model.portion is not None:
                self._portion(painter, block, origin, *self._mark_of(model.portion))

    def portion_box(self, number: int, origin: QPointF) -> QRectF:
        """Where the portion mark of a block is, or would be, in the document's own measure."""
        block = self._document.findBlockByNumber(number)
        line = block.layout().lineAt(0)
        left = self._document.rootFrame().frameFormat().leftMargin()
        height = line.height() if line.isValid() else 20.0
        return QRectF(left - self._gutter(), origin.y() + line.y(), self._gutter() - 2 * look.GRID, height)

    # ---- inside

    def _in_view(self, view: QRectF) -> Iterator[tuple[int, QTextBlock, QPointF]]:
        layout = self._document.documentLayout()
        block = self._document.findBlockByNumber(self._first_in_view(view))
        while block.isValid():
            box = layout.blockBoundingRect(block)
            if box.top() > view.bottom():
                return
            yield block.blockNumber(), block, block.layout().position()
            block = block.next()

    def _first_in_view(self, view: QRectF) -> int:
        """The number of the first block that reaches into the view, by halving."""
        layout = self._document.documentLayout()
        low, high = 0, self._document.blockCount() - 1
        while low < high:
            middle = (low + high) // 2
            box = layout.blockBoundingRect(self._document.findBlockByNumber(middle))
            if box.bottom() < view.top():
                low = middle + 1
            else:
                high = middle
        return max(low - 1, 0)

    def _stretches(self, number: int, block: QTextBlock, origin: QPointF) -> Iterator[_Stretch]:
        model = self._document.blocks[number]
        for start, end, held in _severed(model):
            first = self._document.places_before(number, start)
            last = self._document.places_before(number, end)
            yield from self._boxes(block, origin, first, last, held)

    def _boxes(
        self, block: QTextBlock, origin: QPointF, first: int, last: int, held: Holds
    ) -> Iterator[_Stretch]:
        layout = block.layout()
        for row in range(layout.lineCount()):
            line = layout.lineAt(row)
            start, end = line.textStart(), line.textStart() + line.textLength()
            if end <= first or start >= last:
                continue
            left, right = _across(line, max(first, start)), _across(line, min(last, end))
            box = QRectF(
                origin.x() + min(left, right), origin.y() + line.y(), abs(right - left), line.height()
            )
            yield _Stretch(box, held if start <= first else None)

    def _tags(self, painter: QPainter, stretches: list[_Stretch], view: QRectF) -> None:
        looks = self._document.looks
        font = _sized(looks.font(), _TAG)
        metrics = QFontMetricsF(font)
        begins = [one for one in stretches if one.begins is not None]
        for number, (box, held) in enumerate(begins):
            following = [one.box for one in begins[number + 1 :] if abs(one.box.top() - box.top()) < 1]
            end = following[0].left() - 2 if following else view.right() - 2 * look.GRID
            words = self._tag_of(held or frozenset())
            said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(end - box.left() - 6, 8.0))
            height = metrics.ascent() + metrics.descent() * 0.6
            tag = QRectF(box.left(), box.top() - height + 2, metrics.horizontalAdvance(said) + 6, height)
            painter.setPen(QPen(QColor(looks.tag_edge), 1))
            painter.setBrush(QColor(looks.tag))
            painter.drawRoundedRect(tag, 2, 2)
            painter.setPen(QColor("#FFFFFF"))
            painter.setFont(font)
            painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, said)

    def _portion(self, painter: QPainter, block: QTextBlock, origin: QPointF, said: str, colour: str) -> None:
        font = _sized(self._document.looks.font(), _MARK)
        metrics = QFontMetricsF(font)
        there = self.portion_box(block.blockNumber(), origin)
        width = metrics.horizontalAdvance(said) + 8
        box = QRectF(there.right() - width, there.top() + 2, width, there.height() - 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor("#FFFFFF"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)

    def _frame(self, painter: QPainter, block: QTextBlock, origin: QPointF) -> None:
        """A frame around a chosen block that is one thing, which a selection hardly shows."""
        for box, _ in self._boxes(block, origin, 0, 1, FREE):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._document.looks.colours.accent), 2))
            painter.drawRect(box.adjusted(-2, -2, 2, 2))

    def _list_mark(self, painter: QPainter, number: int, block: QTextBlock, origin: QPointF) -> None:
        mark = self.marks[number] if number < len(self.marks) else ""
        line = block.layout().lineAt(0)
        if not mark or not line.isValid():
            return
        looks = self._document.looks
        painter.setPen(QColor(looks.colours.text))
        painter.setFont(looks.font())
        start = origin.x() + line.x() - 100 - 1.5 * look.GRID
        box = QRectF(start, origin.y() + line.y(), 100, line.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, mark)

    def _gutter(self) -> float:
        return GUTTER * self._document.looks.size


def _severed(block: Block) -> list[tuple[int, int, Holds]]:
    """The severed stretches of a block; all of it where the block itself is severed."""
    content, own = content_of(block), block.severances
    if content is None:
        return [(0, 1, own)] if own else []
    if not own:
        return severed_stretches(content)
    if not content:
        return []
    inner = severed_stretches(content)
    edges = sorted({0, size_of(block), *(edge for first, last, _ in inner for edge in (first, last))})
    return [
        (first, last, own.union(*(held for start, end, held in inner if start <= first < end)))
        for first, last in pairwise(edges)
    ]


def _across(line: object, place: int) -> float:
    found = line.cursorToX(place)  # type: ignore[attr-defined]  # a pair, whatever the stubs say
    return float(found[0] if isinstance(found, tuple) else found)


def _sized(font: QFont, factor: float) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * factor)
    made.setBold(True)
    made.setItalic(False)
    return made
