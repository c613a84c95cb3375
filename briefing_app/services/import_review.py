"""A binder under review: what was read, what an officer corrects of it, and the way back from each step.

Nothing is stored here. The review ends by handing its reading to the import, or by being forgotten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from briefing_app.domain.corrected import corrected
from briefing_app.domain.corrected_homes import Homes, KeyOf, homes_as_read
from briefing_app.domain.corrections import (
    HIGHEST_HEADING_LEVEL,
    Corrections,
    FactPlace,
    Home,
    ProfileCorrection,
    facts_of,
    kinds_for,
)
from briefing_app.domain.profile import ProfileKind
from briefing_app.domain.proposed_owners import Owners
from briefing_app.domain.reading import BlockKind, ProposedFact, ProposedProfile, Reading, SourceBlock

Key = TypeVar("Key")
Value = TypeVar("Value")


class View:
    """A reading with what the review's lists ask of it, worked out when it is first asked."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def homes(self) -> Homes:
        """Where every block belongs, by place."""
        return homes_as_read(self.reading)

    @cached_property
    def profiles(self) -> Mapping[int, ProposedProfile]:
        """The profiles by the line of their name."""
        return {profile.lines[0]: profile for profile in self.reading.profiles if profile.lines}

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """The number of each profile among them, from 0, by the line of its name."""
        return {line: number for number, line in enumerate(self.profiles)}

    @cached_property
    def places(self) -> Mapping[int, int]:
        """The place of the block of each line."""
        return {line: place for place, block in enumerate(self.reading.blocks) for line in block.lines}

    @cached_property
    def owners(self) -> Owners:
        """Whose facts are whose."""
        return Owners(self.reading)

    def home(self, place: int) -> Home | None:
        """Where a block belongs; the heading of a section belongs to it, a profile's name to the profile."""
        line = self.reading.blocks[place].first
        if line in self.profiles:
            return Home(line)
        return self.homes.headings.get(place) or self.homes.of[place]


