"""Exporting a note: edition, writer, check of the finished bytes, file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app import paths
from briefing_app.documents.collector import collector_paused
from briefing_app.domain.edition import (
    Audience,
    CopyNumber,
    EditionKind,
    InternalEdition,
    PartnerEdition,
    PublicEdition,
)
from briefing_app.domain.errors import BriefingError, EditionRefusedError, NotAllowedError, UncheckedError
from briefing_app.services.export_steps import ExportSteps
from briefing_app.services.handing_over import Finished, HandedOver, HandingOver, checks_passed, marked_by
from briefing_app.storage.records import ActKind

if TYPE_CHECKING:
    from briefing_app.documents.files import Written
    from briefing_app.documents.gate_document import KnownParts
    from briefing_app.documents.gate_needles import Needles
    from briefing_app.domain.edition import Edition
    from briefing_app.domain.facts import ProfileId
    from briefing_app.domain.release_record import CheckPassed
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.editions import EditionService, Prepared
    from briefing_app.services.export_steps import Progress
    from briefing_app.services.notes import NoteService
    from briefing_app.storage.library import Library

FORMATS = ("docx", "html", "md", "txt")
_UNCHECKED = "could not be searched"


@dataclass(frozen=True, slots=True)
class ExportReport:
    """The file that was written, what the officer should know about it, and its record beside it.

    ``records`` are empty for an internal edition, else in Word and in JSON.
    """

    path: Path
    notices: tuple[str, ...] = ()
    records: tuple[Path, ...] = ()


class ExportService:
    """Writes the editions of an open library's notes as documents."""

    def __init__(
        self,
        library: Library,
        actor: Actor,
        catalogue: Catalogue,
        notes: NoteService,
        editions: EditionService,
        folders: ExportFolders,
    ) -> None:
        self._library = library
        self._actor = actor
        self._catalogue = catalogue
        self._notes = notes
        self._editions = editions
        self._folders = folders

    def formats(self) -> tuple[str, ...]:
        """The formats a note can be written in, the usual one first."""
        return FORMATS

    def edition_of_note(
        self, number: str, edition: EditionKind
    ) -> InternalEdition | PublicEdition | PartnerEdition:
        """The note as it would be printed.

        Raises:
            EditionRefusedError: the public edition may not be made yet.
        """
        return self._editions.of_note(number, edition).edition

    def edition_of_profile(
        self, profile: ProfileId, edition: EditionKind, language: str = "en"
    ) -> InternalEdition | PublicEdition | PartnerEdition:
        """The profile as it would be printed by itself."""
        return self._editions.of_profile(profile, edition, language).edition

    def _check_twins(self, chosen: str, data: bytes, prepared: Prepared) -> None:
        """Refuse a public file that is another one when other words are withheld."""
        from briefing_app.services.twins import differing

        reading = prepared.reading
        if reading is None or isinstance(prepared.edition, InternalEdition):
            return
        with collector_paused():
            found = differing(
                reading,
                lambda twin: self._written(replace(prepared, edition=self._editions.of_twin(twin)), chosen),
                chosen,
                data,
            )
        if not found:
            return
        self._record_refusal(reading.note.number, f"{len(found)} twins differ")
        raise EditionRefusedError(
            "The finished document would be another one if other words were withheld, and was not saved; "
            "sever more there, or write it otherwise:",
            tuple(dict.fromkeys(f"withheld words show in {part}" for one in found for part in one.parts)),
        )

    def export(
        self,
        number: str,
        edition: EditionKind,
        *,
        format: str | None = None,
        out: Path | None = None,
        force: bool = False,
        with_provisions: bool = True,
        audience: Audience | None = None,
        copy: CopyNumber | None = None,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ExportReport:
        """Write a note and say where it is; nothing is written unless the finished bytes pass the check.

        *with_provisions* says whether a released document names under which provisions passages are withheld,
        *audience* for whom an edition for partners is, *copy* which copy of how many it is.

        Raises:
            EditionRefusedError: the public edition may not be made yet, or withheld words were found in the
                finished document.
            NotAllowedError: the copies of a public edition are to be counted.
            BriefingError: format and file ending disagree, the file exists, cannot be written, or the person
                cancelled.
        """
        step = ExportSteps(progress, cancelled)
        wanted = _Wanted(edition, format, out, with_provisions, audience, copy)
        finished, target = self._finished(number, wanted, step)
        step.to("Saving the file")
        if out is None:
            paths.made_private(target.parent)
        if edition is EditionKind.INTERNAL:
            told = (finished.format, *_in_words(copy))
            handed = HandedOver(self._saved(finished, told, target, force), ())
        else:
            handed = self._handed_over(finished, target, force)
        prepared = finished.prepared
        notices = (*prepared.notices, *self._asked(prepared.edition), handed.written.notice)
        return ExportReport(handed.written.path, tuple(filter(None, notices)), handed.records)

    def try_out(
        self,
        number: str,
        edition: EditionKind = EditionKind.PUBLIC,
        *,
        format: str | None = None,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> tuple[CheckPassed, ...]:
        """All that an export does but for writing a file: the checks that were passed, with their figures.

        A refusal is on record like that of an export: nobody tries unseen what the search lets through.

        Raises:
            EditionRefusedError: the edition may not be made yet, or withheld words were found in the finished
                document or its record.
            BriefingError: there is no such format, or the person cancelled.
        """
        step = ExportSteps(progress, cancelled)
        finished, target = self._finished(number, _Wanted(edition, format), step)
        step.to("Checking the release record")
        with self._unchecked(number), self._recorded(finished):
            self._desk().rehearse(finished, target)
        return finished.checks

    def _finished(self, number: str, wanted: _Wanted, step: ExportSteps) -> tuple[Finished, Path]:
        """A document that passed every check, and where it is to go."""
        chosen, edition = chosen_format(wanted.format, wanted.out), wanted.edition
        note = self._notes.get(number)
        step.to("Reading the note")
        prepared = self._prepared(number, wanted)
        step.to("Writing the document")
        name = default_file_name(note.number, note.title, edition, chosen)
        target = wanted.out or self._folders.exports / name
        with collector_paused():
            data = self._written(prepared, chosen)
        step.to("Checking the finished document")
        with self._unchecked(number):
            self._check(chosen, data, target, prepared, number)
        step.look_up()
        self._check_twins(chosen, data, prepared)
        checks = () if edition is EditionKind.INTERNAL else checks_passed(chosen, prepared)
        named = self._named(wanted.audience)
        with collector_paused():
            marked = marked_by(prepared, self._editions.of_twin)
        return Finished(note, edition, prepared, chosen, data, checks, named, marked), target

    def _asked(self, edition: Edition) -> Iterator[str]:
        """What the marking of a document asks of who hands it out."""
        if edition.copy is not None and edition.copy.is_blank:
            level = self._catalogue.every_scheme.banner(edition.marking, "en")
            yield f"Copies marked {level} are counted: write by hand which one it is, or say so on export."

    def _prepared(self, number: str, wanted: _Wanted) -> Prepared:
        """The edition; that it may not be made is on record too."""
        if wanted.copy is not None and wanted.edition is EditionKind.PUBLIC:
            raise NotAllowedError("Copies of a public edition are not counted: leave out which one it is.")
        try:
            with collector_paused():
                return self._editions.of_note(
                    number,
                    wanted.edition,
                    with_provisions=wanted.with_provisions,
                    audience=wanted.audience,
                    copy=wanted.copy,
                )
        except EditionRefusedError as refused:
            self._record_refusal(number, f"{len(refused.obstacles)} obstacles")
            raise

    def _written(self, prepared: Prepared, chosen: str) -> bytes:
        from briefing_app.documents.writers import load_writers

        wording = self._catalogue.wording(prepared.edition.language)
        return load_writers(self._folders.templates)[chosen](prepared.edition, wording, prepared.pictures)

    def searched_for(self, prepared: Prepared, chosen: str) -> Needles:
        """What must not be found in a file of a format, whose own words tell nothing."""
        from briefing_app.documents.gate_fixed import fixed_words

        if not prepared.needles:
            return prepared.wanted

        def write(
            edition: InternalEdition | PublicEdition | PartnerEdition, pictures: Mapping[str, bytes]
        ) -> bytes:
            return self._written(replace(prepared, edition=edition, pictures=pictures), chosen)

        name = _usual_name(prepared.edition, chosen)
        return prepared.wanted.beside(f"{fixed_words(chosen, prepared.edition, write)}\n{name}")

    def _check(self, chosen: str, data: bytes, target: Path, prepared: Prepared, number: str) -> None:
        from briefing_app.documents.gate import check
        from briefing_app.documents.gate_document import NAME

        known = self.allowed_in(chosen, prepared)
        findings = check(chosen, data, target.name, self.searched_for(prepared, chosen), known=known)
        in_name = prepared.wanted_in_name.beside(_usual_name(prepared.edition, chosen))
        named = (NAME,) if in_name.in_words(target.name) else ()  # there nothing excuses a name
        if not (findings or named):
            return
        self._record_refusal(number, f"{len(findings) or len(named)} findings")
        found = (one.place for one in findings if one.needle is not None)
        withheld = tuple(dict.fromkeys((*named, *found)))
        if withheld:
            raise EditionRefusedError(
                "The finished document holds withheld words and was not saved; sever them there too:",
                tuple(f"withheld words are in {place}" for place in withheld),
            )
        raise EditionRefusedError(
            "The finished document holds something that no public document may hold, and was not saved; "
            "tell whoever looks after the program:",
            tuple(dict.fromkeys(one.place for one in findings)),
        )

    def allowed_in(self, chosen: str, prepared: Prepared) -> KnownParts | None:
        """The closed lists for what is handed over; an internal document holds what its writer puts there."""
        from briefing_app.documents.gate_allowed.known import load_allowed

        if isinstance(prepared.edition, InternalEdition):
            return None
        edition = prepared.edition
        wording = self._catalogue.wording(edition.language)
        return load_allowed(self._folders.templates, chosen, edition, prepared.pictures, wording)

    def _record_refusal(self, number: str, reason: str) -> None:
        note = self._notes.get(number)
        with self._library.database.begin(self._actor.act(ActKind.EXPORT)) as unit:
            unit.audit.note_event("export-refused", "note", note.id, reason=reason)

    def audience(self, partners: Iterable[str], ceiling: str) -> Audience:
        """The partners of these codes, who may have what is marked up to a ceiling.

        Codes are those of countries, and of the groups and organizations that the schemes list.

        Raises:
            BriefingError: a code is none of these, none is given, or the ceiling is no marking.
        """
        return Audience(self._catalogue.partners(partners), self._catalogue.marking(ceiling))

    def _named(self, audience: Audience | None) -> tuple[str, ...]:
        """An audience as its record names it: the partners, then the ceiling."""
        if audience is None:
            return ()
        ceiling = self._catalogue.every_scheme.banner(audience.ceiling, "en")
        return (*sorted(audience.partners), ceiling)

    def _handed_over(self, finished: Finished, target: Path, force: bool) -> HandedOver:
        with self._unchecked(finished.note.number), self._recorded(finished):
            return self._desk().save(finished, target, force=force)

    def _desk(self) -> HandingOver:
        """Where documents are handed over."""
        return HandingOver(self._library, self._actor, self._catalogue, self._folders.templates)

    @contextmanager
    def _unchecked(self, number: str) -> Iterator[None]:
        """Record it when a document or its record cannot be searched."""
        try:
            yield
        except UncheckedError:
            self._record_refusal(number, _UNCHECKED)
            raise

    @contextmanager
    def _recorded(self, finished: Finished) -> Iterator[None]:
        """Record it when a document is refused for its release record, or for what was decided meanwhile."""
        try:
            yield
        except EditionRefusedError as refused:
            findings = f"{len(refused.obstacles)} findings" if refused.obstacles else "changed meanwhile"
            self._record_refusal(finished.note.number, findings)
            raise

    def _saved(self, finished: Finished, told: tuple[str, ...], target: Path, force: bool) -> Written:
        """The file of an internal edition, *told* of on record; one that is not written is not."""
        from briefing_app.documents.files import write_file

        with self._library.database.begin(self._actor.act(ActKind.EXPORT)) as unit:
            event = f"export-{EditionKind.INTERNAL}"
            unit.audit.note_event(event, "note", finished.note.id, fields=told)
            return write_file(target, finished.data, force=force)


@dataclass(frozen=True, slots=True)
class ExportFolders:
    """Where documents go when no place is named, and where the Word looks are."""

    exports: Path
    templates: Path


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be written: see :meth:`ExportService.export`."""

    edition: EditionKind
    format: str | None = None
    out: Path | None = None
    with_provisions: bool = True
    audience: Audience | None = None
    copy: CopyNumber | None = None


def _in_words(copy: CopyNumber | None) -> Iterator[str]:
    """Which copy of how many, as the rows of acts say it."""
    if copy is not None and not copy.is_blank:
        yield f"copy-{copy.number}-of-{copy.copies}"


def chosen_format(format: str | None, out: Path | None) -> str:
    """The format asked for, or the one the file's ending says, else Word.

    Raises:
        BriefingError: there is no such format, or the two disagree.
    """
    ending = out.suffix.removeprefix(".").casefold() if out else ""
    chosen = (format or ending or FORMATS[0]).casefold()
    if chosen not in FORMATS:
        raise BriefingError(f"“{chosen}” is not a format: use one of {', '.join(FORMATS)}.")
    if out is not None and ending != chosen:
        raise BriefingError(f"{out.name} does not end in .{chosen}: make the format and the ending agree.")
    return chosen


def _usual_name(edition: Edition, chosen: str) -> str:
    """What a file handed over is called where no name is given, without the number."""
    kind = EditionKind.PARTNER if isinstance(edition, PartnerEdition) else EditionKind.PUBLIC
    return default_file_name("", edition.title, kind, chosen)


def default_file_name(number: str, title: str, edition: EditionKind, chosen: str) -> str:
    """A file name every system takes: the number, the title in plain letters, the edition."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    return "-".join(part for part in (number, slug, edition.value) if part) + f".{chosen}"
