"""The dialog that asks for the words of a footnote, in a small editor: they can be bold, linked, severed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from briefing_app.domain.editing.spans import content_of, held_more
from briefing_app.domain.marking import Marking
from briefing_app.domain.normal_form import normal_content
from briefing_app.domain.severance import NewSeverance, SeveranceTag
from briefing_app.domain.text import (
    BlockId,
    Content,
    FootnoteReference,
    HardBreak,
    Holds,
    Inline,
    Origin,
    Paragraph,
    Run,
    SeveranceId,
    Text,
    WithheldBlock,
    block_words,
    holds,
    joined_origin,
    portions,
    walk,
)
from briefing_app.ui import look
from briefing_app.ui.dialog_parts import FormDialog
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.editor.vocabulary import Vocabulary
from briefing_app.ui.labels import PlainLabel

_ROWS = 5


@dataclass(frozen=True, slots=True)
class FootnoteWish:
    """What a footnote is to say; no words take it away.

    ``severances`` are those made for it, ``markings`` those of blocks put into it: the block the footnote
    hangs on is to be marked no lower. ``origin`` is where words put into it were copied from, which that
    block is to remember.
    """

    content: Content
    severances: tuple[NewSeverance, ...] = ()
    markings: tuple[Marking, ...] = ()
    origin: Origin | None = None


class FootnoteDialog(FormDialog):
    """Asks for the words of a footnote; *held* withholds what it hangs on, and so all of it.

    *origin* is where the words it has are from: what is copied out of it remembers that.
    """

    shows_text = True

    def __init__(
        self,
        vocabulary: Vocabulary,
        content: Content | None,
        severances: Mapping[SeveranceId, SeveranceTag],
        held: Holds,
        parent: QWidget | None = None,
        *,
        origin: Origin | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Footnote"))
        self._is_new = content is None
        self.editor = SectionEditor(vocabulary)
        self.editor.setAccessibleName(self.tr("Words of the footnote"))
        self.editor.setMinimumSize(480, _ROWS * self.fontMetrics().lineSpacing() + 12 * look.GRID)
        for action in _not_in_footnotes(self.editor):
            action.setVisible(False)
            action.setShortcuts([])
        block = Paragraph(id=BlockId("footnote"), content=content or (), origin=origin if content else None)
        self.editor.marked.connect(self._expect)
        self.editor.set_text((block,), severances, held)
        self._told = PlainLabel(muted=True, wrap=True)
        self._told.hide()
        self.form.addRow(self.editor)
        self.form.addRow(self._told)
        self.editor.edited.connect(self.check)
        self.editor.told.connect(self._tell)
        self.editor.link_asked.connect(self._ask_link)
        self._first, self._is_warned = self._content(), False
        self.editor.edited.connect(self._forget_warning)
        self.check()
        self.editor.setFocus()

    def problem(self) -> str:
        if self._is_new and not self._content():
            return self.tr("Type the words of the footnote.")
        return ""

    @Slot()
    def check(self) -> None:
        super().check()
        self._follow_marks()
        if not self._is_new and not self._content():
            self.problem_line.setText(self.tr("Without words the footnote is removed."))

    @Slot()
    def reject(self) -> None:
        """Close without storing; words that were typed go only when that is asked for twice in a row."""
        if self._content() == self._first or self._is_warned:
            super().reject()
            return
        self._is_warned = True
        self._tell(self.tr("Nothing is stored yet. To close without these words, press Esc or Cancel again."))

    def answer(self) -> FootnoteWish:
        """What was typed."""
        marked = tuple(dict.fromkeys(portions(self.editor.text())))
        content = self._content()
        origin = origin_of_footnote(self.editor.text()) if content else None
        return FootnoteWish(content, self.editor.new_severances(), marked, origin)

    def _follow_marks(self) -> None:
        """Show what pasted words are marked: nobody but this dialog knows of them yet."""
        self._show_besides(frozenset(portions(self.editor.text())))

    @Slot(object)
    def _expect(self, coming: frozenset[Marking]) -> None:
        """Show what words that are about to be put in are marked, before they are seen."""
        self._show_besides(coming.union(portions(self.editor.text())))

    def _show_besides(self, marked: frozenset[Marking]) -> None:
        self.banners.show_besides(self.editor.vocabulary.mark(marked) if marked else None)

    def _content(self) -> Content:
        return content_of_footnote(self.editor.text())

    @Slot()
    def _forget_warning(self) -> None:
        if self._is_warned:
            self._is_warned = False
            self._told.hide()

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.show()

    def _ask_link(self) -> None:
        from briefing_app.ui.editor.link_dialog import LinkDialog

        dialog = LinkDialog(self.editor.link_here(), self, withheld=self.editor.link_is_withheld())
        if dialog.exec():
            self.editor.set_link(dialog.answer().address)
        dialog.deleteLater()


def _not_in_footnotes(editor: SectionEditor) -> tuple[QAction, ...]:
    """The commands a footnote has no use for."""
    ours = editor.actions
    return (ours.footnote, ours.heading1, ours.heading2, ours.heading3, ours.bullets, ours.numbers, ours.mark)


def content_of_footnote(blocks: Text) -> Content:
    """The blocks as one piece of words, a new line between them; withheld as they were."""
    made: list[Inline] = []
    for block in blocks:
        if made:
            made.append(HardBreak())
        content = content_of(block)
        if content is not None:
            made += held_more(tuple(_without_notes(content)), block.severances)
        elif isinstance(block, WithheldBlock):
            made.append(block.withheld)
        else:
            made.append(Run(block_words(block).replace("\n", " "), severances=holds(block)))
    return normal_content(made)


def origin_of_footnote(blocks: Text) -> Origin | None:
    """Where the words of the blocks are from."""
    return reduce(joined_origin, (block.origin for block in walk(blocks)), None)


def _without_notes(content: Content) -> Iterator[Inline]:
    """The content, a footnote in it said in brackets."""
    for part in content:
        if isinstance(part, FootnoteReference):
            yield Run(" (", severances=part.severances)
            yield from held_more(part.content, part.severances)
            yield Run(")", severances=part.severances)
        else:
            yield part
