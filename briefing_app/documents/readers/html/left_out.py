"""What of a saved page is not read, or looks withheld, told with how often."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.documents.readers.html.walk import Walk
from briefing_app.domain.pasted import LeftOut
from briefing_app.domain.reading import ReadingWarning


def left_out_of(walk: Walk) -> Iterator[ReadingWarning]:
    """A warning for each sort of thing that was left out or looks withheld; never what it said."""
    if number := walk.left_out[LeftOut.PICTURES]:
        text = f"Of pictures in the page only their descriptions are read: {number}."
        yield ReadingWarning(1, "picture-not-read", text)
    if number := walk.left_out[LeftOut.HIDDEN]:
        yield ReadingWarning(1, "hidden-text", f"Parts that the page does not show were left out: {number}.")
    if number := walk.left_out[LeftOut.DELETED]:
        text = f"Passages that the page shows as deleted were left out: {number}."
        yield ReadingWarning(1, "tracked-deletion", text)
    if number := walk.left_out[LeftOut.COMMENTS]:
        yield ReadingWarning(1, "comment", f"Comments were left out: {number}.")
    if walk.own_grounds:
        number = walk.own_grounds
        text = f"Parts of the page have the ground that internal editions give to withheld words: {number}."
        yield ReadingWarning(1, "ground-of-withheld", text)
    if walk.embedded:
        text = f"Frames, players and drawings in the page were left out: {walk.embedded}."
        yield ReadingWarning(1, "embedded-left-out", text)
