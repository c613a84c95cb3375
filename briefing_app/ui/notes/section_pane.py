"""The middle pane of a note: the heading of a section, its editor, and what is to be known of it.

An editor stays as long as its section does, so that what was typed can be undone after looking elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.note_lines import heading_line
from briefing_app.domain.text import SectionId, Text, block_words
from briefing_app.ui import look
from briefing_app.ui.editor.editor_bar import EditorBar
from briefing_app.ui.editor.restoring import RevisionsButton
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.flow_layout import FlowLayout
from briefing_app.ui.guarded_fields import GuardedLine
from briefing_app.ui.labels import PlainLabel, plain_tip
from briefing_app.ui.message_names import note_section_name
from briefing_app.ui.notes.changes_panel import ChangesPanel
from briefing_app.ui.notes.outline_model import table_words
from briefing_app.ui.severing.held_notice import HeldNotice

if TYPE_CHECKING:
    from briefing_app.domain.note import NoteSection
    from briefing_app.ui.editor.vocabulary import Vocabulary

_LONGEST_HEADING = 300
_NARROWEST = 280
"""How wide the text stays whatever stands beside it."""


class _InFront(QStackedWidget):
    """Needs the room of what is in front alone, not of what is behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self._refit)

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return super().minimumSizeHint() if shown is None else shown.minimumSizeHint()

    @Slot()
    def _refit(self) -> None:
        self.updateGeometry()


