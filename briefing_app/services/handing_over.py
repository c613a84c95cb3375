"""Handing a public document over: the file, the record beside it, and the row that says so, or none of them.

The record is searched and held to closed lists like the file itself. Whatever fails on the way takes away
again what was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app import __version__
from briefing_app.documents.files import Written, refuse_taken, write_file
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.release_record import (
    MarkerCount,
    ReleasedDecision,
    ReleaseId,
    ReleaseRecord,
    in_order,
    markers_of,
)
from briefing_app.domain.severance_history import recommended_by
from briefing_app.storage.records import ActKind, new_id

if TYPE_CHECKING:
    from briefing_app.documents.gate_document import Finding
    from briefing_app.domain.edition import EditionKind, PublicEdition
    from briefing_app.domain.note import Note
    from briefing_app.domain.release_record import CheckPassed
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.editions import Prepared
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library
    from briefing_app.storage.records import Act

REFUSED = "The release record would hold withheld words, so the document was not saved either:"
ODD = (
    "The release record holds something that no public document may hold, so the document was not saved "
    "either; tell whoever looks after the program:"
)


@dataclass(frozen=True, slots=True)
class Finished:
    """A document that passed every check: of which note and edition, what it was made from, for whom."""

    note: Note
    kind: EditionKind
    prepared: Prepared
    format: str
    data: bytes
    checks: tuple[CheckPassed, ...]
    audience: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Where the file is, what there is to say about that place, and its record: in Word, in JSON."""

    written: Written
    records: tuple[Path, ...]


