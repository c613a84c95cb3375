"""Importing binders: one file is one act, which can be undone; importing again updates and never doubles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.corrections import LEFT_WITH_THE_SOURCE
from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.facts import Fact, ImportId, ProfileId
from briefing_app.domain.imported import Import
from briefing_app.domain.note import Note
from briefing_app.domain.profile import NameRole, Profile
from briefing_app.domain.reading import NOBODY
from briefing_app.domain.sources import bare
from briefing_app.domain.steps import Steps
from briefing_app.domain.text import Picture, SectionId, Text, walk
from briefing_app.services.document_markings import document_marking
from briefing_app.services.merging import Merged, merged, nearly_same_name, new_loose, same_stakeholder
from briefing_app.services.proposals import Proposer
from briefing_app.services.refused_imports import marked_blocks, refusal
from briefing_app.services.remainder import KIND, remainder
from briefing_app.storage.records import ActKind, new_id

if TYPE_CHECKING:
    from briefing_app.domain.foreign import Schemes
    from briefing_app.domain.imported import ImportSummary
    from briefing_app.domain.reading import ProposedProfile, Reading
    from briefing_app.domain.text import Block
    from briefing_app.services.actor import Actor
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library

ADDED, UPDATED, UNCHANGED = "added", "updated", "unchanged"


@dataclass(frozen=True, slots=True)
class ImportedProfile:
    """What became of a profile; ``kept`` names its sections left as an officer has them."""

    id: ProfileId
    name: str
    action: str
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeseenProfile:
    """What would become of the profile named at a line; ``known`` is the stakeholder it would update."""

    line: int
    action: str
    known: ProfileId | None = None
    name: str = ""
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did.

    ``counts`` are the proposals by what they are; ``note`` is the number of the note holding what the source
    says outside any profile, None where it says nothing there or the library has it already. ``marked`` is
    the marking that the document states as a whole and that what had none of its own has now.
    """

    number: str
    id: ImportId
    name: str
    sha256: str
    language: str
    lines: int
    profiles: tuple[ImportedProfile, ...]
    note: str | None
    counts: Mapping[str, int]
    received_redactions: int
    warnings: int
    marked: str | None = None


class ImportService:
    """Imports into an open library."""

    def __init__(
        self,
        library: Library,
        actor: Actor,
        read: Callable[[Path, str | None], Reading],
        schemes: Schemes,
    ) -> None:
        """*schemes* are those whose marks are looked for in what is imported."""
        self._library = library
        self._actor = actor
        self._read = read
        self._schemes = schemes

    def import_file(
        self, path: Path, language: str | None = None, *, backup: bool = True, leave_unmarked: bool = False
    ) -> ImportReport:
        """Store a file's lines, and its proposals as unconfirmed; all of it or nothing.

        A backup is made before; who imports several files at once asks for it with the first only. With
        *leave_unmarked* what the file states of its marking as a whole marks nothing.

        Raises:
            UnreadableError: the file cannot be read.
            NotAllowedError: it is marked above the library's ceiling.
        """
        reading = self._read(path, language)
        if leave_unmarked:
            reading = replace(reading, stated=())
        return self.import_reading(reading, backup=backup)

    def import_reading(
        self, reading: Reading, *, backup: bool = True, steps: Steps | None = None
    ) -> ImportReport:
        """Store what was read, as an officer may have corrected it; all of it or nothing.

        Raises:
            CancelledError: *steps* were stopped before the last of them; nothing is stored then.
            UnknownNameError: a stakeholder that a proposed profile is said to be is not there any more.
            NotAllowedError: it is marked above the library's ceiling, or an internal edition made here.
        """
        going = steps or Steps()
        going.check()
        stated = document_marking(reading, self._schemes)
        self._refuse(reading)
        blocks = self._blocks(reading)
        if backup:
            self._library.backup(self._actor.now(), "before-import")
        going.next()
        with self._library.database.begin(self._actor.act(ActKind.IMPORT)) as unit:
            record = unit.imports.add(self._record(reading))
            for digest in _pictures_shown(reading, blocks):
                unit.pictures.add(reading.pictures[digest])
            proposals = Proposer(reading, blocks, record.id).proposals()
            going.next()
            pairs = going.over(zip(reading.profiles, proposals.profiles, strict=True))
            profiles = tuple(self._store(unit, found, one) for found, one in pairs)
            going.next()
            earlier = self._earlier_loose(unit)
            unit.imports.add_facts(record.id, new_loose(earlier, proposals.loose))
            note = self._keep_remainder(unit, reading, blocks)
            going.next()
        return ImportReport(
            number=str(record.number),
            id=record.id,
            name=record.name,
            sha256=record.sha256,
            language=record.language,
            lines=len(record.lines),
            profiles=profiles,
            note=note,
            counts=_counts(reading),
            received_redactions=sum(block.withheld for block in reading.blocks),
            warnings=len(reading.warnings),
            marked=None if stated is None else self._schemes.banner(stated, "en"),
        )

    def undo(self, number_or_id: str) -> ImportSummary:
        """Take back an import with all it stored.

        Raises:
            UnknownNameError: there is no such import.
            NotAllowedError: something it stored was changed since; it says what.
        """
        self._library.backup(self._actor.now(), "before-undo")
        with self._library.database.begin(self._actor.act(ActKind.UNDO)) as unit:
            return unit.imports.undo(number_or_id)

    def list(self) -> tuple[ImportSummary, ...]:
        """Every import, the newest first."""
        with self._library.database.read() as unit:
            return unit.imports.list()

    def _record(self, reading: Reading) -> Import:
        source = reading.source
        return Import(
            id=ImportId(new_id()),
            number=0,
            name=source.name,
            sha256=source.sha256,
            language=reading.language,
            at=self._actor.now(),
            by=self._actor.name,
            lines=tuple(line + end for line, end in zip(source.lines, source.ends, strict=True)),
        )

    def foresee(self, reading: Reading) -> tuple[ForeseenProfile, ...]:
        """What importing a reading would do to the profiles; stores nothing."""
        proposals = Proposer(reading, self._blocks(reading), ImportId("")).proposals()
        with self._library.database.read() as unit:
            return tuple(
                _foreseen(unit, found, one)
                for found, one in zip(reading.profiles, proposals.profiles, strict=True)
            )

    def _blocks(self, reading: Reading) -> dict[int, Block]:
        """The blocks of a reading by their places in it, marked as the source says they are."""
        return marked_blocks(reading, self._schemes)

    def _refuse(self, reading: Reading) -> None:
        """Refuse before anything is done what the library may not hold."""
        with self._library.database.read() as unit:
            ceiling = unit.ceiling
        if told := refusal(reading, ceiling, self._schemes):
            raise NotAllowedError(told)

    def _store(self, unit: UnitOfWork, found: ProposedProfile, proposed: Profile) -> ImportedProfile:
        result = _outcome(unit, found, proposed)
        if result is None:
            unit.profiles.add(proposed)
            return ImportedProfile(proposed.id, proposed.name(unit.language), ADDED)
        if result.changed:
            unit.profiles.save(result.profile)
        name = result.profile.name(unit.language)
        return ImportedProfile(result.profile.id, name, _action(result), result.kept)

    def _earlier_loose(self, unit: UnitOfWork) -> tuple[Fact, ...]:
        live = (one for one in unit.imports.list() if one.undone_at is None)
        return tuple(fact for one in live for fact in unit.imports.facts(one.id))

    def _keep_remainder(self, unit: UnitOfWork, reading: Reading, blocks: Mapping[int, Block]) -> str | None:
        note = remainder(reading, blocks, unit.notes.next_number(), self._actor.now())
        if note is None or any(_says_the_same(note, one) for one in self._remainders(unit)):
            return None
        return unit.notes.add(note).number

    def _remainders(self, unit: UnitOfWork) -> Iterable[Note]:
        return (unit.notes.get(one.id) for one in unit.notes.list() if one.kind == KIND)


