"""What stands beside the heading of a section that is withheld whole, and under which provisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.ui import look
from briefing_app.ui.labels import ElidedLabel

if TYPE_CHECKING:
    from briefing_app.domain.text import Holds
    from briefing_app.ui.editor.section_editor import SectionEditor

_SIDE = 2 * look.GRID


class HeldNotice(ElidedLabel):
    """Hidden unless there is something to say; it says no word of what is withheld.

    It takes no line of its own: a heading and it share theirs, and where that is short the provisions are
    left to the tool tip.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, size=look.SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def said(self) -> str:
        """The words in sight; "" for none."""
        return "" if self.isHidden() else self.text()

    def show_for(self, editor: SectionEditor | None, held: Holds) -> None:
        """Say under which provisions the section of an editor is withheld whole; nothing where it is not."""
        cited = _cited(editor, held) if editor is not None else ""
        words = self.tr("Withheld whole: {provisions}")
        self.setText(words.format(provisions=cited) if cited else "")
        self.setVisible(bool(cited))

    def sizeHint(self) -> QSize:
        return self._room_for(self.text())

    def minimumSizeHint(self) -> QSize:
        return self._room_for(self.text().partition(":")[0].strip() + "…")

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, within = look.colours(), self._within()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.severed))
        painter.setPen(QPen(QColor(colours.on_severed), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, within.width())
        painter.drawText(within, Qt.AlignmentFlag.AlignVCenter, shown)

    def _within(self) -> QRect:
        return self.rect().adjusted(_SIDE, 0, -_SIDE, 0)

    def _room_for(self, words: str) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(words) + 2 * _SIDE + 2, metrics.height() + look.GRID)


def _cited(editor: SectionEditor, held: Holds) -> str:
    """Provisions in the language of the window, and how far each is decided."""
    tags, words = editor.tags(), editor.vocabulary
    known = (tags[one] for one in sorted(held) if one in tags)
    said = (f"{words.label(one.exemptions)} {words.states[one.state]}".strip() for one in known)
    return "; ".join(dict.fromkeys(said)) or editor.tag_of(held)
