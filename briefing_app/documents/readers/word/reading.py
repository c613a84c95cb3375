"""A Word document read: its body first, then its notes, then headers and footers."""

from __future__ import annotations

from briefing_app.documents.readers.structured.page import StructuredPage
from briefing_app.documents.readers.word.container import open_container
from briefing_app.documents.readers.word.document import Document
from briefing_app.documents.readers.word.fields import closed_fields
from briefing_app.documents.readers.word.labels import stated_outside
from briefing_app.documents.readers.word.margins import Margins
from briefing_app.documents.readers.word.names import DOCUMENT, MOVED_TO
from briefing_app.documents.readers.word.numbering import Counter
from briefing_app.documents.readers.word.story import Story
from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.steps import Steps


def read_word(name: str, data: bytes, steps: Steps | None = None) -> StructuredPage:
    """All that a Word document shows, and what of it is not read; *name* is what a refusal calls it.

    Raises:
        UnreadableError: it cannot be read, or must not be; the sentence says why and what to do.
        CancelledError: *steps* were stopped.
    """
    steps = steps or Steps()
    container = open_container(name, data, steps)
    document = Document(container, steps)
    root = document.tree(container.main)
    if root is None or root.tag != DOCUMENT:
        raise UnreadableError(
            f"“{name}” lacks the part that holds its words: get it again, or open it in Word and "
            "save it as a Word document (.docx)."
        )
    document.moves_arrive = next(root.iter(MOVED_TO), None) is not None
    story = Story(document, container.main, closed_fields(root), Counter(document.numbering))
    page = document.page
    page.drafts += story.read(root)
    story.close()
    page.drafts += document.notes.read()
    drafts, stated = Margins(document).read(root)
    page.drafts += drafts
    page.stated = (*stated, *stated_outside(container))
    return page
