"""Handing a public document over: the file, the record beside it, and the row that says so, or none of them.

The record is searched and held to closed lists like the file itself. Whatever fails on the way takes away
again what was written, and puts back what was there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app import __version__
from briefing_app.documents.files import Together, Written, is_unsettled, refuse_taken, settle
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.release_record import (
    CheckPassed,
    MarkerCount,
    ReleasedDecision,
    ReleaseId,
    ReleaseRecord,
    in_order,
    marked_in,
    markers_of,
    named_apart,
)
from briefing_app.domain.severance import Severance, Severances
from briefing_app.domain.severance_history import recommended_by
from briefing_app.storage.records import ActKind, new_id

if TYPE_CHECKING:
    from briefing_app.documents.gate_document import Finding
    from briefing_app.domain.edition import Edition, EditionKind, PublicEdition
    from briefing_app.domain.note import Note
    from briefing_app.domain.text import SeveranceId
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.editions import Prepared
    from briefing_app.services.note_reading import NoteReading
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library
    from briefing_app.storage.records import Act

REFUSED = "The release record would hold withheld words, so the document was not saved either:"
ODD = (
    "The release record holds something that no public document may hold, so the document was not saved "
    "either; tell whoever looks after the program:"
)
CHANGED = (
    "What is withheld in the note was changed meanwhile, so the document was not saved: export it again."
)


@dataclass(frozen=True, slots=True)
class Finished:
    """A document that passed every check: of which note and edition, what it was made from, for whom.

    ``marked`` are the severances that a marker in it stands for.
    """

    note: Note
    kind: EditionKind
    prepared: Prepared
    format: str
    data: bytes
    checks: tuple[CheckPassed, ...]
    audience: tuple[str, ...] = ()
    marked: frozenset[SeveranceId] = frozenset()

    @property
    def severances(self) -> Severances:
        """The severances of the library as they stood when the document was made."""
        reading = self.prepared.reading
        return Severances() if reading is None else reading.severances


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Where the file is, what there is to say about that place, and its record: in Word, in JSON."""

    written: Written
    records: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """The record of a release, and what lies of it beside the document."""

    record: ReleaseRecord
    in_word: bytes
    in_json: bytes


