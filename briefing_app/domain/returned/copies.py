"""New passages of a file that were copied out of the note: severed and marked as what they are copies of.

What a file prints of a passage is more than its words. No portion mark and no flag ever becomes one of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing_app.domain.normal_form import normal_content
from briefing_app.domain.returned.aligned import Sent, aligned
from briefing_app.domain.returned.layout import Layout
from briefing_app.domain.returned.pairs import likeness
from briefing_app.domain.returned.passages import added_block, shaped
from briefing_app.domain.returned.remarks import Remark
from briefing_app.domain.returned.shown import Shown
from briefing_app.domain.returned.traces import BLOCK
from briefing_app.domain.text import (
    Block,
    BlockId,
    Content,
    FootnoteReference,
    Inline,
    ListItem,
    Picture,
    Run,
    Table,
    WithheldBlock,
)

_ALIKE = 0.5
"""So much of a passage with marks in it must be that of one of the note to be a copy of it."""


@dataclass(frozen=True, slots=True)
class Made:
    """A block made of a paragraph that is new, and what is to be said of it."""

    block: Block
    remarks: frozenset[Remark] = frozenset()


def block_of(layout: Layout, shown: Shown, depth: int) -> Made:
    """The block that a new paragraph is, in a section of that depth."""
    source = _source(layout, shown)
    if source is not None:
        return _copy(layout, source, shown, depth)
    remarks = set(_foreign(layout, shown))
    if layout.sent.marks.stand_in(shown.says):
        remarks.add(Remark.MARKS_LEFT_OUT)
        shown = replace(shown, content=without_marks(layout, shown.content))
    return Made(added_block(shown, depth, layout.new_id), frozenset(remarks))


def without_marks(layout: Layout, content: Content) -> Content:
    """The content without what the program prints among words."""
    text = "".join(one.text if isinstance(one, Run) else "\ufffc" for one in content)
    gone = layout.sent.marks.places(text)
    made: list[Inline] = []
    at = 0
    for one in content:
        if isinstance(one, FootnoteReference):
            one = replace(one, content=without_marks(layout, one.content))
        if not isinstance(one, Run):
            made.append(one)
            at += 1
            continue
        letters = "".join(letter for number, letter in enumerate(one.text, at) if number not in gone)
        at += len(one.text)
        made += [replace(one, text=letters)] if letters else []
    return normal_content(made)


# ---- what it is a copy of


def _source(layout: Layout, shown: Shown) -> int | None:
    """The passage of the note a paragraph is a copy of, where something in that is withheld or marked."""
    sources = layout.sources
    if (same := sources.get(shown.says)) is not None:
        return same
    named = {name: number for number in sources.values() for name in layout.sent.shown[number].names}
    if (found := next((named[one] for one in shown.names if one in named), None)) is not None:
        return found
    if not layout.sent.marks.stand_in(shown.says):
        return None
    alike = {number: likeness(layout.sent.shown[number], shown) for number in sources.values()}
    best = max(alike, key=lambda one: alike[one], default=None)
    return best if best is not None and alike[best] > _ALIKE else None


def _copy(layout: Layout, source: int, shown: Shown, depth: int) -> Made:
    """What withholds the passage from above withholds its copy wherever that stands."""
    sent, place = layout.sent.shown[source], layout.place(source)
    if place is None or place.block is None or isinstance(place.block, Table | Picture):
        raise ValueError("a copy of no words")
    remarks = {Remark.COPIED, *_foreign(layout, shown)}
    if sent.says == shown.says:
        block = shaped(place.block, _own(place.block), sent, replace(shown, level=sent.level))
    else:
        found = aligned([Sent(sent.content, place.letters())], [shown.content], layout.sent.marks)
        remarks |= found.remarks
        block = shaped(place.block, found.contents[0], sent, replace(shown, level=sent.level))
    block = replace(
        block, id=BlockId(layout.new_id()), pair=None, severances=block.severances | place.around,
        portion=block.portion or layout.cell_marking(place),
    )  # fmt: skip
    if isinstance(block, ListItem):
        block = replace(block, start=None)
    return Made(block, frozenset(remarks))


def _foreign(layout: Layout, shown: Shown) -> frozenset[Remark]:
    """Whether a paragraph came from another document of ours."""
    names = [one for one in shown.names if one.startswith(BLOCK)]
    foreign = bool(names) and not any(one in layout.sent.places for one in names)
    return frozenset({Remark.FOREIGN} if foreign else ())


def _own(block: Block) -> Content:
    return (block.withheld,) if isinstance(block, WithheldBlock) else getattr(block, "content", ())
