"""Builds the program once: data files, services, and the services of a library when one is opened.

Nothing slow is imported before it is needed (SQLAlchemy alone costs more than an empty window), so that the
window is painted before the library is opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from briefing_app import paths

if TYPE_CHECKING:
    from briefing_app.domain.profile_summary import ProfileSummary
    from briefing_app.domain.reading import Reading
    from briefing_app.domain.search_hit import SearchHit
    from briefing_app.domain.steps import Steps
    from briefing_app.services.actor import Actor
    from briefing_app.services.before_release import BeforeReleaseService
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.ceilings import CeilingService
    from briefing_app.services.editions import EditionService
    from briefing_app.services.explanations import Explanations
    from briefing_app.services.exports import ExportService
    from briefing_app.services.hints import HintService
    from briefing_app.services.import_review import Review
    from briefing_app.services.imports import ImportService
    from briefing_app.services.libraries import LibraryService
    from briefing_app.services.line_drafts import LineDraftService
    from briefing_app.services.note_editing import NoteEditingService
    from briefing_app.services.note_opening import NoteOpeningService
    from briefing_app.services.notes import NoteService
    from briefing_app.services.occurrences import OccurrenceService
    from briefing_app.services.overview import OverviewService
    from briefing_app.services.packing import PackingService
    from briefing_app.services.paired_passages import PairedPassages
    from briefing_app.services.passages import PassageService
    from briefing_app.services.previews import PreviewService
    from briefing_app.services.profile_editing import ProfileEditingService
    from briefing_app.services.profile_opening import ProfileOpeningService
    from briefing_app.services.profiles import ProfileService
    from briefing_app.services.releases import ReleaseService
    from briefing_app.services.returning import ReturningService
    from briefing_app.services.severances import SeveranceService
    from briefing_app.services.texts import TextService
    from briefing_app.services.trash import TrashService
    from briefing_app.services.typing_words import TypingWords
    from briefing_app.services.unpacking.unpacking import UnpackingService
    from briefing_app.services.verification import VerificationService
    from briefing_app.services.whole_severing import WholeSevering
    from briefing_app.storage.first_list import FirstList
    from briefing_app.storage.library import Library


def start(resources: Path | None = None) -> Program:
    """The program on its own data files, or on those of another folder; opens no library."""
    return Program(resources or paths.resources_folder())


class Program:
    """What can be done without a library, and the way to open one."""

    def __init__(self, resources: Path) -> None:
        self.resources = resources
        self._first: FirstList | None = None

    @cached_property
    def actor(self) -> Actor:
        """The person at this computer and the clock."""
        from briefing_app.services.actor import person_at_this_computer

        return person_at_this_computer()

    @cached_property
    def catalogue(self) -> Catalogue:
        """Kinds of note, marking schemes, acts and fixed words, read on first use."""
        from briefing_app.services.catalogue import load_catalogue

        return load_catalogue(self.resources)

    @cached_property
    def typing(self) -> TypingWords:
        """The words by which what is typed into forms is read."""
        from briefing_app.services.typing_words import TypingWords

        return TypingWords(self.resources)

    @cached_property
    def libraries(self) -> LibraryService:
        """Libraries as files."""
        from briefing_app.services.libraries import LibraryService

        return LibraryService(self.actor, self.catalogue)

    def read(self, path: Path, language: str | None = None) -> Reading:
        """What is found in a file; stores nothing.

        Raises:
            BriefingError: the file is missing, too large, or of a kind that is not read.
        """
        from briefing_app.services.reading import read_file

        return read_file(path, self.resources, language, schemes=self.catalogue.every_scheme)

    def review(self, path: Path, language: str | None = None, steps: Steps | None = None) -> Review:
        """What is found in a file, for an officer to correct before it is imported; stores nothing.

        Raises:
            BriefingError: the file cannot be read, or *steps* were stopped.
        """
        from briefing_app.services.import_review import Review
        from briefing_app.services.reading import read_file, section_keys

        reading = read_file(path, self.resources, language, steps, self.catalogue.every_scheme)
        return Review(reading, section_keys(self.resources, reading.language))

    @cached_property
    def explanations(self) -> Explanations:
        """Why readers took things for what they are, in sentences; read on first use."""
        from briefing_app.services.explanations import load_explanations

        return load_explanations(self.resources)

    def sample(self, path: Path) -> str:
        """Make the sample library at *path* and say the number of its meeting note."""
        from briefing_app.services.sample import make_sample, read_sample

        read_sample(self.catalogue, paths.sample_folder())  # a wrong file is told before there is a library
        self.libraries.create(path)
        with self.open(path) as desk:
            return make_sample(desk.library, self.actor, self.catalogue, paths.sample_folder())

    def first_list(self, path: Path, language: str) -> tuple[ProfileSummary, ...] | None:
        """Every profile of a library that is not open yet, by name, at a tenth of the price of opening it.

        Each has its name in *language*, where it has one.

        None where something speaks against it; opening then says what. The library is locked from here on:
        :meth:`open` comes next, or :meth:`let_go`.
        """
        from briefing_app.storage.first_list import first_list

        self.let_go()
        self._first = first_list(path, at=self.actor.now(), by=self.actor.name, language=language)
        return None if self._first is None else self._first.profiles

    def let_go(self) -> None:
        """Give back the lock of a first list whose library is not opened after all."""
        first, self._first = self._first, None
        if first is not None:
            first.lock.release()

    def process_holding(self, path: Path) -> int | None:
        """The number of the process on this computer that has a library open and says so, or None."""
        from briefing_app.storage.library_lock import LibraryLock

        return LibraryLock(path).process_here()

    def is_on_network(self, path: Path) -> bool:
        """Whether a file is on a network, as far as this computer knows without asking there."""
        from briefing_app.storage.places import is_on_network

        return is_on_network(path)

    def open(self, path: Path) -> Desk:
        """The services of a library, which is locked until the desk is closed.

        Raises:
            LibraryError: the file is missing, empty, damaged, newer, not a library, or in use (by whom).
        """
        first = self._first
        if first is None or first.path != path:
            self.let_go()
            return _desk(self, self.libraries.open(path))
        self._first = None
        return _desk(self, self.libraries.open(path, first.lock))


@dataclass(frozen=True, slots=True)
class Desk:
    """An open library with everything that can be done in it; close it, or use it in a ``with``."""

    library: Library
    actor: Actor
    catalogue: Catalogue
    profiles: ProfileService
    profile_editing: ProfileEditingService
    profile_opening: ProfileOpeningService
    notes: NoteService
    note_editing: NoteEditingService
    note_opening: NoteOpeningService
    previews: PreviewService
    passages: PassageService
    severances: SeveranceService
    texts: TextService
    paired_passages: PairedPassages
    whole_severing: WholeSevering
    occurrences: OccurrenceService
    line_drafts: LineDraftService
    trash: TrashService
    overview: OverviewService
    exports: ExportService
    verification: VerificationService
    hints: HintService
    returning: ReturningService
    imports: ImportService

    @property
    def path(self) -> Path:
        """Where the library is."""
        return self.library.path

    @property
    def only_reads(self) -> bool:
        """Whether the file may not be written, so that nothing can be stored."""
        return self.library.only_reads

    @property
    def ceilings(self) -> CeilingService:
        """How high the library may go."""
        from briefing_app.services.ceilings import CeilingService

        return CeilingService(self.library, self.actor, self.catalogue)

    @property
    def packing(self) -> PackingService:
        """Notes as files for a colleague."""
        from briefing_app.services.packing import PackingService

        return PackingService(self.library, self.actor, paths.exports_folder())

    @property
    def unpacking(self) -> UnpackingService:
        """Files of a colleague, read in."""
        from briefing_app.services.unpacking.unpacking import UnpackingService

        return UnpackingService(self.library, self.actor, self.catalogue)

    @property
    def releases(self) -> ReleaseService:
        """What was handed over."""
        from briefing_app.services.releases import ReleaseService

        return ReleaseService(self.library, self.notes)

    @property
    def before_release(self) -> BeforeReleaseService:
        """What is to be done before a note is handed over."""
        from briefing_app.services.before_release import BeforeReleaseService

        return BeforeReleaseService(self.previews, self.hints, self.releases)

    @property
    def notices(self) -> tuple[str, ...]:
        """What the officer should know about the file: a network or synchronised folder, for example."""
        return self.library.notices

    def speak(self, language: str) -> None:
        """Name profiles in a language from now on, in lists and sentences, where they have a name in it."""
        self.library.speak(language)

    def search(self, words: str, limit: int = 30) -> tuple[SearchHit, ...]:
        """Where the words stand, the last one as a beginning; severed places are told apart."""
        return self.library.search(words, limit)

    def headings(self, words: str, limit: int = 10) -> tuple[SearchHit, ...]:
        """The sections of profiles and notes whose heading holds the words."""
        return self.library.headings(words, limit)

    def close(self) -> None:
        """Close the library, backed up when something changed, and give its lock back."""
        self.library.close(self.actor.now())

    def __enter__(self) -> Self:
        """The desk itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the library whatever happened."""
        self.close()


def _desk(program: Program, library: Library) -> Desk:
    from briefing_app.services.editions import EditionService
    from briefing_app.services.imports import ImportService
    from briefing_app.services.line_drafts import LineDraftService
    from briefing_app.services.note_editing import NoteEditingService
    from briefing_app.services.note_opening import NoteOpeningService
    from briefing_app.services.notes import NoteService
    from briefing_app.services.overview import OverviewService
    from briefing_app.services.previews import PreviewService
    from briefing_app.services.profile_editing import ProfileEditingService
    from briefing_app.services.profile_opening import ProfileOpeningService
    from briefing_app.services.profiles import ProfileService
    from briefing_app.services.texts import TextService
    from briefing_app.services.trash import TrashService

    actor, catalogue = program.actor, program.catalogue.of_library(library.scheme, library.act)
    profiles = ProfileService(library)
    notes = NoteService(library, actor, catalogue, profiles)
    editions = EditionService(library, catalogue)
    texts = TextService(library, actor, catalogue)
    severing = _severing(library, actor, catalogue, notes, profiles)
    releasing = _releasing(program, library, catalogue, notes, editions)
    return Desk(
        library=library,
        actor=actor,
        catalogue=catalogue,
        profiles=profiles,
        profile_editing=ProfileEditingService(library, actor, profiles, program.typing),
        profile_opening=ProfileOpeningService(library, catalogue),
        notes=notes,
        note_editing=NoteEditingService(library, actor, catalogue),
        note_opening=NoteOpeningService(library, catalogue, texts),
        previews=PreviewService(library, actor, editions),
        passages=severing.passages,
        severances=severing.severances,
        texts=texts,
        paired_passages=severing.paired_passages,
        whole_severing=severing.whole_severing,
        occurrences=severing.occurrences,
        line_drafts=LineDraftService(library, actor),
        trash=TrashService(library, actor),
        overview=OverviewService(library, actor),
        exports=releasing.exports,
        verification=releasing.verification,
        hints=releasing.hints,
        returning=releasing.returning,
        imports=ImportService(library, actor, program.read, catalogue.every_scheme),
    )


class _Releasing(NamedTuple):
    """What makes documents, and looks at them."""

    exports: ExportService
    verification: VerificationService
    hints: HintService
    returning: ReturningService


def _releasing(
    program: Program, library: Library, catalogue: Catalogue, notes: NoteService, editions: EditionService
) -> _Releasing:
    from briefing_app.services.exports import ExportFolders, ExportService
    from briefing_app.services.hints import HintService
    from briefing_app.services.returning import ReturningService
    from briefing_app.services.verification import VerificationService

    folders = ExportFolders(paths.exports_folder(), program.resources / "templates")
    exports = ExportService(library, program.actor, catalogue, notes, editions, folders)
    return _Releasing(
        exports=exports,
        verification=VerificationService(editions, exports),
        hints=HintService(library, editions, program.resources / "lexicon"),
        returning=ReturningService(library, program.actor, catalogue, editions, folders.templates),
    )


class _Severing(NamedTuple):
    """What severs and decides about that."""

    passages: PassageService
    severances: SeveranceService
    paired_passages: PairedPassages
    whole_severing: WholeSevering
    occurrences: OccurrenceService


def _severing(
    library: Library, actor: Actor, catalogue: Catalogue, notes: NoteService, profiles: ProfileService
) -> _Severing:
    from briefing_app.services.following import Following
    from briefing_app.services.occurrences import OccurrenceService
    from briefing_app.services.paired_passages import PairedPassages
    from briefing_app.services.passages import PassageService
    from briefing_app.services.severances import SeveranceService
    from briefing_app.services.whole_severing import WholeSevering

    following = Following(actor, catalogue)
    return _Severing(
        passages=PassageService(library, actor, catalogue, notes, profiles),
        severances=SeveranceService(library, actor, catalogue, notes, profiles),
        paired_passages=PairedPassages(library, actor, following),
        whole_severing=WholeSevering(library, actor, catalogue, following),
        occurrences=OccurrenceService(library, actor, catalogue, following),
    )
