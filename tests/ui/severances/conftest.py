"""A window with a note in front of which words and a section are severed, and somebody's keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk, start
from briefing_app.domain.severance import SeveranceState
from briefing_app.services.severances import SeveranceView
from briefing_app.ui import languages
from briefing_app.ui.notes.note_room import NoteRoom
from briefing_app.ui.severances.severance_decisions import Decision
from briefing_app.ui.severances.severance_panel import SeverancePanel
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import OpenWindow, ask
from tests.ui.test_severances_dialog import make_note, press, said_in

LONG = 30_000
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PROPOSED, RECOMMENDED, APPROVED = SeveranceState
SECRET_HEADING = "Zanzibar rendezvous"
WORDS = ("Seventeen states", "yearly fee", "Host two meetings", SECRET_HEADING)
"""What is withheld in the note: words in three sections, and the heading of the third."""
WHY = "Received in confidence."


@pytest.fixture(autouse=True)
def _spoken(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    languages.speak(getattr(request, "param", "en"))
    yield
    for translator in qapp.findChildren(languages.QTranslator):
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def sever(desk: Desk) -> None:
    """Words of the overview and the engagement, and the next steps whole with their heading."""
    make_note(desk)
    steps = next(one for one in desk.notes.get("1").sections if said_in(one.blocks).startswith("Host"))
    desk.note_editing.rename_section("1", steps.id, SECRET_HEADING)
    desk.whole_severing.sever_section(steps.id, ("19(1)",))


class Room:
    """A window with the note in front, and the keys of somebody who works in it."""

    def __init__(self, qtbot: QtBot, place: Workplace) -> None:
        self.qtbot, self.place = qtbot, place
        place.rooms.open_note("1")
        room = place.rooms.current
        assert isinstance(room, NoteRoom)
        self.room: NoteRoom = room
        self.rest()

    @property
    def panel(self) -> SeverancePanel:
        return self.room.severing.panel

    @property
    def bar(self) -> str:
        return self.place.bar.text

    def rest(self) -> None:
        """Wait until the note is as it is now."""
        room = self.room
        self.qtbot.waitUntil(lambda: room.open_note is not None and room.previewing.is_settled, timeout=LONG)
        self.quiet()

    def quiet(self) -> None:
        """Wait until nothing is being done."""
        self.qtbot.waitUntil(lambda: not self.place.session.tasks.busy, timeout=LONG)

    def window_key(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        QTest.keyClick(self.place.window(), key, modifier)

    def show(self) -> SeverancePanel:
        """Bring the severances to the front by their key."""
        self.window_key(Qt.Key.Key_S, CTRL | SHIFT)
        self.qtbot.waitUntil(lambda: self.panel.is_settled and bool(self.panel.list.model().rowCount()))
        self.rest()
        return self.panel

    def decide(self, decision: Decision, reason: str = WHY) -> None:
        """Choose a decision as one does with the keyboard, say why, and press Enter."""
        form = self.panel.form
        form.decision.setFocus()
        press(Qt.Key.Key_Home)
        for _ in range(list(Decision).index(decision)):
            press(Qt.Key.Key_Down)
        form.reason.setFocus()
        QTest.keyClicks(form.reason, reason)

    def enter(self) -> None:
        press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.panel.is_settled, timeout=LONG)
        self.rest()

    def undo(self) -> None:
        self.window_key(Qt.Key.Key_Z, CTRL)
        self.qtbot.waitUntil(lambda: self.panel.is_settled, timeout=LONG)
        self.rest()

    def views(self) -> tuple[SeveranceView, ...]:
        return ask(self.qtbot, self.place.session, lambda desk: desk.severances.of_note("1"))

    def states(self) -> list[SeveranceState]:
        return [one.severance.state for one in self.views()]

    def do(self, work: Callable[[Desk], Any]) -> Any:
        """Something that another window does meanwhile."""
        return ask(self.qtbot, self.place.session, work)


@pytest.fixture
def here(qtbot: QtBot, new_window: OpenWindow, real_library: Path) -> Room:
    program = start()
    with program.open(real_library) as desk:
        sever(desk)
    place = new_window(program)
    place.window().resize(1440, 900)
    place.open(real_library)
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=LONG)
    return Room(qtbot, place)


def full(panel: SeverancePanel) -> str:
    return panel.words.toPlainText()


def chosen_words(panel: SeverancePanel) -> list[str]:
    return [word for one in panel.chosen for word in one.words]
