"""One document while it is read: its parts, what all of them share, and the page that comes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing_app.documents.readers.structured.page import StructuredPage
from briefing_app.documents.readers.word.names import PARAGRAPH, ROW, SPACE, in_usual_names
from briefing_app.documents.readers.word.notes import Notes
from briefing_app.documents.readers.word.notices import notices
from briefing_app.documents.readers.word.numbering import Numbering
from briefing_app.documents.readers.word.styles import Styles
from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.steps import Steps

if TYPE_CHECKING:
    from lxml import etree

    from briefing_app.documents.readers.word.container import Container, Relationship

MOST_PARAGRAPHS = 60_000
"""A third more than a thousand profiles have; so many take nearly all of the memory that reading may."""

MOST_PIECES = 100_000
"""So many runs and other pieces a paragraph may have side by side; Word rarely makes a hundred."""

MOST_CELLS = 1_000
"""So many cells a row may have; Word itself makes 63."""


class PartPictures:
    """The pictures that one part refers to."""

    def __init__(
        self, container: Container, relationships: Mapping[str, Relationship], known: dict[str, bytes | None]
    ) -> None:
        self._container = container
        self._relationships = relationships
        self._known = known

    def picture(self, relationship: str) -> bytes | None:
        """The bytes of a picture; None where it lies outside of the document or is not there."""
        found = self._relationships.get(relationship)
        if found is None or found.external:
            return None
        key = found.target.casefold()  # a part is unpacked once, however many drawings show it
        if key not in self._known:
            self._known[key] = self._container.part(found.target)
        return self._known[key]


class Document:
    """A document, its page growing line by line."""

    def __init__(self, container: Container, steps: Steps) -> None:
        self.container = container
        self.steps = steps
        self.page = StructuredPage()
        self.keeps_blanks = False
        self.moves_arrive = True
        """Whether words that were moved away are somewhere else in it."""
        self._paragraphs = 0
        self._pictures: dict[str, bytes | None] = {}
        self.styles = Styles(self.related("styles"))
        self.numbering = Numbering(self.related("numbering"), self.styles.list_of_style)
        self.notes = Notes(self)

    def tree(self, part: str) -> etree._Element | None:
        """The root of a part under the usual names; whether it keeps blanks is remembered."""
        root = self.container.tree(part)
        if root is None:
            return None
        self.keeps_blanks = root.get(SPACE) == "preserve"
        root = in_usual_names(root)
        self._refuse_beyond_reason(root)
        return root

    def _refuse_beyond_reason(self, root: etree._Element) -> None:
        """Refuse what no document has so much of, before a word of it is read."""
        name, longest, widest = self.container.name, 0, 0
        for element in root.iter(PARAGRAPH, ROW):
            if element.tag == PARAGRAPH:
                self._paragraphs += 1
                longest = max(longest, len(element))
            else:
                widest = max(widest, len(element))
        if self._paragraphs > MOST_PARAGRAPHS:
            raise UnreadableError(
                f"“{name}” has more than {MOST_PARAGRAPHS} lines of text: split it and read the parts."
            )
        if longest > MOST_PIECES:
            raise UnreadableError(
                f"A line of “{name}” is cut into more than {MOST_PIECES} pieces, as no document’s is, and it "
                "is not opened: ask whoever sent it for another copy."
            )
        if widest > MOST_CELLS:
            raise UnreadableError(
                f"A table of “{name}” has a row of more than {MOST_CELLS} cells, as no document has, and it "
                "is not opened: ask whoever sent it for another copy."
            )

    def part_of_kind(self, kind: str) -> str | None:
        """The name of the part of a kind that the main part refers to."""
        related = self.container.relationships(self.container.main).values()
        return next((one.target for one in related if one.kind == kind and not one.external), None)

    def related(self, kind: str) -> etree._Element | None:
        """The root of the part of a kind; None where there is none."""
        part = self.part_of_kind(kind)
        return None if part is None else self.tree(part)

    def address(self, part: str, relationship: str | None) -> str | None:
        """The address outside of the document that a part's link leads to."""
        found = self.container.relationships(part).get(relationship) if relationship else None
        return found.target if found is not None and found.external and found.kind == "hyperlink" else None

    def pictures(self, part: str) -> PartPictures:
        """The pictures of a part."""
        return PartPictures(self.container, self.container.relationships(part), self._pictures)

    def line(self, words: str) -> int:
        """The number of the next line, which says this."""
        self.page.lines.append(words)
        return len(self.page.lines)

    def notice(self, line: int, noticed: Counter[str]) -> None:
        """Tell what was met at a line."""
        if noticed:
            self.page.warnings += notices(max(line, 1), noticed)
