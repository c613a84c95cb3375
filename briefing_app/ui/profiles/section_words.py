"""What a section is called where it has no heading in a language, or none at all."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from briefing_app.domain.profile import Section
from briefing_app.domain.section_headings import OVERVIEW

translate = QCoreApplication.translate


def heading_of(section: Section, language: str) -> str:
    """The heading in a language, else in any; the overview has a name though it needs no heading."""
    known = section.headings
    found = known.get(language) or next((words for words in known.values() if words), "")
    if found:
        return found
    return key_words(section.key)


def key_words(key: str) -> str:
    """What a section is called by its key: the overview by its name, others as they are."""
    return translate("SectionWords", "Overview") if key == OVERVIEW else key


def tab_words(heading: str, *, withheld: bool) -> tuple[str, str]:
    """What the tab of a section shows, and its tool tip, which says no word of a withheld one."""
    if not withheld:
        return heading, heading
    shown = translate("SectionWords", "[withheld] {heading}").format(heading=heading)
    return shown, translate("SectionWords", "Withheld whole")
