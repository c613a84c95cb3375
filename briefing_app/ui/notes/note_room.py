"""The room of a note: outline, sections and pages side by side, all of one note that is being prepared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from briefing_app.domain.edition import EditionKind
from briefing_app.domain.text import BlockId, SectionId, Text, walk
from briefing_app.ui import languages
from briefing_app.ui.command import Command
from briefing_app.ui.editor.find_bar import FindBar
from briefing_app.ui.editor.questions import ask_through
from briefing_app.ui.editor.restoring import Restoring
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.editor.vocabulary import Vocabulary, vocabulary_of
from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.message_names import note_section_name
from briefing_app.ui.notes.note_acts import NoteActs
from briefing_app.ui.notes.note_head import NoteHead
from briefing_app.ui.notes.note_searched import NoteSearched
from briefing_app.ui.notes.note_severing import NoteSevering
from briefing_app.ui.notes.note_sight import NoteSight
from briefing_app.ui.notes.note_wishes import NoteWishes
from briefing_app.ui.notes.outline_pane import OutlinePane
from briefing_app.ui.notes.preview_pane import PreviewPane
from briefing_app.ui.notes.previewing import Previewing
from briefing_app.ui.notes.releasing import Releasing
from briefing_app.ui.notes.section_pane import SectionPane
from briefing_app.ui.notes.severance_side import SeveranceSide
from briefing_app.ui.notes.side_pane import SidePane
from briefing_app.ui.notes.source_changes import SourceChanges
from briefing_app.ui.notes.typed_lines import TypedLines
from briefing_app.ui.notes.typed_texts import TypedTexts
from briefing_app.ui.only_reading import only_read
from briefing_app.ui.prompts import Prompts
from briefing_app.ui.room import Room
from briefing_app.ui.severing.chosen_words import chosen_in
from briefing_app.ui.showing import Subject

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.note import NoteSection
    from briefing_app.domain.profile import ProfileSummary
    from briefing_app.services.note_editing import NoteAct
    from briefing_app.services.note_opening import OpenNote
    from briefing_app.services.taking_over import SourceUpdate
    from briefing_app.services.texts import OpenText

_PANES = (248, 560, 480)


class NoteRoom(Room):
    """Prepares one note; ``opened`` says that its text can be typed in."""

    topic = "notes"
    opened = Signal()

    def __init__(self, session: LibrarySession, prompts: Prompts, number: str) -> None:
        super().__init__()
        self._session = session
        self._number = number
        self._prompts = prompts
        self._open: OpenNote | None = None
        self._vocabulary: Vocabulary | None = None
        self._wanted: BlockId | None = None
        self.typed = TypedTexts(session, self)
        self.acts = NoteActs(session, self.typed, number, self)
        self._build()
        self.previewing = Previewing(session, self.preview, self.typed, number, self)
        self.restoring = Restoring(session, prompts, self)
        self.sources = SourceChanges(self, session, number)
        self.sight = NoteSight(self, session)
        self.wishes = NoteWishes(self, session, prompts, number)
        self.whole = NoteSevering(self, session, prompts)
        self.lines = TypedLines(self, session, number)
        self.severing = SeveranceSide(self, session, number)
        self.releasing = Releasing(self, session, number)
        self._connect()
        self.refresh()

    # ---- what the window asks

    @property
    def subject(self) -> Subject:
        return Subject("note", self._number, self._open.note.title if self._open else "")

    @property
    def here(self) -> BlockId | None:
        return BlockId(f"{self.outline.current}-heading") if self.outline.current else None

    @property
    def open_note(self) -> OpenNote | None:
        """The note as it was read last, or None before."""
        return self._open

    @property
    def updates(self) -> tuple[SourceUpdate, ...]:
        """The passages whose source changed."""
        return self.sources.updates

    @property
    def vocabulary(self) -> Vocabulary | None:
        """The words of the editors, once the note has been read."""
        return self._vocabulary

    @property
    def chosen_words(self) -> str:
        return chosen_in(self.pane.editor)

    @property
    def is_public(self) -> bool:
        return self.releasing.in_front or self.preview.edition is EditionKind.PUBLIC

    @property
    def has_editions(self) -> bool:
        return True

    def show_edition(self, *, public: bool) -> None:
        self.side.show_side("pages")
        (self.preview.public if public else self.preview.internal).click()

    def show_severances(self) -> bool:
        self.severing.show()
        return True

    def panes(self) -> Sequence[QWidget]:
        return (self.outline.tree, self.pane.main_widget, self.side.main_widget)

    def leave(self, then: Callable[[], None]) -> None:
        self.pane.commit()
        self.head.form.commit()
        self.lines.drafts.keep_now()
        self.acts.settle(partial(self.typed.save_then, then))

    def refresh(self) -> None:
        self._session.call(self, partial(_opened, self._number), self.show_note, self._fail)

    def go_to(self, block: BlockId) -> None:
        if self._open is None:
            self._wanted = block
            return
        if (line := block.removeprefix(f"{self._open.note.id}-")) != block:
            self.head.go_to(line)
            return
        for section in self._open.note.sections:
            whole = block.startswith(section.id)  # its heading, or a table drawn below it
            if whole or any(one.id == block for one in walk(self.text_of(section.id))):
                self.outline.choose(section.id)
                if not whole and self.pane.editor is not None:
                    self.pane.show_text()
                    self.pane.editor.go_to(block)
                at = self.pane.heading if block == f"{section.id}-heading" else self.pane.main_widget
                at.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.severing.show_severance(block)

    # ---- building

    def _build(self) -> None:
        self.head = NoteHead()
        self.outline = OutlinePane()
        self.pane = SectionPane()
        self.preview = PreviewPane()
        self.side = SidePane()
        self.side.add("pages", self.tr("Pages"), self.preview)
        self.side.serve(self)
        self.find_bar = FindBar(NoteSearched(self))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane in (self.outline, self.pane, self.side):
            self.splitter.addWidget(pane)
        self.splitter.setSizes(list(_PANES))
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setStretchFactor(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.find_bar):
            column.addWidget(part)
        column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        for kept in (self.typed, self.lines.drafts):
            kept.said.connect(self.saved_changed)
        self.lines.drafts.failed.connect(self.failed)
        self.typed.stored.connect(self._tell_stored)
        for one in (self.typed, self.acts, self.restoring):
            one.told.connect(self.told)
            one.failed.connect(self.failed)
        for undo in (self.acts, self.restoring):
            undo.undoable.connect(self.undoable)
        for renewed in (self.restoring.stored, self.typed.overtaken):
            renewed.connect(self._tell_stored)
            renewed.connect(self.refresh)
        self.pane.revisions_wanted.connect(self._ask_for_revisions)
        self.pane.marked.connect(self._expect)
        self.previewing.arriving.connect(self.sight.expect_pages)
        self.sources.failed.connect(self.failed)
        self.sight.banner_changed.connect(self.banner_changed)
        self.sight.status_changed.connect(self.status_changed)
        self.acts.done.connect(self._acted)
        self.outline.chosen.connect(self._show_section)
        self.pane.edited.connect(self._edited)
        self.pane.told.connect(self.told)
        self.preview.go_to_wanted.connect(self.go_to)
        for wanted in (self.head.severances.clicked, self.preview.severances_wanted):
            wanted.connect(partial(self.asked.emit, Command.SEVERANCES))
        self.preview.switched.connect(self.previewing.ask)
        self.previewing.arrived.connect(self._previewed)
        self.outline.opened.connect(self._to_text)
        self.find_bar.closed.connect(self._to_text)
        self.find_bar.serve(self)
        self.find_bar.shown.connect(self.head.fold)
        self.head.unfolded.connect(self.find_bar.hide)
        for key, act in (
            ("Ctrl+PgUp", partial(self.outline.step, -1)),
            ("Ctrl+PgDown", partial(self.outline.step, 1)),
            ("Alt+Return", self.head.properties.toggle),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # ---- reading

    @Slot(object)
    def show_note(self, opened: OpenNote) -> None:
        """Show the note as it was read; what is typed and not stored stays in its editor."""
        first = self._open is None
        self._open = opened
        self.sight.expect(opened)
        if first:
            catalogue = self._session.catalogue
            self._vocabulary = vocabulary_of(catalogue, languages.of(self), opened.ceiling, opened.library)
            lowest = self._vocabulary.floor(())
            above = [one for one in self._vocabulary.portions if one.marking != lowest]
            self.head.form.uplift.show_portions(above)
        self.setWindowTitle(self.tr("Note {number}").format(number=self._number))
        self.lines.show_note(opened)
        self.head.show_note(opened, self.lines.left)
        if self._session.only_reads:
            only_read(self.head.form)
            only_read(self.pane.heading)
        self.pane.show_left(self.lines.left)
        self.pane.settle(opened.note.sections)
        self._show_outline(self.outline.current or self.lines.section_left)
        self.sight.read(opened)
        self.previewing.ask()
        self.severing.panel.refresh()
        self.sources.ask()
        if first:
            self._session.call(self, _profiles, self.outline.show_profiles, self._fail)
            self.lines.tell_left()
            self.opened.emit()
        if self._wanted is not None:
            block, self._wanted = self._wanted, None
            self.go_to(block)

    def _show_outline(self, chosen: str) -> None:
        """Show the sections there are; editors of those that are gone go too."""
        opened = self._open
        if opened is None or self._vocabulary is None:
            return
        for gone in self.pane.sections - opened.texts.keys():
            self.typed.forget(gone)
            self.pane.drop_editor(gone)
        for section, text in opened.texts.items():
            if self.pane.has_editor(section):
                self.typed.renew(text)
            elif text.from_draft:
                self._add_editor(section, text)
        sections = opened.note.sections
        if chosen not in opened.texts:
            chosen = sections[0].id if sections else ""
        self.outline.refill(sections, chosen)
        self._show_section(chosen)

    @Slot(str)
    def _show_section(self, chosen: str) -> None:
        section = self.section(chosen)
        if section is None or self._open is None or self._vocabulary is None:
            self.pane.show_section(None)
            return
        if not self.pane.has_editor(section.id):
            self._add_editor(section.id, self._open.texts[section.id])
        number = [one.id for one in self._open.note.sections].index(section.id) + 1
        place = self.tr("Section {number} of {count}")
        place = place.format(number=number, count=len(self._open.note.sections))
        self.pane.show_section(section, place, self._open.guidance(section))
        self.pane.show_changes_button(self.sources.count(section.id))
        self.preview.follow(section.id, section.heading)
        self.sight.tell_status()

    @Slot()
    def _ask_for_revisions(self) -> None:
        section = self.section(self.outline.current)
        watched = self.typed.watched(section.id) if section else None
        if section is not None and watched is not None:
            called = note_section_name(section, withheld=bool(section.severances))
            self.restoring.begin(*watched, called)

    # ---- what happens

    @Slot()
    def _to_text(self) -> None:
        self.pane.show_text()
        self.pane.main_widget.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object, object)
    def _acted(self, act: NoteAct, opened: OpenNote) -> None:
        self.show_note(opened)
        if act.section is not None:
            self.outline.choose(act.section)
        self.library_changed.emit()

    @Slot(str)
    def _edited(self, section: str) -> None:
        self.sight.typed(SectionId(section))
        self.previewing.typed()

    @Slot(str, object)
    def _expect(self, section: str, markings: frozenset[Marking]) -> None:
        self.sight.bring(SectionId(section), markings)

    @Slot()
    def _previewed(self) -> None:
        self.sight.show_pages()
        self.sight.tell_status()

    @Slot()
    def _tell_stored(self) -> None:
        self.library_changed.emit()
        self.previewing.ask()
        self.severing.panel.refresh()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(sentence(error))

    # ---- inside

    def section(self, section: str) -> NoteSection | None:
        """The section of an id as it was read last, or None."""
        sections = self._open.note.sections if self._open else ()
        return next((one for one in sections if one.id == section), None)

    def _add_editor(self, section: SectionId, opened: OpenText) -> None:
        if self._vocabulary is not None:
            editor = self.pane.add_editor(section, self._vocabulary)
            ask_through(self._prompts, editor)
            self.typed.watch(editor, opened)

    def editor_of(self, section: SectionId) -> SectionEditor | None:
        """The editor of a section, made where there is none yet."""
        if self._open is not None and section in self._open.texts and not self.pane.has_editor(section):
            self._add_editor(section, self._open.texts[section])
        return self.pane.editor_of(section)

    def text_of(self, section: SectionId) -> Text:
        """The text of a section as it is now, typed or stored."""
        typed = self.pane.text_of(section)
        if typed is not None:
            return typed
        return self._open.text(section) if self._open else ()


def _opened(number: str, desk: Desk) -> OpenNote:
    return desk.note_opening.open(number)


def _profiles(desk: Desk) -> tuple[ProfileSummary, ...]:
    return desk.profiles.list()
