"""Going to what is no block of a profile: a section, a fact, what a severance withholds first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from briefing_app.domain.text import holds

if TYPE_CHECKING:
    from briefing_app.domain.facts import FactId
    from briefing_app.domain.profile import Profile
    from briefing_app.domain.text import BlockId, SectionId
    from briefing_app.ui.profiles.profile_room import ProfileRoom


def show_thing(room: ProfileRoom, wanted: str) -> None:
    """Show the section, fact or severance of this id; nothing where it is gone."""
    if room.opened is None:
        return
    profile = room.opened.profile
    if section := _section(profile, wanted):
        room.tabs.setCurrentWidget(room.sections[section])
    elif block := _block(profile, wanted):
        room.go_to(block)
        return
    elif fact := _fact(profile, wanted):
        room.tabs.setCurrentWidget(room.facts)
        room.facts.choose(fact)
    else:
        return
    room.panes()[-1].setFocus(Qt.FocusReason.OtherFocusReason)


def _section(profile: Profile, wanted: str) -> SectionId | None:
    """The section of this id, or which has this heading, or is withheld whole by this severance."""
    for one in profile.sections:
        if wanted in (one.id, f"{one.id}-heading") or wanted in one.severances:
            return one.id
    return None


def _block(profile: Profile, severance: str) -> BlockId | None:
    texts = (text for section in profile.sections for text in section.texts.values())
    return next((block.id for text in texts for block in text if severance in holds(block)), None)


def _fact(profile: Profile, wanted: str) -> FactId | None:
    """The fact of this id, or which this severance withholds."""
    found = (one.id for one in profile.facts if one.id == wanted or wanted in one.severances)
    return next(found, None)
