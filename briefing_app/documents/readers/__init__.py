"""Readers: a file's bytes to blocks with the lines they came from, and what can be proposed from them.

``SCANNED`` are the formats read line by line, ``STRUCTURED`` those that say themselves what their paragraphs
are; a new format is a line in one of the two and its endings in ``formats``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from briefing_app.documents.readers.formats import format_of, refuse_other_files, structured_format
from briefing_app.documents.readers.html.web_page import read_web_page
from briefing_app.documents.readers.language import language_of
from briefing_app.documents.readers.lexicon import Lexicons
from briefing_app.documents.readers.scanned import read_scanned
from briefing_app.documents.readers.source import read_lines
from briefing_app.documents.readers.structured.page import StructuredPage
from briefing_app.documents.readers.structured.reading import read_structured
from briefing_app.documents.readers.word.reading import read_word
from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.imported import LARGEST_SOURCE
from briefing_app.domain.reading import Reading, Source
from briefing_app.domain.steps import Steps

__all__ = ["LARGEST_SOURCE", "SCANNED", "STRUCTURED", "read_source"]

Scanner = Callable[[Source, Lexicons, str, Steps], Reading]
PageReader = Callable[[str, bytes, Steps], StructuredPage]

SCANNED: dict[str, Scanner] = {"text": read_scanned, "markdown": read_scanned}
STRUCTURED: dict[str, PageReader] = {"docx": read_word, "html": read_web_page}


def read_source(
    name: str, data: bytes, lexicons: Lexicons, *, language: str | None = None, steps: Steps | None = None
) -> Reading:
    """What is found in a document called *name* (its ending tells the format); nothing is stored.

    Raises:
        UnreadableError: the document is of a kind not accepted, no text, or too large.
        UnknownNameError: *language* has no lexicon.
        CancelledError: *steps* were stopped.
    """
    if language is not None and language not in lexicons.languages:
        known = ", ".join(lexicons.languages)
        raise UnknownNameError(f"There is no lexicon for the language “{language}”: use one of {known}.")
    steps = steps or Steps()
    refuse_other_files(name, data)
    structured = structured_format(name)
    if structured in STRUCTURED:
        page = STRUCTURED[structured](name, data, steps)
        source = _source_of(page, name, structured, data)
        spoken = language or language_of(source.lines, lexicons)
        return read_structured(page, source, lexicons, spoken, steps)
    source = read_lines(name, data, format_of)
    spoken = language or language_of(source.lines, lexicons)
    return SCANNED[source.format](source, lexicons, spoken, steps)


def _source_of(page: StructuredPage, name: str, structured: str, data: bytes) -> Source:
    """The paragraphs of a page or a Word file as lines, each ended by a line feed."""
    return Source(
        name=name,
        format=structured,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=page.encoding,
        lines=tuple(page.lines),
        ends=("\n",) * len(page.lines),
    )
