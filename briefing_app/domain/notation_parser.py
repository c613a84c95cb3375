"""The blocks of the readable notation read: headings, items, paragraphs, redacted lines, tables, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from briefing_app.domain.exemption import Act
from briefing_app.domain.marking import Scheme
from briefing_app.domain.notation_form import (
    BLOCK_MARKER,
    COLUMNS,
    HEADING,
    ITEM,
    MORE,
    PICTURE,
    RECEIVED,
    ROW,
    TABLE,
    Parsed,
)
from briefing_app.domain.notation_inline import (
    Properties,
    read_closed,
    read_plain,
    read_properties,
    read_words,
)
from briefing_app.domain.notation_source import Lines, Records, SourceLine, is_blank
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    Content,
    Heading,
    Holds,
    ListItem,
    Paragraph,
    Picture,
    Row,
    Scope,
    Table,
    Text,
    Withheld,
    WithheldBlock,
)

_MOST_NESTED = 32
"""How deep tables may stand inside tables; nobody's text goes deeper."""


def parse(text: str, *, act: Act, scheme: Scheme, new_id: Callable[[], str]) -> Parsed:
    """The text that the notation says, in normal form; the grammar is in :mod:`briefing_app.domain.notation`.

    Args:
        text: The notation; its lines end at a line feed, a carriage return or both.
        act: The act whose provisions it may name.
        scheme: The scheme whose markings it may name.
        new_id: Called for the id of each block and severance.

    Raises:
        NotationError: something is malformed or unknown; it says where, and nothing is taken as free words.
    """
    records = Records(act, scheme, new_id)
    blocks = _BlockReader(Lines.of(text), records).read()
    return Parsed(blocks, tuple(records.found))


