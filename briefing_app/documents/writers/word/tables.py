"""Tables of Word: a real header row that repeats, row headings, hairlines, numbers on the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from briefing_app.documents.writers.columns import Column, cell_words, columns_of
from briefing_app.documents.writers.word.compiler import CompiledTemplate
from briefing_app.documents.writers.word.inline import shading
from briefing_app.documents.writers.word.styles import CELL_PADDING
from briefing_app.documents.writers.word.xml import attribute
from briefing_app.domain.marking import Marking
from briefing_app.domain.text import Block, Holds, SeveranceId, Table, holds

_CHARACTER, _SMALL_CHARACTER = 105, 88
"""The width of a character of table text of each size, in twips, a little more than the average."""

_SMALL_PADDING = 50

_SHORT_TABLE = 8
"""A table of so many rows is kept on one page."""

_TALL_CELL = 700
"""A row with a cell of more characters may break over two pages."""

_FLAG_WORD = 11
"""The longest word of a flag, in characters of the table."""

_HEIGHT_TO_SIGN = 560
"""The least height of a row most of which is empty, to be filled in by hand, in twips."""

CellWriter = Callable[[tuple[Block, ...], Holds, Marking | None, str], str]
"""Writes the blocks of a cell given what holds them, the cell's portion and the paragraph properties."""

Bookmark = Callable[[str], tuple[str, str]]
"""Gives the start and the end of a bookmark of a name."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the columns of one table are set: their widths in twips, which hold numbers; small type or not.

    ``openings`` is how a cell of each column begins.
    """

    widths: tuple[int, ...]
    numeric: tuple[bool, ...]
    small: bool
    openings: tuple[str, ...]


class TableWriter:
    """Writes tables; what stands in a cell is written by the writer of blocks."""

    def __init__(
        self,
        template: CompiledTemplate,
        cell_writer: CellWriter,
        bookmark: Bookmark,
        flag: Callable[[Holds], str] | None,
    ) -> None:
        self._styles = template.styles
        self._width = template.look.page.text_width
        self._header_ground = shading(template.look.colour("header_row"))
        self._write_cell = cell_writer
        self._bookmark = bookmark
        self._flag = flag
        self._with_row_headings = 0
        self._looks: dict[tuple[bool, bool, int, tuple[bool, ...], bool], tuple[str, ...]] = {}

    def table(self, table: Table, held: Holds, title: str) -> str:
        """The ``w:tbl``; *title* is what is read aloud for it, *held* what holds the whole of it."""
        words = cell_words(table)
        columns = columns_of(words, table.header_rows)
        if self._flag is not None and (held or holds(table)):
            columns = self._with_flags(table, held, columns, self._flag)
        layout = _layout(columns, self._width)
        last = len(table.rows) - 1
        rows = [
            self._row(table, index, held, layout, cells, keep=index < last < _SHORT_TABLE)
            for index, cells in enumerate(words)
        ]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in layout.widths)
        properties = self._table_properties(table, layout, title)
        return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"

    def _with_flags(
        self, table: Table, held: Holds, columns: tuple[Column, ...], flag_of: Callable[[Holds], str]
    ) -> tuple[Column, ...]:
        """The columns with room for the flags printed behind what is severed in them."""
        flags = [0] * len(columns)
        for row in table.rows:
            for number, cell in enumerate(row.cells):
                inside = frozenset[SeveranceId]().union(*map(holds, cell.blocks))
                around = held | row.severances | table.columns[number] | cell.severances | inside
                flags[number] = max(flags[number], len(flag_of(around)) if around else 0)
        return tuple(
            replace(column, word=max(column.word, _FLAG_WORD), line=column.line + flag) if flag else column
            for column, flag in zip(columns, flags, strict=True)
        )

    def _table_properties(self, table: Table, layout: _Layout, title: str) -> str:
        first_row, first_column = int(table.header_rows > 0), int(table.header_columns > 0)
        look = f"{0x0600 + 0x20 * first_row + 0x80 * first_column:04X}"
        caption = f'<w:tblCaption w:val="{attribute(title)}"/>' if title else ""
        padding = (
            f'<w:tblCellMar><w:left w:w="{_SMALL_PADDING}" w:type="dxa"/>'
            f'<w:right w:w="{_SMALL_PADDING}" w:type="dxa"/></w:tblCellMar>'
        )
        return (
            f'<w:tblPr><w:tblStyle w:val="{self._styles["table"]}"/>'
            f'<w:tblW w:w="{self._width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'{padding if layout.small else ""}<w:tblLook w:val="{look}" w:firstRow="{first_row}" '
            f'w:lastRow="0" w:firstColumn="{first_column}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"{caption}</w:tblPr>"
        )

    def _row(
        self, table: Table, index: int, held: Holds, layout: _Layout, words: list[str], *, keep: bool
    ) -> str:
        row = table.rows[index]
        is_header = index < table.header_rows
        ground = self._header_ground if is_header and index else ""  # the first has it from its style
        above = held | row.severances
        title = self._row_title(table) if index == 0 and table.header_columns else ""
        written = [f"<w:tr>{_row_properties(words, is_header=is_header)}"]
        looks = self._paragraphs(table.header_columns, layout, is_header=is_header, keep=keep)
        columns = zip(row.cells, table.columns, layout.openings, looks, strict=True)
        for cell, column, opening, look in columns:
            around = above | column | cell.severances
            written.append(
                f"{opening}{ground}</w:tcPr>{title}"
                f"{self._write_cell(cell.blocks, around, cell.portion, look)}</w:tc>"
            )
            title = ""
        written.append("</w:tr>")
        return "".join(written)

    def _row_title(self, table: Table) -> str:
        """The bookmark by which screen readers know that the first column holds headings."""
        self._with_row_headings += 1
        name = "Title" if table.header_rows else "RowTitle"
        return "".join(self._bookmark(f"{name}_{self._with_row_headings}"))

    def _paragraphs(self, headings: int, layout: _Layout, *, is_header: bool, keep: bool) -> tuple[str, ...]:
        """The properties of the paragraphs of each cell of a row, which most rows of a document share."""
        key = (keep, is_header, headings, layout.numeric, layout.small)
        looks = self._looks.get(key)
        if looks is None:
            looks = self._looks[key] = tuple(
                self._paragraph(keep, is_header or number < headings, numeric, layout.small)
                for number, numeric in enumerate(layout.numeric)
            )
        return looks

    def _paragraph(self, keep: bool, is_heading: bool, is_numeric: bool, is_small: bool) -> str:
        """The properties of the paragraphs of a cell."""
        role = ("table_heading" if is_heading else "table_text") + ("_small" if is_small else "")
        keep_next = "<w:keepNext/>" if keep else ""
        right = '<w:jc w:val="right"/>' if is_numeric else ""
        return f'<w:pPr><w:pStyle w:val="{self._styles[role]}"/>{keep_next}{right}</w:pPr>'


