"""The heading of a section that is withheld whole: typed as any other, copied and told as a marker."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from briefing_app.domain.text import BlockId, Paragraph, Run, SeveranceId
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind, new_id
from briefing_app.ui.editor.guarded_copy import MARKER
from briefing_app.ui.rows import Role
from tests.services.typing_texts import PRESS
from tests.ui.conftest import FakePrompts
from tests.ui.notes.conftest import CTRL, Ask, Heard, Open

SECRET = "Their unpaid fees"


@pytest.fixture
def heard(ask: Ask, open_room: Open) -> Heard:
    """A note in which one section is withheld whole, chosen in its room."""

    def withhold(desk):
        one = replace(desk.texts._following.proposed(PRESS), id=SeveranceId(new_id()))
        with desk.library.database.begin(desk.actor.act(ActKind.SEVER)) as unit:
            unit.severances.save(one)
            note = unit.notes.by_number("1")
            sections = tuple(
                replace(part, heading=SECRET, severances=frozenset({one.id}))
                if part.heading == "Key people"
                else part
                for part in note.sections
            )
            unit.notes.save(replace(note, sections=sections))

    ask(withhold)
    made = open_room()
    made.choose(SECRET)
    QGuiApplication.clipboard().setText("nothing")
    return made


def copy_of(heard: Heard, field: QLineEdit) -> str:
    field.selectAll()
    heard.press(Qt.Key.Key_C, CTRL, on=field)
    return QGuiApplication.clipboard().text()


def test_the_line_above_the_text_gives_a_marker(heard: Heard) -> None:
    heard.room.pane.heading.setFocus()
    assert heard.room.pane.heading.text() == SECRET
    assert copy_of(heard, heard.room.pane.heading) == MARKER


def test_the_line_of_another_section_is_copied_as_it_stands(heard: Heard) -> None:
    heard.choose("Contributions")
    assert copy_of(heard, heard.room.pane.heading) == "Contributions"


def test_the_line_in_the_outline_gives_a_marker_and_still_renames(heard: Heard) -> None:
    heard.room.outline.tree.setFocus()
    heard.press(Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == SECRET
    assert copy_of(heard, field) == MARKER
    heard.type("Their fees")
    heard.act(Qt.Key.Key_Return)
    assert "Their fees" in heard.headings


def test_what_is_told_of_it_does_not_quote_it(heard: Heard) -> None:
    heard.room.outline.tree.setFocus()
    heard.act(Qt.Key.Key_Delete)
    said, _undo = heard.offers[-1]
    assert said.startswith(f"“{MARKER}” was deleted.")
    heard.undo()
    assert SECRET in heard.headings


def test_that_its_text_was_restored_is_told_without_it(heard: Heard, ask: Ask, prompts: FakePrompts) -> None:
    section = next(one for one in heard.room.outline.model.sections if one.heading == SECRET)
    place = TextPlace(section.id, "en")

    def first_revision(desk):
        block = Paragraph(id=BlockId("words-0"), content=(Run("Other words."),))
        desk.texts.save(place, (block,), desk.texts.open(place).revision)
        return desk.texts.revisions(place)[0].id

    prompts.answers["revision"] = ask(first_revision)
    heard.room.pane.revisions_wanted.emit()
    heard.qtbot.waitUntil(lambda: bool(heard.offers or heard.told))
    said = "\n".join((*heard.told, *(words for words, _undo in heard.offers)))
    assert f"“{MARKER}” says what it said then." in said
    assert SECRET not in said


def test_the_palette_shows_it_and_gives_a_marker(heard: Heard, ask: Ask) -> None:
    from briefing_app.ui.palette.goal_model import GoalModel
    from briefing_app.ui.palette.goals import Group, section_goal
    from briefing_app.ui.palette.sections import sections_headed, sections_of

    open_ones = ask(lambda desk: sections_of("note", "1", "en", desk))
    anywhere = ask(lambda desk: sections_headed("unpaid", {}, desk))
    for found in (open_ones, anywhere):
        model = GoalModel()
        model.show([Group("Sections", tuple(map(section_goal, found)))])
        rows = [model.index(row) for row in range(model.rowCount())]
        (row,) = (one for one in rows if one.data() == SECRET)
        assert row.data(Role.RELEASED) == MARKER
        assert all(one.data(Role.RELEASED) is None for one in rows if one.data() != SECRET)