class Review:
    """A reading and the corrections made so far; every change is one step that can be taken back."""

    def __init__(self, reading: Reading, key_of: KeyOf) -> None:
        self.original = reading
        self._key_of = key_of
        self._steps = [Corrections()]
        self._at = 0
        self.now = View(corrected(reading, Corrections(), key_of))

    @property
    def corrections(self) -> Corrections:
        """Everything corrected so far."""
        return self._steps[self._at]

    @property
    def reading(self) -> Reading:
        """The reading as corrected."""
        return self.now.reading

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return self._at + 1 < len(self._steps)

    def undo(self) -> None:
        """Take the last step back."""
        if self.can_undo:
            self._go(self._at - 1)

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        if self.can_redo:
            self._go(self._at + 1)

    def leave_unmarked(self, *, left: bool) -> bool:
        """Say whether what the document states of its marking as a whole does not hold."""
        return self._step(replace(self.corrections, leave_unmarked=left))

    # ---- blocks

    def kinds(self, line: int) -> tuple[BlockKind, ...]:
        """What the block at a line may be taken for."""
        return kinds_for(self._read(line))

    def set_kind(self, lines: Iterable[int], kind: BlockKind) -> bool:
        """Take blocks for another kind; False where none of them may be it, or all are it already."""
        kinds = dict(self.corrections.kinds)
        for line in lines:
            if kind not in self.kinds(line):
                continue
            if kind is BlockKind.TITLE:  # a document has one: the one chosen last
                kinds = {one: other for one, other in kinds.items() if other is not BlockKind.TITLE}
            kinds[line] = kind
        return self._step(replace(self.corrections, kinds=kinds))

    def change_level(self, lines: Iterable[int], by: int) -> bool:
        """Move items and headings in (1) or out (-1); what belongs to an item moves with it.

        An item that was only supposed to belong to another is first put under that one.
        """
        wanted = set(lines)
        levels, parents = dict(self.corrections.levels), dict(self.corrections.parents)
        for line in sorted(wanted):
            block = self._block(line)
            level = block.level or 1
            if block.kind is BlockKind.HEADING:
                levels[line] = max(1, min(HIGHEST_HEADING_LEVEL, level + by))
            if block.kind is not BlockKind.ITEM:
                continue
            above = self._block(block.parent) if block.parent else None
            is_under = above is not None and (above.level or 1) < level
            if above is not None and is_under and above.first in wanted:
                continue
            if by > 0 and above is not None and not is_under:
                parents[line] = above.first
                levels.pop(line, None)
            else:
                levels[line] = max(1, level + by)
                parents.pop(line, None)
        return self._step(replace(self.corrections, levels=levels, parents=parents))

    def accept_nesting(self) -> bool:
        """Put every item under the one it was only supposed to belong to."""
        inferred = {
            block.first: block.parent
            for block in self.reading.blocks
            if block.kind is BlockKind.ITEM
            and block.parent
            and (self._block(block.parent).level or 1) >= (block.level or 1)
        }
        levels = _without(self.corrections.levels, inferred)
        return self._step(
            replace(self.corrections, levels=levels, parents={**self.corrections.parents, **inferred})
        )

    def assign(self, lines: Iterable[int], home: Home | None) -> bool:
        """Say where blocks belong; a heading takes what stands under it along. None is no profile."""
        return self._step(
            replace(self.corrections, homes={**self.corrections.homes, **dict.fromkeys(lines, home)})
        )

    def name_stakeholder(self, line: int, kind: ProfileKind) -> bool:
        """Say that a line is the name of a stakeholder, and that its profile begins there."""
        if BlockKind.HEADING not in self.kinds(line):
            return False
        done = self.corrections
        kinds = done.kinds
        if self._block(line).kind not in (BlockKind.HEADING, BlockKind.TITLE):
            kinds = {**kinds, line: BlockKind.HEADING}
        shown = (self._read(line).marker or "").startswith("#")
        levels = done.levels if shown or line in done.levels else {**done.levels, line: 2}
        profiles = done.profiles
        if line in profiles:
            profiles = {**profiles, line: replace(profiles[line], left_out=False)}
        found = {**done.stakeholders, line: kind}
        return self._step(
            replace(
                done,
                kinds=kinds,
                levels=levels,
                profiles=profiles,
                stakeholders=found,
                homes=_without(done.homes, (line,)),
            )
        )

    def as_read(self, lines: Iterable[int]) -> bool:
        """Take back everything decided about some blocks."""
        lines, done = tuple(lines), self.corrections
        return self._step(
            replace(
                done,
                kinds=_without(done.kinds, lines),
                levels=_without(done.levels, lines),
                parents=_without(done.parents, lines),
                homes=_without(done.homes, lines),
                stakeholders=_without(done.stakeholders, lines),
            )
        )

    # ---- profiles and facts

    def correction_of(self, line: int) -> ProfileCorrection:
        """What is decided of the profile whose name is at a line."""
        return self.corrections.profiles.get(line, ProfileCorrection())

    def change_profile(self, line: int, change: Callable[[ProfileCorrection], ProfileCorrection]) -> bool:
        """Decide something of a profile."""
        profiles = {**self.corrections.profiles, line: change(self.correction_of(line))}
        return self._step(replace(self.corrections, profiles=profiles))

    def proposed_profiles(self) -> tuple[ProposedProfile, ...]:
        """The profiles as corrected, those that are left out among them."""
        read = {profile.lines[0]: profile for profile in self.original.profiles if profile.lines}
        return tuple(profile for _, profile in sorted({**read, **self.now.profiles}.items()))

    def facts(self) -> tuple[tuple[FactPlace, ProposedFact], ...]:
        """Every proposed fact, those that are rejected among them."""
        return tuple(facts_of(self.original))

    def owner(self, place: FactPlace, fact: ProposedFact) -> ProposedProfile | None:
        """The profile a fact belongs to as things stand."""
        return self.now.owners.of(replace(fact, of=self.corrections.owners.get(place)))

    def decide(self, facts: Iterable[FactPlace], *, accepted: bool) -> bool:
        """Accept facts, or reject them so that they are not stored."""
        rejected = self.corrections.rejected
        changed = rejected - set(facts) if accepted else rejected | set(facts)
        return self._step(replace(self.corrections, rejected=changed))

    def give(self, facts: Iterable[FactPlace], profile: int) -> bool:
        """Give facts to the profile whose name is at a line, or to none."""
        return self._step(
            replace(self.corrections, owners={**self.corrections.owners, **dict.fromkeys(facts, profile)})
        )

    # ---- steps

    @cached_property
    def accounted(self) -> tuple[int, int]:
        """How many lines that say something stand in exactly one block, and how many there are.

        The line of a picture is one of them, though it holds no words.
        """
        source, blocks = self.original.source, self.original.blocks
        held = Counter(line for block in blocks for line in block.lines)
        said = [number for number, line in enumerate(source.lines, 1) if line.strip() or held[number]]
        return sum(held[number] == 1 for number in said), len(said)

    def _read(self, line: int) -> SourceBlock:
        return self.original.blocks[self.now.places[line]]

    def _block(self, line: int) -> SourceBlock:
        return self.reading.blocks[self.now.places[line]]

    def _step(self, corrections: Corrections) -> bool:
        """Make a step; False, and no step, where it changes nothing."""
        if corrections == self.corrections:
            return False
        reading = corrected(self.original, corrections, self._key_of)
        same = reading == self.reading and corrections.rejected == self.corrections.rejected
        if same and corrections.profiles == self.corrections.profiles:
            return False
        self._steps[self._at + 1 :] = [corrections]
        self._at += 1
        self.now = View(reading)
        return True

    def _go(self, step: int) -> None:
        self._at = step
        self.now = View(corrected(self.original, self.corrections, self._key_of))


def _without(of: Mapping[Key, Value], keys: Iterable[Key]) -> dict[Key, Value]:
    left_out = set(keys)
    return {key: value for key, value in of.items() if key not in left_out}
