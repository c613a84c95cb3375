"""Keys, input methods, mouse and clipboard of an editor: each becomes an edit of the sheet, or nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.domain.editing.erasing import erase
from briefing_app.domain.editing.history import Stroke
from briefing_app.domain.editing.holding import renamed
from briefing_app.domain.editing.pasting import chosen_blocks, insert
from briefing_app.domain.editing.sheet import Place
from briefing_app.domain.editing.styling import in_list
from briefing_app.domain.editing.writing import leave, leaves_severed_words, write_lines
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.severance import SeveranceState, SeveranceTag
from briefing_app.domain.sources import copied_from
from briefing_app.domain.text import FREE, Holds, RevisionId, SectionId, SeveranceId, Text, holds
from briefing_app.ui.editor.editor_actions import EditorActions
from briefing_app.ui.editor.exchange import Exchange, Handed, Taken, TextExchange
from briefing_app.ui.editor.last_words import mind_last_words
from briefing_app.ui.editor.pointing_view import PointingView
from briefing_app.ui.editor.strokes import is_typed, keyed
from briefing_app.ui.editor.vocabulary import Vocabulary


class TypingView(PointingView):
    """A sheet to type on."""

    actions: EditorActions  # type: ignore[assignment]  # Qt's list of actions is not asked for by that name

    def __init__(
        self, vocabulary: Vocabulary, parent: QWidget | None = None, exchange: Exchange | None = None
    ) -> None:
        self._tags: dict[SeveranceId, SeveranceTag] = {}
        self.exchange: Exchange = exchange or TextExchange(vocabulary)
        self.held_whole: Holds = FREE
        self.copied_from: tuple[SectionId, RevisionId] | None = None  # where the text is a profile's
        self._leaving = False  # Tab goes to what comes next, as Esc asked
        super().__init__(vocabulary, parent)
        self.actions = EditorActions(self)

    def insert_blocks(self, blocks: Text) -> None:
        """Put blocks at the cursor, or in the place of what is chosen, as one step to undo."""
        own = self.session.own_ids
        self.do(lambda sheet, means: insert(sheet, blocks, means, own))

    def selected_blocks(self) -> Text:
        """What is chosen, as a text."""
        return chosen_blocks(self.sheet)

    def insert_words(self, text: str) -> None:
        """Write plain words in the place of what is chosen, as one step to undo."""
        self.do(lambda sheet, means: write_lines(sheet, text, means))

    # ---- keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            action = self.actions.of(event)
            if action is not None and self._left_to_the_window(action):
                event.ignore()  # Qt would keep the key for an undoing of its own
                return True
            ours = action is not None or is_typed(event)
            if ours or (event.key() == Qt.Key.Key_Escape and self._escapes()):
                event.accept()
                return True
        return super().event(event)

    def _left_to_the_window(self, action: QAction) -> bool:
        """Whether it is undoing where nothing was done here: what the message bar offers is meant then."""
        history = self.session.history
        return action is self.actions.undo and not history.can_undo and not history.can_redo

    def focusNextPrevChild(self, forward: bool) -> bool:
        if in_list(self.session.sheet) and not (self._leaving or self.only_reads):
            return False  # the key comes here, and moves the item
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.actions.of(event)
        if self.only_reads and _changes(event, action in self.actions.changing()):
            self.tell_only_read()
            event.accept()
        elif action is not None:
            action.trigger()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self._escape(event)
        elif edit := keyed(event, self.sheet, self._beside):
            self._leaving = False
            self.do(*edit)
            event.accept()
        elif is_typed(event) or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        elif _moves(event):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _escapes(self) -> bool:
        sheet = self.session.sheet
        return leaves_severed_words(sheet) or (in_list(sheet) and not self._leaving)

    def _escape(self, event: QKeyEvent) -> None:
        """Leave the severed words, and let Tab leave a list; else it is for those around."""
        event.setAccepted(self._escapes())
        if leaves_severed_words(self.sheet):
            self.do(lambda sheet, _means: leave(sheet))
        self._leaving = True

    def _beside(self, move: QTextCursor.MoveOperation) -> Place:
        cursor = self.textCursor()
        cursor.movePosition(move)
        return self._page.place_of(cursor.position())

    def after_change(self) -> None:
        self._leaving = False

    # ---- input methods

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        composing = bool(event.preeditString())
        if event.replacementLength() or (self.sheet.chosen and composing):
            self._choose_replaced(event)
            self.do(erase)
        if event.commitString():
            text = event.commitString().replace("\r", "\n")
            self.do(lambda now, means: write_lines(now, text, means), Stroke.TYPING)
        super().inputMethodEvent(QInputMethodEvent(event.preeditString(), event.attributes()))

    def _choose_replaced(self, event: QInputMethodEvent) -> None:
        if not event.replacementLength():
            return
        cursor = self.textCursor()
        start = cursor.position() + event.replacementStart()
        last = self._page.characterCount() - 1
        place = self._page.place_of
        self.session.stand(
            place(min(max(start + event.replacementLength(), 0), last)), place(min(max(start, 0), last))
        )

    # ---- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.textCursor().hasSelection():
            there = self.cursorForPosition(event.position().toPoint())
            self.setTextCursor(there)  # else Qt would begin to drag the words chosen
        super().mousePressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData()
        if data is not None and self.canInsertFromMimeData(data):
            there = self.cursorForPosition(event.position().toPoint()).position()
            self.session.stand(self._page.place_of(there))
            self.insertFromMimeData(data)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        elif data is not None:
            self._take(data, plain=False)  # it says why not
        nothing = QMimeData()  # the event does not keep it
        super().dropEvent(  # it ends what Qt shows while dragging
            QDropEvent(event.position(), event.possibleActions(), nothing, event.buttons(), event.modifiers())
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(event.globalPos())

    def fill_menu(self, menu: QMenu) -> None:
        """The commands that belong to what is chosen."""
        ours = self.actions
        for group in (
            (ours.undo, ours.redo),
            (ours.cut, ours.copy, ours.copy_withheld, ours.paste, ours.paste_plain, ours.select_all),
            (ours.sever, ours.unsever, ours.mark, ours.table),
        ):
            menu.addActions(group)
            menu.addSeparator()

    # ---- clipboard

    def say(self, sentence: str) -> None:
        """Tell the officer something."""
        self.told.emit(sentence)

    def createMimeDataFromSelection(self) -> QMimeData:
        return self._handed(withheld=False).data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return self.exchange.accepts(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._take(source, plain=False)

    @Slot()
    def copy(self) -> None:
        """Copy what is chosen; other programs get what is free of it."""
        self._copy(withheld=False)

    @Slot()
    def copy_withheld(self) -> None:
        """Copy what is chosen; other programs get the withheld words as well."""
        self._copy(withheld=True)

    def _copy(self, *, withheld: bool) -> None:
        if not self.sheet.chosen:
            return
        handed = self._handed(withheld=withheld)
        QGuiApplication.clipboard().setMimeData(handed.data)
        mind_last_words()
        if handed.sentence:
            self.say(handed.sentence)

    def _handed(self, *, withheld: bool) -> Handed:
        blocks = self.selected_blocks()
        if self.copied_from is not None:
            blocks = copied_from(blocks, *self.copied_from)
        return self.exchange.put(blocks, self._tags, self.held_whole, withheld=withheld)

    @Slot()
    def cut(self) -> None:
        """Copy what is chosen, and take it away."""
        if self.sheet.chosen:
            self.copy()
            self.do(erase)

    @Slot()
    def paste(self) -> None:
        """Put what the clipboard holds at the cursor."""
        self._take(QGuiApplication.clipboard().mimeData(), plain=False)

    @Slot()
    def paste_plain(self) -> None:
        """Put the words alone that the clipboard holds at the cursor."""
        self._take(QGuiApplication.clipboard().mimeData(), plain=True)

    def _take(self, source: QMimeData | None, *, plain: bool) -> None:
        """Put what clipboard data hold at the cursor, as one step to undo."""
        if source is None:  # some platforms have none where nothing was ever copied
            source = QMimeData()
        taken = self.exchange.take(source, self.session.means.new_id, plain=plain)
        if taken.blocks:
            self._put(taken)
        if taken.sentence:
            self.say(taken.sentence)

    def _put(self, taken: Taken) -> None:
        """Put a copied text; a severance unknown here becomes a new one for the same provisions."""
        held = {one for block in taken.blocks for one in holds(block)} - self._tags.keys()
        names = {
            one: self.new_tag(taken.exemptions.get(one, frozenset()), one if taken.same_library else None)
            for one in sorted(held)
        }
        self.insert_blocks(renamed(taken.blocks, names))

    def new_tag(self, exemptions: frozenset[ExemptionId], source: SeveranceId | None = None) -> SeveranceId:
        """A new severance, and the tag it is shown with; *source* is the one it follows."""
        made = self.session.new_severance(exemptions, source)
        label = self.vocabulary.label(exemptions)
        self._tags[made.id] = SeveranceTag(label, SeveranceState.PROPOSED, exemptions)
        return made.id


def _changes(event: QKeyEvent, is_command: bool) -> bool:
    """Whether a key would change the text; *is_command* says that it is that of such a command."""
    return is_command or is_typed(event) or event.key() in _WRITING


def _moves(event: QKeyEvent) -> bool:
    """Whether a key moves the cursor or what is chosen, which Qt knows better."""
    return event.key() in _MOVING or any(map(event.matches, _MOVES))


_WRITING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_MOVING = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
_MOVES = tuple(
    one
    for one in QKeySequence.StandardKey
    if one.name.startswith(("MoveTo", "Select")) and one.name != "SelectAll"
)
