"""A note is prepared with the keyboard: typed, ordered, filled, brought up to date; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from briefing_app.domain.text import BlockId, holds
from briefing_app.storage.records import ActKind
from briefing_app.ui.notes.outline_model import PROFILE_TYPE, SECTION_TYPE
from tests.ui.notes.conftest import Heard, reword, said

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Ask = Callable[[Callable[[Any], Any]], Any]
Open = Callable[..., Heard]
FULL = [
    "Overview", ".Harbour Consultations (HC)", ".Agency for Shelter (AFS)",
    "Engagement", ".Harbour Consultations (HC)", ".Agency for Shelter (AFS)",
    "Next steps", ".Harbour Consultations (HC)",
    "Key people", "Upcoming engagements", "Contributions",
]  # fmt: skip


def note(ask: Ask) -> Any:
    return ask(lambda desk: desk.notes.get("1"))


# ---- opening and typing


def test_a_note_opens_with_outline_text_and_pages(open_room: Open) -> None:
    heard = open_room()
    assert heard.headings == FULL
    assert heard.room.preview.pages.pages.count >= 1
    assert heard.banners[-1].startswith("UNCLASSIFIED")
    assert heard.failures == []


def test_enter_goes_from_the_outline_to_the_text_and_what_is_typed_is_stored_and_shown(
    open_room: Open, ask: Ask
) -> None:
    heard = open_room()
    heard.choose("Harbour Consultations (HC)")
    heard.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is heard.room.pane.editor
    heard.press(Qt.Key.Key_Home, CTRL)
    heard.type("Canada listens. ")
    heard.settle()
    assert "Canada listens. Seventeen" in heard.room.preview.pages.pages.document.toPlainText()
    assert "Canada listens." not in "".join(said(note(ask)))
    heard.save()
    assert "Canada listens. Seventeen states" in said(note(ask))[0]
    assert heard.saved[-1].startswith("Saved ")


def test_undo_in_the_text_survives_a_look_at_another_section(open_room: Open) -> None:
    heard = open_room()
    heard.choose("Harbour Consultations (HC)")
    heard.press(Qt.Key.Key_Return)
    before = heard.room.pane.editor.text()
    heard.type("x")
    heard.press(Qt.Key.Key_PageDown, CTRL)
    assert heard.room.pane.heading.text() == "Agency for Shelter (AFS)"
    heard.press(Qt.Key.Key_PageUp, CTRL)
    heard.room.pane.editor.setFocus()
    heard.press(Qt.Key.Key_Z, CTRL)
    assert heard.room.pane.editor.text() == before


def test_the_banner_rises_with_what_is_typed_before_it_is_stored(open_room: Open, real_program: Any) -> None:
    heard = open_room()
    heard.choose("Harbour Consultations (HC)")
    heard.room.pane.editor.mark(real_program.catalogue.marking("PA"))
    assert heard.banners[-1].startswith("PROTECTED A")
    heard.settle()
    assert heard.room.preview.pages.pages.banner == "PROTECTED A"


def test_the_preview_follows_the_section(open_room: Open) -> None:
    heard = open_room()
    pages = heard.room.preview.pages
    heard.room.preview.pages.zoom_in()
    heard.choose("Engagement")
    first = pages.verticalScrollBar().value()
    heard.choose("Contributions")
    assert pages.verticalScrollBar().value() >= first


def test_the_status_says_words_and_language(open_room: Open, qtbot: Any) -> None:
    heard = open_room()
    with qtbot.waitSignal(heard.room.status_changed) as told:
        heard.room.outline.choose(heard.room.outline.model.sections[1].id)
    assert "word" in told.args[0]
    assert "EN" in told.args[0]


# ---- outline


def test_a_section_is_added_and_named_by_keyboard(open_room: Open, ask: Ask) -> None:
    heard = open_room()
    heard.choose("Overview")
    heard.act(Qt.Key.Key_Insert)
    assert heard.headings[3] == "New section"
    assert QApplication.focusWidget() is heard.room.pane.heading
    heard.type("Background")
    heard.act(Qt.Key.Key_Return)
    assert heard.headings[3] == "Background"
    assert note(ask).sections[3].heading == "Background"


def test_sections_are_moved_and_put_deeper_by_keyboard_and_taken_back(open_room: Open, ask: Ask) -> None:
    heard = open_room()
    heard.choose("Engagement")
    heard.act(Qt.Key.Key_Up, ALT, SHIFT)
    assert heard.headings[:3] == FULL[3:6]
    assert heard.room.outline.current == note(ask).sections[0].id
    heard.undo()
    assert heard.headings == FULL
    heard.choose("Key people")
    heard.act(Qt.Key.Key_Right, ALT, SHIFT)
    assert ".Key people" in heard.headings
    heard.act(Qt.Key.Key_Left, ALT, SHIFT)
    assert heard.headings == FULL
    heard.act(Qt.Key.Key_Down, ALT, SHIFT)
    assert heard.headings[-2:] == ["Key people", "Contributions"]
    assert [one.heading for one in note(ask).sections][-2:] == ["Key people", "Contributions"]


def test_sections_are_moved_from_inside_their_text_too(open_room: Open) -> None:
    heard = open_room()
    heard.choose("Key people")
    heard.press(Qt.Key.Key_Return)
    heard.act(Qt.Key.Key_Down, ALT, SHIFT)
    assert heard.headings[-2] == "Key people"


def test_what_cannot_be_moved_is_told(open_room: Open) -> None:
    heard = open_room()
    heard.choose("Overview")
    heard.act(Qt.Key.Key_Up, ALT, SHIFT)
    assert "first one" in heard.failures[-1]
    assert heard.headings == FULL


def test_a_section_is_renamed_in_the_outline(open_room: Open) -> None:
    heard = open_room()
    heard.choose("Key people")
    heard.press(Qt.Key.Key_F2)
    heard.type("Who is who")
    heard.act(Qt.Key.Key_Return)
    assert "Who is who" in heard.headings


def test_deleting_says_what_went_and_undo_brings_back_what_was_typed(open_room: Open, ask: Ask) -> None:
    heard = open_room()
    heard.choose("Agency for Shelter (AFS)")
    heard.press(Qt.Key.Key_Return)
    heard.press(Qt.Key.Key_End, CTRL)
    heard.type(" And more.")
    heard.room.outline.tree.setFocus()
    heard.choose("Overview")
    heard.act(Qt.Key.Key_Delete)
    assert heard.headings == FULL[3:]
    assert "2 section" in heard.offers[-1][0]
    assert "1 received redaction" in heard.offers[-1][0]
    heard.undo()
    assert heard.headings == FULL
    assert any("And more." in one for one in said(note(ask)))


def test_a_section_is_dragged_to_another_place(open_room: Open) -> None:
    heard = open_room()
    model = heard.room.outline.model
    people = model.index_of(model.sections[8].id)
    data = model.mimeData([people])
    assert data.hasFormat(SECTION_TYPE)
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, model.parent(people))
    heard.qtbot.waitUntil(lambda: bool(heard.offers))
    heard.settle()
    assert heard.headings[0] == "Key people"


def test_a_section_dropped_on_another_goes_below_it(open_room: Open) -> None:
    heard = open_room()
    model = heard.room.outline.model
    data = model.mimeData([model.index_of(model.sections[8].id)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index_of(model.sections[0].id))
    heard.qtbot.waitUntil(lambda: bool(heard.offers))
    heard.settle()
    assert heard.headings[3] == ".Key people"


def test_foreign_data_is_not_dropped(open_room: Open) -> None:
    from PySide6.QtCore import QMimeData, QModelIndex

    heard = open_room()
    data = QMimeData()
    data.setText("<b>words</b>")
    assert not heard.room.outline.model.dropMimeData(data, Qt.DropAction.CopyAction, 0, 0, QModelIndex())


def test_a_profile_is_found_and_its_sections_inserted_by_keyboard(open_room: Open) -> None:
    heard = open_room()
    heard.choose("Next steps")
    heard.press(Qt.Key.Key_Insert, ALT)
    assert QApplication.focusWidget() is heard.room.outline.search
    heard.type("shelter")
    heard.act(Qt.Key.Key_Return)
    place = heard.headings.index("Agency for Shelter (AFS)")
    assert heard.headings[place : place + 3] == ["Agency for Shelter (AFS)", ".Overview", ".Engagement"]
    assert heard.headings[place - 1] == ".Harbour Consultations (HC)"
    heard.undo()
    assert heard.headings == FULL


def test_a_profile_is_dropped_on_the_outline(open_room: Open) -> None:
    heard = open_room()
    rows = heard.room.outline.profiles.model()
    data = rows.mimeData([rows.index(0)])
    assert data.hasFormat(PROFILE_TYPE)
    outline = heard.room.outline.model
    outline.dropMimeData(data, Qt.DropAction.CopyAction, 0, 0, outline.parent(outline.index(0, 0)))
    heard.qtbot.waitUntil(lambda: bool(heard.offers))
    heard.settle()
    assert heard.headings[0].startswith("Agency for Shelter")


# ---- changed sources


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


# ---- public edition


def test_obstacles_are_listed_and_lead_to_their_place(open_room: Open, ask: Ask) -> None:
    ask(
        lambda desk: desk.passages.mark(
            note="1", section="engagement", words="yearly fee", exemptions=("15(1)",)
        )
    )
    heard = open_room()
    heard.room.preview.public.click()
    heard.settle()
    obstacles = heard.room.preview.obstacles
    assert heard.room.preview.main_widget is obstacles
    assert "not approved" in obstacles.model().index(0, 0).data()
    obstacles.setFocus()
    obstacles.setCurrentIndex(obstacles.model().index(0, 0))
    heard.press(Qt.Key.Key_Return)
    assert heard.room.pane.heading.text() == "Harbour Consultations (HC)"
    assert heard.room.outline.current == note(ask).sections[4].id
    assert QApplication.focusWidget() is heard.room.pane.editor


def test_the_public_edition_is_shown_where_nothing_stands_in_its_way(open_room: Open) -> None:
    heard = open_room()
    heard.room.preview.public.click()
    heard.settle()
    assert heard.room.preview.main_widget is heard.room.preview.pages


# ---- properties


def test_properties_are_changed_where_they_are_shown(open_room: Open, ask: Ask) -> None:
    heard = open_room()
    heard.press(Qt.Key.Key_Return, ALT)
    form = heard.room.head.form
    assert QApplication.focusWidget() is form.title
    form.title.selectAll()
    heard.type("Spring talks")
    heard.act(Qt.Key.Key_Tab)
    assert note(ask).title == "Spring talks"
    assert heard.room.subject.title == "Spring talks"
    heard.undo()
    assert note(ask).title == "Winter talks"
    form.fields["purpose"].setFocus()
    heard.type("to listen")
    heard.act(Qt.Key.Key_Tab)
    name, _ = form.approvals["director"]
    name.setFocus()
    heard.type("A. Roy")
    heard.act(Qt.Key.Key_Tab)
    now = note(ask)
    assert now.fields["purpose"] == "to listen"
    assert [(one.post, one.name) for one in now.approvals] == [("director", "A. Roy")]


def test_what_is_typed_in_a_field_is_kept_when_the_room_is_left(open_room: Open, ask: Ask) -> None:
    heard = open_room()
    heard.press(Qt.Key.Key_Return, ALT)
    heard.room.head.form.place.setFocus()
    heard.type("Halifax")
    heard.save()
    assert note(ask).place == "Halifax"


def test_a_title_that_is_none_keeps_the_room_open_and_says_why(open_room: Open) -> None:
    heard = open_room()
    heard.press(Qt.Key.Key_Return, ALT)
    heard.room.head.form.title.clear()
    left: list[bool] = []
    heard.room.leave(lambda: left.append(True))
    heard.qtbot.waitUntil(lambda: bool(heard.failures))
    heard.settle()
    assert "needs a title" in heard.failures[-1]
    assert left == []
    heard.room.head.form.title.setText("Winter talks")


def test_with_whom_is_asked_and_kept_in_order(open_room: Open, ask: Ask, prompts: Any) -> None:
    first, second = note(ask).profiles
    prompts.answers["choose_profiles"] = (second, first)
    heard = open_room()
    heard.press(Qt.Key.Key_Return, ALT)
    heard.room.head.form.change_whom.click()
    heard.qtbot.waitUntil(lambda: bool(heard.offers))
    heard.settle()
    assert note(ask).profiles == (second, first)
    assert prompts.given["choose_profiles"][1] == (first, second)


def test_the_note_is_raised_with_a_reason_and_says_so(open_room: Open, ask: Ask) -> None:
    heard = open_room()
    heard.press(Qt.Key.Key_Return, ALT)
    row = heard.room.head.form.uplift
    assert not row.button.isEnabled()
    row.reason.setText("the whole tells more")
    row.button.click()
    heard.qtbot.waitUntil(lambda: bool(heard.offers))
    heard.settle()
    assert heard.banners[-1].startswith("PROTECTED A")
    assert "the whole tells more" in row.said.text()
    row.reason.setText("looked at again")
    row.button.click()
    heard.qtbot.waitUntil(lambda: len(heard.offers) == 2)
    heard.settle()
    assert note(ask).uplift is None


# ---- bad cases


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
    assert "Mine." in "".join(map(repr, mine.room.saver.unsaved()[section.id]))
    mine.room.saver.forget(section.id)


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
