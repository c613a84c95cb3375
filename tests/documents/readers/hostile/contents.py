"""Hostile documents in good packages: what asks to be fetched, hides words, or goes round in circles."""

from __future__ import annotations

from collections.abc import Iterator

from tests.documents.readers.hostile.case import Hostile, read
from tests.documents.readers.hostile.packages import (
    MAIN_RELS,
    packed,
    paragraph,
    part,
    parts_of,
    relationships,
    word,
)

WORDS = paragraph("Words")
PICTURE = (
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


def outside_pictures() -> Iterator[Hostile]:
    for what, blip in (("linked", 'r:link="x"'), ("embedded", 'r:embed="x"')):
        for scheme in ("file://{0.file}", "{0.address}", "\\\\127.0.0.1\\share\\canary.png"):
            yield read(
                f"a picture {what} at {scheme[:7].strip('{0.')}",
                "a.docx",
                "a picture that is elsewhere",
                lambda at, blip=blip, scheme=scheme: word(
                    WORDS + PICTURE.format(blip), rels=relationships(("x", "image", scheme.format(at), True))
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


def things_inside() -> Iterator[Hostile]:
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


def moved_and_doubled() -> Iterator[Hostile]:
    moved = '<w:moveFrom w:id="1" w:author="x"><w:r><w:t>GHOST</w:t></w:r></w:moveFrom>'
    yield read(
        "words moved away",
        "a.docx",
        "w:moveFrom",
        word(f"<w:p>{moved}<w:r><w:t>Words</w:t></w:r></w:p>"),
        ["Words"],
        ["GHOST"],
        ["tracked-deletion"],
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
