"""Shows what became of a text: each block under a line that says so, words added and removed told in words.

Colour, underlining and striking out help the eye; the words in brackets say the same without them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import QMimeData
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from briefing_app.domain.comparison import Aspect, BlockDifference, Change, Part, PartChange
from briefing_app.domain.marking import Marking
from briefing_app.domain.release import is_left_out
from briefing_app.domain.severance import SeveranceTag
from briefing_app.domain.text import (
    FREE,
    Block,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    Holds,
    Inline,
    ListItem,
    Picture,
    SeveranceId,
    Table,
    Withheld,
    WithheldBlock,
    holds,
    holds_of_content,
)
from briefing_app.ui import look
from briefing_app.ui.editor.guarded_copy import released_copy, withheld
from briefing_app.ui.safe_document import SafeDocument, printable

_CONTEXT = 1
"""How many blocks that stayed are shown on each side of those that did not."""

_INDENT = 6 * look.GRID


class ComparisonView(QTextEdit):
    """A comparison to be read, in one column or in two."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("What differs"))
        self._page = SafeDocument(self)
        self._page.setDocumentMargin(4 * look.GRID)
        self.setDocument(self._page)
        self._labels: Mapping[SeveranceId, SeveranceTag] = {}
        self._marking: Callable[[Marking], str] = str
        self._withheld_whole = False
        self._said: Holds = FREE

    def createMimeDataFromSelection(self) -> QMimeData:
        return released_copy(self.textCursor())

    def show_text(
        self,
        differences: Sequence[BlockDifference],
        tags: Mapping[SeveranceId, SeveranceTag],
        held: Holds,
        marking: Callable[[Marking], str],
        sides: tuple[str, str] | None = None,
    ) -> None:
        """Show differences; *sides* names the two columns, None shows both in one.

        *held* withholds the section whole, so that no word of a copy is for other programs.
        """
        self._withheld_whole = bool(held)
        self._labels, self._marking = tags, marking
        self._page.clear()
        self._page.setDefaultFont(look.sized(look.NORMAL))
        cursor = QTextCursor(self._page)
        cursor.beginEditBlock()  # laid out once, at its end
        if sides is None:
            self._in_one(cursor, differences)
        else:
            self._side_by_side(cursor, differences, sides)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    # ---- in one column, in two

    def _in_one(self, cursor: QTextCursor, differences: Sequence[BlockDifference]) -> None:
        for skipped, one in _in_context(differences):
            if one is None:
                self._line(cursor, self._unchanged(skipped))
                continue
            self._head(cursor, one)
            self._block(cursor, one, (True, True))

    def _side_by_side(
        self, cursor: QTextCursor, differences: Sequence[BlockDifference], sides: tuple[str, str]
    ) -> None:
        shown = list(_in_context(differences))
        form = QTextTableFormat()
        half = QTextLength(QTextLength.Type.PercentageLength, 50)
        form.setColumnWidthConstraints([half, half])
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setCellPadding(2 * look.GRID)
        form.setBorder(0)
        form.setHeaderRowCount(1)
        table = cursor.insertTable(len(shown) + 1, 2, form)
        for column, side in enumerate(sides):
            table.cellAt(0, column).firstCursorPosition().insertText(printable(side), _letters(bold=True))
        for row, (skipped, one) in enumerate(shown, 1):
            self._row(table, row, skipped, one)

    def _row(self, table: QTextTable, row: int, skipped: int, one: BlockDifference | None) -> None:
        for column, side in enumerate(((True, False), (False, True))):
            cursor = table.cellAt(row, column).firstCursorPosition()
            there = None if one is None else (one.before, one.after)[column]
            if one is None:
                self._line(cursor, self._unchanged(skipped))
            elif there is not None:
                self._head(cursor, one)
                self._block(cursor, one, side)

    def _unchanged(self, count: int) -> str:
        return self.tr("… %n paragraph(s) unchanged …", "", count)

    # ---- one block

    def _head(self, cursor: QTextCursor, one: BlockDifference) -> None:
        words = self._what(one)
        if words:
            self._line(cursor, words)

    def _what(self, one: BlockDifference) -> str:
        """What became of a block, in words; "" where nothing did."""
        match one.change:
            case Change.ADDED:
                return self.tr("Added")
            case Change.REMOVED:
                return self.tr("Removed")
            case Change.SAME:
                return ""
        parts = [self._aspect(aspect, one) for aspect in Aspect if aspect in one.aspects]
        if not parts:
            return self.tr("Moved")
        moved = one.change is Change.MOVED
        what = self.tr("Moved and changed: {how}") if moved else self.tr("Changed: {how}")
        return what.format(how=", ".join(parts))

    def _aspect(self, aspect: Aspect, one: BlockDifference) -> str:
        match aspect:
            case Aspect.WORDS:
                return self.tr("words")
            case Aspect.LOOKS:
                return self.tr("form")
            case Aspect.SEVERANCES:
                return self.tr("what is withheld")
            case Aspect.REDACTIONS:
                return self.tr("received redactions")
        before, after = (self._portion(block) for block in (one.before, one.after))
        if before == after:
            return self.tr("marking")
        return self.tr("marking {before} → {after}").format(before=before, after=after)

    def _portion(self, block: Block | None) -> str:
        if block is None or block.portion is None:
            return self.tr("none")
        return self._marking(block.portion)

    def _block(self, cursor: QTextCursor, one: BlockDifference, sides: tuple[bool, bool]) -> None:
        block = one.after if sides[1] and one.after is not None else one.before
        if block is None:
            return
        around = self._withheld_whole
        versions = [version for version in (one.before, one.after) if version is not None]
        self._withheld_whole = around or any(map(_is_withheld, versions))
        _new_block(cursor, block)
        self._said = FREE
        bold = isinstance(block, Heading)
        opening = _letters(muted=True)
        cursor.insertText(self._opening(block), withheld(opening) if self._withheld_whole else opening)
        for part in one.parts:
            self._part(cursor, part, one.change, sides, bold=bold)
        for inner in one.cells:
            self._head(cursor, inner)
            self._block(cursor, inner, sides)
        self._withheld_whole = around

    def _opening(self, block: Block) -> str:
        """What stands before the words of a block: its bullet, its marking, what withholds it whole."""
        found = []
        if isinstance(block, ListItem):
            found.append("#" if block.numbered else "\u2022")
        if block.portion is not None:
            found.append(self._marking(block.portion))
        found += self._withheld_under(block.severances)
        match block:
            case Table():
                found.append(self.tr("[Table]"))
            case Picture():
                found.append(self.tr("[Picture: {words}]").format(words=printable(block.alternate)))
            case WithheldBlock():
                found.append(block.withheld.marker.value)
        return " ".join(found) + " " if found else ""

    def _withheld_under(self, held: Iterable[SeveranceId]) -> list[str]:
        labels = sorted({self._labels[one].label for one in held if one in self._labels})
        return [f"[{label}]" for label in labels]

    # ---- words

    def _part(
        self, cursor: QTextCursor, part: Part, of: Change, sides: tuple[bool, bool], *, bold: bool
    ) -> None:
        match part.change:
            case PartChange.REMOVED if sides[0]:
                words = "" if of is Change.REMOVED else self.tr("removed:")
                self._say_under(cursor, _held(part.before[:1]))
                self._told(cursor, words, part.before, _letters(removed=True, bold=bold))
            case PartChange.ADDED if sides[1]:
                words = "" if of is Change.ADDED else self.tr("added:")
                self._say_under(cursor, _held(part.after[:1]))
                self._told(cursor, words, part.after, _letters(added=True, bold=bold))
            case PartChange.ALTERED:
                content = part.after if sides[1] else part.before
                words = self._decision(part) if sides[1] else ""
                self._told(cursor, words, content, _letters(added=bool(words), bold=bold))
            case PartChange.SAME:
                self._content(cursor, part.after, _letters(bold=bold))

    def _decision(self, part: Part) -> str:
        was, now = _held(part.before), _held(part.after)
        if now - was:
            return self.tr("withheld now:")
        return self.tr("withheld no longer:") if was - now else ""

    def _told(self, cursor: QTextCursor, words: str, content: Content, letters: QTextCharFormat) -> None:
        if words:
            cursor.insertText(f"[{words} ", _letters(muted=True))
        self._content(cursor, content, letters)
        if words:
            cursor.insertText("]", _letters(muted=True))

    def _content(self, cursor: QTextCursor, content: Content, letters: QTextCharFormat) -> None:
        for held, group in groupby(content, key=lambda one: _held((one,))):
            shown = QTextCharFormat(letters)
            self._say_under(cursor, held)
            if held:
                shown.setBackground(QColor(look.colours().severed))
                shown.setForeground(QColor(look.colours().on_severed))
            for one in group:
                letters = _with_looks(shown, one)
                kept = self._withheld_whole or bool(holds_of_content((one,)))
                cursor.insertText(_words_of(one), withheld(letters) if kept else letters)

    def _say_under(self, cursor: QTextCursor, held: Holds) -> None:
        """Say under what words are withheld, once for a stretch whatever was changed in it."""
        if held and held != self._said:
            cursor.insertText(" ".join(self._withheld_under(held)) + "\u00a0", _letters(muted=True))
        self._said = held

    def _line(self, cursor: QTextCursor, words: str) -> None:
        """A line of ours between those of the text."""
        _new_block(cursor, None)
        cursor.insertText(words, _letters(muted=True, small=True))


