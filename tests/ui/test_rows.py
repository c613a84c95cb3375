"""Rows of lists: the model, the quick filter, and how many there may be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from briefing_app.domain.profile import ProfileSummary
from briefing_app.ui.descriptions import profile_row
from briefing_app.ui.rows import QuickFilter, Role, RowListModel
from tests.ui.fakes import profile

NAMES = ("Côte d'Ivoire", "Global Forum on Migration", "Sweden")


def filled(names: tuple[str, ...] = NAMES) -> RowListModel:
    model = RowListModel()
    model.show([profile(number, name) for number, name in enumerate(names, 1)], profile_row)
    return model


def shown(rows: QuickFilter) -> list[str]:
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def test_the_model_and_its_filter_keep_qt_rules(qtmodeltester: ModelTester) -> None:
    model = filled()
    rows = QuickFilter(model)
    qtmodeltester.check(model)
    qtmodeltester.check(rows)
    rows.set_words("s")
    model.show([], profile_row)
    qtmodeltester.check(rows)


def test_a_filter_folds_case_and_accents_and_wants_every_word() -> None:
    rows = QuickFilter(filled())
    rows.set_words("cote")
    assert shown(rows) == ["Côte d'Ivoire"]
    rows.set_words("MIGRATION global")
    assert shown(rows) == ["Global Forum on Migration"]
    rows.set_words("global sweden")
    assert shown(rows) == []
    rows.set_words("  ")
    assert shown(rows) == list(NAMES)


def test_a_filter_holds_on_when_the_list_is_read_again() -> None:
    model = filled()
    rows = QuickFilter(model)
    rows.set_words("sweden")
    model.show([profile(9, "Kingdom of Sweden"), profile(8, "Chad")], profile_row)
    assert shown(rows) == ["Kingdom of Sweden"]


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
    rows = QuickFilter(filled(tuple(f"Stakeholder number {number}" for number in range(10_000))))
    rows.set_words("number 99")
    assert rows.rowCount() == 280
    rows.set_words("")
    assert rows.rowCount() == 10_000
