"""The writer of web pages: one self-contained, accessible HTML file, marked above, below and in print."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from briefing_app.documents.writers.characters import one_line, permitted
from briefing_app.documents.writers.columns import cell_words, columns_of
from briefing_app.documents.writers.html_style import style_sheet
from briefing_app.documents.writers.ordinals import Ordinals
from briefing_app.documents.writers.outline import outline_levels
from briefing_app.documents.writers.picture_files import picture_file
from briefing_app.documents.writers.printing import (
    Mark,
    MarkKind,
    Pictures,
    Piece,
    Printing,
    has_cells,
    language_tag,
    plain_stretches,
    printable,
)
from briefing_app.domain.edition import InternalEdition, PartnerEdition, PublicEdition
from briefing_app.domain.excerpt import Excerpt
from briefing_app.domain.links import safe_address
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    FootnoteReference,
    HardBreak,
    Heading,
    Holds,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    WithheldBlock,
)
from briefing_app.domain.wording import Wording

_DEEPEST_HEADING = 6
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""What a page may load: nothing but itself."""

_RULED = '<table border="1" style="border-collapse:collapse">'
_CLASSES = {MarkKind.PORTION: "portion", MarkKind.WITHHELD: "withheld", MarkKind.FLAG: "flag"}


def write_html(
    edition: InternalEdition | PublicEdition | PartnerEdition, wording: Wording, pictures: Pictures
) -> bytes:
    """The edition as an HTML file in UTF-8; pictures are inside it."""
    return "\n".join(_Page(edition, wording, pictures).lines()).encode() + b"\n"


def html_excerpt(excerpt: Excerpt, wording: Wording) -> str:
    """The excerpt as HTML for other programs: no looks, no pictures; a paragraph alone is not set apart."""
    return _Excerpt(excerpt, wording, {}).text()


