"""The tab of a section: its text in one language at a time, typed in an editor and saved as one types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.marking import Marking
from briefing_app.domain.passages import find
from briefing_app.domain.text import BlockId, FootnoteReference, Text, block_words, contents, portions, walk
from briefing_app.services.languages import codes
from briefing_app.ui import look
from briefing_app.ui.editor.autosave import Autosave, flush_each
from briefing_app.ui.editor.editor_bar import EditorBar
from briefing_app.ui.editor.find_bar import FindBar
from briefing_app.ui.editor.questions import ask_through
from briefing_app.ui.editor.restoring import RevisionsButton
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.editor.text_search import OneSection
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.language_words import language_words
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.message_names import section_name
from briefing_app.ui.profiles.refusals import said
from briefing_app.ui.profiles.section_words import heading_of
from briefing_app.ui.prompts import Prompts
from briefing_app.ui.severing.held_notice import HeldNotice
from briefing_app.ui.skeleton import SkeletonRows

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.profile import Section
    from briefing_app.services.texts import OpenText, SavedText
    from briefing_app.ui.editor.vocabulary import Vocabulary

_PAUSE = 200  # milliseconds of no typing after which banner and status follow


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A text that is open: its editor and what saves it."""

    editor: SectionEditor
    saver: Autosave


