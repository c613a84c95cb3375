"""What search knows of a profile or note, kept up to date as they are saved; derived, never authored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert
from sqlalchemy.orm import Session

from briefing_app.domain.names import folded
from briefing_app.domain.text import Holds, Text
from briefing_app.storage.rows import NameRow, SearchBlockRow, SectionRow
from briefing_app.storage.search_words import Stretch, free_and_severed, pieces_of


def rebuild(connection: Connection) -> None:
    """Make the full-text index anew from the words it is an index of."""
    connection.exec_driver_sql("INSERT INTO block_search(block_search) VALUES('rebuild')")


def index_names(session: Session, profile_id: str, names: Iterable[str], *, findable: bool) -> None:
    """Replace the names by which a profile is found; *findable* is False for one in the trash."""
    given = [name for name in names if name.strip()]
    session.execute(delete(NameRow).where(NameRow.profile_id == profile_id))
    keys = [{"profile_id": profile_id, "position": at, "key": folded(name)} for at, name in enumerate(given)]
    if keys:
        session.execute(insert(NameRow), keys)
    _forget(session, SearchBlockRow.profile_id == profile_id, SearchBlockRow.section_id.is_(None))
    if findable and given:
        _add(session, [_entry(profile_id=profile_id, free="\n".join(given))])


def index_title(session: Session, note_id: str, words: Iterable[str], *, findable: bool) -> None:
    """Replace the words of a note's title, number and place."""
    _forget(session, SearchBlockRow.note_id == note_id, SearchBlockRow.section_id.is_(None))
    if findable:
        _add(session, [_entry(note_id=note_id, free="\n".join(word for word in words if word))])


def index_heading(
    session: Session, section: SectionRow, headings: Mapping[str, str], held: Holds, *, replacing: bool = True
) -> None:
    """Replace the headings of a section; those of a section withheld whole are severed words."""
    if replacing:
        _forget(session, SearchBlockRow.section_id == section.id, SearchBlockRow.block_id.is_(None))
    entries = []
    for language, heading in headings.items():
        free, severed = free_and_severed([(Stretch(heading, bool(held)),)])
        if free or severed:
            entries.append(_entry(**_place(section), language=language, free=free, severed=severed))
    _add(session, entries)


def index_text(
    session: Session, section: SectionRow, language: str, text: Text, held: Holds, *, replacing: bool = True
) -> None:
    """Replace the blocks of a section's text in a language."""
    if replacing:
        here = (SearchBlockRow.section_id == section.id, SearchBlockRow.language == language)
        _forget(session, *here, SearchBlockRow.block_id.is_not(None))
    entries = []
    for block in text:
        free, severed = free_and_severed(pieces_of(block, held))
        if free or severed:
            place = {**_place(section), "block_id": block.id, "language": language}
            entries.append(_entry(**place, free=free, severed=severed))
    _add(session, entries)


def forget_owner(session: Session, *, profile_id: str | None = None, note_id: str | None = None) -> None:
    """Take everything of a profile or note out of search, as when it goes to the trash."""
    if profile_id is not None:
        _forget(session, SearchBlockRow.profile_id == profile_id)
    if note_id is not None:
        _forget(session, SearchBlockRow.note_id == note_id)


def _place(section: SectionRow) -> dict[str, Any]:
    return {"profile_id": section.profile_id, "note_id": section.note_id, "section_id": section.id}


def _entry(**given: Any) -> dict[str, Any]:  # noqa: ANN401  # columns of several types
    nothing = {"profile_id": None, "note_id": None, "section_id": None, "block_id": None}
    return {**nothing, "language": "", "free": "", "severed": "", **given}


def _forget(session: Session, *conditions: Any) -> None:  # noqa: ANN401  # SQL expressions
    session.execute(delete(SearchBlockRow).where(*conditions).execution_options(synchronize_session=False))


def _add(session: Session, entries: list[dict[str, Any]]) -> None:
    if entries:
        session.execute(insert(SearchBlockRow), entries)
