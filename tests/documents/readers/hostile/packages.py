"""Word packages by hand: good ones to build on, and archives whose entries say what is not so."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN_TYPE = f"{_WORD}.document.main+xml"
MADE = (2020, 1, 1, 0, 0, 0)

MAIN, TYPES, ROOT = "word/document.xml", "[Content_Types].xml", "_rels/.rels"
MAIN_RELS = "word/_rels/document.xml.rels"
_NAMESPACES = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
NS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())

Parts = Mapping[str, str | bytes]


def paragraph(words: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"


def document(body: str) -> str:
    """The main part with this body."""
    return f"<w:document {NS}><w:body>{body}<w:sectPr/></w:body></w:document>"


def part(root: str, content: str) -> str:
    """Another part of the document, such as ``w:styles``."""
    return f"<{root} {NS}>{content}</{root}>"


def relationships(*them: tuple[str, str, str] | tuple[str, str, str, bool]) -> str:
    """Relationships by id, kind and target; a fourth says that they lead outside."""
    rows = (
        f'<Relationship Id="{one[0]}" Type="{R}/{one[1]}" Target="{one[2]}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if len(one) > 3 else ''}/>"
        for one in them
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def types(main: str = MAIN_TYPE, **kinds: str) -> str:
    """The content types; *kinds* are those of other parts of the folder ``word``."""
    rows = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>'
        for name, kind in {
            "document": main,
            **{one: f"{_WORD}.{kind}+xml" for one, kind in kinds.items()},
        }.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" '
        f'ContentType="image/png"/>{rows}</Types>'
    )


def parts_of(body: str = "", more: Parts | None = None) -> dict[str, str | bytes]:
    """The parts of a good document with this body, and *more*, which may take the place of some."""
    return {
        TYPES: types(),
        ROOT: relationships(("r1", "officeDocument", MAIN)),
        MAIN: document(body or paragraph("Words")),
        **(more or {}),
    }


def packed(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The package of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, MADE)
            entry.compress_type = method
            archive.writestr(entry, content)
    return made.getvalue()


def word(body: str = "", method: int = zipfile.ZIP_DEFLATED, /, **more: str | bytes) -> bytes:
    """A package with this body; *more* are parts of the folder ``word`` by name, or ``rels`` of the body."""
    named = {MAIN_RELS if name == "rels" else f"word/{name}.xml": content for name, content in more.items()}
    return packed(parts_of(body, named), method)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry as it is written, whether that is so or not."""

    name: bytes
    content: bytes
    size: int | None = None
    crc: int | None = None
    packed_size: int | None = None
    method: int = 8
    flags: int = 0
    local_name: bytes | None = None
    extra: bytes = b""
    at: int | None = None  # where the list says it begins


def entries(parts: Parts) -> list[Entry]:
    """Honest entries for these parts."""
    return [
        Entry(name=name.encode(), content=content.encode() if isinstance(content, str) else content)
        for name, content in parts.items()
    ]


def changed(parts: Parts, name: str, /, **how: object) -> bytes:
    """The package in which one entry states something else."""
    return archive([replace(one, **how) if one.name == name.encode() else one for one in entries(parts)])


def archive(them: list[Entry]) -> bytes:
    """An archive exactly as stated."""
    body, listed = b"", b""
    for one in them:
        squeezed = _squeezed(one)
        crc = zlib.crc32(one.content) if one.crc is None else one.crc
        size = len(one.content) if one.size is None else one.size
        held = len(squeezed) if one.packed_size is None else one.packed_size
        stated = struct.pack("<HHHHLLL", one.flags, one.method, 0, 0x5021, crc, held, size)
        local = one.name if one.local_name is None else one.local_name
        start = len(body) if one.at is None else one.at
        body += b"PK\x03\x04\x14\x00" + stated + struct.pack("<HH", len(local), 0) + local + squeezed
        listed += (
            b"PK\x01\x02\x14\x00\x14\x00" + stated + struct.pack("<HHH", len(one.name), len(one.extra), 0)
        )
        listed += struct.pack("<HHLL", 0, 0, 0, start) + one.name + one.extra
    count = len(them)
    return (
        body + listed + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(listed), len(body), 0)
    )


def _squeezed(one: Entry) -> bytes:
    if one.method != zipfile.ZIP_DEFLATED:
        return one.content
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packing.compress(one.content) + packing.flush()
