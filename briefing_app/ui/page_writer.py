"""Writes the blocks of an edition into a document through its cursor; no markup stands in between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTableCell,
)

from briefing_app.domain.marking import Marking
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
    Marker,
    Paragraph,
    Picture,
    Run,
    Table,
    Withheld,
    WithheldBlock,
    block_words,
    words,
)
from briefing_app.ui import page_formats as formats
from briefing_app.ui.list_marks import ListMarks, depth
from briefing_app.ui.page_formats import Style
from briefing_app.ui.printed_words import PrintedWords
from briefing_app.ui.safe_document import printable

_NUMBER = re.compile(
    r"[~≈<>]?\s?[-−+(]?\s?(?:CA|US|AU|NZ|C|A)?[$€£¥]?\s?\d[\d\s.,\u00a0\u202f]*"
    r"\s?(?:%|\$|€|£|k|M|million|billion|millions|milliards|CAD|USD|EUR|GBP|CHF|AUD|NZD|\$ ?(?:CA|US))?\)?"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_FRAME_SIGN = "\u25a7"  # stands for a picture's own points


class PageWriter:
    """Writes blocks one after the other, from the beginning or *behind* the end of a block that is there.

    ``anchors`` tells afterwards where each of them begins, ``kept`` where those do that must not stand last
    on their page.
    """

    def __init__(self, document: QTextDocument, printed: PrintedWords, behind: int | None = None) -> None:
        self.anchors: dict[BlockId, int] = {}
        self.kept: list[int] = []
        self.footnotes: list[tuple[FootnoteReference, Holds]] = []
        self._cursor = QTextCursor(document)
        self._cursor.setPosition(behind or 0)
        self._printed = printed
        self._fresh = behind is None  # whether the block the cursor stands in holds nothing yet
        self._after_table = False
        self._marks = ListMarks()
        self._in_table = False
        self._numbers = False  # whether the column written holds numbers

    @property
    def end(self) -> int:
        """Where the next block would begin."""
        return self._cursor.position() + 1

    def line(self, text: str, style: Style) -> int:
        """Write one line of the program's own or of a title; returns where it begins."""
        self._begin(style)
        start = self._cursor.position()
        self._cursor.insertText(printable(text), style.characters())
        return start

    def blocks(
        self, blocks: Sequence[Block], held: Holds = FREE, levels: Mapping[BlockId, int] | None = None
    ) -> None:
        """Write blocks, leaving out those with nothing to print; *held* withholds everything around them.

        *levels* are those of the headings, where the blocks are a part of something longer.
        """
        levels = outline_levels(blocks) if levels is None else levels
        for block in blocks:
            if not isinstance(block, ListItem):
                self._marks.end()
            if has_something(block):
                self._block(block, held | block.severances, levels)
        self._marks.end()

    def footnote(self, number: int, note: FootnoteReference, held: Holds) -> None:
        """Write a footnote as the line it is printed as."""
        self._begin(formats.FOOTNOTE)
        self._cursor.insertText(f"{number}  ", formats.FOOTNOTE.characters())
        self._content(note.content, formats.FOOTNOTE, held | note.severances)

    # ---- blocks

    def _block(self, block: Block, held: Holds, levels: Mapping[BlockId, int]) -> None:
        match block:
            case Heading():
                self._paragraph(block, block.content, formats.heading(levels[block.id]), held)
            case ListItem():
                self._item(block, held)
            case WithheldBlock():
                self._paragraph(block, (block.withheld,), self._body(), held)
            case Table() if self._in_table:  # tables in tables take Qt exponential time
                self._nested(block, held)
            case Table():
                self._table(block, held)
            case Picture():
                self._picture(block, held)
            case _:
                self._paragraph(block, block.content, self._body(), held)

    def _body(self) -> Style:
        if not self._in_table:
            return formats.BODY
        return formats.NUMBER_IN_CELL if self._numbers else formats.IN_CELL

    def _paragraph(self, block: Block, content: Content, style: Style, held: Holds, mark: str = "") -> None:
        self._begin(style)
        self.anchors[block.id] = self._cursor.position()
        if mark:
            self._insert(f"{mark}\t", style)
        self._content(content, style, held, block.portion)

    def _item(self, block: ListItem, held: Holds) -> None:
        style = formats.IN_CELL if self._in_table else formats.ITEM
        style = replace(style, indent=depth(block))
        self._paragraph(block, block.content, style, held, self._marks.mark_of(block))

    def _picture(self, block: Picture, held: Holds) -> None:
        alternate = Run(f"{_FRAME_SIGN}  {block.alternate}".strip(), italic=True)
        self._paragraph(block, (alternate,), formats.PICTURE, held)
        if block.caption:
            self._begin(formats.CAPTION)
            self._content(block.caption, formats.CAPTION, held)

    def _table(self, block: Table, held: Holds) -> None:
        was_table = self._after_table
        self._begin(formats.CAPTION if block.caption or block.portion else formats.GAP)
        self.anchors[block.id] = self._cursor.position()
        self._content(block.caption, formats.CAPTION, held if block.caption else FREE, block.portion)
        if not (block.rows and block.columns):
            return
        if was_table and self._cursor.atBlockStart():
            self._insert("\u00a0", formats.GAP)  # Qt folds an empty line before a table away
        made = self._cursor.insertTable(len(block.rows), len(block.columns), formats.table(block))
        numeric = _numeric_columns(block)
        self._in_table = True
        for number, row in enumerate(block.rows):
            for column, (one, above) in enumerate(zip(row.cells, block.columns, strict=True)):
                header = number < block.header_rows or column < block.header_columns
                self._numbers = column in numeric
                around = held | row.severances | above | one.severances
                self._cell(made.cellAt(number, column), one, around, header=header)
        self._in_table = self._numbers = False
        self._cursor.setPosition(made.lastPosition() + 1)
        self._cursor.setBlockFormat(formats.GAP.block())
        self._cursor.setBlockCharFormat(formats.GAP.characters())
        self._after_table = True

    def _cell(self, there: QTextTableCell, cell: Cell, held: Holds, *, header: bool) -> None:
        self._cursor = there.firstCursorPosition()
        self._fresh = True
        self._cell_words(cell, held)
        if header:
            _embolden(there.firstCursorPosition(), there.lastCursorPosition())
        there.setFormat(formats.cell(header=header))  # last: it is kept with the first block's letters

    def _nested(self, table: Table, held: Holds) -> None:
        """A table in a cell, as the lines of its cells."""
        if table.caption or table.portion:
            self._begin(self._body())
            self._content(table.caption, self._body(), held if table.caption else FREE, table.portion)
        for row in table.rows:
            for one, above in zip(row.cells, table.columns, strict=True):
                self._cell_words(one, held | row.severances | above | one.severances)

    def _cell_words(self, cell: Cell, held: Holds) -> None:
        mark = self._printed.portion(cell.portion)
        if mark and not (cell.blocks and cell.blocks[0].portion):
            self._begin(self._body())
            self._insert(f"{mark} ", self._body(), bold=True)
            self._fresh = bool(held) or any(map(has_something, cell.blocks))  # they follow on the same line
        self.blocks(cell.blocks, held)
        if held and not any(map(has_something, cell.blocks)):
            self._begin(self._body())
            self._tag(held, self._body())

    def _begin(self, style: Style) -> None:
        """Stand in an empty block of this style, or behind the mark of a cell at its beginning."""
        self._after_table = False
        if self._fresh:
            self._cursor.setBlockFormat(style.block())
            if not self._in_table:
                self._cursor.setBlockCharFormat(style.characters())
        else:
            self._cursor.insertBlock(style.block(), style.characters())
        self._fresh = False
        if style.keep_next and not self._in_table:
            self.kept.append(self._cursor.position())

    # ---- words

    def _content(
        self, content: Content, style: Style, held: Holds = FREE, portion: Marking | None = None
    ) -> None:
        """Words with their portion mark in front and a tag behind each severed stretch."""
        if mark := self._printed.portion(portion):
            self._insert(f"{mark} ", style, bold=True)
        before: Holds = FREE
        last = " "
        for part in content:
            now = held if isinstance(part, Withheld) else held | part.severances
            if before and now != before:
                self._tag(before, style)
                last = " "
            if _needs_space(last, part):
                self._insert(" ", style)
            self._inline(part, style, now)
            before, last = now, _last_letter(part, last)
        if before or (held and not content):
            self._tag(before or held, style)

    def _inline(self, part: Inline, style: Style, held: Holds) -> None:
        match part:
            case Run():
                self._cursor.insertText(printable(part.text), _run_format(part, style, held))
            case HardBreak():
                self._cursor.insertText("\u2028", style.characters())
            case FootnoteReference():
                self.footnotes.append((part, held))
                above = style.characters()
                above.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
                self._cursor.insertText(str(len(self.footnotes)), above)
            case Withheld():
                self._cursor.insertText(_unbroken(self._printed.marker(part)), _marker_format(part, style))

    def _insert(self, text: str, style: Style, *, bold: bool = False) -> None:
        format_ = style.characters()
        if bold:
            format_.setFontWeight(QFont.Weight.Bold)
        self._cursor.insertText(text, format_)

    def _tag(self, held: Holds, style: Style) -> None:
        """The provisions of a severed stretch, small and white on brown, right behind its words."""
        format_ = style.characters()
        format_.setFontPointSize(min(formats.SMALL_POINTS, style.points))
        format_.setFontWeight(QFont.Weight.Bold)
        format_.setForeground(Qt.GlobalColor.white)
        format_.setBackground(QColor(formats.TAG))
        text = f" {printable(self._printed.flag(held))} "
        self._cursor.insertText(text if self._in_table else _unbroken(text), format_)  # cells are narrow


