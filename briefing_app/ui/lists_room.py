"""The lists room: a list and, at its right, the pages of what is chosen in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from briefing_app.ui import look
from briefing_app.ui.browsing import Browsing
from briefing_app.ui.room import Room
from briefing_app.ui.showing import Subject

_LIST, _PAGES = 336, 888


class ListsRoom(Room):
    """Where the window is while nothing is being worked on; browsing fills it."""

    def __init__(self, browsing: Browsing) -> None:
        super().__init__()
        self._browsing = browsing
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("lists")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane in (browsing.list, browsing.right):
            pane.setAutoFillBackground(True)
            pane.setBackgroundRole(QPalette.ColorRole.Base)
            self.splitter.addWidget(pane)
        self.splitter.setSizes([look.scaled(_LIST), _PAGES])
        self.splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        browsing.banner_changed.connect(self.banner_changed)
        browsing.detail.status_changed.connect(self.status_changed)

    @property
    def subject(self) -> Subject | None:
        return self._browsing.subject

    @property
    def is_public(self) -> bool:
        return self._browsing.detail.is_public

    @property
    def has_editions(self) -> bool:
        return self._browsing.subject is not None

    def show_edition(self, *, public: bool) -> None:
        detail = self._browsing.detail
        (detail.public if public else detail.internal).click()

    def panes(self) -> Sequence[QWidget]:
        return self._browsing.panes()[1:]

    def refresh(self) -> None:
        self._browsing.refresh()