def _in_context(differences: Sequence[BlockDifference]) -> Iterator[tuple[int, BlockDifference | None]]:
    """The blocks to be shown, each with 0; None with how many that stayed are left out in its place."""
    differs = [one.change is not Change.SAME for one in differences]
    near = [any(differs[max(0, at - _CONTEXT) : at + _CONTEXT + 1]) for at in range(len(differs))]
    everything = not any(differs)
    for shown, group in groupby(zip(differences, near, strict=True), key=lambda pair: pair[1] or everything):
        some = [one for one, _ in group]
        if shown or len(some) == 1:
            yield from ((0, one) for one in some)
        else:
            yield len(some), None


def _is_withheld(block: Block) -> bool:
    """Whether a block is withheld whole, or holds cells that may be: nothing of it is copied then."""
    in_cells = isinstance(block, Table) and bool(holds(block))
    return bool(block.severances) or in_cells or is_left_out(block)


def _held(content: Content) -> frozenset[SeveranceId]:
    return frozenset(s for one in content if not isinstance(one, Withheld) for s in one.severances)


def _words_of(one: Inline) -> str:
    match one:
        case HardBreak():
            return "\u2028"
        case Withheld():
            return one.marker.value
        case FootnoteReference():
            return f" [{''.join(map(_words_of, one.content))}]"
    return printable(one.text)


