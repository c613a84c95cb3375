"""The stack of rooms: opened, left only after saving, found again on the way back; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from briefing_app.domain.text import BlockId
from briefing_app.ui.mark import Mark
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.room import Room
from briefing_app.ui.room_factories import FACTORIES
from briefing_app.ui.rooms import Address
from briefing_app.ui.showing import Subject
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, show_notes
from tests.ui.fakes import FakeDesk, FakeProgram


class Desk(Room):
    """A room with two fields that remembers what it was asked; it saves at once, later, or not at all."""

    made: list[Desk] = []  # noqa: RUF012  # the test reads it from the class

    def __init__(self, kind: str, key: str) -> None:
        super().__init__()
        self.key, self.kind = key, kind
        self.saved, self.refreshed, self.blocks = 0, 0, []
        self.answers = True
        self.then: list[Callable[[], None]] = []
        self.fields = (QLineEdit(), QLineEdit())
        column = QVBoxLayout(self)
        for number, field in enumerate(self.fields):
            field.setAccessibleName(f"Field {number}")
            column.addWidget(field)
        self.setWindowTitle(f"{kind} {key}")
        Desk.made.append(self)

    @property
    def subject(self) -> Subject | None:
        return Subject(self.kind, self.key, "A title")

    def panes(self) -> tuple[QLineEdit, ...]:
        return self.fields

    def leave(self, then: Callable[[], None]) -> None:
        self.saved += 1
        if self.answers:
            then()
        else:
            self.then.append(then)

    def refresh(self) -> None:
        self.refreshed += 1

    def go_to(self, block: BlockId) -> None:
        self.blocks.append(block)


@pytest.fixture(autouse=True)
def _factories(monkeypatch: pytest.MonkeyPatch) -> None:
    Desk.made = []
    for kind in ("profile", "note", "import", "home", "trash"):
        monkeypatch.setitem(FACTORIES, kind, lambda _session, _prompts, key, one=kind: Desk(one, key))


@pytest.fixture
def room(place: Workplace) -> Desk:
    place.rooms.open_profile("profile-1")
    return Desk.made[-1]


def test_enter_on_a_row_opens_the_room_of_what_it_stands_for(qtbot: QtBot, place: Workplace) -> None:
    view = place.browsing.list.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert place.rooms.address == Address("profile", "profile-1")
    assert Desk.made[0].isVisible()
    assert Desk.made[0].fields[0].hasFocus()
    assert not place.lists.isVisible()


def test_the_edit_command_opens_what_is_chosen(qtbot: QtBot, place: Workplace) -> None:
    show_notes(qtbot, place)
    place.commands.edit.trigger()
    assert place.rooms.address == Address("note", "2")
    assert not place.commands.edit.isEnabled()
    assert not place.commands.filter.isEnabled()
    assert [key.toString() for key in place.commands.search.shortcuts()] == ["Ctrl+Shift+F"]


def test_a_kind_without_a_room_keeps_the_keyboard_in_the_pages(
    qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(FACTORIES, "profile")
    QTest.keyClick(place.browsing.list.view, Qt.Key.Key_Return)
    assert place.rooms.in_lists
    assert place.browsing.detail.pages.hasFocus()


@pytest.mark.parametrize("how", ["escape", "key", "button", "room"])
def test_every_way_back_saves_and_shows_the_lists(
    qtbot: QtBot, place: Workplace, room: Desk, how: str
) -> None:
    room.fields[1].setFocus()
    if how == "escape":
        QTest.keyClick(room.fields[1], Qt.Key.Key_Escape)
    elif how == "key":
        QTest.keyClick(room.fields[1], Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    elif how == "button":
        place.rooms.back_button.click()
    else:
        room.left.emit()
    assert room.saved == 1
    assert place.rooms.in_lists
    assert place.browsing.list.view.hasFocus()
    assert not place.commands.back.isEnabled()


def test_the_way_back_goes_step_by_step(place: Workplace, room: Desk) -> None:
    room.wanted.emit("note", "2")
    place.rooms.open_note("2", BlockId("here"))
    assert Desk.made[-1].blocks == ["here"]
    assert [one.saved for one in Desk.made] == [1, 0]
    place.rooms.back()
    assert place.rooms.address == Address("profile", "profile-1")
    place.rooms.back()
    assert place.rooms.in_lists


def test_the_navigator_leads_out_of_a_room_and_forgets_the_way(place: Workplace, room: Desk) -> None:
    place.browsing.navigator.go_to("notes")
    assert room.saved == 1
    assert place.rooms.in_lists
    place.rooms.open_home()
    assert not place.commands.back.isEnabled()
    QTest.keyClick(Desk.made[-1].fields[0], Qt.Key.Key_Escape)
    assert place.rooms.address == Address("home")


def test_a_room_that_cannot_save_stays_and_may_be_left_all_the_same(place: Workplace, room: Desk) -> None:
    room.answers = False
    place.rooms.back()
    assert place.rooms.current is room
    room.failed.emit("The disk is full: free some space.")
    assert place.bar.text == "The disk is full: free some space."
    assert place.bar.tone is Tone.ERROR
    place.bar.buttons()[0].click()
    assert place.rooms.in_lists


def test_a_failure_told_twice_while_nothing_is_done_can_still_be_left(place: Workplace, room: Desk) -> None:
    room.answers = False
    place.rooms.back()
    room.failed.emit("One section could not be saved.")
    room.failed.emit("Another section could not be saved.")
    place.bar.buttons()[0].click()
    assert place.rooms.in_lists


def test_who_goes_on_working_after_a_failure_to_leave_is_not_asked_to_leave_again(
    qtbot: QtBot, place: Workplace, room: Desk
) -> None:
    room.answers = False
    place.window().close()
    room.failed.emit("The disk is full: free some space.")
    QTest.keyClicks(room.fields[0], "more words")
    assert not place.rooms.is_leaving
    room.failed.emit("The preview could not be made.")
    assert place.bar.text == "The preview could not be made."
    assert place.bar.buttons() == ()
    room.answers = True


def test_what_was_offered_by_a_room_that_is_gone_leaves_no_other(place: Workplace, room: Desk) -> None:
    offers: list[Callable[[], None]] = []
    place.rooms.unsaved.connect(lambda _why, leave: offers.append(leave))
    room.answers = False
    place.rooms.back()
    room.failed.emit("The disk is full: free some space.")
    place.rooms.open_note("2")
    room.then[-1]()
    offers[0]()
    assert place.rooms.address == Address("note", "2")


def test_a_failure_while_working_offers_nothing_unsafe(place: Workplace, room: Desk) -> None:
    room.failed.emit("This could not be read.")
    assert place.bar.buttons() == ()


def test_an_answer_that_comes_twice_or_too_late_opens_nothing(place: Workplace, room: Desk) -> None:
    room.answers = False
    place.rooms.back()
    place.rooms.open_note("2")
    first, second = room.then
    first()
    assert place.rooms.address == Address("note", "2")
    second()
    first()
    assert place.rooms.address == Address("note", "2")
    assert len(Desk.made) == 2


def test_closing_the_window_waits_for_the_room(
    qtbot: QtBot, place: Workplace, room: Desk, desk: FakeDesk
) -> None:
    room.answers = False
    place.window().close()
    assert place.window().isVisible()
    assert place.isEnabled()
    assert not desk.closed
    room.then[0]()
    qtbot.waitUntil(lambda: not place.window().isVisible())
    assert desk.closed


def test_another_library_opens_only_after_the_room_has_saved(
    qtbot: QtBot, place: Workplace, room: Desk, desk: FakeDesk, program: FakeProgram, prompts: FakePrompts
) -> None:
    program.desks["other.bdl"] = FakeDesk(program.catalogue)
    prompts.answers["open_library"] = Path("other.bdl")
    room.answers = False
    place.commands.open_library.trigger()
    assert place.session.path == Path("library.bdl")
    room.then[0]()
    qtbot.waitUntil(lambda: place.session.path == Path("other.bdl"))
    assert place.rooms.in_lists


def test_the_banners_say_what_the_room_in_front_says(qtbot: QtBot, place: Workplace, room: Desk) -> None:
    in_lists = place.top_banner.words
    room.banner_changed.emit(Mark("SECRET / SECRET", "#9E1B1B"))
    room.status_changed.emit("12 words")
    room.saved_changed.emit("Saved 14:02")
    place.browsing.banner_changed.emit(Mark("UNCLASSIFIED", "#2E7D46"))  # the lists are behind it
    assert place.top_banner.words == place.bottom_banner.words == "SECRET / SECRET"
    assert place.bottom_banner.status == "12 words"
    assert place.top_banner.status == "Saved 14:02"
    place.browsing.banner_changed.emit(Mark(in_lists, "#27508A"))
    place.rooms.back()
    assert place.top_banner.words == in_lists
    assert "severance" in place.bottom_banner.status
    assert place.top_banner.status == ""


def test_f6_goes_through_the_navigator_and_the_panes_of_the_room(
    qtbot: QtBot, place: Workplace, room: Desk
) -> None:
    panes = [place.browsing.navigator.view, *room.fields]
    panes[0].setFocus()
    for expected in (*panes[1:], panes[0]):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        assert expected.hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert panes[-1].hasFocus()


def test_the_last_thing_done_can_be_undone_while_it_is_told(place: Workplace, room: Desk) -> None:
    undone: list[str] = []
    room.undoable.emit("The profile is in the trash.", lambda: undone.append("first"))
    room.undoable.emit("The note is in the trash.", lambda: undone.append("second"))
    assert [one.text() for one in place.bar.buttons()] == ["&Undo"]
    QTest.keyClick(place.browsing.navigator.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["second"]
    assert place.bar.text == ""
    assert not place.commands.undo.isEnabled()


def test_what_a_room_offers_to_undo_goes_with_the_room(place: Workplace, room: Desk) -> None:
    undone: list[str] = []
    room.undoable.emit("The section is gone.", lambda: undone.append("of the room"))
    place.rooms.open_note("2")
    assert place.bar.text == ""
    assert not place.commands.undo.isEnabled()
    place.commands.undo.trigger()
    place.bar.undo()
    assert undone == []


def test_what_the_window_offers_to_undo_stays_when_a_room_goes(place: Workplace, room: Desk) -> None:
    undone: list[str] = []
    room.undoable.emit("The section is gone.", lambda: undone.append("of the room"))
    place.bar.offer_undo("The profile is in the trash.", lambda: undone.append("of the list"))
    place.rooms.back()
    place.bar.buttons()[0].click()
    assert undone == ["of the list"]


def test_undo_in_a_field_is_the_fields_own(place: Workplace, room: Desk) -> None:
    undone: list[str] = []
    room.undoable.emit("The profile is in the trash.", lambda: undone.append("deleted"))
    field = room.fields[0]
    field.setFocus()
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == []
    assert field.text() == ""


def test_saving_now_keeps_the_room_open(place: Workplace, room: Desk) -> None:
    place.commands.save.trigger()
    assert room.saved == 1
    assert place.rooms.current is room


def test_refreshing_reaches_the_room_in_front(place: Workplace, room: Desk) -> None:
    place.commands.refresh.trigger()
    assert room.refreshed == 1
