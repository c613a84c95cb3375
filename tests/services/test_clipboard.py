"""The clipboard: other programs get the released text, our own editors everything, and nothing raises."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.marking import Marking
from briefing_app.domain.severance import SeveranceTag
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    FootnoteReference,
    Heading,
    Holds,
    ListItem,
    Paragraph,
    Row,
    Run,
    SeveranceId,
    Table,
    Text,
    WithheldBlock,
)
from briefing_app.services.clipboard import (
    Copied,
    copied,
    paste_html,
    read_plain,
)
from tests.copies import FIFTEEN, NINETEEN, ids, labels, own_copy, tag
from tests.notated import parse, write
from tests.retelling import told_apart
from tests.strategies import MARKINGS, PROVED, SEVERANCES, normal_texts, provisions

_TOKEN = re.compile(r"(?:free|canary)\d{4}")


def copy_of(notation: str, *, withheld: bool = False) -> Copied:
    parsed = parse(notation)
    tags = {one.id: tag(*one.exemptions) for one in parsed.severances}
    return copied(parsed.blocks, labels(tags), withheld=withheld)


def body(made: Copied) -> str:
    return made.html.partition("<!--StartFragment-->")[2].partition("<!--EndFragment-->")[0]


tags_of_any = st.dictionaries(
    st.sampled_from(SEVERANCES), st.builds(lambda cited: tag(*cited), provisions), max_size=4
)

# ---- what other programs get


@PROVED
@given(normal_texts, tags_of_any)
def test_other_programs_get_every_free_word_and_no_severed_one(
    blocks: Text, tags: dict[SeveranceId, SeveranceTag]
) -> None:
    blocks = told_apart(blocks)
    made = copied(blocks, labels(tags), withheld=False)
    said = repr(blocks)
    free = {token for token in _TOKEN.findall(said) if token.startswith("free")}
    for given_away in (made.html, made.plain):
        assert "canary" not in given_away
        assert set(_TOKEN.findall(given_away)) <= free
    words = {one for one in _TOKEN.findall(made.html) if f"https://{one}" not in made.html}
    assert words <= set(_TOKEN.findall(made.plain))


@PROVED
@given(normal_texts, tags_of_any)
def test_a_section_that_is_withheld_whole_gives_no_word_away(
    blocks: Text, tags: dict[SeveranceId, SeveranceTag]
) -> None:
    blocks = told_apart(blocks)
    made = copied(blocks, labels(tags, section=frozenset({SEVERANCES[0]})), withheld=False)
    assert not _TOKEN.findall(made.html + made.plain)
    taken = own_copy(made.own)
    assert taken is not None
    assert all(SEVERANCES[0] in block.severances for block in taken)


@PROVED
@given(normal_texts)
def test_what_other_programs_get_reads_back_without_a_severed_word(blocks: Text) -> None:
    made = copied(told_apart(blocks), labels({}), withheld=False)
    assert "canary" not in repr(paste_html(made.html, ids()).blocks)


def test_severed_words_leave_a_marker_with_their_provision_in_both_forms() -> None:
    made = copy_of("Canada will {x:15(1):press for an early vote} in May.")
    assert made.plain == "Canada will [REDACTED – s. 15(1)] in May."
    assert "[REDACTED – s. 15(1)]" in made.html
    assert made.left_out == 1


def test_the_address_and_the_footnote_of_severed_words_go_with_them() -> None:
    made = copy_of("See {x:15(1):[the plan](https://plan.example/secret){f:kept at home}} now.")
    for given_away in (made.html, made.plain):
        assert "plan.example" not in given_away
        assert "home" not in given_away


def test_severed_blocks_rows_columns_and_cells_are_markers() -> None:
    one, two = SEVERANCES[:2]

    def cell(words: str, held: Holds = FREE) -> Cell:
        return Cell(blocks=(Paragraph(id=BlockId(words), content=(Run(words),)),), severances=held)

    table = Table(
        id=BlockId("t"),
        columns=(FREE, FREE, frozenset({one})),
        rows=(
            Row((cell("a"), cell("b"), cell("secret-column"))),
            Row((cell("secret-row"), cell("secret-row"), cell("x")), frozenset({two})),
            Row((cell("c"), cell("secret-cell", frozenset({one})), cell("y"))),
        ),
    )
    item = ListItem(id=BlockId("i"), level=1, content=(Run("secret-item"),), severances=frozenset({one}))
    made = copied((table, item), labels({one: tag(FIFTEEN), two: tag(NINETEEN)}), withheld=False)
    assert "secret" not in made.html + made.plain
    assert made.plain.splitlines()[0] == "a\tb\t[REDACTED – s. 15(1)]"
    assert made.plain.splitlines()[-1] == "- [REDACTED – s. 15(1)]"
    assert made.left_out == 3 + 2 + 1 + 1


def test_marked_blocks_keep_their_portion_mark_and_severed_ones_tell_no_level() -> None:
    made = copy_of("{c:PB} The pledge is large.\n\n{c:S} {s:15(1)} The vote is early.")
    assert made.plain.splitlines() == ["(PB) The pledge is large.", "[REDACTED – s. 15(1)]"]


def test_a_severance_without_provision_or_record_is_withheld_all_the_same() -> None:
    held = Paragraph(id=BlockId("p"), content=(Run("secret", severances=frozenset({SEVERANCES[0]})),))
    made = copied((held,), labels({}), withheld=False)
    assert made.plain == "[REDACTED]"


def test_a_copy_with_withheld_words_flags_them() -> None:
    made = copy_of("Canada will {x:15(1):press} now.", withheld=True)
    assert made.plain == "Canada will ⟦press⟧ [s. 15(1) proposed] now."
    assert "press" in made.html
    assert made.left_out == 0


def test_what_is_withheld_without_provisions_says_that_it_is_in_its_flag() -> None:
    held = Paragraph(id=BlockId("p"), content=(Run("secret", severances=frozenset({SEVERANCES[0]})),))
    made = copied((held,), labels({SEVERANCES[0]: tag()}), withheld=True)
    assert made.plain == "\u27e6secret\u27e7 [withheld: proposed]"


def test_one_paragraph_is_copied_without_a_block_so_that_it_joins_a_sentence() -> None:
    assert body(copy_of("two **bold** words")) == "<span>two <strong>bold</strong> words</span>"


def test_html_for_others_has_headings_lists_tables_and_escapes_what_looks_like_markup() -> None:
    lists = "- one\n  1. two <b>\n- three & four"
    made = copy_of(f"## A *part*\n\n{lists}\n\n{{t}}\n| Name | Sum |\n| Ana | 3 |\n\nlast{{f:a note}}")
    said = body(made).replace("\n", "")
    assert "<h2>A <em>part</em></h2>" in said
    assert "<ul><li>one<ol><li>two &lt;b&gt;</li></ol></li><li>three &amp; four</li></ul>" in said
    assert '<table border="1"' in made.html
    assert made.plain.splitlines() == [
        "A part",
        "- one",
        "   1. two <b>",
        "- three & four",
        "Name\tSum",
        "Ana\t3",
        "last[1]",
        "",
        "[1] a note",
    ]


FREE_TEXTS = (
    "## A *part*\n\nwords **bold** and [a link](https://a.example/b)\\\nnext line",
    "- one\n  1. two\n  1. three\n- four",
    "{t:1,1}\n| a | b |\n| c | d |",
    "{x} and {x:15(1)}",
    "last{f:a *note*} words{f:another}",
    "3. three\n1. four\n\nbetween\n\n1. one",
)


@pytest.mark.parametrize("notation", FREE_TEXTS)
def test_what_other_programs_get_comes_back_as_it_was(notation: str) -> None:
    made = copy_of(notation)
    expected = notation.replace("{x:15(1)}", "{x}")  # the print of a received redaction names no provision
    assert write(paste_html(made.html, ids()).blocks) == write(parse(expected).blocks)


# ---- words alone


def test_plain_lines_are_paragraphs_and_bullets_items() -> None:
    text = "First\r\n\r\n\tSecond  line \u2028third\n• one\n\t• two\n[REDACTED]\nart. 17 stays"
    assert write(read_plain(text, ids())) == (
        "First\n\nSecond  line\n\nthird\n\n- one\n  - two\n\n{x}\n\nart. 17 stays\n"
    )


@PROVED
@given(st.text(max_size=200))
def test_no_plain_text_raises(text: str) -> None:
    for block in read_plain(text, ids()):
        assert isinstance(block, Paragraph | ListItem | WithheldBlock | Heading)


def test_every_marking_there_is_can_be_copied() -> None:
    for marking in MARKINGS:
        assert isinstance(marking, Marking)
        block = Paragraph(id=BlockId("p"), content=(Run("a"),), portion=marking)
        made = copied((block,), labels({}), withheld=False)
        taken = own_copy(made.own)
        assert taken is not None
        assert taken[0].portion == marking
        assert made.plain.endswith(" a")


def test_a_footnote_can_be_severed_by_itself() -> None:
    note = FootnoteReference((Run("secret"),), frozenset({SEVERANCES[0]}))
    block = Paragraph(id=BlockId("p"), content=(Run("a"), note))
    made = copied((block,), labels({SEVERANCES[0]: tag(FIFTEEN)}), withheld=False)
    assert "secret" not in made.html + made.plain
    assert made.left_out == 1
