"""A form for a new profile or note that is closed or refused drops nothing: the bar goes on with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import start
from briefing_app.domain.errors import BriefingError
from briefing_app.services.notes import NoteService
from briefing_app.services.profile_editing import ProfileEditingService
from briefing_app.ui.note_dialog import NoteDialog
from briefing_app.ui.profiles.new_profile_dialog import NewProfileDialog
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow, ask

LONG = 20_000
CLOSED = "The form was closed without saving."


class Typing(FakePrompts):
    """Shows the real forms, types into them, and closes or accepts them by turns."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.steps: list[tuple[str, bool]] = []
        self.found: list[Any] = []

    def new_profile(self, _parent: object, languages: Any, find: Any, kind: Any, *more: Any) -> object:
        dialog = NewProfileDialog(languages, find, kind, None, *more)
        return self._used(dialog, dialog.name)

    def new_note(self, _parent: object, kinds: Any, languages: Any, profiles: Any, *more: Any) -> object:
        dialog = NoteDialog(kinds, languages, profiles, None, *more)
        if self.steps[0][0] == "Talks":
            dialog.kinds.setCurrentIndex(dialog.kinds.model().index(1, 0))
            dialog.place.setText("Quito")
            dialog.dated.setChecked(True)
            dialog.language.setCurrentIndex(1)
            dialog.tick("Harbour Consultations")
        return self._used(dialog, dialog.title)

    def _used(self, dialog: NewProfileDialog | NoteDialog, line: Any) -> object:
        self.qtbot.addWidget(dialog)
        dialog.show()
        words, accepted = self.steps.pop(0)
        self.found.append(dialog.answer())
        QTest.keyClick(line, Qt.Key.Key_End)
        QTest.keyClicks(line, words)
        if accepted:
            dialog.accept()
        else:
            QTest.keyClick(line, Qt.Key.Key_Escape)
        return dialog.answer() if dialog.result() == QDialog.DialogCode.Accepted else None


@pytest.fixture
def prompts(qtbot: QtBot) -> Typing:
    return Typing(qtbot)


@pytest.fixture
def window(qtbot: QtBot, new_window: OpenWindow, real_library: Path) -> Iterator[Workplace]:
    place = new_window(start())
    place.open(real_library)
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=LONG)
    yield place
    rest(qtbot, place)


def rest(qtbot: QtBot, window: Workplace) -> None:
    qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=LONG)


def go_on(qtbot: QtBot, window: Workplace) -> None:
    (button,) = window.bar.buttons()
    assert button.text() == "&Continue"
    button.click()
    rest(qtbot, window)


def test_a_new_profile_is_gone_on_with(qtbot: QtBot, window: Workplace, prompts: Typing) -> None:
    prompts.steps = [("Light", False), ("house Talks", True)]
    window.commands.new_profile.trigger()
    assert window.bar.text == CLOSED
    go_on(qtbot, window)
    assert [one.name for one in prompts.found] == ["", "Light"]
    assert ask(qtbot, window.session, lambda desk: desk.profiles.find("Lighthouse Talks").name())


def test_a_new_note_is_gone_on_with_as_it_was(qtbot: QtBot, window: Workplace, prompts: Typing) -> None:
    prompts.steps = [("Talks", False), (" again", True)]
    window.commands.new_note.trigger()
    assert window.bar.text == CLOSED
    go_on(qtbot, window)
    before, after = prompts.found
    assert after == replace(before, title="Talks")
    assert (after.place, after.names, after.on) == ("Quito", ("Harbour Consultations",), date.today())
    assert after.profiles == before.profiles
    made = ask(qtbot, window.session, lambda desk: desk.notes.get("1"))
    assert (made.title, made.place, made.language) == ("Talks again", "Quito", "fr")


@pytest.mark.parametrize(
    ("service", "work", "what"),
    [(ProfileEditingService, "create", "new_profile"), (NoteService, "create", "new_note")],
)
def test_what_could_not_be_made_is_gone_on_with_too(
    qtbot: QtBot,
    window: Workplace,
    prompts: Typing,
    monkeypatch: pytest.MonkeyPatch,
    service: type,
    work: str,
    what: str,
) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise BriefingError("The disk is full: free some room.")

    prompts.steps = [("Light", True), ("house", False)]
    with monkeypatch.context() as full:
        full.setattr(service, work, refuse)
        getattr(window.commands, what).trigger()
        rest(qtbot, window)
    assert "disk is full" in window.bar.text
    go_on(qtbot, window)
    assert (getattr(prompts.found[1], "name", "") or prompts.found[1].title) == "Light"
    assert window.bar.text == CLOSED


@pytest.mark.parametrize("what", ["new_profile", "new_note"])
def test_a_form_nothing_was_typed_in_says_nothing(
    qtbot: QtBot, window: Workplace, prompts: Typing, what: str
) -> None:
    prompts.steps = [("", False)]
    getattr(window.commands, what).trigger()
    rest(qtbot, window)
    assert prompts.found
    assert window.bar.text == ""
