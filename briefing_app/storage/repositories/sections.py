"""The texts of sections, of profiles and of notes alike: revisions, drafts, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from briefing_app.domain.errors import StaleTextError, UnknownNameError
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.note import NoteId
from briefing_app.domain.text import FREE, Holds, RevisionId, SectionId, Text, holds
from briefing_app.domain.text_json import text_from_json, text_to_json, texts_from_json
from briefing_app.storage.profile_summaries import name_in
from briefing_app.storage.records import ActKind, Draft, Revision, RevisionSummary, SectionOwner, new_id
from briefing_app.storage.repositories.approvals import Approvals
from briefing_app.storage.repositories.derivations import Derivations, held_whole
from briefing_app.storage.repositories.gone_words import GoneWordsRepository
from briefing_app.storage.repositories.line_drafts import forget_section
from briefing_app.storage.repositories.profile_markings import read_markings_again
from briefing_app.storage.rows import (
    DraftRow,
    NoteRow,
    ProfileRow,
    RevisionRow,
    SectionRow,
    SectionTextRow,
)
from briefing_app.storage.transaction import Transaction

Json = dict[str, Any]


class SectionRepository:
    """Keeps what sections say. ``language`` matters for profiles; a note's section has one text."""

    def __init__(self, transaction: Transaction, derivations: Derivations) -> None:
        self._transaction = transaction
        self._session = transaction.session
        self._derivations = derivations
        self._approvals = Approvals(transaction)
        self._gone = GoneWordsRepository(transaction)

    # ---- texts

    def owner(self, section: SectionId) -> SectionOwner:
        """Whose the section is.

        Raises:
            UnknownNameError: there is no such section.
        """
        row = self._row(section)
        if row.profile_id is not None:
            profile = self._session.get_one(ProfileRow, row.profile_id)
            return SectionOwner(
                profile=ProfileId(profile.id),
                note=None,
                name=name_in(profile.name, profile.body, self._transaction.language),
                number=None,
                key=row.key,
                headings=dict(row.body["headings"]),
                language=None,
                trashed=profile.deleted_at is not None,
                held=held_whole(row),
            )
        note = self._session.get_one(NoteRow, row.note_id)
        language = row.body.get("language") or note.language
        return SectionOwner(
            profile=None,
            note=NoteId(note.id),
            name=note.title,
            number=note.number,
            key=row.key,
            headings={language: row.body.get("heading", "")},
            language=language,
            trashed=note.deleted_at is not None,
            held=held_whole(row),
        )

    def text(self, section: SectionId, language: str) -> tuple[Text, RevisionId | None]:
        """The present text and its revision; ((), None) where there is none in that language."""
        place = self._place(self._row(section), language)
        if place is None:
            return (), None
        return text_from_json(self._stored(place.revision_id)), RevisionId(place.revision_id)

    def save_text(
        self, section: SectionId, language: str, blocks: Text, read: RevisionId | None
    ) -> RevisionId:
        """Save a text as a new revision; an unchanged text keeps the revision it has. Its draft is gone then.

        Args:
            section: The section.
            language: The language of the text.
            blocks: The text.
            read: The revision the text was made from, None for a first text.

        Raises:
            StaleTextError: the text was saved by someone else since *read*.
            NotAllowedError: it is marked above the ceiling.
            UnknownNameError: there is no such section.
        """
        revision = self.decide_text(section, language, blocks, read)
        self.discard_draft(section, language)
        return revision

    def decide_text(
        self, section: SectionId, language: str, blocks: Text, read: RevisionId | None
    ) -> RevisionId:
        """Save a text as :meth:`save_text` does, whoever is typing in it: a draft of it stays."""
        row = self._row(section)
        revision = self.store_text(row, language, blocks, read)
        self._touch_owner(row)
        self._session.flush()
        return revision

    # ---- revisions

    def revisions(self, section: SectionId, language: str) -> tuple[RevisionSummary, ...]:
        """The revisions of a text, newest first."""
        row = self._row(section)
        place = self._place(row, language)
        query = select(RevisionRow).where(RevisionRow.section_id == section)
        if row.note_id is None:
            query = query.where(RevisionRow.language == language)
        found = self._session.scalars(query.order_by(RevisionRow.at.desc(), RevisionRow.id.desc()))
        return tuple(
            _summary(one, current=place is not None and place.revision_id == one.id) for one in found
        )

    def revision(self, revision: RevisionId) -> Revision:
        """A text as it was saved once.

        Raises:
            UnknownNameError: there is no such revision.
        """
        row = self._session.get(RevisionRow, revision)
        if row is None:
            raise UnknownNameError(f"There is no revision {revision}: list those of the section.")
        return Revision(
            id=revision,
            section=SectionId(row.section_id),
            language=row.language,
            blocks=text_from_json(row.blocks),
            at=row.at,
            by=row.by,
            act=ActKind(row.act_kind),
        )

    def is_present(self, revision: RevisionId) -> bool:
        """Whether the revision is the present text of its section."""
        query = select(SectionTextRow.revision_id).where(SectionTextRow.revision_id == revision)
        return self._session.scalars(query).first() is not None

    def history(self, section: SectionId) -> tuple[Revision, ...]:
        """Every revision of a section with its words, the oldest first: what deleting the section forgets.

        A block that did not change from one to the next is the same object in both.
        """
        query = select(*RevisionRow.__table__.columns).where(RevisionRow.section_id == section)
        found = self._session.execute(query.order_by(RevisionRow.at, RevisionRow.id)).all()
        texts = texts_from_json(one.blocks for one in found)
        return tuple(
            Revision(
                id=RevisionId(one.id),
                section=section,
                language=one.language,
                blocks=text,
                at=one.at,
                by=one.by,
                act=ActKind(one.act_kind),
            )
            for one, text in zip(found, texts, strict=True)
        )

    def put_back_history(self, revisions: Iterable[Revision]) -> None:
        """Keep revisions again under the ids they had; their section is there again."""
        act_id = self._transaction.act.id
        for one in revisions:
            if self._session.get(RevisionRow, one.id) is None:
                body = text_to_json(one.blocks)
                self._session.add(
                    RevisionRow(
                        id=one.id, section_id=one.section, language=one.language, blocks=body,
                        at=one.at, by=one.by, act_kind=one.act.value, act_id=act_id,
                    )
                )  # fmt: skip
        self._session.flush()

    # ---- drafts

    def save_draft(
        self, section: SectionId, language: str, blocks: Text, read: RevisionId | None = None
    ) -> None:
        """Keep what is being typed over the revision *read* as the one draft of a text, which stays as it is.

        What it withholds stays an open severance as long as the draft is there.

        Raises:
            NotAllowedError: the draft is marked above the ceiling.
            UnknownNameError: there is no such section.
        """
        act = self._transaction.act
        self._row(section)
        draft = self._session.get(DraftRow, (section, language))
        before = FREE if draft is None else _held(text_from_json(draft.blocks))
        if draft is None:
            draft = DraftRow(section_id=section, language=language)
            self._session.add(draft)
        draft.blocks, draft.at, draft.by = {**text_to_json(blocks), "read": read}, act.at, act.by
        self._session.flush()
        self._transaction.holders_changed(before, _held(blocks))

    def draft(self, section: SectionId, language: str) -> Draft | None:
        """What was being typed, or None."""
        row = self._session.get(DraftRow, (section, language))
        return None if row is None else _draft(row)

    def drafts(self) -> tuple[Draft, ...]:
        """Every draft, the latest first: what was not finished when the program ended."""
        rows = self._session.scalars(select(DraftRow).order_by(DraftRow.at.desc(), DraftRow.section_id))
        return tuple(_draft(row) for row in rows)

    def discard_draft(self, section: SectionId, language: str) -> None:
        """Forget the draft, if there is one."""
        _ = self._transaction.act
        row = self._session.get(DraftRow, (section, language))
        if row is not None:
            self._transaction.holders_changed(_held(text_from_json(row.blocks)), ())
            self._session.delete(row)
            self._session.flush()

    def set_aside_draft(self, section: SectionId, language: str) -> RevisionId | None:
        """Make the draft a revision that is not the present text; None where there is no draft."""
        draft = self._session.get(DraftRow, (section, language))
        if draft is None:
            return None
        kept = {name: value for name, value in draft.blocks.items() if name != "read"}
        revision = self._add_revision(self._row(section), language, kept)
        revision.at, revision.by, revision.act_kind = draft.at, draft.by, ActKind.DRAFT.value
        self.discard_draft(section, language)
        return RevisionId(revision.id)

    # ---- for the repositories of profiles and notes

    def store_text(self, row: SectionRow, language: str, blocks: Text, read: RevisionId | None) -> RevisionId:
        """Keep a text under its section, which is in the session; see ``save_text``."""
        place = self._place(row, language)
        body = text_to_json(blocks)
        if place is not None and place.language == language and self._stored(place.revision_id) == body:
            return RevisionId(place.revision_id)
        self._refuse_stale(place, read)
        if self._transaction.act.kind is ActKind.UNPACK or not self._derivations.is_made(row.id):
            before = () if place is None else text_from_json(self._stored(place.revision_id))
            self._approvals.of_text(row, language, before, blocks)
            if place is not None:
                self._gone.of_text(row, before, blocks, RevisionId(place.revision_id))
        if place is not None and place.language != language:  # a note changed its language
            self._session.delete(place)
            place = None
        revision = self._add_revision(row, language, body)
        if place is None:
            self._session.add(SectionTextRow(section_id=row.id, language=language, revision_id=revision.id))
        else:
            place.revision_id = revision.id
        self._session.flush()
        self._derivations.of_text(row, language, blocks)
        return RevisionId(revision.id)

    def delete_text(self, row: SectionRow, language: str, read: RevisionId | None) -> None:
        """Take a section's text in a language away; its revisions stay."""
        place = self._session.get_one(SectionTextRow, (row.id, language))
        self._refuse_stale(place, read)
        before = text_from_json(self._stored(place.revision_id))
        self._gone.of_text(row, before, (), RevisionId(place.revision_id))
        self._session.delete(place)
        self._session.flush()
        self._derivations.of_text(row, language, ())

    def delete_section(self, row: SectionRow) -> None:
        """Delete a section with its texts, revisions and drafts; severances only it held are closed.

        What a profile's section withholds is kept for the copies of it.
        """
        for text, revision in self.texts_of(row).values():
            self._gone.of_text(row, text, (), revision)
        self._derivations.section_goes(row)
        forget_section(self._session, row)
        for kind in (SectionTextRow, RevisionRow, DraftRow):
            for part in self._session.scalars(select(kind).where(kind.section_id == row.id)):
                if isinstance(part, DraftRow):
                    self._transaction.holders_changed(_held(text_from_json(part.blocks)), ())
                self._session.delete(part)
        self._session.delete(row)
        self._session.flush()

    def texts_of(self, row: SectionRow) -> dict[str, tuple[Text, RevisionId]]:
        """The present texts of a section by language, each with its revision."""
        query = (
            select(SectionTextRow.language, RevisionRow.id, RevisionRow.blocks)
            .join(RevisionRow, RevisionRow.id == SectionTextRow.revision_id)
            .where(SectionTextRow.section_id == row.id)
            .order_by(SectionTextRow.language)
        )
        found = self._session.execute(query)
        return {
            language: (text_from_json(blocks), RevisionId(revision)) for language, revision, blocks in found
        }

    def texts_of_note(self, note: str) -> dict[str, tuple[Text, RevisionId]]:
        """The present text of each section of a note that has one, with its revision; read at once."""
        query = (
            select(SectionTextRow.section_id, RevisionRow.id, RevisionRow.blocks)
            .join(RevisionRow, RevisionRow.id == SectionTextRow.revision_id)
            .join(SectionRow, SectionRow.id == SectionTextRow.section_id)
            .where(SectionRow.note_id == note)
        )
        found = self._session.execute(query)
        return {
            section: (text_from_json(blocks), RevisionId(revision)) for section, revision, blocks in found
        }

    # ---- inside

    def _row(self, section: str) -> SectionRow:
        row = self._session.get(SectionRow, section)
        if row is None:
            raise UnknownNameError("There is no such section any more: open the profile or note again.")
        return row

    def _place(self, row: SectionRow, language: str) -> SectionTextRow | None:
        """Which revision is the present text; a note's section has one whatever its language."""
        if row.note_id is None:
            return self._session.get(SectionTextRow, (row.id, language))
        return self._session.scalars(
            select(SectionTextRow).where(SectionTextRow.section_id == row.id)
        ).first()

    def _stored(self, revision_id: str) -> Json:
        return self._session.get_one(RevisionRow, revision_id).blocks

    def _refuse_stale(self, place: SectionTextRow | None, read: RevisionId | None) -> None:
        if place is not None and place.revision_id != read:
            raise StaleTextError(
                "This section was saved by someone else since it was opened, so nothing was saved: "
                "open it again, and bring your changes into the newer text."
            )

    def _add_revision(self, row: SectionRow, language: str, body: Json) -> RevisionRow:
        act = self._transaction.act
        revision = RevisionRow(
            id=new_id(),
            section_id=row.id,
            language=language,
            blocks=body,
            at=act.at,
            by=act.by,
            act_kind=act.kind.value,
            act_id=act.id,
        )
        self._session.add(revision)
        return revision

    def _touch_owner(self, row: SectionRow) -> None:
        owner: ProfileRow | NoteRow
        if row.profile_id is not None:
            owner = self._session.get_one(ProfileRow, row.profile_id)
            read_markings_again(self._session, owner)
        else:
            owner = self._session.get_one(NoteRow, row.note_id)
        owner.updated_at = self._transaction.act.at


def _summary(row: RevisionRow, *, current: bool) -> RevisionSummary:
    return RevisionSummary(
        id=RevisionId(row.id),
        section=SectionId(row.section_id),
        language=row.language,
        at=row.at,
        by=row.by,
        act=ActKind(row.act_kind),
        current=current,
    )


def _draft(row: DraftRow) -> Draft:
    return Draft(
        section=SectionId(row.section_id),
        language=row.language,
        blocks=text_from_json(row.blocks),
        at=row.at,
        by=row.by,
        read=None if row.blocks.get("read") is None else RevisionId(row.blocks["read"]),
    )


def _held(blocks: Text) -> Holds:
    return FREE.union(*(holds(block) for block in blocks))
