"""The bar above an editor: its commands are those of the editor shown, named, with their keys."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from briefing_app.domain.text import FREE, BlockId, Heading, Paragraph, Run
from briefing_app.ui.editor.editor_bar import GROUPS, EditorBar
from briefing_app.ui.editor.section_editor import SectionEditor

TEXT = (
    Heading(id=BlockId("h"), level=2, content=(Run("Ferry links"),)),
    Paragraph(id=BlockId("p"), content=(Run("Two ferries a day."),)),
)


@pytest.fixture
def bar(qtbot: QtBot, editor: SectionEditor) -> EditorBar:
    made = EditorBar()
    qtbot.addWidget(made)
    editor.set_text(TEXT, {}, FREE)
    made.show_for(editor)
    return made


def test_every_command_is_a_named_button_with_its_key(bar: EditorBar, editor: SectionEditor) -> None:
    for name in (name for group in GROUPS for name in group):
        action = getattr(editor.actions, name)
        button = bar.widgetForAction(action)
        assert isinstance(button, QToolButton)
        assert button.accessibleName() == action.toolTip()
        assert "(" in button.toolTip(), name


def test_a_button_acts_on_the_text(bar: EditorBar, editor: SectionEditor) -> None:
    editor.go_to(BlockId("p"))
    bar.widgetForAction(editor.actions.bullets).click()
    assert [type(one).__name__ for one in editor.text()] == ["Heading", "ListItem"]


def test_the_style_stood_in_is_named(bar: EditorBar, editor: SectionEditor) -> None:
    editor.go_to(BlockId("h"))
    style = bar.style_button
    assert style.text() == "Heading 2"
    editor.go_to(BlockId("p"))
    assert style.text() == "Normal text"
    assert style.accessibleName() == "Style: Normal text"


def test_another_editor_takes_the_bar_over(qtbot: QtBot, bar: EditorBar, editor: SectionEditor) -> None:
    other = SectionEditor(editor.vocabulary)
    qtbot.addWidget(other)
    other.set_text(TEXT, {}, FREE)
    bar.show_for(other)
    assert bar.widgetForAction(editor.actions.bold) is None
    other.go_to(BlockId("p"))
    bar.widgetForAction(other.actions.numbers).click()
    assert editor.text() == TEXT
    assert other.text() != TEXT


def test_no_editor_leaves_an_empty_bar(bar: EditorBar) -> None:
    bar.show_for(None)
    assert not bar.isEnabled()
    assert not bar.actions()
