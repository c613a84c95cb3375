"""Source lines to drafts of blocks: one scanner for plain text and Markdown.

Every non-blank line goes into exactly one draft. What a line shows by itself is decided here (a ``#``
heading, a list item, a table); what only its neighbours can tell is left open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise

from briefing_app.documents.readers.draft import Draft
from briefing_app.documents.readers.markers import LineStart, is_separator, line_start
from briefing_app.documents.readers.printed_columns import table_at
from briefing_app.domain.reading import BlockKind

_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)(.*)")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_DELIMITERS = frozenset("|:- \t")
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 60
_LONGEST_SETEXT = 200

StandsAlone = Callable[[str], bool]
"""Whether a line's text is a block by itself wherever it stands (a redaction, a known section name)."""


def scan(lines: tuple[str, ...], *, is_markdown: bool, stands_alone: StandsAlone) -> list[Draft]:
    """The drafts, in the order of the lines."""
    return _Scanner(lines, is_markdown, stands_alone).run()


class _Scanner:
    def __init__(self, lines: tuple[str, ...], is_markdown: bool, stands_alone: StandsAlone) -> None:
        self._lines = lines
        self._is_markdown = is_markdown
        self._stands_alone = stands_alone
        self._drafts: list[Draft] = []
        self._gap = False
        self._tried: dict[int, int] = {}
        self._width = _wrap_width(lines)
        fences = (n for n, line in enumerate(lines) if line.lstrip()[:3] in ("```", "~~~"))
        self._fences = [n for n in fences if _FENCE.match(lines[n])] if is_markdown else []

    def run(self) -> list[Draft]:
        """Read every line once."""
        at = 0
        while at < len(self._lines):
            line = self._lines[at]
            if not line.strip():
                self._gap = True
                at += 1
                continue
            at = self._read(at, line)
            self._gap = False
        return self._drafts

    def _read(self, at: int, line: str) -> int:
        """Put the line, and what follows it closely, into a draft; the number of the next line to read."""
        if self._is_markdown and (end := self._markup(at, line)):
            return end
        if not self._is_markdown and (end := self._tabbed_table(at) or self._printed_table(at)):
            return end
        start = line_start(line)
        if is_separator(line) and (self._is_markdown or line.strip() != "***"):
            self._add(at, at, [line.strip()], "separator", BlockKind.BOILERPLATE)
        elif start.marker is not None:
            self._item(at, start)
        elif not self._continued(at, start):
            self._add(at, at, [start.rest], "paragraph", indent=start.indent)
        return at + 1

    def _add(
        self,
        first: int,
        last: int,
        pieces: list[str],
        rule: str,
        kind: BlockKind | None = None,
        indent: int = 0,
    ) -> Draft:
        draft = Draft(
            first=first + 1,
            last=last + 1,
            pieces=pieces,
            rule=rule,
            kind=kind,
            indent=indent,
            after_gap=self._gap or not self._drafts,
        )
        self._drafts.append(draft)
        return draft

    def _item(self, at: int, start: LineStart) -> None:
        rule = "numbered-item" if start.numbers else "bullet"
        draft = self._add(at, at, [start.rest], rule, BlockKind.ITEM, start.indent)
        draft.marker, draft.numbers = start.marker, start.numbers

    def _continued(self, at: int, start: LineStart) -> bool:
        """Whether the line goes on with the draft before it; if so it is added there."""
        before = self._drafts[-1] if self._drafts else None
        if before is None or before.last != at or before.rows:
            return False
        if before.kind is BlockKind.ITEM:
            goes_on = start.indent > before.indent or self._is_markdown or self._wraps(at)
        else:
            goes_on = before.kind is None and (self._wraps(at) or self._is_soft_break(at))
        if not goes_on or self._is_alone(before, start):
            return False
        before.pieces.append(start.rest)
        before.last = at + 1
        return True

    def _is_alone(self, before: Draft, start: LineStart) -> bool:
        return self._stands_alone(start.rest) or self._stands_alone(before.pieces[-1])

    def _wraps(self, at: int) -> bool:
        """Whether the line before was filled up to the width of a wrapped text, so that this one goes on."""
        first_word = self._lines[at].split(maxsplit=1)[0]
        return bool(self._width) and len(self._lines[at - 1].rstrip()) + 1 + len(first_word) > self._width

    def _is_soft_break(self, at: int) -> bool:
        """Whether Markdown would join the lines; longer ones than any wrapping are paragraphs each."""
        return self._is_markdown and max(len(self._lines[at - 1]), len(self._lines[at])) <= _WIDEST_WRAP

    def _markup(self, at: int, line: str) -> int:
        """Read what only Markdown has; the number of the next line, 0 if there is none of it here."""
        heading = _ATX.match(line)
        if heading:
            text = _without_closing(heading[2].strip())
            draft = self._add(at, at, [text], "markdown-heading", BlockKind.HEADING)
            draft.shown_level, draft.marker = len(heading[1]), heading[1]
            return at + 1
        return self._fenced(at, line) or self._underline(at, line) or self._table(at) or self._quote(at, line)

    def _fenced(self, at: int, line: str) -> int:
        fence = _FENCE.match(line)
        if not fence:
            return 0
        following = bisect_left(self._fences, at + 1)
        if following == len(self._fences):
            return 0
        end = self._fences[following]
        pieces = [self._lines[n].strip() for n in range(at, end + 1) if self._lines[n].strip()]
        self._add(at, end, ["\n".join(pieces)], "fenced-text", BlockKind.PARAGRAPH)
        return end + 1

    def _underline(self, at: int, line: str) -> int:
        """A line of ``=`` or ``-`` under a short paragraph makes a heading of it."""
        before = self._drafts[-1] if self._drafts else None
        body = line.strip()
        if (
            before is None
            or before.kind is not None
            or before.last != at
            or len(body) < 3
            or before.indent > 3
        ):
            return 0
        if set(body) not in ({"="}, {"-"}) or sum(map(len, before.pieces)) > _LONGEST_SETEXT:
            return 0
        before.decide(BlockKind.HEADING, "markdown-underlined-heading")
        before.last, before.shown_level, before.marker = at + 1, 1 if body[0] == "=" else 2, body[0]
        return at + 1

    def _table(self, at: int) -> int:
        """A pipe table: a row, a line of delimiters, and rows until one without a pipe."""
        if "|" not in self._lines[at] or at + 1 >= len(self._lines):
            return 0
        delimiters = self._lines[at + 1].strip()
        if not delimiters or set(delimiters) - _DELIMITERS or "-" not in delimiters or "|" not in delimiters:
            return 0
        end = at + 2
        while end < len(self._lines) and "|" in self._lines[end] and self._lines[end].strip():
            end += 1
        rows = [self._lines[at], *self._lines[at + 2 : end]]
        self._add(at, end - 1, rows, "pipe-table", BlockKind.TABLE)
        return end

    def _quote(self, at: int, line: str) -> int:
        body = line.lstrip(" ")
        if not body.startswith(">"):
            return 0
        text = body.lstrip("> \t").rstrip()
        before = self._drafts[-1] if self._drafts else None
        if before is not None and before.rule == "block-quote" and before.last == at and text:
            before.pieces.append(text)
            before.last = at + 1
        else:
            self._add(at, at, [text], "block-quote", BlockKind.PARAGRAPH).marker = ">"
        return at + 1

    def _tabbed_table(self, at: int) -> int:
        """Two or more lines with the same number of tabs between words: a table copied as text."""
        tabs = self._lines[at].strip().count("\t")
        if not tabs or line_start(self._lines[at]).marker is not None:
            return 0
        end = at
        while end < len(self._lines) and self._lines[end].strip().count("\t") == tabs:
            end += 1
        if end - at < 2:
            return 0
        self._add(at, end - 1, list(self._lines[at:end]), "tabbed-table", BlockKind.TABLE)
        return end

    def _printed_table(self, at: int) -> int:
        """A table whose cells stand in columns of letters."""
        if line_start(self._lines[at]).marker is not None:
            return 0
        table = table_at(self._lines, at, self._tried)
        if table is None:
            return 0
        rule = "printed-table" if table.is_ruled else "printed-columns"
        self._add(at, table.end - 1, ["\t".join(row) for row in table.rows], rule, BlockKind.TABLE)
        return table.end


def _without_closing(text: str) -> str:
    """An ATX heading's text without the ``#`` signs that may close it."""
    stripped = text.rstrip("#")
    return stripped.rstrip() if stripped != text and (not stripped or stripped[-1:] in " \t") else text


def _wrap_width(lines: tuple[str, ...]) -> int:
    """The width a text was wrapped at by hand, 0 for a text whose lines are paragraphs.

    A wrapped text has no longer line, and most of its lines that are followed by another are filled: the
    next word would not have fitted.
    """
    longest = max((len(line) for line in lines), default=0)
    if not _NARROWEST_WRAP <= longest <= _WIDEST_WRAP:
        return 0
    followed = [
        (a, b) for a, b in pairwise(lines) if a.strip() and b.strip() and line_start(b).marker is None
    ]
    filled = sum(1 for a, b in followed if len(a.rstrip()) + 1 + len(b.split(maxsplit=1)[0]) > longest)
    return longest if filled >= 3 and filled * 2 >= len(followed) else 0
