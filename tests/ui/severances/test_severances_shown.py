"""The severances beside the text of a note: listed, narrowed, gone to, and told nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from briefing_app.bootstrap import Desk
from briefing_app.ui.severances.severance_decisions import Decision
from briefing_app.ui.severances.severance_panel import SeverancePanel
from tests.services.conftest import paragraph
from tests.ui.severances.conftest import (
    CTRL,
    LONG,
    SECRET_HEADING,
    WHY,
    WORDS,
    Room,
    full,
)
from tests.ui.test_severances_dialog import painted_words, press, said_in

# ---- what is shown


def test_its_key_brings_them_beside_the_text_with_what_was_just_typed_stored(here: Room) -> None:
    here.room.pane.editor.setFocus()
    QTest.keyClicks(here.room.pane.editor, "Typed just now. ")
    panel = here.show()
    assert here.room.side.current == "severances"
    assert QApplication.focusWidget() is panel.list
    shown = painted_words(panel.list)
    assert shown[0] == "Overview · Seventeen states"
    assert shown[-1].startswith("A section that is withheld whole · Zanzibar rendezvous / Host two meetings.")
    stored = here.do(lambda desk: said_in([b for one in desk.notes.get("1").sections for b in one.blocks]))
    assert "Typed just now." in stored


@pytest.mark.parametrize("way", ["a click", "keys"])
def test_so_does_their_tab(here: Room, way: str) -> None:
    here.room.pane.editor.setFocus()
    QTest.keyClicks(here.room.pane.editor, "Typed just now. ")
    choices = here.room.side.choices
    if way == "keys":
        while here.room.side.current != "severances":
            press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    else:
        number = next(n for n in range(choices.count()) if choices.tabText(n) == "Severances")
        QTest.mouseClick(choices, Qt.MouseButton.LeftButton, pos=choices.tabRect(number).center())
    here.qtbot.waitUntil(
        lambda: here.panel.is_settled and bool(here.panel.list.model().rowCount()), timeout=LONG
    )
    here.quiet()
    stored = here.do(lambda desk: said_in([b for one in desk.notes.get("1").sections for b in one.blocks]))
    assert "Typed just now." in stored


def test_words_come_first_then_who_decided_what(here: Room) -> None:
    panel = here.show()
    lines = full(panel).splitlines()
    assert lines[0].startswith("s. 15(1) · proposed by ")
    assert lines[3] == "Seventeen states"


def test_they_are_not_read_while_their_side_is_behind(here: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = []
    monkeypatch.setattr("briefing_app.ui.severances.severance_panel.severed_in", lambda *_: reads.append(1))
    here.room.refresh()
    here.rest()
    assert reads == []


def test_what_is_severed_meanwhile_joins_them_and_what_is_chosen_and_typed_stays(here: Room) -> None:
    panel = here.show()
    press(Qt.Key.Key_End)
    before = [one.severance.id for one in panel.chosen]
    panel.form.reason.setFocus()
    QTest.keyClicks(panel.form.reason, "Half a rea")
    here.do(
        lambda desk: desk.passages.mark(note="1", section="overview", words="nobody", exemptions=("16(2)",))
    )
    rows = panel.list.model().rowCount()
    here.room.refresh()
    here.qtbot.waitUntil(lambda: panel.list.model().rowCount() == rows + 1, timeout=LONG)
    assert [one.severance.id for one in panel.chosen] == before
    assert panel.form.reason.text() == "Half a rea"
    assert QApplication.focusWidget() is panel.form.reason


def test_a_long_list_stays_where_it_was_scrolled_to(here: Room) -> None:
    def more(desk: Desk) -> None:
        section = next(one for one in desk.notes.get("1").sections if one.profile is None)
        opened = desk.note_opening.open("1").texts[section.id]
        lines = tuple(paragraph(f"Line {number}.") for number in range(30))
        desk.texts.save(opened.place, (*opened.blocks, *lines), opened.revision)
        for line in lines:
            desk.whole_severing.sever_block(opened.place, line.id, ("15(1)",))

    here.do(more)
    panel = here.show()
    bar = panel.list.verticalScrollBar()
    assert bar.maximum() > 0
    chosen = panel.chosen
    bar.setValue(bar.maximum())
    panel.refresh()
    here.qtbot.waitUntil(lambda: panel.is_settled, timeout=LONG)
    assert bar.value() == bar.maximum()
    assert [one.severance.id for one in panel.chosen] == [one.severance.id for one in chosen]


# ---- narrowing


def test_chips_narrow_them_by_state_and_by_provision(here: Room) -> None:
    first = here.views()[0].severance.id
    here.do(lambda desk: desk.severances.approve([first], WHY))
    panel = here.show()
    count = len(here.views())

    def tick(chip: Any, words: str) -> None:
        next(one for one in chip.menu().actions() if one.text().startswith(words)).trigger()

    tick(panel.filters.state, "approved")
    assert [one.severance.id for one in panel.chosen] == [first]
    assert panel.list.model().rowCount() == 1
    assert panel.sentence.endswith(f"1 of {count} shown.")
    tick(panel.filters.provision, "s. 19(1)")
    assert panel.list.model().rowCount() == 0
    assert not panel.go_button.isEnabled()
    assert not panel.form.button.isEnabled()
    panel.filters.clear_all.setFocus()
    press(Qt.Key.Key_Space)
    assert panel.list.model().rowCount() == count
    tick(panel.filters.provision, "s. 19(1)")
    assert all(one.label == "s. 19(1)" for one in panel.chosen)


# ---- going there


def test_enter_goes_to_the_words_and_to_the_heading_of_a_section_held_whole(here: Room) -> None:
    panel = here.show()
    press(Qt.Key.Key_Return)
    assert said_in(here.room.text_of(here.room.outline.current)).startswith("Seventeen states")
    assert QApplication.focusWidget() is here.room.pane.editor
    here.show()
    whole = next(row for row, one in enumerate(here.views()) if one.sections)
    panel.list.setCurrentIndex(panel.list.model().index(whole, 0))
    panel.list.setFocus()
    press(Qt.Key.Key_Return)
    assert here.room.pane.heading.text() == SECRET_HEADING
    assert QApplication.focusWidget() is here.room.pane.heading


# ---- nothing withheld elsewhere


def told_by(widget: QWidget) -> Iterator[str]:
    """Titles, tips and names of a widget and all in it, and what is told of rows."""
    for one in (widget, *widget.findChildren(QWidget)):
        yield from (one.windowTitle(), one.toolTip(), one.statusTip(), one.whatsThis())
        yield from (one.accessibleName(), one.accessibleDescription())
    for one in interfaces(QAccessible.queryAccessibleInterface(widget)):
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Help):
            yield one.text(kind)


def interfaces(one: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if one is not None and one.isValid():
        yield one
        for number in range(one.childCount()):
            yield from interfaces(one.child(number))


def rows_of(panel: SeverancePanel) -> Iterator[str]:
    model = panel.list.model()
    for row in range(model.rowCount()):
        for role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            yield str(model.index(row, 0).data(role) or "")


@pytest.mark.parametrize("_spoken", ["en", "fr"], indirect=True)
def test_withheld_words_are_in_the_list_and_its_box_and_nowhere_else(here: Room) -> None:
    panel = here.show()
    press(Qt.Key.Key_A, CTRL)
    here.decide(Decision.APPROVE)
    here.enter()
    said = [*told_by(panel), *rows_of(panel), here.bar, panel.sentence]
    place = here.place
    said += [place.window().windowTitle(), place.top_banner.words, place.bottom_banner.words]
    said += [here.room.side.choices.tabText(number) for number in range(here.room.side.choices.count())]
    clipboard = QApplication.clipboard()
    for row in range(panel.list.model().rowCount()):
        panel.list.setCurrentIndex(panel.list.model().index(row, 0))
        QTest.keyClick(panel.list, Qt.Key.Key_C, CTRL)
        said.append(clipboard.text())
        panel.words.selectAll()
        QTest.keyClick(panel.words, Qt.Key.Key_C, CTRL)
        said.append(clipboard.text())
    leaks = [(one, words) for words in said for one in WORDS if one in words]
    assert leaks == []
    painted = " ".join(painted_words(panel.list))
    assert all(one in painted for one in WORDS)


@pytest.mark.parametrize("_spoken", ["en", "fr"], indirect=True)
@pytest.mark.parametrize("decision", list(Decision))
def test_a_letter_with_alt_leads_to_one_thing_alone(here: Room, decision: Decision) -> None:
    panel = here.show()
    panel.form.decision.setCurrentIndex(panel.form.decision.findData(decision))
    window = here.place.window()
    texts = [action.text() for action in window.menuBar().actions()]
    for one in here.room.findChildren(QWidget):
        if one.isVisible() and isinstance(one, QAbstractButton | QLabel):
            texts.append(one.text())
    letters = [found.upper() for text in texts for found in re.findall(r"&([^&])", text)]
    assert sorted(letters) == sorted(set(letters))


def test_tab_leads_through_all_of_it_and_out_again(here: Room) -> None:
    panel = here.show()
    visited: list[QWidget] = []
    for _ in range(80):
        press(Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
        if visited[-1] is panel.list:
            break
    form, chips = panel.form, (panel.filters.state, panel.filters.provision)
    order = [visited.index(one) for one in (panel.words, form.decision, form.reason, panel.go_button)]
    assert order == sorted(order)
    assert all(one in visited for one in chips)
    assert here.room.outline.tree in visited
    assert visited[-1] is panel.list
