"""What stands in a line of an editor and is no letter: redactions, footnotes, odd characters."""

from __future__ import annotations

import json

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

from briefing_app.domain.text_json import withheld_from_json
from briefing_app.ui.editor.looks import OBJECTS, SAID, Looks
from briefing_app.ui.editor.vocabulary import Vocabulary

_PADDING = 4.0
_KINDS = {number: kind for kind, number in OBJECTS.items()}


class InlineThings(QPyTextObject):
    """Measures and draws them; what each one is, its format says."""

    def __init__(self, looks: Looks, vocabulary: Vocabulary, parent: QObject) -> None:
        super().__init__(parent)
        self._looks = looks
        self._vocabulary = vocabulary

    def register(self, document: QTextDocument) -> None:
        """Let a document draw its things with this."""
        for kind in ("withheld", "note", "odd"):
            document.documentLayout().registerHandler(OBJECTS[kind], self)

    def intrinsicSize(self, _document: QTextDocument, _position: int, given: QTextFormat) -> QSizeF:
        font = self._font(given)
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(self.words(given))
        room = 1.0 if _kind(given) == "note" else _PADDING
        return QSizeF(width + 2 * room, QFontMetricsF(given.toCharFormat().font()).ascent())

    def drawObject(
        self,
        painter: QPainter,
        place: QRectF | QRect,
        _document: QTextDocument,
        _position: int,
        given: QTextFormat,
    ) -> None:
        kind, rect = _kind(given), QRectF(place)
        painter.save()
        painter.setFont(self._font(given))
        if kind == "note":
            painter.setPen(given.toCharFormat().foreground().color())
            painter.drawText(
                rect, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, self.words(given)
            )
        else:
            room = QFontMetricsF(given.toCharFormat().font()).descent()
            self._box(painter, rect.adjusted(1, 1, -1, room * 0.8), kind)
            painter.drawText(rect.bottomLeft() + QPointF(_PADDING, 0), self.words(given))
        painter.restore()

    def words(self, given: QTextFormat) -> str:
        """The words a thing is shown with."""
        said = str(given.property(SAID))
        if _kind(given) != "withheld":
            return said
        withheld = withheld_from_json(json.loads(said))
        cited = self._vocabulary.label(withheld.exemptions)
        return f"{self._vocabulary.received} {cited}".strip()

    def _box(self, painter: QPainter, box: QRectF, kind: str) -> None:
        colours = self._looks.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if kind == "withheld":
            painter.setBrush(QColor(self._looks.received))
            painter.setPen(QPen(QColor(colours.border), 1))
            painter.drawRoundedRect(box, 2, 2)
            painter.setPen(QColor("#FFFFFF"))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.border), 1))
            painter.drawRoundedRect(box, 2, 2)
            painter.setPen(QColor(colours.muted))

    def _font(self, given: QTextFormat) -> QFont:
        font = QFont(given.toCharFormat().font())
        kind = _kind(given)
        font.setPointSizeF(font.pointSizeF() * {"note": 0.68, "odd": 0.68}.get(kind, 0.86))
        font.setBold(kind == "withheld")
        font.setItalic(False)
        font.setUnderline(False)
        return font


def _kind(given: QTextFormat) -> str:
    return _KINDS.get(given.objectType(), "odd")