def _needs_space(last: str, part: Inline) -> bool:
    """Whether words and a marker of ours would run together, the space between them having been severed."""
    if isinstance(part, Run):
        return last == "]" and part.text[:1].isalnum()
    return isinstance(part, Withheld) and part.marker is Marker.OURS and last.isalnum()


def _last_letter(part: Inline, before: str) -> str:
    """The last letter shown, "]" for a marker of ours and for nothing else."""
    match part:
        case Run():
            return part.text[-1:].replace("]", ")") or before
        case Withheld():
            return "]" if part.marker is Marker.OURS else ")"
        case _:
            return " "


def _run_format(run: Run, style: Style, held: Holds) -> QTextCharFormat:
    made = style.characters()
    if run.bold:
        made.setFontWeight(QFont.Weight.Bold)
    made.setFontItalic(run.italic)
    if run.link:
        made.setForeground(QColor(formats.LINK))
        made.setFontUnderline(True)
        made.setAnchor(True)
        made.setAnchorHref(run.link)  # told when pointed at, never followed
    if held:
        made.setBackground(QColor(formats.SEVERED))
    return made


def _marker_format(withheld: Withheld, style: Style) -> QTextCharFormat:
    made = style.characters()
    if withheld.marker is Marker.OURS:
        made.setBackground(QColor(formats.RELEASED_MARKER))
    else:
        made.setForeground(Qt.GlobalColor.white)
        made.setBackground(QColor(formats.RECEIVED))
    return made


