"""The check on the finished bytes: reopened, and searched for every stretch of words that was severed.

Severing happens before a document exists; this looks once more at what will be handed over, so that a
mistake made anywhere before is found out. It sees no words inside pictures and no meaning.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from briefing_app.documents.gate_needles import Needles
from briefing_app.documents.gate_places import PLACES, Place
from briefing_app.domain.errors import ExportError


@dataclass(frozen=True, slots=True)
class Finding:
    """Severed words that are in a finished file: where, and which of the needles; never the words.

    Attributes:
        place: Where, as a person would look for it: part and paragraph, line, or the name of the file.
        needle: The index of the needle among those given.
    """

    place: str
    needle: int


def check(
    format_: str, data: bytes, file_name: str, needles: Sequence[str], *, released: str = ""
) -> tuple[Finding, ...]:
    """Where severed words are in a finished file; nothing when it is clean.

    *format_* is the ending of its files ("docx", "html", "md", "txt"), *needles* the severed stretches of
    words, *released* the authored words that are released: a number that stands in them is not searched for
    by itself.

    Raises:
        ExportError: the file cannot be read again, or nobody knows how; it must not be handed over.
    """
    if format_ not in PLACES:
        raise ExportError(f"A document of the format “{format_}” cannot be checked: use {', '.join(PLACES)}.")
    wanted = Needles.of(needles, released)
    try:
        places = (Place("the name of the file", file_name), *PLACES[format_](data))
    except (zipfile.BadZipFile, zlib.error, etree.ParseError, NotImplementedError, EOFError) as error:
        raise ExportError(
            f"The finished document cannot be read again ({error}); it was not handed over: export it again."
        ) from error
    return tuple(dict.fromkeys(_findings(places, wanted)))


def _findings(places: Iterable[Place], wanted: Needles) -> Iterator[Finding]:
    for place in places:
        search = wanted.in_structure if place.is_structure else wanted.in_words
        found = search(place.text)
        if not found:
            continue
        for part in place.parts:  # where exactly
            inside = search(part.text) & found
            yield from (Finding(part.where, needle) for needle in sorted(inside))
            found -= inside
        yield from (Finding(place.where, needle) for needle in sorted(found))
