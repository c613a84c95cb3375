"""Draws the rows of a review: the number of the line, and for a block its kind, its depth and its profile.

The colour of a profile only helps the eye: its name stands at the right of every row that belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.domain.corrections import is_counted
from briefing_app.domain.reading import BlockKind, SourceBlock
from briefing_app.ui import look
from briefing_app.ui.imports.review_lists import Role
from briefing_app.ui.imports.review_words import LONGEST_SHOWN, readable

Index = QModelIndex | QPersistentModelIndex

_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEP = 3 * look.GRID
_DEEPEST = 8
_ROOM_FOR_DEPTH = 6
"""The part of the room for words, at most one sixth, that is left free to show how deep a row is."""
_BAR = look.GRID
_BARS = frozenset("\u2580\u2584\u2588\u258c\u2590\u2591\u2592\u2593\u25a0\u25ac\u2026 ")
"""Letters that are drawn as a bar themselves, and what may stand between and behind them."""

# Mid-tones that stand 3:1 or better against both the light and the dark surface.
_PROFILES = ("#2F7DD1", "#B8621B", "#2E8B57", "#9A5BC4", "#C2426B", "#7F7F1F", "#1F8A99", "#8A6D5A")


def profile_colour(number: int) -> QColor:
    """The colour of the profile with that number; they come back after eight."""
    return QColor(_PROFILES[number % len(_PROFILES)])


class LineDelegate(QStyledItemDelegate):
    """A row of one line with a number at its left."""

    def __init__(self, last: int, view: QWidget) -> None:
        super().__init__(view)
        self._widest = "0" * len(str(last))

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, QFontMetrics(option.font).height() + 2 * look.GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        _ground(painter, option, selected=selected)
        text = _colour(option, QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text)
        quiet = text if selected else _colour(option, QPalette.ColorRole.PlaceholderText)
        self._row(painter, option, index, (text, quiet))
        painter.restore()

    def _row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, colours: tuple[QColor, QColor]
    ) -> None:
        text, quiet = colours
        row = self._number(painter, option, index, quiet)
        painter.setFont(option.font)
        painter.setPen(text)
        _draw(painter, row, str(index.data() or ""))

    def _number(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, quiet: QColor) -> QRect:
        """Draw the number; the rest of the row."""
        painter.setFont(look.sized(look.SMALL, of=option.font))
        wide = painter.fontMetrics().horizontalAdvance(self._widest)
        row = option.rect.adjusted(2 * look.GRID, 0, -2 * look.GRID, 0)
        painter.setPen(quiet)
        painter.drawText(QRect(row.left(), row.top(), wide, row.height()), _RIGHT, str(index.data(Role.LINE)))
        return row.adjusted(wide + 3 * look.GRID, 0, 0, 0)


class BlockDelegate(LineDelegate):
    """A block: a bar in the colour of its profile, its line, its kind, its words, its profile's name."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(160, max(28, QFontMetrics(option.font).height() + 3 * look.GRID))

    def _row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, colours: tuple[QColor, QColor]
    ) -> None:
        text, quiet = colours
        number = index.data(Role.COLOUR)
        if number is not None:
            bar = QRect(option.rect.left(), option.rect.top(), _BAR, option.rect.height())
            painter.fillRect(bar, profile_colour(number))
        row = self._number(painter, option, index, quiet)
        small = look.sized(look.SMALL, of=option.font)
        painter.setFont(small)
        kinds = min(row.width() * 3 // 10, QFontMetrics(small).horizontalAdvance("xxxxxxxxxxxxxx"))
        _draw(painter, QRect(row.left(), row.top(), kinds, row.height()), str(index.data(Role.KIND)))
        row.setLeft(row.left() + kinds + look.GRID)
        belongs = str(index.data(Role.BELONGS) or "")
        if belongs:
            most = row.width() // 3
            shown = painter.fontMetrics().elidedText(belongs, Qt.TextElideMode.ElideRight, most)
            painter.drawText(row, _RIGHT, shown)
            row.setRight(row.right() - painter.fontMetrics().horizontalAdvance(shown) - 2 * look.GRID)
        deep = min(index.data(Role.DEPTH), _DEEPEST) * _STEP
        row.setLeft(row.left() + min(deep, row.width() // _ROOM_FOR_DEPTH))
        self._words(painter, option, row, index, text)

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, row: QRect, index: Index, colour: QColor
    ) -> None:
        block = index.data(Role.BLOCK)
        assert isinstance(block, SourceBlock)  # noqa: S101  # the model's own
        heads = block.kind in (BlockKind.TITLE, BlockKind.HEADING)
        painter.setFont(look.sized(look.NORMAL, bold=heads, of=option.font))
        left = row.left()
        for said, withheld in _pieces(block):
            here = QRect(left, row.top(), row.right() - left, row.height())
            shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, here.width())
            wide = painter.fontMetrics().horizontalAdvance(shown)
            if withheld:
                _withheld_ground(painter, QRect(left, row.top(), wide, row.height()))
            painter.setPen(QColor("#FFFFFF") if withheld else colour)
            if not (withheld and _is_bar(shown)):
                painter.drawText(here, _MIDDLE, shown)
            left += wide
            if shown != said:
                break


def _pieces(block: SourceBlock) -> Iterator[tuple[str, bool]]:
    """The words of a block, those that stand for a received redaction told apart."""
    if block.kind is BlockKind.ITEM:
        yield (f"{block.marker} " if is_counted(block.marker) else "\u2022 "), False
    at = 0
    for mark in block.redactions:
        if mark.start > LONGEST_SHOWN:
            break
        if mark.start > at:
            yield readable(block.text[at : mark.start]), False
        yield readable(block.text[mark.start : mark.end]), True
        at = mark.end
    if block.text[at:]:
        yield readable(block.text[at:]), False


def _is_bar(words: str) -> bool:
    """Whether words are a bar already, for which its ground stands."""
    return all(letter in _BARS for letter in words)


def _withheld_ground(painter: QPainter, place: QRect) -> None:
    high = painter.fontMetrics().height()
    ground = QRect(place.left(), place.top() + (place.height() - high) // 2, place.width(), high)
    painter.fillRect(ground, QColor("#2B2F36"))
    painter.setPen(QColor(look.colours().border))
    painter.drawRect(ground.adjusted(0, 0, -1, -1))


def _ground(painter: QPainter, option: QStyleOptionViewItem, *, selected: bool) -> None:
    if selected:
        painter.fillRect(option.rect, _colour(option, QPalette.ColorRole.Highlight))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, _colour(option, QPalette.ColorRole.AlternateBase))
    if option.state & QStyle.StateFlag.State_HasFocus and not selected:
        painter.setPen(QPen(QColor(look.colours().accent), 2))
        painter.drawRect(option.rect.adjusted(1, 1, -1, -1))


def _draw(painter: QPainter, row: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, row.width()))
    painter.drawText(row, _MIDDLE, shown)


def _colour(option: QStyleOptionViewItem, role: QPalette.ColorRole) -> QColor:
    active = option.state & QStyle.StateFlag.State_Active
    group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
    return option.palette.color(group, role)
