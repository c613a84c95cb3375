"""Asks for previews of a note as it is typed: a moment after the last letter, one at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.notes.preview_pane import PreviewPane
from briefing_app.ui.notes.typed_texts import TypedTexts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.bootstrap import Desk
    from briefing_app.domain.edition import EditionKind
    from briefing_app.domain.severance import NewSeverance
    from briefing_app.domain.text import SectionId, Text
    from briefing_app.services.previews import NotePreview

_PAUSE = 250  # milliseconds


class Previewing(QObject):
    """Keeps a pane's pages up to date; ``arrived`` says that there are newer ones.

    ``arriving`` gives their marking before they are shown.
    """

    arriving = Signal(object)
    arrived = Signal()

    def __init__(
        self, session: LibrarySession, pane: PreviewPane, typed: TypedTexts, number: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._pane = pane
        self._typed = typed
        self._number = number
        self._waits = False
        self._again = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.ask)

    @property
    def is_settled(self) -> bool:
        """Whether the pages are those of the note as it is now."""
        return not (self._waits or self._pause.isActive())

    def typed(self) -> None:
        """Something was typed: ask once there is a pause."""
        self._pause.start()
        self._pane.put_off_settling()

    @Slot()
    def ask(self) -> None:
        """Ask for the pages as they are now; while some are being made, once those have come."""
        self._pause.stop()
        if self._waits:
            self._again = True
            return
        self._waits, self._again = True, False
        unsaved, new = self._typed.unsaved(), self._typed.new_severances()
        work = partial(_preview, self._number, self._pane.edition, unsaved, new)
        self._session.call(self, work, self._show, self._fail)

    def _show(self, preview: NotePreview) -> None:
        self._waits = False
        if preview.edition is self._pane.edition:  # else the switch was turned meanwhile
            self.arriving.emit(preview.marking)
            self._pane.show_preview(preview, self._session.catalogue.wording(preview.language))
        self._go_on()

    def _fail(self, error: Exception) -> None:
        self._waits = False
        self._pane.show_failure(sentence(error))
        self._go_on()

    def _go_on(self) -> None:
        if self._again:
            self.ask()
        self.arrived.emit()


def _preview(
    number: str,
    edition: EditionKind,
    unsaved: Mapping[SectionId, Text],
    new: Sequence[NewSeverance],
    desk: Desk,
) -> NotePreview:
    return desk.previews.of_note(number, edition, unsaved, new)
