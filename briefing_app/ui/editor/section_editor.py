"""The editor of a section's text, with its commands and all it has to say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from briefing_app.domain.editing import footnotes, severing, styling
from briefing_app.domain.editing.session import Edit
from briefing_app.domain.editing.sheet import Place, Sheet
from briefing_app.domain.editing.spans import between, content_of, part_after
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.marking import Marking
from briefing_app.domain.portion_changes import lowered
from briefing_app.domain.severance import NewSeverance, SeveranceState, SeveranceTag
from briefing_app.domain.sources import UNSAVED
from briefing_app.domain.text import (
    BlockId,
    Content,
    FootnoteReference,
    Holds,
    Origin,
    Run,
    SeveranceId,
    Table,
    Text,
    holds,
    holds_of_content,
)
from briefing_app.ui.editor.askers import Asker, MarkingAsker, ProvisionAsker
from briefing_app.ui.editor.block_things import Pictures
from briefing_app.ui.editor.choice_popup import ChoicePopup
from briefing_app.ui.editor.command_states import edits_of, refresh
from briefing_app.ui.editor.exchange import Exchange
from briefing_app.ui.editor.spoken import description, notice_sentence
from briefing_app.ui.editor.table_dialog import TableDialog
from briefing_app.ui.editor.typing_view import TypingView
from briefing_app.ui.editor.vocabulary import Vocabulary

if TYPE_CHECKING:
    from briefing_app.services.texts import OpenText, SavedText


class SectionEditor(TypingView):
    """Edits the text of one section.

    ``link_asked`` and ``footnote_asked`` are for the dialogs that ask for them; they answer with
    :meth:`set_link` and :meth:`put_footnote`. ``lowering`` says why a marking is about to be lowered.
    """

    link_asked = Signal()
    lowering = Signal(str)
    footnote_asked = Signal()

    def __init__(
        self, vocabulary: Vocabulary, parent: QWidget | None = None, exchange: Exchange | None = None
    ) -> None:
        super().__init__(vocabulary, parent, exchange)
        self.setAccessibleName(self.tr("Text of the section"))
        self._connect()
        self.after_change()

    def open(self, opened: OpenText) -> None:
        """Show a text as it was opened, with its pictures and all that withholds it."""
        self.blocks_drawn.pictures = opened.pictures.get
        self.set_text(opened.blocks, opened.severances, opened.held)
        self.copied_from = (opened.place.section, opened.revision or UNSAVED) if opened.of_profile else None

    def set_text(self, blocks: Text, severances: Mapping[SeveranceId, SeveranceTag], held: Holds) -> None:
        """Show a text with its severances; nothing typed before can be brought back.

        *held* withholds the section whole, so that no word of a copy is for other programs.
        """
        self._tags = dict(severances)
        self.held_whole = held
        self.blocks_drawn.forget()
        self.open_text(blocks)

    def new_severances(self) -> tuple[NewSeverance, ...]:
        """The severances made here and not stored yet that hold anything in the text."""
        self.settle()
        return self.session.new_severances()

    def mark_saved(self, saved: SavedText) -> None:
        """Take note of what was stored: its severances are new no longer, and shown as decided so far."""
        self._tags.update(saved.severances)
        if self.copied_from is not None:
            self.copied_from = (saved.place.section, saved.revision)
        self.session.stored(saved.severances)
        self.blocks_drawn.forget()
        self.viewport().update()

    def follow(self, saved: SavedText) -> None:
        """Withhold and mark in what is typed what was decided in a profile about the words stored."""
        self.do(lambda sheet, _means: replace(sheet, blocks=saved.decided(sheet.blocks)))

    def show_decisions(self, severances: Mapping[SeveranceId, SeveranceTag]) -> None:
        """Show how far severances are decided by now; the text and what can be undone stay."""
        self._tags.update(severances)
        self.blocks_drawn.forget()
        self.viewport().update()

    def hold_whole(self, held: Holds) -> None:
        """Take note of what withholds the section whole by now; the text and what can be undone stay."""
        if held != self.held_whole:
            self.held_whole = held
            self.blocks_drawn.forget()
            self.viewport().update()

    def tags(self) -> dict[SeveranceId, SeveranceTag]:
        """How each severance of the text is shown."""
        return dict(self._tags)

    def adopt(self, severances: Iterable[NewSeverance]) -> None:
        """Take over severances made elsewhere for words that are put here."""
        for one in severances:
            self.session.adopt(one)
            label = self.vocabulary.label(one.exemptions)
            self._tags[one.id] = SeveranceTag(label, SeveranceState.PROPOSED, one.exemptions)

    def set_pictures(self, pictures: Pictures) -> None:
        """Where the bytes of pictures come from, by their digest; asked when one comes into view."""
        self.blocks_drawn.pictures = pictures
        self.blocks_drawn.forget()

    # ---- going about

    def go_to(self, block: BlockId) -> None:
        """Stand at the beginning of a block, in view."""
        self.select(block, 0, 0)

    def select(self, block: BlockId, start: int, end: int) -> None:
        """Choose the characters of a block between two offsets; nothing where there is no such block."""
        numbers = (number for number, one in enumerate(self.sheet.blocks) if one.id == block)
        number = next(numbers, None)
        if number is not None:
            self.session.stand(Place(number, end), Place(number, start))
            self._stand()
            self.after_change()

    # ---- acts of the officer

    @Slot()
    def ask_provision(self) -> None:
        """Ask under which provisions to sever what is chosen, or the word or thing stood at."""
        sheet = self.sheet
        if not sheet.chosen:
            start, end = severing.worth_severing(sheet)
            if start == end:
                self.say(self.tr("Choose the words to sever first."))
                return
            self.session.stand(end, start)
            self._stand()
        self._ask(ProvisionAsker(self.vocabulary), self._sever)

    @Slot()
    def ask_marking(self) -> None:
        """Ask for the portion marking of the blocks chosen, or of the one stood in."""
        self._ask(MarkingAsker(self.vocabulary, self._lowers), self._mark)

    @Slot()
    def open_table(self) -> None:
        """Show the cells of the table stood at, to be severed and freed."""
        table = self.sheet.block
        if isinstance(table, Table):
            dialog = TableDialog(self, table.id, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _ask(self, asker: Asker, done: Callable[[object, str], None]) -> None:
        there = self.cursorRect().translated(self.viewport().pos())
        popup = ChoicePopup(asker, done, self)
        popup.ask_at(there)

    def _sever(self, provisions: object, _reason: str) -> None:
        if isinstance(provisions, frozenset):
            self.sever(provisions)

    def _lowers(self, marking: Marking | None) -> bool:
        """Whether the marking is below that of a block it would be given to."""
        sheet = self.sheet
        return bool(lowered(sheet.blocks, severing.mark(sheet, marking).blocks, self.vocabulary.at_most))

    def _mark(self, marking: object, reason: str) -> None:
        if marking is None or isinstance(marking, Marking):
            if reason:
                self.lowering.emit(reason)
            elif self._lowers(marking):
                self.say(self.tr("The marking is lowered and no reason is given."))
            self.mark(marking)

    def say(self, sentence: str) -> None:
        self.told.emit(sentence)
        self.announce(sentence)

    def sever(self, exemptions: frozenset[ExemptionId]) -> None:
        """Sever what is chosen under provisions, as one step to undo."""
        severance = self.new_tag(exemptions)
        self.do(lambda sheet, _means: severing.sever(sheet, severance))
        self.announce(self.tr("Severed: {provisions}.").format(provisions=self.vocabulary.label(exemptions)))

    @Slot()
    def unsever(self) -> None:
        """Free what is chosen, or the severed stretch stood in."""
        held = severing.held_here(self.sheet)
        self.do(lambda sheet, _means: severing.free(sheet))
        self.announce(self.tr("The severance is removed.") if held else self.tr("Nothing is severed here."))

    def mark(self, marking: Marking | None) -> None:
        """Set the portion marking of the blocks chosen, or take it away."""
        self.do(lambda sheet, _means: severing.mark(sheet, marking))
        shown = self.vocabulary.long_mark(marking) if marking else self.tr("no marking")
        self.announce(self.tr("Portion marking: {marking}.").format(marking=shown))

    def link_here(self) -> str | None:
        """The address of the link stood in or beside, None where there is none."""
        sheet = self.sheet
        first, last = styling.link_here(sheet)
        part = part_after(content_of(sheet.block) or (), first.offset) if first != last else None
        return part.link if isinstance(part, Run) else None

    def holds_here(self, content: Content = ()) -> Holds:
        """What withholds words of the block stood in: these words, their block or the whole section."""
        return self.held_whole | self.sheet.block.severances | holds_of_content(content)

    def link_is_withheld(self) -> bool:
        """Whether anything is withheld of the words a link is or would be on, and so where they lead."""
        if self.sheet.chosen:
            return bool(self.held_whole) or any(map(holds, self.selected_blocks()))
        sheet = self.sheet
        first, last = styling.link_here(sheet)
        there = between(content_of(sheet.block) or (), first.offset, last.offset)
        return bool(self.holds_here(there))

    def set_link(self, address: str | None) -> None:
        """Let the words chosen, or the link stood in, lead to an address, or to none."""
        self.do(lambda sheet, _means: styling.linked(sheet, address))

    def footnote_here(self) -> FootnoteReference | None:
        """The footnote right before or behind the cursor."""
        found = footnotes.footnote_here(self.sheet)
        return found[1] if found else None

    def origin_here(self) -> Origin | None:
        """Where the words of the block stood in are from, as a copy of them remembers it."""
        block = self.sheet.block
        return block.origin if self.copied_from is None else Origin(*self.copied_from, block.id)

    def put_footnote(self, words: Content, origin: Origin | None = None) -> None:
        """Let the footnote here say something else, or make one; one without words goes.

        *origin* is where words of it are from; a profile's text is a source itself, and remembers nothing.
        """
        known = origin if self.copied_from is None else None
        self.do(lambda sheet, means: footnotes.put_footnote(sheet, words, means, known))

    # ---- saying

    def announce(self, sentence: str) -> None:
        """Say a sentence to those who hear the window."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def tag_of(self, held: Holds) -> str:
        """The provisions of a severed stretch, and how far each is decided."""
        said: dict[str, None] = {}
        for one in sorted(held):
            tag = self._tags.get(one)
            if tag is None:
                said[self.tr("no record")] = None
            else:
                said[f"{tag.label} {self.vocabulary.states[tag.state]}".strip()] = None
        return "; ".join(said)

    def tell_of(self, sheet: Sheet) -> None:
        for notice, number in sheet.told:
            self.say(notice_sentence(notice, number))

    def after_change(self) -> None:
        super().after_change()
        sheet = self.session.sheet
        refresh(self.actions, sheet, self.session.history)
        for action in self.actions.changing() if self.only_reads else ():
            action.setEnabled(False)
        said = description(sheet, self.tag_of, self.vocabulary)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            if said and self.hasFocus():
                self.announce(said)

    # ---- commands

    def _connect(self) -> None:
        ours = self.actions
        for action, slot in (
            (ours.undo, self.undo),
            (ours.redo, self.redo),
            (ours.cut, self.cut),
            (ours.copy, self.copy),
            (ours.copy_withheld, self.copy_withheld),
            (ours.paste, self.paste),
            (ours.paste_plain, self.paste_plain),
            (ours.select_all, self.selectAll),
            (ours.link, self.link_asked),
            (ours.footnote, self.footnote_asked),
            (ours.unsever, self.unsever),
            (ours.sever, self.ask_provision),
            (ours.mark, self.ask_marking),
            (ours.table, self.open_table),
        ):
            action.triggered.connect(slot)
        self.margin_pressed.connect(self.ask_marking)
        for action, edit in edits_of(ours):
            action.triggered.connect(partial(self._run, edit))

    def _run(self, edit: Edit, *_checked: bool) -> None:
        self.do(edit)
