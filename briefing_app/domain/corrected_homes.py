"""Which section of which profile each block belongs to, once an officer has corrected what the blocks are.

A heading leads the blocks under it until the next one. Where the heading that leads a block is the reader's
and leads where it led before, the block stays where the reader had it; else it goes where its heading goes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefing_app.domain.corrections import (
    CONTENT,
    HIGHEST_HEADING_LEVEL,
    INTRODUCTION,
    Corrections,
    Home,
)
from briefing_app.domain.reading import BlockKind, Reading, SourceBlock

KeyOf = Callable[[str], str | None]
"""The key of the known section a heading names, None for another heading."""

HEADINGS = (BlockKind.TITLE, BlockKind.HEADING)
_NAME_LEVEL, _SECTION_LEVEL = 2, 3


@dataclass(frozen=True, slots=True)
class Homes:
    """Where every block belongs, and which headings begin a section; by place in the reading."""

    of: tuple[Home | None, ...]
    headings: dict[int, Home]


@dataclass(frozen=True, slots=True)
class _Lead:
    """The heading that leads what follows: its line, where it leads; ``level`` where an officer named it."""

    line: int = 0
    home: Home | None = None
    level: int = 0


def homes_as_read(reading: Reading) -> Homes:
    """Where the reader had every block."""
    of: list[Home | None] = [None] * len(reading.blocks)
    headings: dict[int, Home] = {}
    for profile in reading.profiles:
        if not profile.lines:
            continue
        for section in profile.sections:
            at = section.heading_block
            home = Home(profile.lines[0], INTRODUCTION if at is None else reading.blocks[at].first)
            if at is not None:
                headings[at] = home
            for place in section.blocks:
                of[place] = home
    return Homes(tuple(of), headings)


class Flow:
    """Walks the corrected blocks from heading to heading; sets the levels of those headings it meets."""

    def __init__(
        self, reading: Reading, blocks: list[SourceBlock], corrections: Corrections, key_of: KeyOf
    ) -> None:
        self._before = reading.blocks
        self._read = homes_as_read(reading)
        self._blocks = blocks
        self._corrections = corrections
        self._key_of = key_of
        self._names = {profile.lines[0] for profile in reading.profiles if profile.lines}
        self._new = {
            block.first
            for block in blocks
            if block.first in corrections.stakeholders
            and block.first not in self._names
            and block.kind in HEADINGS
        }
        out = {line for line, one in corrections.profiles.items() if one.left_out}
        self.profiles = frozenset((self._names | self._new) - out)
        self._named = self._names & self.profiles

    @property
    def added(self) -> list[int]:
        """The lines of the names of profiles that an officer found."""
        return sorted(self._new & self.profiles)

    def homes(self) -> Homes:
        """Where every block belongs now."""
        led: list[tuple[_Lead, bool]] = []
        headings: dict[int, Home] = {}
        lead, line_before, home_before = _Lead(), 0, None
        same = True
        for place, old in enumerate(self._before):
            leads, led_before = self._leads(place), old.kind in HEADINGS
            if leads:
                lead = self._led_by(place, lead)
                if lead.home is not None and lead.home.section == lead.line:
                    headings[place] = lead.home
            if led_before:
                line_before, home_before = old.first, self._home_before(place)
            if leads or led_before:
                same = lead.line == line_before and lead.home == home_before
            led.append((lead, same))
        begun = set(headings.values())
        of = tuple(self._home(place, one, same, begun) for place, (one, same) in enumerate(led))
        return Homes(of, headings)

    def _leads(self, place: int) -> bool:
        """Whether a block leads what follows: a heading, a profile's name, a title that was one."""
        old, new = self._before[place], self._blocks[place]
        if new.kind is BlockKind.HEADING or new.first in self._named:
            return True
        return new.kind is BlockKind.TITLE and (old.kind in HEADINGS or new.first in self._new)

    def _home_before(self, place: int) -> Home | None:
        line = self._before[place].first
        return Home(line) if line in self._names else self._read.headings.get(place)

    def _led_by(self, place: int, lead: _Lead) -> _Lead:
        """What a heading leads to."""
        block = self._blocks[place]
        line = block.first
        if line in self.profiles:
            level = self._level(place, _NAME_LEVEL if line in self._new else block.level)
            return _Lead(line, Home(line), level if line in self._new else 0)
        wanted = self._corrections.homes
        if line in wanted:
            home = wanted[line]
            kept = home is not None and home.profile in self.profiles
            self._level(place, block.level or _SECTION_LEVEL)
            return _Lead(line, Home(home.profile, line) if home and kept else None)
        if self._before[place].kind not in HEADINGS:
            return self._newly(place, lead)
        level = self._level(place, block.level)
        if lead.level and lead.home and (level > lead.level or self._key_of(block.text)):
            return _Lead(line, Home(lead.home.profile, line), lead.level)
        home = self._read.headings.get(place)
        return _Lead(line, home if home and home.profile in self.profiles else None)

    def _newly(self, place: int, lead: _Lead) -> _Lead:
        """A heading made by an officer begins a section of the profile it stands in."""
        line = self._blocks[place].first
        if lead.home is None:
            self._level(place, 1)
            return _Lead(line)
        self._level(place, _SECTION_LEVEL)
        return _Lead(line, Home(lead.home.profile, line), lead.level)

    def _level(self, place: int, level: int | None) -> int:
        """Give a heading its level: the officer's, else this one."""
        block = self._blocks[place]
        wanted = self._corrections.levels.get(block.first, level)
        if wanted is not None:
            wanted = max(1, min(HIGHEST_HEADING_LEVEL, wanted))
        if block.kind in HEADINGS and wanted != block.level:
            self._blocks[place] = replace(block, level=wanted)
        return wanted or 1

    def _home(self, place: int, lead: _Lead, same: bool, begun: set[Home]) -> Home | None:
        """Where a block of content belongs; None for a heading and for what is no content."""
        old, new = self._before[place], self._blocks[place]
        if new.kind not in CONTENT:
            return None
        if new.first in self._corrections.homes and new.first not in self.profiles:
            home = self._corrections.homes[new.first]
            if home is None or home.profile not in self.profiles:
                return None
            return home if home in begun or home.section == INTRODUCTION else Home(home.profile)
        home = self._read.of[place] if same and old.kind in CONTENT else lead.home
        return home if home is not None and home.profile in self.profiles else None


def lines_of(blocks: Sequence[SourceBlock], places: Sequence[int]) -> tuple[int, ...]:
    """The source lines of some blocks."""
    return tuple(line for place in places for line in blocks[place].lines)
