"""A Word file that came back, paragraph by paragraph, as it is compared with the one that was sent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.documents.readers.structured.drafts import (
    CellDraft,
    Draft,
    NoteDraft,
    PictureDraft,
    TableDraft,
    WordsDraft,
)
from briefing_app.documents.readers.structured.parts import LineEnd, NoteMark, Part, Said
from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.normal_form import normal_content
from briefing_app.domain.returned.shown import Shown
from briefing_app.domain.text import Content, FootnoteReference, HardBreak, Inline, Run

if TYPE_CHECKING:
    from briefing_app.documents.readers.structured.page import StructuredPage

TRACKED = frozenset({"tracked-insertion", "tracked-deletion", "tracked-move"})
COMMENT = "comment"
_COUNT = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class CameFile:
    """What a Word file says: its paragraphs, all its bookmarks, and what the reader noticed, by codes."""

    shown: tuple[Shown, ...]
    names: tuple[str, ...] = ()
    noticed: frozenset[str] = frozenset()


def read_returned(name: str, data: bytes) -> CameFile:
    """What a Word file says.

    Raises:
        UnreadableError: it is no Word file, or none that can be read.
    """
    from briefing_app.documents.readers.other_files import PACKAGE, refuse_by_first_bytes
    from briefing_app.documents.readers.word.reading import read_word

    refuse_by_first_bytes(name, data)
    if data and not data.startswith(PACKAGE):
        raise UnreadableError(
            f"“{name}” is no Word document: only the exported Word file itself, edited, can be read back."
        )
    return came_file(read_word(name, data))


def came_file(page: StructuredPage) -> CameFile:
    """What a page of the reader says, as it is compared."""
    comments: Counter[int] = Counter()
    for warning in page.warnings:
        if warning.code == COMMENT:
            found = _COUNT.match(warning.text)
            comments[warning.line] += int(found[0]) if found else 1
    shown = tuple(_Reading(page.drafts, comments).shown())
    names = tuple(name for one in shown for name in one.names)
    return CameFile(shown, names, frozenset(one.code for one in page.warnings))


class _Reading:
    """Drafts put in the form of what is compared: footnotes where they hang, tables told cell by cell."""

    def __init__(self, drafts: list[Draft], comments: Counter[int]) -> None:
        self._drafts = drafts
        self._comments = comments
        self._notes = {one.key: one for one in drafts if isinstance(one, NoteDraft)}
        self._language = _main_language(drafts)
        self._tables = 0

    def shown(self) -> Iterator[Shown]:
        """The paragraphs of the body; headers and footers, lists of contents and notes are none of it."""
        yield from self._of(self._drafts, ())

    def _of(self, drafts: Iterable[Draft], place: tuple[int, ...]) -> Iterator[Shown]:
        for draft in drafts:
            match draft:
                case WordsDraft() if not draft.boilerplate:
                    yield self._words(draft, place)
                case PictureDraft():
                    yield Shown(
                        (), draft.bookmarks, place=place, line=draft.line, picture=True,
                        comments=self._comments[draft.line],
                    )  # fmt: skip
                case TableDraft():
                    yield from self._table(draft, place)

    def _words(self, draft: WordsDraft, place: tuple[int, ...]) -> Shown:
        item = draft.item
        return Shown(
            normal_content(self._content(draft.parts)),
            draft.bookmarks,
            level=draft.level,
            item=item.level if item is not None and not draft.level else 0,
            numbered=item is not None and not draft.level and item.numbered,
            place=place,
            line=draft.line,
            comments=self._comments[draft.line],
        )

    def _table(self, table: TableDraft, place: tuple[int, ...]) -> Iterator[Shown]:
        yield from self._of(table.caption, place)
        number, self._tables = self._tables, self._tables + 1
        for row, cells in enumerate(table.rows):
            column = 0
            for cell in cells:
                here = (number, row, column)
                yield from self._cell(cell, here)
                column += cell.columns

    def _cell(self, cell: CellDraft, place: tuple[int, ...]) -> Iterator[Shown]:
        found = list(self._of(cell.drafts, place))
        if not any(one.place == place for one in found):
            yield Shown((), place=place)  # an empty cell is one all the same
        yield from found

    # ---- words

    def _content(self, parts: Iterable[Part], *, in_note: bool = False) -> Iterator[Inline]:
        for part in parts:
            match part:
                case LineEnd():
                    yield HardBreak()
                case Said(text, look):
                    yield Run(text, look.bold, look.italic, look.link, self._spoken(look.language))
                case NoteMark(key, shown, _):
                    note = self._notes.get(key)
                    yield Run(shown) if note is None or in_note else FootnoteReference(self._note(note))

    def _note(self, note: NoteDraft) -> Content:
        pieces: list[Inline] = []
        for draft in note.drafts:
            if isinstance(draft, WordsDraft):
                pieces += [HardBreak()] if pieces else []
                pieces += self._content(draft.parts, in_note=True)
        return normal_content(pieces)

    def _spoken(self, language: str | None) -> str | None:
        """The language of words where it is not that of the document; keyboards tell regions apart."""
        bare = _bare(language)
        return None if bare == self._language else bare


def _bare(language: str | None) -> str | None:
    return language.split("-")[0].lower() if language else None


def _main_language(drafts: Iterable[Draft]) -> str | None:
    letters: Counter[str | None] = Counter()
    for draft in drafts:
        for part in draft.parts if isinstance(draft, WordsDraft) else ():
            if isinstance(part, Said):
                letters[_bare(part.look.language)] += len(part.text)
    return max(letters, key=lambda one: letters[one], default=None)
