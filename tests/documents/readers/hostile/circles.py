"""Hostile documents whose definitions go round in circles, or whose numbers are beyond reason."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator

from tests.documents.readers.hostile.case import Hostile, read, refused
from tests.documents.readers.hostile.contents import PICTURE, WORDS
from tests.documents.readers.hostile.packages import (
    MAIN_RELS,
    packed,
    paragraph,
    part,
    parts_of,
    relationships,
    types,
    word,
)

_CIRCLE = (
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="l"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
_LINKED = '<w:style w:type="numbering" w:styleId="l"><w:pPr><w:numPr><w:numId w:val="1"/>'
_LINKED += "</w:numPr></w:pPr></w:style>"
_NUMBERED = paragraph("Words", '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr>')
_OF_BOTH = relationships(("s", "styles", "styles.xml"), ("n", "numbering", "numbering.xml"))


def circles() -> Iterator[Hostile]:
    based = (
        '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/><w:basedOn w:val="{1}"/></w:style>'
    )
    styled = paragraph("Words", '<w:pPr><w:pStyle w:val="a"/></w:pPr>')
    for what, styles in (
        ("itself", based.format("a", "a")),
        ("another that is based on it", based.format("a", "b") + based.format("b", "a")),
        ("5000 others", "".join(based.format("a" if n == 0 else f"s{n}", f"s{n + 1}") for n in range(5000))),
    ):
        made = word(
            styled, styles=part("w:styles", styles), rels=relationships(("s", "styles", "styles.xml"))
        )
        yield read(f"a style based on {what}", "a.docx", "", made, ["Words"])


def circular_lists() -> Iterator[Hostile]:
    yield read(
        "a list of itself",
        "a.docx",
        "numStyleLink",
        word(
            _NUMBERED.format(0, 1),
            styles=part("w:styles", _LINKED),
            numbering=part("w:numbering", _CIRCLE),
            rels=_OF_BOTH,
        ),
        ["Words"],
    )
    for level, number in (("9999", "1"), ("-1", "-5"), ("x", "y"), ("", ""), ("9" * 5000, "9" * 5000)):
        made = word(_NUMBERED.format(level, number), numbering=part("w:numbering", _CIRCLE), rels=_OF_BOTH)
        yield read(f"list level {level[:9]}", "a.docx", "a number that is none", made, ["Words"])


def absurd_numbers() -> Iterator[Hostile]:
    start = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="{}"/><w:numFmt w:val="{}"/>'
    start += "</w:lvl></w:abstractNum>"
    for value, form in (
        ("99999999999999", "upperRoman"),
        ("-7", "lowerLetter"),
        ("1000000000", "lowerLetter"),
    ):
        made = start.format(value, form) + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        made = word(_NUMBERED.format(0, 1), numbering=part("w:numbering", made), rels=_OF_BOTH)
        yield read(f"a list from {value} in {form}", "a.docx", "", made, ["Words"])
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/><w:vMerge/></w:tcPr>' + WORDS + "</w:tc>"
    for span in ("1000000000", "-3", "0", "x"):
        before = f"<w:trPr><w:gridBefore w:val='{span}'/></w:trPr>"
        rows = f"<w:tbl><w:tr>{cell.format(span)}</w:tr><w:tr>{before}{cell.format(span)}</w:tr>"
        yield read(f"a cell over {span} columns", "a.docx", "", word(rows + "</w:tbl>"), ["Words"])


def notes_and_fields() -> Iterator[Hostile]:
    note = part(
        "w:footnotes",
        '<w:footnote w:id="1"><w:p><w:r><w:t>Noted</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
        "</w:footnote>",
    )
    referred = '<w:p><w:r><w:t>Words</w:t><w:footnoteReference w:id="{}"/></w:r></w:p>'
    of_notes = relationships(("f", "footnotes", "footnotes.xml"))
    yield read(
        "a note in itself",
        "a.docx",
        "",
        word(referred.format(1), footnotes=note, rels=of_notes),
        ["Words", "Noted"],
    )
    yield read("a note that is not there", "a.docx", "", word(referred.format(77)), ["Words"])
    yield read(
        "one note 3000 times",
        "a.docx",
        "",
        word(referred.format(1) * 3000, footnotes=note, rels=of_notes),
        ["Words"],
    )
    nested = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * 5000
    yield read("5000 fields that never end", "a.docx", "", word(f"<w:p>{nested}</w:p>{WORDS}"), warned=())
    ends = "<w:r><w:fldChar w:fldCharType='end'/></w:r>" * 5000
    yield read(
        "5000 ends of no field",
        "a.docx",
        "",
        word(f"<w:p>{ends}<w:r><w:t>Words</w:t></w:r></w:p>"),
        ["Words"],
    )


def large_documents() -> Iterator[Hostile]:
    sdt = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"
    yield read("110 controls deep", "a.docx", "", word(sdt[0] * 110 + WORDS + sdt[1] * 110), ["Words"])
    runs = "<w:r><w:t>W</w:t></w:r>" * 100_000
    yield read(
        "a paragraph of 100 000 runs", "a.docx", "", word(f"<w:p>{runs}</w:p>", zipfile.ZIP_STORED), ["WWWW"]
    )


def crowds() -> Iterator[Hostile]:
    """More of a thing than any document has; told before any of it is read."""
    run = "<w:r><w:t>W</w:t></w:r>"
    for name, body, said in (
        ("many runs, 300 000 in a line", f"<w:p>{run * 300_000}</w:p>", "cut into more than 100000 pieces"),
        (
            "many cells, 40 000 in a row",
            f"<w:tbl><w:tr>{f'<w:tc><w:p>{run}</w:p></w:tc>' * 40_000}</w:tr></w:tbl>",
            "a row of more than 1000 cells",
        ),
    ):
        yield refused(name, "a.docx", "", word(body, zipfile.ZIP_STORED), said)
    marks = (f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(20_000))
    yield refused(
        "many footnotes, 20 000 in a line",
        "a.docx",
        "",
        word(
            f"<w:p>{''.join(marks)}</w:p>",
            zipfile.ZIP_STORED,
            footnotes=part(
                "w:footnotes",
                "".join(f'<w:footnote w:id="{n}"><w:p>{run}</w:p></w:footnote>' for n in range(20_000)),
            ),
            rels=relationships(("n", "footnotes", "footnotes.xml")),
        ),
        "more than 10000 notes",
    )


def odd_pictures() -> Iterator[Hostile]:
    picture = {"word/media/a.png": _large_png(), MAIN_RELS: relationships(("x", "image", "media/a.png"))}
    drawn = WORDS + PICTURE.format('r:embed="x"')
    yield read(
        "a picture of 60 000 by 60 000",
        "a.docx",
        "PNG that claims it",
        packed(parts_of(drawn, picture)),
        ["Words"],
    )
    for what, content in (
        ("a program", b"MZ\x90\x00"),
        ("SVG with a script", b"<svg><script>x</script></svg>"),
        ("nothing", b""),
    ):
        picture = {"word/media/a.png": content, MAIN_RELS: relationships(("x", "image", "media/a.png"))}
        yield read(f"a picture that is {what}", "a.docx", "", packed(parts_of(drawn, picture)), ["Words"])
    lost = word(drawn, rels=relationships(("x", "image", "media/gone.png")))
    yield read("a picture that is not there", "a.docx", "", lost, ["Words"])
    body = paragraph("Words") * 8_000
    yield read("8000 paragraphs", "a.docx", "all alike", word(body, zipfile.ZIP_STORED), ["Words"])
    body = paragraph("W") * 200_000
    made = word(body, zipfile.ZIP_STORED)
    yield refused("200 000 paragraphs", "a.docx", "all alike", made, "more than 60000 lines of text")

    strict = parts_of(WORDS, {"[Content_Types].xml": types()})
    changed = {
        name: str(held).replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, held in strict.items()
    }
    yield read("a strict document", "a.docx", "the namespace of the standard", packed(changed), ["Words"])


def _large_png() -> bytes:
    def chunk(kind: bytes, held: bytes) -> bytes:
        return struct.pack(">L", len(held)) + kind + held + struct.pack(">L", zlib.crc32(kind + held))

    head = struct.pack(">LLBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )
