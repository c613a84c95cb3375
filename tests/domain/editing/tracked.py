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
from tests.strategies import MARKINGS, SCHEME, are_there, one_of, some_bytes

FIRST_LETTER = 0x4E00
"""Letters are counted from here: each is used once."""

HELD = (FREE, FREE, FREE, frozenset({SeveranceId("s1")}), frozenset({SeveranceId("s1"), SeveranceId("s2")}))
_PORTIONS = (None, None, *MARKINGS[:3])
_CELL_WORDS = (Paragraph(id=BlockId(""), content=(Run("?"),)),)
_PARTS = 4


def _run(size: int, bold: int, holder: int) -> Run:
    return Run("?" * (1 + size % 3), bold=bool(bold % 2), severances=one_of(HELD, holder))


def _part(kind: int, held_by: int, size: int, bold: int, inner: int):
    match kind % 5:
        case 0:
            return _run(size, bold, held_by)
        case 1:
            return HardBreak(one_of(HELD, held_by))
        case 2:
            return Withheld()
        case 3:
            return FootnoteReference((_run(size, bold, inner),), one_of(HELD, held_by))
        case _:
            return FootnoteReference((Run("?"), Withheld()))


def _content(drawn: bytes):
    """One part at least."""
    there = (True, *are_there(drawn[0], drawn[1:_PARTS]))
    return tuple(_part(*drawn[_PARTS + 5 * n : _PARTS + 5 * n + 5]) for n in range(_PARTS) if there[n])


def _block(drawn: bytes):
    kind, portion, held_by, level, numbered = drawn[:5]
    common = {
        "id": BlockId(""),
        "portion": one_of(_PORTIONS, portion),
        "severances": one_of(HELD, held_by),
    }
    match kind % 7:
        case 0 | 1:
            return Paragraph(**common, content=_content(drawn[5:]))
        case 2:
            return Heading(**common, level=1 + level % 4, content=_content(drawn[5:]))
        case 3:
            item = {"level": 1 + level % 3, "numbered": bool(numbered % 2)}
            return ListItem(**common, **item, content=_content(drawn[5:]))
        case 4:
            return WithheldBlock(**common, withheld=Withheld())
        case 5:
            cell = Cell(blocks=_CELL_WORDS, severances=one_of(HELD, level))
            return Table(**common, columns=(FREE,), rows=(Row((cell,)),))
        case _:
            return Picture(**common, digest="0", media_type="image/png", alternate="")


_blocks = some_bytes(5 + _PARTS + 5 * _PARTS).map(_block)
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
