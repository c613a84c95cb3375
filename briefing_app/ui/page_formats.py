"""The looks of a printed page on the screen: paper, type, spacing and colours, the same as in Word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableCellFormat,
    QTextTableFormat,
)

from briefing_app.domain.text import Table

DOTS_PER_INCH = 96
_POINT = DOTS_PER_INCH / 72
_CENTIMETRE = DOTS_PER_INCH / 2.54

FAMILIES = ("Calibri", "Carlito", "Liberation Sans", "Arial", "Helvetica")
BODY_POINTS, SMALL_POINTS = 11.5, 9.0
INDENT = 0.63 * _CENTIMETRE
"""How far a bullet hangs, in dots."""

INK, MUTED, HEADING = "#1B1F24", "#5A6472", "#1F3A5F"
LINE, HEADER_ROW, LINK = "#B9C0CA", "#E9EDF3", "#1F4E8C"
SEVERED, TAG, RECEIVED, RELEASED_MARKER = "#FFE8A3", "#6B4A00", "#2B2F36", "#ECEEF1"


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet in dots of 1/96 inch, with margins of 2.54 cm."""

    width: float
    height: float
    margin: float = 2.54 * _CENTIMETRE

    @property
    def size(self) -> QSizeF:
        """The sheet."""
        return QSizeF(self.width, self.height)

    @property
    def body(self) -> QRectF:
        """The part of the sheet that words stand in."""
        return QRectF(self.margin, self.margin, self.width - 2 * self.margin, self.height - 2 * self.margin)


LETTER = Paper(8.5 * DOTS_PER_INCH, 11 * DOTS_PER_INCH)


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: size and spacing in points; ``keep_next`` keeps it on the page of what follows."""

    points: float = BODY_POINTS
    bold: bool = False
    colour: str = INK
    before: float = 0
    after: float = 6
    line: float = 1.15
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    italic: bool = False
    indent: int = 0
    keep_next: bool = False
    page_tab: bool = False

    def characters(self) -> QTextCharFormat:
        """The format of its letters, the caller's own."""
        return QTextCharFormat(_characters(self))

    def block(self) -> QTextBlockFormat:
        """The format of its paragraph, the caller's own."""
        return QTextBlockFormat(_block(self))


@cache
def _characters(style: Style) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontFamilies(list(FAMILIES))
    made.setFontPointSize(style.points)
    made.setFontHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setForeground(QColor(style.colour))
    if style.bold:
        made.setFontWeight(QFont.Weight.Bold)
    made.setFontItalic(style.italic)
    return made


@cache
def _block(style: Style) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin(style.before * _POINT)
    made.setBottomMargin(style.after * _POINT)
    made.setLineHeight(style.line * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setAlignment(style.align)
    if style.indent:
        made.setLeftMargin(style.indent * INDENT)
        made.setTextIndent(-INDENT)
        made.setTabPositions([QTextOption.Tab(INDENT, QTextOption.TabType.LeftTab)])
    if style.page_tab:
        right = QTextOption.Tab(LETTER.body.width(), QTextOption.TabType.RightTab)
        made.setTabPositions([right])
    return made


BODY = Style()
IN_CELL = Style(points=10.5, after=2, before=2, line=1)
NUMBER_IN_CELL = Style(points=10.5, after=2, before=2, line=1, align=Qt.AlignmentFlag.AlignRight)
ITEM = Style(after=4)
CAPTION = Style(points=10.5, bold=True, before=10, after=4, line=1, keep_next=True)
PICTURE = Style(colour=MUTED, italic=True, before=6, line=1)
INSTITUTION = Style(points=10, colour=MUTED, after=10, line=1)
TITLE = Style(points=20, bold=True, colour=HEADING, before=4, after=3, line=1)
SUBTITLE = Style(points=13, colour=MUTED, after=12, line=1)
CONTENTS_TITLE = Style(points=13, bold=True, colour=HEADING, before=8, after=6, line=1, keep_next=True)
CONTENTS = Style(after=3, line=1, page_tab=True)
FOOTNOTE = Style(points=9.5, after=2, line=1)
HEADINGS = (
    Style(points=15, bold=True, colour=HEADING, before=16, after=8, line=1, keep_next=True),
    Style(points=13, bold=True, colour=HEADING, before=12, after=6, line=1, keep_next=True),
    Style(points=11.5, bold=True, colour=HEADING, before=10, after=5, line=1, keep_next=True),
    Style(points=11.5, bold=True, italic=True, colour=HEADING, before=10, after=5, line=1, keep_next=True),
    Style(points=11.5, italic=True, colour=HEADING, before=10, after=5, line=1, keep_next=True),
)
GAP = Style(points=4, after=2, line=1)
"""The low line that stands behind every table; Qt gives what follows a table no space above."""


def heading(level: int) -> Style:
    """The style of a heading; what is deeper than five looks like five."""
    return HEADINGS[min(max(level, 1), len(HEADINGS)) - 1]


def table(block: Table) -> QTextTableFormat:
    """Hairlines between rows, as wide as the body, the heading rows repeated on each page."""
    made = QTextTableFormat()
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    if len(block.columns) == 2 and block.header_columns == 1:  # what and whom: a narrow column of headings
        made.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, part) for part in (26, 74)]
        )
    made.setHeaderRowCount(min(block.header_rows, len(block.rows)))
    made.setBorder(1)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    made.setBorderCollapse(True)
    made.setCellSpacing(0)
    made.setCellPadding(4)
    return made


def cell(*, header: bool) -> QTextTableCellFormat:
    """A cell with a hairline above and below; one that heads a row or column is shaded."""
    made = QTextTableCellFormat()
    solid = QTextFrameFormat.BorderStyle.BorderStyle_Solid
    made.setTopBorder(1)
    made.setTopBorderStyle(solid)
    made.setTopBorderBrush(QBrush(QColor(LINE)))
    made.setBottomBorder(1)
    made.setBottomBorderStyle(solid)
    made.setBottomBorderBrush(QBrush(QColor(LINE)))
    if header:
        made.setBackground(QColor(HEADER_ROW))
    return made
