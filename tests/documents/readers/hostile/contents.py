"""Hostile documents in good packages: what asks to be fetched, hides words, or goes round in circles."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from tests.documents.readers.hostile.case import Hostile, read
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

WORDS = paragraph("Words")
_PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="x" descr="A view"/>'
    "<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip {}/></pic:blipFill></pic:pic></a:graphicData>"
    "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def field(instruction: str, shown: str) -> str:
    """A complex field."""
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def asking() -> Iterator[Hostile]:
    """Documents that ask for something outside."""
    yield read(
        "DDE",
        "a.docx",
        "a field that starts a program",
        word(field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"', "Shown") + WORDS),
        ["Words"],
        ["cmd.exe"],
    )
    for name in ("INCLUDETEXT", "INCLUDEPICTURE", "LINK Word.Document.8", "IMPORT"):
        yield read(
            name,
            "a.docx",
            "a field that asks for a file",
            lambda at, name=name: word(field(f'{name} "{at.file}"', "Shown") + WORDS),
            ["Words"],
            ["CANARY", "sentinel"],
        )
    for kind, place in (
        ("attachedTemplate", "a template"),
        ("frame", "a frame"),
        ("subDocument", "a part of it"),
        ("header", "a header"),
        ("footnotes", "its notes"),
        ("styles", "its styles"),
        ("customXml", "its data"),
    ):
        yield read(
            f"{place} from the net",
            "a.docx",
            f"an outside relationship of kind {kind}",
            lambda at, kind=kind: word(
                f'{WORDS}<w:subDoc r:id="x"/><w:sectPr><w:headerReference w:type="default" r:id="x"/>'
                "</w:sectPr>",
                rels=relationships(("x", kind, at.address, True)),
            ),
            ["Words"],
        )
    for what, blip in (("linked", 'r:link="x"'), ("embedded", 'r:embed="x"')):
        for scheme in ("file://{0.file}", "{0.address}", "\\\\127.0.0.1\\share\\canary.png"):
            yield read(
                f"a picture {what} at {scheme[:7].strip('{0.')}",
                "a.docx",
                "a picture that is elsewhere",
                lambda at, blip=blip, scheme=scheme: word(
                    WORDS + _PICTURE.format(blip), rels=relationships(("x", "image", scheme.format(at), True))
                ),
                ["Words"],
            )
    chunk = parts_of(
        f'{WORDS}<w:altChunk r:id="x"/>',
        {
            "word/chunk.html": "<script>CHUNK</script>",
            MAIN_RELS: relationships(("x", "aFChunk", "chunk.html")),
        },
    )
    yield read("a page in it", "a.docx", "altChunk with a script", packed(chunk), ["Words"], ["CHUNK"])
    yield read(
        "a page from the net",
        "a.docx",
        "altChunk outside",
        lambda at: word(
            f'{WORDS}<w:altChunk r:id="x"/>', rels=relationships(("x", "aFChunk", at.address, True))
        ),
        ["Words"],
    )
    embedded = '<w:object><o:OLEObject Type="Embed" ProgID="Package" r:id="x"/></w:object>'
    thing = f"{WORDS}<w:p><w:r>{embedded}</w:r></w:p>"
    held = {
        "word/embeddings/a.bin": b"MZ program",
        MAIN_RELS: relationships(("x", "oleObject", "embeddings/a.bin")),
    }
    yield read(
        "a program in it",
        "a.docx",
        "an embedded object",
        packed(parts_of(thing, held)),
        ["Words"],
        ["MZ program"],
    )
    for address in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "\\\\\\\\127.0.0.1\\\\share",
        "vbscript:x",
        "data:text/html,x",
    ):
        yield read(
            f"a link to {address[:11]}",
            "a.docx",
            "an address that is no page",
            word(
                '<w:p><w:hyperlink r:id="x"><w:r><w:t>Words</w:t></w:r></w:hyperlink></w:p>',
                rels=relationships(("x", "hyperlink", address, True)),
            ),
            ["Words"],
            [f'"link": "{address}"'],
        )


def hiding() -> Iterator[Hostile]:
    """Documents that hold words which nobody sees."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>GHOST</w:t></w:r>"
    yield read(
        "hidden words",
        "a.docx",
        "w:vanish",
        word(f"<w:p>{hidden}<w:r><w:t>Words</w:t></w:r></w:p>"),
        ["Words"],
        ["GHOST"],
        ["hidden-text"],
    )
    style = part("w:styles", '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>')
    by_style = '<w:r><w:rPr><w:rStyle w:val="h"/></w:rPr><w:t>GHOST</w:t></w:r>'
    by_style = f"<w:p>{by_style}<w:r><w:t>Words</w:t></w:r></w:p>"
    yield read(
        "words hidden by a style",
        "a.docx",
        "",
        word(by_style, styles=style, rels=relationships(("s", "styles", "styles.xml"))),
        ["Words"],
        ["GHOST"],
        ["hidden-text"],
    )
    gone = '<w:del w:id="1" w:author="x"><w:r><w:delText>GHOST</w:delText></w:r></w:del>'
    yield read(
        "deleted words",
        "a.docx",
        "w:del",
        word(f"<w:p>{gone}<w:r><w:t>Words</w:t></w:r></w:p>"),
        ["Words"],
        ["GHOST"],
        ["tracked-deletion"],
    )
    sly = gone.replace("delText", "t")
    yield read(
        "deleted words in w:t",
        "a.docx",
        "as some writers do",
        word(f"<w:p>{sly}<w:r><w:t>Words</w:t></w:r></w:p>"),
        ["Words"],
        ["GHOST"],
        ["tracked-deletion"],
    )
    moved = '<w:moveFrom w:id="1" w:author="x"><w:r><w:t>GHOST</w:t></w:r></w:moveFrom>'
    yield read(
        "words moved away",
        "a.docx",
        "w:moveFrom",
        word(f"<w:p>{moved}<w:r><w:t>Words</w:t></w:r></w:p>"),
        ["Words"],
        ["GHOST"],
        ["tracked-move"],
    )
    row = '<w:tbl><w:tr><w:trPr><w:del w:id="1" w:author="x"/></w:trPr><w:tc>'
    row += "<w:p><w:r><w:t>GHOST</w:t></w:r></w:p></w:tc></w:tr>"
    yield read(
        "a deleted row",
        "a.docx",
        "w:trPr/w:del",
        word(f"{row}<w:tr><w:tc>{WORDS}</w:tc></w:tr></w:tbl>"),
        ["Words"],
        ["GHOST"],
        ["tracked-deletion"],
    )
    both = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>"
        + paragraph("Once")
        + "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        + paragraph("Once")
        + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    yield read("two versions of one", "a.docx", "alternate content", word(both), ["Once"])
    spoof = "\u202egpj.exe\u202c\u200b\u2066x"
    yield read(
        "signs that turn words", "a.docx", "bidi controls", word(paragraph(f"Words {spoof}")), ["Words"]
    )
    yield read(
        "private signs",
        "a.docx",
        "w:sym",
        word(
            '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A8"/><w:t>Words</w:t>'
            '<w:sym w:font="x" w:char="ZZZZ"/><w:sym w:char="110000"/></w:r></w:p>'
        ),
        ["Words"],
    )


