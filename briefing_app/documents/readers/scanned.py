"""The reader of plain text and Markdown: lines, blocks, headings, items, then what is proposed from them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from briefing_app.documents.readers.cells import read_rows
from briefing_app.documents.readers.draft import Draft
from briefing_app.documents.readers.headings import find_headings
from briefing_app.documents.readers.inline import InlineReader
from briefing_app.documents.readers.items import set_levels_and_parents
from briefing_app.documents.readers.lexicon import Lexicon, Lexicons
from briefing_app.documents.readers.lines import scan
from briefing_app.documents.readers.proposed import ReadDocument, reading_of
from briefing_app.documents.readers.recognise import recognise, stands_alone
from briefing_app.documents.readers.redactions import find_redactions, is_wholly_withheld
from briefing_app.domain.reading import BlockKind, Reading, Source
from briefing_app.domain.steps import Steps


def read_scanned(source: Source, lexicons: Lexicons, language: str, steps: Steps) -> Reading:
    """Everything found in the lines of a text or Markdown document."""
    lexicon = lexicons.joined(language)
    is_markdown = source.format == "markdown"
    drafts = scan(source.lines, is_markdown=is_markdown, stands_alone=partial(stands_alone, lexicon=lexicon))
    steps.next()
    literal = _read_words(steps.over(drafts), lexicon, is_markdown=is_markdown)
    steps.next()
    recognise(drafts, lexicon)
    find_headings(drafts, lexicon, is_markdown=is_markdown)
    steps.next()
    set_levels_and_parents(drafts, lexicon)
    return reading_of(ReadDocument(source, language, lexicon, drafts, steps, literal))


def _read_words(drafts: Iterable[Draft], lexicon: Lexicon, *, is_markdown: bool) -> frozenset[int]:
    """Give every draft its text, properties and redactions; the first lines of those kept literal."""
    reader = InlineReader(is_markdown=is_markdown)
    literal: set[int] = set()
    for draft in drafts:
        if draft.kind is BlockKind.TABLE:
            read_rows(draft, reader, lexicon)
            continue
        marked, is_literal = reader.read(_joined(draft, is_markdown=is_markdown))
        draft.text, draft.spans = marked.text, marked.spans
        draft.redactions = find_redactions(draft.text, lexicon)
        draft.wholly = is_wholly_withheld(draft.text, draft.redactions)
        if is_literal:
            literal.add(draft.first)
    return frozenset(literal)


def _joined(draft: Draft, *, is_markdown: bool) -> str:
    """The lines of a draft as one text; in Markdown a backslash at a line's end is a hard break."""
    pieces = draft.pieces
    if len(pieces) == 1:
        return pieces[0]
    if not is_markdown:
        return " ".join(pieces)
    parts = [piece[:-1] + "\n" if piece.endswith("\\") else piece + " " for piece in pieces[:-1]]
    return "".join((*parts, pieces[-1]))
