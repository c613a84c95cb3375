"""Lines packed into one text read as they were, and say which hold letters and which begin with them."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.services.packed_lines import FEW, FEW_WORDS, PackedLines, SortedRows, WordRows
from tests.effort import most_bytes

lines = st.lists(st.text("abé ", max_size=6))
letters = st.text("abé", min_size=1, max_size=3)


@given(lines, letters)
def test_packed_lines_are_the_lines_they_were(given: list[str], wanted: str) -> None:
    packed = PackedLines(given)
    assert [packed[line] for line in range(len(packed))] == given
    assert list(packed.holding(wanted)) == [row for row, line in enumerate(given) if wanted in line]


@given(lines, letters)
def test_lines_in_order_are_found_by_how_they_begin(given: list[str], wanted: str) -> None:
    ordered = sorted(given)
    begin = [row for row, line in enumerate(ordered) if line.startswith(wanted)]
    assert list(PackedLines(ordered).beginning(wanted)) == begin
    found = SortedRows(given).beginning(wanted)
    assert sorted(found) == [row for row, line in enumerate(given) if line.startswith(wanted)]
    assert [given[row] for row in found] == sorted(given[row] for row in found)


@given(lines, letters)
def test_rows_are_found_by_what_their_words_hold(given: list[str], wanted: str) -> None:
    words = WordRows(given)
    assert words.holding(wanted) == [row for row, line in enumerate(given) if wanted in line]
    starts = {row for row, line in enumerate(given) if f" {wanted}" in f" {line}"}
    assert words.beginning(wanted) == starts


def test_what_stands_in_very_many_rows_or_words_is_left_to_others() -> None:
    everywhere = WordRows(["zone"] * (FEW + 1) + ["zeal"])
    assert everywhere.holding("on") is everywhere.beginning("zo") is None
    assert everywhere.holding("ea") == [FEW + 1]
    many_words = WordRows([f"zone{number}" for number in range(FEW_WORDS + 2)])
    assert many_words.holding("zone") is None


def test_short_texts_take_little_room_once_they_are_packed() -> None:
    given = [f"text {number}" for number in range(20_000)]
    packed = PackedLines(given)
    held = sum(sys.getsizeof(part) for part in (packed._text, packed._starts))
    assert held < sum(map(sys.getsizeof, given)) / 3


def test_words_of_one_row_each_take_little_room_while_they_are_sorted() -> None:
    given = [f"word{number} other{number}" for number in range(10_000)]
    assert most_bytes(lambda: WordRows(given)) < 150 * 2 * len(given)
