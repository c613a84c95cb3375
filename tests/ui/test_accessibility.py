"""Whoever works by keyboard or by ear finds everything: names, order, no trap, rows that can be heard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.services.catalogue import Catalogue
from briefing_app.ui.about_dialog import AboutDialog
from briefing_app.ui.descriptions import Choice
from briefing_app.ui.export_dialog import ExportDialog
from briefing_app.ui.library_commands import ceiling_choices
from briefing_app.ui.library_dialog import LibraryDialog
from briefing_app.ui.note_dialog import NoteDialog
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import OpenWindow
from tests.ui.fakes import profile


def nodes(widget: QWidget) -> Iterator[QAccessibleInterface]:
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        one = waiting.pop()
        if one is None or not one.isValid() or one.state().invisible:
            continue
        yield one
        waiting += [one.child(number) for number in range(one.childCount())]


def nameless(widget: QWidget) -> list[str]:
    def can_be_reached(node: QAccessibleInterface) -> bool:
        return bool(node.state().focusable) and not node.state().disabled

    return [
        f"{node.role()} {node.object()}"
        for node in nodes(widget)
        if can_be_reached(node) and not node.text(QAccessible.Text.Name).strip()
    ]


def test_the_walk_finds_what_has_no_name(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLineEdit

    bare = QWidget()
    qtbot.addWidget(bare)
    QLineEdit(bare)
    bare.show()
    assert len(nameless(bare)) == 1


def test_everything_in_the_window_has_a_name(qtbot: QtBot, place: Workplace) -> None:
    assert nameless(place) == []
    for name in ("notes", "imports"):
        place.browsing.navigator.go_to(name)
        assert nameless(place) == []


def test_everything_that_stands_in_the_way_has_a_name(qtbot: QtBot, place: Workplace) -> None:
    place.bar.tell("Something to say")
    place.commands.public.trigger()
    qtbot.waitUntil(lambda: place.browsing.detail.obstacle_list.isVisible())
    assert nameless(place) == []


def test_the_start_panel_has_names(new_window: OpenWindow) -> None:
    place = new_window()
    place.show_welcome()
    assert nameless(place) == []


@pytest.mark.parametrize("kind", ["library", "note", "export", "about"])
def test_every_dialog_has_names(qtbot: QtBot, catalogue: Catalogue, tmp_path: Path, kind: str) -> None:
    def no_browsing(_parent: QWidget, _at: Path) -> None:
        return None

    words = (Choice("docx", "Word"),)
    dialog = {
        "library": lambda: LibraryDialog(ceiling_choices(catalogue, "en"), tmp_path / "a.bdl", no_browsing),
        "note": lambda: NoteDialog(words, words, [profile(1, "Sweden")]),
        "export": lambda: ExportDialog(words, lambda _public, end: tmp_path / f"a.{end}", no_browsing),
        "about": lambda: AboutDialog(("Briefing Desk", "Qt")),
    }[kind]()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert nameless(dialog) == []
    assert dialog.windowTitle()


def test_tab_reaches_every_control_and_comes_back(qtbot: QtBot, place: Workplace) -> None:
    start = place.browsing.list.search
    start.setFocus()
    qtbot.waitUntil(start.hasFocus)
    reached = []
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
        if reached[-1] is start:
            break
    browsing = place.browsing
    assert reached[-1] is start
    for one in (browsing.navigator.view, browsing.list.filter, browsing.list.view, browsing.detail.pages):
        assert one in reached
    assert browsing.detail.internal in reached
    assert browsing.detail.outline in reached


def test_rows_can_be_heard_one_by_one(place: Workplace) -> None:
    view = QAccessible.queryAccessibleInterface(place.browsing.list.view)
    rows = [view.child(number).text(QAccessible.Text.Name) for number in range(view.childCount())]
    assert any("High Commissioner for Refugees, UNHCR, International organization" in row for row in rows)


def test_what_is_said_in_a_bar_is_announced(qtbot: QtBot, place: Workplace) -> None:
    place.bar.tell("The import of binder.txt was taken back.")
    bar = QAccessible.queryAccessibleInterface(place.bar)
    assert bar.text(QAccessible.Text.Name) == "Message about the library"
    said = [node.text(QAccessible.Text.Name) for node in nodes(place.bar)]
    assert "The import of binder.txt was taken back." in said


def test_where_the_keyboard_is_can_be_seen(qtbot: QtBot, place: Workplace) -> None:
    pages = place.browsing.detail.pages
    place.browsing.list.view.setFocus()
    qtbot.waitUntil(place.browsing.list.view.hasFocus)
    before, rows_before = pages.grab().toImage(), place.browsing.list.view.grab().toImage()
    pages.setFocus()
    qtbot.waitUntil(pages.hasFocus)
    assert pages.grab().toImage() != before
    assert place.browsing.list.view.grab().toImage() != rows_before
