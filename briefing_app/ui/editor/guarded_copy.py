"""Copying from texts that are only shown: withheld words are marked in the document and never leave it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFormat

from briefing_app.domain.text import Marker

_WITHHELD = QTextFormat.Property.UserProperty.value + 77
_MARKER = Marker.REDACTED_CAPITALS.value


def withheld(letters: QTextCharFormat) -> QTextCharFormat:
    """The look, for words that must not be copied."""
    made = QTextCharFormat(letters)
    made.setProperty(_WITHHELD, True)
    return made


def released_copy(cursor: QTextCursor) -> QMimeData:
    """What is chosen as plain words, a marker in the place of each withheld stretch."""
    data = QMimeData()
    data.setText("\n".join(_lines(cursor)).replace("\u2028", "\n").replace("\u00a0", " "))
    return data


def _lines(cursor: QTextCursor) -> Iterator[str]:
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() <= end:
        said = ""
        within = block.begin()
        while not within.atEnd():
            fragment = within.fragment()
            first = max(start - fragment.position(), 0)
            last = min(end - fragment.position(), fragment.length())
            if first < last and fragment.charFormat().boolProperty(_WITHHELD):
                said += "" if said.endswith(_MARKER) else _MARKER
            elif first < last:
                said += fragment.text()[first:last]
            within += 1
        yield said
        block = block.next()
