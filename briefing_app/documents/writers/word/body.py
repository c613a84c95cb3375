"""The body of a Word document: blocks as strings from ready-made properties, nothing parsed again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefing_app.documents.writers.printing import (
    Printing,
    has_cells,
    plain_words,
    printable,
)
from briefing_app.documents.writers.word.compiler import CompiledTemplate
from briefing_app.documents.writers.word.inline import InlineWriter
from briefing_app.documents.writers.word.numbering import Lists
from briefing_app.documents.writers.word.pictures import PictureParts
from briefing_app.documents.writers.word.tables import TableWriter
from briefing_app.domain.marking import Marking
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Content,
    Heading,
    Holds,
    ListItem,
    Paragraph,
    Picture,
    Table,
    WithheldBlock,
)

_DEEPEST_HEADING = 6
_DEEPEST_ITEM_STYLE = 3
_APART: dict[type | None, str] = {Table: "after_table", ListItem: "after_list"}
"""The role of a paragraph that follows such a block, to stand clear of it."""

_LONGEST_NAME = 38  # Word cuts a bookmark's name after 40 letters

Outline = Mapping[BlockId, tuple[int, str | None]]
"""For each heading the level it is printed at, and the bookmark the contents list leads to, if any."""


def bookmark_name(block: BlockId) -> str:
    """The hidden bookmark that carries a block's id: "_b" and the id without hyphens; its digest if odd."""
    bare = block.replace("-", "")
    if not (bare.isascii() and bare.isalnum() and len(bare) <= _LONGEST_NAME):
        bare = hashlib.sha256(block.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return f"_b{bare}"


def caption_bookmark(block: BlockId) -> str:
    """The bookmark of the caption of a table or picture."""
    return bookmark_name(BlockId(f"{block}-caption"))


class BodyWriter:
    """Writes blocks one after the other; lists, bookmarks and drawings are numbered through the document."""

    def __init__(
        self,
        template: CompiledTemplate,
        inline: InlineWriter,
        printing: Printing,
        pictures: PictureParts,
        lists: Lists,
        *,
        with_bookmarks: bool,
    ) -> None:
        self._template = template
        self._inline = inline
        self._printing = printing
        self._pictures = pictures
        self._lists = lists
        flag = printing.flag if printing.has_flags else None
        self._tables = TableWriter(template, self._cell, self.bookmark, flag)
        self._with_bookmarks = with_bookmarks
        self._bookmarks = 0
        self._bookmarked: set[str] = set()
        self._outline: Outline = {}
        self._properties = {role: _style(style) for role, style in template.styles.items()} | {"normal": ""}
        self._items: dict[tuple[int, int], str] = {}
        self._writers: dict[type, Callable[[Any], str]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            ListItem: self._item,
            WithheldBlock: self._paragraph,
            Table: self._table,
            Picture: self._picture,
        }

    def blocks(self, blocks: Iterable[Block], outline: Outline) -> Iterator[str]:
        """The blocks as XML, one string each; an empty block prints nothing."""
        self._outline = outline
        before: type | None = None
        for block in printable(blocks):
            kind = type(block)
            if kind is not ListItem:
                self._lists.end()
            if before in _APART and isinstance(block, Paragraph | WithheldBlock):
                yield self._paragraph(block, _APART[before])
            elif before is Table and isinstance(block, Table) and not self._has_caption(block):
                # Word would join two tables with nothing between
                yield f"<w:p>{self._properties['between_tables']}</w:p>{self._table(block)}"
            else:
                yield self._writers[kind](block)
            before = kind
        self._lists.end()

    def paragraph(self, role: str, runs: str) -> str:
        """A paragraph of a role around ready runs."""
        return f"<w:p>{self._properties[role]}{runs}</w:p>"

    def properties(self, role: str) -> str:
        """The ``w:pPr`` of a role, nothing for plain text."""
        return self._properties[role]

    def _heading(self, block: Heading) -> str:
        level, target = self._outline.get(block.id, (1, None))
        runs = self._inline.runs(block.content, block.severances, block.portion)
        if target is not None:
            opening, closing = self.bookmark(target)
            runs = f"{opening}{runs}{closing}"
        return self._marked(block, self._properties[f"heading{min(level, _DEEPEST_HEADING)}"], runs)

    def _paragraph(self, block: Paragraph | WithheldBlock, role: str = "normal") -> str:
        content = (block.withheld,) if isinstance(block, WithheldBlock) else block.content
        runs = self._inline.runs(content, block.severances, block.portion)
        return self._marked(block, self._properties[role], runs)

    def _item(self, block: ListItem) -> str:
        return self._marked(
            block,
            self._item_properties(block),
            self._inline.runs(block.content, block.severances, block.portion),
        )

    def _item_properties(self, item: ListItem) -> str:
        level, number = self._lists.place(item)
        properties = self._items.get((level, number))  # a list is either numbered or not
        if properties is None:
            role = f"list_{'number' if item.numbered else 'bullet'}{min(level, _DEEPEST_ITEM_STYLE)}"
            properties = self._items[level, number] = (
                f'<w:pPr><w:pStyle w:val="{self._template.styles[role]}"/><w:numPr>'
                f'<w:ilvl w:val="{level - 1}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
            )
        return properties

    def _table(self, block: Table) -> str:
        caption = self._caption(block)
        if not has_cells(block):
            return caption
        title = plain_words(self._printing.pieces(block.caption))
        opening, closing = self._block_bookmark(block)
        return f"{caption}{opening}{self._tables.table(block, block.severances, title)}{closing}"

    def _has_caption(self, table: Table) -> bool:
        return bool(table.caption or self._printing.portion(table.portion))

    def _caption(self, block: Table | Picture) -> str:
        """Caption with portion mark; for a picture also the flag, which has no cell to stand in."""
        held = block.severances if block.caption or isinstance(block, Picture) else FREE
        if not (block.caption or held or self._printing.portion(block.portion)):
            return ""
        runs = self._inline.runs(block.caption, held, block.portion)
        if self._with_bookmarks:
            opening, closing = self._named(caption_bookmark(block.id))
            runs = f"{opening}{runs}{closing}"
        return self.paragraph("caption", runs)

    def _picture(self, block: Picture) -> str:
        drawing = self._pictures.drawing(block)
        if drawing is None:
            said = self._inline.described(block.alternate, block.severances) if block.alternate else ""
            shown = self._marked(block, "", said) if said else ""
        else:
            shown = self._marked(
                block, self._properties["picture"], self._inline.drawn(drawing, block.severances)
            )
        return self._caption(block) + shown

    def _cell(self, blocks: tuple[Block, ...], held: Holds, portion: Marking | None, properties: str) -> str:
        """The paragraphs of a table cell; headings in it are no part of the outline."""
        if len(blocks) == 1:
            block = blocks[0]
            if type(block) is Paragraph and block.content:  # nearly always
                around = held | block.severances if block.severances else held
                runs = self._inline.runs(block.content, around, block.portion or portion)
                return self._marked(block, properties, runs)
        said = printable(blocks)
        written: list[str] = []
        if not said or (portion is not None and isinstance(said[0], Table | Picture)):
            written.append(f"<w:p>{properties}{self._inline.runs((), FREE if said else held, portion)}</w:p>")
        for block in said:
            around = held | block.severances
            if isinstance(block, Table):
                written.append(self._nested(block, around))
            elif isinstance(block, Picture):
                written.append(self._picture(replace(block, severances=around)))
            else:
                written.append(self._cell_paragraph(block, around, portion, properties))
                portion = None
        self._lists.end()
        if said and isinstance(said[-1], Table | Picture):  # Word wants a paragraph at the end of a cell
            written.append(f"<w:p>{properties}</w:p>")
        return "".join(written)

    def _cell_paragraph(
        self,
        block: Heading | Paragraph | ListItem | WithheldBlock,
        held: Holds,
        cell: Marking | None,
        properties: str,
    ) -> str:
        content: Content = (block.withheld,) if isinstance(block, WithheldBlock) else block.content
        runs = self._inline.runs(content, held, block.portion or cell)
        if isinstance(block, ListItem) and content:
            properties = self._item_properties(block)
        else:
            self._lists.end()
        return self._marked(block, properties, runs)

    def _nested(self, table: Table, held: Holds) -> str:
        return self._caption(table) + (self._tables.table(table, held, "") if has_cells(table) else "")

    def _marked(self, block: Block, properties: str, runs: str) -> str:
        """A paragraph that carries its block's bookmark where the edition has them."""
        if not self._with_bookmarks:
            return f"<w:p>{properties}{runs}</w:p>"
        opening, closing = self._block_bookmark(block)
        return f"<w:p>{properties}{opening}{runs}{closing}</w:p>"

    def _block_bookmark(self, block: Block) -> tuple[str, str]:
        return self._named(bookmark_name(block.id)) if self._with_bookmarks else ("", "")

    def _named(self, name: str) -> tuple[str, str]:
        """A bookmark of a block or its caption."""
        if name in self._bookmarked:  # a name counts once in a document
            return "", ""
        self._bookmarked.add(name)
        return self.bookmark(name)

    def bookmark(self, name: str) -> tuple[str, str]:
        """Start and end of a bookmark; its name holds letters, digits and "_" only."""
        self._bookmarks = number = self._bookmarks + 1
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>',
            f'<w:bookmarkEnd w:id="{number}"/>',
        )


def _style(style: str) -> str:
    return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
