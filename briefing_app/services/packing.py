"""Packing a note with the profiles it uses as one file for a colleague."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app import __version__, paths
from briefing_app.domain.errors import ExportError
from briefing_app.domain.steps import Steps
from briefing_app.domain.text import SectionId, origins_of, walk
from briefing_app.services.note_reading import NoteReading, read_note
from briefing_app.storage.records import ActKind

if TYPE_CHECKING:
    from briefing_app.services.actor import Actor
    from briefing_app.storage.library import Library

STEPS = 3
"""How many steps packing tells of."""


@dataclass(frozen=True, slots=True)
class Packaged:
    """A package that was written: where, how many profiles are in it, and what to know about it."""

    path: Path
    profiles: int
    notices: tuple[str, ...] = ()


class PackingService:
    """Makes packages of an open library's notes; *folder* is where they go when no place is named."""

    def __init__(self, library: Library, actor: Actor, folder: Path) -> None:
        self._library = library
        self._actor = actor
        self._folder = folder

    def default_path(self, number: str) -> Path:
        """Where a package goes when no place is named; its name holds no word of the note."""
        return self._folder / package_name(number)

    def package(
        self,
        number: str,
        out: Path | None = None,
        *,
        force: bool = False,
        progress: Callable[[int, int, str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Packaged:
        """Write a note with the profiles it uses, and all that was ever withheld in these, as one file.

        Raises:
            UnknownNameError: there is no such note.
            NotAllowedError: there is more to pack than a program would read.
            ExportError: the ending is not that of packages, there is a file already, or it cannot be written.
            CancelledError: the person asked to stop; nothing was written.
        """
        from briefing_app.documents.files import write_file
        from briefing_app.storage.packages.container import packed
        from briefing_app.storage.repositories.packages import PACKAGE
        from briefing_app.storage.schema import VERSION

        steps = Steps(STEPS, progress, cancelled, "The package was cancelled; nothing was written.")
        target = out or self.default_path(number)
        self._refuse_target(target)
        with self._library.database.read() as unit:
            reading = read_note(unit, number)
            steps.next()
            profiles = sorted(one.id for one in reading.all_profiles)
            rows = steps.over(unit.packages.rows(reading.note.id, profiles, _sections_of(reading)))
            made = packed({"library": VERSION, "program": __version__}, rows)
        steps.next()
        if out is None:
            paths.made_private(target.parent)
        steps.check()
        with self._library.database.begin(self._actor.act(ActKind.EXPORT)) as unit:
            fields = (f"profiles-{len(profiles)}", made.sha256)
            unit.audit.note_event(PACKAGE, "note", reading.note.id, fields=fields)
            written = write_file(target, made.parts, force=force)
        steps.next()
        return Packaged(written.path, len(profiles), tuple(filter(None, (written.notice,))))

    def _refuse_target(self, target: Path) -> None:
        from briefing_app.storage.packages.container import ENDING

        if target.suffix.casefold() != ENDING:
            raise ExportError(f"{target.name} does not end in {ENDING}: give the package a name that does.")


def package_name(number: str) -> str:
    """The name of the package of a note: its number, and that it is internal."""
    slug = re.sub(r"[^A-Za-z0-9]+", "-", number).strip("-")[:40] or "note"
    return f"note-{slug}-INTERNAL.bdpack"


def _sections_of(reading: NoteReading) -> tuple[SectionId, ...]:
    """The sections that words of a note are known to come from, or went on to, gone ones included."""
    blocks = (block for section in reading.with_kin.sections for block in walk(section.blocks))
    origins = {one.section for block in blocks for one in origins_of(block)}
    carried = {place.section for one in reading.carried for place in (one.place, one.source)}
    return tuple(sorted(origins | carried))
