"""Words are found and replaced in a whole note, in sections that were never opened too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.notes.conftest import Ask, Open, said

CTRL = Qt.KeyboardModifier.ControlModifier


def test_ctrl_f_goes_through_the_sections_of_the_note(open_room: Open) -> None:
    heard = open_room()
    heard.choose("Overview")
    heard.press(Qt.Key.Key_F, CTRL)
    bar = heard.room.find_bar
    assert QApplication.focusWidget() is bar.words_line
    heard.type("delegate")
    count = bar.count.text()
    assert count.split(" ")[-1].isdigit() or "place" in count
    heard.press(Qt.Key.Key_Return)
    assert bar.count.text().startswith("1 of ")
    assert heard.room.pane.editor.textCursor().selectedText().lower() == "delegate"
    heard.press(Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert QApplication.focusWidget() is heard.room.pane.editor


def test_replacing_everywhere_is_stored_like_anything_typed(open_room: Open, ask: Ask) -> None:
    heard = open_room()
    heard.choose("Overview")
    heard.press(Qt.Key.Key_H, CTRL)
    heard.type("delegate")
    heard.room.find_bar.new_words.setText("envoy")
    heard.room.find_bar.replace_all.click()
    assert "replaced" in heard.room.find_bar.count.text()
    heard.save()
    words = " ".join(said(ask(lambda desk: desk.notes.get("1"))))
    assert "envoy" in words
    assert "delegate" not in words
    assert heard.failures == []


def test_finding_and_the_properties_take_turns_and_what_was_typed_is_taken(open_room: Open) -> None:
    heard = open_room()
    room = heard.room
    room.head.properties.click()
    assert room.head.form.isVisible()
    heard.settle()
    room.head.form.place.setText("Lake Geneva")
    heard.press(Qt.Key.Key_F, CTRL)
    assert room.find_bar.isVisible()
    assert not room.head.form.isVisible()
    heard.save()
    assert room.open_note.note.place == "Lake Geneva"
    room.head.properties.click()
    assert room.head.form.isVisible()
    assert not room.find_bar.isVisible()
