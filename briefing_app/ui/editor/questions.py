"""What an editor asks by dialog: where words lead, what a footnote says."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from briefing_app.domain.text import FREE
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.prompts import Prompts

translate = QCoreApplication.translate


def ask_through(prompts: Prompts, editor: SectionEditor) -> None:
    """Let the prompts of the window ask what this editor wants to know."""
    editor.link_asked.connect(partial(_ask_link, prompts, editor))
    editor.footnote_asked.connect(partial(_ask_footnote, prompts, editor))


def _ask_link(prompts: Prompts, editor: SectionEditor) -> None:
    here = editor.link_here()
    if here is None and not editor.sheet.chosen:
        editor.say(translate("Questions", "Choose the words that are to lead somewhere first."))
        return
    wish = prompts.link(editor, here, withheld=editor.link_is_withheld())
    if wish is not None:
        editor.set_link(wish.address)


def _ask_footnote(prompts: Prompts, editor: SectionEditor) -> None:
    here = editor.footnote_here()
    content = None if here is None else here.content
    held = editor.holds_here() | (FREE if here is None else here.severances)
    origin = editor.origin_here()
    wish = prompts.footnote(editor, editor.vocabulary, content, editor.tags(), origin=origin, held=held)
    if wish is None:
        return
    editor.adopt(wish.severances)
    editor.put_footnote(wish.content, wish.origin)
    if wish.markings:
        marked = editor.sheet.block.portion
        editor.mark(editor.vocabulary.floor((*wish.markings, *(() if marked is None else (marked,)))))