class SectionPage(QWidget):
    """Shows a section and keeps what is typed in it.

    ``typed`` says that markings or words may be others, ``stored`` that a revision was made; ``said``,
    ``told`` and ``failed`` are those of the savers. ``revisions_asked`` gives editor, saver and title,
    ``paired`` passages of the other language that say what was severed here.
    """

    typed = Signal()
    stored = Signal()
    said = Signal(str)
    told = Signal(str)
    failed = Signal(str)
    revisions_asked = Signal(object, object, str)
    paired = Signal(object)

    def __init__(
        self,
        session: LibrarySession,
        prompts: Prompts,
        vocabulary: Vocabulary,
        section: Section,
        language: str,
    ) -> None:
        super().__init__()
        self._prompts = prompts
        self._session = session
        self._vocabulary = vocabulary
        self._section = section
        self._sheets: dict[str, _Sheet] = {}
        self._opening: set[str] = set()
        self._coming: set[Marking] = set()  # about to be shown in an editor
        self._wanted: tuple[BlockId, str] | None = None
        self._heading = PlainLabel(size=look.LARGE, bold=True, wrap=True)
        self._nothing = PlainLabel(muted=True, wrap=True)
        self.held = HeldNotice()
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(_PAUSE)
        self._following.timeout.connect(self._follow)
        self._build()
        first = language if section.texts.get(language) else self._first_language(language)
        self._buttons[first].setChecked(True)
        for button in self._buttons.values():
            button.toggled.connect(self._switch)
        self.show_section(section)

    # ---- what is shown

    @property
    def section(self) -> Section:
        """The section as it was read last."""
        return self._section

    @property
    def language(self) -> str:
        """The language its text is shown in."""
        return next(language for language, one in self._buttons.items() if one.isChecked())

    @property
    def editor(self) -> SectionEditor | None:
        """The editor in front, or None while its text is being read."""
        sheet = self._sheets.get(self.language)
        return sheet.editor if sheet else None

    @property
    def main_widget(self) -> QWidget:
        """What takes the keyboard."""
        return self.editor or self._buttons[self.language]

    def markings(self) -> set[Marking]:
        """The markings in what is open here, as it is typed now."""
        return self._coming | {mark for one in self._sheets.values() for mark in portions(one.editor.text())}

    def words(self) -> int:
        """How many words the text in front has."""
        text: Text = self.editor.text() if self.editor else ()
        return sum(len(block_words(block).split()) for block in text)

    def show_section(self, section: Section) -> None:
        """Show the section as it is now; a text saved elsewhere is read again unless it is typed in."""
        held, self._section = self._section.severances, section
        for sheet in self._sheets.values():
            sheet.editor.hold_whole(section.severances)
        self._say()
        if held != section.severances:
            self.show_decisions()  # what is printed of those that hold it by now
        for language, sheet in self._sheets.items():
            if not sheet.saver.dirty and section.revisions.get(language) != sheet.saver.revision:
                self._open(language)

    def show_decisions(self) -> None:
        """Show how far the severances of the texts that are open are decided by now."""
        for language, sheet in self._sheets.items():
            decided = partial(self._show_decisions, sheet.editor)
            work = partial(_read, self._section.id, language)
            self._session.call(sheet.editor, work, decided, partial(self._not_opened, language))

    def speak(self, language: str) -> None:
        """Show the text in a language."""
        if language in self._buttons:
            self._buttons[language].setChecked(True)

    def go_to(self, block: BlockId, words: str = "") -> None:
        """Show a block of the text in front with these words of it chosen, once it has been read."""
        self._wanted = (block, words)
        self._go()

    @property
    def as_saved(self) -> Section:
        """The section with the revisions its editors have saved since it was read."""
        saved = {language: sheet.saver.revision for language, sheet in self._sheets.items()}
        known = {language: revision for language, revision in saved.items() if revision is not None}
        return replace(self._section, revisions={**self._section.revisions, **known})

    def flush(self, then: Callable[[], None]) -> None:
        """Save what is typed in every language, then go on; where that fails it is told instead."""
        flush_each((one.saver for one in self._sheets.values()), then)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._open_once()

    # ---- building

    def _first_language(self, language: str) -> str:
        found = next((one for one in codes() if self._section.texts.get(one)), language)
        return found if found in codes() else codes()[0]

    def _build(self) -> None:
        self.setAutoFillBackground(True)  # else the head stands on the shade of the tab, the text on another
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._buttons = {one: QRadioButton(one.upper()) for one in codes()}
        self._group = QButtonGroup(self)
        for language, button in self._buttons.items():
            words = self.tr("Text in {language}").format(language=language_words(language))
            button.setAccessibleName(words)
            button.setToolTip(words)
            self._group.addButton(button)
        self._stack = QStackedWidget()
        self._reading = SkeletonRows()
        self._stack.addWidget(self._reading)
        row = QHBoxLayout()
        row.setContentsMargins(4 * look.GRID, 0, 4 * look.GRID, 0)
        row.setSpacing(3 * look.GRID)
        row.addWidget(self._heading, 1)
        row.addWidget(self.held)
        for button in self._buttons.values():
            row.addWidget(button)
        self.revisions = RevisionsButton()
        self.revisions.clicked.connect(self._ask_for_revisions)
        row.addWidget(self.revisions)
        self._nothing.setContentsMargins(4 * look.GRID, 0, 4 * look.GRID, 0)
        self._bars = QVBoxLayout()
        self.bar = EditorBar()
        self.find_bar = FindBar(OneSection(partial(getattr, self, "editor")))
        self.find_bar.serve(self)
        self.find_bar.closed.connect(self._to_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3 * look.GRID, 0, 0)
        column.setSpacing(2 * look.GRID)
        column.addLayout(row)
        column.addWidget(self._nothing)
        column.addLayout(self._bars)
        column.addWidget(self.bar)
        column.addWidget(self.find_bar)
        column.addWidget(self._stack, 1)

    # ---- opening texts

    def _open_once(self) -> None:
        language = self.language
        if language not in self._sheets and language not in self._opening:
            self._open(language)

    def _open(self, language: str) -> None:
        self._opening.add(language)
        work = partial(_read, self._section.id, language)
        failed = partial(self._not_opened, language)
        self._session.call(self, work, partial(self._opened, language), failed)

    def _opened(self, language: str, opened: OpenText) -> None:
        self._opening.discard(language)
        sheet = self._sheets.get(language)
        if sheet is None:
            sheet = self._sheets[language] = self._made(language, opened)
        elif sheet.saver.dirty:
            return  # something was typed while it was being read; saving tells whether that is too late
        else:
            sheet.editor.open(opened)
            sheet.saver.reopen(opened)
        if opened.aside is not None:
            self.told.emit(self.tr("An older draft of this section was kept among its revisions."))
        self._show_sheet()
        self._follow()

    def _made(self, language: str, opened: OpenText) -> _Sheet:
        editor = SectionEditor(self._vocabulary)
        editor.marked.connect(self._expect)
        editor.open(opened)
        if self._session.only_reads:
            editor.only_read()
        saver = Autosave(self._session, editor, opened)
        editor.edited.connect(self._following.start)
        editor.told.connect(self.told)
        editor.lowering.connect(saver.give_reason)
        saver.said.connect(self.said)
        saver.told.connect(self.told)
        saver.failed.connect(self.failed)
        saver.stored.connect(self._stored)
        saver.stored.connect(self._tell_paired)
        saver.superseded.connect(partial(self._superseded, language))
        ask_through(self._prompts, editor)
        self._stack.addWidget(editor)
        return _Sheet(editor, saver)

    def _show_decisions(self, editor: SectionEditor, opened: OpenText) -> None:
        editor.show_decisions(opened.severances)
        self._say()

    def _not_opened(self, language: str, error: Exception) -> None:
        self._opening.discard(language)
        self.failed.emit(said(error))

    def _superseded(self, language: str) -> None:
        """Read the newer text: what was typed is kept as a draft, and is set aside as a revision by that."""
        sheet = self._sheets.pop(language)
        self.bar.show_for(None)
        self._stack.removeWidget(sheet.editor)
        sheet.editor.deleteLater()
        self._open(language)

    # ---- what happens

    @Slot()
    def _to_text(self) -> None:
        self.main_widget.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _switch(self, on: bool) -> None:
        if on:
            self._say()
            self._open_once()
            self._show_sheet()
            self.typed.emit()

    @Slot()
    def _ask_for_revisions(self) -> None:
        sheet = self._sheets.get(self.language)
        if sheet is not None:
            section = self._section
            called = section_name(section, self.language, withheld=bool(section.severances))
            self.revisions_asked.emit(sheet.editor, sheet.saver, called)

    def _show_sheet(self) -> None:
        editor = self.editor
        self._stack.setCurrentWidget(editor or self._reading)
        self.bar.show_for(editor)
        self._say()
        self._go()

    def _say(self) -> None:
        heading = heading_of(self._section, self.language)
        self._heading.setText(heading)
        editor = self.editor
        empty = not self.words() if editor else not self._section.texts.get(self.language)
        self._nothing.setVisible(empty)
        nothing = self.tr("This section has no text in {language} yet.")
        self._nothing.setText(nothing.format(language=language_words(self.language)))
        held = self._section.severances
        self.held.show_for(editor, held)
        if editor is not None:
            called = section_name(self._section, self.language, withheld=bool(held))
            editor.setAccessibleName(self.tr("Text of “{heading}”").format(heading=called))

    @Slot(object)
    def _expect(self, markings: frozenset[Marking]) -> None:
        """Tell of markings before they are in sight; the pause is for what takes some away."""
        self._coming |= markings
        self.typed.emit()
        self._following.start()

    @Slot()
    def _follow(self) -> None:
        self._coming.clear()
        self._say()
        self.typed.emit()

    @Slot()
    def _stored(self) -> None:
        self.stored.emit()

    @Slot(object)
    def _tell_paired(self, saved: SavedText) -> None:
        if saved.paired:
            self.paired.emit(saved.paired)

    def _go(self) -> None:
        editor = self.editor
        if self._wanted is None or editor is None:
            return
        (wanted, words), self._wanted = self._wanted, None
        for block in editor.text():
            if any(inner.id == wanted for inner in walk((block,))):
                editor.go_to(block.id)
                own = [one for one in find((block,), words) if one.block == block.id and not one.piece]
                if own:
                    notes = _footnotes_before(block, own[0].start)
                    editor.select(block.id, own[0].start + notes, own[0].end + notes)
                return


def _footnotes_before(block: object, offset: int) -> int:
    """How many footnotes stand before an offset that does not count them; an editor does."""
    content = next(contents(block), ())  # type: ignore[arg-type]  # a block of a text
    count = letters = 0
    for part in content:
        if letters > offset:
            break
        if isinstance(part, FootnoteReference):
            count += letters <= offset
        else:
            letters += len(getattr(part, "text", " "))
    return count


def _read(section: str, language: str, desk: Desk) -> OpenText:
    from briefing_app.services.texts import TextPlace

    return desk.texts.open(TextPlace(section, language))  # type: ignore[arg-type]  # an id is text
