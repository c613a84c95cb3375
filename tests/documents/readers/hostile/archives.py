"""Hostile archives: bombs, lies about sizes, names that lead elsewhere, and packages of something else."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator

from tests.documents.readers.hostile.case import Hostile, read, refused
from tests.documents.readers.hostile.packages import (
    MAIN,
    MAIN_RELS,
    ROOT,
    TYPES,
    archive,
    changed,
    document,
    entries,
    packed,
    paragraph,
    part,
    parts_of,
    relationships,
    types,
    word,
)

GOOD = parts_of(paragraph("Words of a letter"))
MAIN_BYTES = document(paragraph("Words of a letter")).encode()
DAMAGED = "damaged or was not copied whole"
NAMES = "names that no Word document gives"
OTHER = "and no Word document"


def bombs() -> Iterator[Hostile]:
    tight, many = "packed more tightly", "more than 2000 parts"
    yield refused(
        "bomb", "a.docx", "60 MB of spaces in 60 kB", packed(parts_of("", {MAIN: b" " * 60_000_000})), tight
    )
    held = _loose(19_000_000)
    yield refused(
        "part too large", "a.docx", "19 MB in one part", packed(parts_of("", {MAIN: held})), "18 MB of text"
    )
    one = part("w:hdr", paragraph("Words " * 166_000))
    headers = {f"word/header{number}.xml": one for number in range(80)}
    given = relationships(*((f"h{number}", "header", f"header{number}.xml") for number in range(80)))
    used = "".join(f'<w:headerReference w:type="default" r:id="h{number}"/>' for number in range(80))
    body = f"{paragraph('Words')}<w:sectPr>{used}</w:sectPr>"
    yield read(
        "80 headers of 1 MB",
        "a.docx",
        "each under its limit",
        packed(parts_of(body, {**headers, MAIN_RELS: given})),
        ["Words"],
    )
    inner = packed({f"{number}.bin": bytes(900_000) for number in range(60)})
    yield read(
        "bomb in a bomb", "a.docx", "an archive inside", packed({**GOOD, "word/embeddings/x.zip": inner})
    )
    for count in (2_001, 20_000):
        parts = {**GOOD, **{f"word/x{number}": b"" for number in range(count)}}
        yield refused(f"{count} parts", "a.docx", "empty parts without number", packed(parts), many)
    first, *rest = entries(GOOD)
    again = [*rest, first, *(_again(first, number) for number in range(50))]
    yield refused(
        "one content fifty times", "a.docx", "entries that lie in each other", archive(again), DAMAGED
    )


def lies() -> Iterator[Hostile]:
    short = MAIN_BYTES[:400]
    yield refused(
        "size too small",
        "a.docx",
        "with the sum of what is stated",
        changed(GOOD, MAIN, size=400, crc=zlib.crc32(short)),
        DAMAGED,
    )
    yield refused("size too large", "a.docx", "60 MB stated", changed(GOOD, MAIN, size=60_000_000), DAMAGED)
    yield refused("wrong sum", "a.docx", "the CRC of nothing", changed(GOOD, MAIN, crc=0), DAMAGED)
    yield refused(
        "packed size too large", "a.docx", "4 GB stated", changed(GOOD, MAIN, packed_size=2**32 - 2), DAMAGED
    )
    yield refused(
        "packed size too small", "a.docx", "9 bytes stated", changed(GOOD, MAIN, packed_size=9), DAMAGED
    )
    wide = b"\x01\x00\x10\x00" + (2**40).to_bytes(8, "little") * 2
    how = {"size": 2**32 - 1, "packed_size": 2**32 - 1, "extra": wide}
    yield refused(
        "ZIP64 that states terabytes", "a.docx", "by an extra field", changed(GOOD, MAIN, **how), DAMAGED
    )
    how = {"size": 2**32 - 1, "extra": b"\x01\x00\x02\x00ab"}
    yield refused("ZIP64 cut off", "a.docx", "an extra field of 2 bytes", changed(GOOD, MAIN, **how), DAMAGED)
    yield refused(
        "two names", "a.docx", "one in the list, one beside it", changed(GOOD, MAIN, local_name=b"x"), DAMAGED
    )
    yield refused(
        "begins elsewhere", "a.docx", "an entry behind the end", changed(GOOD, MAIN, at=2**31), DAMAGED
    )
    yield refused(
        "locked", "a.docx", "an entry with a password", changed(GOOD, MAIN, flags=1), "locked by a password"
    )
    for method, what in ((12, "bzip2"), (14, "LZMA"), (9, "deflate64"), (99, "AES")):
        made = changed(GOOD, MAIN, method=method)
        yield refused(f"packed by {what}", "a.docx", "as Word never packs", made, "packed in a way")


def damage() -> Iterator[Hostile]:
    good = packed(GOOD)
    flipped = bytearray(good)
    flipped[good.index(MAIN.encode()) + 60] ^= 0x55
    yield refused("a flipped byte", "a.docx", "in the middle of the words", bytes(flipped), DAMAGED)
    yield refused("half of it", "a.docx", "cut off while copied", good[: len(good) // 2], DAMAGED)
    yield refused("all but the end", "a.docx", "the last 30 bytes are gone", good[:-30], DAMAGED)
    yield refused("nothing in it", "a.docx", "an archive without entries", archive([]), DAMAGED)
    yield refused(
        "two in one", "a.docx", "one package behind another", packed(parts_of("<w:p/>")) + good, DAMAGED
    )
    yield read(
        "something behind",
        "a.docx",
        "a page and 20 kB behind the package",
        good + b"<html>" * 3_000,
        ["letter"],
    )
    yield read("a comment", "a.docx", "60 kB of comment", _commented(good, b"c" * 60_000), ["letter"])
    again = _commented(good, b"PK\x05\x06" + b"c" * 400)
    yield refused("an end in a comment", "a.docx", "where another list would be", again, DAMAGED)


def names() -> Iterator[Hostile]:
    for name in (
        "../outside.xml",
        "word/../../outside.xml",
        "/etc/passwd",
        "word\\styles.xml",
        "C:/Windows/x.xml",
        "word/./x.xml",
        "word//x.xml",
        "word/x\x01.xml",
        "word/a:stream",
    ):
        yield refused(
            f"named {name!r}", "a.docx", "a name that leads elsewhere", packed({**GOOD, name: b"x"}), NAMES
        )
    cut = changed(
        {**GOOD, "word/xyz.xml": b"x"}, "word/xyz.xml", name=b"word/a\x00z.xml", local_name=b"word/a\x00z.xml"
    )
    yield refused("a name with NUL", "a.docx", "cut off by some readers", cut, NAMES)
    twice = archive([*entries(GOOD), *entries({MAIN: "<x/>"})])
    yield refused("two document parts", "a.docx", "of the same name", twice, NAMES)
    yield refused(
        "names of one case", "a.docx", "Document.XML", packed({**GOOD, "word/Document.XML": b"x"}), NAMES
    )


def other_packages() -> Iterator[Hostile]:
    def without(*gone: str) -> bytes:
        return packed({name: content for name, content in GOOD.items() if name not in gone})

    yield refused("no content types", "a.docx", "the list of types is gone", without(TYPES), OTHER)
    yield refused("no relationships", "a.docx", "nothing says what it is", without(ROOT), OTHER)
    yield refused(
        "no document part",
        "a.docx",
        "the part of the words is gone",
        without(MAIN),
        "lacks the part that holds",
    )
    yield refused(
        "no content types but a type", "a.docx", "an empty list", packed({**GOOD, TYPES: "<Types/>"}), OTHER
    )
    for what, kind in (
        ("an Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        (
            "a PowerPoint pres",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        ),
    ):
        yield refused(
            what, "a.docx", "under the name of a document", packed({**GOOD, TYPES: types(kind)}), what
        )


def unwanted_packages() -> Iterator[Hostile]:
    macros = types("application/vnd.ms-word.document.macroEnabled.main+xml")
    yield refused(
        "macros by type", "a.docx", "a .docm called .docx", packed({**GOOD, TYPES: macros}), "holds macros"
    )
    yield refused("macros by name", "a.docm", "a .docm", packed({**GOOD, TYPES: macros}), "holds macros")
    held = packed({**GOOD, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    yield refused("macros by part", "a.docx", "vbaProject.bin", held, "holds macros")
    template = types("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")
    yield refused("a template", "a.dotx", "a .dotx", packed({**GOOD, TYPES: template}), "a Word template")
    odt = packed(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, zipfile.ZIP_STORED
    )
    yield refused("OpenDocument", "a.odt", "an .odt", odt, "an OpenDocument text")
    yield refused("OpenDocument as Word", "a.docx", "an .odt called .docx", odt, "an OpenDocument text")
    book = packed({"mimetype": "application/epub+zip", "x.opf": "<a/>"}, zipfile.ZIP_STORED)
    yield refused("a book", "a.epub", "an .epub", book, "an electronic book")
    yield refused(
        "a JAR", "a.docx", "a program", packed({"META-INF/MANIFEST.MF": "x", "A.class": "x"}), "a program"
    )
    yield refused("Pages", "a.pages", "a document of a Mac", packed({"Index/Document.iwa": b"x"}), "a Pages")
    yield refused(
        "a ZIP", "a.zip", "with a document in it", packed({"letter.docx": packed(GOOD)}), "a ZIP archive"
    )
    yield refused("Word as text", "a.txt", "a .docx called .txt", packed(GOOD), "under another name")


def packages_led_astray() -> Iterator[Hostile]:
    yield refused(
        "document outside",
        "a.docx",
        "the main part is an address",
        lambda at: packed({**GOOD, ROOT: relationships(("r1", "officeDocument", at.address, True))}),
        OTHER,
    )
    away = relationships(("r1", "officeDocument", "../../../../etc/passwd"))
    yield refused("document above", "a.docx", "the main part is a file", packed({**GOOD, ROOT: away}), OTHER)
    around = relationships(
        ("a", "header", "document.xml"), ("b", "footnotes", "document.xml"), ("c", "styles", "document.xml")
    )
    yield read(
        "parts that are the document",
        "a.docx",
        "header, notes and styles",
        word(paragraph("Words"), rels=around),
        ["Words"],
    )


def _again(first: object, number: int) -> object:
    from dataclasses import replace

    return replace(first, name=f"x{number}".encode(), local_name=first.name, at=0)


def _commented(good: bytes, comment: bytes) -> bytes:
    return good[:-2] + len(comment).to_bytes(2, "little") + comment


def _loose(size: int) -> bytes:
    """Text of words that are packed no more than ten times."""
    words = b"".join(
        b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>" % (number * 2_654_435_761 % 2**32) for number in range(400_000)
    )
    return (words * 2)[:size]
