"""What a message calls a section or a fact: words of a message can be copied, so withheld ones are a marker.

Whoever tells of one names it through these; what shows a heading or a fact in a list or a form of its own,
whose copies are guarded there, takes its words as they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.ui.editor.guarded_copy import MARKER
from briefing_app.ui.notes.outline_model import heading_words
from briefing_app.ui.profiles.fact_words import title_of
from briefing_app.ui.profiles.section_words import heading_of

if TYPE_CHECKING:
    from briefing_app.domain.facts import Fact
    from briefing_app.domain.note import NoteSection
    from briefing_app.domain.profile import Section
    from briefing_app.services.line_drafts import LeftLines
    from briefing_app.services.texts import LeftDraft


def section_name(section: Section, language: str, *, withheld: bool) -> str:
    """What a message calls a section of a profile, *withheld* being whether it is so whole."""
    return MARKER if withheld else heading_of(section, language)


def note_section_name(section: NoteSection, *, withheld: bool) -> str:
    """What a message calls a section of a note, *withheld* being whether it is so whole."""
    return MARKER if withheld else heading_words(section)


def left_in(left: LeftDraft | LeftLines, language: str) -> str:
    """What a message calls the section that something was left in; nothing where it was in no section."""
    owner = left.owner
    heading = owner.headings.get(language) or next(iter(owner.headings.values()), "")
    return MARKER if heading and owner.held else heading


def fact_name(fact: Fact, *, withheld: bool) -> str:
    """What a message calls a fact, *withheld* being whether it is, by itself or by its words."""
    return MARKER if withheld else title_of(fact)