class _Page:
    """One page being written."""

    def __init__(
        self,
        edition: InternalEdition | PublicEdition | PartnerEdition | Excerpt,
        wording: Wording,
        pictures: Pictures,
    ) -> None:
        self._edition = edition
        self._printing = Printing(edition, wording)
        self._pictures = pictures
        self._notes: list[str] = []
        blocks = list(printable(edition.blocks))
        self._levels = outline_levels(blocks) | outline_levels(printable(edition.front))
        headings = (block for block in blocks if isinstance(block, Heading))
        self._listed = [block for block in headings if self._levels[block.id] <= edition.contents_depth]
        self._targets: dict[BlockId, str] = {
            block.id: f"part{number}" for number, block in enumerate(self._listed, 1)
        }

    def lines(self) -> Iterator[str]:
        """The lines of the file."""
        edition, page = self._edition, self._edition.page
        language = f' lang="{self._printing.language}"' if self._printing.language else ""
        yield f'<!DOCTYPE html>\n<html{language}>\n<head>\n<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        if edition.institution:
            yield f'<meta name="author" content="{_text(one_line(edition.institution))}">'
        yield f"<title>{_text(one_line(edition.title))}</title>"
        yield f"<style>\n{style_sheet(edition, self._printing.copy)}</style>\n</head>\n<body>"
        if edition.banner and (page.header or page.body):
            yield f'<p class="banner">{_text(self._printing.banner_line)}</p>'
        yield "<main>"
        yield from self._opening()
        yield from self._blocks(edition.front)
        yield from self._contents()
        yield from self._blocks(edition.blocks)
        yield from self._footnotes()
        yield "</main>"
        yield f'<footer><p class="reference">{_text(self._reference())}</p>'
        banner = f'<p class="banner">{_text(edition.banner)}</p>' if page.footer else ""
        yield f"{banner}</footer>\n</body>\n</html>"

    def _opening(self) -> Iterator[str]:
        yield f"<h1>{_text(self._edition.title)}</h1>"
        if self._edition.subtitle:
            yield f'<p class="subtitle">{_text(self._edition.subtitle)}</p>'

    def _reference(self) -> str:
        return " · ".join(filter(None, (self._edition.number, self._printing.date, self._printing.copy)))

    def _contents(self) -> Iterator[str]:
        if not self._listed:
            return
        title = _text(self._printing.contents_title)
        yield f'<nav aria-label="{title}">\n<p class="contents">{title}</p>\n<ul>'
        for heading in self._listed:
            level = self._levels[heading.id]
            pieces = self._printing.pieces(heading.content, heading.severances, heading.portion)
            said = "".join(_severed(_text(words), held) for words, held in plain_stretches(pieces))
            yield f'<li class="level{level}"><a href="#{self._targets[heading.id]}">{said}</a></li>'
        yield "</ul>\n</nav>"

    def _footnotes(self) -> Iterator[str]:
        if not self._notes:
            return
        title = _text(self._printing.notes_title)
        yield f'<section class="notes" aria-label="{title}">\n<ol>'
        for number, note in enumerate(self._notes, 1):
            yield f'<li id="note{number}">{note} <a href="#mark{number}" aria-label="{number}">↩</a></li>'
        yield "</ol>\n</section>"

    # ---- blocks

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for is_item, group in groupby(printable(blocks), key=lambda block: isinstance(block, ListItem)):
            if is_item:
                yield from self._list([block for block in group if isinstance(block, ListItem)])
            else:
                for block in group:
                    yield self._block(block)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                tag = f"h{min(self._levels.get(block.id, 1) + 1, _DEEPEST_HEADING)}"
                target = self._targets.get(block.id)
                anchor = f' id="{target}"' if target else ""
                return f"<{tag}{anchor}>{self._said(block)}</{tag}>"
            case Table():
                return self._table(block, block.severances)
            case Picture():
                return self._picture(block, block.severances)
            case _:
                return f"<p>{self._said(block)}</p>"

    def _said(self, block: Heading | Paragraph | ListItem | WithheldBlock, held: Holds = FREE) -> str:
        content = (block.withheld,) if isinstance(block, WithheldBlock) else block.content
        return self._inline(self._printing.pieces(content, held | block.severances, block.portion))

    def _list(self, items: list[ListItem], held: Holds = FREE) -> Iterator[str]:
        ordinals = Ordinals()
        open_tags: list[str] = []
        for item in items:
            place = ordinals.place(item)
            while len(open_tags) > place.level or (place.begins and len(open_tags) == place.level):
                yield f"</li>\n</{open_tags.pop()}>"
            if len(open_tags) == place.level:
                yield "</li>"
            else:
                tag = "ol" if item.numbered else "ul"
                open_tags.append(tag)
                yield f'<ol start="{place.number}">' if place.number not in (None, 1) else f"<{tag}>"
            yield f"<li>{self._said(item, held)}"
        while open_tags:
            yield f"</li>\n</{open_tags.pop()}>"

    # ---- tables and pictures

    def _table(self, table: Table, held: Holds) -> str:
        around = held if table.caption else FREE  # without words its flag stands in the cells
        caption = self._inline(self._printing.pieces(table.caption, around, table.portion))
        if not has_cells(table):
            return f"<p>{caption}</p>"
        rows = [
            self._row(
                table,
                index,
                held,
                [column.is_numeric for column in columns_of(cell_words(table), table.header_rows)],
            )
            for index in range(len(table.rows))
        ]
        head, body = rows[: table.header_rows], rows[table.header_rows :]
        return "\n".join(
            (
                "<table>",
                *([f"<caption>{caption}</caption>"] if caption else []),
                *(["<thead>", *head, "</thead>"] if head else []),
                *(["<tbody>", *body, "</tbody>"] if body else []),
                "</table>",
            )
        )

    def _row(self, table: Table, index: int, held: Holds, numeric: list[bool]) -> str:
        row = table.rows[index]
        cells = []
        for number, cell in enumerate(row.cells):
            around = held | row.severances | table.columns[number] | cell.severances
            look = ' class="number"' if numeric[number] else ""
            words = self._cell(cell, around)
            if index < table.header_rows:
                cells.append(f'<th scope="col"{look}>{words}</th>')
            elif number < table.header_columns:
                cells.append(f'<th scope="row"{look}>{words}</th>')
            else:
                cells.append(f"<td{look}>{words}</td>")
        return f"<tr>{''.join(cells)}</tr>"

    def _cell(self, cell: Cell, held: Holds) -> str:
        blocks = list(printable(cell.blocks))
        mark = self._printing.portion(cell.portion)
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and blocks[0].portion is None:
            return self._inline(
                self._printing.pieces(blocks[0].content, held | blocks[0].severances, cell.portion)
            )
        if not blocks:
            return self._inline(self._printing.pieces((), held, cell.portion))
        opening = self._inline((Mark(f"{mark} ", MarkKind.PORTION),)) if mark else ""
        return opening + "\n".join(self._cell_blocks(blocks, held))

    def _cell_blocks(self, blocks: list[Block], held: Holds) -> Iterator[str]:
        for is_item, group in groupby(blocks, key=lambda block: isinstance(block, ListItem)):
            if is_item:
                yield from self._list([block for block in group if isinstance(block, ListItem)], held)
                continue
            for block in group:
                match block:
                    case Table():
                        yield self._table(block, held | block.severances)
                    case Picture():
                        yield self._picture(block, held | block.severances)
                    case Heading() | Paragraph() | WithheldBlock():
                        yield f"<p>{self._said(block, held)}</p>"

    def _picture(self, picture: Picture, held: Holds) -> str:
        file = picture_file(self._pictures.get(picture.digest, b""))
        caption = self._inline(self._printing.pieces(picture.caption, held, picture.portion))
        if file is None:
            said = self._inline((Mark(f"[{picture.alternate}]", MarkKind.WITHHELD),))
            shown = f"<p>{_severed(said, bool(held))}</p>" if picture.alternate else ""
        else:
            address = f"data:{file.media_type};base64,{b64encode(file.content).decode()}"
            look = ' class="severed"' if held else ""
            shown = f'<img{look} src="{address}" alt="{_text(one_line(picture.alternate))}">'
        return f"<figure>{shown}{f'<figcaption>{caption}</figcaption>' if caption else ''}</figure>"

    # ---- inline

    def _inline(self, pieces: Iterable[Piece]) -> str:
        return "".join(map(self._piece, pieces))

    def _piece(self, piece: Piece) -> str:
        match piece:
            case Run():
                return self._words(piece)
            case Mark():
                if piece.kind is MarkKind.SPACE:
                    return piece.text
                return f'<span class="{_CLASSES[piece.kind]}">{_text(piece.text)}</span>'
            case HardBreak():
                return "<br>"
            case FootnoteReference():
                return self._footnote(piece)

    def _words(self, words: Run) -> str:
        said = _text(words.text).replace("\n", "<br>")
        if not said:
            return ""
        if words.italic:
            said = f"<em>{said}</em>"
        if words.bold:
            said = f"<strong>{said}</strong>"
        tag = language_tag(words.language)
        if tag and tag != self._printing.language:
            said = f'<span lang="{tag}">{said}</span>'
        if words.link and (address := safe_address(words.link)):
            said = f'<a href="{_text(address)}">{said}</a>'
        return _severed(said, bool(words.severances))

    def _footnote(self, note: FootnoteReference) -> str:
        number = len(self._notes) + 1
        self._notes.append("")  # its place, before a note inside it could take it
        self._notes[number - 1] = self._inline(self._printing.pieces(note.content, note.severances))
        return f'<sup><a href="#note{number}" id="mark{number}">{number}</a></sup>'


class _Excerpt(_Page):
    """A piece of a page, its headings at the levels they have."""

    def text(self) -> str:
        """The whole of it, between the marks of a clipboard's fragment."""
        blocks = printable(self._edition.blocks)
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            piece = f"<span>{self._said(blocks[0])}</span>"
        else:
            piece = "\n".join(self._blocks(blocks))
        notes = "\n".join(self._footnotes())
        language = f' lang="{self._printing.language}"' if self._printing.language else ""
        whole = f"{piece}\n{notes}" if notes else piece
        return (
            f'<!DOCTYPE html>\n<html{language}>\n<head><meta charset="utf-8"></head>\n<body>'
            f"<!--StartFragment-->{whole.replace('<table>', _RULED)}<!--EndFragment--></body>\n</html>\n"
        )

    def _block(self, block: Block) -> str:
        if not isinstance(block, Heading):
            return super()._block(block)
        tag = f"h{min(max(block.level, 1), _DEEPEST_HEADING)}"
        return f"<{tag}>{self._said(block)}</{tag}>"


def _severed(said: str, held: bool) -> str:
    return f'<mark class="severed">{said}</mark>' if held else said


def _text(text: str) -> str:
    return escape(permitted(text))
