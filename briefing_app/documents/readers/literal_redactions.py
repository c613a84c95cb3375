"""Received redactions in words that were pasted: those spelled out, in place of the words they stand for.

The text reader finds more: a gap between words, and the bare number of a provision in place of words. An
import is reviewed line by line, a paste is not: only what is spelled as a redaction is one here, while
"art. 17" pasted from a treaty stays what it is.
"""

from __future__ import annotations

from dataclasses import replace

from briefing_app.documents.readers.lexicon import RedactionWords
from briefing_app.documents.readers.redactions import is_wholly_withheld, redactions_in
from briefing_app.domain.reading import ReceivedMark
from briefing_app.domain.text import (
    Content,
    HardBreak,
    Inline,
    Marker,
    Paragraph,
    Run,
    Scope,
    Withheld,
    WithheldBlock,
)

_OTHER = "\ufffc"
_LONGEST_LOOKED_AT = 200_000


def with_redactions(
    content: Content, words: RedactionWords, alone: Scope = Scope.INLINE, *, spelled_only: bool = True
) -> Content:
    """The content with a redaction for each spelled one; *alone* is the scope of one that is all it says.

    Without *spelled_only* gaps and bare provisions are redactions as well, as in what is imported.
    """
    text, marks = _found(content, words, spelled_only=spelled_only)
    if not marks:
        return content
    return _replaced(content, marks, alone if is_wholly_withheld(text, marks) else Scope.INLINE)


def literal_redactions(paragraph: Paragraph, words: RedactionWords) -> Paragraph | WithheldBlock:
    """The paragraph with its redactions; a redaction and nothing else is a line of unknown kind."""
    text, marks = _found(paragraph.content, words)
    if not marks:
        return paragraph
    if not is_wholly_withheld(text, marks):
        content = _replaced(paragraph.content, marks, Scope.INLINE)
        return Paragraph(id=paragraph.id, content=content)
    if len(marks) == 1 and text.strip() == text[marks[0].start : marks[0].end]:
        withheld = Withheld(marks[0].exemptions, Scope.LINE, marks[0].marker)
        return WithheldBlock(id=paragraph.id, withheld=withheld)
    return Paragraph(id=paragraph.id, content=_replaced(paragraph.content, marks, Scope.LINE))


def _found(
    content: Content, words: RedactionWords, *, spelled_only: bool = True
) -> tuple[str, tuple[ReceivedMark, ...]]:
    text = "".join(map(_letters, content))
    return text, tuple(
        mark
        for mark in redactions_in(text[:_LONGEST_LOOKED_AT], words)
        if not spelled_only or _is_spelled(text, mark)
    )


def _is_spelled(text: str, mark: ReceivedMark) -> bool:
    if mark.marker is Marker.GAP:
        return False
    return mark.marker is not Marker.STAMP or text[mark.start] == "["


def _letters(part: Inline) -> str:
    match part:
        case Run():
            return part.text
        case HardBreak():
            return "\n"
        case _:
            return _OTHER


def _replaced(content: Content, marks: tuple[ReceivedMark, ...], scope: Scope) -> Content:
    """The content cut at the marks; what stands in a mark makes room for the redaction."""
    made: list[Inline] = []
    at = 0
    pending = list(reversed(marks))
    for part in content:
        end = at + len(_letters(part))
        while pending and pending[-1].end <= at:
            pending.pop()
        start = at
        for mark in reversed(pending):
            if mark.start >= end:
                break
            if mark.start > start:
                made += _cut(part, at, start, mark.start)
            if mark.start >= at:
                made.append(Withheld(mark.exemptions, scope, mark.marker))
            start = min(mark.end, end)
        if start < end:
            made += _cut(part, at, start, end)
        at = end
    return tuple(made)


def _cut(part: Inline, at: int, start: int, end: int) -> list[Inline]:
    """What of a part stands between two places."""
    if not isinstance(part, Run):
        return [part]
    return [replace(part, text=part.text[start - at : end - at])]
