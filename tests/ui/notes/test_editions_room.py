"""Both editions of a note stand beside each other, and one follows the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.domain.text import block_words
from briefing_app.ui import languages
from briefing_app.ui.notes.editions_room import EditionsRoom
from briefing_app.ui.notes.note_room import NoteRoom
from briefing_app.ui.workplace import Workplace
from tests.services.conftest import FEE
from tests.ui.conftest import OpenWindow
from tests.ui.notes.conftest import LONG
from tests.ui.notes.test_before_release import heard_in, sever_in

BESIDE = "Ctrl+Shift+B"
Sever = Callable[..., None]


@pytest.fixture(params=["en", "fr"])
def language(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[str]:
    languages.speak(request.param)
    yield request.param
    languages.speak("en")


@pytest.fixture
def sever(real_program: Program, library: Path) -> Sever:
    """Severs words of the note before it is opened."""

    def severed(words: str, *, approved: bool = True, section: str = "engagement") -> None:
        with real_program.open(library) as desk:
            severance = sever_in(desk, section, words)
            if approved:
                desk.severances.approve([severance], "Their confidence.")

    return severed


@pytest.fixture
def beside(
    qtbot: QtBot, new_window: OpenWindow, real_program: Program, library: Path
) -> Callable[[], tuple[Workplace, EditionsRoom]]:
    """The note opened in its room, and from there both editions by their key."""

    def opened() -> tuple[Workplace, EditionsRoom]:
        place = new_window(real_program)
        place.window().resize(1366, 728)
        place.open(library)
        qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=LONG)
        place.rooms.open_note("1")
        room = place.rooms.current
        assert isinstance(room, NoteRoom)
        qtbot.waitUntil(lambda: room.open_note is not None, timeout=LONG)
        QTest.keySequence(room, QKeySequence(BESIDE))
        qtbot.waitUntil(lambda: isinstance(place.rooms.current, EditionsRoom), timeout=LONG)
        editions = place.rooms.current
        assert isinstance(editions, EditionsRoom)
        qtbot.waitUntil(lambda: editions.is_settled and not place.session.tasks.busy, timeout=LONG)
        return place, editions

    return opened


def test_both_editions_stand_under_the_banner_of_the_whole_note(sever: Sever, beside: Callable) -> None:
    sever(FEE)
    place, room = beside()
    assert room.internal.main_widget is room.internal.pages
    assert room.public.main_widget is room.public.pages
    said = {
        one: "\n".join(column.pages.pages.text_of(n) for n in range(column.pages.pages.count))
        for one, column in (("internal", room.internal), ("public", room.public))
    }
    assert FEE in said["internal"]
    assert FEE not in said["public"]
    assert "UNCLASSIFIED" in place.top_banner.words


def test_nothing_withheld_is_heard_of_the_public_edition(
    sever: Sever, beside: Callable, language: str
) -> None:
    sever(FEE)
    sever("Ana Roy")
    place, room = beside()
    bar = room.public.pages.verticalScrollBar()
    heard = []
    for value in range(0, bar.maximum() + 1, 200):
        bar.setValue(value)
        heard.append(heard_in(room.public))
    assert all(canary not in one for canary in (FEE, "165,000", "Ana Roy") for one in heard)
    assert all(FEE not in one for one in (place.window().windowTitle(), room.windowTitle(), room.toolTip()))
    QGuiApplication.clipboard().clear()
    QTest.keySequence(room.public.pages, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == ""
    name = {"en": "Public edition", "fr": "Édition publique"}[language]
    assert room.public.pages.accessibleName() == name


def test_one_edition_follows_the_other_block_by_block(sever: Sever, beside: Callable) -> None:
    sever(FEE)
    _place, room = beside()
    left, right = room.internal.pages, room.public.pages
    both = room.together
    for block, there in list(both.places.items())[::4]:
        left.go_to_block(block)
        if left.verticalScrollBar().value() == left.verticalScrollBar().maximum():
            break
        wanted = right.pages.positions[there]
        assert abs(right.height_at(None) - wanted) < 4 or at_end(right)
    QTest.keyClick(right, Qt.Key.Key_Home)
    assert left.verticalScrollBar().value() == 0
    QTest.keyClick(right, Qt.Key.Key_End)
    assert left.verticalScrollBar().value() > 0


def at_end(view: object) -> bool:
    bar = view.verticalScrollBar()
    return bar.value() == bar.maximum()


def test_enter_goes_to_the_passage_at_the_top_and_back_comes_back(
    qtbot: QtBot, sever: Sever, beside: Callable
) -> None:
    sever(FEE)
    place, room = beside()
    block = next(
        one for section in room.note.sections for one in section.blocks if "We meet often" in block_words(one)
    ).id
    for column in (room.public, room.internal):
        wanted = room.together.places[block] if column is room.public else block
        heard: list[str] = []
        column.go_to_wanted.connect(heard.append)
        column.pages.go_to_block(wanted)
        assert not at_end(column.pages)
        with QSignalBlocker(room):  # so that it stays for both
            QTest.keyClick(column.pages, Qt.Key.Key_Return)
        assert heard == [block]
    QTest.keyClick(room.internal.pages, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(place.rooms.current, NoteRoom), timeout=LONG)
    place.commands.back.trigger()
    qtbot.waitUntil(lambda: isinstance(place.rooms.current, EditionsRoom), timeout=LONG)


def test_a_double_click_goes_to_the_passage_under_it(sever: Sever, beside: Callable) -> None:
    sever(FEE)
    _place, room = beside()
    heard: list[str] = []
    room.internal.go_to_wanted.disconnect()
    room.internal.go_to_wanted.connect(heard.append)
    pages = room.internal.pages
    QTest.mouseDClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 300))
    assert len(heard) == 1
    assert pages.pages.positions[heard[0]] <= pages.height_at(QPoint(200, 300)) + 1


def test_what_stands_in_the_way_is_told_in_the_place_of_the_public_edition(
    qtbot: QtBot, sever: Sever, beside: Callable, language: str
) -> None:
    sever(FEE, approved=False)
    place, room = beside()
    obstacles = room.public.main_widget
    assert obstacles is room.public.obstacles
    assert FEE not in heard_in(room.public)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    qtbot.waitUntil(obstacles.hasFocus)
    QTest.keyClick(obstacles, Qt.Key.Key_Home)
    QTest.keyClick(obstacles, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(place.rooms.current, NoteRoom), timeout=LONG)
    note = place.rooms.current
    assert isinstance(note, NoteRoom)
    qtbot.waitUntil(lambda: note.open_note is not None and note.pane.editor is not None, timeout=LONG)
    qtbot.waitUntil(lambda: not place.session.tasks.busy, timeout=LONG)
    shown = note.text_of(note.outline.current)
    assert any(FEE in block_words(one) for one in shown)


def test_what_is_typed_is_stored_before_both_are_shown(
    qtbot: QtBot, new_window: OpenWindow, real_program: Program, library: Path
) -> None:
    place = new_window(real_program)
    place.open(library)
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=LONG)
    place.rooms.open_note("1")
    note = place.rooms.current
    qtbot.waitUntil(lambda: note.open_note is not None, timeout=LONG)
    note.outline.choose(note.outline.model.sections[1].id)
    note.pane.editor.setFocus()
    QTest.keyClicks(note.pane.editor, "Typed just now. ")
    place.commands.side_by_side.trigger()
    qtbot.waitUntil(lambda: isinstance(place.rooms.current, EditionsRoom), timeout=LONG)
    room = place.rooms.current
    qtbot.waitUntil(lambda: room.is_settled, timeout=LONG)
    pages = room.public.pages.pages
    assert "Typed just now." in "\n".join(pages.text_of(n) for n in range(pages.count))
