"""A note is prepared with the keyboard: opened, typed, described; nothing is lost."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from briefing_app.services.note_editing import NoteProperties
from tests.ui.notes.conftest import ALT, CTRL, FULL, Ask, Open, note, said

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


def test_an_empty_section_says_what_belongs_in_it_until_something_is_typed(open_room: Open) -> None:
    heard = open_room()
    heard.choose("Engagement")
    guidance = heard.room.pane.guidance
    assert guidance.isVisible()
    assert guidance.text().startswith("What we have done together")
    assert "*" not in guidance.text()
    heard.press(Qt.Key.Key_Return)
    heard.type("Much.")
    assert not guidance.isVisible()
    heard.choose("Harbour Consultations (HC)")
    assert not guidance.isVisible()


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


def test_withheld_words_in_title_and_heading_lead_to_their_lines(open_room: Open, ask: Ask) -> None:
    def with_words_free(desk: Any) -> None:
        made = desk.passages.mark(note="1", section="engagement", words="yearly fee", exemptions=("15(1)",))
        desk.severances.approve([made.severance], "Their confidence.")
        note = desk.notes.get("1")
        given = NoteProperties(title="The yearly fee", fields=dict(note.fields), profiles=note.profiles)
        desk.note_editing.set_properties("1", given)
        desk.note_editing.rename_section("1", note.sections[1].id, "A yearly fee")

    ask(with_words_free)
    heard = open_room()
    heard.room.preview.public.click()
    heard.settle()
    listed = heard.room.preview.obstacles
    assert heard.room.preview.main_widget is listed
    said = [listed.model().index(row, 0).data() for row in range(listed.model().rowCount())]
    assert [one.split(" holds ")[0] for one in said] == ["The title", "The heading of section 2"]
    for row, line in enumerate((heard.room.head.form.title, heard.room.pane.heading)):
        listed.setFocus()
        listed.setCurrentIndex(listed.model().index(row, 0))
        heard.press(Qt.Key.Key_Return)
        assert QApplication.focusWidget() is line


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
