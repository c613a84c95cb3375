"""Commands asked for by buttons elsewhere, commands that cannot be done, and what severances left behind."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.domain.text import BlockId
from briefing_app.ui.command import Command
from briefing_app.ui.room_factories import FACTORIES
from briefing_app.ui.rooms import Address
from briefing_app.ui.severances.severances_dialog import SeverancesLeft
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow, show_notes
from tests.ui.fakes import FakeDesk
from tests.ui.test_window_commands import NoteDesk

# ---- what is asked for elsewhere, and what cannot be done


def test_each_command_a_button_asks_for_is_that_of_the_menu(place: Workplace) -> None:
    do = place.commands
    actions = {one: do.of(one) for one in Command}
    assert actions == {
        Command.IMPORT_BINDER: do.import_binder,
        Command.NEW_NOTE: do.new_note,
        Command.SEVERANCES: do.severances,
        Command.EXPORT: do.export,
    }


def test_a_command_that_is_not_allowed_is_not_done_for_a_button_either(
    new_window: OpenWindow, prompts: FakePrompts
) -> None:
    place = new_window()
    for one in Command:
        place.doing.trigger(one)
    assert prompts.asked == []


def test_f6_leads_to_the_first_thing_to_do_where_there_is_no_library(new_window: OpenWindow) -> None:
    place = new_window()
    place.show_welcome()
    place.start.buttons[-1].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert place.start.first_button.hasFocus()


def test_what_is_chosen_is_worked_on_and_read_anew_there(
    qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshed = []
    monkeypatch.setitem(FACTORIES, "note", lambda *_given: NoteDesk())
    monkeypatch.setattr(NoteDesk, "refresh", lambda room: refreshed.append(room), raising=False)
    show_notes(qtbot, place)
    place.commands.edit.trigger()
    assert place.rooms.address == Address("note", "2")
    place.commands.refresh.trigger()
    assert refreshed == [place.rooms.current]


def test_the_pages_are_made_larger_smaller_and_as_wide_as_there_is_room(
    qtbot: QtBot, place: Workplace
) -> None:
    pages = place.browsing.detail.pages
    fitted = pages.scale
    place.commands.zoom_in.trigger()
    larger = pages.scale
    place.commands.zoom_out.trigger()
    smaller = pages.scale
    place.commands.zoom_fit.trigger()
    assert larger > fitted
    assert smaller < larger
    assert pages.scale == fitted


def test_there_is_nothing_to_zoom_before_the_first_pages_have_come(
    qtbot: QtBot, new_window: OpenWindow, desk: FakeDesk
) -> None:
    let_go = threading.Event()
    place = new_window()
    place.browsing.read_first.connect(lambda *_read: setattr(desk, "hold", let_go))
    place.open(Path("library.bdl"))
    qtbot.waitUntil(lambda: place.browsing.subject is not None)
    for action in (place.commands.zoom_in, place.commands.zoom_out, place.commands.zoom_fit):
        action.trigger()
    assert place.browsing.detail.pages is None
    let_go.set()
    qtbot.waitUntil(lambda: place.browsing.detail.pages is not None)


# ---- severances


def test_severances_left_as_they_were_change_nothing(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts
) -> None:
    heard = []
    place.severances.decided.connect(lambda: heard.append("decided"))
    place.severances.go_to_wanted.connect(lambda *_there: heard.append("gone"))
    for left in (None, SeverancesLeft(decided=False, block=None)):
        prompts.answers["severances"] = left
        place.commands.severances.trigger()
    assert prompts.asked == ["severances", "severances"]
    assert heard == []


def test_severances_that_were_approved_are_shown_so_everywhere(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = []
    monkeypatch.setattr(place.rooms.current, "decided", lambda: heard.append("room"), raising=False)
    prompts.answers["severances"] = SeverancesLeft(decided=True, block=None)
    with qtbot.waitSignal(place.severances.decided):
        place.commands.severances.trigger()
    assert heard == ["room"]


def test_the_passage_a_severance_was_followed_to_is_opened(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FACTORIES, "note", lambda *_given: NoteDesk())
    monkeypatch.setattr(NoteDesk, "go_to", lambda _room, _block: None, raising=False)
    show_notes(qtbot, place)
    prompts.answers["severances"] = SeverancesLeft(decided=False, block=BlockId("there"))
    place.commands.severances.trigger()
    assert place.rooms.address == Address("note", "2", BlockId("there"))
