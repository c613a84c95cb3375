"""A profile of the sample library, opened in its room through the real services."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.profile import Profile
from briefing_app.ui import languages
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.profiles.profile_room import ProfileRoom
from tests.ui.conftest import FakePrompts

LONG = 30_000  # milliseconds; the machine may be busy


class Heard:
    """What a room said."""

    def __init__(self, room: ProfileRoom) -> None:
        self.told: list[str] = []
        self.failed: list[str] = []
        self.saved: list[str] = []
        self.banners: list[str] = []
        self.undo: Callable[[], None] | None = None
        self.done: list[str] = []
        self.changes = 0
        room.told.connect(self.told.append)
        room.failed.connect(self.failed.append)
        room.saved_changed.connect(self.saved.append)
        room.banner_changed.connect(lambda mark: self.banners.append(mark.words))
        room.undoable.connect(self._undoable)
        room.library_changed.connect(self._changed)

    def _undoable(self, words: str, undo: Callable[[], None]) -> None:
        self.done.append(words)
        self.undo = undo

    def _changed(self) -> None:
        self.changes += 1


class AtWork:
    """A room on a real library, and the ways of a test with it."""

    def __init__(self, qtbot: QtBot, session: LibrarySession, prompts: FakePrompts) -> None:
        self.qtbot, self.session, self.prompts = qtbot, session, prompts

    def ask(self, work: Callable[[Desk], object]) -> object:
        """Do something with the desk behind the room's back."""
        answers: list[object] = []
        self.session.call(self.session, work, answers.append, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=LONG)
        if isinstance(answers[0], Exception):
            raise answers[0]
        return answers[0]

    def profile(self, name: str) -> Profile:
        return self.ask(lambda desk: desk.profiles.find(name))

    def open(self, name: str = "M5") -> ProfileRoom:
        room = ProfileRoom(self.session, self.prompts, self.profile(name).id)
        self.qtbot.addWidget(room)
        self.heard = Heard(room)
        room.resize(1100, 760)
        with self.qtbot.waitActive(room):
            room.show()
            room.activateWindow()
        self.qtbot.waitUntil(lambda: room.opened is not None, timeout=LONG)
        self.rest()
        return room

    def rest(self) -> None:
        """Wait until nothing is being done."""
        self.qtbot.waitUntil(lambda: not self.session.tasks.busy, timeout=LONG)

    def undo(self) -> None:
        take_back, self.heard.undo = self.heard.undo, None
        take_back()
        self.rest()


@pytest.fixture
def sample(_sample: Path, tmp_path: Path) -> Path:
    """A sample library that nobody has open."""
    return Path(shutil.copy(_sample, tmp_path / "sample.bdl"))


@pytest.fixture
def at_work(
    qtbot: QtBot,
    prompts: FakePrompts,
    real_program: Program,
    sample: Path,
    spoken: Callable[[str], None],
) -> Iterator[AtWork]:
    spoken("en")  # its catalogue holds the plurals
    session = LibrarySession(real_program)
    session.open(sample)
    qtbot.waitUntil(lambda: session.is_open, timeout=LONG)
    yield AtWork(qtbot, session, prompts)
    with qtbot.waitSignal(session.closed, timeout=LONG):
        session.close()
    session.tasks.shutdown()


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Makes the window speak a language until the end of the test."""
    installed: list[QTranslator] = []

    def speak(language: str) -> None:
        installed.extend(languages.speak(language))

    yield speak
    for one in installed:
        qapp.removeTranslator(one)
    QLocale.setDefault(QLocale("en_CA"))


@pytest.fixture
def large_type(qapp: QApplication) -> Iterator[Callable[[], None]]:
    """Doubles the size of type until the end of the test."""
    before = qapp.font()

    def double() -> None:
        font = QFont(before)
        font.setPointSizeF(before.pointSizeF() * 2)
        qapp.setFont(font)

    yield double
    qapp.setFont(before)
