"""The writer of plain text: a line per paragraph, marked above and below, readable without any program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing_app.documents.writers.characters import one_line, permitted
from briefing_app.documents.writers.columns import columns_of
from briefing_app.documents.writers.ordinals import Ordinals
from briefing_app.documents.writers.outline import outline_levels
from briefing_app.documents.writers.printing import (
    SEVERED_BEGINS,
    SEVERED_ENDS,
    Mark,
    Pictures,
    Piece,
    Printing,
    flagged_words,
    has_cells,
    printable,
)
from briefing_app.domain.edition import InternalEdition, PartnerEdition, PublicEdition
from briefing_app.domain.excerpt import Excerpt
from briefing_app.domain.labelled import labelled
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

_WIDEST_TABLE = 100
_UNDERLINES = {1: "=", 2: "-"}
_INDENT = 3
_LABEL_AND_VALUE = 2


def write_text(
    edition: InternalEdition | PublicEdition | PartnerEdition, wording: Wording, pictures: Pictures
) -> bytes:
    """The edition as plain text in UTF-8; of pictures only their alternate text, not *pictures*."""
    del pictures
    return ("\n".join(_Sheet(edition, wording).lines()).rstrip("\n") + "\n").encode()


def text_excerpt(excerpt: Excerpt, wording: Wording) -> str:
    """The excerpt as plain text for other programs: a line a block, cells with tabs between them."""
    return "\n".join(_Excerpt(excerpt, wording).excerpt_lines()).rstrip("\n")


class _Sheet:
    """One text being written."""

    def __init__(
        self, edition: InternalEdition | PublicEdition | PartnerEdition | Excerpt, wording: Wording
    ) -> None:
        self._edition = edition
        self._printing = Printing(edition, wording)
        self._notes: list[str] = []
        self._ordinals = Ordinals()
        self._levels = outline_levels(printable(edition.blocks)) | outline_levels(printable(edition.front))

    def lines(self) -> Iterator[str]:
        """The lines of the text."""
        edition, banner = self._edition, one_line(self._edition.banner)
        page = edition.page
        yield from (banner, "") if banner and (page.header or page.body) else ()
        title = one_line(edition.title)
        yield from filter(None, (title, "=" * len(title), one_line(edition.subtitle)))
        said = (one_line(edition.number), self._printing.date, self._printing.copy)
        reference = " · ".join(filter(None, said))
        yield from filter(None, (reference,))
        yield ""
        yield from self._blocks(edition.front)
        yield from self._contents()
        yield from self._blocks(edition.blocks)
        yield from self._footnotes()
        yield from (banner,) if banner and page.footer else ()

    def _contents(self) -> Iterator[str]:
        depth = self._edition.contents_depth
        headings = [block for block in printable(self._edition.blocks) if isinstance(block, Heading)]
        listed = [heading for heading in headings if self._levels[heading.id] <= depth]
        if not listed:
            return
        yield self._printing.contents_title
        yield "-" * len(self._printing.contents_title)
        for heading in listed:
            words = flagged_words(self._printing.pieces(heading.content, heading.severances, heading.portion))
            yield "  " * (self._levels[heading.id] - 1) + one_line(words)
        yield ""

    def _footnotes(self) -> Iterator[str]:
        if not self._notes:
            return
        yield self._printing.notes_title
        yield "-" * len(self._printing.notes_title)
        for number, note in enumerate(self._notes, 1):
            yield f"[{number}] {note}"
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
                words = " ".join(self._said(block.content, block.severances, block.portion).split("\n"))
                yield from ("", words, _UNDERLINES.get(self._levels.get(block.id, 1), "") * len(words))
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
        marker = "- " if place.number is None else f"{place.number}. "
        indent = " " * (_INDENT * (place.level - 1))
        first, *rest = self._said(item.content, item.severances, item.portion).split("\n")
        yield f"{indent}{marker}{first}"
        yield from (f"{indent}{' ' * len(marker)}{line}" for line in rest)

    def _picture(self, picture: Picture, held: Holds) -> Iterator[str]:
        described = f"[{one_line(picture.alternate)}]" if picture.alternate.strip() else ""
        around = held if picture.caption or not described else FREE
        caption = self._said(picture.caption, around, picture.portion)
        yield from filter(None, (caption, self._said((Run(described),), held, None) if described else ""))

    # ---- tables

    def _table(self, table: Table) -> Iterator[str]:
        if caption := self._caption(table, table.severances):
            yield from (caption, "")
        if not has_cells(table):
            return
        rows = self._cells(table, FREE)
        widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
        if sum(widths) + 2 * len(widths) <= _WIDEST_TABLE:
            yield from _aligned(rows, widths, table.header_rows)
        else:
            yield from self._records(rows, table.header_rows)

    def _caption(self, table: Table, held: Holds) -> str:
        """The caption of a table; the flag of one that has none stands in its cells."""
        return self._said(table.caption, held if table.caption else FREE, table.portion)

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
        """The words of a cell on one line."""
        said = [self._cell_block(block, held) for block in printable(blocks)]
        mark = self._printing.portion(portion)
        if not said and held:
            said = [self._said((), held, None)]
        return one_line(" ".join(filter(None, (mark, "; ".join(said)))))

    def _cell_block(self, block: Block, held: Holds) -> str:
        around = held | block.severances
        match block:
            case Table():
                caption = self._caption(block, around)
                rows = (", ".join(row) for row in self._cells(block, held))
                return "; ".join(filter(None, (caption, *rows)))
            case Picture():
                return " ".join(self._picture(block, around))
            case WithheldBlock():
                return self._said((block.withheld,), around, block.portion)
            case _:
                return self._said(block.content, around, block.portion)

    def _records(self, rows: list[list[str]], header_rows: int) -> Iterator[str]:
        """A wide table as a record for each row, every cell after its heading."""
        language = self._printing.language.partition("-")[0]
        titles = rows[header_rows - 1] if 0 < header_rows <= len(rows) else [""] * len(rows[0])
        unused = [title for title, *cells in zip(titles, *rows[header_rows:], strict=True) if not any(cells)]
        for heading in (*rows[: max(header_rows - 1, 0)], *([titles] if any(unused) else [])):
            yield from (" | ".join(filter(None, heading)), "")
        for number, row in enumerate(rows[header_rows:]):
            if number and len(row) > _LABEL_AND_VALUE:
                yield ""
            if not header_rows and len(row) == _LABEL_AND_VALUE:  # headings stand at the left
                yield labelled(row[0], row[1], language)
                continue
            for title, words in zip(titles, row, strict=True):
                if words:
                    yield labelled(title, words, language) if title else words

    # ---- inline

    def _said(self, content: Content, held: Holds, portion: Marking | None) -> str:
        return permitted("".join(self._pieces(self._printing.pieces(content, held, portion))))

    def _pieces(self, pieces: Iterable[Piece]) -> Iterator[str]:
        inside = False
        for piece in pieces:
            severed = not isinstance(piece, Mark | HardBreak) and bool(piece.severances)  # a pair a line
            if severed is not inside:
                yield SEVERED_BEGINS if severed else SEVERED_ENDS
                inside = severed
            match piece:
                case Run():
                    yield self._words(piece)
                case Mark():
                    yield piece.text
                case HardBreak():
                    yield "\n"
                case FootnoteReference():
                    yield self._footnote(piece)
        if inside:
            yield SEVERED_ENDS

    def _words(self, words: Run) -> str:
        address = safe_address(words.link) if words.link else None
        if address is None or address in (words.text, f"mailto:{words.text}"):
            return words.text
        return f"{words.text} ({address.removeprefix('mailto:')})"

    def _footnote(self, note: FootnoteReference) -> str:
        number = len(self._notes) + 1
        self._notes.append("")
        self._notes[number - 1] = one_line(self._said(note.content, note.severances, None))
        return f"[{number}]"


class _Excerpt(_Sheet):
    """A piece of a text, without rules or lines between its blocks."""

    def excerpt_lines(self) -> Iterator[str]:
        """The lines of its blocks, then its footnotes."""
        for block in printable(self._edition.blocks):
            if isinstance(block, ListItem):
                yield from self._item(block)
                continue
            self._ordinals.end()
            yield from self._block(block)
        notes = list(self._footnotes())
        if notes:
            yield from ("", *notes[2:])

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            yield " ".join(self._said(block.content, block.severances, block.portion).split("\n"))
        else:
            yield from super()._block(block)

    def _table(self, table: Table) -> Iterator[str]:
        if caption := self._caption(table, table.severances):
            yield caption
        if has_cells(table):
            yield from ("\t".join(cells) for cells in self._cells(table, FREE))


def _aligned(rows: list[list[str]], widths: list[int], header_rows: int) -> Iterator[str]:
    """The rows in columns, numbers to the right, a line under the headings."""
    numeric = [column.is_numeric for column in columns_of(rows, header_rows)]
    for number, row in enumerate(rows):
        cells = (
            words.rjust(width) if right else words.ljust(width)
            for words, width, right in zip(row, widths, numeric, strict=True)
        )
        yield "  ".join(cells).rstrip()
        if number == header_rows - 1:
            yield "  ".join("-" * width for width in widths)
