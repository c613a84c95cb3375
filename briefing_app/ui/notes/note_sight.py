"""What the banners say of a note: the marking of everything in sight of it, and its words and severances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from briefing_app.domain.text import SectionId, portions
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.mark import mark_of

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking
    from briefing_app.services.note_opening import OpenNote
    from briefing_app.services.taking_over import SourceUpdate
    from briefing_app.ui.notes.note_room import NoteRoom


class NoteSight(QObject):
    """Follows what a room shows; the markings of its sections are read when they are typed in."""

    banner_changed = Signal(object)
    status_changed = Signal(str)

    def __init__(self, room: NoteRoom, session: LibrarySession) -> None:
        super().__init__(room)
        self._room = room
        self._session = session
        self._markings: dict[SectionId, frozenset[Marking]] = {}
        self._whole: frozenset[Marking] = frozenset()  # by an uplift
        self._pages: frozenset[Marking] = frozenset()
        self._compared: frozenset[Marking] = frozenset()
        self._severed: frozenset[Marking] = frozenset()
        room.pane.turned.connect(self._turned)

    def expect(self, opened: OpenNote) -> None:
        """The note was read anew and is going to be shown; what was in sight still is."""
        for section, markings in opened.markings.items():
            self._markings[section] = self._markings.get(section, frozenset()) | markings
        self._whole |= _uplift(opened)
        self.tell_banner()

    def bring(self, section: SectionId, markings: frozenset[Marking]) -> None:
        """Words with these markings are going to be shown in a section."""
        self._markings[section] = self._markings.get(section, frozenset()) | markings
        self.tell_banner()

    def read(self, opened: OpenNote) -> None:
        """The note was read anew and is in sight."""
        self._markings = {one.id: self._portions(one.id) for one in opened.note.sections}
        self._whole = _uplift(opened)
        self.tell_banner()

    def typed(self, section: SectionId) -> None:
        """Something was typed in a section."""
        self._markings[section] = self._portions(section)
        self.tell_banner()

    @Slot(object)
    def expect_pages(self, marking: Marking) -> None:
        """Pages with this marking are going to be shown in place of those there are."""
        self._pages |= {marking}
        self.tell_banner()

    def show_pages(self) -> None:
        """The pages that came are in sight, or none are."""
        shown = self._room.preview.preview
        self._pages = frozenset() if shown is None else frozenset({shown.marking})
        self.tell_banner()

    def expect_compared(self, updates: Sequence[SourceUpdate]) -> None:
        """These passages are going to be compared; those of before may still be in sight."""
        self._compared |= _compared(updates)
        self.tell_banner()

    def show_compared(self, updates: Sequence[SourceUpdate]) -> None:
        """These passages are compared by now, and no others."""
        self._compared = _compared(updates)
        self.tell_banner()

    def show_severances(self, markings: frozenset[Marking]) -> None:
        """Severances of a text with these markings are in sight, or are going to be."""
        self._severed = markings
        self.tell_banner()

    @Slot()
    def _turned(self) -> None:
        """Something else is in front: what was compared is out of sight, unless that is in front."""
        if not self._room.pane.compares:
            self._compared = frozenset()
        self.tell_banner()

    def _portions(self, section: SectionId) -> frozenset[Marking]:
        return frozenset(portions(self._room.text_of(section)))

    @Slot()
    def tell_banner(self) -> None:
        """The banner of everything in sight, what is typed and what is compared included."""
        if self._room.open_note is None:
            return
        in_sight = (self._whole, self._pages, self._compared, self._severed, *self._markings.values())
        catalogue = self._session.catalogue
        self.banner_changed.emit(mark_of(frozenset().union(*in_sight), catalogue))

    def tell_status(self) -> None:
        """How long the section in front is, its language, and how much of the note is severed."""
        opened, section = self._room.open_note, self._room.section(self._room.outline.current)
        shown = self._room.preview.preview
        if section is None or opened is None:
            return
        parts = (
            self.tr("%n word(s) in this section", "", self._room.pane.words),
            (section.language or opened.note.language).upper(),
            self.tr("%n severance(s)", "", shown.severances) if shown and shown.severances else "",
        )
        self.status_changed.emit(" · ".join(filter(None, parts)))


def _uplift(opened: OpenNote) -> frozenset[Marking]:
    uplift = opened.note.uplift
    return frozenset() if uplift is None else frozenset({uplift.marking})


def _compared(updates: Sequence[SourceUpdate]) -> frozenset[Marking]:
    shown = (text for one in updates for text in (one.change.before, one.change.now, one.change.block))
    return frozenset(portions(filter(None, shown)))
