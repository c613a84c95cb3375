"""A note of fifty pages: how soon it can be typed in, how soon its pages follow, and that keys do not wait.

Budgets: 300 ms from the stored note to an editor and its outline; pages 150 ms after a pause; a key 16 ms at
the 95th percentile while pages are being made. Of many runs the least counts, in time of this process's own,
so that what else the machine does falls out.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app import bootstrap
from briefing_app.ui import app
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.notes.note_room import NoteRoom
from briefing_app.ui.prompts import Prompts
from tests.bench.long_note import make_long_note

OPENING, PREVIEW, KEY = 300, 150, 16
RUNS = 9
LONG = 30_000


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "library.bdl"
    make_long_note(path)
    return path


@pytest.fixture(scope="module", autouse=True)
def _look(qapp: QApplication) -> None:
    app.prepare([])


@pytest.fixture
def session(qtbot: QtBot, library: Path) -> Iterator[LibrarySession]:
    made = LibrarySession(bootstrap.start())
    with qtbot.waitSignal(made.opened, timeout=LONG):
        made.open(library)
    yield made
    with qtbot.waitSignal(made.closed, timeout=LONG):
        made.close()
    made.tasks.shutdown()


def milliseconds(since: float) -> float:
    return (time.process_time() - since) * 1000


def opened(qtbot: QtBot, session: LibrarySession) -> tuple[NoteRoom, float]:
    """The room, and how long it took until there was an outline and a text to type in."""
    begun = time.process_time()
    room = NoteRoom(session, Prompts(), "1")
    room.resize(1400, 900)
    room.show()
    took: list[float] = []
    room.opened.connect(
        lambda: (room.pane.repaint(), room.outline.repaint(), took.append(milliseconds(begun)))
    )
    qtbot.waitUntil(lambda: bool(took), timeout=LONG)
    qtbot.waitUntil(lambda: room.previewing.is_settled and not session.tasks.busy, timeout=LONG)
    return room, took[0]


def over(qtbot: QtBot, session: LibrarySession, use: Callable[[NoteRoom], float]) -> list[float]:
    room, _ = opened(qtbot, session)
    room.outline.choose(room.outline.model.sections[20].id)
    assert room.pane.editor is not None
    room.pane.editor.setFocus()
    try:
        return [use(room) for _ in range(RUNS)]
    finally:
        left: list[bool] = []
        room.leave(lambda: left.append(True))
        qtbot.waitUntil(lambda: bool(left) and not session.tasks.busy, timeout=LONG)
        room.close()
        room.deleteLater()


@pytest.mark.bench
@pytest.mark.timeout(300)
def test_a_note_of_fifty_pages_opens_soon(qtbot: QtBot, session: LibrarySession) -> None:
    times = []
    for _ in range(RUNS):
        room, took = opened(qtbot, session)
        times.append(took)
        pages = room.preview.pages.pages
        assert pages is not None
        assert pages.count >= 45
        room.close()
        room.deleteLater()
    print(f"opening a note of 50 pages: median {median(times):.0f} ms, least {min(times):.0f} ms")
    assert min(times) <= OPENING


@pytest.mark.bench
@pytest.mark.timeout(300)
def test_pages_follow_soon_after_a_pause(qtbot: QtBot, session: LibrarySession) -> None:
    def typed_and_shown(room: NoteRoom) -> float:
        QTest.keyClicks(room.pane.editor, "typed ")
        shown: list[float] = []
        begun = time.process_time()
        room.previewing.ask()  # what the end of the pause does
        room.previewing.arrived.connect(lambda: shown.append(milliseconds(begun)))
        qtbot.waitUntil(lambda: bool(shown), timeout=LONG)
        room.previewing.arrived.disconnect()
        return shown[0]

    times = over(qtbot, session, typed_and_shown)
    print(f"pages after a pause: median {median(times):.0f} ms, least {min(times):.0f} ms")
    assert min(times) <= PREVIEW


@pytest.mark.bench
@pytest.mark.timeout(300)
def test_keys_do_not_wait_for_pages(qtbot: QtBot, session: LibrarySession) -> None:
    def typed(room: NoteRoom) -> float:
        waits: list[float] = []
        for number in range(80):
            begun = time.process_time()
            QTest.keyClick(room.pane.editor, Qt.Key.Key_A)
            QApplication.processEvents()  # the letter is painted; what waits here is what a typist waits for
            waits.append(milliseconds(begun))
            if number % 40 == 39:  # a pause, after which typing goes on while pages are made
                room.previewing.ask()
        return quantiles(waits, n=20)[-1]

    at_95 = over(qtbot, session, typed)
    print(
        f"a key while pages are made, 95th percentile: median {median(at_95):.1f}, least {min(at_95):.1f} ms"
    )
    assert min(at_95) <= KEY
