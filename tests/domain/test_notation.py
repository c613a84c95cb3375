"""The readable notation: exact both ways for every text in normal form, and strict about all else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.errors import NotationError
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.notation import LabelledSeverance, Parsed
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    FootnoteReference,
    HardBreak,
    Heading,
    ListItem,
    Marker,
    Paragraph,
    Picture,
    Row,
    Run,
    Scope,
    Table,
    Text,
    Withheld,
    WithheldBlock,
    block_words,
    words,
)
from tests.notated import apart_from_ids, attempt, only, parse, write
from tests.strategies import (
    FRAGMENTS,
    LETTERS,
    PROVED,
    SCHEME,
    SEVERANCES,
    emphatic_texts,
    labelled_severances,
    normal_texts,
)

SIX = frozenset({ExemptionId("atia:15(1)")})
NINE = frozenset({ExemptionId("atia:19(1)")})


# ---- exact both ways


@PROVED
@given(normal_texts, labelled_severances)
def test_what_is_written_reads_back_as_the_same_text(
    text: Text, severances: tuple[LabelledSeverance, ...]
) -> None:
    found = parse(write(text, severances))
    assert apart_from_ids(found.blocks, found.severances) == apart_from_ids(text, severances)


@PROVED
@given(emphatic_texts, labelled_severances)
def test_emphasis_links_and_severances_in_any_order_read_back_the_same(
    text: Text, severances: tuple[LabelledSeverance, ...]
) -> None:
    found = parse(write(text, severances))
    assert apart_from_ids(found.blocks, found.severances) == apart_from_ids(text, severances)


@PROVED
@given(normal_texts, labelled_severances)
def test_writing_what_was_read_is_a_fixed_point_and_already_in_normal_form(
    text: Text, severances: tuple[LabelledSeverance, ...]
) -> None:
    written = write(text, severances)
    found = parse(written)
    assert write(found.blocks, found.severances) == written
    assert normalise(found.blocks) == found.blocks


@PROVED
@given(normal_texts, labelled_severances)
def test_a_label_given_stays_and_no_two_are_alike(
    text: Text, severances: tuple[LabelledSeverance, ...]
) -> None:
    found = parse(write(text, severances)).severances
    labels = [one.label for one in found if one.label]
    assert len(set(labels)) == len(labels)
    provisions = {one.label: one.exemptions for one in severances if one.label}
    assert all(one.exemptions == provisions[one.label] for one in found if one.label in provisions)


scribbles = st.lists(
    st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(LETTERS), st.just("\n"), st.just("words")),
    max_size=12,
).map("".join)


@PROVED
@given(scribbles)
def test_any_scribble_is_refused_with_its_place_or_settles_after_one_pass(scribble: str) -> None:
    found = attempt(scribble)
    if isinstance(found, NotationError):
        lines = scribble.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= found.line <= len(lines)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1
        return
    written = write(found.blocks, found.severances)
    again = parse(written)
    assert apart_from_ids(again.blocks, again.severances) == apart_from_ids(found.blocks, found.severances)
    assert write(again.blocks, again.severances) == written


def test_lines_may_end_as_any_system_ends_them() -> None:
    unix = "## Aim\n\n- one\\\ntwo\n- three\n"
    assert (
        parse(unix.replace("\n", "\r\n")).blocks
        == parse(unix.replace("\n", "\r")).blocks
        == parse(unix).blocks
    )


def test_nothing_is_an_empty_text_both_ways() -> None:
    assert parse("") == Parsed(())
    assert parse("\n \n\t\n").blocks == ()
    assert write(()) == ""


def test_ids_pairs_and_origins_are_not_written() -> None:
    block = Paragraph(id=BlockId("secret-id"), content=(Run("Words"),))
    assert write((block,)) == "Words\n"


def test_a_severance_that_holds_nothing_is_not_written() -> None:
    unused = LabelledSeverance(id=SEVERANCES[0], exemptions=SIX, label="unused")
    assert "unused" not in write((Paragraph(id=BlockId("a"), content=(Run("Words"),)),), (unused,))


# ---- what the forms mean


@pytest.mark.parametrize(
    ("notation_", "content"),
    [
        ("plain words", (Run("plain words"),)),
        ("**bold** and *italic*", (Run("bold", bold=True), Run(" and "), Run("italic", italic=True))),
        ("***both** italic*", (Run("both", bold=True, italic=True), Run(" italic", italic=True))),
        ("***both* bold**", (Run("both", bold=True, italic=True), Run(" bold", bold=True))),
        ("**bold *both***", (Run("bold ", bold=True), Run("both", bold=True, italic=True))),
        ("in**side**words", (Run("in"), Run("side", bold=True), Run("words"))),
        ("**a**{}*b*", (Run("a", bold=True), Run("b", italic=True))),
        ("[words](https://a.example)", (Run("words", link="https://a.example"),)),
        ("[w](a\\)b(c)", (Run("w", link="a)b(c"),)),
        ("{l:fr:mots}", (Run("mots", language="fr"),)),
        ("one\\\ntwo", (Run("one"), HardBreak(), Run("two"))),
        ("a{f:note *b*}", (Run("a"), FootnoteReference((Run("note "), Run("b", italic=True))))),
        ("**a{f:plain}**", (Run("a", bold=True), FootnoteReference((Run("plain"),)))),
        ("\\{x:15(1):words\\}", (Run("{x:15(1):words}"),)),
        ("\\*\\*a\\*\\*", (Run("**a**"),)),
        ("a\\u{2028}b\\u{20}", (Run("a\u2028b "),)),
        ("{}- not an item", (Run("- not an item"),)),
        ("#tag", (Run("#tag"),)),
        ("of {x:15(1)} and {x}", (Run("of "), Withheld(SIX), Run(" and "), Withheld())),
        (
            "of {x:15(1),19(1)@item=[Redacted]}",
            (Run("of "), Withheld(SIX | NINE, Scope.ITEM, Marker.REDACTED_TITLE)),
        ),
        ("a {x:atia:15(1)}", (Run("a "), Withheld(SIX))),
    ],
)
def test_each_inline_form_says_what_the_grammar_states(notation_: str, content: tuple[object, ...]) -> None:
    block = only(notation_)
    assert isinstance(block, Paragraph)
    assert block.content == content


def test_severed_words_may_begin_and_end_inside_a_word_and_hold_emphasis() -> None:
    found = parse("re{x:15(1),19(1):d**ac**t}ed")
    (severance,) = found.severances
    held = frozenset({severance.id})
    assert severance == LabelledSeverance(id=severance.id, exemptions=SIX | NINE)
    (block,) = found.blocks
    assert block.content == (  # type: ignore[union-attr]  # a block of another kind fails right here
        Run("re"),
        Run("d", severances=held),
        Run("ac", bold=True, severances=held),
        Run("t", severances=held),
        Run("ed"),
    )


def test_emphasis_may_stand_around_severed_words() -> None:
    block = only("**all {x:15(1):of} it**")
    assert [run.bold for run in block.content] == [True, True, True]
    assert words(run for run in block.content if run.severances) == "of"


def test_equal_labels_mean_one_severance_and_no_label_means_another_each_time() -> None:
    found = parse("{x#a:15(1):one} {x#a:15(1):two} {x:15(1):three} {x:15(1):four}")
    assert [one.label for one in found.severances] == ["a", "", ""]
    held = [run.severances for run in found.blocks[0].content if run.severances]  # type: ignore[union-attr]  # a block of another kind fails right here
    assert held[0] == held[1]
    assert len(set(held)) == 3


def test_words_may_be_held_by_two_severances_and_by_one_without_a_provision() -> None:
    found = parse("{x#a:15(1);#b:19(1):both} {x::undecided}")
    assert [(one.label, one.exemptions) for one in found.severances] == [
        ("a", SIX),
        ("b", NINE),
        ("", frozenset()),
    ]
    assert len(found.blocks[0].content[0].severances) == 2  # type: ignore[union-attr]  # a block of another kind fails right here


def test_blocks_are_told_by_their_markers() -> None:
    found = parse(
        "### {c:PB} Aim\n\nWords\n\n- one\n  1. two\n  7. three\n- {x}\n{x:15(1)}\n\n{c:S} {s:19(1)} Held\n"
    ).blocks
    heading, paragraph, first, second, third, redacted, line, held = found
    assert isinstance(heading, Heading)
    assert (heading.level, heading.portion) == (3, SCHEME.parse("PB"))
    assert isinstance(paragraph, Paragraph)
    items = (first, second, third, redacted)
    assert all(isinstance(item, ListItem) for item in items)
    assert [(item.level, item.numbered, item.start) for item in items] == [  # type: ignore[union-attr]  # a block of another kind fails right here
        (1, False, None),
        (2, True, None),
        (2, True, 7),
        (1, False, None),
    ]
    assert redacted.content == (Withheld(scope=Scope.ITEM),)  # type: ignore[union-attr]  # a block of another kind fails right here
    assert isinstance(line, WithheldBlock)
    assert line.withheld == Withheld(SIX, Scope.LINE)
    assert held.portion == SCHEME.parse("SECRET")
    assert len(held.severances) == 1


def test_a_start_of_one_is_told_from_none() -> None:
    items = parse("1. a\n01. b\n0. c\n-2. d\n").blocks
    assert [item.start for item in items] == [None, 1, 0, -2]  # type: ignore[union-attr]  # a block of another kind fails right here


def test_a_table_holds_texts_with_markings_and_severances_at_every_height() -> None:
    found = parse(
        "{s#t:15(1)} {t:2,1,derived|Paid **2019**}\n"
        "{k} | {s#c:19(1)} | |\n"
        "| Payer | Amount |\n"
        "{s#r:15(1)} | {c:PB} Canada | {s#d:19(1)} {x#w:15(1):165 000} |\n"
        "| {c:PA} {+} | {x} |\n"
        "+ {c:S} - an item\\\n  and more\n".replace("{c:S} - an", "- {c:S} an")
        + "  last words\n"
        "| | {c:U} |\n"
    )
    (table,) = found.blocks
    assert isinstance(table, Table)
    assert (table.header_rows, table.header_columns, table.derived) == (2, 1, True)
    assert words(table.caption) == "Paid 2019"
    ids = {one.label: frozenset({one.id}) for one in found.severances}
    assert (table.severances, table.columns) == (ids["t"], (ids["c"], FREE))
    assert [row.severances for row in table.rows] == [FREE, ids["r"], FREE, FREE]
    canada, amount = table.rows[1].cells
    assert canada.portion == SCHEME.parse("PB")
    assert amount.severances == ids["d"]
    assert amount.blocks[0].content == (Run("165 000", severances=ids["w"]),)  # type: ignore[union-attr]  # a block of another kind fails right here
    item, last = table.rows[2].cells[0].blocks
    assert (item.portion, block_words(item), block_words(last)) == (
        SCHEME.parse("S"),
        "an item\nand more",
        "last words",
    )
    assert table.rows[2].cells[1].blocks[0].content == (Withheld(scope=Scope.CELL),)  # type: ignore[union-attr]  # a block of another kind fails right here
    assert table.rows[3].cells == (Cell(), Cell(portion=SCHEME.parse("U")))


def test_a_table_may_stand_in_a_cell_of_a_table() -> None:
    table = only("{t}\n| {+} | b |\n+ {t}\n  | inner |\n  | {+} |\n  + deep\n    deeper\n")
    inner = table.rows[0].cells[0].blocks[0]
    assert [block_words(block) for block in inner.rows[1].cells[0].blocks] == ["deep", "deeper"]


def test_a_picture_has_its_alternate_text_and_caption() -> None:
    picture = only("{c:PA} {p:0a1b image/png|A \\| map\\u{a}of it|Map {x:15(1):here}}")
    assert isinstance(picture, Picture)
    assert (picture.digest, picture.media_type, picture.alternate) == ("0a1b", "image/png", "A | map\nof it")
    assert words(picture.caption) == "Map here"
    assert picture.portion == SCHEME.parse("PA")


def test_a_text_is_written_the_way_a_person_would() -> None:
    written = (
        "## {c:PB} Aim\n\nSee [the site](https://a.example), **all {x:15(1):of} it**{f:A note.}.\n\n"
        "- one\n  1. two\n- three {x:19(1)}\n\n{t|Paid}\n| Payer | Amount |\n"
        "| Canada | {x#a:15(1):165 000} |\n\n"
        "{s#a:15(1)} Held whole.\n"
    )
    found = parse(written)
    assert write(found.blocks, found.severances) == written


# ---- what cannot be written


def _paragraph(*content: Any, **properties: Any) -> Paragraph:
    return Paragraph(id=BlockId("a"), content=content, **properties)


@pytest.mark.parametrize(
    "unwritable",
    [
        _paragraph(Withheld(frozenset({ExemptionId("other:1")}))),
        _paragraph(Run("a", language="no tag at all")),
        Picture(id=BlockId("a"), digest="no digest", media_type="image/png", alternate=""),
        Picture(id=BlockId("a"), digest="00", media_type="nothing", alternate=""),
    ],
)
def test_what_could_not_be_read_back_is_not_written(unwritable: Any) -> None:
    with pytest.raises(ValueError, match=r"^(a|two) "):
        write((unwritable,))


def test_two_equal_labels_or_one_that_is_none_are_not_written() -> None:
    first, second = (LabelledSeverance(id=one, exemptions=SIX, label="a") for one in SEVERANCES[:2])
    with pytest.raises(ValueError, match="one label"):
        write((), (first, second))
    with pytest.raises(ValueError, match="letters"):
        write((), (LabelledSeverance(id=SEVERANCES[0], exemptions=SIX, label="no label"),))


def test_a_row_severed_under_a_table_stays_with_its_table_and_a_block_after_it_does_not() -> None:
    held = frozenset({SEVERANCES[0]})
    row = Row((Cell(blocks=(_paragraph(Run("a")),)),), severances=held)
    table = Table(id=BlockId("t"), rows=(row,), columns=(FREE,))
    after = _paragraph(Run("| b |"), severances=held)
    outer = Table(id=BlockId("o"), rows=(Row((Cell(blocks=(table, after)),)),), columns=(FREE,))
    inner, behind = only(write((outer,))).rows[0].cells[0].blocks
    assert len(inner.rows) == 1
    assert inner.rows[0].severances == behind.severances
    assert block_words(behind) == "| b |"
