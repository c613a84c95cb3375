"""Sections are added, named, moved, filled and deleted with the keyboard, and all of it is taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from briefing_app.ui.notes.outline_model import PROFILE_TYPE, SECTION_TYPE
from tests.ui.notes.conftest import ALT, CTRL, FULL, SHIFT, Ask, Open, note, said


def test_a_section_is_added_and_named_by_keyboard(open_room: Open, ask: Ask) -> None:
    heard = open_room()
    heard.choose("Overview")
    heard.act(Qt.Key.Key_Insert)
    assert heard.headings[3] == "New section"
    assert QApplication.focusWidget() is heard.room.pane.heading
    heard.type("Background")
    heard.act(Qt.Key.Key_Return)
    assert heard.headings[3] == "Background"
    assert note(ask).sections[3].heading == "Background"


def test_sections_are_moved_and_put_deeper_by_keyboard_and_taken_back(open_room: Open, ask: Ask) -> None:
    heard = open_room()
    heard.choose("Engagement")
    heard.act(Qt.Key.Key_Up, ALT, SHIFT)
    assert heard.headings[:3] == FULL[3:6]
    assert heard.room.outline.current == note(ask).sections[0].id
    heard.undo()
    assert heard.headings == FULL
    heard.choose("Key people")
    heard.act(Qt.Key.Key_Right, ALT, SHIFT)
    assert ".Key people" in heard.headings
    heard.act(Qt.Key.Key_Left, ALT, SHIFT)
    assert heard.headings == FULL
    heard.act(Qt.Key.Key_Down, ALT, SHIFT)
    assert heard.headings[-2:] == ["Key people", "Contributions"]
    assert [one.heading for one in note(ask).sections][-2:] == ["Key people", "Contributions"]


def test_sections_are_moved_from_inside_their_text_too(open_room: Open) -> None:
    heard = open_room()
    heard.choose("Key people")
    heard.press(Qt.Key.Key_Return)
    heard.act(Qt.Key.Key_Down, ALT, SHIFT)
    assert heard.headings[-2] == "Key people"


def test_what_cannot_be_moved_is_told(open_room: Open) -> None:
    heard = open_room()
    heard.choose("Overview")
    heard.act(Qt.Key.Key_Up, ALT, SHIFT)
    assert "first one" in heard.failures[-1]
    assert heard.headings == FULL


def test_a_section_is_renamed_in_the_outline(open_room: Open) -> None:
    heard = open_room()
    heard.choose("Key people")
    heard.press(Qt.Key.Key_F2)
    heard.type("Who is who")
    heard.act(Qt.Key.Key_Return)
    assert "Who is who" in heard.headings


def test_deleting_says_what_went_and_undo_brings_back_what_was_typed(open_room: Open, ask: Ask) -> None:
    heard = open_room()
    heard.choose("Agency for Shelter (AFS)")
    heard.press(Qt.Key.Key_Return)
    heard.press(Qt.Key.Key_End, CTRL)
    heard.type(" And more.")
    heard.room.outline.tree.setFocus()
    heard.choose("Overview")
    heard.act(Qt.Key.Key_Delete)
    assert heard.headings == FULL[3:]
    assert "2 section" in heard.offers[-1][0]
    assert "1 received redaction" in heard.offers[-1][0]
    heard.undo()
    assert heard.headings == FULL
    assert any("And more." in one for one in said(note(ask)))


def test_a_section_is_dragged_to_another_place(open_room: Open) -> None:
    heard = open_room()
    model = heard.room.outline.model
    people = model.index_of(model.sections[8].id)
    data = model.mimeData([people])
    assert data.hasFormat(SECTION_TYPE)
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, model.parent(people))
    heard.qtbot.waitUntil(lambda: bool(heard.offers))
    heard.settle()
    assert heard.headings[0] == "Key people"


def test_a_section_dropped_on_another_goes_below_it(open_room: Open) -> None:
    heard = open_room()
    model = heard.room.outline.model
    data = model.mimeData([model.index_of(model.sections[8].id)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index_of(model.sections[0].id))
    heard.qtbot.waitUntil(lambda: bool(heard.offers))
    heard.settle()
    assert heard.headings[3] == ".Key people"


def test_foreign_data_is_not_dropped(open_room: Open) -> None:
    from PySide6.QtCore import QMimeData, QModelIndex

    heard = open_room()
    data = QMimeData()
    data.setText("<b>words</b>")
    assert not heard.room.outline.model.dropMimeData(data, Qt.DropAction.CopyAction, 0, 0, QModelIndex())


def test_a_profile_is_found_and_its_sections_inserted_by_keyboard(open_room: Open) -> None:
    heard = open_room()
    heard.choose("Next steps")
    heard.press(Qt.Key.Key_Insert, ALT)
    assert QApplication.focusWidget() is heard.room.outline.search
    heard.type("shelter")
    heard.act(Qt.Key.Key_Return)
    place = heard.headings.index("Agency for Shelter (AFS)")
    assert heard.headings[place : place + 3] == ["Agency for Shelter (AFS)", ".Overview", ".Engagement"]
    assert heard.headings[place - 1] == ".Harbour Consultations (HC)"
    heard.undo()
    assert heard.headings == FULL


def test_a_profile_is_dropped_on_the_outline(open_room: Open) -> None:
    heard = open_room()
    rows = heard.room.outline.profiles.model()
    data = rows.mimeData([rows.index(0)])
    assert data.hasFormat(PROFILE_TYPE)
    outline = heard.room.outline.model
    outline.dropMimeData(data, Qt.DropAction.CopyAction, 0, 0, outline.parent(outline.index(0, 0)))
    heard.qtbot.waitUntil(lambda: bool(heard.offers))
    heard.settle()
    assert heard.headings[0].startswith("Agency for Shelter")
