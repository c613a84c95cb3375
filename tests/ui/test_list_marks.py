"""The marks before items of lists."""

from __future__ import annotations

import pytest

from briefing_app.domain.text import BlockId, ListItem
from briefing_app.ui.list_marks import ListMarks


def marks(*items: tuple[int, bool] | tuple[int, bool, int]) -> list[str]:
    counted = ListMarks()
    return [
        counted.mark_of(
            ListItem(id=BlockId("i"), level=one[0], content=(), numbered=one[1], start=(*one, None)[2])
        )  # type: ignore[misc]  # the items have two or three values
        for one in items
    ]


def test_bullets_change_with_depth() -> None:
    assert marks((1, False), (2, False), (3, False), (4, False)) == ["•", "–", "▪", "•"]


def test_numbers_go_on_after_a_deeper_list() -> None:
    assert marks((1, True), (2, True), (2, True), (1, True), (2, True)) == ["1.", "a)", "b)", "2.", "a)"]


def test_a_list_begins_where_its_first_item_says() -> None:
    assert marks((1, True, 7), (1, True), (1, True, 1)) == ["7.", "8.", "1."]


def test_a_bullet_between_numbers_begins_them_anew() -> None:
    assert marks((1, True), (1, False), (1, True)) == ["1.", "•", "1."]


def test_a_block_that_is_no_item_ends_the_list() -> None:
    counted = ListMarks()
    item = ListItem(id=BlockId("i"), level=1, content=(), numbered=True)
    assert counted.mark_of(item) == "1."
    counted.end()
    assert counted.mark_of(item) == "1."


@pytest.mark.parametrize(
    ("level", "start", "mark"),
    [
        (2, 27, "aa)"),
        (2, 0, "0)"),
        (3, 4, "iv)"),
        (3, 1994, "mcmxciv)"),
        (3, 5000, "5000)"),
        (99, 1, "i)"),
        (0, 1, "1."),
    ],
)
def test_odd_levels_and_numbers_have_a_mark(level: int, start: int, mark: str) -> None:
    assert marks((level, True, start)) == [mark]
