"""The text document of an editor: always shows the blocks it was last given, changed where they changed.

Nothing is ever read back from it. Its characters stand one for each of the model's, so that places of the
one are places of the other.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QTextDocument

from briefing_app.domain.editing.history import Change
from briefing_app.domain.editing.sheet import Place
from briefing_app.domain.editing.styling import shown_levels
from briefing_app.domain.text import Text
from briefing_app.ui.editor.looks import Looks
from briefing_app.ui.editor.shown import (
    Face,
    Letters,
    Shape,
    ShownBlock,
    common_ends,
    cut,
    notes_in,
    places,
    shown_block,
)
from briefing_app.ui.safe_document import SafeDocument

_KEEP = QTextCursor.MoveMode.KeepAnchor


class SectionDocument(SafeDocument):
    """Shows the blocks of a sheet."""

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.looks = looks
        self.writing = False
        self._blocks: Text = ()
        self._shown: list[ShownBlock] = []
        self._levels: list[int] = []
        self._notes: list[int] = []
        self.setDocumentMargin(0)

    @property
    def blocks(self) -> Text:
        """The blocks shown."""
        return self._blocks

    @property
    def shown(self) -> list[ShownBlock]:
        """How each of them is shown."""
        return self._shown

    def fill(self, blocks: Text) -> None:
        """Show blocks in the place of all there are."""
        self._blocks = blocks
        self._levels = shown_levels(blocks)
        self._notes = [notes_in(block) for block in blocks]
        self._shown = self._all_shown()
        cursor = self._begin()
        try:
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.removeSelectedText()
            for number, shown in enumerate(self._shown):
                look = self.looks.block(shown.shape), self.looks.characters(shown.shape, _PLAIN)
                if number:
                    cursor.insertBlock(*look)
                else:
                    cursor.setBlockFormat(look[0])
                    cursor.setBlockCharFormat(look[1])
                self._insert(cursor, shown.shape, shown.letters)
        finally:
            self._end(cursor)

    def change(self, blocks: Text, change: Change) -> None:
        """Show *blocks*, which differ from those shown by a change."""
        first, old = change.first, len(change.old)
        counts = [notes_in(block) for block in change.new]
        same_notes = sum(self._notes[first : first + old]) == sum(counts)
        before = self._levels
        self._blocks = blocks
        self._notes[first : first + old] = counts
        self._levels = shown_levels(blocks)
        new = [self._one_shown(number) for number in range(first, first + len(counts))]
        cursor = self._begin()
        try:
            self._replace(cursor, first, old, new)
            rest = first + len(counts)
            moved = len(before) - len(self._levels)
            for number in range(rest, len(blocks)):
                renumbered = not same_notes and self._notes[number]
                if renumbered or self._levels[number] != before[number + moved]:
                    self._rewrite(cursor, number, self._one_shown(number))
        finally:
            self._end(cursor)

    # ---- places

    def position_of(self, place: Place) -> int:
        """Where a place of the sheet is in the document."""
        block = self.findBlockByNumber(place.block)
        shown = self._shown[place.block]
        return block.position() + (places(shown.text[: place.offset]) if shown.wide else place.offset)

    def place_of(self, position: int) -> Place:
        """Which place of the sheet a position of the document is."""
        block = self.findBlock(position)
        number, offset = block.blockNumber(), position - block.position()
        return Place(number, self.offset_in(number, offset))

    def offset_in(self, number: int, offset: int) -> int:
        """How many characters of a block stand before a place of it counted as the document counts."""
        shown = self._shown[number]
        if not shown.wide:
            return offset
        return len(shown.text.encode("utf-16-le")[: 2 * offset].decode("utf-16-le", "ignore"))

    def places_before(self, number: int, offset: int) -> int:
        """How many places of the document so many characters of a block take."""
        shown = self._shown[number]
        return places(shown.text[:offset]) if shown.wide else offset

    # ---- inside

    def _all_shown(self) -> list[ShownBlock]:
        found, notes = [], 0
        for block, level, count in zip(self._blocks, self._levels, self._notes, strict=True):
            found.append(shown_block(block, level, notes))
            notes += count
        return found

    def _one_shown(self, number: int) -> ShownBlock:
        return shown_block(self._blocks[number], self._levels[number], sum(self._notes[:number]))

    def _begin(self) -> QTextCursor:
        self.writing = True
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        return cursor

    def _end(self, cursor: QTextCursor) -> None:
        cursor.endEditBlock()
        self.writing = False

    def _replace(self, cursor: QTextCursor, first: int, old: int, new: list[ShownBlock]) -> None:
        """Make *old* blocks of the document show the new ones."""
        kept = min(old, len(new))
        for number in range(first, first + kept):
            self._rewrite(cursor, number, new[number - first])
        for number in range(first + kept, first + len(new)):
            self._insert_block(cursor, number, new[number - first])
        if old > kept:
            self._remove_blocks(cursor, first + kept, old - kept)

    def _rewrite(self, cursor: QTextCursor, number: int, new: ShownBlock) -> None:
        """Show another value in a block, changing the letters that differ and no others."""
        old = self._shown[number]
        self._shown[number] = new
        start = self.findBlockByNumber(number).position()
        if old.shape != new.shape:
            cursor.setPosition(start)
            self._shape(cursor, new.shape)
            first = rest = 0
        else:
            first, rest = common_ends(old.letters, new.letters)
        before = tuple(cut(old.letters, first, len(old.text) - rest))
        after = tuple(cut(new.letters, first, len(new.text) - rest))
        start += places(old.text[:first]) if old.wide else first
        length = sum(places(one.text) for one in before)
        if "".join(one.text for one in before) == "".join(one.text for one in after):
            self._dress(cursor, start, new.shape, after)
            return
        cursor.setPosition(start)
        cursor.setPosition(start + length, _KEEP)
        cursor.removeSelectedText()
        self._insert(cursor, new.shape, after)

    def _dress(self, cursor: QTextCursor, start: int, shape: Shape, letters: tuple[Letters, ...]) -> None:
        """Give letters that stay what they are other faces."""
        for text, face in letters:
            cursor.setPosition(start)
            start += places(text)
            cursor.setPosition(start, _KEEP)
            cursor.setCharFormat(self.looks.characters(shape, face))

    def _insert(self, cursor: QTextCursor, shape: Shape, letters: tuple[Letters, ...]) -> None:
        for text, face in letters:
            cursor.insertText(text, self.looks.characters(shape, face))

    def _insert_block(self, cursor: QTextCursor, number: int, new: ShownBlock) -> None:
        look = self.looks.block(new.shape), self.looks.characters(new.shape, _PLAIN)
        if number:
            last = self.findBlockByNumber(number - 1)
            cursor.setPosition(last.position() + last.length() - 1)
            cursor.insertBlock(*look)
        else:
            here = self.findBlockByNumber(0)
            cursor.setPosition(0)
            cursor.insertBlock(here.blockFormat(), here.charFormat())
            cursor.setPosition(0)
            self._shape(cursor, new.shape)
        self._shown.insert(number, new)
        self._insert(cursor, new.shape, new.letters)

    def _remove_blocks(self, cursor: QTextCursor, number: int, count: int) -> None:
        """Remove blocks; what stays keeps its own format, which Qt would mix."""
        del self._shown[number : number + count]
        begin = self.findBlockByNumber(number)
        after = self.findBlockByNumber(number + count)
        if after.isValid():
            cursor.setPosition(begin.position())
            cursor.setPosition(after.position(), _KEEP)
        else:
            cursor.setPosition(begin.position() - 1)
            last = self.lastBlock()
            cursor.setPosition(last.position() + last.length() - 1, _KEEP)
            number -= 1
        cursor.removeSelectedText()
        self._shape(cursor, self._shown[number].shape)

    def _shape(self, cursor: QTextCursor, shape: Shape) -> None:
        cursor.setBlockFormat(self.looks.block(shape))
        cursor.setBlockCharFormat(self.looks.characters(shape, _PLAIN))


_PLAIN = Face()


def words_of(document: QTextDocument) -> list[str]:
    """The characters of each block of a document."""
    block, found = document.begin(), []
    while block.isValid():
        found.append(block.text())
        block = block.next()
    return found
