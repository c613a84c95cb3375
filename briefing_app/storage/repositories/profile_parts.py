"""The properties, facts and sections of a profile one by one: an officer's act leaves the rest as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Select, func, select

from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.facts import Fact, FactId, ProfileId
from briefing_app.domain.text import SectionId
from briefing_app.storage.record_json import checked, stamped
from briefing_app.storage.repositories.approvals import Approvals
from briefing_app.storage.repositories.derivations import Derivations, held_whole
from briefing_app.storage.repositories.facts import fact_of, fill
from briefing_app.storage.repositories.profile_markings import read_markings_again
from briefing_app.storage.repositories.sections import SectionRepository
from briefing_app.storage.rows import FactRow, ProfileRow, SectionRow
from briefing_app.storage.transaction import Transaction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.domain.profile import Section


class ProfilePartRepository:
    """Adds, changes and deletes single parts; positions have gaps, so that no other part is written."""

    def __init__(
        self, transaction: Transaction, sections: SectionRepository, derivations: Derivations
    ) -> None:
        self._transaction = transaction
        self._session = transaction.session
        self._sections = sections
        self._derivations = derivations

    # ---- profiles

    def parent_of(self, profile: ProfileId) -> ProfileId | None:
        """The parent of a profile, or None; also where there is no such profile."""
        query = select(ProfileRow.parent_id).where(ProfileRow.id == profile)
        found = self._session.scalars(query).one_or_none()
        return None if found is None else ProfileId(found)

    # ---- facts

    def fact(self, fact: FactId) -> Fact:
        """One fact.

        Raises:
            UnknownNameError: there is no such fact any more.
        """
        return fact_of(self._fact_row(fact))

    def add_fact(self, fact: Fact) -> None:
        """Keep a new fact behind those its profile has."""
        last = select(func.max(FactRow.position)).where(FactRow.profile_id == fact.profile)
        row = FactRow(id=fact.id, profile_id=fact.profile)
        self._session.add(row)
        self._derivations.made(fact.id)
        self._store_fact(row, fact, _next(self._session.scalar(last)))

    def save_fact(self, fact: Fact) -> None:
        """Keep a fact as given.

        Raises:
            UnknownNameError: there is no such fact any more.
        """
        row = self._fact_row(fact.id)
        self._store_fact(row, fact, row.position)

    def delete_fact(self, fact: FactId) -> None:
        """Delete a fact; severances only it held are closed."""
        row = self._fact_row(fact)
        self._derivations.of_fact(row.id, frozenset())
        self._session.delete(row)
        self._session.flush()
        self._touch(row.profile_id)

    # ---- sections

    def add_section(self, profile: ProfileId, section: Section, *, first: bool = False) -> None:
        """Keep a new section without texts behind those the profile has, or before them."""
        positions = list(self._session.scalars(_positions(profile)))
        position = min(positions, default=1) - 1 if first else _next(max(positions, default=None))
        row = SectionRow(id=section.id, profile_id=profile, note_id=None, level=1)
        row.key, row.position = section.key, position
        self._session.add(row)
        self._derivations.made(section.id)
        self._store_headings(row, section.headings)

    def headings(self, section: SectionId) -> Mapping[str, str]:
        """The headings of a section by language.

        Raises:
            UnknownNameError: there is no such section any more.
        """
        found: Mapping[str, str] = checked(self._section_row(section).body)["headings"]
        return found

    def save_headings(self, section: SectionId, headings: Mapping[str, str]) -> None:
        """Keep the headings of a section, one for each language.

        Raises:
            UnknownNameError: there is no such section any more.
        """
        self._store_headings(self._section_row(section), headings)

    def order_sections(self, profile: ProfileId, order: tuple[SectionId, ...]) -> None:
        """Put the sections into an order; only those that move are written."""
        rows = {row.id: row for row in self._session.scalars(_of(profile))}
        places = sorted(row.position for row in rows.values())
        if len(set(places)) < len(places):  # an import may have left two at one place
            places = list(range(len(places)))
        for position, section in zip(places, order, strict=True):
            rows[section].position = position
        self._session.flush()
        self._touch(profile)

    def delete_section(self, section: SectionId) -> None:
        """Delete a section with its texts, revisions and drafts; severances only it held are closed."""
        row = self._section_row(section)
        profile = row.profile_id
        self._sections.delete_section(row)
        self._touch(profile)

    # ---- inside

    def _store_fact(self, row: FactRow, fact: Fact, position: int) -> None:
        before = fact_of(row) if row.body else None
        fill(row, fact, position)
        Approvals(self._transaction).of_fact(before, fact)
        self._session.flush()
        self._derivations.of_fact(fact.id, fact.severances)
        self._touch(row.profile_id)

    def _store_headings(self, row: SectionRow, headings: Mapping[str, str]) -> None:
        held = held_whole(row) if row.body else frozenset()
        severances = checked(row.body)["severances"] if row.body else []
        row.body = stamped({"headings": dict(headings), "severances": severances})
        self._session.flush()
        self._derivations.of_section(row, headings, held)
        self._touch(row.profile_id)

    def _touch(self, profile: str | None) -> None:
        row = None if profile is None else self._session.get(ProfileRow, profile)
        if row is not None:
            row.updated_at = self._transaction.act.at
            read_markings_again(self._session, row)
            self._session.flush()

    def _fact_row(self, fact: FactId) -> FactRow:
        row = self._session.get(FactRow, fact)
        if row is None:
            raise UnknownNameError("There is no such fact any more: it was deleted meanwhile.")
        return row

    def _section_row(self, section: SectionId) -> SectionRow:
        row = self._session.get(SectionRow, section)
        if row is None or row.profile_id is None:
            raise UnknownNameError("There is no such section any more: it was deleted meanwhile.")
        return row


def _of(profile: ProfileId) -> Select[SectionRow]:
    return select(SectionRow).where(SectionRow.profile_id == profile)


def _positions(profile: ProfileId) -> Select[int]:
    return select(SectionRow.position).where(SectionRow.profile_id == profile)


def _next(position: int | None) -> int:
    return 0 if position is None else position + 1
