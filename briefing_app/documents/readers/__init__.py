"""Readers: a file's bytes to blocks with the lines they came from, and what can be proposed from them.

``READERS`` is the table of formats; Word and HTML have no entry until their readers exist.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing_app.documents.readers.formats import format_of, refuse_other_files
from briefing_app.documents.readers.language import language_of
from briefing_app.documents.readers.lexicon import Lexicons
from briefing_app.documents.readers.scanned import read_scanned
from briefing_app.documents.readers.source import read_lines
from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.imported import LARGEST_SOURCE
from briefing_app.domain.reading import Reading, Source
from briefing_app.domain.steps import Steps

__all__ = ["LARGEST_SOURCE", "READERS", "Reader", "read_source"]

Reader = Callable[[Source, Lexicons, str, Steps], Reading]

READERS: dict[str, Reader] = {"text": read_scanned, "markdown": read_scanned}


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
    refuse_other_files(name, data)
    source = read_lines(name, data, format_of)
    spoken = language or language_of(source.lines, lexicons)
    return READERS[source.format](source, lexicons, spoken, steps or Steps())
