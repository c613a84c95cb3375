"""Editions: the public one holds nothing withheld, not even its length, and says all that stops it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import cycle, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.edition import (
    PublicEdition,
    internal_edition,
    public_edition,
)
from briefing_app.domain.marking import Marking
from briefing_app.domain.release import release, sever
from briefing_app.domain.severance import Severances
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    FootnoteReference,
    HardBreak,
    Heading,
    Holds,
    Inline,
    ListItem,
    Marker,
    Origin,
    PairId,
    Paragraph,
    Picture,
    RevisionId,
    Row,
    Run,
    Scope,
    SectionId,
    Table,
    Text,
    Withheld,
    WithheldBlock,
    block_words,
    contents,
    holds,
    portions,
    received_redactions,
    walk,
)
from tests.notes import (
    APPROVED,
    FIFTEEN,
    HELD,
    NINETEEN,
    ONE,
    THREE,
    TWO,
    approved_records,
    cite,
    in_a_cell,
    note_of,
    paragraph,
    public,
    tokens,
)
from tests.retelling import (
    Retelling,
    is_gone,
    row_holds_anything,
    things_in,
    told_apart,
    without_marks,
)
from tests.strategies import (
    PROVED,
    SCHEME,
    hostile_words,
    links,
    normal_texts,
)

# ---- nothing withheld is in the public edition


@PROVED
@given(normal_texts, normal_texts, approved_records)
def test_a_public_edition_holds_every_free_word_and_no_severed_one(
    front: Text, blocks: Text, severances: Severances
) -> None:
    front, blocks = told_apart(without_marks(front)), told_apart(without_marks(blocks))
    edition = public_edition(note_of(blocks, front), severances, SCHEME, cite)
    assert "canary" not in repr(edition)
    free = {token for token in tokens((*front, *blocks)) if token.startswith("free")}
    assert tokens((*edition.front, *edition.blocks)) == free


@PROVED
@given(
    normal_texts,
    approved_records,
    st.lists(st.lists(hostile_words, max_size=3), min_size=1, max_size=4),
    links,
)
def test_other_words_in_the_same_severances_give_the_same_public_edition(
    blocks: Text, severances: Severances, others: list[list[str]], link: str | None
) -> None:
    secrets = cycle(others)

    def another(run: Run) -> tuple[Run, ...]:
        return tuple(replace(run, text=text, bold=not run.bold, link=link) for text in next(secrets)) or (
            replace(run, text=run.text + run.text),
        )

    blocks = without_marks(blocks)
    twin = Retelling(lambda run: (run,), another).text(blocks)
    assert public(twin, severances) == public(blocks, severances)


@PROVED
@given(normal_texts, approved_records)
def test_received_redactions_that_no_severance_covers_are_all_kept_in_order(
    blocks: Text, severances: Severances
) -> None:
    blocks = without_marks(blocks)
    parts = [
        part for block in public(blocks, severances).blocks for piece in contents(block) for part in piece
    ]
    kept = [part for part in parts if isinstance(part, Withheld) and part.marker is not Marker.OURS]
    free = [thing for thing, held in things_in(blocks) if isinstance(thing, Withheld) and not held]
    assert Counter(kept) == Counter(free)


@PROVED
@given(normal_texts, approved_records)
def test_neighbours_under_equal_exemptions_are_one_marker(blocks: Text, severances: Severances) -> None:
    for block in release(blocks, severances):
        for piece in contents(block):
            for first, second in pairwise(piece):
                ours = isinstance(first, Withheld) and first.marker is Marker.OURS
                assert not ours or first != second


@given(normal_texts, approved_records)
def test_what_is_released_holds_no_id_mark_origin_or_severance_of_the_library(
    blocks: Text, severances: Severances
) -> None:
    released = release(blocks, severances)
    numbers = [block.id for block in walk(released)]
    assert len(set(numbers)) == len(numbers)
    assert set(numbers) == {f"p{number}" for number in range(1, len(numbers) + 1)}
    assert not list(portions(released))
    assert all(not holds(block) and block.origin is None and block.pair is None for block in walk(released))


def test_the_severed_words_leave_one_marker_where_they_were() -> None:
    content = (
        Run("Canada paid "),
        Run("165", bold=True, severances=HELD),
        HardBreak(HELD),
        Run(" 000", link="https://secret.example", severances=frozenset({TWO})),
        Run(" to UNHCR", severances=frozenset({THREE})),
        Run("."),
    )
    assert sever(content, APPROVED) == (
        Run("Canada paid "),
        Withheld(FIFTEEN, Scope.INLINE, Marker.OURS),
        Withheld(NINETEEN, Scope.INLINE, Marker.OURS),
        Run("."),
    )


def test_received_redactions_never_merge_with_each_other_or_with_ours() -> None:
    received = Withheld(FIFTEEN)
    content = (Run("a", severances=HELD), received, received, Run("b", severances=HELD))
    ours = Withheld(FIFTEEN, Scope.INLINE, Marker.OURS)
    assert sever(content, APPROVED) == (ours, received, received, ours)


def test_a_severed_footnote_goes_with_its_words_and_a_free_one_loses_its_severed_words() -> None:
    content = (
        FootnoteReference((Run("gone"),), HELD),
        Run("free"),
        FootnoteReference((Run("kept "), Run("gone", severances=HELD))),
    )
    assert "gone" not in repr(sever(content, APPROVED))
    assert "kept" in repr(sever(content, APPROVED))


@pytest.mark.parametrize(
    ("block", "released"),
    [
        (
            Heading(id=BlockId("a"), level=2, content=(Run("x"),), severances=HELD),
            Heading(id=BlockId("p1"), level=2, content=(Withheld(FIFTEEN, Scope.HEADING, Marker.OURS),)),
        ),
        (
            ListItem(id=BlockId("a"), level=1, content=(Run("x"),), severances=HELD),
            ListItem(id=BlockId("p1"), level=1, content=(Withheld(FIFTEEN, Scope.ITEM, Marker.OURS),)),
        ),
        (
            Picture(id=BlockId("a"), digest="0a", media_type="image/png", alternate="x", severances=HELD),
            WithheldBlock(id=BlockId("p1"), withheld=Withheld(FIFTEEN, Scope.PICTURE, Marker.OURS)),
        ),
        (
            Table(id=BlockId("a"), rows=(Row((Cell(),)),), columns=(FREE,), severances=HELD),
            WithheldBlock(id=BlockId("p1"), withheld=Withheld(FIFTEEN, Scope.LINE, Marker.OURS)),
        ),
    ],
)
def test_a_block_withheld_whole_leaves_one_marker(block: Block, released: Block) -> None:
    assert release((block,), APPROVED) == (released,)


# ---- tables


def table(*rows: Row, **properties: Any) -> Table:
    return Table(id=BlockId("t"), rows=rows, columns=(FREE,) * len(rows[0].cells), **properties)


def cell(*content: Inline, **properties: Any) -> Cell:
    return Cell(blocks=(paragraph(*content),), **properties)


def row(*texts: str, severances: Holds = FREE) -> Row:
    return Row(tuple(cell(Run(text)) for text in texts), severances)


def words_in(blocks: Text) -> str:
    return " ".join(block_words(block) for block in blocks)


def test_a_severed_row_column_and_cell_are_gone_from_an_authored_table_and_their_places_are_kept() -> None:
    authored = replace(
        table(
            row("Payer", "Amount", "Since"),
            row("Canada", "165 000", "2017", severances=HELD),
            Row((cell(Run("Norway"), severances=HELD), cell(Run("90 000")), cell(Run("2018")))),
        ),
        columns=(FREE, frozenset({THREE}), FREE),
    )
    (released,) = release((authored,), APPROVED)
    assert isinstance(released, Table)
    assert words_in((released,)).split() == ["Payer", "Since", "2018"]
    assert [len(one.cells) for one in released.rows] == [3, 3, 3]
    both = released.rows[1].cells[1].blocks[0]
    assert isinstance(both, Paragraph)
    assert both.content == (Withheld(FIFTEEN | NINETEEN, Scope.CELL, Marker.OURS),)


@pytest.mark.parametrize(
    "severed",
    [
        row("Canada", "165 000", severances=HELD),
        Row((cell(Run("Canada"), severances=HELD), cell(Run("165 000")))),
        Row((cell(Run("Canada")), cell(Run("165 "), Run("000", severances=HELD)))),
        Row((cell(Run("Canada")), Cell(blocks=(paragraph(Run("165 000"), severances=HELD),)))),
        Row((cell(Run("Canada"), FootnoteReference((Run("a", severances=HELD),))), cell(Run("165 000")))),
    ],
)
def test_a_table_drawn_from_facts_loses_a_row_in_which_anything_is_severed(severed: Row) -> None:
    drawn = table(row("Payer", "Amount"), severed, row("Norway", "90 000"), derived=True)
    (released,) = release((drawn,), APPROVED)
    assert words_in((released,)).split() == ["Payer", "Amount", "Norway", "90", "000"]
    assert received_redactions(released) == 0


def test_a_table_drawn_from_facts_goes_when_no_row_is_left() -> None:
    drawn = table(row("Payer", "Amount"), row("Canada", "165 000", severances=HELD), derived=True)
    assert release((drawn,), APPROVED) == ()


@PROVED
@given(normal_texts, approved_records)
def test_authored_tables_keep_their_shape_and_derived_ones_hold_only_rows_without_severances(
    blocks: Text, severances: Severances
) -> None:
    tops = [block for block in blocks if isinstance(block, Table) and not block.severances]
    released = [block for block in release(blocks, severances) if isinstance(block, Table)]
    staying = [one for one in tops if not is_gone(one)]
    for before, after in zip(staying, released, strict=True):
        kept = [one for one in before.rows if not (before.derived and row_holds_anything(one))]
        assert [len(one.cells) for one in after.rows] == [len(one.cells) for one in kept]


# ---- a public edition that holds anything withheld does not exist


def constructed(*blocks: Block, front: Text = ()) -> PublicEdition:
    texts = dict.fromkeys(("title", "subtitle", "number", "language", "date", "institution", "banner"), "")
    marking = Marking(frozenset())
    return PublicEdition(**texts, marking=marking, banner_colour="#000000", blocks=blocks, front=front)


@pytest.mark.parametrize(
    "unreleased",
    [
        paragraph(Run("a", severances=HELD)),
        paragraph(HardBreak(HELD)),
        paragraph(FootnoteReference((), HELD)),
        paragraph(FootnoteReference((Run("a", severances=HELD),))),
        paragraph(Run("a"), severances=HELD),
        paragraph(Run("a"), portion=SCHEME.lowest),
        paragraph(Run("a"), pair=PairId("b")),
        paragraph(Run("a"), origin=Origin(SectionId("s"), RevisionId("r"), BlockId("b"))),
        WithheldBlock(id=BlockId("a"), withheld=Withheld(), severances=HELD),
        Picture(id=BlockId("a"), digest="0a", media_type="image/png", alternate="", severances=HELD),
        Table(id=BlockId("a"), rows=(), columns=(HELD,)),
        Table(id=BlockId("a"), rows=(Row((), HELD),), columns=()),
        Table(id=BlockId("a"), rows=(Row((Cell(severances=HELD),)),), columns=(FREE,)),
        Table(id=BlockId("a"), rows=(Row((Cell(portion=SCHEME.parse("PB")),)),), columns=(FREE,)),
        Table(id=BlockId("a"), rows=(), columns=(), caption=(Run("a", severances=HELD),)),
    ],
)
def test_a_public_edition_with_anything_held_marked_or_traced_cannot_be_made(unreleased: Block) -> None:
    for blocks, front in (
        ((unreleased,), ()),
        ((paragraph(Run("a")),), (unreleased,)),
        ((in_a_cell(unreleased),), ()),
    ):
        with pytest.raises(ValueError, match="not released"):
            constructed(*blocks, front=front)


@PROVED
@given(normal_texts)
def test_a_public_edition_of_any_text_exists_only_if_nothing_in_it_is_held_marked_or_traced(
    blocks: Text,
) -> None:
    traced = any(one.origin is not None or one.pair is not None for one in walk(blocks))
    if traced or any(map(holds, blocks)) or any(True for _ in portions(blocks)):
        with pytest.raises(ValueError, match="not released"):
            constructed(*blocks)
    else:
        assert constructed(*blocks).blocks == blocks


# ---- what each edition says beside the blocks


def test_the_public_edition_cites_the_provisions_that_our_markers_stand_for() -> None:
    blocks = (paragraph(Run("a", severances=HELD), Withheld(NINETEEN), Withheld()),)
    assert public(blocks).provisions == {FIFTEEN: "s. 15(1)"}


@given(normal_texts)
def test_the_internal_edition_holds_everything_and_a_mark_for_every_marking(blocks: Text) -> None:
    note = note_of(blocks)
    edition = internal_edition(note, SCHEME, {ONE: "s. 15(1)"})
    assert edition.blocks == blocks
    assert edition.banner == SCHEME.banner(SCHEME.floor(portions(blocks)), "en")
    assert set(edition.portion_marks) == set(portions(blocks))
    assert edition.flags == {ONE: "s. 15(1)"}
