"""Pasted plain text: a line is a paragraph, an empty line says nothing, a bullet at its head is an item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from briefing_app.documents.readers.html.words import cleaned
from briefing_app.documents.readers.lexicon import RedactionWords
from briefing_app.documents.readers.literal_redactions import literal_redactions, with_redactions
from briefing_app.documents.readers.own_signs import Lines, withhold_again
from briefing_app.documents.readers.structured.parts import PLAIN, Part, Said
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.pasted import Cited, LeftOut, Pasted, cites_nothing
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Content,
    ListItem,
    Paragraph,
    Run,
    Scope,
    SeveranceId,
)
from briefing_app.domain.text import words as words_of

MOST_LETTERS = 1_000_000
MOST_LINES = 8_000

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BULLET = re.compile("([ \t]*)[\u2022\u00b7\u25aa\u25e6\u2023\u2043][ \t\u00a0]+")
_SPACES_A_LEVEL = 4


def read_pasted_text(
    text: str,
    new_id: Callable[[], str],
    words: RedactionWords,
    cited: Cited = cites_nothing,
    *,
    sure: bool = False,
) -> Pasted:
    """The text of plain words; what is beyond the bounds is left out and said so.

    What an internal edition of this program shows as withheld is severed, under the provisions that *cited*
    reads in its flag; *sure* says that it is one whatever shows. A sign of that reaches over lines, never
    over an empty one.
    """
    lines = _LINE_END.split(text[:MOST_LETTERS], MOST_LINES)
    is_cut = len(text) > MOST_LETTERS or len(lines) > MOST_LINES
    drafts = list(_drafts(map(cleaned, lines[:MOST_LINES])))
    again = withhold_again([Lines(draft.parts, draft.stanza) for draft in drafts], new_id, sure=sure)
    made = (_block(draft, new_id, words) for draft in drafts)
    blocks = normalise(block for block in made if block is not None)
    return again.pasted(blocks, cited, {LeftOut.REST: 1} if is_cut else {})


@dataclass(frozen=True, slots=True)
class _Draft:
    """A line that says something: its words, its level as an item, how many empty lines were before."""

    parts: list[Part]
    level: int
    stanza: int


def _drafts(lines: Iterable[str]) -> Iterator[_Draft]:
    stanza = 0
    for line in lines:
        if not line.strip():
            stanza += 1
            continue
        bullet = _BULLET.match(line)
        indent = bullet.group(1) if bullet else ""
        level = 1 + indent.count("\t") + indent.count(" ") // _SPACES_A_LEVEL if bullet else 0
        said = line[bullet.end() :].rstrip(" \t\r") if bullet else line.strip(" \t\r")
        yield _Draft([Said(said, PLAIN)], level, stanza)


def _block(draft: _Draft, new_id: Callable[[], str], words: RedactionWords) -> Block | None:
    """The block of a line, None where nothing but a sign of ours was in it."""
    content: Content = tuple(_run(part) for part in draft.parts if isinstance(part, Said))
    if not words_of(content).strip():
        return None
    identity = BlockId(new_id())
    if draft.level:
        content = with_redactions(content, words, Scope.ITEM)
        return ListItem(id=identity, level=draft.level, content=content)
    return literal_redactions(Paragraph(id=identity, content=content), words)


def _run(said: Said) -> Run:
    held = said.look.held
    return Run(said.text, severances=FREE if held is None else frozenset({SeveranceId(held)}))
