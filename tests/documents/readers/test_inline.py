"""Inline mark-up is rendered within bounds; beyond them it is kept literal and said so."""

from __future__ import annotations

import pytest

from briefing_app.documents.readers.inline import MOST_BRACKETS, MOST_CHARACTERS, InlineReader


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("plain words", "plain words"),
        ("**bold** and _italic_", "bold and italic"),
        ("snake_case_word", "snake_case_word"),
        ("\\$300,000 \\*here\\* \\[x\\]", "$300,000 *here* [x]"),
        ("`code *here*`", "code *here*"),
        ("[words](https://example.org)", "words"),
        ("![a boat](boat.png)", "a boat"),
        ("<https://example.org>", "https://example.org"),
        ("R&amp;D and R&D", "R&D and R&D"),
        ("<b>not ours</b>", "<b>not ours</b>"),
        ("[no link] at all", "[no link] at all"),
        ("5 * 3 * 2", "5 * 3 * 2"),
    ],
)
def test_words_come_out_without_their_mark_up(source, text):
    marked, is_literal = InlineReader(is_markdown=True).read(source)
    assert (marked.text, is_literal) == (text, False)


def test_in_plain_text_only_the_escapes_of_converters_go():
    reader = InlineReader(is_markdown=False)
    assert reader.read("**as it is** and \\$5")[0].text == "**as it is** and $5"
    assert reader.read("C:\\$Recycle and \\\\server\\share")[0].text == "C:\\$Recycle and \\\\server\\share"


@pytest.mark.parametrize(
    "source", ["[" * (MOST_BRACKETS + 1), "*a* " * (MOST_CHARACTERS // 4 + 1), "*a* \x02wzxhzdk:0\x03"]
)
def test_too_much_mark_up_is_kept_literal(source):
    assert InlineReader(is_markdown=True).read(source)[0].text == source
    assert InlineReader(is_markdown=True).read(source)[1] is True


def test_one_document_has_only_so_much_mark_up_rendered():
    reader = InlineReader(is_markdown=True)
    literal = [reader.read("[" * 40 + "x" * 100)[1] for _ in range(500)]
    assert not literal[0]
    assert literal[-1]


def test_a_block_kept_literal_is_flagged(read, codes):
    reading = read("# T\n\n" + "[" * 60 + "\n", "a.md")
    assert (3, "markup-kept-literal") in codes(reading)
    assert reading.blocks[1].text == "[" * 60
