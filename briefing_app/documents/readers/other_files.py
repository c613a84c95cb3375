"""What a file is that is no document to be read, by its first bytes; each is refused saying what to do.

Nothing is unpacked or opened for it: a name is a guess of whoever gave it, and the first bytes are looked at.
"""

from __future__ import annotations

import re

from briefing_app.documents.readers import compound
from briefing_app.domain.errors import UnreadableError

PACKAGE = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

_OWN_PACKAGE = b"Briefing Desk package "
_HEAD = 4_096
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_WORD_XML = re.compile(
    rb"\s*<\?xml[^>]*>\s*(?:<\?mso-application[^>]*Word\.Document|<(?:pkg:package|w:wordDocument)\b)"
)
_SAVED_PAGE = re.compile(rb"(?:from: |mime-version: |subject: |date: )", re.I)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

_FOR_WORD = {
    b"%PDF-": "a PDF file",
    b"{\\rtf": "a Rich Text document",
    b"\xdb\xa5-\x00": "a very old Word document",
    b"1\xbe\x00\x00": "a very old Word document",
}
_PICTURES = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"\xd7\xcd\xc6\x9a",
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!/")
_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh", b"\xfd7zXZ\x00")
_OLD_OFFICE = {
    "WordDocument": "an old Word document",
    "Workbook": "an old Excel workbook",
    "Book": "an old Excel workbook",
    "PowerPoint Document": "an old PowerPoint presentation",
    "__properties_version1.0": "an e-mail message",
}
_DATABASE = b"SQLite format 3\x00"
_RIGHTS = ("DRMEncryptedTransform", "DRMEncryptedDataSpace", "DRMContent", "\tDRMContent")


def refuse_by_first_bytes(name: str, data: bytes) -> None:
    """Pass for what may be a text, a web page or a Word package; *data* may be the beginning of the file.

    Raises:
        UnreadableError: it is something else; the sentence says what, and what to do.
    """
    if name.replace("\\", "/").rpartition("/")[2].startswith("~$"):
        raise UnreadableError(
            f"“{name}” is what Word keeps while a document is open, and not the document: read that one."
        )
    if data.startswith(_OWN_PACKAGE):
        raise UnreadableError(
            f"“{name}” is a package of Briefing Desk and no document to import: unpack it into the library."
        )
    if data.startswith(compound.MARK):
        raise _compound(name, data)
    for mark, what in _FOR_WORD.items():
        if data.startswith(mark):
            raise for_word(name, what)
    if data.startswith(_DATABASE):
        raise UnreadableError(
            f"“{name}” is a library or another database, and no document: open the library."
        )
    if data.startswith(_PICTURES) or data[8:12] == b"WEBP":
        raise UnreadableError(
            f"“{name}” is a picture, and words in pictures are not read: type them into a text and read that."
        )
    if data.startswith(_PROGRAMS) and _is_program(data):
        raise UnreadableError(
            f"“{name}” is a program, which is never opened here: ask whoever sent it for the document."
        )
    if data.startswith(_ARCHIVES):
        raise UnreadableError(f"“{name}” is an archive: take the document out of it and read that.")
    head = data[:_HEAD]
    if _WORD_XML.match(plain(head)):
        raise for_word(name, "a Word document in one XML file")
    if _SAVED_PAGE.match(head) and b"multipart/related" in head.lower():
        raise for_word(name, "a web page in one file (MHTML)")


def is_page(data: bytes) -> bool:
    """Whether a file begins as web pages do."""
    return bool(_PAGE.match(plain(data[:_HEAD])))


def plain(head: bytes) -> bytes:
    """The beginning of a text in one byte a letter, without the mark of its encoding."""
    mark = next((one for one in _MARKS if head.startswith(one)), b"")
    return head.removeprefix(mark).replace(b"\x00", b"") if len(mark) == 2 else head.removeprefix(mark)


def for_word(name: str, what: str) -> UnreadableError:
    """The refusal of what Word opens and can save as a document that is read."""
    return UnreadableError(f"“{name}” is {what}: open it in Word and save it as a Word document (.docx).")


def _is_program(data: bytes) -> bool:
    """Whether what begins like a program goes on like one; a text may begin with two such letters."""
    return not data.startswith(b"MZ") or b"\x00" in data[:64]


def _compound(name: str, data: bytes) -> UnreadableError:
    entries = compound.entries_of(data)
    if any(sign in entries for sign in _RIGHTS):
        return UnreadableError(
            f"“{name}” is encrypted for those who were given rights to it: ask its owner for a copy without "
            "that protection, or save one yourself in Word if you may."
        )
    if "EncryptedPackage" in entries or "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableError(
            f"“{name}” is encrypted with a password: open it in Word, save it without a password and read "
            "that."
        )
    old = next((what for stream, what in _OLD_OFFICE.items() if stream in entries), "an old Office document")
    return for_word(name, old)
