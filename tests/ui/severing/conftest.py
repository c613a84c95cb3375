"""A window on a real library whose dialog for names is answered key by key, as an officer would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.withheld_places import held_words
from briefing_app.services.severance_views import sections_of_note, sections_of_profile
from briefing_app.ui import languages
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.severing.name_dialog import NameDialog
from briefing_app.ui.severing.name_search import NameForm, NameLeft
from briefing_app.ui.showing import Subject
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import OpenWindow, ask
from tests.ui.typed_grounds import Typing, answered, type_keys

LONG = 20_000
NAME = "Ana Roy"
EVERYWHERE = {"Harbour Consultations": [NAME, "a fact"], "1": [NAME]}
"""What is withheld once the name is severed wherever it stands."""
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Naming(Typing):
    """Shows the real dialog for names and does in it what the test wishes; ``rows`` is what it showed."""

    qtbot: QtBot

    def __init__(self) -> None:
        super().__init__()
        self.act: Callable[[NameDialog], None] = self.sever
        self.rows: list[str] = []
        self.told_first = ""

    def name(
        self, parent: QWidget, session: LibrarySession, form: NameForm, here: Subject | None
    ) -> NameLeft | None:
        self.asked.append("name")
        dialog = NameDialog(session, form, here, parent)
        answered(dialog, lambda: self._act(dialog))
        dialog.deleteLater()
        return dialog.answer()

    def _act(self, dialog: NameDialog) -> None:
        self.rest(dialog)
        self.rows, self.told_first = spoken(dialog), dialog.told
        self.act(dialog)

    def rest(self, dialog: NameDialog) -> None:
        """Wait until nothing is looked for or severed."""
        self.qtbot.waitUntil(lambda: not dialog.is_busy, timeout=LONG)

    def sever(self, dialog: NameDialog) -> None:
        """Type a provision and a reason, and press Enter twice at once."""
        dialog.provisions.setFocus()
        type_keys("19(1)\tTheir private life.\n")
        QTest.keyClick(dialog.reason.line, Qt.Key.Key_Return)

    def close(self, dialog: NameDialog) -> None:
        """Close it without severing."""
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def spoken(dialog: NameDialog) -> list[str]:
    """The places as a screen reader says them, a star before each that is ticked."""
    model, role = dialog.list.model(), Qt.ItemDataRole.AccessibleTextRole
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    checked = [row.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked for row in rows]
    return [("* " if on else "") + row.data(role) for row, on in zip(rows, checked, strict=True)]


def withheld_words(desk: Desk) -> dict[str, list[str]]:
    """What is withheld in each profile and note of the library, and how many facts of each profile are."""
    found: dict[str, list[str]] = {}
    for summary in desk.profiles.list():
        profile = desk.profiles.get(summary.id)
        found[summary.name] = _held(sections_of_profile(profile))
        found[summary.name] += ["a fact" for fact in profile.facts if fact.severances]
    for note in desk.notes.list():
        found[note.number] = _held(sections_of_note(desk.notes.get(note.number)))
    return {name: words for name, words in found.items() if words}


def _held(parts: Any) -> list[str]:
    return sorted(words for one in parts for some in held_words(one.blocks).values() for words in some)


def everything_said(desk: Desk) -> list[Any]:
    """What all profiles and notes say and withhold."""
    profiles = [desk.profiles.get(one.id) for one in desk.profiles.list()]
    notes = [desk.notes.get(one.number) for one in desk.notes.list()]
    return [(one.facts, one.sections) for one in profiles] + [(one.title, one.sections) for one in notes]


@pytest.fixture(autouse=True)
def _spoken(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """English, whose catalogue has the plurals, or the language a test asks for."""
    before = QLocale()
    languages.speak(getattr(request, "param", "en"))
    yield
    for translator in qapp.findChildren(languages.QTranslator):
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture
def prompts(qtbot: QtBot) -> Naming:
    made = Naming()
    made.qtbot = qtbot
    return made


class Officer:
    """Works in a window, mostly by keyboard."""

    def __init__(self, qtbot: QtBot, place: Workplace, prompts: Naming) -> None:
        self.qtbot, self.place, self.prompts = qtbot, place, prompts

    def ask(self, work: Callable[[Desk], Any]) -> Any:
        return ask(self.qtbot, self.place.session, work)

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: not self.place.session.tasks.busy, timeout=LONG)

    def open_note(self) -> Any:
        """The room of the note, the section about the name in front."""
        self.place.rooms.open_note("1")
        room: Any = self.place.rooms.current
        self.qtbot.waitUntil(lambda: room.open_note is not None, timeout=LONG)
        self.settle(room)
        wanted = next(
            one.id for one in room.open_note.note.sections if NAME in str(room.open_note.text(one.id))
        )
        room.outline.choose(wanted)
        self.settle(room)
        return room

    def settle(self, room: Any) -> None:
        self.qtbot.waitUntil(
            lambda: room.previewing.is_settled and not self.place.session.tasks.busy, timeout=LONG
        )

    def choose_name(self, editor: Any) -> None:
        """Choose the name in an editor, as a double click or Shift and the arrows do."""
        block = next(one for one in editor.text() if NAME in _words(one))
        start = _words(block).index(NAME)
        editor.select(block.id, start, start + len(NAME))

    def press(self, where: QWidget | None = None) -> None:
        """Press the shortcut, and wait until all is done that comes of it."""
        asked = len(self.prompts.asked)
        self.place.window().activateWindow()
        if where is not None:
            where.setFocus()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, CTRL | SHIFT)
        self.qtbot.waitUntil(lambda: len(self.prompts.asked) > asked, timeout=LONG)
        self.rest()

    def undo(self) -> None:
        self.place.bar.undo()
        self.qtbot.waitUntil(lambda: self.place.bar.text != "", timeout=LONG)
        self.rest()


def _words(block: Any) -> str:
    return "".join(getattr(part, "text", "") for part in getattr(block, "content", ()))


@pytest.fixture
def officer(
    qtbot: QtBot, new_window: OpenWindow, prompts: Naming, real_program: Program, real_library: Path
) -> Officer:
    with real_program.open(real_library) as desk:
        desk.notes.create(kind="meeting-note", title="Winter talks", names=("HC",))
    place = new_window(real_program)
    place.open(real_library)
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=LONG)
    return Officer(qtbot, place, prompts)
