"""What a file is, by its first bytes and its name; each refusal says what to do."""

from __future__ import annotations

import pytest

from briefing_app.documents.readers.formats import refuse_other_files
from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.imported import largest_source
from briefing_app.paths import resources_folder
from briefing_app.services.reading import read_file
from briefing_app.storage.packages.container import MAGIC
from tests.documents.readers.compound_files import compound_file
from tests.documents.readers.word.test_container import TYPES, package

PAGE = "<!DOCTYPE html><html><body><p>Words</p></body></html>"
FOR_WORD = "open it in Word and save it as a Word document"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", compound_file("EncryptedPackage", "\x06DataSpaces"), "encrypted with a password"),
        ("a.docx", compound_file("EncryptedPackage", "DRMEncryptedTransform"), "given rights to it"),
        ("a.doc", compound_file("WordDocument", "1Table"), f"an old Word document: {FOR_WORD}"),
        ("a.docx", compound_file("WordDocument"), "an old Word document"),
        ("a.xls", compound_file("Workbook"), "an old Excel workbook"),
        ("a.ppt", compound_file("PowerPoint Document"), "an old PowerPoint presentation"),
        ("a.msg", compound_file("__properties_version1.0"), "an e-mail message"),
        ("a.doc", compound_file()[:600], "an old Office document"),
        ("a.docx", b"{\\rtf1 Words}", f"a Rich Text document: {FOR_WORD}"),
        ("a.doc", b"%PDF-1.7", f"a PDF file: {FOR_WORD}"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("a.txt", b"RIFF\x00\x00\x00\x00WEBP", "a picture"),
        ("a.docx", b"MZ\x90\x00\x03\x00", "a program"),
        ("a.md", b"\x7fELF\x02", "a program"),
        ("a.docx", b"\x1f\x8b\x08", "an archive"),
        ("~$a.docx", b"\x05Kim T", "Word keeps while a document is open"),
        ("a.doc", b"MIME-Version: 1.0\nContent-Type: multipart/related; x", "one file \\(MHTML\\)"),
        ("a.xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><a/>', "one XML file"),
        ("a.txt", PAGE.encode(), "a web page under another name: give its name the ending .html"),
        ("a.txt", b"\xff\xfe" + PAGE.encode("utf-16-le"), "a web page under another name"),
        ("a.txt", b"<!-- saved from url=(0016)http://a.example -->\n<HTML>", "a web page under"),
        ("a.docm", package(types=TYPES.replace("openxmlformats-officedocument", "x.macroEnabled")), "macros"),
        ("a.txt", package(), "a Word document under another name: give its name the ending .docx"),
        ("a.zip", package(root="<Relationships/>"), "a ZIP archive and no Word document"),
        ("a.txt", b"PK\x03\x04 and no more", "a damaged ZIP archive"),
        ("a.bdl", b"\x00\x01", "a library. Accepted are"),
        ("a.bdl", b"SQLite format 3\x00\x10", "a library or another database, .*: open the library"),
        ("a.bdpack", MAGIC + b"1\n", "a package of Briefing Desk and no document to import: unpack it"),
        ("a.txt", MAGIC + b"1\n", "a package of Briefing Desk"),
    ],
)
def test_another_kind_of_file_is_told_and_what_to_do(name: str, data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        refuse_other_files(name, data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \r\n\x00", "is empty"),
        (PAGE.encode(), "a web page under another name"),
        (b"Words alone", "a plain text under another name: give its name the ending .txt"),
        (b"Words\x00\x01\x02", "no Word document at all"),
    ],
)
def test_a_word_document_that_is_something_else_is_told(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        refuse_other_files("a.docx", data)


@pytest.mark.parametrize("data", [b"MZ is a code of a country", b"From: Kim\nTo: all\n", b"<p>a tag", b""])
def test_a_text_that_begins_like_something_else_is_a_text(data: bytes) -> None:
    refuse_other_files("a.txt", data)


def test_a_file_too_large_is_told_by_what_it_is_and_else_by_its_size(tmp_path) -> None:
    for name, begins, said in (("a.pdf", b"%PDF-1.7", "a PDF file"), ("a.txt", b"words", "larger than 8 MB")):
        path = tmp_path / name
        path.write_bytes(begins)
        with path.open("r+b") as file:
            file.truncate(200_000_000)
        with pytest.raises(UnreadableError, match=said):
            read_file(path, resources_folder())
    assert (largest_source(".docx"), largest_source(".txt")) == (64_000_000, 8_000_000)
