"""A Word package opened from bytes: what it gives, and the refusals no other reading of ZIP files makes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

import pytest

from briefing_app.documents.readers.word.container import Relationship, open_container
from briefing_app.domain.errors import CancelledError, UnreadableError
from briefing_app.domain.steps import Steps

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="XML" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
WORDS = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Words</w:t></w:r></w:p></w:body></w:document>'


def rels(*them: tuple[str, str, str]) -> str:
    rows = (f'<Relationship Id="{name}" Type="{kind}" {rest}/>' for name, kind, rest in them)
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{"".join(rows)}</Relationships>'


ROOT = rels(("r1", f"{OFFICE}/officeDocument", 'Target="word/document.xml"'))


def package(**parts: str | bytes) -> bytes:
    """A package of a small document; parts are given by the names below."""
    named: Mapping[str, str] = {
        "types": "[Content_Types].xml",
        "root": "_rels/.rels",
        "main": "word/document.xml",
    }
    held = {"types": TYPES, "root": ROOT, "main": WORDS} | parts
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(named.get(name, name), content)
    return made.getvalue()


def test_the_main_part_is_where_the_package_says_and_its_parts_are_found() -> None:
    own = "word/_rels/document.xml.rels"
    given = rels(
        ("a", f"{OFFICE}/styles", 'Target="styles.xml"'),
        ("b", f"{STRICT}/footnotes", 'Target="/word/footnotes.xml"'),
        ("c", f"{OFFICE}/hyperlink", 'Target="https://example.org/a" TargetMode="External"'),
        ("d", f"{OFFICE}/image", 'Target="../media/a%20b.png"'),
        ("e", f"{OFFICE}/image", 'Target="../../../../etc/passwd"'),
        ("f", f"{OFFICE}/hyperlink", 'Target="#place"'),
    )
    container = open_container("a.docx", package(**{own: given, "word/media/x.PNG": b"1"}))
    assert container.main == "word/document.xml"
    assert container.relationships(container.main) == {
        "a": Relationship("word/styles.xml", "styles", False),
        "b": Relationship("word/footnotes.xml", "footnotes", False),
        "c": Relationship("https://example.org/a", "hyperlink", True),
        "d": Relationship("media/a b.png", "image", False),
        "e": Relationship("etc/passwd", "image", False),
        "f": Relationship("#place", "hyperlink", False),
    }
    assert container.part("word/MEDIA/x.png") == b"1"
    assert container.part("word/styles.xml") is None
    assert container.tree("word/styles.xml") is None
    assert container.relationships("word/styles.xml") == {}
    assert container.content_type("Word/document.XML").endswith("document.main+xml")
    assert container.content_type("word/other.xml") == "application/xml"
    assert container.content_type("word/other.bin") == ""


def test_a_main_part_of_any_name_is_found() -> None:
    types = TYPES.replace("/word/document.xml", "/word/document2.xml")
    root = ROOT.replace("word/document.xml", "/word/document2.xml").replace(OFFICE, STRICT)
    container = open_container("a.docx", package(types=types, root=root, **{"word/document2.xml": WORDS}))
    assert container.main == "word/document2.xml"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_part_is_read_in_each_encoding_that_packages_may_have(encoding: str) -> None:
    main = WORDS.replace("Words", "<!-- said --><?and done?>Été")
    container = open_container("a.docx", package(main=main.encode(encoding)))
    tree = container.tree(container.main)
    assert tree is not None
    assert "".join(tree.itertext()) == "Été"
    assert all(isinstance(one.tag, str) for one in tree.iter())


def test_reading_stops_when_the_person_asks() -> None:
    with pytest.raises(CancelledError):
        open_container("a.docx", package(), Steps(cancelled=lambda: True))


def test_a_shorter_size_that_is_stated_with_its_sum_is_not_believed() -> None:
    # The library reads as far as the size says and compares the sum of that: the rest would be lost unseen.
    data = bytearray(package(main=WORDS))
    short = WORDS.encode()[:100]
    for mark, place in ((b"PK\x01\x02", 16), (b"PK\x03\x04", 14)):
        start = data.rindex(mark) + place
        data[start : start + 12] = (
            struct.pack("<L", zlib.crc32(short)) + data[start + 4 : start + 8] + b"\x64\0\0\0"
        )
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        assert archive.read("word/document.xml") == short
    container = open_container("a.docx", bytes(data))
    with pytest.raises(UnreadableError, match="damaged"):
        container.part(container.main)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"types": "<Types/>"}, "no Word document"),
        ({"root": rels()}, "a ZIP archive and no Word"),
        ({"types": TYPES.replace("document.main", "template.main")}, "a Word template"),
        ({"word/vbaProject.bin": b"x"}, "macros"),
        ({"../a.xml": "<a/>"}, "names that no Word document"),
        ({"word/Document.xml": "<a/>"}, "names that no Word document"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "root": rels()}, "OpenDocument text"),
    ],
)
def test_what_is_no_plain_word_document_is_refused(parts: dict[str, str], said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        open_container("a.docx", package(**parts))


@pytest.mark.parametrize(
    ("main", "said"),
    [
        ('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "DOCTYPE"),
        ('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"), "DOCTYPE"),
        ('<?xml version="1.0" encoding="utf-7"?>+ADw-a/+AD4-', "damaged"),
        ("<a>" * 300 + "</a>" * 300, "256 deep"),
        ("<a>" + "<b/>" * 1_500_000 + "</a>", "more pieces"),
        ("<a>", "damaged"),
        ("", "damaged"),
        (b"<a>\xff</a>", "damaged"),
        (b"\xff\xfe<\x00a", "damaged"),
    ],
)
def test_a_part_that_is_no_plain_xml_is_refused(main: str | bytes, said: str) -> None:
    tight = len(main) > 1_000_000
    container = open_container("a.docx", stored(main) if tight else package(main=main))
    with pytest.raises(UnreadableError, match=said):
        container.tree(container.main)


def stored(main: str | bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in (
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", ROOT),
            ("word/document.xml", main),
        ):
            archive.writestr(name, content)
    return made.getvalue()


def test_more_than_is_read_at_once_is_refused_while_it_is_unpacked() -> None:
    container = open_container("a.docx", package(main=bytes(20_000_000)))
    with pytest.raises(UnreadableError, match="more tightly"):
        container.part(container.main)
    container = open_container("a.docx", stored(bytes(18_000_001)))
    with pytest.raises(UnreadableError, match="18 MB of text"):
        container.part(container.main)


def test_all_parts_together_are_no_more_than_is_read_at_once() -> None:
    made = io.BytesIO(package())
    with zipfile.ZipFile(made, "a") as archive:
        for number in range(9):
            archive.writestr(f"word/media/{number}.png", bytes(8_000_000))
    container = open_container("a.docx", made.getvalue())
    for number in (0, 0, 1, 2, 3, 4, 5, 6):
        assert len(container.part(f"word/media/{number}.png") or b"") == 8_000_000
    with pytest.raises(UnreadableError, match="64 MB in"):
        container.part("word/media/7.png")
    assert container.part("word/media/0.png")
