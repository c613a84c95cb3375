"""The outline of a note: its sections in order, each with what stands below it; levels never jump.

A section and everything after it that is deeper go together. Whatever is done, the first section is at level
one and none is more than one level deeper than the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.note import NoteSection
from briefing_app.domain.text import SectionId

Outline = tuple[NoteSection, ...]

DEEPEST = 4
"""The deepest level a person can give a section; headings inside its text come below it."""


def place_of(outline: Sequence[NoteSection], section: SectionId) -> int:
    """Where a section stands, counted from 0.

    Raises:
        UnknownNameError: it is not in the outline.
    """
    for place, one in enumerate(outline):
        if one.id == section:
            return place
    raise UnknownNameError("This section is not in the note any more: open the note again.")


def end_of(outline: Sequence[NoteSection], place: int) -> int:
    """Where what goes with the section at a place ends: behind the last one deeper than it."""
    end = place + 1
    while end < len(outline) and outline[end].level > outline[place].level:
        end += 1
    return end


def branch(outline: Sequence[NoteSection], section: SectionId) -> Outline:
    """A section with everything below it."""
    place = place_of(outline, section)
    return tuple(outline[place : end_of(outline, place)])


def inserted(
    outline: Sequence[NoteSection], parts: Iterable[NoteSection], before: SectionId | None
) -> Outline:
    """The outline with sections put before another one, at the end without one."""
    place = len(outline) if before is None else place_of(outline, before)
    return levelled((*outline[:place], *parts, *outline[place:]))


def without(outline: Sequence[NoteSection], section: SectionId) -> Outline:
    """The outline without a section and everything below it."""
    place = place_of(outline, section)
    return levelled((*outline[:place], *outline[end_of(outline, place) :]))


def moved(
    outline: Sequence[NoteSection], section: SectionId, before: SectionId | None, level: int | None = None
) -> Outline:
    """The outline with a section and everything below it put before another one, at the end without one.

    *level* is the one it gets, as far as the section before it allows; without it, it keeps its own.

    Raises:
        NotAllowedError: it would be put below itself.
    """
    part = branch(outline, section)
    if before in {one.id for one in part[1:]}:
        raise NotAllowedError("A section cannot be moved below itself: choose another place.")
    if before == section:
        place = place_of(outline, section) + len(part)
        before = outline[place].id if place < len(outline) else None
    left = tuple(one for one in outline if one not in part)
    place = len(left) if before is None else place_of(left, before)
    deepest = left[place - 1].level + 1 if place else 1
    step = min(level or part[0].level, deepest) - part[0].level
    return levelled((*left[:place], *_shifted(part, step), *left[place:]))


def raised(outline: Sequence[NoteSection], section: SectionId) -> Outline:
    """The outline with a section, and what is below it, before the one it followed.

    Raises:
        NotAllowedError: it is the first.
    """
    place = place_of(outline, section)
    if place == 0:
        raise NotAllowedError("This section is the first one: it cannot go higher.")
    level = outline[place].level
    above = place - 1
    while above > 0 and outline[above].level > level:
        above -= 1
    return moved(outline, section, outline[above].id)


def lowered(outline: Sequence[NoteSection], section: SectionId) -> Outline:
    """The outline with a section, and what is below it, behind the one that follows it.

    Raises:
        NotAllowedError: it is the last.
    """
    place = place_of(outline, section)
    following = end_of(outline, place)
    if following == len(outline):
        raise NotAllowedError("This section is the last one: it cannot go lower.")
    same = outline[following].level >= outline[place].level
    behind = end_of(outline, following) if same else following + 1
    return moved(outline, section, outline[behind].id if behind < len(outline) else None)


def shifted(outline: Sequence[NoteSection], section: SectionId, step: int) -> Outline:
    """The outline with a section, and what is below it, *step* levels deeper (or higher where negative).

    Raises:
        NotAllowedError: the outline allows no such level there.
    """
    place = place_of(outline, section)
    part = branch(outline, section)
    level = part[0].level + step
    if level < 1:
        raise NotAllowedError("This section is at the highest level already.")
    if place == 0 or level > outline[place - 1].level + 1:
        raise NotAllowedError("A section is at most one level below the one before it.")
    if step > 0 and max(one.level for one in part) + step > DEEPEST:
        raise NotAllowedError(f"An outline has {DEEPEST} levels at most.")
    return levelled((*outline[:place], *_shifted(part, step), *outline[place + len(part) :]))


def levelled(outline: Iterable[NoteSection]) -> Outline:
    """The sections with levels that begin at one and never jump."""
    result: list[NoteSection] = []
    depth = 0
    for one in outline:
        depth = min(max(one.level, 1), depth + 1)
        result.append(one if one.level == depth else replace(one, level=depth))
    return tuple(result)


def _shifted(part: Iterable[NoteSection], step: int) -> Outline:
    return tuple(replace(one, level=max(one.level + step, 1)) for one in part) if step else tuple(part)
