"""The check on the finished bytes: reopened, and searched for every stretch of words that was severed.

Severing happens before a document exists; this looks once more at what will be handed over, so that a
mistake made anywhere before is found out. It sees no words inside pictures and no meaning.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Sequence

from lxml import etree

from briefing_app.documents.gate_allowed import ALLOW_RULES
from briefing_app.documents.gate_document import Document, Finding, KnownParts, Rule
from briefing_app.documents.gate_needles import Needles
from briefing_app.documents.gate_package import Part
from briefing_app.documents.gate_places import PLACES
from briefing_app.documents.gate_scan import SCAN_RULES, told_already
from briefing_app.domain.errors import UncheckedError

__all__ = ["RULES", "Document", "Finding", "KnownParts", "Needles", "Part", "Rule", "check"]

RULES: tuple[Rule, ...] = (*SCAN_RULES, *ALLOW_RULES)
"""Everything that is looked at in a file before it is handed over."""


def check(
    format_: str,
    data: bytes,
    file_name: str,
    needles: Sequence[str] | Needles,
    *,
    released: str = "",
    known: KnownParts | None = None,
    rules: Iterable[Rule] = RULES,
) -> tuple[Finding, ...]:
    """What must not be in a finished file and is; nothing when it is clean.

    *format_* is the ending of its files ("docx", "html", "md", "txt"), *needles* the severed stretches of
    words or what was made of them, *released* the authored words that are released: a number that stands in
    them is not searched for by itself. *known* are parts that need no second look.

    Raises:
        UncheckedError: the file cannot be read again, or nobody knows how; it must not be handed over.
    """
    if format_ not in PLACES:
        raise UncheckedError(
            f"A document of the format “{format_}” cannot be checked: use {', '.join(PLACES)}."
        )
    wanted = needles if isinstance(needles, Needles) else Needles.of(needles, released)
    document = Document(format_, data, file_name, known or KnownParts())
    try:
        return _findings(document, wanted, rules)
    except (zipfile.BadZipFile, zlib.error, etree.LxmlError, NotImplementedError, EOFError):
        # what the reader says of a fault quotes the file, which may hold withheld words
        raise UncheckedError(
            "The finished document cannot be read again; it was not handed over: export it again."
        ) from None


def _findings(document: Document, wanted: Needles, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """What the rules find, each needle once in a place."""
    found: dict[tuple[str, int | None, str], Finding] = {}
    for rule in rules:
        if document.format in rule.formats:
            fresh = [one for one in rule.search(document, wanted) if not told_already(one, found.values())]
            for one in fresh:
                key = (one.place, one.needle, "" if one.needle is not None else one.rule)
                found.setdefault(key, one)
    return tuple(found.values())
