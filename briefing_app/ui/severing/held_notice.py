"""The line above a text that says in words that its section is withheld whole, and under what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefing_app.ui import look
from briefing_app.ui.labels import PlainLabel

if TYPE_CHECKING:
    from briefing_app.domain.text import Holds
    from briefing_app.ui.editor.section_editor import SectionEditor


class HeldNotice(PlainLabel):
    """Hidden unless there is something to say; it says no word of what is withheld."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, wrap=True)
        self.setContentsMargins(2 * look.GRID, look.GRID, 2 * look.GRID, look.GRID)
        self.hide()

    @property
    def said(self) -> str:
        """The words in sight; "" for none."""
        return "" if self.isHidden() else self.text()

    def show_for(self, editor: SectionEditor | None, held: Holds) -> None:
        """Say under which provisions the section of an editor is withheld whole; nothing where it is not."""
        cited = _cited(editor, held) if editor is not None else ""
        words = self.tr("Withheld whole, the heading too: {provisions}.")
        self.setText(words.format(provisions=cited) if cited else "")
        self.setVisible(bool(cited))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = look.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.severed))
        painter.setPen(QPen(QColor(colours.on_severed), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        flags = int(self.alignment()) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(self.contentsRect(), flags, self.text())


def _cited(editor: SectionEditor, held: Holds) -> str:
    """Provisions in the language of the window, and how far each is decided."""
    tags, words = editor.tags(), editor.vocabulary
    known = (tags[one] for one in sorted(held) if one in tags)
    said = (f"{words.label(one.exemptions)} {words.states[one.state]}".strip() for one in known)
    return "; ".join(dict.fromkeys(said)) or editor.tag_of(held)
