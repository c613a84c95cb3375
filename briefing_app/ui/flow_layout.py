"""A row of widgets that goes on in the next line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

Line = list[tuple[QLayoutItem, QSize]]


class FlowLayout(QLayout):
    """Lays its widgets out from left to right and from top to bottom, each as large as it asks to be.

    One of them may grow: it takes what is left of its line, so that those behind it stand at the right.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._growing: QWidget | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def add_growing(self, widget: QWidget) -> None:
        """Add a widget that takes what is left of its line."""
        self._growing = widget
        self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), only_measured=True)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, only_measured=False)

    def sizeHint(self) -> QSize:
        """The size of one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() for size in sizes) + self._gap * max(len(sizes) - 1, 0)
        left, top, right, bottom = self._margins()
        high = max((size.height() for size in sizes), default=0)
        return QSize(wide + left + right, high + top + bottom).expandedTo(self.minimumSize())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        left, top, right, bottom = self._margins()
        return size + QSize(left + right, top + bottom)

    def _margins(self) -> tuple[int, int, int, int]:
        around = self.contentsMargins()
        return around.left(), around.top(), around.right(), around.bottom()

    def _place(self, rect: QRect, *, only_measured: bool) -> int:
        left, top, right, bottom = self._margins()
        inner = rect.adjusted(left, top, -right, -bottom)
        y = inner.y()
        for line in self._lines(inner.width()):
            high = max(size.height() for _, size in line)
            x = inner.x()
            for item, size in line:
                if not only_measured:
                    item.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
                x += size.width() + self._gap
            y += high + self._gap
        return max(y - self._gap, inner.y()) + bottom - rect.y()

    def _lines(self, width: int) -> list[Line]:
        """The widgets line by line, each with its size; hidden ones take no room."""
        lines: list[Line] = []
        room = -1
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(width, item.minimumSize().width())))
            if not lines or size.width() > room:
                lines.append([])
                room = width
            lines[-1].append((item, size))
            room -= size.width() + self._gap
        return [self._filled(line, width) for line in lines]

    def _filled(self, line: Line, width: int) -> Line:
        """A line in which what grows takes what is left, and what wraps is as high as that makes it."""
        left = width - sum(size.width() for _, size in line) - self._gap * (len(line) - 1)
        filled = []
        for item, size in line:
            wide = size.width() + (max(left, 0) if item.widget() is self._growing else 0)
            high = item.heightForWidth(wide) if item.hasHeightForWidth() else size.height()
            filled.append((item, QSize(wide, high)))
        return filled


def flowing(*widgets: QWidget, gap: int) -> QWidget:
    """Widgets that stay together as long as there is room: one thing in another flow."""
    made = QWidget()
    flow = FlowLayout(made, gap)
    for widget in widgets:
        flow.addWidget(widget)
    return made
