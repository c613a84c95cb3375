"""Footnotes: the one stood beside, set anew or made; a redaction in one is never lost that way."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from briefing_app.domain.editing.sheet import Means, Notice, Sheet
from briefing_app.domain.editing.spans import content_of, parts, put, with_content
from briefing_app.domain.editing.writing import put_in, with_block
from briefing_app.domain.normal_form import normal_content
from briefing_app.domain.text import Content, FootnoteReference, Origin, Withheld, joined_origin


def footnote_here(sheet: Sheet) -> tuple[int, FootnoteReference] | None:
    """The footnote right before or behind the officer, and its offset."""
    offset = sheet.head.offset
    beside = [
        (first, part)
        for part, first, last in parts(content_of(sheet.block) or ())
        if isinstance(part, FootnoteReference) and first <= offset <= last
    ]
    return beside[0] if beside else None


def put_footnote(sheet: Sheet, words: Content, means: Means, origin: Origin | None = None) -> Sheet:
    """The sheet with the footnote stood beside saying something else, or with a new one.

    The block it hangs on is of the *origin* of its words too, as of that of words put between its own.
    A footnote without words goes; one that would lose a received redaction stays as it is.
    """
    words = normal_content(words)
    found = footnote_here(sheet)
    if found is None:
        if not words:
            return replace(sheet, told=())
        start = replace(sheet, anchor=sheet.end, head=sheet.end)  # it hangs on what is chosen
        made = put_in(start, lambda style: (FootnoteReference(words, style.severances),), means)
        return _remembering(made, origin)
    offset, note = found
    lost = _redactions(note.content) - _redactions(words)
    if lost:
        return replace(sheet, told=((Notice.REDACTION_STANDS, lost.total()),))
    new = (replace(note, content=words),) if words else ()
    content = put(content_of(sheet.block) or (), offset, offset + 1, new)
    block = with_content(sheet.block, content)
    place = replace(sheet.head, offset=offset + len(new))
    made = Sheet(with_block(sheet.blocks, place.block, (block,)), place, place)
    return _remembering(made, origin) if words else made


def _remembering(sheet: Sheet, origin: Origin | None) -> Sheet:
    """The sheet whose block stood in is of a further origin."""
    known = joined_origin(sheet.block.origin, origin)
    if known == sheet.block.origin:
        return sheet
    block = replace(sheet.block, origin=known)
    return replace(sheet, blocks=with_block(sheet.blocks, sheet.head.block, (block,)))


def _redactions(content: Content) -> Counter[Withheld]:
    return Counter(part for part in content if isinstance(part, Withheld))
