"""Words copied out of a profile's own editor remember it in a note: what is decided there follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.note import NoteSection
from briefing_app.domain.severance import Severance, SeveranceState
from briefing_app.domain.text import Block, Run, block_words, holds
from briefing_app.domain.withheld_places import held_words
from briefing_app.services.note_editing import NoteProperties
from briefing_app.services.texts import TextPlace
from briefing_app.ui.editor.exchange import OWN_TYPE
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.profiles.profile_room import ProfileRoom
from tests.ui.conftest import FakePrompts
from tests.ui.notes.conftest import LONG, Heard, Open

CTRL = Qt.KeyboardModifier.ControlModifier
Ask = Callable[[Callable[[Desk], Any]], Any]
TARGET = "Key people"


class Profiles:
    """The editors of profiles, each in a room of its own."""

    def __init__(self, qtbot: QtBot, session: LibrarySession, prompts: FakePrompts, ask: Ask) -> None:
        self._qtbot, self._session, self._prompts, self._ask = qtbot, session, prompts, ask
        self._rooms: list[ProfileRoom] = []

    def editor(self, key: str = "overview", name: str = "HC") -> SectionEditor:
        """The editor of a section of a profile, with the keyboard in it."""
        profile = self._ask(lambda desk: desk.profiles.find(name))
        room = ProfileRoom(self._session, self._prompts, profile.id)
        self._qtbot.addWidget(room)
        self._rooms.append(room)
        with self._qtbot.waitActive(room):
            room.show()
            room.activateWindow()
        self._qtbot.waitUntil(lambda: room.opened is not None, timeout=LONG)
        wanted = profile.section(key).texts["en"][0].id
        room.go_to(wanted)
        self._qtbot.waitUntil(lambda: room._section is not None and bool(room._section.editor), timeout=LONG)
        editor = room._section.editor
        editor.setFocus()
        return editor

    def leave(self) -> None:
        """Save what is typed in the room opened last."""
        left: list[bool] = []
        self._rooms[-1].leave(lambda: left.append(True))
        self._qtbot.waitUntil(lambda: bool(left), timeout=LONG)


@pytest.fixture
def profiles(qtbot: QtBot, session: LibrarySession, prompts: FakePrompts, ask: Ask) -> Profiles:
    return Profiles(qtbot, session, prompts, ask)


def copy(editor: SectionEditor, words: str = "") -> None:
    """Copy everything, or these words of the first block."""
    editor.selectAll()
    if words:
        block = editor.text()[0]
        start = block_words(block).index(words)
        editor.select(block.id, start, start + len(words))
    QTest.keyClick(editor, Qt.Key.Key_C, CTRL)


def paste(heard: Heard, heading: str = TARGET, typed: str = "") -> None:
    """Paste into a section of the note behind what is typed there first, and have it stored."""
    heard.choose(heading)
    editor = heard.room.pane.editor
    editor.setFocus()
    if typed:
        QTest.keyClicks(editor, typed)
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    heard.save()


def section(ask: Ask, heading: str = TARGET) -> NoteSection:
    note = ask(lambda desk: desk.notes.get("1"))
    return next(one for one in note.sections if one.heading == heading)


def pasted(ask: Ask) -> Block:
    (block,) = section(ask).blocks
    return block


def sever(ask: Ask, words: str, name: str = "HC") -> str:
    report = ask(
        lambda desk: desk.passages.mark(profile=name, section="overview", words=words, exemptions=("15(1)",))
    )
    return report.severance


def record(ask: Ask, severance: str) -> Severance:
    def read(desk: Desk) -> Severance:
        with desk.library.database.read() as unit:
            return unit.severances.get(severance)

    return ask(read)


def test_a_block_remembers_the_profile_and_follows_it(profiles: Profiles, open_room: Open, ask: Ask) -> None:
    copy(profiles.editor())
    paste(open_room())
    source = ask(lambda desk: desk.profiles.find("HC")).section("overview")
    origin = pasted(ask).origin
    assert (origin.section, origin.block) == (source.id, source.texts["en"][0].id)
    assert origin.revision == source.revisions["en"]
    assert ask(lambda desk: desk.note_editing.updates("1")) == ()

    of_profile = sever(ask, "nobody decides")
    (held,) = holds(pasted(ask))
    assert (record(ask, held).state, record(ask, held).source) == (SeveranceState.PROPOSED, of_profile)
    assert held_words((pasted(ask),))[held] == ("nobody decides",)


def test_a_part_of_a_block_follows_where_it_has_the_words(
    profiles: Profiles, open_room: Open, ask: Ask
) -> None:
    copy(profiles.editor(), "nobody decides anything")
    paste(open_room(), typed="We think that ")
    assert block_words(pasted(ask)) == "We think that nobody decides anything"
    sever(ask, "nobody decides")
    assert list(held_words((pasted(ask),)).values()) == [("nobody decides",)]


def test_a_part_alone_is_not_withheld_for_words_it_never_had(
    profiles: Profiles, open_room: Open, ask: Ask
) -> None:
    copy(profiles.editor(), "Seventeen states")
    paste(open_room())
    sever(ask, "nobody decides")
    assert holds(pasted(ask)) == frozenset()
    sever(ask, "states talk")
    assert list(held_words((pasted(ask),)).values()) == [("states",)]


def test_what_is_copied_while_it_is_typed_is_of_the_revision_saved_afterwards(
    profiles: Profiles, open_room: Open, ask: Ask
) -> None:
    editor = profiles.editor()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    QTest.keyClicks(editor, " Not at all.")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "They meet in Geneva.")
    copy(editor)
    profiles.leave()
    paste(open_room())
    source = ask(lambda desk: desk.profiles.find("HC")).section("overview")
    assert [block_words(one) for one in section(ask).blocks][-1] == "They meet in Geneva."
    assert {one.origin.revision for one in section(ask).blocks} == {source.revisions["en"]}
    here = section(ask).id
    assert [
        one for one in ask(lambda desk: desk.note_editing.updates("1")) if one.change.section == here
    ] == []
    sever(ask, "Geneva")
    assert list(held_words(section(ask).blocks).values()) == [("Geneva",)]


def test_what_is_severed_between_copying_and_pasting_is_proposed_at_once(
    profiles: Profiles, open_room: Open, ask: Ask
) -> None:
    copy(profiles.editor())
    of_profile = sever(ask, "nobody decides")
    heard = open_room()
    paste(heard)
    (held,) = holds(pasted(ask))
    assert (record(ask, held).state, record(ask, held).source) == (SeveranceState.PROPOSED, of_profile)
    assert any("in the profile since they were copied" in said for said in heard.told)
    heard.qtbot.waitUntil(lambda: holds(heard.room.pane.editor.text()[0]) == {held}, timeout=LONG)
    QTest.keyClicks(heard.room.pane.editor, "So. ")
    heard.save()
    assert block_words(pasted(ask)).startswith("So. ")
    assert holds(pasted(ask)) == {held}


def test_what_is_typed_while_that_is_stored_stays_and_nothing_untrue_is_said(
    profiles: Profiles, open_room: Open, ask: Ask
) -> None:
    copy(profiles.editor())
    sever(ask, "nobody decides")
    heard = open_room()
    heard.choose(TARGET)
    editor = heard.room.pane.editor
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    stored: list[bool] = []
    heard.room.leave(lambda: stored.append(True))  # is being stored when the next keys are pressed
    QTest.keyClicks(editor, " We typed on.")
    heard.qtbot.waitUntil(lambda: bool(stored), timeout=LONG)
    heard.settle()
    assert heard.room.pane.editor is editor
    for block in (editor.text()[0], pasted(ask)):
        assert block_words(block).endswith(" We typed on.")
        assert list(held_words((block,)).values()) == [("nobody decides",)]
    assert any("in the profile since they were copied" in said for said in heard.told)
    assert not any("Somebody else" in said for said in heard.told)
    assert heard.failures == []


def test_severed_words_copied_follow_the_profiles_severance(
    profiles: Profiles, open_room: Open, ask: Ask
) -> None:
    of_profile = sever(ask, "nobody decides")
    copy(profiles.editor())
    paste(open_room())
    (held,) = holds(pasted(ask))
    assert held != of_profile
    assert record(ask, held).source == of_profile


def test_nothing_of_another_library_is_remembered(profiles: Profiles, open_room: Open, ask: Ask) -> None:
    sever(ask, "nobody decides")
    copy(profiles.editor())
    heard = open_room()
    data = QApplication.clipboard().mimeData()
    known = heard.room.open_note.library.encode()
    own = bytes(data.data(OWN_TYPE).data())
    assert known in own
    data.setData(OWN_TYPE, own.replace(known, b"another"))
    paste(heard)
    (held,) = holds(pasted(ask))
    assert pasted(ask).origin is None
    assert record(ask, held).source is None


def test_a_copy_in_another_profile_is_that_profiles_own(
    profiles: Profiles, open_room: Open, ask: Ask
) -> None:
    copy(profiles.editor())
    other = profiles.editor("engagement", "Agency for Shelter")
    other.selectAll()
    QTest.keyClick(other, Qt.Key.Key_V, CTRL)
    profiles.leave()
    there = ask(lambda desk: desk.profiles.find("Agency for Shelter")).section("engagement")
    (block,) = there.texts["en"]
    assert (block_words(block)[:15], block.origin) == ("Seventeen state", None)
    copy(other)
    paste(open_room())
    assert (pasted(ask).origin.section, pasted(ask).origin.block) == (there.id, block.id)


def test_words_of_a_profile_the_note_is_not_about_stop_its_public_edition_too(
    profiles: Profiles, open_room: Open, ask: Ask
) -> None:
    def leave_out(desk: Desk) -> None:
        act = desk.note_editing
        for one in desk.notes.get("1").sections:
            if one.profile is not None:
                act.delete_section("1", one.id)
        act.set_properties("1", NoteProperties(title="Winter talks", fields={}))

    copy(profiles.editor())
    ask(leave_out)
    paste(open_room())
    sever(ask, "nobody decides")

    def free(desk: Desk) -> str:
        here = next(one for one in desk.notes.get("1").sections if one.heading == TARGET)
        place = TextPlace(here.id, "en")
        opened = desk.texts.open(place)
        bare = tuple(replace(one, content=(Run(block_words(one)),)) for one in opened.blocks)
        desk.texts.save(place, bare, opened.revision)
        try:
            desk.exports.edition_of_note("1", EditionKind.PUBLIC)
        except EditionRefusedError as refused:
            return str(refused.obstacles)
        return ""

    assert "severed in the profile since under s. 15(1)" in ask(free)
