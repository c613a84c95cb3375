"""Source blocks as blocks of the text model: words verbatim, redactions with scope, runs with properties."""

from __future__ import annotations

from itertools import count

import pytest

from briefing_app.documents.readers.blocks import to_blocks
from briefing_app.domain.text import (
    HardBreak,
    Heading,
    ListItem,
    Marker,
    Paragraph,
    Run,
    Scope,
    Table,
    Withheld,
    WithheldBlock,
    block_words,
)


@pytest.fixture
def blocks_of(read):
    def made(text, name="a.txt"):
        return list(to_blocks(read(text, name), map(str, count()).__next__).values())

    return made


def test_a_line_of_its_own_is_a_block_of_unknown_kind(blocks_of):
    blocks = blocks_of("A Title Here\n[REDACTED]\n- [REDACTED]\nThe plan is [Redacted], as it was.\n")
    assert blocks[1] == WithheldBlock(id="1", withheld=Withheld(scope=Scope.LINE))
    assert blocks[2] == ListItem(id="2", level=1, content=(Withheld(scope=Scope.ITEM),))
    assert blocks[3].content == (
        Run("The plan is "),
        Withheld(marker=Marker.REDACTED_TITLE),
        Run(", as it was."),
    )


def test_two_redactions_on_a_line_stay_two(blocks_of):
    (block,) = blocks_of("[REDACTED] [REDACTED]\n")
    assert [part for part in block.content if isinstance(part, Withheld)] == [Withheld(scope=Scope.LINE)] * 2


def test_bold_italic_and_links_are_properties_of_runs(blocks_of):
    _, block = blocks_of("# T\n\nA **bold *both*** and [page](https://example.org) \\*here\\*.\n", "a.md")
    assert block.content == (
        Run("A "),
        Run("bold ", bold=True),
        Run("both", bold=True, italic=True),
        Run(" and "),
        Run("page", link="https://example.org"),
        Run(" *here*."),
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "//host/share", "data:text/html,x"]
)
def test_an_unsafe_address_is_no_link_but_its_words_stay(address, blocks_of):
    _, block = blocks_of(f"# T\n\nSee [this]({address}).\n", "a.md")
    assert block_words(block) == "See this."
    assert not any(isinstance(part, Run) and part.link for part in block.content)


def test_a_redaction_inside_bold_words_is_withheld(blocks_of):
    _, block = blocks_of("# T\n\nSee **the [REDACTED] plan** now.\n", "a.md")
    assert block.content == (
        Run("See "),
        Run("the ", bold=True),
        Withheld(),
        Run(" plan", bold=True),
        Run(" now."),
    )


def test_a_hard_break_is_an_object_of_its_own(blocks_of):
    _, block = blocks_of("# T\n\none\\\ntwo\n", "a.md")
    assert block.content == (Run("one"), HardBreak(), Run("two"))


def test_numbered_items_keep_where_they_begin(blocks_of):
    blocks = blocks_of("A Title Here\n3. three\n4. four\n- bullet\n1. one\n")
    assert [(b.numbered, b.start) for b in blocks if isinstance(b, ListItem)] == [
        (True, 3),
        (True, None),
        (False, None),
        (True, 1),
    ]


def test_cells_are_texts_of_their_own(blocks_of):
    table = blocks_of("# T\n\n| Issue | Concern |\n|---|---|\n| Boats | [REDACTED] |\n", "a.md")[1]
    assert isinstance(table, Table)
    assert len(table.columns) == 2
    (cell,) = table.rows[1].cells[1].blocks
    assert cell.content == (Withheld(scope=Scope.CELL),)


def test_headings_keep_their_level_and_paragraphs_their_words(blocks_of):
    blocks = blocks_of("# T\n\n### Deep\n\nwords *here*\n", "a.md")
    assert [type(block) for block in blocks] == [Heading, Heading, Paragraph]
    assert blocks[1].level == 3
    assert block_words(blocks[2]) == "words here"


def test_words_outside_redactions_are_verbatim(binder):
    for name in ("rivers.txt", "lakes.txt", "cahier.txt", "poster.md"):
        reading = binder(name)
        for place, block in to_blocks(reading, map(str, count()).__next__).items():
            found = reading.blocks[place]
            expected = found.text
            for mark in reversed(found.redactions):
                expected = expected[: mark.start] + expected[mark.end :]
            assert block_words(block) == expected
