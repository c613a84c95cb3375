"""What the mouse finds in an editor: the margin of portion marks, and what is told of words pointed at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from briefing_app.domain.editing.spans import content_of, held_by, part_after
from briefing_app.domain.text import Run
from briefing_app.ui import look
from briefing_app.ui.editor.section_painter import GUTTER
from briefing_app.ui.editor.sheet_view import SheetView
from briefing_app.ui.labels import plain_tip


class PointingView(SheetView):
    """A sheet that tells what is pointed at."""

    margin_pressed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        there = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self._in_margin(there):
            self.session.stand(self._page.place_of(self.cursorForPosition(there).block().position()))
            self._stand()
            self.after_change()
            self.margin_pressed.emit()
            return
        super().mousePressEvent(event)

    def _in_margin(self, there: QPoint) -> bool:
        """Whether a point of the view is in the margin of portion marks, beside a block."""
        left, _ = self.column()
        near = left - GUTTER * self._looks.size <= there.x() < left - 2 * look.GRID
        block = self.cursorForPosition(there).block()
        box = self._page.documentLayout().blockBoundingRect(block)
        return near and box.top() <= there.y() + self.origin().y() <= box.bottom()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.tip_at(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip_at(self, there: QPoint) -> str:
        """What is told of a point of the view: a marking in full, an address, provisions."""
        place = self._page.place_of(self.cursorForPosition(there).position())
        block = self._page.blocks[place.block]
        if self._in_margin(there):
            return self.vocabulary.long_mark(block.portion) if block.portion else ""
        part = part_after(content_of(block) or (), place.offset)
        if part is None or not self._page_holds(there):
            return ""
        held = self.tag_of(held_by(part) | block.severances)
        return "\n".join(filter(None, (part.link if isinstance(part, Run) else "", held)))

    def _page_holds(self, there: QPoint) -> bool:
        left, right = self.column()
        return left <= there.x() <= right
