"""What a sentence calls the place of a block: never by words in which something withheld stands."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.domain.named_places import NamedPlace, NamedPlaces
from briefing_app.domain.text import Block, BlockId, Heading, Run, SectionId
from tests.notes import HELD, in_a_cell, paragraph


def heading(block: str, words: str, *, held: bool = False) -> Heading:
    return Heading(
        id=BlockId(block), level=2, content=(Run(words),), severances=HELD if held else frozenset()
    )


def named(*blocks: Block, order: str = "ab", title: str = "Talks") -> NamedPlaces:
    return NamedPlaces(title, blocks, tuple(map(SectionId, order)), lambda said: "canary" in said)


def test_what_stands_before_every_heading_is_called_by_the_title() -> None:
    block = paragraph(Run("x"))
    assert named(block).of(block.id) == NamedPlace("Talks", 1)
    assert named(block, title="canary").of(block.id) == NamedPlace("[REDACTED]", 1)


def test_the_nearest_heading_lends_its_name_and_is_counted_from() -> None:
    first = replace(paragraph(Run("x")), id=BlockId("x"))
    table = replace(in_a_cell(paragraph(Run("y"))), id=BlockId("t"))
    places = named(heading("a-heading", "Aims"), first, heading("h", "Money"), table)
    assert places.of(first.id) == NamedPlace("Aims", 1)
    assert places.of(table.id) == NamedPlace("Money", 1)
    assert places.of(table.rows[0].cells[0].blocks[0].id) == NamedPlace("Money", 1)


def test_below_a_typed_heading_that_may_not_be_quoted_it_is_the_section() -> None:
    for typed in (heading("h", "of canary"), heading("h", "of somebody", held=True)):
        block = paragraph(Run("x"))
        places = named(heading("a-heading", "Aims"), heading("g", "Money"), typed, block)
        assert places.of(typed.id) == NamedPlace("Aims", 2)
        assert places.of(block.id) == NamedPlace("Aims", 3)


def test_a_section_whose_heading_may_not_be_quoted_is_a_number() -> None:
    for hidden in (heading("b-heading", "canary"), heading("b-heading", "Fees", held=True)):
        block = paragraph(Run("x"))
        places = named(hidden, block)
        assert places.of(block.id) == NamedPlace("§ 2", 1)


def test_a_number_stands_behind_the_heading_it_is_below_in_the_outline() -> None:
    block = paragraph(Run("x"))
    top, below = replace(heading("a-heading", "Next steps"), level=1), heading("b-heading", "Fees", held=True)
    assert named(top, below, block).of(block.id) == NamedPlace("Next steps, § 2", 1)
    hidden = replace(heading("a-heading", "canary"), level=1)
    assert named(hidden, below, block).of(block.id) == NamedPlace("§ 2", 1)
    other = replace(heading("c-heading", "Fees", held=True), level=1)
    assert named(top, below, other, block, order="abc").of(block.id) == NamedPlace("§ 3", 1)


def test_of_two_sections_called_the_same_each_has_its_number() -> None:
    first, second = (replace(paragraph(Run("x")), id=BlockId(one)) for one in "xy")
    places = named(heading("a-heading", "canary"), first, heading("b-heading", "canary"), second)
    assert [places.of(one.id).name for one in (first, second)] == ["§ 1", "§ 2"]


def test_a_heading_of_no_section_is_counted_behind_them() -> None:
    assert named(heading("approvals-heading", "Approvals")).number(BlockId("approvals-heading")) == 3
