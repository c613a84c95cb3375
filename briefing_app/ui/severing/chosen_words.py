"""The words somebody means who looks for a name: those chosen in a text, or the person of a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.text import block_words

if TYPE_CHECKING:
    from briefing_app.domain.facts import Fact
    from briefing_app.ui.editor.section_editor import SectionEditor

_LONGEST = 120
"""More than that is a passage and no name."""

_WHO = ("person", "holder", "member")


def chosen_in(editor: SectionEditor | None) -> str:
    """The words chosen in an editor; "" where none are, or a whole passage."""
    if editor is None or not editor.sheet.chosen:
        return ""
    words = " ".join(" ".join(map(block_words, editor.selected_blocks())).split())
    return words if len(words) <= _LONGEST else ""


def named_in(fact: Fact | None) -> str:
    """Whom a fact names; "" for nobody, and for who was withheld before it came here."""
    values = (getattr(fact, name, None) for name in _WHO)
    return next((one for one in values if isinstance(one, str) and one), "")
