"""The sample library: made from readable files, so that its words can be reviewed and corrected as text.

How the files are written is told in ``db/README.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app import paths
from briefing_app.documents.readers.lexicon import load_lexicons
from briefing_app.services.notes import NoteService
from briefing_app.services.passages import PassageService
from briefing_app.services.profiles import ProfileService
from briefing_app.services.sample_files import Vocabulary
from briefing_app.services.sample_notes import SampleNote, read_notes
from briefing_app.services.sample_profiles import SampleProfile, read_profiles
from briefing_app.storage.records import ActKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefing_app.domain.note import Note
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.storage.library import Library


def make_sample(library: Library, actor: Actor, catalogue: Catalogue, folder: Path) -> str:
    """Put the sample records into an empty library; the number of its meeting note, the first of its notes.

    Args:
        library: The library, open.
        actor: Who does it, and the clock.
        catalogue: The markings, provisions and kinds the files name.
        folder: The folder that holds ``sample/profiles`` and ``sample/notes``.

    Raises:
        BriefingError: a file is wrong (one sentence naming file and key; nothing is kept then), or a note
            names what the profiles do not have.
    """
    profiles, notes = read_sample(catalogue, folder)
    _keep(profiles, library, actor)
    maker = _NoteMaker(library, actor, catalogue)
    numbers = [maker.make(note) for note in notes]
    return numbers[0]


def read_sample(
    catalogue: Catalogue, folder: Path
) -> tuple[tuple[SampleProfile, ...], tuple[SampleNote, ...]]:
    """The sample's profiles and notes as its files say, checked from end to end; nothing is stored.

    Raises:
        BriefingError: a file is missing or wrong; the sentence names the file and the key.
    """
    lexicons = load_lexicons(paths.resources_folder() / "lexicon")
    vocabulary = Vocabulary(catalogue, lexicons.joined("en").dates)
    return (
        read_profiles(folder / "sample" / "profiles", vocabulary),
        read_notes(folder / "sample" / "notes", vocabulary),
    )


def _keep(profiles: Sequence[SampleProfile], library: Library, actor: Actor) -> None:
    """Keep the profiles as one act, each after the records of its severances."""
    with library.database.begin(actor.act(ActKind.CREATE, "sample library")) as unit:
        for one in profiles:
            for severance in one.severances:
                unit.severances.save(severance)
            unit.profiles.add(one.profile)


class _NoteMaker:
    """Makes the sample notes with the services that make every note, so that their origins are real."""

    def __init__(self, library: Library, actor: Actor, catalogue: Catalogue) -> None:
        self._library = library
        self._actor = actor
        self._profiles = ProfileService(library)
        self._notes = NoteService(library, actor, catalogue, self._profiles)
        self._passages = PassageService(library, actor, catalogue, self._notes, self._profiles)

    def make(self, sample: SampleNote) -> str:
        """Make one note and say its number."""
        note = self._notes.create(
            kind=sample.kind,
            title=sample.title,
            names=sample.names,
            on=sample.on,
            place=sample.place,
            language=sample.language,
            fields=sample.fields,
        )
        self._complete(sample, note)
        for mark in sample.marks:
            self._passages.mark(
                profile=mark.profile,
                section=mark.section,
                words=mark.words,
                exemptions=mark.exemptions,
                marking=mark.marking,
            )
        return note.number

    def _complete(self, sample: SampleNote, note: Note) -> None:
        with self._library.database.begin(self._actor.act(ActKind.EDIT, "sample library")) as unit:
            for severance in sample.severances:
                unit.severances.save(severance)
            unit.notes.save(sample.completed(note))
