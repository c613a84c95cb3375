"""What is a line on both sides of a package: a heading or a property, and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.arriving import State, standing
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.services.unpacking.arrival import Item, ItemKind
from briefing_app.services.unpacking.bases import Bases, Given, told

if TYPE_CHECKING:
    from briefing_app.domain.text import SectionId


def heading_key(section: SectionId, language: str) -> str:
    """The key of the heading of a section, "" for the language of a note's."""
    return f"heading/{section}/{language}"


def property_key(owner: str, name: str) -> str:
    """The key of a property of a note or profile."""
    return f"property/{owner}/{name}"


def line_item(
    base: Bases, key: str, kind: ItemKind, place: str, sides: tuple[object, object], language: str = ""
) -> Item | None:
    """A line as an item, None where both say the same or there is nothing of theirs to be brought in.

    *sides* are what we say and what they say.
    """
    mine, theirs = sides
    state = standing(base.said(key), told(mine), told(theirs))
    if state is State.UNCHANGED:
        return None
    return Item(
        key=key,
        kind=kind,
        state=state,
        place=place,
        language=language,
        mine_words=line_words(mine),
        theirs_words=line_words(theirs),
    )


def line_given(base: Bases, theirs: object) -> Given:
    """What is kept of what a package says in a line."""
    return Given(said=told(theirs), note=base.note)


def line_words(value: object) -> str:
    """What a property says."""
    return value.wording if isinstance(value, FuzzyDate) else str(value or "")
