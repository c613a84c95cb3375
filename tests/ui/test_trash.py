"""Deleting asks nothing and loses nothing: Undo in the bar, a room for what was deleted, Enter to restore."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk, start
from briefing_app.services.trash import TrashedThing
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.trash_room import TrashRoom
from briefing_app.ui.workplace import Workplace
from tests.services.test_notes import meeting
from tests.ui.conftest import OpenWindow, ask, rows


@pytest.fixture
def window(qtbot: QtBot, new_window: OpenWindow, real_library: Path) -> Workplace:
    """A window on two profiles and a note."""
    with start().open(real_library) as desk:
        meeting(desk, "HC")
    place = new_window(start())
    place.open(real_library)
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=20_000)
    return place


def trash_of(qtbot: QtBot, place: Workplace) -> tuple[TrashedThing, ...]:
    return ask(qtbot, place.session, lambda desk: desk.trash.list())


def press_delete(place: Workplace) -> None:
    place.browsing.list.view.setFocus()
    QTest.keyClick(place.browsing.list.view, Qt.Key.Key_Delete)


def open_trash(qtbot: QtBot, place: Workplace) -> TrashRoom:
    place.commands.trash.trigger()
    room = place.rooms.current
    assert isinstance(room, TrashRoom)
    qtbot.waitUntil(lambda: not place.session.tasks.busy)
    return room


class TestDeleting:
    def test_takes_a_row_away_and_undo_brings_it_back(self, qtbot: QtBot, window: Workplace) -> None:
        press_delete(window)
        qtbot.waitUntil(lambda: rows(window) == ["Harbour Consultations"])
        assert window.bar.text == "“Agency for Shelter” is in the trash."
        qtbot.waitUntil(lambda: window.browsing.chosen_row is not None)
        (undo,) = window.bar.buttons()
        undo.click()
        qtbot.waitUntil(lambda: len(rows(window)) == 2)
        assert window.bar.text == "“Agency for Shelter” is back where it was."
        assert trash_of(qtbot, window) == ()

    def test_is_undone_by_the_key_too(self, qtbot: QtBot, window: Workplace) -> None:
        press_delete(window)
        qtbot.waitUntil(window.commands.undo.isEnabled)
        window.commands.undo.trigger()
        qtbot.waitUntil(lambda: trash_of(qtbot, window) == ())

    def test_means_the_row_that_is_chosen_now_not_the_pages_still_on_view(
        self, qtbot: QtBot, window: Workplace
    ) -> None:
        window.browsing.list.view.setFocus()
        QTest.keyClick(window.browsing.list.view, Qt.Key.Key_Down)
        press_delete(window)
        qtbot.waitUntil(lambda: rows(window) == ["Agency for Shelter"])

    def test_takes_a_note(self, qtbot: QtBot, window: Workplace) -> None:
        window.browsing.navigator.go_to("notes")
        window.browsing.list.choose_first()
        press_delete(window)
        qtbot.waitUntil(lambda: rows(window) == [])
        assert [thing.number for thing in trash_of(qtbot, window)] == ["1"]

    def test_in_a_field_is_a_key_like_any_other(self, qtbot: QtBot, window: Workplace) -> None:
        field = window.browsing.list.filter
        field.setText("a")
        field.setFocus()
        field.setCursorPosition(0)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        assert field.text() == ""
        assert trash_of(qtbot, window) == ()

    def test_of_what_a_search_found_is_refused(self, qtbot: QtBot, window: Workplace) -> None:
        window.browsing.list.search.setText("fee")
        qtbot.waitUntil(lambda: "Search results" in window.browsing.list.view.accessibleName())
        window.browsing.list.choose_first()
        press_delete(window)
        assert window.bar.text == "Choose a profile or a note in its list to delete it."
        assert trash_of(qtbot, window) == ()

    def test_what_is_gone_already_is_told(self, qtbot: QtBot, window: Workplace) -> None:
        window.browsing.navigator.go_to("notes")
        window.browsing.list.choose_first()

        def delete(desk: Desk) -> None:
            desk.trash.trash_note("1")

        ask(qtbot, window.session, delete)
        press_delete(window)
        qtbot.waitUntil(lambda: window.bar.tone is Tone.ERROR)
        assert "no note 1" in window.bar.text
        qtbot.waitUntil(lambda: rows(window) == [])


class TestTheRoom:
    def test_says_that_it_is_empty_and_leads_back(self, qtbot: QtBot, window: Workplace) -> None:
        room = open_trash(qtbot, window)
        assert room.leave_button.isVisible()
        assert not room.view.isVisible()
        room.leave_button.click()
        assert window.rooms.in_lists

    def test_is_a_place_of_the_navigator_and_not_left_behind(self, qtbot: QtBot, window: Workplace) -> None:
        navigator = window.browsing.navigator
        press_delete(window)
        qtbot.waitUntil(lambda: len(rows(window)) == 1)
        navigator.go_to("trash")
        assert isinstance(window.rooms.current, TrashRoom)
        assert navigator.current is not None
        assert navigator.current.count == 1
        window.rooms.back()
        assert window.rooms.in_lists
        assert (navigator.current.place, len(rows(window))) == ("profiles", 1)
        navigator.go_to("trash")
        navigator.go_to("notes")
        assert window.rooms.in_lists
        assert rows(window) == ["Winter talks"]

    def test_restores_what_is_chosen_by_enter(self, qtbot: QtBot, window: Workplace) -> None:
        press_delete(window)
        qtbot.waitUntil(lambda: len(rows(window)) == 1)
        room = open_trash(qtbot, window)
        assert [thing.name for thing in room.chosen] == ["Agency for Shelter"]
        room.view.setFocus()
        QTest.keyClick(room.view, Qt.Key.Key_Return)
        qtbot.waitUntil(room.leave_button.isVisible)
        assert trash_of(qtbot, window) == ()
        assert window.bar.text == "“Agency for Shelter” is back where it was."
        window.commands.undo.trigger()
        qtbot.waitUntil(room.view.isVisible)
        assert len(trash_of(qtbot, window)) == 1

    def test_restores_several_at_once(self, qtbot: QtBot, window: Workplace) -> None:
        for _ in range(2):
            before = len(rows(window))
            window.browsing.list.choose_first()
            press_delete(window)
            qtbot.waitUntil(lambda before=before: len(rows(window)) == before - 1)
        room = open_trash(qtbot, window)
        room.view.selectAll()
        room.restore_button.click()
        qtbot.waitUntil(room.leave_button.isVisible)
        qtbot.waitUntil(lambda: len(rows(window)) == 2)
        assert window.bar.text.startswith("2 thing")

    def test_every_row_can_be_heard(self, qtbot: QtBot, window: Workplace) -> None:
        press_delete(window)
        qtbot.waitUntil(lambda: len(rows(window)) == 1)
        room = open_trash(qtbot, window)
        spoken = room.view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken.startswith("Agency for Shelter, International organization · deleted ")
        assert room.panes() == (room.view,)
        assert QApplication.focusWidget() is not None
