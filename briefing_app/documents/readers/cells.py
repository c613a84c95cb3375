"""The rows and cells of a table in text: pipes in Markdown, tabs or columns in plain text."""

from __future__ import annotations

import re

from briefing_app.documents.readers.draft import Draft
from briefing_app.documents.readers.inline import InlineReader
from briefing_app.documents.readers.lexicon import Lexicon
from briefing_app.documents.readers.redactions import find_redactions
from briefing_app.domain.reading import MarkedText, ReceivedMark, TextSpan

_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)


def read_rows(draft: Draft, reader: InlineReader, lexicon: Lexicon) -> None:
    """Give a table its cells, and its text: cells parted by tabs, rows by line feeds."""
    rows = [_cells(line, draft.rule) for line in draft.pieces]
    width = max(len(row) for row in rows)
    draft.rows = tuple(
        tuple(_marked(cell, reader, lexicon) for cell in [*row, *[""] * (width - len(row))]) for row in rows
    )
    _join(draft)


def _cells(line: str, rule: str) -> list[str]:
    if rule in ("printed-table", "printed-columns"):
        return line.split("\t")
    if rule != "pipe-table":
        return [cell.strip() for cell in line.strip().split("\t")]
    body = line.strip().removeprefix("|")
    if body.endswith("|") and not body.endswith("\\|"):
        body = body[:-1]
    return [_BREAK.sub("\n", cell.strip()) for cell in _PIPE.split(body)]


def _marked(cell: str, reader: InlineReader, lexicon: Lexicon) -> MarkedText:
    marked, _ = reader.read(cell)
    return MarkedText(marked.text, find_redactions(marked.text, lexicon), marked.spans)


def _join(draft: Draft) -> None:
    texts: list[str] = []
    redactions: list[ReceivedMark] = []
    spans: list[TextSpan] = []
    at = 0
    for row in draft.rows:
        for place, cell in enumerate(row):
            redactions += (
                ReceivedMark(m.start + at, m.end + at, m.marker, m.exemptions) for m in cell.redactions
            )
            spans += (TextSpan(s.start + at, s.end + at, s.bold, s.italic, s.link) for s in cell.spans)
            ending = "\n" if place + 1 == len(row) else "\t"
            texts += (cell.text, ending)
            at += len(cell.text) + 1
    draft.text = "".join(texts).removesuffix("\n")
    draft.redactions, draft.spans = tuple(redactions), tuple(spans)
