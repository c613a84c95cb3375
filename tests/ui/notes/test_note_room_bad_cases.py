"""Notes that are gone, empty, huge, of no kind, hostile, or open twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from briefing_app.domain.text import BlockId, Picture, SectionId, block_words
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind
from briefing_app.ui.notes import typed_texts
from tests.services.typing_texts import reword, say
from tests.ui.notes.conftest import ALT, FULL, SHIFT, Ask, Open, note, said


def test_two_rooms_on_one_note_lose_nothing(open_room: Open, ask: Ask) -> None:
    mine, theirs = open_room(), open_room()
    for heard, words in ((theirs, "Theirs. "), (mine, "Mine. ")):
        heard.choose("Harbour Consultations (HC)")
        heard.room.pane.editor.setFocus()
        heard.room.pane.editor.insert_words(words)
    theirs.save()
    mine.room.leave(lambda: pytest.fail("left without saving"))
    mine.qtbot.waitUntil(lambda: bool(mine.failures))
    assert "saved by someone else" in mine.failures[-1]
    section = note(ask).sections[1]
    assert "Theirs." in said(note(ask))[0]
    mine.qtbot.waitUntil(lambda: bool(mine.told))
    assert "kept among its revisions" in mine.told[-1]
    assert "Mine." in " ".join(revisions(ask, section.id))


def test_a_note_somebody_else_saved_can_be_saved_again(open_room: Open, ask: Ask) -> None:
    heard = open_room()
    heard.choose("Harbour Consultations (HC)")
    section = heard.room.outline.current
    editor = heard.room.pane.editor
    editor.setFocus()
    editor.insert_words("Mine. ")
    place = heard.room.typed.watched(section)[1].place
    ask(lambda desk: say(desk, place, "Somebody else's."))
    left: list[bool] = []
    heard.room.typed.save_then(lambda: left.append(True), lambda: left.append(False))
    heard.qtbot.waitUntil(lambda: bool(heard.told))
    heard.settle()
    assert left == [False]
    assert heard.room.pane.editor is editor
    assert heard.room.typed.unsaved() == {}
    assert block_words(editor.text()[0]) == "Somebody else's."
    editor.insert_words("And mine. ")
    heard.save()
    assert "And mine." in said(note(ask))[0]
    assert "Somebody else's." in said(note(ask))[0]
    found = revisions(ask, section)
    assert any(words.startswith("Mine. ") for words in found)


def test_a_section_is_opened_with_its_pictures(open_room: Open, ask: Ask) -> None:
    def hang(desk: Any) -> str:
        now = desk.notes.get("1")
        with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
            digest = unit.pictures.add(b"a map")
            picture = Picture(id=BlockId("map"), digest=digest, media_type="image/png", alternate="A map")
            first = replace(now.sections[0], blocks=(picture,))
            unit.notes.save(replace(now, sections=(first, *now.sections[1:])))
        return digest

    digest = ask(hang)
    heard = open_room()
    heard.room.outline.choose(note(ask).sections[0].id)
    assert heard.room.pane.editor.blocks_drawn.pictures(digest) == b"a map"


def test_where_the_newer_text_cannot_be_read_one_types_on(
    open_room: Open, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = open_room()
    heard.choose("Harbour Consultations (HC)")
    section = heard.room.outline.current
    editor = heard.room.pane.editor
    editor.insert_words("Mine. ")
    place = heard.room.typed.watched(section)[1].place
    ask(lambda desk: say(desk, place, "Somebody else's."))

    def broken(_place: object, _desk: object) -> None:
        raise OSError("the disk is gone")

    with monkeypatch.context() as patched:
        patched.setattr(typed_texts, "_read", broken)
        heard.room.typed.save_then(lambda: None)
        heard.qtbot.waitUntil(lambda: len(heard.failures) > 1)
    assert not editor.isReadOnly()
    editor.insert_words("More. ")
    heard.room.typed.save_then(lambda: None)
    heard.qtbot.waitUntil(lambda: bool(heard.told))
    assert any("More." in words and "Mine." in words for words in revisions(ask, section))


def revisions(ask: Ask, section: SectionId) -> list[str]:
    """The words of each revision of a section."""
    place = TextPlace(section, "en")

    def read(desk: Any) -> list[str]:
        found = [desk.texts.revision(one.id).blocks for one in desk.texts.revisions(place)]
        return [" ".join(map(block_words, blocks)) for blocks in found]

    return ask(read)


def test_a_note_without_sections_offers_to_add_one(open_room: Open, ask: Ask) -> None:
    def empty(desk: Any) -> None:
        with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
            unit.notes.save(replace(desk.notes.get("1"), sections=()))

    ask(empty)
    heard = open_room()
    assert heard.room.panes()[1] is heard.room.pane.add_button
    heard.room.pane.add_button.setFocus()
    heard.act(Qt.Key.Key_Space)
    assert heard.headings == ["New section"]


def test_a_note_of_three_hundred_sections_opens(open_room: Open, ask: Ask) -> None:
    def many(desk: Any) -> None:
        now = desk.notes.get("1")
        sections = tuple(
            replace(now.sections[0], id=f"many-{n}", heading=f"Part {n}", level=1 + n % 3) for n in range(300)
        )
        with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
            unit.notes.save(replace(now, sections=sections))

    ask(many)
    heard = open_room()
    heard.choose("Part 299")
    heard.act(Qt.Key.Key_Up, ALT, SHIFT)
    assert [one.strip(".") for one in heard.headings[-2:]] == [
        "Part 299",
        "Part 298",
    ] or "Part 299" in "".join(heard.headings[-4:])


def test_a_note_of_an_unknown_kind_is_worked_on_without_pages(open_room: Open, ask: Ask) -> None:
    def other(desk: Any) -> None:
        with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
            unit.notes.save(replace(desk.notes.get("1"), kind="sonnet"))

    ask(other)
    heard = open_room()
    assert heard.headings == FULL
    heard.choose("Harbour Consultations (HC)")
    heard.press(Qt.Key.Key_Return)
    heard.type("Typed. ")
    heard.save()
    assert "Typed." in said(note(ask))[0]


def test_a_note_that_is_gone_is_told(open_room: Open) -> None:
    heard = open_room("99")
    assert "no note 99" in heard.failures[-1]


def test_hostile_headings_are_shown_as_they_are(open_room: Open, ask: Ask) -> None:
    hostile = "<b>bold</b><img src='file:///etc/hostname'>"
    ask(lambda desk: desk.note_editing.rename_section("1", desk.notes.get("1").sections[0].id, hostile))
    heard = open_room()
    assert heard.headings[0] == hostile
    assert "&lt;b&gt;" in heard.room.outline.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_going_to_a_block_opens_its_section(open_room: Open, ask: Ask) -> None:
    section = note(ask).sections[4]
    heard = open_room()
    heard.room.go_to(section.blocks[0].id)
    assert heard.room.outline.current == section.id
    heard.room.go_to(BlockId("nowhere"))
    assert heard.room.outline.current == section.id


def test_everything_that_can_be_reached_has_a_name(open_room: Open, ask: Ask) -> None:
    from tests.ui.test_accessibility import nameless

    ask(lambda desk: reword(desk, "overview", "Eighteen states."))
    heard = open_room()
    assert QAccessible.queryAccessibleInterface(heard.room) is not None
    assert nameless(heard.room) == []
    heard.choose("Harbour Consultations (HC)")
    heard.room.pane.compare.click()
    heard.qtbot.waitUntil(lambda: heard.room.pane.compares)
    heard.room.head.properties.click()
    heard.room.outline.ask_for_profile()
    assert nameless(heard.room) == []
