"""Rows of lists: the model, the quick filter, and how many there may be."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing_app.domain.profile import ProfileSummary
from briefing_app.ui import row_delegate
from briefing_app.ui.descriptions import profile_row
from briefing_app.ui.rows import Role, RowListModel, RowWords
from tests.ui.fakes import profile

NAMES = ("Côte d'Ivoire", "Global Forum on Migration", "Sweden")


def filled(names: tuple[str, ...] = NAMES) -> RowListModel:
    model = RowListModel()
    model.show([profile(number, name) for number, name in enumerate(names, 1)], profile_row)
    return model


def shown(rows: RowListModel) -> list[str]:
    return [rows.index(row).data() for row in range(rows.rowCount())]


def test_the_model_keeps_qt_rules_while_it_is_narrowed(qtmodeltester: ModelTester) -> None:
    model = filled()
    qtmodeltester.check(model)
    model.set_words("s")
    qtmodeltester.check(model)
    model.show([], profile_row)
    qtmodeltester.check(model)


def test_a_filter_folds_case_and_accents_and_wants_every_word() -> None:
    rows = filled()
    rows.set_words("cote")
    assert shown(rows) == ["Côte d'Ivoire"]
    rows.set_words("MIGRATION global")
    assert shown(rows) == ["Global Forum on Migration"]
    rows.set_words("global sweden")
    assert shown(rows) == []
    rows.set_words("  ")
    assert shown(rows) == list(NAMES)


def test_a_filter_holds_on_when_the_list_is_read_again() -> None:
    rows = filled()
    rows.set_words("sweden")
    rows.show([profile(9, "Kingdom of Sweden"), profile(8, "Chad")], profile_row)
    assert shown(rows) == ["Kingdom of Sweden"]


def test_a_mask_and_the_words_narrow_together_in_either_order() -> None:
    rows = filled()
    rows.set_mask(lambda one: one.name != "Sweden")
    rows.set_words("e")
    assert shown(rows) == ["Côte d'Ivoire"]
    rows.set_mask(None)
    assert shown(rows) == ["Côte d'Ivoire", "Sweden"]
    rows.set_mask(lambda one: one.name == "Sweden")
    rows.set_words("")
    assert shown(rows) == ["Sweden"]
    rows.set_mask(lambda _one: False)
    assert shown(rows) == []


def test_a_row_is_found_where_it_is_shown() -> None:
    rows = filled()
    rows.set_words("e")
    assert rows.row_of(lambda one: one.name == "Sweden") == 1
    assert rows.row_of(lambda one: one.name == NAMES[1]) == -1


def test_rows_cannot_be_edited_or_dragged() -> None:
    rows = filled()
    flags = rows.flags(rows.index(0))
    assert flags & Qt.ItemFlag.ItemIsSelectable
    assert not flags & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled)
    assert rows.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


@given(
    st.lists(st.text("aAéÉßsS I\u0131\u0130'\u2019\ufb01x\u0301", max_size=12), max_size=12),
    st.lists(st.text("aéßSsIi '\ufb01fix\u0301", max_size=4), min_size=1, max_size=4),
    st.sets(st.integers(0, 11)),
)
def test_whatever_is_typed_one_key_after_another_shows_what_a_naive_filter_shows(
    names: list[str], typed: list[str], unwanted: set[int]
) -> None:
    items = list(enumerate(names))
    rows = RowListModel()
    rows.show(items, lambda one: RowWords(title=one[1], trail=str(one[0])))
    rows.set_mask(lambda one: one[0] not in unwanted)
    for end in range(len(typed)):
        words = "".join(typed[: end + 1])
        rows.set_words(words)
        naive = [
            one
            for one in items
            if one[0] not in unwanted
            and all(word in naively_folded(f"{one[1]} {one[0]}") for word in naively_folded(words).split())
        ]
        assert [rows.index(row).data(Role.ITEM) for row in range(rows.rowCount())] == naive


def naively_folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    return " ".join("".join(one for one in plain if not unicodedata.combining(one)).casefold().split())


def test_each_row_can_be_heard() -> None:
    model = RowListModel()
    model.show([profile(3, "Global Forum", acronym="GFMD")], profile_row)
    heard = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Global Forum, GFMD, Forum, not confirmed yet"
    assert isinstance(model.index(0).data(Role.ITEM), ProfileSummary)


def test_nothing_is_said_of_rows_that_are_not_there() -> None:
    model = RowListModel()
    assert model.index(5).data() is None
    assert model.rowCount(filled().index(0)) == 0


def test_ten_thousand_rows_can_be_narrowed_and_widened_again() -> None:
    rows = filled(tuple(f"Stakeholder number {number}" for number in range(10_000)))
    rows.set_words("number 99")
    assert rows.rowCount() == 280
    rows.set_words("")
    assert rows.rowCount() == 10_000


def drawn(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, words: RowWords, width: int) -> list[str]:
    """The texts of one row as they are drawn in a list of a width, what is cut with an ellipsis."""
    texts: list[str] = []
    fit = row_delegate.fitted

    def noted(metrics: QFontMetrics, text: str, room: int) -> tuple[str, int]:
        found = fit(metrics, text, room)
        texts.append(found[0])
        return found

    monkeypatch.setattr(row_delegate, "fitted", noted)
    view, model = QListView(), RowListModel()
    qtbot.addWidget(view)
    model.show([words], lambda one: one)
    view.setModel(model)
    view.setItemDelegate(row_delegate.RowDelegate(view))
    view.resize(width, 80)
    view.grab()
    return texts


def test_rows_are_measured_anew_when_the_type_grows(qtbot: QtBot) -> None:
    view, model = QListView(), RowListModel()
    qtbot.addWidget(view)
    model.show([RowWords(title="Forum", detail="Global")], lambda one: one)
    view.setModel(model)
    view.setItemDelegate(row_delegate.RowDelegate(view))
    usual = view.sizeHintForRow(0)
    font = view.font()
    font.setPointSizeF(2 * font.pointSizeF())
    view.setFont(font)
    assert view.sizeHintForRow(0) > usual


def test_a_count_is_never_cut_to_another_number(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    words = RowWords(title="Think tanks and universities", trail="123", indent=1)
    assert "123" in drawn(qtbot, monkeypatch, words, 90)


def test_what_stands_at_the_right_has_what_the_title_leaves(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = "approved by Director, Access to Information and Privacy"
    assert by in drawn(qtbot, monkeypatch, RowWords(title="s. 15(1)", trail=by), 500)
    assert by not in drawn(qtbot, monkeypatch, RowWords(title="A long title " * 5, trail=by), 500)
    model = RowListModel()
    model.show([RowWords(title="s. 15(1)", trail=by)], lambda one: one)
    assert by in model.index(0).data(Qt.ItemDataRole.ToolTipRole)
