"""Facts as rows of a profile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final, get_args

from sqlalchemy import select

from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.facts import Fact, FactId, ImportId, ProfileId
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.storage.record_json import checked, fields_to_json, from_json, stamped
from briefing_app.storage.repositories.approvals import Approvals
from briefing_app.storage.repositories.derivations import Derivations
from briefing_app.storage.rows import FactRow
from briefing_app.storage.transaction import Transaction

KINDS: Final[dict[str, type[Fact]]] = {kind.__name__.lower(): kind for kind in get_args(Fact)}
"""The kinds of fact by the name they are stored under."""

IN_COLUMNS: Final = frozenset({"id", "profile", "confirmed", "imported"})
"""The fields of a fact that are columns of their own."""


def store_facts(
    transaction: Transaction, derivations: Derivations, profile: ProfileId, facts: Sequence[Fact]
) -> None:
    """Make the facts of a profile those given: new ones added, others changed, missing ones deleted."""
    session = transaction.session
    rows = {row.id: row for row in session.scalars(select(FactRow).where(FactRow.profile_id == profile))}
    for position, fact in enumerate(facts):
        row = rows.pop(fact.id, None)
        if row is None:
            row = FactRow(id=fact.id, profile_id=profile)
            session.add(row)
            derivations.made(fact.id)
            before = None
        else:
            before = fact_of(row) if fact.severances else None
        fill(row, fact, position)
        if fact.severances:
            Approvals(transaction).of_fact(before, fact)
    for row in rows.values():
        derivations.of_fact(row.id, frozenset())
        session.delete(row)
    session.flush()
    for fact in facts:
        derivations.of_fact(fact.id, fact.severances)


def read_facts(transaction: Transaction, profile: ProfileId) -> tuple[Fact, ...]:
    """The facts of a profile in their order."""
    rows = select(FactRow).where(FactRow.profile_id == profile).order_by(FactRow.position, FactRow.id)
    return tuple(fact_of(row) for row in transaction.session.scalars(rows))


def add_loose_facts(transaction: Transaction, imported: ImportId, facts: Sequence[Fact]) -> None:
    """Keep the facts of no profile with the import that found them."""
    for position, fact in enumerate(facts):
        row = FactRow(id=fact.id, profile_id=None)
        fill(row, replace(fact, profile=None, imported=imported), position)
        transaction.session.add(row)
    transaction.session.flush()


def read_loose_facts(transaction: Transaction, imported: str) -> tuple[Fact, ...]:
    """The facts of no profile that an import found, in their order."""
    found = (FactRow.import_id == imported, FactRow.profile_id.is_(None))
    rows = select(FactRow).where(*found).order_by(FactRow.position, FactRow.id)
    return tuple(fact_of(row) for row in transaction.session.scalars(rows))


def fact_of(row: FactRow) -> Fact:
    """The fact a row holds.

    Raises:
        UnreadableError: the row is damaged or of a newer version.
    """
    if row.kind not in KINDS:
        raise UnreadableError("A fact was saved by a newer version of the program; install that version.")
    return from_json(
        KINDS[row.kind],
        checked(row.body),
        id=FactId(row.id),
        profile=None if row.profile_id is None else ProfileId(row.profile_id),
        confirmed=row.confirmed,
        imported=None if row.import_id is None else ImportId(row.import_id),
    )


def fill(row: FactRow, fact: Fact, position: int) -> None:
    """Put a fact into its row, all but the profile it belongs to."""
    row.kind, row.position = type(fact).__name__.lower(), position
    row.body = stamped(fields_to_json(fact, IN_COLUMNS))
    row.earliest, row.latest = _covered(fact)
    row.confirmed, row.import_id = fact.confirmed, fact.imported


def _covered(fact: Fact) -> tuple[date | None, date | None]:
    """The first and the last day a fact is about, for lists by date."""
    for name in ("when", "due", "since"):
        value = getattr(fact, name, None)
        if isinstance(value, FuzzyDate):
            return value.earliest, value.latest
    return None, None
