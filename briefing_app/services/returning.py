"""Reading back a copy of a note that a reviewer edited in Word: what was changed, and bringing it in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from briefing_app.documents.collector import collector_paused
from briefing_app.domain.edition import EditionKind, InternalEdition
from briefing_app.domain.errors import NotAllowedError, UnknownNameError, UnreadableError
from briefing_app.domain.note import Note, NoteSection
from briefing_app.domain.returned.changes import Remark, ReturnedChange, ReturnedKind, Standing
from briefing_app.domain.returned.traces import (
    BLOCK,
    Trace,
    note_name,
    section_name,
    section_stem,
    trace_in,
)
from briefing_app.domain.severance import SeveranceTag
from briefing_app.domain.steps import Steps
from briefing_app.domain.text import BlockId, Holds, SectionId, holds
from briefing_app.services.arrivals import Arrivals
from briefing_app.services.editions import with_pictures
from briefing_app.services.following import Following, proposed_again
from briefing_app.services.note_editing import NoteAct
from briefing_app.services.note_reading import read_note
from briefing_app.services.severed_needles import telling
from briefing_app.storage.records import ActKind

if TYPE_CHECKING:
    from briefing_app.documents.returned_file import CameFile
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.returned.layout import SentNote
    from briefing_app.domain.text import SeveranceId
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.editions import EditionService
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library


Read = Callable[[str, bytes], "CameFile"]

STEPS = 4
SENT = "sent.docx"
"""What the file as it was sent is called where it is read."""

LARGEST = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedCopy:
    """What a copy that came back says of a note, change by change.

    ``note`` is the note as it is now, ``exported`` whether the state it was made from is known, ``told`` what
    the officer should know of the file as a whole, ``comments`` how many there are by line, with the passage.
    ``tags`` are what is printed above severed words, ``digest`` tells the file from every other.
    """

    note: Note
    file: str
    digest: str
    changes: tuple[ReturnedChange, ...]
    exported: bool
    told: tuple[str, ...] = ()
    comments: tuple[Comments, ...] = ()
    headings: Mapping[SectionId, str]
    tags: Mapping[SeveranceId, SeveranceTag]


@dataclass(frozen=True, slots=True)
class Comments:
    """How many comments stand in a paragraph of a file: its number, and the passage of the note it is."""

    line: int
    number: int
    section: SectionId | None = None
    block: BlockId | None = None


class ReturningService:
    """Reads back edited copies of the notes of an open library."""

    def __init__(
        self,
        library: Library,
        actor: Actor,
        catalogue: Catalogue,
        editions: EditionService,
        templates: Path,
        read: Read | None = None,
    ) -> None:
        """*read* reads a Word file, by its name and bytes; without it the reader of Word files does."""
        self._library = library
        self._actor = actor
        self._catalogue = catalogue
        self._editions = editions
        self._templates = templates
        self._reader = read

    def compare(self, number: str, path: Path, steps: Steps | None = None) -> ReturnedCopy:
        """What was changed in a copy of a note; stores nothing.

        Raises:
            UnreadableError: the file cannot be read, or is no Word file.
            NotAllowedError: it is no copy of this note; the sentence says what it is.
            CancelledError: *steps* were stopped.
        """
        going = steps or Steps()
        data = _bytes_of(path)
        going.next()
        came = self._read(path.name, data)
        going.next()
        digest = hashlib.sha256(data).hexdigest()
        with self._library.database.read() as unit:
            return self._compared(unit, number, came, (path.name, digest), going)

    def chosen(self, seen: ReturnedCopy, ids: Iterable[str]) -> tuple[ReturnedChange, ...]:
        """The changes of these ids, in the order of the copy; "all" are those that are accepted together.

        Raises:
            UnknownNameError: there is no such change.
        """
        return _chosen(seen.changes, tuple(ids))

    def bring_in(self, seen: ReturnedCopy, chosen: Sequence[ReturnedChange]) -> NoteAct:
        """Bring changes into the note as they were shown, all in one act; a backup is made before.

        Raises:
            NotAllowedError: the note was changed since they were shown, or one cannot be accepted.
        """
        from briefing_app.domain.returned.accepting import accepted

        for one in chosen:
            if one.standing is Standing.KEPT:
                raise NotAllowedError(f"Change {one.id} cannot be accepted: make it in the note by hand.")
        self._library.backup(self._actor.now(), "before-read-back")
        with self._library.database.begin(self._actor.act(ActKind.EDIT)) as unit:
            before = unit.notes.get(seen.note.id)
            if before.sections != seen.note.sections:
                raise NotAllowedError(
                    "The note was changed since the copy was compared with it: read the copy back again."
                )
            made = accepted(chosen, before, self._join)
            made = self._followed(unit, before, made)
            after = unit.notes.save(made)
            unit.audit.note_event("read-back", "note", before.id, fields=(f"{len(chosen)} changes",))
            notices = proposed_again(unit)
        sections = [one.section for one in chosen if one.section is not None]
        return NoteAct(before, after, sections[0] if sections else None, notices=notices)

    # ---- inside

    def _read(self, name: str, data: bytes) -> CameFile:
        if self._reader is not None:
            return self._reader(name, data)
        from briefing_app.documents.returned_file import read_returned

        return read_returned(name, data)

    def _compared(
        self, unit: UnitOfWork, number: str, came: CameFile, named: tuple[str, str], steps: Steps
    ) -> ReturnedCopy:
        from briefing_app.domain.returned.accepting import against
        from briefing_app.domain.returned.comparing import returned_changes

        name, digest = named
        note = unit.notes.by_number(number)
        trace = trace_in(came.names)
        self._refuse_others(unit, note, trace, came)
        base = _as_sent(unit, note, trace)
        sent, file = self._sent(unit, number, base)
        known = sent.places.keys() & set(came.names)
        if not known:
            raise NotAllowedError(_no_copy(note, came, sent))
        steps.next()
        considered = self._editions.considered(read_note(unit, number).with_sources(unit))
        tells = telling(considered, base)
        changes = returned_changes(sent, came.shown, _ids(note, digest), self._join, tells)
        present = against(_of_headings(changes, base, trace), note, self._join)
        steps.next()
        held = frozenset().union(*(one.severances for one in note.sections))
        return ReturnedCopy(
            note=note, file=name, digest=digest, changes=present, exported=bool(trace.sections),
            told=tuple(_told(came, file, trace)), comments=_comments(came, sent), headings=_headings(note),
            tags=_tags(unit, self._catalogue, present, held, note.language),
        )  # fmt: skip

    def _refuse_others(self, unit: UnitOfWork, note: Note, trace: Trace, came: CameFile) -> None:
        if not trace.note or trace.note == note_name(note):
            return
        for summary in unit.notes.list():
            other = unit.notes.get(summary.id)
            if note_name(other) == trace.note:
                raise NotAllowedError(
                    f"It is a copy of note {other.number}, “{other.title}”, not of note {note.number}: "
                    "read it back there."
                )
        raise NotAllowedError(
            "It is a copy of a note that is not in this library: open the library it was exported from."
        )

    def _sent(self, unit: UnitOfWork, number: str, base: Note) -> tuple[SentNote, CameFile]:
        """The note as it was sent: what the file would show if nobody had touched it."""
        reading = replace(read_note(unit, number), note=base).with_sources(unit)
        prepared = with_pictures(self._editions.of_reading(reading, EditionKind.INTERNAL), unit)
        edition = prepared.edition
        if not isinstance(edition, InternalEdition):
            raise TypeError("an internal edition was asked for")
        from briefing_app.documents.printed_places import marks_of, printed_places
        from briefing_app.documents.writers import load_writers
        from briefing_app.domain.returned.layout import SentNote

        wording = self._catalogue.wording(edition.language)
        with collector_paused():
            data = load_writers(self._templates)["docx"](edition, wording, prepared.pictures)
        file = self._read(SENT, data)
        places = printed_places(edition, base.sections, wording)
        return SentNote(base.sections, file.shown, places, marks_of(edition, wording)), file

    def _followed(self, unit: UnitOfWork, before: Note, made: Note) -> Note:
        """The note with what was decided, where they came from, about words that came into its sections."""
        following = Following(self._actor, self._catalogue)
        was = {one.id: one.blocks for one in before.sections}
        sections = []
        for section in made.sections:
            if section.blocks != was.get(section.id):
                arrivals = Arrivals(unit, following, was.get(section.id, ()), section.blocks)
                section = replace(section, blocks=arrivals.followed(arrivals.settled()))
            sections.append(section)
        return replace(made, sections=tuple(sections))

    def _join(self, markings: Iterable[Marking]) -> Marking:
        return self._catalogue.every_scheme.floor(markings)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise UnreadableError(f"{path} is not a document: name the file to read.")
        if path.stat().st_size > LARGEST:
            raise UnreadableError(
                f"{path.name} is larger than {LARGEST // 1_000_000} MB: it is no copy of a note."
            )
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise UnreadableError(f"{path} cannot be read ({reason}): check the name and try again.") from error


def _chosen(changes: Sequence[ReturnedChange], ids: Sequence[str]) -> tuple[ReturnedChange, ...]:
    """The changes of these ids; "all" are all that can be accepted with others."""
    known = {one.id: one for one in changes}
    for one in ids:
        if one != "all" and one not in known:
            raise UnknownNameError(f"There is no change {one} in it: see which there are, and use their ids.")
    wanted = set(ids)
    return tuple(
        one for one in changes if one.id in wanted or ("all" in wanted and one.standing is Standing.OPEN)
    )


def _as_sent(unit: UnitOfWork, note: Note, trace: Trace) -> Note:
    """The note as it was when the copy was made, as far as the copy tells."""
    if not trace.sections:
        return note
    sections = (_section_sent(unit, note, one, trace) for one in note.sections)
    return replace(note, sections=tuple(one for one in sections if one is not None))


def _section_sent(unit: UnitOfWork, note: Note, section: NoteSection, trace: Trace) -> NoteSection | None:
    """A section with the words it had; None where it was not in the note yet."""
    stems = {one[:-6]: one for one in trace.sections}
    if section_stem(section, section.revision) in stems:
        return section
    if section_stem(section, None) in stems:
        return replace(section, blocks=(), revision=None)
    language = section.language or note.language
    for summary in unit.sections.revisions(section.id, language):
        if section_stem(section, summary.id) in stems:
            return replace(section, blocks=unit.sections.revision(summary.id).blocks, revision=summary.id)
    return None


def _of_headings(changes: Iterable[ReturnedChange], base: Note, trace: Trace) -> Iterator[ReturnedChange]:
    """The changes, without headings that are as they were sent: those the note has are of now."""
    sections = {one.id: one for one in base.sections}
    for change in changes:
        section = sections.get(change.section) if change.section is not None else None
        if change.kind is not ReturnedKind.HEADING or section is None or not trace.sections:
            yield change
            continue
        sent = replace(section, heading=change.heading[1])
        if section_name(section, section.revision) in trace.sections:
            yield change
        elif section_name(sent, section.revision) not in trace.sections:
            yield replace(change, remarks=change.remarks | {Remark.CONFLICT})


def _ids(note: Note, digest: str) -> Callable[[], str]:
    """New ids, the same ones each time the same file is read back into the note."""
    numbers = count()
    return lambda: str(uuid5(NAMESPACE_OID, f"{note.id} {digest} {next(numbers)}"))


def _no_copy(note: Note, came: CameFile, sent: SentNote) -> str:
    """What a file without bookmarks of the note is."""
    if any(name.startswith(BLOCK) for name in came.names):
        return (
            f"It is a copy of another note or of another library, not of note {note.number}: "
            "read it back where it was exported from."
        )
    said = {one.says for one in came.shown if one.says}
    known = {one.says for one in sent.shown if one.says}
    if len(said & known) * 2 > len(said):
        return (
            "It has the words of this note and none of the bookmarks of its internal edition: it is a public "
            "edition, or was copied into a new document. Have the exported file itself edited."
        )
    return (
        "It is no copy of this note: only a Word file of its internal edition can be read back. "
        "Import other documents."
    )


def _told(came: CameFile, sent: CameFile, trace: Trace) -> Iterator[str]:
    """What the officer should know of the file as a whole."""
    from briefing_app.documents.returned_file import COMMENT, TRACKED

    if not trace.sections:
        yield (
            "The file does not say of which state of the note it is a copy: it is compared with that of now."
        )
    if came.noticed & TRACKED:
        yield "The file has tracked changes: what was inserted is read, and what was deleted is not."
    if came.noticed - sent.noticed - TRACKED - {COMMENT}:
        yield "The file has more that is not read back, such as hidden words or drawings: look at it in Word."


def _comments(came: CameFile, sent: SentNote) -> tuple[Comments, ...]:
    found = []
    for shown in came.shown:
        if shown.comments:
            places = (sent.places.get(name) for name in shown.names)
            place = next((one for one in places if one is not None), None)
            block = None if place is None or place.block is None else place.block.id
            section = None if place is None else place.section
            found.append(Comments(shown.line, shown.comments, section, block))
    return tuple(found)


def _headings(note: Note) -> dict[SectionId, str]:
    return {one.id: one.heading for one in note.sections}


def _tags(
    unit: UnitOfWork, catalogue: Catalogue, changes: Iterable[ReturnedChange], held: Holds, language: str
) -> dict[SeveranceId, SeveranceTag]:
    blocks = [block for one in changes for block in (*one.before, *one.after)]
    every = held.union(*map(holds, blocks))
    return {
        one.id: SeveranceTag(catalogue.label(one.exemptions, language), one.state, one.exemptions)
        for one in unit.severances.among(every)
    }
