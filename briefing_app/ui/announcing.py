"""Telling a screen reader what happened, where nothing that it reads has the keyboard."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(about: QWidget, words: str) -> None:
    """Have the words said, if anybody listens."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, words))
