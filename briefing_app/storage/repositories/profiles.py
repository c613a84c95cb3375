"""Profiles with their names, sections and facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import Select, func, or_, select, type_coerce
from sqlalchemy.orm import aliased
from sqlalchemy.types import NullType

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.names import folded
from briefing_app.domain.profile import Profile, ProfileKind, ProfileSummary, Section
from briefing_app.domain.text import SectionId, SeveranceId
from briefing_app.storage.profile_summaries import COLUMNS, by_name, summaries
from briefing_app.storage.record_json import checked, fields_to_json, from_json, stamped
from briefing_app.storage.repositories.derivations import Derivations, held_whole
from briefing_app.storage.repositories.facts import read_facts, store_facts
from briefing_app.storage.repositories.profile_markings import held_markings
from briefing_app.storage.repositories.sections import SectionRepository
from briefing_app.storage.rows import NameRow, ProfileRow, SectionRow
from briefing_app.storage.search_index import forget_owner, index_names
from briefing_app.storage.transaction import Transaction

IN_COLUMNS = frozenset(
    {"id", "kind", "parent", "tags", "reviewed_on", "updated_at", "confirmed", "sections", "facts"}
)
"""The fields of a profile that are columns or rows of their own."""


class ProfileRepository:
    """Keeps profiles whole: what is saved is what is read again."""

    def __init__(
        self, transaction: Transaction, sections: SectionRepository, derivations: Derivations
    ) -> None:
        self._transaction = transaction
        self._session = transaction.session
        self._sections = sections
        self._derivations = derivations

    def add(self, profile: Profile) -> Profile:
        """Keep a new profile; it comes back with the revision each text was given.

        Raises:
            NotAllowedError: something in it is marked above the ceiling, or it is in the library already.
        """
        if self._session.get(ProfileRow, profile.id) is not None:
            raise NotAllowedError(f"“{profile.name()}” is in the library already: save it instead.")
        row = ProfileRow(id=profile.id, deleted_at=None)
        self._session.add(row)
        return self._store(row, profile)

    def save(self, profile: Profile) -> Profile:
        """Keep the profile as given: sections and facts it lacks are deleted, changed texts get a revision.

        Raises:
            NotAllowedError: a text was saved by someone else since it was read, or something is marked above
                the ceiling.
            UnknownNameError: it is not in the library.
        """
        return self._store(self._row(profile.id), profile)

    def save_properties(self, profile: Profile) -> None:
        """Keep what a profile is by itself, its names and all; its sections and facts are not touched.

        Raises:
            UnknownNameError: it is not in the library.
        """
        row = self._row(profile.id)
        self._store_properties(row, profile)

    def get(self, profile: ProfileId) -> Profile:
        """A profile with everything it has.

        Raises:
            UnknownNameError: there is no such profile.
        """
        row = self._row(profile)
        return from_json(
            Profile,
            checked(row.body),
            id=profile,
            kind=ProfileKind(row.kind),
            parent=None if row.parent_id is None else ProfileId(row.parent_id),
            tags=tuple(row.tags),
            reviewed_on=row.reviewed_on,
            updated_at=row.updated_at,
            confirmed=row.confirmed,
            sections=tuple(self._section(one) for one in self._section_rows(profile)),
            facts=read_facts(self._transaction, profile),
        )

    def find(self, name: str) -> tuple[ProfileSummary, ...]:
        """The profiles with this name, acronym or variant, case and accents apart, by name."""
        named = select(NameRow.profile_id).where(NameRow.key == folded(name))
        return self._by_name(_listed().where(ProfileRow.deleted_at.is_(None), ProfileRow.id.in_(named)))

    def also_called(self, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each of these folded names that profiles bear all the names of these, folded."""
        found: dict[str, dict[str, None]] = {}
        wanted = sorted(names)
        own, other = aliased(NameRow), aliased(NameRow)
        for at in range(0, len(wanted), _AT_ONCE):
            query = (
                select(own.key, other.key)
                .join(other, other.profile_id == own.profile_id)
                .join(ProfileRow, ProfileRow.id == own.profile_id)
                .where(own.key.in_(wanted[at : at + _AT_ONCE]), ProfileRow.deleted_at.is_(None))
                .order_by(own.key, other.profile_id, other.position)
            )
            for name, one in self._session.execute(query):
                found.setdefault(name, {})[one] = None
        return {name: tuple(some) for name, some in found.items()}

    def list(self, kind: ProfileKind | None = None) -> tuple[ProfileSummary, ...]:
        """The profiles by name; of one kind where that is asked."""
        query = _listed().where(ProfileRow.deleted_at.is_(None))
        if kind is not None:
            query = query.where(ProfileRow.kind == kind.value)
        return self._by_name(query)

    def count(self) -> int:
        """How many profiles there are, the trash apart."""
        return self._session.scalar(select(func.count()).where(ProfileRow.deleted_at.is_(None))) or 0

    def not_reviewed_since(self, day: date, limit: int) -> tuple[tuple[ProfileSummary, ...], int]:
        """Profiles nobody has reviewed from a day on, those never reviewed first, and how many there are."""
        stale = (
            ProfileRow.deleted_at.is_(None),
            or_(ProfileRow.reviewed_on.is_(None), ProfileRow.reviewed_on < day),
        )
        ordered = (ProfileRow.reviewed_on.is_not(None), ProfileRow.reviewed_on, ProfileRow.name_key)
        found = self._summaries(select(*_LISTED).where(*stale).order_by(*ordered).limit(limit))
        return found, self._session.scalar(select(func.count()).where(*stale)) or 0

    def trashed(self) -> tuple[ProfileSummary, ...]:
        """The profiles in the trash, by name."""
        return self._by_name(_listed().where(ProfileRow.deleted_at.is_not(None)))

    def trash(self, profile: ProfileId) -> None:
        """Put a profile in the trash: out of lists and search, and nothing lost."""
        row = self._row(profile)
        row.deleted_at = row.updated_at = self._transaction.act.at
        self._session.flush()
        forget_owner(self._session, profile_id=profile)

    def untrash(self, profile: ProfileId) -> None:
        """Take a profile out of the trash."""
        row = self._row(profile)
        row.deleted_at, row.updated_at = None, self._transaction.act.at
        self._session.flush()
        self.derive(profile)

    def derive(self, profile: ProfileId) -> None:
        """Make anew what follows from a profile: how it is found, and which severances it holds."""
        whole, row = self.get(profile), self._row(profile)
        self._index_names(row, whole)
        for section in whole.sections:
            section_row = self._session.get_one(SectionRow, section.id)
            self._derivations.of_section(section_row, section.headings, section.severances)
            for language, text in section.texts.items():
                self._derivations.of_text(section_row, language, text)
        for fact in whole.facts:
            self._derivations.of_fact(fact.id, fact.severances)
        row.markings = held_markings(whole)

    # ---- inside

    def _store(self, row: ProfileRow, profile: Profile) -> Profile:
        row.markings = held_markings(profile)
        self._store_properties(row, profile)
        sections = self._store_sections(profile)
        store_facts(self._transaction, self._derivations, profile.id, profile.facts)
        return replace(profile, sections=sections, updated_at=row.updated_at)

    def _store_properties(self, row: ProfileRow, profile: Profile) -> None:
        at = self._transaction.act.at
        row.kind, row.name, row.name_key = profile.kind.value, profile.name(), folded(profile.name())
        row.acronym, row.parent_id, row.tags = profile.acronym(), profile.parent, list(profile.tags)
        row.confirmed, row.reviewed_on, row.updated_at = profile.confirmed, profile.reviewed_on, at
        row.body = stamped(fields_to_json(profile, IN_COLUMNS))
        self._session.flush()
        self._index_names(row, profile)

    def _index_names(self, row: ProfileRow, profile: Profile) -> None:
        names = [name.text for name in profile.names]
        index_names(self._session, row.id, names, findable=row.deleted_at is None)

    def _store_sections(self, profile: Profile) -> tuple[Section, ...]:
        rows = {row.id: row for row in self._section_rows(profile.id)}
        stored = []
        for position, section in enumerate(profile.sections):
            stored.append(self._store_section(rows.pop(section.id, None), profile.id, section, position))
        for row in rows.values():
            self._sections.delete_section(row)
        return tuple(stored)

    def _store_section(
        self, row: SectionRow | None, profile: ProfileId, section: Section, position: int
    ) -> Section:
        known = {} if row is None else self._sections.texts_of(row)
        held_before = None if row is None else held_whole(row)
        if row is None:
            row = SectionRow(id=section.id, profile_id=profile, note_id=None, level=1)
            self._session.add(row)
            self._derivations.made(section.id)
        row.key, row.position = section.key, position
        row.body = stamped({"headings": dict(section.headings), "severances": sorted(section.severances)})
        self._session.flush()
        self._derivations.of_section(row, section.headings, section.severances)
        revisions = {
            language: self._sections.store_text(row, language, text, section.revisions.get(language))
            for language, text in section.texts.items()
        }
        for language in known.keys() - section.texts.keys():
            self._sections.delete_text(row, language, section.revisions.get(language))
        if held_before not in (None, section.severances):
            for language, text in section.texts.items():
                self._derivations.of_text(row, language, text)
        return replace(section, revisions=revisions)

    def _section(self, row: SectionRow) -> Section:
        texts = self._sections.texts_of(row)
        body = checked(row.body)
        return Section(
            id=SectionId(row.id),
            key=row.key,
            headings=dict(body["headings"]),
            texts={language: text for language, (text, _) in texts.items()},
            revisions={language: revision for language, (_, revision) in texts.items()},
            severances=frozenset(SeveranceId(one) for one in body["severances"]),
        )

    def _section_rows(self, profile: ProfileId) -> tuple[SectionRow, ...]:
        query = select(SectionRow).where(SectionRow.profile_id == profile)
        return tuple(self._session.scalars(query.order_by(SectionRow.position, SectionRow.id)))

    def _row(self, profile: ProfileId) -> ProfileRow:
        row = self._session.get(ProfileRow, profile)
        if row is None:
            raise UnknownNameError(
                "There is no such profile in the library any more: list the profiles again."
            )
        return row

    def _by_name(self, query: Select[Any]) -> tuple[ProfileSummary, ...]:
        """What a query finds in the order of the file's own names, in that of the names it is read by."""
        return by_name(self._summaries(query), self._transaction.language)

    def _summaries(self, query: Select[Any]) -> tuple[ProfileSummary, ...]:
        return summaries(self._session.execute(query), self._transaction.language)


_AT_ONCE = 500
"""How many names one query asks for."""


def _listed() -> Select[Any]:
    return select(*_LISTED).order_by(ProfileRow.name_key, ProfileRow.id)


_LISTED: Final[tuple[Any, ...]] = tuple(
    type_coerce(getattr(ProfileRow, name), NullType()) for name in COLUMNS
)
"""The columns as the driver gives them: reading each value through SQLAlchemy takes three times as long."""
