"""Files that are no document to be read, under their own names and under others."""

from __future__ import annotations

from collections.abc import Iterator

from tests.documents.readers.compound_files import compound_file
from tests.documents.readers.hostile.case import Hostile, refused

FOR_WORD = "open it in Word and save it"
_PAGE = b"<!DOCTYPE html><html><body><p>Words</p></body></html>"
_MHTML = b'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'


def other_kinds() -> Iterator[Hostile]:
    for name, streams, said in (
        ("a password", ("EncryptedPackage", "EncryptionInfo"), "encrypted with a password"),
        ("rights", ("EncryptedPackage", "DRMEncryptedTransform", "LabelInfo"), "given rights to it"),
        ("an old document", ("WordDocument", "1Table"), "an old Word document"),
        ("an old workbook", ("Workbook",), "an old Excel workbook"),
        ("old slides", ("PowerPoint Document",), "an old PowerPoint"),
        ("a message", ("__properties_version1.0",), "an e-mail message"),
    ):
        made = compound_file(*streams)
        for file in ("a.docx", "a.doc"):
            yield refused(f"{name}, {file}", file, "an OLE compound file", made, said)
    looped = compound_file(*(f"s{number}" for number in range(9)), looped=True)
    yield refused("a directory in a circle", "a.docx", "an OLE compound file", looped, FOR_WORD)
    yield refused("a compound file cut off", "a.docx", "", looped[:700], FOR_WORD)
    yield refused("only its first bytes", "a.docx", "", looped[:8], FOR_WORD)
    for name, held, said in (
        ("Rich Text", b"{\\rtf1\\ansi Words}", "a Rich Text document"),
        ("PDF", b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        ("a picture", b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
        ("a program", b"MZ\x90\x00\x03", "a program"),
        ("a script", b"#!/bin/sh\nrm -r /\n", "a program"),
        ("an archive", b"7z\xbc\xaf\x27\x1c\x00", "an archive"),
        ("a page in one file", _MHTML, "a web page in one file"),
        (
            "Word in one XML file",
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><x/>',
            "one XML file",
        ),
    ):
        for file in ("a.docx", "a.txt"):
            yield refused(f"{name}, {file}", file, "told by its first bytes", held, said)
    yield refused(
        "a page called .doc", "a.doc", "HTML saved as .doc", _PAGE, "an old Word document|a web page"
    )
    yield refused("a page called .docx", "a.docx", "HTML", _PAGE, "a web page under another name")
    yield refused("a page called .txt", "a.txt", "HTML", _PAGE, "a web page under another name")
    yield refused("a text called .docx", "a.docx", "", b"Words alone\n", "a plain text under another name")
    yield refused("nothing", "a.docx", "0 bytes", b"", "is empty")
    yield refused("zeros", "a.docx", "20 kB of zeros", bytes(20_000), "is empty")
    yield refused("noise", "a.docx", "", bytes(range(256)) * 40, "no Word document at all")
    yield refused(
        "what Word keeps", "~$a.docx", "while a document is open", b"\x05Kim T" + bytes(156), "keeps while"
    )
