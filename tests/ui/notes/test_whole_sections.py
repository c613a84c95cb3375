"""A whole section of a note is severed and freed by keyboard, and shows plainly that it is withheld."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from briefing_app.bootstrap import Desk
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import block_words
from briefing_app.ui import languages
from briefing_app.ui.editor.guarded_copy import MARKER
from briefing_app.ui.page_view import PageView
from tests.ui.notes.conftest import CTRL, SHIFT, Ask, Heard, Open, note
from tests.ui.typed_grounds import Typing

CANARY = "Their unpaid fees"
KEY = Qt.Key
SAID = Qt.ItemDataRole


@pytest.fixture
def prompts() -> Typing:
    return Typing()


@pytest.fixture
def heard(open_room: Open, ask: Ask) -> Heard:
    ask(rename)
    made = open_room()
    made.choose(CANARY)
    made.room.outline.tree.setFocus()
    return made


def rename(desk: Desk) -> None:
    section = desk.notes.get("1").sections[1]
    desk.note_editing.rename_section("1", section.id, CANARY)


def held(desk: Desk) -> list[str]:
    return [one.heading for one in desk.notes.get("1").sections if one.severances]


def chosen(heard: Heard) -> Any:
    return heard.room.section(heard.room.outline.current)


def row(heard: Heard) -> Any:
    return heard.room.outline.tree.currentIndex()


def act(heard: Heard, *modifiers: Qt.KeyboardModifier) -> None:
    """Press F9 with some keys in the room, which is in front again after a form was closed."""
    heard.room.activateWindow()
    heard.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    heard.act(KEY.Key_F9, *modifiers)


def sever(heard: Heard) -> None:
    act(heard, CTRL)


def test_the_section_chosen_is_withheld_whole_and_says_so_in_words(heard: Heard, ask: Ask) -> None:
    heard.room.outline.tree.setFocus()
    sever(heard)
    assert heard.failures == []
    assert ask(held) == [CANARY]
    (view,) = ask(lambda desk: desk.severances.of_note("1"))
    assert (view.label, view.severance.reason) == ("s. 15(1)", "It would harm the talks.")
    assert view.severance.state is SeveranceState.PROPOSED
    assert row(heard).data() == f"[withheld] {CANARY}"
    assert "withheld whole" in row(heard).data(SAID.AccessibleTextRole)
    assert heard.room.pane.held.said == "Withheld whole: s. 15(1) proposed"
    assert heard.offers[-1][0] == "The whole section is withheld: proposed."


def test_it_is_undone_as_one_and_freed_by_keyboard_too(heard: Heard, ask: Ask) -> None:
    before = note(ask).sections
    sever(heard)
    heard.undo()
    assert heard.told[-1] == "Taken back."
    assert note(ask).sections == before
    assert (row(heard).data(), heard.room.pane.held.said) == (CANARY, "")
    sever(heard)
    act(heard, CTRL, SHIFT)
    assert ask(held) == []
    assert (row(heard).data(), heard.room.pane.held.said) == (CANARY, "")
    heard.undo()
    assert ask(held) == [CANARY]
    assert row(heard).data() == f"[withheld] {CANARY}"


def test_what_is_typed_is_stored_first_and_is_withheld_with_the_rest(heard: Heard, ask: Ask) -> None:
    editor = heard.room.pane.editor
    editor.setFocus()
    heard.type("Typed just now. ")
    sever(heard)
    section = next(one for one in note(ask).sections if one.severances)
    assert "Typed just now. " in " ".join(map(block_words, section.blocks))
    assert heard.room.pane.editor is editor
    assert editor.text()[0].content == section.blocks[0].content
    heard.undo()
    assert "Typed just now. " in " ".join(map(block_words, heard.room.pane.editor.text()))


def test_an_editor_that_was_open_gives_no_word_of_it_any_more(heard: Heard) -> None:
    editor = heard.room.pane.editor
    editor.selectAll()
    heard.press(KEY.Key_C, CTRL, on=editor)
    assert MARKER not in QGuiApplication.clipboard().text()
    sever(heard)
    editor.selectAll()
    heard.press(KEY.Key_C, CTRL, on=editor)
    assert QGuiApplication.clipboard().text().startswith(MARKER.removesuffix("]"))


def test_its_words_are_in_no_title_tip_or_name(heard: Heard, prompts: Typing) -> None:
    sever(heard)
    spoken = [*prompts.said, *heard.told, *(said for said, _undo in heard.offers), *heard.failures]
    names = [said for one in heard.room.findChildren(QWidget) if not isinstance(one, PageView) for said in (
        one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.windowTitle()
    )]  # fmt: skip
    assert not [one for one in (*spoken, *names, row(heard).data(SAID.ToolTipRole)) if CANARY in one]


def test_a_form_that_is_closed_changes_nothing(heard: Heard, ask: Ask, prompts: Typing) -> None:
    before = note(ask).sections
    prompts.keys = "15(1)\x1b\x1b"
    heard.press(KEY.Key_F9, CTRL)
    heard.settle()
    assert prompts.asked == ["grounds"]
    assert note(ask).sections == before
    assert heard.offers == []


def test_pressed_twice_at_once_it_is_asked_about_once(heard: Heard, ask: Ask, prompts: Typing) -> None:
    heard.room.pane.editor.setFocus()
    heard.type("Typed. ")
    heard.press(KEY.Key_F9, CTRL)
    heard.press(KEY.Key_F9, CTRL)
    heard.qtbot.waitUntil(lambda: bool(heard.offers), timeout=20_000)
    heard.settle()
    assert prompts.asked == ["grounds"]
    assert ask(held) == [CANARY]
    assert len(ask(lambda desk: desk.severances.of_note("1"))) == 1


def test_only_what_can_be_done_is_offered(heard: Heard) -> None:
    do = heard.room.outline.actions_of_outline
    assert (do.sever.isEnabled(), do.free.isEnabled()) == (True, False)
    sever(heard)
    assert (do.sever.isEnabled(), do.free.isEnabled()) == (False, True)
    heard.choose("Key people")
    assert (do.sever.isEnabled(), do.free.isEnabled()) == (True, False)


def test_a_section_that_is_gone_by_then_is_told(heard: Heard, ask: Ask, prompts: Typing) -> None:
    section = chosen(heard).id
    ask(lambda desk: desk.note_editing.delete_section("1", section))
    act(heard, CTRL)
    assert heard.offers == []
    assert len(heard.failures) == 1


@pytest.fixture
def french() -> Iterator[None]:
    before = QLocale()
    languages.speak("fr")
    yield
    for translator in QApplication.instance().findChildren(languages.QTranslator):
        QApplication.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("french")
def test_it_speaks_french(open_room: Open, ask: Ask) -> None:
    ask(rename)
    heard = open_room()
    heard.choose(CANARY)
    sever(heard)
    assert ask(held) == [CANARY]
    assert row(heard).data() == f"[prélevée] {CANARY}"
    assert heard.room.pane.held.said == "Prélevée en entier\u00a0: art. 15(1) proposé"
    assert heard.offers[-1][0] == "Toute la section est prélevée\u00a0: proposé."
