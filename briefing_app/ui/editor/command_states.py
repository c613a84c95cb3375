"""What each command of an editor does to a sheet, and which of them are on, or can be done, just now."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction

from briefing_app.domain.editing import styling
from briefing_app.domain.editing.history import History
from briefing_app.domain.editing.session import Edit
from briefing_app.domain.editing.sheet import Means, Sheet
from briefing_app.domain.editing.writing import hard_break, style_here
from briefing_app.domain.text import Heading, ListItem, Paragraph, Table
from briefing_app.ui.editor.editor_actions import EditorActions


def edits_of(actions: EditorActions) -> tuple[tuple[QAction, Edit], ...]:
    """The commands that are one edit, and the edits."""
    return (
        (actions.bold, lambda sheet, _means: styling.toggled_bold(sheet)),
        (actions.italic, lambda sheet, _means: styling.toggled_italic(sheet)),
        (actions.hard_break, hard_break),
        (actions.paragraph, lambda sheet, _means: styling.as_paragraphs(sheet)),
        (actions.heading1, partial(_heading, 1)),
        (actions.heading2, partial(_heading, 2)),
        (actions.heading3, partial(_heading, 3)),
        (actions.bullets, lambda sheet, _means: styling.as_items(sheet, numbered=False)),
        (actions.numbers, lambda sheet, _means: styling.as_items(sheet, numbered=True)),
        (actions.indent, lambda sheet, _means: styling.moved_in_list(sheet, 1)),
        (actions.outdent, lambda sheet, _means: styling.moved_in_list(sheet, -1)),
    )


def refresh(actions: EditorActions, sheet: Sheet, history: History) -> None:
    """Show which commands are on where the officer stands, and which can be done."""
    block, style = sheet.block, style_here(sheet)
    actions.bold.setChecked(style.bold)
    actions.italic.setChecked(style.italic)
    actions.paragraph.setChecked(isinstance(block, Paragraph))
    for level, action in enumerate((actions.heading1, actions.heading2, actions.heading3), 1):
        action.setChecked(isinstance(block, Heading) and block.level == level)
    actions.bullets.setChecked(isinstance(block, ListItem) and not block.numbered)
    actions.numbers.setChecked(isinstance(block, ListItem) and block.numbered)
    actions.table.setEnabled(isinstance(block, Table))
    actions.undo.setEnabled(history.can_undo)
    actions.redo.setEnabled(history.can_redo)
    items = styling.in_list(sheet)
    actions.indent.setEnabled(items)
    actions.outdent.setEnabled(items)
    for action in (actions.cut, actions.copy, actions.copy_withheld):
        action.setEnabled(sheet.chosen)


def _heading(level: int, sheet: Sheet, _means: Means) -> Sheet:
    return styling.as_headings(sheet, level)
