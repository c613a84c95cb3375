"""Which room opens which kind of thing; a new room is one function and one line of the table here.

A room's module is imported when a room of its kind is opened, so none of them slows the window down.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.ui.library_session import LibrarySession
    from briefing_app.ui.prompts import Prompts
    from briefing_app.ui.room import Room

Factory = Callable[["LibrarySession", "Prompts", str], "Room"]
"""Makes a room on a thing of the open library: a profile's id, a note's number, a file's path."""


def _note(session: LibrarySession, prompts: Prompts, number: str) -> Room:
    from briefing_app.ui.notes.note_room import NoteRoom

    return NoteRoom(session, prompts, number)


def _editions(session: LibrarySession, _prompts: Prompts, number: str) -> Room:
    from briefing_app.ui.notes.editions_room import EditionsRoom

    return EditionsRoom(session, number)


def _import(session: LibrarySession, prompts: Prompts, path: str) -> Room:
    from briefing_app.ui.imports.import_room import ImportRoom

    return ImportRoom(session, prompts, Path(path))


def _profile(session: LibrarySession, prompts: Prompts, key: str) -> Room:
    from briefing_app.domain.facts import ProfileId
    from briefing_app.ui.profiles.profile_room import ProfileRoom

    return ProfileRoom(session, prompts, ProfileId(key))


def _trash(session: LibrarySession, _prompts: Prompts, _key: str) -> Room:
    from briefing_app.ui.trash_room import TrashRoom

    return TrashRoom(session)


def _home(session: LibrarySession, _prompts: Prompts, _key: str) -> Room:
    from briefing_app.ui.home.home_room import HomeRoom

    return HomeRoom(session)


FACTORIES: dict[str, Factory] = {
    "editions": _editions,
    "home": _home,
    "import": _import,
    "note": _note,
    "profile": _profile,
    "trash": _trash,
}
"""By kind, "editions" being those of a note; lists open a row in the room of its kind, if there is one."""
