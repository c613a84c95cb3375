"""One document while it is read: its parts, what all of them share, and the page that comes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing_app.documents.readers.structured.page import StructuredPage
from briefing_app.documents.readers.word.names import PARAGRAPH, SPACE, in_usual_names
from briefing_app.documents.readers.word.notes import Notes
from briefing_app.documents.readers.word.notices import notices
from briefing_app.documents.readers.word.numbering import Numbering
from briefing_app.documents.readers.word.styles import Styles
from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.steps import Steps

if TYPE_CHECKING:
    from lxml import etree

    from briefing_app.documents.readers.word.container import Container, Relationship

MOST_PARAGRAPHS = 100_000
"""Two and a half times what a thousand profiles have."""


class PartPictures:
    """The pictures that one part refers to."""

    def __init__(self, container: Container, relationships: Mapping[str, Relationship]) -> None:
        self._container = container
        self._relationships = relationships

    def picture(self, relationship: str) -> bytes | None:
        """The bytes of a picture; None where it lies outside of the document or is not there."""
        found = self._relationships.get(relationship)
        return self._container.part(found.target) if found is not None and not found.external else None


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
        self._paragraphs += sum(1 for _ in root.iter(PARAGRAPH))
        if self._paragraphs > MOST_PARAGRAPHS:
            raise UnreadableError(
                f"“{self.container.name}” has more than {MOST_PARAGRAPHS} lines of text: split it and read "
                "the parts."
            )
        return root

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
        return PartPictures(self.container, self.container.relationships(part))

    def line(self, words: str) -> int:
        """The number of the next line, which says this."""
        self.page.lines.append(words)
        return len(self.page.lines)

    def notice(self, line: int, noticed: Counter[str]) -> None:
        """Tell what was met at a line."""
        if noticed:
            self.page.warnings += notices(max(line, 1), noticed)
