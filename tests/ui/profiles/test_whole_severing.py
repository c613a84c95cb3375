"""Whole sections and facts of a profile are severed and freed by keyboard, in editors that are open too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefing_app.bootstrap import Desk
from briefing_app.domain.facts import Fact
from briefing_app.domain.profile import Section
from briefing_app.ui.editor.guarded_copy import MARKER
from briefing_app.ui.profiles.profile_room import ProfileRoom
from briefing_app.ui.profiles.section_page import SectionPage
from tests.ui.profiles.conftest import LONG, AtWork
from tests.ui.profiles.test_facts import cells, show_facts
from tests.ui.typed_grounds import Typing

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
CANARY = "Their unpaid fees"


@pytest.fixture
def prompts() -> Typing:
    return Typing()


def press(at_work: AtWork, where: QWidget, modifiers: Qt.KeyboardModifier) -> None:
    """Press F9 with some keys, and wait until all is done that comes of it."""
    where.window().activateWindow()
    where.setFocus()
    at_work.qtbot.waitUntil(lambda: QApplication.focusWidget() is where)
    QTest.keyClick(where, Qt.Key.Key_F9, modifiers)
    at_work.rest()


@pytest.fixture
def room(at_work: AtWork) -> ProfileRoom:
    """The room of a profile of which a section has an unlikely heading; its text is in front."""

    def rename(desk: Desk) -> None:
        section = desk.profiles.find("M5").sections[1]
        desk.profile_editing.rename_section(section, {**section.headings, "en": CANARY})

    at_work.ask(rename)
    made = at_work.open("M5")
    made.tabs.setCurrentIndex(1)
    at_work.qtbot.waitUntil(lambda: page_of(made).editor is not None, timeout=LONG)
    return made


def page_of(room: ProfileRoom) -> SectionPage:
    page = room.tabs.currentWidget()
    assert isinstance(page, SectionPage)
    return page


def section(at_work: AtWork) -> Section:
    return at_work.profile("M5").sections[1]


def current(room: ProfileRoom) -> Fact:
    assert room.facts.current is not None
    return room.facts.current


def standing(room: ProfileRoom) -> str:
    return cells(room)[room.facts.table.currentIndex().row()][-1]


# ---- sections


def test_the_section_in_front_is_withheld_whole_says_so_and_is_undone(
    at_work: AtWork, room: ProfileRoom
) -> None:
    page = page_of(room)
    press(at_work, page.editor, CTRL)
    assert at_work.heard.failed == []
    assert section(at_work).severances
    assert room.tabs.tabText(1) == f"[withheld] {CANARY}"
    at_work.qtbot.waitUntil(lambda: "proposed" in page.held.said, timeout=LONG)
    assert page.held.said == "Withheld whole: s. 15(1) proposed"
    assert at_work.heard.done == ["The whole section is withheld: proposed."]
    assert at_work.heard.changes
    at_work.undo()
    assert not section(at_work).severances
    assert (room.tabs.tabText(1), page.held.said) == (CANARY, "")


def test_it_is_freed_by_keyboard(at_work: AtWork, room: ProfileRoom) -> None:
    press(at_work, page_of(room).editor, CTRL)
    assert not room.of_section.sever.isEnabled()
    press(at_work, page_of(room).editor, CTRL | SHIFT)
    assert not section(at_work).severances
    assert at_work.heard.done[-1] == "The section is no longer withheld whole."
    assert (room.of_section.sever.isEnabled(), room.of_section.free.isEnabled()) == (True, False)


def test_the_editor_that_is_open_gives_none_of_its_words_and_keeps_what_is_typed(
    at_work: AtWork, room: ProfileRoom
) -> None:
    editor = page_of(room).editor
    editor.setFocus()
    QTest.keyClicks(editor, "Typed just now. ")
    press(at_work, editor, CTRL)
    assert page_of(room).editor is editor
    assert "Typed just now." in str(section(at_work).texts["en"])
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith(MARKER.removesuffix("]"))
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert "Typed just now." not in editor.toPlainText()


def test_the_heading_is_in_no_title_tip_or_name(at_work: AtWork, room: ProfileRoom, prompts: Typing) -> None:
    press(at_work, page_of(room).editor, CTRL)
    names = [
        said
        for one in room.findChildren(QWidget)
        for said in (one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.windowTitle())
    ]
    said = (*names, *prompts.said, *at_work.heard.done, *at_work.heard.told, room.tabs.tabToolTip(1))
    assert not [one for one in said if CANARY in one]


def test_what_notes_hold_of_it_is_proposed_there_and_let_go_with_it(
    at_work: AtWork, room: ProfileRoom
) -> None:
    before = at_work.ask(lambda desk: desk.notes.create(kind="meeting-note", title="Talks", names=("M5",)))
    press(at_work, page_of(room).editor, CTRL)
    note = at_work.ask(lambda desk: desk.notes.get(before.number))
    assert any(one.severances for one in note.sections)
    at_work.undo()
    note = at_work.ask(lambda desk: desk.notes.get(before.number))
    assert not any(one.severances for one in note.sections)


# ---- facts


def test_the_fact_chosen_is_withheld_and_freed_by_keyboard_and_undone(at_work: AtWork) -> None:
    room = at_work.open("M5")
    show_facts(room)
    fact, before = current(room), cells(room)
    press(at_work, room.facts.table, NONE)
    assert at_work.heard.failed == []
    assert current(room).id == fact.id
    assert "withheld under s. 15(1)" in standing(room)
    assert at_work.heard.done == ["The fact is withheld: proposed."]
    assert (room.facts.sever.isEnabled(), room.facts.free.isEnabled()) == (False, True)
    at_work.undo()
    assert cells(room) == before
    press(at_work, room.facts.table, NONE)
    press(at_work, room.facts.table, SHIFT)
    assert cells(room) == before
    assert current(room).severances == frozenset()
    assert at_work.heard.done[-1] == "The fact is no longer withheld by itself."


def test_a_reason_that_names_a_category_is_remarked_and_severed_all_the_same(
    at_work: AtWork, prompts: Typing
) -> None:
    prompts.keys = "15(1)\tIt is SECRET.\n"
    room = at_work.open("M5")
    show_facts(room)
    press(at_work, room.facts.table, NONE)
    assert "The reason names the marking SECRET" in at_work.heard.done[-1]
    assert current(room).severances


def test_a_marking_is_no_provision_and_nothing_is_severed_for_it(at_work: AtWork, prompts: Typing) -> None:
    prompts.keys = "SECRET\n\x1b"
    room = at_work.open("M5")
    show_facts(room)
    before = cells(room)
    press(at_work, room.facts.table, NONE)
    assert cells(room) == before
    assert any("is a marking" in one for one in prompts.said)
