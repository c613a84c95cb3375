"""What in a library is marked above a ceiling, thing by thing: why the ceiling cannot go down to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, func, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.marking import Marking
from briefing_app.domain.steps import Steps
from briefing_app.storage.ceiling import Ceiling
from briefing_app.storage.profile_summaries import name_in
from briefing_app.storage.records import Standing, StandingAbove, StandingKind, StandingPlace
from briefing_app.storage.rows import (
    DraftRow,
    FactRow,
    ImportRow,
    NoteRow,
    ProfileRow,
    RevisionRow,
    SectionRow,
    SectionTextRow,
)
from briefing_app.storage.stopping import stoppable
from briefing_app.storage.transaction import Transaction

NAMED = 5
"""How many of the things that stand above a ceiling are named."""

_AT_ONCE = 500
_IN_REVISIONS = {StandingPlace.TEXT, StandingPlace.OLDER}

_Found = dict[StandingKind, dict[str, set[StandingPlace]]]


class StandsAboveError(NotAllowedError):
    """A ceiling would be below what the library holds; ``standing`` is that."""

    def __init__(self, sentence: str, standing: Standing) -> None:
        super().__init__(sentence)
        self.standing = standing


def refuse_standing_above(transaction: Transaction, ceiling: Ceiling, steps: Steps | None = None) -> None:
    """Refuse a ceiling below anything in the library: everything that may be marked is read once.

    Raises:
        StandsAboveError: the highest marking above it is named; the error says what holds such.
        CancelledError: *steps* were stopped.
    """
    session, found, above = transaction.session, _Found(), set[Marking]()
    with stoppable(session.connection().connection.driver_connection, steps):
        for kind, key, place, stored in (steps or Steps()).over(_stored(session)):
            if too_high := ceiling.above(stored):
                above |= too_high
                found.setdefault(kind, {}).setdefault(key, set()).add(place)
        if above:
            raise StandsAboveError(ceiling.refusal(above), _standing(session, found, transaction.language))


def _stored(session: Session) -> Iterator[tuple[StandingKind, str, StandingPlace, Any]]:
    """Everything that holds a marking, with whose it is and where in that."""
    present = and_(
        SectionTextRow.section_id == RevisionRow.section_id, SectionTextRow.revision_id == RevisionRow.id
    )
    whose = SectionRow.profile_id, SectionRow.note_id
    texts = (
        select(RevisionRow.blocks, *whose, SectionTextRow.revision_id)
        .join(SectionRow, SectionRow.id == RevisionRow.section_id)
        .outerjoin(SectionTextRow, present)
        .where(_may_be_marked(RevisionRow.blocks))
    )
    for blocks, profile, note, now in session.execute(texts).yield_per(_AT_ONCE):
        yield *_owner(profile, note), StandingPlace.TEXT if now else StandingPlace.OLDER, blocks
    drafts = (
        select(DraftRow.blocks, *whose)
        .join(SectionRow, SectionRow.id == DraftRow.section_id)
        .where(_may_be_marked(DraftRow.blocks))
    )
    for blocks, profile, note in session.execute(drafts).yield_per(_AT_ONCE):
        yield *_owner(profile, note), StandingPlace.DRAFT, blocks
    facts = select(FactRow.body, FactRow.profile_id, FactRow.import_id).where(_may_be_marked(FactRow.body))
    for body, profile, imported in session.execute(facts).yield_per(_AT_ONCE):
        owner = (StandingKind.PROFILE, profile) if profile else (StandingKind.IMPORT, str(imported))
        yield *owner, StandingPlace.FACT, body
    notes = select(NoteRow.body, NoteRow.id).where(_may_be_marked(NoteRow.body))
    for body, note in session.execute(notes).yield_per(_AT_ONCE):
        yield StandingKind.NOTE, note, StandingPlace.WHOLE, body


def _may_be_marked(column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Whether the text of a value shows that a marking may be in it; reading the others takes most time."""
    return func.instr(type_coerce(column, Text), '"levels"') > 0


def _owner(profile: str | None, note: str | None) -> tuple[StandingKind, str]:
    return (StandingKind.PROFILE, profile) if profile else (StandingKind.NOTE, str(note))


def _standing(session: Session, found: _Found, language: str) -> Standing:
    first: list[StandingAbove] = []
    in_trash = False
    for kind in StandingKind:
        owners = found.get(kind, {})
        for key, trashed in session.execute(_IN_ORDER[kind]).yield_per(_AT_ONCE) if owners else ():
            if key in owners:
                in_trash = in_trash or trashed
                if len(first) < NAMED:
                    first.append(_told(session, kind, key, owners[key], language))
    everywhere = [places for owners in found.values() for places in owners.values()]
    in_revisions = any(not places.isdisjoint(_IN_REVISIONS) for places in everywhere)
    return Standing(len(everywhere), tuple(first), in_revisions, in_trash)


_IN_ORDER: dict[StandingKind, Select[str, bool]] = {
    StandingKind.NOTE: select(NoteRow.id, NoteRow.deleted_at.is_not(None)).order_by(NoteRow.serial),
    StandingKind.PROFILE: select(ProfileRow.id, ProfileRow.deleted_at.is_not(None)).order_by(
        ProfileRow.name_key, ProfileRow.id
    ),
    StandingKind.IMPORT: select(ImportRow.id, ImportRow.id.is_(None)).order_by(ImportRow.number),
}
"""The keys of each kind as they are told, each with whether it is in the trash."""


def _told(
    session: Session, kind: StandingKind, key: str, places: set[StandingPlace], language: str
) -> StandingAbove:
    where = tuple(one for one in StandingPlace if one in places)
    match kind:
        case StandingKind.NOTE:
            note = session.get_one(NoteRow, key)
            return StandingAbove(kind, note.number, note.title, where, note.deleted_at is not None)
        case StandingKind.PROFILE:
            profile = session.get_one(ProfileRow, key)
            name = name_in(profile.name, profile.body, language)
            return StandingAbove(kind, "", name, where, profile.deleted_at is not None)
        case StandingKind.IMPORT:
            one = session.get_one(ImportRow, key)
            return StandingAbove(kind, str(one.number), one.name, where)
