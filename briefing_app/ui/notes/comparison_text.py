"""Shows a passage with what differs told apart: in colour, by lines through or below, and in words."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from briefing_app.domain.comparison import Part, PartChange, compare
from briefing_app.domain.release import is_left_out
from briefing_app.domain.text import (
    Block,
    Content,
    FootnoteReference,
    HardBreak,
    Holds,
    Run,
    Withheld,
    block_words,
    holds,
    holds_of_content,
)
from briefing_app.ui import look
from briefing_app.ui.editor.guarded_copy import released_copy, withheld
from briefing_app.ui.safe_document import printable


class ComparisonText(QPlainTextEdit):
    """A passage to be read beside another: plain words, those that differ underlined and shaded."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setAccessibleName(name)

    def show_passage(
        self, block: Block | None, against: Block | None, around: Holds, received: str, nothing: str
    ) -> None:
        """Show a block, the words the other one lacks told apart; *nothing* where there is no block.

        *around* withholds the section whole, so that no word of it is copied.
        """
        self.clear()
        cursor = self.textCursor()
        if block is None:
            cursor.insertText(nothing, _letters(italic=True))
        elif not (parts := _parts(against, block)):
            kept = around or holds(block) or is_left_out(block)
            letters = withheld(_letters()) if kept else _letters()
            cursor.insertText(printable(block_words(block)), letters)
        whole = bool(around) or (block is not None and (bool(block.severances) or is_left_out(block)))
        for change, content in () if block is None else parts:
            for part in content:
                held = not isinstance(part, Withheld) and bool(part.severances)
                differs = change in (PartChange.ADDED, PartChange.REMOVED)
                letters = _letters(differs=differs, held=held)
                kept = whole or bool(holds_of_content((part,)))
                cursor.insertText(_words(part, received), withheld(letters) if kept else letters)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()

    def createMimeDataFromSelection(self) -> QMimeData:
        return released_copy(self.textCursor())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words need."""
        lines = round(self.document().size().height())  # of a plain text document, in lines
        self.setFixedHeight(max(lines, 2) * self.fontMetrics().lineSpacing() + 4 * look.GRID)


def _parts(against: Block | None, block: Block) -> list[tuple[PartChange, Content]]:
    """The stretches of a block's own words, each with whether the other one has it."""
    before = () if against is None else (against,)
    found: list[tuple[PartChange, Content]] = []
    for one in compare(before, (block,)):
        if one.after is not None:
            found += [(_told(part), part.after) for part in one.parts if part.after]
    return found


def _told(part: Part) -> PartChange:
    return PartChange.ADDED if part.change is PartChange.ADDED or not part.before else part.change


def _words(part: object, received: str) -> str:
    match part:
        case Run():
            return printable(part.text)
        case HardBreak():
            return "\u2028"
        case Withheld():
            return received
        case FootnoteReference():
            return f" [{''.join(_words(one, received) for one in part.content)}] "
    return ""


def _letters(*, differs: bool = False, held: bool = False, italic: bool = False) -> QTextCharFormat:
    colours = look.colours()
    made = QTextCharFormat()
    made.setForeground(QColor(colours.muted if italic else colours.text))
    made.setFontItalic(italic)
    if held:
        made.setBackground(QColor(colours.severed))
        made.setForeground(QColor(colours.on_severed))
    if differs:
        made.setFontUnderline(True)
        made.setFontWeight(QFont.Weight.DemiBold)
        if not held:
            made.setBackground(QColor(colours.notice))
    return made