class HandingOver:
    """Writes finished documents with their records into the places they are handed over from.

    *templates* is the folder of the Word looks, one of which the records have.
    """

    def __init__(self, library: Library, actor: Actor, catalogue: Catalogue, templates: Path) -> None:
        self._library = library
        self._actor = actor
        self._catalogue = catalogue
        self._templates = templates

    def save(self, finished: Finished, target: Path, *, force: bool) -> HandedOver:
        """The file with its record beside it; the library keeps the record too.

        Raises:
            EditionRefusedError: the record would hold withheld words.
            ExportError: there is a file already and *force* is not given, or it cannot be written.
        """
        made: list[Path] = []
        try:
            return self._saved(finished, target, force, made)
        except BaseException:
            for path in made:  # no document without its record, and no record without its row
                path.unlink(missing_ok=True)
            raise

    def rehearse(self, finished: Finished, target: Path) -> None:
        """Make the record and search it as :meth:`save` does, and keep nothing of it.

        Raises:
            EditionRefusedError: the record would hold withheld words.
        """
        with self._library.database.read() as unit:
            record = self._record(unit, finished, target.name, self._actor.act(ActKind.EXPORT))
        self._documents(record, finished, target)

    def _saved(self, finished: Finished, target: Path, force: bool, made: list[Path]) -> HandedOver:
        for path in (target, *record_paths(target)):
            refuse_taken(path, force=force)
        act = self._actor.act(ActKind.EXPORT)
        with self._library.database.begin(act) as unit:
            record = self._record(unit, finished, target.name, act)
            documents = self._documents(record, finished, target)
            written = write_file(target, finished.data, force=force)
            made.append(written.path)
            if written.path != target:
                record = replace(record, file_name=written.path.name)
                documents = self._documents(record, finished, written.path)
            for path, data in documents:
                made.append(write_file(path, data, force=force).path)
            unit.releases.add(record)
            unit.audit.note_event(
                f"export-{finished.kind.value}",
                "note",
                finished.note.id,
                fields=(finished.format, record.sha256),
            )
        return HandedOver(written, tuple(made[1:]))

    def _record(self, unit: UnitOfWork, finished: Finished, file_name: str, act: Act) -> ReleaseRecord:
        edition = finished.prepared.edition
        ours, received = markers_of(edition)
        return ReleaseRecord(
            id=ReleaseId(new_id()),
            note=finished.note.id,
            number=finished.note.number,
            edition=finished.kind,
            language=edition.language,
            format=finished.format,
            file_name=file_name,
            sha256=sha256(finished.data).hexdigest(),
            size=len(finished.data),
            at=act.at.astimezone(UTC),
            by=act.by,
            program=__version__,
            counts=tuple(
                MarkerCount(in_order(one), self._catalogue.label(one, edition.language), ours[one])
                for one in sorted(ours, key=in_order)
            ),
            received=received,
            decisions=tuple(self._decisions(unit, finished)),
            checks=finished.checks,
            audience=finished.audience,
            copy=edition.copy,
        )

    def _decisions(self, unit: UnitOfWork, finished: Finished) -> Iterator[ReleasedDecision]:
        held = finished.prepared.severances
        histories = unit.severances.histories(held)
        for one in unit.severances.among(held):
            label = self._catalogue.label(one.exemptions, finished.prepared.edition.language)
            recommended = recommended_by(histories[one.id])
            yield ReleasedDecision(one.id, in_order(one.exemptions), label, one.by, one.at, recommended)

    def _documents(
        self, record: ReleaseRecord, finished: Finished, target: Path
    ) -> tuple[tuple[Path, bytes], ...]:
        """The record as files by their places, without names of persons where these are withheld words.

        Raises:
            EditionRefusedError: it would hold withheld words all the same, or what no record may hold.
        """
        from briefing_app.documents.record import record_json

        findings: tuple[Finding, ...] = ()
        for told in (record, record.without_names()):
            edition = self._edition(told, finished)
            documents = (self._in_word(edition), record_json(told))
            findings = tuple(self._findings(told, edition, documents, finished, target))
            if not findings:
                return tuple(zip(record_paths(target), documents, strict=True))
        withheld = tuple(dict.fromkeys(one.place for one in findings if one.needle is not None))
        if not withheld:
            raise EditionRefusedError(ODD, tuple(dict.fromkeys(one.place for one in findings)))
        raise EditionRefusedError(REFUSED, tuple(f"withheld words are in {place}" for place in withheld))

    def _edition(self, record: ReleaseRecord, finished: Finished) -> PublicEdition:
        """The record as a document."""
        from briefing_app.documents.record import record_edition

        title, language = finished.prepared.edition.title, record.language
        return record_edition(record, self._catalogue.wording(language), self._catalogue.scheme, title)

    def _in_word(self, edition: PublicEdition) -> bytes:
        from briefing_app.documents.writers import load_writers

        return load_writers(self._templates)["docx"](edition, self._catalogue.wording(edition.language), {})

    def _findings(
        self,
        record: ReleaseRecord,
        in_word: PublicEdition,
        documents: tuple[bytes, bytes],
        finished: Finished,
        target: Path,
    ) -> Iterator[Finding]:
        """What the gate finds in the documents of a record, searched as strictly as the document was."""
        from briefing_app.documents.gate import Needles, check
        from briefing_app.documents.gate_allowed.known import load_allowed
        from briefing_app.documents.gate_fixed import fixed_words
        from briefing_app.documents.record import machine_words
        from briefing_app.documents.writers import load_writers

        edition = finished.prepared.edition
        wording = self._catalogue.wording(edition.language)
        write = load_writers(self._templates)["docx"]
        fixed = fixed_words("docx", in_word, lambda bare, pictures: write(bare, wording, pictures))
        machine = machine_words(record, wording, self._catalogue.scheme)
        # title, number and name of the file passed the search of the document
        open_words = "\n".join((machine, fixed, edition.title, edition.number, target.name))
        wanted = Needles.of(finished.prepared.needles, machine, beside=open_words)
        for format_, data, path in zip(("docx", "txt"), documents, record_paths(target), strict=True):
            known = load_allowed(self._templates, format_, in_word, {}, wording)
            yield from check(format_, data, path.name, wanted, known=known)


def record_paths(target: Path) -> tuple[Path, Path]:
    """The places of the record in Word and in JSON: beside the file, under its name and format."""
    stem = f"{target.stem}-{target.suffix.removeprefix('.')}-record"
    return target.with_name(f"{stem}.docx"), target.with_name(f"{stem}.json")
