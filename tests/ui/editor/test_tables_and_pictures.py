"""Tables and pictures in an editor: shown, kept as they are, severed whole or cell by cell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    Paragraph,
    Picture,
    Row,
    Run,
    SectionId,
    Table,
    Withheld,
    WithheldBlock,
)
from briefing_app.services.texts import OpenText, TextPlace
from briefing_app.ui.editor.choice_popup import ChoicePopup
from briefing_app.ui.editor.table_dialog import TableDialog

T, P = BlockId("t"), BlockId("p")


def cell(word, name):
    return Cell(blocks=(Paragraph(id=BlockId(name), content=(Run(word),)),))


TABLE = Table(
    id=T,
    columns=(frozenset(), frozenset()),
    rows=(Row((cell("Payer", "c1"), cell("Amount", "c2"))), Row((cell("Canada", "c3"), cell("40 M", "c4")))),
)


def picture(media_type="image/png"):
    return Picture(id=P, digest="d", media_type=media_type, alternate="A map")


def png(width=40, height=20):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#FF0000"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return buffer.data().data()


def red_points(editor):
    image = editor.grab().toImage()
    points = ((x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4))
    return sum(image.pixelColor(x, y) == QColor("#FF0000") for x, y in points)


def test_a_table_is_told_in_words_where_the_cursor_stands(editor):
    editor.set_text((TABLE,), {}, FREE)
    editor.go_to(T)
    assert "Canada" in editor.accessibleDescription()
    assert "40 M" in editor.accessibleDescription()


@pytest.mark.parametrize("block", [TABLE, picture()], ids=["table", "picture"])
def test_words_typed_beside_it_become_a_paragraph(editor, type_, block):
    editor.set_text((block,), {}, FREE)
    editor.select(block.id, 1, 1)
    type_("after")
    editor.select(block.id, 0, 0)
    type_("before")
    before, same, after = editor.text()
    assert (before.content, same, after.content) == ((Run("before"),), block, (Run("after"),))


@pytest.mark.parametrize("block", [TABLE, picture()], ids=["table", "picture"])
def test_it_is_severed_and_freed_whole(editor, qtbot, block):
    editor.set_text((block,), {}, FREE)
    editor.go_to(block.id)
    qtbot.keyClick(editor, Qt.Key.Key_F9)
    box = editor.findChild(ChoicePopup)
    qtbot.keyClicks(box.line, "15(1)")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert len(editor.text()[0].severances) == 1
    assert "15(1)" in editor.accessibleDescription()
    editor.actions.unsever.trigger()
    assert editor.text() == (block,)


def test_it_is_chosen_first_and_then_erased(editor, qtbot):
    editor.set_text((Paragraph(id=P, content=(Run("one"),)), TABLE), {}, FREE)
    editor.select(P, 3, 3)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.selected_blocks() == (TABLE,)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert [block.id for block in editor.text()] == [P]


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key where the keyboard is."""
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def held_in(table):
    """What is withheld of a table: itself, cells by their words, rows, columns."""
    cells = [cell for row in table.rows for cell in row.cells]
    return [
        ["table"] if table.severances else [],
        [cell.blocks[0].id for cell in cells if cell.severances],
        [f"row {number}" for number, row in enumerate(table.rows) if row.severances],
        [f"column {number}" for number, held in enumerate(table.columns) if held],
    ]


