"""What is typed is kept: as a draft soon, as a revision when asked, and never lost when storing fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program, start
from briefing_app.domain.note import Note
from briefing_app.domain.text import BlockId, Paragraph, Run, Text, block_words
from briefing_app.services.texts import SavedText, TextPlace
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.text_saver import TextSaver

LONG = 10_000


class Typed(QObject):
    """An editor whose words a test types."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.blocks: Text = ()
        self.marked: list[SavedText] = []

    def set_text(self, blocks, severances) -> None:
        self.blocks = blocks

    def text(self) -> Text:
        return self.blocks

    def new_severances(self) -> tuple[()]:
        return ()

    def mark_saved(self, saved: SavedText) -> None:
        self.marked.append(saved)

    def type(self, words: str) -> None:
        self.blocks = (Paragraph(id=BlockId("typed"), content=(Run(words),)),)
        self.edited.emit()


@pytest.fixture(scope="module")
def program() -> Program:
    return start()


@pytest.fixture
def note(program: Program, tmp_path: Path) -> Note:
    program.libraries.create(tmp_path / "library.bdl")
    with program.open(tmp_path / "library.bdl") as desk:
        return desk.notes.create(kind="meeting-note", title="Talks")


@pytest.fixture
def session(qtbot: QtBot, program: Program, note: Note, tmp_path: Path) -> Iterator[LibrarySession]:
    made = LibrarySession(program)
    with qtbot.waitSignal(made.opened, timeout=LONG):
        made.open(tmp_path / "library.bdl")
    yield made
    with qtbot.waitSignal(made.closed, timeout=LONG):
        made.close()
    made.tasks.shutdown()


@pytest.fixture
def saver(session: LibrarySession) -> TextSaver:
    return TextSaver(session, session)


def asked(qtbot: QtBot, session: LibrarySession, work):
    """The answer of the desk."""
    found: list[object] = []
    session.call(session, work, found.append, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=LONG)
    return found[0]


def watched(qtbot: QtBot, session: LibrarySession, saver: TextSaver, note: Note, number: int = 0) -> Typed:
    editor = Typed()
    place = TextPlace(note.sections[number].id, "en")
    saver.watch(editor, asked(qtbot, session, lambda desk: desk.texts.open(place)))
    return editor


def stored(qtbot: QtBot, session: LibrarySession, note: Note, number: int = 0) -> str:
    sections = asked(qtbot, session, lambda desk: desk.notes.get("1")).sections
    return " ".join(map(block_words, sections[number].blocks))


def test_a_draft_is_kept_within_two_seconds(
    qtbot: QtBot, session: LibrarySession, saver: TextSaver, note: Note
) -> None:
    editor = watched(qtbot, session, saver, note)
    editor.type("Half a thought")
    place = TextPlace(note.sections[0].id, "en")
    qtbot.waitUntil(
        lambda: asked(qtbot, session, lambda desk: desk.texts.open(place)).from_draft, timeout=2500
    )
    assert stored(qtbot, session, note) == ""
    assert not saver.is_saved


def test_saving_stores_what_was_typed_before_it_goes_on(
    qtbot: QtBot, session: LibrarySession, saver: TextSaver, note: Note
) -> None:
    editors = [watched(qtbot, session, saver, note, number) for number in (0, 1)]
    for number, editor in enumerate(editors):
        editor.type(f"Words of {number}")
    went: list[bool] = []
    saver.save_then(lambda: went.append(saver.is_saved))
    editors[0].type("More words")  # while the worker stores the first
    qtbot.waitUntil(lambda: bool(went), timeout=LONG)
    assert went == [True]
    assert stored(qtbot, session, note) == "More words"
    assert stored(qtbot, session, note, 1) == "Words of 1"
    assert len(editors[0].marked) == 2


def test_asking_twice_at_once_answers_both(
    qtbot: QtBot, session: LibrarySession, saver: TextSaver, note: Note
) -> None:
    watched(qtbot, session, saver, note).type("Words")
    went: list[int] = []
    saver.save_then(lambda: went.append(1))
    saver.save_then(lambda: went.append(2))
    qtbot.waitUntil(lambda: went == [1, 2], timeout=LONG)


def test_what_somebody_else_saved_meanwhile_is_not_overwritten_and_nothing_is_lost(
    qtbot: QtBot, session: LibrarySession, saver: TextSaver, note: Note
) -> None:
    other = TextSaver(session, session)
    mine, theirs = watched(qtbot, session, saver, note), watched(qtbot, session, other, note)
    theirs.type("Their words")
    mine.type("My words")
    with qtbot.waitSignal(other.saved, timeout=LONG):
        other.save()
    kept: list[bool] = []
    with qtbot.waitSignal(saver.failed, timeout=LONG) as told:
        saver.save_then(lambda: kept.append(True), lambda: kept.append(False))
    assert kept == [False]
    assert "saved by someone else" in told.args[0]
    assert stored(qtbot, session, note) == "Their words"
    assert saver.unsaved() == {note.sections[0].id: mine.text()}


def test_a_section_that_is_gone_is_told_and_the_words_stay(
    qtbot: QtBot, session: LibrarySession, saver: TextSaver, note: Note
) -> None:
    editor = watched(qtbot, session, saver, note)
    editor.type("Words")
    asked(qtbot, session, lambda desk: desk.note_editing.delete_section("1", note.sections[0].id))
    with qtbot.waitSignal(saver.failed, timeout=LONG) as told:
        saver.save()
    assert "no such section" in told.args[0]
    assert saver.unsaved()
    saver.forget(note.sections[0].id)
    assert saver.is_saved
