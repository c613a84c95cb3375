"""What in a library is marked above a ceiling, thing by thing: why the ceiling cannot go down to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from briefing_app.storage.ceiling import Ceiling, markings_in
from briefing_app.storage.records import StandingAbove
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

_Owner = tuple[str, str]
TEXT, OLDER, DRAFT, FACT, WHOLE = "text", "older revision", "draft", "fact", "the note as a whole"
"""Where in a thing something may be marked, in the order it is told."""

_PLACES = (WHOLE, TEXT, DRAFT, FACT, OLDER)


def standing_above(session: Session, ceiling: Ceiling) -> tuple[StandingAbove, ...]:
    """The notes, profiles and imports in which anything is marked above the ceiling, in this order."""
    found: dict[_Owner, set[str]] = {}
    for owner, place, stored in _stored(session):
        if place not in found.get(owner, ()) and not all(map(ceiling.holds, markings_in(stored))):
            found.setdefault(owner, set()).add(place)
    told = (_told(session, owner, places) for owner, places in found.items())
    return tuple(sorted(told, key=lambda one: (("note", "profile", "import").index(one.kind), one.order)))


def _stored(session: Session) -> Iterator[tuple[_Owner, str, Any]]:
    """Everything that may hold a marking, with whose it is and where in that."""
    present = and_(
        SectionTextRow.section_id == RevisionRow.section_id, SectionTextRow.revision_id == RevisionRow.id
    )
    texts = (
        select(RevisionRow.blocks, SectionRow.profile_id, SectionRow.note_id, SectionTextRow.revision_id)
        .join(SectionRow, SectionRow.id == RevisionRow.section_id)
        .outerjoin(SectionTextRow, present)
    )
    for blocks, profile, note, now in session.execute(texts).yield_per(500):
        yield _owner(profile, note), TEXT if now else OLDER, blocks
    drafts = select(DraftRow.blocks, SectionRow.profile_id, SectionRow.note_id).join(
        SectionRow, SectionRow.id == DraftRow.section_id
    )
    for blocks, profile, note in session.execute(drafts).yield_per(500):
        yield _owner(profile, note), DRAFT, blocks
    facts = select(FactRow.body, FactRow.profile_id, FactRow.import_id)
    for body, profile, imported in session.execute(facts).yield_per(500):
        yield ("profile", profile) if profile else ("import", str(imported)), FACT, body
    for body, note in session.execute(select(NoteRow.body, NoteRow.id)).yield_per(500):
        yield ("note", note), WHOLE, body


def _owner(profile: str | None, note: str | None) -> _Owner:
    return ("profile", profile) if profile else ("note", str(note))


def _told(session: Session, owner: _Owner, places: set[str]) -> StandingAbove:
    kind, key = owner
    where = tuple(one for one in _PLACES if one in places)
    match kind:
        case "note":
            note = session.get_one(NoteRow, key)
            return StandingAbove(
                kind, note.number, note.title, where, note.deleted_at is not None, f"{note.serial:09}"
            )
        case "profile":
            profile = session.get_one(ProfileRow, key)
            return StandingAbove(
                kind, "", profile.name, where, profile.deleted_at is not None, profile.name_key
            )
        case _:
            one = session.get_one(ImportRow, key)
            return StandingAbove(kind, str(one.number), one.name, where, order=f"{one.number:09}")
