"""Ctrl+Z in a text takes back what the message bar offers, as long as nothing was typed in the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import start
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.notes.note_room import NoteRoom
from tests.ui.conftest import FakePrompts, OpenWindow
from tests.ui.everything import LONG, ROOMS, Stage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(
    qtbot: QtBot, new_window: OpenWindow, prompts: FakePrompts, tmp_path: Path
) -> tuple[Stage, SectionEditor]:
    program = start()
    path = tmp_path / "sample.bdl"
    program.sample(path)
    place = new_window(program)
    place.open(path)
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=LONG)
    stage = Stage(qtbot, place, program, tmp_path)
    ROOMS[NoteRoom](stage)
    room = place.rooms.current
    for section in room.open_note.note.sections:
        room.outline.choose(section.id)
        stage.rest()
        if room.pane.editor is not None and room.pane.editor.text():
            break
    room.pane.editor.setFocus()
    return stage, room.pane.editor


def test_ctrl_z_takes_back_what_the_bar_offers(editor: tuple[Stage, SectionEditor]) -> None:
    stage, text = editor
    taken_back: list[str] = []
    stage.place.bar.offer_undo("1 passage taken over.", lambda: taken_back.append("passage"))
    QTest.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert taken_back == ["passage"]
    assert stage.place.bar.text == ""


def test_ctrl_z_takes_back_what_was_typed_since(editor: tuple[Stage, SectionEditor]) -> None:
    stage, text = editor
    taken_back: list[str] = []
    stage.place.bar.offer_undo("1 passage taken over.", lambda: taken_back.append("passage"))
    before = text.text()
    QTest.keyClicks(text, "We go. ")
    assert text.text() != before
    QTest.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert text.text() == before
    QTest.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert taken_back == []


def test_ctrl_z_where_nothing_is_offered_does_nothing(editor: tuple[Stage, SectionEditor]) -> None:
    _stage, text = editor
    before = text.text()
    QTest.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert text.text() == before
