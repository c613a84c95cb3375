"""What is typed in the lines of a note outlives a program that is killed, and is never told as saved."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.note_lines import approval_lines, heading_line
from briefing_app.services.note_editing import NoteEditingService
from briefing_app.ui.workplace import Workplace
from tests.children import unmeasured
from tests.ui.conftest import OpenWindow
from tests.ui.conftest import ask as ask_session
from tests.ui.notes.conftest import LONG, Heard

Ask = Callable[[Callable[[Desk], Any]], Any]

ROOT = Path(__file__).parents[3]

TYPING = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from briefing_app.bootstrap import start
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.notes.note_room import NoteRoom
from briefing_app.ui.prompts import Prompts
app = QApplication([])
session = LibrarySession(start())
session.open(Path(sys.argv[1]))
room = None
def begin():
    global room
    room = NoteRoom(session, Prompts(), "1")
    room.opened.connect(type_in)
    room.show()
    room.activateWindow()
def type_in():
    if sys.argv[2] == "heading":
        line = room.pane.heading
    else:
        room.head.properties.setChecked(True)
        line = room.head.form._lines()[sys.argv[2]]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Half a li")
    print("typed", flush=True)
session.opened.connect(begin)
app.exec()
"""


def type_and_be_killed(library: Path, line: str) -> None:
    """Type into a line of a real window, and kill its program two seconds later."""
    command = [sys.executable, "-c", TYPING, str(library), line]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=unmeasured()) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "typed\n"
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(2)
        program.kill()


def lines_left(program: Program, library: Path) -> dict[str, str]:
    with program.open(library) as desk:
        return dict(desk.note_opening.open("1").lines)


@pytest.mark.parametrize("line", ["title", "heading", "approval"])
def test_a_line_half_typed_outlives_a_killed_program(real_program: Program, library: Path, line: str) -> None:
    with real_program.open(library) as desk:
        before = desk.note_opening.open("1")
    assert before.kind is not None
    post = approval_lines(before.kind.approvals[0].key)[0]
    name = {"heading": heading_line(before.note.sections[0].id), "approval": post}.get(line, line)
    type_and_be_killed(library, post if line == "approval" else line)
    assert lines_left(real_program, library) == {name: "Half a li"}
    with real_program.open(library) as desk:
        assert desk.notes.get("1") == before.note  # nothing half typed became the note


def leave(real_program: Program, library: Path, **lines: str) -> str:
    """Leave lines half typed, as a killed program does; gives the first section of the note."""
    with real_program.open(library) as desk:
        section = desk.notes.get("1").sections[0].id
        named = {heading_line(section) if name == "heading" else name: said for name, said in lines.items()}
        desk.line_drafts.keep_note("1", named)
    return section


@pytest.fixture
def left(real_program: Program, library: Path) -> str:
    """A title and a heading that were left half typed, before the library is opened."""
    return leave(real_program, library, title="Half a ti", heading="Half a he")


class TestWhatWasLeft:
    @pytest.fixture
    def heard(self, left: str, open_room: Callable[[], Heard]) -> Heard:
        return open_room()

    def test_stands_in_its_line_and_is_told_not_to_be_saved(self, heard: Heard, left: str) -> None:
        room = heard.room
        assert room.head.form.title.text() == "Half a ti"
        assert not room.head.form.isHidden()
        assert (room.outline.current, room.pane.heading.text()) == (left, "Half a he")
        assert heard.told == ["2 line(s) of this note were left half typed and are not saved yet."]
        assert "Not saved" in heard.saved
        assert room.open_note.note.title == "Winter talks"

    def test_is_saved_when_the_note_is_left(self, qtbot: QtBot, heard: Heard, ask: Ask) -> None:
        gone: list[bool] = []
        heard.room.leave(lambda: gone.append(True))
        qtbot.waitUntil(lambda: bool(gone), timeout=LONG)
        opened = ask(lambda desk: desk.note_opening.open("1"))
        assert (opened.note.title, opened.note.sections[0].heading) == ("Half a ti", "Half a he")
        assert opened.lines == {}

    def test_stays_while_something_else_is_done(self, heard: Heard, ask: Ask) -> None:
        heard.room.wishes.add()
        heard.settle()
        assert heard.room.head.form.title.text() == "Half a ti"
        heard.room.outline.choose(heard.room.outline.model.sections[0].id)
        assert heard.room.pane.heading.text() == "Half a he"
        assert "Half a he" in lines_now(ask).values()