def _embolden(start: QTextCursor, end: QTextCursor) -> None:
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    start.setPosition(end.position(), QTextCursor.MoveMode.KeepAnchor)
    start.mergeCharFormat(bold)


def _unbroken(text: str) -> str:
    """The text as one word, which no line end cuts."""
    return text.replace(" ", "\u00a0").replace("-", "\u2011")


def heading_words(heading: Heading, printed: PrintedWords) -> str:
    """The words of a heading for a contents list or an outline, with its portion mark, markers and flags."""
    said, before, last = [printed.portion(heading.portion), " "], FREE, " "
    for part in heading.content:
        now = heading.severances if isinstance(part, Withheld) else heading.severances | part.severances
        if before and now != before:
            said.append(f" {printed.flag(before)}")
            last = "]"
        if _needs_space(last, part):
            said.append(" ")
        said.append(printed.marker(part) if isinstance(part, Withheld) else words((part,)))
        before, last = now, _last_letter(part, last)
    if flagged := before or (FREE if heading.content else heading.severances):
        said.append(f" {printed.flag(flagged)}")
    return " ".join("".join(said).split())


def outline_levels(blocks: Iterable[Block]) -> dict[BlockId, int]:
    """The level each heading is printed at: from one, without a jump, as in every other format."""
    above: list[int] = []
    levels: dict[BlockId, int] = {}
    for block in blocks:
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            levels[block.id] = len(above)
    return levels


def has_something(block: Block) -> bool:
    """Whether a block prints anything: words, a marker, a tag, a picture, a table with cells."""
    match block:
        case Table():
            return bool(block.caption or (block.rows and block.columns))
        case Heading() | Paragraph() | ListItem() if not block.severances:
            return any(not isinstance(one, HardBreak | Run) or words((one,)).strip() for one in block.content)
        case _:
            return True


def _numeric_columns(table: Table) -> frozenset[int]:
    """The columns that hold amounts and nothing else; a column of years alone holds words."""
    found = set()
    for column in range(len(table.columns)):
        cells = (row.cells[column] for row in table.rows[table.header_rows :])
        said = [text for cell in cells if (text := "\n".join(map(block_words, cell.blocks)).strip())]
        if said and all(map(_NUMBER.fullmatch, said)) and not all(map(_YEAR.fullmatch, said)):
            found.add(column)
    return frozenset(found)
