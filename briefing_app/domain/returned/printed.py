"""What a reviewer did to what the program prints of the title, the fields and the facts of a note."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefing_app.domain.returned.additions import put_in
from briefing_app.domain.returned.layout import Layout, listed
from briefing_app.domain.returned.passages import added_block
from briefing_app.domain.returned.remarks import Remark
from briefing_app.domain.returned.shown import Piece


def printed(layout: Layout) -> None:
    """Words put into what the program prints: below a heading without words they are of the section.

    How far a severance is decided is printed too, and is no word of the reviewer's.
    """
    for here, some in layout.pairs.of.items():
        sent, came, place = layout.sent.shown[some[0]], layout.came[here], layout.place(some[0])
        if sent.says == came.says or not came.says or not _is_printed(layout, some[0]):
            continue
        if layout.sent.marks.without_flags(sent.says) == layout.sent.marks.without_flags(came.says):
            continue
        if place is None:
            if came.level or listed(came.says) not in layout.listed:
                layout.told(here, Remark.DERIVED)  # the title, or another line above the sections
        elif place.section is not None and not came.place:
            depth = next((one.level for one in layout.sent.sections if one.id == place.section), 0)
            put_in(layout, here, place.section, added_block(came, depth, layout.new_id), frozenset())
        else:
            layout.told(here, Remark.DERIVED)


def printed_gone(layout: Layout) -> None:
    """What the program prints and a reviewer deleted or emptied: a whole table, a row or a line at once."""
    back = {one: here for here, some in layout.pairs.of.items() for one in some}
    gone = [number for number, _ in enumerate(layout.sent.shown) if _is_gone(layout, number, back)]
    whole = {place[0] for place in _tables(layout)} - {
        layout.sent.shown[number].place[0]
        for number in back
        if layout.sent.shown[number].place and number not in gone
    }
    before = sorted(back)

    def together(number: int) -> tuple[int, ...]:
        place = layout.sent.shown[number].place
        return place[:1] if place and place[0] in whole else place[:2] or (-1, number)

    at = 0
    last = -1
    for _, numbers in groupby(gone, key=together):
        some = list(numbers)
        while at < len(before) and before[at] < some[0]:
            last = max(last, back[before[at]])
            at += 1
        said = "  ".join(layout.sent.shown[one].says for one in some)
        layout.told_gone(last, some[0], said)


def _tables(layout: Layout) -> Iterator[tuple[int, ...]]:
    return (one.place for one in layout.sent.shown if one.place)


def _is_printed(layout: Layout, number: int) -> bool:
    place = layout.place(number)
    return place is None or place.piece is Piece.PRINTED


def _is_gone(layout: Layout, number: int, back: dict[int, int]) -> bool:
    """Whether it says something and did not come back, or came back without words."""
    says = layout.sent.shown[number].says
    if not says or not _is_printed(layout, number):
        return False
    here = back.get(number)
    return here is None or not layout.came[here].says
