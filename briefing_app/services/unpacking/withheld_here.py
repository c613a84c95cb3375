"""Passages that come in with a package and say what is withheld here: it is withheld where it comes to stand.

A colleague may say elsewhere what was severed in this library since the package before. Nobody here decided
that it may be known, so the severance holds the words there too, and an approval of it is asked for anew.
This spares the officer the severing. What is said in another form, in headings, titles, fields and facts is
left to the gate of the public edition, which knows the words though the package replaced them here
(``words_replaced``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing_app.domain.note import Note, owned_text
from briefing_app.domain.passages import Passage, find, letters, pieces, withhold
from briefing_app.domain.profile import Profile, profile_text
from briefing_app.domain.same_letters import said
from briefing_app.domain.text import Run, SeveranceId, Text, walk
from briefing_app.domain.withheld_places import free_passages, held_words, holds_from_above

_TELLING = 2
"""So many words in a row tell something wherever they stand; a number does by itself."""


def note_withheld_as_here(made: Note, mine: Note) -> tuple[Note, int]:
    """A note with what a package brought, in which nothing stands free that is withheld in *mine*.

    And how many passages came to be withheld for that.
    """
    keeping = _Keeping(owned_text(mine))
    before = {one.id: one.blocks for one in mine.sections}
    sections = (
        replace(one, blocks=keeping.withheld(one.blocks, before.get(one.id, ()))) for one in made.sections
    )
    return replace(made, sections=tuple(sections)), keeping.passages


def profile_withheld_as_here(made: Profile, mine: Profile) -> tuple[Profile, int]:
    """A profile with what a package brought, in which nothing stands free that is withheld in *mine*.

    And how many passages came to be withheld for that.
    """
    keeping = _Keeping(profile_text(mine))
    before = {(one.id, language): text for one in mine.sections for language, text in one.texts.items()}
    sections = (
        replace(
            one,
            texts={
                language: keeping.withheld(text, before.get((one.id, language), ()))
                for language, text in one.texts.items()
            },
        )
        for one in made.sections
    )
    return replace(made, sections=tuple(sections)), keeping.passages


class _Keeping:
    """Withholds what a text withheld; ``passages`` counts the blocks in which it did."""

    def __init__(self, text: Text) -> None:
        self._held = dict(_telling(text))
        self.passages = 0

    def withheld(self, made: Text, before: Text) -> Text:
        """A text in which the blocks that are not as they were hold what is held."""
        was = {block.id: block for block in before}
        came = {block.id: block for block in made if self._held and block != was.get(block.id)}
        now = tuple(came.values())
        for phrase, severance in self._held.items():
            if places := [one for one in find(now, phrase) if _is_free_in_part(now, one)]:
                now = withhold(now, places, severance)
        self.passages += sum(block != came[block.id] for block in now)
        kept = {block.id: block for block in now}
        return tuple(kept.get(block.id, block) for block in made)


def _telling(text: Text) -> Iterator[tuple[str, SeveranceId]]:
    """The severed words that tell something by themselves and stand free nowhere here."""
    for severance, phrases in held_words(text).items():
        for phrase in phrases:
            words = said(phrase)
            tells = len(words) >= _TELLING or any(map(str.isdigit, phrase))
            if tells and not any(free_passages(text, one) for one in _spelled(phrase)):
                yield from ((one, severance) for one in _spelled(phrase))


def _spelled(phrase: str) -> tuple[str, ...]:
    """The words as they stand, and as they begin a sentence or stand within one."""
    first, rest = phrase[:1], phrase[1:]
    return tuple(dict.fromkeys((phrase, first.upper() + rest, first.lower() + rest)))


def _is_free_in_part(text: Text, passage: Passage) -> bool:
    """Whether any word of a passage stands free: with others severed in its middle it tells the rest."""
    if holds_from_above(text)[passage.block]:
        return False
    block = next(one for one in walk(text) if one.id == passage.block)
    at = 0
    for part in pieces(block)[passage.piece]:
        begins, at = at, at + len(letters((part,)))
        if isinstance(part, Run) and not part.severances and begins < passage.end and at > passage.start:
            return True
    return False
