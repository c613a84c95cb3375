"""A column of a page that stands in the middle of the window and is no wider than one reads well."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.ui import look


def stand_in_the_middle(page: QWidget, column: QBoxLayout, width: int) -> None:
    """Lay a column out in the middle of a page, a little above half of its height.

    No alignment is used: a layout that aligns gives wrapped words the height of one line.
    """
    box = QWidget()
    box.setFixedWidth(look.scaled(width))
    inner = QVBoxLayout(box)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.addStretch(2)
    inner.addLayout(column)
    inner.addStretch(3)
    outer = QHBoxLayout(page)
    outer.addStretch(1)
    outer.addWidget(box)
    outer.addStretch(1)


def make_roomy(button: QPushButton) -> None:
    """Make a button as high as a step of the beginning deserves; Enter presses it."""
    button.setAutoDefault(True)
    button.setMinimumHeight(look.row_height(button.fontMetrics().height()) + 2 * look.GRID)
