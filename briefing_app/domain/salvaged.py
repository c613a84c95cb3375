"""What came over from a damaged library into a new one, in the sorts an officer knows, and what did not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What is counted, in the order it is told."""

    PROFILES = "profiles"
    FACTS = "facts"
    NOTES = "notes"
    SECTIONS = "sections"
    TEXTS = "texts"
    REVISIONS = "revisions"
    UNFINISHED = "unfinished"
    SEVERANCES = "severances"
    GONE = "gone"
    RELEASES = "releases"
    PICTURES = "pictures"
    IMPORTS = "imports"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a sort came over, and how many are lost: None where nobody can say."""

    came: int
    lost: int | None = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """A new library made of what could be read of a damaged one.

    Attributes:
        pages: How many pages the damaged one has.
        spoilt: How many of them could not be read.
        checked: False where nothing says which pages are as they were written; no approval came over then.
        journal: False where what was saved last, in the journal beside it, could not be used whole; no
            approval came over then, and every section and fact is withheld whole.
        settings: Whether its settings came over; else they are the usual ones.
        counts: What came over, by sort.
        passages: How many passages the texts have.
        profiles: What profiles are called now whose names are lost.
        notes: The same of notes.
        unsure: The profiles and notes of which a section is withheld whole, since its last text may be lost.
        undecided: How many severances are to be decided anew, since the record of the decision is lost.
    """

    pages: int
    spoilt: int
    checked: bool
    journal: bool
    settings: bool
    counts: Mapping[Sort, Count]
    passages: int
    profiles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    undecided: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether everything came over, as far as anybody can say."""
        lost = any(count.lost != 0 for count in self.counts.values())
        return self.checked and self.journal and self.settings and not (lost or self.undecided)
