"""The line icons: SVG files of our own, drawn in the colour of the palette at whatever size is asked."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtWidgets import QApplication

from briefing_app import paths

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer


def icon(name: str) -> QIcon:
    """The icon of ``resources/icons/NAME.svg``; it follows the palette when that changes."""
    return QIcon(_LineIcon(name))


def of_program() -> QIcon:
    """The program's own icon, in its own colours; loads what draws it, so not before the first paint."""
    return QIcon(str(paths.resources_folder() / "briefing-desk.svg"))


@lru_cache
def _drawing(name: str) -> str:
    return (paths.resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer  # no icon is drawn at the first paint

    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


def draw(painter: QPainter, name: str, rect: QRect, mode: QIcon.Mode = QIcon.Mode.Normal) -> None:
    """Draw an icon in the colour of text, of selected text, or of what cannot be used.

    Rows are drawn again at every keystroke, so an icon is kept as it came out at this size and in this
    colour.
    """
    colour = _colour(mode)
    scale = painter.device().devicePixelRatio()
    key = f"briefing-icon {name} {colour} {rect.width()} {rect.height()} {scale}"
    kept = QPixmap()
    if not QPixmapCache.find(key, kept):
        kept = QPixmap(rect.size() * scale)
        kept.setDevicePixelRatio(scale)
        kept.fill(Qt.GlobalColor.transparent)  # a new pixmap holds what memory held before
        painter_of_kept = QPainter(kept)
        _renderer(name, colour).render(painter_of_kept, QRectF(0, 0, rect.width(), rect.height()))
        painter_of_kept.end()
        QPixmapCache.insert(key, kept)
    painter.drawPixmap(rect.topLeft(), kept)


def _colour(mode: QIcon.Mode) -> str:
    palette = QApplication.palette()
    if mode is QIcon.Mode.Disabled:
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
    if mode is QIcon.Mode.Selected:
        return palette.color(QPalette.ColorRole.HighlightedText).name()
    return palette.color(QPalette.ColorRole.PlaceholderText).name()


class _LineIcon(QIconEngine):
    """Draws the lines of one file in the colour of text, of selected text, or of what cannot be used."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)  # Qt's own way leaves in it what memory held before
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        drawn = self.pixmap(size, mode, state)
        drawn.setDevicePixelRatio(scale)
        return drawn

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        draw(painter, self._name, rect, mode)
