"""What the texts of a profile said one after the other, in the order they were saved in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from briefing_app.domain.text import Holds, RevisionId, SectionId, Text
from briefing_app.domain.text_json import texts_from_json
from briefing_app.storage.records import ActKind
from briefing_app.storage.repositories.derivations import held_whole
from briefing_app.storage.rows import RevisionRow, SectionRow, SectionTextRow
from briefing_app.storage.transaction import Transaction

TextOf = tuple[SectionId, str]
"""A section, and the language of a text of it."""

_AT_ONCE = 500
"""So many revisions are asked for in one query: SQLite takes a limited number of values."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A text that was saved; its revision is None where the text was taken away, or never was one before."""

    of: TextOf
    revision: RevisionId | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A revision; ``branch`` is the act that received it from a colleague, None where it was saved here."""

    of: TextOf
    at: datetime
    revision: RevisionId
    is_draft: bool
    act: str
    branch: str | None


class SavedTexts:
    """In which order the texts of a profile were saved."""

    def __init__(self, rows: Iterable[_Row], present: Mapping[TextOf, RevisionId]) -> None:
        self.present = present
        self._rows = tuple(rows)
        self._by_revision = {row.revision: row for row in self._rows}

    def text_of(self, revision: RevisionId) -> TextOf | None:
        """Of which text a revision is; None where there is no such."""
        row = self._by_revision.get(revision)
        return None if row is None else row.of

    def first_of(self, section: SectionId) -> tuple[RevisionId, ...]:
        """What a section said when the profile was made: what came later may have come from elsewhere."""
        own = [row for row in self._rows if row.branch is None]
        return tuple(row.revision for row in own if row.of[0] == section and row.at == own[0].at)

    def since(self, revision: RevisionId) -> tuple[tuple[Saved, ...], tuple[Saved, ...]]:
        """What each text was when a revision was saved, if it changed since, and all that was saved later.

        The text of the revision itself is always among the first. Drafts that never were a text are left out.
        What a colleague's library said is a line of its own: from there it goes on to what was saved here
        when it was received, and since.
        """
        start = self._by_revision[revision]
        first: dict[TextOf, RevisionId | None] = {}
        later: list[Saved] = []
        last: dict[TextOf, RevisionId] = {}
        for row in self._after(start):
            if row.branch == start.branch and (row.at, row.revision) <= (start.at, revision):
                first[row.of] = row.revision
            else:
                later.append(Saved(row.of, row.revision))
            last[row.of] = row.revision
        first[start.of] = revision
        last.setdefault(start.of, revision)
        for of in dict.fromkeys((*last, *self.present)):
            if last.get(of) != self.present.get(of):  # a clock was set back, or the text was taken away
                later.append(Saved(of, self.present.get(of)))
        changed = dict.fromkeys((start.of, *(one.of for one in later)))
        return tuple(Saved(of, first.get(of)) for of in changed), tuple(later)

    def _after(self, start: _Row) -> Iterator[_Row]:
        """The texts that were saved in the line of a revision, before it as well, in order."""
        for row in self._rows:
            if not row.is_draft and row.branch == start.branch:
                yield row
        for row in self._rows if start.branch is not None else ():
            if not row.is_draft and row.branch is None and row.act >= str(start.branch):
                yield row


class HistoryRepository:
    """Reads the texts a profile had."""

    def __init__(self, transaction: Transaction) -> None:
        self._session = transaction.session

    def of_profile_with(self, section: SectionId) -> SavedTexts:
        """In which order the texts of the profile were saved that has a section."""
        saved = (
            select(
                RevisionRow.section_id,
                RevisionRow.language,
                RevisionRow.at,
                RevisionRow.id,
                RevisionRow.act_kind,
                RevisionRow.act_id,
            )
            .where(RevisionRow.section_id.in_(_beside(section)))
            .order_by(RevisionRow.at, RevisionRow.id)
        )
        now = select(SectionTextRow.section_id, SectionTextRow.language, SectionTextRow.revision_id)
        now = now.where(SectionTextRow.section_id.in_(_beside(section)))
        rows = (
            _Row(
                of=(SectionId(of), language),
                at=at,
                revision=RevisionId(one),
                is_draft=kind == ActKind.DRAFT.value,
                act=act,
                branch=act if kind == ActKind.RECEIVED.value else None,
            )
            for of, language, at, one, kind, act in self._session.execute(saved)
        )
        found = self._session.execute(now)
        present = {(SectionId(of), language): RevisionId(one) for of, language, one in found}
        return SavedTexts(rows, present)

    def texts(self, revisions: Iterable[RevisionId]) -> dict[RevisionId, Text]:
        """What was saved in some revisions; a block that did not change between two is the same object."""
        wanted = list(revisions)
        bodies: dict[RevisionId, Any] = {}
        for number in range(0, len(wanted), _AT_ONCE):
            some = wanted[number : number + _AT_ONCE]
            query = select(RevisionRow.id, RevisionRow.blocks).where(RevisionRow.id.in_(some))
            found = self._session.execute(query.order_by(RevisionRow.section_id, RevisionRow.id))
            bodies |= {RevisionId(one): body for one, body in found}
        return dict(zip(bodies, texts_from_json(bodies.values()), strict=True))

    def holds(self, sections: Iterable[SectionId]) -> dict[SectionId, Holds]:
        """What withholds each of some sections whole."""
        query = select(SectionRow).where(SectionRow.id.in_(list(sections)))
        return {SectionId(row.id): held_whole(row) for row in self._session.scalars(query)}


def _beside(section: SectionId) -> Select[str]:
    """Every section of the profile that has a section."""
    profile = select(SectionRow.profile_id).where(SectionRow.id == section).scalar_subquery()
    return select(SectionRow.id).where(SectionRow.profile_id == profile)