def _pictures_shown(reading: Reading, blocks: Mapping[int, Block]) -> list[str]:
    """The digests of the pictures that stored blocks show, without those left with the page."""
    stored = (
        block for place, block in blocks.items() if reading.blocks[place].kind not in LEFT_WITH_THE_SOURCE
    )
    shown = {block.digest: None for block in walk(stored) if isinstance(block, Picture)}
    return [digest for digest in shown if digest in reading.pictures]


def _outcome(unit: UnitOfWork, found: ProposedProfile, proposed: Profile) -> Merged | None:
    """A profile of the library brought up to date, None where the proposed one is new."""
    if found.apart:
        return None
    if found.meant is None:
        known = known_stakeholder(unit, proposed)
        return None if known is None else merged(unit.profiles.get(known), proposed, _imported_before(unit))
    names = tuple(
        replace(one, role=NameRole.VARIANT) if one.role is NameRole.NAME else one for one in proposed.names
    )
    present = unit.profiles.get(found.meant)
    return merged(present, replace(proposed, names=names), _imported_before(unit))


def _action(result: Merged) -> str:
    return UPDATED if result.changed else UNCHANGED


def _foreseen(unit: UnitOfWork, found: ProposedProfile, proposed: Profile) -> ForeseenProfile:
    line = found.lines[0] if found.lines else NOBODY
    result = _outcome(unit, found, proposed)
    if result is None:
        return ForeseenProfile(line, ADDED)
    name = result.profile.name(unit.language)
    return ForeseenProfile(line, _action(result), result.profile.id, name, result.kept)


def known_stakeholder(unit: UnitOfWork, proposed: Profile) -> ProfileId | None:
    """The stakeholder of the library that is meant: by name, or by short form with a name nearly the same."""

    def find(name: str) -> tuple[ProfileId, ...]:
        return tuple(one.id for one in unit.profiles.find(name))

    named = same_stakeholder(proposed, find)
    acronym = proposed.acronym()
    if named is not None or acronym is None:
        return named
    alike = [one for one in find(acronym) if nearly_same_name(unit.profiles.get(one), proposed)]
    return alike[0] if len(alike) == 1 else None


def _imported_before(unit: UnitOfWork) -> Callable[[SectionId, str], Text]:
    def text(section: SectionId, language: str) -> Text:
        for one in unit.sections.revisions(section, language):
            if one.act is ActKind.IMPORT:
                return unit.sections.revision(one.id).blocks
        return ()

    return text


def _says_the_same(one: Note, other: Note) -> bool:
    def said(note: Note) -> list[tuple[str, list[Block]]]:
        return [(section.heading, [bare(block) for block in section.blocks]) for section in note.sections]

    return one.title == other.title and said(one) == said(other)


def _counts(reading: Reading) -> dict[str, int]:
    kinds = Counter(block.kind.value for block in reading.blocks)
    found = {
        "profiles": len(reading.profiles),
        "people": len(reading.people),
        "events": len(reading.events),
        "projects": len(reading.projects),
        "contributions": len(reading.contributions),
    }
    return {**found, **{f"{kind}-blocks": number for kind, number in sorted(kinds.items())}}
