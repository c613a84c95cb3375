"""Going back to an older text: the revisions are looked over, one is restored, and that can be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from briefing_app.ui.editor.autosave import Autosave
from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.prompts import Prompts
from briefing_app.ui.sentences import all_shown

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.text import RevisionId
    from briefing_app.services.texts import OpenText
    from briefing_app.ui.editor.section_editor import SectionEditor

Restored = tuple["OpenText", tuple[str, ...]]
"""The text as it is now, and what the officer should know of it."""


class RevisionsButton(QToolButton):
    """Stands above an editor and leads to the revisions of its text."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("Revisions…"))
        self.setAccessibleName(self.tr("Revisions"))
        self.setToolTip(self.tr("Compare the revisions of this text, or go back to one (Ctrl+Alt+R)"))
        self.setShortcut("Ctrl+Alt+R")
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class Restoring(QObject):
    """Restores texts in the editors of one room.

    Signals:
        undoable: What was done, and the call that takes it back, for the message bar.
        told: What the officer should know of the restored text.
        failed: Why a text could not be restored.
        stored: A revision was made.
    """

    undoable = Signal(str, object)
    told = Signal(str)
    failed = Signal(str)
    stored = Signal()

    def __init__(self, session: LibrarySession, prompts: Prompts, room: QWidget) -> None:
        super().__init__(room)
        self._session = session
        self._prompts = prompts
        self._room = room

    def begin(self, editor: SectionEditor, saver: Autosave, title: str) -> None:
        """Save what is typed, then ask which revision is wanted and restore it."""
        saver.flush(partial(self._ask, editor, saver, title))

    def _ask(self, editor: SectionEditor, saver: Autosave, title: str) -> None:
        wanted = self._prompts.revision(self._room, self._session, saver.place, title)
        if wanted is not None:
            self._restore(editor, saver, title, wanted)

    def _restore(self, editor: SectionEditor, saver: Autosave, title: str, wanted: RevisionId) -> None:
        """Nothing can be typed until the answer is there, which takes the place of every word."""
        editor.setReadOnly(True)
        done = partial(self._restored, editor, saver, title, saver.revision)
        self._session.call(saver, partial(_restore, wanted), done, partial(self._fail, editor))

    def _restored(
        self,
        editor: SectionEditor,
        saver: Autosave,
        title: str,
        before: RevisionId | None,
        restored: Restored,
    ) -> None:
        opened, notices = restored
        editor.setReadOnly(False)
        editor.open(opened)
        saver.reopen(opened)
        self.stored.emit()
        then = self.tr("“{title}” says what it said then.")
        if not opened.blocks:
            then = self.tr("“{title}” is empty, as it was then.")
        words = [then.format(title=title), *all_shown(notices)]
        if before is None:
            self.told.emit("\n".join(words))
        else:
            self.undoable.emit("\n".join(words), partial(self._take_back, editor, saver, title, before))

    def _take_back(self, editor: SectionEditor, saver: Autosave, title: str, before: RevisionId) -> None:
        """Restore what was there before; what was typed since is a revision too."""
        saver.flush(partial(self._restore, editor, saver, title, before))

    def _fail(self, editor: SectionEditor, error: Exception) -> None:
        editor.setReadOnly(False)
        self.failed.emit(sentence(error))


def _restore(revision: RevisionId, desk: Desk) -> Restored:
    saved = desk.texts.restore(revision)
    return desk.texts.open(saved.place), saved.notices
