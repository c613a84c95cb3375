"""A window on a real library, empty or not, and files to import into it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.domain.text import block_words
from briefing_app.ui.imports.import_room import ImportRoom
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow

LONG = 60_000  # milliseconds; a verified backup is made before an import
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)

Review = Callable[..., ImportRoom]

BINDER = """Mountain Book 2019

[REDACTED] appears where text was removed under the Access to Information Act.

Alpine Forum

The Alpine Forum (AF) is a forum of mountain states.

Engagement

- Talks on huts:
- October 2019: the first round in Bern, Switzerland
- [REDACTED]
- [REDACTED]

Next Steps

- Canada will give $20,000 to the Alpine Forum.

Glacier Council

The Glacier Council (GC) is a council of ten countries.

Engagement

- Minister Roy met the Council in May 2019.
- [REDACTED]

Next Steps

- The Council meets again in 2021.
"""


@pytest.fixture(scope="session")
def _empty(real_program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.bdl"
    real_program.libraries.create(path)
    return path


@pytest.fixture
def library(_empty: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_empty, tmp_path / "library.bdl"))


@pytest.fixture
def binder(tmp_path: Path) -> Path:
    path = tmp_path / "binder.txt"
    path.write_text(BINDER, encoding="utf-8")
    return path


@pytest.fixture
def window(
    qtbot: QtBot, new_window: OpenWindow, real_program: Program, library: Path, prompts: FakePrompts
) -> Workplace:
    prompts.answers["give_up_review"] = True  # so that the window can be closed at the end
    place = new_window(real_program)
    place.open(library)
    qtbot.waitUntil(lambda: place.browsing.is_read, timeout=LONG)
    return place


@pytest.fixture
def review(qtbot: QtBot, window: Workplace) -> Review:
    """Opens the review of a file and waits until it can begin."""

    def open_it(path: Path) -> ImportRoom:
        window.imports.review([path])
        room = window.rooms.current
        assert isinstance(room, ImportRoom)
        qtbot.waitUntil(lambda: room.panel is not None, timeout=LONG)
        qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=LONG)
        window.window().activateWindow()  # the window of the test before may have been in front
        room.panel.structure.view.setFocus()
        qtbot.waitUntil(room.panel.structure.view.hasFocus)
        return room

    return open_it


def key(one: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget(), one, how)


def kept(library: Path) -> tuple[str, frozenset[str]]:
    """The library as its file holds it, and the files beside it."""
    digest = hashlib.sha256(library.read_bytes()).hexdigest()
    return digest, frozenset(str(path.relative_to(library.parent)) for path in library.parent.rglob("*"))


def row_of(room: ImportRoom, words: str, nth: int = 0) -> int:
    """The row of the structure whose words begin so."""
    blocks = room.panel.review.reading.blocks
    return [row for row, block in enumerate(blocks) if block.text.startswith(words)][nth]


def choose(room: ImportRoom, words: str, nth: int = 0) -> None:
    """Choose a row of the structure, with the keyboard on it."""
    room.panel.structure.view.setFocus()
    room.panel.structure.go_to(block(room, words, nth).first)


def block(room: ImportRoom, words: str, nth: int = 0):
    """The block whose words begin so."""
    return room.panel.review.reading.blocks[row_of(room, words, nth)]


def imported(qtbot: QtBot, window: Workplace) -> None:
    """Wait until an import is done and the lists are in front."""
    qtbot.waitUntil(lambda: window.rooms.in_lists, timeout=LONG)
    qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=LONG)


def names(window: Workplace) -> list[str]:
    """The profiles of the library, as the window lists them."""
    return [one.name for one in window.browsing.profiles]


def words_in_library(window: Workplace, qtbot: QtBot, name: str) -> dict[str, list[str]]:
    """The sections of a profile as the library has them."""
    found: list = []
    window.session.call(window, lambda desk: desk.profiles.find(name), found.append, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=LONG)
    if isinstance(found[0], Exception):
        raise found[0]
    return {one.key: [block_words(text) for text in one.texts["en"]] for one in found[0].sections}
