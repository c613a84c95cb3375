"""Draws the icon of the program: one SVG as a Windows .ico with a picture for each size Windows asks for.

The same drawing makes the picture on the first and the last page of the setup.

Qt alone does it; no application object is needed, for there is no text in the drawing.
"""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
PAGE = (164, 314)
GROUND = "#1f4e8c"
_HEADER, _ENTRY = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")
_KIND_ICON, _PLANES, _BITS = 1, 1, 32


def write_icon(drawing: Path, target: Path) -> Path:
    """The icon file, made from an SVG; the same drawing gives the same bytes."""
    pictures = [_picture(QSvgRenderer(str(drawing)), size) for size in SIZES]
    head, at = _HEADER.pack(0, _KIND_ICON, len(SIZES)), _HEADER.size + _ENTRY.size * len(SIZES)
    for size, picture in zip(SIZES, pictures, strict=True):
        side = size % 256  # 0 stands for 256
        head += _ENTRY.pack(side, side, 0, 0, _PLANES, _BITS, len(picture), at)
        at += len(picture)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(head + b"".join(pictures))
    return target


def write_page(drawing: Path, target: Path) -> Path:
    """The picture beside the first and the last page of the setup, in the form and size NSIS takes."""
    image = QImage(*PAGE, QImage.Format.Format_RGB888)
    image.fill(QColor(GROUND))
    painter = QPainter(image)
    side = PAGE[0] // 2
    QSvgRenderer(str(drawing)).render(painter, QRectF((PAGE[0] - side) / 2, side, side, side))
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(target), "BMP"):  # type: ignore[call-overload]  # the stubs want bytes
        raise OSError(f"{target} could not be written")
    return target


def _picture(drawing: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stubs want bytes and a path
        raise OSError(f"no picture of {size} pixels could be made")
    return bytes(data.data())
