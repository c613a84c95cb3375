"""Real libraries for the room of a note, and the room itself, open on a note of two stakeholders."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.note import Note
from briefing_app.domain.text import block_words
from briefing_app.storage.records import ActKind
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.notes.note_room import NoteRoom
from tests.services.conftest import agency, consultations
from tests.ui.conftest import FakePrompts

LONG = 20_000
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture(scope="session")
def _made(real_program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with two stakeholders and a note about them."""
    path = tmp_path_factory.mktemp("notes") / "library.bdl"
    real_program.libraries.create(path)
    with real_program.open(path) as desk:
        with desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
            for profile in (consultations(), agency()):
                unit.profiles.add(profile)
        desk.notes.create(kind="meeting-note", title="Winter talks", names=("HC", "Agency for Shelter"))
    return path


@pytest.fixture
def library(_made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_made, tmp_path / "library.bdl"))


@pytest.fixture
def session(qtbot: QtBot, real_program: Program, library: Path) -> Iterator[LibrarySession]:
    made = LibrarySession(real_program)
    with qtbot.waitSignal(made.opened, timeout=LONG):
        made.open(library)
    yield made
    with qtbot.waitSignal(made.closed, timeout=LONG):
        made.close()
    made.tasks.shutdown()


@pytest.fixture
def ask(qtbot: QtBot, session: LibrarySession) -> Callable[[Callable[[Desk], Any]], Any]:
    """Asks the desk something, and waits for the answer."""

    def asked(work: Callable[[Desk], Any]) -> Any:
        found: list[Any] = []
        session.call(session, work, found.append, found.append)
        qtbot.waitUntil(lambda: bool(found), timeout=LONG)
        if isinstance(found[0], Exception):
            raise found[0]
        return found[0]

    return asked


@pytest.fixture
def open_room(qtbot: QtBot, session: LibrarySession, prompts: FakePrompts) -> Iterator[Callable[[], Heard]]:
    """Opens rooms on the note and shows them."""
    made: list[NoteRoom] = []

    def opened(number: str = "1") -> Heard:
        room = NoteRoom(session, prompts, number)
        made.append(room)
        heard = Heard(room, qtbot)
        room.resize(1200, 800)
        with qtbot.waitActive(room):
            room.show()
            room.activateWindow()
        qtbot.waitUntil(lambda: room.open_note is not None or bool(heard.failures), timeout=LONG)
        if room.open_note is not None:
            heard.settle()
            room.outline.tree.setFocus()
        return heard

    yield opened
    for room in made:
        finish(qtbot, room)


def finish(qtbot: QtBot, room: NoteRoom) -> None:
    left: list[bool] = []
    room.typed.save_then(lambda: left.append(True), lambda: left.append(False))
    qtbot.waitUntil(lambda: bool(left), timeout=LONG)
    room.close()
    room.deleteLater()


class Heard:
    """A room with what it said, and the keys of somebody who works in it."""

    def __init__(self, room: NoteRoom, qtbot: QtBot) -> None:
        self.room = room
        self.qtbot = qtbot
        self.failures: list[str] = []
        self.told: list[str] = []
        self.offers: list[tuple[str, Callable[[], None]]] = []
        self.banners: list[str] = []
        self.saved: list[str] = []
        room.failed.connect(self.failures.append)
        room.told.connect(self.told.append)
        room.undoable.connect(lambda said, undo: self.offers.append((said, undo)))
        room.banner_changed.connect(lambda mark: self.banners.append(mark.words))
        room.saved_changed.connect(self.saved.append)

    @property
    def headings(self) -> list[str]:
        """The outline, a dot for each level below the first."""
        return ["." * (one.level - 1) + one.heading for one in self.room.outline.model.sections]

    def settle(self) -> None:
        """Wait until nothing is being done any more."""
        room, tasks = self.room, self.room._session.tasks
        self.qtbot.waitUntil(
            lambda: room.previewing.is_settled and room.acts.is_settled and not tasks.busy, timeout=LONG
        )

    def choose(self, heading: str, nth: int = 0) -> None:
        sections = [one for one in self.room.outline.model.sections if one.heading == heading]
        self.room.outline.choose(sections[nth].id)
        self.settle()

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier, on: QWidget | None = None) -> None:
        pressed = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            pressed |= one
        QTest.keyClick(on or QApplication.focusWidget(), key, pressed)

    def act(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press keys that do something with the note, and wait until it is done."""
        before = len(self.offers) + len(self.failures)
        self.press(key, *modifiers)
        self.qtbot.waitUntil(lambda: len(self.offers) + len(self.failures) > before, timeout=LONG)
        self.settle()

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)

    def undo(self) -> None:
        """Take back what was done last."""
        said = len(self.told) + len(self.failures)
        self.offers[-1][1]()
        self.qtbot.waitUntil(lambda: len(self.told) + len(self.failures) > said, timeout=LONG)
        self.settle()

    def save(self) -> None:
        done: list[bool] = []
        self.room.leave(lambda: done.append(True))
        self.qtbot.waitUntil(lambda: bool(done), timeout=LONG)
        self.settle()


def said(note: Note) -> list[str]:
    return [block_words(block) for one in note.sections for block in one.blocks]


Ask = Callable[[Callable[[Any], Any]], Any]
Open = Callable[..., Heard]
FULL = [
    "Overview", ".Harbour Consultations (HC)", ".Agency for Shelter (AFS)",
    "Engagement", ".Harbour Consultations (HC)", ".Agency for Shelter (AFS)",
    "Next steps", ".Harbour Consultations (HC)",
    "Key people", "Upcoming engagements", "Contributions",
]  # fmt: skip


def note(ask: Ask) -> Any:
    """The note the rooms are on, as the library has it."""
    return ask(lambda desk: desk.notes.get("1"))
