"""Footnotes and endnotes: numbered as they are referred to, read after the text they hang on."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from briefing_app.documents.readers.structured.drafts import Draft, NoteDraft, WordsDraft
from briefing_app.documents.readers.structured.parts import Said
from briefing_app.documents.readers.word.fields import closed_fields
from briefing_app.documents.readers.word.names import W
from briefing_app.documents.readers.word.numbering import Counter, roman
from briefing_app.domain.errors import UnreadableError

if TYPE_CHECKING:
    from lxml import etree

    from briefing_app.documents.readers.word.document import Document

_PLAIN = (None, "normal")  # others part the notes from the text
_KINDS = ("footnote", "endnote")
MOST_NOTES = 10_000
"""So many of a kind a document may have: a thousand profiles have half of them."""


class Notes:
    """The notes of a document; one that nothing shown refers to is never read."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[str, dict[str, etree._Element]] = {}
        self._parts: dict[str, tuple[str, bool, set[etree._Element]]] = {}
        self._referred: dict[tuple[str, str], str] = {}
        self._waiting: dict[str, deque[str]] = {kind: deque() for kind in _KINDS}
        self._counts = {"footnote": 0, "endnote": 0}

    def referred(self, kind: str, identity: str, custom: str) -> tuple[str, str] | None:
        """The key of a note's words and the mark shown for it; None where there is no such note."""
        if identity not in self._all(kind):
            return None
        mark = self._referred.get((kind, identity))
        if mark is None or custom:
            if not custom:
                self._counts[kind] += 1
            count = self._counts[kind]
            mark = custom or (str(count) if kind == "footnote" else roman(count))
            if (kind, identity) not in self._referred:
                self._referred[kind, identity] = mark
                self._waiting[kind].append(identity)
        return f"{kind}:{identity}", mark

    def read(self) -> list[NoteDraft]:
        """The words of every note referred to: footnotes first, then endnotes."""
        from briefing_app.documents.readers.word.story import Story

        made: list[NoteDraft] = []
        counters = {kind: Counter(self._document.numbering) for kind in _KINDS}
        while self._waiting["footnote"] or self._waiting["endnote"]:  # one note may refer to the other kind
            for kind in _KINDS:
                while self._waiting[kind]:
                    identity = self._waiting[kind].popleft()
                    part, keeps, closed = self._parts[kind]
                    self._document.keeps_blanks = keeps
                    story = Story(self._document, part, closed, counters[kind])
                    drafts = story.read(self._known[kind][identity])
                    story.close()
                    _without_mark(drafts, self._referred[kind, identity])
                    made.append(NoteDraft(f"{kind}:{identity}", drafts))
        return made

    def _all(self, kind: str) -> dict[str, etree._Element]:
        if kind not in self._known:
            part = self._document.part_of_kind(f"{kind}s")
            keeps = self._document.keeps_blanks
            root = self._document.tree(part) if part is not None else None
            found = root.iterchildren(W + kind) if root is not None else ()
            if root is not None and len(root) > MOST_NOTES:
                raise UnreadableError(
                    f"“{self._document.container.name}” has more than {MOST_NOTES} notes: split it "
                    "and read the parts."
                )
            self._known[kind] = {one.get(W + "id", ""): one for one in found if one.get(W + "type") in _PLAIN}
            if part is not None and root is not None:
                self._parts[kind] = (part, self._document.keeps_blanks, closed_fields(root))
            self._document.keeps_blanks = keeps
        return self._known[kind]


def _without_mark(drafts: list[Draft], mark: str) -> None:
    """Take a mark of one's own off the head of a note: it stands where the note hangs."""
    if not drafts or not mark or mark.isalnum():
        return
    first = drafts[0]
    if isinstance(first, WordsDraft) and first.parts and isinstance(first.parts[0], Said):
        text, look = first.parts[0]
        if text.startswith(mark):
            left = text[len(mark) :].lstrip(" \t")
            first.parts[:1] = [Said(left, look)] if left else []
