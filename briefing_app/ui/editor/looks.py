"""The looks of an editor's text: type and spacing of each kind of block, and colours, at a size."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from briefing_app.ui import look
from briefing_app.ui.editor.shown import Face, Shape
from briefing_app.ui.page_formats import FAMILIES, HEADING

BODY_POINTS = 12.65
"""The size of the Word look at 110 %."""

SAID = int(QTextFormat.Property.UserProperty) + 1
"""The property that tells one thing in a line from another."""

OBJECTS = {
    kind: int(QTextFormat.ObjectTypes.UserObject) + number
    for number, kind in enumerate(("withheld", "note", "odd", "table", "picture"), 1)
}
_INDENT = 24.0
_LINE = 1.5  # leaves room above each line for a severance's tag


class _Style(NamedTuple):
    points: float = BODY_POINTS
    bold: bool = False
    italic: bool = False
    before: float = 8
    after: float = 2


_HEADINGS = (
    _Style(16.5, bold=True, before=20, after=2),
    _Style(14.3, bold=True, before=16, after=2),
    _Style(12.65, bold=True, before=14, after=2),
    _Style(12.65, bold=True, italic=True, before=14, after=2),
    _Style(12.65, italic=True, before=14, after=2),
)
_THING = _Style(before=10, after=8)
_STYLES = {"paragraph": _Style(), "item": _Style(before=4, after=1), "withheld": _Style()}


class Looks:
    """Formats for a text document, made once each."""

    def __init__(self) -> None:
        self.renew(look.text_scale())

    def renew(self, size: float) -> None:
        """Take the colours of the application as they are now, at another size."""
        self.size = size
        self.colours = look.colours()
        dark = QColor(self.colours.surface).lightness() < 128
        self.tag = "#8A6200" if dark else "#6B4A00"
        self.tag_edge = self.tag
        if look.is_high_contrast():
            self.tag, self.tag_edge = self.colours.surface, self.colours.border
        self.received = "#0F1114" if dark else "#2B2F36"
        self.heading = self.colours.text if dark else HEADING
        self._characters: dict[tuple[Shape, Face], QTextCharFormat] = {}
        self._blocks: dict[Shape, QTextBlockFormat] = {}

    def font(self) -> QFont:
        """The font of plain words."""
        return self.characters(Shape("paragraph"), Face()).font()

    def characters(self, shape: Shape, face: Face) -> QTextCharFormat:
        """The format of letters in a block."""
        key = (shape, face)
        made = self._characters.get(key)
        if made is None:
            made = self._characters[key] = self._made(shape, face)
        return made

    def block(self, shape: Shape) -> QTextBlockFormat:
        """The format of a block."""
        made = self._blocks.get(shape)
        if made is None:
            made = self._blocks[shape] = self._made_block(shape)
        return made

    def indent(self, shape: Shape) -> float:
        """How far a block stands in from the margin."""
        return shape.level * _INDENT * self.size if shape.kind == "item" else 0.0

    def _made(self, shape: Shape, face: Face) -> QTextCharFormat:
        style = _style(shape)
        made = QTextCharFormat()
        made.setFontFamilies(list(FAMILIES))
        made.setFontPointSize(style.points * self.size)
        made.setFontHintingPreference(QFont.HintingPreference.PreferNoHinting)
        made.setFontWeight(QFont.Weight.Bold if style.bold or face.bold else QFont.Weight.Normal)
        made.setFontItalic(style.italic or face.italic)
        if face.severed:
            made.setForeground(QColor(self.colours.on_severed))
        elif shape.kind == "heading":
            made.setForeground(QColor(self.heading))
        else:
            made.setForeground(QColor(self.colours.text))
        if face.link is not None:
            made.setFontUnderline(True)
            if not face.severed:
                made.setForeground(QColor(self.colours.accent))
        if face.thing is not None:
            made.setObjectType(OBJECTS[face.thing.kind])
            made.setProperty(SAID, face.thing.said)
        return made

    def _made_block(self, shape: Shape) -> QTextBlockFormat:
        style = _style(shape)
        made = QTextBlockFormat()
        made.setTopMargin(style.before * self.size)
        made.setBottomMargin(style.after * self.size)
        made.setAlignment(Qt.AlignmentFlag.AlignLeft)
        if shape.kind not in ("table", "picture"):
            made.setLineHeight(100 * _LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setLeftMargin(self.indent(shape))
        if shape.kind == "heading":
            made.setHeadingLevel(shape.level)
        return made


def _style(shape: Shape) -> _Style:
    if shape.kind == "heading":
        return _HEADINGS[min(max(shape.level, 1), len(_HEADINGS)) - 1]
    return _STYLES.get(shape.kind, _THING)