class TestTyping:
    def test_in_the_outline_is_kept_until_it_is_done_or_given_up(
        self, qtbot: QtBot, open_room: Callable[[], Heard], ask: Ask
    ) -> None:
        heard = open_room()
        tree = heard.room.outline.tree
        for end in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
            heard.room.outline.actions_of_outline.rename.trigger()
            editor = tree.findChild(QLineEdit)
            QTest.keyClicks(editor, "Whole")
            qtbot.waitUntil(lambda: [*lines_now(ask).values()] == ["Whole"], timeout=3_000)
            QTest.keyClick(editor, end)
            qtbot.waitUntil(lambda: lines_now(ask) == {}, timeout=3_000)
            heard.settle()
            qtbot.waitUntil(lambda: tree.findChild(QLineEdit) is None, timeout=3_000)
        assert ask(lambda desk: desk.notes.get("1").sections[0].heading) == "Whole"

    def test_what_stood_there_again_is_no_draft(
        self, qtbot: QtBot, open_room: Callable[[], Heard], ask: Ask
    ) -> None:
        heard = open_room()
        heard.room.head.properties.setChecked(True)
        QTest.keyClick(heard.room.head.form.title, Qt.Key.Key_End)
        QTest.keyClicks(heard.room.head.form.title, "X")
        qtbot.waitUntil(lambda: bool(lines_now(ask)), timeout=3_000)
        QTest.keyClick(heard.room.head.form.title, Qt.Key.Key_Backspace)
        heard.room.leave(lambda: None)  # at once, before any pause
        heard.settle()
        assert lines_now(ask) == {}

    def test_a_line_that_was_left_is_saved_and_no_draft(
        self, qtbot: QtBot, open_room: Callable[[], Heard], ask: Ask
    ) -> None:
        heard = open_room()
        heard.room.head.properties.setChecked(True)
        QTest.keyClick(heard.room.head.form.title, Qt.Key.Key_End)
        QTest.keyClicks(heard.room.head.form.title, " again")
        qtbot.waitUntil(lambda: bool(lines_now(ask)), timeout=3_000)
        heard.room.outline.tree.setFocus()
        heard.settle()
        assert ask(lambda desk: desk.notes.get("1").title) == "Winter talks again"
        assert lines_now(ask) == {}


class TestAHeadingAndGoingOnFromIt:
    """Ctrl+Page Down goes to the next section while the line keeps the keyboard."""

    def begin(self, heard: Heard) -> tuple[Any, Any]:
        """Type behind the heading of the first section, and go on to the second."""
        first, second, *_ = heard.room.outline.model.sections
        heard.room.outline.choose(first.id)
        heard.room.pane.heading.setFocus()
        QTest.keyClicks(heard.room.pane.heading, " XX")
        heard.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert heard.room.pane.heading.text() == second.heading
        return first, second

    def test_stores_what_was_typed_in_each(
        self, qtbot: QtBot, open_room: Callable[[], Heard], ask: Ask
    ) -> None:
        heard = open_room()
        first, second = self.begin(heard)
        heard.settle()
        assert heard.room.outline.current == second.id  # nobody is taken back to what was stored
        assert heard.room.pane.heading.hasFocus()
        QTest.keyClicks(heard.room.pane.heading, "Y")
        assert heard.room.pane.typed() == {heading_line(second.id): f"{second.heading}Y"}
        left: list[bool] = []
        heard.room.leave(lambda: left.append(True))
        qtbot.waitUntil(lambda: bool(left), timeout=LONG)
        stored = [one.heading for one in ask(lambda desk: desk.notes.get("1").sections)]
        assert stored[:2] == [f"{first.heading} XX", f"{second.heading}Y"]
        assert lines_now(ask) == {}

    def test_keeps_what_could_not_be_stored(
        self, qtbot: QtBot, open_room: Callable[[], Heard], ask: Ask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        heard = open_room()

        def refuse(*_given: object) -> None:
            raise NotAllowedError("Not today.")

        monkeypatch.setattr(NoteEditingService, "rename_section", refuse)
        first, second = self.begin(heard)
        heard.settle()
        assert heard.failures
        QTest.keyClicks(heard.room.pane.heading, "Y")
        typed = {heading_line(first.id): f"{first.heading} XX", heading_line(second.id): f"{second.heading}Y"}
        qtbot.waitUntil(lambda: lines_now(ask) == typed, timeout=5_000)
        heard.room.outline.choose(first.id)
        assert heard.room.pane.heading.text() == f"{first.heading} XX"

    def test_of_a_section_that_is_deleted_troubles_nobody(self, open_room: Callable[[], Heard]) -> None:
        heard = open_room()
        heard.room.outline.choose(heard.room.outline.model.sections[0].id)
        heard.room.pane.heading.setFocus()
        QTest.keyClicks(heard.room.pane.heading, " XX")
        heard.room.wishes.delete()
        heard.settle()
        assert heard.failures == []
        assert heard.room.pane.heading.text() == heard.room.section(heard.room.outline.current).heading


def lines_now(ask: Ask) -> dict[str, str]:
    return dict(ask(lambda desk: desk.note_opening.open("1")).lines)


# ---- offered when the library is opened


@pytest.fixture
def window(
    qtbot: QtBot, left: str, new_window: OpenWindow, real_program: Program, library: Path
) -> Workplace:
    place = new_window(real_program)
    place.open(library)
    qtbot.waitUntil(lambda: "was kept" in place.bar.text, timeout=LONG)
    return place


def press(window: Workplace, words: str) -> None:
    next(one for one in window.bar.buttons() if one.text().replace("&", "") == words).click()


def stored_lines(qtbot: QtBot, window: Workplace) -> int:
    return len(ask_session(qtbot, window.session, lambda desk: desk.note_opening.open("1")).lines)


def test_what_was_left_is_offered_and_gone_on_with(qtbot: QtBot, window: Workplace) -> None:
    assert window.bar.text.startswith("A draft of “Winter talks” from ")
    press(window, "Continue")
    assert (window.rooms.address.kind, window.rooms.address.key) == ("note", "1")
    qtbot.waitUntil(lambda: "half typed" in window.bar.text, timeout=LONG)
    qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=LONG)


def test_what_was_left_is_discarded_and_taken_back(qtbot: QtBot, window: Workplace) -> None:
    press(window, "Discard")
    qtbot.waitUntil(lambda: window.bar.text == "The draft is gone.", timeout=LONG)
    assert stored_lines(qtbot, window) == 0
    press(window, "Undo")
    qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=LONG)
    assert stored_lines(qtbot, window) == 2