def circles() -> Iterator[Hostile]:
    """Documents whose definitions lead back to themselves, or are numbers beyond reason."""
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
    circle = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="l"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    linked = '<w:style w:type="numbering" w:styleId="l"><w:pPr><w:numPr><w:numId w:val="1"/>'
    linked += "</w:numPr></w:pPr></w:style>"
    numbered = paragraph(
        "Words", '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
    )
    of_both = relationships(("s", "styles", "styles.xml"), ("n", "numbering", "numbering.xml"))
    yield read(
        "a list of itself",
        "a.docx",
        "numStyleLink",
        word(
            numbered.format(0, 1),
            styles=part("w:styles", linked),
            numbering=part("w:numbering", circle),
            rels=of_both,
        ),
        ["Words"],
    )
    for level, number in (("9999", "1"), ("-1", "-5"), ("x", "y"), ("", ""), ("9" * 5000, "9" * 5000)):
        made = word(numbered.format(level, number), numbering=part("w:numbering", circle), rels=of_both)
        yield read(f"list level {level[:9]}", "a.docx", "a number that is none", made, ["Words"])
    start = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="{}"/><w:numFmt w:val="{}"/>'
    start += "</w:lvl></w:abstractNum>"
    for value, form in (
        ("99999999999999", "upperRoman"),
        ("-7", "lowerLetter"),
        ("1000000000", "lowerLetter"),
    ):
        made = start.format(value, form) + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        made = word(numbered.format(0, 1), numbering=part("w:numbering", made), rels=of_both)
        yield read(f"a list from {value} in {form}", "a.docx", "", made, ["Words"])
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/><w:vMerge/></w:tcPr>' + WORDS + "</w:tc>"
    for span in ("1000000000", "-3", "0", "x"):
        before = f"<w:trPr><w:gridBefore w:val='{span}'/></w:trPr>"
        rows = f"<w:tbl><w:tr>{cell.format(span)}</w:tr><w:tr>{before}{cell.format(span)}</w:tr>"
        yield read(f"a cell over {span} columns", "a.docx", "", word(rows + "</w:tbl>"), ["Words"])
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
    sdt = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"
    yield read("110 controls deep", "a.docx", "", word(sdt[0] * 110 + WORDS + sdt[1] * 110), ["Words"])
    runs = "<w:r><w:t>W</w:t></w:r>" * 100_000
    yield read(
        "a paragraph of 100 000 runs", "a.docx", "", word(f"<w:p>{runs}</w:p>", zipfile.ZIP_STORED), ["WWWW"]
    )
    picture = {"word/media/a.png": _large_png(), MAIN_RELS: relationships(("x", "image", "media/a.png"))}
    drawn = WORDS + _PICTURE.format('r:embed="x"')
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
    body = paragraph("Words") * 30_000
    yield read("30 000 paragraphs", "a.docx", "all alike", word(body, zipfile.ZIP_STORED), ["Words"])
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
    import struct
    import zlib

    def chunk(kind: bytes, held: bytes) -> bytes:
        return struct.pack(">L", len(held)) + kind + held + struct.pack(">L", zlib.crc32(kind + held))

    head = struct.pack(">LLBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )
