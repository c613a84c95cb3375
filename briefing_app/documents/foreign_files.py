"""Files that another program may have saved: which format they have, and whether they are safe to open."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from briefing_app.documents.readers.formats import ending_of
from briefing_app.domain.errors import UnreadableError

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

LARGEST_FILE = 64_000_000
_MOST_PARTS = 2_000
_LARGEST_PART = 16_000_000
_LARGEST_WHOLE = 64_000_000
_SWOLLEN = 100
_SWOLLEN_FROM = 1_000_000
_CHUNK = 1 << 16

_ENDINGS = {
    ".docx": "docx",
    ".docm": "docx",
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".markdown": "md",
    ".txt": "txt",
}
_PACKAGE = b"PK"
_TEXT_PART = "word/document.xml"


def format_of_file(name: str, data: bytes) -> str:
    """The format of a file by its bytes and by the ending of its name: "docx", "html", "md" or "txt".

    Raises:
        UnreadableError: it is of another format, too large, damaged, or made to harm who opens it.
    """
    format_ = _ENDINGS.get(ending_of(name), "")
    is_package = data.startswith(_PACKAGE)
    if not format_ or is_package != (format_ == "docx"):
        raise UnreadableError(
            f"“{name}” is no Word document, web page, Markdown or plain text, or its name does not end as "
            "such files do: check the name, or save it as one of these."
        )
    if len(data) > LARGEST_FILE:
        raise UnreadableError(_too_large(name))
    if is_package:
        _refuse_bombs(name, data)
    return format_


def _refuse_bombs(name: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
            if len(entries) > _MOST_PARTS:
                raise UnreadableError(_too_large(name))
            left = _LARGEST_WHOLE
            for entry in entries:
                left -= _size(name, package, entry, min(left, _LARGEST_PART))
            known = {entry.filename for entry in entries}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError):
        raise UnreadableError(
            f"“{name}” is damaged or locked by a password: open and save it again."
        ) from None
    if _TEXT_PART not in known:
        raise UnreadableError(f"“{name}” is a package without a Word document in it: check the name.")


def _size(name: str, package: ZipFile, entry: ZipInfo, most: int) -> int:
    """The size of a part, counted while it is read; what its entry states may be a lie."""
    size = 0
    is_xml = entry.filename.endswith((".xml", ".rels"))
    before = b""
    with package.open(entry) as part:
        while chunk := part.read(_CHUNK):
            size += len(chunk)
            if size > most or (size > _SWOLLEN_FROM and size > _SWOLLEN * max(entry.compress_size, 1)):
                raise UnreadableError(_too_large(name))
            if is_xml and b"<!DOCTYPE" in before + chunk:
                raise UnreadableError(f"“{name}” defines words of its own (DOCTYPE) and is not opened.")
            before = chunk[-len(b"<!DOCTYPE") :]
    return size


def _too_large(name: str) -> str:
    return f"“{name}” is too large to be looked through: a document of this size is not opened."
