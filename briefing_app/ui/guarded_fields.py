"""Fields to type in whose words may be withheld: other programs get a marker of them.

Qt copies what stands in a field as it is: by keys and menu, by dragging, and as the words chosen last of X11.
A field that keeps its words back hands them to its like in a type of our own, so that what is cut in a form
can be put elsewhere in it; other programs ignore a type they do not know, and Windows is asked to keep the
copy out of its history. Whoever wants the words in another program says so in the menu of the field.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import (
    QAction,
    QClipboard,
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPlainTextEdit, QWidget

from briefing_app.ui.editor.guarded_copy import MARKER, keep_here
from briefing_app.ui.labels import plain_tip
from briefing_app.ui.views import ListView

if TYPE_CHECKING:
    _Field = QWidget
else:
    _Field = object  # of two classes of Qt an object cannot be

translate = QCoreApplication.translate

FIELD_TYPE = "application/x-briefing-desk-field"
"""The name on the clipboard of words that go from one field that keeps its words back to another.

They stand in it in clear, as a text does in the type of our editors.
"""

_Key = QKeySequence.StandardKey
_CHOOSING = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonRelease)
_LINE_BREAKS = ("\u2028", "\u2029")


class _Kept(_Field):
    """A field that gives its words to no other program once it is told to keep them back."""

    keeps_back = False

    def keep_back(self, *, kept: bool = True) -> None:
        """Keep the words back from now on, or give them as they stand."""
        self.keeps_back = kept
        said = translate("GuardedFields", "Withheld: of a copy, other programs get a marker, not the words.")
        self.setToolTip(plain_tip(said if kept else ""))
        self.setAccessibleDescription(said if kept else "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.keeps_back:
            super().contextMenuEvent(event)
            return
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """The menu of a field that keeps its words back."""
        raise NotImplementedError


class GuardedLine(_Kept, QLineEdit):
    """A line that can keep its words back."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = next((do for key, do in self._acts() if event.matches(key)), None) if self.keeps_back else None
        if act is None:
            super().keyPressEvent(event)
            return
        event.accept()
        act()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if self.keeps_back and event.type() in _CHOOSING:
            self._take_back_chosen()
        return done

    def dropEvent(self, event: QDropEvent) -> None:
        words = _handed_on(event.mimeData()) if self.keeps_back else ""
        if not words or self.isReadOnly():
            super().dropEvent(event)
            return
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        self._put(words)
        event.acceptProposedAction()

    def menu(self) -> QMenu:
        menu = self.createStandardContextMenu()
        acts: dict[str, Callable[[], None]] = {
            "edit-cut": self._cut,
            "edit-copy": self._copy,
            "edit-paste": self._paste,
        }
        for action in menu.actions():
            if action.objectName() in acts:
                action.triggered.disconnect()  # from Qt's own, which gives the words
                action.triggered.connect(acts[action.objectName()])
        _offer_whole(menu, self.selectedText())
        return menu

    # ---- inside

    def _acts(self) -> tuple[tuple[QKeySequence.StandardKey, Callable[[], None]], ...]:
        """What is done otherwise than by Qt: all that copies, and putting in what was copied here."""
        return (
            (_Key.Copy, self._copy),
            (_Key.Cut, self._cut),
            (_Key.Paste, self._paste),
            (_Key.DeleteEndOfLine, self._delete_to_end),
            (_Key.DeleteCompleteLine, self._delete_all),
        )

    def _take_back_chosen(self) -> None:
        """On X11 Qt gives away words as soon as they are chosen; nobody is answered before this is done."""
        clipboard, chosen = QGuiApplication.clipboard(), QClipboard.Mode.Selection
        words = self.selectedText()
        if words and clipboard.supportsSelection() and clipboard.text(chosen) == words:
            clipboard.setText(MARKER, chosen)

    def _copy(self) -> None:
        if self.hasSelectedText():
            _put_kept_back(self.selectedText())

    def _cut(self) -> None:
        self._copy()
        self._delete()

    def _paste(self) -> None:
        words = _handed_on(QGuiApplication.clipboard().mimeData())
        if words:
            self._put(words)
        else:
            self.paste()

    def _put(self, words: str) -> None:
        if not self.isReadOnly():
            self.insert(" ".join(words.splitlines()))

    def _delete(self) -> None:
        if not self.isReadOnly() and self.hasSelectedText():
            self.del_()

    def _delete_to_end(self) -> None:
        self.end(True)
        self._delete()

    def _delete_all(self) -> None:
        self.selectAll()
        self._delete()


class GuardedArea(_Kept, QPlainTextEdit):
    """A few lines of words that can keep them back; Qt asks one place for whatever it gives away of them."""

    def createMimeDataFromSelection(self) -> QMimeData:
        return _kept_back(self._chosen()) if self.keeps_back else super().createMimeDataFromSelection()

    def insertFromMimeData(self, source: QMimeData) -> None:
        words = _handed_on(source) if self.keeps_back else ""
        if words:
            self.insertPlainText(words)
        else:
            super().insertFromMimeData(source)

    def menu(self) -> QMenu:
        menu = self.createStandardContextMenu()
        _offer_whole(menu, self._chosen())
        return menu

    def _chosen(self) -> str:
        words = self.textCursor().selectedText()
        for sign in _LINE_BREAKS:
            words = words.replace(sign, "\n")
        return words


def keep_choices_back(combo: QComboBox) -> None:
    """Let the choices of a withheld field be copied from its list as a marker alone."""
    view = ListView()
    view.keeps_back = True
    combo.setView(view)


def _kept_back(words: str) -> QMimeData:
    """What a field that keeps its words back gives: a marker, and the words for its like."""
    from briefing_app.ui.editor.last_words import mind_last_words

    data = QMimeData()
    data.setText(MARKER)
    data.setData(FIELD_TYPE, words.encode())
    keep_here(data)
    mind_last_words()
    return data


def _put_kept_back(words: str) -> None:
    QGuiApplication.clipboard().setMimeData(_kept_back(words))


def _give_whole(words: str) -> None:
    """Put withheld words on the clipboard, since they are wanted in another program."""
    data = _kept_back(words)
    data.setText(words)
    QGuiApplication.clipboard().setMimeData(data)


def _handed_on(data: QMimeData | None) -> str:
    """The words that a field that keeps them back gave; "" where there are none."""
    return bytes(data.data(FIELD_TYPE).data()).decode(errors="replace") if data is not None else ""


def _offer_whole(menu: QMenu, words: str) -> None:
    """Let the words themselves be copied, as the menu of a text does."""
    whole = QAction(translate("GuardedFields", "Copy &with withheld words"), menu)
    whole.setEnabled(bool(words))
    whole.triggered.connect(lambda: _give_whole(words))
    menu.insertAction(_behind_copy(menu), whole)  # type: ignore[arg-type]  # None: at the end


def _behind_copy(menu: QMenu) -> QAction | None:
    """The command that stands behind the one that copies."""
    names = [one.objectName() for one in menu.actions()]
    at = names.index("edit-copy") + 1 if "edit-copy" in names else len(names)
    return menu.actions()[at] if at < len(names) else None
