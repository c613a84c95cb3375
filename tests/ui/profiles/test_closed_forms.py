"""A form closed by Esc drops nothing that was typed in it: the message bar offers to go on with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk, start
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.facts import ProfileId
from briefing_app.services.profile_editing import ProfileEditingService
from briefing_app.ui.profiles.fact_dialog import FactDialog, FactForm
from briefing_app.ui.profiles.profile_room import ProfileRoom
from briefing_app.ui.profiles.properties_dialog import PropertiesDialog, PropertiesForm
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow, ask

LONG = 20_000
ESC, ENTER = Qt.Key.Key_Escape, Qt.Key.Key_Return
CLOSED = "The form was closed without saving."


class Typing(FakePrompts):
    """Shows the real forms; types words into a field of each and presses a key."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.steps: list[tuple[str, Qt.Key]] = []
        self.found: list[str] = []
        self.notes: list[str] = []

    def fact(self, _parent: QWidget, form: FactForm) -> object:
        self.notes.append(form.note)
        dialog = FactDialog(form)
        return self._used(dialog, dialog.fields["person"])

    def profile_properties(self, _parent: QWidget, form: PropertiesForm) -> object:
        dialog = PropertiesDialog(form)
        return self._used(dialog, dialog.nature)

    def _used(self, dialog: FactDialog | PropertiesDialog, field: QWidget) -> object:
        assert isinstance(field, QLineEdit)
        self.qtbot.addWidget(dialog)
        dialog.show()
        words, key = self.steps.pop(0)
        self.found.append(field.text())
        field.setText(field.text() + words)
        QTest.keyClick(field, key)
        return dialog.answer() if dialog.result() == QDialog.DialogCode.Accepted else None


@pytest.fixture
def prompts(qtbot: QtBot) -> Typing:
    return Typing(qtbot)


@pytest.fixture
def window(qtbot: QtBot, new_window: OpenWindow, real_library: Path) -> Iterator[Workplace]:
    place = new_window(start())
    place.open(real_library)
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=LONG)
    place.rooms.open_profile(key_of(qtbot, place))
    rest(qtbot, place)
    yield place
    rest(qtbot, place)


def key_of(qtbot: QtBot, window: Workplace) -> ProfileId:
    return ask(qtbot, window.session, lambda desk: desk.profiles.find("HC").id)


def rest(qtbot: QtBot, window: Workplace) -> None:
    qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=LONG)


def room_of(window: Workplace) -> ProfileRoom:
    room = window.rooms.current
    assert isinstance(room, ProfileRoom)
    return room


def go_on(qtbot: QtBot, window: Workplace) -> None:
    (button,) = window.bar.buttons()
    assert button.text() == "&Continue"
    button.click()
    rest(qtbot, window)


def names(qtbot: QtBot, window: Workplace, sort: str = "people") -> list[str]:
    def read(desk: Desk) -> list[str]:
        return [str(getattr(one, "person", "")) for one in desk.profiles.find("HC").facts]

    return ask(qtbot, window.session, read)


def test_a_new_fact_is_gone_on_with_and_stored(qtbot: QtBot, window: Workplace, prompts: Typing) -> None:
    prompts.steps = [("Lea", ESC), (" Roy", ENTER)]
    room_of(window).acts.add_fact("people")
    assert window.bar.text == CLOSED
    assert "Lea Roy" not in names(qtbot, window)
    go_on(qtbot, window)
    assert prompts.found == ["", "Lea"]
    assert "Lea Roy" in names(qtbot, window)


def test_a_fact_that_was_there_is_gone_on_with(qtbot: QtBot, window: Workplace, prompts: Typing) -> None:
    prompts.steps = [("Lea", ENTER), (" Roy", ESC), ("", ENTER)]
    room_of(window).acts.add_fact("people")
    rest(qtbot, window)
    (fact,) = [one for one in room_of(window).opened.profile.facts if getattr(one, "person", "") == "Lea"]
    room_of(window).acts.edit_fact(fact)
    assert window.bar.text == CLOSED
    go_on(qtbot, window)
    assert prompts.found == ["", "Lea", "Lea Roy"]
    assert "Lea Roy" in names(qtbot, window)
    assert "Lea" not in names(qtbot, window)


def test_a_fact_deleted_meanwhile_is_offered_as_a_new_one(
    qtbot: QtBot, window: Workplace, prompts: Typing
) -> None:
    prompts.steps = [("Lea", ENTER), (" Roy", ESC), ("", ENTER)]
    acts = room_of(window).acts
    acts.add_fact("people")
    rest(qtbot, window)
    (fact,) = [one for one in room_of(window).opened.profile.facts if getattr(one, "person", "") == "Lea"]
    acts.edit_fact(fact)
    ask(qtbot, window.session, lambda desk: desk.profile_editing.delete_fact(fact))
    room_of(window).refresh()
    rest(qtbot, window)
    go_on(qtbot, window)
    assert prompts.notes[-1] == "The fact is gone by now: saving this adds it anew."
    assert "Lea Roy" in names(qtbot, window)


def test_the_room_may_have_been_left_meanwhile(qtbot: QtBot, window: Workplace, prompts: Typing) -> None:
    prompts.steps = [("Lea", ESC), (" Roy", ENTER)]
    room_of(window).acts.add_fact("people")
    address = window.rooms.address
    window.rooms.show_lists()
    assert window.rooms.in_lists
    assert window.bar.text == CLOSED
    go_on(qtbot, window)
    assert window.rooms.address == address
    assert "Lea Roy" in names(qtbot, window)


def test_a_form_gone_on_with_and_closed_again_is_offered_again(
    qtbot: QtBot, window: Workplace, prompts: Typing
) -> None:
    prompts.steps = [("Lea", ESC), ("", ESC), ("", ESC)]
    room_of(window).acts.add_fact("people")
    go_on(qtbot, window)
    assert window.bar.text == CLOSED
    go_on(qtbot, window)
    assert prompts.found == ["", "Lea", "Lea"]


def test_properties_are_gone_on_with(qtbot: QtBot, window: Workplace, prompts: Typing) -> None:
    prompts.steps = [("of its own", ESC), (" kind", ENTER)]
    room_of(window).acts.edit_properties()
    rest(qtbot, window)
    assert window.bar.text == CLOSED
    go_on(qtbot, window)
    nature = ask(qtbot, window.session, lambda desk: desk.profiles.find("HC").nature)
    assert nature == "of its own kind"


@pytest.mark.parametrize("words", ["add_fact", "edit_properties"])
def test_a_form_nothing_was_typed_in_says_nothing(
    qtbot: QtBot, window: Workplace, prompts: Typing, words: str
) -> None:
    prompts.steps = [("", ESC)]
    act: Callable[..., None] = getattr(room_of(window).acts, words)
    act(*(("people",) if words == "add_fact" else ()))
    rest(qtbot, window)
    assert prompts.found
    assert window.bar.text == ""


def test_what_could_not_be_stored_is_gone_on_with_too(
    qtbot: QtBot, window: Workplace, prompts: Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise BriefingError("The disk is full: free some room.")

    prompts.steps = [("Lea", ENTER), (" Roy", ENTER)]
    with monkeypatch.context() as full:
        full.setattr(ProfileEditingService, "add_fact", refuse)
        room_of(window).acts.add_fact("people")
        rest(qtbot, window)
    assert "disk is full" in window.bar.text
    go_on(qtbot, window)
    assert "Lea Roy" in names(qtbot, window)
