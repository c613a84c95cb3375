"""What every writer prints alike: markers, flags, portion marks, dates and fixed words of one edition.

A writer asks here for the printed form and decides only how its format shows it. Nothing here decides what is
released: a public edition arrives with nothing withheld left in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from briefing_app.domain.edition import Edition, InternalEdition, PartnerEdition, PublicEdition
from briefing_app.domain.excerpt import Excerpt
from briefing_app.domain.marking import Marking
from briefing_app.domain.text import (
    FREE,
    Block,
    Content,
    FootnoteReference,
    HardBreak,
    Holds,
    Marker,
    Picture,
    Run,
    Scope,
    Table,
    Withheld,
    WithheldBlock,
)
from briefing_app.domain.wording import Phrase, Wording

Pictures = Mapping[str, bytes]
"""The bytes of pictures by their digest."""


class MarkKind(StrEnum):
    """What printed words that are not the author's say: a portion mark, a marker, a flag, a space."""

    PORTION = "portion"
    WITHHELD = "withheld"
    FLAG = "flag"
    SPACE = "space"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words a writer adds: "(PB)", "[REDACTED]", "[s. 15(1) proposed]"."""

    text: str
    kind: MarkKind


SEVERED_BEGINS, SEVERED_ENDS = "⟦", "⟧"
"""Around words that are severed, in editions that can show nothing else of them; their flag follows."""

Piece = Run | HardBreak | FootnoteReference | Mark
"""What a writer prints of inline content; a run that holds severances is to be shown as severed."""


class Printing:
    """The printed forms of one edition."""

    def __init__(self, edition: Edition, wording: Wording) -> None:
        self.language = language_tag(edition.language)
        self.contents_title = wording.text(Phrase.CONTENTS)
        self.notes_title = wording.text(Phrase.NOTES)
        self.banner_line = wording.text(Phrase.MARKED, banner=edition.banner)
        self.page_words = _page_words(wording)
        self.copy = wording.copy(edition.copy)
        self.date = printed_date(edition.date, edition.language)
        self._wording = wording
        cited = edition if isinstance(edition, PublicEdition | PartnerEdition | Excerpt) else None
        marked = edition if isinstance(edition, InternalEdition | PartnerEdition | Excerpt) else None
        self._provisions = cited.provisions if cited else {}
        self._portions = marked.portion_marks if marked else {}
        flagged = edition if isinstance(edition, InternalEdition | Excerpt) else None
        self._flags = flagged.flags if flagged else {}
        self.has_flags = flagged is not None  # in a released edition nothing is held

    def marker(self, withheld: Withheld) -> str:
        """The words that stand where words are withheld; one fixed form for each set of exemptions."""
        if withheld.marker is not Marker.OURS:
            return self._wording.text(Phrase.RECEIVED)
        cited, bare = _MARKERS.get(withheld.scope, (Phrase.SEVERED, Phrase.SEVERED_BARE))
        if provisions := self._provisions.get(withheld.exemptions, ""):
            return self._wording.text(cited, provisions=provisions)
        return self._wording.text(bare)

    def portion(self, marking: Marking | None) -> str:
        """The portion mark of a block or cell, or nothing."""
        return self._portions.get(marking, "") if marking is not None else ""

    def flag(self, held: Holds) -> str:
        """The words after a severed stretch: its provisions and how far they are decided."""
        said = dict.fromkeys(self._flags[one] for one in sorted(held) if one in self._flags)
        return f"[{'; '.join(said)}]" if said else self._wording.text(Phrase.SEVERED_BARE)

    def pieces(self, content: Content, held: Holds = FREE, portion: Marking | None = None) -> Iterator[Piece]:
        """The content as printed: portion mark first, a flag after each severed stretch, markers as words.

        *held* is what holds the whole block, row, column or cell.
        """
        if mark := self.portion(portion):
            yield Mark(f"{mark} ", MarkKind.PORTION)
        before = FREE
        last = " "
        for part in content:
            now = held if isinstance(part, Withheld) else held | part.severances
            if before and now != before:
                yield self._flag_mark(before, last)
                last = "]"
            if _needs_space(last, part):
                yield Mark(" ", MarkKind.SPACE)
            yield self._printed(part, now)
            before, last = now, _last_letter(part, last)
        if before or (held and not content):  # what holds nothing is said to be withheld all the same
            yield self._flag_mark(before or held, last)

    def _flag_mark(self, held: Holds, last: str) -> Mark:
        return Mark(self.flag(held) if last.isspace() else f" {self.flag(held)}", MarkKind.FLAG)

    def _printed(self, part: Run | HardBreak | FootnoteReference | Withheld, held: Holds) -> Piece:
        if isinstance(part, Withheld):
            return Mark(self.marker(part), MarkKind.WITHHELD)
        return replace(part, severances=held) if held != part.severances else part


_MARKERS = {
    Scope.HEADING: (Phrase.HEADING_SEVERED, Phrase.HEADING_WITHHELD),
    Scope.PICTURE: (Phrase.PICTURE_SEVERED, Phrase.PICTURE_WITHHELD),
    Scope.SECTION: (Phrase.SECTION_SEVERED, Phrase.SECTION_WITHHELD),
}
"""The markers that say what is withheld, with provisions and without, where it is more than words."""


def _needs_space(last: str, part: Run | HardBreak | FootnoteReference | Withheld) -> bool:
    """Whether words and a mark of ours would run together, the space between them having been severed."""
    if isinstance(part, Run):
        return last == "]" and part.text[:1].isalnum()
    return isinstance(part, Withheld) and part.marker is Marker.OURS and last.isalnum()


def _last_letter(part: Run | HardBreak | FootnoteReference | Withheld, before: str) -> str:
    """The last letter printed, "]" for a mark of ours."""
    match part:
        case Run():
            return part.text[-1:].replace("]", ")") or before
        case Withheld():
            return "]" if part.marker is Marker.OURS else ")"
        case HardBreak():
            return " "
        case FootnoteReference():
            return ")"


_Kind = TypeVar("_Kind", bound=Block)


def printable(blocks: Iterable[_Kind]) -> list[_Kind]:
    """The blocks that have something to print: words, a marker, a flag, a picture, a table or its caption."""
    return [block for block in blocks if _has_something(block)]


def _has_something(block: Block) -> bool:
    kind = type(block)
    if kind is Table:
        return has_cells(block) or bool(block.caption)  # type: ignore[arg-type,union-attr]  # it is a table
    if kind is Picture or kind is WithheldBlock or block.severances:
        return True
    for part in block.content:  # type: ignore[union-attr]  # the others have been dealt with
        if type(part) is not HardBreak and (type(part) is not Run or (part.text and not part.text.isspace())):
            return True
    return False


def has_cells(table: Table) -> bool:
    """Whether a table has anything but a caption."""
    return bool(table.rows and table.columns)


def plain_stretches(pieces: Iterable[Piece]) -> list[tuple[str, bool]]:
    """The words of :func:`plain_words`, each stretch with whether it is severed."""
    found: list[tuple[str, bool]] = []
    for piece in pieces:
        text = piece.text if isinstance(piece, Run | Mark) else _spoken(piece)
        severed = not isinstance(piece, Mark) and bool(piece.severances)
        before = found[-1][0] if found else " "
        text = _BLANKS.sub(" ", text)
        text = text[1:] if before.endswith(" ") and text.startswith(" ") else text
        if text and found and found[-1][1] is severed:
            found[-1] = (before + text, severed)
        elif text:
            found.append((text, severed))
    if found and found[-1][0].endswith(" "):
        found[-1] = (found[-1][0][:-1], found[-1][1])
    return [one for one in found if one[0]]


def flagged_words(pieces: Iterable[Piece]) -> str:
    """The words of printed pieces on one line, what is severed between the brackets of text editions."""
    return "".join(
        f"{SEVERED_BEGINS}{words}{SEVERED_ENDS}" if severed else words
        for words, severed in plain_stretches(pieces)
    )


def plain_words(pieces: Iterable[Piece]) -> str:
    """The words of printed pieces, a hard break as a space, footnotes left out."""
    said = (piece.text if isinstance(piece, Run | Mark) else _spoken(piece) for piece in pieces)
    return " ".join("".join(said).split())


def _spoken(piece: HardBreak | FootnoteReference) -> str:
    return " " if isinstance(piece, HardBreak) else ""


_BLANKS = re.compile(r"\s+")
_REGIONS = {"en": "en-CA", "fr": "fr-CA"}
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@lru_cache(maxsize=256)
def language_tag(language: str | None) -> str:
    """The tag documents state for a language: "en-CA", "fr-CA", others as they are, "" for none."""
    if language is None or not _TAG.fullmatch(language):
        return ""
    return _REGIONS.get(language.lower(), language)


def printed_date(stated: str, language: str) -> str:
    """A date as the language writes it where it is stated as year-month-day, else as it was stated."""
    try:
        day = date.fromisoformat(stated)
    except ValueError:
        return stated
    from babel.dates import format_date  # loads its data once; not needed where no date is printed

    printed = format_date(day, "long", locale=language_tag(language).replace("-", "_") or "en_CA")
    return printed.replace("1 ", "1er ", 1) if language.startswith("fr") and day.day == 1 else printed


def _page_words(wording: Wording) -> tuple[str, str, str]:
    """What stands before the page's number, between it and the number of pages, and after."""
    before, _, rest = wording.text(Phrase.PAGE_OF, page="\0", pages="\1").partition("\0")
    between, _, after = rest.partition("\1")
    return before, between, after
