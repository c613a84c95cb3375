"""Draws a row: icon, title, something short at the right, a quieter second line or the words around a hit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing_app.ui import icons, look
from briefing_app.ui.row_type import RowType, fitted
from briefing_app.ui.rows import Part, Role, RowWords

_ICON = 16
_PAD = 2 * look.GRID
_TRAIL = 0.42
"""How much of a line what stands at the right may take where the title needs the rest."""
_BEFORE_HIT = 0.45
"""How much of a line the words before a hit may take."""
_CHOSEN_OR_POINTED_AT = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowDelegate(QStyledItemDelegate):
    """One look for every list of the window."""

    _type: RowType | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self.size_of(option, index.data(Role.WORDS))

    def size_of(self, option: QStyleOptionViewItem, words: RowWords | None) -> QSize:
        """The least size of a row that reads so."""
        kind = self.type_of(option)
        if words is None or not (words.detail or words.parts):
            return QSize(120, look.row_height(kind.line))
        return QSize(120, look.row_height(kind.line) + kind.small_line + look.GRID)

    def type_of(self, option: QStyleOptionViewItem) -> RowType:
        """The type of a row in the font it is to be drawn in, which is mostly that of the row before."""
        if self._type is None or self._type.font != option.font:
            self._type = RowType(option.font)
        return self._type

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        words = index.data(Role.WORDS)
        if not isinstance(words, RowWords):
            return
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, option, selected=selected)
        row = option.rect.adjusted(_PAD + words.indent * 4 * look.GRID, 0, -_PAD, 0)
        if words.icon:
            self._icon(painter, option, words.icon, row, selected=selected)
            row.setLeft(row.left() + _icon_size(self.type_of(option)) + _PAD)
        text = _colour(option, QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text)
        quiet = text if selected else _colour(option, QPalette.ColorRole.PlaceholderText)
        self._words(painter, self.type_of(option), row, words, (text, quiet))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, *, selected: bool) -> None:
        if selected:
            painter.fillRect(option.rect, _colour(option, QPalette.ColorRole.Highlight))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, _colour(option, QPalette.ColorRole.AlternateBase))
        if option.state & QStyle.StateFlag.State_HasFocus and not selected:  # else the full accent shows it
            painter.setPen(QPen(QColor(look.colours().accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        elif look.is_high_contrast() and option.state & _CHOSEN_OR_POINTED_AT:
            painter.setPen(QColor(look.colours().border))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _icon(
        self, painter: QPainter, option: QStyleOptionViewItem, name: str, row: QRect, *, selected: bool
    ) -> None:
        bright = selected and _group(option) is QPalette.ColorGroup.Active
        mode = QIcon.Mode.Selected if bright else QIcon.Mode.Normal
        kind = self.type_of(option)
        size = _icon_size(kind)
        first_line = min(row.height(), look.row_height(kind.line))
        top = row.top() + (first_line - size) // 2
        icons.draw(painter, name, QRect(row.left(), top, size, size), mode)

    def _words(
        self,
        painter: QPainter,
        kind: RowType,
        row: QRect,
        words: RowWords,
        colours: tuple[QColor, QColor],
    ) -> None:
        text, quiet = colours
        below = bool(words.detail or words.parts)
        first = QRect(row)
        if below:
            first.setHeight(kind.line)
            first.moveTop(row.top() + (row.height() - first.height() - kind.small_line) // 2)
        painter.setPen(quiet)
        painter.setFont(kind.small)
        taken = self._trail(painter, kind, first, words) if words.trail else 0
        painter.setFont(kind.font)
        painter.setPen(text)
        title = first.adjusted(0, 0, -taken, 0)
        painter.drawText(title, _MIDDLE, fitted(kind.metrics, words.title, title.width())[0])
        if not below:
            return
        painter.setFont(kind.small)
        painter.setPen(quiet)
        second = QRect(row)
        second.setTop(first.bottom() + 1)
        second.setHeight(kind.small_line)
        if words.parts:
            self._parts(painter, second, words.parts)
        else:
            painter.drawText(second, _MIDDLE, fitted(kind.small_metrics, words.detail, second.width())[0])

    def _trail(self, painter: QPainter, kind: RowType, line: QRect, words: RowWords) -> int:
        """Draw what stands at the right; how much of the line it takes."""
        shown, wide = fitted(kind.small_metrics, words.trail, _trail_room(kind, line.width(), words.title))
        painter.drawText(line, _RIGHT, shown)
        return wide + _PAD if shown else 0

    def _parts(self, painter: QPainter, line: QRect, parts: tuple[Part, ...]) -> None:
        """The words around a hit: what was found in bold, what is severed on its own ground."""
        left, quiet = line.left(), painter.pen()
        shown = look.colours()
        for part in _hit_in_sight(painter.fontMetrics(), parts, int(line.width() * _BEFORE_HIT)):
            font = painter.font()
            font.setBold(part.hit)
            painter.setFont(font)
            text, width = fitted(painter.fontMetrics(), part.text, line.right() - left)
            place = QRect(left, line.top(), width, line.height())
            if part.severed:
                painter.fillRect(place, QColor(shown.severed))
            painter.setPen(QColor(shown.on_severed) if part.severed else quiet)
            painter.drawText(place, _MIDDLE, text)
            left += width
            if left >= line.right() or text != part.text:
                break


def _hit_in_sight(metrics: QFontMetrics, parts: tuple[Part, ...], room: int) -> list[Part]:
    """The parts on one line, what stands before the first hit cut at its beginning to fit the room."""
    shown = [replace(part, text=part.text.replace("\n", " ")) for part in parts]
    first = next((number for number, part in enumerate(shown) if part.hit), 0)
    for number in reversed(range(first)):
        cut = metrics.elidedText(shown[number].text, Qt.TextElideMode.ElideLeft, max(room, 0))
        room -= metrics.horizontalAdvance(cut)
        if cut != shown[number].text:
            return [replace(shown[number], text=cut), *shown[number + 1 :]]
    return shown


def _trail_room(kind: RowType, width: int, title: str) -> int:
    """What a title leaves for what stands at the right of it, or its usual part of the line."""
    left = width - kind.metrics.horizontalAdvance(title) - 2 * _PAD
    return max(int(width * _TRAIL), left, kind.count_width)


def _icon_size(kind: RowType) -> int:
    """As high as the words beside it, never smaller than it is drawn for."""
    return max(_ICON, kind.metrics.ascent() + 2)


def _group(option: QStyleOptionViewItem) -> QPalette.ColorGroup:
    active = option.state & QStyle.StateFlag.State_Active
    return QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive


def _colour(option: QStyleOptionViewItem, role: QPalette.ColorRole) -> QColor:
    return option.palette.color(_group(option), role)
