"""Briefing notes with their outline; they own their words and outlive the profiles they were filled from."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Select, delete, func, insert, select

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.note import Note, NoteId, NoteSection, NoteSummary
from briefing_app.domain.text import RevisionId, SectionId, Text
from briefing_app.storage.record_json import checked, fields_to_json, from_json, stamped
from briefing_app.storage.repositories.derivations import Derivations, held_whole
from briefing_app.storage.repositories.sections import SectionRepository
from briefing_app.storage.rows import BlockOriginRow, NoteProfileRow, NoteRow, SectionRow
from briefing_app.storage.search_index import forget_owner, index_title
from briefing_app.storage.transaction import Transaction

IN_COLUMNS = frozenset(
    {
        "id",
        "number",
        "kind",
        "title",
        "language",
        "profiles",
        "on",
        "place",
        "sections",
        "created_at",
        "updated_at",
    }
)
"""The fields of a note that are columns or rows of their own."""

SECTION_COLUMNS = frozenset({"id", "key", "level", "blocks", "revision"})
"""The fields of a note's section that are columns or rows of their own."""


class NoteRepository:
    """Keeps notes whole: what is saved is what is read again."""

    def __init__(
        self, transaction: Transaction, sections: SectionRepository, derivations: Derivations
    ) -> None:
        self._transaction = transaction
        self._session = transaction.session
        self._sections = sections
        self._derivations = derivations

    def next_number(self) -> str:
        """The number a new note gets: one more than there have been notes, free among the numbers given."""
        serial = self._next_serial()
        while self._session.scalar(select(NoteRow.id).where(NoteRow.number == str(serial))) is not None:
            serial += 1
        return str(serial)

    def add(self, note: Note) -> Note:
        """Keep a new note; it comes back with its times and the revision of each section.

        Raises:
            NotAllowedError: its number is taken, or something in it is marked above the ceiling.
        """
        row = NoteRow(
            id=note.id, serial=self._next_serial(), created_at=self._transaction.act.at, deleted_at=None
        )
        self._refuse_taken(note)
        self._session.add(row)
        return self._store(row, note)

    def save(self, note: Note) -> Note:
        """Keep the note as given: sections it lacks are deleted, changed texts get a revision.

        Raises:
            NotAllowedError: a section was saved by someone else since it was read, its number is taken, or
                something is marked above the ceiling.
            UnknownNameError: it is not in the library.
        """
        self._refuse_taken(note)
        return self._store(self._row(note.id), note)

    def get(self, note: NoteId) -> Note:
        """A note with everything it has.

        Raises:
            UnknownNameError: there is no such note.
        """
        return self._read(note, self._sections_of(note))

    def without_texts(self, note: NoteId) -> Note:
        """A note with everything but the words of its sections.

        Raises:
            UnknownNameError: there is no such note.
        """
        return self._read(note, tuple(self._section(row, (), None) for row in self._section_rows(note)))

    def by_number(self, number: str) -> Note:
        """The note with this number.

        Raises:
            UnknownNameError: there is none, or it is in the trash.
        """
        query = select(NoteRow.id).where(NoteRow.number == number, NoteRow.deleted_at.is_(None))
        found = self._session.scalar(query)
        if found is None:
            raise UnknownNameError(f"There is no note {number}: list the notes to see their numbers.")
        return self.get(NoteId(found))

    def list(self) -> tuple[NoteSummary, ...]:
        """The notes, the newest first."""
        return self._summaries(_listed().where(NoteRow.deleted_at.is_(None)))

    def trashed(self) -> tuple[NoteSummary, ...]:
        """The notes in the trash, the newest first."""
        return self._summaries(_listed().where(NoteRow.deleted_at.is_not(None)))

    def trash(self, note: NoteId) -> None:
        """Put a note in the trash: out of lists and search, and nothing lost."""
        row = self._row(note)
        row.deleted_at = row.updated_at = self._transaction.act.at
        self._session.flush()
        forget_owner(self._session, note_id=note)

    def untrash(self, note: NoteId) -> None:
        """Take a note out of the trash."""
        row = self._row(note)
        row.deleted_at, row.updated_at = None, self._transaction.act.at
        self._session.flush()
        self.derive(note)

    def holding(self, *sections: SectionId, trashed: bool = False) -> tuple[NoteSummary, ...]:
        """The notes that own a block pulled from any of these sections of a profile, the newest first.

        Those in the trash only where they are asked for: what is decided must reach them too.
        """
        pulled = (
            select(SectionRow.note_id)
            .join(BlockOriginRow, BlockOriginRow.section_id == SectionRow.id)
            .where(BlockOriginRow.source_section_id.in_(sections))
        )
        listed = _listed() if trashed else _listed().where(NoteRow.deleted_at.is_(None))
        return self._summaries(listed.where(NoteRow.id.in_(pulled)))

    def derive(self, note: NoteId) -> None:
        """Make anew what follows from a note: how it is found, and which severances it holds."""
        whole, row = self.get(note), self._row(note)
        self._index_title(row, whole)
        for section in whole.sections:
            section_row = self._session.get_one(SectionRow, section.id)
            language = section.language or whole.language
            self._derivations.of_section(section_row, {language: section.heading}, section.severances)
            self._derivations.of_text(section_row, language, section.blocks)

    # ---- inside

    def _read(self, note: NoteId, sections: tuple[NoteSection, ...]) -> Note:
        row = self._row(note)
        return from_json(
            Note,
            checked(row.body),
            id=note,
            number=row.number,
            kind=row.kind,
            title=row.title,
            language=row.language,
            profiles=self._profiles(note),
            on=row.held_on,
            place=row.place,
            sections=sections,
            created_at=row.created_at,
            updated_at=row.updated_at,
        )

    def _store(self, row: NoteRow, note: Note) -> Note:
        at = self._transaction.act.at
        row.number, row.kind, row.title, row.language = note.number, note.kind, note.title, note.language
        row.held_on, row.place, row.updated_at = note.on, note.place, at
        row.body = stamped(fields_to_json(note, IN_COLUMNS))
        self._session.flush()
        self._store_profiles(note)
        self._index_title(row, note)
        sections = self._store_sections(note)
        return replace(note, sections=sections, created_at=row.created_at, updated_at=at)

    def _store_profiles(self, note: Note) -> None:
        self._session.execute(delete(NoteProfileRow).where(NoteProfileRow.note_id == note.id))
        rows = [
            {"note_id": note.id, "position": at, "profile_id": one} for at, one in enumerate(note.profiles)
        ]
        if rows:
            self._session.execute(insert(NoteProfileRow), rows)

    def _index_title(self, row: NoteRow, note: Note) -> None:
        words = (note.title, note.number, note.place)
        index_title(self._session, row.id, words, findable=row.deleted_at is None)

    def _store_sections(self, note: Note) -> tuple[NoteSection, ...]:
        rows = {row.id: row for row in self._section_rows(note.id)}
        stored = [
            self._store_section(rows.pop(section.id, None), note, section, position)
            for position, section in enumerate(note.sections)
        ]
        for row in rows.values():
            self._sections.delete_section(row)
        return tuple(stored)

    def _store_section(
        self, row: SectionRow | None, note: Note, section: NoteSection, position: int
    ) -> NoteSection:
        held_before = None if row is None else held_whole(row)
        if row is None:
            row = SectionRow(id=section.id, profile_id=None, note_id=note.id)
            self._session.add(row)
            self._derivations.made(section.id)
        row.key, row.position, row.level = section.key, position, section.level
        row.body = stamped(fields_to_json(section, SECTION_COLUMNS))
        self._session.flush()
        language = section.language or note.language
        self._derivations.of_section(row, {language: section.heading}, section.severances)
        revision = self._sections.store_text(row, language, section.blocks, section.revision)
        if held_before not in (None, section.severances):
            self._derivations.of_text(row, language, section.blocks)
        return replace(section, revision=revision)

    def _sections_of(self, note: NoteId) -> tuple[NoteSection, ...]:
        texts = self._sections.texts_of_note(note)
        return tuple(self._section(row, *texts.get(row.id, ((), None))) for row in self._section_rows(note))

    def _section(self, row: SectionRow, blocks: Text, revision: RevisionId | None) -> NoteSection:
        return from_json(
            NoteSection,
            checked(row.body),
            id=SectionId(row.id),
            key=row.key,
            level=row.level,
            blocks=blocks,
            revision=revision,
        )

    def _section_rows(self, note: NoteId) -> tuple[SectionRow, ...]:
        query = select(SectionRow).where(SectionRow.note_id == note)
        return tuple(self._session.scalars(query.order_by(SectionRow.position, SectionRow.id)))

    def _profiles(self, note: NoteId) -> tuple[ProfileId, ...]:
        query = select(NoteProfileRow.profile_id).where(NoteProfileRow.note_id == note)
        return tuple(ProfileId(one) for one in self._session.scalars(query.order_by(NoteProfileRow.position)))

    def _row(self, note: NoteId) -> NoteRow:
        row = self._session.get(NoteRow, note)
        if row is None:
            raise UnknownNameError("There is no such note in the library any more: list the notes again.")
        return row

    def _next_serial(self) -> int:
        return (self._session.scalar(select(func.max(NoteRow.serial))) or 0) + 1

    def _refuse_taken(self, note: Note) -> None:
        taken = self._session.scalar(select(NoteRow.id).where(NoteRow.number == note.number))
        if taken not in (None, note.id):
            raise NotAllowedError(f"Number {note.number} is taken by another note: choose another number.")

    def _summaries(self, query: Select[NoteRow]) -> tuple[NoteSummary, ...]:
        return tuple(_summary(row) for row in self._session.scalars(query))


def _listed() -> Select[NoteRow]:
    return select(NoteRow).order_by(NoteRow.serial.desc())


def _summary(row: NoteRow) -> NoteSummary:
    return NoteSummary(
        id=NoteId(row.id),
        number=row.number,
        kind=row.kind,
        title=row.title,
        language=row.language,
        on=row.held_on,
        place=row.place,
        updated_at=row.updated_at,
    )
