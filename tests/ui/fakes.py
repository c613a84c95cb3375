"""A program that holds everything in memory, made of real domain objects: for windows that must wait or fail.

What the real services do is tested with the real services; here the window is driven into corners they do not
reach on demand.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace

from briefing_app import paths
from briefing_app.domain.edition import (
    AssembledNote,
    Edition,
    EditionKind,
    internal_edition,
    public_edition,
)
from briefing_app.domain.errors import LibraryError, UnknownNameError
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.note import Note, NoteId, NoteSection, NoteSummary
from briefing_app.domain.overview import Counts, Overview
from briefing_app.domain.profile import Name, Profile, ProfileKind, ProfileSummary, Section
from briefing_app.domain.severance import Severances
from briefing_app.domain.text import (
    Block,
    SectionId,
    Text,
    holds,
)
from briefing_app.services.backups import BackupService
from briefing_app.services.catalogue import Catalogue, load_catalogue
from tests.ui.fake_texts import (  # noqa: F401  # found here by the tests
    PA,
    PB,
    PLEDGE,
    U,
    everything,
    heading,
    item,
    paragraph,
    severance,
    table,
)


class FakeTexts(dict[str, Text]):
    """The texts of things by their keys, and what an earlier session left unfinished."""

    left: tuple[object, ...] = ()

    def drafts(self) -> tuple[object, ...]:
        return self.left


class FakeLineDrafts:
    """Nothing was left half typed in any line."""

    def left(self) -> tuple[object, ...]:
        return ()


@dataclass
class FakeDesk:
    """Everything of a library in lists; ``hold`` makes each call wait until it is let go."""

    catalogue: Catalogue
    path: Path = Path("fake.bdl")
    notices: tuple[str, ...] = ()
    only_reads: bool = False
    profile_rows: list[ProfileSummary] = field(default_factory=list)
    note_rows: list[NoteSummary] = field(default_factory=list)
    import_rows: list[SimpleNamespace] = field(default_factory=list)
    texts: dict[str, Text] = field(default_factory=dict)
    line_drafts: FakeLineDrafts = field(default_factory=FakeLineDrafts)
    severances_: Severances = field(default_factory=Severances)
    hits: tuple[SimpleNamespace, ...] = ()
    headed: tuple[SimpleNamespace, ...] = ()
    hold: threading.Event | None = None
    fail: Exception | None = None
    language: str = ""
    closed: bool = False
    threads: set[str] = field(default_factory=set)
    calls: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.texts = FakeTexts(self.texts)

    def speak(self, language: str) -> None:
        self.language = language

    def _enter(self, what: str) -> None:
        self.threads.add(threading.current_thread().name)
        self.calls.append(what)
        if self.hold is not None:
            assert self.hold.wait(30), "nobody let the desk go"
        if self.fail is not None:
            raise self.fail

    @cached_property
    def profiles(self) -> SimpleNamespace:
        def list_(kind: str | None = None) -> tuple[ProfileSummary, ...]:
            self._enter("profiles")
            return tuple(one for one in self.profile_rows if kind in (None, one.kind.value))

        def get(key: str) -> Profile:
            row = next((one for one in self.profile_rows if one.id == key), None)
            if row is None:
                raise UnknownNameError("There is no such profile.")
            part = Section(
                id=SectionId(f"section-{key}"),
                key="overview",
                headings={"en": "Overview", "fr": "Aperçu"},
                texts={"en": self.texts.get(key, ())},
            )
            return Profile(
                id=row.id,
                kind=row.kind,
                names=(Name(text=row.name),),
                sections=(part,) if part.texts["en"] else (),
            )

        return SimpleNamespace(list=list_, get=get)

    @cached_property
    def trash(self) -> SimpleNamespace:
        return SimpleNamespace(list=lambda: ())

    @cached_property
    def notes(self) -> SimpleNamespace:
        def list_() -> tuple[NoteSummary, ...]:
            self._enter("notes")
            return tuple(self.note_rows)

        def create(**given: object) -> Note:
            self._enter("create")
            number = str(len(self.note_rows) + 1)
            made = Note(id=NoteId(f"n{number}"), number=number, **_note_fields(given))
            self.note_rows.insert(0, summary_of(made))
            return made

        def get(number: str) -> Note:
            row = next(one for one in self.note_rows if one.number == number)
            blocks = self.texts.get(f"note {number}", ())
            part = NoteSection(
                id=SectionId(f"section-{number}"), key="overview", heading="Engagement", blocks=blocks
            )
            return Note(
                id=row.id, number=number, kind=row.kind, title=row.title, language="en", sections=(part,)
            )

        return SimpleNamespace(list=list_, create=create, get=get)

    @cached_property
    def severances(self) -> SimpleNamespace:
        """Nothing is to be looked at again."""
        return SimpleNamespace(due=lambda *_until: ())

    @cached_property
    def overview(self) -> SimpleNamespace:
        return SimpleNamespace(
            counts=Counts,
            engagements=tuple,
            next_steps=tuple,
            overview=lambda: Overview(stale=tuple(self.profile_rows[:2]), notes=tuple(self.note_rows)),
            today=lambda: date(2019, 12, 1),
        )

    @cached_property
    def imports(self) -> SimpleNamespace:
        def list_() -> tuple[SimpleNamespace, ...]:
            self._enter("imports")
            return tuple(self.import_rows)

        return SimpleNamespace(list=list_)

    @cached_property
    def exports(self) -> SimpleNamespace:
        def export(number: str, edition: EditionKind, **given: object) -> SimpleNamespace:
            self._enter("export")
            given["progress"](1, 4, "Writing the document")
            while not given["cancelled"]():
                if self.hold is None:
                    return SimpleNamespace(path=given["out"], notices=(), records=())
            raise LibraryError("The export was cancelled; nothing was written.")

        def of_note(number: str, kind: EditionKind) -> Edition:
            row = next((one for one in self.note_rows if one.number == number), None)
            return self._edition(f"note {number}", row.title if row else "", kind)

        def of_profile(profile: ProfileId, kind: EditionKind, language: str = "en") -> Edition:
            row = next((one for one in self.profile_rows if one.id == profile), None)
            return self._edition(profile, row.name if row else "", kind)

        return SimpleNamespace(edition_of_note=of_note, edition_of_profile=of_profile, export=export)

    def _edition(self, key: str, title: str, kind: EditionKind) -> Edition:
        self._enter(f"edition {kind.value} {key}")
        if key not in self.texts and not title:
            raise UnknownNameError("There is no such thing.")
        return edition_of(
            self.texts.get(key, (paragraph("Nothing recorded."),)),
            kind,
            title,
            self.catalogue,
            self.severances_,
        )

    def headings(self, words: str, limit: int = 10) -> tuple[SimpleNamespace, ...]:
        self._enter(f"headings {words}")
        return self.headed

    def search(self, words: str, limit: int = 50) -> tuple[SimpleNamespace, ...]:
        self._enter(f"search {words}")
        return self.hits

    def close(self) -> None:
        self._enter("close")
        self.closed = True


def _note_fields(given: dict[str, object]) -> dict[str, object]:
    names = ("kind", "title", "on", "place", "language")
    return {name: given[name] for name in names}


def summary_of(note: Note) -> NoteSummary:
    """The row of a note."""
    return NoteSummary(
        id=note.id,
        number=note.number,
        kind=note.kind,
        title=note.title,
        language=note.language,
        on=note.on,
        place=note.place,
    )


def edition_of(
    blocks: Text,
    kind: EditionKind,
    title: str,
    catalogue: Catalogue,
    severances: Severances = Severances(),  # noqa: B008  # frozen
    **more: object,
) -> Edition:
    """The edition of some blocks by the rules of the domain."""
    scheme = catalogue.scheme
    marks = [block.portion for block in blocks if block.portion is not None]
    note = AssembledNote(
        title=title,
        subtitle="A note of the tests",
        number="7",
        language=str(more.pop("language", "en")),
        date="2019-12-17",
        institution="",
        blocks=blocks,
        marking=scheme.floor(marks),
    )
    note = replace(note, **more)  # type: ignore[arg-type]  # what a caller names is passed on as it stands
    if kind is EditionKind.PUBLIC:
        return public_edition(note, severances, scheme, lambda found: catalogue.label(found, note.language))
    flags = {one: "s. 15(1) proposed" for block in blocks for one in holds(block)}
    return internal_edition(note, scheme, flags)


@dataclass
class FakeProgram:
    """A program whose libraries are the desks it was given, by file name."""

    desks: dict[str, FakeDesk] = field(default_factory=dict)
    refuse: dict[str, Exception] = field(default_factory=dict)
    before_open: Callable[[], object] = lambda: None
    made: list[tuple[Path, str, str]] = field(default_factory=list)
    first: tuple[ProfileSummary, ...] | None = None
    looked_at: list[Path] = field(default_factory=list)
    let_go_of: int = 0

    @cached_property
    def catalogue(self) -> Catalogue:
        return load_catalogue(paths.resources_folder())

    @cached_property
    def libraries(self) -> SimpleNamespace:
        def create(path: Path, ceiling: str, statement: str = "") -> None:
            self.made.append((path, ceiling, statement))

        return SimpleNamespace(create=create, backups=BackupService(), hazards=lambda _path: ())

    def sample(self, path: Path) -> str:
        self.made.append((path, "sample", ""))
        return "1"

    def first_list(self, path: Path, language: str) -> tuple[ProfileSummary, ...] | None:
        self.looked_at.append(path)
        return self.first

    def let_go(self) -> None:
        self.let_go_of += 1

    def open(self, path: Path) -> FakeDesk:
        self.before_open()
        if path.name in self.refuse:
            raise self.refuse[path.name]
        desk = self.desks.setdefault(path.name, FakeDesk(self.catalogue))
        desk.path = path
        return desk


def profile(
    number: int, name: str, kind: ProfileKind = ProfileKind.FORUM, acronym: str | None = None
) -> ProfileSummary:
    """A row of the list of profiles."""
    return ProfileSummary(
        id=ProfileId(f"profile-{number}"), kind=kind, name=name, acronym=acronym, confirmed=number % 3 != 0
    )


def note(number: int, title: str) -> NoteSummary:
    """A row of the list of notes."""
    return NoteSummary(
        id=NoteId(f"note-{number}"),
        number=str(number),
        kind="meeting-note",
        title=title,
        language="en",
        on=date(2019, 12, 17),
        place="Geneva",
    )


def small_library(catalogue: Catalogue) -> FakeDesk:
    """Three profiles and two notes, one of them holding everything a text can hold."""
    return FakeDesk(
        catalogue,
        profile_rows=[
            profile(1, "Global Forum on Migration and Development", acronym="GFMD"),
            profile(2, "High Commissioner for Refugees", ProfileKind.ORGANIZATION, "UNHCR"),
            profile(3, "Sweden", ProfileKind.COUNTRY),
        ],
        note_rows=[note(2, "Meeting in Geneva"), note(1, "Meeting in Ottawa")],
        texts={"note 2": everything(), "profile-1": everything()[:3]},
        severances_=Severances.of([severance()]),
    )


def blocks_in(blocks: Sequence[Block]) -> int:
    """How many blocks there are."""
    return len(blocks)
