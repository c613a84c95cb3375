"""Taking back what was done to a note: only what the act changed, and only where nobody changed it since."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.note import Note, NoteSection

T = TypeVar("T")

_OWN = frozenset({"id", "sections", "created_at", "updated_at"})
_TEXT = frozenset({"blocks", "revision"})


def taken_back(before: Note, after: Note, now: Note) -> Note:
    """The note as it is *now* without the act that made *after* of *before*.

    Raises:
        NotAllowedError: what the act changed was changed again since; nothing may be lost by taking it back.
    """
    made: dict[str, Any] = {
        field.name: _back(getattr(before, field.name), getattr(after, field.name), getattr(now, field.name))
        for field in fields(Note)
        if field.name not in _OWN
    }
    return replace(now, **made, sections=_sections(before, after, now))


def _sections(before: Note, after: Note, now: Note) -> tuple[NoteSection, ...]:
    was, did, is_now = ({one.id: one for one in note.sections} for note in (before, after, now))
    order = _back(tuple(was), tuple(did), tuple(is_now))
    for gone in did.keys() - was.keys():
        _refuse_changed(did[gone].blocks, is_now[gone].blocks)
    made = []
    for one in order:
        if one in was and one not in did:
            made.append(replace(was[one], revision=None))  # it comes back with a text of its own
        elif one in was:
            made.append(_section(was[one], did[one], is_now[one]))
        else:
            made.append(is_now[one])
    return tuple(made)


def _section(was: NoteSection, did: NoteSection, is_now: NoteSection) -> NoteSection:
    """The section as it is now with what the act changed put back."""
    changed: dict[str, Any] = {
        field.name: _back(getattr(was, field.name), getattr(did, field.name), getattr(is_now, field.name))
        for field in fields(NoteSection)
        if field.name not in _TEXT
    }
    return replace(is_now, **changed, blocks=_back(was.blocks, did.blocks, is_now.blocks))


def _back(was: T, did: T, is_now: T) -> T:
    if was == did:
        return is_now
    _refuse_changed(did, is_now)
    return was


def _refuse_changed(did: object, is_now: object) -> None:
    if did != is_now:
        raise NotAllowedError("The note was changed there since, so this cannot be undone any more.")
