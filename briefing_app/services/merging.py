"""Bringing a newer reading into what the library holds: updates, no duplicates, no officer's work lost.

A block that says the same keeps its id, its marking and its severances. A text that an officer has worked on
since it was imported is left as it is, and so is one with a received redaction that the new source has not:
no file gives it words. What the new source says of it stays with the import.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from briefing_app.domain.facts import Fact, ProfileId, Statement
from briefing_app.domain.names import folded
from briefing_app.domain.profile import NameRole, Profile, Section
from briefing_app.domain.sources import bare
from briefing_app.domain.text import Block, BlockId, SectionId, Text, Withheld, contents, holds, portions

ALIKE = 0.85
"""How much of two names must agree; "Forum for …" and "Forum on …" do, two bodies of one acronym do not."""

SHORTEST_NAME = 8
"""Shorter names are short forms, and say nothing by being alike."""

ImportedBefore = Callable[[SectionId, str], Text]
"""The text of a section in a language as the last import wrote it; empty where none did."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A profile brought up to date: whether anything changed, and which sections were left as they are."""

    profile: Profile
    changed: bool
    kept: tuple[str, ...] = ()


def merged(present: Profile, proposed: Profile, imported_before: ImportedBefore) -> Merged:
    """The present profile with what the proposed one adds or renews."""
    renewed: dict[BlockId, BlockId] = {}
    kept: list[str] = []
    sections = list(present.sections)
    for new in proposed.sections:
        place = next((i for i, one in enumerate(sections) if one.key == new.key), None)
        if place is None:
            sections.append(new)
            continue
        for language, text in new.texts.items():
            old = sections[place]
            result = renewed_text(old.texts.get(language, ()), text, imported_before(old.id, language))
            if result is None:
                kept.append(new.key)
                continue
            renewed |= {mine.id: theirs.id for mine, theirs in zip(text, result, strict=True)}
            sections[place] = _with_text(old, new, language, result)
    facts = (*present.facts, *_new_facts(present, proposed, renewed))
    names = (*present.names, *(one for one in proposed.names if not _is_known(one.text, present)))
    result_profile = replace(present, sections=tuple(sections), facts=facts, names=names)
    return Merged(result_profile, result_profile != present, tuple(kept))


def renewed_text(present: Text, new: Text, imported_before: Text) -> Text | None:
    """The new text with the present blocks where they say the same; None where what must stay would go.

    A present block may go only when the last import wrote it just so and nothing is decided about it, and a
    received redaction never.
    """
    waiting: dict[Block, list[Block]] = {}
    for block in present:
        waiting.setdefault(bare(block), []).append(block)
    result = tuple(waiting[key].pop(0) if waiting.get(key := bare(block)) else block for block in new)
    untouched = {bare(block) for block in imported_before}
    for block in (left for lefts in waiting.values() for left in lefts):
        if bare(block) not in untouched or holds(block) or any(portions((block,))):
            return None
    gone = Counter(_redactions(present)) - Counter(_redactions(result))
    return None if gone else result


def _redactions(text: Text) -> Iterable[Withheld]:
    pieces = (piece for block in text for piece in contents(block))
    return (part for piece in pieces for part in piece if isinstance(part, Withheld))


def _with_text(old: Section, new: Section, language: str, text: Text) -> Section:
    headings = {**new.headings, **old.headings}
    return replace(old, texts={**old.texts, language: text}, headings=headings)


def _new_facts(present: Profile, proposed: Profile, renewed: dict[BlockId, BlockId]) -> Iterable[Fact]:
    known = {_said(fact) for fact in present.facts}
    for fact in proposed.facts:
        if _said(fact) not in known:
            yield restated(replace(fact, profile=present.id), renewed)


def restated(fact: Fact, renewed: dict[BlockId, BlockId]) -> Fact:
    """The fact pointing at the blocks that took the place of those it was read from."""
    statements = tuple(Statement(renewed.get(one.block, one.block), one.words) for one in fact.statements)
    return replace(fact, statements=statements)


def _said(fact: Fact) -> Fact:
    """The fact with only what it says."""
    return replace(
        fact,
        id=type(fact.id)(""),
        profile=None,
        statements=(),
        portion=None,
        severances=frozenset(),
        confirmed=True,
        imported=None,
        lines=(),
    )


def _is_known(name: str, profile: Profile) -> bool:
    return folded(name) in {folded(one.text) for one in profile.names}


def new_loose(present: Sequence[Fact], proposed: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts of no profile that no earlier import has stored."""
    known = {_said(fact) for fact in present}
    return tuple(fact for fact in proposed if _said(fact) not in known)


def same_stakeholder(proposed: Profile, find: Callable[[str], Sequence[ProfileId]]) -> ProfileId | None:
    """The one profile that has a name of the proposed one; None for none or several.

    A short form alone says nothing: two stakeholders may share it.
    """
    for name in proposed.names:
        found = find(name.text) if name.role is not NameRole.ACRONYM else ()
        if len(found) == 1:
            return found[0]
    return None


def nearly_same_name(one: Profile, other: Profile) -> bool:
    """Whether two stakeholders of one short form have names that differ by a word or a slip of the pen."""
    pairs = ((folded(a.text), folded(b.text)) for a in one.names for b in other.names if a.role is b.role)
    return one.kind is other.kind and any(
        SequenceMatcher(None, a, b).ratio() >= ALIKE for a, b in pairs if min(len(a), len(b)) > SHORTEST_NAME
    )
