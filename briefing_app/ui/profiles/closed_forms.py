"""Forms that were closed without saving: what was typed in them, kept in memory to be gone on with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.facts import FactId
from briefing_app.domain.half_typed import HalfTyped
from briefing_app.domain.text import SectionId

if TYPE_CHECKING:
    from briefing_app.ui.profiles.profile_acts import ProfileActs


@dataclass(frozen=True, slots=True)
class ClosedFact:
    """The form of a fact of a sort; *fact* is None for one that was to be added."""

    sort: str
    fact: FactId | None
    typed: HalfTyped

    def open(self, acts: ProfileActs) -> None:
        """Ask again, with what was typed."""
        acts.go_on_with_fact(self.sort, self.fact, self.typed)


@dataclass(frozen=True, slots=True)
class ClosedProperties:
    """The form of what a profile is by itself."""

    typed: HalfTyped

    def open(self, acts: ProfileActs) -> None:
        """Ask again, with what was typed."""
        acts.edit_properties(self.typed)


@dataclass(frozen=True, slots=True)
class ClosedHeadings:
    """The form of the headings of a section; *section* is None for one that was to be added."""

    section: SectionId | None
    typed: HalfTyped

    def open(self, acts: ProfileActs) -> None:
        """Ask again, with what was typed."""
        acts.go_on_with_headings(self.section, self.typed)


ClosedForm = ClosedFact | ClosedProperties | ClosedHeadings
