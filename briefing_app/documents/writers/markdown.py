"""The writer of Markdown: headings, lists and tables as every reader of Markdown knows them.

Words are escaped so that nothing in them becomes markup, be it at the start of a line, in a cell or as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing_app.documents.writers.characters import one_line, permitted
from briefing_app.documents.writers.columns import cell_words, columns_of
from briefing_app.documents.writers.ordinals import Ordinals, Place
from briefing_app.documents.writers.outline import outline_levels
from briefing_app.documents.writers.printing import (
    SEVERED_BEGINS,
    SEVERED_ENDS,
    Mark,
    MarkKind,
    Pictures,
    Piece,
    Printing,
    flagged_words,
    has_cells,
    printable,
)
from briefing_app.domain.edition import InternalEdition, PartnerEdition, PublicEdition
from briefing_app.domain.links import safe_address
from briefing_app.domain.marking import Marking
from briefing_app.domain.text import (
    FREE,
    Block,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    Holds,
    ListItem,
    Picture,
    Run,
    Table,
    WithheldBlock,
)
from briefing_app.domain.wording import Wording

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&$^])")
_LINE_START = re.compile(r"^(\s*)([#+=:-])")
_NUMBER = re.compile(r"^(\s*\d{1,9})([.)])")
_EDGES = re.compile(r"^([\W_]*)(.*?)([\W_]*)$", re.DOTALL)
_INDENT = 4
_DEEPEST_HEADING = 6
_BREAK, _CELL_BREAK = "\\\n", "<br>"


def write_markdown(
    edition: InternalEdition | PublicEdition | PartnerEdition, wording: Wording, pictures: Pictures
) -> bytes:
    """The edition as Markdown in UTF-8; of pictures only their alternate text, so *pictures* is not used."""
    del pictures
    return ("\n".join(_Sheet(edition, wording).lines()).rstrip("\n") + "\n").encode()


class _Sheet:
    """One text being written."""

    def __init__(self, edition: InternalEdition | PublicEdition | PartnerEdition, wording: Wording) -> None:
        self._edition = edition
        self._printing = Printing(edition, wording)
        self._notes: list[str] = []
        self._ordinals = Ordinals()
        self._levels = outline_levels(printable(edition.blocks)) | outline_levels(printable(edition.front))

    def lines(self) -> Iterator[str]:
        """The lines of the text."""
        edition = self._edition
        banner = escaped(one_line(edition.banner))
        page = edition.page
        yield from (f"**{banner}**", "") if banner and (page.header or page.body) else ()
        yield from (f"# {escaped(one_line(edition.title))}", "")
        said = (one_line(edition.number), self._printing.date, self._printing.copy)
        reference = " · ".join(filter(None, said))
        for words in filter(None, (one_line(edition.subtitle), reference)):
            yield from (escaped(words), "")
        yield from self._blocks(edition.front)
        yield from self._contents()
        yield from self._blocks(edition.blocks)
        yield from self._footnotes()
        yield from (f"**{banner}**",) if banner and page.footer else ()

    def _contents(self) -> Iterator[str]:
        depth = self._edition.contents_depth
        headings = [block for block in printable(self._edition.blocks) if isinstance(block, Heading)]
        listed = [heading for heading in headings if self._levels[heading.id] <= depth]
        if not listed:
            return
        yield from (f"**{escaped(self._printing.contents_title)}**", "")
        for heading in listed:
            words = flagged_words(self._printing.pieces(heading.content, heading.severances, heading.portion))
            indent = " " * (_INDENT * (self._levels[heading.id] - 1))
            yield f"{indent}- {escaped(one_line(words))}"
        yield ""

    def _footnotes(self) -> Iterator[str]:
        """The footnotes as a list: readers that know no footnotes would take them for something else."""
        if not self._notes:
            return
        yield from (f"**{escaped(self._printing.notes_title)}**", "")
        yield from (f"{number}. {note}" for number, note in enumerate(self._notes, 1))
        yield ""

    # ---- blocks

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        in_list = False
        for block in printable(blocks):
            if isinstance(block, ListItem):
                yield from self._item(block)
            else:
                if in_list:
                    yield ""
                self._ordinals.end()
                yield from self._block(block)
                yield ""
            in_list = isinstance(block, ListItem)
        self._ordinals.end()
        if in_list:
            yield ""

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                marks = "#" * min(self._levels.get(block.id, 1) + 1, _DEEPEST_HEADING)
                yield f"{marks} {self._said(block.content, block.severances, block.portion, _CELL_BREAK)}"
            case Table():
                yield from self._table(block)
            case Picture():
                yield from self._picture(block, block.severances)
            case WithheldBlock():
                yield self._said((block.withheld,), block.severances, block.portion)
            case _:
                yield self._said(block.content, block.severances, block.portion)

    def _item(self, item: ListItem) -> Iterator[str]:
        place = self._ordinals.place(item)
        indent = " " * (_INDENT * (place.level - 1))
        said = self._said(item.content, item.severances, item.portion)
        first, *rest = said.split("\n")
        yield f"{indent}{_marker(place)}{first}"
        yield from (f"{indent}{' ' * _INDENT}{line}" for line in rest)

    def _picture(self, picture: Picture, held: Holds, line_break: str = _BREAK) -> Iterator[str]:
        described = f"[{one_line(picture.alternate)}]" if picture.alternate.strip() else ""
        around = held if picture.caption or not described else FREE
        if caption := self._said(picture.caption, around, picture.portion, line_break):
            yield from (caption, "")
        if described:
            yield self._said((Run(described),), held, None, line_break)

    # ---- tables

    def _table(self, table: Table) -> Iterator[str]:
        if caption := self._caption(table, table.severances):
            yield from (caption, "")
        if not has_cells(table):
            return
        rows = self._cells(table, FREE)
        if not table.header_rows:  # a table of Markdown cannot be without
            rows.insert(0, [""] * len(table.columns))
        columns = columns_of(cell_words(table), table.header_rows)
        rule = ("---:" if column.is_numeric else "---" for column in columns)
        for number, row in enumerate(rows):
            yield f"| {' | '.join(row)} |"
            if number == 0:
                yield f"| {' | '.join(rule)} |"

    def _caption(self, table: Table, held: Holds) -> str:
        """The caption of a table; the flag of one that has none stands in its cells."""
        return self._said(table.caption, held if table.caption else FREE, table.portion, _CELL_BREAK)

    def _cells(self, table: Table, held: Holds) -> list[list[str]]:
        """The words of each cell, row by row; *held* is what holds the whole table from outside."""
        return [
            [
                self._cell(
                    cell.blocks,
                    held | table.severances | row.severances | column | cell.severances,
                    cell.portion,
                )
                for cell, column in zip(row.cells, table.columns, strict=True)
            ]
            for row in table.rows
        ]

    def _cell(self, blocks: tuple[Block, ...], held: Holds, portion: Marking | None) -> str:
        said = [self._cell_block(block, held) for block in printable(blocks)]
        if not said and held:
            said = [self._said((), held, None, _CELL_BREAK)]
        mark = escaped(self._printing.portion(portion))
        return " ".join(filter(None, (f"**{mark}**" if mark else "", _CELL_BREAK.join(said))))

    def _cell_block(self, block: Block, held: Holds) -> str:
        around = held | block.severances
        match block:
            case Table():
                caption = self._caption(block, around)
                rows = (", ".join(row) for row in self._cells(block, held))
                return _CELL_BREAK.join(filter(None, (caption, *rows)))
            case Picture():
                return _CELL_BREAK.join(filter(None, self._picture(block, around, _CELL_BREAK)))
            case WithheldBlock():
                return self._said((block.withheld,), around, block.portion, _CELL_BREAK)
            case _:
                return self._said(block.content, around, block.portion, _CELL_BREAK)

    # ---- inline

    def _said(self, content: Content, held: Holds, portion: Marking | None, line_break: str = _BREAK) -> str:
        """The content as Markdown; *line_break* is what a hard break is where this content stands."""
        joined = ""
        inside = False
        for piece in self._printing.pieces(content, held, portion):
            severed = not isinstance(piece, Mark | HardBreak) and bool(piece.severances)  # a pair a line
            if severed is not inside:
                joined += SEVERED_BEGINS if severed else SEVERED_ENDS
                inside = severed
            joined += self._piece(piece, joined)
        if inside:
            joined += SEVERED_ENDS
        return line_break.join(line.strip(" \t") for line in joined.strip("\n").split("\n"))

    def _piece(self, piece: Piece, before: str) -> str:
        """A piece as Markdown given what stands before it; a hard break is a line feed for the time being."""
        at_start = not before or before.endswith("\n")
        match piece:
            case Run():
                return self._words(piece, before, at_start=at_start)
            case Mark(text, MarkKind.PORTION):
                return f"**{escaped(text.strip())}** "
            case Mark(text, _):
                return escaped(text, at_start=at_start)
            case HardBreak():
                return "\n"
            case FootnoteReference():
                return self._footnote(piece)

    def _words(self, words: Run, before: str, *, at_start: bool) -> str:
        text = permitted(words.text)
        mark = "*" * (2 * words.bold + words.italic)
        found = _EDGES.match(text)
        if not mark or before.endswith("*") or found is None or not found[2] or "\n" in text:
            said = escaped(text, at_start=at_start)
        else:  # the marks of Markdown hold only where a letter or digit is at both ends
            edge = escaped(found[1], at_start=at_start)
            said = f"{edge}{mark}{escaped(found[2], at_start=False)}{mark}{escaped(found[3], at_start=False)}"
        address = safe_address(words.link) if words.link else None
        return f"[{said}](<{address}>)" if address and text.strip() else said

    def _footnote(self, note: FootnoteReference) -> str:
        number = len(self._notes) + 1
        self._notes.append("")
        self._notes[number - 1] = self._said(note.content, note.severances, None, _CELL_BREAK)
        return f"\\[{number}\\]"


def escaped(text: str, *, at_start: bool = True) -> str:
    """The words with a backslash before everything that could be markup; *at_start* of a line more could."""
    first, *rest = _SPECIAL.sub(r"\\\1", permitted(text)).split("\n")
    return "\n".join([_guarded(first) if at_start else first, *map(_guarded, rest)])


def _guarded(line: str) -> str:
    return _NUMBER.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", line))


def _marker(place: Place) -> str:
    """The marker of an item; a new list right after another one of its kind has the other marker."""
    other = place.which % 2
    if place.number is None:
        return ("-", "*")[other] + " "
    return f"{place.number}{('.', ')')[other]} "
