"""Keys, mouse, input methods and other hands on an editor: none goes round the model."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QDropEvent, QInputMethodEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from briefing_app.domain.severance import SeveranceState, SeveranceTag
from briefing_app.domain.text import FREE, BlockId, HardBreak, ListItem, Paragraph, Run, SeveranceId, Withheld
from briefing_app.ui.editor.choice_popup import ChoicePopup
from briefing_app.ui.editor.section_editor import SectionEditor

B = BlockId("b")
HELD = frozenset({SeveranceId("s")})


def block(*content):
    return (Paragraph(id=B, content=content),)


@pytest.fixture
def room(qtbot, vocabulary):
    """An editor above a line."""
    around, editor, line = QWidget(), SectionEditor(vocabulary), QLineEdit()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    column.addWidget(editor)
    column.addWidget(line)
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    editor.setFocus()
    return around, editor, line


def test_tab_goes_on_from_a_paragraph_and_moves_an_item_until_esc(room, qtbot):
    _, editor, line = room
    editor.set_text(block(Run("one")), {}, FREE)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert line.hasFocus()
    items = tuple(ListItem(id=BlockId(f"i{n}"), level=1, content=(Run("x"),)) for n in range(2))
    editor.set_text(items, {}, FREE)
    editor.go_to(BlockId("i1"))
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.hasFocus()
    assert [item.level for item in editor.text()] == [1, 2]
    qtbot.keyClick(editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert editor.text() == items
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert line.hasFocus()
    assert editor.text() == items


def test_enter_on_an_empty_item_leaves_the_list(editor, type_, qtbot):
    editor.set_text((ListItem(id=B, level=1, content=(Run("one"),)),), {}, FREE)
    editor.select(B, 3, 3)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    type_("after")
    assert isinstance(editor.text()[1], Paragraph)


def test_shift_enter_is_a_line_break_severed_as_what_it_stands_in(editor, qtbot):
    editor.set_text(block(Run("secret", severances=HELD)), {}, FREE)
    editor.select(B, 3, 3)
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert editor.text()[0].content[1] == HardBreak(HELD)


def test_an_input_method_writes_through_the_model(editor):
    editor.set_text(block(Run("secret", severances=HELD), Withheld()), {}, FREE)
    editor.select(B, 6, 6)
    editor.inputMethodEvent(QInputMethodEvent("e", []))
    assert editor.text()[0].content[0].text == "secret"
    done = QInputMethodEvent("", [])
    done.setCommitString("é")
    editor.inputMethodEvent(done)
    assert editor.text()[0].content == (Run("secreté", severances=HELD), Withheld())
    done.setCommitString("E", -1, 1)
    editor.inputMethodEvent(done)
    assert editor.text()[0].content == (Run("secretE", severances=HELD), Withheld())


def test_a_composition_over_a_choice_leaves_a_redaction_standing(editor):
    editor.set_text(block(Run("one"), Withheld(), Run("two")), {}, FREE)
    editor.select(B, 1, 6)
    editor.inputMethodEvent(QInputMethodEvent("x", []))
    assert editor.text()[0].content == (Run("o"), Withheld(), Run("o"))


def test_words_dropped_are_put_where_they_fall_and_severed_there(editor, qtbot):
    editor.set_text(block(Run("secret words", severances=HELD)), {}, FREE)
    editor.select(B, 6, 6)
    there = QPointF(editor.cursorRect().center())
    data = QMimeData()
    data.setText("dropped")
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    editor.dropEvent(QDropEvent(there, copy, data, left, Qt.KeyboardModifier.NoModifier))
    assert editor.text()[0].content == (Run("secretdropped words", severances=HELD),)


def test_a_press_on_chosen_words_begins_no_drag(editor, qtbot):
    editor.set_text(block(Run("some words to drag about")), {}, FREE)
    editor.actions.select_all.trigger()
    there = editor.cursorRect().center() - QPoint(30, 0)
    qtbot.mousePress(editor.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert not editor.textCursor().hasSelection()


def test_keys_that_mean_nothing_here_are_left_to_those_around(editor, qtbot):
    editor.set_text(block(Run("one")), {}, FREE)
    for key in (Qt.Key.Key_U, Qt.Key.Key_D, Qt.Key.Key_H, Qt.Key.Key_K):
        qtbot.keyClick(editor, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert editor.text() == block(Run("one"))


def test_right_leaves_severed_words_before_it_moves(editor, type_, qtbot):
    editor.set_text(block(Run("secret", severances=HELD), Run(" free")), {}, FREE)
    editor.select(B, 6, 6)
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    type_("x")
    assert editor.text()[0].content == (Run("secret", severances=HELD), Run("x free"))


def test_words_written_before_a_severed_beginning_are_free(editor, type_):
    editor.set_text(block(Run("secret", severances=HELD)), {}, FREE)
    editor.select(B, 0, 0)
    type_("free ")
    assert editor.text()[0].content == (Run("free "), Run("secret", severances=HELD))


def test_a_new_line_behind_severed_words_goes_on_severed_until_it_is_left(editor, type_, qtbot):
    editor.set_text(block(Run("secret", severances=HELD)), {}, FREE)
    editor.select(B, 6, 6)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    type_("s")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    type_("f")
    assert editor.text()[1].content == (Run("s", severances=HELD), Run("f"))


def test_the_margin_asks_for_the_marking_of_its_block(editor, qtbot):
    editor.set_text((*block(Run("one")), Paragraph(id=BlockId("c"), content=(Run("two"),))), {}, FREE)
    editor.go_to(BlockId("c"))
    there = QPoint(round(editor.column()[0]) - 20, editor.cursorRect().center().y())
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=there)
    box = editor.findChild(ChoicePopup)
    qtbot.keyClicks(box.line, "PA")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert [bool(one.portion) for one in editor.text()] == [False, True]
    assert "PROTECTED A" in editor.tip_at(there)


def test_pointing_tells_the_address_and_the_provisions(editor):
    tags = {SeveranceId("s"): SeveranceTag("s. 15(1)", SeveranceState.APPROVED)}
    editor.set_text(block(Run("a page", link="https://a.example/<b>", severances=HELD)), tags, FREE)
    editor.select(B, 3, 3)
    tip = editor.tip_at(editor.cursorRect().center())
    assert tip == "https://a.example/<b>\ns. 15(1) approved"


def test_what_is_special_is_told_where_the_cursor_comes(editor, qtbot):
    tags = {SeveranceId("s"): SeveranceTag("s. 15(1)", SeveranceState.PROPOSED)}
    editor.set_text(block(Run("one "), Run("secret", severances=HELD), Withheld()), tags, FREE)
    interface = QAccessible.queryAccessibleInterface(editor)

    def told():
        return interface.text(QAccessible.Text.Description)

    assert told() == ""
    editor.select(B, 6, 6)
    assert told() == "Severed: s. 15(1) proposed."
    editor.select(B, 11, 11)
    assert "Received redaction" in told()
    assert interface.text(QAccessible.Text.Name)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # said by this platform alone
def test_the_menu_offers_what_can_be_done(editor):
    editor.set_text(block(Run("one")), {}, FREE)
    there = editor.cursorRect().center()
    mouse = QContextMenuEvent.Reason.Mouse
    editor.contextMenuEvent(QContextMenuEvent(mouse, there, editor.mapToGlobal(there)))
    menu = editor.findChild(QMenu)
    assert menu.isVisible()
    assert editor.actions.sever in menu.actions()
    assert not editor.actions.table.isEnabled()
    menu.close()


def test_other_colours_and_another_size_of_window_show_the_same(editor):
    text = block(Run("one two "), Withheld(), Run("three"))
    editor.set_text(text, {}, FREE)
    editor.setPalette(QPalette(QColor("#202020")))
    editor.resize(300, 300)
    assert editor.text() == text
    assert editor.column()[1] <= editor.viewport().width()


def test_a_text_that_is_only_read_is_changed_by_no_key(editor, type_, qtbot):
    editor.set_text(block(Run("one two")), {}, FREE)
    type_("x")
    editor.setReadOnly(True)
    type_("y")
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    for action in editor.actions.all():
        if action not in (editor.actions.sever, editor.actions.mark):
            action.trigger()
    assert editor.text() == block(Run("xone two"))
