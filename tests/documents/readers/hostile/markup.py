"""Hostile XML in the parts of a package: words of its own, depth, width, encodings."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator

from tests.documents.readers.hostile.archives import DAMAGED
from tests.documents.readers.hostile.case import Hostile, Sentinel, read, refused
from tests.documents.readers.hostile.packages import (
    MAIN,
    NS,
    ROOT,
    TYPES,
    document,
    packed,
    paragraph,
    part,
    parts_of,
    relationships,
    types,
    word,
)

OWN_WORDS = "DOCTYPE"

_NOTED = '<w:p><w:r><w:t>Words</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'


def main(content: str | bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    return packed(parts_of("", {MAIN: content}), method)


def with_entity(definition: str, encoding: str = "utf-8") -> bytes:
    return main(
        f"<!DOCTYPE w:document [{definition}]>{document(paragraph('[&x;] and after'))}".encode(encoding)
    )


def own_words() -> Iterator[Hostile]:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"):
        made = with_entity('<!ENTITY x "y">', encoding)
        yield refused(f"an entity in {encoding}", "a.docx", "of its own", made, OWN_WORDS)
    for encoding, name in (("utf-7", "UTF-7"), ("cp037", "IBM037"), ("utf-32", "UTF-32")):
        said = f'<?xml version="1.0" encoding="{name}"?>{document(paragraph("Words"))}'
        yield refused(
            f"in {name}", "a.docx", "where < may be another byte", main(said.encode(encoding)), DAMAGED
        )
    laughs = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefghi", "bcdefghix", strict=True)
    )
    yield refused("a billion laughs", "a.docx", "entities of entities", with_entity(laughs), OWN_WORDS)
    large = with_entity(f'<!ENTITY x "{"y" * 100_000}">')
    yield refused("a large entity", "a.docx", "used often", large, OWN_WORDS)
    yield refused(
        "an entity from a file",
        "a.docx",
        "XXE",
        lambda at: with_entity(f'<!ENTITY x SYSTEM "file://{at.file}">'),
        OWN_WORDS,
    )
    yield refused(
        "an entity from the net",
        "a.docx",
        "XXE",
        lambda at: with_entity(f'<!ENTITY x SYSTEM "{at.address}">'),
        OWN_WORDS,
    )
    yield refused(
        "a document type from the net",
        "a.docx",
        "an outside subset",
        lambda at: main(f'<!DOCTYPE w:document SYSTEM "{at.address}">{document(paragraph("Words"))}'),
        OWN_WORDS,
    )


def own_words_elsewhere() -> Iterator[Hostile]:
    defined = '<!DOCTYPE a [<!ENTITY x "y">]>'
    relation = relationships(("r1", "officeDocument", MAIN))
    yield refused(
        "an entity in the types", "a.docx", "", packed(parts_of("", {TYPES: defined + types()})), OWN_WORDS
    )
    yield refused(
        "an entity in .rels", "a.docx", "", packed(parts_of("", {ROOT: defined + relation})), OWN_WORDS
    )
    styled = {"styles": defined + part("w:styles", ""), "rels": relationships(("s", "styles", "styles.xml"))}
    yield refused("an entity in the styles", "a.docx", "", word(paragraph("Words"), **styled), OWN_WORDS)
    noted = {
        "footnotes": defined + part("w:footnotes", ""),
        "rels": relationships(("s", "footnotes", "footnotes.xml")),
    }
    yield refused("an entity in the notes", "a.docx", "", word(_NOTED, **noted), OWN_WORDS)
    yield read("XInclude", "a.docx", "asks for a file", _including, ["Words"], ["CANARY"])
    sheet = '<?xml-stylesheet type="text/xsl" href="{}"?>'
    yield read(
        "a style sheet from the net",
        "a.docx",
        "asked for by an instruction",
        lambda at: main(sheet.format(at.address) + document(paragraph("Words"))),
        ["Words"],
    )


def shapes() -> Iterator[Hostile]:
    deep = "nested more than 256 deep"
    for depth in (300, 100_000):
        yield refused(
            f"{depth} deep",
            "a.docx",
            "elements in elements",
            main(_loose_nest("w:sdt", depth), zipfile.ZIP_STORED),
            deep,
        )
    table = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    yield refused("1000 tables deep", "a.docx", "", word(table[0] * 1000 + table[1] * 1000), deep)
    yield read(
        "60 tables deep", "a.docx", "", word(table[0] * 60 + paragraph("Words") + table[1] * 60), ["Words"]
    )
    wide = f"<w:document {NS}><w:body>{'<w:p/>' * 1_500_000}</w:body></w:document>"
    yield refused(
        "1.5 million elements", "a.docx", "", main(wide, zipfile.ZIP_STORED), "cut into more pieces"
    )
    named = " ".join(f'a{number}="x"' for number in range(900_000))
    yield refused(
        "900 000 attributes",
        "a.docx",
        "of one element",
        main(f"<a {named}/>", zipfile.ZIP_STORED),
        "more pieces",
    )
    yield refused("a long attribute", "a.docx", "12 MB", main(f'<a b="{_letters(12_000_000)}"/>'), DAMAGED)
    yield refused("a long word", "a.docx", "11 MB in one w:t", word(paragraph(_letters(11_000_000))), DAMAGED)


def no_xml() -> Iterator[Hostile]:
    spaces = " ".join(f'xmlns:n{number}="urn:{number}"' for number in range(20_000))
    yield read(
        "20 000 namespaces",
        "a.docx",
        "",
        main(document(f"<w:p {spaces}><w:r><w:t>Words</w:t></w:r></w:p>")),
        ["Words"],
    )
    yield refused("a long name", "a.docx", "an element of 60 kB", main(f"<{'a' * 60_000}/>"), DAMAGED)
    for what, content in (
        ("not closed", "<w:document>"),
        ("no root", " "),
        ("not XML", "Words alone"),
        ("an entity nobody defined", document(paragraph("&x;"))),
        ("a character that XML forbids", document(paragraph("a&#0;b"))),
        ("a prefix nobody defined", "<q:a/>" + document("")),
        ("NUL", b"<a>\x00</a>"),
        ("bytes that are no UTF-8", document(paragraph("QQ")).encode().replace(b"QQ", b"\xff\xfe")),
        ("half a UTF-16", "\ufeff<a>".encode("utf-16-le")[:-1]),
    ):
        yield refused(what, "a.docx", "a damaged part", main(content), DAMAGED)
    yield refused(
        "another root",
        "a.docx",
        "a page as document part",
        main("<html><body>Words</body></html>"),
        "lacks the part that holds",
    )


def _including(at: Sentinel) -> bytes:
    asked = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{at.file}" parse="text"/>'
    return word(f"<w:p><w:r><w:t>Words{asked}</w:t></w:r></w:p>")


def _loose_nest(name: str, depth: int) -> str:
    return f"<w:document {NS}><w:body>{f'<{name}>' * depth}{f'</{name}>' * depth}</w:body></w:document>"


def _letters(count: int) -> str:
    return random.Random(6).randbytes(count // 2).hex()
