"""Engagements and next steps of all profiles by date, from the columns made for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, or_, select

from briefing_app.domain.facts import Engagement, Fact, NextStep, ProfileId
from briefing_app.domain.marking import Marking, marking_from_json
from briefing_app.domain.note import held_by_section
from briefing_app.domain.overview import Counts, DatedFact, DatedKind
from briefing_app.domain.released_facts import StatingPlaces, stating_places
from briefing_app.domain.text import Block
from briefing_app.domain.text_json import text_from_json
from briefing_app.storage.profile_summaries import name_in
from briefing_app.storage.repositories.derivations import held_whole
from briefing_app.storage.repositories.facts import fact_of
from briefing_app.storage.rows import (
    FactRow,
    ProfileRow,
    RevisionRow,
    SectionRow,
    SectionTextRow,
    SeveranceHolderRow,
)
from briefing_app.storage.transaction import Transaction

_KINDS: Final = {DatedKind.ENGAGEMENT: "engagement", DatedKind.NEXT_STEP: "nextstep"}
"""The names under which the facts of a kind are stored."""

_COLUMNS: Final[tuple[Any, ...]] = (FactRow, ProfileRow.name, ProfileRow.body, ProfileRow.markings)

_DONE: Final = "done"

_AT_ONCE: Final = 500
"""How many profiles are asked about in one statement."""


class DatedFactRepository:
    """Reads facts by date; profiles in the trash are left out."""

    def __init__(self, transaction: Transaction) -> None:
        self._session = transaction.session
        self._language = transaction.language

    def counts(self) -> Counts:
        """How many engagements there are, and next steps that are open."""
        live = ProfileRow.deleted_at.is_(None)
        kinds = FactRow.kind.in_(_KINDS.values())
        query = (
            select(FactRow.kind, func.count())
            .join(ProfileRow, FactRow.profile_id == ProfileRow.id)
            .where(live, kinds, or_(FactRow.kind == _KINDS[DatedKind.ENGAGEMENT], _is_open()))
            .group_by(FactRow.kind)
        )
        found = {row[0]: row[1] for row in self._session.execute(query)}
        return Counts(
            engagements=found.get(_KINDS[DatedKind.ENGAGEMENT], 0),
            next_steps=found.get(_KINDS[DatedKind.NEXT_STEP], 0),
        )

    def list(self, kind: DatedKind) -> tuple[DatedFact, ...]:
        """All of a kind by (earliest, latest), those without a day last, those done after the open ones."""
        found = self._read(_ordered(_of(kind)))
        return tuple(sorted(found, key=lambda one: one.done))

    def overdue_steps(self, today: date, limit: int) -> tuple[DatedFact, ...]:
        """Next steps that are open although every day they may be due on is over, the latest ones first."""
        query = _of(DatedKind.NEXT_STEP).where(_is_open(), FactRow.latest < today)
        return self._read(query.order_by(FactRow.latest.desc(), FactRow.id).limit(limit))

    def due_steps(self, today: date, until: date, limit: int) -> tuple[DatedFact, ...]:
        """Next steps that are open and may be due from one day to another, the next one first."""
        between = (FactRow.latest >= today, func.coalesce(FactRow.earliest, FactRow.latest) <= until)
        return self._read(_ordered(_of(DatedKind.NEXT_STEP).where(_is_open(), *between)).limit(limit))

    def engagements(self, first: date, limit: int) -> tuple[DatedFact, ...]:
        """Engagements that may still be to come on a day, the next one first."""
        to_come = FactRow.latest >= first
        return self._read(_ordered(_of(DatedKind.ENGAGEMENT).where(to_come)).limit(limit))

    def _read(self, query: Select[Any]) -> tuple[DatedFact, ...]:
        found = [(tuple(row), _fact(row[0])) for row in self._session.execute(query)]
        places = self._withholding({row[0].profile_id for row, fact in found if fact.statements})
        return tuple(_dated(row, fact, places, self._language) for row, fact in found)

    def _withholding(self, profiles: Iterable[str]) -> StatingPlaces:
        """The texts of profiles in which something is withheld: a fact obeys the words that state it."""
        wanted = sorted(profiles)
        blocks: list[Block] = []
        held = select(SeveranceHolderRow.section_id).where(SeveranceHolderRow.section_id.is_not(None))
        texts = (
            select(SectionRow, RevisionRow.blocks)
            .join(SectionTextRow, SectionTextRow.section_id == SectionRow.id)
            .join(RevisionRow, RevisionRow.id == SectionTextRow.revision_id)
            .where(SectionRow.id.in_(held))
        )
        for first in range(0, len(wanted), _AT_ONCE):
            some = texts.where(SectionRow.profile_id.in_(wanted[first : first + _AT_ONCE]))
            for section, stored in self._session.execute(some):
                blocks += held_by_section(text_from_json(stored), held_whole(section))
        return stating_places((), tuple(blocks))


def _of(kind: DatedKind) -> Select[Any]:
    return (
        select(*_COLUMNS)
        .join(ProfileRow, FactRow.profile_id == ProfileRow.id)
        .where(ProfileRow.deleted_at.is_(None), FactRow.kind == _KINDS[kind])
    )


def _ordered(query: Select[Any]) -> Select[Any]:
    undated = FactRow.earliest.is_(None) & FactRow.latest.is_(None)
    first = func.coalesce(FactRow.earliest, FactRow.latest)
    return query.order_by(undated, first, FactRow.latest, ProfileRow.name_key, FactRow.position, FactRow.id)


def _is_open() -> ColumnElement[bool]:
    state = FactRow.body["state"].as_string()
    return or_(state.is_(None), state != _DONE)


def _fact(stored: FactRow) -> Engagement | NextStep:
    fact = fact_of(stored)
    assert isinstance(fact, Engagement | NextStep)  # noqa: S101  # asked for by their kind
    return fact


def _dated(
    row: tuple[Any, ...], fact: Engagement | NextStep, places: StatingPlaces, language: str
) -> DatedFact:
    stored, own, body, markings = row
    is_step = isinstance(fact, NextStep)
    place = "" if isinstance(fact, NextStep) or not isinstance(fact.place, str) else fact.place
    return DatedFact(
        id=fact.id,
        kind=DatedKind.NEXT_STEP if is_step else DatedKind.ENGAGEMENT,
        title=fact.action if isinstance(fact, NextStep) else fact.name,
        when=fact.due if isinstance(fact, NextStep) else fact.when,
        owner=ProfileId(str(stored.profile_id)),
        owner_name=name_in(own, body, language),
        place=place,
        by=fact.owner if isinstance(fact, NextStep) else "",
        done=isinstance(fact, NextStep) and fact.state == _DONE,
        severed=bool(places.withholding(fact)),
        confirmed=fact.confirmed,
        block=fact.statements[0].block if fact.statements else None,
        markings=_shown_under(fact, markings),
    )


def _shown_under(fact: Fact, of_profile: Iterable[Any]) -> tuple[Marking, ...]:
    if fact.portion is not None:
        return (fact.portion,)
    return tuple(map(marking_from_json, of_profile)) if fact.statements else ()
