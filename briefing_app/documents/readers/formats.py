"""Which format a file has, by its name and its first bytes; what is not accepted is named in a sentence."""

from __future__ import annotations

import re

from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.imported import READ_ENDINGS

_MARKDOWN_ENDINGS = (".md", ".markdown")
_SENTENCE = f"Accepted now are plain text and Markdown ({', '.join(READ_ENDINGS)})"

_KNOWN_ENDINGS = {
    ".docx": "a Word document",
    ".docm": "a Word document with macros",
    ".dotx": "a Word template",
    ".doc": "an old Word document",
    ".rtf": "a Rich Text document",
    ".odt": "an OpenDocument text",
    ".pdf": "a PDF file",
    ".html": "a web page",
    ".htm": "a web page",
}
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEADING_LINE = re.compile(r"(?:^|[\r\n]) {0,3}#{1,6}[ \t]+[^\s#]")


def refuse_other_files(name: str, data: bytes) -> None:
    """Pass for what may be plain text or Markdown.

    Raises:
        UnreadableError: the bytes or the name say it is something else; the sentence says what.
    """
    what = _by_first_bytes(data)
    if what:
        raise UnreadableError(f"“{name}” is {what}. {_SENTENCE}: save its text as one of these.")
    ending = ending_of(name)
    if ending not in READ_ENDINGS:
        kind = _KNOWN_ENDINGS.get(ending, "a file of a kind that is not known")
        raise UnreadableError(f"“{name}” is {kind}. {_SENTENCE}: save its text as one of these.")


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, with its dot; "" for none."""
    stem, dot, ending = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""


def format_of(name: str, text: str) -> str:
    """The format, "markdown" or "text"; a ``.txt`` is Markdown when it has ``#`` headings."""
    if ending_of(name) in _MARKDOWN_ENDINGS or _HEADING_LINE.search(text):
        return "markdown"
    return "text"


def _by_first_bytes(data: bytes) -> str | None:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return "an encrypted Office document: open it with its password first"
        return "an old Office document or an encrypted one"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "a ZIP archive, a Word document or an OpenDocument file"
    if data.startswith(b"%PDF-"):
        return "a PDF file"
    if data.startswith(b"{\\rtf"):
        return "a Rich Text document"
    return None
