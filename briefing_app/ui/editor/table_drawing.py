"""A table as an editor shows it: a grid with the words of its cells, severed ones shaded and tagged."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableCell,
    QTextTableCellFormat,
    QTextTableFormat,
)

from briefing_app.domain.text import (
    FREE,
    Cell,
    Content,
    FootnoteReference,
    HardBreak,
    Holds,
    Inline,
    Run,
    Table,
    Withheld,
    contents,
)
from briefing_app.ui.editor.looks import Looks
from briefing_app.ui.editor.shown import Face, Shape
from briefing_app.ui.editor.vocabulary import Vocabulary
from briefing_app.ui.safe_document import SafeDocument, printable

_WORDS = Shape("paragraph")
_SMALLER = 0.9


class TableDrawing:
    """Writes a table into a document of its own, once."""

    def __init__(
        self, table: Table, looks: Looks, vocabulary: Vocabulary, tag_of: Callable[[Holds], str]
    ) -> None:
        self._looks = looks
        self._vocabulary = vocabulary
        self._tag_of = tag_of
        self.document = SafeDocument()
        self.document.setDocumentMargin(0)
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        self._write(cursor, table)
        cursor.endEditBlock()

    def _write(self, cursor: QTextCursor, table: Table) -> None:
        if table.caption:
            self._content(cursor, table.caption, FREE, bold=True)
        if not table.rows or not table.columns:
            return
        grid = cursor.insertTable(len(table.rows), len(table.columns), self._grid(table))
        for number, row in enumerate(table.rows):
            for column, (cell, above) in enumerate(zip(row.cells, table.columns, strict=True)):
                header = number < table.header_rows or column < table.header_columns
                held = row.severances | above | cell.severances
                self._cell(grid.cellAt(number, column), cell, held, header=header)

    def _grid(self, table: Table) -> QTextTableFormat:
        made = QTextTableFormat()
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        made.setHeaderRowCount(min(table.header_rows, len(table.rows)))
        made.setBorder(1)
        made.setBorderBrush(QBrush(QColor(self._looks.colours.border)))
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBorderCollapse(True)
        made.setCellSpacing(0)
        made.setCellPadding(4 * self._looks.size)
        return made

    def _cell(self, there: QTextTableCell, cell: Cell, held: Holds, *, header: bool) -> None:
        form = QTextTableCellFormat()
        if held:
            form.setBackground(QColor(self._looks.colours.severed))
        elif header:
            form.setBackground(QColor(self._looks.colours.window))
        there.setFormat(form)
        cursor = there.firstCursorPosition()
        first = True
        if cell.portion is not None:
            self._insert(cursor, f"{self._vocabulary.sign(cell.portion)} ", bold=True, severed=bool(held))
        if held:
            self._tag(cursor, held)
            first = False
        for block in cell.blocks:
            around = held | block.severances
            for content in contents(block):
                if not first:
                    cursor.insertBlock(QTextBlockFormat())
                first = False
                if block.portion is not None:
                    self._insert(
                        cursor, f"{self._vocabulary.sign(block.portion)} ", bold=True, severed=bool(around)
                    )
                self._content(cursor, content, held, bold=header, around=around)

    def _content(
        self, cursor: QTextCursor, content: Content, tagged: Holds, *, bold: bool, around: Holds = FREE
    ) -> None:
        """Words, with a tag behind each stretch held by more than *tagged*."""
        before = around
        for part in content:
            now = around | (FREE if isinstance(part, Withheld) else part.severances)
            if before != now and before - tagged:
                self._tag(cursor, before - tagged)
            self._insert(cursor, self._said(part), bold=bold or _is_bold(part), severed=bool(now))
            before = now
        if before - tagged:
            self._tag(cursor, before - tagged)

    def _said(self, part: Inline) -> str:
        match part:
            case Run():
                return printable(part.text)
            case HardBreak():
                return "\u2028"
            case FootnoteReference():
                return "\u207a"
            case Withheld():
                return f"{self._vocabulary.received} {self._vocabulary.label(part.exemptions)}".strip()

    def _insert(self, cursor: QTextCursor, text: str, *, bold: bool, severed: bool) -> None:
        face = Face(bold=bold, severed=severed)
        made = QTextCharFormat(self._looks.characters(_WORDS, face))
        made.setFontPointSize(made.fontPointSize() * _SMALLER)
        if severed:
            made.setBackground(QColor(self._looks.colours.severed))
        cursor.insertText(text, made)

    def _tag(self, cursor: QTextCursor, held: Holds) -> None:
        made = QTextCharFormat(self._looks.characters(_WORDS, Face()))
        made.setFontPointSize(made.fontPointSize() * 0.64)
        made.setFontWeight(QFont.Weight.Bold)
        made.setForeground(QColor("#FFFFFF"))
        made.setBackground(QColor(self._looks.tag))
        cursor.insertText(f" {printable(self._tag_of(held))} ", made)
        cursor.setCharFormat(QTextCharFormat())


def _is_bold(part: Inline) -> bool:
    return isinstance(part, Run) and part.bold
