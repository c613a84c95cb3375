"""What is typed while a name is severed, what is pressed twice, and what is stopped in the middle."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefing_app.domain.text import block_words
from briefing_app.services.occurrences import OccurrenceService
from briefing_app.ui.severing.name_dialog import NameDialog
from tests.ui.severing.conftest import (
    CTRL,
    EVERYWHERE,
    LONG,
    NAME,
    Naming,
    Officer,
    everything_said,
    spoken,
    withheld_words,
)
from tests.ui.typed_grounds import type_keys


def typed_in(editor: Any) -> str:
    return " ".join(map(block_words, editor.text()))


def test_a_name_typed_and_not_stored_is_neither_lost_nor_left_free(officer: Officer, prompts: Naming) -> None:
    room = officer.open_note()
    editor = room.pane.editor
    officer.choose_name(editor)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Right)
    QTest.keyClicks(editor, f" and {NAME} once more")
    officer.choose_name(editor)
    officer.press(editor)
    assert len(prompts.rows) == 4
    assert officer.ask(withheld_words) == {"Harbour Consultations": [NAME, "a fact"], "1": [NAME, NAME]}
    assert room.pane.editor is editor
    assert f"{NAME} and {NAME} once more" in typed_in(editor)
    stored = officer.ask(lambda desk: desk.notes.get("1"))
    assert any("once more" in block_words(block) for one in stored.sections for block in one.blocks)
    editor.setFocus()
    QTest.keyClicks(editor, "Z")
    officer.place.rooms.save_then(lambda: None)
    officer.rest()
    assert officer.ask(withheld_words) == {"Harbour Consultations": [NAME, "a fact"], "1": [NAME, NAME]}


def test_the_shortcut_pressed_twice_asks_once(officer: Officer, prompts: Naming) -> None:
    room = officer.open_note()
    editor = room.pane.editor
    editor.setFocus()
    QTest.keyClicks(editor, "Typed. ")
    officer.choose_name(editor)
    for _ in range(2):
        QTest.keyClick(editor, Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    officer.qtbot.waitUntil(lambda: bool(officer.place.bar.text), timeout=LONG)
    officer.rest()
    assert prompts.asked == ["name"]
    assert officer.ask(withheld_words) == EVERYWHERE
    assert len(officer.ask(lambda desk: desk.severances.of_note("1"))) == 1


def test_stopped_in_the_middle_of_severing_nothing_is_changed(
    officer: Officer, prompts: Naming, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = officer.open_note()
    before = officer.ask(everything_said)
    reached, let_go = threading.Event(), threading.Event()
    severs = OccurrenceService._sever_in

    def slowly(*given: Any, **named: Any) -> None:
        severs(*given, **named)
        reached.set()
        assert let_go.wait(LONG / 1000)

    monkeypatch.setattr(OccurrenceService, "_sever_in", slowly)
    said: list[str] = []

    def act(dialog: NameDialog) -> None:
        dialog.provisions.setFocus()
        type_keys("19(1)\tTheir private life.\n")
        officer.qtbot.waitUntil(reached.is_set, timeout=LONG)
        prompts.close(dialog)
        assert dialog.isVisible()
        let_go.set()
        prompts.rest(dialog)
        said.append(dialog.told)
        prompts.rows = spoken(dialog)
        prompts.close(dialog)

    prompts.act = act
    officer.choose_name(room.pane.editor)
    officer.press(room.pane.editor)
    assert said == ["It was cancelled; nothing was severed."]
    assert len(prompts.rows) == 3
    assert officer.ask(everything_said) == before
    assert officer.ask(lambda desk: desk.severances.of_note("1")) == ()


def test_looking_for_a_name_is_stopped_by_escape(
    officer: Officer, prompts: Naming, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = threading.Event()
    looks = OccurrenceService.preview

    def slowly(*given: Any, **named: Any) -> Any:
        assert let_go.wait(LONG / 1000)
        return looks(*given, **named)

    said: list[str] = []

    def act(dialog: NameDialog) -> None:
        monkeypatch.setattr(OccurrenceService, "preview", slowly)
        type_keys(f"{NAME}\n")
        assert dialog.is_busy
        prompts.close(dialog)
        let_go.set()
        prompts.rest(dialog)
        said.append(dialog.told)
        assert spoken(dialog) == []
        prompts.close(dialog)

    prompts.act = act
    officer.press()
    assert said == ["It was cancelled; nothing was severed."]


def test_a_text_that_changed_since_is_told_and_nothing_is_severed(officer: Officer, prompts: Naming) -> None:
    said: list[str] = []

    def act(dialog: NameDialog) -> None:
        section = officer.ask(lambda desk: desk.profiles.find("HC")).sections
        engagement = next(one for one in section if one.key == "engagement")
        officer.ask(lambda desk: desk.profile_editing.delete_section(desk.profiles.find("HC").id, engagement))
        dialog.provisions.setFocus()
        type_keys("19(1)\tTheir private life.\n")
        prompts.rest(dialog)
        said.append(dialog.told)
        prompts.close(dialog)

    prompts.act = act
    room = officer.open_note()
    officer.choose_name(room.pane.editor)
    officer.press(room.pane.editor)
    assert said == ["The texts were changed since the places were shown: look for the name again."]
    assert officer.ask(withheld_words) == {}