def _layout(columns: tuple[Column, ...], total: int) -> _Layout:
    """Room for the longest word of each column first, then by how much it says; small type if need be."""
    numeric = tuple(column.is_numeric for column in columns)
    small = False
    needed = [column.unbroken * _CHARACTER + 2 * CELL_PADDING for column in columns]
    if sum(needed) > total:
        needed = [column.word * _CHARACTER + 2 * CELL_PADDING for column in columns]
    if sum(needed) > total:
        small = True
        needed = [column.word * _SMALL_CHARACTER + 2 * _SMALL_PADDING for column in columns]
    wanted = [max(column.line - column.word, 0) + 1 for column in columns]
    spare = total - sum(needed)
    if spare < 0:  # too many columns for their words: share the page by need
        needed, wanted, spare = [0] * len(columns), needed, total
    widths = [need + spare * want // sum(wanted) for need, want in zip(needed, wanted, strict=True)]
    widths[-1] += total - sum(widths)
    openings = tuple(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>' for width in widths)
    return _Layout(tuple(widths), numeric, small, openings)


def _row_properties(words: list[str], *, is_header: bool) -> str:
    """A row stays on one page unless it is very tall; one left to be filled in by hand has room for that."""
    inner = "<w:cantSplit/>" if is_header or not _has_tall_cell(words) else ""
    if not is_header and 2 * words.count("") >= len(words):
        inner += f'<w:trHeight w:val="{_HEIGHT_TO_SIGN}" w:hRule="atLeast"/>'
    inner += "<w:tblHeader/>" if is_header else ""
    return f"<w:trPr>{inner}</w:trPr>" if inner else ""


def _has_tall_cell(words: list[str]) -> bool:
    """Whether a cell is very tall; in most rows all of them together are not."""
    return len("".join(words)) > _TALL_CELL and max(map(len, words)) > _TALL_CELL
