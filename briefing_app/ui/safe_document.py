"""A document that opens nothing: whatever resource Qt asks for, it gets an empty one made here.

Returning nothing would not do: Qt then opens the file itself (shown by tracing it). A picture of one clear
point and an empty style sheet end every search.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument

# Qt's own document controls: a stray one of these in data would end a table cell or open a frame.
_UNPRINTABLE = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0), 0xFDD0, 0xFDD1, 0xFFFC)}
_UNPRINTABLE |= {ord("\t"): "\t", ord("\n"): " ", ord("\r"): " ", 0x2028: " ", 0x2029: " "}
# Signs that turn the direction of reading could make a text read as another one: they are shown, not obeyed.
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNPRINTABLE |= {code: f"\u2039U+{code:04X}\u203a" for code in _TURNING}


class SafeDocument(QTextDocument):
    """A text document built by cursor alone, never from markup."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        self._nothing.fill(QColor(0, 0, 0, 0))
        self.setUndoRedoEnabled(False)

    def loadResource(self, kind: int, _name: QUrl | str) -> object:
        return self._nothing if kind == QTextDocument.ResourceType.ImageResource.value else ""


def printable(text: str) -> str:
    """The text as a document may hold it: one line, no control characters, hidden direction signs shown."""
    return text.translate(_UNPRINTABLE)