def _with_looks(letters: QTextCharFormat, one: Inline) -> QTextCharFormat:
    shown = QTextCharFormat(letters)
    if getattr(one, "bold", False):
        shown.setFontWeight(QFont.Weight.DemiBold)
    if getattr(one, "italic", False):
        shown.setFontItalic(True)
    return shown


def _letters(
    *,
    added: bool = False,
    removed: bool = False,
    muted: bool = False,
    bold: bool = False,
    small: bool = False,
) -> QTextCharFormat:
    colours = look.colours()
    made = QTextCharFormat()
    made.setFont(look.sized(look.SMALL if small else look.NORMAL, bold=bold))
    made.setForeground(QColor(colours.muted if muted else colours.text))
    if added:
        made.setBackground(QColor(colours.notice))
        made.setFontUnderline(True)
    if removed:
        made.setBackground(QColor(colours.error))
        made.setFontStrikeOut(True)
    return made


def _new_block(cursor: QTextCursor, block: Block | None) -> None:
    form = QTextBlockFormat()
    form.setTopMargin(2 * look.GRID if block is None else look.GRID)
    if isinstance(block, ListItem):
        form.setLeftMargin(block.level * _INDENT)
    if cursor.atBlockStart() and not cursor.block().text():
        cursor.setBlockFormat(form)
    else:
        cursor.insertBlock(form)
