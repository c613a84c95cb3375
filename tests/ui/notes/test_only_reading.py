"""In a library that may only be read nothing can be typed that could not be saved, and it is said why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from briefing_app.bootstrap import Program
from briefing_app.storage import library as storage
from briefing_app.storage.driver import Mode
from briefing_app.ui.library_session import LibrarySession
from tests.ui.notes.conftest import CTRL, LONG, Ask, Open, note, said

SAYS_WHY = "This library can only be read"


@pytest.fixture
def may_write() -> bool:
    return False


@pytest.fixture
def session(
    qtbot: QtBot, real_program: Program, library: Path, monkeypatch: pytest.MonkeyPatch, *, may_write: bool
) -> Iterator[LibrarySession]:
    """The library, opened as one that may not be written is, whoever runs the tests."""
    if not may_write:
        monkeypatch.setattr(storage, "mode_of", lambda _path: Mode.AT_REST)
    made = LibrarySession(real_program)
    with qtbot.waitSignal(made.opened, timeout=LONG):
        made.open(library)
    yield made
    with qtbot.waitSignal(made.closed, timeout=LONG):
        made.close()
    made.tasks.shutdown()


@pytest.mark.parametrize(
    "keys",
    [
        (Qt.Key.Key_A,),
        (Qt.Key.Key_Return,),
        (Qt.Key.Key_Backspace,),
        (Qt.Key.Key_V, CTRL),
        (Qt.Key.Key_X, CTRL),
        (Qt.Key.Key_B, CTRL),
        (Qt.Key.Key_F9,),
        (Qt.Key.Key_F8,),
        (Qt.Key.Key_F, CTRL | Qt.KeyboardModifier.AltModifier),
    ],
)
def test_an_editor_takes_no_key_and_says_why(open_room: Open, keys: tuple[Qt.Key, ...]) -> None:
    heard = open_room()
    heard.room.outline.choose(heard.room.outline.model.sections[1].id)
    heard.settle()
    editor = heard.room.pane.editor
    before = editor.text()
    assert before
    QGuiApplication.clipboard().setText("pasted")
    editor.setFocus()
    heard.press(Qt.Key.Key_A, CTRL, on=editor)
    heard.press(*keys, on=editor)
    assert editor.isReadOnly()
    assert editor.text() == before
    assert [one for one in heard.told if one.startswith(SAYS_WHY)] == heard.told[-1:]
    assert not heard.failures
    assert heard.room.typed.unsaved() == {}


def test_its_words_can_be_chosen_copied_and_left_by_keys(open_room: Open) -> None:
    heard = open_room()
    heard.room.outline.choose(heard.room.outline.model.sections[1].id)
    heard.settle()
    editor = heard.room.pane.editor
    editor.setFocus()
    heard.press(Qt.Key.Key_A, CTRL, on=editor)
    heard.press(Qt.Key.Key_C, CTRL, on=editor)
    words = said(heard.room.open_note.note)
    assert QGuiApplication.clipboard().text().split("\n")[0] in words
    heard.press(Qt.Key.Key_Tab, on=editor)
    assert not editor.hasFocus()
    assert heard.told == []


def test_what_is_dropped_on_it_changes_nothing(open_room: Open) -> None:
    heard = open_room()
    editor = heard.room.pane.editor
    before = editor.text()
    data = QMimeData()
    data.setText("dropped")
    editor.insertFromMimeData(data)
    assert editor.text() == before
    assert heard.told[-1].startswith(SAYS_WHY)


def test_headings_and_properties_are_to_be_read_alone(open_room: Open) -> None:
    heard = open_room()
    assert heard.room.pane.heading.isReadOnly()
    heard.room.head.properties.setChecked(True)
    form = heard.room.head.form
    assert form.title.isReadOnly()
    assert all(line.isReadOnly() for line in form.fields.values())
    assert not form.dated.isEnabled()


@pytest.mark.parametrize("may_write", [True])
def test_what_was_typed_stays_to_be_copied_where_nothing_can_be_written_any_more(
    open_room: Open, qtbot: QtBot, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = open_room()
    editor = heard.room.pane.editor
    editor.setFocus()

    def refused(*_given: object, **_named: object) -> None:
        driver = dbapi2.OperationalError("attempt to write a readonly database")
        raise OperationalError("", None, driver)

    monkeypatch.setattr("briefing_app.storage.database.Database._session", refused)
    monkeypatch.setattr("briefing_app.storage.failures.os.access", lambda *_: False)
    heard.type("kept")
    qtbot.waitUntil(lambda: bool(heard.failures), timeout=LONG)
    assert "may not be written" in heard.failures[-1]
    assert not editor.isReadOnly()
    heard.press(Qt.Key.Key_A, CTRL, on=editor)
    heard.press(Qt.Key.Key_C, CTRL, on=editor)
    assert "kept" in QGuiApplication.clipboard().text()
    monkeypatch.undo()
    heard.save()
    assert any("kept" in words for words in said(note(ask)))
