"""Which proposed profile a proposed fact belongs to.

The one an officer gave it to; else the one whose section states it; else the one its words name; else none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from briefing_app.domain.names import folded
from briefing_app.domain.reading import (
    NOBODY,
    ProposedFact,
    ProposedProfile,
    ProposedProject,
    Reading,
    SourceBlock,
)


class Owners:
    """Tells of one reading whose facts are whose."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._by_line = {profile.lines[0]: profile for profile in reading.profiles if profile.lines}

    def of(self, fact: ProposedFact) -> ProposedProfile | None:
        """The profile a fact belongs to, None for none."""
        if fact.of is not None and (fact.of == NOBODY or fact.of in self._by_line):
            return self._by_line.get(fact.of)
        owners = [self._of_lines[line] for line in fact.lines if line in self._of_lines]
        if owners and all(one is owners[0] for one in owners):
            return owners[0]
        words = " ".join(self._words(fact))
        said = folded(words)
        apart = set("".join(letter if letter.isalnum() else " " for letter in words).split())
        meant = [one for one, name in self._named if name in said or one.acronym in apart]
        return meant[0] if len(meant) == 1 else None

    @cached_property
    def _of_lines(self) -> dict[int, ProposedProfile]:
        return {
            line: profile
            for profile in self._reading.profiles
            for section in profile.sections
            for line in section.lines
        }

    @cached_property
    def _named(self) -> list[tuple[ProposedProfile, str]]:
        return [(profile, folded(profile.name)) for profile in self._reading.profiles]

    @cached_property
    def _blocks(self) -> dict[int, SourceBlock]:
        return {line: block for block in self._reading.blocks for line in block.lines}

    def _words(self, fact: ProposedFact) -> Iterator[str]:
        if isinstance(fact, ProposedProject) and isinstance(fact.implementer, str):
            yield fact.implementer
            return
        found: Iterable[SourceBlock] = (self._blocks[line] for line in fact.lines if line in self._blocks)
        yield from (block.text for block in found)
