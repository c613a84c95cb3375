"""The editor as an officer types in it: the model is what is shown, words are kept, ids stay."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from briefing_app.domain.text import FREE, BlockId, Heading, ListItem, Paragraph, Run, SeveranceId
from briefing_app.ui.editor.section_document import words_of
from tests.strategies import normal_texts


def words_shown(editor):
    return words_of(editor.document())


def plain(*lines):
    return tuple(Paragraph(id=BlockId(f"b{n}"), content=(Run(line),)) for n, line in enumerate(lines))


@given(text=normal_texts)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_kept_as_it_is(editor, text):
    editor.set_text(text, {}, FREE)
    assert editor.text() == text
    assert words_shown(editor) == [shown.text for shown in editor.document().shown]


def test_typing_and_erasing_change_the_model(editor, type_, qtbot):
    editor.set_text(plain("one", "two"), {}, FREE)
    type_("new ")
    assert editor.text()[0].content == (Run("new one"),)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text()[0].content == (Run("newone"),)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.text()[0].content == (Run("newne"),)
    assert words_shown(editor) == ["newne", "two"]


def test_a_block_keeps_its_id_when_it_is_split_and_joined(editor, qtbot):
    editor.set_text(plain("one two", "three"), {}, FREE)
    editor.select(BlockId("b0"), 4, 4)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    first, second, third = editor.text()
    assert (first.id, third.id) == ("b0", "b1")
    assert second.id not in ("b0", "b1")
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == plain("one two", "three")


def test_words_keep_the_id_of_their_block_when_a_line_is_put_before_them(editor, type_, qtbot):
    editor.set_text(plain("one"), {}, FREE)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    type_("two")
    assert editor.text() == (Paragraph(id=BlockId("b0"), content=(Run("twoone"),)),)
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == plain("one")


def test_undo_goes_back_to_the_first_text_and_redo_forward_again(editor, type_, qtbot):
    editor.set_text(plain("one"), {}, FREE)
    type_("some words ")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    type_("more")
    last = editor.text()
    for _ in range(10):
        editor.actions.undo.trigger()
    assert editor.text() == plain("one")
    for _ in range(10):
        editor.actions.redo.trigger()
    assert editor.text() == last
    assert words_shown(editor) == [shown.text for shown in editor.document().shown]


def test_what_a_tool_changes_in_the_document_is_an_edit_of_the_model(editor):
    editor.set_text(plain("one two three"), {}, FREE)
    cursor = QTextCursor(editor.document())
    cursor.setPosition(4)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText("2")
    assert editor.text() == plain("one 2 three")
    editor.actions.undo.trigger()
    assert editor.text() == plain("one two three")


def test_headings_and_lists_are_made_of_paragraphs_and_back(editor):
    editor.set_text(plain("one"), {}, FREE)
    editor.actions.heading2.trigger()
    assert editor.text() == (Heading(id=BlockId("b0"), level=2, content=(Run("one"),)),)
    editor.actions.bullets.trigger()
    assert editor.text() == (ListItem(id=BlockId("b0"), level=1, content=(Run("one"),)),)
    assert editor.actions.bullets.isChecked()
    editor.actions.bullets.trigger()
    assert editor.text() == plain("one")


def test_words_typed_behind_severed_ones_are_severed_until_they_are_left(editor, type_, qtbot):
    held = frozenset({SeveranceId("s")})
    block = Paragraph(id=BlockId("b"), content=(Run("secret", severances=held), Run(" free")))
    editor.set_text((block,), {}, FREE)
    editor.select(BlockId("b"), 6, 6)
    type_("s")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    type_("!")
    assert editor.text()[0].content == (Run("secrets", severances=held), Run("! free"))


def test_a_cursor_put_inside_a_character_of_two_places_stands_before_it(editor, type_):
    editor.set_text(plain("aa\U00010000b"), {}, FREE)
    cursor = QTextCursor(editor.document())
    cursor.setPosition(3)
    editor.setTextCursor(cursor)
    assert editor.textCursor().position() == 2
    type_("x")
    assert editor.text() == plain("aax\U00010000b")
