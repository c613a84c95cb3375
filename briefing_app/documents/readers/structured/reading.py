"""From a structured document to a reading: what its format says goes before what its words look like."""

from __future__ import annotations

import re
from itertools import chain, count

from briefing_app.documents.readers.headings import find_structured_headings
from briefing_app.documents.readers.items import set_levels_and_parents
from briefing_app.documents.readers.lexicon import Lexicons
from briefing_app.documents.readers.proposed import ReadDocument, reading_of
from briefing_app.documents.readers.recognise import recognise
from briefing_app.documents.readers.structured.drafts import Draft, NoteDraft, TableDraft
from briefing_app.documents.readers.structured.making import Maker
from briefing_app.documents.readers.structured.page import StructuredPage
from briefing_app.domain.reading import Reading, Source
from briefing_app.domain.steps import Steps

_OWN_BOOKMARK = re.compile(r"_[bn][0-9a-f]{32}|_s[0-9a-f]{38}")
"""How the writer of Word names blocks, note and sections of an internal edition, and nobody else anything."""


def read_structured(
    page: StructuredPage, source: Source, lexicons: Lexicons, language: str, steps: Steps
) -> Reading:
    """Everything found in a page or a Word file."""
    lexicon = lexicons.joined(language)
    maker = Maker(page.drafts, lexicon, map(str, count()).__next__)
    drafts = [draft for one in steps.over(page.drafts) for draft in maker.made(one)]
    drafts.sort(key=lambda draft: draft.first)
    steps.next()
    flow = [draft for draft in drafts if not draft.apart]
    recognise(flow, lexicon)
    joined = find_structured_headings(flow, lexicon)
    gone = {id(draft) for draft in joined}
    drafts = [draft for draft in drafts if id(draft) not in gone]
    steps.next()
    set_levels_and_parents([draft for draft in drafts if not draft.apart], lexicon)
    return reading_of(
        ReadDocument(
            source,
            language,
            lexicon,
            drafts,
            steps,
            warnings=tuple(page.warnings),
            stated=page.stated,
            pictures=maker.pictures,
            is_own_copy=page.own_styles or any(map(_names_a_block, page.drafts)),
        )
    )


def _names_a_block(draft: Draft) -> bool:
    """Whether a draft, or one in its cells or of its footnote, bears a bookmark of an internal edition."""
    if isinstance(draft, NoteDraft):
        return any(map(_names_a_block, draft.drafts))
    if any(map(_OWN_BOOKMARK.fullmatch, draft.bookmarks)):
        return True
    if not isinstance(draft, TableDraft):
        return False
    cells = (inner for row in draft.rows for cell in row for inner in cell.drafts)
    return any(map(_names_a_block, chain(cells, draft.caption, draft.stray)))