class _ElsewhereError(Exception):
    """The document came under another name, since another program has the file of its own open."""

    def __init__(self, written: Written) -> None:
        super().__init__()
        self.written = written


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

        Where this fails, every file that was there is as it was.

        Raises:
            EditionRefusedError: the record would hold withheld words, or what is withheld was changed since
                the document was made.
            ExportError: there is a file already and *force* is not given, or it cannot be written.
        """
        self._settle(finished, target)
        for path in (target, *record_paths(target)):
            refuse_taken(path, force=force)
        act, notice = self._actor.act(ActKind.EXPORT), ""
        while True:
            made = self._made(finished, target, act)
            try:
                return self._saved(finished, made, target, notice, act, force=force)
            except _ElsewhereError as other:  # the record names the file as it is called in the end
                target, notice = other.written.path, other.written.notice

    def rehearse(self, finished: Finished, target: Path) -> None:
        """Make the record and search it as :meth:`save` does, and keep nothing of it.

        Raises:
            EditionRefusedError: the record would hold withheld words, or what is withheld was changed since
                the document was made.
        """
        with self._library.database.read() as unit:
            _refuse_changed(unit, finished)
        self._made(finished, target, self._actor.act(ActKind.EXPORT))

    def _settle(self, finished: Finished, target: Path) -> None:
        """Put back what an export had put aside that was killed before the library knew of it."""
        paths = (*record_paths(target), target)
        if not is_unsettled(paths):
            return
        with self._library.database.read() as unit:
            known = {one.id for one in unit.releases.of_note(finished.note.id)}
        # the record in JSON is exchanged first and put back last: it tells which export the others are of
        settle(paths, replaced=_id_in(record_paths(target)[1]) in known)

    def _made(self, finished: Finished, target: Path, act: Act) -> _Made:
        """The record, and what lies beside a file of this name, searched; the library is not kept waiting."""
        with self._library.database.read() as unit:
            record = self._record(unit, finished, target.name, act)
        return _Made(record, *self._documents(record, finished, target))

    def _saved(
        self, finished: Finished, made: _Made, target: Path, notice: str, act: Act, *, force: bool
    ) -> HandedOver:
        in_word, in_json = record_paths(target)
        files = ((in_json, made.in_json), (in_word, made.in_word), (target, finished.data))
        with Together(force=force) as together, self._library.database.begin(act) as unit:
            _refuse_changed(unit, finished)
            unit.releases.add(made.record)
            unit.audit.note_event(
                f"export-{finished.kind.value}",
                "note",
                finished.note.id,
                fields=(finished.format, made.record.sha256),
            )
            json_written, word_written, written = together.write(files)
            if written.path != target:
                raise _ElsewhereError(written)
        return HandedOver(replace(written, notice=notice), (word_written.path, json_written.path))

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
        """The decisions that the edition was made of, whatever was decided since."""
        held = sorted(finished.prepared.severances)
        histories = unit.severances.histories(held)
        for one in filter(None, map(finished.severances.get, held)):
            label = self._catalogue.label(one.exemptions, finished.prepared.edition.language)
            recommended = recommended_by(histories[one.id])
            yield ReleasedDecision(one.id, in_order(one.exemptions), label, one.by, one.at, recommended)

    def _documents(self, record: ReleaseRecord, finished: Finished, target: Path) -> tuple[bytes, bytes]:
        """The record in Word and in JSON, without names of persons where these are withheld words.

        Raises:
            EditionRefusedError: it would hold withheld words all the same, or what no record may hold.
        """
        from briefing_app.documents.record import record_json

        findings: tuple[Finding, ...] = ()
        beside = record.beside_document(finished.marked)
        for told in (beside, beside.without_names()):
            edition = self._edition(told, finished)
            documents = (self._in_word(edition), record_json(told))
            findings = tuple(self._findings(told, edition, documents, finished, target))
            if not findings:
                return documents
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
        wanted = Needles.of(finished.prepared.needles, machine, beside=open_words).but_fixed(machine, "")
        for format_, data, path in zip(("docx", "txt"), documents, record_paths(target), strict=True):
            known = load_allowed(self._templates, format_, in_word, {}, wording)
            yield from check(format_, data, path.name, wanted, known=known)


def _refuse_changed(unit: UnitOfWork, finished: Finished) -> None:
    """Nothing where what is withheld is what it was when the document was made.

    Raises:
        EditionRefusedError: a severance of the document was decided or changed since, or the note or one of
            its profiles came to withhold something.
    """
    held, known = finished.prepared.severances, finished.severances.by_id
    now = {one.id: one for one in unit.severances.among(held)}
    same = all(one in now and _decided(now[one]) == _decided(known[one]) for one in held if one in known)
    holders = [unit.severances.of_note(finished.note.id)]
    holders += map(unit.severances.of_profile, finished.note.profiles)
    if not same or any(one.id not in known for holder in holders for one in holder):
        raise EditionRefusedError(CHANGED)


def _decided(severance: Severance) -> tuple[object, ...]:
    return (severance.state, severance.by, severance.at, severance.exemptions)


def _id_in(path: Path) -> str:
    """The id of a release in its record in JSON, "" where that is none."""
    try:
        return str(json.loads(path.read_bytes())["id"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def marked_by(prepared: Prepared, made_of: Callable[[NoteReading], Edition]) -> frozenset[SeveranceId]:
    """The severances that a marker of the edition stands for; *made_of* makes it of a note that was read."""
    reading = prepared.reading
    if reading is None or not prepared.severances:
        return frozenset()
    return marked_in(made_of(replace(reading, severances=named_apart(reading.severances))))


def checks_passed(chosen: str, prepared: Prepared) -> tuple[CheckPassed, ...]:
    """The checks a file of a format has been through, with their figures."""
    from briefing_app.documents.gate import RULES
    from briefing_app.services.twins import SEEDS

    rules = sum(chosen in rule.formats for rule in RULES)
    searched = CheckPassed("search", {"phrases": len(prepared.needles), "rules": rules})
    return (searched, CheckPassed("twins", {"twins": len(SEEDS)}))


def record_paths(target: Path) -> tuple[Path, Path]:
    """The places of the record in Word and in JSON: beside the file, under its name and format."""
    stem = f"{target.stem}-{target.suffix.removeprefix('.')}-record"
    return target.with_name(f"{stem}.docx"), target.with_name(f"{stem}.json")
