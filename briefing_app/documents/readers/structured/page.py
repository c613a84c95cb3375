"""All that the reader of a format with structure gives of one document."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing_app.documents.readers.structured.drafts import Draft
from briefing_app.domain.reading import ReadingWarning, StatedMarking


@dataclass(slots=True, kw_only=True)
class StructuredPage:
    """A document as its format shows it, before anything is concluded from its words.

    ``drafts`` stand in the order of their lines; ``lines`` are the words of every paragraph, those of cells,
    notes, headers and footers included, a line end inside one as a vertical tab; ``warnings`` tell what was
    left out or is odd, never the words of it; ``stated`` is what the document says of its marking outside its
    text. ``own_styles`` says that words are in a style which internal editions of this program alone give to
    what is severed.
    """

    drafts: list[Draft] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)
    stated: tuple[StatedMarking, ...] = ()
    encoding: str = "utf-8"
    own_styles: bool = False
