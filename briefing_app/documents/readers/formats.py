"""Which format a file has, by its name and its first bytes; what is not accepted is named in a sentence."""

from __future__ import annotations

import re

from briefing_app.documents.readers.other_files import PACKAGE, is_page, plain, refuse_by_first_bytes
from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.imported import PAGE_ENDINGS, READ_ENDINGS, TEXT_ENDINGS, WORD_ENDINGS

_MARKDOWN_ENDINGS = (".md", ".markdown")

_KNOWN_ENDINGS = {
    ".docx": "a Word document",
    ".docm": "a Word document with macros",
    ".dotx": "a Word template",
    ".dotm": "a Word template with macros",
    ".doc": "an old Word document",
    ".rtf": "a Rich Text document",
    ".odt": "an OpenDocument text",
    ".pdf": "a PDF file",
    ".html": "a web page",
    ".htm": "a web page",
    ".xhtml": "a web page",
    ".pages": "a Pages, Numbers or Keynote document",
    ".bdl": "a library",
}
_STRUCTURED_ENDINGS = dict.fromkeys(WORD_ENDINGS, "docx") | dict.fromkeys(PAGE_ENDINGS, "html")
_HEADING_LINE = re.compile(r"(?:^|[\r\n]) {0,3}#{1,6}[ \t]+[^\s#]")


def refuse_other_files(name: str, data: bytes) -> None:
    """Pass for what is read and is named so.

    Raises:
        UnreadableError: the bytes or the name say it is something else; the sentence says what.
    """
    refuse_by_first_bytes(name, data)
    ending = ending_of(name)
    if data.startswith(PACKAGE):
        if ending not in WORD_ENDINGS or ending not in READ_ENDINGS:
            raise _package(name, data)
        return
    if ending not in READ_ENDINGS:
        kind = _KNOWN_ENDINGS.get(ending, "a file of a kind that is not known")
        choices = ", ".join(READ_ENDINGS)
        raise UnreadableError(f"“{name}” is {kind}. Accepted are {choices}: save its text as one of these.")
    if ending in WORD_ENDINGS or (ending in TEXT_ENDINGS and is_page(data)):
        raise _misnamed(name, data)


def structured_format(name: str) -> str:
    """The format of a page or a Word file by its ending, "" for one that is read line by line."""
    return _STRUCTURED_ENDINGS.get(ending_of(name), "")


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, with its dot; "" for none."""
    stem, dot, ending = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""


def format_of(name: str, text: str) -> str:
    """The format, "markdown" or "text"; a ``.txt`` is Markdown when it has ``#`` headings."""
    if ending_of(name) in _MARKDOWN_ENDINGS or _HEADING_LINE.search(text):
        return "markdown"
    return "text"


def _package(name: str, data: bytes) -> UnreadableError:
    """The refusal of a package whose name is not that of a Word document."""
    from briefing_app.documents.readers.word.archive import DamagedError  # loads XML, which few files need
    from briefing_app.documents.readers.word.container import open_container

    try:
        open_container(name, data)
    except DamagedError:
        return UnreadableError(f"“{name}” is a damaged ZIP archive: get it again from whoever sent it.")
    except UnreadableError as error:
        return error
    return _rename(name, "a Word document", WORD_ENDINGS[0])


def _misnamed(name: str, data: bytes) -> UnreadableError:
    """The refusal of words whose file is called after another kind of document."""
    if not data.strip(b"\x00 \t\r\n"):
        return UnreadableError(f"“{name}” is empty: get it again from whoever wrote it.")
    if is_page(data):
        return _rename(name, "a web page", PAGE_ENDINGS[0])
    if b"\x00" in plain(data[:4_096]):
        return UnreadableError(
            f"“{name}” is damaged or no Word document at all: get it again, or open it in Word and save it "
            "as a Word document (.docx)."
        )
    return _rename(name, "a plain text", TEXT_ENDINGS[0])


def _rename(name: str, what: str, ending: str) -> UnreadableError:
    return UnreadableError(
        f"“{name}” is {what} under another name: give its name the ending {ending} and read it then."
    )
