"""Files dropped anywhere on the window: texts are reviewed, everything else is told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.ui.imports.import_room import ImportRoom
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.workplace import Workplace
from tests.ui.imports.conftest import LONG


def carrying(*things: Path | str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) if isinstance(one, Path) else QUrl(one) for one in things])
    return data


def drag(window: Workplace, data: QMimeData) -> bool:
    """Whether the window takes what is dragged over it; it is dropped where it does."""
    handle = window.window().windowHandle()
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(40, 40), *how)
    QApplication.sendEvent(handle, entering)
    if not entering.isAccepted():
        return False
    QApplication.sendEvent(handle, QDropEvent(QPointF(40, 40), *how))
    return True


def test_a_text_that_is_dropped_is_reviewed(qtbot: QtBot, window: Workplace, binder: Path) -> None:
    assert drag(window, carrying(binder))
    room = window.rooms.current
    assert isinstance(room, ImportRoom)
    assert room.path == binder
    qtbot.waitUntil(lambda: room.panel is not None, timeout=LONG)


def test_of_several_files_those_that_can_be_read_are_reviewed_in_turn(
    qtbot: QtBot, window: Workplace, binder: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.doc"
    letter.write_bytes(b"PK")
    other = tmp_path / "OTHER.MD"
    other.write_text("# Words\n")
    assert drag(window, carrying(letter, binder, other))
    assert window.rooms.current.path == binder
    assert "still to come: OTHER.MD" in window.bar.text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("letter.doc", "is not read: open it in Word"),
        ("scan.PDF", "is not read: open it in Word"),
        ("picture.png", "of a kind that is not read"),
        ("noending", "of a kind that is not read"),
        ("huge.txt", "larger than 8 MB"),
        ("folder.txt", "is a folder"),
        ("gone.txt", "cannot be found"),
    ],
)
def test_what_cannot_be_read_is_told(window: Workplace, tmp_path: Path, name: str, said: str) -> None:
    path = tmp_path / name
    if name == "folder.txt":
        path.mkdir()
    elif name != "gone.txt":
        path.write_bytes(b"words")
    if name == "huge.txt":
        with path.open("wb") as file:
            file.truncate(60_000_000)
    assert not drag(window, carrying(path))
    assert said in window.bar.text
    assert name in window.bar.text
    assert window.bar.tone is Tone.ERROR
    assert window.rooms.in_lists


def test_an_address_of_the_web_is_told(window: Workplace) -> None:
    assert not drag(window, carrying("https://example.org/binder.txt"))
    assert window.bar.text.startswith("Only files of this computer")


def test_words_that_are_dragged_are_left_to_the_fields(window: Workplace) -> None:
    data = QMimeData()
    data.setText("words")
    drag(window, data)
    assert window.bar.text == ""
    assert window.rooms.in_lists


def test_no_search_field_takes_the_address_of_a_file(window: Workplace, binder: Path) -> None:
    field = window.browsing.list.search
    field.setFocus()
    drag(window, carrying(binder))
    assert field.text() == ""


def test_without_a_library_nothing_is_reviewed(qtbot: QtBot, new_window, real_program, binder: Path) -> None:
    place = new_window(real_program)
    place.show_welcome()
    drag(place, carrying(binder))
    assert place.bar.text.startswith("No library is open")
