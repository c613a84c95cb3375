"""Tables: rows and cells under all that may stand around them, merged cells, rows that are headings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.documents.readers.structured.drafts import CellDraft, Draft, TableDraft, WordsDraft
from briefing_app.documents.readers.structured.grid import WIDEST, in_reading_order, is_layout
from briefing_app.documents.readers.word import names
from briefing_app.documents.readers.word.inline import shows_placeholder
from briefing_app.documents.readers.word.names import GONE, VAL, W, is_on, whole
from briefing_app.documents.readers.word.properties import SOME_GROUND, ground_of, is_shaded

if TYPE_CHECKING:
    from lxml import etree

    from briefing_app.documents.readers.word.story import Story

CAPTION = "word-caption"
_MOST_DEEP = 6  # as on pages: tables that stand in so many others are words of the cell
_FIRST_ROW, _FIRST_COLUMN = 0x20, 0x80
_AROUND = frozenset({names.CONTROL, names.CONTROL_CONTENT, W + "customXml", names.INSERTED, names.MOVED_TO})


class _RowLook(NamedTuple):
    before: int = 0
    after: int = 0
    heads: bool = False
    hidden: bool = False
    changed: str | None = None


class _CellLook(NamedTuple):
    columns: int = 1
    goes_on: bool = False
    begins: bool = False
    beside: bool = False
    ground: str = ""
    changed: str | None = None


class Tables:
    """Reads the tables of one story."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._deep = 0

    def read(self, element: etree._Element, drafts: list[Draft]) -> None:
        """Add the table to the drafts, or what stands in it where it only lays out a page."""
        story = self._story
        lines = story.document.page.lines
        inline = story.inline
        table = TableDraft(first=len(lines) + 1, bookmarks=story.take_bookmarks())
        properties = next(element.iterchildren(W + "tblPr"), None)
        first_row, first_column, shaded = self._style(properties)
        around = inline.ground
        inline.ground = SOME_GROUND if shaded else around
        self._deep += 1
        heads = self._rows(element, table)
        self._deep -= 1
        inline.ground = around
        table.last = len(lines)
        if not any(table.rows):
            return
        _take_bookmarks(element, table)
        table.head = heads or int(first_row and len(table.rows) > 1)
        for row in table.rows[: table.head]:
            for cell in row:
                cell.heading = True
        if first_column:
            for row in table.rows[table.head :]:
                row[0].heading = row[0].heading or len(row) > 1
        self._put(table, drafts)

    def _put(self, table: TableDraft, drafts: list[Draft]) -> None:
        if self._deep >= _MOST_DEEP or is_layout(table):
            found = in_reading_order(table)
            first = next((one for one in found if isinstance(one, WordsDraft)), None)
            if first is not None:
                first.bookmarks = (*table.bookmarks, *first.bookmarks)
            drafts += found
            return
        before = drafts[-1] if drafts else None
        if isinstance(before, WordsDraft) and before.rule == CAPTION and before.line == table.first - 1:
            table.caption.append(drafts.pop())
            table.first = before.line
            table.bookmarks = (*before.bookmarks, *table.bookmarks)
        drafts.append(table)

    def _style(self, properties: etree._Element | None) -> tuple[bool, bool, bool]:
        """Whether the first row and column are set off as headings, and whether words stand on a ground."""
        style = properties.find(W + "tblStyle") if properties is not None else None
        heads_row, heads_column, shaded = self._story.document.styles.table(
            style.get(VAL) if style is not None else None
        )
        look = properties.find(W + "tblLook") if properties is not None else None
        if properties is not None:
            shaded |= any(map(is_shaded, properties.iterchildren(W + "shd")))
        if look is None:
            return False, False, shaded
        bits = int(value, 16) if _is_hexadecimal(value := look.get(VAL, "")) else 0
        return (
            heads_row and _stated(look, "firstRow", bits & _FIRST_ROW),
            heads_column and _stated(look, "firstColumn", bits & _FIRST_COLUMN),
            shaded,
        )

    def _rows(self, element: etree._Element, table: TableDraft) -> int:
        """Read the rows; how many of the first say that they are headings."""
        begun: dict[int, CellDraft] = {}
        heads: list[bool] = []
        for row, asks in _within(element, names.ROW, self._story):
            look = _row_look(row)
            if look.changed is not None:
                self._story.carried[_change(look.changed)] += 1
            if look.changed in GONE:
                self._story.inline.skip(row)
                continue
            cells = self._row(row, look, begun, asks=asks)
            if cells:
                table.rows.append(cells)
                heads.append(look.heads)
            else:  # all of its cells go on from above: it is no row
                for cell in {id(one): one for one in begun.values()}.values():
                    cell.rows = max(1, cell.rows - 1)
        return len(list(takewhile(bool, heads)))

    def _row(
        self, row: etree._Element, look: _RowLook, begun: dict[int, CellDraft], *, asks: bool
    ) -> list[CellDraft]:
        cells = [CellDraft(columns=min(look.before, WIDEST))] if look.before > 0 else []
        column = look.before
        grown: set[int] = set()
        for element, placeholder in _within(row, names.CELL, self._story):
            cell = _cell_look(element)
            if cell.changed is not None:
                self._story.carried[_change(cell.changed)] += 1
                if cell.changed == W + "cellDel":
                    self._story.inline.skip(element)
                    continue
            origin = begun.get(column)
            if cell.beside and cells:
                cells[-1].columns += cell.columns
                self._leave_out(element)
            elif cell.goes_on and origin is not None:
                origin.rows += id(origin) not in grown
                grown.add(id(origin))
                self._leave_out(element)
            else:
                made = CellDraft(columns=min(cell.columns, WIDEST))
                if look.hidden or asks or placeholder:
                    self._leave_out(element, counted=look.hidden)
                else:
                    made.drafts = self._cell(element, cell)
                cells.append(made)
                for place in range(column, column + made.columns):
                    begun.pop(place, None)
                    if cell.begins:
                        begun[place] = made
            column += cell.columns
        if look.after > 0 and cells:
            cells.append(CellDraft(columns=min(look.after, WIDEST)))
        return cells

    def _cell(self, element: etree._Element, look: _CellLook) -> list[Draft]:
        inline = self._story.inline
        around = inline.ground
        inline.ground = look.ground or around
        drafts = self._story.read(element)
        inline.ground = around
        return drafts

    def _leave_out(self, element: etree._Element, *, counted: bool = True) -> None:
        """Nothing of a cell is shown: the words in it are counted as hidden."""
        self._story.inline.skip(element)
        if counted:
            words = sum(len((text.text or "").split()) for text in element.iter(names.TEXT))
            self._story.carried["hidden-text"] += words


