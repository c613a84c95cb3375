"""Undoing an act, an import or another: every row it touched becomes what it was, or nothing changes at all.

A row whose stamp is no longer that of the act was changed since; something of a later act that hangs on what
the act made was added since. Either way the later work would be lost, so the undoing is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Date, inspect, select
from sqlalchemy.types import TypeEngine

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.note import NoteId
from briefing_app.storage.profile_summaries import name_in
from briefing_app.storage.recorder import BESIDE, BROUGHT, GIVEN, GOING, JOURNALLED
from briefing_app.storage.records import RowChange, Undo
from briefing_app.storage.repositories.derivations import Derivations
from briefing_app.storage.repositories.notes import NoteRepository
from briefing_app.storage.repositories.profiles import ProfileRepository
from briefing_app.storage.repositories.sections import SectionRepository
from briefing_app.storage.rows import (
    Base,
    BlockOriginRow,
    DraftRow,
    FactRow,
    ImportChangeRow,
    ImportRow,
    NoteProfileRow,
    NoteRow,
    ProfileRow,
    RevisionRow,
    SectionRow,
    SectionTextRow,
    SeveranceHolderRow,
    SeveranceRow,
    UtcTime,
)
from briefing_app.storage.transaction import Transaction

ROWS: Final[dict[str, type[Base]]] = {row.__tablename__: row for row in (*JOURNALLED, *GOING, *BESIDE)}

Change = tuple[RowChange, Base | None]


def undo_import(transaction: Transaction, imported: ImportRow) -> None:
    """Put every row an import touched back.

    Raises:
        NotAllowedError: something was changed or used since; it is named.
    """
    query = (
        select(ImportChangeRow)
        .where(ImportChangeRow.import_id == imported.id)
        .order_by(ImportChangeRow.id.desc())
    )
    journal = transaction.session.scalars(query).all()
    brought = frozenset(one.object_id[0] for one in journal if one.object_type == BROUGHT)
    kept = (
        RowChange(one.object_type, tuple(one.object_id), one.before, one.deleted)
        for one in journal
        if one.object_type not in (BROUGHT, GIVEN)
    )
    changes = _with_rows(transaction, str(imported.act_id), kept)
    for name in _changed_since(transaction, str(imported.act_id), changes, brought):
        raise NotAllowedError(
            f"Import {imported.number} cannot be undone: {name} was changed or used after it. "
            "Undo the later import first, or change what is wrong by hand."
        )
    imported.undone_at = transaction.act.at
    _put_all_back(transaction, changes)
    for one in sorted(brought):
        if (revision := transaction.session.get(RevisionRow, one)) is not None:
            transaction.session.delete(revision)
    transaction.session.flush()


def take_back(transaction: Transaction, undo: Undo) -> None:
    """Put every row an act touched back.

    Raises:
        NotAllowedError: something was changed or used since; it is named.
    """
    changes = _with_rows(transaction, undo.act, reversed(undo.changes))
    for name in _changed_since(transaction, undo.act, changes):
        raise NotAllowedError(
            f"This cannot be undone any more: {name} was changed or used since. "
            "Nothing was changed now; put right by hand what is wrong."
        )
    _put_all_back(transaction, changes)


def _with_rows(transaction: Transaction, act: str, changes: Iterable[RowChange]) -> list[Change]:
    """The changes of an act, each with the row as it is now.

    Of what only follows from texts, those are left out that a later act wrote anew: it knew more.
    """

    def present(change: RowChange) -> Base | None:
        key = change.key
        return transaction.session.get(ROWS[change.table], key if len(key) > 1 else key[0])

    found = [(change, present(change)) for change in changes]
    return [
        (change, row)
        for change, row in found
        if not issubclass(ROWS[change.table], BESIDE) or _is_as_left(change, row, act)
    ]


def _is_as_left(change: RowChange, row: Base | None, act: str) -> bool:
    """Whether a row is as the act left it: gone, or with its stamp."""
    return row is None if change.deleted else getattr(row, "act_id", None) == act


def _put_all_back(transaction: Transaction, changes: list[Change]) -> None:
    owners = _owners(transaction, changes)
    _let_go_of_severances(transaction, changes)
    transaction.recorder.stamping = False
    for change, row in changes:
        _put_back(transaction, change, row)
    transaction.session.flush()
    transaction.recorder.stamping = True
    _derive(transaction, owners)


def _put_back(transaction: Transaction, change: RowChange, row: Base | None) -> None:
    if change.before is None:
        if isinstance(row, SeveranceRow):
            row.closed_at = row.closed_at or transaction.act.at  # a record of a decision is never deleted
        elif row is not None:
            _delete(transaction, row)
        return
    kind = ROWS[change.table]
    values = _values(kind, change.before)
    if row is None:
        transaction.session.add(kind(**values))
        return
    for name, value in values.items():
        setattr(row, name, value)


def _delete(transaction: Transaction, row: Base) -> None:
    session = transaction.session
    if isinstance(row, SectionRow):
        for revision in session.scalars(select(RevisionRow).where(RevisionRow.section_id == row.id)):
            session.delete(revision)
    session.delete(row)


def _values(kind: type[Base], stored: Mapping[str, Any]) -> dict[str, Any]:
    columns = inspect(kind).columns
    return {name: _value(columns[name].type, value) for name, value in stored.items()}


def _value(wanted: TypeEngine[Any], value: Any) -> Any:  # noqa: ANN401  # columns of several types
    if value is None:
        return None
    if isinstance(wanted, UtcTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(wanted, Date) else value


# ---- what was done since


def _changed_since(
    transaction: Transaction, act: str, changes: list[Change], brought: frozenset[str] = frozenset()
) -> Iterator[str]:
    for change, row in changes:
        if change.deleted:
            if row is not None:
                yield _name_of(transaction, row)
        elif row is None:
            yield "something it wrote"
        elif getattr(row, "act_id", None) != act:
            yield _name_of(transaction, row)
        elif change.before is None:
            yield from _hanging_on(transaction, act, row, brought)


def _hanging_on(
    transaction: Transaction, later: str, row: Base, brought: frozenset[str] = frozenset()
) -> Iterator[str]:
    """What acts later than this one hung on a thing it made."""
    session = transaction.session
    match row:
        case ProfileRow():
            name = name_in(row.name, row.body, transaction.language)
            for kind in (SectionRow, FactRow):
                if session.scalars(
                    select(kind).where(kind.profile_id == row.id, kind.act_id != later)
                ).first():
                    yield f"“{name}”"
            if session.scalars(
                select(ProfileRow).where(ProfileRow.parent_id == row.id, ProfileRow.act_id != later)
            ).first():
                yield f"“{name}”"
            noted = (
                select(NoteRow)
                .join(NoteProfileRow)
                .where(NoteProfileRow.profile_id == row.id, NoteRow.act_id != later)
            )
            for note in session.scalars(noted):
                yield f"“{name}”, which note {note.number} is made from,"
        case SectionRow():
            texts = select(SectionTextRow).where(
                SectionTextRow.section_id == row.id, SectionTextRow.act_id != later
            )
            saved = select(RevisionRow.id).where(
                RevisionRow.section_id == row.id, RevisionRow.act_id != later
            )
            if session.scalars(texts).first() or not brought.issuperset(session.scalars(saved)):
                yield _name_of(transaction, row)
            if session.scalars(select(DraftRow).where(DraftRow.section_id == row.id)).first():
                yield f"{_name_of(transaction, row)}, where a draft is being written,"
            pulled = (
                select(NoteRow)
                .join(SectionRow, SectionRow.note_id == NoteRow.id)
                .join(BlockOriginRow, BlockOriginRow.section_id == SectionRow.id)
                .where(BlockOriginRow.source_section_id == row.id, NoteRow.act_id != later)
            )
            for note in session.scalars(pulled):
                yield f"{_name_of(transaction, row)}, which note {note.number} took words from,"


def _name_of(transaction: Transaction, row: Base) -> str:
    """What a person calls the thing a row belongs to."""
    session = transaction.session
    match row:
        case ProfileRow():
            return f"“{name_in(row.name, row.body, transaction.language)}”"
        case NoteRow():
            return f"note {row.number}"
        case SeveranceRow():
            return f"severance {row.id}"
        case FactRow() if row.profile_id is not None:
            return _name_of(transaction, session.get_one(ProfileRow, row.profile_id))
        case SectionTextRow() | RevisionRow():
            return _name_of(transaction, session.get_one(SectionRow, row.section_id))
        case SectionRow() if row.profile_id is not None:
            return _name_of(transaction, session.get_one(ProfileRow, row.profile_id))
        case SectionRow():
            return _name_of(transaction, session.get_one(NoteRow, row.note_id))
    return "something it wrote"


# ---- what follows from rows that were put back

Owner = tuple[type[ProfileRow] | type[NoteRow], str]


def _owners(transaction: Transaction, changes: list[Change]) -> set[Owner]:
    return {owner for change, row in changes for owner in _owner(transaction, change, row)}


def _owner(transaction: Transaction, change: RowChange, row: Base | None) -> Iterator[Owner]:
    values: Mapping[str, Any] = change.before or (vars(row) if row is not None else {})
    if change.table == ProfileRow.__tablename__:
        yield ProfileRow, change.key[0]
    elif change.table == NoteRow.__tablename__:
        yield NoteRow, change.key[0]
    elif values.get("profile_id"):
        yield ProfileRow, values["profile_id"]
    elif values.get("note_id"):
        yield NoteRow, values["note_id"]
    elif section := values.get("section_id"):
        found = transaction.session.get(SectionRow, section)
        if found is not None:
            yield (ProfileRow, found.profile_id) if found.profile_id else (NoteRow, str(found.note_id))


def _let_go_of_severances(transaction: Transaction, changes: list[Change]) -> None:
    """Have the severances that what is taken away held closed where nothing else holds them."""
    sections = [change.key[0] for change, _ in changes if change.table == "section"]
    facts = [change.key[0] for change, _ in changes if change.table == "fact"]
    for column, ids in ((SeveranceHolderRow.section_id, sections), (SeveranceHolderRow.fact_id, facts)):
        for one in ids:
            held = transaction.session.scalars(select(SeveranceHolderRow.severance_id).where(column == one))
            transaction.holders_changed(held, ())


def _derive(transaction: Transaction, owners: set[Owner]) -> None:
    derivations = Derivations(transaction)
    sections = SectionRepository(transaction, derivations)
    profiles = ProfileRepository(transaction, sections, derivations)
    notes = NoteRepository(transaction, sections, derivations)
    for kind, one in owners:
        if transaction.session.get(kind, one) is None:
            continue
        if kind is ProfileRow:
            profiles.derive(ProfileId(one))
        else:
            notes.derive(NoteId(one))
