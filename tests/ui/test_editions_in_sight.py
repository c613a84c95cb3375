"""The commands for the internal and the public edition act on the pages in sight, in whatever room."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.domain.edition import EditionKind
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import OpenWindow

LONG = 30_000  # milliseconds; the machine may be busy
INTERNAL, PUBLIC = EditionKind.INTERNAL, EditionKind.PUBLIC


@pytest.fixture
def place(
    qtbot: QtBot, new_window: OpenWindow, real_program: Program, _sample: Path, tmp_path: Path
) -> Workplace:
    made = new_window(real_program)
    made.open(Path(shutil.copy(_sample, tmp_path / "sample.bdl")))
    qtbot.waitUntil(lambda: made.browsing.detail.shown is not None, timeout=LONG)
    return made


def rest(qtbot: QtBot, place: Workplace) -> None:
    qtbot.waitUntil(lambda: bool(place.rooms.current.panes()), timeout=LONG)
    qtbot.waitUntil(lambda: not place.session.tasks.busy, timeout=LONG)


def press(key: Qt.Key) -> None:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(QApplication.focusWidget(), key, held)


@pytest.mark.parametrize("by", ["menu", "keys"])
def test_in_the_room_of_a_note_its_preview_is_switched(qtbot: QtBot, place: Workplace, by: str) -> None:
    place.rooms.open_note("1")
    rest(qtbot, place)
    preview = place.rooms.current.preview
    qtbot.waitUntil(lambda: preview.preview is not None, timeout=LONG)
    place.rooms.current.outline.tree.setFocus()
    behind = place.browsing.detail.is_public
    for key, action, wanted in (
        (Qt.Key.Key_P, place.commands.public, PUBLIC),
        (Qt.Key.Key_I, place.commands.internal, INTERNAL),
    ):
        assert action.isEnabled()
        action.trigger() if by == "menu" else press(key)
        qtbot.waitUntil(lambda wanted=wanted: preview.preview.edition is wanted, timeout=LONG)
        assert place.rooms.current.is_public == (wanted is PUBLIC)
        assert place.browsing.detail.is_public == behind
        rest(qtbot, place)


def test_in_the_room_of_a_profile_its_pages_come_to_the_front(qtbot: QtBot, place: Workplace) -> None:
    place.rooms.open_profile(place.browsing.profiles[0].id)
    rest(qtbot, place)
    room = place.rooms.current
    assert room.tabs.currentWidget() is not room.pages
    place.commands.public.trigger()
    assert room.tabs.currentWidget() is room.pages
    assert room.pages.public.isChecked()
    rest(qtbot, place)
    place.commands.internal.trigger()
    assert room.pages.internal.isChecked()
    assert not place.browsing.detail.is_public
    rest(qtbot, place)


def test_beside_a_list_and_where_there_are_no_pages(qtbot: QtBot, place: Workplace) -> None:
    place.commands.public.trigger()
    qtbot.waitUntil(lambda: place.browsing.detail.shown.edition is PUBLIC, timeout=LONG)
    place.rooms.open_trash()
    rest(qtbot, place)
    assert not place.commands.public.isEnabled()
    assert not place.commands.internal.isEnabled()
