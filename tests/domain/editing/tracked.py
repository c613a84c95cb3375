"""Texts in which every letter and every redaction is one of its kind, and what holds each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count

from hypothesis import strategies as st

from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    FootnoteReference,
    HardBreak,
    Heading,
    Holds,
    ListItem,
    Paragraph,
    Picture,
    Row,
    Run,
    SeveranceId,
    Table,
    Text,
    Withheld,
    WithheldBlock,
    contents,
    walk,
)
from tests.strategies import MARKINGS, SCHEME

FIRST_LETTER = 0x4E00
"""Letters are counted from here: each is used once."""

HELD = (FREE, FREE, FREE, frozenset({SeveranceId("s1")}), frozenset({SeveranceId("s1"), SeveranceId("s2")}))
held = st.sampled_from(HELD)
sizes = st.integers(1, 3)

_runs = st.builds(
    lambda size, bold, held: Run("?" * size, bold=bold, severances=held), sizes, st.booleans(), held
)
_parts = st.one_of(
    _runs,
    _runs,
    _runs,
    st.builds(HardBreak, held),
    st.just(Withheld()),
    st.builds(lambda run, held: FootnoteReference((run,), held), _runs, held),
    st.just(FootnoteReference((Run("?"), Withheld()))),
)
_contents = st.lists(_parts, min_size=1, max_size=4).map(tuple)
_properties = {
    "id": st.just(BlockId("")),
    "portion": st.sampled_from((None, None, *MARKINGS[:3])),
    "severances": held,
}
_cell = st.builds(Cell, blocks=st.just((Paragraph(id=BlockId(""), content=(Run("?"),)),)), severances=held)
_blocks = st.one_of(
    st.builds(Paragraph, **_properties, content=_contents),
    st.builds(Paragraph, **_properties, content=_contents),
    st.builds(Heading, **_properties, level=st.integers(1, 4), content=_contents),
    st.builds(ListItem, **_properties, level=st.integers(1, 3), numbered=st.booleans(), content=_contents),
    st.builds(WithheldBlock, **_properties, withheld=st.just(Withheld())),
    st.builds(
        lambda cells, **common: Table(**common, columns=(FREE,), rows=(Row(cells),)),
        **_properties,
        cells=st.tuples(_cell),
    ),
    st.builds(
        Picture, **_properties, digest=st.just("0"), media_type=st.just("image/png"), alternate=st.just("")
    ),
)
skeletons = st.lists(_blocks, max_size=4).map(tuple)


class Letters:
    """Gives letters, redactions and ids that were never given before."""

    def __init__(self) -> None:
        self._letters = count(FIRST_LETTER)
        self._redactions = count(1)
        self._ids = count(1)

    def word(self, size: int) -> str:
        return "".join(chr(next(self._letters)) for _ in range(size))

    def new_id(self) -> str:
        return f"n{next(self._ids)}"

    def text(self, skeleton: Text) -> Text:
        """A skeleton with letters, redactions and ids of its own."""
        return normalise(map(self._block, skeleton))

    def _block(self, block):
        block = replace(block, id=BlockId(self.new_id()))
        if hasattr(block, "content"):
            return replace(block, content=self._content(block.content))
        if isinstance(block, WithheldBlock):
            return replace(block, withheld=self._redaction())
        if isinstance(block, Table):
            rows = tuple(
                replace(
                    row, cells=tuple(replace(c, blocks=tuple(map(self._block, c.blocks))) for c in row.cells)
                )
                for row in block.rows
            )
            return replace(block, rows=rows)
        return replace(block, alternate=self.word(1))

    def _content(self, content):
        made = []
        for part in content:
            if isinstance(part, Run):
                part = replace(part, text=self.word(len(part.text)))
            elif isinstance(part, FootnoteReference):
                part = replace(part, content=self._content(part.content))
            elif isinstance(part, Withheld):
                part = self._redaction()
            made.append(part)
        return tuple(made)

    def _redaction(self) -> Withheld:
        return Withheld(frozenset({ExemptionId(f"x:{next(self._redactions)}")}))


@dataclass
class Holding:
    """Of each letter: what holds it, the marking and the id of its block; of each redaction the id of its."""

    held: dict[str, Holds]
    portion: dict[str, object]
    block: dict[str, BlockId]
    redactions: dict[Withheld, BlockId]


def holding(text: Text) -> Holding:
    """What holds each letter of a text."""
    found = Holding({}, {}, {}, {})
    for block in text:
        around = block.severances
        if isinstance(block, Table):
            for row in block.rows:
                for cell, above in zip(row.cells, block.columns, strict=True):
                    for inner in cell.blocks:
                        _hold(found, block, inner.content, around | row.severances | above | cell.severances)
        elif isinstance(block, Picture):
            _hold(found, block, (Run(block.alternate),), around)
        elif isinstance(block, WithheldBlock):
            _hold(found, block, (block.withheld,), around)
        else:
            _hold(found, block, block.content, around)
    return found


def _hold(found: Holding, block, content, around: Holds) -> None:
    for part in content:
        if isinstance(part, Withheld):
            assert part not in found.redactions, "a redaction was multiplied"
            found.redactions[part] = block.id
        elif isinstance(part, FootnoteReference):
            _hold(found, block, part.content, around | part.severances)
        elif isinstance(part, Run):
            for letter in part.text:
                assert letter not in found.held, "a letter was multiplied"
                found.held[letter] = around | part.severances
                found.portion[letter] = block.portion
                found.block[letter] = block.id


def check_ids(text: Text) -> None:
    """Every block has an id of its own."""
    ids = [block.id for block in walk(text)]
    assert len(set(ids)) == len(ids)


def check_kept(
    before: Holding,
    after: Holding,
    *,
    severing: bool = False,
    marking: bool = False,
    put: frozenset[str] = frozenset(),
) -> None:
    """Nothing was freed, severed, lowered or lost that no one asked for.

    *put* are letters put somewhere else: among severed ones they are severed too.
    """
    for letter, held in before.held.items():
        if letter not in after.held:
            continue
        same = held <= after.held[letter] if letter in put else held == after.held[letter]
        assert severing or same, "a letter was freed or severed"
        first, second = before.portion[letter], after.portion[letter]
        if not marking and first is not None:
            assert second is not None, "a marking was lost"
            assert SCHEME.at_most(first, second), "a marking was lowered"
    for redaction, block in before.redactions.items():
        if redaction not in after.redactions:
            left = [one for one, where in before.block.items() if where == block and one in after.held]
            assert not left, "a redaction went without its block"
            assert block not in after.redactions.values(), "a redaction went and left others of its block"


def words(text: Text) -> str:
    """All letters, in order."""
    return "".join(
        part.text for block in text for piece in contents(block) for part in piece if isinstance(part, Run)
    )
