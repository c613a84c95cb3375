"""What the report tells of a paragraph: a sentence for each code, never the words it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefing_app.domain.reading import ReadingWarning

_SENTENCES = {
    "tracked-insertion": (
        "An insertion is tracked here: it is read.",
        "{} insertions are tracked here: they are read.",
    ),
    "tracked-deletion": (
        "A deletion is tracked here: what was deleted is not read.",
        "{} deletions are tracked here: what was deleted is not read.",
    ),
    "tracked-move": (
        "A move is tracked here: the words are read at their new place.",
        "{} moves are tracked here: the words are read at their new places.",
    ),
    "comment": (
        "A comment stands here; comments are not read.",
        "{} comments stand here; comments are not read.",
    ),
    "hidden-text": ("A word is hidden here and not read.", "{} words are hidden here and not read."),
    "hard-to-see-text": (
        "Words here are nearly impossible to see: tiny, or of the colour behind them.",
        "Words here are nearly impossible to see: tiny, or of the colour behind them.",
    ),
    "ground-of-withheld": (
        "Words here are on the ground that internal editions give to withheld ones: if they are, sever them.",
        "Words here are on the ground that internal editions give to withheld ones: if they are, sever them.",
    ),
    "placeholder-text": (
        "A field to fill in is still empty; what it asks for is not read.",
        "{} fields to fill in are still empty; what they ask for is not read.",
    ),
    "unknown-symbol": (
        "A sign of a font of signs is not known.",
        "{} signs of a font of signs are not known.",
    ),
    "equation": (
        "An equation stands here: its letters are read, not its form.",
        "{} equations stand here: their letters are read, not their form.",
    ),
    "computed-field": (
        "A field works out what it shows each time: it is not stored, so not read.",
        "{} fields work out what they show each time: it is not stored, so not read.",
    ),
    "picture-left-out": ("A picture could not be taken over.", "{} pictures could not be taken over."),
    "linked-picture": (
        "A picture lies outside of the document and is not fetched.",
        "{} pictures lie outside of the document and are not fetched.",
    ),
    "shape": ("A drawn shape is not read.", "{} drawn shapes are not read."),
    "chart": ("A chart is not read.", "{} charts are not read."),
    "diagram": ("A diagram is not read.", "{} diagrams are not read."),
    "embedded-object": ("An embedded object is not opened.", "{} embedded objects are not opened."),
    "embedded-file": (
        "Another document is part of this one and not opened.",
        "{} other documents are part of this one and not opened.",
    ),
    "lost-note": ("The note a mark stands for is not there.", "The notes of {} marks are not there."),
    "not-understood": ("Something here is of a kind not known.", "{} things here are of a kind not known."),
}


def notices(line: int, noticed: Counter[str]) -> Iterator[ReadingWarning]:
    """One warning for each code."""
    for code in sorted(noticed):
        count = noticed[code]
        if count > 0:
            one, more = _SENTENCES[code]
            yield ReadingWarning(line, code, one if count == 1 else more.format(count))
