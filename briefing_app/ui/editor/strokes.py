"""Keys as edits: what a stroke does to the sheet, or nothing where it is no edit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from briefing_app.domain.editing.erasing import erase, erase_beside
from briefing_app.domain.editing.history import Stroke
from briefing_app.domain.editing.session import Edit
from briefing_app.domain.editing.sheet import Means, Place, Sheet
from briefing_app.domain.editing.spans import content_of
from briefing_app.domain.editing.styling import moved_in_list
from briefing_app.domain.editing.writing import leave, leaves_severed_words, split, write
from briefing_app.domain.text import ListItem

_KEYS = QKeySequence.StandardKey
_MOVE = QTextCursor.MoveOperation
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier

Beside = Callable[[QTextCursor.MoveOperation], Place]
"""The place a movement from where the officer stands would lead to."""

_ERASING = (
    (_KEYS.DeleteStartOfWord, _MOVE.PreviousWord),
    (_KEYS.DeleteEndOfWord, _MOVE.NextWord),
    (_KEYS.DeleteEndOfLine, _MOVE.EndOfBlock),
)
_ONE: dict[int, QTextCursor.MoveOperation] = {
    Qt.Key.Key_Backspace: _MOVE.PreviousCharacter,
    Qt.Key.Key_Delete: _MOVE.NextCharacter,
}


class Keyed(NamedTuple):
    """An edit asked for by a key, and what kind of step it is."""

    edit: Edit
    stroke: Stroke


def keyed(event: QKeyEvent, sheet: Sheet, beside: Beside) -> Keyed | None:
    """The edit a key asks for."""
    key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    plain = modifiers in (Qt.KeyboardModifier.NoModifier, _SHIFT)
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers == Qt.KeyboardModifier.NoModifier:
        return Keyed(split, Stroke.ACT)
    if key == Qt.Key.Key_Right and modifiers == Qt.KeyboardModifier.NoModifier:
        return Keyed(_left, Stroke.ACT) if leaves_severed_words(sheet) else None
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and plain:
        return Keyed(_moved(-1 if key == Qt.Key.Key_Backtab else 1), Stroke.ACT)
    if erased := _erasing(event, sheet, beside):
        return erased
    if is_typed(event):
        return Keyed(partial(_typed, event.text()), Stroke.TYPING)
    return None


def is_typed(event: QKeyEvent) -> bool:
    """Whether a key writes something; AltGr, which is Ctrl and Alt together on Windows, does."""
    text = event.text()
    held = event.modifiers() & (_CONTROL | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier)
    both = _CONTROL | Qt.KeyboardModifier.AltModifier
    free = held in (Qt.KeyboardModifier.NoModifier, both)
    return bool(text) and free and (text.isprintable() or text in _UNSEEN)


_UNSEEN = ("\u00a0", "\u202f", "\u00ad", "\u200c", "\u200d")


def _erasing(event: QKeyEvent, sheet: Sheet, beside: Beside) -> Keyed | None:
    move = _erased_by(event)
    if move is None:
        return None
    if sheet.chosen:
        return Keyed(erase, Stroke.ACT)
    item = sheet.block
    if move is _MOVE.PreviousCharacter and isinstance(item, ListItem) and sheet.head.offset == 0:
        return Keyed(_moved(-1), Stroke.ACT)
    single = move in _ONE.values() and content_of(item) is not None
    return Keyed(partial(_without, beside(move)), Stroke.ERASING if single else Stroke.ACT)


def _erased_by(event: QKeyEvent) -> QTextCursor.MoveOperation | None:
    """Which movement covers what a key takes away; None for a key that takes nothing."""
    for standard, move in _ERASING:
        if event.matches(standard):
            return move
    alone = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    shifted = event.key() == Qt.Key.Key_Backspace and event.modifiers() == _SHIFT
    return _ONE.get(event.key()) if alone or shifted else None


def _typed(text: str, sheet: Sheet, means: Means) -> Sheet:
    return write(sheet, text, means)


def _without(other: Place, sheet: Sheet, means: Means) -> Sheet:
    return erase_beside(sheet, other, means)


def _left(sheet: Sheet, _means: Means) -> Sheet:
    return leave(sheet)


def _moved(by: int) -> Edit:
    return lambda sheet, _means: moved_in_list(sheet, by)