class _BlockReader:
    """Reads lines into blocks, one after the other."""

    def __init__(self, lines: Lines, records: Records, depth: int = 0) -> None:
        self._lines = lines
        self._records = records
        self._depth = depth
        self._level = 0

    def read(self) -> Text:
        blocks: list[Block] = []
        while (line := self._lines.take()) is not None:
            if line.text and not is_blank(line.text):
                blocks.append(self._block(line))
        return tuple(blocks)

    def _block(self, line: SourceLine) -> Block:
        if item := ITEM.match(line.text):
            return self._item(line, item)
        self._level = 0
        if heading := HEADING.match(line.text):
            common, content = self._words(line, heading.end(), Scope.INLINE)
            return Heading(**common, level=len(heading["signs"]), content=content)
        if line.text.startswith(("|", "+ ", COLUMNS)):
            raise line.fault(
                0, "A row, a cell or columns outside a table; write {} before words that look so"
            )
        properties = read_properties(line, 0, self._records)
        if line.text.startswith("{t", properties.start):
            return self._table(line, properties)
        if line.text.startswith("{p", properties.start):
            return self._picture(line, properties)
        return self._paragraph(line, properties)

    def _item(self, line: SourceLine, marker: re.Match[str]) -> ListItem:
        depth, odd = divmod(len(marker["indent"]), 2)
        if odd or depth > self._level:
            raise line.fault(0, "An item is two blanks deeper than the item it belongs to, and no more")
        self._level = depth + 1
        common, content = self._words(line, marker.end(), Scope.ITEM)
        number = marker["number"]
        start = None if number in (None, "1") else int(number)
        return ListItem(**common, level=depth + 1, numbered=number is not None, start=start, content=content)

    def _words(self, line: SourceLine, start: int, alone: Scope) -> tuple[dict[str, Any], Content]:
        """What every block has, and the words behind a block's marker."""
        properties = read_properties(line, start, self._records)
        common = self._common(properties)
        return common, read_words(line, properties.start, len(line.text), self._records, alone)

    def _paragraph(self, line: SourceLine, properties: Properties) -> Paragraph | WithheldBlock:
        common = self._common(properties)
        content = self._body(line, properties.start, len(line.text), Scope.LINE)
        if isinstance(content[0], Withheld) and RECEIVED.fullmatch(line.text, properties.start):
            return WithheldBlock(**common, withheld=content[0])
        return Paragraph(**common, content=content)

    def _body(self, line: SourceLine, start: int, end: int, alone: Scope) -> Content:
        """The words of a paragraph, which may not look like another block."""
        if BLOCK_MARKER.match(line.text, start, end):
            raise line.fault(
                start, "A block's marker stands before braces, never behind; write {} to mean words"
            )
        return read_words(line, start, end, self._records, alone)

    def _common(self, properties: Properties) -> dict[str, Any]:
        identity = BlockId(self._records.new_id())
        return {"id": identity, "portion": properties.portion, "severances": properties.severances}

    def _picture(self, line: SourceLine, properties: Properties) -> Picture:
        head = PICTURE.match(line.text, properties.start)
        if head is None:
            raise line.fault(properties.start, "A picture is {p:digest media/type|alternate text|caption}")
        alternate, behind = read_plain(line, head.end(), "|")
        caption = self._last(line, properties.start, behind)
        return Picture(
            **self._common(properties),
            digest=head["digest"],
            media_type=head["media"],
            alternate=alternate,
            caption=caption,
        )

    def _last(self, line: SourceLine, opened: int, start: int) -> Content:
        """The content up to the brace that must end the line."""
        content, end = read_closed(line, opened, start, self._records)
        if end != len(line.text):
            raise line.fault(end, "Nothing may follow on this line")
        return content

    def _table(self, line: SourceLine, properties: Properties) -> Table:
        head = TABLE.match(line.text, properties.start)
        if head is None:
            raise line.fault(
                properties.start, "A table begins with {t:1,0|caption}: heading rows, heading columns"
            )
        captioned = line.text[head.end()] == "|"
        common = self._common(properties)
        caption = self._last(line, properties.start, head.end() + captioned)
        columns, rows = self._columns_and_rows()
        return Table(
            **common,
            rows=rows,
            columns=columns,
            header_rows=int(head["rows"] or 1),
            header_columns=int(head["columns"] or 0),
            caption=caption,
            derived=head["derived"] is not None,
        )

    def _columns_and_rows(self) -> tuple[tuple[Holds, ...], tuple[Row, ...]]:
        columns: tuple[Holds, ...] | None = None
        if self._lines.peek().startswith(COLUMNS) and (line := self._lines.take()):
            columns = tuple(self._column(line, *place) for place in _cells(line, len(COLUMNS)))
        rows: list[Row] = []
        while ROW.match(self._lines.peek()) and (line := self._lines.take()):
            rows.append(row := self._row(line))
            columns = columns if columns is not None else (FREE,) * len(row.cells)
            if len(row.cells) != len(columns):
                raise line.fault(0, f"This row has {len(row.cells)} cells where the table has {len(columns)}")
        return columns or (), tuple(rows)

    def _column(self, line: SourceLine, start: int, end: int) -> Holds:
        properties = read_properties(line, start, self._records)
        if properties.portion is not None or properties.start != end:
            raise line.fault(start, "A column can be severed, {s:15(1)}, and nothing else")
        return properties.severances

    def _row(self, line: SourceLine) -> Row:
        properties = read_properties(line, 0, self._records)
        if properties.portion is not None or not line.text.startswith("|", properties.start):
            raise line.fault(0, "A row is | cell | cell |, with {s:15(1)} before it if it is severed whole")
        cells = tuple(self._cell(line, *place) for place in _cells(line, properties.start))
        return Row(cells, properties.severances)

    def _cell(self, line: SourceLine, start: int, end: int) -> Cell:
        properties = read_properties(line, start, self._records)
        return Cell(
            blocks=self._cell_text(line, properties.start, end),
            portion=properties.portion,
            severances=properties.severances,
        )

    def _cell_text(self, line: SourceLine, start: int, end: int) -> Text:
        if start == end:
            return ()
        if line.text[end - 1] != " ":
            raise line.fault(end - 1, "A blank must stand before the | that ends a cell")
        if line.text[start : end - 1] != MORE:
            bare = self._common(Properties(None, FREE, start))
            return (Paragraph(**bare, content=self._body(line, start, end - 1, Scope.CELL)),)
        lines = self._lines.cell()
        if lines is None:
            raise line.fault(
                start, "The blocks of this cell must follow, each line with “+ ” or two blanks before it"
            )
        if self._depth == _MOST_NESTED:
            raise line.fault(start, "Tables stand too deep inside tables here")
        return _BlockReader(lines, self._records, self._depth + 1).read()


def _cells(line: SourceLine, start: int) -> list[tuple[int, int]]:
    """From where to where the cells of a row reach, the blank behind each opening | left out."""
    bars = [start]
    open_braces: list[int] = []
    position = start + 1
    while position < len(line.text):
        letter = line.text[position]
        if letter == "{":
            open_braces.append(position)
        elif letter == "}":
            if not open_braces:
                raise line.fault(position, "A brace that nothing opened; write \\} for the sign itself")
            open_braces.pop()
        elif letter == "|" and not open_braces:
            bars.append(position)
        position += 2 if letter == "\\" else 1
    if open_braces:
        raise line.fault(open_braces[0], "The “}” that closes this is missing")
    if line.text[bars[0]] != "|" or bars[-1] != len(line.text) - 1:
        raise line.fault(len(line.text) - 1, "A row begins and ends with |")
    for bar in bars[:-1]:
        if line.text[bar + 1] != " ":
            raise line.fault(bar, "A blank must stand behind the | that begins a cell")
    return [(bar + 2, max(end, bar + 2)) for bar, end in pairwise(bars)]
