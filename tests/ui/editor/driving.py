"""Drives an editor as an officer does, by keys, mouse and clipboard, and reads what its document shows."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor, QTextFormat
from PySide6.QtTest import QTest

from briefing_app.ui.editor.looks import SAID

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def faces(document):
    """Each block of a document: its format, and its letters with their formats, neighbours alike as one."""
    block, found = document.begin(), []
    while block.isValid():
        letters = []
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            form = fragment.charFormat()
            thing = form.objectType() != QTextFormat.ObjectTypes.NoObject.value
            look = (
                form.fontWeight(),
                form.fontItalic(),
                form.fontUnderline(),
                form.fontPointSize(),
                form.foreground().color().name(),
                form.objectType() if thing else 0,
                form.property(SAID) if thing else None,
            )
            if letters and letters[-1][1] == look:
                letters[-1] = (letters[-1][0] + fragment.text(), look)
            else:
                letters.append((fragment.text(), look))
            fragments += 1
        shape = block.blockFormat()
        sides = (shape.topMargin(), shape.bottomMargin(), shape.leftMargin(), shape.lineHeight())
        found.append((sides, shape.headingLevel(), letters))
        block = block.next()
    return found


class Driver:
    """Does one edit after the other on an editor."""

    def __init__(self, editor, fresh) -> None:
        self.editor = editor
        self.fresh = fresh

    def do(self, name, *how) -> None:
        getattr(self, name.replace(" ", "_").replace("break", "break_"))(*how)

    def check(self) -> None:
        """What is shown is the model, and what another editor would show of it."""
        editor, document = self.editor, self.editor.document()
        assert [shown.text for shown in document.shown] == [_letters(one[2]) for one in faces(document)]
        self.fresh.fill(editor.sheet.blocks)
        assert faces(document) == faces(self.fresh)
        sheet, cursor = editor.sheet, editor.textCursor()
        assert document.position_of(sheet.head) == cursor.position()
        assert document.position_of(sheet.anchor) == cursor.anchor()
        assert document.place_of(cursor.position()) == sheet.head

    # ---- edits

    def stand(self, number, _none) -> None:
        self._cursor(number, None)

    def choose(self, first, last) -> None:
        self._cursor(last, first)

    def _cursor(self, head, anchor) -> None:
        count = self.editor.document().characterCount()
        cursor = QTextCursor(self.editor.document())
        cursor.setPosition((head if anchor is None else anchor) % count)
        cursor.setPosition(head % count, QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)

    def type(self, size) -> None:
        QTest.keyClicks(self.editor, "ab c"[:size])

    def lines(self, size) -> None:
        data = QMimeData()
        data.setText("\n".join(["line"] * size))
        self.editor.insertFromMimeData(data)

    def backspace(self) -> None:
        QTest.keyClick(self.editor, KEY.Key_Backspace)

    def delete(self) -> None:
        QTest.keyClick(self.editor, KEY.Key_Delete)

    def word_back(self) -> None:
        QTest.keyClick(self.editor, KEY.Key_Backspace, CONTROL)

    def word_on(self) -> None:
        QTest.keyClick(self.editor, KEY.Key_Delete, CONTROL)

    def split(self) -> None:
        QTest.keyClick(self.editor, KEY.Key_Return)

    def break_(self) -> None:
        QTest.keyClick(self.editor, KEY.Key_Return, SHIFT)

    def leave(self) -> None:
        QTest.keyClick(self.editor, KEY.Key_Right)

    def sever(self) -> None:
        self.editor.sever(frozenset())

    def free(self) -> None:
        QTest.keyClick(self.editor, KEY.Key_F9, SHIFT)

    def bold(self) -> None:
        QTest.keyClick(self.editor, KEY.Key_B, CONTROL)

    def deeper(self) -> None:
        self.editor.actions.indent.trigger()

    def less_deep(self) -> None:
        self.editor.actions.outdent.trigger()

    def bullets(self) -> None:
        self.editor.actions.bullets.trigger()

    def numbers(self) -> None:
        self.editor.actions.numbers.trigger()

    def heading(self) -> None:
        self.editor.actions.heading2.trigger()

    def paragraph(self) -> None:
        self.editor.actions.paragraph.trigger()

    def mark(self, number) -> None:
        portions = self.editor.vocabulary.portions
        self.editor.mark(portions[number].marking if number else None)

    def undo(self) -> None:
        QTest.keyClick(self.editor, KEY.Key_Z, CONTROL)

    def redo(self) -> None:
        QTest.keyClick(self.editor, KEY.Key_Y, CONTROL)

    def cut(self) -> None:
        self.editor.actions.cut.trigger()

    def move(self) -> None:
        self.editor.actions.cut.trigger()
        self._cursor(5, None)
        self.editor.actions.paste.trigger()

    def paste(self, blocks) -> None:
        self.editor.insert_blocks(blocks)

    def compose(self, size) -> None:
        """An input method composes and commits."""
        self.editor.inputMethodEvent(QInputMethodEvent("é" * size, []))
        done = QInputMethodEvent("", [])
        done.setCommitString("é" * size)
        self.editor.inputMethodEvent(done)

    def tool(self, size) -> None:
        """Some tool writes into the document by itself."""
        cursor = self.editor.textCursor()
        cursor.insertText("tool\u2029x"[: 3 * size])
        self.editor.settle()


def _letters(letters) -> str:
    return "".join(text for text, _ in letters)