class SectionPane(QWidget):
    """Shows one section at a time.

    ``renamed`` gives another heading for a section; ``edited`` says that its words changed,
    ``heading_edited`` that another heading is being typed; ``marked`` gives a section and the markings of
    words that are about to be shown in it, ``turned`` says that something else is in front.
    """

    renamed = Signal(str, str)
    edited = Signal(str)
    marked = Signal(str, object)
    turned = Signal()
    heading_edited = Signal()
    told = Signal(str)
    compare_wanted = Signal()
    revisions_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section: NoteSection | None = None
        self._name_next = False
        self._left: Mapping[str, str] = {}
        self._given: dict[SectionId, str] = {}  # headings that were typed and are not known to be stored
        self._editors: dict[SectionId, SectionEditor] = {}
        self.changes = ChangesPanel()
        self._build_head()
        self._build_nothing()
        self._build_layout()
        self._connect()

    @property
    def editor(self) -> SectionEditor | None:
        """The editor of the section shown, or None."""
        return self._editors.get(self._section.id) if self._section else None

    @property
    def main_widget(self) -> QWidget:
        """What takes the keyboard."""
        if self._stack.currentWidget() is self.changes:
            return self.changes.main_widget
        return self.editor or self.add_button

    @property
    def words(self) -> int:
        """How many words the section shown has."""
        editor = self.editor
        return sum(len(block_words(block).split()) for block in editor.text()) if editor else 0

    @property
    def sections(self) -> frozenset[SectionId]:
        """The sections that have been opened."""
        return frozenset(self._editors)

    @property
    def compares(self) -> bool:
        """Whether changed passages are shown beside one another."""
        return self._stack.currentWidget() is self.changes

    def text_of(self, section: SectionId) -> Text | None:
        """The text in the editor of a section, None where it has not been opened."""
        editor = self._editors.get(section)
        return None if editor is None else editor.text()

    @Slot()
    def commit(self) -> None:
        """Take what is typed in the heading as it is."""
        self._rename()

    def show_left(self, lines: Mapping[str, str]) -> None:
        """Show headings from now on as an earlier session left them half typed."""
        self._left = lines

    def typed(self) -> dict[str, str]:
        """What is typed in the headings and not known to be stored, under the names of their lines."""
        given = {heading_line(section): said for section, said in self._given.items()}
        return (
            given if self._section is None else {**given, heading_line(self._section.id): self.heading.text()}
        )

    def settle(self, sections: Sequence[NoteSection]) -> None:
        """Keep of what was typed in headings what is not stored in these sections; a gone one keeps none."""
        stored = {one.id: one.heading for one in sections}
        self._given = {
            section: said
            for section, said in self._given.items()
            if section in stored and stored[section].strip() != said.strip()
        }

    def select_heading_next(self) -> None:
        """Let the heading of the next section shown be typed."""
        self._name_next = True

    def has_editor(self, section: SectionId) -> bool:
        """Whether a section has been opened."""
        return section in self._editors

    def add_editor(self, section: SectionId, vocabulary: Vocabulary) -> SectionEditor:
        """The editor of a section, made when it is first wanted."""
        if section not in self._editors:
            editor = SectionEditor(vocabulary)
            editor.marked.connect(partial(self.marked.emit, section))
            editor.edited.connect(partial(self.edited.emit, section))
            editor.edited.connect(self._guide)
            editor.told.connect(self.told)
            self._editors[section] = editor
            self._stack.addWidget(editor)
        return self._editors[section]

    def editor_of(self, section: SectionId) -> SectionEditor | None:
        """The editor of a section that has been opened."""
        return self._editors.get(section)

    def drop_editor(self, section: SectionId) -> None:
        """A section is gone, and its editor with it."""
        if self._section is not None and self._section.id == section:
            self._section = None  # there is nothing to give its heading to
        editor = self._editors.pop(section, None)
        if editor is not None:
            if self.bar.editor is editor:
                self._show_bar(None)
            self._stack.removeWidget(editor)
            editor.deleteLater()

    def show_section(self, section: NoteSection | None, place: str = "", guidance: str = "") -> None:
        """Show a section that has an editor, or that there is none; *place* says which of how many.

        *guidance* for its writer stands there as long as the section has no words.
        """
        other = section is None or self._section is None or section.id != self._section.id
        if other and self.heading.isModified():
            self._rename()  # the line never lost the keyboard: what is typed in it is of the section before
        self._section = section
        self._head.setVisible(section is not None)
        if section is None:
            self._show_bar(None)
            self._stack.setCurrentWidget(self._nothing)
            return
        self.heading.keep_back(kept=bool(section.severances))
        if other or not self.heading.hasFocus():
            said = self._left.get(heading_line(section.id), section.heading)
            self.heading.setText(self._given.get(section.id, said))
        if other and self._name_next:
            self._name_next = False
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
            self.heading.selectAll()
        self.guidance.setText(guidance)
        self._place.setText(" · ".join(filter(None, (place, table_words(section.derived)))))
        editor = self._editors[section.id]
        called = note_section_name(section, withheld=bool(section.severances))
        editor.setAccessibleName(self.tr("Text of “{heading}”").format(heading=called))
        self.held.show_for(editor, section.severances)
        self._guide()
        self.show_text()

    def show_changes_button(self, changes: int) -> None:
        """Say that the source of the section changed in some passages, and offer to compare."""
        self.compare.setVisible(changes > 0)
        self.compare.setText(self.tr("Compare %n change(s)", "", changes))
        if not changes and self._stack.currentWidget() is self.changes:
            self.show_text()

    @Slot()
    def show_text(self) -> None:
        """Show the text of the section."""
        editor = self.editor
        if editor is not None:
            had_focus = self.changes.holds_focus or any(one.hasFocus() for one in self._editors.values())
            self._stack.setCurrentWidget(editor)
            self._show_bar(editor)
            if had_focus:
                editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def show_comparison(self) -> None:
        """Show the changed passages of the section beside one another."""
        self._stack.setCurrentWidget(self.changes)
        self._show_bar(None)
        self.changes.main_widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_bar(self, editor: SectionEditor | None) -> None:
        self.bar.show_for(editor)
        self.bar.setVisible(editor is not None)

    def minimumSizeHint(self) -> QSize:
        """Room for a head of as many lines as there are at this width."""
        high = self._column.totalMinimumHeightForWidth(self.width())
        return super().minimumSizeHint().expandedTo(QSize(0, high))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    # ---- building

    def _build_head(self) -> None:
        self.heading = GuardedLine()
        self.heading.setAccessibleName(self.tr("Heading of the section"))
        self.heading.setPlaceholderText(self.tr("(without a heading)"))
        self.heading.setMaxLength(_LONGEST_HEADING)
        self.heading.setFont(look.sized(look.LARGE, bold=True))
        self.heading.setFrame(False)
        self.heading.setMinimumWidth(8 * self.heading.fontMetrics().averageCharWidth())
        self.compare = QPushButton()
        why = self.tr("The source of some passages changed: see them beside those of the profile")
        self.compare.setToolTip(plain_tip(why))
        self.compare.setAccessibleDescription(why)
        self.compare.hide()
        self._place = PlainLabel(muted=True, size=look.SMALL, wrap=True)
        self.guidance = PlainLabel(muted=True, wrap=True)
        self.held = HeldNotice()
        self._head = QWidget()
        row = FlowLayout(gap=2 * look.GRID)
        row.add_growing(self._place)
        self.revisions = RevisionsButton()
        row.addWidget(self.revisions)
        row.addWidget(self.compare)
        column = QVBoxLayout(self._head)
        column.setContentsMargins(4 * look.GRID, 2 * look.GRID, 3 * look.GRID, 2 * look.GRID)
        column.setSpacing(look.GRID)
        first = QHBoxLayout()
        first.addWidget(self.heading, 1)
        first.addWidget(self.held)
        column.addLayout(first)
        column.addLayout(row)
        column.addWidget(self.guidance)

    def _build_nothing(self) -> None:
        self._nothing = QWidget()
        self._sentence = PlainLabel(self.tr("This note has no section yet."), muted=True, wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add_button = QPushButton(self.tr("Add a &section"))
        column = QVBoxLayout(self._nothing)
        column.addStretch(2)
        column.addWidget(self._sentence)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _build_layout(self) -> None:
        self.bar = EditorBar()
        self._stack = _InFront()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.changes)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setMinimumWidth(look.scaled(_NARROWEST))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.heading.editingFinished.connect(self._rename)
        self.heading.textEdited.connect(self.heading_edited)
        self.heading.returnPressed.connect(self._to_text)
        self.compare.clicked.connect(self.compare_wanted)
        self.revisions.clicked.connect(self.revisions_wanted)
        self.changes.closed.connect(self.show_text)
        self._stack.currentChanged.connect(self._turn)

    @Slot()
    def _turn(self) -> None:
        self.turned.emit()

    @Slot()
    def _rename(self) -> None:
        section, typed = self._section, self.heading.text().strip()
        if section is not None and typed != section.heading:
            self.heading.setModified(False)
            self._given[section.id] = typed
            self.renamed.emit(section.id, typed)

    @Slot()
    def _guide(self) -> None:
        """Show the guidance while there are no words."""
        editor = self.editor
        self.guidance.setVisible(bool(self.guidance.text()) and editor is not None and not editor.text())

    @Slot()
    def _to_text(self) -> None:
        self.main_widget.setFocus(Qt.FocusReason.OtherFocusReason)
