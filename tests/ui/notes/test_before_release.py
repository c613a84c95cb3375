"""Beside the text of a note stands what is to be looked at before it is handed over; keys do all of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.domain.text import block_words
from briefing_app.ui import languages
from briefing_app.ui.export_dialog import ExportWish
from briefing_app.ui.notes.checklist import Checklist
from briefing_app.ui.notes.note_room import NoteRoom
from briefing_app.ui.notes.release_checklist import ReleaseChecklist
from briefing_app.ui.workplace import Workplace
from tests.services.conftest import FEE
from tests.services.test_before_release import with_pictures
from tests.ui.conftest import FakePrompts, OpenWindow
from tests.ui.notes.conftest import ALT, LONG, Ask, Heard, Open
from tests.ui.test_accessibility import nodes


@pytest.fixture(params=["en", "fr"])
def language(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[str]:
    languages.speak(request.param)
    yield request.param
    languages.speak("en")


def mark(ask: Ask, words: str, *, approved: bool = False) -> None:
    def marked(desk: Any) -> None:
        severance = sever_in(desk, "engagement", words)
        if approved:
            desk.severances.approve([severance], "Their confidence.")

    ask(marked)


def sever_in(desk: Any, section: str, words_: str) -> Any:
    return desk.passages.mark(note="1", section=section, words=words_, exemptions=["15(1)"]).severance


def looked_at(heard: Heard) -> Checklist:
    """Go to the side by its key, and wait until it has been read."""
    room = heard.room
    heard.press(Qt.Key.Key_PageUp, ALT)
    assert room.side.current == "release"
    settle(heard)
    checklist: Checklist = room.releasing.checklist.list
    assert QApplication.focusWidget() is checklist
    return checklist


def settle(heard: Heard) -> None:
    heard.settle()
    heard.qtbot.waitUntil(lambda: heard.room.releasing.is_settled, timeout=LONG)


def heard_in(widget: QWidget) -> str:
    texts = (
        QAccessible.Text.Name,
        QAccessible.Text.Description,
        QAccessible.Text.Value,
        QAccessible.Text.Help,
    )
    return "\n".join(node.text(one) for node in nodes(widget) for one in texts)


def words(checklist: Checklist) -> list[str]:
    return [one.words for one in checklist.lines]


def said_of_trial(checklist: ReleaseChecklist) -> str:
    """What the first line says once something was tried, "" before."""
    heading, said = words(checklist.list)[:2]
    return said if heading.startswith(("Tried ", "Essai ")) else ""


def stand_on(checklist: Checklist, part: str) -> None:
    row = next(row for row, one in enumerate(checklist.lines) if part in one.words)
    QTest.keyClick(checklist, Qt.Key.Key_Home)
    for _ in range(len(checklist.lines)):
        if checklist.currentIndex().row() == row:
            return
        QTest.keyClick(checklist, Qt.Key.Key_Down)
    raise AssertionError(f"no key leads to {part}")


def test_what_stands_in_the_way_is_gone_to_with_enter(open_room: Open, ask: Ask) -> None:
    mark(ask, FEE)
    heard = open_room()
    checklist = looked_at(heard)
    assert words(checklist)[:2] == ["To be done", "1 severance is not approved."]
    stand_on(checklist, "under s. 15(1)")
    heard.press(Qt.Key.Key_Return)
    room = heard.room
    assert room.outline.current == next(
        one.id for one in room.open_note.note.sections if any(FEE in block_words(b) for b in one.blocks)
    )
    assert QApplication.focusWidget() is room.pane.main_widget


def test_a_hint_leads_to_its_place_and_is_heard_as_one(open_room: Open, ask: Ask) -> None:
    ask(lambda desk: desk.severances.approve([sever_in(desk, "next-steps", "Geneva")], "Their confidence."))
    heard = open_room()
    checklist = looked_at(heard)
    (hint,) = (one for one in checklist.lines if one.spoken.startswith("Hint: "))
    assert "Geneva" not in hint.spoken
    stand_on(checklist, hint.words)
    heard.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is not checklist


def test_the_count_of_severances_leads_to_them(open_room: Open, ask: Ask) -> None:
    mark(ask, FEE)
    heard = open_room()
    asked: list[object] = []
    heard.room.asked.connect(asked.append)
    checklist = looked_at(heard)
    stand_on(checklist, "1 severance")
    heard.press(Qt.Key.Key_Return)
    assert asked or heard.room.side.current == "severances"


def test_nothing_withheld_is_heard_shown_or_copied(open_room: Open, ask: Ask, language: str) -> None:
    mark(ask, FEE)
    mark(ask, "Ana Roy", approved=True)
    heard = open_room()
    checklist = looked_at(heard)
    said = heard_in(heard.room.releasing.checklist)
    copied = []
    for row in range(len(checklist.lines)):
        checklist.setCurrentIndex(checklist.model().index(row, 0))
        QTest.keySequence(checklist, QKeySequence(QKeySequence.StandardKey.Copy))
        copied.append(QGuiApplication.clipboard().text())
    for canary in (FEE, "165,000", "Ana Roy", "Roy"):
        assert canary not in said
        assert canary not in "\n".join(copied)
    assert {"en": "To be done", "fr": "À faire"}[language] in said
    assert {"en": "not approved", "fr": "pas approuvé"}[language] in said


def test_what_is_typed_is_looked_at_while_the_side_is_in_front(open_room: Open, ask: Ask) -> None:
    mark(ask, FEE, approved=True)
    heard = open_room()
    checklist = looked_at(heard)
    assert "Nothing stands in the way of the public edition." in words(checklist)
    heard.choose("Harbour Consultations (HC)")
    heard.room.pane.editor.setFocus()
    heard.type(f"Again {FEE}. ")
    heard.qtbot.waitUntil(lambda: words(checklist)[0] == "To be done", timeout=LONG)
    settle(heard)


def test_a_tick_is_kept_for_the_sitting_until_its_words_are_others(open_room: Open, ask: Ask) -> None:
    heard = open_room()
    checklist = looked_at(heard)

    def ticked() -> bool:
        row = next(row for row, one in enumerate(checklist.lines) if "second person" in one.words)
        state = checklist.model().index(row, 0).data(Qt.ItemDataRole.CheckStateRole)
        return Qt.CheckState(state) is Qt.CheckState.Checked

    assert not ticked()
    stand_on(checklist, "second person")
    heard.press(Qt.Key.Key_Space)
    assert ticked()
    heard.room.refresh()
    settle(heard)
    assert ticked()
    mark(ask, FEE)
    heard.room.refresh()
    settle(heard)
    heard.qtbot.waitUntil(lambda: not ticked(), timeout=LONG)


def test_each_picture_is_ticked_and_gone_to(open_room: Open, ask: Ask) -> None:
    ask(lambda desk: with_pictures(desk, desk.notes.get("1"), 2))
    heard = open_room()
    checklist = looked_at(heard)
    stand_on(checklist, "Picture 2 of 2")
    heard.press(Qt.Key.Key_Space)
    assert len(heard.room._session.ticked) == 1
    heard.press(Qt.Key.Key_Space)
    assert heard.room._session.ticked == set()


def test_a_trial_says_that_all_checks_are_passed_and_writes_no_file(
    open_room: Open, ask: Ask, tmp_path: Path, language: str
) -> None:
    mark(ask, FEE, approved=True)
    heard = open_room()
    looked_at(heard)
    checklist = heard.room.releasing.checklist
    files = set(tmp_path.rglob("*.docx"))
    QTest.keyClick(checklist.try_out, Qt.Key.Key_Space)
    heard.qtbot.waitUntil(lambda: bool(said_of_trial(checklist)), timeout=LONG)
    passed = {"en": "passes every check", "fr": "passe toutes les vérifications"}[language]
    assert passed in said_of_trial(checklist)
    assert checklist.try_out.isEnabled()
    assert set(tmp_path.rglob("*.docx")) == files
    assert ask(lambda desk: desk.releases.of_note("1")) == ()
    assert FEE not in heard_in(checklist)


def test_a_trial_that_is_refused_says_why_without_the_words(open_room: Open, ask: Ask) -> None:
    mark(ask, FEE)
    heard = open_room()
    looked_at(heard)
    checklist = heard.room.releasing.checklist
    QTest.keyClick(checklist.try_out, Qt.Key.Key_Space)
    heard.qtbot.waitUntil(lambda: bool(said_of_trial(checklist)), timeout=LONG)
    assert said_of_trial(checklist) == "The public edition cannot be made yet."
    assert checklist.list.currentIndex().row() == 1
    assert FEE not in heard_in(checklist)
    settle(heard)


def test_a_trial_can_be_cancelled(open_room: Open, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = open_room()
    looked_at(heard)
    room = heard.room
    checklist = room.releasing.checklist
    begin = room.releasing._begin

    def begin_and_cancel() -> None:
        begin()
        room.releasing._progress.cancel()

    monkeypatch.setattr(room.releasing, "_begin", begin_and_cancel)
    QTest.keyClick(checklist.try_out, Qt.Key.Key_Space)
    heard.qtbot.waitUntil(lambda: checklist.bar.text == "The trial was cancelled.", timeout=LONG)
    assert checklist.try_out.isEnabled()


@pytest.fixture
def place(qtbot: QtBot, new_window: OpenWindow, real_program: Program, library: Path) -> Workplace:
    made = new_window(real_program)
    made.open(library)
    qtbot.waitUntil(lambda: made.browsing.detail.shown is not None, timeout=LONG)
    made.rooms.open_note("1")
    room = made.rooms.current
    assert isinstance(room, NoteRoom)
    qtbot.waitUntil(lambda: room.open_note is not None, timeout=LONG)
    return made


def test_export_offers_the_public_edition_and_tells_of_the_record_and_shows_it(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts, tmp_path: Path
) -> None:
    room = place.rooms.current
    assert isinstance(room, NoteRoom)
    room.side.show_side("release")
    checklist = room.releasing.checklist

    def rest() -> None:
        qtbot.waitUntil(lambda: not place.session.tasks.busy and room.releasing.is_settled, timeout=LONG)

    rest()
    target = tmp_path / "out" / "note.txt"
    prompts.answers["export"] = ExportWish(public=True, format="txt", path=target, replace=False)
    QTest.keyClick(checklist.export, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(place.bar.text) and not place.notes.is_exporting, timeout=LONG)
    _formats, _suggest, _audiences, public = prompts.given["export"]
    assert public is True
    assert "note-txt-record.docx" in place.bar.text

    def told() -> bool:
        return any("note.txt · SHA-256" in one for one in words(checklist.list))

    qtbot.waitUntil(told, timeout=LONG)
    rest()


def test_the_library_closed_the_ticks_are_gone(qtbot: QtBot, place: Workplace, library: Path) -> None:
    place.session.ticked.add("something")
    with qtbot.waitSignal(place.session.opened, timeout=LONG):
        place.session.open(library)
    assert place.session.ticked == set()
