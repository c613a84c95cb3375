"""Shows the sheet of an editing session, and follows where the officer stands in it.

The model is the truth. Qt's document only shows it: what some tool changes in the document by itself, an
assistive one for instance, is read as an edit, made again on the model, and shown as that says.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from briefing_app.domain.editing.history import Change, Stroke
from briefing_app.domain.editing.session import Edit, EditingSession
from briefing_app.domain.editing.sheet import Means, Place, Sheet
from briefing_app.domain.editing.spans import content_of
from briefing_app.domain.editing.writing import write_lines
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.marking import Marking
from briefing_app.domain.text import Block, Holds, ListItem, Text, portions
from briefing_app.services.identity import new_id
from briefing_app.ui import look
from briefing_app.ui.editor.block_things import BlockThings
from briefing_app.ui.editor.looks import Looks
from briefing_app.ui.editor.section_document import SectionDocument, words_of
from briefing_app.ui.editor.section_painter import GUTTER, SectionPainter
from briefing_app.ui.editor.shown import OBJECT
from briefing_app.ui.editor.things import InlineThings
from briefing_app.ui.editor.vocabulary import Vocabulary
from briefing_app.ui.list_marks import ListMarks
from briefing_app.ui.only_reading import why_only_read

COLUMN = 75
"""How many characters a line holds at most."""

_SEPARATOR = "\u2029"
_SAMPLE = "The quick delegation met in the capital to discuss next steps and partners."


class SheetView(QTextEdit):
    """A text on a white column, edited by functions from sheet to sheet alone.

    ``marked`` gives markings that blocks have which are about to be shown.
    """

    edited = Signal()
    marked = Signal(object)
    told = Signal(str)

    def __init__(self, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.vocabulary = vocabulary
        self.session = EditingSession(Means(new_id, vocabulary.floor))
        self._standing = False
        self._foreign = False
        self._only_reads = False
        self._looks = Looks()
        self._page = SectionDocument(self._looks, self)
        self._things = InlineThings(self._looks, vocabulary, self._page)
        self._things.register(self._page)
        self.blocks_drawn = BlockThings(self._looks, vocabulary, self.tag_of, self._column_width, self._page)
        self.blocks_drawn.register(self._page)
        self._painter = SectionPainter(self._page, self.tag_of, self._mark_of)
        self.setDocument(self._page)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.fill(self.session.sheet.blocks)
        self._page.contentsChange.connect(self._on_contents_change)
        self.cursorPositionChanged.connect(self._follow)
        self.selectionChanged.connect(self._follow)

    @property
    def only_reads(self) -> bool:
        """Whether the text can be read and copied and not be changed, as nothing could be stored of it."""
        return self._only_reads

    def only_read(self) -> None:
        """Let nothing be typed from now on; whoever tries is told why."""
        self._only_reads = True
        self.setReadOnly(True)

    def setReadOnly(self, read_only: bool) -> None:
        super().setReadOnly(read_only or self._only_reads)
        if self._only_reads:
            chosen_by = Qt.TextInteractionFlag.TextSelectableByMouse
            self.setTextInteractionFlags(chosen_by | Qt.TextInteractionFlag.TextSelectableByKeyboard)

    def tell_only_read(self) -> None:
        """Say why nothing can be typed, and what to do."""
        self.told.emit(why_only_read())

    @property
    def sheet(self) -> Sheet:
        """The sheet as it is now."""
        self.settle()
        return self.session.sheet

    def open_text(self, text: Text) -> None:
        """Show another text; nothing of the one before can be brought back."""
        self._foreign = False
        self._tell_marks(text)
        self.session = EditingSession(self.session.means, text)
        self._show_all()

    def text(self) -> Text:
        """The text in normal form."""
        self.settle()
        return self.session.text()

    def do(self, edit: Edit, stroke: Stroke = Stroke.ACT) -> None:
        """Edit the sheet, as one step to undo or as part of the one before, and show it."""
        self.settle()
        if self._only_reads:
            self.tell_only_read()
        elif not self.isReadOnly():
            self._show(self.session.do(edit, stroke))

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        self.settle()
        if not self.isReadOnly():
            self._show(self.session.undo())

    @Slot()
    def redo(self) -> None:
        """Do the step last taken back again."""
        self.settle()
        if not self.isReadOnly():
            self._show(self.session.redo())

    def tag_of(self, _held: Holds) -> str:
        """The words of the tag above a severed stretch."""
        return ""

    def tell_of(self, _sheet: Sheet) -> None:
        """Say what the last edit has to say."""

    def after_change(self) -> None:
        """Follow a change of the sheet or of the place stood at."""

    # ---- showing

    def _show_all(self) -> None:
        self._standing = True
        self._page.fill(self.session.sheet.blocks)
        self._standing = False
        self._count()
        self._stand()
        self.after_change()

    def _show(self, change: Change) -> None:
        changed = bool(change.old or change.new)
        if changed:
            self._tell_marks(change.new, change.old)
            self._standing = True
            self._page.change(self.session.sheet.blocks, change)
            self._standing = False
            if list(map(_list_sign, change.old)) != list(map(_list_sign, change.new)):
                self._count()
            self.viewport().update()
        self._stand()
        self.tell_of(self.session.sheet)
        self.after_change()
        if changed:
            self.edited.emit()

    def _tell_marks(self, coming: Text, going: Text = ()) -> None:
        if markings := frozenset(portions(coming)) - frozenset(portions(going)):
            self.marked.emit(markings)

    def _stand(self) -> None:
        """Put Qt's cursor where the sheet says the officer stands."""
        sheet = self.session.sheet
        self._standing = True
        cursor = QTextCursor(self._page)
        cursor.setPosition(self._page.position_of(sheet.anchor))
        if sheet.chosen:
            cursor.setPosition(self._page.position_of(sheet.head), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._standing = False

    @Slot()
    def _follow(self) -> None:
        """Stand where Qt's cursor was moved to."""
        if self._standing or self._page.writing or self._foreign:
            return
        cursor = self.textCursor()
        place = self._page.place_of
        head, anchor = place(cursor.position()), place(cursor.anchor())
        self.session.stand(head, anchor)
        there = self._page.position_of
        if (there(head), there(anchor)) != (cursor.position(), cursor.anchor()):
            self._stand()  # a tool had put the cursor inside a character
        self.after_change()

    def _count(self) -> None:
        """Number the items of the lists, empty lines apart: those are not saved."""
        marks, made = ListMarks(), []
        for block, shown in zip(self._page.blocks, self._page.shown, strict=True):
            if isinstance(block, ListItem):
                made.append(marks.mark_of(replace(block, level=shown.shape.level)))
            else:
                made.append("")
                if shown.letters:
                    marks.end()
        self._painter.marks = made

    def _redress(self) -> None:
        self._looks.renew(self._looks.size)
        self.blocks_drawn.forget()
        self._lay_column()
        self._show_all()

    # ---- what changed by itself

    @Slot(int, int, int)
    def _on_contents_change(self, _position: int, _removed: int, _added: int) -> None:
        if self._page.writing or self._foreign:
            return
        if words_of(self._page) != [shown.text for shown in self._page.shown]:  # not its looks alone
            self._foreign = True
            QTimer.singleShot(0, self.settle)

    @Slot()
    def settle(self) -> None:
        """Make on the model what some tool changed in the document, and show the model again."""
        if not self._foreign:
            return
        self._foreign = False
        there = _SEPARATOR.join(words_of(self._page))
        ours = _SEPARATOR.join(shown.text for shown in self._page.shown)
        first, rest = _ends_in_common(ours, there)
        said = there[first : len(there) - rest].replace(OBJECT, "").replace(_SEPARATOR, "\n")
        start, end = _place_in(ours, first), _place_in(ours, len(ours) - rest)
        self._standing = True
        self._page.fill(self.session.sheet.blocks)
        self._standing = False
        self._stand()
        self.session.stand(end, start)
        self.do(partial(_written, said))

    # ---- the column

    def column(self) -> tuple[float, float]:
        """Where the column of words begins and ends in the view."""
        width = self.viewport().width()
        gutter = GUTTER * self._looks.size
        metrics = QFontMetricsF(self._looks.font())
        longest = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * COLUMN
        room = max(min(longest, width - gutter - 4 * look.GRID), 4 * look.GRID)
        left = max(gutter, (width - room) / 2)
        return left, left + room

    def _column_width(self) -> float:
        left, right = self.column()
        return right - left

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_column()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_painter"):
            self._redress()

    def paintEvent(self, event: QPaintEvent) -> None:
        view = QRectF(event.rect()).translated(QPointF(self.origin()))
        painter = QPainter(self.viewport())
        painter.translate(-self.origin())
        self._painter.under(painter, view)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(-self.origin())
        self._painter.over(painter, view, self.session.sheet)
        painter.end()

    def origin(self) -> QPoint:
        """Which point of the document is at the view's upper left corner."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _lay_column(self) -> None:
        left, right = self.column()
        frame = self._page.rootFrame().frameFormat()
        margins = (left, self.viewport().width() - right, 5.0 * look.GRID, 10.0 * look.GRID)
        if margins == (frame.leftMargin(), frame.rightMargin(), frame.topMargin(), frame.bottomMargin()):
            return
        frame.setLeftMargin(margins[0])
        frame.setRightMargin(margins[1])
        frame.setTopMargin(margins[2])
        frame.setBottomMargin(margins[3])
        self._page.writing = True
        self._page.rootFrame().setFrameFormat(frame)
        self._page.writing = False

    def _mark_of(self, marking: Marking) -> tuple[str, str]:
        try:
            return self.vocabulary.sign(marking), self.vocabulary.colour(marking)
        except BriefingError:  # a scheme this program does not have: it is said, not guessed
            return self.vocabulary.sign(marking), self._looks.colours.border


def _written(text: str, sheet: Sheet, means: Means) -> Sheet:
    return write_lines(sheet, text, means)


def _list_sign(block: Block) -> tuple[object, ...]:
    """What the numbers of lists depend on."""
    if isinstance(block, ListItem):
        return block.level, block.numbered, block.start, bool(block.content)
    return (content_of(block) == (),)


def _ends_in_common(one: str, other: str) -> tuple[int, int]:
    """How many letters two strings have in common at their beginning, and then at their end."""
    pairs = zip(one, other, strict=False)
    first = next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    most = min(len(one), len(other)) - first
    pairs = zip(one[::-1], other[::-1], strict=False)
    rest = next((number for number, (a, b) in enumerate(pairs) if a != b), most)
    return first, min(rest, most)


def _place_in(text: str, index: int) -> Place:
    before = text[:index]
    return Place(before.count(_SEPARATOR), index - before.rfind(_SEPARATOR) - 1)
