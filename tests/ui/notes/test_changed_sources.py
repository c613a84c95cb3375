"""What a profile says by now is told, compared and taken over, passage by passage."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from briefing_app.domain.text import holds
from briefing_app.storage.records import ActKind
from tests.services.conftest import paragraph
from tests.services.typing_texts import place_of, reword
from tests.ui.fake_texts import PLEDGE, severance
from tests.ui.notes.conftest import CTRL, Ask, Open, note, said
from tests.ui.paint_watch import PaintWatch


def test_a_changed_source_is_told_and_taken_over_by_keyboard(open_room: Open, ask: Ask) -> None:
    ask(lambda desk: reword(desk, "overview", "Eighteen states talk here."))
    heard = open_room()
    model = heard.room.outline.model
    index = model.index_of(heard.room.updates[0].change.section)
    assert "source changed" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data().startswith("● ")
    heard.choose("Harbour Consultations (HC)")
    heard.room.pane.compare.setFocus()
    heard.press(Qt.Key.Key_Space)
    heard.qtbot.waitUntil(lambda: heard.room.pane.compares)
    (row,) = heard.room.pane.changes.rows
    assert [text.toPlainText() for text in row.texts] == [
        "Seventeen states talk here, and nobody decides anything.",
        "Eighteen states talk here.",
        "Seventeen states talk here, and nobody decides anything.",
    ]
    assert "Nobody changed it here" in row.said.text()
    assert QApplication.focusWidget() is row.take
    heard.act(Qt.Key.Key_Space)
    assert heard.room.updates == ()
    assert not heard.room.pane.compares
    assert said(note(ask))[0] == "Eighteen states talk here."
    assert heard.room.pane.text_of(note(ask).sections[1].id) == note(ask).sections[1].blocks
    heard.undo()
    assert said(note(ask))[0].startswith("Seventeen")
    assert len(heard.room.updates) == 1


@pytest.mark.parametrize("of_note", [True, False])
def test_nothing_is_copied_of_a_passage_whose_section_is_withheld_whole(
    open_room: Open, ask: Ask, of_note: bool
) -> None:
    ask(lambda desk: reword(desk, "overview", "Eighteen states talk here."))
    ask(lambda desk: withhold(desk, of_note=of_note))
    heard = open_room()
    heard.choose("Harbour Consultations (HC)")
    heard.room.pane.compare.click()
    heard.qtbot.waitUntil(lambda: heard.room.pane.compares)
    (row,) = heard.room.pane.changes.rows
    for text in row.texts:
        text.selectAll()
        assert "states" in text.toPlainText()
        assert "states" not in text.createMimeDataFromSelection().text()


def withhold(desk: Any, *, of_note: bool) -> None:
    """Withhold whole the section of the note, or that of the profile its words come from."""
    note = desk.notes.get("1")
    here = next(one for one in note.sections if one.blocks and one.blocks[0].origin)
    with desk.library.database.begin(desk.actor.act(ActKind.SEVER)) as unit:
        unit.severances.save(severance())
        things, thing = (unit.notes, note) if of_note else (unit.profiles, desk.profiles.find("HC"))
        wanted = here.id if of_note else here.blocks[0].origin.section
        sections = tuple(
            replace(one, severances=frozenset({PLEDGE})) if one.id == wanted else one
            for one in thing.sections
        )
        things.save(replace(thing, sections=sections))


def add_marked(desk: Any) -> None:
    place = place_of(desk, "overview")
    opened = desk.texts.open(place)
    new = replace(paragraph("They meet twice."), portion=desk.catalogue.marking("PROTECTED A"))
    desk.texts.save(place, (*opened.blocks, new), opened.revision)


def test_a_marked_passage_is_compared_under_its_marking_and_no_longer(open_room: Open, ask: Ask) -> None:
    ask(add_marked)
    heard = open_room()
    room, marks = heard.room, []
    room.banner_changed.connect(marks.append)
    heard.choose("Harbour Consultations (HC)")
    lowest = heard.banners[-1]
    catalogue = room._session.program.catalogue
    watch = PaintWatch(catalogue, {"They meet twice.": "PROTECTED A"}, lambda _painted: marks[-1])
    for close in (room.pane.changes.back.click, lambda: room.outline.step(1)):
        room.sight.tell_banner()
        with watch:
            room.pane.compare.click()
            heard.qtbot.waitUntil(lambda: room.pane.compares)
            (row,) = room.pane.changes.rows
            heard.qtbot.waitUntil(lambda: watch.seen["They meet twice."] > 0)
            assert row.texts[1].toPlainText() == "They meet twice."
            assert heard.banners[-1] == "PROTECTED A / PROTÉGÉ A"
            room.sources.ask()
            heard.settle()
            assert heard.banners[-1] == "PROTECTED A / PROTÉGÉ A"
            close()
            assert heard.banners[-1] == lowest
            heard.settle()
        watch.seen.clear()


def test_a_marked_passage_is_compared_only_once_the_banner_says_so(open_room: Open, ask: Ask) -> None:
    ask(add_marked)
    heard = open_room()
    heard.choose("Harbour Consultations (HC)")
    panel, said = heard.room.pane.changes, []
    show = panel.show_updates
    panel.show_updates = lambda *given: (said.append(heard.banners[-1]), show(*given))
    heard.room.pane.compare.click()
    heard.qtbot.waitUntil(lambda: heard.room.pane.compares)
    assert said[-1] == "PROTECTED A / PROTÉGÉ A"


def test_what_is_typed_here_and_there_is_merged_and_severances_united(open_room: Open, ask: Ask) -> None:
    ask(
        lambda desk: desk.passages.mark(
            note="1", section="overview", words="nobody decides", exemptions=("15(1)",)
        )
    )
    ask(lambda desk: reword(desk, "overview", "Eighteen states talk here, and nobody decides anything."))
    heard = open_room()
    heard.choose("Harbour Consultations (HC)")
    heard.press(Qt.Key.Key_Return)
    heard.press(Qt.Key.Key_End, CTRL)
    heard.type(" We go.")
    heard.room.pane.compare.click()
    heard.qtbot.waitUntil(lambda: heard.room.pane.compares)
    assert "keeps both" in heard.room.pane.changes.rows[0].said.text()
    heard.room.pane.changes.take_all.setFocus()
    heard.act(Qt.Key.Key_Space)
    (block,) = note(ask).sections[1].blocks
    assert said(note(ask))[0] == "Eighteen states talk here, and nobody decides anything. We go."
    assert len(holds(block)) == 1


def test_keeping_mine_makes_the_badge_go(open_room: Open, ask: Ask) -> None:
    ask(lambda desk: reword(desk, "overview", "Eighteen states."))
    heard = open_room()
    heard.choose("Harbour Consultations (HC)")
    heard.room.pane.compare.click()
    heard.qtbot.waitUntil(lambda: heard.room.pane.compares)
    heard.room.pane.changes.rows[0].keep.setFocus()
    heard.act(Qt.Key.Key_Space)
    assert heard.room.updates == ()
    assert not heard.room.outline.model.index_of(note(ask).sections[1].id).data().startswith("●")
    assert said(note(ask))[0].startswith("Seventeen")


def test_a_passage_the_profile_got_since_is_offered_and_put_in_by_keyboard(open_room: Open, ask: Ask) -> None:
    ask(lambda desk: add(desk, "overview", "They meet twice a year."))
    heard = open_room()
    model = heard.room.outline.model
    assert model.index_of(heard.room.updates[0].change.section).data().startswith("● ")
    heard.choose("Harbour Consultations (HC)")
    heard.room.pane.compare.setFocus()
    heard.press(Qt.Key.Key_Space)
    heard.qtbot.waitUntil(lambda: heard.room.pane.compares)
    (row,) = heard.room.pane.changes.rows
    assert [text.toPlainText() for text in row.texts] == [
        "It was not there yet.",
        "They meet twice a year.",
        "It is not in this note.",
    ]
    assert "new in the profile" in row.said.text()
    assert row.keep.text() == "Leave out"
    assert QApplication.focusWidget() is row.take
    assert "They meet twice a year." not in said(note(ask))
    heard.act(Qt.Key.Key_Space)
    assert (heard.room.updates, heard.room.pane.compares) == ((), False)
    assert said(note(ask))[1] == "They meet twice a year."
    heard.undo()
    assert "They meet twice a year." not in said(note(ask))
    assert len(heard.room.updates) == 1


def add(desk: Any, key: str, words: str) -> None:
    """Say something more at the end of a profile's section."""
    place = place_of(desk, key)
    opened = desk.texts.open(place)
    desk.texts.save(place, (*opened.blocks, paragraph(words)), opened.revision)
