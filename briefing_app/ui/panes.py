"""Going from pane to pane with F6, and the hairlines between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget


def go_to_pane(panes: Sequence[QWidget], step: int) -> None:
    """Give the keyboard to the pane so many steps from the one that has it."""
    here = _pane_of(QApplication.focusWidget(), panes)
    wanted = here + step if here >= 0 or step > 0 else -1
    panes[wanted % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)


def go_to_field(field: QLineEdit, *_checked: bool) -> None:
    """Give the keyboard to a field, what is in it chosen, so that typing replaces it."""
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    field.selectAll()


def hairline() -> QFrame:
    """A line of one pixel between what lies above and below."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    line.setFixedHeight(1)
    return line


def _pane_of(focus: QWidget | None, panes: Sequence[QWidget]) -> int:
    """Which pane the keyboard is in: the first in the smallest part of the window that holds any; or -1."""
    around = focus
    while around is not None:
        found = [number for number, pane in enumerate(panes) if around is pane or around.isAncestorOf(pane)]
        if found:
            return found[0]
        around = around.parentWidget()
    return -1
