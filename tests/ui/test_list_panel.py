"""The list keeps the chosen row and its place while it is narrowed, widened and read again."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.ui.descriptions import profile_row
from briefing_app.ui.list_panel import ListPanel
from tests.ui.fakes import profile


@pytest.fixture
def panel(qtbot: QtBot) -> ListPanel:
    made = ListPanel()
    qtbot.addWidget(made)
    made.resize(336, 400)
    made.show_rows("Profiles", [profile(n, f"Forum {n}") for n in range(200)], profile_row, empty="None.")
    made.show()
    return made


def is_called(name: str) -> object:
    return lambda one: one.name == name


def chosen(panel: ListPanel) -> str:
    return getattr(panel.current, "name", "")


def test_the_chosen_row_is_kept_while_the_filter_shows_it_and_told_once(
    qtbot: QtBot, panel: ListPanel
) -> None:
    told: list[object] = []
    panel.chosen.connect(told.append)
    panel.choose(is_called("Forum 42"))
    qtbot.waitUntil(lambda: len(told) == 1)
    panel.filter.setText("42")
    assert chosen(panel) == "Forum 42"
    panel.filter.setText("7")
    assert chosen(panel) == ""
    with qtbot.assertNotEmitted(panel.chosen, wait=200):
        panel.filter.setText("")
    assert chosen(panel) == "Forum 42"


def test_only_some_sort_of_row_can_be_shown_beside_what_the_filter_says(panel: ListPanel) -> None:
    panel.choose(is_called("Forum 8"))
    panel.narrow_to(lambda one: one.name.endswith("8"))
    assert (panel.count, chosen(panel)) == (20, "Forum 8")
    panel.filter.setText("19")
    assert (panel.count, chosen(panel)) == (1, "")
    panel.filter.clear()
    panel.narrow_to(None)
    assert (panel.count, chosen(panel)) == (200, "Forum 8")


def test_an_empty_list_says_why_it_is_empty(panel: ListPanel) -> None:
    panel.narrow_to(lambda _one: False)
    assert panel.nothing == "Nothing in this list is of this sort."
    panel.filter.setText("zzz")
    assert panel.nothing == "Nothing in this list holds these words."
    panel.narrow_to(None)
    panel.show_rows("Notes", [], profile_row, empty="No notes yet.")
    assert panel.nothing == "No notes yet."


def test_reading_the_list_again_leaves_it_where_it_was(panel: ListPanel) -> None:
    panel.choose(is_called("Forum 3"))
    bar = panel.view.verticalScrollBar()
    bar.setValue(1500)
    panel.show_rows(
        "Profiles",
        [profile(n, f"Forum {n}") for n in range(200)],
        profile_row,
        empty="None.",
        keep=is_called("Forum 3"),
    )
    assert bar.value() == 1500
    assert chosen(panel) == "Forum 3"
