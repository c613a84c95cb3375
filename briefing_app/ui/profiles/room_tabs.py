"""Tabs with room for the descenders of their words, which Fusion cuts off those that are not in front."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QTabWidget, QWidget

from briefing_app.ui import look


class TabBar(QTabBar):
    """A row of tabs whose words have room."""

    def tabSizeHint(self, index: int) -> QSize:
        return super().tabSizeHint(index) + QSize(0, look.GRID)


class RoomTabs(QTabWidget):
    """The tabs of a room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabBar(TabBar())
        self.setUsesScrollButtons(True)
        for one in (self, self.tabBar()):
            one.setAccessibleName(self.tr("Parts of what is open"))
        self.tabBar().setElideMode(Qt.TextElideMode.ElideRight)

    def set_corner(self, widget: QWidget) -> None:
        """Put a widget beside the tabs, as far from the edge of the window as what stands above and below."""
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(2 * look.GRID, 0, 4 * look.GRID, look.GRID)
        row.addWidget(widget)
        self.setCornerWidget(corner)
