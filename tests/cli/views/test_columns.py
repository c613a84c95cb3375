"""Aligned columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.cli.views.columns import aligned, width


def test_cells_stand_one_below_the_other():
    assert aligned([("a", "bb", "c"), ("aaa", "b", "")]) == ("a    bb  c", "aaa  b")


def test_nothing_is_no_lines():
    assert aligned([]) == ()


def test_wide_and_combining_letters_keep_the_columns_straight():
    first, second = aligned([("日本", "x"), ("e\u0301e\u0301e", "x")])
    assert width(first) == width(second)


def test_a_very_long_cell_does_not_push_every_row_apart():
    lines = aligned([("x" * 500, "a"), ("y", "b")])
    assert len(lines[1]) < 90


def test_a_line_end_in_a_name_does_not_break_the_row():
    assert aligned([("two\nlines", "x")]) == ("two lines  x",)


@given(st.lists(st.tuples(st.text(max_size=70), st.text(max_size=70)), min_size=1, max_size=5))
def test_every_row_is_one_line_that_holds_its_cells(rows: list[tuple[str, str]]):
    lines = aligned(rows)
    assert len(lines) == len(rows)
    assert all(len(line.split("\n")) == 1 for line in lines)
