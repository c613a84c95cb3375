"""Looks and kinds: what is chosen changes, its words, holds and markings never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.editing.sheet import Place, Sheet, Style
from briefing_app.domain.editing.styling import (
    DEEPEST,
    as_headings,
    as_items,
    as_paragraphs,
    in_list,
    link_here,
    linked,
    moved_in_list,
    shown_levels,
    toggled_bold,
    toggled_italic,
)
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    Heading,
    ListItem,
    PairId,
    Paragraph,
    Row,
    Run,
    SeveranceId,
    Table,
    Withheld,
    block_words,
)
from tests.strategies import MARKINGS, PROVED, normal_texts

HELD = frozenset({SeveranceId("s1")})
HERE, THERE = "https://here.example", "https://there.example"
_CELL = Cell(blocks=(Paragraph(id=BlockId("c"), content=(Run("cell"),)),))
TABLE = Table(id=BlockId("t"), rows=(Row((_CELL,)),), columns=(FREE,))


def paragraph(*parts, name: str = "p") -> Paragraph:
    return Paragraph(id=BlockId(name), content=parts)


def item(words: str, level: int = 1, **more) -> ListItem:
    return ListItem(id=BlockId(words), content=(Run(words),) if words else (), level=level, **more)


def sheet(*blocks, anchor: tuple[int, int] = (0, 0), head: tuple[int, int] = (0, 0)) -> Sheet:
    return Sheet(blocks, Place(*anchor), Place(*head))


def all_of(*blocks) -> Sheet:
    """The blocks, chosen from their beginning into the last one."""
    return sheet(*blocks, head=(len(blocks) - 1, 1))


# ---- looks


@pytest.mark.parametrize(("toggled", "look"), [(toggled_bold, "bold"), (toggled_italic, "italic")])
def test_a_look_is_given_to_all_that_is_chosen_unless_all_has_it(toggled, look):
    plain, styled = Run("one "), Run("two", **{look: True})
    once = toggled(sheet(paragraph(plain, styled), head=(0, 7)))
    assert once.blocks[0].content == (Run("one two", **{look: True}),)
    assert toggled(once).blocks[0].content == (Run("one two"),)


@pytest.mark.parametrize(("toggled", "look"), [(toggled_bold, "bold"), (toggled_italic, "italic")])
def test_where_nothing_is_chosen_the_next_words_have_the_look_and_no_word_changes(toggled, look):
    before = sheet(paragraph(Run("one")), head=(0, 3), anchor=(0, 3))
    once = toggled(before)
    assert once.blocks == before.blocks
    assert once.style == Style(**{look: True})
    assert toggled(once).style == Style()


def test_a_look_given_across_blocks_passes_over_a_table_and_a_received_redaction():
    first, last = paragraph(Run("one "), Withheld(), name="a"), paragraph(Run("two three"), name="b")
    made = toggled_bold(sheet(first, TABLE, last, anchor=(0, 2), head=(2, 3)))
    assert made.blocks == (
        paragraph(Run("on"), Run("e ", bold=True), Withheld(), name="a"),
        TABLE,
        paragraph(Run("two", bold=True), Run(" three"), name="b"),
    )


def test_a_look_frees_no_severed_word():
    made = toggled_bold(sheet(paragraph(Run("one", severances=HELD)), head=(0, 2)))
    assert made.blocks[0].content == (Run("on", bold=True, severances=HELD), Run("e", severances=HELD))


# ---- links


def test_what_is_chosen_leads_to_an_address_and_to_none_again():
    made = linked(sheet(paragraph(Run("one two")), head=(0, 3)), HERE)
    assert made.blocks[0].content == (Run("one", link=HERE), Run(" two"))
    assert linked(made, None).blocks[0].content == (Run("one two"),)


@pytest.mark.parametrize("offset", [4, 6, 11])
def test_the_whole_link_stood_in_or_beside_changes_though_part_of_it_is_bold(offset):
    words = (Run("see "), Run("the ", link=HERE), Run("map", link=HERE, bold=True), Run(" now"))
    before = sheet(paragraph(*words), anchor=(0, offset), head=(0, offset))
    assert link_here(before) == (Place(0, 4), Place(0, 11))
    made = linked(before, THERE)
    assert [part.link for part in made.blocks[0].content] == [None, THERE, THERE, None]
    assert (made.anchor, made.head) == (before.anchor, before.head)


def test_another_link_to_the_same_address_stays():
    words = (Run("one", link=HERE), Run(" or "), Run("two", link=HERE))
    made = linked(sheet(paragraph(*words), anchor=(0, 8), head=(0, 8)), THERE)
    assert [part.link for part in made.blocks[0].content] == [HERE, None, THERE]
    made = linked(sheet(paragraph(*words), anchor=(0, 1), head=(0, 1)), THERE)
    assert [part.link for part in made.blocks[0].content] == [THERE, None, HERE]


@pytest.mark.parametrize("block", [paragraph(Run("one")), TABLE])
def test_where_there_is_no_link_and_nothing_is_chosen_nothing_leads_anywhere(block):
    before = sheet(block, anchor=(0, 1), head=(0, 1))
    assert linked(before, HERE) == before


# ---- kinds


@given(text=normal_texts.filter(bool), level=st.integers(1, 4), numbered=st.booleans())
@PROVED
def test_another_kind_keeps_words_holds_marking_and_all_that_has_no_kind_of_words(text, level, numbered):
    before = sheet(*text, head=(len(text) - 1, 1))
    for made in (
        as_headings(before, level),
        as_items(before, numbered=numbered),
        as_paragraphs(before),
        moved_in_list(before, 1),
        moved_in_list(before, -1),
    ):
        assert [block_words(one) for one in made.blocks] == [block_words(one) for one in text]
        for one, was in zip(made.blocks, text, strict=True):
            assert (one.id, one.severances, one.portion) == (was.id, was.severances, was.portion)
            assert type(one) is type(was) or isinstance(one, Heading | ListItem | Paragraph)


def test_a_block_of_another_kind_is_still_the_translation_of_its_pair():
    block = Paragraph(
        id=BlockId("p"), content=(Run("one"),), pair=PairId("q"), portion=MARKINGS[0], severances=HELD
    )
    made = as_headings(all_of(block), 2).blocks[0]
    assert made == Heading(
        id=BlockId("p"),
        content=(Run("one"),),
        pair=PairId("q"),
        portion=MARKINGS[0],
        severances=HELD,
        level=2,
    )
    assert as_paragraphs(all_of(made)).blocks[0] == block


def test_a_list_is_made_of_what_is_chosen_and_unmade_where_all_of_it_is_that_list():
    chosen = all_of(paragraph(Run("one"), name="a"), TABLE, item("two", 2))
    bullets = as_items(chosen, numbered=False)
    assert [getattr(one, "level", None) for one in bullets.blocks] == [1, None, 2]
    numbers = as_items(bullets, numbered=True)
    assert [getattr(one, "numbered", None) for one in numbers.blocks] == [True, None, True]
    assert [type(one) for one in as_items(numbers, numbered=True).blocks] == [Paragraph, Table, Paragraph]


def test_a_block_chosen_up_to_its_very_beginning_is_not_meant():
    before = sheet(paragraph(Run("one"), name="a"), paragraph(Run("two"), name="b"), head=(1, 0))
    assert [type(one) for one in as_headings(before, 1).blocks] == [Heading, Paragraph]


def test_an_item_goes_deeper_as_far_as_lists_go_and_leaves_the_list_at_the_top():
    at_top = sheet(item("one"), anchor=(0, 1), head=(0, 1))
    assert moved_in_list(at_top, 1).blocks == (item("one", 2),)
    assert moved_in_list(at_top, -1).blocks == (Paragraph(id=BlockId("one"), content=(Run("one"),)),)
    ladder = [item(f"i{level}", level) for level in range(1, DEEPEST + 1)]
    deepest = sheet(*ladder, anchor=(DEEPEST - 1, 1), head=(DEEPEST - 1, 1))
    assert moved_in_list(deepest, 1).blocks == tuple(ladder)


def test_an_item_that_goes_deeper_does_not_take_the_number_its_list_began_with():
    first = item("one", 2, numbered=True, start=4)
    before = sheet(item("top"), first, anchor=(1, 0), head=(1, 0))
    assert moved_in_list(before, 1).blocks[1].start is None
    assert moved_in_list(before, -1).blocks[1].start == 4


def test_moving_in_a_list_leaves_what_is_no_item_alone():
    chosen = all_of(item("one"), paragraph(Run("two")), item("three"))
    assert [getattr(one, "level", None) for one in moved_in_list(chosen, 1).blocks] == [2, None, 2]
    assert in_list(chosen)
    assert not in_list(all_of(paragraph(Run("two"))))


@pytest.mark.parametrize(
    ("blocks", "levels"),
    [
        ((item("a", 3), item("b", 3)), [1, 2]),
        ((item("a"), item("", 2), item("b", 2)), [1, 2, 2]),
        ((item("a"), paragraph(), item("b", 2)), [1, 0, 2]),
        ((item("a"), paragraph(Run("x")), item("b", 2)), [1, 0, 1]),
        ((item("a"), TABLE, item("b", 2)), [1, 0, 1]),
    ],
)
def test_levels_grow_by_one_at_most_and_words_between_begin_a_list_anew(blocks, levels):
    assert shown_levels(blocks) == levels
