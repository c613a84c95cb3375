"""The tables of a page while it is walked through: their rows and cells, and where words in them go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing_app.documents.readers.html import elements, lists
from briefing_app.documents.readers.html.open_element import Open
from briefing_app.documents.readers.structured import grid
from briefing_app.documents.readers.structured.drafts import CellDraft, Draft, TableDraft

_MOST_DEEP = 6


@dataclass(slots=True)
class OpenTables:
    """The tables that are open, the innermost last, each with where the words around it go."""

    _open: list[tuple[TableDraft, list[Draft]]] = field(default_factory=list)

    def start(self, opened: Open, attributes: Mapping[str, str], sink: list[Draft]) -> list[Draft]:
        """Where words go from here on, as an element of a table begins; so far they went to *sink*."""
        tag = opened.tag
        if tag == "table" and len(self._open) == _MOST_DEEP:
            return sink
        if tag == "table":
            sink = self._start_table(opened, attributes, sink)
        if not self._open:
            return sink
        table = self._open[-1][0]
        if tag == "thead":
            opened.head = True
        elif tag == "tr":
            table.rows.append([])
            table.head = len(table.rows) if opened.head and table.head == len(table.rows) - 1 else table.head
        elif tag == "caption":
            opened.sink, sink = sink, table.caption
        elif tag in elements.CELLS:
            cell = _cell(opened, attributes)
            if not table.rows:
                table.rows.append([])
            table.rows[-1].append(cell)
            opened.sink, sink = sink, cell.drafts
        return sink

    def end(self) -> list[Draft]:
        """Where words go behind the innermost table, which ends; it is put there, or what was in a layout."""
        table, sink = self._open.pop()
        if not any(table.rows) or grid.is_layout(table):
            sink += grid.in_reading_order(table)
            return sink
        sink += table.stray
        sink.append(table)
        if self._open:
            self._open[-1][0].layout = True
        return sink

    def _start_table(self, opened: Open, attributes: Mapping[str, str], sink: list[Draft]) -> list[Draft]:
        table = TableDraft(layout=attributes.get("role") in ("presentation", "none"))
        self._open.append((table, sink))
        opened.at_end = "table"
        _leave_list(opened)
        opened.head = False
        return table.stray


def _cell(opened: Open, attributes: Mapping[str, str]) -> CellDraft:
    _leave_list(opened)
    return CellDraft(
        rows=lists.reach(attributes.get("rowspan"), grid.LONGEST),
        columns=lists.reach(attributes.get("colspan"), grid.WIDEST),
        heading=opened.tag == "th",
    )


def _leave_list(opened: Open) -> None:
    """What stands in a table or cell is of no list and no heading around it."""
    opened.item = opened.inside = None
    opened.level = opened.flattened = 0