@pytest.mark.parametrize("block", [TABLE, picture()], ids=["table", "picture"])
def test_it_is_severed_and_freed_by_keys_alone(editor, qtbot, block):
    editor.set_text((Paragraph(id=BlockId("a"), content=(Run("Above."),)), block), {}, FREE)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_F9)
    qtbot.keyClicks(QApplication.focusWidget(), "15(1)")
    press(qtbot, Qt.Key.Key_Return)
    assert [bool(one.severances) for one in editor.text()] == [False, True]
    assert QApplication.focusWidget() is editor
    press(qtbot, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert editor.text()[1] == block


def test_paragraphs_are_severed_whole_by_keys_alone(editor, qtbot):
    blocks = tuple(Paragraph(id=BlockId(one), content=(Run(f"Say {one}."),)) for one in "ab")
    editor.set_text(blocks, {}, FREE)
    press(qtbot, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, Qt.Key.Key_F9)
    qtbot.keyClicks(QApplication.focusWidget(), "15(1)")
    press(qtbot, Qt.Key.Key_Return)
    assert all(run.severances for block in editor.text() for run in block.content)
    press(qtbot, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert editor.text() == blocks


class TestTheCells:
    @pytest.fixture
    def dialog(self, editor, qtbot):
        editor.set_text((TABLE,), {}, FREE)
        editor.go_to(T)
        editor.actions.table.trigger()
        made = editor.findChild(TableDialog)
        qtbot.waitUntil(made.isVisible)
        return made

    def sever(self, dialog, qtbot, typed="15(1)"):
        qtbot.mouseClick(dialog.sever_button, Qt.MouseButton.LeftButton)
        box = dialog.findChild(ChoicePopup)
        qtbot.keyClicks(box.line, typed)
        qtbot.keyClick(box.line, Qt.Key.Key_Return)

    def test_are_read_and_severed_one_by_one(self, editor, dialog, qtbot):
        dialog.cells.setCurrentIndex(dialog.cells.model().index(1, 1))
        self.sever(dialog, qtbot)
        table = editor.text()[0]
        assert len(table.rows[1].cells[1].severances) == 1
        assert dialog.cells.model().index(1, 1).data() == "40 M\n[s. 15(1) proposed]"
        assert dialog.cells.model().index(1, 0).data() == "Canada"
        qtbot.mouseClick(dialog.free_button, Qt.MouseButton.LeftButton)
        assert editor.text() == (TABLE,)

    def test_are_severed_by_the_column(self, editor, dialog, qtbot):
        dialog.cells.selectColumn(1)
        self.sever(dialog, qtbot)
        assert [len(held) for held in editor.text()[0].columns] == [0, 1]
        editor.undo()
        assert editor.text() == (TABLE,)

    @pytest.mark.parametrize(
        ("chosen", "held"),
        [
            ((), [[], ["c3"], [], []]),
            ((Qt.KeyboardModifier.ShiftModifier,), [[], [], ["row 1"], []]),
            ((Qt.KeyboardModifier.ControlModifier,), [[], [], [], ["column 0"]]),
        ],
        ids=["a cell", "its row", "its column"],
    )
    def test_are_severed_and_freed_by_keyboard_alone(self, editor, dialog, qtbot, chosen, held):
        cells = dialog.cells
        qtbot.waitUntil(cells.hasFocus)
        press(qtbot, Qt.Key.Key_Down)
        for one in chosen:
            press(qtbot, Qt.Key.Key_Space, one)
        press(qtbot, Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: not cells.hasFocus())  # a button that is pressed by a key shows it first
        qtbot.keyClicks(QApplication.focusWidget(), "15(1)")
        press(qtbot, Qt.Key.Key_Return)
        assert held_in(editor.text()[0]) == held
        assert QApplication.focusWidget() is cells
        assert (cells.currentIndex().row(), cells.currentIndex().column()) == (1, 0)
        press(qtbot, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda: editor.text() == (TABLE,))

    def test_are_severed_in_several_rows_at_once(self, editor, dialog, qtbot):
        qtbot.waitUntil(dialog.cells.hasFocus)
        press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        press(qtbot, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
        self.sever(dialog, qtbot)
        assert held_in(editor.text()[0])[2] == ["row 0", "row 1"]

    def test_dialog_closes_when_the_table_is_gone(self, editor, dialog, qtbot):
        editor.set_text((), {}, FREE)
        with qtbot.waitSignal(dialog.destroyed):
            editor.edited.emit()


def test_a_picture_is_shown_with_its_bytes(editor):
    editor.set_text((picture(),), {}, FREE)
    assert red_points(editor) == 0
    editor.set_pictures({"d": png()}.get)
    editor.set_text((picture(),), {}, FREE)
    assert red_points(editor) > 10


def test_a_text_is_opened_with_its_pictures(editor):
    place = TextPlace(SectionId("s"), "en")
    editor.open(OpenText(place, (picture(),), None, False, {}, pictures={"d": png()}))
    assert red_points(editor) > 10
    editor.open(OpenText(place, (picture(),), None, False, {}))
    assert red_points(editor) == 0


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"nothing", "image/png"),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
            "image/svg+xml",
        ),
        (png()[:40], "image/png"),
        (b"", "image/jpeg"),
    ],
)
def test_a_picture_that_cannot_be_read_is_told_in_words(editor, data, media_type):
    editor.set_pictures(lambda _digest: data)
    editor.set_text((picture(media_type),), {}, FREE)
    assert red_points(editor) == 0
    assert "A map" in editor.accessibleDescription()


def test_a_line_withheld_by_someone_is_one_thing(editor, type_):
    line = WithheldBlock(id=P, withheld=Withheld())
    editor.set_text((line,), {}, FREE)
    editor.select(P, 1, 1)
    type_("x")
    assert editor.text()[0] == line
    assert editor.text()[1].content == (Run("x"),)
