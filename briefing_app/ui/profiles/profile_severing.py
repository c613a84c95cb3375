"""Severing and freeing whole sections and facts of the profile that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.prompts import Prompts
from briefing_app.ui.severing.whole_acts import WholeActs

if TYPE_CHECKING:
    from briefing_app.domain.facts import Fact
    from briefing_app.domain.text import SectionId
    from briefing_app.ui.profiles.profile_room import ProfileRoom


class ProfileSevering(QObject):
    """Connects the commands on sections and facts with acts on what is in front."""

    def __init__(self, room: ProfileRoom, session: LibrarySession, prompts: Prompts) -> None:
        super().__init__(room)
        self._room = room
        self._acts = WholeActs(room, session, prompts, room.leave)
        room.of_section.sever.triggered.connect(self._sever_section)
        room.of_section.free.triggered.connect(self._free_section)
        room.facts.sever_asked.connect(self._sever_fact)
        room.facts.free_asked.connect(self._free_fact)
        for say in ("told", "undoable", "failed"):
            getattr(self._acts, say).connect(getattr(room, say))
        self._acts.stored.connect(room.text_stored)

    @Slot()
    def _sever_section(self) -> None:
        self._with_section(self._acts.sever_section)

    @Slot()
    def _free_section(self) -> None:
        self._with_section(self._acts.free_section)

    def _with_section(self, act: Callable[[SectionId], None]) -> None:
        section = self._room.section
        if section is not None:
            act(section.id)

    @Slot(object)
    def _sever_fact(self, fact: Fact) -> None:
        self._acts.sever_fact(fact.id)

    @Slot(object)
    def _free_fact(self, fact: Fact) -> None:
        self._acts.free_fact(fact.id)
