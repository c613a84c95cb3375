"""Blocks an editor shows whole and does not write in: tables as grids, pictures with their words."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetricsF,
    QImage,
    QImageReader,
    QPainter,
    QPalette,
    QPen,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
)

from briefing_app.domain.text import Holds, Picture, Table, block_words
from briefing_app.domain.text_json import text_from_json
from briefing_app.ui.editor.looks import OBJECTS, SAID, Looks
from briefing_app.ui.editor.table_drawing import TableDrawing
from briefing_app.ui.editor.vocabulary import Vocabulary
from briefing_app.ui.safe_document import printable

Pictures = Callable[[str], bytes | None]
"""The bytes of a picture by its digest, None where there are none."""

_MOST_KEPT = 200
_MOST_POINTS = 40_000_000
_TALLEST = 320.0
_FORMATS = {"image/png": b"png", "image/jpeg": b"jpeg", "image/gif": b"gif", "image/bmp": b"bmp"}
"""What is drawn; a drawing that may name other files, such as SVG, is told in words instead."""


class BlockThings(QPyTextObject):
    """Measures and draws tables and pictures."""

    def __init__(
        self,
        looks: Looks,
        vocabulary: Vocabulary,
        tag_of: Callable[[Holds], str],
        width: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._looks = looks
        self._vocabulary = vocabulary
        self._tag_of = tag_of
        self._width = width
        self._blocks: dict[str, Table | Picture] = {}
        self._tables: dict[str, TableDrawing] = {}
        self._images: dict[str, QImage] = {}
        self.pictures: Pictures = lambda _digest: None

    def register(self, document: QTextDocument) -> None:
        """Let a document draw its tables and pictures with this."""
        for kind in ("table", "picture"):
            document.documentLayout().registerHandler(OBJECTS[kind], self)

    def forget(self) -> None:
        """Draw everything anew: looks, tags or pictures are others."""
        self._tables.clear()
        self._images.clear()

    def intrinsicSize(self, _document: QTextDocument, _position: int, given: QTextFormat) -> QSizeF:
        block = self._block(given)
        width = max(self._width(), 80.0)
        if isinstance(block, Table):
            drawn = self._table(given, block)
            drawn.document.setTextWidth(width)
            return QSizeF(width, drawn.document.size().height())
        image = self._image(block)
        height = self._words_box(block, width).height()
        return QSizeF(width, height + (self._fitted(image, width).height() if not image.isNull() else 0))

    def drawObject(
        self,
        painter: QPainter,
        place: QRectF | QRect,
        _document: QTextDocument,
        _position: int,
        given: QTextFormat,
    ) -> None:
        block, rect = self._block(given), QRectF(place)
        painter.save()
        if isinstance(block, Table):
            self._draw_table(painter, rect, self._table(given, block))
        else:
            self._draw_picture(painter, rect, block)
        painter.restore()

    # ---- inside

    def _block(self, given: QTextFormat) -> Table | Picture:
        said = str(given.property(SAID))
        found = self._blocks.get(said)
        if found is None:
            (block,) = text_from_json(json.loads(said))
            if not isinstance(block, Table | Picture):
                raise TypeError(f"a {type(block).__name__} is shown as words")
            if len(self._blocks) >= _MOST_KEPT:
                self._blocks.clear()
                self._tables.clear()
            found = self._blocks[said] = block
        return found

    def _table(self, given: QTextFormat, table: Table) -> TableDrawing:
        said = str(given.property(SAID))
        if said not in self._tables:
            self._tables[said] = TableDrawing(table, self._looks, self._vocabulary, self._tag_of)
        return self._tables[said]

    def _draw_table(self, painter: QPainter, rect: QRectF, drawn: TableDrawing) -> None:
        drawn.document.setTextWidth(rect.width())
        painter.translate(rect.topLeft())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, 0, rect.width(), rect.height())
        colours = self._looks.colours
        context.palette = QPalette(QColor(colours.text), QColor(colours.surface))
        drawn.document.documentLayout().draw(painter, context)

    def _image(self, picture: Picture) -> QImage:
        if picture.digest not in self._images:
            data = self.pictures(picture.digest)
            self._images[picture.digest] = _read(data, picture.media_type) if data else QImage()
        return self._images[picture.digest]

    def _fitted(self, image: QImage, width: float) -> QSizeF:
        size = QSizeF(image.size())
        most = QSizeF(width, _TALLEST * self._looks.size)
        if size.width() <= most.width() and size.height() <= most.height():
            return size
        return size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)

    def _words_box(self, picture: Picture, width: float) -> QRectF:
        metrics = QFontMetricsF(self._looks.font())
        room = QRectF(0, 0, width - 16, 10_000)
        box = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._words(picture))
        return box.adjusted(0, 0, 0, 16)

    def _words(self, picture: Picture) -> str:
        return "\n".join(map(printable, block_words(picture).split("\n"))) or "\u25a7"

    def _draw_picture(self, painter: QPainter, rect: QRectF, picture: Picture) -> None:
        colours = self._looks.colours
        image, top = self._image(picture), rect.top()
        if not image.isNull():
            size = self._fitted(image, rect.width())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(rect.left(), top, size.width(), size.height()), image)
            top += size.height()
        words = QRectF(rect.left(), top, rect.width(), rect.bottom() - top)
        if image.isNull():
            painter.setPen(QPen(QColor(colours.border), 1))
            painter.drawRect(words.adjusted(0, 0, -1, -1))
        painter.setPen(QColor(colours.muted))
        painter.setFont(self._looks.font())
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(words.adjusted(8, 0, -8, 0), flags, self._words(picture))


def _read(data: bytes, media_type: str) -> QImage:
    """The picture in the bytes; an empty one where it is of another kind, too large or damaged."""
    form = _FORMATS.get(media_type)
    if form is None:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(form))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_POINTS:
        return QImage()
    return reader.read()
