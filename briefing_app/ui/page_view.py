"""The pages of an edition on the screen: white sheets on a grey desk, banner and number on each."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from briefing_app.domain.text import BlockId
from briefing_app.ui import look
from briefing_app.ui import page_formats as formats
from briefing_app.ui.printed_pages import PrintedPages

_GAP = 4 * look.GRID
_LARGEST_FIT = 1.25
_STEPS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
_TOLD = 4000  # characters of a page told to assistive technology


class PageView(QAbstractScrollArea):
    """Shows pages one below the other, as wide as there is room or at a chosen size."""

    link_pointed_at = Signal(str)
    page_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PrintedPages | None = None
        self._zoom: float | None = None  # None: as wide as there is room
        self._current = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else the sheets change size
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Pages"))
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    @property
    def pages(self) -> PrintedPages | None:
        """The pages shown, or None."""
        return self._pages

    @property
    def current_page(self) -> int:
        """The page in the middle of the view, counted from 1."""
        return self._current + 1

    @property
    def scale(self) -> float:
        """Dots of the screen for each dot of a page."""
        if self._zoom is not None:
            return self._zoom
        if self._pages is None:
            return 1.0
        return max(0.3, min(_LARGEST_FIT, (self.viewport().width() - 2 * _GAP) / self._pages.paper.width))

    def show_pages(self, pages: PrintedPages | None, *, keep_place: bool = False) -> None:
        """Show pages from their top, or from the place shown now."""
        place = self.verticalScrollBar().value() if keep_place else 0
        self._pages = pages
        self._current = -1
        self._measure()
        self.verticalScrollBar().setValue(place)
        self._tell_page()
        self.viewport().update()

    def go_to(self, y: float) -> None:
        """Bring a place of the rolled-out body to the top of the view."""
        if self._pages is None:
            return
        page, inside = divmod(y, self._pages.paper.body.height())
        top = _GAP + page * self._stride() + (self._pages.paper.margin + inside) * self.scale
        self.verticalScrollBar().setValue(int(top) - 2 * _GAP)

    def height_at(self, point: QPointF | None) -> float:
        """How far down the rolled-out body a point of the view is, or its top; :meth:`go_to` leads back."""
        if self._pages is None:
            return 0.0
        inside = 2 * _GAP if point is None else point.y()
        page, rest = divmod(self.verticalScrollBar().value() + inside - _GAP, self._stride())
        body = self._pages.paper.body.height()
        page = min(max(page, 0), self._pages.count - 1)
        return page * body + min(max(rest / self.scale - self._pages.paper.margin, 0.0), body - 1)

    def go_to_block(self, block: BlockId) -> bool:
        """Bring a block to the top of the view; False where the pages do not hold it."""
        found = self._pages.positions.get(block) if self._pages else None
        if found is not None:
            self.go_to(found)
        return found is not None

    @Slot()
    def zoom_in(self) -> None:
        """Show the pages a step larger."""
        self._set_zoom(next((step for step in _STEPS if step > self.scale + 0.01), _STEPS[-1]))

    @Slot()
    def zoom_out(self) -> None:
        """Show the pages a step smaller."""
        self._set_zoom(next((step for step in reversed(_STEPS) if step < self.scale - 0.01), _STEPS[0]))

    @Slot()
    def zoom_to_fit(self) -> None:
        """Show the pages as wide as there is room."""
        self._set_zoom(None)

    def sizeHint(self) -> QSize:
        return QSize(720, 800)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(look.colours().desk))
        if self._pages is not None:
            first, last = self._visible()
            for page in range(first, last + 1):
                self._draw_sheet(painter, page)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.colours().accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        part = bar.value() / bar.maximum() if bar.maximum() else 0
        self._measure()
        bar.setValue(round(part * bar.maximum()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            bar.setValue(bar.value() + bar.pageStep() * (-1 if back else 1))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.zoom_in()
        else:
            self.zoom_out()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.link_pointed_at.emit(self._link_at(event.position()))

    # ---- places

    def _stride(self) -> float:
        return self._pages.paper.height * self.scale + _GAP if self._pages else 1.0

    def _left(self) -> float:
        width = self._pages.paper.width * self.scale if self._pages else 0
        free = (self.viewport().width() - width) / 2
        return max(free, _GAP) - self.horizontalScrollBar().value()

    def _visible(self) -> tuple[int, int]:
        """The first and last page of which anything can be seen."""
        if self._pages is None:
            return 0, -1
        top = self.verticalScrollBar().value() - _GAP
        first = int(max(top, 0) // self._stride())
        last = int((top + self.viewport().height()) // self._stride())
        return first, min(last, self._pages.count - 1)

    def _sheet(self, page: int) -> QRectF:
        paper = self._pages.paper if self._pages else formats.LETTER
        top = _GAP + page * self._stride() - self.verticalScrollBar().value()
        return QRectF(round(self._left()), round(top), paper.width * self.scale, paper.height * self.scale)

    def _link_at(self, point: QPointF) -> str:
        if self._pages is None:
            return ""
        for page in range(self._visible()[0], self._visible()[1] + 1):
            sheet = self._sheet(page)
            if sheet.contains(point):
                body = self._pages.paper.body
                there = (point - sheet.topLeft()) / self.scale - body.topLeft()
                there += QPointF(0, page * body.height())
                return self._pages.document.documentLayout().anchorAt(there)
        return ""

    # ---- drawing

    def _draw_sheet(self, painter: QPainter, page: int) -> None:
        pages, sheet = self._pages, self._sheet(page)
        if pages is None:
            return
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.setPen(QColor(look.colours().line))
        painter.drawRect(sheet)
        painter.save()
        painter.setClipRect(sheet)
        painter.setTransform(
            QTransform.fromTranslate(sheet.left(), sheet.top()).scale(self.scale, self.scale)
        )
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._draw_margins(painter, pages, page)
        pages.draw(painter, page)
        painter.restore()

    def _draw_margins(self, painter: QPainter, pages: PrintedPages, page: int) -> None:
        """Banner in header and footer; number, date and page below."""
        paper = pages.paper
        line = QRectF(paper.margin, 0, paper.body.width(), paper.margin / 4)
        middle = Qt.AlignmentFlag.AlignVCenter
        side = _SIDES[pages.rules.alignment] | middle | Qt.TextFlag.TextDontClip  # a long one is never cut
        painter.setPen(QColor(pages.banner_colour))
        painter.setFont(_font(11, bold=True))
        if pages.rules.header:
            painter.drawText(line.translated(0, paper.margin * 0.4), side, pages.banner)
        if pages.rules.footer:
            painter.drawText(line.translated(0, paper.height - paper.margin * 0.55), side, pages.banner)
        painter.setPen(QColor(formats.MUTED))
        painter.setFont(_font(formats.SMALL_POINTS))
        foot = QRectF(paper.margin, paper.height - paper.margin * 0.85, paper.body.width(), paper.margin / 4)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | middle, pages.footer)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | middle, pages.page_words[page])

    # ---- state

    def _set_zoom(self, zoom: float | None) -> None:
        bar = self.verticalScrollBar()
        part = bar.value() / bar.maximum() if bar.maximum() else 0
        self._zoom = zoom
        self._measure()
        bar.setValue(round(part * bar.maximum()))
        self.viewport().update()

    def _measure(self) -> None:
        """Give the scroll bars the size of what there is to see."""
        count = self._pages.count if self._pages else 0
        width = self._pages.paper.width * self.scale + 2 * _GAP if self._pages else 0
        height = count * self._stride() + _GAP if count else 0
        view: QRect = self.viewport().rect()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, round(height - view.height())))
        down.setPageStep(view.height())
        down.setSingleStep(12 * look.GRID)
        across.setRange(0, max(0, round(width - view.width())) if self._zoom is not None else 0)
        across.setPageStep(view.width())

    @Slot()
    def _tell_page(self) -> None:
        """Say which page is read, and its words, to those who cannot see it."""
        if self._pages is None:
            self.setAccessibleDescription("")
            return
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2 - _GAP
        page = min(max(int(middle // self._stride()), 0), self._pages.count - 1)
        if page != self._current:
            self._current = page
            text = self._pages.text_of(page)[:_TOLD]
            self.setAccessibleDescription(f"{self._pages.page_words[page]}\n{text}")
            self.page_changed.emit(page + 1, self._pages.count)


def _font(points: float, *, bold: bool = False) -> QFont:
    """A font of the page whose size in dots does not depend on the screen."""
    font = QFont(list(formats.FAMILIES))
    font.setPixelSize(round(points * formats.DOTS_PER_INCH / 72))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
