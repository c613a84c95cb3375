"""What is being typed in lines outside the texts and is not stored yet, kept beside its profile or note."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.note import NoteId
from briefing_app.storage.profile_summaries import name_in
from briefing_app.storage.records import DraftOwner, LineDraft, NamedDraft
from briefing_app.storage.rows import LineDraftRow, NoteRow, ProfileRow, SectionRow
from briefing_app.storage.transaction import Transaction

Words = Mapping[str, Any]


class LineDraftRepository:
    """One draft for each place of a profile or note: the lines of a form by name, each with its words."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def keep(self, owner: DraftOwner, place: str, words: Words, base: Words | None = None) -> None:
        """Keep what is typed at a place of *owner* over its *base*; without words there is no draft any more.

        Raises:
            UnknownNameError: there is no such profile or note.
        """
        act = self._transaction.act
        row = self._session.get(LineDraftRow, (owner.id, place))
        if not words:
            if row is not None:
                self._session.delete(row)
                self._session.flush()
            return
        if row is None:
            self._refuse_unknown(owner)
            row = LineDraftRow(owner_id=owner.id, place=place, profile_id=owner.profile, note_id=owner.note)
            self._session.add(row)
        typed = {"format": 1, "lines": dict(words)}
        if base:
            typed |= {"format": 2, "base": dict(base)}
        if row.typed != typed:
            row.typed, row.at, row.by = typed, act.at, act.by
        self._session.flush()

    def of(self, owner: DraftOwner) -> dict[str, LineDraft]:
        """What is typed in each place of a profile or note."""
        rows = self._session.scalars(select(LineDraftRow).where(LineDraftRow.owner_id == owner.id))
        return {row.place: _draft(row) for row in rows}

    def all(self) -> tuple[LineDraft, ...]:
        """Every draft of a thing that is not in the trash, the latest first."""
        return tuple(one.draft for one in self.named())

    def named(self) -> tuple[NamedDraft, ...]:
        """Every draft of a thing that is not in the trash with its name, the latest first; reads no text."""
        found = (
            select(LineDraftRow, ProfileRow.name, ProfileRow.body, NoteRow.title, NoteRow.number)
            .outerjoin(ProfileRow, ProfileRow.id == LineDraftRow.profile_id)
            .outerjoin(NoteRow, NoteRow.id == LineDraftRow.note_id)
            .where(ProfileRow.deleted_at.is_(None), NoteRow.deleted_at.is_(None))
            .order_by(LineDraftRow.at.desc(), LineDraftRow.owner_id)
        )
        rows = self._session.execute(found)
        spoken = self._transaction.language
        return tuple(
            NamedDraft(_draft(row), name_in(own, body, spoken) if own else title or "", number)
            for row, own, body, title, number in rows
        )

    def settle(self, owner: DraftOwner, place: str, names: Collection[str]) -> None:
        """Some lines of a place are stored: their drafts are over."""
        row = self._session.get(LineDraftRow, (owner.id, place))
        if row is not None:
            left = {name: said for name, said in row.typed["lines"].items() if name not in names}
            if left != row.typed["lines"]:
                self.keep(owner, place, left, row.typed.get("base"))

    def _refuse_unknown(self, owner: DraftOwner) -> None:
        table, key = (NoteRow, owner.note) if owner.profile is None else (ProfileRow, owner.profile)
        if self._session.get(table, key) is None:
            raise UnknownNameError("What was being typed in is not there any more: it was deleted meanwhile.")


def forget_section(session: Session, section: SectionRow) -> None:
    """Forget what is typed in the lines of a section that is deleted: their names end in its id."""
    owner = section.profile_id or section.note_id
    for row in session.scalars(select(LineDraftRow).where(LineDraftRow.owner_id == owner)):
        lines = row.typed["lines"]
        left = {name: said for name, said in lines.items() if not name.endswith(section.id)}
        if row.place.endswith(section.id) or not left:
            session.delete(row)
        elif left != lines:
            row.typed = {**row.typed, "lines": left}


def _draft(row: LineDraftRow) -> LineDraft:
    profile = None if row.profile_id is None else ProfileId(row.profile_id)
    note = None if row.note_id is None else NoteId(row.note_id)
    return LineDraft(
        owner=DraftOwner(profile=profile, note=note),
        place=row.place,
        words=dict(row.typed["lines"]),
        at=row.at,
        by=row.by,
        base=dict(row.typed.get("base", {})),
    )
