"""Pasted plain text: a line is a paragraph, an empty line says nothing, a bullet at its head is an item."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing_app.documents.readers.html.words import cleaned
from briefing_app.documents.readers.lexicon import RedactionWords
from briefing_app.documents.readers.literal_redactions import literal_redactions, with_redactions
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.pasted import LeftOut, Pasted
from briefing_app.domain.text import Block, BlockId, ListItem, Paragraph, Run, Scope

MOST_LETTERS = 1_000_000
MOST_LINES = 8_000

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BULLET = re.compile("([ \t]*)[\u2022\u00b7\u25aa\u25e6\u2023\u2043][ \t\u00a0]+")
_SPACES_A_LEVEL = 4


def read_pasted_text(text: str, new_id: Callable[[], str], words: RedactionWords) -> Pasted:
    """The text of plain words; what is beyond the bounds is left out and said so."""
    lines = _LINE_END.split(text[:MOST_LETTERS], MOST_LINES)
    is_cut = len(text) > MOST_LETTERS or len(lines) > MOST_LINES
    said = (cleaned(line) for line in lines[:MOST_LINES])
    blocks = [_block(line, BlockId(new_id()), words) for line in said if line.strip()]
    return Pasted(normalise(blocks), left_out={LeftOut.REST: 1} if is_cut else {})


def _block(line: str, identity: BlockId, words: RedactionWords) -> Block:
    bullet = _BULLET.match(line)
    if bullet is None:
        return literal_redactions(Paragraph(id=identity, content=(Run(line.strip(" \t\r")),)), words)
    indent = bullet.group(1)
    level = 1 + indent.count("\t") + indent.count(" ") // _SPACES_A_LEVEL
    content = with_redactions((Run(line[bullet.end() :].rstrip(" \t\r")),), words, Scope.ITEM)
    return ListItem(id=identity, level=level, content=content)
