"""Severed words that somebody else's copy took the place of: they are withheld still, though nobody has them.

Taking a colleague's words over one's own decides which words are to stand here, never that others may be
known. The words are kept for the note or profile they stood in, whatever became of the passage, and every
later public edition of that note, or of a note with that profile, is searched for them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Final
from uuid import UUID

from briefing_app.domain.facts import Fact, ProfileId
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.note import Note, NoteId, owned_text
from briefing_app.domain.passages import find
from briefing_app.domain.profile import Profile, profile_text
from briefing_app.domain.released_facts import values_of
from briefing_app.domain.same_letters import said
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Holds,
    Paragraph,
    RevisionId,
    Run,
    SectionId,
    Text,
    holds,
    walk,
)
from briefing_app.domain.withheld_places import free_passages, free_words, held_words, severed_phrases
from briefing_app.domain.words_gone import GoneWords

_NO_REVISION: Final = RevisionId(str(UUID(int=0)))
"""Words that are kept for a whole note or profile were in no one text of it."""

_SHORTEST: Final = 3
"""A word of so many letters is looked for."""


def place_of(owner: NoteId | ProfileId) -> SectionId:
    """Under what the words of a whole note or profile are kept; others are by the section they were in."""
    return SectionId(owner)


def replaced_in_note(mine: Note, made: Note, fresh: Callable[[], BlockId]) -> tuple[GoneWords, ...]:
    """What *mine* withholds and *made*, that takes its place, does not; *fresh* gives an id for each."""
    lines = (mine.title, mine.place, *mine.fields.values(), *(one.heading for one in mine.sections))
    return tuple(_replaced(place_of(mine.id), _text_of_note(mine), _text_of_note(made), lines, fresh))


def replaced_in_profile(mine: Profile, made: Profile, fresh: Callable[[], BlockId]) -> tuple[GoneWords, ...]:
    """What *mine* withholds and *made*, that takes its place, does not, severed facts included."""
    headings = (one for section in mine.sections for one in section.headings.values())
    lines = (*(one.text for one in mine.names), mine.nature, *headings)
    return tuple(_replaced(place_of(mine.id), _text_of_profile(mine), _text_of_profile(made), lines, fresh))


def words_of(gone: GoneWords) -> str:
    """The words that are kept."""
    return "\n".join(severed_phrases((gone.block,)))


def stand_alone(gone: Iterable[GoneWords]) -> tuple[str, ...]:
    """Those that are a single word: such are kept only where they stood open nowhere."""
    return tuple(words for one in gone if len(said(words := words_of(one))) == 1)


def freed_stretches(before: Text, after: Text) -> tuple[str, ...]:
    """What any severance withheld in a passage and stands free in the same one then."""
    if not any(map(holds, before)):
        return ()
    now = {block.id: block for block in walk(after)}
    found: dict[str, None] = {}
    for was in walk(before):
        here = now.get(was.id)
        for phrases in held_words((was,)).values() if here is not None and holds(was) else ():
            found |= {one: None for one in phrases if here is not None and _came_free(one, was, here)}
    return tuple(found)


def is_released_with(gone: GoneWords, stretches: Iterable[str]) -> bool:
    """Whether all the words stand side by side in one of the *stretches* that somebody freed."""
    wanted = said(words_of(gone))
    return bool(wanted) and _Stretches(stretches).times(wanted) > 0


# ---- inside


def _replaced(
    place: SectionId, before: Text, after: Text, lines: Iterable[str], fresh: Callable[[], BlockId]
) -> Iterator[GoneWords]:
    was = _withheld(before)
    if not was:
        return
    severed, still = _Stretches(_each_withheld(before)), _Stretches(_each_withheld(after))
    open_ones = {word for one in (*lines, *free_words(before)) for word in said(one)}
    for phrase, held in was.items():
        words = said(phrase)
        is_as_often = still.times(words) >= severed.times(words)
        if is_as_often or not _is_to_be_kept(words, open_ones):
            continue
        block = Paragraph(id=fresh(), content=(Run(phrase, severances=held),))
        yield GoneWords(place, min(held), block, _NO_REVISION)


def _withheld(text: Text) -> dict[str, Holds]:
    """Every stretch that is withheld, with what withholds any of it."""
    found: dict[str, Holds] = {}
    for block in text:
        each = held_words((block,)) if holds(block) else {}
        for phrase in severed_phrases((block,)) if each else ():
            held = {one for one, some in each.items() if any(w in phrase or phrase in w for w in some)}
            found[phrase] = found.get(phrase, FREE) | (held or holds(block))
    return found


def _is_to_be_kept(words: Sequence[str], open_ones: set[str]) -> bool:
    """Whether words tell anything by themselves: a single one does where it stood open nowhere."""
    if len(words) > 1:
        return True
    return any(len(one) >= _SHORTEST and one not in open_ones for one in words)


class _Stretches:
    """Words side by side in any of some passages; each length is gone through once, however often asked."""

    def __init__(self, passages: Iterable[str]) -> None:
        self._said = [said(one) for one in passages]
        self._of_length: dict[int, Counter[tuple[str, ...]]] = {}

    def times(self, words: tuple[str, ...]) -> int:
        """How often they stand side by side."""
        size = len(words)
        if size not in self._of_length:
            starts = ((one, at) for one in self._said for at in range(len(one) - size + 1))
            self._of_length[size] = Counter(one[at : at + size] for one, at in starts)
        return self._of_length[size][words]


def _each_withheld(text: Text) -> Iterator[str]:
    """The severed words of each block: the same as often as they are severed."""
    for block in text:
        yield from severed_phrases((block,))


def _came_free(words: str, was: Block, now: Block) -> bool:
    """Whether words that were severed lost that; typed once more beside those that are, they did not."""
    (all_then, free_then), (all_now, free_now) = (
        (len(find((one,), words)), len(free_passages((one,), words))) for one in (was, now)
    )
    return free_now > free_then and all_now - free_now < all_then - free_then


def _text_of_note(note: Note) -> Text:
    headings = (_line(one.heading, one.severances) for one in note.sections if one.severances)
    return (*owned_text(note), *headings)


def _text_of_profile(profile: Profile) -> Text:
    """Its texts, and as lines what else of it may be withheld: headings of whole sections, facts."""
    headings = (
        _line(heading, one.severances)
        for one in profile.sections
        if one.severances
        for heading in one.headings.values()
    )
    facts = (_line(said, one.severances) for one in profile.facts for said in _said_by(one))
    return (*profile_text(profile), *headings, *facts)


def _said_by(fact: Fact) -> Iterator[str]:
    """What a fact says that is searched for where it is severed by itself."""
    yield from values_of(fact)
    yield from (one.name for one in getattr(fact, "payers", ()))
    for one in (getattr(fact, field.name) for field in fields(fact)):
        if isinstance(one, FuzzyDate) and one.kind in (DateKind.DAY, DateKind.RANGE):
            yield from (day.isoformat() for day in (one.earliest, one.latest) if day is not None)


def _line(words: str, held: Holds) -> Block:
    return Paragraph(id=BlockId(""), content=(Run(words),), severances=held)