def _take_bookmarks(element: etree._Element, table: TableDraft) -> None:
    """Word begins a bookmark around a table in its first cell: one that does not end there is the table's."""
    cell = next(element.iter(names.CELL), None)
    if cell is None:
        return
    begun = {one.get(W + "id"): one.get(W + "name", "") for one in cell.iter(names.BOOKMARK)}
    if not begun:
        return
    ended = {one.get(W + "id") for one in cell.iter(W + "bookmarkEnd")}
    around = {name for identity, name in begun.items() if identity not in ended}
    first = table.rows[0][0].drafts
    if around and first and isinstance(first[0], WordsDraft):
        table.bookmarks += tuple(name for name in first[0].bookmarks if name in around)
        first[0].bookmarks = tuple(name for name in first[0].bookmarks if name not in around)


def _within(element: etree._Element, tag: str, story: Story) -> Iterator[tuple[etree._Element, bool]]:
    """The rows or cells in an element, whatever is around them, and whether they only ask to be filled."""
    stack = [(child, False) for child in reversed(element)]
    while stack:
        one, asks = stack.pop()
        if one.tag == tag:
            yield one, asks
        elif one.tag == names.ALTERNATES:
            chosen = names.branch(one)
            stack += [(child, asks) for child in reversed(chosen)] if chosen is not None else []
        elif one.tag in GONE:
            story.carried["tracked-deletion"] += 1
            story.inline.skip(one)
        elif one.tag in _AROUND:
            properties = one.find(names.CONTROL_PROPERTIES)
            if properties is not None and shows_placeholder(properties):
                story.carried["placeholder-text"] += 1
                asks = True
            stack += [(child, asks) for child in reversed(one)]


def _row_look(row: etree._Element) -> _RowLook:
    properties = next(row.iterchildren(W + "trPr"), None)
    if properties is None:
        return _RowLook()
    before = after = 0
    heads = hidden = False
    changed = None
    for child in properties:
        tag = child.tag
        if tag == W + "gridBefore":
            before = max(0, whole(child.get(VAL)) or 0)
        elif tag == W + "gridAfter":
            after = max(0, whole(child.get(VAL)) or 0)
        elif tag == W + "tblHeader":
            heads = is_on(child)
        elif tag == W + "hidden":
            hidden = is_on(child)
        elif tag == names.INSERTED or tag in GONE:
            changed = tag if changed not in GONE else changed
    return _RowLook(before, after, heads, hidden, changed)


def _cell_look(cell: etree._Element) -> _CellLook:
    properties = next(cell.iterchildren(W + "tcPr"), None)
    if properties is None:
        return _CellLook()
    columns, goes_on, begins, beside, ground = 1, False, False, False, ""
    changed = None
    for child in properties:
        tag = child.tag
        if tag == W + "gridSpan":
            columns = max(1, whole(child.get(VAL)) or 1)
        elif tag == W + "vMerge":
            begins = child.get(VAL) == "restart"
            goes_on = not begins
        elif tag == W + "hMerge":
            beside = child.get(VAL) != "restart"
        elif tag == W + "shd":
            ground = ground_of(child)
        elif tag in (W + "cellIns", W + "cellDel"):
            changed = tag
    return _CellLook(columns, goes_on, begins, beside, ground, changed)


def _change(tag: str) -> str:
    return "tracked-deletion" if tag in GONE or tag == W + "cellDel" else "tracked-insertion"


def _stated(look: etree._Element, name: str, bit: int) -> bool:
    said = look.get(W + name)
    return bit > 0 if said is None else said in ("1", "true", "on")


def _is_hexadecimal(value: str) -> bool:
    return 0 < len(value) <= 8 and all(sign in "0123456789abcdefABCDEF" for sign in value)
