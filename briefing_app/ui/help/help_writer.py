"""Writes a page of the help into a document by cursor alone: sizes from the font, colours from the look."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)

from briefing_app.services.help import HelpPage, Part, PartKind, Words
from briefing_app.ui import look
from briefing_app.ui.safe_document import SafeDocument, printable

_SIZES = {1: look.TITLE, 2: look.LARGE, 3: look.NORMAL}
_LINE = 130
"""The height of a line in per cent."""


def written(page: HelpPage) -> SafeDocument:
    """The document of a page."""
    document = SafeDocument()
    document.setDocumentMargin(6 * look.GRID)
    document.setDefaultFont(look.sized(look.NORMAL))
    writer = _Writer(QTextCursor(document))
    for kind, parts in groupby(page.parts, key=lambda part: part.kind):
        writer.write(kind, tuple(parts))
    return document


class _Writer:
    """Puts parts one below the other; the first block is the one a document begins with."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._begun = False

    def write(self, kind: PartKind, parts: Sequence[Part]) -> None:
        if kind is PartKind.ROW:
            self._table(parts)
            return
        for number, part in enumerate(parts):
            if kind is PartKind.HEADING:
                self._block(3 * look.GRID if part.level > 1 else 0, look.GRID)
                self._words(part.cells[0], size=_SIZES[part.level], bold=True)
            elif kind is PartKind.PARAGRAPH:
                self._block(0, 2 * look.GRID)
                self._words(part.cells[0])
            else:
                self._item(part, first=number == 0, last=number == len(parts) - 1)

    def _block(self, above: int, below: int) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(above)
        shape.setBottomMargin(below)
        shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._begun:
            self._cursor.insertBlock(shape, QTextCharFormat())
        else:
            self._cursor.setBlockFormat(shape)
        self._begun = True

    def _item(self, part: Part, *, first: bool, last: bool) -> None:
        self._block(0, 2 * look.GRID if last else look.GRID)
        if first:
            style = QTextListFormat()
            bullets = part.kind is PartKind.BULLET
            style.setStyle(QTextListFormat.Style.ListDisc if bullets else QTextListFormat.Style.ListDecimal)
            self._list = self._cursor.createList(style)
        else:
            self._list.add(self._cursor.block())
        self._words(part.cells[0])

    def _table(self, rows: Sequence[Part]) -> None:
        shape = QTextTableFormat()
        shape.setCellPadding(look.GRID)
        shape.setCellSpacing(0)
        shape.setBorder(1)
        shape.setBorderBrush(QBrush(QColor(look.colours().line)))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderCollapse(True)
        shape.setHeaderRowCount(1)
        shape.setBottomMargin(2 * look.GRID)
        columns = len(rows[0].cells)
        share = QTextLength.Type.PercentageLength
        shape.setColumnWidthConstraints([QTextLength(share, 28), *[QTextLength(share, 72)] * (columns - 1)])
        table: QTextTable = self._cursor.insertTable(len(rows), columns, shape)
        for row, part in enumerate(rows):
            for column, cell in enumerate(part.cells):
                self._cursor = table.cellAt(row, column).firstCursorPosition()
                self._words(cell, bold=part.head)
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._begun = True

    def _words(self, words: Sequence[Words], *, size: float = look.NORMAL, bold: bool = False) -> None:
        for one in words:
            shape = QTextCharFormat()
            font = look.sized(size, bold=bold or one.strong)
            font.setItalic(one.emphasised)
            shape.setFont(font)
            shape.setForeground(QColor(look.colours().text))
            if one.strong:
                shape.setFontWeight(QFont.Weight.DemiBold)
            self._cursor.insertText(printable(one.text), shape)
