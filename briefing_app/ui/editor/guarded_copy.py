"""Copying from what is only shown: withheld words are marked in the document and never leave it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QTextCharFormat, QTextCursor, QTextFormat

from briefing_app.domain.text import Marker

_WITHHELD = QTextFormat.Property.UserProperty.value + 77
MARKER = Marker.REDACTED_CAPITALS.value
"""What goes out in the place of withheld words."""

KEPT_HERE = (
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"',
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"',
)
"""Types by which Windows is asked to keep a copy out of its history and off other machines."""


def keep_here(data: QMimeData) -> None:
    """Ask that a copy stays out of histories and on this machine."""
    for name in KEPT_HERE:
        data.setData(name, bytes(4))


def withheld(letters: QTextCharFormat) -> QTextCharFormat:
    """The look, for words that must not be copied."""
    made = QTextCharFormat(letters)
    made.setProperty(_WITHHELD, True)
    return made


def put_words(said: str, *, held: bool) -> None:
    """Put words on the clipboard that may leave; *held* says that a marker stands in them for others."""
    if not held:
        QGuiApplication.clipboard().setText(said)
        return
    from briefing_app.ui.editor.last_words import mind_last_words

    data = QMimeData()
    data.setText(said)
    keep_here(data)
    QGuiApplication.clipboard().setMimeData(data)
    mind_last_words()


def released_copy(cursor: QTextCursor) -> QMimeData:
    """What is chosen as plain words, a marker in the place of each withheld stretch."""
    from briefing_app.ui.editor.last_words import mind_last_words

    data = QMimeData()
    lines = [_line(parts) for parts in _parts(cursor)]
    data.setText("\n".join(said for said, _held in lines).replace("\u2028", "\n").replace("\u00a0", " "))
    if any(held for _said, held in lines):
        keep_here(data)
        mind_last_words()
    return data


def _line(parts: list[tuple[str, bool]]) -> tuple[str, bool]:
    """A line as it goes out, one marker for withheld words that follow each other; whether it has any."""
    said = ""
    for words, held in parts:
        said += words if not held else "" if said.endswith(MARKER) else MARKER
    return said, any(held for _words, held in parts)


def _parts(cursor: QTextCursor) -> Iterator[list[tuple[str, bool]]]:
    """What is chosen of each line in stretches, each with whether it is withheld."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() <= end:
        found = []
        within = block.begin()
        while not within.atEnd():
            fragment = within.fragment()
            first = max(start - fragment.position(), 0)
            last = min(end - fragment.position(), fragment.length())
            if first < last:
                found.append((fragment.text()[first:last], fragment.charFormat().boolProperty(_WITHHELD)))
            within += 1
        yield found
        block = block.next()
