"""The words that a writer puts into every file of its own: headings of its lists, names of its pictures.

They are asked of the writer itself, with an edition that holds a block of each sort and no words.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from briefing_app.documents.gate_document import Document
from briefing_app.domain.edition import InternalEdition, PartnerEdition, PublicEdition
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    FootnoteReference,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
    Withheld,
    WithheldBlock,
)

Write = Callable[[InternalEdition | PublicEdition | PartnerEdition, Mapping[str, bytes]], bytes]

_DIGEST = "0" * 64
_NOTHING = (Run("0"),)


def fixed_words(format_: str, edition: InternalEdition | PublicEdition | PartnerEdition, write: Write) -> str:
    """The words that stand in a file because of its format, language, banner and provisions.

    The ending of its name, "docx" for instance, is one of them.
    *write* writes such a file of an edition and its pictures by digest.
    """
    markers = [Withheld(exemptions) for exemptions in getattr(edition, "provisions", {})]
    blocks = tuple(_blocks([Withheld(), *markers]))
    bare = replace(
        edition, title="", subtitle="", number="", date="", front=(), blocks=blocks, contents_depth=3
    )
    document = Document(format_, write(bare, {_DIGEST: _picture()}), "")
    return "\n".join([format_, *(place.text for place in document.places if not place.is_structure)])


def _blocks(markers: list[Withheld]) -> Iterator[Block]:
    for level in (1, 2, 3):
        yield Heading(id=BlockId(f"h{level}"), level=level, content=_NOTHING)
    yield Paragraph(id=BlockId("p"), content=(*_NOTHING, FootnoteReference(_NOTHING), *markers))
    for number, numbered in enumerate((True, False)):
        yield ListItem(id=BlockId(f"i{number}"), level=1, content=_NOTHING, numbered=numbered)
    cell = Cell(blocks=(Paragraph(id=BlockId("c"), content=_NOTHING),))
    rows = (Row((cell, cell)), Row((cell, cell)))
    yield Table(id=BlockId("t"), rows=rows, columns=(FREE, FREE), caption=_NOTHING)
    yield Picture(id=BlockId("g"), digest=_DIGEST, media_type="image/png", alternate="0", caption=_NOTHING)
    for number, marker in enumerate(markers):
        yield WithheldBlock(id=BlockId(f"w{number}"), withheld=marker)


def _picture() -> bytes:
    """A picture of one point."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(4))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
