"""Whatever the text: every line of it is in one block, verbatim, and reading ends in time."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.documents.readers.blocks import to_blocks
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.reading_json import to_json
from briefing_app.domain.text import received_redactions
from tests.effort import seconds

MEGABYTE = 1_000_000
SECONDS = 5
"""As ``tests.effort`` counts them."""
PIECES = [
    "\n", "\r\n", "\r", " ", "  ", "\t", "- ", "* ", "• ", "1. ", "# ", "## ", "[REDACTED]", "[Redacted]",
    "***", "---", "|", "|---|", "Engagement", "Next Steps", "Overview", "River Forum (RF)", ":", ".", "?",
    "(", ")", "“", "**", "_", "`", "```", "[a](b)", "\\$", "$5 million", "May 29, 2019", "held in Oslo", "> ",
    "Minister Roy", "Canada – ", "word", "Date modified:", "\x0c", "\u2028", "É", "\x02", "\x03",
]  # fmt: skip


def numbers_of(reading):
    return [n for block in reading.blocks for n in block.lines if reading.source.lines[n - 1].strip()]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.sampled_from(["a.txt", "a.md"]))
def test_every_line_of_text_is_in_exactly_one_block_verbatim(read, text, name):
    reading = read(text, name)
    lines = reading.source.lines
    assert reading.source.as_text() == text
    assert numbers_of(reading) == [n for n, line in enumerate(lines, 1) if line.strip()]
    assert all(block.raw == "\n".join(lines[block.first - 1 : block.last]) for block in reading.blocks)
    assert all(block.text[m.start : m.end] for block in reading.blocks for m in block.redactions)
    json.dumps(to_json(reading))


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.sampled_from(["a.txt", "a.md"]))
def test_blocks_keep_every_received_redaction(read, text, name):
    reading = read(text, name)
    ids = iter(range(10_000))
    blocks = to_blocks(reading, lambda: str(next(ids)))
    assert sum(map(received_redactions, blocks.values())) == sum(block.withheld for block in reading.blocks)


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\r\t\x0c\x85"), max_size=300)
)
def test_any_text_is_read(read, text):
    reading = read(text.replace("\x00", " ").encode("utf-8", "replace"))
    assert numbers_of(reading) == [n for n, line in enumerate(reading.source.lines, 1) if line.strip()]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_parents_are_items_above(read, text):
    reading = read(text)
    items = {block.first for block in reading.blocks if block.kind.value == "item"}
    assert all(
        block.parent in items and block.parent < block.first for block in reading.blocks if block.parent
    )


HOSTILE = {
    "brackets": "[" * MEGABYTE,
    "pictures": "![](" * (MEGABYTE // 4),
    "one line": "a" * MEGABYTE,
    "blank lines": "\n" * 500_000,
    "stars": "* " * (MEGABYTE // 2),
    "marked-up items": "- *a* [b](c) **d**\n" * 19_000,
    "lines of brackets": ("[" * 50 + "\n\n") * 19_000,
    "deeper and deeper": "".join(" " * (n % 400) + "- x\n" for n in range(5000)),
    "numbers": "1 " * (MEGABYTE // 2),
    "dates": "2019 " * (MEGABYTE // 5),
    "meetings": "- held on May 29, 2019 in Geneva meeting\n" * 19_000,
    "money": "- $1,000 million CAD each year (60% IRCC)\n" * 19_000,
    "ministers": "Minister Roy and Gould met in Paris on May 2, 2019.\n" * 17_000,
    "parentheses": "(" * MEGABYTE,
    "countries": "- " + "Canada / " * (MEGABYTE // 9),
    "redactions": "[redacted " * (MEGABYTE // 10),
    "stamps": "(b)(6) " * (MEGABYTE // 7),
    "white space": "a" + " " * MEGABYTE + "b",
    "backslashes": "# x\n" + "\\" * MEGABYTE,
    "fences": "# a\n" + "```\nx\n" * 9_000,
    "pipes": "| a | b |\n|---|---|\n" * 9_000,
    "acronyms": " ".join(
        f"{chr(65 + n % 26)}{chr(65 + n // 26 % 26)}{chr(65 + n // 676 % 26)}X" for n in range(200_000)
    ),
    "too many lines": "a\n" * 500_000,
}


AS_TEXT_TOO = (
    "one line",
    "blank lines",
    "white space",
    "deeper and deeper",
    "ministers",
    "redactions",
    "stamps",
)
CASES = [(what, "a.md") for what in HOSTILE] + [(what, "a.txt") for what in AS_TEXT_TOO]


@pytest.mark.parametrize(("what", "name"), CASES)
def test_a_megabyte_of_anything_is_read_or_refused_in_time(what, name, read):
    def reading() -> None:
        try:
            found = read(HOSTILE[what], name)
        except BriefingError:
            assert what == "too many lines"
        else:
            assert len(found.source.as_text()) == len(HOSTILE[what])

    assert seconds(reading, SECONDS) < SECONDS
